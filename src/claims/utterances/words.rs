//! The words of a quote, so that the same words are the same however they are spelt and marked.

use crate::model::hash;
use std::borrow::Cow;

/// Words of a quote that are compared; of a longer one the first so many.
pub(super) const MOST: usize = 400;

/// Stands for whatever is there: left out with dots, or put in brackets.
pub(super) const ANYTHING: u32 = 0;

/// The words of a quote as numbers, one for each word; [`ANYTHING`] for what is declared to be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Words(pub(super) Box<[u32]>);

impl Words {
    pub(super) fn new(text: &str) -> Self {
        let mut ids = Vec::with_capacity(text.len() / 5);
        each(text, |word, _| {
            if ids.len() < MOST && !(word == ANYTHING && ids.last() == Some(&ANYTHING)) {
                ids.push(word);
            }
        });
        Words(ids.into())
    }

    /// A bit for each word, of 64: quotes that share few bits share few words.
    pub(super) fn bits(&self) -> u64 {
        self.0.iter().filter(|word| **word != ANYTHING).fold(0, |bits, word| bits | 1 << (word >> 26))
    }

    /// How many words there are that stand for themselves.
    pub(super) fn count(&self) -> usize {
        self.0.iter().filter(|word| **word != ANYTHING).count()
    }
}

/// The words with their surfaces, as [`Words::new`] counts them.
pub(super) fn surfaces(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let mut last = None;
    each(text, |word, surface| {
        if found.len() < MOST && !(word == ANYTHING && last == Some(ANYTHING)) {
            found.push(surface);
            last = Some(word);
        }
    });
    found
}

/// Calls `with` for each word with its surface; twice with one surface for "won't".
fn each<'t>(text: &'t str, mut with: impl FnMut(u32, &'t str)) {
    let mut buffer = String::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with("...") || c == '…' {
            with(ANYTHING, &rest[..c.len_utf8()]);
            at += rest.find(|c: char| c != '.' && c != '…').unwrap_or(rest.len());
        } else if c == '[' {
            let end = rest.find(']').map_or(rest.len(), |end| end + 1);
            with(ANYTHING, &rest[..end]);
            at += end;
            // "[he]'s", "[w]e": the letters that touch it belong to it.
            at += text[at..].find(|c: char| !c.is_alphanumeric() && !is_apostrophe(c)).unwrap_or(text.len() - at);
        } else if c.is_alphanumeric() {
            let inside = |(at, c): (usize, char)| {
                let next = rest[at + c.len_utf8()..].chars().next();
                c.is_alphanumeric()
                    || (is_apostrophe(c) || matches!(c, '.' | ','))
                        && next.is_some_and(char::is_alphanumeric)
                        && (is_apostrophe(c) || next.is_some_and(|next| next.is_ascii_digit()))
            };
            let len = rest.char_indices().find(|found| !inside(*found)).map_or(rest.len(), |(at, _)| at);
            word(&rest[..len], &mut buffer, &mut with);
            at += len;
        } else {
            at += c.len_utf8();
        }
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Takes a contraction apart, and gives each part its number.
fn word<'t>(surface: &'t str, buffer: &mut String, with: &mut impl FnMut(u32, &'t str)) {
    buffer.clear();
    buffer.extend(surface.chars().flat_map(char::to_lowercase).map(|c| if is_apostrophe(c) { '\'' } else { c }));
    let lower = buffer.as_str();
    let id = |word: &str| hash(spelt(word).as_bytes(), 17) | 1;
    let whole = match lower {
        "won't" => Some(("will", "not")),
        "can't" | "cannot" => Some(("can", "not")),
        "shan't" => Some(("shall", "not")),
        "let's" => Some(("let", "us")),
        "gonna" => Some(("going", "to")),
        _ => None,
    };
    if let Some((one, other)) = whole {
        with(id(one), surface);
        with(id(other), surface);
        return;
    }
    let Some((stem, ending)) = lower.rsplit_once('\'') else {
        with(id(lower), surface);
        return;
    };
    let pronoun = ["it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "this"].contains(&stem);
    let (one, other) = match ending {
        "t" if stem.ends_with('n') => (&stem[..stem.len() - 1], "not"),
        "re" => (stem, "are"),
        "ve" => (stem, "have"),
        "ll" => (stem, "will"),
        "m" => (stem, "am"),
        "d" => (stem, "would"),
        "s" if pronoun => (stem, "is"),
        _ => {
            with(id(lower), surface);
            return;
        }
    };
    with(id(one), surface);
    with(id(other), surface);
}

/// Numbers that are written in words or in digits.
const NUMBERS: [(&str, &str); 29] = [
    ("zero", "0"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("hundred", "100"),
    ("thousand", "1000"),
];

/// Endings of British spellings, each with the American one.
const ENDINGS: [(&str, &str); 34] = [
    ("isation", "ization"),
    ("isations", "izations"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("our", "or"),
    ("ours", "ors"),
    ("our's", "or's"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourable", "orable"),
    ("ourhood", "orhood"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("itre", "iter"),
    ("itres", "iters"),
    ("ogue", "og"),
    ("ogues", "ogs"),
    ("ence", "ense"),
    ("ences", "enses"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ller", "ler"),
    ("llers", "lers"),
    ("amme", "am"),
    ("ammes", "ams"),
    ("lment", "llment"),
    ("lful", "llful"),
    ("eque", "eck"),
    ("eques", "ecks"),
    ("aeo", "eo"),
];

/// Words that no ending tells, each with the spelling that is taken.
const ODD: [(&str, &str); 12] = [
    ("grey", "gray"),
    ("tyre", "tire"),
    ("tyres", "tires"),
    ("plough", "plow"),
    ("kerb", "curb"),
    ("mum", "mom"),
    ("towards", "toward"),
    ("learnt", "learned"),
    ("burnt", "burned"),
    ("ageing", "aging"),
    ("judgement", "judgment"),
    ("okay", "ok"),
];

/// One spelling for British and American ones, and for numbers in words.
fn spelt(word: &str) -> Cow<'_, str> {
    if word.len() < 3 || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let listed = NUMBERS.iter().chain(&ODD).find(|(own, _)| *own == word);
    if let Some((_, other)) = listed {
        return Cow::Borrowed(other);
    }
    let ends = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
    match ENDINGS.iter().find(|(british, _)| ends(british)) {
        Some((british, american)) => Cow::Owned(format!("{}{american}", &word[..word.len() - british.len()])),
        None => Cow::Borrowed(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_spellings_are_passed_over() {
        let words = |text: &str| Words::new(text);
        assert_eq!(words("We’ll paint the harbour grey, again."), words("we will paint the harbor gray – again"));
        assert_eq!(words("It's the centre"), words("It is the center"));
        assert_ne!(words("the mayor's dog"), words("the mayor dog"));
        assert_eq!(words("3,240 boats").0.len(), 2);
    }

    #[test]
    fn what_is_declared_is_anything() {
        let text = "We ... will [the council] go […] on";
        assert_eq!(Words::new(text).0.iter().filter(|word| **word == ANYTHING).count(), 3);
        assert_eq!(Words::new(text).count(), 4);
        assert_eq!(surfaces(text), ["We", ".", "will", "[the council]", "go", "[…]", "on"]);
    }

    #[test]
    fn surfaces_go_with_words() {
        for text in ["We won't go", "", "…", "[", "a'", "’tis the 3.5th", "[a]b'c d"] {
            assert_eq!(Words::new(text).0.len(), surfaces(text).len(), "{text}");
        }
    }
}
