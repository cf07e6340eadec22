//! The walk through the house: one text in, one [`Article`] out.

use crate::article::{Article, Id, Language, SCHEMA};
use crate::claims;
use crate::lexicon::UnitsError;
use crate::lexicon::figures::{Figures, figures};
use crate::model::Tagged;
use crate::numbers::{self, Dates, Present, Published};
use crate::quotes::{Attributions, Marks, ModelReader, Reader, is_reported_speech};
use crate::span::CharMap;
use crate::speakers::{self, Aliases};
use crate::text::{Text, looks_english};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// A configuration of the analysis. Immutable; may be shared by threads.
#[derive(Clone, Debug, Default)]
pub struct Analyzer {
    /// The tables of figures, where they are not the built-in ones.
    figures: Option<Arc<Figures>>,
    /// Names that the user knows.
    aliases: Option<Arc<Aliases>>,
    /// How open dates are read.
    dates: Dates,
    /// Which attributions are kept.
    attributions: Attributions,
}

impl Analyzer {
    /// The default configuration.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with units and words of figures from a file beside the built-in ones. `file` is its name, for errors.
    ///
    /// A line names a unit, the words and the symbols for it, and what it is in a base unit; see `docs/units.md`.
    ///
    /// # Errors
    ///
    /// [`UnitsError`] names the file, the line and what is wrong with it.
    ///
    /// # Examples
    ///
    /// ```
    /// use newsclaims::Analyzer;
    ///
    /// let analyzer = Analyzer::new().with_units("farm.txt", "tray: tray, egg tray")?;
    /// let article = analyzer.analyze("The farm sold 300 egg trays.", None, None);
    /// assert_eq!(article.numbers[0].unit.as_deref(), Some("tray"));
    /// # Ok::<(), newsclaims::lexicon::UnitsError>(())
    /// ```
    pub fn with_units(mut self, file: &str, text: &str) -> Result<Self, UnitsError> {
        let tables = self.figures.as_deref().unwrap_or_else(|| figures());
        self.figures = Some(Arc::new(tables.with(file, text)?));
        Ok(self)
    }

    /// With a table of names that a user knows: speakers are called as it says.
    #[must_use]
    pub fn with_aliases(mut self, aliases: impl Into<Arc<Aliases>>) -> Self {
        self.aliases = Some(aliases.into());
        self
    }

    /// With another way of reading dates that leave something open: "on Friday", "03/04/2021".
    #[must_use]
    pub const fn with_dates(mut self, dates: Dates) -> Self {
        self.dates = dates;
        self
    }

    /// With all attributions, or reported speech only.
    #[must_use]
    pub const fn with_attributions(mut self, attributions: Attributions) -> Self {
        self.attributions = attributions;
        self
    }

    /// The names that the user knows.
    pub(crate) fn aliases(&self) -> Option<&Aliases> {
        self.aliases.as_deref()
    }

    /// The tables of figures that it reads by.
    pub(crate) fn figures(&self) -> &Figures {
        self.figures.as_deref().unwrap_or_else(|| figures())
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
        let present = Present { day, second: published.and_then(Published::second), dates: self.dates };
        let figures = numbers::read_with(self.figures(), &tagged, present);
        article.numbers = figures.into_iter().map(|figure| figure.into_number(text, &map)).collect();
        let marks = Marks::new(&tagged);
        let mut attributions = ModelReader::default().read(&tagged, &marks);
        if self.attributions == Attributions::Speech {
            attributions.retain(|attribution| is_reported_speech(&tagged, attribution));
        }
        claims::add_asides(&tagged, &mut attributions);
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
