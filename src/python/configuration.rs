//! What an analyzer is configured with, as Python holds it.

use crate::analyzer::Analyzer;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// A configuration of the analysis; the calls of an `Analyzer` pass it on.
#[pyclass(frozen, name = "_Configuration", module = "newsclaims._core")]
pub(super) struct Configuration {
    analyzer: Analyzer,
    file: String,
    units: String,
}

#[pymethods]
impl Configuration {
    #[new]
    fn new(file: String, units: String) -> PyResult<Self> {
        let analyzer = Analyzer::new().with_units(&file, &units);
        let analyzer = analyzer.map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok(Configuration { analyzer, file, units })
    }

    /// What it is made of again by `pickle`.
    fn __getnewargs__(&self) -> (&str, &str) {
        (&self.file, &self.units)
    }
}

/// The analyzer of a configuration, or the default one.
pub(super) fn analyzer(configuration: Option<&Py<Configuration>>) -> Analyzer {
    configuration.map(|given| given.get().analyzer.clone()).unwrap_or_default()
}
