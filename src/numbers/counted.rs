//! What a number counts: the noun phrase after it, and what one of it is called.

use super::draft::Draft;
use super::numeral::Form;
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::lexicon::{singular, vocabulary};
use crate::model::Class;
use crate::text::Kind;
use std::borrow::Cow;

/// The positive of a superlative: "busy" of "busiest".
fn positive(word: &str) -> Cow<'_, str> {
    let Some(stem) = word.strip_suffix("est").filter(|stem| stem.len() > 2) else { return Cow::Borrowed(word) };
    let is_adjective = |word: &str| {
        let vocabulary = vocabulary();
        vocabulary.entry(vocabulary.find(word)).plain.has(Class::Adjective)
    };
    let bytes = stem.as_bytes();
    if let Some(stem) = stem.strip_suffix('i') {
        let word = format!("{stem}y");
        if is_adjective(&word) {
            return Cow::Owned(word);
        }
    }
    if is_adjective(stem) {
        return Cow::Borrowed(stem);
    }
    let silent = format!("{stem}e");
    if is_adjective(&silent) {
        return Cow::Owned(silent);
    }
    if bytes[bytes.len() - 1] == bytes[bytes.len() - 2] && is_adjective(&stem[..stem.len() - 1]) {
        return Cow::Borrowed(&stem[..stem.len() - 1]);
    }
    Cow::Borrowed(word)
}

impl Pieces<'_, '_> {
    /// What the figure counts, where it has no unit: "used fire engines".
    pub(super) fn count(&self, draft: &mut Draft) {
        if draft.unit.is_some() || !matches!(draft.kind, NumberKind::Cardinal | NumberKind::Ratio) {
            return;
        }
        let mut from = draft.end;
        if self.is_joint(from) {
            from += 1;
        }
        // "3,000-odd beds"
        if self.is(from, "odd") && self.is_joint(from - 1) {
            from += 1;
        }
        if self.is(from, "more") && self.class(from + 1).is_nominal() {
            from += 1;
        }
        let owned = |at| {
            self.is_any(at, &["the", "its", "his", "her", "their", "our", "these", "those", "them", "us", "my", "your"])
        };
        // "half the crew"
        if draft.form == Form::Fraction && owned(from) {
            from += 1;
        }
        let of = self.is(from, "of");
        if of {
            from += 1;
            // "one of them"
            if self.is_any(from, &["them", "us", "you", "these", "those", "which", "whom"])
                && !self.class(from + 1).is_nominal()
                && self.class(from + 1) != Class::Adjective
            {
                return;
            }
            if owned(from) {
                from += 1;
            }
            // "five of the past six elections"
            if self.has(from, Senses::RELATIVE | Senses::OPENER) && self.small(from + 1, 100).is_some() {
                from += 1;
            }
            // "one of the 168 members", "85 of the 154 meetings"
            if let Some(numeral) = self.numeral(from, false).filter(|_| draft.form != Form::Fraction) {
                from = numeral.end;
            }
        }
        // "hundreds gathered": only what they are of is counted.
        if draft.form == Form::Vague && !of && self.has(draft.num_end.wrapping_sub(1), Senses::VAGUE) {
            return;
        }
        // "one such message", "two fewer towns"
        while self.is_any(from, &["such", "fewer", "additional", "further", "extra"])
            && (self.class(from + 1).is_nominal()
                || matches!(self.class(from + 1), Class::Adjective | Class::Participle))
        {
            from += 1;
        }
        let Some((mut end, mut head)) = self.measured_noun(from).or_else(|| self.noun_phrase(from)) else {
            self.count_before(draft);
            return;
        };
        // "two of the mayor's aides"
        if (self.class(end) == Class::Genitive || self.is_any(end, &["'s", "’s"]))
            && let Some((after, owned)) = self.noun_phrase(end + 1)
        {
            (end, head) = (after, owned);
        }
        // "three battleground Senate races": the plural that the numeral asks for can look like a verb.
        let many = draft.vague || draft.value.is_none_or(|value| value.float > 1.0);
        let led = draft.start > 0 && self.class(draft.start - 1) == Class::Determiner;
        if many
            && (of || !led && from == draft.end)
            && head + 1 == end
            && self.class(head) == Class::Name
            && !self.surface(head).ends_with('s')
            && self.class(end) == Class::VerbS
        {
            (end, head) = (end + 1, end);
        }
        // "two billionaire hedge fund managers": the plural goes on behind a word that can be a verb.
        if many
            && self.class(head) == Class::Noun
            && !self.surface(head).ends_with('s')
            && matches!(self.class(end), Class::Verb | Class::Adjective | Class::Gerund)
            && let Some(last) =
                (end + 1..end + 3).take_while(|at| self.is_nominal(*at)).find(|at| self.class(*at) == Class::Nouns)
        {
            (end, head) = (last + 1, last);
        }
        // "two-term governor": the numeral belongs to the word it is joined to.
        if self.is_joint(draft.end) && from == draft.end + 1 && head > from && !self.surface(from).ends_with("ed") {
            (end, head) = (from + 1, from);
        }
        // "40 page leaflet": the numeral belongs to the first noun.
        let plural = self.class(head) == Class::Nouns || self.surface(head).ends_with('s');
        let of_first = from == draft.end || from == draft.end + 1 && self.is_joint(draft.end);
        if of_first
            && !plural
            && head > from
            && draft.value.is_some_and(|value| value.float > 1.0)
            && self.class(from) == Class::Noun
            && self.class(head) == Class::Noun
        {
            (end, head) = (from + 1, from);
        }
        // "barrels of oil": what it consists of, where no article says that it is a whole.
        let matter = self.noun_phrase(end + 1).filter(|(after, _)| {
            self.is(end, "of")
                && end == head + 1
                && (end + 1..*after).all(|at| {
                    matches!(self.class(at), Class::Noun | Class::Nouns | Class::Adjective) && !self.capital(at)
                })
        });
        if let Some((after, _)) = matter {
            end = after;
        }
        let mut unit = String::new();
        for at in from..end {
            if self.is_kind(at, Kind::Comma) || self.is_any(at, &["and", "of", "'s", "’s", "most", "least"]) {
                continue;
            }
            if !unit.is_empty() && !self.glued(at) {
                unit.push(' ');
            }
            if at == head {
                unit.push_str(&singular(self.surface(at)));
            } else {
                unit.push_str(&positive(self.surface(at)));
            }
        }
        if let Some((_, below)) = self.per_at(end) {
            unit.push_str(" per ");
            unit.push_str(&below);
        }
        draft.counted = Some((from, end, unit));
    }

