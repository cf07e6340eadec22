//! A user's table of names, from a file or a mapping.

use super::words::Parts;
use crate::speakers;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyString, PyTuple};
use std::hash::{Hash, Hasher};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Names, each with the person or body it stands for.
///
/// Made by `newsclaims.Analyzer`, whose `aliases` says what it is made of.
#[pyclass(frozen, eq, hash, module = "newsclaims._core")]
#[derive(Clone)]
pub(super) struct Aliases(Arc<speakers::Aliases>);

impl PartialEq for Aliases {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for Aliases {}

impl Hash for Aliases {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for (alias, known) in self.0.iter() {
            (alias, known).hash(state);
        }
    }
}

impl Aliases {
    pub(super) fn table(&self) -> &speakers::Aliases {
        &self.0
    }

    pub(super) fn shared(&self) -> Arc<speakers::Aliases> {
        Arc::clone(&self.0)
    }
}

#[pymethods]
impl Aliases {
    #[new]
    fn new(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(mapping) = given.cast::<PyMapping>() {
            return of_mapping(mapping);
        }
        let path: PathBuf = given.extract().map_err(|_| {
            let kind = given.get_type();
            PyTypeError::new_err(format!("aliases: expected a path or a mapping of names, not {kind}"))
        })?;
        let text = std::fs::read_to_string(&path)
            .map_err(|error| io::Error::new(error.kind(), format!("aliases: {}: {error}", path.display())))?;
        let table = speakers::Aliases::parse(&path.display().to_string(), &text)
            .map_err(|error| PyValueError::new_err(format!("aliases: {error}")))?;
        Ok(Aliases(Arc::new(table)))
    }

    fn __len__(&self) -> usize {
        self.0.iter().count()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Parts<'py, Bound<'py, PyAny>>> {
        let names = PyDict::new(py);
        for (alias, known) in self.0.iter() {
            names.set_item(alias, (&known.name, known.identifier.as_deref()))?;
        }
        let class = py.get_type::<Aliases>();
        Ok(Parts::new((class, (names,)).into_pyobject(py)?))
    }

    fn __repr__(&self) -> String {
        format!("Aliases(names={})", self.__len__())
    }
}

fn of_mapping(mapping: &Bound<'_, PyMapping>) -> PyResult<Aliases> {
    let wrong = |alias: &Bound<'_, PyAny>| {
        PyTypeError::new_err(format!(
            "aliases[{}]: expected a canonical name, or a pair of it and an identifier",
            alias.repr().map_or_else(|_| "?".to_owned(), |name| name.to_string())
        ))
    };
    let mut table = speakers::Aliases::default();
    let mut order = Vec::new();
    for item in mapping.items()?.iter() {
        let (alias, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
        let name: String = alias.extract().map_err(|_| wrong(&alias))?;
        let (canonical, identifier): (String, Option<String>) = if value.is_instance_of::<PyString>() {
            (value.extract()?, None)
        } else {
            let pair = value.cast::<PyTuple>().map_err(|_| wrong(&alias))?;
            pair.extract().map_err(|_| wrong(&alias))?
        };
        table
            .add(&name, &canonical, identifier.as_deref())
            .map_err(|reason| PyValueError::new_err(format!("aliases[{name:?}]: {reason}")))?;
        order.push(name);
    }
    table.check().map_err(|(at, reason)| {
        PyValueError::new_err(format!("aliases[{:?}]: {reason}", order.get(at).map_or("", String::as_str)))
    })?;
    Ok(Aliases(Arc::new(table)))
}
