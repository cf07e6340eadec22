//! Who said what in the news, with which figures, and who says otherwise.
//!
//! The text walks through the house in one direction: [`text`] (paragraphs, sentences, tokens), [`model`] (word
//! classes), [`numbers`] and [`quotes`], [`speakers`], [`claims`], and out as an [`Article`].

mod analyzer;
pub mod article;
pub mod batch;
pub mod claims;
pub mod entities;
pub mod lexicon;
pub mod model;
pub mod numbers;
#[cfg(feature = "python")]
mod python;
pub mod quotes;
pub mod span;
pub mod speakers;
mod surface;
pub mod text;

pub use analyzer::{Analyzer, analyze};
pub use article::Article;
pub use numbers::{Date, Published};
pub use quotes::Attributions;
