//! Rates between currencies, as the articles themselves give them: "90 billion pesos, or $4.5 billion", "64 lira to the
//! dollar". Amounts of articles about the same are compared at their rate; no rate comes from elsewhere.

use super::context::Context;
use super::figure::Figure;
use super::quantity::{currency_of, dimension};
use crate::article::{Article, Number, NumberKind};

/// Rates kept for an article.
const MOST: usize = 8;

/// How much of one currency another is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rate {
    /// The dimensions of the two currencies.
    of: u32,
    to: u32,
    /// What one of the first is in the second.
    factor: f64,
}

impl Rate {
    /// Of two amounts that are said to be one; none where only one of them is of a share or an hour.
    fn new(one: &Number, other: &Number) -> Option<Self> {
        let by = |number: &Number| number.unit.as_deref().and_then(|unit| unit.split_once(" per ")).is_some();
        if by(one) && by(other) && one.value != Some(1.0) {
            return None;
        }
        let money = |number: &Number| number.kind == NumberKind::Money;
        let amount = |number: &Number| number.value.filter(|value| *value > 0.0 && money(number));
        Self::between(currency_of(one)?, amount(one)?, currency_of(other)?, amount(other)?)
    }

    fn between(of: u32, one: f64, to: u32, other: f64) -> Option<Self> {
        let factor = other / one;
        let plausible = of != to && (1e-7..1e7).contains(&factor);
        plausible.then_some(Rate { of, to, factor })
    }

    /// The same from the currency that is written first to the other, in an order that all articles share.
    fn sorted(self) -> Self {
        if self.of < self.to { Rate { of: self.to, to: self.of, factor: 1.0 / self.factor } } else { self }
    }
}

/// Words between an amount and the same amount in another currency, one of which says that it is the same.
const BETWEEN: &[&str] = &[
    "about",
    "around",
    "roughly",
    "some",
    "nearly",
    "almost",
    "approximately",
    "to",
    "at",
    "the",
    "just",
    "over",
    "under",
    "more",
    "less",
    "than",
    ",",
    "is",
    "was",
    "now",
];
const LINKS: &[&str] =
    &["(", "or", "equal", "equivalent", "worth", "=", "buys", "bought", "costs", "cost", "fetches", "fetched"];
/// Currencies of which one is named without a numeral: "64 lira to the dollar".
const ONE: &[(&str, &str)] = &[("dollar", "USD"), ("euro", "EUR"), ("pound", "GBP")];

/// "90 billion yen, or $600 million", "90 billion yen ($600 million)", and no choice: "€20 or $60", "€50 million ($20 million of
/// it in debt)".
fn is_equation(between: &[String], after: &[String]) -> bool {
    let has = |word: &str| between.iter().any(|own| own == word);
    if has("(") {
        return after.first().is_none_or(|word| matches!(word.as_str(), ")" | "," | ";"));
    }
    !has("or") || has(",")
}

/// The rates that an article gives.
pub(super) fn rates(article: &Article, context: &Context<'_, '_>) -> Vec<Rate> {
    let mut found = Vec::new();
    for (at, number) in article.numbers.iter().enumerate().filter(|(_, number)| number.kind == NumberKind::Money) {
        if let Some(next) = article.numbers.get(at + 1)
            && let Some(words) = context.words_between(at, at + 1)
            && words.iter().any(|word| LINKS.contains(&&**word))
            && words.iter().all(|word| LINKS.contains(&&**word) || BETWEEN.contains(&&**word))
            && is_equation(&words, &context.words_after(at + 1))
        {
            found.extend(Rate::new(number, next));
        }
        let (Some(own), Some(value)) = (currency_of(number), number.value) else { continue };
        // "64 lira per dollar", "64 lira to the dollar", "64 lira for a dollar"
        let below = number.unit.as_deref().and_then(|unit| unit.split_once(" per ")).map(|(_, below)| below);
        let after = context.words_after(at);
        let named = match after.as_slice() {
            [link, article, noun] if matches!(&**link, "to" | "for") && matches!(&**article, "the" | "a" | "one") => {
                ONE.iter().find(|(word, _)| word == noun).map(|(_, code)| *code)
            }
            _ => None,
        };
        for code in below.into_iter().chain(named).filter(|code| ONE.iter().any(|(_, own)| own == code)) {
            found.extend(Rate::between(dimension(code), 1.0, own, value));
        }
    }
    found.into_iter().map(Rate::sorted).collect()
}

