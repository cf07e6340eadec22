//! Paragraphs and sentences, as ranges of tokens.
//!
//! A paragraph ends at a line break; in a text whose lines are wrapped it ends at an empty line, or behind a short one. A
//! sentence ends at a full stop, question or exclamation mark, with the closing marks after it, or with its
//! paragraph, unless what follows goes on in lower case. An abbreviation ends one only before a word that opens
//! sentences ("... in the U.S. The ...").

use super::tokens::{Kind, Token};
use crate::lexicon::abbreviations::{self, Abbreviation};
use crate::span::{Span, Tok};

/// A sentence, or a line without a full stop: a headline, a caption.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Span<Tok>,
    /// Its paragraph: a position in [`Text::paragraphs`](super::Text::paragraphs).
    pub paragraph: u32,
}

/// A paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// Its tokens.
    pub tokens: Span<Tok>,
    /// Its sentences: positions in [`Text::sentences`](super::Text::sentences).
    pub first_sentence: u32,
    /// One past its last sentence.
    pub end_sentence: u32,
}

pub(super) fn split(text: &str, tokens: &mut [Token], sentences: &mut Vec<Sentence>, paragraphs: &mut Vec<Paragraph>) {
    let breaks = LineBreaks::of(text);
    let mut start = 0;
    while start < tokens.len() {
        let mut end = start + 1;
        while end < tokens.len() && !breaks.between(text, tokens, end) {
            end += 1;
        }
        let paragraph = paragraphs.len() as u32;
        let first_sentence = sentences.len() as u32;
        let mut from = start;
        for at in start..end {
            tokens[at].sentence = sentences.len() as u32;
            if at + 1 == end
                || may_end(tokens[at]) && ends_sentence(text, &tokens[start..end], at - start, from - start)
            {
                sentences.push(Sentence { tokens: Span::new(from as u32, at as u32 + 1), paragraph });
                from = at + 1;
            }
        }
        paragraphs.push(Paragraph {
            tokens: Span::new(start as u32, end as u32),
            first_sentence,
            end_sentence: sentences.len() as u32,
        });
        start = end;
    }
}

/// Which line breaks end a paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineBreaks {
    All,
    /// The lines are wrapped, those that break off being so long: breaks with an empty line between, and those behind a
    /// short line where no small letter follows.
    Wrapped(usize),
}

impl LineBreaks {
    /// In wrapped text most lines break off in the midst of a sentence, and many go on with a small letter.
    fn of(text: &str) -> Self {
        const WIDTH: std::ops::RangeInclusive<usize> = 15..=250;
        let (mut inner, mut open, mut goes_on, mut length) = (0, 0, 0, 0);
        let mut lines = text.lines().take(2000).map(str::trim_end).peekable();
        while let Some(line) = lines.next() {
            let Some(next) = lines.peek().and_then(|next| next.trim_start().chars().next()) else { continue };
            let Some(last) = line.chars().next_back() else { continue };
            inner += 1;
            let stops =
                matches!(last, '.' | '?' | '!' | ':' | ';' | '…' | '"' | '”' | '“' | '»' | '\'' | '’' | ')' | ']');
            open += usize::from(!stops);
            length += if stops { 0 } else { line.len() };
            goes_on += usize::from(!stops && next.is_lowercase());
        }
        // The mean: one long address among them says nothing.
        let width = length / open.max(1);
        if open * 10 >= inner * 6 && goes_on * 10 >= inner * 3 && WIDTH.contains(&width) {
            LineBreaks::Wrapped(width)
        } else {
            LineBreaks::All
        }
    }

