//! When it was said: "The bank said last month it had lost money" says nothing of last month.
//!
//! A time right behind the cue is the cue's where a clause of its own begins behind it; in "said last month was hot" it is what
//! the clause is of. Nor does it belong to who says it: "After talks with Tim Ray on Monday Ms Holt said" is said by Ms Holt.

use super::attribution::Attribution;
use super::phrases::is_day;
use super::rules::Rules;
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

const RELATIVE: &[&str] = &["last", "this", "earlier", "late", "early", "later"];
const PERIODS: &[&str] = &[
    "week",
    "month",
    "year",
    "night",
    "morning",
    "afternoon",
    "evening",
    "spring",
    "summer",
    "autumn",
    "winter",
    "weekend",
];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Takes the times out of the beginnings of contents, and out of sources with what stands before them.
pub(super) fn settle(rules: &Rules<'_, '_>, found: &mut [Attribution]) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    for own in found {
        own.source = own.source.map(|source| behind_time(tagged, source));
        let Some(cue) = own.cue.filter(|cue| tagged.class(cue.head).is_verb()) else { continue };
        let Some(piece) = own.content.iter_mut().find(|piece| piece.start > cue.head) else { continue };
        if piece.start > cue.tokens.end.max(cue.head + 1) || marks.is_quoted(piece.start) {
            continue;
        }
        if let Some(end) = time(tagged, piece.start, piece.end).filter(|end| begins(tagged, Span::new(*end, piece.end)))
        {
            *piece = Span::new(end, piece.end);
        }
    }
}

/// What stands behind the last time in a source, where that is a name of its own.
fn behind_time(tagged: &Tagged<'_>, source: Span<Tok>) -> Span<Tok> {
    let year = |at: u32| {
        tagged.is(at, "in") && tagged.text.kind(at + 1) == Some(Kind::Number) && tagged.text.surface(at + 1).len() == 4
    };
    let end_at = |at: u32| if year(at) { Some(at + 2) } else { time(tagged, at, source.end) };
    let opens = |at: u32| {
        let on = tagged.is_any(at, &["on", "in"]) || is_day(tagged, at) && at == source.start;
        on && tagged.class(at + 1) != Class::Mark
    };
    // "with Tim Ray on Monday": it is in a phrase that leads to who says it.
    let led = source.start.checked_sub(1).is_some_and(|before| tagged.class(before) == Class::Preposition);
    if !led {
        return source;
    }
    let behind = (source.start..source.end).filter(|at| opens(*at)).filter_map(end_at).next_back();
    let named = |at: &u32| *at < source.end && tagged.class(*at) == Class::Name;
    behind.filter(named).map_or(source, |start| Span::new(start, source.end))
}

/// Where a time that starts here ends: "last month", "late on Sunday", "on 4 March", "earlier".
fn time(tagged: &Tagged<'_>, start: u32, ceiling: u32) -> Option<u32> {
    let mut at = start;
    while at < ceiling.min(start + 7) {
        let relative = tagged.is_any(at, RELATIVE)
            && (tagged.is_any(at, &["earlier", "later"])
                || tagged.is_any(at + 1, PERIODS)
                || tagged.is_any(at + 1, MONTHS)
                || is_day(tagged, at + 1)
                || tagged.is(at + 1, "on"));
        let on = tagged.is_any(at, &["on", "in"])
            && (is_day(tagged, at + 1)
                || tagged.text.kind(at + 1) == Some(Kind::Number)
                || tagged.is_any(at + 1, MONTHS));
        let of_date = tagged.text.kind(at) == Some(Kind::Number)
            && (tagged.is_any(at + 1, MONTHS) || at > start && tagged.is_any(at - 1, MONTHS));
        let month = tagged.is_any(at, MONTHS)
            && (at > start
                || tagged.text.kind(at + 1) == Some(Kind::Number) && tagged.text.token(at).shape.is_capitalized());
        if !(relative || on || of_date || month || is_day(tagged, at) || at > start && tagged.is_any(at, PERIODS)) {
            break;
        }
        at += 1;
    }
    (at > start).then_some(at)
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
            ("The bank said last month was the best of all.", "last month was the best of all"),
            ("The bank said two shops would close.", "two shops would close"),
            ("The bank said this shop would close.", "this shop would close"),
        ] {
            assert_eq!(analyze(text).quotes[0].text, content, "{text}");
        }
    }
}