    /// "two 500-pound bombs": a noun phrase that begins with a measure.
    fn measured_noun(&self, from: usize) -> Option<(usize, usize)> {
        if !self.is_kind(from, Kind::Number) {
            return None;
        }
        let measure = self.simple_amount(from)?;
        let whole = measure.form == Form::Digits
            && measure.per_end == 0
            && matches!(measure.kind, NumberKind::Measure | NumberKind::Age | NumberKind::Duration);
        let plural = self.surface(measure.end.wrapping_sub(1)).ends_with('s');
        let noun = self.noun_phrase(measure.end).filter(|(_, head)| self.class(*head) == Class::Nouns)?;
        (whole && !plural).then_some(noun)
    }

    /// "a day or two", "another pick or two": what is counted stands before.
    fn count_before(&self, draft: &mut Draft) {
        let Some(noun) = draft.start.checked_sub(2).filter(|_| self.is(draft.start - 1, "or")) else { return };
        let led = noun > 0 && self.is_any(noun - 1, &["a", "an", "another"]);
        if !led || !self.is_word(noun) || !self.is_any(draft.start, &["two", "three"]) {
            return;
        }
        if let Some((_, unit)) = self.unit_at(noun).filter(|_| self.has(noun, Senses::TIME)) {
            self.put_unit(draft, unit);
        } else {
            draft.counted = Some((noun, noun + 1, singular(self.surface(noun)).into_owned()));
        }
    }

