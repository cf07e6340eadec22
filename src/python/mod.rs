//! The door to Python: thin, typed, and the only place that knows of the interpreter.

#![allow(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::too_many_arguments,
    clippy::doc_markdown,
    reason = "PyO3 says how its functions take and give values, and their documentation is for Python"
)]

mod aliases;
mod article;
mod batch;
mod compare;
mod configuration;
mod dict;
mod engine;
mod input;
mod source;
mod table;
mod tables;
mod values;
mod words;

/// Reading an article makes and drops many small lists; an allocator made for that saves a twentieth of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The extension module. Its public names are those of `newsclaims`, which adds the display and the command line.
#[pyo3::pymodule]
mod _core {
    #[pymodule_export]
    use super::aliases::Aliases;
    #[pymodule_export]
    use super::article::{_part, Article, Claim, Number, Quote, Speaker};
    #[pymodule_export]
    use super::batch::Batch;
    #[pymodule_export]
    use super::compare::Comparison;
    #[pymodule_export]
    use super::configuration::Configuration;
    #[pymodule_export]
    use super::engine::{_check, _read_again, analyze, analyze_batch};
    #[pymodule_export]
    use super::table::Table;
    #[pymodule_export]
    use super::values::{Counted, Cue, Mention, Resolution, Span};
    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
