//! Spans: byte spans inside the engine, code points at the door.
//!
//! A [`Span`] knows what it counts: bytes of the text, code points, or tokens. The three are different types, so
//! that one can't be taken for another; [`CharMap`] is the only way from bytes to code points.

use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::marker::PhantomData;

/// The unit of a span over the bytes of a UTF-8 text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Byte;

/// The unit of a span over Unicode code points, as Python counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Char;

/// The unit of a span over the tokens of a [`Text`](crate::text::Text).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tok;

/// A half-open range, `start..end`, of bytes, code points or tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<Unit> {
    /// Where it starts.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    unit: PhantomData<Unit>,
}

impl<Unit: Copy> Span<Unit> {
    /// The span `start..end`; an end before the start gives the empty span at the start.
    pub const fn new(start: u32, end: u32) -> Self {
        let end = if end < start { start } else { end };
        Span { start, end, unit: PhantomData }
    }

    /// How many units it covers.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the position lies inside.
    pub const fn contains(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether the other span lies inside this one, or is the same.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a unit.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// As a range to index slices with.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl<Unit> Serialize for Span<Unit> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Span", 2)?;
        out.serialize_field("start", &self.start)?;
        out.serialize_field("end", &self.end)?;
        out.end()
    }
}

/// Bytes of text between two counts of a [`CharMap`].
const BLOCK: usize = 64;

/// From byte offsets to code point offsets.
///
/// # Resource usage
///
/// Nothing for ASCII. Otherwise four bytes for each 64 of text, and at most 63 bytes looked at in each question.
#[derive(Debug)]
pub struct CharMap<'t> {
    text: &'t [u8],
    /// Code points that start before each block; empty for ASCII.
    before: Vec<u32>,
}

impl<'t> CharMap<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::new();
        if !text.is_ascii() {
            before.reserve_exact(bytes.len() / BLOCK + 1);
            let mut seen = 0;
            for block in bytes.chunks(BLOCK) {
                before.push(seen);
                seen += code_points(block);
            }
            before.push(seen);
        }
        CharMap { text: bytes, before }
    }

    /// The code points before a byte offset, which must be a character boundary.
    pub fn at(&self, byte: u32) -> u32 {
        if self.before.is_empty() {
            return byte;
        }
        let byte = (byte as usize).min(self.text.len());
        let block = byte / BLOCK;
        self.before[block] + code_points(&self.text[block * BLOCK..byte])
    }

    /// The span in code points.
    pub fn span(&self, bytes: Span<Byte>) -> Span<Char> {
        Span::new(self.at(bytes.start), self.at(bytes.end))
    }
}

/// How many code points start in these bytes of UTF-8.
fn code_points(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from((byte as i8) >= -64)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn offsets_agree_with_counting(text in "\\PC{0,300}") {
            let map = CharMap::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(map.at(byte as u32), count as u32);
            }
            prop_assert_eq!(map.at(text.len() as u32), text.chars().count() as u32);
        }
    }

    #[test]
    fn a_reversed_span_is_empty() {
        assert!(Span::<Byte>::new(5, 3).is_empty());
    }
}
