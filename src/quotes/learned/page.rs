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
    /// How quotations begin and end at it.
    pub turns: Turns,
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

impl Leaf {
    /// What the class of a token tells of it.
    fn of(class: Class) -> Self {
        Leaf {
            class: hash(&[class as u8], 5),
            verb: class.is_verb(),
            phrasal: is_phrasal(class),
            counts: Counts::of(class),
            ..Leaf::default()
        }
    }
}

/// How quotations begin and end at a token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turns(u8);

impl Turns {
    /// From the quotations that a token, the one before it and the one after it stand in.
    fn of(quoted: u32, before: u32, after: u32) -> Self {
        let is = [
            quoted > 0,
            before > 0 && quoted == 0,
            quoted > 0 && before != quoted,
            quoted > 0 && after != quoted,
            before > 0,
            after > 0,
        ];
        Turns(is.iter().rev().fold(0, |sum, is| sum << 1 | u8::from(*is)))
    }

    /// Whether one opens before the token, or ends there, and whether the token is in one.
    #[inline]
    pub(super) fn code(self) -> u32 {
        u32::from(self.0 & 0b111)
    }

    /// Whether one opens at the token, and whether one closes.
    #[inline]
    pub(super) fn edges(self) -> u32 {
        u32::from(self.0 >> 2 & 1) * 2 + u32::from(self.0 >> 3 & 1)
    }

    /// Whether the tokens before and after are in one.
    #[inline]
    pub(super) fn around(self) -> u32 {
        u32::from(self.0 >> 4 & 1) * 2 + u32::from(self.0 >> 5 & 1)
    }
}

/// Numbers of commas, verbs, beginnings of clauses, nominals and cues in a stretch of a window, each in twelve bits of its
/// own, so that one addition counts a token. A window is shorter than 4096 tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts(u64);

impl Counts {
    const BITS: u32 = 12;
    const CUE: u64 = 1 << (4 * Self::BITS);

    const COMMA: u64 = 1;
    const VERB: u64 = 1 << Self::BITS;
    const CLAUSE: u64 = 1 << (2 * Self::BITS);
    const NOMINAL: u64 = 1 << (3 * Self::BITS);

    /// What a token of this class counts as.
    const fn of(class: Class) -> Self {
        Counts(match class {
            Class::Modal => Self::VERB,
            Class::Wh => Self::CLAUSE,
            Class::Pronoun => Self::NOMINAL,
            _ if class.is_verb() => Self::VERB,
            _ if class.is_nominal() => Self::NOMINAL,
            _ => 0,
        })
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
        let (known_words, vocabulary) = (&*KNOWN, vocabulary());
        let that = hash(b"that", 1);
        let of_class: [Leaf; CLASSES] = std::array::from_fn(|class| Leaf::of(Class::ALL[class]));
        let mut leaves: Vec<Leaf> = (0..text.len())
            .zip(text.tokens())
            .map(|(at, token)| {
                let known = tagged.word(at);
                let Hashes { word, stem, suffix } = match token.kind {
                    Kind::Word if known != WordId::UNKNOWN => known_words[known.index()],
                    kind => hashes(text.surface(at), kind),
                };
                let mut leaf = of_class[tagged.class(at) as usize];
                match token.kind {
                    Kind::Comma => leaf.counts.0 |= Counts::COMMA,
                    _ if word == that => leaf.counts.0 |= Counts::CLAUSE,
                    _ => {}
                }
                Leaf {
                    word,
                    stem,
                    suffix,
                    shape: mix(token.kind as u32, u32::from(token.shape.letters())),
                    quoted: marks.outermost(at).map_or(0, |region| region as u32 + 1),
                    rate: rate(stem),
                    listed: vocabulary.entry(known).cue.map_or(0, |cue| cue.get().signature),
                    ..leaf
                }
            })
            .collect();
        let mut before = 0;
        for at in 0..leaves.len() {
            let (quoted, after) = (leaves[at].quoted, leaves.get(at + 1).map_or(0, |leaf| leaf.quoted));
            leaves[at].turns = Turns::of(quoted, before, after);
            before = quoted;
        }
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
const CLASSES: usize = Class::ALL.len();

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
