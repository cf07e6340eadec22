//! What callers hand in: texts, ids, dates. Wrong types raise and name the argument, the row and the remedy.

use super::source::{Source, holds_text, rows};
use crate::Published;
use crate::article::Id;
use arrow_array::ArrayRef;
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyUnicodeEncodeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyCapsule, PyDate, PyDict, PyFloat, PyInt, PyString};
use pyo3_arrow::{PyArray, PyArrayReader};

/// The name of a value's type, for messages.
fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "?".to_owned(), |name| name.to_string())
}

/// The text of one article.
pub(super) fn text(value: &Bound<'_, PyAny>) -> PyResult<Source> {
    match item(value) {
        Ok(source) => Ok(source),
        Err(Bad::Type(reason)) => Err(PyTypeError::new_err(format!("text: {reason}"))),
        Err(Bad::Value(reason)) => Err(PyValueError::new_err(format!("text: {reason}"))),
    }
}

/// Why something is no text.
#[derive(Clone, Debug)]
pub(super) enum Bad {
    /// Not a string.
    Type(String),
    /// A string that can't be read.
    Value(String),
}

impl Bad {
    /// The reason, for a table of errors.
    pub(super) fn reason(&self) -> &str {
        match self {
            Bad::Type(reason) | Bad::Value(reason) => reason,
        }
    }

    /// The error to raise for the text at a position.
    pub(super) fn raise(&self, at: usize) -> PyErr {
        match self {
            Bad::Type(reason) => PyTypeError::new_err(format!("texts[{at}]: {reason}")),
            Bad::Value(reason) => PyValueError::new_err(format!("texts[{at}]: {reason}")),
        }
    }
}

/// One text of a batch.
fn item(value: &Bound<'_, PyAny>) -> Result<Source, Bad> {
    let Ok(string) = value.cast::<PyString>() else {
        return Err(Bad::Type(if missing(value) {
            "missing (no text)".to_owned()
        } else if value.is_instance_of::<PyBytes>() {
            "expected str, not bytes: decode it first, as in text.decode(\"utf-8\")".to_owned()
        } else {
            format!("expected str, not {}", type_name(value))
        }));
    };
    match string.to_str() {
        Ok(_) => Ok(Source::Python(string.clone().unbind())),
        Err(error) => Err(Bad::Value(surrogate(value.py(), &error))),
    }
}

fn surrogate(py: Python<'_>, error: &PyErr) -> String {
    let at = error.value(py).getattr(intern!(py, "start")).ok().and_then(|at| at.extract::<usize>().ok());
    match (error.is_instance_of::<PyUnicodeEncodeError>(py), at) {
        (true, Some(at)) => format!(
            "lone surrogate at offset {at}: not valid Unicode; clean it, as in \
             text.encode(\"utf-8\", \"replace\").decode()"
        ),
        _ => format!("can't be encoded: {error}"),
    }
}

/// Whether a value stands for "nothing here": None, NaN, NaT, a null of pandas or Arrow.
fn missing(value: &Bound<'_, PyAny>) -> bool {
    if value.is_none() {
        return true;
    }
    if let Ok(float) = value.cast::<PyFloat>() {
        return float.value().is_nan();
    }
    // NaT and pandas' NA say so by not being equal to themselves; they have no type that could be asked here.
    let name = type_name(value);
    matches!(name.as_str(), "NAType" | "NaTType" | "NullScalar")
}

