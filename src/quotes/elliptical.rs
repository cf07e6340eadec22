//! Two figures of two voices, the second without its noun: "Kyiv said 42 soldiers were killed, while Moscow said 300."
//!
//! The second clause, behind a conjunction or a semicolon, is a subject, a verb of saying and a number. It is no frame of the
//! first, which has a cue of its own.

use super::attribution::{Attribution, of_cues, order};
use super::phrases;
use super::rules::{Candidate, Rules};
use super::voices;
use crate::model::Class;
use crate::span::{Span, Tok};
use crate::text::{Kind, Paragraph};

/// What joins the second clause.
const JOINTS: &[&str] = &["while", "whereas", "but", "and", "though", "although"];
/// Tokens between the joint and its verb.
const SUBJECT: u32 = 12;
/// Tokens of the first clause that are looked at, and attributions just found.
const CLAUSE: u32 = 120;
const KNOWN: usize = 4;
/// How sure it is.
const CONFIDENCE: f32 = 0.75;

/// Parts such sentences of a paragraph, whose attributions are those of `found` from `first` on.
pub(super) fn part(rules: &Rules<'_, '_>, paragraph: &Paragraph, found: &mut Vec<Attribution>, first: usize) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    let mut fresh: Vec<Attribution> = Vec::new();
    for sentence in tagged.text.sentences_of(paragraph) {
        let sentence = sentence.tokens;
        for verb in sentence.start + 3..sentence.end {
            // Few verbs stand right before a number, and no other need be read.
            if !matches!(tagged.class(verb), Class::Past | Class::VerbS | Class::Verb)
                || !voices::is_number(tagged, verb + 1, sentence)
                || marks.is_quoted(verb)
            {
                continue;
            }
            let Some((joint, second)) = second(rules, verb, sentence) else { continue };
            let end = if tagged.text.kind(joint - 1) == Some(Kind::Comma) { joint - 1 } else { joint };
            let clause = Span::new(sentence.start.max(end.saturating_sub(CLAUSE)), end);
            let Some(before) = first_cue(rules, clause) else { continue };
            if fresh.is_empty() {
                order(found, first, Vec::new());
            }
            let read = &mut found[first..];
            let mut known =
                fresh.iter().rev().take(KNOWN).any(|own| own.cue.is_some_and(|cue| clause.contains(cue.head)));
            let range = of_cues(read, clause);
            for own in &mut read[range] {
                for piece in &mut own.content {
                    piece.end = piece.end.min(end).max(piece.start);
                }
                own.content.retain(|piece| !piece.is_empty());
                known |= !own.content.is_empty();
            }
            let range = of_cues(read, Span::new(verb, verb + 1));
            for own in &mut read[range] {
                own.content.clear();
            }
            fresh.extend((!known).then_some(before));
            fresh.push(second);
        }
    }
    if !fresh.is_empty() {
        order(found, first, fresh);
    }
}

/// The joint before a clause that is no more than who says which number, and its attribution.
fn second(rules: &Rules<'_, '_>, verb: u32, sentence: Span<Tok>) -> Option<(u32, Attribution)> {
    let (tagged, marks) = (rules.tagged, rules.marks);
    let joint = (sentence.start.max(verb.saturating_sub(SUBJECT)) + 1..verb).rev().find(|at| {
        tagged.text.kind(*at) == Some(Kind::Semicolon) || !marks.is_quoted(*at) && tagged.is_any(*at, JOINTS)
    })?;
    let subject =
        phrases::starting_at_with_apposition(tagged, joint + 1, verb).filter(|subject| subject.end == verb)?;
    let saying = rules.candidate(verb, sentence).is_some_and(|cue| cue.is_of_saying() && !cue.is_negated());
    let estimated = tagged.is_any(verb, &["estimated", "estimates"]);
    let end = voices::clause_end(tagged, verb + 1, sentence);
    // "Moscow said 300 had died" has all that it needs.
    let bare = (verb + 1..end).all(|at| !tagged.class(at).is_finite());
    if !(saying || estimated) || !bare || tagged.class(subject.start) == Class::Pronoun {
        return None;
    }
    Some((joint, Attribution::reported(vec![Span::new(verb + 1, end)], verb, subject, CONFIDENCE)))
}

/// What a clause states by its first cue.
fn first_cue(rules: &Rules<'_, '_>, clause: Span<Tok>) -> Option<Attribution> {
    let (tagged, marks) = (rules.tagged, rules.marks);
    (clause.start + 1..clause.end).find_map(|verb| {
        if !tagged.class(verb).is_verb() || marks.is_quoted(verb) {
            return None;
        }
        if let Some(own) = voices::estimate(tagged, marks, verb, clause) {
            return Some(own);
        }
        let cue = rules.candidate(verb, clause).filter(Candidate::is_of_saying)?;
        let subject = phrases::ending_at(tagged, clause.start, verb)?;
        let own = Attribution::reported(vec![Span::new(verb + 1, clause.end)], verb, subject, CONFIDENCE);
        (verb + 1 < clause.end).then(|| Attribution { negated: cue.is_negated(), ..own })
    })
}
