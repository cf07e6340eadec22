//! What is learnt from corpora: word statistics, and the word classes that they give to the tokens of a text.

mod classes;
mod hash;
mod linear;
mod stem;
mod tagger;

pub use classes::{Class, Classes};
pub use hash::{hash, key, mix};
pub use linear::{CHAIN_BITS, CompactLinear, CompactRows, Linear, Rows, slot};
pub use stem::stem;
pub use tagger::Tagged;
