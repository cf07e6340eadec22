//! The answer as Python sees it: an article and views of its parts.
//!
//! A part is the article and a position in it: nothing is copied, and a link from one part to another is one more
//! view. Two parts are equal when they stand at the same place of equal articles.

use super::batch::Given;
use super::compare::Comparison;
use super::configuration::{Configuration, analyzer};
use super::dict::to_python;
use super::source::Source;
use super::values::{Counted, Cue, Mention, Resolution, Span, spans};
use super::words::{Data, Parts};
use crate::article::{
    self, Language, MentionForm, Modifier, NumberKind, QuoteKind, ResolutionForm, SpeakerKind, Trend,
};
use crate::claims::compare;
use crate::entities::Entities;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::type_hint_union;
use pyo3::types::{PyDict, PyString, PyTuple};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// An article that was read, with its text.
pub(super) struct Read {
    pub(super) article: article::Article,
    pub(super) text: Source,
    /// The publication date as it was given.
    pub(super) published: Option<String>,
    /// How it was read, where not by default.
    pub(super) configuration: Option<Py<Configuration>>,
}

impl PartialEq for Read {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || self.article == other.article
    }
}

// An article's floats are never NaN: equality is reflexive.
impl Eq for Read {}

impl Hash for Read {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.article.text_sha256, &self.article.id, &self.article.published).hash(state);
    }
}

impl Read {
    /// The surface of a span, as Python slices it.
    fn surface(&self, py: Python<'_>, span: crate::span::Span<crate::span::Char>) -> PyResult<String> {
        let text = self.text.to_py_string(py);
        text.get_item(pyo3::types::PySlice::new(py, span.start as isize, span.end as isize, 1))?.extract()
    }
}

/// What one article says, who says it and with which figures.
///
/// Made by [`analyze`][newsclaims.analyze]. Frozen; equal to any other article with the same text, id and answer;
/// hashable; can be pickled (it is read again on the other side, which gives the same answer with the same version).
#[pyclass(frozen, eq, hash, module = "newsclaims")]
pub(super) struct Article {
    pub(super) read: Arc<Read>,
    quotes: PyOnceLock<Py<PyTuple>>,
    numbers: PyOnceLock<Py<PyTuple>>,
    speakers: PyOnceLock<Py<PyTuple>>,
    claims: PyOnceLock<Py<PyTuple>>,
}

impl Article {
    pub(super) fn new(read: Arc<Read>) -> Self {
        let (quotes, numbers) = (PyOnceLock::new(), PyOnceLock::new());
        Article { read, quotes, numbers, speakers: PyOnceLock::new(), claims: PyOnceLock::new() }
    }
}

impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        self.read == other.read
    }
}

impl Eq for Article {}

impl Hash for Article {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.read.hash(state);
    }
}

