//! Clock times: "8:30 p.m.", "noon", "half past six", "in the morning".

use super::pieces::Pieces;
use super::timex::Clock;
use crate::lexicon::figures::Senses;
use crate::text::Kind;

impl Pieces<'_, '_> {
    /// A small whole number in digits or words, below the limit.
    pub(super) fn small(&self, at: usize, limit: u32) -> Option<(usize, u8)> {
        if self.is_kind(at, Kind::Number) {
            let surface = self.surface(at);
            let number: u32 = (surface.len() <= 2).then(|| surface.parse().ok())??;
            return (number < limit).then_some((at + 1, number as u8));
        }
        if !self.has(at, Senses::CARDINAL) {
            return None;
        }
        let mut number = self.figures.number(self.word(at)) as u32;
        let mut end = at + 1;
        let next = if self.is_joint(end) { end + 1 } else { end };
        if number >= 20 && self.has(next, Senses::CARDINAL) {
            let ones = self.figures.number(self.word(next)) as u32;
            if (1..10).contains(&ones) {
                number += ones;
                end = next + 1;
            }
        }
        (number < limit).then_some((end, number as u8))
    }

    /// "a.m.", "pm", "p": whether it is the afternoon.
    fn half_of_day(&self, at: usize) -> Option<(usize, bool)> {
        let surface = self.surface(at);
        if self.is_any(at, &["am", "a.m.", "a.m", "am."]) {
            return Some((at + 1, false));
        }
        if self.is_any(at, &["pm", "p.m.", "p.m", "pm."]) {
            return Some((at + 1, true));
        }
        // "at 9p"; by itself 20p is a price.
        let led = at > 1
            && (self
                .is_any(at - 2, &["at", "by", "from", "to", "till", "until", "before", "after", "around", "-", "and"])
                || self.has(at - 2, Senses::DAY | Senses::WEEKDAY)
                || self.is_kind(at - 2, Kind::Colon));
        if self.glued(at) && matches!(surface, "a" | "p") && led && self.small(at - 1, 60).is_some() {
            return Some((at + 1, surface == "p"));
        }
        if self.is_any(at, &["a", "p"]) && self.is_any(at + 1, &["m", "m."]) {
            return Some((at + 2, self.is(at, "p")));
        }
        // "p . m ." is what a tokenized "p.m." looks like.
        if self.is_any(at, &["a", "p"]) && self.is_kind(at + 1, Kind::Period) && self.is(at + 2, "m") {
            return Some((at + 3 + usize::from(self.is_kind(at + 3, Kind::Period)), self.is(at, "p")));
        }
        if self.is_kind(at, Kind::Period) && self.glued(at) && self.is_any(at + 1, &["am", "pm"]) {
            return Some((at + 2, self.is(at + 1, "pm")));
        }
        None
    }

    /// "in the morning", "this afternoon": the part of a day after a time.
    fn half_by_part(&self, at: usize) -> Option<(usize, bool)> {
        let from = if self.are(at, &["in", "the"]) {
            at + 2
        } else if self.is(at, "at") && self.is(at + 1, "night") || self.is_any(at, &["this", "early", "late"]) {
            at + 1
        } else {
            at
        };
        if from == at && !self.has(at, Senses::DAYPART) || !self.has(from, Senses::DAYPART) {
            return None;
        }
        match self.figures.label(self.word(from)) {
            "MO" => Some((from + 1, false)),
            "AF" | "EV" | "NI" => Some((from + 1, true)),
            _ => None,
        }
    }

