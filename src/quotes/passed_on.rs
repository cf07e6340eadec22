//! Words passed on by a medium: "The Times quoted Ruiz as saying that ...", "Ruiz was quoted as saying ...".
//!
//! Whoever is quoted says it, and not the medium.

use super::attribution::{Attribution, CueMatch};
use super::marks::Marks;
use super::phrases;
use super::rules::Rules;
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::{Kind, Paragraph};

/// Tokens between "quoted" and "as saying".
const REACH: u32 = 16;
/// How sure it is.
const CONFIDENCE: f32 = 0.85;

/// Corrects and completes the attributions of a paragraph, which are those of `found` from `first` on.
pub(super) fn settle(
    tagged: &Tagged<'_>,
    marks: &Marks,
    rules: &Rules<'_, '_>,
    paragraph: &Paragraph,
    found: &mut Vec<Attribution>,
    first: usize,
) {
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
        let of = |own: &Attribution| own.cue.is_some_and(|cue| cue.head == quoted || cue.head == saying);
        let mut content: Vec<Span<Tok>> = Vec::new();
        for own in found[first..].iter().filter(|own| of(own)) {
            content.extend(own.content.iter().filter(|piece| piece.start > saying || piece.end <= source.start));
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
            let mut end = sentence.end;
            while end > start && tagged.class(end - 1) == Class::Mark && !marks.is_quoted(end - 1) {
                end -= 1;
            }
            content.extend((start < end).then(|| Span::new(start, end)));
        }
        if content.is_empty() {
            continue;
        }
        let mut own = found.split_off(first);
        own.retain(|own| !of(own));
        own.push(Attribution {
            kind: rules.kind_of(&content),
            content,
            cue: Some(CueMatch { tokens: Span::new(saying - 1, saying + 1), head: saying }),
            source: Some(source),
            negated: false,
            confidence: CONFIDENCE,
        });
        found.append(&mut own);
        found[first..].sort_by_key(|own| own.cue.map(|cue| cue.head));
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
        phrases::ending_at(tagged, sentence.start, start)
    } else {
        phrases::starting_at_with_apposition(tagged, verb + 1, at)
    };
    source.map(|source| (verb, source))
}
