//! Claims: quotes joined with their speakers and their figures.

mod asides;
mod join;

pub(crate) use asides::add as add_asides;
pub(crate) use join::{Parts, join};
