//! TIMEX3: days, clock times and spans of time, as far as a text says them, and how they are written.

use super::date::{Date, days_in};
use super::tense::Lean;
use std::fmt::Write;

/// A day as far as it is said: "Friday", "October 14", "the 29th".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) year: Option<i32>,
    /// "'39": the last two digits of a year.
    pub(super) short_year: Option<u8>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) weekday: Option<u8>,
    /// Which of the weekdays of its month, 5 for the last one; whether its number is marked, as in "first Monday of May".
    pub(super) nth: Option<(u8, bool)>,
    /// The day, where the publication date says which it is.
    pub(super) date: Option<Date>,
}

impl Stamp {
    /// A known day.
    pub(super) fn known(date: Date) -> Self {
        Stamp {
            year: Some(date.year()),
            month: Some(date.month()),
            day: Some(date.day()),
            date: Some(date),
            ..Stamp::default()
        }
    }

    /// The day after it, where it is a weekday or known.
    #[must_use]
    pub(super) fn next(&self) -> Self {
        match (self.date, self.weekday) {
            (Some(date), _) => date.add_days(1).map_or(*self, Stamp::known),
            (None, Some(weekday)) => Stamp { weekday: Some(weekday % 7 + 1), ..*self },
            _ => *self,
        }
    }

    /// As TIMEX3.
    pub(super) fn timex(&self) -> String {
        let mut out = String::new();
        match (self.year, self.short_year) {
            (Some(year), _) => _ = write!(out, "{year:04}"),
            (None, Some(short)) => _ = write!(out, "XX{short:02}"),
            _ => out.push_str("XXXX"),
        }
        if let (Some(month), Some(weekday), Some((nth, marked))) = (self.month, self.weekday, self.nth) {
            let mark = if marked { "#" } else { "" };
            let _ = write!(out, "-{month:02}-WXX-{weekday}-{mark}{nth}");
            return out;
        }
        match (self.month, self.day, self.weekday) {
            (Some(month), Some(day), _) => _ = write!(out, "-{month:02}-{day:02}"),
            (Some(month), None, _) => _ = write!(out, "-{month:02}"),
            (None, None | Some(_), Some(weekday)) => _ = write!(out, "-WXX-{weekday}"),
            (None, Some(day), None) => _ = write!(out, "-XX-{day:02}"),
            _ => {}
        }
        out
    }

    /// The day, given the publication date for what is not said, and where it lies from there.
    pub(super) fn resolve(&self, published: Option<Date>, lean: impl Fn() -> Lean) -> Option<Date> {
        if self.date.is_some() {
            return self.date;
        }
        if let (Some(month), Some(weekday), Some((nth, _))) = (self.month, self.weekday, self.nth) {
            let of_year = |year| nth_weekday(year, month, weekday, nth);
            return self.year.map_or_else(|| lean().year(published?, of_year), of_year);
        }
        match (self.year, self.month, self.day, self.weekday) {
            (Some(year), Some(month), Some(day), _) => Date::new(year, month, day),
            (None, Some(month), Some(day), _) => lean().year(published?, |year| Date::new(year, month, day)),
            (None, None, Some(day), _) => {
                let published = published?;
                Date::new(published.year(), published.month(), day)
            }
            (_, None, None, Some(weekday)) => lean().weekday(weekday, published?),
            _ => None,
        }
    }
}

/// The first to fourth such weekday of a month, or its last one for 5.
pub(super) fn nth_weekday(year: i32, month: u8, weekday: u8, nth: u8) -> Option<Date> {
    let first = Date::new(year, month, 1)?;
    let day = 1 + (i64::from(weekday) - i64::from(first.weekday())).rem_euclid(7) as u8 + 7 * (nth.max(1) - 1);
    Date::new(year, month, if day > days_in(year, month) { day - 7 } else { day })
}

/// The first day of a period in TIMEX3: of "(2018-09-03,2018-09-12,P9D)", "2022-W40", "2019-05", "XXXX-08".
pub(super) fn begin(timex: &str, published: Option<Date>, lean: impl Fn() -> Lean) -> Option<Date> {
    let first = timex.strip_prefix('(').map_or(timex, |inner| inner.split(',').next().unwrap_or(""));
    let first = first.split('T').next().unwrap_or("");
    let mut fields = first.split('-');
    let year = fields.next()?;
    let year: Option<i32> = match year {
        "XXXX" => None,
        _ => Some(year.parse().ok().filter(|_| year.len() == 4)?),
    };
    let (second, third) = (fields.next(), fields.next());
    if let Some(week) = second.and_then(|field| field.strip_prefix('W')) {
        if week == "XX" {
            return lean().weekday(third?.parse().ok()?, published?);
        }
        let monday = Date::new(year?, 1, 4)?.monday()?.add_days(7 * (week.parse::<i64>().ok()? - 1))?;
        return if third == Some("WE") { monday.add_days(5) } else { Some(monday) };
    }
    let month: u8 = second.map_or(Some(1), |month| month.parse().ok())?;
    let day: u8 = match third {
        Some(field) if field.starts_with('W') => 7 * (field[1..].parse::<u8>().ok()?.clamp(1, 4) - 1) + 1,
        Some(day) => day.parse().ok()?,
        None => 1,
    };
    match year {
        Some(year) => Date::new(year, month, day),
        None => lean().year(published?, |year| Date::new(year, month, day)),
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: Option<u8>,
    pub(super) second: Option<u8>,
    /// Whether it is said which half of the day it is in.
    pub(super) sure: bool,
}

impl Clock {
    /// "T08:00".
    pub(super) fn timex(self) -> String {
        let mut out = format!("T{:02}", self.hour);
        if let Some(minute) = self.minute {
            let _ = write!(out, ":{minute:02}");
        }
        if let Some(second) = self.second {
            let _ = write!(out, ":{second:02}");
        }
        out
    }

    /// It, and twelve hours later where it is not said which.
    pub(super) fn readings(self) -> Vec<Clock> {
        if self.sure || self.hour > 12 || self.hour == 0 {
            return vec![self];
        }
        let (early, late) = if self.hour == 12 { (0, 12) } else { (self.hour, self.hour + 12) };
        vec![Clock { hour: early, ..self }, Clock { hour: late, ..self }]
    }

    /// In the afternoon, or not.
    #[must_use]
    pub(super) fn at_half(self, afternoon: bool) -> Self {
        let hour = match (afternoon, self.hour) {
            (true, 1..=11) => self.hour + 12,
            (false, 12) => 0,
            (_, hour) => hour,
        };
        Clock { hour, sure: true, ..self }
    }

    pub(super) fn seconds(self) -> i64 {
        i64::from(self.hour) * 3600 + i64::from(self.minute.unwrap_or(0)) * 60 + i64::from(self.second.unwrap_or(0))
    }
}

/// "PT1H30M" of seconds.
pub(super) fn clock_duration(seconds: i64) -> String {
    let seconds = seconds.rem_euclid(86_400);
    let mut out = String::from("PT");
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        let _ = write!(out, "{hours}H");
    }
    if minutes > 0 {
        let _ = write!(out, "{minutes}M");
    }
    if rest > 0 || seconds == 0 {
        let _ = write!(out, "{rest}S");
    }
    out
}

