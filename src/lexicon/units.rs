//! Units: a name, a code, a dimension, and how amounts in it become amounts in a base unit.

use super::lines;
use std::borrow::Cow;
use std::fmt;

pub(super) const UNITS: &str = include_str!("../../lexicon/units.txt");
pub(super) const CURRENCIES: &str = include_str!("../../lexicon/currencies.txt");

/// What sort of unit it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    Measure,
    Time,
    Temperature,
    Percent,
    Currency,
    Subunit,
    Count,
}

impl UnitKind {
    /// The kind of a section's units; none where the section is of something else.
    pub(super) fn of_section(section: &str) -> Option<Self> {
        Some(match section {
            "measure" => UnitKind::Measure,
            "time" => UnitKind::Time,
            "temperature" => UnitKind::Temperature,
            "percent" => UnitKind::Percent,
            "currency" => UnitKind::Currency,
            "subunit" => UnitKind::Subunit,
            "count" => UnitKind::Count,
            _ => return None,
        })
    }
}

/// A unit of measurement or money.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    name: Cow<'static, str>,
    kind: UnitKind,
    code: Option<Box<str>>,
    scale: Option<Scale>,
}

/// How a unit relates to the base unit of its dimension.
#[derive(Clone, Debug, PartialEq)]
struct Scale {
    dimension: Box<str>,
    base: Box<str>,
    factor: f64,
    offset: f64,
}

impl Unit {
    /// Its singular name in British spelling, or its ISO 4217 code.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name, as figures keep it.
    pub(crate) fn shared_name(&self) -> Cow<'static, str> {
        self.name.clone()
    }

    pub(crate) fn kind(&self) -> UnitKind {
        self.kind
    }

    /// Its UCUM code, for money its ISO 4217 code.
    pub fn code(&self) -> Option<&str> {
        if self.kind == UnitKind::Currency { Some(&self.name) } else { self.code.as_deref() }
    }

    /// What it is a unit of: "length", "money".
    pub fn dimension(&self) -> Option<&str> {
        match self.kind {
            UnitKind::Currency | UnitKind::Subunit => Some("money"),
            _ => self.scale.as_ref().map(|scale| &*scale.dimension),
        }
    }

    /// The base unit (a UCUM code) that it converts to.
    pub fn base(&self) -> Option<&str> {
        self.scale.as_ref().map(|scale| &*scale.base)
    }

    /// An amount in this unit as one in the base unit.
    pub fn to_base(&self, amount: f64) -> Option<f64> {
        self.scale.as_ref().map(|scale| amount * scale.factor + scale.offset)
    }

    /// An amount in the base unit as one in this unit.
    pub fn from_base(&self, amount: f64) -> Option<f64> {
        self.scale.as_ref().map(|scale| (amount - scale.offset) / scale.factor)
    }
}

/// A unit with the ways of writing it.
#[derive(Debug)]
pub(super) struct Entry<'f> {
    pub(super) unit: Unit,
    /// Words, each of which has a plural in -s too.
    pub(super) words: Vec<&'f str>,
    /// Symbols, as written.
    pub(super) symbols: Vec<&'f str>,
}

/// A base unit and what it measures.
pub(super) type Base<'f> = (&'f str, &'f str);

/// Reads "m length".
pub(super) fn base(line: &str) -> Result<Base<'_>, Fault> {
    line.split_once(' ').map(|(base, dimension)| (base, dimension.trim())).ok_or(Fault::Base)
}

/// The base units of the built-in table.
pub(super) fn bases() -> impl Iterator<Item = Base<'static>> {
    lines(UNITS).filter(|line| line.section == "base").filter_map(|line| base(line.text).ok())
}

/// Reads "name: words | symbols | code = factor base + offset".
pub(super) fn entry<'f>(line: &'f str, kind: UnitKind, bases: &[Base<'_>]) -> Result<Entry<'f>, Fault> {
    let (name, rest) = line.split_once(':').ok_or(Fault::Colon)?;
    let name = name.trim();
    if name.is_empty() {
        return Err(Fault::Name);
    }
    let mut fields = rest.split('|');
    let mut list = || -> Vec<&'f str> {
        fields.next().unwrap_or("").split(',').map(str::trim).filter(|form| !form.is_empty()).collect()
    };
    let (words, symbols) = (list(), list());
    if words.is_empty() && symbols.is_empty() {
        return Err(Fault::Forms);
    }
    let (mut code, mut scale) = (None, None);
    if let Some(definition) = fields.next() {
        let (left, right) = definition.split_once('=').ok_or(Fault::Equals)?;
        code = Some(left.trim()).filter(|code| !code.is_empty()).map(Box::from);
        scale = Some(read_scale(right, bases)?);
    }
    if fields.next().is_some() {
        return Err(Fault::Bars);
    }
    Ok(Entry { unit: Unit { name: Cow::Owned(name.to_owned()), kind, code, scale }, words, symbols })
}

/// Reads an entry of the built-in tables, whose names live as long as the program.
pub(super) fn built_in_entry(line: &'static str, kind: UnitKind, bases: &[Base<'_>]) -> Option<Entry<'static>> {
    let name = line.split(':').next().unwrap_or(line).trim();
    let mut entry = entry(line, kind, bases).ok()?;
    entry.unit.name = Cow::Borrowed(name);
    Some(entry)
}