/// The texts of a batch.
pub(super) fn texts(value: &Bound<'_, PyAny>) -> PyResult<Vec<Result<Source, Bad>>> {
    let py = value.py();
    if value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>() {
        let message = format!("texts: expected an iterable of str, not one {}: use [text]", type_name(value));
        return Err(PyTypeError::new_err(message));
    }
    if value.is_instance_of::<PyDict>() {
        let message = "texts: expected an iterable of str, not a dict: pass its values, and its keys as ids: \
                       texts.values(), ids=texts.keys()";
        return Err(PyTypeError::new_err(message));
    }
    let frame = "texts: expected a column of text, not a table: pass the column, as in table[\"text\"]";
    let module = value.get_type().module().map_or_else(|_| String::new(), |name| name.to_string());
    // Iterating a file gives its lines.
    if module == "_io" {
        let message =
            format!("texts: expected an iterable of str, not an open {}: use [file.read()]", type_name(value));
        return Err(PyTypeError::new_err(message));
    }
    let pandas = module.starts_with("pandas.");
    // Iterating a table gives the names of its columns, which are strings: they would be read as texts.
    if value.hasattr(intern!(py, "columns"))? || value.hasattr(intern!(py, "column_names"))? {
        return Err(PyTypeError::new_err(frame));
    }
    // pandas needs another package to export Arrow data, and may hold things that are no text: it is iterated.
    let exports = !pandas
        && (value.hasattr(intern!(py, "__arrow_c_array__"))? || value.hasattr(intern!(py, "__arrow_c_stream__"))?);
    if exports && let Some(texts) = arrow_texts(value, frame)? {
        return Ok(texts);
    }
    let items = value
        .try_iter()
        .map_err(|_| PyTypeError::new_err(format!("texts: expected an iterable of str, not {}", type_name(value))))?;
    items.map(|next| Ok(item(&next?))).collect()
}

/// The texts of an Arrow array; `None` where it can't be had as Arrow data and should be iterated.
fn arrow_texts(value: &Bound<'_, PyAny>, frame: &str) -> PyResult<Option<Vec<Result<Source, Bad>>>> {
    let py = value.py();
    let chunks: Vec<ArrayRef> = if value.hasattr(intern!(py, "__arrow_c_array__"))? {
        let Ok(capsules) = value.call_method0(intern!(py, "__arrow_c_array__")) else { return Ok(None) };
        let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = capsules.extract()?;
        vec![PyArray::from_arrow_pycapsule(&schema, &array)?.into_inner().0]
    } else {
        let Ok(capsule) = value.call_method0(intern!(py, "__arrow_c_stream__")) else { return Ok(None) };
        PyArrayReader::from_arrow_pycapsule(capsule.cast()?)?
            .into_reader()?
            .collect::<Result<_, _>>()
            .map_err(|error| PyValueError::new_err(format!("texts: the Arrow data can't be read: {error}")))?
    };
    let mut texts = Vec::with_capacity(chunks.iter().map(|chunk| chunk.len()).sum());
    for chunk in &chunks {
        match chunk.data_type() {
            kind if holds_text(kind) => {}
            arrow_schema::DataType::Struct(_) => return Err(PyTypeError::new_err(frame.to_owned())),
            kind => {
                let message = format!("texts: expected Arrow strings, not {kind}: cast the column to string");
                return Err(PyTypeError::new_err(message));
            }
        }
        let none = || Bad::Type("missing (no text)".to_owned());
        texts.extend(rows(chunk).into_iter().map(|text| text.ok_or_else(none)));
    }
    Ok(Some(texts))
}

/// An id: a string or an integer. `at` is its row in a batch.
fn id(value: &Bound<'_, PyAny>, place: &str) -> PyResult<Id> {
    if let Ok(text) = value.cast::<PyString>() {
        return match text.to_str() {
            Ok(text) => Ok(Id::Text(text.to_owned())),
            Err(error) => Err(PyValueError::new_err(format!("{place}: {}", surrogate(value.py(), &error)))),
        };
    }
    let number = value.cast::<PyInt>().is_ok() && !value.is_instance_of::<PyBool>();
    if number || value.hasattr(intern!(value.py(), "__index__"))? && !value.is_instance_of::<PyBool>() {
        return value.extract::<i64>().map(Id::Number).map_err(|error| {
            let large = error.is_instance_of::<PyOverflowError>(value.py());
            let what = if large { "an int beyond 64 bits: use a str" } else { "not an int" };
            PyValueError::new_err(format!("{place}: {what}"))
        });
    }
    Err(PyTypeError::new_err(format!("{place}: expected a str or an int, not {}", type_name(value))))
}

