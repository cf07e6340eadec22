//! From plain data to Python's own: dictionaries, lists, strings, numbers.
//!
//! [`to_python`] goes through [`serde`], as the JSON lines do, so the two can't differ in shape or in the order of
//! their keys. Only what plain data needs is here; bytes and enums that carry data are refused.

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use serde::ser::{self, Impossible, Serialize, Serializer};

/// The value as Python data.
pub(super) fn to_python<'py, T: Serialize>(py: Python<'py>, value: &T) -> PyResult<Bound<'py, PyAny>> {
    value.serialize(ToPython { py }).map_err(|Failure(error)| error)
}

#[derive(Clone, Copy)]
struct ToPython<'py> {
    py: Python<'py>,
}

/// What went wrong, as Python says it.
#[derive(Debug)]
pub(super) struct Failure(PyErr);

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Failure {}

impl ser::Error for Failure {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Failure(pyo3::exceptions::PyTypeError::new_err(message.to_string()))
    }
}

impl From<PyErr> for Failure {
    fn from(error: PyErr) -> Self {
        Failure(error)
    }
}

type Any<'py> = Bound<'py, PyAny>;

macro_rules! scalars {
    ($($name:ident: $type:ty),* $(,)?) => {
        $(fn $name(self, value: $type) -> Result<Self::Ok, Failure> {
            Ok(value.into_bound_py_any(self.py)?)
        })*
    };
}

impl<'py> Serializer for ToPython<'py> {
    type Ok = Any<'py>;
    type Error = Failure;
    type SerializeSeq = List<'py>;
    type SerializeTuple = List<'py>;
    type SerializeTupleStruct = Impossible<Any<'py>, Failure>;
    type SerializeTupleVariant = Impossible<Any<'py>, Failure>;
    type SerializeMap = Dict<'py>;
    type SerializeStruct = Dict<'py>;
    type SerializeStructVariant = Impossible<Any<'py>, Failure>;

    scalars! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32,
        serialize_f64: f64, serialize_char: char, serialize_str: &str,
    }

    fn serialize_none(self) -> Result<Self::Ok, Failure> {
        Ok(self.py.None().into_bound(self.py))
    }

    fn serialize_unit(self) -> Result<Self::Ok, Failure> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Self::Ok, Failure> {
        self.serialize_none()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<Self::Ok, Failure> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Self::Ok, Failure> {
        Ok(PyString::intern(self.py, variant).into_any())
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Result<Self::Ok, Failure> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'py>, Failure> {
        Ok(List { py: self.py, list: PyList::empty(self.py) })
    }

    fn serialize_tuple(self, length: usize) -> Result<List<'py>, Failure> {
        self.serialize_seq(Some(length))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Dict<'py>, Failure> {
        Ok(Dict { py: self.py, entries: PyDict::new(self.py), key: None })
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Dict<'py>, Failure> {
        self.serialize_map(Some(length))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Self::Ok, Failure> {
        Err(ser::Error::custom("bytes have no place in the answer"))
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Self::Ok, Failure> {
        Err(no_variant(name))
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Failure> {
        Err(no_variant(name))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Failure> {
        Err(no_variant(name))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Failure> {
        Err(no_variant(name))
    }
}

fn no_variant(name: &'static str) -> Failure {
    ser::Error::custom(format_args!("{name} is not plain data"))
}

struct List<'py> {
    py: Python<'py>,
    list: Bound<'py, PyList>,
}

impl<'py> ser::SerializeSeq for List<'py> {
    type Ok = Any<'py>;
    type Error = Failure;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Failure> {
        let value = value.serialize(ToPython { py: self.py })?;
        Ok(self.list.append(value)?)
    }

    fn end(self) -> Result<Self::Ok, Failure> {
        Ok(self.list.into_any())
    }
}

impl<'py> ser::SerializeTuple for List<'py> {
    type Ok = Any<'py>;
    type Error = Failure;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Failure> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<Self::Ok, Failure> {
        ser::SerializeSeq::end(self)
    }
}

struct Dict<'py> {
    py: Python<'py>,
    entries: Bound<'py, PyDict>,
    key: Option<Any<'py>>,
}

impl<'py> ser::SerializeStruct for Dict<'py> {
    type Ok = Any<'py>;
    type Error = Failure;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Failure> {
        let value = value.serialize(ToPython { py: self.py })?;
        Ok(self.entries.set_item(PyString::intern(self.py, key), value)?)
    }

    fn end(self) -> Result<Self::Ok, Failure> {
        Ok(self.entries.into_any())
    }
}

// A flattened struct arrives as a map.
impl<'py> ser::SerializeMap for Dict<'py> {
    type Ok = Any<'py>;
    type Error = Failure;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Failure> {
        self.key = Some(key.serialize(ToPython { py: self.py })?);
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Failure> {
        let key = self.key.take().ok_or_else(|| Failure::from(pyo3::exceptions::PyTypeError::new_err("no key")))?;
        let value = value.serialize(ToPython { py: self.py })?;
        Ok(self.entries.set_item(key, value)?)
    }

    fn end(self) -> Result<Self::Ok, Failure> {
        Ok(self.entries.into_any())
    }
}
