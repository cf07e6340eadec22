//! Days: "October 14, 2022", "10/14/2022", "yesterday", "the 15th day of June".

use super::date::Date;
use super::pieces::Pieces;
use super::tense::Lean;
use super::timex::Stamp;
use crate::lexicon::figures::Senses;
use crate::text::Kind;

/// A step from the present: -1 for "last", 0 for "this", 1 for "next".
pub(super) type Step = i64;

impl Pieces<'_, '_> {
    /// Digits only, at most four of them.
    pub(super) fn integer(&self, at: usize) -> Option<i32> {
        let surface = self.surface(at);
        (self.is_kind(at, Kind::Number) && surface.len() <= 4 && surface.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| surface.parse().ok())
            .flatten()
    }

    /// A year in four digits.
    pub(super) fn year_at(&self, at: usize) -> Option<i32> {
        self.integer(at).filter(|year| (1000..2200).contains(year) && self.surface(at).len() == 4)
    }

    /// A year after a month: four digits, "'87", "of 87", or in words.
    pub(super) fn year_after(&self, at: usize) -> Option<(usize, i32)> {
        let comma = self.is_kind(at, Kind::Comma);
        let of = self.is_any(at, &["of", "in"]);
        let from = if comma || of { at + 1 } else { at };
        // "September last year", "May of this year"
        if self.is(from + 1, "year")
            && let Some(step) = self.step_at(from)
        {
            return Some((from + 2, self.present.day?.year() + step as i32));
        }
        if let Some(year) = self.year_at(from).filter(|year| *year > 1500) {
            return Some((from + 1, year));
        }
        // ", '05", and "5 Nov 05", where nothing else begins with a nought
        let marked = comma && self.is_kind(at + 1, Kind::SingleMark);
        let short = |at: usize| self.integer(at).filter(|_| self.surface(at).len() == 2);
        let century = |short: i32| if short < 40 { 2000 + short } else { 1900 + short };
        if marked && let Some(short) = short(at + 2) {
            return Some((at + 3, century(short)));
        }
        if self.surface(at).starts_with('0')
            && !self.glued(at)
            && !self.glued(at + 1)
            && let Some(short) = short(at)
        {
            return Some((at + 1, century(short)));
        }
        if self.is(at, "of") || self.is_kind(at, Kind::SingleMark) {
            let short = self.integer(at + 1).filter(|_| self.surface(at + 1).len() == 2)?;
            return Some((at + 2, if short < 40 { 2000 + short } else { 1900 + short }));
        }
        if comma { None } else { self.spoken_year(at) }
    }

    /// "nineteen ninety six", "two thousand and five", "seventeen hundred thirty three".
    pub(super) fn spoken_year(&self, at: usize) -> Option<(usize, i32)> {
        if !self.has(at, Senses::CARDINAL) {
            return None;
        }
        let century = self.figures.number(self.word(at));
        if (15..=20).contains(&century) {
            let hundred = self.has(at + 1, Senses::SCALE) && self.is(at + 1, "hundred");
            let next = if hundred { at + 2 } else { at + 1 };
            let next = if self.is_joint(next) { next + 1 } else { next };
            let (end, ones) = self.small(next, 100).filter(|_| self.is_word(next))?;
            return (ones >= 10).then(|| (end, century as i32 * 100 + i32::from(ones)));
        }
        if century == 2 && self.is(at + 1, "thousand") {
            let next = if self.is(at + 2, "and") { at + 3 } else { at + 2 };
            let (end, ones) = self.small(next, 100).filter(|_| self.is_word(next))?;
            return Some((end, 2000 + i32::from(ones)));
        }
        None
    }

    /// The step that a word makes from the present.
    pub(super) fn step_at(&self, at: usize) -> Option<Step> {
        if !self.has(at, Senses::RELATIVE | Senses::OPENER) {
            return None;
        }
        if self.is_any(at, &["last", "past", "previous"]) {
            Some(-1)
        } else if self.is_any(at, &["next", "coming", "upcoming", "following"]) {
            Some(1)
        } else if self.is_any(at, &["this", "current"]) {
            Some(0)
        } else {
            None
        }
    }

    /// A weekday's number.
    pub(super) fn weekday_at(&self, at: usize) -> Option<u8> {
        if !self.has(at, Senses::WEEKDAY) {
            return None;
        }
        let short = self.surface(at).len() < 6 && !self.surface(at).ends_with('.');
        // "sun", "sat", "wed" are other words in lower case.
        if !self.capital(at) && short && !self.is_any(at.wrapping_sub(1), &["on", "next", "last", "every"]) {
            return None;
        }
        // "The Sun said"
        if self.is_any(at, &["sun", "sat"]) && at > 0 && self.is(at - 1, "the") {
            return None;
        }
        Some(self.figures.calendar_number(self.word(at)) as u8)
    }

