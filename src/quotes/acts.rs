//! What attributes nothing: verbs that are an act with their object ("recalled 2 million cars", "called an ambulance"), and
//! verbs that have nothing but their subject ("Ana Ruiz agreed."), or nothing but what goes on meanwhile.
//!
//! An act is dropped where the content is a noun phrase of such a thing, and nothing is said of it: "called the police
//! heroes" stays.

use super::attribution::Attribution;
use super::rules::Rules;
use crate::article::QuoteKind;
use crate::lexicon::{lemma, objects};
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Drops those of the attributions from `first` on that attribute nothing.
pub(super) fn drop(rules: &Rules<'_, '_>, found: &mut Vec<Attribution>, first: usize) {
    found
        .extract_if(first.., |own| {
            is_act(rules.tagged, own)
                || is_done(rules.tagged, own)
                || is_subject(rules.tagged, own)
                || is_background(rules.tagged, own)
        })
        .for_each(|_| {});
}

fn is_act(tagged: &Tagged<'_>, own: &Attribution) -> bool {
    let (Some(cue), [content]) = (own.cue, &own.content[..]) else { return false };
    if own.kind != QuoteKind::Indirect || content.start <= cue.head || !tagged.class(cue.head).is_verb() {
        return false;
    }
    let verb = lemma(tagged.word(cue.head), tagged.text.surface(cue.head), tagged.class(cue.head));
    if !objects().is_verb(&verb) {
        return false;
    }
    let phrasal = |at: &u32| {
        matches!(
            tagged.class(*at),
            Class::Determiner
                | Class::Possessive
                | Class::Number
                | Class::Adjective
                | Class::Participle
                | Class::Genitive
        ) || tagged.class(*at).is_nominal()
    };
    // "the gun at her": the object ends where no noun phrase goes on.
    let end = (content.start..content.end).find(|at| !phrasal(at)).unwrap_or(content.end);
    // "911 twice" has no noun.
    let named = (content.start..end).rev().find(|at| tagged.class(*at) != Class::Number).unwrap_or(content.start);
    let rest = Span::new(end, content.end);
    objects().is_act(&verb, tagged.text.surface(named)) && (rest.is_empty() || is_adjunct(tagged, rest))
}

/// "The letter, seen by the Guardian,", "Cars recalled by Toyota": an act in the passive.
fn is_done(tagged: &Tagged<'_>, own: &Attribution) -> bool {
    let (Some(cue), [content]) = (own.cue, &own.content[..]) else { return false };
    let passive = content.end <= cue.tokens.start
        && matches!(tagged.class(cue.head), Class::Participle | Class::Past)
        && tagged.is(cue.head + 1, "by");
    let verb = || lemma(tagged.word(cue.head), tagged.text.surface(cue.head), tagged.class(cue.head));
    passive && objects().is_act(&verb(), tagged.text.surface(content.end - 1))
}

/// Whether the content is the subject of its cue, or the words of it that were not taken for the source.
fn is_subject(tagged: &Tagged<'_>, own: &Attribution) -> bool {
    let (Some(cue), [content]) = (own.cue, &own.content[..]) else { return false };
    if own.kind != QuoteKind::Indirect || content.end > cue.head || !tagged.class(cue.head).is_verb() {
        return false;
    }
    let Some(source) = own.source else {
        // "31 percent backed it and 22 percent did not know"; but the subject of a passive is what is said: "The cause is not known".
        let passive = cue.tokens.len() > 1 && tagged.class(cue.head) == Class::Participle;
        return content.end == cue.tokens.start && tagged.class(content.end - 1).is_nominal() && !passive;
    };
    if (content.start..content.end).any(|at| tagged.class(at).is_finite()) {
        return false;
    }
    // "what Ruiz says": what is said is a word of its own.
    let nominal =
        |at: u32| tagged.class(at).is_nominal() || matches!(tagged.class(at), Class::Determiner | Class::Possessive);
    let one = content.end == source.start
        && source.end <= cue.tokens.start
        && (content.start..source.end).all(nominal)
        && tagged.class(source.start) != Class::Pronoun;
    one || content.overlaps(source)
}

/// "He showed no emotion as the judge read the verdict": what goes on while an act is done is not its content.
fn is_background(tagged: &Tagged<'_>, own: &Attribution) -> bool {
    let (Some(cue), [content]) = (own.cue, &own.content[..]) else { return false };
    // The content with "as", or without.
    let at = content.start - u32::from(!tagged.is(content.start, "as") && content.start > cue.head);
    own.kind == QuoteKind::Indirect
        && at > cue.head + 1
        && tagged.class(cue.head).is_verb()
        && tagged.is(at, "as")
        && tagged.class(at - 1).is_nominal()
        && (content.start..content.end).any(|at| tagged.class(at).is_finite())
}

/// Whether what follows an object may be no more than where, when or why: "at 4:15", "after the fire", "as the judge read".
fn is_adjunct(tagged: &Tagged<'_>, rest: Span<Tok>) -> bool {
    let at = rest.start;
    match tagged.class(at) {
        // "recalled him as a friend" says something of him.
        Class::Preposition | Class::Conjunction if tagged.is(at, "as") => {
            (at..rest.end).any(|at| tagged.class(at).is_finite())
        }
        Class::Preposition if tagged.is(at, "to") => !tagged.class(at + 1).is_verb(),
        Class::Preposition => !tagged.is(at, "that"),
        Class::Conjunction | Class::Adverb => true,
        _ => tagged.text.kind(at) == Some(Kind::Comma),
    }
}

#[cfg(test)]
mod tests {
    use crate::analyze;

    #[test]
    fn acts_attribute_nothing() {
        for (text, quotes) in [
            ("Halden Motors recalled 2 million cars over faulty brakes.", 0),
            ("Halden Motors recalled the talks of May.", 1),
            ("Lena Marsh called an ambulance at 4:15.", 0),
            ("She called 911 twice.", 0),
            ("Lena Marsh called the police heroes.", 1),
            ("Lena Marsh called the police officers liars.", 1),
            ("Police found 12 bodies in the house.", 0),
            ("Police found that 12 bodies were in the house.", 1),
            ("Victor Marsh showed no emotion as Judge Ana Ruiz read the verdict.", 0),
            ("Ana Ruiz agreed.", 0),
            ("Her colleague Lena Marsh disagreed.", 0),
            ("The mayor said.", 0),
            ("The fire threatened 400 homes.", 0),
            ("The union threatened a strike.", 1),
            ("The letter, seen by the Guardian, runs to ten pages.", 0),
            ("The verse, written by Lena Marsh, is short.", 0),
            ("The ship, discovered by divers, lies on its side.", 0),
        ] {
            assert_eq!(analyze(text).quotes.len(), quotes, "{text}");
        }
    }
}
