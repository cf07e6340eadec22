//! Claims: quotes joined with their speakers and their figures, and set against one another.

mod asides;
pub mod compare;
mod join;
pub mod utterances;

pub(crate) use asides::add as add_asides;
pub(crate) use join::{Parts, join};
