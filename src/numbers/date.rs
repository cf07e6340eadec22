//! Civil dates: days of the proleptic Gregorian calendar, and publication dates.

use std::fmt;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The day of a year, month (from 1) and day of the month (from 1); `None` where there is no such day, or the year
    /// is not within 1 to 9999.
    pub const fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if 1 <= year && year <= 9999 && 1 <= month && month <= 12 && 1 <= day && day <= days_in(year, month) {
            Some(Date { year, month, day })
        } else {
            None
        }
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month, from 1.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The days since 1970-01-01.
    pub const fn number(self) -> i64 {
        // Years from March on, so that the leap day is the last of them.
        let year = self.year as i64 - (self.month <= 2) as i64;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (self.month as i64 + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + self.day as i64 - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day so many days after 1970-01-01.
    pub const fn from_number(number: i64) -> Option<Self> {
        let number = number + 719_468;
        let era = number.div_euclid(146_097);
        let day_of_era = number.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + (month <= 2) as i64;
        if year < 1 || year > 9999 {
            return None;
        }
        Date::new(year as i32, month as u8, day as u8)
    }

    /// The day so many days later.
    pub const fn add_days(self, days: i64) -> Option<Self> {
        match self.number().checked_add(days) {
            Some(number) if -800_000 < number && number < 3_000_000 => Self::from_number(number),
            _ => None,
        }
    }

    /// The same day so many months later, or the last of that month where it is shorter.
    pub const fn add_months(self, months: i64) -> Option<Self> {
        if months < -120_000 || months > 120_000 {
            return None;
        }
        let months = self.year as i64 * 12 + self.month as i64 - 1 + months;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u8 + 1);
        if year < 1 || year > 9999 {
            return None;
        }
        let last = days_in(year as i32, month);
        Date::new(year as i32, month, if self.day < last { self.day } else { last })
    }

    /// The day of the week: 1 for Monday to 7 for Sunday.
    pub const fn weekday(self) -> u8 {
        (self.number() + 3).rem_euclid(7) as u8 + 1
    }

    /// The Monday of its week.
    pub const fn monday(self) -> Option<Self> {
        self.add_days(1 - self.weekday() as i64)
    }

    /// The ISO 8601 week: its year and number.
    pub fn iso_week(self) -> (i32, u8) {
        let Some(thursday) = self.monday().and_then(|monday| monday.add_days(3)) else { return (self.year, 1) };
        let first = Date { year: thursday.year, month: 1, day: 1 };
        (thursday.year, ((thursday.number() - first.number()) / 7 + 1) as u8)
    }

    /// Reads "2022-10-14".
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shaped {
            return None;
        }
        Date::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How many days a month has.
pub(crate) const fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A publication date: the day, with the surface it was given in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Published {
    text: String,
    day: Date,
    /// Seconds into the day; a date stands for its whole day.
    second: Option<u32>,
}

impl Published {
    /// Reads an ISO 8601 date or date-time; `None` where it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        let given = text.trim();
        let day = Date::parse(given.get(..10)?)?;
        let rest = &given[10..];
        let second = match rest.as_bytes().first() {
            None => None,
            Some(b'T' | b't' | b' ') => Some(parse_time(rest[1..].trim_start())?),
            Some(_) => return None,
        };
        Some(Published { text: given.to_owned(), day, second })
    }

    /// The day.
    pub const fn day(&self) -> Date {
        self.day
    }

    /// The seconds into the day, where a time was given.
    pub const fn second(&self) -> Option<u32> {
        self.second
    }

    /// The surface it was given in.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl From<Date> for Published {
    fn from(day: Date) -> Self {
        Published { text: day.to_string(), day, second: None }
    }
}

/// The seconds into the day of "16:12", "16:12:30.5", "16:12Z", "16:12:00+02:00".
fn parse_time(text: &str) -> Option<u32> {
    let zone = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let offset = &text[zone..];
    let two = |text: &str| -> Option<u32> {
        (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
    };
    let zone_is_right = match offset.as_bytes().first() {
        None => true,
        Some(b'Z' | b'z') => offset.len() == 1,
        Some(_) => {
            let digits: String = offset[1..].chars().filter(|c| *c != ':').collect();
            matches!(digits.len(), 2 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit())
        }
    };
    let mut parts = text[..zone].split(':');
    let hour = two(parts.next()?)?;
    let minute = parts.next().map_or(Some(0), two)?;
    let second = match parts.next() {
        None => 0,
        Some(part) => {
            let (whole, fraction) = part.split_once(['.', ',']).unwrap_or((part, "0"));
            if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            two(whole)?
        }
    };
    let in_range = hour < 24 && minute < 60 && second < 61 || hour == 24 && minute == 0 && second == 0;
    (zone_is_right && parts.next().is_none() && in_range).then_some(hour * 3600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn weekdays_and_weeks_of_known_days() {
        let day = |text| Date::parse(text).expect("a date");
        assert_eq!(day("2022-10-14").weekday(), 5);
        assert_eq!(day("2000-02-29").weekday(), 2);
        assert_eq!(day("2016-11-07").iso_week(), (2016, 45));
        assert_eq!(day("2021-01-01").iso_week(), (2020, 53));
        assert_eq!(day("1970-01-01").number(), 0);
        assert_eq!(Date::parse("2023-02-29"), None);
        assert_eq!(Date::parse("2023-2-9"), None);
    }

    #[test]
    fn months_are_added_up_to_the_last_day() {
        let day = Date::parse("2023-01-31").expect("a date");
        assert_eq!(day.add_months(1).map(|day| day.to_string()).as_deref(), Some("2023-02-28"));
        assert_eq!(day.add_months(-2).map(|day| day.to_string()).as_deref(), Some("2022-11-30"));
        assert_eq!(day.add_months(200_000), None);
    }

    #[test]
    fn publication_dates_may_have_a_time() {
        let seconds = |text| Published::parse(text).map(|published| published.second());
        assert_eq!(seconds("2022-10-14"), Some(None));
        assert_eq!(seconds("2022-10-14T16:12:30"), Some(Some(58_350)));
        assert_eq!(seconds("2022-10-14 16:12:30.250+02:00"), Some(Some(58_350)));
        assert_eq!(seconds("2022-10-14T16:12Z"), Some(Some(58_320)));
        for wrong in ["", "2022-10", "2022-13-01", "2022-10-14x", "2022-10-14T25:00", "2022-10-14T16:12:3", "14 Oct"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn days_count_on(number in -719_162i64..2_932_896) {
            let day = Date::from_number(number).expect("within the years 1 to 9999");
            prop_assert_eq!(day.number(), number);
            prop_assert_eq!(Date::parse(&day.to_string()), Some(day));
            if let Some(next) = day.add_days(1) {
                prop_assert!(day < next);
                prop_assert_eq!(next.weekday(), day.weekday() % 7 + 1);
            }
        }

        #[test]
        fn any_string_is_a_publication_date_or_none(text in "[0-9T:Z+. -]{0,25}|\\PC{0,20}") {
            let _ = Published::parse(&text);
        }
    }
}