    /// Whether a paragraph ends before the token at `at`.
    fn between(self, text: &str, tokens: &[Token], at: usize) -> bool {
        let (end, start) = (tokens[at - 1].span.end as usize, tokens[at].span.start as usize);
        let gap = text.as_bytes()[end..start].iter();
        // A gap of one blank is by far the most common.
        if gap.len() < 2 && gap.as_slice() != b"\n" {
            return false;
        }
        let feeds = gap.clone().filter(|&&byte| byte == b'\n').count();
        let returns = gap.filter(|&&byte| byte == b'\r').count();
        match (if feeds == 0 { returns } else { feeds }, self) {
            (0, _) => false,
            (1, LineBreaks::Wrapped(width)) => {
                let line = text.as_bytes()[..end].iter().rev().take(width).take_while(|&&byte| byte != b'\n').count();
                line * 10 < width * 6 && !text[start..].starts_with(char::is_lowercase)
            }
            _ => true,
        }
    }
}

const fn is_closer(kind: Kind) -> bool {
    matches!(kind, Kind::DoubleMark | Kind::SingleMark | Kind::Close)
}

const fn is_opener(kind: Kind) -> bool {
    matches!(kind, Kind::DoubleMark | Kind::SingleMark | Kind::Open)
}

/// Whether a sentence may end with a token: nearly all are spared a closer look.
const fn may_end(token: Token) -> bool {
    match token.kind {
        Kind::Word => token.shape.is_abbreviation(),
        Kind::Period | Kind::Question | Kind::Exclamation | Kind::Ellipsis => true,
        kind => is_closer(kind),
    }
}

/// Whether the sentence that began at `from` ends with the token at `at`, which is not the paragraph's last.
fn ends_sentence(text: &str, tokens: &[Token], at: usize, from: usize) -> bool {
    // The full stop, under the closing marks glued to it.
    let mut stop = at;
    while stop > from && is_closer(tokens[stop].kind) && tokens[stop].shape.is_glued() {
        stop -= 1;
    }
    let token = tokens[stop];
    let abbreviation = match token.kind {
        Kind::Period | Kind::Question | Kind::Exclamation => false,
        // After an ellipsis a new sentence needs a capital, which is looked at below.
        Kind::Ellipsis => false,
        Kind::Word if token.shape.is_abbreviation() => true,
        _ => return false,
    };
    let next = tokens[at + 1];
    let glued = next.shape.is_glued();
    if glued
        && (is_closer(next.kind)
            || matches!(next.kind, Kind::Period | Kind::Question | Kind::Exclamation | Kind::Comma | Kind::Hyphen))
    {
        return false;
    }
    // A stray full stop: ". ." belongs to the sentence before it.
    if next.kind == Kind::Period {
        return false;
    }
    let first = tokens[at + 1..].iter().find(|token| !is_opener(token.kind)).unwrap_or(&next);
    let first_text = &text[first.span.range()];
    if first.kind == Kind::Word && first_text.chars().next().is_some_and(char::is_lowercase) {
        // "said. he went": a writer who forgets capitals. Only after a plain full stop, not after "?" or "!".
        return false;
    }
    if matches!(next.kind, Kind::Comma | Kind::Semicolon | Kind::Colon) {
        return false;
    }
    // "Yahoo! Inc", "3.5": glued to a word without a blank only counts before a capital.
    if glued && !is_opener(next.kind) && !first.shape.is_capitalized() {
        return false;
    }
    if abbreviation {
        let name = text[token.span.range()].trim_end_matches('.');
        return match abbreviations::lookup(name) {
            Abbreviation::BeforeName => false,
            _ => is_opener(next.kind) && next.kind != Kind::Open && stop == at && !glued || opens_sentences(first_text),
        };
    }
    true
}

/// Capitalized words that open a sentence far more often than they are names.
fn opens_sentences(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "A", "After", "All", "Although", "An", "And", "As", "At", "Because", "Before", "Both", "But", "By", "During",
        "For", "From", "He", "His", "How", "However", "I", "If", "In", "It", "Its", "Many", "More", "Most", "No",
        "None", "Not", "Of", "On", "One", "Others", "Our", "She", "Since", "So", "Some", "Such", "That", "The",
        "Their", "There", "These", "They", "This", "Those", "Though", "To", "Under", "Until", "We", "What", "When",
        "Where", "While", "Who", "Why", "With", "Yet", "You", "Her", "My",
    ];
    OPENERS.contains(&word)
}
