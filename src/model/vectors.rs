//! Word vectors: directions in which words that stand in like company are near one another, in `models/vectors.bin`.
//!
//! They are those of `GloVe` ([Pennington, Socher and Manning 2014](https://aclanthology.org/D14-1162/)), learnt from an
//! encyclopedia and newswire, made smaller: without the two directions that most words share ([Mu and Viswanath
//! 2018](https://arxiv.org/abs/1702.01417)), along the main axes of what is left, four bits for each. The forms of one
//! stem share a vector. `models/README.md` says how to build the file.

use super::{Reader, hash, sealed, stem};
use std::collections::HashMap;
use std::sync::LazyLock;

/// How many dimensions a vector has.
pub const DIMENSIONS: usize = 64;

const NAME: [u8; 4] = *b"NCWV";
const VERSION: u32 = 1;
/// What is added to a value of four bits.
const ZERO: i8 = 8;
/// The greatest value of four bits.
const MOST: f32 = 7.0;

/// The vector of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meaning {
    /// A direction: values from -7 to 7.
    pub direction: [i8; DIMENSIONS],
    /// The length that makes it one of length 1.
    pub scale: f32,
    /// How much a word says by itself, from 0 for the commonest to 1.
    pub weight: f32,
}

/// The vectors of words.
#[derive(Debug, Default)]
pub struct Vectors {
    rows: HashMap<u32, u32>,
    table: Vec<Meaning>,
}

static VECTORS: LazyLock<Vectors> = LazyLock::new(|| {
    Vectors::read(include_bytes!("../../models/vectors.bin")).expect("the vectors in this library are whole")
});

/// The vectors compiled in; read at first use.
pub fn vectors() -> &'static Vectors {
    &VECTORS
}

impl Vectors {
    /// The key of a word in small letters: forms of one stem have one.
    pub fn key(lower: &str) -> u32 {
        let (bytes, len) = stem(lower.as_bytes());
        hash(&bytes[..len], 7)
    }

    /// The vector of a key, where there is one.
    pub fn get(&self, key: u32) -> Option<&Meaning> {
        self.rows.get(&key).map(|row| &self.table[*row as usize])
    }

    /// Reads a file; `None` where it is of another version, cut short or damaged.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::open(bytes, NAME, VERSION)?;
        let mut vectors = Vectors::default();
        for row in 0..reader.u32()? {
            let (key, [weight]) = (reader.u32()?, reader.take()?);
            let packed: [u8; DIMENSIONS / 2] = reader.take()?;
            let value = |at: usize| ((packed[at / 2] >> (4 * (at % 2))) & 15) as i8 - ZERO;
            let direction = std::array::from_fn(value);
            vectors.rows.insert(key, row);
            vectors.table.push(Meaning { direction, scale: scale(&direction), weight: f32::from(weight) / 255.0 });
        }
        reader.is_empty().then_some(vectors)
    }

    /// Writes the file of some words, each with its key, how much it says, and its direction of any length.
    pub fn write(words: &[(u32, f32, [f32; DIMENSIONS])]) -> Vec<u8> {
        let mut body = (words.len() as u32).to_le_bytes().to_vec();
        for (key, weight, direction) in words {
            let most = direction.iter().fold(f32::MIN_POSITIVE, |most, value| most.max(value.abs()));
            let packed = |value: f32| ((value / most * MOST).round() as i8 + ZERO) as u8;
            body.extend(key.to_le_bytes());
            body.push((weight * 255.0).round() as u8);
            body.extend(direction.chunks_exact(2).map(|two| packed(two[0]) | packed(two[1]) << 4));
        }
        sealed(NAME, VERSION, &body)
    }
}

fn scale(direction: &[i8; DIMENSIONS]) -> f32 {
    let square: f32 = direction.iter().map(|value| f32::from(*value) * f32::from(*value)).sum();
    1.0 / square.sqrt().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cosine(one: &str, other: &str) -> f32 {
        let of = |word: &str| vectors().get(Vectors::key(word)).expect("a common word");
        let (one, other) = (of(one), of(other));
        let dot: f32 = one.direction.iter().zip(&other.direction).map(|(a, b)| f32::from(*a) * f32::from(*b)).sum();
        dot * one.scale * other.scale
    }

    #[test]
    fn words_of_like_company_are_near() {
        for (word, near, far) in
            [("flood", "storm", "election"), ("profit", "revenue", "hospital"), ("ballot", "vote", "rain")]
        {
            assert!(cosine(word, near) > cosine(word, far) + 0.3, "{word}");
        }
    }

    #[test]
    fn forms_of_a_stem_share_a_vector() {
        assert_eq!(Vectors::key("floods"), Vectors::key("flood"));
        assert!(vectors().get(Vectors::key("qqxzv")).is_none());
    }

    #[test]
    fn a_damaged_file_is_seen() {
        let file = Vectors::write(&[(5, 1.0, [1.0; DIMENSIONS])]);
        assert_eq!(Vectors::read(&file).expect("whole").get(5).map(|meaning| meaning.direction), Some([7; DIMENSIONS]));
        let mut damaged = file.clone();
        damaged[20] ^= 1;
        assert!(Vectors::read(&damaged).is_none());
        assert!(Vectors::read(&file[..file.len() - 1]).is_none());
    }
}
