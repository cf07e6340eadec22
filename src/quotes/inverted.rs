//! Statements before an inverted cue, without marks: "The bridge is safe, said the mayor."
//!
//! The clause before the comma is what is said, and the noun phrase behind the verb says it; so with "The bridge, said the
//! mayor, will open in June". Where the words between the last two commas are no clause of their own, the verb may have its
//! subject before them: "Ruiz, who came late, said no".

use super::asides;
use super::attribution::{Attribution, of_cues, order};
use super::phrases;
use super::rules::Rules;
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::{Kind, Paragraph};

/// Verbs that stand before their subject in reports, and seldom before an object.
const VERBS: &[&str] = &[
    "said", "says", "say", "added", "adds", "add", "warned", "warns", "warn", "insisted", "insists", "insist",
    "argued", "argues", "argue",
];
/// What is said and does not say.
const OBJECTS: &[&str] = &[
    "nothing",
    "no",
    "yes",
    "so",
    "much",
    "more",
    "word",
    "words",
    "thing",
    "things",
    "something",
    "anything",
    "prayer",
    "prayers",
    "goodbye",
    "hello",
    "little",
    "it",
    "this",
    "that",
    "what",
    "lot",
];
/// Prepositions that say when, where or to whom it was said.
const CIRCUMSTANCE: &[&str] = &["on", "at", "to", "with", "during", "after", "before", "late", "early", "by"];
/// The longest statement, in tokens.
const CLAUSE: u32 = 120;
/// How sure it is.
const CONFIDENCE: f32 = 0.8;

/// Reads the inverted cues of a paragraph, whose attributions are those of `found` from `first` on.
pub(super) fn settle(rules: &Rules<'_, '_>, paragraph: &Paragraph, found: &mut Vec<Attribution>, first: usize) {
    let tagged = rules.tagged;
    let mut fresh = Vec::new();
    for sentence in tagged.text.sentences_of(paragraph) {
        let sentence = sentence.tokens;
        for verb in sentence.start + 2..sentence.end.min(sentence.start + CLAUSE) {
            // Few tokens follow a comma, and no other need be read.
            if tagged.text.kind(verb - 1) != Some(Kind::Comma) || !tagged.is_any(verb, VERBS) {
                continue;
            }
            if let Some(own) = statement(rules, verb, sentence) {
                fresh.push(own);
            }
        }
    }
    if fresh.is_empty() {
        return;
    }
    order(found, first, Vec::new());
    let read = &mut found[first..];
    fresh.retain(|own: &Attribution| {
        let Some(cue) = own.cue else { return false };
        let other = of_cues(read, cue.tokens).next().map(|at| &mut read[at]);
        let new = other.is_none();
        if let Some(other) = other {
            (other.content, other.source) = (own.content.clone(), own.source);
        }
        new
    });
    order(found, first, fresh);
}

/// What is said before a verb that follows a comma, where a subject follows the verb.
fn statement(rules: &Rules<'_, '_>, verb: u32, sentence: Span<Tok>) -> Option<Attribution> {
    let (tagged, marks) = (rules.tagged, rules.marks);
    rules.candidate(verb, sentence).filter(|cue| cue.is_of_saying() && !cue.is_negated())?;
    let comma = verb - 1;
    let clause = Span::new(sentence.start, comma);
    if (clause.start..clause.end).any(|at| marks.is_quoted(at)) || marks.is_quoted(verb) {
        return None;
    }
    let source = subject(tagged, verb + 1, sentence.end)?;
    let finite = |span: Span<Tok>| (span.start..span.end).any(|at| tagged.class(at).is_finite());
    // "Ruiz, who came late": what stands behind the last comma is no clause, or one of somebody before it.
    let last = (clause.start..clause.end).rev().find(|at| tagged.text.kind(*at) == Some(Kind::Comma));
    let segment = Span::new(last.map_or(clause.start, |comma| comma + 1), clause.end);
    // "Man held after blast, say police": headlines do without "is", and end with the speaker.
    let ends = sentence.end <= source.end + 1;
    let verbal = |span: Span<Tok>| (span.start..span.end).any(|at| tagged.class(at).is_verb());
    let whole = (finite(segment) || ends && verbal(segment))
        && !matches!(tagged.class(segment.start), Class::Wh | Class::Gerund | Class::Participle);
    let mut next = source.end;
    while next < sentence.end && tagged.text.kind(next) == Some(Kind::Comma) {
        next += 1;
    }
    let goes_on = next > source.end && next < sentence.end && tagged.class(next).is_finite();
    let content = if last.is_none() && !finite(clause) && goes_on {
        // "The bridge, said the mayor, will open in June."
        vec![clause, Span::new(next, rules.trim(next, sentence.end))]
    } else if whole && !(source.end..next.max(source.end + 1)).any(|at| tagged.class(at).is_finite()) {
        vec![clause]
    } else {
        return None;
    };
    Some(Attribution::reported(content, verb, source, CONFIDENCE))
}

/// The subject that begins here, without what says when or where.
fn subject(tagged: &Tagged<'_>, start: u32, end: u32) -> Option<Span<Tok>> {
    if let Some((subject, _)) = asides::relative(tagged, start) {
        return Some(subject);
    }
    let phrase = phrases::starting_at_with_apposition(tagged, start, end)?;
    let cut = (phrase.start + 1..phrase.end).find(|at| {
        tagged.is_any(*at, CIRCUMSTANCE)
            || tagged.is(*at, "in") && tagged.class(at + 1) == Class::Determiner
            || phrases::is_day(tagged, *at)
    });
    let phrase = Span::new(phrase.start, cut.unwrap_or(phrase.end));
    let object = (phrase.start..phrase.end).any(|at| tagged.is_any(at, OBJECTS));
    let opens = matches!(
        tagged.class(phrase.start),
        Class::Determiner | Class::Possessive | Class::Name | Class::Noun | Class::Nouns | Class::Adjective
    );
    // "said the bridge was safe": it is what is said that begins here.
    let verb = tagged.class(phrase.end).is_finite();
    (opens && !object && !verb && !phrase.is_empty()).then_some(phrase)
}
