//! The calendar: dates with their times, ranges of them, what stands before ("since August") and what recurs.

use super::date::Date;
use super::draft::Draft;
use super::periods::Period;
use super::pieces::{Pieces, fill};
use super::timex::{Clock, Stamp, clock_duration, duration, shifted, span};
use crate::article::NumberKind;
use crate::lexicon::figures::{Senses, figures};
use crate::model::Tagged;
use crate::span::Span;
use crate::text::Kind;

/// Senses that a date or time can start with.
const STARTS: u32 = Senses::MONTH
    | Senses::WEEKDAY
    | Senses::SEASON
    | Senses::DAYPART
    | Senses::DAY
    | Senses::SET
    | Senses::DECADE
    | Senses::TIME
    | Senses::OPENER
    | Senses::RELATIVE
    | Senses::CARDINAL
    | Senses::ORDINAL
    | Senses::PART
    | Senses::HOLIDAY;

/// One end of a range.
#[derive(Clone, Copy, Debug)]
enum End {
    Day(Stamp),
    Month(Option<i32>, u8),
    Year(i32),
    Clock(Clock),
    DayClock(Stamp, Clock),
}

impl Pieces<'_, '_> {
    /// The date, time or period that starts here.
    pub(super) fn calendar(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        if !self.is_kind(at, Kind::Number) && !self.has(at, STARTS) {
            return None;
        }
        self.set(at)
            .or_else(|| self.span_of_days(at, published))
            .or_else(|| self.span_of_times(at, published))
            .or_else(|| self.bounded(at, published))
            .or_else(|| self.ago(at, published))
            .or_else(|| self.loose_duration(at))
            .or_else(|| self.starting(at, published))
            .or_else(|| self.moment(at, published).map(|draft| self.open_ended(draft)))
    }

    /// "several weeks", "few hours", "all day".
    fn loose_duration(&self, at: usize) -> Option<Draft> {
        let all = self.is(at, "all");
        if !all && !self.is_any(at, &["several", "few", "some"]) {
            return None;
        }
        let (end, unit) = self.time_unit(at + 1)?;
        if all == self.surface(at + 1).ends_with('s') || self.has(at + 1, Senses::ORDINAL | Senses::PART) {
            return None;
        }
        let mut draft = Draft::empty(at, end, NumberKind::Duration);
        draft.timex.extend(duration(if all { 1.0 } else { 3.0 }, unit));
        draft.unit = Some(unit.into());
        Some(draft)
    }

    /// "for two weeks from Monday", "for 2 hours from 2 p.m.", "from 10 a.m. for 3 hours".
    fn starting(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let lasts = |at: usize| {
            let (next, count) = self.small(at, 100).map(|(next, count)| (next, f64::from(count))).or_else(|| {
                let numeral = self.numeral(at, false)?;
                Some((numeral.end, numeral.value.float))
            })?;
            self.time_unit(next).map(|(end, unit)| (end, count, unit))
        };
        let clocked = |end: usize, clock: Clock, count: f64, unit: &str, more: i64| {
            let seconds = match unit {
                "hour" => count * 3600.0,
                "minute" => count * 60.0,
                _ => return None,
            } as i64
                + more;
            let last = clock.seconds() + seconds;
            let mut draft = Draft::empty(at, end, NumberKind::TimeRange);
            let to = format!("T{:02}:{:02}:{:02}", last / 3600 % 24, last / 60 % 60, last % 60);
            draft.timex.push(span(&clock.timex(), &to, &clock_duration(seconds)));
            Some(draft)
        };
        if self.is(at, "for") {
            let (end, count, unit) = lasts(at + 1)?;
            let next = if self.is_kind(end, Kind::Comma) { end + 1 } else { end };
            if !self.is_any(next, &["from", "starting"]) {
                return None;
            }
            if matches!(unit, "hour" | "minute") {
                let (after, clock) = self.clock(next + 1, true)?;
                return clocked(after, clock, count, unit, 0);
            }
            let (after, stamp) = self.day(next + 1, published)?;
            let first = stamp.resolve(published)?;
            let last = shifted(first, count as i64, unit).filter(|_| count.fract() == 0.0)?;
            let mut draft = Draft::empty(at, after, NumberKind::DateRange);
            draft.timex.push(span(&first.to_string(), &last.to_string(), &duration(count, unit)?));
            return Some(draft);
        }
        if !self.is(at, "from") {
            return None;
        }
        let (end, clock) = self.clock(at + 1, true)?;
        if !self.is(end, "for") {
            return None;
        }
        let (mut after, count, unit) = lasts(end + 1)?;
        let mut more = 0;
        if let Some((last, minutes, "minute")) = lasts(after).filter(|_| unit == "hour") {
            more = minutes as i64 * 60;
            after = last;
        }
        clocked(after, clock, count, unit, more)
    }

