//! The small values of the answer: spans, cues, mentions. Each stands alone and can be made by hand.

use super::words::Parts;
use crate::article::{MentionForm, ResolutionForm};
use crate::span;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use std::hash::{Hash, Hasher};

/// A stretch of text: `text[span.start:span.end]`.
///
/// Offsets are Unicode code points, as Python counts them; the end is exclusive. A span unpacks like a pair:
/// `start, end = span`.
#[pyclass(frozen, eq, ord, hash, module = "newsclaims")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Span {
    /// Where it starts.
    #[pyo3(get)]
    start: u32,
    /// Where it ends, exclusive.
    #[pyo3(get)]
    end: u32,
}

impl From<span::Span<span::Char>> for Span {
    fn from(span: span::Span<span::Char>) -> Self {
        Span { start: span.start, end: span.end }
    }
}

#[pymethods]
impl Span {
    #[new]
    fn new(start: u32, end: u32) -> Self {
        Span { start, end: end.max(start) }
    }

    fn __len__(&self) -> usize {
        (self.end - self.start) as usize
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyTuple::new(py, [self.start, self.end])?.try_iter()?.into_any())
    }

    fn __repr__(&self) -> String {
        format!("Span({}, {})", self.start, self.end)
    }

    fn __getnewargs__(&self) -> (u32, u32) {
        (self.start, self.end)
    }
}

/// The words that attribute: *said*, *according to*, a colon.
#[pyclass(frozen, eq, hash, get_all, module = "newsclaims")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Cue {
    /// Where it starts, in code points.
    start: u32,
    /// Where it ends, exclusive.
    end: u32,
    /// Its surface: `article.text[cue.start:cue.end]`.
    text: String,
    /// Its dictionary form: "say".
    lemma: String,
    /// What kind of saying it is: report, assert, deny, promise, warn, ask, believe, want, judge, ... In `to_dict()`
    /// the key is `class`, which Python keeps for itself.
    kind: String,
}

impl From<&crate::article::Cue> for Cue {
    fn from(cue: &crate::article::Cue) -> Self {
        let (start, end) = (cue.span.start, cue.span.end);
        Cue { start, end, text: cue.text.clone(), lemma: cue.lemma.clone(), kind: cue.kind.clone() }
    }
}

#[pymethods]
impl Cue {
    #[new]
    fn new(start: u32, end: u32, text: String, lemma: String, kind: String) -> Self {
        Cue { start, end, text, lemma, kind }
    }

    fn __repr__(&self) -> String {
        format!("Cue({:?}, lemma={:?}, kind={:?})", self.text, self.lemma, self.kind)
    }

    fn __getnewargs__(&self) -> (u32, u32, &str, &str, &str) {
        (self.start, self.end, &self.text, &self.lemma, &self.kind)
    }
}

/// A mention of a speaker: the source of a quote, or any other place where a speaker is named.
#[pyclass(frozen, eq, hash, module = "newsclaims")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Mention {
    /// Where it starts, in code points.
    #[pyo3(get)]
    start: u32,
    /// Where it ends, exclusive.
    #[pyo3(get)]
    end: u32,
    /// Its surface: `article.text[mention.start:mention.end]`.
    #[pyo3(get)]
    text: String,
    form: Option<MentionForm>,
}

impl Mention {
    pub(super) fn new(span: span::Span<span::Char>, text: String, form: Option<MentionForm>) -> Self {
        Mention { start: span.start, end: span.end, text, form }
    }
}

#[pymethods]
impl Mention {
    #[new]
    #[pyo3(signature = (start, end, text, form=None))]
    fn py_new(start: u32, end: u32, text: String, form: Option<&str>) -> PyResult<Self> {
        let form = match form {
            None => None,
            Some("name") => Some(MentionForm::Name),
            Some("nominal") => Some(MentionForm::Nominal),
            Some("pronoun") => Some(MentionForm::Pronoun),
            Some(other) => {
                let message = format!("form: expected 'name', 'nominal', 'pronoun' or None, not {other:?}");
                return Err(pyo3::exceptions::PyValueError::new_err(message));
            }
        };
        Ok(Mention { start, end, text, form })
    }

