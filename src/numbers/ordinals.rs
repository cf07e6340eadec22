//! Ordinals: "third", "22nd", "one hundred twenty-fifth", and places in a row such as "second to last".

use super::decimal::Value;
use super::draft::Draft;
use super::numeral::{Form, Numeral};
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::model::Class;
use crate::text::Kind;

impl Pieces<'_, '_> {
    /// The ordinal that starts here.
    pub(super) fn ordinal(&self, at: usize) -> Option<Draft> {
        let (end, value) = self.ordinal_value(at)?;
        // "second to last", "third from last"
        let the = usize::from(self.is(end + 1, "the"));
        if self.is_any(end, &["to", "from"]) && self.is(end + 1 + the, "last")
            || self.is(end, "from") && the > 0 && self.is(end + 2, "end")
        {
            let last = end + 2 + the;
            let start = if at > 0 && self.is(at - 1, "the") && self.is(at, "second") { at - 1 } else { at };
            return Some(Self::relative_draft(start, last, format!("end-{}", value.float - 1.0)));
        }
        let numeral = Numeral { start: at, end, value, vague: None, form: Form::Words, scale: 0 };
        let mut draft = Draft::new(at, numeral);
        draft.kind = NumberKind::Ordinal;
        // "between the tenth and the fifteenth"
        let the = |at: usize| if self.is(at, "the") { at + 1 } else { at };
        let opener = at.checked_sub(1 + usize::from(self.is(at.wrapping_sub(1), "the")));
        if let Some(opener) = opener.filter(|opener| self.is_any(*opener, &["between", "from"]))
            && self.is(end, if self.is(opener, "between") { "and" } else { "to" })
            && let Some((last, high)) = self.ordinal_value(the(end + 1))
            && value.float < high.float
        {
            draft.value = None;
            (draft.low, draft.high) = (Some(value.float), Some(high.float));
            (draft.end, draft.num_end) = (last, last);
            draft.phrase_start = opener;
        }
        Some(draft)
    }

    /// An ordinal's end and value.
    pub(super) fn ordinal_value(&self, at: usize) -> Option<(usize, Value)> {
        if self.is_kind(at, Kind::Number) {
            let suffix = self.glued(at + 1) && self.is_any(at + 1, &["st", "nd", "rd", "th"]);
            // "15st" is a weight.
            let stone = self.is(at + 1, "st") && !self.surface(at).ends_with('1');
            return (suffix && !stone)
                .then(|| super::digits::grouped(self.surface(at)))
                .flatten()
                .map(|value| (at + 2, value));
        }
        if self.has(at, Senses::ORDINAL) {
            return Some((at + 1, Value::whole(self.figures.number(self.word(at)))));
        }
        if !self.has(at, Senses::CARDINAL) {
            return None;
        }
        let numeral = self.numeral(at, false).filter(|numeral| numeral.form == Form::Words)?;
        let joint = if self.is_joint(numeral.end) { numeral.end + 1 } else { numeral.end };
        let joint = if self.is(joint, "and") && numeral.scale > 0 { joint + 1 } else { joint };
        if !self.has(joint, Senses::ORDINAL) {
            return None;
        }
        let last = self.figures.number(self.word(joint));
        let below = numeral.value.float;
        if last >= 100 {
            // "two hundredth"
            return Some((joint + 1, numeral.value.times(Value::whole(last))));
        }
        let fits = if numeral.scale >= 2 {
            below % 100.0 == 0.0 || below % 10.0 == 0.0 && last < 10
        } else {
            below % 10.0 == 0.0 && below >= 20.0 && last < 10
        };
        fits.then(|| (joint + 1, numeral.value.plus(Value::whole(last))))
    }

    fn relative_draft(start: usize, end: usize, resolution: String) -> Draft {
        let mut draft = Draft::empty(start, end, NumberKind::Ordinal);
        draft.resolution = Some(resolution);
        draft
    }

    /// "last", "next", "the one before the last one", "next to last".
    pub(super) fn relative(&self, at: usize) -> Option<Draft> {
        if self.are(at, &["the", "one", "before", "the", "last"]) {
            let end = if self.is(at + 5, "one") { at + 6 } else { at + 5 };
            return Some(Self::relative_draft(at, end, "end-1".to_owned()));
        }
        if !self.has(at, Senses::RELATIVE) {
            return None;
        }
        if self.are(at, &["next", "to", "last"]) {
            return Some(Self::relative_draft(at, at + 3, "end-1".to_owned()));
        }
        // "following the attack", "to last", "at last" are no places in a row.
        let before = at.checked_sub(1);
        let after_article = before.is_some_and(|before| {
            matches!(self.class(before), Class::Determiner | Class::Possessive | Class::Genitive)
                || self.is_kind(before, Kind::DoubleMark)
        });
        let before_noun = matches!(self.class(at + 1), Class::Noun | Class::Nouns | Class::Number | Class::Adjective);
        let usual = self.is_any(at, &["last", "next", "previous", "penultimate", "current"]);
        if !(after_article || usual && before_noun)
            || self.is_any(at, &["following", "preceding", "final"]) && !before_noun
        {
            return None;
        }
        let one = self.is(at + 1, "one") && self.is_any(at, &["previous", "next"]) && !self.class(at + 2).is_nominal();
        let end = if one { at + 2 } else { at + 1 };
        Some(Self::relative_draft(at, end, self.figures.label(self.word(at)).to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::only;
    use crate::article::NumberKind;

    #[test]
    fn ordinals() {
        for (text, surface, value) in [
            ("It was the third attempt.", "third", 3.0),
            ("It was the 22nd attempt.", "22nd", 22.0),
            ("It was the thirty-fourth attempt.", "thirty-fourth", 34.0),
            ("It was the two hundred thirty-first attempt.", "two hundred thirty-first", 231.0),
        ] {
            let (figure, found) = only(text);
            assert_eq!((found, figure.value, figure.kind), (surface, Some(value), NumberKind::Ordinal), "{text}");
        }
    }

    #[test]
    fn places_in_a_row() {
        for (text, surface, resolution) in [
            ("It was the last attempt.", "last", "end+0"),
            ("It was the next attempt.", "next", "current+1"),
            ("He came second to last.", "second to last", "end-1"),
        ] {
            let (figure, found) = only(text);
            assert_eq!((found, figure.resolution.as_deref()), (surface, Some(resolution)), "{text}");
            assert_eq!((figure.value, figure.numeral), (None, None), "{text}");
        }
    }
}
