//! Words passed on by a medium: "The Times quoted Ruiz as saying that ...", "Ruiz was quoted as saying ...".
//!
//! Whoever is quoted says it, and not the medium.

use super::attribution::{Attribution, CueMatch, of_cues, order};
use super::phrases;
use super::rules::Rules;
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::{Kind, Paragraph};

/// Tokens between "quoted" and "as saying".
const REACH: u32 = 16;
/// The longest statement, in tokens.
const CLAUSE: u32 = 300;
/// How sure it is.
const CONFIDENCE: f32 = 0.85;

/// Corrects and completes the attributions of a paragraph, which are those of `found` from `first` on.
pub(super) fn settle(rules: &Rules<'_, '_>, paragraph: &Paragraph, found: &mut Vec<Attribution>, first: usize) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    let mut fresh: Vec<Attribution> = Vec::new();
    let mut changed = false;
    for saying in paragraph.tokens.start + 2..paragraph.tokens.end {
        if tagged.class(saying) != Class::Gerund
            || !tagged.is(saying, "saying")
            || !tagged.is(saying - 1, "as")
            || marks.is_quoted(saying)
        {
            continue;
        }
        let sentence = tagged.text.sentence_of(saying).tokens;
        let Some((quoted, source)) = quoted(tagged, sentence, saying - 1) else { continue };
        if !std::mem::replace(&mut changed, true) {
            order(found, first, Vec::new());
        }
        let read = &mut found[first..];
        let mut content: Vec<Span<Tok>> = Vec::new();
        for head in [quoted, saying] {
            let range = of_cues(read, Span::new(head, head + 1));
            for own in &mut read[range] {
                content.extend(own.content.drain(..).filter(|piece| piece.start > saying || piece.end <= source.start));
            }
        }
        // "...," Ruiz was quoted as saying.
        if let Some(region) = source.start.checked_sub(1).and_then(|before| marks.outermost(before)) {
            content = vec![marks.quoted()[region].tokens];
        }
        content.sort_unstable();
        content.dedup();
        if content.is_empty() {
            let mut start = saying + 1;
            while start < sentence.end && matches!(tagged.text.kind(start), Some(Kind::Comma | Kind::Colon)) {
                start += 1;
            }
            let end = rules.trim(start, sentence.end.min(start + CLAUSE).max(start));
            let words = (start..end).any(|at| matches!(tagged.text.kind(at), Some(Kind::Word | Kind::Number)));
            content.extend(words.then(|| Span::new(start, end)));
        }
        if !content.is_empty() {
            fresh.push(Attribution {
                kind: rules.kind_of(&content),
                cue: Some(CueMatch { tokens: Span::new(saying - 1, saying + 1), head: saying }),
                ..Attribution::reported(content, saying, source, CONFIDENCE)
            });
        }
    }
    if changed {
        order(found, first, fresh);
    }
}

/// The verb before "as saying", and who is quoted.
fn quoted(tagged: &Tagged<'_>, sentence: Span<Tok>, at: u32) -> Option<(u32, Span<Tok>)> {
    let floor = sentence.start.max(at.saturating_sub(REACH));
    let verb = (floor + 1..at).rev().find(|at| tagged.is_any(*at, &["quoted", "cited"]))?;
    let mut start = verb;
    while start > floor && matches!(tagged.class(start - 1), Class::Aux | Class::AuxNonfinite | Class::Adverb) {
        start -= 1;
    }
    let passive = (start..verb).any(|at| tagged.is_any(at, &["is", "are", "was", "were", "been"]));
    let source = if passive {
        phrases::ending_at(tagged, floor, start)
    } else if verb + 2 == at && tagged.is_any(verb + 1, &["her", "him", "them"])
        || verb + 3 == at && tagged.class(verb + 1) == Class::Determiner
    {
        // "the general", "an official": some nouns look like adjectives.
        Some(Span::new(verb + 1, at))
    } else {
        phrases::starting_at_with_apposition(tagged, verb + 1, at)
    };
    source.map(|source| (verb, source))
}