    /// "2018 or later", "1/1/2016 and after".
    fn open_ended(&self, mut draft: Draft) -> Draft {
        let end = draft.end;
        let open = self.is_any(end, &["or", "and"])
            && self.is_any(end + 1, &["later", "after", "greater", "earlier", "onward", "onwards", "before"])
            && !self.is_word(end + 2);
        if open && matches!(draft.kind, NumberKind::Date | NumberKind::DateRange) {
            draft.kind = NumberKind::DateRange;
            draft.end = end + 2;
            draft.phrase_end = end + 2;
        }
        draft
    }

    /// A day, a day with a time, a time, a part of a day, a period.
    fn moment(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        if let Some(draft) = self.day_and_time(at, published) {
            return Some(draft);
        }
        if let Some((end, period)) = self.period(at, published) {
            let mut draft = Draft::empty(at, end, NumberKind::DateRange);
            draft.timex.extend(period.timex);
            return Some(draft);
        }
        if let Some((end, clock)) = self
            .clock(at, at > 0 && self.is_any(at - 1, &["at"]) && self.is_kind(at, Kind::Number) && !self.price_like(at))
        {
            let mut draft = Draft::empty(at, end, NumberKind::Time);
            draft.timex = clock.readings().into_iter().map(Clock::timex).collect();
            return Some(draft);
        }
        self.part_of_day(at, published).or_else(|| self.present(at))
    }

    /// "at 5" is a time where nothing says that it is a price, a level or an age.
    fn price_like(&self, at: usize) -> bool {
        let surface = self.surface(at);
        surface.len() > 2
            || surface.contains('.')
            || at >= 2
                && (self.class(at - 2).is_verb()
                    && !self
                        .is_any(at - 2, &["leave", "meet", "starts", "begins", "arrive", "started", "began", "back"])
                    || self.class(at - 2).is_nominal()
                        && !self.has(at - 2, Senses::TIME | Senses::DAY | Senses::WEEKDAY))
    }

    /// "now", "right now", "at present".
    fn present(&self, at: usize) -> Option<Draft> {
        let end = if self.are(at, &["right", "now"]) || self.are(at, &["at", "present"]) {
            at + 2
        } else if self.are(at, &["at", "this", "time"]) && !self.is(at + 3, "of") {
            at + 3
        } else {
            return None;
        };
        let mut draft = Draft::empty(at, end, NumberKind::DateTime);
        draft.timex.push("PRESENT_REF".to_owned());
        Some(draft)
    }

    fn day_draft(&self, at: usize, end: usize, stamp: &Stamp, published: Option<Date>) -> Draft {
        let mut draft = Draft::empty(at, end, NumberKind::Date);
        if *stamp != Stamp::default() {
            draft.timex.push(stamp.timex());
        }
        draft.date = stamp.resolve(published).map(|date| date.to_string());
        draft
    }

