//! Ranges of days and times: "from August to October", "November 18-19", "between 3 and 5 p.m. on Monday".

use super::calendar::STARTS;
use super::date::Date;
use super::draft::Draft;
use super::periods::Period;
use super::pieces::Pieces;
use super::timex::{Clock, Stamp, clock_duration, span};
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::text::Kind;

/// One end of a range.
#[derive(Clone, Copy, Debug)]
enum End {
    Day(Stamp),
    Month(Option<i32>, u8),
    Year(i32),
    /// The second of July, the middle of a year.
    Middle(i32),
}

impl Pieces<'_, '_> {
    fn end(&self, at: usize, led: bool, published: Option<Date>) -> Option<(usize, End)> {
        if led && let Some(found) = self.edge(at, published) {
            return Some(found);
        }
        if self.is(at, "now") {
            return published.map(|published| (at + 1, End::Day(Stamp::known(published))));
        }
        if let Some((end, stamp)) = self.day(at, published).or_else(|| {
            self.numeric_pair(at).filter(|_| led && (self.is_kind(at + 1, Kind::Slash) || self.has(at, Senses::MONTH)))
        }) {
            let comma = if self.is_kind(end, Kind::Comma) { end + 1 } else { end };
            // A day with a time is no end of a range of days.
            if self.clock(self.skip_at(comma), self.skip_at(comma) > comma).is_some() {
                return None;
            }
            return Some((end, End::Day(stamp)));
        }
        let month = self.step_at(at).map_or(at, |_| at + 1);
        if self.month_word(month).is_some()
            && (self.capital(month) || led)
            && let Some((end, Period { month: Some(number), year, .. })) =
                if month > at { self.period(at, published) } else { self.month_or_bare(at) }
        {
            return Some((end, End::Month(year, number)));
        }
        if let Some((end, Period { month: Some(month), year, .. })) = self.quarter(at) {
            return Some((end, End::Month(year, month)));
        }
        let year = self.year_at(at).filter(|year| (1500..2100).contains(year))?;
        Some((at + 1, End::Year(year)))
    }

    /// "the end of June", "the middle of 2007", "the start of this month".
    fn edge(&self, at: usize, published: Option<Date>) -> Option<(usize, End)> {
        let from = at + usize::from(self.is(at, "the"));
        let rough = self.is_any(from, &["early", "late", "mid"]);
        let edge = self.is_any(from, &["end", "beginning", "start", "middle"]) && self.is(from + 1, "of");
        if !(rough || edge) {
            return None;
        }
        let next = if !rough || self.is_joint(from + 1) { from + 2 } else { from + 1 };
        let (end, period) = self
            .stepped_period(next, published)
            .or_else(|| self.month_period(next, published))
            .or_else(|| self.year_period(next))?;
        let last = self.is(from, "end");
        let edge = match (period.year, period.month) {
            (year, Some(month)) if last => {
                let turn = month == 12;
                End::Month(year.map(|year| year + i32::from(turn)), if turn { 1 } else { month + 1 })
            }
            (year, Some(month)) if !self.is(from, "middle") => End::Month(year, month),
            (Some(year), None) if last => End::Year(year + 1),
            (Some(year), None) if self.is(from, "middle") => End::Middle(year),
            (Some(year), None) => End::Year(year),
            _ => return None,
        };
        Some((end, edge))
    }

    fn month_or_bare(&self, at: usize) -> Option<(usize, Period)> {
        self.month_period(at, None)
            .or_else(|| Some((at + 1, Period { month: self.month_word(at), ..Period::default() })))
    }

    fn link(&self, at: usize, between: bool) -> Option<usize> {
        let dash = matches!(self.kind(at), Some(Kind::Hyphen | Kind::Dash)) || self.surface(at) == "~";
        let word = self.is_any(at, &["to", "till", "until", "through", "thru"]) || between && self.is(at, "and");
        (dash || word).then_some(at + 1)
    }