    /// A month's number, whether or not the word is surely a month here.
    pub(super) fn month_word(&self, at: usize) -> Option<u8> {
        self.has(at, Senses::MONTH).then(|| self.figures.calendar_number(self.word(at)) as u8)
    }

    /// "14", "14th", "fourteenth", "twenty second".
    pub(super) fn day_number(&self, at: usize) -> Option<(usize, u8)> {
        if self.is_kind(at, Kind::Number) {
            let number = self.integer(at).filter(|day| (1..=31).contains(day) && self.surface(at).len() <= 2)?;
            let suffix = self.glued(at + 1) && self.is_any(at + 1, &["st", "nd", "rd", "th"]);
            return Some((if suffix { at + 2 } else { at + 1 }, number as u8));
        }
        if self.has(at, Senses::ORDINAL | Senses::CARDINAL) {
            if let Some((end, value)) = self.ordinal_value(at) {
                return (1.0..=31.0).contains(&value.float).then_some((end, value.float as u8));
            }
            return self.small(at, 32).filter(|(_, day)| *day > 0);
        }
        None
    }

    /// Whether it is an ordinal day: "14th", "fourteenth".
    pub(super) fn ordinal_day(&self, at: usize) -> Option<(usize, u8)> {
        self.ordinal_value(at)
            .filter(|(_, value)| (1.0..=31.0).contains(&value.float))
            .map(|(end, value)| (end, value.float as u8))
    }

    /// "October 14, 2022", "14 October 2022", "fourth of July".
    pub(super) fn month_and_day(&self, at: usize) -> Option<(usize, Stamp)> {
        let mut stamp = Stamp::default();
        let end;
        if let Some(month) = self.month_word(at) {
            let next = if self.is(at + 1, "the") { at + 2 } else { at + 1 };
            let (after, day) = self.day_number(next)?;
            // "May 60% ...", "March 10 years ago", "in March 20 people": units and counts are not days.
            let amount = self.is_kind(after, Kind::Percent)
                || self.is_kind(after, Kind::Colon) && self.glued(after) && self.glued(after + 1);
            let ordinal = after == next + 2 || self.is_word(next);
            let thousand =
                self.has(after, Senses::SCALE | Senses::SHORT_SCALE) && !self.is_any(after, &["t", "b", "m"]);
            if amount
                || thousand
                || !ordinal && self.has(after, Senses::TIME)
                || self.is_word(next)
                    && self.ordinal_day(next).is_none()
                    && !self.capital(at)
                    && !self.month_is_sure(at)
            {
                return None;
            }
            if self.is_word(next) && self.ordinal_day(next).is_none() && self.is(at, "may") && !self.capital(at) {
                return None;
            }
            stamp.month = Some(month);
            stamp.day = Some(day);
            end = after;
        } else {
            let from = if self.is(at, "the") { at + 1 } else { at };
            let (after, day) = self.day_number(from)?;
            let after = if self.are(after, &["day", "of"]) {
                after + 2
            } else if self.is(after, "of") || self.is_joint(after) {
                after + 1
            } else {
                after
            };
            stamp.month = Some(self.month_word(after).filter(|_| {
                self.capital(after) || self.surface(after).len() > 3 || self.is_kind(from, Kind::Number)
            })?);
            if self.is_any(after, &["may", "march"]) && !self.capital(after) {
                return None;
            }
            stamp.day = Some(day);
            end = after + 1;
        }
        // "14-Oct-2022"
        let joint = self.is_joint(end);
        if let Some((after, year)) =
            if joint { self.year_at(end + 1).map(|year| (end + 2, year)) } else { self.year_after(end) }
        {
            stamp.year = Some(year);
            return Some((after, stamp));
        }
        Some((end, stamp))
    }

    /// "May" and "March" are also other words; "Jan" and "April" are also names.
    pub(super) fn month_is_sure(&self, at: usize) -> bool {
        let led = at > 0
            && self.is_any(
                at - 1,
                &[
                    "in", "since", "by", "until", "till", "last", "next", "this", "from", "of", "early", "late", "mid",
                    "during", "before", "after", "to", "through", "and", "-", "every", "between", "for",
                ],
            );
        match self.surface(at) {
            "May" | "March" | "Mar" | "Jan" | "Mar." | "Dec" | "Sep" | "Jun" => led,
            "may" | "march" | "mar" | "jan" | "dec" | "jun" | "sep" => {
                led && self.is_any(at - 1, &["in", "since", "of", "until", "from", "after", "before", "between", "to"])
            }
            "April" | "June" | "August" => led || !self.capital(at + 1) || self.is_kind(at + 1, Kind::Comma),
            _ => true,
        }
    }

