//! "one" as a pronoun, and multiples such as "sixfold".

use super::decimal::Value;
use super::draft::Draft;
use super::numeral::{Form, Numeral};
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::model::Class;
use std::borrow::Cow;

impl Pieces<'_, '_> {
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
        // "get your hands on one in order to"
        let linked = self.is_any(draft.end, &["out", "of", "or", "and", "to"])
            || self.is(draft.end, "in") && !self.is(draft.end + 1, "order");
        let rest = draft.start > 0 && self.class(draft.end) != Class::Number && !linked;
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
