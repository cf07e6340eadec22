//! What the whole reader, models and rules, makes of an article under given weights.

use crate::gold::Document;
use newsclaims::article::Quote;
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

/// The same of an answer of the library: what lies in another quote's content is left out.
pub(crate) fn of_article(article: &newsclaims::Article) -> Vec<Prediction> {
    let pair = |span: Span<Char>| (span.start, span.end);
    let nested = |quote: &Quote| {
        quote.within.is_some_and(|outer| {
            let outer = &article.quotes[outer as usize];
            quote.content.iter().all(|piece| outer.content.iter().any(|whole| whole.covers(*piece)))
        })
    };
    let quotes = article.quotes.iter().filter(|quote| !nested(quote));
    quotes
        .map(|quote| Prediction {
            content: quote.content.iter().map(|piece| pair(*piece)).collect(),
            cue: quote.cue.as_ref().map(|cue| pair(cue.span)),
            source: quote.source.as_ref().map(|source| pair(source.span)),
            confidence: quote.confidence as f32,
        })
        .collect()
}

fn length(attribution: &Attribution) -> u32 {
    attribution.content.iter().map(|piece| piece.len()).sum()
}
