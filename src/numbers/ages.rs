//! Ages: "34-year-old", "ten years old", "aged 12", "Ann Lee, 66,", "he was 10".

use super::draft::Draft;
use super::numeral::Form;
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::lexicon::figures::{Senses, UnitKind};
use crate::lexicon::sections;
use crate::model::Class;
use crate::text::Kind;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Nouns for one person.
static ROLES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    sections(include_str!("../../lexicon/roles.txt"))
        .filter(|(section, _)| matches!(*section, "titles" | "male" | "female" | "either"))
        .flat_map(|(_, line)| line.split_whitespace())
        .collect()
});

impl Pieces<'_, '_> {
    /// "aged 12", "age 87", "at the age of 21".
    pub(super) fn age_before(&self, at: usize) -> Option<Draft> {
        if !self.is_any(at, &["age", "aged", "ages"]) {
            return None;
        }
        let from = if self.is_any(at + 1, &["of", "about", "around", "between"]) { at + 2 } else { at + 1 };
        let numeral = self
            .numeral(from, false)
            .filter(|numeral| numeral.value.float < 130.0 && numeral.form != Form::Fraction)?;
        let unit = self.unit_after(&numeral).map(|(_, unit)| self.figures.unit(unit).kind());
        if unit.is_some_and(|kind| kind != UnitKind::Time) {
            return None;
        }
        let mut draft = Draft::new(at, numeral);
        if from == at + 2 {
            draft.start = from;
        }
        draft.kind = NumberKind::Age;
        draft.unit = Some(Cow::Borrowed("year"));
        if let Some((end, unit)) = self.unit_after(&numeral)
            && self.figures.unit(unit).kind() == UnitKind::Time
        {
            draft.end = end;
            draft.unit = Some(self.figures.unit(unit).shared_name());
        }
        Some(draft)
    }

    /// "aged 19 and 22": the second of two ages behind one word.
    pub(super) fn age_again(&self, draft: &mut Draft, before: &Draft) {
        let link = draft.start.wrapping_sub(1);
        let listed = before.kind == NumberKind::Age
            && self.is_any(before.start, &["age", "aged", "ages"])
            && link == before.end
            && (self.is_any(link, &["and", "or"]) || self.is_kind(link, Kind::Comma));
        if listed && draft.kind == NumberKind::Cardinal && draft.unit.is_none() && draft.is_small() {
            draft.kind = NumberKind::Age;
            draft.unit = Some(Cow::Borrowed("year"));
            draft.counted = None;
        }
    }

    /// "years old", "years of age" after a duration.
    pub(super) fn age_after(&self, draft: &mut Draft) {
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
    pub(super) fn old(&self, draft: &mut Draft) {
        let at = if self.is_joint(draft.end) { draft.end + 1 } else { draft.end };
        let surface = self.surface(at);
        if self.are(at, &["y", "/", "o"]) {
            draft.kind = NumberKind::Age;
            draft.unit = Some(Cow::Borrowed("year"));
            draft.end = at + 3;
            return;
        }
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

    /// Makes an age of a bare number in "Ann Lee, 66," and "he was 10".
    pub(super) fn bare_age(&self, draft: &mut Draft) {
        let whole = draft.value.is_some_and(|value| value.is_whole() && (1.0..=112.0).contains(&value.float));
        if draft.kind != NumberKind::Cardinal
            || draft.counted.is_some()
            || draft.unit.is_some()
            || !whole
            || draft.scale > 0
        {
            return;
        }
        let (start, end) = (draft.start, draft.end);
        let closed = matches!(self.kind(end), Some(Kind::Comma | Kind::Period | Kind::Close | Kind::Semicolon) | None);
        let Some(before) = start.checked_sub(1) else { return };
        // "one of seven women"
        if self.is(end, "of") {
            return;
        }
        let apposition = closed
            && !matches!(self.kind(end), Some(Kind::Period) | None) | self.is_name(before.wrapping_sub(1))
            && self.is_kind(before, Kind::Comma)
            && draft.form == Form::Digits
            && before > 0
            && self.is_name(before - 1);
        let be = self.is_any(
            before,
            &["is", "was", "be", "turned", "turns", "turn", "turning", "'s", "’s", "'m", "’m", "'re", "’re", "aged"],
        );
        let will = self.is(before, "be");
        let subject = before.saturating_sub(if will { 2 } else { 1 });
        let person = self.is_any(subject, &["he", "she", "who", "i", "you"]);
        let open =
            closed || matches!(self.class(end), Class::Preposition | Class::Conjunction | Class::Wh | Class::Adverb);
        // "Lee is 31", but not "in Lee it was", "the Dow was 31".
        let led = subject.checked_sub(1).map(|at| self.class(at));
        let named = self.is_name(subject)
            && subject < before
            && draft.form == Form::Digits
            && closed
            && draft.value.is_some_and(|value| value.float >= 2.0)
            && !matches!(
                led,
                Some(Class::Preposition | Class::Determiner | Class::Possessive | Class::Number | Class::To)
            );
        // "the singer was 31 when she died"
        let when = self.is(end, "when") && self.is_any(end + 1, &["he", "she", "they", "his", "her"]);
        // "the hungry host, 33,"
        let described = draft.form == Form::Digits
            && self.is_kind(end, Kind::Comma)
            && self.is_kind(before, Kind::Comma)
            && before > 0
            && self.is_person(before - 1)
            && draft.value.is_some_and(|value| value.float >= 2.0);
        if apposition || described || self.is_age_at(start) || be && (person && open || named || when) {
            draft.kind = NumberKind::Age;
            draft.unit = Some(Cow::Borrowed("year"));
        }
    }

    /// "At 16, Ruiz left school": past noon nobody gives a bare hour so.
    pub(super) fn is_age_at(&self, at: usize) -> bool {
        let who = at + 2;
        self.surface(at.wrapping_sub(1)) == "At"
            && self.integer(at).is_some_and(|age| (13..=99).contains(&age))
            && self.is_kind(at + 1, Kind::Comma)
            && (self.is_any(who, &["he", "she"]) || self.is_name(who))
    }

    /// Whether a noun is a person's role: "the host", "a nurse".
    fn is_person(&self, at: usize) -> bool {
        self.class(at) == Class::Noun && ROLES.contains(self.surface(at))
    }

    fn is_name(&self, at: usize) -> bool {
        self.class(at) == Class::Name && self.capital(at) && !self.has(at, Senses::MONTH | Senses::WEEKDAY)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::only;
    use crate::article::NumberKind;

    #[test]
    fn ages() {
        for (text, value) in [
            ("A 34-year-old was hurt.", 34.0),
            ("Ana Ruiz, 66, was hurt.", 66.0),
            ("A boy aged 12 was hurt.", 12.0),
            ("She was ten years old.", 10.0),
            ("She was 35.", 35.0),
            ("Ruiz is 41.", 41.0),
            ("At 16, Ruiz left school.", 16.0),
            ("The drummer was 27 when she died.", 27.0),
            ("The tired nurse, 52, went home.", 52.0),
        ] {
            let (figure, _) = only(text);
            assert_eq!((figure.kind, figure.value), (NumberKind::Age, Some(value)), "{text}");
            assert_eq!(figure.unit.as_deref(), Some("year"), "{text}");
        }
    }
}