#[pymethods]
impl Article {
    /// The text that was given.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        self.read.text.to_py_string(py)
    }

    /// The name or number that was given for it.
    #[getter]
    #[allow(clippy::unnecessary_wraps, reason = "PyO3 wants one type for the stub")]
    fn id(&self) -> Option<IdValue<'_>> {
        self.read.article.id.as_ref().map(IdValue)
    }

    /// The name and version of the contract: `"newsclaims/1"`.
    #[getter]
    fn schema(&self) -> &str {
        self.read.article.schema
    }

    /// The version of the library that read it.
    #[getter]
    fn engine(&self) -> &str {
        self.read.article.engine
    }

    /// The SHA-256 of the text in UTF-8, in hexadecimal.
    #[getter]
    fn text_sha256(&self) -> &str {
        &self.read.article.text_sha256
    }

    /// `"en"`, or `None` where the text plainly is not English; then nothing was read.
    #[getter]
    fn language(&self) -> Option<Language> {
        self.read.article.language
    }

    /// The publication date (ISO 8601), as given or as found in the text.
    #[getter]
    fn published(&self) -> Option<&str> {
        self.read.article.published.as_deref()
    }

    /// The attributed statements, in the order in which they start.
    #[getter]
    fn quotes<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Quote>> {
        views(py, &self.quotes, &self.read, self.read.article.quotes.len(), Quote::at)
    }

    /// The figures, in the order in which they start.
    #[getter]
    fn numbers<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Number>> {
        views(py, &self.numbers, &self.read, self.read.article.numbers.len(), Number::at)
    }

    /// The persons and bodies who speak, in the order of their first mention.
    #[getter]
    fn speakers<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Speaker>> {
        views(py, &self.speakers, &self.read, self.read.article.speakers.len(), Speaker::at)
    }

    /// One for each quote: the quote joined with its speaker and its figures.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Claim>> {
        views(py, &self.claims, &self.read, self.read.article.claims.len(), Claim::at)
    }

    /// Sets the figures of the article against one another: those that speak of the same thing, and a verdict on each
    /// pair.
    ///
    /// Returns:
    ///     The comparison, whose `figures` and `pairs` are tables; each call makes it anew. The cost is linear in the
    ///     length of the text.
    fn compare(&self, py: Python<'_>) -> PyResult<Comparison> {
        let read = &self.read;
        let analyzer = analyzer(read.configuration.as_ref());
        let ids = read.article.id.clone().map(|id| vec![id]);
        let given = Given { articles: vec![Some(Arc::clone(read))], ids };
        let text = read.text.as_str(py)?;
        let (compared, entities) = py.detach(|| {
            let rows = [(&read.article, text)];
            (compare::compare_article(&analyzer, &read.article, text), Entities::new(&rows, None))
        });
        Ok(Comparison::new(compared, Arc::new(given), Arc::new(entities)))
    }

    /// The article as plain dictionaries and lists in the shape of the contract; links are positions in its lists.
    ///
    /// The shape is that of [`schema()`][newsclaims.schema]. Each call builds a new dictionary.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Data<'py, PyDict>> {
        plain(py, &self.read.article)
    }

    /// The article as one line of JSON in the shape of the contract.
    fn to_json(&self) -> String {
        self.read.article.to_json()
    }

    /// The text as HTML with quotes, sources, cues and numbers marked, one colour for each speaker.
    ///
    /// A fragment with its own style sheet, no scripts and nothing to load; every character of the text is escaped.
    fn to_html(slf: Bound<'_, Self>) -> PyResult<String> {
        let py = slf.py();
        py.import("newsclaims.display")?.call_method1("article_html", (slf,))?.extract()
    }

    fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<String> {
        Article::to_html(slf)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let article = &self.read.article;
        let id = self.id().into_pyobject(py)?.repr()?;
        Ok(format!(
            "Article(id={id}, quotes={}, numbers={}, speakers={}, claims={})",
            article.quotes.len(),
            article.numbers.len(),
            article.speakers.len(),
            article.claims.len()
        ))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Bound<'py, PyAny>>> {
        let again = py.import("newsclaims._core")?.getattr("_read_again")?;
        let configuration = self.read.configuration.as_ref().map(|given| given.clone_ref(py));
        let given = (self.text(py), self.read.published.as_deref(), self.id(), configuration);
        Ok(Parts::new((again, given).into_pyobject(py)?))
    }
}

/// An article's id in its own type.
struct IdValue<'a>(&'a article::Id);

impl<'py> IntoPyObject<'py> for IdValue<'_> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: pyo3::inspect::PyStaticExpr =
        type_hint_union!(<i64 as IntoPyObject<'py>>::OUTPUT_TYPE, <&str as IntoPyObject<'py>>::OUTPUT_TYPE);

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, PyErr> {
        to_python(py, self.0)
    }
}

/// TIMEX3 values: a string, or several.
struct Timex<'a>(&'a [String]);

impl<'py> IntoPyObject<'py> for Timex<'_> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: pyo3::inspect::PyStaticExpr = type_hint_union!(
        <&str as IntoPyObject<'py>>::OUTPUT_TYPE,
        <Parts<'py, &str> as IntoPyObject<'py>>::OUTPUT_TYPE
    );

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, PyErr> {
        match self.0 {
            [one] => Ok(PyString::new(py, one).into_any()),
            many => Ok(PyTuple::new(py, many)?.into_any()),
        }
    }
}

