//! From code points back to the text: the surface of a span.

use crate::span::{Char, Span};

/// Bytes of text between two counts.
const BLOCK: usize = 64;

/// Finds surfaces by their code points.
///
/// # Resource usage
///
/// Nothing for ASCII. Otherwise four bytes for each 64 of text; a question costs a binary search and at most 64 bytes
/// looked at.
pub(crate) struct Surfaces<'t> {
    text: &'t str,
    /// Code points that start before each block; empty for ASCII.
    before: Vec<u32>,
}

impl<'t> Surfaces<'t> {
    /// Reads the text once.
    pub(crate) fn new(text: &'t str) -> Self {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut seen = 0;
            for block in text.as_bytes().chunks(BLOCK) {
                before.push(seen);
                seen += block.iter().filter(|&&byte| starts(byte)).count() as u32;
            }
        }
        Surfaces { text, before }
    }

    /// The text of a span, cut to what there is.
    pub(crate) fn get(&self, span: Span<Char>) -> &'t str {
        self.text.get(self.byte(span.start)..self.byte(span.end)).unwrap_or_default()
    }

    /// Where a code point starts.
    pub(crate) fn byte(&self, at: u32) -> usize {
        if self.before.is_empty() {
            return (at as usize).min(self.text.len());
        }
        let block = self.before.partition_point(|&before| before <= at).saturating_sub(1);
        let first = block * BLOCK;
        let mut left = at - self.before[block];
        for (offset, &byte) in self.text.as_bytes()[first..].iter().enumerate() {
            if starts(byte) {
                if left == 0 {
                    return first + offset;
                }
                left -= 1;
            }
        }
        self.text.len()
    }
}

/// Whether a code point starts with this byte of UTF-8.
fn starts(byte: u8) -> bool {
    (byte as i8) >= -64
}
