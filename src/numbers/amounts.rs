//! Amounts: a numeral with its unit, ages, ranges of two, and what kind of figure each is.

use super::decimal::Value;
use super::draft::Draft;
use super::numeral::{Form, Numeral};
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::lexicon::figures::{Senses, UnitId, UnitKind};
use crate::lexicon::{WordId, vocabulary};
use crate::model::Class;
use crate::text::Kind;
use std::borrow::Cow;

impl Pieces<'_, '_> {
    /// The unit spelled here, with the piece after it.
    pub(super) fn unit_at(&self, at: usize) -> Option<(usize, UnitId)> {
        if !self.has(at, Senses::UNIT) {
            return None;
        }
        let (len, unit) = self.figures.match_unit(|step| self.word(at + step), |len| self.slice(at, at + len))?;
        Some((at + len, unit))
    }

    /// Money written before its amount: "$", "US$", "USD", "RM".
    fn currency_before(&self, at: usize) -> Option<(usize, UnitId)> {
        let (end, unit) = self.unit_at(at)?;
        let of_unit = self.figures.unit(unit);
        if !matches!(of_unit.kind, UnitKind::Currency | UnitKind::Subunit) {
            return None;
        }
        let surface = self.surface(end - 1);
        let sign = self.is_kind(end - 1, Kind::Currency) || surface == "=" || surface == "/.";
        // "ALL 5", "pen 7": a code must not be a common word.
        let word = vocabulary().entry(self.word(at));
        let code = end == at + 1
            && surface.len() >= 2
            && (word.plain.is_empty()
                || self.get(at).is_some_and(|piece| piece.shape.is_all_caps())
                || surface == "Rs"
                || surface == "Rs."
                || surface == "Tk")
            && !surface.ends_with('s') | surface.starts_with("Rs");
        let number =
            self.is_kind(end, Kind::Number) || self.is_kind(end, Kind::Period) || self.is_kind(end, Kind::Hyphen);
        let subunit = of_unit.kind == UnitKind::Subunit && surface != "sen";
        ((sign || code) && number && !subunit).then_some((end, unit))
    }

    /// The unit after a numeral, with the piece after it.
    fn unit_after(&self, numeral: &Numeral) -> Option<(usize, UnitId)> {
        let mut at = numeral.end;
        if self.is_joint(at) {
            at += 1;
        }
        // "a third of a mile"
        if numeral.form == Form::Fraction && self.is(at, "of") && self.is_any(at + 1, &["a", "an"]) {
            if let Some((end, unit)) = self.unit_at(at + 2) {
                return Some((end, unit));
            }
        }
        if numeral.form == Form::Vague && self.is(at, "of") {
            at += 1;
        }
        if numeral.form == Form::Fraction && self.is_any(at, &["a", "an"]) && self.has(at + 1, Senses::TIME) {
            at += 1;
        }
        let (end, unit) = self.unit_at(at)?;
        let kind = self.figures.unit(unit).kind;
        let surface = self.slice(at, end);
        let glued = self.glued(at);
        let fits = match surface {
            // Letters that are words or names as often as units.
            "in" => glued && self.is_kind(numeral.end, Kind::Word),
            "s" => glued && !numeral.value.is_whole(),
            "G" => glued && numeral.value.is_whole() && (1.0..=7.0).contains(&numeral.value.float),
            "d" | "w" | "y" | "h" | "p" | "t" | "D" | "W" | "H" | "Y"
                if kind != UnitKind::Measure || surface != "W" =>
            {
                glued
            }
            "C" | "F" | "K" | "R" | "A" | "J" | "N" | "B" | "b" | "L" | "l" | "g" | "V" | "m" | "W" | "M" => {
                numeral.form != Form::Words && numeral.end == at && !(surface == "M" && kind == UnitKind::Measure)
            }
            "x" => glued,
            "mo" | "mi" | "ac" | "ha" | "pm" | "AU" | "PS" | "cd" | "lm" | "pt" => {
                numeral.form == Form::Digits && surface != "pm"
            }
            "won" | "real" | "turn" | "turns" | "mark" | "marks" | "bit" | "bits" | "stone" | "sol" | "som" | "pen"
            | "cup" | "mach" | "second" | "times" => !self.class(at).is_verb() || surface == "marks",
            _ => {
                let common = end == at + 1
                    && kind != UnitKind::Time
                    && surface.len() <= 3
                    && surface.bytes().all(|byte| byte.is_ascii_alphabetic())
                    && !vocabulary().entry(self.word(at)).plain.is_empty()
                    && surface.bytes().any(|byte| byte.is_ascii_uppercase())
                    && !self.is_symbol(unit, surface);
                !common
            }
        };
        fits.then_some((end, unit))
    }