/// The tuple of views of one list, made at the first call and kept.
fn views<'py, T>(
    py: Python<'py>,
    kept: &PyOnceLock<Py<PyTuple>>,
    read: &Arc<Read>,
    length: usize,
    view: impl Fn(&Arc<Read>, u32) -> T,
) -> PyResult<Parts<'py, T>>
where
    T: IntoPyObject<'py>,
{
    let tuple =
        kept.get_or_try_init(py, || PyTuple::new(py, (0..length).map(|at| view(read, at as u32))).map(Bound::unbind))?;
    Ok(Parts::new(tuple.bind(py).clone()))
}

/// What every view has in common: a list of the article, and a position in it.
macro_rules! view {
    ($view:ident, $data:ty, $list:ident) => {
        impl $view {
            /// The view of one position, which the article must have.
            pub(super) fn at(read: &Arc<Read>, at: u32) -> Self {
                $view { read: Arc::clone(read), at }
            }

            /// The view that a link leads to.
            #[allow(dead_code, reason = "not every part is linked to")]
            fn linked(read: &Arc<Read>, at: Option<u32>) -> Option<Self> {
                at.filter(|&at| (at as usize) < read.article.$list.len()).map(|at| Self::at(read, at))
            }

            /// The views that a list of links leads to.
            #[allow(dead_code, reason = "not every part is linked to")]
            fn all<'py>(py: Python<'py>, read: &Arc<Read>, links: &[u32]) -> PyResult<Parts<'py, Self>> {
                let views: Vec<_> = links.iter().filter_map(|&at| Self::linked(read, Some(at))).collect();
                Parts::collect(py, views)
            }

            fn data(&self) -> &$data {
                &self.read.article.$list[self.at as usize]
            }
        }

        impl PartialEq for $view {
            fn eq(&self, other: &Self) -> bool {
                self.at == other.at && self.read == other.read
            }
        }

        impl Eq for $view {}

        impl Hash for $view {
            fn hash<H: Hasher>(&self, state: &mut H) {
                (stringify!($view), self.at, &self.read).hash(state);
            }
        }
    };
}

/// One attributed statement: direct (all in quotation marks), indirect (a paraphrase), or mixed.
///
/// Offsets are code points of the article's text.
#[pyclass(frozen, eq, hash, module = "newsclaims")]
pub(super) struct Quote {
    read: Arc<Read>,
    at: u32,
}

view!(Quote, article::Quote, quotes);

#[pymethods]
impl Quote {
    /// The article it is a part of.
    #[getter]
    fn article(&self) -> Article {
        Article::new(Arc::clone(&self.read))
    }

    /// Its position in the article's list.
    #[getter]
    fn index(&self) -> u32 {
        self.at
    }

    /// As plain data in the shape of the contract; links are positions.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Data<'py, PyDict>> {
        plain(py, self.data())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Bound<'py, PyAny>>> {
        reduce(py, &self.read, "quotes", self.at)
    }

    /// `"direct"`, `"indirect"` or `"mixed"`.
    #[getter]
    fn kind(&self) -> QuoteKind {
        self.data().kind
    }

    /// The attributed words in one or more pieces, with their quotation marks.
    #[getter]
    fn content<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Span>> {
        spans(py, &self.data().content)
    }

    /// Where its first piece begins.
    #[getter]
    fn start(&self) -> u32 {
        self.data().content.first().map_or(0, |piece| piece.start)
    }

    /// Where its last piece ends, exclusive.
    #[getter]
    fn end(&self) -> u32 {
        self.data().content.last().map_or(0, |piece| piece.end)
    }

    /// The content as a reader would cite it: pieces joined by a blank, without outer marks and "that".
    #[getter]
    fn text(&self) -> &str {
        &self.data().text
    }

    /// The words that attribute it, or `None`.
    #[getter]
    fn cue(&self) -> Option<Cue> {
        self.data().cue.as_ref().map(Cue::from)
    }

    /// Whether the attribution is denied: *did not say*.
    #[getter]
    fn negated(&self) -> bool {
        self.data().negated
    }

    /// The mention of who says it, as written; `None` where it is not there.
    #[getter]
    fn source(&self) -> Option<Mention> {
        let form = match self.data().resolution.form {
            ResolutionForm::Name => Some(MentionForm::Name),
            ResolutionForm::Nominal => Some(MentionForm::Nominal),
            ResolutionForm::Pronoun => Some(MentionForm::Pronoun),
            ResolutionForm::Continued | ResolutionForm::None => None,
        };
        self.data().source.as_ref().map(|source| Mention::new(source.span, source.text.clone(), form))
    }

    /// Who says it; `None` where nobody is named, and nobody is guessed.
    #[getter]
    fn speaker(&self) -> Option<Speaker> {
        Speaker::linked(&self.read, self.data().speaker)
    }

    /// How, and how surely, the speaker was found.
    #[getter]
    fn resolution(&self) -> Resolution {
        self.data().resolution.into()
    }

    /// The figures in its content that are its own.
    #[getter]
    fn numbers<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Number>> {
        Number::all(py, &self.read, &self.data().numbers)
    }

    /// The quote whose content contains this one.
    #[getter]
    fn within(&self) -> Option<Quote> {
        Quote::linked(&self.read, self.data().within)
    }

    /// From 0 to 1.
    #[getter]
    fn confidence(&self) -> f64 {
        self.data().confidence
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let quote = self.data();
        let kind = quote.kind.into_pyobject(py)?.repr()?;
        let speaker = self.speaker();
        let speaker = speaker.as_ref().map(|speaker| &*speaker.data().name);
        let cue = quote.cue.as_ref().map(|cue| &*cue.lemma);
        Ok(format!("Quote({}, speaker={}, cue={}, kind={kind})", short(&quote.text), or_none(speaker), or_none(cue)))
    }
}

