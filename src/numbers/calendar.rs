//! Dates: days, months, years, weekdays and the periods named from the publication date.

use super::date::Date;
use super::draft::Draft;
use super::pieces::{Pieces, fill};
use crate::article::NumberKind;
use crate::lexicon::figures::{Senses, figures};
use crate::model::{Class, Tagged};
use crate::text::Kind;

/// What is known of a day.
#[derive(Clone, Copy, Debug, Default)]
struct Day {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
    weekday: Option<u8>,
}

impl Pieces<'_, '_> {
    /// The date or period that starts here.
    pub(super) fn calendar(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        self.iso(at)
            .or_else(|| self.named_day(at, published))
            .or_else(|| self.relative_day(at, published))
            .or_else(|| self.relative_period(at, published))
            .or_else(|| self.year_alone(at))
    }

    fn integer(&self, at: usize) -> Option<i32> {
        let surface = self.surface(at);
        (self.is_kind(at, Kind::Number) && surface.len() <= 4 && surface.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| surface.parse().ok())
            .flatten()
    }

    fn year_at(&self, at: usize) -> Option<i32> {
        self.integer(at).filter(|year| (1000..2200).contains(year) && self.surface(at).len() == 4)
    }

    /// "2022-10-14".
    fn iso(&self, at: usize) -> Option<Draft> {
        let year = self.year_at(at)?;
        let (sign, other) = (self.surface(at + 1), self.surface(at + 3));
        if sign != other || !matches!(sign, "-" | "/" | ".") || !(1..5).all(|step| self.glued(at + step)) {
            return None;
        }
        let date = Date::new(year, self.integer(at + 2)? as u8, self.integer(at + 4)? as u8)?;
        let mut draft = Draft::empty(at, at + 5, NumberKind::Date);
        draft.timex.push(date.to_string());
        draft.date = Some(date.to_string());
        Some(draft)
    }

    /// "Friday, October 14, 2022", "14 October", "October 2022", "October".
    fn named_day(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let mut day = Day::default();
        let mut end = at;
        let this = self.is(at, "this") && self.has(at + 1, Senses::WEEKDAY);
        if this {
            end += 1;
        }
        if self.weekday_at(end) {
            day.weekday = Some(self.figures.calendar_number(self.word(end)) as u8);
            end += 1;
            let next = if self.is_kind(end, Kind::Comma) { end + 1 } else { end };
            if let Some(after) = self.month_and_day(next, &mut day) {
                end = after;
            }
        } else {
            end = self.month_and_day(end, &mut day)?;
        }
        let _ = this;
        let mut draft = Draft::empty(at, end, NumberKind::Date);
        let month = |month: u8| format!("{month:02}");
        match (day.month, day.day) {
            (Some(m), Some(d)) => {
                draft.timex.push(match day.year {
                    Some(year) => format!("{year:04}-{m:02}-{d:02}"),
                    None => format!("XXXX-{m:02}-{d:02}"),
                });
                let date = match (day.year, published) {
                    (Some(year), _) => Date::new(year, m, d),
                    (None, Some(published)) => nearest_year(m, d, published),
                    _ => None,
                };
                draft.date = date.map(|date| date.to_string());
            }
            (Some(m), None) => {
                draft.kind = NumberKind::DateRange;
                draft.timex.push(match day.year {
                    Some(year) => format!("{year:04}-{}", month(m)),
                    None => format!("XXXX-{}", month(m)),
                });
            }
            _ => {
                let weekday = day.weekday?;
                draft.timex.push(format!("XXXX-WXX-{weekday}"));
                draft.date =
                    published.and_then(|published| latest_weekday(published, weekday)).map(|date| date.to_string());
            }
        }
        Some(draft)
    }

    fn weekday_at(&self, at: usize) -> bool {
        self.has(at, Senses::WEEKDAY)
            && self.capital(at)
            && !(self.is_any(at, &["sun", "sat", "wed", "mon"]) && !self.capital(at))
    }

    fn month_at(&self, at: usize) -> Option<u8> {
        if !self.has(at, Senses::MONTH) || !self.capital(at) {
            return None;
        }
        Some(self.figures.calendar_number(self.word(at)) as u8)
    }

