//! The page: every token of a text as the hashes that the features are made of.

use crate::lexicon::{fold, vocabulary};
use crate::model::{Class, Tagged, hash, mix, stem};
use crate::quotes::Marks;
use crate::span::{Span, Tok};
use crate::text::Kind;

/// A token as hashes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Leaf {
    /// The word in lower case, its digits as zeros.
    pub word: u32,
    /// Its stem.
    pub stem: u32,
    /// Its last three characters.
    pub suffix: u32,
    /// The shape of its letters.
    pub shape: u32,
    /// Its class.
    pub class: u32,
    /// The quotation it stands in, plus one; 0 for none.
    pub quoted: u32,
    /// How often its stem attributes: 0 never seen to, up to 6.
    pub rate: u8,
    /// The class of the cue lexicon that its verb is in, with what the lexicon lets follow it; 0 for none.
    pub listed: u32,
    /// Whether it is a full verb's form.
    pub verb: bool,
}

/// A text as its readers see it.
#[derive(Debug)]
pub struct Page<'a, 't> {
    /// The text and its classes.
    pub tagged: &'a Tagged<'t>,
    /// Its quotation marks.
    pub marks: &'a Marks,
    /// Its tokens.
    pub leaves: Vec<Leaf>,
}

/// What stands outside of the text.
pub const OUTSIDE: u32 = 7;

impl<'a, 't> Page<'a, 't> {
    /// Looks at every token once; `rate` tells how often a stem attributes.
    pub fn new(tagged: &'a Tagged<'t>, marks: &'a Marks, rate: impl Fn(u32) -> u8) -> Self {
        let text = &tagged.text;
        let leaves = (0..text.len())
            .map(|at| {
                let class = tagged.class(at);
                let quoted = marks.outermost(at).map_or(0, |region| region as u32 + 1);
                let (word, stem, suffix) = hashes(text.surface(at), text.token(at).kind);
                let verb = class.is_verb();
                let listed = vocabulary().entry(tagged.word(at)).cue.map_or(0, |cue| cue.get().signature);
                Leaf {
                    word,
                    stem,
                    suffix,
                    shape: shape(text.surface(at), text.token(at).kind),
                    class: hash(&[class as u8], 5),
                    quoted,
                    rate: rate(stem),
                    listed,
                    verb,
                }
            })
            .collect();
        Page { tagged, marks, leaves }
    }

    /// How many tokens it has.
    pub fn len(&self) -> u32 {
        self.leaves.len() as u32
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.leaves.is_empty()
    }

    /// The tokens of the sentence that a token stands in.
    pub fn sentence(&self, at: u32) -> Span<Tok> {
        self.tagged.text.sentence_of(at).tokens
    }

    /// The kind of a token.
    pub fn kind(&self, at: u32) -> Kind {
        self.tagged.text.token(at).kind
    }

    /// The class of a token.
    pub fn class(&self, at: u32) -> Class {
        self.tagged.class(at)
    }
}

fn hashes(surface: &str, kind: Kind) -> (u32, u32, u32) {
    match kind {
        Kind::DoubleMark => return (hash(b"\"", 1), hash(b"\"", 2), hash(b"\"", 3)),
        Kind::SingleMark => return (hash(b"'", 1), hash(b"'", 2), hash(b"'", 3)),
        Kind::Dash => return (hash(b"--", 1), hash(b"--", 2), hash(b"--", 3)),
        Kind::Url | Kind::Handle => return (hash(b"@", 1), hash(b"@", 2), hash(b"@", 3)),
        _ => {}
    }
    let mut buffer = [0; 40];
    let folded: &mut [u8] = match fold(surface, &mut buffer) {
        Some(folded) => {
            let len = folded.len();
            &mut buffer[..len]
        }
        None => return (mix(OUTSIDE, 1), mix(OUTSIDE, 2), mix(OUTSIDE, 3)),
    };
    for byte in folded.iter_mut().filter(|byte| byte.is_ascii_digit()) {
        *byte = b'0';
    }
    let (stemmed, len) = stem(folded);
    let tail = folded.len().saturating_sub(3);
    (hash(folded, 1), hash(&stemmed[..len], 2), hash(&folded[tail..], 3))
}

/// The shape with runs collapsed: "Xx" for "Ruiz", "X.X." for "U.S.".
fn shape(surface: &str, kind: Kind) -> u32 {
    if !matches!(kind, Kind::Word | Kind::Number) {
        return hash(&[kind as u8], 40);
    }
    let mut out = [0_u8; 12];
    let mut len = 0;
    for c in surface.chars() {
        let letter = if c.is_uppercase() {
            b'X'
        } else if c.is_alphabetic() {
            b'x'
        } else if c.is_numeric() {
            b'0'
        } else if c.is_ascii() {
            c as u8
        } else {
            b'?'
        };
        if len == 0 || out[len - 1] != letter {
            if len == out.len() {
                break;
            }
            out[len] = letter;
            len += 1;
        }
    }
    hash(&out[..len], 4)
}