    /// "from August to October", "between 2014 and 2018", "November 18-19", "10/1/2018 - 10/7/2018".
    pub(super) fn span_of_days(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let opened = self.is_any(at, &["from", "between"]);
        let between = self.is(at, "between");
        let from = if opened { at + 1 } else { at };
        if !self.is_kind(from, Kind::Number) && !self.has(from, STARTS) {
            return None;
        }
        let skip =
            opened && self.is(from, "the") && self.year_at(from + 1).is_none() && self.edge(from, published).is_none();
        let from = if skip { from + 1 } else { from };
        if self.glued(from) && from > 0 && self.is_kind(from - 1, Kind::Hyphen) {
            return None;
        }
        let pair = self
            .numeric_pair(from)
            .filter(|(end, _)| self.is_kind(from + 1, Kind::Slash) && self.link(*end, false).is_some())
            .map(|(end, stamp)| (end, End::Day(stamp)));
        let first = pair.or_else(|| self.end(from, opened, published));
        // "between 3 and 12 of September"
        if (opened || self.is_kind(from, Kind::Number))
            && let Some(draft) = self.days_of_month(at, from, between, published)
        {
            return Some(draft);
        }
        let (e1, a) = first?;
        let next = self.link(e1, between)?;
        let next = if self.is(next, "the") && self.edge(next, published).is_none() { next + 1 } else { next };
        let dash = !self.is_word(e1);
        // Between the edges of two years lie months.
        let edged = opened
            && !self.is_any(from, &["early", "late", "mid"])
            && (self.edge(from, published).is_some() || self.edge(next, published).is_some());
        if let End::Day(stamp) = a {
            // "November 18-19", "april the ninth till the seventeenth"
            let bare = self.day_number(next).filter(|(after, _)| {
                stamp.month.is_some()
                    && self.month_word(*after).is_none()
                    && stamp.year.is_none()
                    && !self.is_kind(*after, Kind::Slash)
                    && !self.glued(*after)
                        | self.is_kind(*after, Kind::Comma)
                        | self.is_kind(*after, Kind::Period)
                        | self.is_kind(*after, Kind::Semicolon)
                        | self.is_kind(*after, Kind::Close)
            });
            if let Some((mut after, day)) = bare.filter(|(after, _)| {
                (dash || opened || self.ordinal_day(next).is_some()) && !self.has(*after, Senses::UNIT | Senses::SCALE)
            }) {
                let mut to = Stamp { day: Some(day), ..stamp };
                let mut stamp = stamp;
                if let Some((end, year)) = self.year_after(after) {
                    (stamp.year, to.year) = (Some(year), Some(year));
                    after = end;
                }
                if day < stamp.day.unwrap_or(1) {
                    to.month = stamp.month.map(|month| month % 12 + 1);
                }
                return self.days_draft(at, after, stamp, to, published);
            }
        }
        let (e2, b) = self.end(next, true, published)?;
        match (a, b) {
            (End::Day(a), End::Day(b)) => self.days_draft(at, e2, a, b, published),
            (End::Year(_) | End::Middle(_), End::Year(_) | End::Middle(_)) if edged => Self::months_draft(at, e2, a, b),
            (End::Year(a), End::Year(b)) if a < b && (opened || dash || !self.is(e1, "to")) => {
                let mut draft = Draft::empty(at, e2, NumberKind::DateRange);
                draft.timex.push(span(&format!("{a:04}-01-01"), &format!("{b:04}-01-01"), &format!("P{}Y", b - a)));
                Some(draft)
            }
            (End::Month(..) | End::Year(_) | End::Middle(_), End::Month(..))
            | (End::Month(..), End::Year(_) | End::Middle(_))
                if opened || self.is_word(from) || self.is_any(e1, &["through", "until"]) =>
            {
                Self::months_draft(at, e2, a, b)
            }
            (End::Month(year, month), End::Day(b)) => {
                let year = year.or_else(|| {
                    b.year.map(|year| if b.month.is_some_and(|other| other < month) { year - 1 } else { year })
                });
                let first = Stamp { year, month: Some(month), day: Some(1), ..Stamp::default() };
                self.days_draft(at, e2, first, b, published)
            }
            (End::Day(a), End::Month(year, month)) if opened => {
                let to = Stamp { year, month: Some(month), day: Some(1), ..Stamp::default() };
                self.days_draft(at, e2, a, to, published)
            }
            (End::Year(year), End::Day(b)) if opened || self.is_word(e1) => {
                let first = Stamp { year: Some(year), month: Some(1), day: Some(1), ..Stamp::default() };
                self.days_draft(at, e2, first, b, published)
            }
            _ => None,
        }
    }

