//! What an analyzer is configured with, as Python holds it.

use super::aliases::Aliases;
use crate::analyzer::Analyzer;
use crate::numbers::{Dates, Prefer};
use crate::quotes::Attributions;
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
    dates: Dates,
    attributions: Attributions,
}

#[pymethods]
impl Configuration {
    #[new]
    #[pyo3(signature = (file, units, aliases=None, prefer_future=false, day_first=false, speech=false))]
    fn new(
        file: String,
        units: String,
        aliases: Option<&Aliases>,
        prefer_future: bool,
        day_first: bool,
        speech: bool,
    ) -> PyResult<Self> {
        let prefer = if prefer_future { Prefer::Future } else { Prefer::Past };
        let dates = Dates { prefer, day_first };
        let attributions = if speech { Attributions::Speech } else { Attributions::All };
        let mut analyzer = Analyzer::new().with_dates(dates).with_attributions(attributions);
        if !units.is_empty() {
            analyzer = analyzer.with_units(&file, &units).map_err(|error| PyValueError::new_err(error.to_string()))?;
        }
        if let Some(aliases) = aliases {
            analyzer = analyzer.with_aliases(aliases.shared());
        }
        Ok(Configuration { analyzer, file, units, aliases: aliases.cloned(), dates, attributions })
    }

    /// What it is made of again by `pickle`.
    fn __getnewargs__(&self) -> (&str, &str, Option<Aliases>, bool, bool, bool) {
        let Dates { prefer, day_first } = self.dates;
        let speech = self.attributions == Attributions::Speech;
        (&self.file, &self.units, self.aliases.clone(), prefer == Prefer::Future, day_first, speech)
    }
}

/// The analyzer of a configuration, or the default one.
pub(super) fn analyzer(configuration: Option<&Py<Configuration>>) -> Analyzer {
    configuration.map(|given| given.get().analyzer.clone()).unwrap_or_default()
}
