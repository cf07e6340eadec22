//! What an analyzer is configured with, as Python holds it.

use super::aliases::Aliases;
use crate::analyzer::Analyzer;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// A configuration of the analysis; the calls of an `Analyzer` pass it on.
#[pyclass(frozen, name = "_Configuration", module = "newsclaims._core")]
pub(super) struct Configuration {
    analyzer: Analyzer,
    file: String,
    units: String,
    /// The table of names, which the entities of a batch need too.
    pub(super) aliases: Option<Aliases>,
}

#[pymethods]
impl Configuration {
    #[new]
    #[pyo3(signature = (file, units, aliases=None))]
    fn new(file: String, units: String, aliases: Option<&Aliases>) -> PyResult<Self> {
        let mut analyzer = Analyzer::new();
        if !units.is_empty() {
            analyzer = analyzer.with_units(&file, &units).map_err(|error| PyValueError::new_err(error.to_string()))?;
        }
        if let Some(aliases) = aliases {
            analyzer = analyzer.with_aliases(aliases.shared());
        }
        Ok(Configuration { analyzer, file, units, aliases: aliases.cloned() })
    }

    /// What it is made of again by `pickle`.
    fn __getnewargs__(&self) -> (&str, &str, Option<Aliases>) {
        (&self.file, &self.units, self.aliases.clone())
    }
}

/// The analyzer of a configuration, or the default one.
pub(super) fn analyzer(configuration: Option<&Py<Configuration>>) -> Analyzer {
    configuration.map(|given| given.get().analyzer.clone()).unwrap_or_default()
}
