//! What the whole reader, models and rules, makes of an article under given weights.

use crate::gold::Document;
use newsclaims::quotes::learned::Weights;
use newsclaims::quotes::{Attribution, ModelReader, Reader};
use newsclaims::span::{Char, CharMap, Span, Tok};
use serde::Serialize;

/// One attribution, by code points.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Prediction {
    pub(crate) content: Vec<(u32, u32)>,
    pub(crate) cue: Option<(u32, u32)>,
    pub(crate) source: Option<(u32, u32)>,
    /// The probability that it is right.
    pub(crate) confidence: f32,
}

/// The attributions of an article that lie in no other one's content, as the annotation has them.
pub(crate) fn predict(document: &Document, weights: &Weights) -> Vec<Prediction> {
    let found = ModelReader { weights }.read(&document.tagged, &document.marks);
    let text = &document.tagged.text;
    let map = CharMap::new(text.source());
    let pair = |tokens: Span<Tok>| {
        let chars: Span<Char> = map.span(text.bytes(tokens));
        (chars.start, chars.end)
    };
    let nested = |own: &Attribution| {
        found.iter().any(|other| {
            length(other) > length(own)
                && own.content.iter().all(|piece| other.content.iter().any(|whole| whole.covers(*piece)))
        })
    };
    found
        .iter()
        .filter(|own| !nested(own))
        .map(|own| Prediction {
            content: own.content.iter().map(|piece| pair(*piece)).collect(),
            cue: own.cue.map(|cue| pair(cue.tokens)),
            source: own.source.map(pair),
            confidence: own.confidence,
        })
        .collect()
}

fn length(attribution: &Attribution) -> u32 {
    attribution.content.iter().map(|piece| piece.len()).sum()
}
