//! Asides of the writer behind a statement: on the speaker ("said an official, who asked not to be named") and on what was said
//! ("the army said, a claim the rebels deny"). They are no content.

use super::attribution::Attribution;
use super::rules::Rules;
use crate::lexicon::{lemma, objects};
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Tokens from a verb to the end of its subject, and from a noun for a statement to the verb that denies it.
const SUBJECT: u32 = 16;
const DENIAL: u32 = 8;

/// Takes asides out of the contents of a paragraph's attributions; those that are nothing else lose all of it.
pub(super) fn settle(rules: &Rules<'_, '_>, found: &mut [Attribution]) {
    let tagged = rules.tagged;
    for own in found {
        let Some(cue) = own.cue else { continue };
        if is_anonymity(tagged, own) {
            own.content.clear();
            continue;
        }
        let quoted = |piece: &Span<Tok>| (piece.start..piece.end).any(|at| rules.marks.is_quoted(at));
        let comma = |at: u32| tagged.text.kind(at) == Some(Kind::Comma);
        let before = own.content.first().filter(|piece| piece.end <= cue.tokens.start);
        let inverted = before.is_some_and(|piece| {
            piece.end == cue.tokens.start || comma(piece.end) && piece.end + 1 == cue.tokens.start
        });
        let relative = if inverted { relative(tagged, cue.tokens.end) } else { None };
        let aside = |piece: &Span<Tok>| {
            piece.start >= cue.tokens.end
                && !quoted(piece)
                && (relative.is_some_and(|(_, who)| who <= piece.end)
                    || piece.start > 0 && comma(piece.start - 1) && is_of_statement(tagged, piece.start, false))
        };
        let mut first = true;
        own.content.retain(|piece| std::mem::take(&mut first) || !aside(piece));
        if let Some((subject, who)) = relative
            && own.source.is_none_or(|source| source.contains(who))
        {
            own.source = Some(subject);
        }
        // "The army said troops had taken the village, a claim denied by the rebels."
        if let Some(piece) = own.content.last_mut().filter(|piece| piece.start >= cue.tokens.end && !quoted(piece))
            && let Some(end) =
                (piece.start + 2..piece.end).find(|at| comma(*at) && is_of_statement(tagged, at + 1, true))
        {
            *piece = Span::new(piece.start, end);
        }
    }
}

/// The subject right behind a verb, "an official, who ...", and its "who".
fn relative(tagged: &Tagged<'_>, from: u32) -> Option<(Span<Tok>, u32)> {
    let sentence = tagged.text.sentence_of(from.min(tagged.text.len().saturating_sub(1))).tokens;
    let who = (from + 1..sentence.end.min(from + SUBJECT))
        .take_while(|at| !tagged.class(*at).is_finite())
        .find(|at| tagged.is(*at, "who"))?;
    let end = if tagged.text.kind(who - 1) == Some(Kind::Comma) { who - 1 } else { who };
    let opens = tagged.class(from).is_nominal()
        || matches!(tagged.class(from), Class::Determiner | Class::Possessive | Class::Number | Class::Adjective);
    (opens && end > from).then_some((Span::new(from, end), who))
}

/// Whether a noun phrase for a statement stands here, "a claim", "the figure"; with `denied`, whether somebody denies it.
fn is_of_statement(tagged: &Tagged<'_>, at: u32, denied: bool) -> bool {
    if !tagged.is_any(at, &["a", "an", "another"]) {
        return false;
    }
    let noun = if tagged.class(at + 1) == Class::Adjective { at + 2 } else { at + 1 };
    if tagged.text.kind(noun) != Some(Kind::Word) || !objects().states(tagged.text.surface(noun)) {
        return false;
    }
    let end = tagged.text.sentence_of(noun).tokens.end;
    let denies = |at: u32| {
        tagged.class(at).is_verb()
            && crate::lexicon::vocabulary().entry(tagged.word(at)).cue.is_some_and(|cue| cue.get().class == "deny")
    };
    !denied || (noun + 1..end.min(noun + DENIAL)).any(denies)
}

/// "asked not to be named", "declined to be identified".
fn is_anonymity(tagged: &Tagged<'_>, own: &Attribution) -> bool {
    let (Some(cue), [content]) = (own.cue, &own.content[..]) else { return false };
    let asks = || {
        let verb = lemma(tagged.word(cue.head), tagged.text.surface(cue.head), tagged.class(cue.head));
        matches!(verb.as_ref(), "ask" | "decline" | "refuse" | "request" | "wish" | "want" | "prefer" | "insist")
    };
    let to = content.start + u32::from(tagged.is(content.start, "not"));
    content.start >= cue.tokens.end
        && tagged.is(to, "to")
        && tagged.is(to + 1, "be")
        && tagged.is_any(to + 2, &["named", "identified", "quoted"])
        && asks()
}

#[cfg(test)]
mod tests {
    use crate::analyze;

    #[test]
    fn asides_are_no_content() {
        for (text, quotes) in [
            (
                "The plan is dead, said an official, who asked not to be named.",
                &[("The plan is dead", "an official")][..],
            ),
            (
                "The plan is dead, said an official who spoke on condition of anonymity.",
                &[("The plan is dead", "an official")],
            ),
            (
                "An official, who asked not to be named, said the plan was dead.",
                &[("the plan was dead", "an official")],
            ),
            ("The village fell, the army said, a claim denied by the rebels.", &[("The village fell", "army")]),
            ("The army said the village fell, a claim the rebels deny.", &[("the village fell", "army")]),
            ("Wages fell 4%, the union said, a figure the firm disputes.", &[("Wages fell 4%", "union")]),
            (
                "Lena Marsh said the fee was a charge, a claim for costs.",
                &[("the fee was a charge, a claim for costs", "Lena Marsh")],
            ),
            ("The road, said Lena Marsh, would be closed.", &[("The road would be closed", "Lena Marsh")]),
        ] {
            let read = analyze(text).quotes;
            let read: Vec<_> = read
                .iter()
                .map(|quote| (quote.text.as_str(), quote.source.as_ref().map_or("", |source| &source.text)))
                .collect();
            assert_eq!(read.len(), quotes.len(), "{text}: {read:?}");
            for ((words, source), (wanted, speaker)) in read.iter().zip(quotes) {
                assert_eq!(
                    (*words, source.to_lowercase().contains(&speaker.to_lowercase())),
                    (*wanted, true),
                    "{text}: {source}"
                );
            }
        }
    }
}
