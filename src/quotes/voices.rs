//! Two voices in one sentence: "Unions said 80,000 came; police put the figure at 23,000" is two attributions.
//!
//! Where a clause with a speaker and a cue of its own begins in the content of another cue, behind a semicolon, "while",
//! "whereas" or ", but", it is no part of it. And who puts something at a number states it, or counts so many, though *put* and
//! *count* attribute nowhere else.

use super::attribution::{Attribution, CueMatch, order, recent};
use super::marks::Marks;
use super::phrases;
use super::rules::{Candidate, Rules, apart};
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::{Kind, Paragraph};

/// Tokens of a content in which a second clause is looked for, and of what is put at a number.
const REACH: u32 = 60;
/// Tokens between "put" and "at", and between "at" and the number.
const OBJECT: u32 = 8;
const NUMBER: u32 = 4;
/// Verbs of counting.
const COUNTED: &[&str] = &["counted", "tallied"];
/// How sure it is that who puts something at a number states it.
const ESTIMATE: f32 = 0.7;

/// Parts the contents of a paragraph's attributions, which are those of `found` from `first` on, and adds what is put at a
/// number.
pub(super) fn part(rules: &Rules<'_, '_>, paragraph: &Paragraph, found: &mut Vec<Attribution>, first: usize) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    let mut fresh = Vec::new();
    for own in &mut found[first..] {
        let Some(cue) = own.cue else { continue };
        for at in 0..own.content.len() {
            let piece = own.content[at];
            let Some((end, second)) = second(rules, piece, cue.head) else { continue };
            own.content[at] = Span::new(piece.start, end.max(piece.start));
            own.content.truncate(at + usize::from(end > piece.start));
            fresh.push(Attribution { confidence: own.confidence, ..second });
            break;
        }
    }
    for sentence in tagged.text.sentences_of(paragraph) {
        fresh.extend(estimates(tagged, marks, sentence.tokens));
    }
    for own in fresh {
        // "... at 42 and the ministry at 51": what another puts it at is no part of the first one's content.
        if let Some(source) = own.source.filter(|_| own.cue.is_none()) {
            let joint = |at: u32| tagged.class(at) == Class::Conjunction || tagged.text.kind(at) == Some(Kind::Comma);
            let others = found.len() - recent(found, first).len();
            let pieces = found[others..].iter_mut().flat_map(|other| &mut other.content);
            for piece in pieces.filter(|piece| piece.start < source.start && piece.contains(source.start)) {
                let end = (piece.start + 1..source.start).rev().find(|at| !joint(*at)).map_or(piece.end, |at| at + 1);
                *piece = Span::new(piece.start, end);
            }
        }
        let others = recent(found, first);
        let same = |other: &Attribution| own.cue.is_some_and(|cue| other.cue.is_some_and(|its| its.head == cue.head));
        let known = others.iter().position(same);
        // "The damage at $2 billion by insurers", of nobody: who puts it was not found.
        if let Some(place) = known.filter(|place| others[*place].source.is_none() && own.source.is_some()) {
            let place = found.len() - others.len() + place;
            found[place] = Attribution { confidence: found[place].confidence.max(own.confidence), ..own };
        } else if known.is_none() && apart(others, &own.content) {
            found.push(own);
        }
    }
    order(found, first, Vec::new());
}

/// The clause with a speaker of its own in a content, and where the content ends before it.
fn second(rules: &Rules<'_, '_>, piece: Span<Tok>, head: u32) -> Option<(u32, Attribution)> {
    let (tagged, marks) = (rules.tagged, rules.marks);
    let limit = piece.end.min(piece.start + REACH);
    // A piece behind the cue may begin with the joint, or right behind it.
    let behind = piece.start > head;
    let semicolon = behind && tagged.text.kind(piece.start - 1) == Some(Kind::Semicolon);
    let from = if behind { piece.start - u32::from(semicolon) } else { piece.start + 1 };
    (from.max(1)..limit).find_map(|at| {
        // Few tokens are of these classes, and no other need be read.
        let class = tagged.class(at);
        let word = matches!(class, Class::Preposition | Class::Conjunction);
        let joins = word && tagged.is_any(at, &["while", "whereas"]);
        let turns =
            word && tagged.is_any(at, &["but", "although", "though"]) && tagged.text.kind(at - 1) == Some(Kind::Comma);
        let stops = class == Class::Mark && tagged.text.kind(at) == Some(Kind::Semicolon);
        if !(joins || turns || stops) || marks.is_quoted(at) {
            return None;
        }
        let start = at + 1 + u32::from(stops && matches!(tagged.class(at + 1), Class::Conjunction));
        let sentence = tagged.text.sentence_of(at).tokens;
        let end = if tagged.text.kind(at - 1) == Some(Kind::Comma) { at - 1 } else { at };
        if tagged.is(start, "according") && tagged.is(start + 1, "to") {
            return Some((end, according(tagged, start, piece.end)?));
        }
        let subject = phrases::starting_at_with_apposition(tagged, start, piece.end)?;
        let verb = (subject.end..piece.end).find(|at| !matches!(tagged.class(*at), Class::Adverb | Class::Mark))?;
        if marks.is_quoted(verb) || tagged.class(subject.start) == Class::Pronoun || verb == head {
            return None;
        }
        let cue = rules.candidate(verb, sentence).filter(Candidate::is_of_saying);
        let own = match cue {
            Some(cue) if verb + 1 < piece.end => {
                let content = vec![Span::new(verb + 1, piece.end)];
                Attribution { negated: cue.is_negated(), ..Attribution::reported(content, verb, subject, ESTIMATE) }
            }
            _ => estimate(tagged, marks, verb, sentence)?,
        };
        Some((end, own))
    })
}