    /// "Friday at 5", "3 p.m. on Monday", "tomorrow morning", or the day alone.
    fn day_and_time(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let tonight = self.is_any(at, &["tonight", "tonite"]);
        let last_night = self.are(at, &["last", "night"]);
        if tonight || last_night {
            let day = published.and_then(|published| published.add_days(-i64::from(last_night)));
            let stamp = day.map_or_else(Stamp::default, Stamp::known);
            let end = if tonight { at + 1 } else { at + 2 };
            if let Some((after, clock)) = self.clock(self.skip_at(end), true).filter(|_| self.skip_at(end) > end) {
                let clock = if clock.hour > 4 { clock.at_half(true) } else { Clock { sure: true, ..clock } };
                return Some(self.timed(at, after, &stamp, clock, published));
            }
            return Some(self.parted(at, end, &stamp, "NI", published));
        }
        if let Some((end, stamp)) = self.day(at, published) {
            let comma = if self.is_kind(end, Kind::Comma) { end + 1 } else { end };
            let next = self.skip_at(comma);
            let led = next > comma
                || self.is_kind(next, Kind::Number)
                    && !self.is_kind(comma, Kind::Comma)
                    && comma == end
                    && self.is_kind(next + 1, Kind::Colon);
            if let Some((after, clock)) = self.clock(next, led).filter(|_| {
                led || comma == end || self.is_kind(next + 1, Kind::Colon) || self.clock(next, false).is_some()
            }) {
                return Some(self.timed(at, after, &stamp, clock, published));
            }
            // "tomorrow before 5 p.m."
            if self.is_any(end, &["before", "after", "until", "by"])
                && let Some((after, clock)) = self.clock(end + 1, false)
            {
                let mut draft = self.timed(at, after, &stamp, clock, published);
                draft.kind = NumberKind::DateTimeRange;
                return Some(draft);
            }
            let part = if self.are(comma, &["in", "the"]) { comma + 2 } else { end };
            let part = if self.is_any(part, &["early", "late"]) { part + 1 } else { part };
            if self.has(part, Senses::DAYPART)
                && !self.surface(part).ends_with('s')
                && !matches!(self.figures.label(self.word(part)), "NOON" | "MIDNIGHT")
            {
                return Some(self.parted(at, part + 1, &stamp, self.figures.label(self.word(part)), published));
            }
            if self.has(part, Senses::DAYPART) && stamp.weekday.is_some() && self.surface(part).ends_with('s') {
                let mut draft = Draft::empty(at, part + 1, NumberKind::Set);
                draft.timex.push(format!("{}T{}", stamp.timex(), self.figures.label(self.word(part))));
                return Some(draft);
            }
            if self.is_any(end, &["am", "pm"]) && self.has(at, Senses::DAY) {
                return Some(self.parted(at, end + 1, &stamp, if self.is(end, "am") { "MO" } else { "AF" }, published));
            }
            return Some(self.day_draft(at, end, &stamp, published));
        }
        let around = self.is_any(at, &["around", "circa", "about"]);
        let from = if around { at + 1 } else { at };
        let (end, clock) = self.clock(from, false).or_else(|| {
            (self.is_kind(from, Kind::Number) && !self.glued(from)).then(|| self.clock(from, true)).flatten()
        })?;
        let zone =
            self.is_any(end, &["ET", "GMT", "EST", "EDT", "PT", "CET", "BST", "UTC", "local", "Eastern", "Pacific"]);
        let next = if zone { end + 1 } else { end };
        let next = if self.is(next, "time") { next + 1 } else { next };
        let comma = if self.is_kind(next, Kind::Comma) { next + 1 } else { next };
        let on = if self.is_any(comma, &["on", "of"]) { comma + 1 } else { comma };
        if let Some((after, stamp)) = self.day(on, published) {
            return Some(self.timed(at, after, &stamp, clock, published));
        }
        if self.is_any(on, &["tonight", "tonite"]) {
            let stamp = published.map_or_else(Stamp::default, Stamp::known);
            return Some(self.timed(at, on + 1, &stamp, clock.at_half(true), published));
        }
        // "8 a.m. this morning"
        let this = self.is_any(end, &["this"]) && self.has(end + 1, Senses::DAYPART);
        if this || clock.sure && self.is(end.wrapping_sub(2), "this") {
            let stamp = published.map_or_else(Stamp::default, Stamp::known);
            return Some(self.timed(at, if this { end + 2 } else { end }, &stamp, clock, published));
        }
        let repeated = self.is_any(end, &["each", "every"]) && self.is(end + 1, "day") || self.is(end, "everyday");
        if repeated {
            let mut draft = Draft::empty(at, if self.is(end, "everyday") { end + 1 } else { end + 2 }, NumberKind::Set);
            draft.timex.push(clock.timex());
            return Some(draft);
        }
        if around && self.clock(from, false).is_some() {
            let mut draft = Draft::empty(at, end, NumberKind::Time);
            draft.timex = clock.readings().into_iter().map(Clock::timex).collect();
            return Some(draft);
        }
        None
    }

    /// Past "at", "for", "around" before a time.
    fn skip_at(&self, at: usize) -> usize {
        let mut next = at;
        while next < at + 2 && self.is_any(next, &["at", "for", "around", "@", "by", "about"]) {
            next += 1;
        }
        next
    }

