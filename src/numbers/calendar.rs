//! The calendar: dates with their times, ranges of them, what stands before ("since August") and what recurs.

use super::date::Date;
use super::draft::Draft;
use super::pieces::Pieces;
use super::timex::{Clock, Stamp, begin};
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::text::Kind;

/// Senses that a date or time can start with.
pub(super) const STARTS: u32 = Senses::MONTH
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
    | Senses::NAMED
    | Senses::PRESENT
    | Senses::HOLIDAY;

/// Meals that are a time of day only behind "before" and "after".
const MEALS: [&str; 4] = ["breakfast", "lunch", "dinner", "supper"];

impl Pieces<'_, '_> {
    /// The date, time or period that starts here.
    pub(super) fn calendar(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        if !self.is_dated(at) {
            return None;
        }
        // "since", "every", "several": words that say something of the date or time after them.
        let led = self.has(at, Senses::OPENER | Senses::RELATIVE);
        let recurs = || {
            if led || self.has(at, Senses::SET | Senses::WEEKDAY) || self.is(at, "one") { self.set(at) } else { None }
        };
        let loose = || if led { self.loose_duration(at).or_else(|| self.starting(at, published)) } else { None };
        let draft = recurs()
            .or_else(|| self.span_of_days(at, published))
            .or_else(|| self.span_of_times(at, published))
            .or_else(|| if led { self.bounded(at, published) } else { None })
            .or_else(|| self.far(at, published))
            .or_else(loose)
            .or_else(|| self.moment(at, published).map(|draft| self.open_ended(draft)))?;
        Some(self.dated(draft, published))
    }

    /// Whether a date or time may start here, by what stands near: the grammar of dates is long, and most words are none.
    fn is_dated(&self, at: usize) -> bool {
        /// Words that are dates and times, or make them of numbers.
        const MAKES: u32 = Senses::MONTH
            | Senses::WEEKDAY
            | Senses::SEASON
            | Senses::DAYPART
            | Senses::DAY
            | Senses::SET
            | Senses::DECADE
            | Senses::TIME
            | Senses::NAMED
            | Senses::PRESENT
            | Senses::HOLIDAY;
        const REACH: usize = 8;
        /// Words that mean nothing by themselves and stand inside dates: "the end of the day", "from 5 to 6 pm today".
        const LINKS: [&str; 14] =
            ["of", "and", "or", "to", "than", "through", "thru", "other", "am", "pm", "th", "st", "nd", "rd"];
        let Some(piece) = self.get(at) else { return false };
        let number = piece.kind == Kind::Number;
        if !number && !piece.senses.any(STARTS) {
            return false;
        }
        // A word that means nothing in figures ends the look: in "the judge spoke on Monday" no date begins at "the".
        let inner =
            |at: &usize| !self.is_word(*at) || self.senses(*at) != Senses::default() || self.is_any(*at, &LINKS);
        if (at..(at + REACH).min(self.len())).take_while(inner).any(|at| self.has(at, MAKES)) {
            return true;
        }
        if number {
            return self.is_dated_number(at);
        }
        if piece.senses.any(Senses::CARDINAL | Senses::PART) {
            // "nineteen ninety-six", "half past two", "seven thirty a.m."
            let next = if self.is_joint(at + 1) { at + 2 } else { at + 1 };
            return self.has(next, Senses::CARDINAL | Senses::SCALE)
                || self.is_any(
                    next,
                    &["past", "to", "minutes", "o'clock", "o’clock", "oclock", "am", "pm", "a.m.", "p.m."],
                );
        }
        let opens = self.is_any(at, &["from", "between"]);
        // "within 3 min", "past 5 hrs"
        let spans = self.is_any(at, &["in", "within", "last", "past", "next"]);
        (at..(at + REACH).min(self.len())).any(|near| {
            self.is_kind(near, Kind::Number)
                && (opens || spans && self.has(near + 1, Senses::UNIT) || self.is_dated_number(near))
                || opens && self.has(near, Senses::CARDINAL)
        })
    }

