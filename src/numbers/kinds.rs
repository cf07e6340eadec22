//! "one" as a pronoun, and multiples such as "sixfold".

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
        if self.is(draft.end, "another") {
            return true;
        }
        let verb = self.class(draft.end).is_finite() || matches!(self.class(draft.end), Class::Pronoun | Class::Wh);
        // "get your hands on one in order to"
        let linked = self.is_any(draft.end, &["out", "of", "or", "and", "to"])
            || self.is(draft.end, "in") && !self.is(draft.end + 1, "order");
        let rest = draft.start > 0 && self.class(draft.end) != Class::Number && !linked;
        led || verb || rest
    }

    /// "sixfold", "10-fold", "twice as many", "twice a day".
    pub(super) fn fold(&self, at: usize) -> Option<Draft> {
        let multiple = |numeral: Numeral, end: usize| {
            let mut draft = Draft::new(at, numeral);
            draft.end = end;
            draft.phrase_end = end;
            draft.unit = Some(Cow::Borrowed("time"));
            draft.kind = NumberKind::Ratio;
            draft
        };
        let word = |value: u64| Numeral {
            start: at,
            end: at + 1,
            value: Value::whole(value),
            vague: None,
            form: Form::Words,
            scale: 0,
        };
        if self.is_any(at, &["twice", "thrice"]) {
            let word = word(self.figures.number(self.word(at)));
            let as_many = self.is(at + 1, "as")
                && (self.is_any(at + 2, &["many", "much"]) || self.class(at + 2) == Class::Adjective);
            if as_many || self.is_any(at + 1, &["the", "that", "its", "their", "what"]) {
                return Some(multiple(word, at + 1));
            }
            let (_, below) = self.per_at(at + 1)?;
            let mut draft = multiple(word, at + 1);
            draft.kind = NumberKind::Cardinal;
            draft.unit = Some(Cow::Owned(format!("time per {below}")));
            return Some(draft);
        }
        if self.has(at, Senses::FOLD) {
            return Some(multiple(word(self.figures.number(self.word(at))), at + 1));
        }
        if !self.is_kind(at, Kind::Number) && !self.has(at, Senses::CARDINAL) {
            return None;
        }
        let (next, _) = self.small(at, 100)?;
        let fold = if self.is_joint(next) { next + 1 } else { next };
        if !self.is(fold, "fold") {
            return None;
        }
        Some(multiple(self.plain_cardinal(at)?, fold + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{figures_of, only};
    use crate::article::NumberKind;

    #[test]
    fn multiples() {
        for (text, surface, value) in [
            ("Sales rose fivefold there.", "fivefold", 5.0),
            ("Sales rose 10-fold there.", "10-fold", 10.0),
            ("Twice as many ships came.", "Twice", 2.0),
        ] {
            let (figure, found) = only(text);
            assert_eq!((found, figure.value, figure.unit.as_deref()), (surface, Some(value), Some("time")), "{text}");
            assert_eq!(figure.kind, NumberKind::Ratio, "{text}");
        }
        assert_eq!(only("It sails twice a day.").0.unit.as_deref(), Some("time per day"));
        assert_eq!(figures_of("She fell twice as the ship sailed."), Vec::new());
    }
}
