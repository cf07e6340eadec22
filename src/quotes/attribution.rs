//! An attribution: content, cue and source as tokens of a text, before anybody asks who the speaker is.

use crate::article::QuoteKind;
use crate::span::{Span, Tok};

/// The words that attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueMatch {
    /// Its tokens.
    pub tokens: Span<Tok>,
    /// Its head, from which its lemma and class come: "said" of "has also said in a statement".
    pub head: u32,
}

/// How many attributions back a new one is held against.
const RECENT: usize = 32;

/// The last attributions from `first` on: those that may have what a new one claims.
pub(super) fn recent(found: &[Attribution], first: usize) -> &[Attribution] {
    &found[first.max(found.len().saturating_sub(RECENT))..]
}

/// Where those with a cue in a stretch stand among attributions in the order of their cues.
pub(super) fn of_cues(found: &[Attribution], stretch: Span<Tok>) -> std::ops::Range<usize> {
    let before = |at: u32| move |own: &Attribution| own.cue.is_none_or(|cue| cue.head < at);
    found.partition_point(before(stretch.start))..found.partition_point(before(stretch.end))
}

/// Adds fresh attributions, drops what has no content, and puts all in the order of their cues, those without one first.
pub(super) fn order(found: &mut Vec<Attribution>, first: usize, fresh: Vec<Attribution>) {
    let mut own = found.split_off(first);
    own.retain(|own| !own.content.is_empty());
    own.extend(fresh);
    own.sort_by_key(|own| own.cue.map(|cue| cue.head));
    found.append(&mut own);
}

/// One attributed statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The attributed words with their quotation marks, in order, in one or more pieces.
    pub content: Vec<Span<Tok>>,
    /// The words that attribute it; none where a quotation stands by itself.
    pub cue: Option<CueMatch>,
    /// The mention of who says it.
    pub source: Option<Span<Tok>>,
    /// How much of the content stands in quotation marks.
    pub kind: QuoteKind,
    /// Whether the attribution is denied: "did not say".
    pub negated: bool,
    /// From 0 to 1.
    pub confidence: f32,
}

impl Attribution {
    /// A statement in the words of the writer, by a cue of one token.
    pub(super) fn reported(content: Vec<Span<Tok>>, head: u32, source: Span<Tok>, confidence: f32) -> Self {
        Attribution {
            content,
            cue: Some(CueMatch { tokens: Span::new(head, head + 1), head }),
            source: Some(source),
            kind: QuoteKind::Indirect,
            negated: false,
            confidence,
        }
    }
}
