//! The calls that read: one article, or many with the interpreter released.

use super::article::{Article, Read};
use super::input;
use crate::analyzer::Analyzer;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Reads one article.
///
/// Args:
///     text: the article, as plain text. Line breaks are kept; a blank line parts paragraphs.
///     published: when it was published: an ISO 8601 string, a `datetime.date` or a `datetime.datetime`. A date stands
///         for its whole day. Without it, a date line that leads the text is used.
///     id: the caller's name or number for it.
///
/// Returns:
///     The article: its quotes, numbers, speakers and claims, with offsets in code points of `text`.
///
/// Raises:
///     TypeError: `text` is no str, or `published` or `id` is of another type.
///     ValueError: `text` has a lone surrogate, or `published` is not ISO 8601.
///
/// No text fails beyond that: an empty one gives an empty answer, one that is not English a `language` of `None`. The
/// cost is linear in the text. The interpreter is released meanwhile.
#[pyfunction]
#[pyo3(signature = (
    text: "str",
    published: "str | datetime.date | None" = None,
    id: "str | int | None" = None
))]
pub(super) fn analyze(
    py: Python<'_>,
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    id: Option<&Bound<'_, PyAny>>,
) -> PyResult<Article> {
    let source = input::text(text)?;
    let day = input::one_date(published)?;
    let id = input::one_id(id)?;
    let words = source.as_str(py)?;
    let date = day.as_ref().map(|day| &day.day);
    // The analysis keeps nothing between texts, so nothing is left broken behind a panic.
    let article = py
        .detach(|| catch_unwind(AssertUnwindSafe(|| Analyzer::new().analyze(words, date, id))))
        .map_err(|_| PyRuntimeError::new_err("text: the analysis stopped at an internal error; please report it"))?;
    Ok(Article::new(Arc::new(Read { article, text: source, published: day.map(|day| day.given) })))
}

/// What a pickled article is made of again.
#[pyfunction]
pub(super) fn _read_again(
    py: Python<'_>,
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    id: Option<&Bound<'_, PyAny>>,
) -> PyResult<Article> {
    analyze(py, text, published, id)
}
