//! Time that lasts: "several weeks", "all day", "for two weeks from Monday", "from 10 a.m. for 3 hours".

use super::date::Date;
use super::draft::Draft;
use super::pieces::Pieces;
use super::tense::Lean;
use super::timex::{Clock, clock_duration, duration, shifted, span};
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::text::Kind;

impl Pieces<'_, '_> {
    /// "several weeks", "few hours", "all day".
    pub(super) fn loose_duration(&self, at: usize) -> Option<Draft> {
        let all = self.is(at, "all");
        let couple = self.is(at, "couple");
        if !all && !couple && !self.is_any(at, &["several", "few", "some"]) {
            return None;
        }
        let next = if couple && self.is(at + 1, "of") { at + 2 } else { at + 1 };
        let (end, unit) = self.time_unit(next)?;
        if all == self.surface(next).ends_with('s') || self.has(next, Senses::ORDINAL | Senses::PART) {
            return None;
        }
        let start = if couple && at > 0 && self.is(at - 1, "a") { at - 1 } else { at };
        let mut draft = Draft::empty(start, end, NumberKind::Duration);
        draft.timex.extend(duration(
            if all {
                1.0
            } else if couple {
                2.0
            } else {
                3.0
            },
            unit,
        ));
        draft.unit = Some(unit.to_owned().into());
        Some(draft)
    }

    /// "for two weeks from Monday", "for 2 hours from 2 p.m.", "from 10 a.m. for 3 hours".
    pub(super) fn starting(&self, at: usize, published: Option<Date>) -> Option<Draft> {
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
            let first = stamp.resolve(published, || Lean::Future)?;
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
}

#[cfg(test)]
mod tests {
    use super::super::testing::only;

    #[test]
    fn what_lasts() {
        for (text, surface, timex) in [
            ("It rained for several weeks.", "several weeks", "P3W"),
            ("It rained for a couple of days.", "a couple of days", "P2D"),
            ("It rained all day.", "all day", "P1D"),
            ("It will rain for two weeks from Monday.", "for two weeks from Monday", "(2022-10-17,2022-10-31,P2W)"),
            ("It opens from 10 am for 3 hours.", "from 10 am for 3 hours", "(T10,T13:00:00,PT3H)"),
        ] {
            let (figure, found) = only(text);
            assert_eq!((found, figure.timex.concat().as_str()), (surface, timex), "{text}");
        }
    }
}