/// Reads "5/9 K + 255.37".
fn read_scale(text: &str, bases: &[Base<'_>]) -> Result<Scale, Fault> {
    let mut fields = text.split_whitespace();
    let factor = fields.next().and_then(number).filter(|factor| *factor > 0.0).ok_or(Fault::Factor)?;
    let base = fields.next().ok_or(Fault::NoBase)?;
    let (base, dimension) =
        bases.iter().find(|(known, _)| *known == base).ok_or_else(|| Fault::UnknownBase(base.into()))?;
    let offset = match (fields.next(), fields.next()) {
        (None, _) => 0.0,
        (Some("+"), Some(offset)) => number(offset).ok_or(Fault::Offset)?,
        (Some("-"), Some(offset)) => -number(offset).ok_or(Fault::Offset)?,
        _ => return Err(Fault::Offset),
    };
    if fields.next().is_some() {
        return Err(Fault::Offset);
    }
    Ok(Scale { dimension: (*dimension).into(), base: (*base).into(), factor, offset })
}

/// Reads a number or a fraction of two.
fn number(text: &str) -> Option<f64> {
    let value = match text.split_once('/') {
        Some((over, under)) => over.parse::<f64>().ok()? / under.parse::<f64>().ok()?,
        None => text.parse().ok()?,
    };
    value.is_finite().then_some(value)
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Colon,
    Name,
    Forms,
    Bars,
    Equals,
    Factor,
    NoBase,
    UnknownBase(Box<str>),
    Offset,
    Base,
    Section(Box<str>),
    Word,
    Number,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Colon => f.write_str("expected `name: words | symbols`, found no colon"),
            Fault::Name => f.write_str("expected a name before the colon"),
            Fault::Forms => f.write_str("expected at least one word or symbol after the colon"),
            Fault::Bars => f.write_str("expected at most two bars: `name: words | symbols | code = factor base`"),
            Fault::Equals => f.write_str("expected `code = factor base` after the second bar, found no equals sign"),
            Fault::Factor => f.write_str("expected a factor above zero after the equals sign, such as 1.5 or 5/9"),
            Fault::NoBase => f.write_str("expected a base unit after the factor, such as m, g or s"),
            Fault::UnknownBase(base) => {
                write!(f, "unknown base unit `{base}`; name it under [base] first: `{base} its dimension`")
            }
            Fault::Offset => f.write_str("expected `+ offset` or nothing after the base unit"),
            Fault::Base => f.write_str("expected a base unit and its dimension, such as `m length`"),
            Fault::Section(section) => write!(
                f,
                "unknown section [{section}]; expected one of [measure], [time], [temperature], [percent], [currency], \
                 [subunit], [count], [base], [cardinal], [scale], [label], [up], [down], [up-noun], [down-noun], \
                 [before ...] or [after ...] with approximate, more_than, at_least, less_than, at_most or exact"
            ),
            Fault::Word => f.write_str("expected a word"),
            Fault::Number => f.write_str("expected one word and its number, such as `lakh 5`"),
        }
    }
}

/// Why a file of units can't be used: the file, the line and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitsError {
    file: Box<str>,
    line: usize,
    fault: Fault,
}

impl UnitsError {
    pub(super) fn new(file: &str, line: usize, fault: Fault) -> Self {
        UnitsError { file: file.into(), line, fault }
    }

    /// The name that the file was given under.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line, from 1 on.
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for UnitsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.fault)
    }
}

impl std::error::Error for UnitsError {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all() -> Vec<Entry<'static>> {
        let bases: Vec<_> = bases().collect();
        [UNITS, CURRENCIES]
            .into_iter()
            .flat_map(lines)
            .filter_map(|line| Some((line.text, UnitKind::of_section(line.section)?)))
            .map(|(text, kind)| entry(text, kind, &bases).unwrap_or_else(|fault| panic!("{text}: {fault}")))
            .collect()
    }

    #[test]
    fn every_line_is_well_formed() {
        assert!(all().len() > 250);
    }

    #[test]
    fn measures_have_a_code_and_money_its_own() {
        // No dimension: numbers of a row, and words that have no fixed length.
        let without =
            ["Mach", "generation wireless", "cylinder", "win above replacement", "business day", "weekend", "count"];
        for Entry { unit, .. } in all() {
            let known = unit.code().is_some() && unit.dimension().is_some();
            assert!(known || without.contains(&unit.name()) || unit.kind() == UnitKind::Subunit, "{}", unit.name());
        }
    }

    #[test]
    fn conversions_are_right() {
        let of = |name: &str, amount: f64, base: &str| {
            let entry = all().into_iter().find(|entry| entry.unit.name() == name).expect("listed");
            assert_eq!(entry.unit.base(), Some(base), "{name}");
            entry.unit.to_base(amount).expect("has a scale")
        };
        for (name, amount, base, expected) in [
            ("mile", 1.0, "m", 1609.344),
            ("fahrenheit", 212.0, "K", 373.15),
            ("celsius", -273.15, "K", 0.0),
            ("kilometre per hour", 36.0, "m/s", 10.0),
            ("hectare", 1.0, "m2", 10_000.0),
            ("percent", 50.0, "1", 0.5),
            ("week", 2.0, "s", 1_209_600.0),
            ("gigabyte", 1.0, "bit", 8e9),
        ] {
            let found = of(name, amount, base);
            assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{name}: {found}");
        }
    }

    proptest! {
        #[test]
        fn conversions_round_trip(amount in -1e9f64..1e9) {
            for Entry { unit, .. } in all() {
                let Some(there) = unit.to_base(amount) else { continue };
                let back = unit.from_base(there).expect("a unit that converts converts back");
                // An offset takes away what is far smaller than it.
                let scale = unit.from_base(0.0).map_or(0.0, f64::abs) + amount.abs();
                prop_assert!((back - amount).abs() <= 1e-12 * scale.max(1.0), "{}: {amount} {back}", unit.name());
            }
        }
    }
}
