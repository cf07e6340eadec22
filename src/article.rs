//! The answer: what an article says, who says it and with which figures.
//!
//! Plain data. [`serde`] writes it in the shape of the JSON contract `newsclaims/1`; every offset is in code points
//! of the text as given. Links between the parts are positions in the lists of the same [`Article`].

use crate::span::{Char, Span};
use serde::Serialize;

/// The name and version of the JSON shape.
pub const SCHEMA: &str = "newsclaims/1";

/// Who an article is: the caller's own name or number for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Id {
    /// A number.
    Number(i64),
    /// A name.
    Text(String),
}

/// The language of a text. English is the only one that is read; of any other text nothing is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    English,
}

/// Everything that was read in one article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Article {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The version of the library that read it.
    pub engine: &'static str,
    /// The caller's name for it.
    pub id: Option<Id>,
    /// SHA-256 of the UTF-8 text, in hexadecimal.
    pub text_sha256: String,
    /// The language, or `None` where the text plainly is not English; then nothing was read.
    pub language: Option<Language>,
    /// The publication date (ISO 8601), as given or as found in the text.
    pub published: Option<String>,
    /// The attributed statements, in the order in which they start.
    pub quotes: Vec<Quote>,
    /// The figures, in the order in which they start.
    pub numbers: Vec<Number>,
    /// The persons and bodies who speak, in the order of their first mention.
    pub speakers: Vec<Speaker>,
    /// One for each quote: the quote joined with its speaker and its figures.
    pub claims: Vec<Claim>,
}

/// How much of a content stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// Nothing.
    Indirect,
    /// Some of it.
    Mixed,
}

/// A stretch of text with its surface.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Mention {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span<Char>,
    /// Its surface.
    pub text: String,
}

/// The words that attribute: "said", "according to", a colon.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Cue {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span<Char>,
    /// Its surface.
    pub text: String,
    /// Its dictionary form: "say".
    pub lemma: String,
    /// What kind of saying it is: report, assert, deny, promise, warn, ask, believe, want, judge, ...
    #[serde(rename = "class")]
    pub kind: String,
}

/// How a source was resolved to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ResolutionForm {
    /// The source is a name.
    Name,
    /// The source is a description: "the Kremlin leader".
    Nominal,
    /// The source is a pronoun.
    Pronoun,
    /// There is no source here; an earlier speaker goes on.
    Continued,
    /// Not resolved.
    None,
}

/// How, and how surely, the speaker of a quote was found.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Resolution {
    /// How.
    pub form: ResolutionForm,
    /// From 0 to 1.
    pub confidence: f64,
}

/// One attributed statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quote {
    /// Direct, indirect or mixed.
    pub kind: QuoteKind,
    /// The attributed words, in one or more pieces, with their quotation marks.
    pub content: Vec<Span<Char>>,
    /// The content as a reader would cite it: pieces joined by a blank, without outer marks and "that".
    pub text: String,
    /// The words that attribute it.
    pub cue: Option<Cue>,
    /// Whether the attribution is denied: "did not say".
    pub negated: bool,
    /// The mention of who says it.
    pub source: Option<Mention>,
    /// The speaker: a position in [`Article::speakers`].
    pub speaker: Option<u32>,
    /// How the speaker was found.
    pub resolution: Resolution,
    /// The figures in its content that are this quote's own: positions in [`Article::numbers`].
    pub numbers: Vec<u32>,
    /// The quote whose content contains this one: a position in [`Article::quotes`].
    pub within: Option<u32>,
    /// From 0 to 1.
    pub confidence: f64,
}

/// What sort of figure a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum NumberKind {
    Cardinal,
    Ordinal,
    Percent,
    PercentagePoint,
    Money,
    Measure,
    Temperature,
    Age,
    Duration,
    Ratio,
    Score,
    Date,
    Time,
    #[serde(rename = "datetime")]
    DateTime,
    #[serde(rename = "daterange")]
    DateRange,
    #[serde(rename = "timerange")]
    TimeRange,
    #[serde(rename = "datetimerange")]
    DateTimeRange,
    Set,
    /// A number that is a name: "iPhone 11", "Section 427", a phone number.
    Label,
}

/// How exactly a number is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Modifier {
    #[default]
    Exact,
    Approximate,
    LessThan,
    AtMost,
    MoreThan,
    AtLeast,
}

