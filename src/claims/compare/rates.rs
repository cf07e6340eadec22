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

/// The rates that an article gives.
pub(super) fn rates(article: &Article, context: &Context<'_, '_>) -> Vec<Rate> {
    let mut found = Vec::new();
    for (at, number) in article.numbers.iter().enumerate().filter(|(_, number)| number.kind == NumberKind::Money) {
        if let Some(next) = article.numbers.get(at + 1)
            && let Some(words) = context.words_between(at, at + 1)
            && words.iter().any(|word| LINKS.contains(&&**word))
            && words.iter().all(|word| LINKS.contains(&&**word) || BETWEEN.contains(&&**word))
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
        let rate = known[figure.article as usize].iter().find(|rate| rate.of == figure.quantity.dimension);
        if let Some(rate) = rate {
            figure.quantity.convert(rate.to, rate.factor);
        }
    }
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
    fn without_a_rate_currencies_never_meet() {
        let text = "The port of Velen will cost 90 billion yen, the ministry said. The opposition in Velen said that the port \
                    of Velen will cost $600 million.";
        assert_eq!(pairs(text), []);
        let text =
            "Caskade of Velen was sold for £3.6 million, or 410 pence a share of Caskade, its owners in Velen said.";
        assert_eq!(pairs(text), []);
    }
}