    /// "between 3 and 12 of September", "9-14 October".
    fn days_of_month(&self, at: usize, from: usize, between: bool, published: Option<Date>) -> Option<Draft> {
        let (e1, one) = self.day_number(from)?;
        let next = self.link(e1, between)?;
        let next = if self.is(next, "the") { next + 1 } else { next };
        let (after, two) = self.day_number(next)?;
        let after = if self.is(after, "of") { after + 1 } else { after };
        let month = self.month_word(after).filter(|_| one < two && (self.capital(after) || at < from))?;
        let year = self.year_after(after + 1);
        let stamp =
            |day| Stamp { month: Some(month), day: Some(day), year: year.map(|(_, year)| year), ..Stamp::default() };
        self.days_draft(at, year.map_or(after + 1, |(end, _)| end), stamp(one), stamp(two), published)
    }

    fn days_draft(&self, at: usize, end: usize, a: Stamp, b: Stamp, published: Option<Date>) -> Option<Draft> {
        let mut a = a;
        let mut b = b;
        if a.year.is_none()
            && a.month.is_some()
            && let Some(year) = b.year.filter(|_| b.date.is_none())
        {
            a.year = Some(if (a.month, a.day) > (b.month, b.day) { year - 1 } else { year });
        }
        // "from next Monday to Friday"
        if let (Some(first), Some(weekday), None) = (a.date, b.weekday, b.date) {
            b = first.add_days((i64::from(weekday) - i64::from(first.weekday())).rem_euclid(7)).map_or(b, Stamp::known);
        }
        let anchor = published.map_or(2001, Date::year);
        let day = |stamp: Stamp, year: i32| match (stamp.date, stamp.month, stamp.day) {
            (Some(date), _, _) => Some(date),
            (None, Some(month), Some(day)) => Date::new(
                stamp.year.unwrap_or(year),
                month,
                day.min(super::date::days_in(stamp.year.unwrap_or(year), month)),
            ),
            _ => self.resolved(&stamp, at, end, published),
        };
        let first = day(a, b.year.filter(|_| a.year.is_none()).unwrap_or(anchor))?;
        let mut last = day(b, first.year())?;
        if last < first && b.year.is_none() {
            last = day(b, first.year() + 1)?;
        }
        if last < first {
            return None;
        }
        let mut draft = Draft::empty(at, end, NumberKind::DateRange);
        draft.timex.push(span(&a.timex(), &b.timex(), &format!("P{}D", last.number() - first.number())));
        Some(draft)
    }

    fn months_draft(at: usize, end: usize, a: End, b: End) -> Option<Draft> {
        let parts = |end: End| match end {
            End::Month(year, month) => Some((year, month)),
            End::Year(year) => Some((Some(year), 1)),
            End::Middle(year) => Some((Some(year), 7)),
            End::Day(_) => None,
        };
        let ((mut from_year, from), (mut to_year, to)) = (parts(a)?, parts(b)?);
        if let (None, Some(year)) = (from_year, to_year) {
            from_year = Some(if from > to { year - 1 } else { year });
        }
        if let (Some(year), None) = (from_year, to_year) {
            to_year = Some(if from > to { year + 1 } else { year });
        }
        let months = match (from_year, to_year) {
            (Some(one), Some(two)) => (two - one) * 12 + i32::from(to) - i32::from(from),
            _ => (i32::from(to) - i32::from(from)).rem_euclid(12),
        };
        if months <= 0 {
            return None;
        }
        let first = |end: End, year: Option<i32>, month: u8| {
            let day = if matches!(end, End::Middle(_)) { 2 } else { 1 };
            year.map_or_else(|| format!("XXXX-{month:02}-{day:02}"), |year| format!("{year:04}-{month:02}-{day:02}"))
        };
        let mut draft = Draft::empty(at, end, NumberKind::DateRange);
        draft.timex.push(span(&first(a, from_year, from), &first(b, to_year, to), &format!("P{months}M")));
        Some(draft)
    }