/// "according to medics 62 were", "according to the company, it was 12": the attribution whose cue begins here.
fn according(tagged: &Tagged<'_>, at: u32, end: u32) -> Option<Attribution> {
    let phrase = phrases::starting_at_with_apposition(tagged, at + 2, end)?;
    let source = phrases::before_next(tagged, phrase).unwrap_or(phrase);
    let start = source.end + u32::from(tagged.text.kind(source.end) == Some(Kind::Comma));
    (start < end).then(|| Attribution {
        cue: Some(CueMatch { tokens: Span::new(at, at + 2), head: at }),
        ..Attribution::reported(vec![Span::new(start, end)], at, source, ESTIMATE)
    })
}

/// What somebody puts at a number in a sentence.
fn estimates(tagged: &Tagged<'_>, marks: &Marks, sentence: Span<Tok>) -> Vec<Attribution> {
    let mut found = Vec::new();
    for at in sentence.start..sentence.end {
        found.extend(passive_estimate(tagged, marks, at, sentence));
        // "..., but according to medics 62 were"
        if tagged.class(at) == Class::Conjunction
            && tagged.is(at + 1, "according")
            && tagged.is(at + 2, "to")
            && !marks.is_quoted(at)
        {
            found.extend(according(tagged, at + 1, clause_end(tagged, at + 3, sentence)));
        }
        let Some(mut first) = estimate(tagged, marks, at, sentence) else { continue };
        // "Organisers put the turnout at 80,000, police at 23,000", "... and police at 23,000", "police counted 23,000 marchers,
        // organisers 80,000"
        let counted = tagged.is_any(at, COUNTED);
        let piece = first.content[0];
        let joined = (piece.start + 1..piece.end).find(|at| tagged.is(*at, "and"));
        let second = [joined, Some(piece.end)].into_iter().flatten().find_map(|end| {
            let stops = end < sentence.end && (end < piece.end || tagged.text.kind(end) == Some(Kind::Comma));
            let next = end + 1 + u32::from(tagged.class(end + 1) == Class::Conjunction);
            let phrase = phrases::starting_at(tagged, next, sentence.end).filter(|_| stops)?;
            let ends = |at: &u32| tagged.is(*at, "at") || counted && tagged.class(*at) == Class::Number;
            let source = Span::new(phrase.start, (phrase.start..phrase.end).find(ends).unwrap_or(phrase.end));
            let number =
                counted && end == piece.end && source.end < sentence.end && tagged.class(source.end) == Class::Number;
            (!source.is_empty() && (number || is_at_number(tagged, source.end, sentence))).then_some((end, source))
        });
        if let Some((end, _)) = second {
            first.content = vec![Span::new(piece.start, end)];
        }
        let second = second.map(|(_, source)| Attribution {
            content: vec![Span::new(source.end, clause_end(tagged, source.end + 1, sentence))],
            cue: None,
            source: Some(source),
            ..first.clone()
        });
        found.push(first);
        found.extend(second);
    }
    found
}

/// "Police put the figure at 23,000", "Police counted 23,000 marchers": the attribution whose verb stands here.
pub(super) fn estimate(tagged: &Tagged<'_>, marks: &Marks, verb: u32, sentence: Span<Tok>) -> Option<Attribution> {
    if !tagged.class(verb).is_verb() || verb == sentence.start || marks.is_quoted(verb) {
        return None;
    }
    let number = if tagged.is_any(verb, &["put", "puts", "estimated", "estimates"]) {
        let limit = sentence.end.min(verb + 1 + OBJECT);
        let at = (verb + 2..limit)
            .take_while(|at| !tagged.class(*at).is_finite() && !marks.is_quoted(*at))
            .find(|at| tagged.is(*at, "at"))?;
        is_at_number(tagged, at, sentence).then_some(at + 1)?
    } else if tagged.is_any(verb, COUNTED) {
        // "counted on 40 votes"
        let leans =
            tagged.class(verb + 1) == Class::Preposition && !tagged.is_any(verb + 1, &["about", "over", "around"]);
        (!leans && is_number(tagged, verb + 1, sentence)).then_some(verb + 1)?
    } else {
        return None;
    };
    // "The ministry later put", "The ministry, however, put"
    let mut end = verb;
    while end > sentence.start + 1 && tagged.class(end - 1) == Class::Adverb {
        end -= 1;
    }
    if end > sentence.start + 3
        && tagged.text.kind(end - 1) == Some(Kind::Comma)
        && tagged.text.kind(end - 3) == Some(Kind::Comma)
        && tagged.class(end - 2) == Class::Adverb
    {
        end -= 3;
    }
    let source = phrases::ending_at(tagged, sentence.start.max(verb.saturating_sub(REACH)), end)?;
    let relative = tagged.class(source.start) == Class::Wh;
    (!relative && !marks.is_quoted(source.start)).then(|| {
        let content = Span::new(verb + 1, clause_end(tagged, number, sentence));
        Attribution::reported(vec![content], verb, source, ESTIMATE)
    })
}