    fn timed(&self, at: usize, end: usize, stamp: &Stamp, clock: Clock, published: Option<Date>) -> Draft {
        let mut draft = self.day_draft(at, end, stamp, published);
        draft.kind = NumberKind::DateTime;
        draft.timex = clock.readings().into_iter().map(|clock| format!("{}{}", stamp.timex(), clock.timex())).collect();
        if *stamp == Stamp::default() {
            draft.timex.clear();
        }
        draft
    }

    fn parted(&self, at: usize, end: usize, stamp: &Stamp, part: &str, published: Option<Date>) -> Draft {
        let mut draft = self.day_draft(at, end, stamp, published);
        draft.kind = NumberKind::DateTimeRange;
        draft.timex = if *stamp == Stamp::default() { Vec::new() } else { vec![format!("{}T{part}", stamp.timex())] };
        draft
    }

    /// "in the morning", "this afternoon", "late this evening", "mornings".
    fn part_of_day(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let mut next = at;
        if self.is_any(next, &["early", "late", "later"]) {
            next += 1;
        }
        if let Some(step) = self.step_at(next).filter(|_| self.has(next + 1, Senses::DAYPART)) {
            let label = self.figures.label(self.word(next + 1));
            let day = published.and_then(|published| published.add_days(step));
            return Some(self.parted(at, next + 2, &day.map_or_else(Stamp::default, Stamp::known), label, published));
        }
        let led = self.are(next, &["in", "the"]);
        if led {
            next += 2;
        } else if self.is_any(next, &["in", "at"]) && self.has(next + 1, Senses::DAYPART) {
            next += 1;
        }
        if !self.has(next, Senses::DAYPART) {
            return None;
        }
        let label = self.figures.label(self.word(next));
        if matches!(label, "NOON" | "MIDNIGHT") || self.is_any(next, &["night", "nights", "overnight"]) && next == at {
            return None;
        }
        let many = self.surface(next).ends_with('s') && !led;
        let mut draft = Draft::empty(at, next + 1, if many { NumberKind::Set } else { NumberKind::TimeRange });
        draft.timex.push(format!("T{label}"));
        Some(draft)
    }

    /// "every day", "each two weeks", "every Sunday", "daily".
    fn set(&self, at: usize) -> Option<Draft> {
        let draft = |end, timex: String| {
            let mut draft = Draft::empty(at, end, NumberKind::Set);
            draft.timex.push(timex);
            Some(draft)
        };
        if self.has(at, Senses::SET) {
            if let Some((end, clock)) = self.clock(self.skip_at(at + 1), true).filter(|_| self.is(at, "everyday")) {
                return draft(end, clock.timex());
            }
            return draft(at + 1, self.figures.label(self.word(at)).to_owned());
        }
        if !self.is_any(at, &["every", "each", "any"]) {
            return None;
        }
        let mut next = at + 1;
        if self.is(next, "other") {
            next += 1;
        }
        if self.has(next, Senses::DAYPART) {
            let label = self.figures.label(self.word(next));
            if let Some((end, clock)) =
                self.clock(self.skip_at(next + 1), true).filter(|_| self.skip_at(next + 1) > next + 1)
            {
                return draft(end, clock.timex());
            }
            return draft(next + 1, format!("T{label}"));
        }
        if let Some(weekday) = self.weekday_at(next) {
            return draft(next + 1, format!("XXXX-WXX-{weekday}"));
        }
        let (after, count) = self.small(next, 100).unwrap_or((next, 1));
        if self.is(after, "weekday") {
            return draft(after + 1, "P1WD".to_owned());
        }
        let (end, unit) = self.time_unit(after)?;
        if matches!(unit, "second") && self.has(after, Senses::ORDINAL) {
            return None;
        }
        draft(end, duration(f64::from(count), unit)?)
    }

