//! Holidays: "Christmas", "New Year's Day 2020", "Black Friday", "Thanksgiving weekend", "next Easter".

use super::date::Date;
use super::periods::Period;
use super::pieces::Pieces;
use super::tense::Lean;
use super::timex::{Stamp, nth_weekday};
use crate::lexicon::figures::{Holiday, Senses};
use crate::text::Kind;

impl Holiday {
    /// The day it falls on in a year.
    pub(super) fn of_year(self, year: i32) -> Option<Date> {
        match self {
            Holiday::Day(month, day) => Date::new(year, month, day),
            Holiday::Weekday { month, weekday, nth, shift } => {
                nth_weekday(year, month, weekday, nth)?.add_days(i64::from(shift))
            }
            Holiday::Easter(shift) => easter(year)?.add_days(i64::from(shift)),
        }
    }

    /// The day without its year.
    fn stamp(self) -> Option<Stamp> {
        match self {
            Holiday::Day(month, day) => Some(Stamp { month: Some(month), day: Some(day), ..Stamp::default() }),
            Holiday::Weekday { month, weekday, nth, shift: 0 } => {
                Some(Stamp { month: Some(month), weekday: Some(weekday), nth: Some((nth, false)), ..Stamp::default() })
            }
            _ => None,
        }
    }
}

impl Pieces<'_, '_> {
    /// The holiday named here: the piece after it, and its rule.
    pub(super) fn holiday_at(&self, at: usize) -> Option<(usize, Holiday)> {
        if !self.has(at, Senses::HOLIDAY) {
            return None;
        }
        // The apostrophe of "Workers' Day" is a piece of its own.
        let place = |step: usize| (at..self.len()).filter(|at| !self.is_kind(*at, Kind::SingleMark)).nth(step);
        let (len, holiday) =
            self.figures.match_holiday(|step| place(step).map_or_else(Default::default, |at| self.word(at)))?;
        Some((place(len - 1)? + 1, holiday))
    }

    /// A holiday with what says of which year it is.
    pub(super) fn holiday(&self, at: usize, published: Option<Date>) -> Option<(usize, Stamp)> {
        let step = self.step_at(at).filter(|_| !self.is_any(at, &["this"]));
        let from = if self.step_at(at).is_some() { at + 1 } else { at };
        let (mut end, holiday) = self.holiday_at(from)?;
        if self.is(end, "weekend") {
            return None;
        }
        let year = self.holiday_year(&mut end, published);
        let date = match (year, step, published) {
            (Some(year), _, _) => holiday.of_year(year),
            (None, Some(step), Some(published)) => {
                let now = holiday.of_year(published.year())?;
                let year = match step {
                    1 if now <= published => published.year() + 1,
                    -1 if now >= published => published.year() - 1,
                    _ => published.year(),
                };
                holiday.of_year(year)
            }
            (None, None, Some(published)) => {
                if let Some(stamp) = holiday.stamp() {
                    return Some((end, stamp));
                }
                let lean = self.lean(at, end);
                lean.year(published, |year| holiday.of_year(year))
            }
            (None, _, None) => return Some((end, holiday.stamp()?)),
        };
        Some((end, Stamp::known(date?)))
    }

    /// "2020", "of this year" after a holiday.
    fn holiday_year(&self, end: &mut usize, published: Option<Date>) -> Option<i32> {
        if let Some((after, year)) = self.year_after(*end) {
            *end = after;
            return Some(year);
        }
        let of = if self.is(*end, "of") { *end + 1 } else { *end };
        if self.step_at(of).is_some() && self.is(of + 1, "year") {
            let step = self.step_at(of)?;
            *end = of + 2;
            return published.map(|published| published.year() + step as i32);
        }
        None
    }

    /// "Thanksgiving weekend", "Halloween weekend 2021", "weekend of Thanksgiving 2023".
    pub(super) fn holiday_weekend(&self, at: usize, published: Option<Date>) -> Option<(usize, Period)> {
        let (end, date) = if self.is(at, "weekend") && self.is(at + 1, "of") {
            let (mut end, holiday) = self.holiday_at(at + 2)?;
            let year = self.holiday_year(&mut end, published);
            (end, self.holiday_date(holiday, year, at, end, published))
        } else {
            let (end, holiday) = self.holiday_at(at)?;
            if !self.is(end, "weekend") {
                return None;
            }
            let mut end = end + 1;
            let year = self.holiday_year(&mut end, published);
            (end, self.holiday_date(holiday, year, at, end, published))
        };
        let timex = date.map(|date| {
            let (year, week) = date.iso_week();
            format!("{year:04}-W{week:02}-WE")
        });
        Some((end, Period { timex, ..Period::default() }))
    }

    fn holiday_date(
        &self,
        holiday: Holiday,
        year: Option<i32>,
        at: usize,
        end: usize,
        published: Option<Date>,
    ) -> Option<Date> {
        match year {
            Some(year) => holiday.of_year(year),
            None => self.lean(at, end).year(published?, |year| holiday.of_year(year)),
        }
    }

    /// The coming one of a holiday, from which "three months after Easter" counts.
    pub(super) fn coming_holiday(&self, at: usize, published: Option<Date>) -> Option<(usize, Date)> {
        let (end, holiday) = self.holiday_at(at)?;
        let fixed = self.year_after(end).is_some();
        (!fixed).then(|| Some((end, Lean::Future.year(published?, |year| holiday.of_year(year))?))).flatten()
    }
}

/// Easter Sunday of a year, by the anonymous Gregorian rule, whose terms have no names.
#[allow(clippy::many_single_char_names)]
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{figures_of, only};
    use super::*;

    #[test]
    fn words_that_open_a_holiday_mostly_do_not() {
        for (text, surfaces) in [
            ("The new president wants 40 tax officers by New Year's Day or now.", ["40", "New Year's Day"]),
            ("The labor minister has met new members 12 times to date.", ["12 times", "to date"]),
        ] {
            let found: Vec<&str> = figures_of(text).iter().map(|figure| &text[figure.span.range()]).collect();
            assert_eq!(found, surfaces, "{text}");
        }
    }

    #[test]
    fn moving_holidays() {
        assert_eq!(easter(2019), Date::new(2019, 4, 21));
        assert_eq!(easter(2000), Date::new(2000, 4, 23));
        for (text, date) in [
            ("It opened on Thanksgiving 2023.", "2023-11-23"),
            ("It opened on Black Friday 2023.", "2023-11-24"),
            ("It opened on Cyber Monday 2023.", "2023-11-27"),
            ("It opened on Memorial Day 2022.", "2022-05-30"),
            ("It opened on Labor Day 2022.", "2022-09-05"),
            ("It opened on Mother’s Day 2022.", "2022-05-08"),
            ("It opened on Ash Wednesday 2022.", "2022-03-02"),
            ("It opened on Presidents' Day 2022.", "2022-02-21"),
            ("It opened on Martin Luther King Jr. Day 2022.", "2022-01-17"),
            ("It opens on New Year's Eve this year.", "2022-12-31"),
        ] {
            assert_eq!(only(text).0.date.as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn holidays_without_a_year_lean_on_the_verb() {
        for (text, date) in [
            ("It closed on Christmas Eve.", "2021-12-24"),
            ("It will close on Christmas Eve.", "2022-12-24"),
            ("It closed on Easter Monday.", "2022-04-18"),
            ("It will close on Easter Monday.", "2023-04-10"),
            ("It closed on Thanksgiving.", "2021-11-25"),
        ] {
            assert_eq!(only(text).0.date.as_deref(), Some(date), "{text}");
        }
    }
}