    /// A time of day. `led`: something before says that it is one ("at", a day), so that a bare hour will do.
    pub(super) fn clock(&self, at: usize, led: bool) -> Option<(usize, Clock)> {
        if let Some(found) = self.named_clock(at) {
            return Some(found);
        }
        let (mut end, hour) = self.hours(at)?;
        let mut clock = Clock { hour, ..Clock::default() };
        let mut exact = false;
        if self.is_kind(at, Kind::Number) && self.is_kind(end, Kind::Colon) && self.glued(end) && self.glued(end + 1) {
            let (after, minute) = self.two_digits(end + 1)?;
            clock.minute = Some(minute);
            exact = true;
            end = after;
            if self.is_kind(end, Kind::Colon)
                && self.glued(end)
                && self.glued(end + 1)
                && let Some((after, second)) = self.two_digits(end + 1)
            {
                clock.second = Some(second);
                end = after;
            }
            // "4:3", "1:36.6": no times. Nor is what goes on behind a colon.
            if self.is_kind(end, Kind::Colon) && self.glued(end) {
                return None;
            }
            if hour > 12 || hour == 0 {
                clock.sure = true;
            }
        } else if let Some(minute) = self.dotted(at) {
            clock.minute = Some(minute);
            let half = self.half_of_day(end);
            if half.is_none() && !led {
                return None;
            }
        } else if self.is_word(at)
            && let Some((after, minute)) = self.small(end, 60).filter(|(after, minute)| {
                (led || self.half_of_day(*after).is_some())
                    && *minute >= 10
                    && self.is_word(end)
                    && !self.has(*after, Senses::UNIT | Senses::SCALE)
            })
        {
            clock.minute = Some(minute);
            end = after;
        }
        if hour > 24 {
            return None;
        }
        if let Some((after, afternoon)) = self.half_of_day(end).filter(|_| hour <= 12 || hour < 24) {
            clock = clock.at_half(afternoon);
            end = after;
            if let Some((after, _)) = self.half_by_part(end) {
                end = after;
            }
            return Some((end, clock));
        }
        if self.is(end, "ish") && self.glued(end) {
            return Some((end + 1, Clock { sure: true, ..clock }));
        }
        let hours =
            self.is_any(end, &["o'clock", "oclock", "o’clock", "ish"]) && (!self.is(end, "ish") || self.glued(end));
        if hours {
            end += 1;
            exact = true;
        }
        if let Some((after, afternoon)) = self.half_by_part(end).filter(|_| exact || led || self.is(end, "in")) {
            return Some((after, clock.at_half(afternoon)));
        }
        let bare = led && (1..=24).contains(&hour) && self.ends_time(end);
        (exact || bare).then_some((end, clock))
    }

    /// Whether a bare hour can end here: it is not the start of a date, an amount or a count.
    fn ends_time(&self, at: usize) -> bool {
        let joined = self.is_joint(at)
            || self.is_kind(at, Kind::Slash)
            || self.is_kind(at, Kind::Percent)
            || self.is_kind(at, Kind::Currency);
        let counts = self.has(at, Senses::MONTH | Senses::UNIT | Senses::SCALE | Senses::CARDINAL | Senses::ORDINAL);
        let glued = self.glued(at) && self.is_word(at);
        if self.has(at, Senses::RELATIVE | Senses::OPENER) {
            return true;
        }
        let noun = self.is_word(at)
            && (self.class(at).is_nominal() || self.class(at) == crate::model::Class::Adjective)
            && !self.has(at, Senses::DAY | Senses::WEEKDAY | Senses::DAYPART);
        !(joined || counts || glued || noun || self.is_kind(at, Kind::Number))
    }

    /// "T17:30:00Z" behind a day.
    pub(super) fn iso_clock(&self, at: usize) -> Option<(usize, Clock)> {
        let hour: u8 =
            self.surface(at).strip_prefix('T').filter(|hour| hour.len() == 2 && self.glued(at))?.parse().ok()?;
        let colon = |at: usize| self.is_kind(at, Kind::Colon) && self.glued(at);
        let (mut end, minute) = self.two_digits(at + 2).filter(|_| colon(at + 1) && hour < 24)?;
        let mut clock = Clock { hour, minute: Some(minute), second: None, sure: true };
        if colon(end)
            && let Some((after, second)) = self.two_digits(end + 1)
        {
            (end, clock.second) = (after, Some(second));
        }
        Some((end + usize::from(self.is(end, "Z") && self.glued(end)), clock))
    }