/// Gives the amounts of each article in the currency to which it, or one about the same, has a rate.
///
/// # Resource usage
///
/// Each amount of money is held against the rates of the articles that are about the same, a bounded number of them.
pub(super) fn convert(figures: &mut [Figure], rates: &[Vec<Rate>], neighbours: &[Vec<u32>]) {
    if rates.iter().all(Vec::is_empty) {
        return;
    }
    let mut known: Vec<Vec<Rate>> = rates.to_vec();
    let mut add = |row: usize, from: usize| {
        for rate in &rates[from] {
            if known[row].len() < MOST && !known[row].iter().any(|own| (own.of, own.to) == (rate.of, rate.to)) {
                known[row].push(*rate);
            }
        }
    };
    for (row, near) in neighbours.iter().enumerate() {
        for other in near {
            add(row, *other as usize);
            add(*other as usize, row);
        }
    }
    for figure in figures.iter_mut().filter(|figure| figure.money) {
        let (dimension, factor) = common(&known[figure.article as usize], figure.quantity.dimension);
        if dimension != figure.quantity.dimension {
            figure.quantity.convert(dimension, factor);
        }
    }
}

/// The currency that all of those stand for which rates join to this one, and what one of this is in it.
fn common(rates: &[Rate], of: u32) -> (u32, f64) {
    let mut reached = vec![(of, 1.0)];
    let mut at = 0;
    while let Some((from, worth)) = reached.get(at).copied() {
        for rate in rates {
            let (to, factor) = match from {
                _ if from == rate.of => (rate.to, rate.factor),
                _ if from == rate.to => (rate.of, 1.0 / rate.factor),
                _ => continue,
            };
            if reached.iter().all(|(known, _)| *known != to) {
                reached.push((to, worth * factor));
            }
        }
        at += 1;
    }
    reached.into_iter().min_by_key(|(dimension, _)| *dimension).unwrap_or((of, 1.0))
}

#[cfg(test)]
mod tests {
    use super::super::{Comparison, compare_article};
    use crate::Analyzer;

    fn pairs(text: &str) -> Vec<(String, String, &'static str)> {
        let article = crate::analyze(text);
        let found: Comparison = compare_article(&Analyzer::new(), &article, text);
        let of = |at: super::super::Member| article.numbers[at.number as usize].text.clone();
        found.pairs.iter().map(|pair| (of(pair.one), of(pair.other), pair.verdict.word())).collect()
    }

    #[test]
    fn an_amount_in_two_currencies_is_one() {
        let text = "The port of Velen will cost 90 billion yen, or $600 million, the harbour office of Velen said.";
        assert_eq!(pairs(text), [("90 billion yen".to_owned(), "$600 million".to_owned(), "same")]);
    }

    #[test]
    fn a_rate_is_used_throughout_the_article() {
        let text = "The port of Velen will cost 90 billion yen, the ministry said. A yen trader in Velen asked 150 yen to the \
                    dollar. The opposition in Velen said that the port of Velen will cost $600 million.";
        let found = pairs(text);
        assert!(found.contains(&("90 billion yen".to_owned(), "$600 million".to_owned(), "same")), "{found:?}");
    }

    #[test]
    fn a_third_currency_leaves_the_rate_of_two() {
        let text = "The bridge of Velen will cost €300 million, or £240 million, the ministry of Velen said. A fine of £20 \
                    million, or 30 million pesos, was paid by a builder in Velen.";
        assert!(
            pairs(text).contains(&("€300 million".to_owned(), "£240 million".to_owned(), "same")),
            "{:?}",
            pairs(text)
        );
    }

    #[test]
    fn alternatives_are_no_rate() {
        let text = "Tickets for the Velen final cost €20 or $60. The arena of Velen cost €40 million, the mayor said. The \
                    arena of Velen cost $120 million, the union said.";
        assert_eq!(pairs(text), []);
    }

    #[test]
    fn without_a_rate_currencies_never_meet() {
        let text = "The port of Velen will cost 90 billion yen, the ministry said. The opposition in Velen said that the port \
                    of Velen will cost $600 million.";
        assert_eq!(pairs(text), []);
        let text =
            "Caskade of Velen was sold for £3.6 million, or 410 pence a share of Caskade, its owners in Velen said.";
        assert_eq!(pairs(text), []);
    }
}
