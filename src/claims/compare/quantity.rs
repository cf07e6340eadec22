//! Quantities: what a number states, as a range of values in the base unit of its dimension.

use crate::article::{Modifier, Number, NumberKind};
use crate::lexicon::figures::Figures;
use crate::model::hash;

/// How much to either side "about 300" says.
pub(super) const ABOUT: f64 = 0.1;

/// What is fewer is counted one by one.
const FEW: f64 = 100.0;

/// With what reserve a value is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
    /// "300"
    Bare,
    /// "about 300"
    About,
    /// "at least 300", "more than 300"
    AtLeast,
    /// "up to 300", "less than 300"
    AtMost,
    /// "200 to 300", "hundreds"
    Range,
}

/// What a number states. Amounts are in the base unit of the dimension.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Quantity {
    /// What it is an amount of: quantities of two dimensions are never compared.
    pub(super) dimension: u32,
    /// The least value that it states.
    pub(super) low: f64,
    /// The greatest.
    pub(super) high: f64,
    /// The value as written; the middle of a range.
    pub(super) point: f64,
    /// Half of what its last digit that is not zero stands for.
    pub(super) rounding: f64,
    pub(super) hedge: Hedge,
    /// Whether only its order of magnitude is stated: "hundreds".
    pub(super) vague: bool,
    /// One of the unit as written, in the base unit.
    scale: f64,
    /// What zero of the unit as written is in the base unit: zero, but for temperatures.
    zero: f64,
    /// The unit as written.
    unit: u32,
    /// What it is by, where it is by something that the dimension does not tell: "a week", "per litre".
    per: Option<u32>,
}

impl Quantity {
    /// The quantity of a number; `None` for what is no amount: dates, ordinals, ages, scores, labels.
    pub(super) fn of(number: &Number, figures: &Figures) -> Option<Self> {
        use NumberKind::{Cardinal, Duration, Measure, Money, Percent, PercentagePoint, Ratio, Temperature};
        if !matches!(
            number.kind,
            Cardinal | Percent | PercentagePoint | Money | Measure | Temperature | Duration | Ratio
        ) {
            return None;
        }
        // A ton is a tonne in the news, but where the article says which it means.
        let name = match number.unit.as_deref().unwrap_or_default() {
            "ton" => "tonne",
            name => name,
        };
        let points = number.kind == PercentagePoint
            || number.kind == Cardinal
                && number.counted.as_ref().is_some_and(|counted| counted.unit.ends_with("point"));
        let (dimension, scale): (u32, Box<dyn Fn(f64) -> f64>) = match number.kind {
            _ if points => (dimension("points"), Box::new(|value| value)),
            Cardinal if name.is_empty() => (dimension("count"), Box::new(|value| value)),
            Ratio => (dimension("ratio"), Box::new(|value| value)),
            Percent => (dimension("ratio"), Box::new(|value| value / 100.0)),
            Money => (dimension(currency(name)), Box::new(|value| value)),
            _ => match Conversion::of(name, figures) {
                Some(conversion) => {
                    let of = dimension(&conversion.base);
                    (of, Box::new(move |value| conversion.to_base(value)))
                }
                None => (dimension(name), Box::new(|value| value)),
            },
        };
        let counted = number.counted.as_ref().map_or("", |counted| &*counted.unit);
        let by = |name: &str| name.split_once(" per ").map(|(_, by)| hash(by.as_bytes(), 7));
        let per = match number.kind {
            Money => by(name),
            Cardinal if name.is_empty() => by(counted),
            _ => None,
        };
        let zero = scale(0.0);
        let one = (scale(1.0) - zero).abs();
        let rounding = step(number) * one / 2.0;
        let quantity = |low: f64, high: f64, point: f64, hedge| {
            let unit = hash(if number.kind == Money { currency(name) } else { name }.as_bytes(), 5);
            Some(Quantity {
                dimension,
                low,
                high,
                point,
                rounding,
                hedge,
                vague: number.vague,
                scale: one,
                zero,
                unit,
                per,
            })
        };
        let Some(value) = number.value else {
            return match (number.low, number.high) {
                (Some(low), Some(high)) => {
                    let (low, high) = (scale(low), scale(high));
                    quantity(low.min(high), high.max(low), f64::midpoint(low, high), Hedge::Range)
                }
                (Some(low), None) => quantity(scale(low), f64::INFINITY, scale(low), Hedge::AtLeast),
                (None, Some(high)) => quantity(f64::NEG_INFINITY, scale(high), scale(high), Hedge::AtMost),
                (None, None) => None,
            };
        };
        let point = scale(value);
        let about = margin(value * one, zero, one);
        match number.modifier {
            // "200 million" may stand for 210 million, but not for 240 million.
            Modifier::Exact => quantity(point - rounding.min(about), point + rounding.min(about), point, Hedge::Bare),
            Modifier::Approximate => quantity(point - about, point + about, point, Hedge::About),
            Modifier::MoreThan | Modifier::AtLeast => quantity(point, f64::INFINITY, point, Hedge::AtLeast),
            Modifier::LessThan | Modifier::AtMost => quantity(f64::NEG_INFINITY, point, point, Hedge::AtMost),
        }
    }

