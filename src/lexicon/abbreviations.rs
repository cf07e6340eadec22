//! Words that keep their full stop (`lexicon/abbreviations.txt`).

use super::sections;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How an abbreviation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// It is none.
    No,
    /// It stands before a name, so it never ends a sentence.
    BeforeName,
    /// It may end a sentence.
    Other,
}

/// The longest in the list; longer words are not looked up.
const LONGEST: usize = 8;

static TABLE: LazyLock<HashMap<&'static str, Abbreviation>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for (section, line) in sections(include_str!("../../lexicon/abbreviations.txt")) {
        let how = if section == "before-name" { Abbreviation::BeforeName } else { Abbreviation::Other };
        for word in line.split_whitespace() {
            table.insert(word, how);
        }
    }
    table
});

/// Looks a word up, without its full stop. Words that are also common words ("no", "miss", "mar") count only where
/// they are capitalized.
pub(crate) fn lookup(word: &str) -> Abbreviation {
    const COMMON: &[&str] = &[
        "no", "miss", "mar", "ill", "ind", "mass", "wash", "ore", "sat", "fig", "ed", "min", "max", "mo", "pa", "la",
        "al", "det", "est", "ext", "hon", "col", "gen", "rep", "cos", "mon", "wed", "fri", "dec", "jun", "oct", "del",
        "co", "no", "nos", "st", "ft", "mt", "rd",
    ];
    if word.len() > LONGEST || !word.is_ascii() {
        return Abbreviation::No;
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let Ok(lower) = std::str::from_utf8(lower) else { return Abbreviation::No };
    let how = TABLE.get(lower).copied().unwrap_or(Abbreviation::No);
    if how != Abbreviation::No && lower == word && COMMON.contains(&lower) { Abbreviation::No } else { how }
}
