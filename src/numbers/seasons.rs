//! Parts of a year and stretches of years: quarters and halves, seasons, decades, centuries.

use super::periods::Period;
use super::pieces::Pieces;
use super::timex::span;
use crate::lexicon::figures::Senses;

impl Pieces<'_, '_> {
    /// "first quarter of 2013", "Q1 2019", "2019 Q1".
    pub(super) fn quarter(&self, at: usize) -> Option<(usize, Period)> {
        // The place among the quarters, or among the halves from 5 on.
        let q = |at: usize| {
            self.has(at, Senses::NAMED)
                .then(|| self.figures.calendar_number(self.word(at)) as u8)
                .filter(|number| *number > 0)
        };
        let written = |number: u8, year: Option<i32>| {
            let (month, months) = if number > 4 { (number * 6 - 29, 6) } else { (number * 3 - 2, 3) };
            let year_of = |year: Option<i32>| year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
            let (to_year, to_month) =
                if month + months > 12 { (year.map(|year| year + 1), 1) } else { (year, month + months) };
            Period {
                timex: Some(span(
                    &format!("{}-{month:02}-01", year_of(year)),
                    &format!("{}-{to_month:02}-01", year_of(to_year)),
                    &format!("P{months}M"),
                )),
                month: Some(month),
                year,
            }
        };
        // "4Q 2016"
        if let Some(number) = self.integer(at).filter(|number| (1..=4).contains(number))
            && self.glued(at + 1)
            && self.surface(at + 1) == "Q"
            && let Some(year) = self.year_at(at + 2)
        {
            return Some((at + 3, written(number as u8, Some(year))));
        }
        if let Some(year) = self.year_at(at) {
            let next = if self.is_joint(at + 1) { at + 2 } else { at + 1 };
            return q(next).map(|number| (next + 1, written(number, Some(year))));
        }
        let (end, number) = if let Some(number) = q(at) {
            (at + 1, number)
        } else {
            let (next, number) = self.ordinal_day(at).filter(|(_, number)| (1..=4).contains(number))?;
            let next = if self.is_joint(next) { next + 1 } else { next };
            let half = self.is(next, "half") && number < 3;
            if !half && !self.is(next, "quarter") {
                return None;
            }
            let number = if half { number + 4 } else { number };
            let of = self.is_any(next + 1, &["of", "in"]);
            let after = if of { next + 2 } else { next + 1 };
            let stepped = self.step_at(after).is_some() && self.is(after + 1, "year");
            if stepped && let Some((end, year)) = self.year_after(next + 1) {
                return Some((end, written(number, Some(year))));
            }
            let year = self.year_at(after);
            // Without a year it is as often a quarter of a game.
            year?;
            (next + 1, number)
        };
        let of = if self.is(end, "of") { end + 1 } else { end };
        Some(match self.year_at(of) {
            Some(year) => (of + 1, written(number, Some(year))),
            None => (end, written(number, None)),
        })
    }

    /// "1990s", "the 90s", "nineties", "21st century".
    pub(super) fn decade(&self, at: usize) -> Option<(usize, Period)> {
        if let Some((next, number)) = self.ordinal_day(at).filter(|(_, number)| (10..=30).contains(number)) {
            let next = if self.is_joint(next) { next + 1 } else { next };
            if self.is(next, "century") {
                let from = (i32::from(number) - 1) * 100;
                return Some((
                    next + 1,
                    Period::of(Some(span(&format!("{from:04}-01-01"), &format!("{:04}-01-01", from + 100), "P100Y"))),
                ));
            }
            return None;
        }
        if self.has(at, Senses::DECADE) {
            let ten = self.figures.calendar_number(self.word(at));
            let led = at > 0 && self.is_any(at - 1, &["the", "in", "early", "late", "mid", "-"]);
            return led.then(|| (at + 1, Period::of(Some(short_decade(ten as u8)))));
        }
        let number = self.integer(at)?;
        let s = self.is_any(at + 1, &["s", "'s", "’s"]);
        if !s || number % 10 != 0 {
            return None;
        }
        match self.surface(at).len() {
            4 => Some((
                at + 2,
                Period::of(Some(span(&format!("{number:04}-01-01"), &format!("{:04}-01-01", number + 10), "P10Y"))),
            )),
            2 if number >= 20 => {
                let old = at > 1 && self.is_any(at - 1, &["his", "her", "their", "my"]);
                (!old).then(|| (at + 2, Period::of(Some(short_decade(number as u8)))))
            }
            _ => None,
        }
    }

    /// "summer", "winter 2013".
    pub(super) fn season(&self, at: usize) -> Option<(usize, Period)> {
        if !self.has(at, Senses::SEASON) {
            return None;
        }
        let label = self.figures.label(self.word(at));
        let of = if self.is(at + 1, "of") { at + 2 } else { at + 1 };
        if let Some(year) = self.year_at(of) {
            return Some((of + 1, Period::of(Some(format!("{year:04}-{label}")))));
        }
        // "spring" and "fall" are verbs and other things as well.
        let sure = self.is_any(at, &["summer", "winter", "autumn"])
            || at > 0
                && self.is_any(at - 1, &["in", "the", "early", "late"])
                && !self.class(at + 1).is_nominal()
                && !self.is(at + 1, "of");
        let name = self.capital(at) && at > 0 && self.class(at + 1) == crate::model::Class::Name;
        (sure && !name).then(|| (at + 1, Period::of(Some(label.to_owned()))))
    }
}

/// "(XX90-01-01,XX00-01-01,P10Y)".
fn short_decade(ten: u8) -> String {
    span(&format!("XX{ten:02}-01-01"), &format!("XX{:02}-01-01", (ten + 10) % 100), "P10Y")
}

#[cfg(test)]
mod tests {
    use super::super::testing::only;

    #[test]
    fn parts_of_years() {
        for (text, surface, timex) in [
            ("It rained in the first quarter of 2013.", "first quarter of 2013", "(2013-01-01,2013-04-01,P3M)"),
            (
                "It rained in the third quarter of last year.",
                "third quarter of last year",
                "(2021-07-01,2021-10-01,P3M)",
            ),
            ("It rained in Q4 2019.", "Q4 2019", "(2019-10-01,2020-01-01,P3M)"),
            ("It rained in the first half of 2015.", "first half of 2015", "(2015-01-01,2015-07-01,P6M)"),
            ("It rained in H2 2015.", "H2 2015", "(2015-07-01,2016-01-01,P6M)"),
            ("It rained in winter 2013.", "winter 2013", "2013-WI"),
            ("It rained in the nineties.", "nineties", "(XX90-01-01,XX00-01-01,P10Y)"),
            ("It rained in the 18th century.", "18th century", "(1700-01-01,1800-01-01,P100Y)"),
        ] {
            let (figure, found) = only(text);
            assert_eq!((found, figure.timex.concat().as_str()), (surface, timex), "{text}");
        }
    }
}
