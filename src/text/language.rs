//! Whether a text is English, by its commonest words.
//!
//! Function words make up a third or more of running English. A text is taken for another language where another
//! script prevails, or where other languages' function words outnumber the English ones. A short text, or one of names
//! and figures only, is not plainly anything, and is read as English.

use super::{Kind, Text};
use std::sync::LazyLock;

/// Words looked at; more would not change the answer.
const SAMPLE: usize = 200;

const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "a", "in", "that", "is", "for", "on", "was", "with", "said", "as", "it", "at", "by",
    "from", "he", "his", "has", "have", "be", "are", "an", "were", "not", "will", "this", "but", "they", "who", "had",
    "their", "which", "she", "her", "or", "been", "about", "we", "you", "i",
];

/// Function words of German, French, Spanish, Italian, Portuguese, Dutch and the Nordic languages that English lacks.
const OTHERS: &[&str] = &[
    "der", "das", "und", "ist", "nicht", "mit", "den", "dem", "auf", "für", "sich", "ein", "eine", "von", "zu", "im",
    "dass", "le", "la", "les", "des", "du", "et", "est", "une", "un", "dans", "que", "qui", "pour", "pas", "sur", "au",
    "aux", "plus", "el", "los", "las", "del", "y", "por", "con", "para", "se", "su", "como", "al", "ha", "lo", "una",
    "es", "il", "di", "che", "è", "della", "dei", "gli", "non", "sono", "nel", "alla", "o", "os", "do", "da", "dos",
    "não", "em", "het", "een", "van", "niet", "voor", "op", "met", "zijn", "dat", "och", "att", "det", "som", "på",
    "är", "og", "til", "av", "med", "ikke", "nie", "się", "jest", "że", "ve", "bir", "yang", "dan", "di", "untuk",
];

/// The longest word that is looked up.
const LONGEST: usize = 6;

/// A word of [`LONGEST`] bytes at most as a number, its ASCII letters in lower case.
fn packed(word: &str) -> u64 {
    word.bytes().fold(1, |sum, byte| sum << 8 | u64::from(byte.to_ascii_lowercase()))
}

fn pack(words: &[&str]) -> Vec<u64> {
    let mut list: Vec<u64> = words.iter().filter(|word| word.len() <= LONGEST).map(|word| packed(word)).collect();
    list.sort_unstable();
    list
}

/// [`ENGLISH`] and [`OTHERS`] as sorted numbers.
static LISTS: LazyLock<[Vec<u64>; 2]> = LazyLock::new(|| [pack(ENGLISH), pack(OTHERS)]);

/// Whether the text can be read as English.
pub fn looks_english(text: &Text<'_>) -> bool {
    let lists = &*LISTS;
    let (mut words, mut english, mut others, mut latin, mut foreign) = (0, 0, 0, 0_usize, 0_usize);
    for (at, _) in text.tokens().iter().enumerate().filter(|(_, token)| token.kind == Kind::Word).take(SAMPLE) {
        let word = text.surface(at as u32);
        words += 1;
        let first = word.chars().next().unwrap_or(' ');
        if (first as u32) < 0x250 || ('\u{1e00}'..='\u{1eff}').contains(&first) {
            latin += word.len();
        } else {
            foreign += word.len();
        }
        if word.len() > LONGEST {
            continue;
        }
        let word = packed(word);
        if lists[0].binary_search(&word).is_ok() {
            english += 1;
        } else if lists[1].binary_search(&word).is_ok() {
            others += 1;
        }
    }
    if foreign > latin {
        return words < 3;
    }
    !(words >= 8 && others > english && others * 12 >= words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let english = |text| looks_english(&Text::new(text));
        assert!(english("The minister said on Friday that the bridge would be closed for two weeks."));
        assert!(english("Results: Marren 3, Ostby 1. Goals: Lee, Ruiz, Ruiz."));
        assert!(english(""));
        assert!(!english("Der Minister sagte am Freitag, dass die Brücke für zwei Wochen nicht zu nutzen ist."));
        assert!(!english(
            "La ministre a dit vendredi que le pont est fermé pour deux semaines et que les trains passent."
        ));
        assert!(!english("El ministro dijo el viernes que el puente se cierra por dos semanas para las obras."));
        assert!(!english("Министр сказал в пятницу, что мост закроют на две недели."));
    }
}
