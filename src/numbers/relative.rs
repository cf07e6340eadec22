//! Dates and times so far from another one: "two months ago", "in two weeks", "half an hour from now", "within 9
//! months", "the past 24 hours", "three weeks after January 15".

use super::date::Date;
use super::decimal::Value;
use super::draft::Draft;
use super::pieces::Pieces;
use super::tense::Lean;
use super::timex::{duration, shifted, span};
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;

/// So much time: "half an hour", "two weeks".
#[derive(Clone, Copy, Debug)]
struct Stretch<'u> {
    /// The piece after its numeral, and the one after all of it.
    numeral: usize,
    end: usize,
    count: f64,
    unit: &'u str,
}

impl Stretch<'_> {
    /// In seconds, where it is shorter than a day.
    fn seconds(&self) -> Option<i64> {
        let one = match self.unit {
            "hour" => 3600.0,
            "minute" => 60.0,
            "second" => 1.0,
            _ => return None,
        };
        (self.count < 100_000.0).then_some((self.count * one).round() as i64)
    }

    /// The day so far away: of whole days and longer units.
    fn day(&self, from: Date, sign: i64) -> Option<Date> {
        // "two and a half years"
        if self.unit == "year" && self.count.fract() != 0.0 {
            let months = self.count * 12.0;
            return shifted(from, sign * months as i64, "month").filter(|_| months.fract() == 0.0);
        }
        shifted(from, sign * self.count as i64, self.unit).filter(|_| self.count.fract() == 0.0)
    }
}