    /// Whether it is a way of writing the unit, capitals and all.
    fn is_symbol(&self, unit: UnitId, surface: &str) -> bool {
        let word = vocabulary().find(surface);
        let at = |step: usize| if step == 0 { word } else { WordId::UNKNOWN };
        self.figures.match_unit(at, |_| "").is_none_or(|(_, other)| other == unit)
    }

    /// An amount that starts here: numeral, unit, range.
    pub(super) fn amount(&self, at: usize) -> Option<Draft> {
        let first = self.simple_amount(at)?;
        Some(self.range(&first).unwrap_or(first))
    }

    fn simple_amount(&self, at: usize) -> Option<Draft> {
        if let Some(age) = self.age_before(at) {
            return Some(age);
        }
        // "-$5", "- $5"
        let minus = self.is_kind(at, Kind::Hyphen) && !self.glued(at) && self.is_kind(at + 1, Kind::Currency);
        let from = if minus { at + 1 } else { at };
        if let Some((after, unit)) = self.currency_before(from) {
            let mut numeral = self.numeral(after, true)?;
            if minus {
                numeral.value = numeral.value.negative();
            }
            let mut draft = Draft::new(at, numeral);
            self.put_unit(&mut draft, unit);
            // "$500 US", "$75 million dollars"
            if let Some((end, other)) = self.unit_at(numeral.end) {
                let same = other == unit && self.is_word(numeral.end);
                if same {
                    draft.end = end;
                }
            }
            self.per(&mut draft);
            return Some(draft);
        }
        let numeral = self.numeral(at, false)?;
        if !self.stands_alone(&numeral) {
            return None;
        }
        let mut draft = Draft::new(at, numeral);
        if let Some((end, unit)) = self.unit_after(&numeral) {
            draft.end = end;
            self.put_unit(&mut draft, unit);
            if draft.kind == NumberKind::Duration {
                self.age_after(&mut draft);
            }
            self.feet_and_inches(&mut draft);
            self.major_and_minor(&mut draft);
            self.per(&mut draft);
        } else {
            self.quoted_unit(&mut draft);
            self.old(&mut draft);
        }
        Some(draft)
    }

    /// Whether a numeral is not part of a name, an address or a code.
    fn stands_alone(&self, numeral: &Numeral) -> bool {
        let word_glued = self.is_word(numeral.start.wrapping_sub(1)) && self.glued(numeral.start) && numeral.start > 0;
        let _ = word_glued;
        true
    }

    fn put_unit(&self, draft: &mut Draft, unit: UnitId) {
        let unit = self.figures.unit(unit);
        draft.unit = Some(Cow::Borrowed(unit.name));
        draft.kind = match unit.kind {
            UnitKind::Measure => NumberKind::Measure,
            UnitKind::Time => NumberKind::Duration,
            UnitKind::Temperature => NumberKind::Temperature,
            UnitKind::Percent if unit.name == "percent" => NumberKind::Percent,
            UnitKind::Percent => NumberKind::PercentagePoint,
            UnitKind::Currency | UnitKind::Subunit => NumberKind::Money,
            UnitKind::Count => NumberKind::Cardinal,
        };
        if unit.kind == UnitKind::Count {
            draft.unit = Some(Cow::Borrowed("time"));
        }
    }

    /// "aged 12", "age 87", "at the age of 21".
    fn age_before(&self, at: usize) -> Option<Draft> {
        if !self.is_any(at, &["age", "aged", "ages"]) {
            return None;
        }
        let from = if self.is_any(at + 1, &["of", "about", "around", "between"]) { at + 2 } else { at + 1 };
        let numeral = self
            .numeral(from, false)
            .filter(|numeral| numeral.value.float < 130.0 && numeral.form != Form::Fraction)?;
        if self.unit_after(&numeral).is_some() && !self.is(at, "aged") {
            return None;
        }
        let mut draft = Draft::new(at, numeral);
        if from == at + 2 {
            draft.start = from;
        }
        draft.kind = NumberKind::Age;
        draft.unit = Some(Cow::Borrowed("year"));
        if let Some((end, unit)) = self.unit_after(&numeral) {
            if self.figures.unit(unit).kind == UnitKind::Time {
                draft.end = end;
                draft.unit = Some(Cow::Borrowed(self.figures.unit(unit).name));
            }
        }
        Some(draft)
    }

    /// "years old", "years of age" after a duration.
    fn age_after(&self, draft: &mut Draft) {
        let end = draft.end;
        let after = if self.is_joint(end) { end + 1 } else { end };
        if self.is_any(after, &["old", "olds"]) {
            draft.end = after + 1;
        } else if self.are(end, &["of", "age"]) {
            draft.end = end + 2;
        } else {
            return;
        }
        draft.kind = NumberKind::Age;
    }