    /// "0800", "1500 hours" behind "at" and its like.
    pub(super) fn military(&self, at: usize) -> Option<(usize, Clock)> {
        let surface = self.surface(at);
        let digits = self.integer(at).filter(|_| surface.len() == 4)? as u32;
        let (hour, minute) = (digits / 100, digits % 100);
        let hours = self.is_any(at + 1, &["hours", "hrs"]);
        if hour > 23 || minute > 59 || !(surface.starts_with('0') || hours) {
            return None;
        }
        let end = at + 1 + usize::from(hours);
        Some((
            end,
            Clock { hour: hour as u8, minute: Some(minute as u8), sure: hour > 12 || hours, ..Clock::default() },
        ))
    }

    fn two_digits(&self, at: usize) -> Option<(usize, u8)> {
        let surface = self.surface(at);
        let minute: u8 = (self.is_kind(at, Kind::Number) && surface.len() == 2).then(|| surface.parse().ok())??;
        (minute < 60).then_some((at + 1, minute))
    }

    fn hours(&self, at: usize) -> Option<(usize, u8)> {
        if self.dotted(at).is_some() {
            let hour: u8 = self.surface(at).split('.').next()?.parse().ok()?;
            return (hour < 25).then_some((at + 1, hour));
        }
        self.small(at, 25)
    }

    /// The minutes of "8.30".
    fn dotted(&self, at: usize) -> Option<u8> {
        if !self.is_kind(at, Kind::Number) {
            return None;
        }
        let (hour, minute) = self.surface(at).split_once('.')?;
        let minute: u8 = (minute.len() == 2 && hour.len() <= 2).then(|| minute.parse().ok())??;
        (minute < 60).then_some(minute)
    }

    /// "noon", "midnight", "half past six", "10 to nine".
    fn named_clock(&self, at: usize) -> Option<(usize, Clock)> {
        if self.has(at, Senses::DAYPART) {
            let hour = match self.figures.label(self.word(at)) {
                "NOON" => 12,
                "MIDNIGHT" => 0,
                _ => return None,
            };
            return Some((at + 1, Clock { hour, sure: true, ..Clock::default() }));
        }
        if self.are(at, &["mid", "night"]) {
            return Some((at + 2, Clock { sure: true, ..Clock::default() }));
        }
        // "12 noon"
        if self.integer(at) == Some(12) && self.has(at + 1, Senses::DAYPART) && !self.glued(at + 1) {
            return self.named_clock(at + 1);
        }
        // "a quarter past six"
        if self.is(at, "a") && self.is_any(at + 1, &["quarter", "half"]) {
            return self.named_clock(at + 1).filter(|_| self.is_any(at + 2, &["past", "to"]));
        }
        let (after, minutes) = if self.has(at, Senses::PART) {
            (at + 1, 60 / self.figures.number(self.word(at)).clamp(2, 60) as u8)
        } else {
            self.small(at, 60)?
        };
        let spelled = self.is_any(after, &["minutes", "minute", "mins", "min"]);
        let after = if spelled { after + 1 } else { after };
        let past = self.is_any(after, &["past"]);
        let usual = at > 0 && self.is_any(at - 1, &["at", "by", "until"]) && matches!(minutes, 5 | 10 | 20 | 25);
        let to = self.is_any(after, &["to", "till"]) && (self.has(at, Senses::PART) || spelled || usual);
        if !(past || to) {
            return None;
        }
        let (mut end, hour) = self.small(after + 1, 25)?;
        let clock = if past {
            Clock { hour, minute: Some(minutes), ..Clock::default() }
        } else {
            Clock { hour: if hour == 0 { 23 } else { hour - 1 }, minute: Some(60 - minutes), ..Clock::default() }
        };
        if self.is_any(end, &["o'clock", "oclock", "o’clock"]) {
            end += 1;
        }
        if let Some((after, afternoon)) = self.half_of_day(end).or_else(|| self.half_by_part(end)) {
            return Some((after, clock.at_half(afternoon)));
        }
        Some((end, clock))
    }
}