/// Any figure: a count, percentage, sum of money, measure, age, duration, date, time.
///
/// Offsets are code points of the article's text; `value` is in the unit as written.
#[pyclass(frozen, eq, hash, module = "newsclaims")]
pub(super) struct Number {
    read: Arc<Read>,
    at: u32,
}

view!(Number, article::Number, numbers);

#[pymethods]
impl Number {
    /// The article it is a part of.
    #[getter]
    fn article(&self) -> Article {
        Article::new(Arc::clone(&self.read))
    }

    /// Its position in the article's list.
    #[getter]
    fn index(&self) -> u32 {
        self.at
    }

    /// As plain data in the shape of the contract; links are positions.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Data<'py, PyDict>> {
        plain(py, self.data())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Bound<'py, PyAny>>> {
        reduce(py, &self.read, "numbers", self.at)
    }

    /// Where it starts: the numeral with its unit.
    #[getter]
    fn start(&self) -> u32 {
        self.data().span.start
    }

    /// Where it ends, exclusive.
    #[getter]
    fn end(&self) -> u32 {
        self.data().span.end
    }

    /// The bare numeral; `None` for "last" and the like.
    #[getter]
    fn numeral(&self) -> Option<Span> {
        self.data().numeral.map(Span::from)
    }

    /// With its comparator: *more than 30 km*.
    #[getter]
    fn phrase(&self) -> Span {
        self.data().phrase.into()
    }

    /// Its surface: `article.text[number.start:number.end]`.
    #[getter]
    fn text(&self) -> &str {
        &self.data().text
    }

    /// What sort of figure it is: `"cardinal"`, `"percent"`, `"money"`, `"measure"`, `"date"`, ...
    #[getter]
    fn kind(&self) -> NumberKind {
        self.data().kind
    }

    /// In the unit as written: 5 for 5 %, 50 with the unit "cent"; `None` where only bounds are known.
    #[getter]
    fn value(&self) -> Option<f64> {
        self.data().value
    }

    /// The lower end of a range, of "more than" and of vague counts; open where `None`.
    #[getter]
    fn low(&self) -> Option<f64> {
        self.data().low
    }

    /// The upper end of a range, of "less than" and of vague counts; open where `None`.
    #[getter]
    fn high(&self) -> Option<f64> {
        self.data().high
    }

    /// The value, exactly, in decimal digits: `decimal.Decimal(number.decimal)`.
    #[getter]
    fn decimal(&self) -> Option<&str> {
        self.data().decimal.as_deref()
    }

    /// How exactly it is given: `"exact"`, `"approximate"`, `"less_than"`, `"at_most"`, `"more_than"`, `"at_least"`.
    #[getter]
    fn modifier(&self) -> Modifier {
        self.data().modifier
    }

    /// `"up"` or `"down"` where it is a change: *rose 5%*.
    #[getter]
    fn trend(&self) -> Option<Trend> {
        self.data().trend
    }

    /// Whether only its order of magnitude is given: *hundreds*.
    #[getter]
    fn vague(&self) -> bool {
        self.data().vague
    }

    /// The unit: a singular name in British spelling, or an ISO 4217 code.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.data().unit.as_deref()
    }

    /// What it counts.
    #[getter]
    fn counted(&self) -> Option<Counted> {
        self.data().counted.as_ref().map(Counted::from)
    }

    /// What the figure is about beyond what is counted: at most four content words, nearest first.
    #[getter]
    fn concept<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, &str>> {
        Parts::collect(py, self.data().concept.iter().map(String::as_str))
    }

    /// An exact reading where a float can't say it: "end-1" (second to last), "(20,35]".
    #[getter]
    fn resolution(&self) -> Option<&str> {
        self.data().resolution.as_deref()
    }

    /// An ISO 8601 date, resolved against the publication date.
    #[getter]
    fn date(&self) -> Option<&str> {
        self.data().date.as_deref()
    }

    /// The TIMEX3 value, or a tuple of them where there are several.
    #[getter]
    fn timex(&self) -> Option<Timex<'_>> {
        Some(Timex(&self.data().timex)).filter(|timex| !timex.0.is_empty())
    }

    /// The innermost quote it stands in; `None` where the writer vouches for it.
    #[getter]
    fn quote(&self) -> Option<Quote> {
        Quote::linked(&self.read, self.data().quote)
    }

    /// Who vouches for it; `None` for the writer, or where the speaker of its quote is not known.
    #[getter]
    fn speaker(&self) -> Option<Speaker> {
        Speaker::linked(&self.read, self.data().speaker)
    }

    /// From 0 to 1.
    #[getter]
    fn confidence(&self) -> f64 {
        self.data().confidence
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let number = self.data();
        let (kind, value) = (number.kind.into_pyobject(py)?.repr()?, number.value.into_pyobject(py)?.repr()?);
        let unit = or_none(number.unit.as_deref());
        Ok(format!("Number({}, kind={kind}, value={value}, unit={unit})", short(&number.text)))
    }
}