/// "Turnout was put at 61 percent by the commission": the attribution whose participle stands here.
fn passive_estimate(tagged: &Tagged<'_>, marks: &Marks, verb: u32, sentence: Span<Tok>) -> Option<Attribution> {
    // Few tokens are verbs, and no other need be read.
    let passive = tagged.class(verb).is_verb()
        && verb > sentence.start + 1
        && tagged.is_any(verb, &["put", "estimated", "given", "valued"])
        && tagged.is_any(verb - 1, &["was", "were", "is", "are", "been"]);
    if !passive || marks.is_quoted(verb) {
        return None;
    }
    let at = verb + 1;
    let number = is_at_number(tagged, at, sentence) || tagged.is(at, "as") && is_number(tagged, at + 1, sentence);
    let limit = sentence.end.min(at + OBJECT);
    let by = (at + 2..limit).take_while(|at| !is_stop(tagged, *at)).find(|at| number && tagged.is(*at, "by"))?;
    let source = phrases::starting_at(tagged, by + 1, sentence.end)?;
    // "by May", "by 3 percent"
    let when = |at: u32| phrases::is_day(tagged, at) || tagged.is_any(at, &["may", "march"]);
    if (source.start..source.end).any(|at| when(at) || tagged.class(at) == Class::Number) {
        return None;
    }
    let subject = phrases::ending_at(tagged, sentence.start.max(verb.saturating_sub(REACH)), verb - 1)?;
    Some(Attribution::reported(vec![subject, Span::new(at, by)], verb, source, ESTIMATE))
}

/// Whether "at" and a number stand here: "at about 23,000", "at €12 million".
fn is_at_number(tagged: &Tagged<'_>, at: u32, sentence: Span<Tok>) -> bool {
    tagged.is(at, "at") && is_number(tagged, at + 1, sentence)
}

/// Whether a number stands here, before any mark: "about 23,000", "more than €12 million".
pub(super) fn is_number(tagged: &Tagged<'_>, at: u32, sentence: Span<Tok>) -> bool {
    (at..sentence.end.min(at + NUMBER))
        .take_while(|at| !is_stop(tagged, *at))
        .any(|at| tagged.text.kind(at) == Some(Kind::Number) || tagged.class(at) == Class::Number)
}

/// Where the clause of a number ends: at a comma, a semicolon, a conjunction of clauses or the end of the sentence, before long.
pub(super) fn clause_end(tagged: &Tagged<'_>, from: u32, sentence: Span<Tok>) -> u32 {
    let stops = |at: &u32| {
        is_stop(tagged, *at)
            || tagged.is_any(*at, &["while", "whereas", "but", "although", "though"])
            || tagged.is(*at, "and") && tagged.class(at + 1).is_finite()
    };
    let limit = sentence.end.min(from + REACH);
    (from..limit).find(stops).unwrap_or(limit)
}

/// Whether a mark stands here that ends a clause.
fn is_stop(tagged: &Tagged<'_>, at: u32) -> bool {
    matches!(
        tagged.text.kind(at),
        Some(Kind::Comma | Kind::Semicolon | Kind::Dash | Kind::Colon | Kind::Period | Kind::Question)
    )
}

#[cfg(test)]
mod tests {
    use crate::analyze;

    #[test]
    fn who_puts_something_at_a_number_states_it() {
        for (text, content, source) in [
            ("Turnout was put at 61 percent by the commission.", "Turnout at 61 percent", "the commission"),
            ("The damage was estimated at $2 billion by insurers.", "The damage at $2 billion", "insurers"),
            ("Insurers put the damage at $2 billion.", "the damage at $2 billion", "Insurers"),
        ] {
            let quotes = analyze(text).quotes;
            let read: Vec<_> = quotes.iter().map(|quote| (quote.text.as_str(), quote.source.as_ref())).collect();
            let [(words, Some(speaker))] = read[..] else { panic!("{text}: {read:?}") };
            assert_eq!((words, speaker.text.as_str()), (content, source), "{text}");
        }
        assert!(analyze("The loss was put at 40 by May.").quotes.is_empty());
        // A number of the next sentence is none of the second voice.
        assert_eq!(analyze("Police counted 20, but unions\n30 came.").quotes.len(), 1);
    }
}
