//! Many articles as Python sees them: the articles, and their tables.

use super::aliases::Aliases;
use super::article::{Article, Read};
use super::compare::{Comparison, SpeakerName};
use super::configuration::{Configuration, analyzer};
use super::engine::{interruptible, thread_count};
use super::table::{Table, arrow_error};
use super::tables::{self, Rows};
use super::words::Parts;
use crate::article::Id;
use crate::claims::{compare, utterances};
use crate::entities::Entities;
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use pyo3::exceptions::PyIndexError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;
use pyo3::{type_hint_identifier, type_hint_subscript};
use std::sync::{Arc, OnceLock};

/// Many articles that were read, and what they say as tables.
///
/// Made by [`analyze_batch`][newsclaims.analyze_batch]. It has its articles in the order of the texts by length, index and iteration,
/// with `None` for an item that could not be read; `errors` says why. A table is built when it is first asked for,
/// and kept.
#[pyclass(frozen, sequence, module = "newsclaims")]
pub(super) struct Batch {
    given: Arc<Given>,
    failures: Vec<(usize, String)>,
    configuration: Option<Py<Configuration>>,
    entities: OnceLock<Arc<Entities>>,
    comparison: PyOnceLock<Py<Comparison>>,
    matches: PyOnceLock<Py<Table>>,
    views: PyOnceLock<Py<PyTuple>>,
    kept: [PyOnceLock<Py<Table>>; 6],
}

/// The articles of a batch, and their ids.
pub(super) struct Given {
    pub(super) articles: Vec<Option<Arc<Read>>>,
    pub(super) ids: Option<Vec<Id>>,
}

impl Given {
    /// The articles that were read, each with its position among the texts.
    pub(super) fn read(&self) -> impl Iterator<Item = (usize, &Arc<Read>)> {
        self.articles.iter().enumerate().filter_map(|(at, read)| Some((at, read.as_ref()?)))
    }

    /// What tables are made from.
    pub(super) fn rows<'a>(&'a self, py: Python<'a>) -> PyResult<Rows<'a>> {
        let articles = self.read().map(|(at, read)| Ok((at, &read.article, read.text.as_str(py)?)));
        Ok(Rows { articles: articles.collect::<PyResult<_>>()?, ids: self.ids.as_deref() })
    }
}

impl Batch {
    pub(super) fn new(
        articles: Vec<Option<Arc<Read>>>,
        failures: Vec<(usize, String)>,
        ids: Option<Vec<Id>>,
        configuration: Option<Py<Configuration>>,
    ) -> Self {
        Batch {
            given: Arc::new(Given { articles, ids }),
            failures,
            configuration,
            entities: OnceLock::new(),
            comparison: PyOnceLock::new(),
            matches: PyOnceLock::new(),
            views: PyOnceLock::new(),
            kept: [const { PyOnceLock::new() }; 6],
        }
    }

    /// The persons and bodies of the batch, found at the first call.
    fn merged(&self, rows: &Rows<'_>) -> &Arc<Entities> {
        let aliases = self.configuration.as_ref().and_then(|given| given.get().aliases.as_ref());
        self.entities.get_or_init(|| Arc::new(tables::merge(rows, aliases.map(Aliases::table))))
    }

    /// A table, built at the first call with the interpreter released.
    fn table<'py>(
        &self,
        py: Python<'py>,
        slot: usize,
        name: &'static str,
        build: Build,
    ) -> PyResult<Bound<'py, Table>> {
        let table = self.kept[slot].get_or_try_init(py, || {
            let rows = self.given.rows(py)?;
            let batch = py.detach(|| build(&rows, self.merged(&rows)));
            Py::new(py, Table::new(name, batch.map_err(|error| arrow_error(&error))?))
        })?;
        Ok(table.bind(py).clone())
    }
}

