//! Periods: months, years, weeks, seasons, decades, "last month", "the next two decades", "the end of June".

use super::date::Date;
use super::days::Step;
use super::pieces::Pieces;
use super::timex::{duration, shifted, span};
use crate::lexicon::figures::{Senses, UnitKind};
use crate::text::Kind;

/// A period as TIMEX3, with its first day where that is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Period {
    pub(super) timex: Option<String>,
    /// Its month, and its year, where it is one month or one year.
    pub(super) month: Option<u8>,
    pub(super) year: Option<i32>,
}

impl Period {
    pub(super) fn of(timex: Option<String>) -> Self {
        Period { timex, ..Period::default() }
    }
}

impl Pieces<'_, '_> {
    /// The unit of time spelled here, by its name.
    pub(super) fn time_unit(&self, at: usize) -> Option<(usize, &str)> {
        let (end, unit) = self.unit_at(at)?;
        let unit = self.figures.unit(unit);
        (unit.kind() == UnitKind::Time).then_some((end, unit.name()))
    }

    /// The period that starts here.
    pub(super) fn period(&self, at: usize, published: Option<Date>) -> Option<(usize, Period)> {
        if self.is_any(at, &["eoy", "eom"]) {
            return Some((at + 1, Self::current(if self.is(at, "eoy") { "year" } else { "month" }, published)));
        }
        let led = self.has(at, Senses::OPENER | Senses::RELATIVE);
        let part = if led { self.part_of_period(at, published) } else { None };
        part.or_else(|| self.week_of(at, published))
            .or_else(|| self.holiday_weekend(at, published))
            .or_else(|| self.first_units(at, published))
            .or_else(|| self.counted_period(at, published))
            .or_else(|| self.stepped_period(at, published))
            .or_else(|| self.month_period(at, published))
            .or_else(|| self.quarter(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.season(at))
            .or_else(|| self.year_period(at))
            .or_else(|| self.whole_period(at, published))
    }

    /// "end of June", "later this week", "early 2019", "mid-October".
    fn part_of_period(&self, at: usize, published: Option<Date>) -> Option<(usize, Period)> {
        let mut next = at;
        if self.is_any(at, &["early", "late", "later", "earlier", "mid"]) {
            next = at + 1;
            if self.is_joint(next) {
                next += 1;
            } else if self.are(next, &["in", "the"]) {
                next += 2;
                let (end, unit) = self.time_unit(next)?;
                return Some((end, Self::current(unit, published)));
            } else if self.is(next, "in") {
                next += 1;
            }
        } else {
            if !self.is_any(next, &["end", "beginning", "start", "middle"]) || !self.is(next + 1, "of") {
                return None;
            }
            next += 2;
            let bare = if self.is(next, "the") { next + 1 } else { next };
            if let Some((end, unit)) =
                self.time_unit(bare).filter(|(_, unit)| matches!(*unit, "year" | "month" | "week"))
            {
                return (!self.surface(bare).ends_with('s') && !self.is(end, "of"))
                    .then(|| (end, Self::current(unit, published)));
            }
        }
        let (end, period) = self
            .stepped_period(next, published)
            .or_else(|| self.month_period(next, published))
            .or_else(|| self.quarter(next))
            .or_else(|| self.decade(next))
            .or_else(|| self.season(next))
            .or_else(|| self.year_period(next))?;
        Some((end, period))
    }

    /// "the week of April 10th", "first week of January 2015", "week 10".
    fn week_of(&self, at: usize, published: Option<Date>) -> Option<(usize, Period)> {
        let from = if self.is(at, "the") { at + 1 } else { at };
        let short = self.are(from, &["w", "/", "c"]);
        if self.is(from, "week") || short {
            if short || self.is(from + 1, "of") || self.is_any(from + 1, &["starting", "commencing", "beginning"]) {
                let next = if self.is(from + 2, "on") || short { from + 3 } else { from + 2 };
                if let Some((end, stamp)) = self.numeric_day(next).or_else(|| self.month_and_day(next)) {
                    return Some((end, Period::of(Some(stamp.timex()))));
                }
                if self.is(next, "the") {
                    let (end, day) = self.ordinal_day(next + 1)?;
                    return Some((end, Period::of(Some(format!("XXXX-XX-{day:02}")))));
                }
                return None;
            }
            let number = self.integer(from + 1).filter(|number| (1..=53).contains(number) && from == at)?;
            return Some((
                from + 2,
                Period::of(published.map(|published| format!("{:04}-W{number:02}", published.year()))),
            ));
        }
        let last = self.is(from, "last");
        let (next, number) = if last { (from + 1, 0) } else { self.ordinal_day(from)? };
        if !self.are(next, &["week", "of"]) {
            return None;
        }
        if let Some(year) = self.year_at(next + 2) {
            let number = if last { Date::new(year, 12, 28)?.iso_week().1 } else { number };
            return Some((next + 3, Period::of(Some(format!("{year:04}-W{number:02}")))));
        }
        let month_of = |at: usize| {
            let the = self.are(at, &["the", "month"]).then(|| (at + 2, Self::current("month", published)));
            the.or_else(|| self.stepped_period(at, published)).filter(|(_, period)| period.month.is_some())
        };
        let (end, month) = month_of(next + 2).or_else(|| self.month_period(next + 2, published))?;
        let number = if last { 5 } else { number };
        Some((end, Period::of(month.timex.map(|month| format!("{month}-W{number:02}")))))
    }

    /// "last 3 months", "the next two decades", "2 upcoming months", "past few years".
    fn counted_period(&self, at: usize, published: Option<Date>) -> Option<(usize, Period)> {
        let from = if self.is(at, "the") { at + 1 } else { at };
        let (next, count, step) = if let Some(step) = self.step_at(from) {
            let (next, count) = self.small(from + 1, 100)?;
            (next, count, step)
        } else {
            let (next, count) = self.small(from, 100)?;
            (next + 1, count, self.step_at(next)?)
        };
        let (end, unit) = self.time_unit(next)?;
        // Without a day to count from it is a duration like any other.
        published?;
        if step == 0
            || self.is(from, "last") && self.class(from).is_verb()
            || from != at && unit != "decade"
            || self.is_joint(next)
            || matches!(unit, "second" | "minute" | "hour" | "weekend")
        {
            return None;
        }
        Some((end, Period::of(published.and_then(|published| Self::reach(published, step, i64::from(count), unit)))))
    }

    /// "the first three months of 2015", "the last two weeks of October", "the last 3 weeks of this year".
    fn first_units(&self, at: usize, published: Option<Date>) -> Option<(usize, Period)> {
        let from = if self.is(at, "the") { at + 1 } else { at };
        let last = self.is_any(from, &["last", "final"]);
        if !last && !self.is_any(from, &["first", "opening"]) {
            return None;
        }
        let (next, count) = self.small(from + 1, 100).filter(|(_, count)| *count > 1)?;
        let (end, unit) = self.time_unit(next)?;
        if !matches!(unit, "day" | "week" | "month" | "quarter" | "year") || !self.is_any(end, &["of", "in"]) {
            return None;
        }
        let of = if self.is(end + 1, "the") { end + 2 } else { end + 1 };
        let (after, whole) = self
            .stepped_period(of, published)
            .or_else(|| self.month_period(of, published))
            .or_else(|| self.quarter(of))
            .or_else(|| self.decade(of))
            .or_else(|| self.year_period(of))?;
        let count = i64::from(count);
        let inner = || {
            let month = whole.month.unwrap_or(1);
            let (mut first, mut past) = match (whole.year, whole.month) {
                (Some(year), Some(_)) => (Date::new(year, month, 1)?, Date::new(year, month, 1)?.add_months(1)?),
                (Some(year), None) => (Date::new(year, 1, 1)?, Date::new(year + 1, 1, 1)?),
                _ => return None,
            };
            // Weeks of a year are whole ones.
            if unit == "week" && whole.month.is_none() {
                first = Date::new(first.year(), 1, 4)?.monday()?;
                past = Date::new(past.year(), 1, 4)?.monday()?;
            }
            let (first, past) =
                if last { (shifted(past, -count, unit)?, past) } else { (first, shifted(first, count, unit)?) };
            Some(span(&first.to_string(), &past.to_string(), &duration(count as f64, unit)?))
        };
        // Without a year the months can still be counted.
        Some((after, Period::of(inner())))
    }

    fn reach(published: Date, step: Step, count: i64, unit: &str) -> Option<String> {
        let whole = |first: Date| -> Option<(Date, Date)> {
            let (from, to) = if step < 0 { (-count, 0) } else { (1, 1 + count) };
            Some((shifted(first, from, unit)?, shifted(first, to, unit)?))
        };
        let (from, to) = match unit {
            "quarter" => whole(Date::new(published.year(), (published.month() - 1) / 3 * 3 + 1, 1)?)?,
            "decade" => whole(Date::new(published.year() / 10 * 10, 1, 1)?)?,
            _ if step < 0 => (shifted(published, -count, unit)?, published),
            _ => {
                let first = published.add_days(1)?;
                // The day after the last of the business days, which may be a Saturday.
                let last = if unit == "business day" {
                    shifted(published, count, unit)?.add_days(1)?
                } else {
                    shifted(first, count, unit)?
                };
                (first, last)
            }
        };
        Some(span(&from.to_string(), &to.to_string(), &duration(count as f64, unit)?))
    }

    /// "last week", "this year", "next March", "this summer".
    pub(super) fn stepped_period(&self, at: usize, published: Option<Date>) -> Option<(usize, Period)> {
        let step = self.step_at(at)?;
        let next = at + 1;
        if self.has(next, Senses::SEASON) && !self.is(next, "fall") | self.is_any(at, &["this", "last", "next"]) {
            let label = self.figures.label(self.word(next));
            return Some((
                next + 1,
                Period::of(published.map(|published| format!("{:04}-{label}", i64::from(published.year()) + step))),
            ));
        }
        if let Some(month) = self.month_word(next).filter(|_| self.capital(next)) {
            if self.integer(next + 1).is_some() {
                return None;
            }
            let year = published.map(|published| {
                let now = published.month();
                match step {
                    0 => published.year(),
                    1 if month > now => published.year(),
                    1 => published.year() + 1,
                    _ if month < now => published.year(),
                    _ => published.year() - 1,
                }
            });
            let timex = year.map_or_else(|| format!("XXXX-{month:02}"), |year| format!("{year:04}-{month:02}"));
            return Some((next + 1, Period { timex: Some(timex), month: Some(month), year }));
        }
        let (kind, next) = if self.is_any(next, &["fiscal", "school", "calendar", "financial"]) {
            (self.surface(next), next + 1)
        } else {
            ("", next)
        };
        let (end, unit) = self.time_unit(next)?;
        if self.surface(next).ends_with('s')
            || matches!(unit, "second" | "minute" | "hour" | "day" | "millennium" | "business day")
        {
            return None;
        }
        if !kind.is_empty() {
            let prefix = match kind {
                "calendar" => "",
                "school" => "SY",
                _ => "FY",
            };
            return (unit == "year").then(|| {
                (
                    end,
                    Period::of(published.map(|published| format!("{prefix}{:04}", i64::from(published.year()) + step))),
                )
            });
        }
        let Some(published) = published else { return Some((end, Period::default())) };
        Some((end, Self::stepped(unit, step, published)))
    }

    fn stepped(unit: &str, step: Step, published: Date) -> Period {
        let week = |day: Date| {
            let (year, week) = day.iso_week();
            format!("{year:04}-W{week:02}")
        };
        match unit {
            "day" => Period::of(published.add_days(step).map(|day| day.to_string())),
            "week" => Period::of(published.add_days(7 * step).map(week)),
            "weekend" => Period::of(published.add_days(7 * step).map(|day| format!("{}-WE", week(day)))),
            "month" => {
                let day = published.add_months(step);
                Period {
                    timex: day.map(|day| format!("{:04}-{:02}", day.year(), day.month())),
                    month: day.map(Date::month),
                    year: day.map(Date::year),
                }
            }
            "year" => {
                let year = published.year() + step as i32;
                Period { timex: Some(format!("{year:04}")), year: Some(year), month: None }
            }
            "quarter" | "decade" | "century" => {
                let first = match unit {
                    "quarter" => Date::new(published.year(), (published.month() - 1) / 3 * 3 + 1, 1),
                    "decade" => Date::new(published.year() / 10 * 10, 1, 1),
                    _ => Date::new(published.year() / 100 * 100, 1, 1),
                };
                Period::of(first.and_then(|first| {
                    let from = shifted(first, step, unit)?;
                    Some(span(&from.to_string(), &shifted(from, 1, unit)?.to_string(), &duration(1.0, unit)?))
                }))
            }
            "fortnight" => Period::of(published.monday().and_then(|monday| {
                let (from, to) = match step {
                    -1 => (published.add_days(-14)?, published),
                    0 => (monday, monday.add_days(14)?),
                    _ => (monday.add_days(14)?, monday.add_days(28)?),
                };
                Some(span(&from.to_string(), &to.to_string(), "P2W"))
            })),
            _ => Period::default(),
        }
    }

    /// The present period of a unit.
    fn current(unit: &str, published: Option<Date>) -> Period {
        published.map_or_else(Period::default, |published| Self::stepped(unit, 0, published))
    }

    /// "October 2022", "April of 1987", "October".
    pub(super) fn month_period(&self, at: usize, _published: Option<Date>) -> Option<(usize, Period)> {
        let month =
            self.month_word(at).filter(|_| !(self.glued(at) && at > 0 && self.is_kind(at - 1, Kind::Currency)))?;
        let slash = self.is_kind(at + 1, Kind::Slash) && self.glued(at + 1) || self.is_joint(at + 1);
        let year = if slash { self.year_at(at + 2).map(|year| (at + 3, year)) } else { self.year_after(at + 1) };
        if let Some((end, year)) = year {
            return Some((
                end,
                Period { timex: Some(format!("{year:04}-{month:02}")), month: Some(month), year: Some(year) },
            ));
        }
        let counted = self.integer(at + 1).is_some()
            && !self.is_kind(at + 2, Kind::Percent)
            && self.glued(at + 2)
            && self.is_kind(at + 2, Kind::Slash);
        if !self.month_is_sure(at) || counted || !self.capital(at) && self.surface(at).len() < 4 && !self.month_led(at)
        {
            return None;
        }
        Some((at + 1, Period { timex: Some(format!("XXXX-{month:02}")), month: Some(month), year: None }))
    }

    fn month_led(&self, at: usize) -> bool {
        at > 0
            && self.is_any(at - 1, &["in", "since", "after", "before", "until", "from", "to", "and"])
            && !self.is_kind(at - 1, Kind::Currency)
    }

    /// "2019", "the year 2008", "2015-12".
    pub(super) fn year_period(&self, at: usize) -> Option<(usize, Period)> {
        if self.is_any(at, &["year", "cy", "fy", "sy"]) {
            let next = if self.is(at + 1, "of") { at + 2 } else { at + 1 };
            let short = self.integer(next).filter(|_| self.glued(next) && self.surface(next).len() == 2);
            let year = self.year_at(next).or_else(|| short.map(|short| 2000 + short))?;
            let prefix = match self.surface(at) {
                "fy" | "FY" => "FY",
                "sy" | "SY" => "SY",
                _ => "",
            };
            let from = if self.is(at + 1, "of") && prefix.is_empty() { return None } else { next + 1 };
            return Some((from, Period { timex: Some(format!("{prefix}{year:04}")), year: Some(year), month: None }));
        }
        // "fiscal 2008"
        if self.is(at, "fiscal")
            && let Some(year) = self.year_at(at + 1)
        {
            return Some((at + 2, Period::of(Some(format!("FY{year:04}")))));
        }
        if self.is_any(at, &["school", "calendar", "fiscal"]) && self.is(at + 1, "year") {
            let year = self.year_at(at + 2)?;
            let prefix = match self.surface(at) {
                "school" => "SY",
                "calendar" => "",
                _ => "FY",
            };
            return Some((at + 3, Period::of(Some(format!("{prefix}{year:04}")))));
        }
        if let Some((end, year)) = self.spoken_year(at) {
            let led = at > 0 && self.is_any(at - 1, &["in", "since", "by", "of", "until", "from", "during"]);
            let counted = self.class(end).is_nominal() || self.has(end, Senses::UNIT | Senses::SCALE);
            return (led && !counted)
                .then(|| (end, Period { timex: Some(format!("{year:04}")), year: Some(year), month: None }));
        }
        // "12-2015", "12/2015"
        let sign =
            self.is_joint(at + 1) || self.is_kind(at + 1, Kind::Slash) && self.glued(at + 1) && self.glued(at + 2);
        if sign
            && !self.glued(at)
            && let Some(month) =
                self.integer(at).filter(|month| (1..=12).contains(month) && self.surface(at).len() == 2)
            && let Some(year) = self.year_at(at + 2).filter(|year| (1900..2100).contains(year))
            && !(self.glued(at + 3) && (self.is_kind(at + 3, Kind::Hyphen) || self.is_kind(at + 3, Kind::Slash)))
        {
            let timex = format!("{year:04}-{month:02}");
            return Some((at + 3, Period { timex: Some(timex), year: Some(year), month: Some(month as u8) }));
        }
        let year = self.year_at(at).filter(|year| (1500..2100).contains(year))?;
        // "the 2015-16 season"
        let seasonal = self.is_any(
            at + 3,
            &["season", "seasons", "school", "academic", "fiscal", "financial", "campaign", "budget", "term"],
        );
        if seasonal && self.is_joint(at + 1) && self.integer(at + 2).is_some_and(|next| next == (year + 1) % 100) {
            let timex = span(&format!("{year:04}-01-01"), &format!("{:04}-01-01", year + 1), "P1Y");
            return Some((at + 3, Period::of(Some(timex))));
        }
        // "2015-12"
        if self.is_joint(at + 1) && !self.glued(at) {
            let month =
                self.integer(at + 2).filter(|month| (1..=12).contains(month) && self.surface(at + 2).len() == 2)?;
            return (!self.glued(at + 3) || !self.is_kind(at + 3, Kind::Hyphen)).then(|| {
                (
                    at + 3,
                    Period { timex: Some(format!("{year:04}-{month:02}")), year: Some(year), month: Some(month as u8) },
                )
            });
        }
        let before = at.checked_sub(1);
        let marks = [
            Kind::Period,
            Kind::Comma,
            Kind::Close,
            Kind::SingleMark,
            Kind::DoubleMark,
            Kind::Colon,
            Kind::Semicolon,
            Kind::Question,
            Kind::Exclamation,
            Kind::Ellipsis,
            Kind::Dash,
        ];
        let glued_before = self.glued(at)
            && before.is_some_and(|before| {
                !matches!(self.kind(before), Some(Kind::Open | Kind::DoubleMark | Kind::SingleMark | Kind::Dash))
                    && (!self.is_kind(before, Kind::Hyphen)
                        || before == 0
                        || !self.is_any(before - 1, &["mid", "pre", "post", "late", "early"]))
            });
        let clitic = self.is_any(at + 1, &["'s", "’s"]);
        if glued_before || self.glued(at + 1) && self.kind(at + 1).is_none_or(|kind| !marks.contains(&kind)) && !clitic
        {
            return None;
        }
        let unit = self.unit_at(at + 1).is_some_and(|_| !self.is_any(at + 1, &["in"]) && !self.capital(at + 1));
        let money = before.is_some_and(|before| self.is_kind(before, Kind::Currency));
        if unit || money || self.is_any(at + 1, &["more"]) {
            return None;
        }
        let total = at > 1
            && self.is(at - 1, "of")
            && self.is_any(at - 2, &["average", "total", "sum", "maximum", "minimum", "excess", "number", "record"]);
        let led = before.is_some_and(|before| {
            self.is_any(
                before,
                &[
                    "in", "since", "by", "until", "of", "from", "during", "before", "after", "the", "late", "early",
                    "and", "mid", "circa", "-", "year", "through", "till",
                ],
            )
        });
        // "any 2016 presidential candidates"; a count of them would have its comma as often.
        let recent = (1950..2040).contains(&year) && self.class(at + 1) == crate::model::Class::Adjective;
        let counts =
            !recent && self.noun_phrase(at + 1).is_some_and(|(_, head)| self.class(head) == crate::model::Class::Nouns);
        let compared = before.is_some_and(|before| {
            self.is_any(
                before,
                &[
                    "over",
                    "about",
                    "around",
                    "nearly",
                    "some",
                    "almost",
                    "than",
                    "approximately",
                    "roughly",
                    "above",
                    "below",
                    "under",
                ],
            )
        }) || self.is(at + 1, "over");
        let later = at > 1 && self.are(at - 2, &["rather", "than"])
            || at > 1 && self.is(at - 1, "than") && self.is_any(at - 2, &["later", "earlier", "sooner"]);
        if total || !led && counts || compared && !later {
            return None;
        }
        Some((at + 1, Period { timex: Some(format!("{year:04}")), year: Some(year), month: None }))
    }

    /// "the year", "the weekend", at the end of a clause: the present one.
    fn whole_period(&self, at: usize, published: Option<Date>) -> Option<(usize, Period)> {
        if !self.is(at, "the") {
            return None;
        }
        let (end, unit) = self.time_unit(at + 1)?;
        // "the week before last", "the year after next"
        let far = if self.are(end, &["before", "last"]) {
            Some(-2)
        } else if self.are(end, &["after", "next"]) {
            Some(2)
        } else {
            None
        };
        if let Some(step) = far.filter(|_| matches!(unit, "year" | "month" | "week" | "weekend")) {
            return Some((end + 2, published.map_or_else(Period::default, |day| Self::stepped(unit, step, day))));
        }
        let usual =
            matches!(unit, "year" | "month" | "week" | "weekend" | "fortnight") && !self.surface(at + 1).ends_with('s');
        let last = !self.is_word(end) && !self.is_kind(end, Kind::Number);
        // "closed for the day", "picture of the day"
        let usual = usual || unit == "day" && at > 0 && self.is_any(at - 1, &["for", "of"]) && self.is(at + 1, "day");
        (usual && last && end == at + 2 && !self.is_kind(end, Kind::Hyphen))
            .then(|| (end, Self::current(unit, published)))
    }
}