/// Whether a number is a rise or a fall: "rose 5%".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Trend {
    Up,
    Down,
}

/// What a number counts: "Iranian-made kamikaze drones".
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Counted {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span<Char>,
    /// Its surface.
    pub text: String,
    /// The noun phrase in the singular.
    pub unit: String,
}

/// Any figure: a count, percentage, sum of money, measure, age, duration, date, time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Number {
    /// The numeral with its unit: "30 km", "$5 million", "two weeks".
    #[serde(flatten)]
    pub span: Span<Char>,
    /// The bare numeral; `None` for "last", "second to last".
    pub numeral: Option<Span<Char>>,
    /// With its comparator: "more than 30 km".
    pub phrase: Span<Char>,
    /// The surface of [`Number::span`].
    pub text: String,
    /// What sort of figure it is.
    pub kind: NumberKind,
    /// In the unit as written: 5 for 5 %, 50 with the unit "cent".
    pub value: Option<f64>,
    /// The lower end of a range, of "more than" and of vague counts; open where `None`.
    pub low: Option<f64>,
    /// The upper end of a range, of "less than" and of vague counts; open where `None`.
    pub high: Option<f64>,
    /// The value, exactly.
    pub decimal: Option<String>,
    /// How exactly it is given.
    pub modifier: Modifier,
    /// A rise or a fall.
    pub trend: Option<Trend>,
    /// Whether only its order of magnitude is given: "hundreds".
    pub vague: bool,
    /// The unit: a singular name in British spelling, or an ISO 4217 code.
    pub unit: Option<String>,
    /// What it counts.
    pub counted: Option<Counted>,
    /// What the figure is about beyond what is counted: at most four content words, nearest first.
    pub concept: Vec<String>,
    /// An exact reading where a float can't say it: "end-1" (second to last), "(20,35]".
    pub resolution: Option<String>,
    /// An ISO 8601 date, resolved against the publication date.
    pub date: Option<String>,
    /// TIMEX3 values.
    #[serde(serialize_with = "null_one_or_many")]
    pub timex: Vec<String>,
    /// The innermost quote it stands in; `None` where the writer vouches for it.
    pub quote: Option<u32>,
    /// Who vouches for it: a position in [`Article::speakers`].
    pub speaker: Option<u32>,
    /// From 0 to 1.
    pub confidence: f64,
}

fn null_one_or_many<S: serde::Serializer>(values: &[String], serializer: S) -> Result<S::Ok, S::Error> {
    match values {
        [] => serializer.serialize_none(),
        [one] => serializer.serialize_str(one),
        many => serializer.collect_seq(many),
    }
}

/// What sort of speaker it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SpeakerKind {
    /// A person with a name.
    Person,
    /// A company, ministry, party, agency.
    Organization,
    /// A city or country that speaks for its government.
    Place,
    /// Several persons: "voters", "Republicans".
    Group,
    /// A document, poll, study, court ruling.
    Document,
    /// Somebody without a name: "a senior official".
    Unnamed,
}

/// How a speaker is mentioned at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionForm {
    /// By name.
    Name,
    /// By a description.
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// One mention of a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SpeakerMention {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span<Char>,
    /// By name, description or pronoun.
    pub form: MentionForm,
}

/// A person or body who says something in the article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Speaker {
    /// The fullest name found, without titles: "Vladimir Putin".
    pub name: String,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// Titles and offices given to it: "Russian President".
    pub roles: Vec<String>,
    /// Where it is mentioned, in order.
    pub mentions: Vec<SpeakerMention>,
}

/// A quote joined with its speaker and the figures it vouches for: the row an analyst wants.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claim {
    /// Its quote: a position in [`Article::quotes`].
    pub quote: u32,
    /// Its speaker: a position in [`Article::speakers`].
    pub speaker: Option<u32>,
    /// Its figures: positions in [`Article::numbers`].
    pub numbers: Vec<u32>,
    /// The quote's text.
    pub text: String,
    /// The lemma of its cue.
    pub cue: Option<String>,
    /// The sentence or sentences to show as evidence.
    pub context: Span<Char>,
    /// When it was said: an ISO 8601 date.
    pub date: Option<String>,
    /// From 0 to 1.
    pub confidence: f64,
}

impl Article {
    /// The article as one line of JSON in the shape of the contract.
    ///
    /// # Panics
    ///
    /// Never: every part of it can be written.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("plain data can be written")
    }
}
