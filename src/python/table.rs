//! A table as Python sees it: an Arrow exporter that also gives plain dictionaries.

use arrow_array::cast::AsArray;
use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator};
use arrow_schema::{ArrowError, DataType};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList};
use std::fmt::Write;

use super::words::{Data, Parts};

/// A table of a batch: columns of Arrow data.
///
/// pyarrow, polars and DuckDB take it as it is, through `__arrow_c_stream__`: `pyarrow.table(table)`,
/// `polars.DataFrame(table)`. `to_pandas()`, `to_polars()` and `to_arrow()` do it for you; `to_dicts()` needs no other
/// package. The data is not copied on the way out, and may be taken any number of times.
#[pyclass(frozen, module = "newsclaims")]
pub(super) struct Table {
    name: &'static str,
    batch: RecordBatch,
}

impl Table {
    pub(super) fn new(name: &'static str, batch: RecordBatch) -> Self {
        Table { name, batch }
    }
}

/// An error of Arrow's, as Python says it.
pub(super) fn arrow_error(error: &ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

#[pymethods]
impl Table {
    /// What it is a table of: "claims", "quotes", "numbers", "speakers", "entities" or "errors".
    #[getter]
    fn name(&self) -> &str {
        self.name
    }

    /// The names of its columns.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, String>> {
        let schema = self.batch.schema();
        Parts::collect(py, schema.fields().iter().map(|field| field.name().clone()))
    }

    /// The Arrow type of each column, by name: `{"article": "Int64", "text": "LargeUtf8", ...}`.
    #[getter]
    fn schema<'py>(&self, py: Python<'py>) -> PyResult<Data<'py, PyDict>> {
        let types = PyDict::new(py);
        for field in self.batch.schema().fields() {
            types.set_item(field.name(), describe(field.data_type()))?;
        }
        Ok(Data(types))
    }

    fn __len__(&self) -> usize {
        self.batch.num_rows()
    }

    /// The rows as dictionaries with plain values. `limit` takes the first rows only.
    #[pyo3(signature = (limit=None))]
    fn to_dicts<'py>(&self, py: Python<'py>, limit: Option<usize>) -> PyResult<Data<'py, PyList>> {
        let rows = self.batch.num_rows().min(limit.unwrap_or(usize::MAX));
        let schema = self.batch.schema();
        let names: Vec<_> =
            schema.fields().iter().map(|field| pyo3::types::PyString::intern(py, field.name())).collect();
        let list = PyList::empty(py);
        for at in 0..rows {
            let row = PyDict::new(py);
            for (name, column) in names.iter().zip(self.batch.columns()) {
                row.set_item(name, value(py, column, at)?)?;
            }
            list.append(row)?;
        }
        Ok(Data(list))
    }

    /// As a pandas DataFrame; needs `pip install newsclaims[pandas]`.
    fn to_pandas(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        frames(&slf, "to_pandas")
    }

    /// As a polars DataFrame; needs `pip install newsclaims[polars]`.
    fn to_polars(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        frames(&slf, "to_polars")
    }

    /// As a pyarrow Table; needs `pip install newsclaims[arrow]`.
    fn to_arrow(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        frames(&slf, "to_arrow")
    }

    /// The Arrow PyCapsule interface: a fresh stream at each call. `requested_schema` is a wish, and is not followed.
    #[pyo3(signature = (requested_schema: "object" = None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let reader = RecordBatchIterator::new([Ok(self.batch.clone())], self.batch.schema());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
    }

    /// The Arrow PyCapsule interface: the schema.
    #[pyo3(signature = () -> "object")]
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(&*self.batch.schema()).map_err(|error| arrow_error(&error))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<String> {
        let py = slf.py();
        py.import("newsclaims.display")?.call_method1("table_html", (slf,))?.extract()
    }

    fn __repr__(&self) -> String {
        let mut text = format!("Table({:?}, rows={}", self.name, self.batch.num_rows());
        let schema = self.batch.schema();
        let names = schema.fields().iter().map(|field| field.name().as_str());
        let _ = write!(text, ", columns=[{}])", names.collect::<Vec<_>>().join(", "));
        text
    }
}

/// The libraries that the tables go to are named in Python, where they are imported.
fn frames<'py>(table: &Bound<'py, Table>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    table.py().import("newsclaims._frames")?.call_method1(name, (table,))
}

/// A short name of a column's type.
fn describe(kind: &DataType) -> String {
    match kind {
        DataType::List(item) => format!("List({})", describe(item.data_type())),
        DataType::Struct(fields) => {
            let parts = fields.iter().map(|field| format!("{}: {}", field.name(), describe(field.data_type())));
            format!("Struct({})", parts.collect::<Vec<_>>().join(", "))
        }
        plain => plain.to_string(),
    }
}

/// One value of a column.
fn value<'py>(py: Python<'py>, column: &ArrayRef, at: usize) -> PyResult<Bound<'py, PyAny>> {
    if column.is_null(at) {
        return Ok(py.None().into_bound(py));
    }
    Ok(match column.data_type() {
        DataType::LargeUtf8 => column.as_string::<i64>().value(at).into_pyobject(py)?.into_any(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(at).into_pyobject(py)?.into_any(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(at).into_pyobject(py)?.into_any(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(at).into_pyobject(py)?.into_any(),
        DataType::Boolean => column.as_boolean().value(at).into_pyobject(py)?.to_owned().into_any(),
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(at);
            let list = PyList::empty(py);
            for item in 0..items.len() {
                list.append(value(py, &items, item)?)?;
            }
            list.into_any()
        }
        DataType::Struct(fields) => {
            let row = PyDict::new(py);
            for (field, part) in fields.iter().zip(column.as_struct().columns()) {
                row.set_item(field.name(), value(py, part, at)?)?;
            }
            row.into_any()
        }
        other => return Err(PyTypeError::new_err(format!("no Python value for {other}"))),
    })
}