    /// "from 5 to 6 p.m. of April 22", "Monday 8-9 am", "between 3:00 pm and 5:00 pm".
    pub(super) fn span_of_times(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let mut from = at;
        let mut day = None;
        let tonight = self.is_any(at, &["tonight"]);
        let mut late = None;
        if let Some((end, stamp, afternoon)) = self.part_of_some_day(at, published) {
            (day, late, from) = (Some(stamp), afternoon, end);
            if !self.is_any(from, &["from", "between"]) {
                return None;
            }
        } else if let Some((end, stamp)) = self.day(at, published) {
            let comma = if self.is_kind(end, Kind::Comma) { end + 1 } else { end };
            day = Some(stamp);
            from = comma;
        } else if tonight {
            day = Some(published.map_or_else(Stamp::default, Stamp::known));
            from = at + 1;
        }
        let opened = self.is_any(from, &["from", "between"]);
        let between = self.is(from, "between");
        if opened {
            from += 1;
        }
        if !self.is_kind(from, Kind::Number) && !self.has(from, Senses::CARDINAL | Senses::DAYPART | Senses::PART) {
            return None;
        }
        let (e1, mut a) = self.clock(from, false).or_else(|| self.military(from).filter(|_| opened)).or_else(|| {
            let (end, hour) = self.small(from, 25).filter(|(_, hour)| *hour > 0)?;
            let two_words = self.is_word(from).then(|| self.clock(from, true)).flatten();
            two_words.or(Some((end, Clock { hour, ..Clock::default() })))
        })?;
        let next = self.link(e1, between)?;
        let (e2, mut b) = self.clock(next, true).or_else(|| self.military(next).filter(|_| opened))?;
        let mut end = e2;
        // Somebody must say that these are times.
        let mut exact = a.sure || b.sure || a.minute.is_some() || b.minute.is_some();
        if day.is_none() {
            let on = if self.is_any(end, &["on", "of"]) { end + 1 } else { end };
            if let Some((after, stamp)) = self
                .day(on, published)
                .filter(|_| exact || opened || self.has(on, Senses::DAY | Senses::RELATIVE | Senses::OPENER))
            {
                day = Some(stamp);
                end = after;
                if self.has(end, Senses::DAYPART) {
                    let afternoon = self.figures.label(self.word(end)) != "MO";
                    b = if b.sure { b } else { b.at_half(afternoon) };
                    end += 1;
                }
            } else if opened && let Some((after, stamp, afternoon)) = self.part_of_some_day(end, published) {
                (day, late, end) = (Some(stamp), afternoon, after);
            } else if self.is_any(end, &["tonight", "tonite"]) {
                (day, late) = (Some(published.map_or_else(Stamp::default, Stamp::known)), Some(true));
                end += 1;
            }
        }
        if let Some(afternoon) = late {
            (a, b) = (a.at_half(afternoon), b.at_half(afternoon));
        }
        if tonight {
            (a, b) = (a.at_half(true), b.at_half(true));
        }
        exact |= day.is_some();
        let glued =
            self.is_kind(e1, Kind::Hyphen) && day.is_some_and(|stamp| stamp.weekday.is_none() && stamp.date.is_none());
        if !exact || glued && !(a.sure || b.sure || a.minute.is_some()) {
            return None;
        }
        if b.sure && !a.sure && a.hour <= 12 {
            let same = a.at_half(b.hour >= 12);
            a = if same.seconds() < b.seconds() { same } else { a.at_half(false) };
        } else if a.sure && !b.sure && b.hour <= 12 {
            let same = b.at_half(a.hour >= 12);
            b = if a.seconds() < same.seconds() { same } else { b.at_half(true) };
        }
        // "11-4" ends on the other side of noon, and the later reading of it on the next day.
        let over = !a.sure && !b.sure && b.seconds() < a.seconds() && a.hour <= 12 && b.hour < 12;
        let prefix = day.map_or_else(String::new, |stamp| stamp.timex());
        let next_day = || day.map_or_else(String::new, |stamp| stamp.next().timex());
        let mut draft =
            Draft::empty(at, end, if day.is_some() { NumberKind::DateTimeRange } else { NumberKind::TimeRange });
        draft.date = day.and_then(|stamp| self.resolved(&stamp, at, end, published)).map(|date| date.to_string());
        let mut ends = b.readings();
        if over {
            ends.reverse();
        }
        for (one, two) in a.readings().into_iter().zip(ends) {
            let length = clock_duration(two.seconds() - one.seconds());
            let until = if over && two.seconds() < one.seconds() { &next_day() } else { &prefix };
            draft.timex.push(span(&format!("{prefix}{}", one.timex()), &format!("{until}{}", two.timex()), &length));
        }
        Some(draft)
    }

    /// "last night", "next evening", "this morning": the piece after it, its day, and whether it is after noon.
    fn part_of_some_day(&self, at: usize, published: Option<Date>) -> Option<(usize, Stamp, Option<bool>)> {
        let step = self.step_at(at).filter(|_| self.has(at + 1, Senses::DAYPART))?;
        let day = published.and_then(|published| published.add_days(step)).map_or_else(Stamp::default, Stamp::known);
        let afternoon = match self.figures.label(self.word(at + 1)) {
            "MO" => Some(false),
            "AF" | "EV" | "NI" => Some(true),
            _ => None,
        };
        Some((at + 2, day, afternoon))
    }
}