    /// "10/14/2022", "2022-10-14", "14.10.2022", "05-Aug-2016".
    pub(super) fn numeric_day(&self, at: usize) -> Option<(usize, Stamp)> {
        if !self.is_kind(at, Kind::Number) && !self.has(at, Senses::MONTH) {
            return None;
        }
        let surface = self.surface(at);
        if surface.bytes().filter(|byte| *byte == b'.').count() == 2 {
            let mut parts = surface.split('.').map(|part| part.parse::<i32>().ok().map(|number| (number, part.len())));
            let parts = [parts.next()??, parts.next()??, parts.next()??];
            return stamp_of(parts, self.present.dates.day_first).map(|stamp| (at + 1, stamp));
        }
        if surface.len() == 8 && surface.starts_with(['1', '2']) && surface.bytes().all(|byte| byte.is_ascii_digit()) {
            let date = Date::new(surface[..4].parse().ok()?, surface[4..6].parse().ok()?, surface[6..].parse().ok()?);
            let date = date.filter(|date| (1900..2100).contains(&date.year()))?;
            return Some((
                at + 1,
                Stamp { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), ..Stamp::default() },
            ));
        }
        let sign = self.surface(at + 1);
        if !matches!(sign, "/" | "-" | "‑") || self.surface(at + 3) != sign || !(1..5).all(|step| self.glued(at + step))
        {
            return None;
        }
        // A longer chain is a code, unless it is two dates.
        let before = at > 0
            && self.glued(at)
            && (self.is_kind(at - 1, Kind::Number)
                || self.is_kind(at - 1, Kind::Hyphen)
                    && at > 1
                    && self.is_kind(at - 2, Kind::Number)
                    && self.glued(at - 1));
        let after = self.surface(at + 5) == sign
            && self.glued(at + 5)
            && self.is_kind(at + 6, Kind::Number)
            && self.integer(at + 6).is_some_and(|_| self.surface(at + 7) != sign);
        if before && self.surface(at.wrapping_sub(1)) != "-" || after {
            return None;
        }
        if let Some(month) =
            [at, at + 2, at + 4].into_iter().find_map(|part| self.month_word(part).map(|month| (part, month)))
        {
            let (place, month) = month;
            let mut others = [at, at + 2, at + 4].into_iter().filter(|part| *part != place);
            let (one, two) = (others.next()?, others.next()?);
            let (year, day) = match (self.year_at(one), self.year_at(two)) {
                (Some(year), _) => (year, two),
                (_, Some(year)) => (year, one),
                _ => return None,
            };
            let day = self.integer(day).filter(|day| (1..=31).contains(day))?;
            return Some((
                at + 5,
                Stamp { year: Some(year), month: Some(month), day: Some(day as u8), ..Stamp::default() },
            ));
        }
        let part = |at: usize| self.integer(at).map(|number| (number, self.surface(at).len()));
        stamp_of([part(at)?, part(at + 2)?, part(at + 4)?], self.present.dates.day_first).map(|stamp| (at + 5, stamp))
    }

    /// "10/14", "Oct/2", "5.12": a month and a day, where something before says that it is a day.
    pub(super) fn numeric_pair(&self, at: usize) -> Option<(usize, Stamp)> {
        let stamp = |month, day| Stamp { month: Some(month), day: Some(day), ..Stamp::default() };
        let surface = self.surface(at);
        let both = |one: i32, two: i32| match (one, two) {
            (1..=31, 1..=12) if self.present.dates.day_first => Some(stamp(two as u8, one as u8)),
            (1..=12, 1..=31) => Some(stamp(one as u8, two as u8)),
            (13..=31, 1..=12) => Some(stamp(two as u8, one as u8)),
            _ => None,
        };
        if self.is_kind(at, Kind::Number) && surface.bytes().filter(|byte| *byte == b'.').count() == 1 {
            let (one, two) = surface.split_once('.')?;
            if two.len() > 2 {
                return None;
            }
            let amount = self.is_kind(at + 1, Kind::Percent)
                || self.has(at + 1, Senses::UNIT | Senses::SCALE | Senses::SHORT_SCALE);
            return both(one.parse().ok()?, two.parse().ok()?).filter(|_| !amount).map(|stamp| (at + 1, stamp));
        }
        let sign = self.surface(at + 1);
        if !matches!(sign, "/" | "-")
            || !self.glued(at + 1)
            || !self.glued(at + 2)
            || self.surface(at + 3) == sign
                && self.glued(at + 3)
                && self.glued(at + 4)
                && self.is_kind(at + 4, Kind::Number)
                && sign == "/"
        {
            return None;
        }
        if let Some(month) = self.month_word(at) {
            let day = self.integer(at + 2).filter(|day| (1..=31).contains(day))?;
            return Some((at + 3, stamp(month, day as u8)));
        }
        let (end, stamp) = both(self.integer(at)?, self.integer(at + 2)?).map(|stamp| (at + 3, stamp))?;
        if let Some((after, year)) = self.year_after(end).filter(|_| self.is_kind(end, Kind::Comma)) {
            return Some((after, Stamp { year: Some(year), ..stamp }));
        }
        Some((end, stamp))
    }

    /// The day that starts here.
    pub(super) fn day(&self, at: usize, published: Option<Date>) -> Option<(usize, Stamp)> {
        let (place, found) = self.days.get();
        if place == at {
            return found;
        }
        let found = self.read_day(at, published);
        self.days.set((at, found));
        found
    }

    fn read_day(&self, at: usize, published: Option<Date>) -> Option<(usize, Stamp)> {
        let known = |date: Option<Date>| date.map_or_else(Stamp::default, Stamp::known);
        if self.has(at, Senses::DAY) {
            if self.is_any(at, &["tonight", "tonite"]) {
                return None;
            }
            let days = i64::from(self.figures.calendar_number(self.word(at)));
            let stamp = known(published.and_then(|published| published.add_days(days)));
            // "tomorrow, 13/04/21"
            if self.is_kind(at + 1, Kind::Comma)
                && let Some((end, stamp)) = self.numeric_day(at + 2)
            {
                return Some((end, stamp));
            }
            return Some((at + 1, stamp));
        }
        if self.are(at, &["the", "day", "after"]) || self.are(at, &["the", "day", "before"]) {
            let step = if self.is(at + 2, "after") { 1 } else { -1 };
            // "the day after Christmas"
            let other = self
                .holiday(at + 3, published)
                .or_else(|| self.month_and_day(at + 3))
                .map(|(end, stamp)| (end, stamp.resolve(published, || self.lean(at, end))));
            if let Some((end, date)) = other {
                return Some((end, known(date.and_then(|date| date.add_days(step)))));
            }
            let word = self.has(at + 3, Senses::DAY);
            if !word
                && (self.class(at + 3).is_nominal()
                    || matches!(
                        self.class(at + 3),
                        crate::model::Class::Determiner
                            | crate::model::Class::Possessive
                            | crate::model::Class::Pronoun
                            | crate::model::Class::Adjective
                            | crate::model::Class::Gerund
                    ))
            {
                return None;
            }
            let from = if word { i64::from(self.figures.calendar_number(self.word(at + 3))) } else { 0 };
            return Some((
                if word { at + 4 } else { at + 3 },
                known(published.and_then(|published| published.add_days(from + step))),
            ));
        }
        // "the next day", which in a story is the one after the day that it tells of
        if self.is(at, "the")
            && self.is_any(at + 1, &["next", "following", "previous"])
            && self.is(at + 2, "day")
            && !self.is_nominal(at + 3)
        {
            let told = self.lean(at, at + 3) == Lean::Past;
            let step = self.step_at(at + 1)?;
            return Some((at + 3, known(published.filter(|_| !told).and_then(|published| published.add_days(step)))));
        }
        if let Some(found) =
            self.nth_weekday(at, published).or_else(|| self.numeric_day(at)).or_else(|| self.month_and_day(at))
        {
            return Some(found);
        }
        // "on 22/04", "back Oct/2"
        let timed = self.is_kind(at + 1, Kind::Slash)
            && (self.is_any(at + 3, &["between", "from", "at"])
                && (self.is_kind(at + 4, Kind::Number) || self.has(at + 4, Senses::CARDINAL | Senses::DAYPART)));
        let on = (at > 0 && self.is(at - 1, "on") || timed)
            && self.is_kind(at, Kind::Number)
            && !self.is_kind(at + 1, Kind::Hyphen);
        let slash = self.has(at, Senses::MONTH) && self.is_kind(at + 1, Kind::Slash);
        if (on || slash)
            && let Some(found) = self.numeric_pair(at)
        {
            return Some(found);
        }
        if let Some(found) = self.holiday(at, published) {
            return Some(found);
        }
        self.weekday(at, published).or_else(|| self.day_of_month(at, published))
    }

    fn in_month(step: Step, day: u8, published: Option<Date>) -> Option<Date> {
        let first = published.and_then(|published| Date::new(published.year(), published.month(), 1))?;
        let month = first.add_months(step)?;
        Date::new(month.year(), month.month(), day)
    }

    /// "the 15th day of next month".
    fn day_of_month(&self, at: usize, published: Option<Date>) -> Option<(usize, Stamp)> {
        let from = if self.is(at, "the") { at + 1 } else { at };
        // "on the 17 between 2 and 4 p.m."
        if from > at
            && at > 0
            && self.is(at - 1, "on")
            && self.is_any(from + 1, &["between", "from", "at"])
            && let Some(day) = self.integer(from).filter(|day| (1..=31).contains(day))
        {
            return Some((from + 1, Stamp { day: Some(day as u8), ..Stamp::default() }));
        }
        let (end, day) = self.ordinal_day(from)?;
        if !self.are(end, &["day", "of"]) {
            // "on 29th", "on the 29th"
            let on = at > 0
                && self.is(at - 1, "on")
                && !self.class(end).is_nominal()
                && self.class(end) != crate::model::Class::Adjective;
            // "the 15th of next month"
            if self.is(end, "of") && self.is(end + 2, "month") {
                let date = self.step_at(end + 1).and_then(|step| Self::in_month(step, day, published));
                let named = date.map_or(Stamp { day: Some(day), ..Stamp::default() }, Stamp::known);
                return self.step_at(end + 1).map(|_| (end + 3, named));
            }
            let timed = self.is_any(end, &["at", "from", "between"])
                && (self.is_kind(end + 1, Kind::Number) || self.has(end + 1, Senses::CARDINAL));
            return (on && (timed || !self.is_word(end)))
                .then_some((end, Stamp { day: Some(day), ..Stamp::default() }));
        }
        let next = end + 2;
        let (after, step) = if self.are(next, &["the", "month"]) {
            (next + 2, 0)
        } else if self.is(next + 1, "month") {
            (next + 2, self.step_at(next)?)
        } else {
            return None;
        };
        let date = Self::in_month(step, day, published);
        Some((after, date.map_or(Stamp { day: Some(day), ..Stamp::default() }, Stamp::known)))
    }
}

