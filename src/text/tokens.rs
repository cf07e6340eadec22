//! Tokens: words, numerals and marks over borrowed text.
//!
//! One pass over the bytes, with a table for ASCII and a look at the character for the rest. What a token is: a word
//! with its inner hyphens, dots and apostrophes ("twenty-three", "U.S.", "D’Angelo"), clitics apart ("do|n’t",
//! "Ruiz|’s"); digits with their separators ("1,234.5"), letters glued to them apart ("10|k", "22|nd"); a mark each.

use crate::lexicon::abbreviations::{self, Abbreviation};
use crate::lexicon::figures;
use crate::span::{Byte, Span};

/// What sort of token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Kind {
    /// Letters, at times with digits, inner hyphens, dots and apostrophes.
    Word,
    /// Digits with their inner separators.
    Number,
    /// An address on the web or of a mail box.
    Url,
    /// "@name" or "#topic".
    Handle,
    Comma,
    Period,
    Colon,
    Semicolon,
    Question,
    Exclamation,
    /// Three dots or more, or the one character.
    Ellipsis,
    /// An em or en dash, or two hyphens.
    Dash,
    Hyphen,
    Slash,
    Open,
    Close,
    /// A double mark, of whatever form: curly, straight, low, doubled single ones, guillemets.
    DoubleMark,
    /// A single mark or an apostrophe that stands at the edge of a word.
    SingleMark,
    /// A currency sign.
    Currency,
    Percent,
    /// Any other character.
    Symbol,
}

/// Features of a token's letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shape(u8);

impl Shape {
    const UPPER_FIRST: u8 = 1;
    const HAS_LOWER: u8 = 2;
    const HAS_DIGIT: u8 = 4;
    const GLUED: u8 = 8;
    const CLITIC: u8 = 16;
    const SEVERAL_UPPER: u8 = 32;
    const ABBREVIATION: u8 = 64;
    const HYPHENATED: u8 = 128;

    const fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }
    /// All of it but whether the token touches the one before it.
    pub(crate) const fn letters(self) -> u8 {
        self.0 & !Self::GLUED
    }
    /// Whether the first letter is a capital.
    pub const fn is_capitalized(self) -> bool {
        self.has(Self::UPPER_FIRST)
    }
    /// Whether it has two capitals or more and no small letter.
    pub const fn is_all_caps(self) -> bool {
        self.has(Self::SEVERAL_UPPER) && !self.has(Self::HAS_LOWER)
    }
    /// Whether a digit is among its characters.
    pub const fn has_digit(self) -> bool {
        self.has(Self::HAS_DIGIT)
    }
    /// Whether it touches the token before it.
    pub const fn is_glued(self) -> bool {
        self.has(Self::GLUED)
    }
    /// Whether it is the second part of a word that was cut: "n't", "'s".
    pub const fn is_clitic(self) -> bool {
        self.has(Self::CLITIC)
    }
    /// Whether its last full stop marks an abbreviation or an initial.
    pub const fn is_abbreviation(self) -> bool {
        self.has(Self::ABBREVIATION)
    }
    /// Whether it is several words joined by hyphens.
    pub const fn is_hyphenated(self) -> bool {
        self.has(Self::HYPHENATED)
    }
}

/// A word, numeral or mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span<Byte>,
    /// The sentence it belongs to: a position in [`Text::sentences`](crate::text::Text::sentences).
    pub sentence: u32,
    /// What sort it is.
    pub kind: Kind,
    /// Features of its letters.
    pub shape: Shape,
}

/// What a character does in the tokenizer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter {
        upper: bool,
    },
    Digit,
    /// Joins on to the letter before it: combining marks, variation selectors.
    Joiner,
    /// Shows nothing; belongs to a word only between its letters.
    Invisible,
    Apostrophe,
    Other(Kind),
}

/// The character at a byte offset, with its class and its length in bytes.
#[inline]
fn look(text: &str, at: usize) -> (Class, usize) {
    match ASCII.get(usize::from(text.as_bytes()[at])) {
        Some(class) => (*class, 1),
        None => wide(text[at..].chars().next().unwrap_or(' ')),
    }
}