/// The TIMEX3 duration of so many units: "P2W", "PT30M".
pub(super) fn duration(value: f64, unit: &str) -> Option<String> {
    let (value, letters) = match unit {
        "second" => (value, "TS"),
        "minute" => (value, "TM"),
        "hour" => (value, "TH"),
        "day" => (value, "D"),
        "week" => (value, "W"),
        "fortnight" => (value * 2.0, "W"),
        "month" => (value, "M"),
        "quarter" => (value * 3.0, "M"),
        "year" => (value, "Y"),
        "decade" => (value * 10.0, "Y"),
        "century" => (value * 100.0, "Y"),
        "millennium" => (value * 1000.0, "Y"),
        "business day" => (value, "BD"),
        "weekend" => (value, "WE"),
        _ => return None,
    };
    let (time, letters) = letters.strip_prefix('T').map_or(("", letters), |rest| ("T", rest));
    Some(format!("P{time}{value}{letters}"))
}

/// The day so many units after another.
pub(super) fn shifted(day: Date, count: i64, unit: &str) -> Option<Date> {
    if count.abs() > 100_000 {
        return None;
    }
    match unit {
        "day" => day.add_days(count),
        "week" => day.add_days(7 * count),
        "fortnight" => day.add_days(14 * count),
        "month" => day.add_months(count),
        "quarter" => day.add_months(3 * count),
        "year" => day.add_months(12 * count),
        "decade" => day.add_months(120 * count),
        "century" => day.add_months(1200 * count),
        "business day" => {
            let mut day = day;
            let step = count.signum();
            let mut left = count.abs().min(4000);
            while left > 0 {
                day = day.add_days(step)?;
                left -= i64::from(day.weekday() < 6);
            }
            Some(day)
        }
        _ => None,
    }
}

/// "(2018-09-03,2018-09-12,P9D)".
pub(super) fn span(from: &str, to: &str, length: &str) -> String {
    format!("({from},{to},{length})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_far_as_they_are_said() {
        let stamp = Stamp { month: Some(3), day: Some(9), ..Stamp::default() };
        assert_eq!(stamp.timex(), "XXXX-03-09");
        assert_eq!(Stamp { weekday: Some(5), ..Stamp::default() }.timex(), "XXXX-WXX-5");
        let published = Date::new(2023, 1, 6);
        assert_eq!(stamp.resolve(published, || Lean::Open), Date::new(2023, 3, 9));
        assert_eq!(stamp.resolve(published, || Lean::Past), Date::new(2022, 3, 9));
        let december = Stamp { month: Some(12), day: Some(28), ..Stamp::default() };
        assert_eq!(december.resolve(published, || Lean::Open), Date::new(2022, 12, 28));
        assert_eq!(december.resolve(published, || Lean::Future), Date::new(2023, 12, 28));
    }

    #[test]
    fn periods_begin() {
        let day = |timex| begin(timex, Date::new(2022, 10, 14), || Lean::Open).map(|day| day.to_string());
        for (timex, first) in [
            ("(2018-09-03,2018-09-12,P9D)", Some("2018-09-03")),
            ("2022-W40", Some("2022-10-03")),
            ("2022-W40-WE", Some("2022-10-08")),
            ("2019-05", Some("2019-05-01")),
            ("2019", Some("2019-01-01")),
            ("XXXX-08", Some("2022-08-01")),
            ("XXXX-WXX-1", Some("2022-10-10")),
            ("2019-SU", None),
            ("FY2019", None),
            ("XX90", None),
        ] {
            assert_eq!(day(timex).as_deref(), first, "{timex}");
        }
    }

    #[test]
    fn weekdays_of_a_month() {
        assert_eq!(nth_weekday(2022, 10, 6, 1), Date::new(2022, 10, 1));
        assert_eq!(nth_weekday(2022, 10, 5, 2), Date::new(2022, 10, 14));
        assert_eq!(nth_weekday(2022, 10, 5, 5), Date::new(2022, 10, 28));
    }

    #[test]
    fn durations() {
        assert_eq!(duration(2.0, "week").as_deref(), Some("P2W"));
        assert_eq!(duration(1.5, "hour").as_deref(), Some("PT1.5H"));
        assert_eq!(clock_duration(5400), "PT1H30M");
    }
}
