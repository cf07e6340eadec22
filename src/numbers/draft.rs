//! A figure while it is being read: positions are pieces of its sentence.

use super::decimal::Value;
use super::numeral::{Form, Numeral};
use super::pieces::Pieces;
use crate::article::{Modifier, NumberKind, Trend};
use crate::model::Class;
use std::borrow::Cow;

/// A figure, not yet in bytes.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The numeral with its unit.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The bare numeral; empty where there is none.
    pub(super) num_start: usize,
    pub(super) num_end: usize,
    /// With its comparator.
    pub(super) phrase_start: usize,
    pub(super) phrase_end: usize,
    /// Where "per barrel" ends; 0 where there is none.
    pub(super) per_end: usize,
    pub(super) kind: NumberKind,
    pub(super) form: Form,
    pub(super) scale: u32,
    pub(super) value: Option<Value>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) modifier: Modifier,
    pub(super) trend: Option<Trend>,
    pub(super) vague: bool,
    /// A range whose first end is the higher one.
    pub(super) falls: bool,
    pub(super) unit: Option<Cow<'static, str>>,
    /// What is counted: pieces, and its singular.
    pub(super) counted: Option<(usize, usize, String)>,
    pub(super) concept: Vec<String>,
    pub(super) resolution: Option<String>,
    pub(super) date: Option<String>,
    pub(super) timex: Vec<String>,
}

impl Draft {
    /// A cardinal.
    pub(super) fn new(start: usize, numeral: Numeral) -> Self {
        Draft {
            start,
            end: numeral.end,
            num_start: numeral.start,
            num_end: numeral.end,
            value: numeral.vague.is_none().then_some(numeral.value),
            low: numeral.vague.map(|(low, _)| low),
            high: numeral.vague.map(|(_, high)| high),
            vague: numeral.vague.is_some(),
            form: numeral.form,
            scale: numeral.scale,
            kind: if numeral.form == Form::Fraction { NumberKind::Ratio } else { NumberKind::Cardinal },
            ..Draft::empty(start, numeral.end, NumberKind::Cardinal)
        }
    }

    /// A figure without a numeral: a date, "last".
    pub(super) fn empty(start: usize, end: usize, kind: NumberKind) -> Self {
        Draft {
            start,
            end,
            num_start: start,
            num_end: start,
            phrase_start: start,
            phrase_end: end,
            per_end: 0,
            kind,
            form: Form::Words,
            scale: 0,
            value: None,
            low: None,
            high: None,
            modifier: Modifier::Exact,
            trend: None,
            vague: false,
            falls: false,
            unit: None,
            counted: None,
            concept: Vec::new(),
            resolution: None,
            date: None,
            timex: Vec::new(),
        }
    }

    /// Whether the value is below a thousand.
    pub(super) fn is_small(&self) -> bool {
        self.value.is_some_and(|value| value.float < 1000.0)
    }

    /// Whether it has a scale, or a noun after it.
    pub(super) fn scale_or_noun(&self, pieces: &Pieces<'_, '_>) -> bool {
        self.scale > 0 || pieces.class(self.end) != Class::Nouns
    }
}

impl Draft {
    /// Whether it is read as an amount, and not as a date or an ordinal.
    pub(super) fn is_amount(&self) -> bool {
        !matches!(
            self.kind,
            NumberKind::Date
                | NumberKind::Time
                | NumberKind::DateTime
                | NumberKind::DateRange
                | NumberKind::TimeRange
                | NumberKind::DateTimeRange
                | NumberKind::Set
                | NumberKind::Ordinal
        )
    }
}