    /// The same amount in another dimension, at a rate.
    pub(super) fn convert(&mut self, dimension: u32, factor: f64) {
        self.dimension = dimension;
        for value in [&mut self.low, &mut self.high, &mut self.point, &mut self.rounding, &mut self.scale] {
            *value *= factor;
        }
    }

    /// What a value written in the unit of this one is in that of another.
    pub(super) fn rewritten(&self, value: f64, other: &Self) -> f64 {
        if self.unit == other.unit && close(self.zero, other.zero) {
            return value;
        }
        (value * self.scale + self.zero - other.zero) / other.scale
    }

    /// The same amount at the rate of another of its unit: each article has its own, and two amounts in dollars need none.
    fn at_rate_of(&self, other: &Self) -> Self {
        let mut own = *self;
        if self.unit == other.unit && !close(self.scale, other.scale) {
            own.convert(other.dimension, other.scale / self.scale);
        }
        own
    }

    /// How many times this one's value another's is; `None` where they have no common zero.
    pub(super) fn ratio(&self, other: &Self) -> Option<f64> {
        let zeros = self.zero == 0.0 && other.zero == 0.0;
        zeros.then(|| other.at_rate_of(self).point / self.point)
    }

    /// The other's value less this one's, in the unit of this one.
    pub(super) fn gap(&self, other: &Self) -> f64 {
        let other = other.at_rate_of(self).point;
        if close(self.point, other) { 0.0 } else { (other - self.point) / self.scale }
    }

    /// The same where it is said to be close: "just over 50" is no 90, and "nearly 50" is below it.
    pub(super) fn closely(mut self) -> Self {
        let about = self.point.abs() * ABOUT;
        match self.hedge {
            Hedge::AtLeast => self.high = self.point + about,
            Hedge::AtMost => self.low = self.point - about,
            Hedge::About => self.high = self.point,
            Hedge::Bare | Hedge::Range => {}
        }
        self
    }

    /// The same amount as a difference, in a scale whose zero is not that of the base unit.
    pub(super) fn difference(mut self, number: &Number, figures: &Figures) -> Self {
        let unit = number.unit.as_deref().and_then(|name| Conversion::of(name, figures));
        let zero = unit.map_or(0.0, |unit| unit.to_base(0.0));
        (self.low, self.high, self.point) = (self.low - zero, self.high - zero, self.point - zero);
        self.zero = 0.0;
        let about = self.point.abs() * ABOUT;
        let margin = match self.hedge {
            Hedge::About => Some(about),
            Hedge::Bare => Some(self.rounding.min(about)),
            _ => None,
        };
        if let Some(margin) = margin {
            (self.low, self.high) = (self.point - margin, self.point + margin);
        }
        self
    }

