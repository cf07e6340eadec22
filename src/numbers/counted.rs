//! What a number counts: the noun phrase after it, and its singular.

use super::draft::Draft;
use super::numeral::Form;
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::lexicon::sections;
use crate::model::Class;
use crate::text::Kind;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

static PLURALS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut plurals = HashMap::new();
    for (section, line) in sections(include_str!("../../lexicon/plurals.txt")) {
        if section == "irregular" {
            if let Some((plural, singular)) = line.split_once(' ') {
                plurals.insert(plural, singular);
            }
        } else {
            plurals.extend(line.split_whitespace().map(|word| (word, word)));
        }
    }
    plurals
});

/// The singular of a noun.
pub(crate) fn singular(word: &str) -> Cow<'_, str> {
    let lower = word.to_ascii_lowercase();
    if let Some(singular) = PLURALS.get(lower.as_str()) {
        return if *singular == lower { Cow::Borrowed(word) } else { Cow::Borrowed(*singular) };
    }
    for (plural, one) in [("men", "man"), ("women", "woman"), ("children", "child"), ("wives", "wife")] {
        if lower.len() > plural.len() + 1 && lower.ends_with(plural) && !lower.ends_with("specimen") {
            return Cow::Owned(format!("{}{one}", &word[..word.len() - plural.len()]));
        }
    }
    let cut = |len: usize| Cow::Borrowed(&word[..word.len() - len]);
    if lower.len() < 4 && !word.ends_with('s')
        || lower.len() < 3
        || !lower.ends_with('s')
        || lower.ends_with("ss")
        || lower.ends_with("us")
        || lower.ends_with("is")
    {
        return Cow::Borrowed(word);
    }
    if lower.ends_with("ies") && lower.len() > 4 {
        return Cow::Owned(format!("{}y", &word[..word.len() - 3]));
    }
    if ["ches", "shes", "sses", "xes", "zzes"].iter().any(|ending| lower.ends_with(ending)) {
        return cut(2);
    }
    cut(1)
}

impl Pieces<'_, '_> {
    /// What the figure counts, where it has no unit: "Iranian-made kamikaze drones".
    pub(super) fn count(&self, draft: &mut Draft) {
        if draft.unit.is_some() || !matches!(draft.kind, NumberKind::Cardinal | NumberKind::Ratio) {
            return;
        }
        let mut from = draft.end;
        if self.is_joint(from) {
            from += 1;
        }
        if self.is(from, "more") && self.class(from + 1).is_nominal() {
            from += 1;
        }
        if self.is(from, "of") {
            from += 1;
            if self.is_any(
                from,
                &["the", "its", "his", "her", "their", "our", "these", "those", "them", "us", "my", "your"],
            ) {
                from += 1;
            }
        }
        let Some((end, head)) = self.noun_phrase(from) else { return };
        let mut unit = String::new();
        for at in from..end {
            if self.is_kind(at, Kind::Comma) || self.is_any(at, &["and"]) {
                continue;
            }
            if !unit.is_empty() {
                unit.push(' ');
            }
            if at == head { unit.push_str(&singular(self.surface(at))) } else { unit.push_str(self.surface(at)) }
        }
        draft.counted = Some((from, end, unit));
    }

    /// A figure without a noun counts what the one before it counts: "300 drones and several thousand more".
    pub(super) fn elided(&self, draft: &mut Draft, last: &mut Option<(usize, usize, String)>) {
        if draft.kind != NumberKind::Cardinal || draft.unit.is_some() {
            return;
        }
        if draft.counted.is_some() {
            last.clone_from(&draft.counted);
        } else if draft.form != Form::Words || self.is(draft.end, "more") || draft.scale > 0 {
            draft.counted.clone_from(last);
        }
    }

    /// A noun phrase without an article that starts here: its end, and its head.
    pub(super) fn noun_phrase(&self, from: usize) -> Option<(usize, usize)> {
        let mut end = from;
        let mut head = None;
        while end < self.len() && end < from + 8 {
            if !self.is_word(end) || self.has(end, Senses::MONTH | Senses::DAY) && self.capital(end) {
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
                Class::Noun | Class::Name => head = Some(end),
                Class::Adjective | Class::Participle | Class::Number
                    if head.is_none() || self.class(end + 1).is_nominal() => {}
                Class::Gerund if head.is_none() && self.class(end + 1).is_nominal() => {}
                _ => break,
            }
            end += 1;
        }
        head.map(|head| (head + 1, head))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singulars() {
        for (plural, one) in [
            ("drones", "drone"),
            ("cities", "city"),
            ("batches", "batch"),
            ("firemen", "fireman"),
            ("people", "people"),
            ("houses", "house"),
            ("buses", "bus"),
            ("losses", "loss"),
            ("children", "child"),
            ("aircraft", "aircraft"),
            ("TDs", "TD"),
            ("bus", "bus"),
        ] {
            assert_eq!(singular(plural), one);
        }
    }
}
