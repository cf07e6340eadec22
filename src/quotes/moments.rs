//! When it was said: "The bank said last month it had lost money" says nothing of last month.
//!
//! A time right behind the cue is the cue's where a clause of its own begins behind it; in "said last month was hot" it is what
//! the clause is of. Nor does it belong to who says it: "After talks with Tim Ray on Monday Ms Holt said" is said by Ms Holt.

use super::attribution::Attribution;
use super::phrases::is_day;
use super::rules::Rules;
use crate::lexicon::figures::{Senses, figures};
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Takes the times out of the beginnings of contents, and out of sources with what stands before them.
pub(super) fn settle(rules: &Rules<'_, '_>, found: &mut [Attribution]) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    for own in found {
        own.source = own.source.map(|source| behind_time(tagged, source));
        let Some(cue) = own.cue.filter(|cue| tagged.class(cue.head).is_verb()) else { continue };
        let Some(piece) = own.content.iter_mut().find(|piece| piece.start > cue.head) else { continue };
        let behind = cue.tokens.end.max(cue.head + 1);
        // "said in | May 2009 it would close"
        let led = piece.start == behind + 1 && tagged.is_any(behind, &["on", "in"]);
        if piece.start > behind && !led || marks.is_quoted(piece.start) {
            continue;
        }
        if let Some(end) = time(tagged, behind, piece.end).filter(|end| begins(tagged, Span::new(*end, piece.end))) {
            *piece = Span::new(end, piece.end);
        }
    }
}

/// What stands behind the last time in a source, where that is a name of its own.
fn behind_time(tagged: &Tagged<'_>, source: Span<Tok>) -> Span<Tok> {
    // "with Tim Ray on Monday": it is in a phrase that leads to who says it.
    if source.start == 0 || tagged.class(source.start - 1) != Class::Preposition {
        return source;
    }
    let opens = |at: &u32| tagged.is_any(*at, &["on", "in"]) || *at == source.start;
    let behind = (source.start..source.end).filter(opens).filter_map(|at| time(tagged, at, source.end)).next_back();
    let named = |at: &u32| *at < source.end && tagged.class(*at) == Class::Name;
    behind.filter(named).map_or(source, |start| Span::new(start, source.end))
}

/// Where a time that starts here ends: "last month", "late on Sunday", "on 4 March", "in 2009", "earlier".
fn time(tagged: &Tagged<'_>, start: u32, ceiling: u32) -> Option<u32> {
    let is = |at: u32, senses: u32| figures().senses(tagged.word(at)).any(senses);
    let month = |at: u32| is(at, Senses::MONTH) && tagged.text.token(at).shape.is_capitalized();
    let number = |at: u32| tagged.text.kind(at) == Some(Kind::Number);
    let year = |at: u32| number(at) && tagged.text.surface(at).len() == 4;
    let sooner = tagged.is_any(start, &["earlier", "later"]);
    let at = start + u32::from(sooner || tagged.is_any(start, &["late", "early"]));
    let period = Senses::TIME | Senses::SEASON | Senses::DAYPART | Senses::WEEKDAY;
    let from = at + u32::from(tagged.is_any(at, &["on", "in"]));
    let end = if tagged.is_any(at, &["last", "this", "next"]) && (is(at + 1, period) || month(at + 1)) {
        at + 2
    } else if is_day(tagged, from) || from > at && tagged.is(at, "in") && year(from) {
        from + 1
    } else if number(from) && month(from + 1) || month(from) && number(from + 1) {
        from + 2 + u32::from(year(from + 2))
    } else if from > at && month(from) {
        from + 1
    } else if sooner {
        at
    } else {
        return None;
    };
    (end < ceiling).then_some(end)
}

/// Whether a clause with a subject of its own begins a stretch.
fn begins(tagged: &Tagged<'_>, stretch: Span<Tok>) -> bool {
    let subject = matches!(
        tagged.class(stretch.start),
        Class::Pronoun | Class::Determiner | Class::Possessive | Class::Name | Class::Nouns | Class::Number
    ) || tagged.is_any(stretch.start, &["there", "that"]);
    subject && stretch.len() > 1 && (stretch.start + 1..stretch.end).any(|at| tagged.class(at).is_finite())
}

#[cfg(test)]
mod tests {
    use crate::analyze;

    #[test]
    fn nor_is_it_who_said_it() {
        for (text, source) in [
            ("In an interview with Earth Review in 2009 Lovibond said the sea was rising.", "Lovibond"),
            ("After a meeting with Tim Ray on Monday Ms Holt said the plan was dead.", "Ms Holt"),
            ("On Monday Ms Holt said the plan was dead.", "Ms Holt"),
            ("The committee on Friday Prayers said the plan was dead.", "The committee on Friday Prayers"),
        ] {
            let quotes = analyze(text).quotes;
            assert_eq!(quotes[0].source.as_ref().map(|source| source.text.as_str()), Some(source), "{text}");
        }
    }

    #[test]
    fn when_it_was_said_is_no_content() {
        for (text, content) in [
            ("The bank said last month it would close.", "it would close"),
            ("The bank said this week it had lost $4 million.", "it had lost $4 million"),
            ("Police said earlier they had found a body.", "they had found a body"),
            ("Police said late on Sunday the man had died.", "the man had died"),
            ("The bank said on 4 March it would close.", "it would close"),
            ("The bank said in 2009 it would close.", "it would close"),
            ("The bank said in May 2009 it would close.", "it would close"),
            ("The bank said earlier this week it would close.", "it would close"),
            ("The bank said on 14 farms they had found rats.", "on 14 farms they had found rats"),
            ("The bank said last month was the best of all.", "last month was the best of all"),
            ("The bank said two shops would close.", "two shops would close"),
            ("The bank said this shop would close.", "this shop would close"),
        ] {
            assert_eq!(analyze(text).quotes[0].text, content, "{text}");
        }
    }
}