static ASCII: [Class; 0x80] = {
    let mut classes = [Class::Space; 0x80];
    let mut byte = 0;
    while byte < 0x80 {
        classes[byte as usize] = ascii(byte);
        byte += 1;
    }
    classes
};

const fn ascii(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' => Class::Letter { upper: false },
        b'A'..=b'Z' => Class::Letter { upper: true },
        b'0'..=b'9' => Class::Digit,
        0..=b' ' | 0x7f => Class::Space,
        b'\'' => Class::Apostrophe,
        b',' => Class::Other(Kind::Comma),
        b'.' => Class::Other(Kind::Period),
        b':' => Class::Other(Kind::Colon),
        b';' => Class::Other(Kind::Semicolon),
        b'?' => Class::Other(Kind::Question),
        b'!' => Class::Other(Kind::Exclamation),
        b'-' => Class::Other(Kind::Hyphen),
        b'/' => Class::Other(Kind::Slash),
        b'(' | b'[' | b'{' => Class::Other(Kind::Open),
        b')' | b']' | b'}' => Class::Other(Kind::Close),
        b'"' => Class::Other(Kind::DoubleMark),
        b'$' => Class::Other(Kind::Currency),
        b'%' => Class::Other(Kind::Percent),
        _ => Class::Other(Kind::Symbol),
    }
}

fn wide(c: char) -> (Class, usize) {
    let class = match c {
        '’' | '‘' | '‛' | 'ʼ' | '´' | '＇' => Class::Apostrophe,
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' | '〝' | '〞' => Class::Other(Kind::DoubleMark),
        '‚' | '‹' | '›' => Class::Other(Kind::SingleMark),
        '…' => Class::Other(Kind::Ellipsis),
        '–' | '—' | '―' => Class::Other(Kind::Dash),
        '‐' | '‑' | '−' => Class::Other(Kind::Hyphen),
        '⁄' | '∕' => Class::Other(Kind::Slash),
        '¿' | '¡' => Class::Other(Kind::Symbol),
        '€' | '£' | '¥' | '¢' | '\u{20a0}'..='\u{20cf}' => Class::Other(Kind::Currency),
        '٪' | '％' => Class::Other(Kind::Percent),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' => Class::Space,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => Class::Invisible,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{fe00}'..='\u{fe0f}' => Class::Joiner,
        c if c.is_whitespace() || c.is_control() => Class::Space,
        c if c.is_alphabetic() => Class::Letter { upper: c.is_uppercase() },
        c if c.is_numeric() => Class::Other(Kind::Symbol),
        _ => Class::Other(Kind::Symbol),
    };
    (class, c.len_utf8())
}

/// Cuts the text into tokens, in order. Their `sentence` is left at 0.
pub(super) fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0, last_end: usize::MAX, tokens };
    while scanner.at < text.len() {
        scanner.step();
    }
}

struct Scanner<'t, 'o> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    last_end: usize,
    tokens: &'o mut Vec<Token>,
}

impl Scanner<'_, '_> {
    fn step(&mut self) {
        let start = self.at;
        let (class, len) = look(self.text, start);
        match class {
            Class::Space | Class::Joiner | Class::Invisible => self.at += len,
            Class::Letter { .. } => self.word(start),
            Class::Digit => self.number(start),
            Class::Apostrophe => {
                // Two single marks in a row are a double mark; two backticks are handled below.
                let run = self.bytes[start..].iter().take(4).take_while(|&&byte| byte == b'\'').count();
                // Three: a single mark within a doubled one, which closes before it and opens after it.
                let closes_first = run == 3 && start == self.last_end;
                let doubled = run >= 2 && !closes_first;
                let same = len > 1 && self.text[start + len..].starts_with(&self.text[start..start + len]);
                if doubled || same {
                    self.push(start, start + 2 * len, Kind::DoubleMark, 0);
                } else if !self.clitic_after_number(start, len) {
                    self.push(start, start + len, Kind::SingleMark, 0);
                }
            }
            Class::Other(kind) => self.mark(start, len, kind),
        }
    }

