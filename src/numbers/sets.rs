//! What recurs: "every day", "each two weeks", "every Sunday at 9 a.m.", "Mondays", "twice a week", "daily".

use super::draft::Draft;
use super::pieces::Pieces;
use super::timex::duration;
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::text::Kind;

impl Pieces<'_, '_> {
    /// What recurs, where it is named here.
    pub(super) fn set(&self, at: usize) -> Option<Draft> {
        let draft = |end, timex: String| {
            let mut draft = Draft::empty(at, end, NumberKind::Set);
            draft.timex.push(timex);
            Some(draft)
        };
        if self.has(at, Senses::SET) {
            // "the Daily Mirror"
            if self.in_name(at) {
                return None;
            }
            if let Some((end, clock)) = self.clock(self.skip_at(at + 1), true).filter(|_| self.is(at, "everyday")) {
                return draft(end, clock.timex());
            }
            return draft(at + 1, self.figures.label(self.word(at)).to_owned());
        }
        // "on Mondays"; "Tuesday afternoons" is read with its day.
        if let Some(weekday) = self.weekday_at(at) {
            let many = self.surface(at).ends_with("days") && !self.is_kind(at + 1, Kind::Hyphen);
            return if many { draft(at + 1, format!("XXXX-WXX-{weekday}")) } else { None };
        }
        // "once a week", "one a day"
        if self.is_any(at, &["once", "one"]) && self.is_any(at + 1, &["a", "an", "per", "each", "every"]) {
            let (end, unit) = self.time_unit(at + 2)?;
            return draft(end, duration(1.0, unit)?);
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
            let (end, time) = self.time_of_set(next + 1);
            return draft(end, format!("XXXX-WXX-{weekday}{time}"));
        }
        let (after, count) = self.small(next, 100).unwrap_or((next, 1));
        if self.is(after, "weekday") {
            return draft(after + 1, "P1WD".to_owned());
        }
        let (end, unit) = self.time_unit(after)?;
        if matches!(unit, "second") && self.has(after, Senses::ORDINAL) {
            return None;
        }
        // "every day at 9 a.m."
        let (last, time) = self.time_of_set(end);
        if unit == "day" && count == 1 && last > end {
            return draft(last, time);
        }
        draft(end, duration(f64::from(count), unit)?)
    }

    /// Whether a word of the calendar is the beginning of a name: "Daily Mirror", "Morning Star".
    pub(super) fn in_name(&self, at: usize) -> bool {
        self.capital(at)
            && self.capital(at + 1)
            && self.is_word(at + 1)
            && self.is_nominal(at + 1)
            && !self.has(at + 1, Senses::MONTH | Senses::WEEKDAY)
    }

    /// "at 9 a.m.", "morning" behind what recurs, as TIMEX3.
    fn time_of_set(&self, at: usize) -> (usize, String) {
        let next = self.skip_at(at);
        if let Some((end, clock)) = self.clock(next, next > at) {
            return (end, clock.timex());
        }
        if self.has(at, Senses::DAYPART) && !self.surface(at).ends_with('s') {
            let label = self.figures.label(self.word(at));
            if !matches!(label, "NOON" | "MIDNIGHT") {
                return (at + 1, format!("T{label}"));
            }
        }
        (at, String::new())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::only;
    use crate::article::NumberKind;

    #[test]
    fn sets() {
        for (text, surface, timex) in [
            ("It opens every day.", "every day", "P1D"),
            ("It opens every two weeks.", "every two weeks", "P2W"),
            ("It opens every Sunday at 9 a.m. sharp.", "every Sunday at 9 a.m.", "XXXX-WXX-7T09"),
            ("It opens every Monday morning.", "every Monday morning", "XXXX-WXX-1TMO"),
            ("It opens every day at noon.", "every day at noon", "T12"),
            ("It opens on Mondays.", "Mondays", "XXXX-WXX-1"),
            ("It opens once a month.", "once a month", "P1M"),
            ("It opens hourly.", "hourly", "PT1H"),
        ] {
            let (figure, found) = only(text);
            assert_eq!(
                (found, figure.timex.concat().as_str(), figure.kind),
                (surface, timex, NumberKind::Set),
                "{text}"
            );
        }
    }
}