    fn day_number(&self, at: usize) -> Option<(usize, u8)> {
        let number = self.integer(at).filter(|day| (1..=31).contains(day) && self.surface(at).len() <= 2)?;
        let suffix = self.glued(at + 1) && self.is_any(at + 1, &["st", "nd", "rd", "th"]);
        Some((if suffix { at + 2 } else { at + 1 }, number as u8))
    }

    /// "October 14, 2022", "14 October 2022", "October 2022", "October".
    fn month_and_day(&self, at: usize, day: &mut Day) -> Option<usize> {
        let mut end;
        if let Some(month) = self.month_at(at) {
            day.month = Some(month);
            end = at + 1;
            if let Some((after, number)) =
                self.day_number(end).filter(|(after, _)| !self.is_kind(*after, Kind::Percent))
            {
                day.day = Some(number);
                end = after;
            } else if self.year_at(end).is_none() && !self.month_is_sure(at) {
                return None;
            }
        } else {
            let (after, number) = self.day_number(at)?;
            let after = if self.is(after, "of") { after + 1 } else { after };
            day.month = Some(self.month_at(after)?);
            day.day = Some(number);
            end = after + 1;
        }
        let year = if self.is_kind(end, Kind::Comma) || self.is(end, "of") { end + 1 } else { end };
        if let Some(number) = self.year_at(year).filter(|year| *year > 1500) {
            day.year = Some(number);
            end = year + 1;
        }
        Some(end)
    }

    /// "May" and "March" are also other words; "Jan" and "April" are also names.
    fn month_is_sure(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        let led = before.is_some_and(|before| {
            self.is_any(
                before,
                &[
                    "in", "since", "by", "until", "till", "last", "next", "this", "from", "of", "early", "late", "mid",
                    "during", "before", "after", "to", "through", "and", "-", "every",
                ],
            )
        });
        match self.surface(at) {
            "May" | "March" | "Mar" | "Jan" | "Mar." | "Dec" | "Sep" => led,
            "April" | "June" | "August" => led || !self.capital(at + 1) || self.is_kind(at + 1, Kind::Comma),
            _ => true,
        }
    }

    /// "today", "yesterday".
    fn relative_day(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        if !self.has(at, Senses::DAY) {
            return None;
        }
        let mut draft = Draft::empty(at, at + 1, NumberKind::Date);
        let days = i64::from(self.figures.calendar_number(self.word(at)));
        draft.date = published.and_then(|published| published.add_days(days)).map(|date| date.to_string());
        draft.timex.extend(draft.date.clone());
        Some(draft)
    }

    /// "last week", "this year", "the past decade".
    fn relative_period(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        if !self.is_any(at, &["last", "this", "next", "past", "previous", "coming", "current"])
            || !self.has(at + 1, Senses::TIME)
        {
            return None;
        }
        let (_, unit) = self.unit_at(at + 1)?;
        let unit = self.figures.unit(unit).name;
        let step: i64 = match () {
            () if self.is_any(at, &["last", "past", "previous"]) => -1,
            () if self.is_any(at, &["next", "coming"]) => 1,
            () => 0,
        };
        if !matches!(unit, "week" | "month" | "year" | "decade" | "century" | "quarter" | "weekend")
            || self.surface(at + 1).ends_with('s')
        {
            return None;
        }
        let mut draft = Draft::empty(at, at + 2, NumberKind::DateRange);
        if let Some(published) = published {
            let timex = match unit {
                "week" => published
                    .add_days(7 * step)
                    .map(|day| day.iso_week())
                    .map(|(year, week)| format!("{year:04}-W{week:02}")),
                "month" => published.add_months(step).map(|day| format!("{:04}-{:02}", day.year(), day.month())),
                "year" => Some(format!("{:04}", i64::from(published.year()) + step)),
                _ => None,
            };
            draft.timex.extend(timex);
        }
        Some(draft)
    }

