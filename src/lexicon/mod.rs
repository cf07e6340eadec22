//! Word lists kept as data in `lexicon/`, and the vocabulary that joins them with the word statistics of `models/`.
//!
//! The files are lines of text: `#` starts a comment, `[name]` starts a section.

pub(crate) mod abbreviations;
mod cues;
pub(crate) mod figures;
mod vocabulary;

pub use cues::{CueId, CueWord, Frame};
pub use vocabulary::{Entry, Vocabulary, WordId, vocabulary};

/// The lines of a file with the section that each stands in, without comments and empty lines.
pub(crate) fn sections(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    file.lines().filter_map(move |line| {
        let line = line.split('#').next().unwrap_or("").trim();
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name;
            return None;
        }
        (!line.is_empty()).then_some((section, line))
    })
}
