//! Bare numbers that their surroundings make an age, a pronoun or a multiple.

use super::decimal::Value;
use super::draft::Draft;
use super::numeral::{Form, Numeral};
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::model::Class;
use crate::text::Kind;
use std::borrow::Cow;

impl Pieces<'_, '_> {
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
        let apposition = closed
            && !matches!(self.kind(end), Some(Kind::Period) | None) | self.is_name(before.wrapping_sub(1))
            && self.is_kind(before, Kind::Comma)
            && draft.form == Form::Digits
            && before > 0
            && self.is_name(before - 1);
        let be =
            self.is_any(before, &["is", "was", "be", "turned", "turns", "turn", "turning", "'s", "’s", "'m", "aged"]);
        let will = self.is(before, "be");
        let subject = before.saturating_sub(if will { 2 } else { 1 });
        let person = self.is_any(subject, &["he", "she", "who", "i"]);
        let open =
            closed || matches!(self.class(end), Class::Preposition | Class::Conjunction | Class::Wh | Class::Adverb);
        if apposition || be && person && open {
            draft.kind = NumberKind::Age;
            draft.unit = Some(Cow::Borrowed("year"));
        }
    }

    fn is_name(&self, at: usize) -> bool {
        self.class(at) == Class::Name && self.capital(at) && !self.has(at, Senses::MONTH | Senses::WEEKDAY)
    }

    /// Whether "one" stands for a noun: "the one", "which one", "one does".
    pub(super) fn is_pronoun(&self, draft: &Draft) -> bool {
        if draft.kind != NumberKind::Cardinal
            || draft.counted.is_some()
            || !self.is(draft.start, "one")
            || draft.end != draft.start + 1
        {
            return false;
        }
        let before = draft.start.wrapping_sub(1);
        let led = draft.start > 0
            && (matches!(
                self.class(before),
                Class::Determiner | Class::Wh | Class::Adjective | Class::Possessive | Class::Participle
            ) || self.is_any(before, &["each", "every", "another", "any", "no", "same", "this", "that"]));
        let verb = self.class(draft.end).is_finite() || matches!(self.class(draft.end), Class::Pronoun | Class::Wh);
        let rest = draft.start > 0
            && (self.class(draft.end) != Class::Number
                && !self.is_any(draft.end, &["in", "out", "of", "or", "and", "to"]));
        led || verb || rest
    }

    /// "sixfold", "ten-fold".
    pub(super) fn fold(&self, at: usize) -> Option<Draft> {
        if !self.has(at, Senses::FOLD) {
            return None;
        }
        let value = Value::whole(self.figures.number(self.word(at)));
        let mut draft =
            Draft::new(at, Numeral { start: at, end: at + 1, value, vague: None, form: Form::Words, scale: 0 });
        draft.unit = Some(Cow::Borrowed("time"));
        draft.kind = NumberKind::Ratio;
        Some(draft)
    }
}