    /// Whether digits may be a date or time by what they are and touch: "2015", "10/14", "8.30", "at 5"; "12 ships" is none.
    fn is_dated_number(&self, at: usize) -> bool {
        let surface = self.surface(at);
        surface.len() == 4
            || surface.len() == 8
            || self.glued(at + 1)
            || surface.contains('.')
            || self.is_kind(at + 1, Kind::Hyphen)
            || self.is_kind(at + 1, Kind::Dash)
            || self.surface(at + 1) == "~"
            || at > 0 && self.is_any(at - 1, &["at", "on", "by", "till", "until", "around", "circa", "about"])
            || self.is_any(
                at + 1,
                &["past", "to", "o'clock", "o’clock", "oclock", "a", "p", "s", "am", "pm", "a.m.", "p.m."],
            )
    }

    /// Gives a period its date: the first day of what its TIMEX3 names.
    fn dated(&self, mut draft: Draft, published: Option<Date>) -> Draft {
        if draft.kind == NumberKind::DateRange
            && draft.date.is_none()
            && let [timex] = draft.timex.as_slice()
        {
            let (start, end) = (draft.start, draft.end);
            draft.date = begin(timex, published, || self.lean(start, end)).map(|day| day.to_string());
        }
        draft
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
        if let Some(draft) = self.end_of_day(at, published).or_else(|| self.day_and_time(at, published)) {
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
        if let Some((end, clock)) = self
            .military(at)
            .filter(|_| at > 0 && self.is_any(at - 1, &["at", "by", "until", "before", "after", "around"]))
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
        // "at 4.30 every morning"
        let dotted = surface.contains('.');
        if dotted && self.is_any(at + 1, &["every", "each"]) {
            return false;
        }
        surface.len() > 2
            || dotted
            || self.is_age_at(at)
            || at >= 2
                && (self.class(at - 2).is_verb()
                    && !self
                        .is_any(at - 2, &["leave", "meet", "starts", "begins", "arrive", "started", "began", "back"])
                    || self.class(at - 2).is_nominal()
                        && !self.has(at - 2, Senses::TIME | Senses::DAY | Senses::WEEKDAY))
    }

    /// "end of the day", "end of Sunday", "EOD": the last second of a day.
    fn end_of_day(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let the = usize::from(self.is(at, "the"));
        let present = || published.map_or_else(Stamp::default, Stamp::known);
        let (end, stamp) = if self.is(at + the, "eod") {
            (at + the + 1, present())
        } else if self.are(at, &["end", "of"]) {
            let next = if self.is(at + 2, "the") { at + 3 } else { at + 2 };
            if self.is(next, "day") && !self.is_nominal(next + 1) {
                (next + 1, present())
            } else {
                self.day(next, published)?
            }
        } else {
            return None;
        };
        let mut draft = self.day_draft(at, end, &stamp, published);
        draft.kind = NumberKind::DateTime;
        for timex in &mut draft.timex {
            timex.push_str("T23:59:59");
        }
        Some(draft)
    }

    /// "now", "right now", "at present".
    fn present(&self, at: usize) -> Option<Draft> {
        if self.is(at, "date") && at > 0 && self.is(at - 1, "to") && !self.is_nominal(at + 1) {
            let free = !self.is_any(at + 1, &["back", "from", "with", "and", "or"]);
            let mut draft = Draft::empty(at - 1, at + 1, NumberKind::DateTime);
            draft.timex.push("PRESENT_REF".to_owned());
            return free.then_some(draft);
        }
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
        draft.date = self.resolved(stamp, at, end, published).map(|date| date.to_string());
        draft
    }

    /// The day of a stamp that stands here.
    pub(super) fn resolved(&self, stamp: &Stamp, at: usize, end: usize, published: Option<Date>) -> Option<Date> {
        stamp.resolve(published, || self.lean(at, end))
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
        // "mid today", "early tomorrow"
        if self.is_any(at, &["mid", "early", "late"]) && self.has(at + 1, Senses::DAY) {
            let (end, stamp) = self.day(at + 1, published)?;
            let mut draft = self.day_draft(at, end, &stamp, published);
            draft.kind = NumberKind::DateTimeRange;
            return Some(draft);
        }
        // "first Monday evening of next month", "the first Monday of May"
        if let Some((next, nth, weekday)) = self.nth_head(at) {
            let start = at + usize::from(self.is(at, "the"));
            if let Some((end, stamp)) = self.nth_of(next, nth, weekday, published) {
                return Some(self.day_draft(start, end, &stamp, published));
            }
            if self.has(next, Senses::DAYPART)
                && let Some((end, stamp)) = self.nth_of(next + 1, nth, weekday, published)
            {
                return Some(self.parted(start, end, &stamp, self.figures.label(self.word(next)), published));
            }
        }
        if let Some((end, stamp)) = self.day(at, published) {
            if let Some((after, clock)) = self.iso_clock(end) {
                return Some(self.timed(at, after, &stamp, clock, published));
            }
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
                // "Tuesday morning at 9"
                let hour = self.skip_at(part + 1);
                if let Some((after, clock)) = self.clock(hour, true).filter(|_| hour > part + 1) {
                    let afternoon = self.figures.label(self.word(part)) != "MO";
                    let clock = if clock.sure { clock } else { clock.at_half(afternoon) };
                    return Some(self.timed(at, after, &stamp, clock, published));
                }
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
        if around
            && let Some(mut draft) =
                self.day_and_time(from, published).filter(|draft| draft.kind == NumberKind::DateTime)
        {
            (draft.start, draft.phrase_start) = (at, at);
            return Some(draft);
        }
        // "building 4 this afternoon"
        if from > 0 && self.is_kind(from, Kind::Number) && self.has(from - 1, Senses::LABEL) {
            return None;
        }
        let (end, clock) = self.clock(from, false).or_else(|| {
            (self.is_kind(from, Kind::Number) && !self.glued(from) && !self.is_level(from))
                .then(|| self.clock(from, true))
                .flatten()
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
    pub(super) fn skip_at(&self, at: usize) -> usize {
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
        if let Some(step) =
            self.step_at(next).filter(|_| self.has(next + 1, Senses::DAYPART) && !self.is_any(next + 1, &MEALS))
        {
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
        if next == at && self.in_name(at) {
            return None;
        }
        let label = self.figures.label(self.word(next));
        // "before lunch"; a lunch by itself is a meal.
        if self.is_any(next, &MEALS) && !(at > 0 && self.is_any(at - 1, &["before", "after", "until", "till"])) {
            return None;
        }
        if matches!(label, "NOON" | "MIDNIGHT") || self.is_any(next, &["night", "nights", "overnight"]) && next == at {
            return None;
        }
        // "the morning of May 3"
        if self.is(next + 1, "of")
            && let Some((end, stamp)) = self.day(next + 2, published)
        {
            return Some(self.parted(next, end, &stamp, label, published));
        }
        let many = self.surface(next).ends_with('s') && !led;
        let mut draft = Draft::empty(at, next + 1, if many { NumberKind::Set } else { NumberKind::TimeRange });
        draft.timex.push(format!("T{label}"));
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

    /// "rose to 19 on Sunday", "put the number at 14 on Tuesday": what stands before says that it is an amount.
    fn is_level(&self, at: usize) -> bool {
        let near = |far: usize| at.saturating_sub(far)..at.saturating_sub(1);
        let last = at.wrapping_sub(1);
        self.is(last, "to") && near(5).any(|before| self.has(before, Senses::UP | Senses::DOWN))
            || self.is(last, "at")
                && near(4).any(|before| self.is_any(before, &["number", "figure", "toll", "total", "count", "tally"]))
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
            ("It will begin on Christmas Eve.", "Christmas Eve", "2022-12-24"),
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

    #[test]
    fn a_level_is_no_hour() {
        for text in ["The death toll rose to 19 on Sunday.", "The company put the number at 14 on Tuesday."] {
            let kinds: Vec<_> = figures_of(text).iter().map(|figure| figure.kind).collect();
            assert_eq!(kinds, [NumberKind::Cardinal, NumberKind::Date], "{text}");
        }
        assert_eq!(figures_of("They meet at 7 on Tuesday.")[0].kind, NumberKind::DateTime);
    }
}
