//! Units left unsaid: "stands at 34 percent, with the others at 32", "not 14.6 billion but 20 billion francs", "the heat of
//! 43 degrees". A bare number takes the unit of an amount beside it, or of one with its value.
//!
//! And the value that is meant of two: "fell from 62 to 41" puts the beds at 41.
//!
//! What a reader supplies without thinking is decided here, for the comparison alone: the tables of numbers give what is
//! written.

use super::context::Context;
use super::figure::Figure;
use super::quantity::{Quantity, close};
use crate::article::{Article, Number, NumberKind, Trend};
use crate::lexicon::figures::Figures;

/// Articles about the same, and numbers of one, that are asked.
const MOST: usize = 24;
/// Numbers before a bare one, and after it, that are asked for a unit.
const NEAR: usize = 64;
/// Words between a bare number and the amount whose unit it takes.
const FAR: u32 = 40;
/// How many times the one is the other at most.
const TIMES: f64 = 8.0;
/// Degrees above which a temperature without a scale is one in Fahrenheit.
const HOT: f64 = 55.0;

/// Whether a number has neither a unit nor a noun, but may be an amount of something.
pub(super) fn is_bare(number: &Number) -> bool {
    number.kind == NumberKind::Cardinal && number.unit.is_none() && number.counted.is_none()
}

/// A number as it is understood, where that is more than what is written.
pub(super) fn understood(at: usize, article: &Article, context: &Context<'_, '_>) -> Option<Number> {
    let number = &article.numbers[at];
    reached(number).or_else(|| with_per(number, context.per(at)?)).or_else(|| with_unit(at, article, context))
}

/// "$220 million annually": by the year, as in "$220 million a year".
fn with_per(number: &Number, per: &str) -> Option<Number> {
    let unit = number.unit.as_ref().filter(|unit| gives(number) && !unit.contains(" per "))?;
    Some(Number { unit: Some(format!("{unit} per {per}")), ..number.clone() })
}

/// "from 62 to 41": where the way ends.
pub(super) fn reached(number: &Number) -> Option<Number> {
    let (low, high) = number.low.zip(number.high).filter(|_| number.value.is_none())?;
    let end = match number.trend? {
        Trend::Up => high,
        Trend::Down => low,
    };
    let text = number.text.rsplit_once(" to ").map_or(&*number.text, |(_, end)| end).to_owned();
    Some(Number { value: Some(end), decimal: Some(end.to_string()), low: None, high: None, text, ..number.clone() })
}

/// A number with the unit that it leaves unsaid.
fn with_unit(at: usize, article: &Article, context: &Context<'_, '_>) -> Option<Number> {
    let number = &article.numbers[at];
    if number.kind == NumberKind::Measure && number.unit.as_deref() == Some("degree") {
        return temperature(number, article);
    }
    // "killed 45 and left 30 percent without power": persons, of whom no one need say so.
    if !is_bare(number) || context.is_of_fate(at) {
        return None;
    }
    let value = number.value?.abs();
    let mut best: Option<(u32, &Number)> = None;
    let near = at.saturating_sub(NEAR)..article.numbers.len().min(at + NEAR);
    for (other, giver) in near.zip(&article.numbers[at.saturating_sub(NEAR)..]).filter(|(_, giver)| gives(giver)) {
        let Some(its) = giver.value.map(f64::abs) else { continue };
        let steps = context.steps(at, other);
        let distance = match steps {
            // "fell 5 percent to 40": a level in another unit than its change.
            Some(steps) if steps <= FAR && (other > at || !context.is_level(at) || close(value, its)) => {
                let percent = giver.kind == NumberKind::Percent;
                let like = value.max(its) <= TIMES * value.min(its) && !(percent && value > 100.0);
                if like { steps } else { continue }
            }
            _ if close(value, its) && is_telling(value) => 2 * FAR,
            _ => continue,
        };
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, giver));
        }
    }
    best.map(|(_, giver)| of_unit(number, giver))
}

/// Whether a value is hardly met by chance: several digits, a part, or a great number.
fn is_telling(value: f64) -> bool {
    value.fract() != 0.0 || value >= 1e5 || value >= 100.0 && value % 10.0 != 0.0
}

fn gives(number: &Number) -> bool {
    use NumberKind::{Duration, Measure, Money, Percent, Temperature};
    matches!(number.kind, Duration | Measure | Money | Percent | Temperature)
        && number.unit.as_deref().is_some_and(|unit| unit != "degree")
}

fn of_unit(number: &Number, giver: &Number) -> Number {
    Number { kind: giver.kind, unit: giver.unit.clone(), ..number.clone() }
}