    /// "two months ago", "three weeks from tomorrow", "4 days after January 12th".
    fn ago(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let mut from = at;
        let more = self.are(at, &["more", "than"]) || self.are(at, &["less", "than"]);
        if more {
            from += 2;
        }
        let article = self.is_any(from, &["a", "an"]);
        let (next, count) = if article { (from + 1, 1) } else { self.small(from, 100)? };
        let (end, unit) = self.time_unit(next)?;
        if self.is(end, "ago") {
            let draft = |date: Option<Date>| {
                let mut draft = Draft::empty(at, end + 1, NumberKind::Date);
                draft.date = date.map(|date| date.to_string());
                draft.timex.extend(draft.date.clone());
                draft
            };
            if matches!(unit, "second" | "minute" | "hour") || more {
                return None;
            }
            return Some(draft(published.and_then(|published| shifted(published, -i64::from(count), unit))));
        }
        let back = self.is(end, "before");
        if !back && !self.is_any(end, &["from", "after"]) || matches!(unit, "second" | "minute" | "hour") {
            return None;
        }
        let (after, anchor) = if self.is(end + 1, "now") {
            (end + 2, published.map(Stamp::known))
        } else {
            self.day(end + 1, published).map(|(after, stamp)| (after, Some(stamp)))?
        };
        let base = anchor.and_then(|stamp| {
            stamp.date.or_else(|| match (stamp.year, stamp.month, stamp.day, published) {
                (None, Some(month), Some(day), Some(published)) => {
                    let date = Date::new(published.year(), month, day)?;
                    if date < published { Date::new(published.year() + 1, month, day) } else { Some(date) }
                }
                _ => stamp.resolve(published),
            })
        });
        let count = i64::from(count) * if back { -1 } else { 1 };
        let date = base.and_then(|base| shifted(base, count, unit));
        let mut draft = Draft::empty(at, after, if more { NumberKind::DateRange } else { NumberKind::Date });
        draft.date = date.map(|date| date.to_string());
        if self.are(at, &["less", "than"]) {
            draft.timex.extend(base.zip(date).and_then(|(base, date)| {
                Some(span(&base.to_string(), &date.to_string(), &duration(count.abs() as f64, unit)?))
            }));
        } else {
            draft.timex.extend(draft.date.clone());
        }
        Some(draft)
    }

    /// "since August", "before 2018", "after 3 p.m.", "2016 or later".
    fn bounded(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let next = if self.is_any(at, &["before", "after", "since", "until", "till", "starting"]) {
            if self.is(at, "starting") && self.is(at + 1, "on") { at + 2 } else { at + 1 }
        } else if self.are(at, &["prior", "to"])
            || self.are(at, &["later", "than"])
            || self.are(at, &["earlier", "than"])
        {
            at + 2
        } else if self.are(at, &["no", "later", "than"])
            || self.are(at, &["as", "late", "as"])
            || self.are(at, &["as", "early", "as"])
        {
            at + 3
        } else {
            return None;
        };
        let skip = if self.is(next, "the") && self.is_any(next + 1, &["year", "end", "beginning", "start", "middle"]) {
            next + 1
        } else {
            next
        };
        let mut draft = self.moment(skip, published)?;
        draft.start = at;
        draft.phrase_start = at;
        draft.num_start = at;
        draft.num_end = at;
        draft.kind = match draft.kind {
            NumberKind::Date | NumberKind::DateRange => NumberKind::DateRange,
            NumberKind::Time | NumberKind::TimeRange => NumberKind::TimeRange,
            NumberKind::DateTime | NumberKind::DateTimeRange => NumberKind::DateTimeRange,
            _ => return None,
        };
        Some(draft)
    }