    /// Whether both state one value with the same reserve: in one unit it is the same value, between units the one
    /// that the other rounds to.
    pub(super) fn same(&self, other: &Self) -> bool {
        if self.hedge != other.hedge {
            return false;
        }
        if self.hedge == Hedge::Range {
            let other = other.at_rate_of(self);
            return close(self.low, other.low) && close(self.high, other.high);
        }
        self.equal(other)
    }

    /// Whether both state one value, with whatever reserve.
    ///
    /// Two vague ones ("hundreds") state none.
    pub(super) fn equal(&self, other: &Self) -> bool {
        if self.vague || other.vague {
            return false;
        }
        if self.unit == other.unit || self.hedge == Hedge::Range || other.hedge == Hedge::Range {
            return close(self.point, other.at_rate_of(self).point);
        }
        let apart = (self.point - other.point).abs();
        // "two thirds" and 67 percent are one share, "two thirds" and 70 percent are not.
        let most = if self.dimension == dimension("ratio") { 0.01 } else { 0.05 };
        // 1.000001: a rounding of the conversion itself.
        close(self.point, other.point)
            || apart <= self.rounding.max(other.rounding) * 1.000_001
                && apart <= most * self.point.abs().max(other.point.abs())
    }

    /// Whether the two can be compared: both are of one dimension, and not one by the week and the other by the month. What
    /// one is by is often left unsaid.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.dimension == other.dimension && self.per.zip(other.per).is_none_or(|(one, other)| one == other)
    }

    /// Whether it is an amount of a unit, a share or money, and no count.
    pub(super) fn is_measure(&self) -> bool {
        self.dimension != dimension("count")
    }

    /// Whether it is a part of something: a percentage, a fraction.
    pub(super) fn is_share(&self) -> bool {
        self.dimension == dimension("ratio")
    }

    /// Whether there is a value that both state. 12 and 13 state none, though each may be what a value between was rounded to.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let other = other.at_rate_of(self);
        let slack = 1e-9 * self.point.abs().max(other.point.abs());
        let apart = (self.low - other.high).max(other.low - self.high);
        apart < -slack || apart <= slack && self.is_closed() && other.is_closed()
    }

    /// Whether the ends of its values are stated, and are not where rounding ends.
    fn is_closed(&self) -> bool {
        !matches!(self.hedge, Hedge::Bare | Hedge::About) || close(self.low, self.high)
    }

    /// Whether it says no more than where the value ends.
    pub(super) fn is_bound(&self) -> bool {
        matches!(self.hedge, Hedge::AtLeast | Hedge::AtMost)
    }

    /// How many times the greater is the smaller: 1 where they are equal, infinite where only one is zero.
    pub(super) fn times(&self, other: &Self) -> f64 {
        let (one, two) = (self.point.abs(), other.at_rate_of(self).point.abs());
        if close(one, two) { 1.0 } else { one.max(two) / one.min(two) }
    }
}

/// How amounts in a unit become amounts in a base unit.
#[derive(Clone, Debug)]
pub(super) struct Conversion {
    /// The base unit, as the lexicon writes it: those of one dimension have one.
    pub(super) base: String,
    factor: f64,
    offset: f64,
}

impl Conversion {
    /// That of a unit of the lexicon, or of one such unit by another: "tonne per day".
    pub(super) fn of(name: &str, figures: &Figures) -> Option<Self> {
        let listed = |name: &str| {
            let unit = figures.unit_named(name).map(|id| figures.unit(id))?;
            let offset = unit.to_base(0.0)?;
            Some(Conversion { base: unit.base()?.to_owned(), factor: unit.to_base(1.0)? - offset, offset })
        };
        listed(name).or_else(|| {
            let (above, below) = name.split_once(" per ")?;
            let (above, below) = (listed(above)?, listed(below)?);
            let base = format!("{}/{}", above.base, below.base);
            (above.offset == 0.0).then_some(Conversion { base, factor: above.factor / below.factor, offset: 0.0 })
        })
    }

    pub(super) fn to_base(&self, value: f64) -> f64 {
        value * self.factor + self.offset
    }
}

