//! Quotation marks, paired.

use crate::model::Tagged;
use crate::span::{Span, Tok};

/// Double or single marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkStyle {
    /// “so”, "so", ''so'', «so», „so“
    Double,
    /// ‘so’, 'so'
    Single,
}

/// A stretch of text between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Its tokens, marks included. Left open, it ends with its paragraph.
    pub tokens: Span<Tok>,
    /// Double or single marks.
    pub style: MarkStyle,
    /// Whether its closing mark was found.
    pub closed: bool,
    /// How many quotations it stands in.
    pub depth: u8,
}

/// The quotations of a text, in the order in which they start.
#[derive(Debug, Default)]
pub struct Marks {
    quoted: Vec<Quoted>,
}

impl Marks {
    /// Pairs the marks of a text.
    pub fn new(_tagged: &Tagged<'_>) -> Self {
        Marks::default()
    }

    /// The quotations, nested ones after the one they stand in.
    pub fn quoted(&self) -> &[Quoted] {
        &self.quoted
    }
}