    fn peek(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, shape: u8) {
        let glued = if start == self.last_end { Shape::GLUED } else { 0 };
        self.tokens.push(Token {
            span: Span::new(start as u32, end as u32),
            sentence: 0,
            kind,
            shape: Shape(shape | glued),
        });
        self.at = end;
        self.last_end = end;
    }

    fn mark(&mut self, start: usize, len: usize, kind: Kind) {
        let byte = self.bytes[start];
        let run = |byte: u8| self.bytes[start..].iter().take_while(|&&other| other == byte).count();
        match (kind, byte) {
            (Kind::Period, _) if run(b'.') >= 2 => {
                let dots = run(b'.');
                // Two dots are a slip for one full stop as often as an ellipsis: they end a sentence all the same.
                self.push(start, start + dots, if dots > 2 { Kind::Ellipsis } else { Kind::Period }, 0);
            }
            (Kind::Hyphen, b'-') if run(b'-') >= 2 => self.push(start, start + run(b'-'), Kind::Dash, 0),
            (Kind::Symbol, b'`') => {
                let ticks = run(b'`').min(2);
                self.push(start, start + ticks, if ticks == 2 { Kind::DoubleMark } else { Kind::SingleMark }, 0);
            }
            (Kind::Symbol, b'@' | b'#') if start != self.last_end => {
                let end = start + 1 + name_length(&self.bytes[start + 1..]);
                let kind = if end > start + 1 { Kind::Handle } else { Kind::Symbol };
                self.push(start, end, kind, 0);
            }
            _ => self.push(start, start + len, kind, 0),
        }
    }

    /// "1990's": an apostrophe and one or two letters right after digits.
    fn clitic_after_number(&mut self, start: usize, len: usize) -> bool {
        let after_number = self.last_end == start && self.tokens.last().is_some_and(|last| last.kind == Kind::Number);
        let is_s = matches!(self.peek(start + len), Some(b's' | b'S'));
        // An "s" is one byte, so that what follows it is a character boundary.
        if after_number && is_s && !continues_word(self.text, start + len + 1) {
            self.push(start, start + len + 1, Kind::Word, Shape::CLITIC | Shape::HAS_LOWER);
            return true;
        }
        false
    }

    fn number(&mut self, start: usize) {
        let mut at = start + 1;
        while let Some(byte) = self.peek(at) {
            let separates = matches!(byte, b',' | b'.') && self.peek(at + 1).is_some_and(|next| next.is_ascii_digit());
            if !(byte.is_ascii_digit() || separates) {
                break;
            }
            at += 1;
        }
        self.push(start, at, Kind::Number, Shape::HAS_DIGIT);
    }

