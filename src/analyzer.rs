//! The walk through the house: one text in, one [`Article`] out.

use crate::article::{Article, Id, Language, SCHEMA};
use crate::numbers::Published;
use sha2::{Digest, Sha256};

/// A configuration of the analysis. Immutable; may be shared by threads.
#[derive(Clone, Debug, Default)]
pub struct Analyzer {}

impl Analyzer {
    /// The default configuration.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads one article.
    pub fn analyze(&self, text: &str, published: Option<&Published>, id: Option<Id>) -> Article {
        Article {
            schema: SCHEMA,
            engine: env!("CARGO_PKG_VERSION"),
            id,
            text_sha256: Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect(),
            language: Some(Language::English),
            published: published.map(|day| day.as_str().to_owned()),
            quotes: Vec::new(),
            numbers: Vec::new(),
            speakers: Vec::new(),
            claims: Vec::new(),
        }
    }
}

/// Reads one article with the default configuration.
pub fn analyze(text: &str) -> Article {
    Analyzer::new().analyze(text, None, None)
}