/// The unit without what it is by: "GBP per hour" is an amount of pounds that is often given without the hour.
fn currency(name: &str) -> &str {
    name.split(" per ").next().unwrap_or(name)
}

/// The dimension of the currency of an amount of money; none for hundredths of one, and for what has a name of its own.
pub(super) fn currency_of(number: &Number) -> Option<u32> {
    let code = number.unit.as_deref().filter(|_| number.kind == NumberKind::Money).map(currency)?;
    (code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())).then(|| dimension(code))
}

/// The dimension of a name.
pub(super) fn dimension(name: &str) -> u32 {
    hash(name.as_bytes(), 3)
}

pub(super) fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs())
}

/// How far "about" reaches to either side of a value written in units of `one`: where zero is a mere point of the scale, by a
/// few degrees.
fn margin(value: f64, zero: f64, one: f64) -> f64 {
    let about = value.abs() * ABOUT;
    if zero == 0.0 { about } else { about.max(2.0 * one) }
}

/// What the last digit that is not zero stands for: 100 in 2,300, 0.1 million in 2.3 million.
fn step(number: &Number) -> f64 {
    if let Some(step) = written_step(number) {
        return step;
    }
    let Some(decimal) = number.decimal.as_deref() else {
        return number.value.map_or(1.0, |value| if value == 0.0 { 1.0 } else { value.abs() * 0.01 });
    };
    let digits = decimal.trim_start_matches('-');
    if let Some((_, fraction)) = digits.split_once('.') {
        return 10f64.powi(-(fraction.len() as i32));
    }
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    if zeros == digits.len() || is_to_the_unit(number) { 1.0 } else { 10f64.powi(zeros as i32) }
}

/// Whether a number is seldom rounded to tens: a temperature, a percentage, and what is counted one by one.
fn is_to_the_unit(number: &Number) -> bool {
    match number.kind {
        NumberKind::Temperature | NumberKind::Percent | NumberKind::PercentagePoint => true,
        NumberKind::Cardinal | NumberKind::Duration => number.value.is_some_and(|value| value.abs() < FEW),
        _ => false,
    }
}

