//! Quotes: who is said to have said, thought or wanted what.
//!
//! [`Marks`] pairs the quotation marks; the readers of attributions find cues, contents and sources by tokens.

mod attribution;
mod marks;

pub use attribution::{Attribution, CueMatch};
pub use marks::{MarkStyle, Marks, Quoted};
