//! Labels: numbers that are names ("iPhone 11", "Section 427", phone numbers), and years without a word for them.

use super::draft::Draft;
use super::numeral::Form;
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::model::Class;
use crate::text::Kind;

impl Pieces<'_, '_> {
    /// Makes a label of a bare number that is a name.
    pub(super) fn label(&self, draft: &mut Draft) {
        if draft.unit.is_some()
            || draft.form == Form::Vague
            || draft.kind == NumberKind::Ratio && draft.form != Form::Digits
        {
            return;
        }
        if draft.value.is_some_and(|value| !value.float.is_finite()) {
            draft.kind = NumberKind::Label;
            return;
        }
        // "1. The vote", an identifier in ten digits
        let digits = self.slice(draft.num_start, draft.num_end);
        let plain = draft.form == Form::Digits && digits.bytes().all(|byte| byte.is_ascii_digit());
        let heading = plain && draft.start == 0 && draft.end + 1 == self.len() && self.is_kind(draft.end, Kind::Period);
        // "the number one reason"
        let number_one = self.is_any(draft.start.wrapping_sub(1), &["number"])
            && draft.form == Form::Words
            && self.is_any(draft.start, &["one", "two", "three"]);
        if heading || number_one || plain && digits.len() > 9 && draft.counted.is_none() {
            draft.kind = NumberKind::Label;
            draft.counted = None;
            return;
        }
        let glued_after =
            self.is_word(draft.end) && self.glued(draft.end) && !self.surface(draft.end).starts_with(['\'', '’']);
        let start = draft.start;
        let before = start.checked_sub(1);
        // "1,200km" and the like: nobody groups the digits of a name.
        let grouped = self.slice(draft.num_start, draft.num_end).contains(',');
        let joined = before.is_some_and(|before| {
            self.glued(start)
                && !self.is_any(before, &["+", "<", ">", "=", "~", "≈", "±", "≥", "≤"])
                && !self.is_any(before.wrapping_sub(1), &["magnitude"])
                && self.is_any_kind(before, &[Kind::Hyphen, Kind::Slash, Kind::Symbol, Kind::Word, Kind::Colon])
        });
        let name_before = before.is_some_and(|before| self.names_number(before))
            && draft.form == Form::Digits
            && !(grouped && self.is(draft.end, "of"))
            && (self.class(draft.end) != Class::Nouns || before.is_some_and(|before| self.surface(before).len() == 1));
        let name_after = draft.form == Form::Digits && !grouped && self.is_product(draft);
        let virus = draft.value.is_some_and(|value| value.float < 0.0)
            && before.is_some_and(|before| self.get(before).is_some_and(|piece| piece.shape.is_all_caps()));
        let rank = draft.counted.is_none() && before.is_some_and(|before| self.is_any(before, &["top", "bottom"]));
        if virus || rank || glued_after && !grouped || joined || name_before || name_after {
            draft.kind = NumberKind::Label;
            draft.counted = None;
        }
    }

    /// A telephone number: "555-0142", "212-555-0142".
    pub(super) fn telephone(&self, at: usize) -> Option<Draft> {
        const WORDS: [&str; 12] = [
            "call",
            "calls",
            "calling",
            "phone",
            "tel",
            "telephone",
            "number",
            "hotline",
            "line",
            "fax",
            "text",
            "dial",
        ];
        let digits = |at: usize, len: usize| {
            self.is_kind(at, Kind::Number)
                && self.surface(at).len() == len
                && self.surface(at).bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(at, 3) || !self.is_joint(at + 1) || self.glued(at) && !self.is_kind(at.wrapping_sub(1), Kind::Open) {
            return None;
        }
        let long = digits(at + 2, 3) && self.is_joint(at + 3) && digits(at + 4, 4);
        let certain = long
            || self.surface(at + 2).starts_with('0')
            || (at.saturating_sub(6)..at)
                .any(|before| self.is_any(before, &WORDS) || self.is_kind(before, Kind::Close));
        let end = if long { at + 5 } else { at + 3 };
        if !(long || digits(at + 2, 4))
            || !certain
            || self.glued(end) && self.is_any_kind(end, &[Kind::Slash, Kind::Hyphen])
        {
            return None;
        }
        let mut draft = Draft::empty(at, end, NumberKind::Label);
        draft.num_end = end;
        Some(draft)
    }

    /// "7 Pro Plus": digits before a name in the singular.
    fn is_product(&self, draft: &Draft) -> bool {
        draft.value.is_some_and(|value| value.float > 1.0)
            && draft.counted.as_ref().is_some_and(|(from, end, _)| {
                (*from..*end).all(|at| self.class(at) == Class::Name && self.capital(at))
                    && !self.surface(end - 1).ends_with(['s', 'S'])
                    && *from == draft.end
            })
    }

    fn is_any_kind(&self, at: usize, kinds: &[Kind]) -> bool {
        self.kind(at).is_some_and(|kind| kinds.contains(&kind))
    }

    /// Whether the word before a number makes it a name: "Section", "Route", "iPhone".
    fn names_number(&self, at: usize) -> bool {
        let Some(piece) = self.get(at) else { return false };
        if piece.kind != Kind::Word {
            return false;
        }
        let surface = self.surface(at);
        if self.has(at, Senses::LABEL) {
            // "The dead number 27."
            let verb = surface == "number" && at > 0 && self.is_any(at - 1, &["dead", "injured", "wounded", "missing"]);
            return !verb;
        }
        // "S P 500"
        if surface.len() == 1 && piece.shape.is_capitalized() && !matches!(surface, "A" | "I") {
            return true;
        }
        let inner_capital = surface.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
        piece.class == Class::Name && (piece.shape.is_capitalized() && at > 0 || inner_capital)
            || piece.class == Class::Noun && piece.shape.is_capitalized() && at > 0 && self.capital(at - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::figures_of;
    use crate::article::NumberKind;

    #[test]
    fn names_are_labels() {
        for text in ["He sat in Section 427.", "They took Route 9.", "The iPhone 11 is out.", "The S&P 500 fell."] {
            let kinds: Vec<_> = figures_of(text).iter().map(|figure| figure.kind).collect();
            assert_eq!(kinds, [NumberKind::Label], "{text}");
        }
    }

    #[test]
    fn counts_after_names_are_none() {
        let found = figures_of("In Norway 300 soldiers drilled.");
        assert_eq!(found[0].kind, NumberKind::Cardinal);
    }

    #[test]
    fn a_count_is_no_label() {
        for text in ["The dead number 27, among them 11 children.", "According to Roadforce 1,750 of its members came."]
        {
            assert_eq!(figures_of(text)[0].kind, NumberKind::Cardinal, "{text}");
        }
    }
}