    /// By name, by a description (`"nominal"`) or by a pronoun; `None` where that was not settled.
    #[getter]
    fn form(&self) -> Option<MentionForm> {
        self.form
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let form = self.form.into_pyobject(py)?.repr()?;
        Ok(format!("Mention({:?}, start={}, end={}, form={form})", self.text, self.start, self.end))
    }

    fn __getnewargs__(&self) -> (u32, u32, &str, Option<MentionForm>) {
        (self.start, self.end, &self.text, self.form)
    }
}

/// What a number counts: *Iranian-made kamikaze drones*.
#[pyclass(frozen, eq, hash, get_all, module = "newsclaims")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Counted {
    /// Where it starts, in code points.
    start: u32,
    /// Where it ends, exclusive.
    end: u32,
    /// Its surface: `article.text[counted.start:counted.end]`.
    text: String,
    /// The noun phrase in the singular.
    unit: String,
}

impl From<&crate::article::Counted> for Counted {
    fn from(counted: &crate::article::Counted) -> Self {
        let (start, end) = (counted.span.start, counted.span.end);
        Counted { start, end, text: counted.text.clone(), unit: counted.unit.clone() }
    }
}

#[pymethods]
impl Counted {
    #[new]
    fn new(start: u32, end: u32, text: String, unit: String) -> Self {
        Counted { start, end, text, unit }
    }

    fn __repr__(&self) -> String {
        format!("Counted({:?}, unit={:?})", self.text, self.unit)
    }

    fn __getnewargs__(&self) -> (u32, u32, &str, &str) {
        (self.start, self.end, &self.text, &self.unit)
    }
}

/// How, and how surely, the speaker of a quote was found.
#[pyclass(frozen, eq, hash, module = "newsclaims")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Resolution {
    form: ResolutionForm,
    /// From 0 to 1.
    #[pyo3(get)]
    confidence: f64,
}

impl From<crate::article::Resolution> for Resolution {
    fn from(resolution: crate::article::Resolution) -> Self {
        Resolution { form: resolution.form, confidence: resolution.confidence }
    }
}

impl Eq for Resolution {}

impl Hash for Resolution {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.form, self.confidence.to_bits()).hash(state);
    }
}

#[pymethods]
impl Resolution {
    #[new]
    fn new(form: &str, confidence: f64) -> PyResult<Self> {
        let form = match form {
            "name" => ResolutionForm::Name,
            "nominal" => ResolutionForm::Nominal,
            "pronoun" => ResolutionForm::Pronoun,
            "continued" => ResolutionForm::Continued,
            "none" => ResolutionForm::None,
            other => {
                let message =
                    format!("form: expected 'name', 'nominal', 'pronoun', 'continued' or 'none', not {other:?}");
                return Err(pyo3::exceptions::PyValueError::new_err(message));
            }
        };
        Ok(Resolution { form, confidence })
    }

    /// `"name"`, `"nominal"` (a description), `"pronoun"`, `"continued"` (an earlier speaker goes on) or `"none"`.
    #[getter]
    fn form(&self) -> ResolutionForm {
        self.form
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Resolution({}, confidence={:.2})", self.form.into_pyobject(py)?.repr()?, self.confidence))
    }

    fn __getnewargs__(&self) -> (ResolutionForm, f64) {
        (self.form, self.confidence)
    }
}

/// The spans of a list of spans.
pub(super) fn spans<'py>(py: Python<'py>, spans: &[span::Span<span::Char>]) -> PyResult<Parts<'py, Span>> {
    Parts::collect(py, spans.iter().map(|&span| Span::from(span)))
}