    /// A noun phrase without an article that starts here: its end, and its head.
    pub(super) fn noun_phrase(&self, from: usize) -> Option<(usize, usize)> {
        let mut end = from;
        let mut head = None;
        while end < self.len() && end < from + 8 {
            let time = self.has(end, Senses::RELATIVE | Senses::OPENER) && self.has(end + 1, Senses::TIME)
                || self.has(end, Senses::DAY | Senses::SET);
            if !self.is_word(end) || time || self.has(end, Senses::MONTH | Senses::WEEKDAY) && self.capital(end) {
                break;
            }
            match self.class(end) {
                Class::Nouns => {
                    head = Some(end);
                    end += 1;
                    if !(self.is_word(end) && self.class(end) == Class::Nouns) {
                        break;
                    }
                    continue;
                }
                // "19 support Sanders": a name goes on with no common noun.
                Class::Name
                    if end == from + 1
                        && head == Some(from)
                        && self.capital(end)
                        && !self.capital(from)
                        && !vocabulary().entry(self.word(end)).plain.has(Class::Nouns) =>
                {
                    return None;
                }
                Class::Noun | Class::Name => head = Some(end),
                // "20 first-graders"
                Class::Adjective
                    if end == from
                        && self.get(end).is_some_and(|piece| piece.shape.is_hyphenated())
                        && self.surface(end).ends_with('s')
                        && !self.class(end + 1).is_nominal() =>
                {
                    return Some((end + 1, end));
                }
                Class::Adjective | Class::Number if head.is_none() || self.class(end + 1).is_nominal() => {}
                // "five reasonably viable candidates", "the most eerie places", "two lively sessions"
                Class::Adverb
                    if head.is_none()
                        && (matches!(self.class(end + 1), Class::Adjective | Class::Participle)
                            || self.surface(end).ends_with("ly") && self.class(end + 1).is_nominal()) => {}
                Class::Participle if head.is_none() => {}
                Class::Past
                    if head.is_none() && self.surface(end).ends_with("ed") && self.class(end + 1).is_nominal() => {}
                Class::Gerund if head.is_none() && self.class(end + 1).is_nominal() => {}
                // "1,200 Ohio registered voters"
                Class::Past | Class::Participle
                    if end > from
                        && self.class(end - 1) == Class::Name
                        && self.surface(end).ends_with("ed")
                        && self.class(end + 1) == Class::Nouns => {}
                // "eight well-armed patrol boats": after an adjective a verb is a noun.
                Class::Verb
                    if head.is_none()
                        && end > from
                        && self.class(end - 1) == Class::Adjective
                        && self.class(end + 1) == Class::Nouns => {}
                // "eight hedge funders"
                Class::Verb
                    if end == from
                        && self.class(end + 1) == Class::Nouns
                        && !self.capital(end + 1)
                        && from > 0
                        && self.class(from - 1) == Class::Number
                        && !(from > 1 && self.class(from - 2) == Class::Determiner) => {}
                // "65 snaps of the match": a verb with an -s has no plural before it.
                Class::VerbS if end == from && self.is(end + 1, "of") => {
                    return Some((end + 1, end));
                }
                // "red and white flags"
                Class::Conjunction
                    if end > from
                        && self.is(end, "and")
                        && self.class(end - 1) == self.class(end + 1)
                        && matches!(self.class(end - 1), Class::Adjective | Class::Name)
                        && self.class(end + 2) == Class::Nouns => {}
                _ => break,
            }
            end += 1;
        }
        head.map(|head| (head + 1, head))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn noun_phrases() {
        for (text, counted, unit) in [
            ("They sold eight German-made fire engines.", "German-made fire engines", "German-made fire engine"),
            ("It hit dozens of housing blocks.", "housing blocks", "housing block"),
            ("It was one of the busiest ports of all.", "busiest ports", "busy port"),
            ("They have 412 elected stewards.", "elected stewards", "elected steward"),
            ("It is a 40 page letter.", "page", "page"),
            ("They asked 1,200 Ohio registered voters.", "Ohio registered voters", "Ohio registered voter"),
            ("They sold 1,200eggs.", "eggs", "egg"),
            ("They bought two 500-pound bombs.", "500-pound bombs", "500-pound bomb"),
            ("They want half the crew.", "crew", "crew"),
        ] {
            let figure = super::super::testing::figures_of(text).swap_remove(0);
            let (span, found) = figure.counted.expect("counted");
            assert_eq!((&text[span.range()], found.as_str()), (counted, unit), "{text}");
        }
    }
}
