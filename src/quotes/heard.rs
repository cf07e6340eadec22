//! What a court heard: "The man was drunk, the court heard.", "..., a jury was told on Monday."
//!
//! Who said it is left open by the writer; the body before which it was said stands for the source.

use super::attribution::{Attribution, of_cues, order};
use super::phrases::is_day;
use super::rules::Rules;
use crate::lexicon::objects;
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::{Kind, Paragraph};

/// The longest statement, and the longest name of a body, in tokens.
const CLAUSE: u32 = 120;
const BODY: u32 = 6;
/// How sure it is.
const CONFIDENCE: f32 = 0.8;

/// Reads what was heard in a paragraph, whose attributions are those of `found` from `first` on.
pub(super) fn settle(rules: &Rules<'_, '_>, paragraph: &Paragraph, found: &mut Vec<Attribution>, first: usize) {
    let tagged = rules.tagged;
    let mut fresh = Vec::new();
    for sentence in tagged.text.sentences_of(paragraph) {
        let Span { start, end, .. } = sentence.tokens;
        let verb = (start.max(end.saturating_sub(BODY))..end)
            .rev()
            .find(|at| tagged.is_any(*at, &["heard", "told"]) && !rules.marks.is_quoted(*at));
        if let Some(own) = verb.and_then(|verb| statement(rules, verb, sentence.tokens)) {
            fresh.push(own);
        }
    }
    if fresh.is_empty() {
        return;
    }
    order(found, first, Vec::new());
    let read = &found[first..];
    fresh.retain(|own: &Attribution| own.cue.is_some_and(|cue| of_cues(read, cue.tokens).is_empty()));
    order(found, first, fresh);
}

fn statement(rules: &Rules<'_, '_>, verb: u32, sentence: Span<Tok>) -> Option<Attribution> {
    let tagged = rules.tagged;
    // Nothing but a day follows.
    let rest = |at: u32| {
        is_day(tagged, at) || tagged.is(at, "on") || !matches!(tagged.text.kind(at), Some(Kind::Word | Kind::Number))
    };
    let passive = tagged.is(verb, "told");
    let be = verb.checked_sub(1).filter(|at| tagged.is_any(*at, &["was", "were", "has", "had", "been"]));
    if !(verb + 1..sentence.end).all(rest)
        || passive != be.is_some_and(|at| tagged.is_any(at, &["was", "were", "been"]))
    {
        return None;
    }
    let mut head = verb.checked_sub(1)?;
    while head > sentence.start && matches!(tagged.class(head), Class::Aux | Class::AuxNonfinite) {
        head -= 1;
    }
    if !objects().hears(tagged.text.surface(head)) {
        return None;
    }
    let comma =
        (sentence.start..head).rev().take(BODY as usize).find(|at| tagged.text.kind(*at) == Some(Kind::Comma))?;
    let body = Span::new(comma + 1, head + 1);
    let phrase = (body.start..body.end).all(|at| {
        tagged.class(at).is_nominal()
            || matches!(tagged.class(at), Class::Determiner | Class::Adjective | Class::Genitive)
    });
    let clause = Span::new(sentence.start, comma);
    let says = clause.len() <= CLAUSE && (clause.start..clause.end).any(|at| tagged.class(at).is_finite());
    let plain = !(clause.start..clause.end).any(|at| rules.marks.is_quoted(at)) && !is_circumstance(tagged, clause);
    (phrase && says && plain).then(|| Attribution::reported(vec![clause], verb, body, CONFIDENCE))
}

/// Whether a clause says when or where it was heard: "When the case was called, the court heard".
fn is_circumstance(tagged: &Tagged<'_>, clause: Span<Tok>) -> bool {
    tagged.is_any(clause.start, &["when", "after", "before", "as", "while", "if", "in", "on", "at", "during"])
}

#[cfg(test)]
mod tests {
    use crate::analyze;

    #[test]
    fn what_a_court_heard_is_a_statement() {
        for (text, content, source) in [
            ("The man was drunk, the court heard.", "The man was drunk", "the court"),
            ("The man was drunk, a jury was told on Monday.", "The man was drunk", "a jury"),
            ("The road had been icy, Marren magistrates heard.", "The road had been icy", "Marren magistrates"),
            ("The boat was never checked, the inquest has heard.", "The boat was never checked", "the inquest"),
        ] {
            let quotes = analyze(text).quotes;
            assert_eq!(quotes.len(), 1, "{text}");
            assert_eq!(quotes[0].text, content, "{text}");
            assert_eq!(quotes[0].source.as_ref().map(|source| source.text.as_str()), Some(source), "{text}");
        }
        for text in ["In a small room in Velen, the court heard.", "The storm came, and nothing was heard."] {
            assert!(analyze(text).quotes.is_empty(), "{text}");
        }
    }
}
