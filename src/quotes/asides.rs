//! Asides of the writer behind a statement: on the speaker ("said an official, who asked not to be named") and on what was said
//! ("the army said, a claim the rebels deny"). They are no content.

use super::attribution::{Attribution, CueMatch};
use super::phrases;
use super::rules::Rules;
use crate::lexicon::{lemma, objects, vocabulary};
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Tokens from a verb to the end of its subject, and from a noun for a statement to the verb that denies it.
const SUBJECT: u32 = 16;
const DENIAL: u32 = 8;

/// Verbs of who will not be named.
const ASKS: &[&str] = &["ask", "decline", "refuse", "request", "wish", "want", "prefer", "insist"];
/// What they do behind a comma.
const DOES: &[&str] = &["asking", "declining", "refusing", "requesting", "speaking", "insisting"];

/// Takes asides out of the contents of a paragraph's attributions; those that are nothing else lose all of it.
pub(super) fn settle(rules: &Rules<'_, '_>, found: &mut [Attribution]) {
    let tagged = rules.tagged;
    for own in found {
        let Some(cue) = own.cue else { continue };
        if let Some(end) = anonymity(tagged, own) {
            said_behind(rules, own, end);
            continue;
        }
        let quoted = |piece: &Span<Tok>| (piece.start..piece.end).any(|at| rules.marks.is_quoted(at));
        let comma = |at: u32| tagged.text.kind(at) == Some(Kind::Comma);
        // ", a claim | denied by the rebels", ", a claim | the rebels deny": the aside itself.
        let clause = own.source.map_or(cue.tokens.start, |source| source.start.min(cue.tokens.start));
        if let Some(piece) = own.content.last().filter(|piece| piece.end == clause && piece.start > 0)
            && comma(piece.start - 1)
            && is_of_statement(tagged, piece.start, true)
        {
            own.content.clear();
            continue;
        }
        let before = own.content.first().filter(|piece| piece.end <= cue.tokens.start);
        let inverted = before.is_some_and(|piece| {
            piece.end == cue.tokens.start || comma(piece.end) && piece.end + 1 == cue.tokens.start
        });
        let relative = if inverted { relative(tagged, cue.tokens.end) } else { None };
        let gerund = |at: u32| at > 0 && comma(at - 1) && tagged.is_any(at, DOES);
        let aside = |piece: &Span<Tok>| {
            piece.start >= cue.tokens.end
                && !quoted(piece)
                && (relative.is_some() && !tagged.class(piece.start).is_finite()
                    || gerund(piece.start)
                    || piece.start > 0 && comma(piece.start - 1) && is_of_statement(tagged, piece.start, false))
        };
        if let [subject, _] = own.content[..]
            && let Some(named) = apposed(tagged, subject, cue.tokens.start)
        {
            own.content.remove(0);
            own.source = own.source.filter(|source| !source.overlaps(subject)).or(Some(named));
        }
        let (mut first, all) = (true, own.content.len());
        own.content.retain(|piece| std::mem::take(&mut first) || !aside(piece));
        if let Some((subject, _)) = relative
            && (own.source.is_none() || own.content.len() < all)
            && own.content.iter().all(|piece| !piece.overlaps(subject))
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

/// The subject right behind a verb, "an official, who ...", "an aide, asking ...", and where what is said of it begins.
pub(super) fn relative(tagged: &Tagged<'_>, from: u32) -> Option<(Span<Tok>, u32)> {
    let sentence = tagged.text.sentence_of(from.min(tagged.text.len().saturating_sub(1))).tokens;
    // "two people briefed on the talks": no verb of theirs.
    let reduced = |at: u32| tagged.class(at - 1).is_nominal() && tagged.class(at + 1) == Class::Preposition;
    let comma = |at: u32| tagged.text.kind(at) == Some(Kind::Comma);
    let aside = (from + 1..sentence.end.min(from + SUBJECT))
        .take_while(|at| !tagged.class(*at).is_finite() || reduced(*at))
        .find(|at| tagged.is(*at, "who") || comma(at - 1) && tagged.is_any(*at, DOES))?;
    let end = if comma(aside - 1) { aside - 1 } else { aside };
    let opens = tagged.class(from).is_nominal()
        || matches!(tagged.class(from), Class::Determiner | Class::Possessive | Class::Number | Class::Adjective);
    (opens && end > from).then_some((Span::new(from, end), aside))
}

/// "An official, who was not authorised to speak, | said": the subject that was taken for content.
fn apposed(tagged: &Tagged<'_>, piece: Span<Tok>, cue: u32) -> Option<Span<Tok>> {
    if piece.end + 1 != cue || tagged.text.kind(piece.end) != Some(Kind::Comma) {
        return None;
    }
    if tagged.is(piece.start, "who") {
        return before_who(tagged, piece.start);
    }
    let (subject, who) = relative(tagged, piece.start)?;
    (who < piece.end && subject.end < who).then_some(subject)
}

/// The noun phrase that a "who" stands for.
fn before_who(tagged: &Tagged<'_>, who: u32) -> Option<Span<Tok>> {
    let last = who.checked_sub(1)?;
    let end = if tagged.text.kind(last) == Some(Kind::Comma) { last } else { who };
    phrases::ending_at(tagged, tagged.text.sentence_of(who).tokens.start, end)
}

/// Whether a noun phrase for a statement stands here, "a claim", "another account"; `by_another`: whether somebody denies it.
fn is_of_statement(tagged: &Tagged<'_>, at: u32, by_another: bool) -> bool {
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
            && vocabulary().entry(tagged.word(at)).cue.is_some_and(|cue| cue.get().class == "deny")
    };
    !by_another || (noun + 1..end.min(noun + DENIAL)).any(denies)
}

/// "asked not to be named", "declined to be identified", "did not want to give his name": where that ends.
fn anonymity(tagged: &Tagged<'_>, own: &Attribution) -> Option<u32> {
    let (Some(cue), [content]) = (own.cue, &own.content[..]) else { return None };
    let to = content.start + u32::from(tagged.is(content.start, "not"));
    let end = if tagged.is(to + 1, "be") && tagged.is_any(to + 2, &["named", "identified", "quoted"]) {
        to + 3
    } else if tagged.is_any(to + 1, &["give", "reveal", "disclose"])
        && tagged.class(to + 2) == Class::Possessive
        && tagged.is_any(to + 3, &["name", "names", "identity", "identities"])
    {
        to + 4
    } else {
        return None;
    };
    let asked = content.start >= cue.tokens.end && tagged.is(to, "to");
    let verb = || lemma(tagged.word(cue.head), tagged.text.surface(cue.head), tagged.class(cue.head));
    (asked && ASKS.contains(&verb().as_ref())).then_some(end)
}

/// "An official who asked not to be named | said the plan was dead": what is said behind it, if anything.
fn said_behind(rules: &Rules<'_, '_>, own: &mut Attribution, end: u32) {
    let sentence = rules.tagged.text.sentence_of(end - 1).tokens;
    let content = own.content[0];
    let says = rules.candidate(end, sentence).is_some_and(|cue| cue.is_of_saying());
    own.content.clear();
    let start = end + 1 + u32::from(rules.tagged.is(end + 1, "that"));
    if says && start < content.end {
        own.content.push(Span::new(start, content.end));
        own.cue = Some(CueMatch { tokens: Span::new(end, end + 1), head: end });
        let who = own.source.filter(|source| source.len() == 1 && rules.tagged.is(source.start, "who"));
        own.source = who.and_then(|who| before_who(rules.tagged, who.start)).or(own.source);
    }
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
            ("An official who asked not to be named said the plan was dead.", &[("the plan was dead", "an official")]),
            (
                "An official, who was not authorised to speak, said the plan is dead.",
                &[("the plan is dead", "an official")],
            ),
            ("“It was dark,” said the driver. He did not want to give his name.", &[("It was dark", "the driver")]),
            ("The plan is dead, a diplomat said, declining to be named.", &[("The plan is dead", "a diplomat")]),
            (
                "The plan is dead, said two people briefed on it, who asked not to be named.",
                &[("The plan is dead", "two people")],
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