    fn end(&self, at: usize, led: bool, published: Option<Date>) -> Option<(usize, End)> {
        if self.is(at, "now") {
            return published.map(|published| (at + 1, End::Day(Stamp::known(published))));
        }
        if let Some((end, stamp)) = self.day(at, published).or_else(|| {
            self.numeric_pair(at).filter(|_| led && (self.is_kind(at + 1, Kind::Slash) || self.has(at, Senses::MONTH)))
        }) {
            let comma = if self.is_kind(end, Kind::Comma) { end + 1 } else { end };
            if let Some((after, clock)) = self.clock(self.skip_at(comma), self.skip_at(comma) > comma) {
                return Some((after, End::DayClock(stamp, clock)));
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
        if let Some(year) = self.year_at(at).filter(|year| (1500..2100).contains(year)) {
            return Some((at + 1, End::Year(year)));
        }
        self.clock(at, led).map(|(end, clock)| (end, End::Clock(clock)))
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
    fn span_of_days(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let opened = self.is_any(at, &["from", "between"]);
        let between = self.is(at, "between");
        let from = if opened { at + 1 } else { at };
        if !self.is_kind(from, Kind::Number) && !self.has(from, STARTS) {
            return None;
        }
        let from = if opened && self.is(from, "the") && self.year_at(from + 1).is_none() { from + 1 } else { from };
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
        let next = if self.is(next, "the") { next + 1 } else { next };
        let dash = !self.is_word(e1);
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
            (End::Year(a), End::Year(b)) if a < b && (opened || dash || !self.is(e1, "to")) => {
                let mut draft = Draft::empty(at, e2, NumberKind::DateRange);
                draft.timex.push(span(&format!("{a:04}-01-01"), &format!("{b:04}-01-01"), &format!("P{}Y", b - a)));
                Some(draft)
            }
            (End::Month(..) | End::Year(_), End::Month(..)) | (End::Month(..), End::Year(_))
                if opened || self.is_word(from) || self.is_any(e1, &["through", "until"]) =>
            {
                self.months_draft(at, e2, a, b)
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
            _ => stamp.resolve(published),
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

    fn months_draft(&self, at: usize, end: usize, a: End, b: End) -> Option<Draft> {
        let parts = |end: End| match end {
            End::Month(year, month) => Some((year, month)),
            End::Year(year) => Some((Some(year), 1)),
            _ => None,
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
        let first = |year: Option<i32>, month: u8| {
            year.map_or_else(|| format!("XXXX-{month:02}-01"), |year| format!("{year:04}-{month:02}-01"))
        };
        let mut draft = Draft::empty(at, end, NumberKind::DateRange);
        draft.timex.push(span(&first(from_year, from), &first(to_year, to), &format!("P{months}M")));
        Some(draft)
    }

    /// "from 5 to 6 p.m. of April 22", "Monday 8-9 am", "between 3:00 pm and 5:00 pm".
    fn span_of_times(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let mut from = at;
        let mut day = None;
        let tonight = self.is_any(at, &["tonight"]);
        if let Some((end, stamp)) = self.day(at, published) {
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
        let (e1, mut a) = self.clock(from, false).or_else(|| {
            let (end, hour) = self.small(from, 25).filter(|(_, hour)| *hour > 0)?;
            let two_words = self.is_word(from).then(|| self.clock(from, true)).flatten();
            two_words.or(Some((end, Clock { hour, ..Clock::default() })))
        })?;
        let next = self.link(e1, between)?;
        let (e2, mut b) = self.clock(next, true)?;
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
            } else if opened && self.are(end, &["last", "night"]) {
                day = Some(
                    published.and_then(|published| published.add_days(-1)).map_or_else(Stamp::default, Stamp::known),
                );
                (a, b) = (a.at_half(true), b.at_half(true));
                end += 2;
            }
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
        let prefix = day.map_or_else(String::new, |stamp| stamp.timex());
        let mut draft =
            Draft::empty(at, end, if day.is_some() { NumberKind::DateTimeRange } else { NumberKind::TimeRange });
        draft.date = day.and_then(|stamp| stamp.resolve(published)).map(|date| date.to_string());
        for (one, two) in a.readings().into_iter().zip(b.readings()) {
            let length = clock_duration(two.seconds() - one.seconds());
            draft.timex.push(span(&format!("{prefix}{}", one.timex()), &format!("{prefix}{}", two.timex()), &length));
        }
        Some(draft)
    }
}

/// Tokens that are looked at for a date line.
const NEAR: u32 = 40;

/// The publication date that leads the text.
pub(super) fn dateline(tagged: &Tagged<'_>) -> Option<Date> {
    let figures = figures();
    let mut list = Vec::new();
    for sentence in tagged.text.sentences().iter().take(4) {
        if sentence.tokens.start > NEAR {
            break;
        }
        let end = sentence.tokens.end.min(sentence.tokens.start + NEAR);
        fill(tagged, figures, Span::new(sentence.tokens.start, end), &mut list);
        let pieces = Pieces { tagged, figures, list: &list };
        for at in 0..pieces.len() {
            let found = pieces.numeric_day(at).or_else(|| pieces.month_and_day(at)).or_else(|| {
                let next = if pieces.is_kind(at + 1, Kind::Comma) { at + 2 } else { at + 1 };
                pieces.weekday_at(at).and_then(|_| pieces.numeric_day(next).or_else(|| pieces.month_and_day(next)))
            });
            let Some((end, stamp)) = found else { continue };
            let Some(date) = stamp.resolve(None).filter(|_| pieces.leads(at, end, sentence.tokens.start)) else {
                continue;
            };
            return Some(date);
        }
    }
    None
}

impl Pieces<'_, '_> {
    /// Whether a date stands as a date line does: first of all, after "date" or "published", or between a place and a
    /// dash.
    fn leads(&self, at: usize, end: usize, sentence_start: u32) -> bool {
        let word =
            |at: usize| self.is_any(at, &["date", "published", "updated", "posted", "on", "dated", "issued", "by"]);
        let plain = (0..at).all(|at| {
            word(at) || self.is_kind(at, Kind::Colon) || self.has(at, Senses::WEEKDAY) || self.is_kind(at, Kind::Comma)
        });
        let labelled = at > 0 && (0..at).any(|at| word(at) && !self.is_any(at, &["on", "by"])) && at <= 4;
        if plain && (sentence_start == 0 && !self.is(0, "on") && !self.is(0, "by") || labelled) {
            return true;
        }
        let place = at > 0
            && self.get(0).is_some_and(|piece| piece.shape.is_capitalized())
            && at <= 8
            && self.is_kind(at - 1, Kind::Comma);
        let dash = (end..(end + 6).min(self.len()))
            .any(|at| matches!(self.kind(at), Some(Kind::Dash | Kind::Hyphen)) && !self.glued(at));
        let close = self.is_kind(end, Kind::Open) || self.is_kind(end, Kind::Dash) || self.is_kind(end, Kind::Hyphen);
        place && dash && close
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{figures_of, only};
    use crate::article::NumberKind;

    #[test]
    fn days() {
        for (text, surface, date) in [
            ("It began on February 24.", "February 24", "2022-02-24"),
            ("It began on 3 March 2021.", "3 March 2021", "2021-03-03"),
            ("It began this Friday, October 14.", "this Friday, October 14", "2022-10-14"),
            ("It began on 2021-03-03.", "2021-03-03", "2021-03-03"),
            ("It began on 3/14/2021.", "3/14/2021", "2021-03-14"),
            ("It began yesterday.", "yesterday", "2022-10-13"),
            ("It began on Wednesday.", "Wednesday", "2022-10-12"),
            ("It began two months ago.", "two months ago", "2022-08-14"),
            ("It began on Christmas Eve.", "Christmas Eve", "2022-12-24"),
        ] {
            let (figure, found) = only(text);
            assert_eq!((found, figure.date.as_deref()), (surface, Some(date)), "{text}");
            assert_eq!(figure.kind, NumberKind::Date, "{text}");
        }
    }

    #[test]
    fn periods() {
        for (text, surface, timex) in [
            ("It rained last week.", "last week", "2022-W40"),
            ("It rained this month.", "this month", "2022-10"),
            ("It rained in 2019.", "2019", "2019"),
            ("It rained in October 2019.", "October 2019", "2019-10"),
            ("It rained in the 1990s.", "1990s", "(1990-01-01,2000-01-01,P10Y)"),
            ("It rained from August to October.", "from August to October", "(XXXX-08-01,XXXX-10-01,P2M)"),
            ("It rained between 2014 and 2018.", "between 2014 and 2018", "(2014-01-01,2018-01-01,P4Y)"),
            ("It rained since August.", "since August", "XXXX-08"),
        ] {
            let (figure, found) = only(text);
            assert_eq!((found, figure.timex), (surface, vec![timex.to_owned()]), "{text}");
            assert_eq!(figure.kind, NumberKind::DateRange, "{text}");
        }
    }

    #[test]
    fn times() {
        for (text, kind, timex) in [
            ("It opens at 8:30 p.m. every time.", NumberKind::Time, "T20:30"),
            ("It opens at noon.", NumberKind::Time, "T12"),
            ("It opens tomorrow at 9 am.", NumberKind::DateTime, "2022-10-15T09"),
            ("It opens from 3 pm to 5 pm.", NumberKind::TimeRange, "(T15,T17,PT2H)"),
            ("It opens on Tuesday afternoon.", NumberKind::DateTimeRange, "XXXX-WXX-2TAF"),
            ("It opens every Sunday.", NumberKind::Set, "XXXX-WXX-7"),
        ] {
            let (figure, _) = only(text);
            assert_eq!((figure.kind, figure.timex), (kind, vec![timex.to_owned()]), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_dates() {
        for text in ["You may not enter.", "They march on.", "The Sun said so.", "He was sat down."] {
            assert_eq!(figures_of(text), Vec::new(), "{text}");
        }
    }
}
