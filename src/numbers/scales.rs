//! Scales: orders of magnitude by themselves ("hundreds", "several thousand"), "10k", "the hundred".

use super::decimal::Value;
use super::numeral::{Form, Numeral};
use super::pieces::Pieces;
use crate::lexicon::figures::Senses;
use crate::model::Class;

impl Pieces<'_, '_> {
    /// "hundreds", "tens of thousands", "several thousand", "a few million".
    pub(super) fn vague(&self, at: usize) -> Option<Numeral> {
        let numeral = |end, low: f64, high: f64, scale| Numeral {
            start: at,
            end,
            value: Value::float(low),
            vague: Some((low, high)),
            form: Form::Vague,
            scale,
        };
        if self.has(at, Senses::VAGUE) {
            // "two hundreds" is exact; "three dozens" is read with its numeral.
            // "test scores of 80": only what could be "dozens of" in its place.
            if self.is(at, "scores")
                && !(self.is(at + 1, "of")
                    && self.is_word(at + 2)
                    && (at == 0
                        || !(self.is_nominal(at - 1)
                            || matches!(
                                self.class(at - 1),
                                Class::Adjective | Class::Determiner | Class::Possessive | Class::Genitive
                            ))))
            {
                return None;
            }
            let mut low = self.figures.number(self.word(at)) as f64;
            let mut end = at + 1;
            while self.is(end, "of") && self.has(end + 1, Senses::VAGUE) && !self.is(end + 1, "tens") {
                low *= self.figures.number(self.word(end + 1)) as f64;
                end += 2;
            }
            if end == at + 1 && self.is(at, "tens") {
                return None;
            }
            return Some(numeral(end, low, low * 10.0, 0));
        }
        let from = if self.is(at, "a") && self.is(at + 1, "few") { at + 1 } else { at };
        if !self.is_any(from, &["several", "few"]) {
            return None;
        }
        let mut end = from + 1;
        let mut unit = 1.0;
        let mut scale = 0;
        loop {
            if self.has(end, Senses::SCALE) {
                scale = self.figures.number(self.word(end)) as u32;
                unit *= 10f64.powi(scale as i32);
            } else if self.has(end, Senses::DOZEN) && unit < 2.0 {
                unit *= 12.0;
            } else {
                break;
            }
            end += 1;
        }
        (end > from + 1).then(|| numeral(end, 2.0 * unit, 10.0 * unit, scale))
    }

    /// "thousand" by itself, as in "a few" or as a heading: the scale once. Only where no numeral came before.
    pub(super) fn bare_scale(&self, at: usize) -> Option<Numeral> {
        let power = self.figures.number(self.word(at)) as u32;
        let alone = self.has(at, Senses::SCALE) && power == 2 && self.is_any(at.wrapping_sub(1), &["the", "per"]);
        alone.then(|| Numeral {
            start: at,
            end: at + 1,
            value: Value::whole(10u64.pow(power)),
            vague: None,
            form: Form::Words,
            scale: power,
        })
    }

    /// "k", "bn", "m" after digits, with its power and the piece after it.
    pub(super) fn short_scale(&self, at: usize, money: bool) -> Option<(u32, usize)> {
        if !self.has(at, Senses::SHORT_SCALE) {
            return None;
        }
        let power = self.figures.number(self.word(at)) as u32;
        let surface = self.surface(at);
        let after = at + 1;
        let counts = || {
            let next = if self.is_joint(after) { after + 1 } else { after };
            self.unit_at(next).is_some()
                || self.noun_phrase(next).is_some_and(|(_, head)| self.class(head) == Class::Nouns)
        };
        let is_scale = match surface {
            "k" | "K" => true,
            "M" if self.glued(at) && !self.is_word(after) => true,
            "B" | "T" => money || self.glued(at) && counts(),
            "m" | "M" => {
                money || counts() && (self.glued(at) || self.surface(after).len() > 2 && self.unit_at(after).is_some())
            }
            "b" | "t" => money,
            "mm" | "MM" => surface == "MM" || money,
            "mil" | "mio" | "cr" | "bil" => true,
            _ => true,
        };
        // "30 MUSD" is one word: read with the unit.
        is_scale.then_some((power, after))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::only;

    #[test]
    fn vague_counts_have_an_order_of_magnitude() {
        for (text, surface, low, high) in [
            ("It hit hundreds of homes.", "hundreds", 100.0, 1000.0),
            ("It hit dozens of homes.", "dozens", 12.0, 120.0),
            ("It hit tens of thousands of homes.", "tens of thousands", 10_000.0, 100_000.0),
            ("It hit several thousand homes.", "several thousand", 2000.0, 10_000.0),
            ("It hit a few hundred homes.", "a few hundred", 200.0, 1000.0),
        ] {
            let (figure, found) = only(text);
            assert_eq!(found, surface);
            assert!(figure.vague && figure.value.is_none(), "{text}");
            assert_eq!((figure.low, figure.high), (Some(low), Some(high)), "{text}");
        }
    }
}