    /// A year: "in 2019", "the 2020 season".
    fn year_alone(&self, at: usize) -> Option<Draft> {
        let year = self.year_at(at).filter(|year| (1500..2100).contains(year))?;
        let before = at.checked_sub(1);
        let glued = self.glued(at)
            || self.glued(at + 1)
                && !matches!(
                    self.kind(at + 1),
                    Some(
                        Kind::Period
                            | Kind::Comma
                            | Kind::Close
                            | Kind::SingleMark
                            | Kind::DoubleMark
                            | Kind::Colon
                            | Kind::Semicolon
                            | Kind::Question
                    )
                );
        let decade = self.glued(at + 1) && self.is_any(at + 1, &["s", "'s", "’s"]);
        if glued && !decade {
            return None;
        }
        if self.unit_at(at + 1).is_some_and(|_| !self.is_any(at + 1, &["in"])) && !decade {
            return None;
        }
        let led = before.is_some_and(|before| {
            self.is_any(
                before,
                &[
                    "in", "since", "by", "until", "of", "from", "during", "before", "after", "the", "late", "early",
                    "and",
                ],
            )
        });
        if !led && self.class(at + 1) == Class::Nouns && !decade {
            return None;
        }
        let end = if decade { at + 2 } else { at + 1 };
        let mut draft = Draft::empty(at, end, NumberKind::DateRange);
        draft.timex.push(if decade {
            format!("({year:04}-01-01,{:04}-01-01,P10Y)", year + 10)
        } else {
            format!("{year:04}")
        });
        Some(draft)
    }
}

/// The year that a day without one most likely has: that of the publication date, or the one next to it where the day
/// would be far off ("December 28" in January).
fn nearest_year(month: u8, day: u8, published: Date) -> Option<Date> {
    const FAR: i64 = 270;
    let year = published.year();
    let distance = Date::new(year, month, day.min(28))?.number() - published.number();
    let year = match distance {
        _ if distance > FAR => year - 1,
        _ if distance < -FAR => year + 1,
        _ => year,
    };
    Date::new(year, month, day)
}

/// The latest such weekday up to the publication date.
fn latest_weekday(published: Date, weekday: u8) -> Option<Date> {
    let back = (i64::from(published.weekday()) - i64::from(weekday)).rem_euclid(7);
    published.add_days(-back)
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
        fill(tagged, figures, crate::span::Span::new(sentence.tokens.start, end), &mut list);
        let pieces = Pieces { tagged, figures, list: &list };
        for at in 0..pieces.len() {
            let draft = pieces.iso(at).or_else(|| pieces.named_day(at, None));
            let Some(draft) = draft.filter(|draft| draft.kind == NumberKind::Date) else { continue };
            let Some(date) = draft.date.as_deref().and_then(Date::parse) else { continue };
            if pieces.leads(at, draft.end, sentence.tokens.start) {
                return Some(date);
            }
        }
    }
    None
}

impl Pieces<'_, '_> {
    /// Whether a date stands as a date line does: first of all, after "date" or "published", or between a place in
    /// capitals and a dash.
    fn leads(&self, at: usize, end: usize, sentence_start: u32) -> bool {
        let word =
            |at: usize| self.is_any(at, &["date", "published", "updated", "posted", "on", "dated", "issued", "by"]);
        let plain = (0..at).all(|at| {
            word(at) || self.is_kind(at, Kind::Colon) || self.has(at, Senses::WEEKDAY) || self.is_kind(at, Kind::Comma)
        });
        let labelled = at > 0 && (0..at).any(word) && at <= 4;
        if plain && (sentence_start == 0 || labelled) {
            return true;
        }
        let place = self.get(0).is_some_and(|piece| piece.shape.is_capitalized())
            && at <= 8
            && self.is_kind(at - 1, Kind::Comma);
        let dash = (end..(end + 6).min(self.len()))
            .any(|at| matches!(self.kind(at), Some(Kind::Dash | Kind::Hyphen)) && !self.glued(at));
        let close = self.is_kind(end, Kind::Open) || self.is_kind(end, Kind::Dash) || self.is_kind(end, Kind::Hyphen);
        place && dash && close
    }
}
