//! The vocabulary: every listed word with all that the lists say of it, found by one look-up for each token.

use super::cues::{self, CueId};
use crate::model::Classes;
use std::sync::LazyLock;

/// A word of the vocabulary; [`WordId::UNKNOWN`] for any other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordId(u32);

impl WordId {
    /// A word that no list has.
    pub const UNKNOWN: WordId = WordId(0);

    /// The word at a position.
    pub(crate) const fn at(index: usize) -> Self {
        WordId(index as u32)
    }

    /// The position of its entry.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What the lists say of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    /// Its classes in lower case.
    pub plain: Classes,
    /// Its classes when capitalized within a sentence.
    pub capitalized: Classes,
    /// The verb that attributes, of which it is a form.
    pub cue: Option<CueId>,
}

/// Slots of the table, at least twice the words.
const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 16;

/// Longer words are in no list.
const LONGEST: usize = 40;

/// The word lists as one hash table with linear probing. A slot holds the low 48 bits of a hash, whose high ones chose the slot,
/// and the word in 16: half the cache that both in full would take. 0 stands for none.
#[derive(Debug)]
pub struct Vocabulary {
    slots: Box<[u64; SLOTS]>,
    words: Vec<Box<str>>,
    entries: Vec<Entry>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::built_in);

/// The built-in vocabulary; read at first use.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

impl Vocabulary {
    fn built_in() -> Self {
        let mut vocabulary = Vocabulary {
            slots: vec![0; SLOTS].into_boxed_slice().try_into().expect("so many slots"),
            words: vec!["".into()],
            entries: vec![Entry::default()],
        };
        for (_, line) in super::sections(include_str!("../../models/tags.tsv")) {
            let mut fields = line.split('\t');
            let (Some(word), Some(plain), Some(capitalized)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let id = vocabulary.insert(word);
            let entry = &mut vocabulary.entries[id.index()];
            entry.plain = Classes::parse(plain);
            entry.capitalized = Classes::parse(capitalized);
        }
        for (at, (_, forms)) in cues::read().into_iter().enumerate() {
            for (form, class) in forms {
                let id = vocabulary.insert(&form);
                let entry = &mut vocabulary.entries[id.index()];
                entry.plain = entry.plain.with(class);
                entry.cue.get_or_insert(CueId(at as u16));
            }
        }
        super::figures::insert_words(&mut vocabulary);
        vocabulary
    }

    /// One more than the greatest id.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word's id, new or old. The word is in lower case, with straight apostrophes.
    pub(super) fn insert(&mut self, word: &str) -> WordId {
        let hash = hash(word.as_bytes());
        let known = self.hashed(hash);
        if known != WordId::UNKNOWN {
            assert_eq!(self.word(known), word, "two words of one hash");
            return known;
        }
        let mut at = Self::first(hash);
        while self.slots[at] > 0 {
            at = (at + 1) % SLOTS;
        }
        let id = self.words.len() as u32;
        self.slots[at] = hash << SLOT_BITS | u64::from(id);
        self.words.push(word.into());
        self.entries.push(Entry::default());
        assert!(self.words.len() * 2 < SLOTS, "the vocabulary has outgrown its table");
        WordId(id)
    }

    /// Looks a word up, whatever its case and its apostrophes.
    ///
    /// The hash alone is compared: a word that no list has is taken for a listed one once in some 10^14 words, and the text of
    /// the word need not be fetched.
    pub fn find(&self, word: &str) -> WordId {
        if word.len() <= LONGEST && word.is_ascii() {
            return self.hashed(hash_of(word.as_bytes(), lower));
        }
        let mut buffer = [0; LONGEST];
        fold(word, &mut buffer).map_or(WordId::UNKNOWN, |folded| self.hashed(hash(folded)))
    }

    /// The first slot of a hash: its high bits, which all of the word has a part in.
    const fn first(hash: u64) -> usize {
        (hash >> (u64::BITS - SLOT_BITS)) as usize
    }

    /// The word of a hash.
    fn hashed(&self, hash: u64) -> WordId {
        let mut at = Self::first(hash);
        loop {
            let slot = self.slots[at];
            if slot == 0 || slot >> SLOT_BITS == hash << SLOT_BITS >> SLOT_BITS {
                return WordId((slot & (SLOTS as u64 - 1)) as u32);
            }
            at = (at + 1) % SLOTS;
        }
    }

    /// What the lists say of a word: nothing of one that they have not.
    pub fn entry(&self, word: WordId) -> &Entry {
        self.entries.get(word.index()).unwrap_or(&self.entries[0])
    }

    /// All words, in the order of their ids; the first stands for the unknown.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(AsRef::as_ref)
    }

