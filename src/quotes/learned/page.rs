//! The page: every token of a text as the hashes that the features are made of.

use crate::lexicon::{WordId, fold, vocabulary};
use crate::model::{Class, Tagged, hash, mix, stem};
use crate::quotes::Marks;
use crate::span::{Span, Tok};
use crate::text::Kind;
use std::sync::LazyLock;

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
        let known_words = &*KNOWN;
        let classes: [u32; CLASSES] = std::array::from_fn(|class| hash(&[class as u8], 5));
        let leaves = (0..text.len())
            .map(|at| {
                let class = tagged.class(at);
                let quoted = marks.outermost(at).map_or(0, |region| region as u32 + 1);
                let token = text.token(at);
                let known = tagged.word(at);
                let Hashes { word, stem, suffix } = match token.kind {
                    Kind::Word if known != WordId::UNKNOWN => known_words[known.index()],
                    kind => hashes(text.surface(at), kind),
                };
                let verb = class.is_verb();
                let listed = vocabulary().entry(tagged.word(at)).cue.map_or(0, |cue| cue.get().signature);
                Leaf {
                    word,
                    stem,
                    suffix,
                    shape: mix(token.kind as u32, u32::from(token.shape.letters())),
                    class: classes[class as usize],
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

/// How many word classes there are.
const CLASSES: usize = Class::Genitive as usize + 1;

/// The hashes of a word, which its surface alone decides.
#[derive(Clone, Copy, Default)]
struct Hashes {
    word: u32,
    stem: u32,
    suffix: u32,
}

/// Those of the words of the vocabulary, by their ids: most words of any text.
static KNOWN: LazyLock<Vec<Hashes>> =
    LazyLock::new(|| vocabulary().words().map(|word| hashes(word, Kind::Word)).collect());

fn hashes(surface: &str, kind: Kind) -> Hashes {
    let same = |surface: &[u8]| Hashes { word: hash(surface, 1), stem: hash(surface, 2), suffix: hash(surface, 3) };
    match kind {
        Kind::DoubleMark => return same(b"\""),
        Kind::SingleMark => return same(b"'"),
        Kind::Dash => return same(b"--"),
        Kind::Url | Kind::Handle => return same(b"@"),
        _ => {}
    }
    let mut buffer = [0; 40];
    let folded: &mut [u8] = match fold(surface, &mut buffer) {
        Some(folded) => {
            let len = folded.len();
            &mut buffer[..len]
        }
        None => return same(b""),
    };
    for byte in folded.iter_mut().filter(|byte| byte.is_ascii_digit()) {
        *byte = b'0';
    }
    let (stemmed, len) = stem(folded);
    let tail = folded.len().saturating_sub(3);
    Hashes { word: hash(folded, 1), stem: hash(&stemmed[..len], 2), suffix: hash(&folded[tail..], 3) }
}
