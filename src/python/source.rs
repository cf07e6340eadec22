//! Where the text of an article lives: in a Python string or in an Arrow array. It is never copied to be read.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use pyo3::prelude::*;
use pyo3::types::PyString;

/// The text of an article, kept alive.
pub(super) enum Source {
    /// The string that was given.
    Python(Py<PyString>),
    /// A row of the array that was given; of a dictionary's values, where it is one.
    Arrow {
        /// Strings.
        array: ArrayRef,
        /// The row.
        at: usize,
    },
}

impl Source {
    /// The text.
    ///
    /// # Errors
    ///
    /// `UnicodeEncodeError` for a lone surrogate.
    pub(super) fn as_str<'a>(&'a self, py: Python<'a>) -> PyResult<&'a str> {
        match self {
            Source::Python(text) => text.to_str(py),
            Source::Arrow { array, at } => Ok(value(array, *at).unwrap_or_default()),
        }
    }

    /// Another handle on a row of an array.
    fn same_row(&self) -> Option<Self> {
        match self {
            Source::Python(_) => None,
            Source::Arrow { array, at } => Some(Source::Arrow { array: ArrayRef::clone(array), at: *at }),
        }
    }

    /// The text as a Python string; the very one that was given, where it was one.
    pub(super) fn to_py_string<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        match self {
            Source::Python(text) => text.bind(py).clone(),
            Source::Arrow { array, at } => PyString::new(py, value(array, *at).unwrap_or_default()),
        }
    }
}

/// Whether an Arrow type holds text.
pub(super) fn holds_text(kind: &DataType) -> bool {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => true,
        DataType::Dictionary(_, values) => holds_text(values),
        _ => false,
    }
}

/// The rows of an array of text, or of a dictionary of text; `None` for a null.
pub(super) fn rows(array: &ArrayRef) -> Vec<Option<Source>> {
    if let Some(dictionary) = array.as_any_dictionary_opt() {
        let values = rows(dictionary.values());
        let keys = dictionary.normalized_keys();
        let row = |at: usize| if array.is_null(at) { None } else { values.get(keys[at])?.as_ref() };
        return (0..array.len()).map(|at| row(at).and_then(Source::same_row)).collect();
    }
    let row = |at| value(array, at).map(|_| Source::Arrow { array: ArrayRef::clone(array), at });
    (0..array.len()).map(|at| if array.is_null(at) { None } else { row(at) }).collect()
}

fn value(array: &dyn Array, at: usize) -> Option<&str> {
    match array.data_type() {
        DataType::Utf8 => Some(array.as_string::<i32>().value(at)),
        DataType::LargeUtf8 => Some(array.as_string::<i64>().value(at)),
        DataType::Utf8View => Some(array.as_string_view().value(at)),
        _ => None,
    }
}
