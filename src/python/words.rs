//! The answer's fixed words as Python strings, and the types that the stubs give for them.

use crate::article::{Language, MentionForm, Modifier, NumberKind, QuoteKind, ResolutionForm, SpeakerKind, Trend};
use pyo3::PyTypeInfo;
use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};
use pyo3::{type_hint_identifier, type_hint_subscript};
use std::marker::PhantomData;

const fn word(value: &'static str) -> PyStaticExpr {
    PyStaticExpr::Constant { value: PyStaticConstant::Str(value) }
}

/// An enum of the answer whose values are words of the JSON contract.
pub(super) trait Word: Copy {
    /// The word.
    fn word(self) -> &'static str;
}

/// The words of each enum. They are those that [`serde`] writes; a value without a word does not compile.
macro_rules! words {
    ($($type:ident { $($value:ident = $word:literal),* $(,)? })*) => {$(
        impl Word for $type {
            fn word(self) -> &'static str {
                match self {
                    $($type::$value => $word,)*
                }
            }
        }

        impl<'py> IntoPyObject<'py> for $type {
            type Target = PyString;
            type Output = Bound<'py, PyString>;
            type Error = std::convert::Infallible;

            const OUTPUT_TYPE: PyStaticExpr =
                type_hint_subscript!(type_hint_identifier!("typing", "Literal"), $(word($word)),*);

            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
                Ok(PyString::intern(py, self.word()))
            }
        }
    )*};
}

words! {
    QuoteKind { Direct = "direct", Indirect = "indirect", Mixed = "mixed" }
    ResolutionForm {
        Name = "name", Nominal = "nominal", Pronoun = "pronoun", Continued = "continued", None = "none",
    }
    NumberKind {
        Cardinal = "cardinal", Ordinal = "ordinal", Percent = "percent", PercentagePoint = "percentage_point",
        Money = "money", Measure = "measure", Temperature = "temperature", Age = "age", Duration = "duration",
        Ratio = "ratio", Score = "score", Date = "date", Time = "time", DateTime = "datetime",
        DateRange = "daterange", TimeRange = "timerange", DateTimeRange = "datetimerange", Set = "set",
        Label = "label",
    }
    Modifier {
        Exact = "exact", Approximate = "approximate", LessThan = "less_than", AtMost = "at_most",
        MoreThan = "more_than", AtLeast = "at_least",
    }
    Trend { Up = "up", Down = "down" }
    SpeakerKind {
        Person = "person", Organization = "organization", Place = "place", Group = "group", Document = "document",
        Unnamed = "unnamed",
    }
    MentionForm { Name = "name", Nominal = "nominal", Pronoun = "pronoun" }
    Language { English = "en" }
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

/// A dictionary of plain data, `dict[str, Any]`, or a list of such.
pub(super) struct Data<'py, T>(pub(super) Bound<'py, T>);

const ROW: PyStaticExpr = type_hint_subscript!(
    type_hint_identifier!("builtins", "dict"),
    type_hint_identifier!("builtins", "str"),
    type_hint_identifier!("typing", "Any")
);

macro_rules! data {
    ($type:ty, $hint:expr) => {
        impl<'py> IntoPyObject<'py> for Data<'py, $type> {
            type Target = $type;
            type Output = Bound<'py, $type>;
            type Error = std::convert::Infallible;

            const OUTPUT_TYPE: PyStaticExpr = $hint;

            fn into_pyobject(self, _: Python<'py>) -> Result<Self::Output, Self::Error> {
                Ok(self.0)
            }
        }
    };
}

data!(PyDict, ROW);
data!(PyList, type_hint_subscript!(type_hint_identifier!("builtins", "list"), ROW));