    fn word(&mut self, start: usize) {
        // Most words are plain letters to their end.
        let (mut lowers, mut uppers) = (0, 0);
        for byte in &self.bytes[start..] {
            match byte {
                b'a'..=b'z' => lowers += 1,
                b'A'..=b'Z' => uppers += 1,
                _ => break,
            }
        }
        let mut at = start + lowers + uppers;
        // No address has another character than these after its first letters.
        if matches!(self.peek(at), Some(b'0'..=b'9' | b'.' | b':' | b'-' | b'_'))
            && let Some(end) = url_end(self.text, start)
        {
            self.push(start, end, Kind::Url, 0);
            return;
        }
        let mut shape = if lowers > 0 { Shape::HAS_LOWER } else { 0 };
        if self.bytes[start].is_ascii_uppercase() {
            shape |= Shape::UPPER_FIRST;
        }
        if at > start && self.peek(at).is_none_or(ends_words) && !self.is_cannot(start, at) {
            shape |= if uppers > 1 { Shape::SEVERAL_UPPER } else { 0 };
            self.push(start, at, Kind::Word, shape);
            return;
        }
        let mut apostrophe = None;
        let mut dotted = false;
        while at < self.text.len() {
            let (class, len) = look(self.text, at);
            match class {
                Class::Letter { upper } => {
                    if upper {
                        uppers += 1;
                        if at == start {
                            shape |= Shape::UPPER_FIRST;
                        }
                    } else {
                        shape |= Shape::HAS_LOWER;
                    }
                }
                // "USD25m", "RM18.40": an amount with its currency before it.
                Class::Digit
                    if shape & (Shape::HAS_DIGIT | Shape::HYPHENATED) == 0
                        && uppers > 0
                        && (figures::is_currency_prefix(&self.text[start..at]) || self.after_currency(start, at)) =>
                {
                    break;
                }
                Class::Digit => shape |= Shape::HAS_DIGIT,
                Class::Joiner => {}
                Class::Invisible if continues_word(self.text, at + len) => {}
                Class::Apostrophe if continues_word(self.text, at + len) => apostrophe = Some(at),
                // "magnitude-6.9": digits with a point are no part of a word.
                Class::Other(Kind::Hyphen) if self.decimal_follows(at + len) => break,
                Class::Other(Kind::Hyphen) if continues_word(self.text, at + len) => shape |= Shape::HYPHENATED,
                Class::Other(Kind::Period) if self.dot_inside(start, at) => dotted = true,
                // "S&P", "AT&T"
                Class::Other(Kind::Symbol)
                    if self.bytes[at] == b'&'
                        && uppers > 0
                        && shape & Shape::HAS_LOWER == 0
                        && at > start
                        && self.peek(at + 1).is_some_and(|next| next.is_ascii_uppercase()) => {}
                Class::Other(Kind::Symbol) if self.bytes[at] == b'_' => {}
                Class::Other(Kind::Symbol) if self.bytes[at] == b'@' && continues_word(self.text, at + 1) => {
                    let end = at + 1 + address_length(&self.bytes[at + 1..]);
                    self.push(start, end, Kind::Url, 0);
                    return;
                }
                _ => break,
            }
            at += len;
        }
        let mut end = at;
        if uppers > 1 {
            shape |= Shape::SEVERAL_UPPER;
        }
        if self.peek(end) == Some(b'.') && self.peek(end + 1) != Some(b'.') {
            let initial = end - start == 1 && uppers == 1 && self.bytes[start] != b'I';
            let known = || {
                // "D-Wis.": what follows the hyphen.
                let word = self.text[start..end].rsplit('-').next().unwrap_or_default();
                // "No. 5" is a number; "No." is an answer.
                let answer = word.len() <= 3 && (word.eq_ignore_ascii_case("no") || word.eq_ignore_ascii_case("nos"));
                abbreviations::lookup(word) != Abbreviation::No && (!answer || self.digit_follows(end + 1))
            };
            // At the end of a paragraph the full stop is both the abbreviation's and the sentence's.
            if initial || dotted || known() {
                end += 1;
                shape |= Shape::ABBREVIATION;
            }
        }
        if let Some(cut) =
            apostrophe.filter(|_| shape & Shape::ABBREVIATION == 0).and_then(|at| clitic(self.text, start, at, end))
        {
            self.push(start, cut, Kind::Word, shape);
            self.push(cut, end, Kind::Word, Shape::CLITIC | Shape::HAS_LOWER);
            return;
        }
        if self.is_cannot(start, end) {
            self.push(start, start + 3, Kind::Word, shape);
            self.push(start + 3, end, Kind::Word, Shape::CLITIC | Shape::HAS_LOWER);
            return;
        }
        self.push(start, end, Kind::Word, shape);
    }

    /// Whether digits with a point inside follow.
    fn decimal_follows(&self, at: usize) -> bool {
        let digits = self.bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        digits > 0
            && self.peek(at + digits) == Some(b'.')
            && self.peek(at + digits + 1).is_some_and(|next| next.is_ascii_digit())
    }

    fn is_cannot(&self, start: usize, end: usize) -> bool {
        end - start == 6 && self.bytes[start..end].eq_ignore_ascii_case(b"cannot")
    }

