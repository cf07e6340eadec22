//! Claims: quotes joined with their speakers and their figures.

mod join;

pub(crate) use join::{Parts, join};
