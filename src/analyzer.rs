//! The walk through the house: one text in, one [`Article`] out.

use crate::article::{Article, Id, Language, SCHEMA};
use crate::claims;
use crate::model::Tagged;
use crate::numbers::{self, Published};
use crate::quotes::{Marks, Reader, RuleReader};
use crate::span::CharMap;
use crate::speakers::{self, Aliases};
use crate::text::{Text, looks_english};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// A configuration of the analysis. Immutable; may be shared by threads.
#[derive(Clone, Debug, Default)]
pub struct Analyzer {
    aliases: Option<Arc<Aliases>>,
}

impl Analyzer {
    /// The default configuration.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a table of names that a user knows: speakers are called as it says.
    #[must_use]
    pub fn with_aliases(mut self, aliases: impl Into<Arc<Aliases>>) -> Self {
        self.aliases = Some(aliases.into());
        self
    }

    /// Reads one article.
    pub fn analyze(&self, text: &str, published: Option<&Published>, id: Option<Id>) -> Article {
        let mut article = Article {
            schema: SCHEMA,
            engine: env!("CARGO_PKG_VERSION"),
            id,
            text_sha256: hex(&Sha256::digest(text.as_bytes())),
            language: None,
            published: published.map(|day| day.as_str().to_owned()),
            quotes: Vec::new(),
            numbers: Vec::new(),
            speakers: Vec::new(),
            claims: Vec::new(),
        };
        let tokens = Text::new(text);
        if !looks_english(&tokens) {
            return article;
        }
        article.language = Some(Language::English);
        let map = CharMap::new(text);
        let tagged = Tagged::new(tokens);
        let day = published.map(Published::day).or_else(|| numbers::dateline(&tagged));
        if article.published.is_none() {
            article.published = day.map(|day| day.to_string());
        }
        article.numbers =
            numbers::read(&tagged, day).into_iter().map(|figure| figure.into_number(text, &map)).collect();
        let marks = Marks::new(&tagged);
        let attributions = RuleReader.read(&tagged, &marks);
        let mut cast = speakers::resolve(&tagged, &marks, &attributions);
        if let Some(aliases) = &self.aliases {
            aliases.apply(&mut cast);
        }
        let parts = claims::Parts {
            tagged: &tagged,
            marks: &marks,
            map: &map,
            attributions: &attributions,
            voices: &cast.of,
            published: article.published.as_deref(),
        };
        (article.quotes, article.claims) = claims::join(&parts, &mut article.numbers);
        article.speakers = cast.speakers.into_iter().map(|member| member.into_speaker(&map)).collect();
        article
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| DIGITS[digit as usize] as char).collect()
}

/// Reads one article with the default configuration.
pub fn analyze(text: &str) -> Article {
    Analyzer::new().analyze(text, None, None)
}
