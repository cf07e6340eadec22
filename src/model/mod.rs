//! What is learnt from corpora: word statistics, and the word classes that they give to the tokens of a text.

mod classes;
mod file;
mod hash;
mod linear;
mod stem;
mod tagger;
mod vectors;

pub use classes::{Class, Classes};
pub(crate) use file::{Reader, sealed};
pub use hash::{hash, key, mix};
pub use linear::{CHAIN_BITS, CompactLinear, CompactRows, Linear, Rows, Scores, slot};
pub use stem::stem;
pub use tagger::Tagged;
pub use vectors::{DIMENSIONS, Meaning, Vectors, vectors};