    /// The word itself, in lower case.
    pub fn word(&self, word: WordId) -> &str {
        self.words.get(word.index()).map_or("", |word| word)
    }
}

/// The word in lower case with straight apostrophes and without soft hyphens; `None` where it is too long.
pub(crate) fn fold<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
    if word.len() > LONGEST {
        return None;
    }
    if word.is_ascii() {
        let out = &mut buffer[..word.len()];
        out.copy_from_slice(word.as_bytes());
        out.make_ascii_lowercase();
        return Some(out);
    }
    let mut len = 0;
    for c in word.chars() {
        let c = match c {
            '’' | '‘' | 'ʼ' => '\'',
            '\u{ad}' => continue,
            '‐' | '‑' => '-',
            c => c,
        };
        for lower in c.to_lowercase() {
            if len + lower.len_utf8() > LONGEST {
                return None;
            }
            len += lower.encode_utf8(&mut buffer[len..]).len();
        }
    }
    Some(&buffer[..len])
}

fn hash(word: &[u8]) -> u64 {
    hash_of(word, |part| part)
}

/// The hash of a word whose parts of eight bytes are changed first.
fn hash_of(word: &[u8], change: impl Fn(u64) -> u64) -> u64 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state = word.len() as u64;
    let mut put = |part: u64| state = (state.rotate_left(5) ^ change(part)).wrapping_mul(K);
    let mut chunks = word.chunks_exact(8);
    for chunk in &mut chunks {
        put(u64::from_le_bytes(chunk.try_into().unwrap_or([0; 8])));
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        put(short(rest));
    }
    state ^ (state >> 29)
}

/// One to seven bytes, with zeros after them, as a number: from reads that overlap, since a copy costs more.
pub(crate) fn short(bytes: &[u8]) -> u64 {
    let len = bytes.len();
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (len - 4))
        }
        _ => bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
    }
}

/// Eight bytes of ASCII in small letters.
const fn lower(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // The top bit of a byte tells whether it is at least "A", and whether it is beyond "Z".
    let (from, beyond) = (bytes + EACH * (0x80 - b'A' as u64), bytes + EACH * (0x7f - b'Z' as u64));
    bytes | (from & !beyond & (EACH << 7)) >> 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Class;

    #[test]
    fn small_letters_are_made_of_capitals_only() {
        for bytes in [*b"AZaz@[`{", *b"09 '-.\x7f\0", *b"Said\0\0\0\0"] {
            assert_eq!(lower(u64::from_le_bytes(bytes)).to_le_bytes(), bytes.map(|byte| byte.to_ascii_lowercase()));
        }
        assert_eq!(
            [b"a".as_slice(), b"abc", b"abcd", b"abcdefg"].map(|word| short(word).to_le_bytes()),
            [*b"a\0\0\0\0\0\0\0", *b"abc\0\0\0\0\0", *b"abcd\0\0\0\0", *b"abcdefg\0"]
        );
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        let vocabulary = vocabulary();
        let said = vocabulary.find("said");
        assert_ne!(said, WordId::UNKNOWN);
        assert_eq!(vocabulary.find("SAID"), said);
        assert_eq!(vocabulary.find("n’t"), vocabulary.find("n't"));
        assert_eq!(vocabulary.find("qwzx"), WordId::UNKNOWN);
        assert!(vocabulary.entry(said).plain.has(Class::Past));
    }
}
