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
    /// Whether it can be part of a noun phrase.
    pub phrasal: bool,
    /// What it counts as.
    pub counts: Counts,
}

/// Numbers of commas, verbs, beginnings of clauses, nominals and cues in a stretch of a window, each in twelve bits of its
/// own, so that one addition counts a token. A window is shorter than 4096 tokens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts(u64);

impl Counts {
    const BITS: u32 = 12;
    const CUE: u64 = 1 << (4 * Self::BITS);

    /// What one token counts as.
    fn of(kind: Kind, class: Class, that: bool) -> Self {
        let is = [
            kind == Kind::Comma,
            class.is_verb() || class == Class::Modal,
            class == Class::Wh || that,
            class.is_nominal() || class == Class::Pronoun,
        ];
        Counts(is.iter().rev().fold(0, |sum, is| sum << Self::BITS | u64::from(*is)))
    }

    /// Counts a token, and a cue where it is one.
    #[inline]
    pub(super) fn add(&mut self, token: Counts, is_cue: bool) {
        self.0 += token.0 + if is_cue { Self::CUE } else { 0 };
    }

    #[inline]
    fn lane(self, at: u32) -> u32 {
        (self.0 >> (at * Self::BITS)) as u32 & ((1 << Self::BITS) - 1)
    }

    #[inline]
    pub(super) fn commas(self) -> u32 {
        self.lane(0)
    }

    #[inline]
    pub(super) fn verbs(self) -> u32 {
        self.lane(1)
    }

    #[inline]
    pub(super) fn clauses(self) -> u32 {
        self.lane(2)
    }

    #[inline]
    pub(super) fn nominals(self) -> u32 {
        self.lane(3)
    }

    #[inline]
    pub(super) fn cues(self) -> u32 {
        self.lane(4)
    }
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
        let that = hash(b"that", 1);
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
                    phrasal: is_phrasal(class),
                    counts: Counts::of(token.kind, class, word == that),
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

/// Whether a class can be part of a noun phrase.
const fn is_phrasal(class: Class) -> bool {
    matches!(
        class,
        Class::Noun
            | Class::Nouns
            | Class::Name
            | Class::Adjective
            | Class::Determiner
            | Class::Possessive
            | Class::Number
            | Class::Genitive
            | Class::Pronoun
    )
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