/// A person or body who says something in the article.
#[pyclass(frozen, eq, hash, module = "newsclaims")]
pub(super) struct Speaker {
    read: Arc<Read>,
    at: u32,
}

view!(Speaker, article::Speaker, speakers);

#[pymethods]
impl Speaker {
    /// The article it is a part of.
    #[getter]
    fn article(&self) -> Article {
        Article::new(Arc::clone(&self.read))
    }

    /// Its position in the article's list.
    #[getter]
    fn index(&self) -> u32 {
        self.at
    }

    /// As plain data in the shape of the contract; links are positions.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Data<'py, PyDict>> {
        plain(py, self.data())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Bound<'py, PyAny>>> {
        reduce(py, &self.read, "speakers", self.at)
    }

    /// The fullest name found, without titles: *Vladimir Putin*.
    #[getter]
    fn name(&self) -> &str {
        &self.data().name
    }

    /// `"person"`, `"organization"`, `"place"`, `"group"`, `"document"` or `"unnamed"`.
    #[getter]
    fn kind(&self) -> SpeakerKind {
        self.data().kind
    }

    /// Titles and offices given to it: *Russian President*.
    #[getter]
    fn roles<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, &str>> {
        Parts::collect(py, self.data().roles.iter().map(String::as_str))
    }

    /// Where it is mentioned, in order.
    #[getter]
    fn mentions<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Mention>> {
        let mentions = self.data().mentions.iter();
        let mentions = mentions.map(|mention| {
            let text = self.read.surface(py, mention.span)?;
            Ok(Mention::new(mention.span, text, Some(mention.form)))
        });
        Parts::collect(py, mentions.collect::<PyResult<Vec<_>>>()?)
    }

    /// What it says, in order.
    #[getter]
    fn quotes<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Quote>> {
        let quotes = self.read.article.quotes.iter().enumerate();
        let own = quotes.filter(|(_, quote)| quote.speaker == Some(self.at)).map(|(at, _)| at as u32);
        Quote::all(py, &self.read, &own.collect::<Vec<_>>())
    }

    /// The figures it vouches for, in order.
    #[getter]
    fn numbers<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Number>> {
        let numbers = self.read.article.numbers.iter().enumerate();
        let own = numbers.filter(|(_, number)| number.speaker == Some(self.at)).map(|(at, _)| at as u32);
        Number::all(py, &self.read, &own.collect::<Vec<_>>())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let speaker = self.data();
        Ok(format!("Speaker({:?}, kind={})", speaker.name, speaker.kind.into_pyobject(py)?.repr()?))
    }
}

