//! Weekdays: "Friday", "next Monday", "Friday, October 14", "the first Tuesday of November".

use super::date::Date;
use super::days::Step;
use super::pieces::Pieces;
use super::tense::Lean;
use super::timex::Stamp;
use crate::lexicon::figures::Senses;
use crate::text::Kind;

/// Which weekday of its month, and the month: of the year that is said, or of the one that its verb tells.
#[derive(Clone, Copy, Debug)]
struct Month {
    year: Option<i32>,
    month: u8,
}

impl Pieces<'_, '_> {
    /// "Friday", "this Friday, October 14", "next Monday", "Monday the 24th", "Tuesday of next week".
    pub(super) fn weekday(&self, at: usize, published: Option<Date>) -> Option<(usize, Stamp)> {
        let mut step = None;
        let mut from = at;
        while let Some(next) = self.step_at(from).filter(|_| from < at + 2) {
            // "this coming Friday"
            step = Some(next);
            from += 1;
        }
        // "next week Wednesday", "next week on Tuesday"
        if step.is_some() && self.is(from, "week") {
            let next = if self.is(from + 1, "on") { from + 2 } else { from + 1 };
            let weekday = self.weekday_at(next)?;
            return Some((next + 1, Self::in_week(step.unwrap_or(0), weekday, published)));
        }
        let weekday = self.weekday_at(from)?;
        let end = from + 1;
        // "Friday, October 14", "Friday 7/6"
        let next = if self.is_kind(end, Kind::Comma) { end + 1 } else { end };
        if let Some((after, mut stamp)) = self
            .numeric_day(next)
            .or_else(|| self.month_and_day(next))
            .or_else(|| self.numeric_pair(next).filter(|_| next == end && self.clock_range_sign(next)))
        {
            stamp.weekday = None;
            return Some((after, stamp));
        }
        let the = self.is(end, "the");
        if let Some((after, day)) = self.ordinal_day(if the { end + 1 } else { end }) {
            if the {
                // The month nearest to the publication in which that day is such a weekday.
                let lean = self.lean(at, after);
                let months = |published: Date| Date::new(published.year(), published.month(), 1);
                let fits = |first: Date, step: i64| {
                    let month = first.add_months(step)?;
                    Date::new(month.year(), month.month(), day).filter(|date| date.weekday() == weekday)
                };
                let signs: [i64; 2] = if lean == Lean::Past { [-1, 1] } else { [1, -1] };
                let date = published.and_then(months).and_then(|first| {
                    (0..14).flat_map(|away| signs.map(|sign| sign * away)).find_map(|step| fits(first, step))
                });
                return Some((after, date.map_or(Stamp { day: Some(day), ..Stamp::default() }, Stamp::known)));
            }
            return Some((after, Stamp { weekday: Some(weekday), day: Some(day), ..Stamp::default() }));
        }
        if self.is(end, "of")
            && self.is(end + 2, "week")
            && let Some(step) = self.step_at(end + 1)
        {
            return Some((end + 3, Self::in_week(step, weekday, published)));
        }
        let Some(step) = step else {
            return Some((end, Stamp { weekday: Some(weekday), ..Stamp::default() }));
        };
        let upcoming =
            self.is_any(from - 1, &["upcoming"]) || self.is(from - 1, "coming") && step == 1 && from == at + 1;
        let stamp = if upcoming {
            let date = published.and_then(|published| {
                published.add_days((i64::from(weekday) - i64::from(published.weekday()) - 1).rem_euclid(7) + 1)
            });
            date.map_or_else(Stamp::default, Stamp::known)
        } else if step == -1 && self.is(from - 1, "last") {
            // In news "last Friday" is the latest one.
            let date = published.and_then(|published| {
                published.add_days(-((i64::from(published.weekday()) - i64::from(weekday) - 1).rem_euclid(7) + 1))
            });
            date.map_or_else(|| Stamp { weekday: Some(weekday), ..Stamp::default() }, Stamp::known)
        } else {
            Self::in_week(step, weekday, published)
        };
        Some((end, stamp))
    }

