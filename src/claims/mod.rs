//! Claims: quotes joined with their speakers and their figures, and set against one another.

pub mod compare;
mod join;
pub mod utterances;

pub(crate) use join::{Parts, join};