    /// "15-year-old", "87 yo", after a numeral without a unit.
    fn old(&self, draft: &mut Draft) {
        let at = if self.is_joint(draft.end) { draft.end + 1 } else { draft.end };
        let surface = self.surface(at);
        if self.is_any(at, &["yo", "y/o", "y.o."]) {
            draft.unit = Some(Cow::Borrowed("year"));
        } else if let Some(unit) = surface.strip_suffix("-olds").or_else(|| surface.strip_suffix("-old")) {
            let unit = match unit.trim_end_matches('s') {
                "year" | "Year" => "year",
                "month" | "Month" => "month",
                "week" | "Week" => "week",
                "day" | "Day" => "day",
                _ => return,
            };
            draft.unit = Some(Cow::Borrowed(unit));
        } else {
            return;
        }
        draft.kind = NumberKind::Age;
        draft.end = at + 1;
    }

    /// `5'`, `10 "`: marks for feet and inches after digits.
    fn quoted_unit(&self, draft: &mut Draft) {
        if draft.form != Form::Digits || !draft.is_small() {
            return;
        }
        let end = draft.end;
        let feet = self.is_kind(end, Kind::SingleMark) && self.glued(end) && !self.opens_single_mark(draft.start);
        let inches = self.is_kind(end, Kind::DoubleMark) && self.glued(end) && !self.inside_marks(draft.start);
        if feet || inches {
            draft.unit = Some(Cow::Borrowed(if feet { "foot" } else { "inch" }));
            draft.kind = NumberKind::Measure;
            draft.end = end + 1;
        }
    }

    fn opens_single_mark(&self, at: usize) -> bool {
        (at.saturating_sub(60)..at).any(|before| self.is_kind(before, Kind::SingleMark))
    }

    fn inside_marks(&self, at: usize) -> bool {
        (at.saturating_sub(60)..at).filter(|before| self.is_kind(*before, Kind::DoubleMark)).count() % 2 == 1
    }

    /// "5 ft 2 in", "5 feet and 2 inches".
    fn feet_and_inches(&self, draft: &mut Draft) {
        if draft.unit.as_deref() != Some("foot") {
            return;
        }
        let after = if self.is(draft.end, "and") { draft.end + 1 } else { draft.end };
        let Some(inches) = self.numeral(after, false).filter(|inches| inches.value.float < 12.0) else { return };
        let joint = if self.is_joint(inches.end) { inches.end + 1 } else { inches.end };
        let spelled = self.is_any(joint, &["inch", "inches", "in", "″"]);
        if spelled {
            if let Some(value) = draft.value {
                draft.value = Some(Value::float(value.float + inches.value.float / 12.0));
                draft.end = joint + 1;
                draft.num_end = inches.end;
            }
        }
    }