    /// Whether the full stop at `at` belongs inside the word that began at `start`: "U.S", "e.g", "news.example".
    fn dot_inside(&self, start: usize, at: usize) -> bool {
        let Some(next) = self.peek(at + 1) else { return false };
        if !next.is_ascii_alphabetic() {
            return false;
        }
        // "R-S.C.": the letters after the hyphen count.
        let since_dot = self.bytes[start..at].iter().rev().take_while(|&&byte| !matches!(byte, b'.' | b'-')).count();
        let after = self.bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let dotted_letters = since_dot == 1 && (after == 1 || self.bytes[start..at].contains(&b'.') && after <= 2);
        let known = since_dot == 2 && after == 1 && matches!(&self.bytes[start..at], b"Ph" | b"ph");
        dotted_letters || known || top_level(&self.bytes[at + 1..at + 1 + after])
    }

    /// "$US160": letters between a currency sign and digits.
    fn after_currency(&self, start: usize, at: usize) -> bool {
        self.last_end == start
            && at - start <= 3
            && self.tokens.last().is_some_and(|last| last.kind == Kind::Currency)
            && self.bytes[start..at].iter().all(u8::is_ascii_uppercase)
    }

    fn digit_follows(&self, at: usize) -> bool {
        self.bytes[at..].iter().find(|byte| **byte != b' ').is_some_and(u8::is_ascii_digit)
    }
}

/// Whether a word of plain letters ends before this byte, whatever follows.
const fn ends_words(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b',' | b';' | b'!' | b'?' | b'"' | b'(' | b')' | b'/')
}

fn continues_word(text: &str, at: usize) -> bool {
    at < text.len() && matches!(look(text, at).0, Class::Letter { .. } | Class::Digit)
}

fn name_length(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count()
}

fn address_length(bytes: &[u8]) -> usize {
    let mut len = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(byte)).count();
    while len > 0 && !bytes[len - 1].is_ascii_alphanumeric() {
        len -= 1;
    }
    len
}

/// The common endings of addresses without a scheme.
fn top_level(bytes: &[u8]) -> bool {
    [&b"com"[..], b"org", b"net", b"gov", b"edu", b"co", b"uk", b"tv", b"io"].contains(&bytes)
}

/// Where a web address that starts here ends, without the punctuation after it.
fn url_end(text: &str, start: usize) -> Option<usize> {
    let rest = &text.as_bytes()[start..];
    let starts = |prefix: &[u8]| rest.len() > prefix.len() && rest[..prefix.len()].eq_ignore_ascii_case(prefix);
    let bare_path = || {
        let host = address_length(rest);
        rest.get(host) == Some(&b'/')
            && rest[..host].contains(&b'.')
            && rest.get(host + 1).is_some_and(u8::is_ascii_alphanumeric)
    };
    if !(matches!(rest[0], b'h' | b'H' | b'w' | b'W') && (starts(b"http://") || starts(b"https://") || starts(b"www."))
        || rest[0].is_ascii_lowercase() && rest.len() > 6 && bare_path())
    {
        return None;
    }
    let mut len = rest.iter().take_while(|byte| byte.is_ascii_graphic() && !b"\"<>".contains(byte)).count();
    while len > 0 && b".,;:!?')]}".contains(&rest[len - 1]) {
        len -= 1;
    }
    Some(start + len)
}

/// Where the clitic of a word starts: before "n't", or at the apostrophe of 's, 're, 've, 'll, 'd, 'm.
fn clitic(text: &str, start: usize, apostrophe: usize, end: usize) -> Option<usize> {
    let mark = text[apostrophe..].chars().next().map_or(1, char::len_utf8);
    let tail = &text.as_bytes()[apostrophe + mark..end];
    let is = |word: &[u8]| tail.eq_ignore_ascii_case(word);
    if is(b"t") && apostrophe > start + 1 && matches!(text.as_bytes()[apostrophe - 1], b'n' | b'N') {
        return Some(apostrophe - 1);
    }
    [&b"s"[..], b"re", b"ve", b"ll", b"d", b"m"].iter().any(|word| is(word)).then_some(apostrophe)
}
