//! Singulars of nouns.

use super::sections;
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

#[cfg(test)]
mod tests {
    use super::singular;

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
