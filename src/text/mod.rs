//! The ground floor: paragraphs, sentences and tokens over borrowed text.
//!
//! Nothing is copied and nothing is normalised: every token is a byte span into the text as given. Any string is a
//! text; odd characters become tokens of their own or blanks.

mod language;
mod sentences;
mod tokens;

pub use language::looks_english;
pub use sentences::{Paragraph, Sentence};
pub use tokens::{Kind, Shape, Token};

use crate::span::{Byte, Span, Tok};

/// Bytes of text that are read; the rest of a longer text is left alone, since offsets are 32 bits wide.
pub const MAX_BYTES: usize = u32::MAX as usize - 1;

/// A text cut into paragraphs, sentences and tokens.
///
/// # Resource usage
///
/// Linear in the text; about 20 bytes for each token.
#[derive(Debug)]
pub struct Text<'t> {
    source: &'t str,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    paragraphs: Vec<Paragraph>,
}

impl<'t> Text<'t> {
    /// Reads a text.
    pub fn new(source: &'t str) -> Self {
        let source = if source.len() > MAX_BYTES { &source[..source.floor_char_boundary(MAX_BYTES)] } else { source };
        let mut tokens = Vec::with_capacity(source.len() / 4);
        let mut sentences = Vec::with_capacity(source.len() / 100);
        let mut paragraphs = Vec::new();
        tokens::tokenize(source, &mut tokens);
        sentences::split(source, &mut tokens, &mut sentences, &mut paragraphs);
        Text { source, tokens, sentences, paragraphs }
    }

    /// The text as given.
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// Its tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// How many tokens it has.
    pub fn len(&self) -> u32 {
        self.tokens.len() as u32
    }

    /// Whether it has no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// One token.
    ///
    /// # Panics
    ///
    /// Where there is none at this position.
    pub fn token(&self, at: u32) -> Token {
        self.tokens[at as usize]
    }

    /// The kind of a token; `None` past the end.
    pub fn kind(&self, at: u32) -> Option<Kind> {
        self.tokens.get(at as usize).map(|token| token.kind)
    }

    /// The surface of a token.
    pub fn surface(&self, at: u32) -> &'t str {
        &self.source[self.tokens[at as usize].span.range()]
    }

    /// The surface of a byte span.
    pub fn slice(&self, span: Span<Byte>) -> &'t str {
        &self.source[span.range()]
    }

    /// The bytes that the tokens cover, from the first one's start to the last one's end.
    pub fn bytes(&self, tokens: Span<Tok>) -> Span<Byte> {
        if tokens.is_empty() {
            let at = self.tokens.get(tokens.start as usize).map_or(self.source.len() as u32, |token| token.span.start);
            return Span::new(at, at);
        }
        Span::new(self.tokens[tokens.start as usize].span.start, self.tokens[tokens.end as usize - 1].span.end)
    }

    /// The first token that ends after the byte.
    pub fn token_at(&self, byte: u32) -> u32 {
        self.tokens.partition_point(|token| token.span.end <= byte) as u32
    }

    /// The tokens that share a byte with the span.
    pub fn tokens_in(&self, bytes: Span<Byte>) -> Span<Tok> {
        let start = self.token_at(bytes.start);
        Span::new(start, self.tokens.partition_point(|token| token.span.start < bytes.end) as u32)
    }

    /// Its sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentences of a paragraph.
    pub fn sentences_of(&self, paragraph: &Paragraph) -> &[Sentence] {
        &self.sentences[paragraph.first_sentence as usize..paragraph.end_sentence as usize]
    }

    /// The sentence of a token.
    pub fn sentence_of(&self, token: u32) -> Sentence {
        self.sentences[self.tokens[token as usize].sentence as usize]
    }

    /// Its paragraphs, in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The position of a token's paragraph.
    pub fn paragraph_of(&self, token: u32) -> u32 {
        self.sentence_of(token).paragraph
    }
}
