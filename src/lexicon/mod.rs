//! Word lists kept as data in `lexicon/`, and the vocabulary that joins them with the word statistics of `models/`.
//!
//! The files are lines of text: `#` starts a comment, `[name]` starts a section.

pub(crate) mod abbreviations;
mod cues;
pub(crate) mod figures;
mod lemma;
mod objects;
mod plural;
mod senses;
mod units;
mod vocabulary;

pub use cues::{CueId, CueWord, Frame};
pub use figures::built_in_units;
pub(crate) use lemma::lemma;
pub(crate) use objects::objects;
pub(crate) use plural::singular;
pub use units::{Unit, UnitsError};
pub use vocabulary::{Entry, Vocabulary, WordId, vocabulary};
pub(crate) use vocabulary::{fold, short};

/// A line of a file that says something.
struct Line<'f> {
    /// Its number, from 1 on.
    number: usize,
    /// The section that it stands in; empty before the first.
    section: &'f str,
    text: &'f str,
}

/// The lines of a file without comments and empty lines.
fn lines(file: &str) -> impl Iterator<Item = Line<'_>> {
    let mut section = "";
    file.lines().enumerate().filter_map(move |(at, line)| {
        let text = line.split('#').next().unwrap_or("").trim();
        if let Some(name) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name;
            return None;
        }
        (!text.is_empty()).then_some(Line { number: at + 1, section, text })
    })
}

/// The lines of a file with the section that each stands in, without comments and empty lines.
pub(crate) fn sections(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(file).map(|line| (line.section, line.text))
}