    /// "10 dollars 30 cents", "15 dollars and 50", "17 USD 25".
    fn major_and_minor(&self, draft: &mut Draft) {
        if draft.kind != NumberKind::Money || !draft.value.is_some_and(Value::is_whole) || draft.scale > 0 {
            return;
        }
        let and = self.is(draft.end, "and");
        let after = if and { draft.end + 1 } else { draft.end };
        let Some(minor) = self.numeral(after, false) else { return };
        if !(minor.value.is_whole()
            && 0.0 < minor.value.float
            && minor.value.float < 100.0
            && minor.form != Form::Fraction)
        {
            return;
        }
        let unit = self.unit_at(minor.end);
        let of_cents = unit.is_some_and(|(_, unit)| self.figures.unit(unit).kind == UnitKind::Subunit);
        let next = self.class(minor.end);
        let bare = unit.is_none()
            && !next.is_nominal()
            && next != Class::Adjective
            && !self.is_joint(minor.end)
            && !self.is_kind(minor.end, Kind::Percent);
        let major = draft
            .unit
            .as_deref()
            .is_some_and(|unit| unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()));
        if major && (of_cents || bare) {
            let hundredths = minor.value.over(Value::whole(100));
            draft.value = draft.value.map(|value| value.plus(hundredths));
            draft.end = if of_cents { unit.map_or(minor.end, |(end, _)| end) } else { minor.end };
        }
    }

    /// "$58 per barrel", "6 litres a minute": the unit grows; the span of money does not.
    pub(super) fn per(&self, draft: &mut Draft) {
        let Some(unit) = draft.unit.as_deref() else { return };
        if matches!(
            draft.kind,
            NumberKind::Age | NumberKind::Percent | NumberKind::PercentagePoint | NumberKind::Temperature
        ) {
            return;
        }
        let Some((end, below)) = self.per_at(draft.end) else { return };
        draft.unit = Some(Cow::Owned(format!("{unit} per {below}")));
        if draft.kind == NumberKind::Duration {
            draft.kind = NumberKind::Measure;
        }
        draft.per_end = end;
        if draft.kind == NumberKind::Measure {
            draft.end = end;
        }
    }

    /// "per barrel", "a share", "an hour", "/month" with the singular unit.
    pub(super) fn per_at(&self, at: usize) -> Option<(usize, String)> {
        let word = self.is_any(at, &["per", "a", "an", "each", "every"]);
        let slash = self.is_kind(at, Kind::Slash) && self.glued(at);
        if !(word || slash) {
            return None;
        }
        let next = at + 1;
        let strict = !self.is(at, "per");
        if let Some((end, unit)) = self.unit_at(next) {
            let of_unit = self.figures.unit(unit);
            let fits = !strict || of_unit.kind == UnitKind::Time || of_unit.kind == UnitKind::Measure;
            let short = self.slice(next, end).len() < 2 && !slash;
            return (fits && !short).then(|| (end, of_unit.name.to_owned()));
        }
        let noun = self.is_word(next) && self.class(next) == Class::Noun;
        let usual = self.is_any(
            next,
            &[
                "share",
                "head",
                "person",
                "household",
                "piece",
                "unit",
                "vote",
                "night",
                "ride",
                "user",
                "game",
                "ton",
                "plate",
                "ticket",
                "pupil",
                "student",
                "family",
            ],
        );
        let ends = !self.is_nominal(next + 1);
        let fits = if strict { usual && ends } else { noun };
        fits.then(|| (next + 1, super::counted::singular(self.surface(next)).into_owned()))
    }

    /// "20-30", "5 to 10 percent", "from $3 billion to $5 billion", "between 5% and 6%".
    fn range(&self, first: &Draft) -> Option<Draft> {
        if first.vague || first.kind == NumberKind::Age || first.form == Form::Fraction && first.unit.is_none() {
            return None;
        }
        let before = first.start.checked_sub(1);
        let opener = before.filter(|before| self.is_any(*before, &["from", "between"]));
        let between = opener.is_some_and(|before| self.is(before, "between"));
        let link = first.end.max(first.per_end);
        let dash = self.is_kind(link, Kind::Hyphen) || self.is_kind(link, Kind::Dash) || self.surface(link) == "~";
        let to = self.is_any(link, &["to", "through"])
            || self.is_joint(link) && self.is(link + 1, "to") && self.is_joint(link + 2);
        let and = between && self.is_any(link, &["and", "to"]);
        if !(dash || to || and) {
            return None;
        }
        let next = if self.is_joint(link) && self.is(link + 1, "to") { link + 3 } else { link + 1 };
        let second = self.simple_amount(next).filter(|second| second.start == next)?;
        if second.vague || second.form == Form::Fraction && second.unit.is_none() {
            return None;
        }
        let (mut low, mut high) = (first.value?, second.value?);
        let same_unit = first.unit == second.unit || first.per_end > 0;
        let spread = first.unit.is_none() && second.unit.is_some()
            || first.kind == NumberKind::Money && second.unit.is_none() && second.scale_or_noun(self);
        if !(same_unit || spread) {
            return None;
        }
        if dash {
            let glued = self.glued(link) && self.glued(link + 1) || !self.glued(link) && !self.glued(link + 1);
            let plain = first.form == Form::Digits && second.form == Form::Digits
                || first.unit.is_some()
                || second.unit.is_some();
            // Chains ("555-1234-99") and codes are no ranges.
            let chain = self.is_kind(second.end, Kind::Hyphen) && self.is_kind(second.end + 1, Kind::Number)
                || before.is_some_and(|before| self.is_kind(before, Kind::Hyphen) && self.glued(first.start));
            if !glued || !plain || chain || low.float < 0.0 || high.float < 0.0 {
                return None;
            }
            if first.unit.is_none() && second.unit.is_none() && high.float <= low.float {
                return None;
            }
        }
        if first.scale == 0 && second.scale > 2 && (spread || same_unit) && low.float < 1000.0 && low.float < high.float
        {
            // "3-5 million", "$3 to $5 billion"
            let scaled = low.scaled(second.scale);
            if scaled.float < high.float {
                low = scaled;
            }
        }
        let mut range = first.clone();
        range.value = None;
        range.low = Some(low.float);
        range.high = Some(high.float);
        if low.float > high.float {
            range.falls = true;
            (range.low, range.high) = (Some(high.float), Some(low.float));
        }
        range.end = second.end;
        range.num_end = second.num_end;
        range.per_end = second.per_end;
        if second.unit.is_some() {
            range.unit = second.unit;
            range.kind = second.kind;
        }
        if let Some(before) = opener {
            range.phrase_start = before;
        }
        high = low;
        let _ = high;
        Some(range)
    }
}
