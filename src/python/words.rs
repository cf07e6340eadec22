//! The answer's fixed words as Python strings, and the types that the stubs give for them.

use super::dict::to_python;
use crate::article::{Language, MentionForm, Modifier, NumberKind, QuoteKind, ResolutionForm, SpeakerKind, Trend};
use pyo3::PyTypeInfo;
use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use pyo3::{type_hint_identifier, type_hint_subscript};
use std::marker::PhantomData;

const fn word(value: &'static str) -> PyStaticExpr {
    PyStaticExpr::Constant { value: PyStaticConstant::Str(value) }
}

/// Each enum becomes the word that the JSON contract has for it; the words are given again for the stubs' `Literal`.
macro_rules! literal {
    ($($type:ty: [$($word:literal),* $(,)?];)*) => {$(
        impl<'py> IntoPyObject<'py> for $type {
            type Target = PyString;
            type Output = Bound<'py, PyString>;
            type Error = PyErr;

            const OUTPUT_TYPE: PyStaticExpr =
                type_hint_subscript!(type_hint_identifier!("typing", "Literal"), $(word($word)),*);

            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, PyErr> {
                Ok(to_python(py, &self)?.cast_into()?)
            }
        }
    )*};
}

literal! {
    QuoteKind: ["direct", "indirect", "mixed"];
    ResolutionForm: ["name", "nominal", "pronoun", "continued", "none"];
    NumberKind: [
        "cardinal", "ordinal", "percent", "percentage_point", "money", "measure", "temperature", "age", "duration",
        "ratio", "score", "date", "time", "datetime", "daterange", "timerange", "datetimerange", "set", "label",
    ];
    Modifier: ["exact", "approximate", "less_than", "at_most", "more_than", "at_least"];
    Trend: ["up", "down"];
    SpeakerKind: ["person", "organization", "place", "group", "document", "unnamed"];
    MentionForm: ["name", "nominal", "pronoun"];
    Language: ["en"];
}

/// A tuple of any length with parts of one type: `tuple[T, ...]`.
pub(super) struct Parts<'py, T> {
    tuple: Bound<'py, PyTuple>,
    part: PhantomData<T>,
}

impl<'py, T> Parts<'py, T> {
    /// Names the type of the parts of a tuple.
    pub(super) fn new(tuple: Bound<'py, PyTuple>) -> Self {
        Parts { tuple, part: PhantomData }
    }
}

impl<'py, T: IntoPyObject<'py>> Parts<'py, T> {
    /// The parts, made one after the other.
    pub(super) fn collect<I>(py: Python<'py>, parts: I) -> PyResult<Self>
    where
        I: IntoIterator<Item = T>,
        I::IntoIter: ExactSizeIterator,
    {
        Ok(Parts::new(PyTuple::new(py, parts)?))
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Parts<'py, T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = std::convert::Infallible;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        PyTuple::TYPE_HINT,
        T::OUTPUT_TYPE,
        PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis }
    );

    fn into_pyobject(self, _: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.tuple)
    }
}