/// Three numbers, each with its digits, as a day: year first, or month and day (day and month where they are so written, or
/// it can only be so).
fn stamp_of(parts: [(i32, usize); 3], day_first: bool) -> Option<Stamp> {
    let [(a, a_len), (b, b_len), (c, c_len)] = parts;
    let (year, month, day) = if a_len == 4 {
        (a, b, c)
    } else if c_len == 4 || c_len == 2 && a_len <= 2 && b_len <= 2 {
        (c, a, b)
    } else {
        return None;
    };
    let turned = month > 12 || day_first && a_len < 4 && day <= 12;
    let (month, day) = if turned { (day, month) } else { (month, day) };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, short_year) = if a_len == 4 || c_len == 4 {
        if !(1000..2200).contains(&year) {
            return None;
        }
        (Some(year), None)
    } else if year < 30 {
        (Some(2000 + year), None)
    } else if year < 40 {
        (None, Some(year as u8))
    } else {
        (Some(1900 + year), None)
    };
    Some(Stamp { year, short_year, month: Some(month as u8), day: Some(day as u8), ..Stamp::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numeric_days() {
        let written = |parts| stamp_of(parts, false).map(|stamp| stamp.timex());
        assert_eq!(written([(3, 1), (18, 2), (2040, 4)]).as_deref(), Some("2040-03-18"));
        assert_eq!(written([(23, 2), (8, 2), (2039, 4)]).as_deref(), Some("2039-08-23"));
        assert_eq!(written([(2012, 4), (13, 2), (5, 1)]).as_deref(), Some("2012-05-13"));
        assert_eq!(written([(40, 2), (13, 2), (5, 1)]), None);
        let day_first = |parts| stamp_of(parts, true).map(|stamp| stamp.timex());
        assert_eq!(day_first([(3, 2), (4, 2), (2021, 4)]).as_deref(), Some("2021-04-03"));
        assert_eq!(day_first([(3, 2), (14, 2), (2021, 4)]).as_deref(), Some("2021-03-14"));
        assert_eq!(day_first([(2021, 4), (3, 2), (4, 2)]).as_deref(), Some("2021-03-04"));
    }
}