impl Pieces<'_, '_> {
    /// "half an hour", "two and a half years", "a couple of weeks", "12 months".
    fn stretch(&self, at: usize) -> Option<Stretch<'_>> {
        let one = self.is_any(at, &["a", "an"]);
        let couple = |at: usize| self.is(at, "couple") && self.is(at + 1, "of");
        let (next, mut count) = if couple(at) || one && couple(at + 1) {
            (at + 2 + usize::from(one), 2.0)
        } else if self.is(at, "half") && self.is_any(at + 1, &["a", "an"]) {
            (at + 2, 0.5)
        } else if one && self.has(at + 1, Senses::TIME) {
            (at + 1, 1.0)
        } else if let Some((next, count)) = self.small(at, 100).filter(|(next, _)| self.has(*next, Senses::TIME)) {
            (next, f64::from(count))
        } else {
            let numeral = self.numeral(at, false).filter(|numeral| numeral.vague.is_none())?;
            (numeral.end, numeral.value.float)
        };
        let (mut end, unit) = self.time_unit(next)?;
        if self.is(end, "and") && self.is_any(end + 1, &["a", "one"]) && self.is_any(end + 2, &["half", "quarter"]) {
            count += if self.is(end + 2, "half") { 0.5 } else { 0.25 };
            end += 3;
        }
        Some(Stretch { numeral: next, end, count, unit })
    }

    /// What is so far from the present or another day.
    pub(super) fn far(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        const REACH: usize = 8;
        if !(at..at + REACH).any(|near| self.has(near, Senses::UNIT)) {
            return None;
        }
        if self.is_any(at, &["in", "within"]) {
            return self.ahead(at, published);
        }
        let article = usize::from(self.is(at, "the"));
        let stepped = self.step_at(at + article).is_some() || self.step_at(at + 1).is_some();
        if stepped && let Some(draft) = self.hours_around(at, published) {
            return Some(draft);
        }
        self.ago(at, published)
    }

    /// The moment so many seconds from the publication, as TIMEX3.
    fn moment_at(&self, published: Option<Date>, seconds: i64) -> Option<(Date, String)> {
        let at = i64::from(self.present.second?) + seconds;
        let day = published?.add_days(at.div_euclid(86_400))?;
        let rest = at.rem_euclid(86_400);
        Some((day, format!("{day}T{:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60)))
    }

    /// "in two weeks", "within 9 months", where what happens is still to come.
    fn ahead(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let within = self.is(at, "within");
        let next = at + 1 + usize::from(self.is(at + 1, "the"));
        // "within the next 10 months"
        let next = if within && self.step_at(next) == Some(1) { next + 1 } else { next };
        let next = if self.is_any(next, &["about", "around", "roughly"]) { next + 1 } else { next };
        let stretch = self.stretch(next)?;
        let end = stretch.end;
        // "in 90 s"
        if self.is(end - 1, "s") {
            return None;
        }
        let time = self.is_any(end, &["'s", "’s"]) && self.is(end + 1, "time");
        // "the lowest in 30 years", "the first time in a decade"
        let record = |at: usize| {
            self.surface(at).ends_with("est") || self.is_any(at, &["first", "worst", "most", "least", "time", "times"])
        };
        if (at.saturating_sub(3)..at).any(record) {
            return None;
        }
        // Without a day to count from it is a duration like any other.
        published?;
        let coming = time || self.lean(at, end) == Lean::Future || self.is_fragment(at, end);
        if !coming || self.is_any(end, &["of", "ago", "after", "before", "from"]) || self.is_joint(end) {
            return None;
        }
        let length = duration(stretch.count, stretch.unit)?;
        // It stays a duration, whose TIMEX3 and date tell when it is over.
        let mut draft = Draft::empty(at, end, NumberKind::Duration);
        (draft.num_start, draft.num_end) = (next, stretch.numeral);
        let whole = stretch.count.fract() == 0.0 && (0.0..1e15).contains(&stretch.count);
        draft.value = Some(if whole { Value::whole(stretch.count as u64) } else { Value::float(stretch.count) });
        draft.unit = Some(stretch.unit.to_owned().into());
        let (then, timex) = if let Some(seconds) = stretch.seconds() {
            // Without the time of publication nothing more can be told.
            let (day, then) = self.moment_at(published, seconds)?;
            let (_, now) = self.moment_at(published, 0)?;
            (day, if within { span(&now, &then, &length) } else { then })
        } else {
            let now = published?;
            let then = stretch.day(now, 1)?;
            (then, if within { span(&now.to_string(), &then.to_string(), &length) } else { then.to_string() })
        };
        draft.date = Some(then.to_string());
        draft.timex.push(timex);
        Some(draft)
    }

    /// "the past 24 hours", "next 10 minutes", "5 past minutes", where the time of publication is known.
    fn hours_around(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let from = at + usize::from(self.is(at, "the") && self.step_at(at + 1).is_some());
        // "it lasts two hours" in its infinitive
        if self.is(from, "last") && self.class(from).is_verb()
            || from > 0 && self.is_any(from - 1, &["to", "not", "n't", "n’t"])
        {
            return None;
        }
        let (step, stretch) = if let Some(step) = self.step_at(from) {
            let bare = self.time_unit(from + 1).map(|(end, unit)| Stretch { numeral: from + 1, end, count: 1.0, unit });
            (step, bare.or_else(|| self.stretch(from + 1))?)
        } else {
            let (next, count) = self.small(at, 100)?;
            let (end, unit) = self.time_unit(next + 1)?;
            (self.step_at(next)?, Stretch { numeral: next, end, count: f64::from(count), unit })
        };
        let seconds = stretch.seconds().filter(|_| step != 0 && !self.is_joint(stretch.end))?;
        let (day, now) = self.moment_at(published, 0)?;
        let (other, then) = self.moment_at(published, step.signum() * seconds)?;
        let mut draft = Draft::empty(from, stretch.end, NumberKind::DateTimeRange);
        let (first, from, to) = if step < 0 { (other, then, now) } else { (day, now, then) };
        draft.date = Some(first.to_string());
        draft.timex.push(span(&from, &to, &duration(stretch.count, stretch.unit)?));
        Some(draft)
    }

    /// "two months ago", "three weeks from tomorrow", "4 days after January 12th", "half an hour from now".
    fn ago(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let more = self.are(at, &["more", "than"]) || self.are(at, &["less", "than"]);
        let from = if more { at + 2 } else { at };
        let stretch = self.stretch(from)?;
        let (end, unit) = (stretch.end, stretch.unit);
        let short = stretch.seconds();
        if self.is(end, "ago") || self.are(end, &["from", "now"]) {
            let (end, sign) = if self.is(end, "ago") { (end + 1, -1) } else { (end + 2, 1) };
            let mut draft = Draft::empty(at, end, NumberKind::Date);
            if let Some(seconds) = short {
                // Without the time of publication the duration says more.
                let (day, then) = self.moment_at(published, sign * seconds)?;
                draft.kind = NumberKind::DateTime;
                draft.date = Some(day.to_string());
                draft.timex.push(then);
                return Some(draft);
            }
            if more && sign < 0 || stretch.count.fract() != 0.0 && unit != "year" {
                return None;
            }
            draft.date = published.and_then(|published| stretch.day(published, sign)).map(|day| day.to_string());
            draft.timex.extend(draft.date.clone());
            return Some(draft);
        }
        let back = self.is(end, "before");
        if !back && !self.is_any(end, &["from", "after"]) || short.is_some() || stretch.count.fract() != 0.0 {
            return None;
        }
        let (after, base) = if let Some((after, day)) = self.coming_holiday(end + 1, published) {
            (after, Some(day))
        } else {
            let (after, stamp) = self.day(end + 1, published)?;
            let lean = || if stamp.month.is_some() { Lean::Future } else { self.lean(end + 1, after) };
            (after, stamp.resolve(published, lean))
        };
        let sign = if back { -1 } else { 1 };
        let date = base.and_then(|base| stretch.day(base, sign));
        let mut draft = Draft::empty(at, after, if more { NumberKind::DateRange } else { NumberKind::Date });
        draft.date = date.map(|date| date.to_string());
        if self.is(at, "less") {
            draft.timex.extend(base.zip(date).and_then(|(base, date)| {
                Some(span(&base.to_string(), &date.to_string(), &duration(stretch.count, unit)?))
            }));
        } else {
            draft.timex.extend(draft.date.clone());
        }
        Some(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{figures_of, only};
    use super::super::{Present, read_with};
    use crate::article::NumberKind;
    use crate::lexicon::figures::figures;
    use crate::model::Tagged;
    use crate::numbers::Published;
    use crate::text::Text;

    #[test]
    fn dates_so_far_away() {
        for (text, surface, date) in [
            ("It began two months ago.", "two months ago", "2022-08-14"),
            ("It began a couple of weeks ago.", "a couple of weeks ago", "2022-09-30"),
            ("It will begin three weeks from today.", "three weeks from today", "2022-11-04"),
        ] {
            let (figure, found) = only(text);
            assert_eq!((found, figure.kind, figure.date.as_deref()), (surface, NumberKind::Date, Some(date)), "{text}");
        }
    }

    #[test]
    fn what_will_take_some_time_has_a_date() {
        for (text, surface, value, unit, date) in [
            ("It will begin in two weeks.", "in two weeks", 2.0, "week", "2022-10-28"),
            ("It is due to begin in a year.", "in a year", 1.0, "year", "2023-10-14"),
            ("It will begin within 9 months.", "within 9 months", 9.0, "month", "2023-07-14"),
        ] {
            let (figure, found) = only(text);
            assert_eq!((found, figure.kind, figure.value), (surface, NumberKind::Duration, Some(value)), "{text}");
            assert_eq!((figure.unit.as_deref(), figure.date.as_deref()), (Some(unit), Some(date)), "{text}");
        }
    }

    #[test]
    fn what_took_some_time_took_a_duration() {
        for text in [
            "They built it in two weeks.",
            "Sales doubled within three years.",
            "She hasn’t worn it in six months.",
            "It is the lowest rate in 30 years.",
        ] {
            assert_eq!(only(text).0.kind, NumberKind::Duration, "{text}");
        }
        assert_eq!(figures_of("They lost it within two days of the vote.")[0].kind, NumberKind::Duration);
    }

    #[test]
    fn times_need_the_time_of_publication() {
        let read = |text: &str| {
            let published = Published::parse("2022-10-14T10:30:00").expect("a date");
            let present = Present { day: Some(published.day()), second: published.second(), ..Present::default() };
            let figure = read_with(figures(), &Tagged::new(Text::new(text)), present).swap_remove(0);
            (figure.kind, figure.timex.concat())
        };
        let found = |kind, timex: &str| (kind, timex.to_owned());
        assert_eq!(read("It began two hours ago."), found(NumberKind::DateTime, "2022-10-14T08:30:00"));
        assert_eq!(read("It will begin in 20 minutes."), found(NumberKind::Duration, "2022-10-14T10:50:00"));
        assert_eq!(read("It begins half an hour from now."), found(NumberKind::DateTime, "2022-10-14T11:00:00"));
        assert_eq!(
            read("It rained in the past 24 hours."),
            found(NumberKind::DateTimeRange, "(2022-10-13T10:30:00,2022-10-14T10:30:00,PT24H)")
        );
        assert_eq!(only("It began two hours ago.").0.kind, NumberKind::Duration);
    }
}