/// "43 degrees": in the scale that the article uses for such a value, or in that which makes weather of it.
fn temperature(number: &Number, article: &Article) -> Option<Number> {
    let value = number.value?;
    let near = |other: &&Number| {
        let its = other.value.unwrap_or_default();
        other.kind == NumberKind::Temperature && (its - value).abs() <= 0.3 * value.abs().max(10.0)
    };
    if let Some(giver) = article.numbers.iter().find(near) {
        return Some(of_unit(number, giver));
    }
    let scale = if value > HOT { "fahrenheit" } else { "celsius" };
    Some(Number { kind: NumberKind::Temperature, unit: Some(scale.into()), ..number.clone() })
}

/// Gives a bare figure the unit with which an article about the same states its value.
///
/// # Resource usage
///
/// Each bare figure is held against the figures of the articles that are about the same, a bounded number of them.
pub(super) fn adopt(figures: &mut [Figure], neighbours: &[Vec<u32>], articles: &[(&Article, &str)], tables: &Figures) {
    let number = |article: u32, number: u32| &articles[article as usize].0.numbers[number as usize];
    let mut both: Vec<Vec<u32>> = neighbours.to_vec();
    for (row, near) in neighbours.iter().enumerate() {
        for other in near {
            both[*other as usize].push(row as u32);
        }
    }
    for figure in figures.iter_mut().filter(|figure| figure.bare) {
        let own = number(figure.article, figure.number);
        let Some(value) = own.value.filter(|value| is_telling(*value)) else { continue };
        let near = both[figure.article as usize].iter().take(MOST);
        let numbers = near.flat_map(|row| articles[*row as usize].0.numbers.iter().take(MOST));
        let giver = numbers.filter(|giver| gives(giver)).find(|giver| giver.value.is_some_and(|its| close(its, value)));
        if let Some(quantity) = giver.and_then(|giver| Quantity::of(&of_unit(own, giver), tables)) {
            (figure.quantity, figure.bare) = (quantity, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Amount, Comparison, Verdict, compare_article};
    use crate::Analyzer;

    fn texts(text: &str) -> Vec<(String, String)> {
        let article = crate::analyze(text);
        let found: Comparison = compare_article(&Analyzer::new(), &article, text);
        let of = |at: super::super::Member| article.numbers[at.number as usize].text.clone();
        found.pairs.iter().map(|pair| (of(pair.one), of(pair.other))).collect()
    }

    fn meet(one: &str, other: &str, text: &str) -> bool {
        texts(text).contains(&(one.to_owned(), other.to_owned()))
    }

    #[test]
    fn a_bare_number_takes_the_unit_of_its_value() {
        let text = "The port will cost 14.6 billion francs, the ministry of Velen said. The opposition in Velen called the \
                    14.6 billion for the port absurd.";
        assert!(meet("14.6 billion francs", "14.6 billion", text), "{:?}", texts(text));
    }

    #[test]
    fn degrees_are_those_of_the_article() {
        let text = "Velen reached 43.1 degrees Celsius on Monday, the heat record of Velen. The record of 43.1 degrees in \
                    Velen may not last.";
        assert!(meet("43.1 degrees Celsius", "43.1 degrees", text), "{:?}", texts(text));
    }

    #[test]
    fn the_dead_are_no_part_of_the_houses() {
        let text = "The storm in Velen killed 45 and left 30 percent of homes without power. In Velen 45 percent of homes \
                    were without power.";
        assert!(texts(text).iter().all(|(one, other)| one != "45" && other != "45"), "{:?}", texts(text));
    }

    #[test]
    fn a_level_is_in_another_unit_than_its_change() {
        let text = "The number of boats in Velen fell 5 percent to 7. Of the boats in Velen 5 percent leak.";
        assert!(texts(text).iter().all(|(one, other)| one != "7" && other != "7"), "{:?}", texts(text));
    }

    #[test]
    fn a_way_is_at_its_end() {
        let text = "The hospital in Velen cut its beds from 62 to 41, the mayor of Velen said. The union counts 50 beds in \
                    the hospital of Velen.";
        let article = crate::analyze(text);
        let found = compare_article(&Analyzer::new(), &article, text);
        let [pair] = &found.pairs[..] else { panic!("{:?}", found.pairs) };
        assert_eq!((pair.verdict, pair.difference), (Verdict::Differs, Some(9.0)));
        assert_eq!(found.groups[0].amounts[0], Amount { value: Some(41.0), low: None, high: None });
    }
}
