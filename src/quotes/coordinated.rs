//! Two verbs of one subject: "dismissed the offer and praised the crew" is two attributions of one source.
//!
//! A phrase in the content of the first verb cannot hold a finite verb, unless a clause begins in it. So where a verb that
//! attributes follows a conjunction, and nothing before it opened a clause, the content ends there and the rest is the
//! second verb's. Where both are one cue, "laughed and said", the verb of saying is its head.

use super::attribution::{Attribution, CueMatch};
use super::rules::{Rules, apart};
use crate::article::QuoteKind;
use crate::lexicon::{Frame, vocabulary};
use crate::model::Class;
use crate::span::{Span, Tok};

/// Tokens of a content in which the conjunction is looked for.
const REACH: u32 = 30;

/// Attributions to either side that may have the second verb, or its content.
const NEAR: usize = 8;

/// Parts the contents of a paragraph's attributions, which are those of `found` from `first` on.
pub(super) fn part(rules: &Rules<'_, '_>, found: &mut Vec<Attribution>, first: usize) {
    found[first..].iter_mut().for_each(|own| head_that_says(rules, own));
    let mut fresh = Vec::new();
    for at in first..found.len() {
        let Some(own) = second(rules, &found[at]) else { continue };
        let Some(cue) = own.cue else { continue };
        let heads = |other: &Attribution| other.cue.is_some_and(|other| other.head == cue.head);
        let near = first.max(at.saturating_sub(NEAR))..found.len().min(at + NEAR);
        let known = found[near.clone()].iter().any(heads);
        let attribution = &mut found[at];
        // Without the conjunction.
        let end = cue.tokens.start - 1;
        attribution.content.retain(|piece| piece.start < end);
        if let Some(last) = attribution.content.last_mut() {
            *last = Span::new(last.start, last.end.min(end));
        }
        let apart = apart(&found[near.start..at], &own.content) && apart(&found[at + 1..near.end], &own.content);
        if !known && apart {
            fresh.push(own);
        }
    }
    found.extend(fresh);
}

/// "He laughed and *said*:": of two verbs of one cue, the one that is of saying is its head.
fn head_that_says(rules: &Rules<'_, '_>, attribution: &mut Attribution) {
    let tagged = rules.tagged;
    let Some(cue) = &mut attribution.cue else { return };
    let sentence = tagged.text.sentence_of(cue.head).tokens;
    let says = |at: u32| rules.candidate(at, sentence).is_some_and(|cue| cue.is_of_saying());
    if tagged.class(cue.head).is_verb()
        && let Some(second) = (cue.head + 2..cue.tokens.end).find(|at| tagged.is(at - 1, "and") && says(*at))
        && !says(cue.head)
    {
        cue.head = second;
    }
}

/// The second verb's attribution.
fn second(rules: &Rules<'_, '_>, attribution: &Attribution) -> Option<Attribution> {
    let (tagged, marks) = (rules.tagged, rules.marks);
    let cue = attribution.cue?;
    let source = attribution.source.filter(|source| source.end <= cue.tokens.start)?;
    let piece = *attribution.content.first().filter(|piece| piece.start >= cue.tokens.end)?;
    let opens = |at: u32| {
        matches!(tagged.class(at), Class::Wh | Class::To)
            || tagged.is(at, "that")
            || tagged.class(at).is_finite()
            || marks.is_quoted(at)
    };
    let sentence = tagged.text.sentence_of(cue.head).tokens;
    let limit = (piece.end + 2).min(piece.start + REACH).min(sentence.end);
    let past = |at: u32| matches!(tagged.class(at), Class::Past | Class::Participle);
    let alike =
        |at: u32| past(at) && past(cue.head) || [at, cue.head].iter().all(|at| tagged.class(*at) == Class::VerbS);
    let joint = (piece.start + 1..limit)
        .take_while(|at| !opens(*at))
        .find(|at| tagged.class(*at) == Class::Conjunction && alike(at + 1))?;
    let head = joint + 1;
    let word = vocabulary().entry(tagged.word(head)).cue?.get();
    let phrase = rules.phrase_from(head + 1, sentence);
    let content = Span::new(head + 1, phrase.end.max(piece.end));
    if !word.frame.has(Frame::NOUN) && !word.frame.has(Frame::OBJECT) {
        return None;
    }
    let mut pieces: Vec<Span<Tok>> = vec![content];
    pieces.extend(attribution.content.iter().skip(1));
    Some(Attribution {
        content: pieces,
        cue: Some(CueMatch { tokens: Span::new(head, head + 1), head }),
        source: Some(source),
        kind: QuoteKind::Indirect,
        negated: false,
        confidence: attribution.confidence,
    })
}

#[cfg(test)]
mod tests {
    use crate::analyze;

    #[test]
    fn of_two_verbs_the_one_that_says_is_the_head() {
        let quotes = analyze("Lena Marsh laughed and said: \"We will see.\"").quotes;
        assert_eq!(quotes[0].cue.as_ref().map(|cue| cue.lemma.as_str()), Some("say"));
    }
}