/// A quote joined with its speaker and the figures it vouches for: the row an analyst wants.
#[pyclass(frozen, eq, hash, module = "newsclaims")]
pub(super) struct Claim {
    read: Arc<Read>,
    at: u32,
}

view!(Claim, article::Claim, claims);

#[pymethods]
impl Claim {
    /// The article it is a part of.
    #[getter]
    fn article(&self) -> Article {
        Article::new(Arc::clone(&self.read))
    }

    /// Its position in the article's list.
    #[getter]
    fn index(&self) -> u32 {
        self.at
    }

    /// As plain data in the shape of the contract; links are positions.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Data<'py, PyDict>> {
        plain(py, self.data())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Bound<'py, PyAny>>> {
        reduce(py, &self.read, "claims", self.at)
    }

    /// The quote it is made of.
    #[getter]
    fn quote(&self) -> PyResult<Quote> {
        Quote::linked(&self.read, Some(self.data().quote))
            .ok_or_else(|| PyIndexError::new_err("the claim's quote is not in its article"))
    }

    /// Who makes it.
    #[getter]
    fn speaker(&self) -> Option<Speaker> {
        Speaker::linked(&self.read, self.data().speaker)
    }

    /// Its figures.
    #[getter]
    fn numbers<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Number>> {
        Number::all(py, &self.read, &self.data().numbers)
    }

    /// The quote's text.
    #[getter]
    fn text(&self) -> &str {
        &self.data().text
    }

    /// The lemma of its cue.
    #[getter]
    fn cue(&self) -> Option<&str> {
        self.data().cue.as_deref()
    }

    /// The sentence or sentences to show as evidence.
    #[getter]
    fn context(&self) -> Span {
        self.data().context.into()
    }

    /// When it was said: an ISO 8601 date.
    #[getter]
    fn date(&self) -> Option<&str> {
        self.data().date.as_deref()
    }

    /// From 0 to 1.
    #[getter]
    fn confidence(&self) -> f64 {
        self.data().confidence
    }

    fn __repr__(&self) -> String {
        let speaker = self.speaker();
        let speaker = or_none(speaker.as_ref().map(|speaker| &*speaker.data().name));
        let claim = self.data();
        format!("Claim({}, speaker={speaker}, numbers={})", short(&claim.text), claim.numbers.len())
    }
}

/// The part of an article at a position of one of its lists; what pickled parts are made of again.
#[pyfunction]
pub(super) fn _part<'py>(article: Bound<'py, Article>, list: &str, at: usize) -> PyResult<Bound<'py, PyAny>> {
    article.getattr(list)?.get_item(at)
}

/// How a part is pickled: its article, and where it stands there.
fn reduce<'py>(py: Python<'py>, read: &Arc<Read>, list: &str, at: u32) -> PyResult<Parts<'py, Bound<'py, PyAny>>> {
    let part = py.import("newsclaims._core")?.getattr("_part")?;
    Ok(Parts::new((part, (Article::new(Arc::clone(read)), list, at)).into_pyobject(py)?))
}

fn plain<'py, T: serde::Serialize>(py: Python<'py>, part: &T) -> PyResult<Data<'py, PyDict>> {
    Ok(Data(to_python(py, part)?.cast_into()?))
}

/// A text in quotation marks, cut to what fits on a line.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((cut, _)) => format!("{:?}", format!("{}…", &text[..cut])),
        None => format!("{text:?}"),
    }
}

fn or_none(text: Option<&str>) -> String {
    text.map_or_else(|| "None".to_owned(), |text| format!("{text:?}"))
}
