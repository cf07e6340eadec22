//! Roman numerals where they are certain: "Chapter IV", "World War II", "Henry VIII", "Super Bowl LIV".

use super::decimal::Value;
use super::draft::Draft;
use super::numeral::{Form, Numeral};
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::model::{Class, Tagged};
use crate::text::Kind;

/// Numerals that are names, sizes and codes as often, behind a name.
const OTHERS: [&str; 2] = ["LI", "XL"];

/// The value of a Roman numeral in capitals, written the one right way.
fn roman(word: &str) -> Option<u64> {
    if word.is_empty() || word.len() > 9 {
        return None;
    }
    let mut rest = word;
    let mut value = 0;
    for (sign, worth) in [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ] {
        let most = if sign.len() == 1 && matches!(worth, 1 | 10 | 100 | 1000) { 3 } else { 1 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(sign) else { break };
            rest = after;
            value += worth;
        }
    }
    rest.is_empty().then_some(value)
}

fn are_letters(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// Whether a token can be a Roman numeral that is one: two letters or more, or one behind "War" or "Chapter".
pub(super) fn can_be_roman(tagged: &Tagged<'_>, at: u32) -> bool {
    let bytes = &tagged.text.source().as_bytes()[tagged.text.token(at).span.range()];
    are_letters(bytes) && (bytes.len() > 1 || at > 0 && tagged.text.token(at - 1).shape.is_capitalized())
}

impl Pieces<'_, '_> {
    /// Whether a Roman numeral may stand here.
    pub(super) fn is_roman_start(&self, at: usize) -> bool {
        self.capital(at) && at > 0 && are_letters(self.raw(at))
    }

    /// The label that a Roman numeral is.
    pub(super) fn roman(&self, at: usize) -> Option<Draft> {
        let surface = self.surface(at);
        if !self.is_word(at) || self.glued(at) || self.is_kind(at + 1, Kind::Hyphen) && self.glued(at + 1) {
            return None;
        }
        let number = roman(surface)?;
        let before = at.checked_sub(1)?;
        let war = self.is(before, "war") && self.is(before.wrapping_sub(1), "world");
        // "Generation X" is no number.
        let heading = self.has(before, Senses::LABEL)
            && self.capital(before)
            && !self.is_any(before, &["generation", "gen", "apt", "flat", "no", "no."]);
        // "Act I begins", but "Part I wrote"
        let pronoun = surface == "I"
            && !war
            && (self.class(at + 1).is_verb() || matches!(self.class(at + 1), Class::Aux | Class::Modal));
        let single = surface.len() == 1;
        let headed = heading && !pronoun && (!single || matches!(surface, "I" | "V" | "X"));
        let named = !single
            && number < 100
            && !OTHERS.contains(&surface)
            && self.capital(before)
            && !self.glued(at)
            && self.get(before).is_some_and(|piece| !piece.shape.is_all_caps() && !piece.shape.has_digit())
            && self.surface(before).len() > 2
            && matches!(self.class(before), Class::Name | Class::Noun | Class::Nouns);
        if !(headed || named || war && (!single || surface == "I")) {
            return None;
        }
        let value = Value::whole(number);
        let numeral = Numeral { start: at, end: at + 1, value, vague: None, form: Form::Words, scale: 0 };
        let mut draft = Draft::new(at, numeral);
        draft.kind = NumberKind::Label;
        Some(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{figures_of, only};
    use super::*;

    #[test]
    fn numerals_have_one_right_spelling() {
        for (word, value) in [("I", 1), ("IV", 4), ("VIII", 8), ("XIV", 14), ("LIV", 54), ("XCIX", 99), ("MCMXC", 1990)]
        {
            assert_eq!(roman(word), Some(value), "{word}");
        }
        for word in ["", "IIII", "VX", "IC", "VIX", "CIVIL", "LL"] {
            assert_eq!(roman(word), None, "{word}");
        }
    }

    #[test]
    fn certain_ones_are_labels() {
        for (text, surface, value) in [
            ("He read Chapter IV again.", "IV", 4.0),
            ("It began after World War II there.", "II", 2.0),
            ("It began before World War I there.", "I", 1.0),
            ("The play was Henry VIII then.", "VIII", 8.0),
            ("They won Super Bowl LIV there.", "LIV", 54.0),
            ("It is in Title X there.", "X", 10.0),
        ] {
            let (figure, found) = only(text);
            assert_eq!((found, figure.kind, figure.value), (surface, NumberKind::Label, Some(value)), "{text}");
        }
    }

    #[test]
    fn pronouns_and_letters_are_none() {
        for text in [
            "In Part I wrote it.",
            "Charles I know well.",
            "He met Malcolm X there.",
            "She wore an XL there.",
            "An IV was set up.",
            "CIVIL WAR IN XIX",
        ] {
            assert_eq!(figures_of(text), Vec::new(), "{text}");
        }
    }
}