    /// Whether what looks like a pair "7/6" or "7-6" is a day rather than a range of hours: a slash, or a small step back.
    fn clock_range_sign(&self, at: usize) -> bool {
        self.is_kind(at, Kind::Number) && !self.is_kind(at + 1, Kind::Hyphen)
            || self.integer(at).zip(self.integer(at + 2)).is_some_and(|(one, two)| one > two && one - two == 1)
    }

    pub(super) fn in_week(step: Step, weekday: u8, published: Option<Date>) -> Stamp {
        published
            .and_then(Date::monday)
            .and_then(|monday| monday.add_days(7 * step + i64::from(weekday) - 1))
            .map_or(Stamp { weekday: Some(weekday), ..Stamp::default() }, Stamp::known)
    }

    /// "the first Tuesday of November", "last Friday in May 2021", "the second Monday of next month": with what stands
    /// between, as in "first Monday evening of next month", in the middle.
    pub(super) fn nth_weekday(&self, at: usize, published: Option<Date>) -> Option<(usize, Stamp)> {
        let (next, nth, weekday) = self.nth_head(at)?;
        let (end, month) = self.of_month(next, published)?;
        Some((end, Self::nth_stamp(nth, weekday, month)))
    }

    /// "first Monday" of "first Monday evening of next month": the piece after it, its number and weekday.
    pub(super) fn nth_head(&self, at: usize) -> Option<(usize, u8, u8)> {
        if !(at + 1..at + 4).any(|near| self.has(near, Senses::WEEKDAY)) {
            return None;
        }
        let from = if self.is(at, "the") { at + 1 } else { at };
        let (next, nth) = if self.is(from, "last") {
            (from + 1, 5)
        } else {
            self.ordinal_day(from).filter(|(_, nth)| (1..=5).contains(nth))?
        };
        Some((next + 1, nth, self.weekday_at(next)?))
    }

    /// "of next month", "in May 2021": the month behind "first Monday", as a stamp with its weekday.
    pub(super) fn nth_of(&self, at: usize, nth: u8, weekday: u8, published: Option<Date>) -> Option<(usize, Stamp)> {
        let (end, month) = self.of_month(at, published)?;
        Some((end, Self::nth_stamp(nth, weekday, month)))
    }

    fn nth_stamp(nth: u8, weekday: u8, month: Month) -> Stamp {
        Stamp {
            year: month.year,
            month: Some(month.month),
            weekday: Some(weekday),
            nth: Some((nth, true)),
            ..Stamp::default()
        }
    }

    fn of_month(&self, at: usize, published: Option<Date>) -> Option<(usize, Month)> {
        if !self.is_any(at, &["of", "in"]) {
            return None;
        }
        let next = at + 1;
        let this = self.are(next, &["the", "month"]);
        if let Some(step) = if this { Some(0) } else { self.step_at(next).filter(|_| self.is(next + 1, "month")) } {
            let day = published?.add_months(step)?;
            return Some((next + 2, Month { year: None, month: day.month() }));
        }
        let month = self.month_word(next).filter(|_| self.capital(next))?;
        let year = self.year_after(next + 1);
        Some((year.map_or(next + 1, |(end, _)| end), Month { year: year.map(|(_, year)| year), month }))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::only;

    #[test]
    fn weekdays_of_a_month() {
        for (text, surface, timex, date) in [
            ("It met on the first Monday of May 2021.", "first Monday of May 2021", "2021-05-WXX-1-#1", "2021-05-03"),
            ("It met on the last Friday in September.", "last Friday in September", "XXXX-09-WXX-5-#5", "2022-09-30"),
            (
                "It will meet on the second Monday of next month.",
                "second Monday of next month",
                "XXXX-11-WXX-1-#2",
                "2022-11-14",
            ),
        ] {
            let (figure, found) = only(text);
            assert_eq!((found, figure.timex[0].as_str(), figure.date.as_deref()), (surface, timex, Some(date)));
        }
    }
}
