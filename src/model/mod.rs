//! What is learnt from corpora: word statistics, and the word classes that they give to the tokens of a text.

mod classes;
mod tagger;

pub use classes::{Class, Classes};
pub use tagger::Tagged;