/// The same of a numeral that is written with a fraction, which says more than its value: "2.0 million" is rounded to a hundred
/// thousand.
fn written_step(number: &Number) -> Option<f64> {
    let start = number.text.find(|c: char| c.is_ascii_digit())?;
    let numeral = &number.text[start..];
    let numeral =
        &numeral[..numeral.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(numeral.len())];
    let (whole, fraction) = numeral.split_once('.')?;
    let all = fraction.bytes().all(|byte| byte.is_ascii_digit()) && !fraction.is_empty();
    let written: f64 = format!("{}.{fraction}", whole.replace(',', "")).parse().ok().filter(|_| all)?;
    let of_one = number.value?.abs() / written;
    of_one.is_finite().then(|| of_one * 10f64.powi(-(fraction.len() as i32)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::figures::figures;

    fn of(text: &str) -> Quantity {
        let article = crate::analyze(text);
        let found: Vec<_> = article.numbers.iter().filter_map(|number| Quantity::of(number, figures())).collect();
        assert_eq!(found.len(), 1, "{text}: {:?}", article.numbers);
        found[0]
    }

    #[test]
    fn units_are_converted() {
        let (km, miles) = (of("The village is 15 km away."), of("The village is nine miles away."));
        assert_eq!(km.dimension, miles.dimension);
        assert!(km.same(&miles) && km.overlaps(&miles));
        assert!(of("It lets out 22,000 cubic feet a second.").equal(&of("It lets out 620 cubic metres a second.")));
        assert!(of("It burns 24 tonnes a day.").same(&of("It burns 1,000 kilograms an hour.")));
        assert!(of("It weighs 2 tonnes.").same(&of("It weighs 2,000 kg.")));
        assert!(!of("Two-thirds of the trains ran.").equal(&of("Of the trains 70 percent ran.")));
        assert_eq!(of("One in five trains ran.").dimension, of("Of the trains 20 percent ran.").dimension);
    }

    #[test]
    fn percentages_and_currencies_stay_apart() {
        assert_ne!(of("It has 5 boats.").dimension, of("It has 5 percent.").dimension);
        assert_ne!(of("It cost $5 million.").dimension, of("It cost €5 million.").dimension);
        assert_ne!(of("It holds 5 litres.").dimension, of("It loses 5 litres a day.").dimension);
    }

    #[test]
    fn round_figures_may_be_rounded() {
        assert!(of("They paid $2.4 billion.").overlaps(&of("They paid $2.41 billion.")));
        assert!(!of("They paid $2.4 billion.").overlaps(&of("They paid $2.47 billion.")));
        assert!(!of("It has 220,000 members.").overlaps(&of("It has 300,000 members.")));
        assert!(!of("They paid $2.0 billion.").overlaps(&of("They paid $2.2 billion.")));
        assert!(of("They paid $2 billion.").overlaps(&of("They paid $2.1 billion.")));
    }

    #[test]
    fn amounts_in_one_currency_need_no_rate() {
        let (mut one, mut other) = (of("It cost $600 million."), of("It cost $700 million."));
        let yen = dimension("JPY");
        one.convert(yen, 150.0);
        other.convert(yen, 150.0 * 6.0 / 7.0);
        assert!(!one.equal(&other) && !one.same(&other) && !one.overlaps(&other));
        assert!((one.gap(&other) - 1e8).abs() < 1.0);
    }

    #[test]
    fn neighbours_are_two_values() {
        assert!(!of("It has 12 boats.").overlaps(&of("It has 13 boats.")));
        assert!(!of("Prices rose 2.4 percent.").overlaps(&of("Prices rose 2.5 percent.")));
        assert!(!of("It has 10 boats.").overlaps(&of("It has 11 boats.")));
        assert!(!of("Of the boats 60 percent leak.").overlaps(&of("Of the boats 57 percent leak.")));
        assert!(of("It has 200 boats.").overlaps(&of("It has 212 boats.")));
        assert!(of("It has at least 12 boats.").overlaps(&of("It has up to 12 boats.")));
    }

    #[test]
    fn by_the_week_is_not_by_the_month() {
        let (week, month) = (of("Nurses earn 450 pounds a week."), of("Nurses earn 450 pounds a month."));
        assert!(!week.meets(&month) && week.meets(&of("Nurses earn 450 pounds.")));
        assert!(!of("It pumps 80 barrels a day.").equal(&of("It pumps 80 barrels a month.")));
    }

    #[test]
    fn what_is_said_to_be_close_is() {
        let over = of("It has more than 50 boats.");
        assert!(over.overlaps(&of("It has 90 boats.")) && !over.closely().overlaps(&of("It has 90 boats.")));
        let nearly = of("It has about 50 boats.");
        assert!(nearly.overlaps(&of("It has 53 boats.")) && !nearly.closely().overlaps(&of("It has 53 boats.")));
    }

    #[test]
    fn temperatures_are_near_in_degrees() {
        let (hot, cool) = (of("It was 40 degrees Celsius."), of("It was 36 degrees Celsius."));
        assert!(!hot.overlaps(&cool) && !hot.equal(&of("It was 100 degrees Fahrenheit.")));
        assert!(hot.equal(&of("It was 104 degrees Fahrenheit.")));
        assert_eq!(hot.ratio(&cool), None);
        assert!((hot.gap(&cool) + 4.0).abs() < 1e-9);
        assert!(!of("It was about 20 degrees Celsius.").overlaps(&hot));
    }

    #[test]
    fn bounds_are_open() {
        assert!(of("It took more than 600 settlements.").overlaps(&of("It took hundreds of settlements.")));
        assert!(of("At least 12 boats sank.").overlaps(&of("Some 19 boats sank.")));
        assert!(!of("At least 12 boats sank.").overlaps(&of("Up to 9 boats sank.")));
        assert!(of("At least 12 boats sank.").equal(&of("Only 12 boats sank.")));
        assert!(!of("At least 12 boats sank.").same(&of("Only 12 boats sank.")));
    }
}