/// The id of one article.
pub(super) fn one_id(value: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Id>> {
    value.filter(|value| !value.is_none()).map(|value| id(value, "id")).transpose()
}

/// The ids of a batch, one for each text.
pub(super) fn ids(value: Option<&Bound<'_, PyAny>>, length: usize, first: usize) -> PyResult<Option<Vec<Id>>> {
    let Some(value) = value.filter(|value| !value.is_none()) else { return Ok(None) };
    let ids = each(value, "ids")?;
    let ids = ids.iter().enumerate().map(|(at, value)| id(value, &format!("ids[{}]", first + at)));
    let ids = ids.collect::<PyResult<Vec<_>>>()?;
    same_length(ids.len(), length, "ids")?;
    Ok(Some(ids))
}

/// A publication date, with the words it was given in.
pub(super) struct Day {
    pub(super) day: Published,
    pub(super) given: String,
}

fn date(value: &Bound<'_, PyAny>, place: &str) -> PyResult<Option<Day>> {
    if missing(value) {
        return Ok(None);
    }
    let given: String = if let Ok(text) = value.cast::<PyString>() {
        text.to_string_lossy().into_owned()
    } else if value.is_instance_of::<PyDate>() {
        value.call_method0(intern!(value.py(), "isoformat"))?.extract()?
    } else if type_name(value) == "datetime64" {
        // numpy's: as far as the second.
        match value.str()?.to_string_lossy().get(..19) {
            _ if value.str()? == "NaT" => return Ok(None),
            Some(second) => second.to_owned(),
            None => value.str()?.to_string_lossy().into_owned(),
        }
    } else {
        let kind = type_name(value);
        let message = format!("{place}: expected an ISO 8601 string, a datetime.date or a datetime, not {kind}");
        return Err(PyTypeError::new_err(message));
    };
    match Published::parse(&given) {
        Some(day) => Ok(Some(Day { day, given })),
        None => Err(PyValueError::new_err(format!(
            "{place}: {given:?} is not an ISO 8601 date or date-time, such as \"2022-10-14\" or \"2022-10-14T09:30:00Z\""
        ))),
    }
}

/// The publication date of one article.
pub(super) fn one_date(value: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Day>> {
    value.map_or(Ok(None), |value| date(value, "published"))
}

/// The publication dates of a batch: none, one for all, or one for each text.
pub(super) enum Days {
    /// One for all texts, or none.
    All(Option<Day>),
    /// One for each.
    Each(Vec<Option<Day>>),
}

impl Days {
    /// The date of the text at a position.
    pub(super) fn get(&self, at: usize) -> Option<&Day> {
        match self {
            Days::All(day) => day.as_ref(),
            Days::Each(days) => days.get(at).and_then(Option::as_ref),
        }
    }
}

/// The publication dates of a batch.
pub(super) fn dates(value: Option<&Bound<'_, PyAny>>, length: usize, first: usize) -> PyResult<Days> {
    let Some(value) = value.filter(|value| !value.is_none()) else { return Ok(Days::All(None)) };
    if value.is_instance_of::<PyString>() || value.is_instance_of::<PyDate>() {
        return Ok(Days::All(date(value, "published")?));
    }
    let days = each(value, "published")?;
    // An empty cell of a column is no date.
    let empty =
        |value: &Bound<'_, PyAny>| value.cast::<PyString>().is_ok_and(|text| text.to_string_lossy().trim().is_empty());
    let days = days
        .iter()
        .enumerate()
        .map(|(at, value)| if empty(value) { Ok(None) } else { date(value, &format!("published[{}]", first + at)) });
    let days = days.collect::<PyResult<Vec<_>>>()?;
    same_length(days.len(), length, "published")?;
    Ok(Days::Each(days))
}

/// The values of a list, a Series or an Arrow array.
fn each<'py>(value: &Bound<'py, PyAny>, name: &str) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let py = value.py();
    let expected =
        || PyTypeError::new_err(format!("{name}: expected one value for each text, not {}", type_name(value)));
    if value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>() {
        return Err(expected());
    }
    // Arrow's own scalars are neither str nor int: ask for Python's.
    let plain = if value.hasattr(intern!(py, "to_pylist"))? {
        value.call_method0(intern!(py, "to_pylist"))?
    } else {
        value.clone()
    };
    plain.try_iter().map_err(|_| expected())?.collect()
}

fn same_length(given: usize, texts: usize, name: &str) -> PyResult<()> {
    if given == texts {
        return Ok(());
    }
    Err(PyValueError::new_err(format!("{name}: expected one for each text ({texts}), not {given}")))
}