type Build = fn(&Rows<'_>, &Entities) -> Result<RecordBatch, ArrowError>;

#[pymethods]
impl Batch {
    /// The articles, one for each text in their order; `None` for an item that could not be read.
    #[getter]
    fn articles<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Option<Article>>> {
        let tuple = self.views.get_or_try_init(py, || {
            let views = self.given.articles.iter().map(|read| read.as_ref().map(|read| Article::new(Arc::clone(read))));
            PyTuple::new(py, views).map(Bound::unbind)
        })?;
        Ok(Parts::new(tuple.bind(py).clone()))
    }

    /// A row for each claim: article, quote, kind, text, speaker (its name), speaker_kind, entity, source, cue,
    /// cue_class, negated, date, numbers (a list of figures), context (the evidence), start, end, confidence.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Table>> {
        self.table(py, 0, "claims", tables::claims)
    }

    /// A row for each quote: article, quote, kind, text, content (a list of start, end), cue, source, speaker (its
    /// position in the article), within, confidence.
    #[getter]
    fn quotes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Table>> {
        self.table(py, 1, "quotes", |rows, _| tables::quotes(rows))
    }

    /// A row for each number: article, number, text, kind, value, low, high, decimal, modifier, trend, vague, unit,
    /// counted, date, quote, speaker (positions in the article), start, end.
    #[getter]
    fn numbers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Table>> {
        self.table(py, 2, "numbers", |rows, _| tables::numbers(rows))
    }

    /// A row for each speaker of each article: article, speaker, entity (the same number for one person or body
    /// throughout the batch), name, kind, roles, quotes (how many), mentions (a list of start, end, form).
    #[getter]
    fn speakers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Table>> {
        self.table(py, 3, "speakers", tables::speakers)
    }

    /// A row for each person or body of the batch: entity, name, kind, variants, roles, articles, quotes (how many),
    /// identifier.
    #[getter]
    fn entities<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Table>> {
        self.table(py, 4, "entities", |_, entities| tables::entities(entities))
    }

    /// Sets the figures of the articles against one another: those that speak of the same thing, across articles and
    /// within each, with a verdict on each pair.
    ///
    /// Args:
    ///     threads: How many to use; `None` takes one for each core. It has no say in the answer.
    ///
    /// Returns:
    ///     The comparison, whose `figures` and `pairs` are tables. It is made at the first call, and kept.
    ///
    /// The cost is linear in the number of figures; the interpreter is released meanwhile, and Ctrl-C stops it.
    #[pyo3(signature = (*, threads=None))]
    fn compare<'py>(&self, py: Python<'py>, threads: Option<isize>) -> PyResult<Bound<'py, Comparison>> {
        let threads = thread_count(threads)?;
        let comparison = self.comparison.get_or_try_init(py, || {
            let rows = self.given.rows(py)?;
            let articles: Vec<_> = rows.articles.iter().map(|&(_, article, text)| (article, text)).collect();
            let analyzer = analyzer(self.configuration.as_ref());
            let compared =
                interruptible(py, |tick| compare::compare(&analyzer, &articles, self.merged(&rows), threads, tick))?;
            let entities = Arc::clone(self.merged(&rows));
            Py::new(py, Comparison::new(compared, Arc::clone(&self.given), entities))
        })?;
        Ok(comparison.bind(py).clone())
    }

    /// Finds the direct quotes that give the same words, in one or many articles, and what was altered in them.
    ///
    /// Args:
    ///     threads: How many to use; `None` takes one for each core. It has no say in the answer.
    ///
    /// Returns:
    ///     A table with a row for each quote that has another with its words: group, article, quote (its position in
    ///     the article), text (of a mixed quote its direct stretches), speaker, similarity (to the reference, from 0 to
    ///     1), altered (the words that differ: none where an excerpt, a spelling or a declared omission is all), edits
    ///     (a list of change, said, written), reference (whether it is the version that most agree with), other_speaker
    ///     (whether the same words are given to somebody else too, who cannot well be the same: "Ruiz" may be the Ana Ruiz
    ///     of the batch, and "an official" anybody), entity, date, start, end (code points). It is made
    ///     at the first call, and kept.
    ///
    /// The cost is linear in the number of words; the interpreter is released meanwhile, and Ctrl-C stops it.
    #[pyo3(signature = (*, threads=None))]
    fn match_quotes<'py>(&self, py: Python<'py>, threads: Option<isize>) -> PyResult<Bound<'py, Table>> {
        let threads = thread_count(threads)?;
        let table = self.matches.get_or_try_init(py, || {
            let rows = self.given.rows(py)?;
            let articles: Vec<_> = rows.articles.iter().map(|&(_, article, text)| (article, text)).collect();
            let (found, utterances) = interruptible(py, |tick| {
                let found = utterances::utterances(&articles, self.merged(&rows));
                let said: Vec<_> = found.iter().map(|utterance| utterance.said.clone()).collect();
                Ok((utterances::match_said(&said, threads, tick)?, found))
            })?;
            let batch =
                py.detach(|| tables::matches(&rows, &utterances, &found)).map_err(|error| arrow_error(&error))?;
            Py::new(py, Table::new("matches", batch))
        })?;
        Ok(table.bind(py).clone())
    }

    /// What one speaker says: the claims of a person or body, with the columns of `claims`, in the order of their dates.
    ///
    /// Args:
    ///     speaker: A name or a variant of it (whatever its case, accents and transliteration, after a title and the like
    ///         too), an identifier of your table of aliases, or the number of an entity. A surname is that of the one person
    ///         who has it, together with whoever is called by the surname alone.
    ///
    /// Returns:
    ///     The table; without rows where nobody of that name speaks. Claims without a date come last.
    fn by_speaker<'py>(&self, py: Python<'py>, speaker: SpeakerName) -> PyResult<Bound<'py, Table>> {
        let rows = self.given.rows(py)?;
        let batch = py.detach(|| {
            let entities = self.merged(&rows);
            tables::claims_of(&rows, entities, &speaker.find(entities))
        });
        Bound::new(py, Table::new("claims", batch.map_err(|error| arrow_error(&error))?))
    }

    /// A row for each item that could not be read: position, article, reason.
    #[getter]
    fn errors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Table>> {
        let table = self.kept[5].get_or_try_init(py, || {
            let failures = self.failures.iter().map(|(at, reason)| (*at, reason.as_str()));
            let batch = tables::errors(failures, self.given.ids.as_deref()).map_err(|error| arrow_error(&error))?;
            Py::new(py, Table::new("errors", batch))
        })?;
        Ok(table.bind(py).clone())
    }

    fn __len__(&self) -> usize {
        self.given.articles.len()
    }

    fn __getitem__(&self, at: isize) -> PyResult<Option<Article>> {
        let place = if at < 0 { at + self.given.articles.len() as isize } else { at };
        match usize::try_from(place).ok().and_then(|place| self.given.articles.get(place)) {
            Some(read) => Ok(read.as_ref().map(|read| Article::new(Arc::clone(read)))),
            None => Err(PyIndexError::new_err(format!("{at} is beyond the {} articles", self.given.articles.len()))),
        }
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Articles<'py>> {
        Ok(Articles(self.articles(py)?.into_pyobject(py)?.try_iter()?.into_any()))
    }

    fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<String> {
        let py = slf.py();
        py.import("newsclaims.display")?.call_method1("batch_html", (slf,))?.extract()
    }

    fn __repr__(&self) -> String {
        let claims: usize = self.given.articles.iter().flatten().map(|read| read.article.claims.len()).sum();
        format!("Batch(articles={}, claims={claims}, errors={})", self.given.articles.len(), self.failures.len())
    }
}

/// An iterator of articles.
struct Articles<'py>(Bound<'py, PyAny>);

impl<'py> IntoPyObject<'py> for Articles<'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = std::convert::Infallible;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("collections.abc", "Iterator"),
        <Option<Article> as IntoPyObject<'py>>::OUTPUT_TYPE
    );

    fn into_pyobject(self, _: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.0)
    }
}
