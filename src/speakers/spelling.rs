//! One spelling for the ways in which a name is transliterated: Zelensky, Zelenskyy, Zelenskiy.
//!
//! Names that are the same but for accents are the same name. Long ones are also the same where they differ only in
//! what the systems of transliteration write differently; short ones are too often those of two people.

use super::lists::{Key, key};

/// Letters of a word from which a difference in transliteration is passed over.
const LONG: usize = 6;

/// The longest word that is folded; a longer one is taken as it stands.
const LONGEST: usize = 48;

/// The key of a word whatever its accents and, for a long one, its transliteration.
pub(super) fn spelling(word: &str) -> Key {
    key(respell(word, &mut [[0; LONGEST]; 2]).unwrap_or(word))
}

/// The word in its one spelling, in small letters.
pub(crate) fn respelled(word: &str) -> String {
    respell(word, &mut [[0; LONGEST]; 2]).map_or_else(|| word.to_lowercase(), str::to_owned)
}

fn respell<'b>(word: &str, letters: &'b mut [[u8; LONGEST]; 2]) -> Option<&'b str> {
    let [plain, romanized] = letters;
    let plain = fold(word, plain)?;
    std::str::from_utf8(if plain.len() < LONG { plain } else { romanize(plain, romanized) }).ok()
}

/// The word in small letters without accents; `None` for one too long or in another script.
fn fold<'b>(word: &str, letters: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
    let mut len = 0;
    if word.is_ascii() {
        for letter in word.bytes().filter(|letter| *letter != b'.') {
            let letter = letter.to_ascii_lowercase();
            if !matches!(letter, b'a'..=b'z' | b'-' | b'\'') {
                return None;
            }
            *letters.get_mut(len)? = letter;
            len += 1;
        }
        return (len > 0).then(|| &letters[..len]);
    }
    for c in word.chars() {
        let base: &str = match c {
            'a'..='z' | '-' | '\'' => "",
            'A'..='Z' => "",
            '’' | '.' => continue,
            'á' | 'à' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'Á' | 'À' | 'Â' | 'Ã' | 'Å' | 'Ā' => "a",
            'ä' | 'Ä' => "a",
            'ç' | 'ć' | 'č' | 'Ç' | 'Ć' | 'Č' => "c",
            'đ' | 'ď' | 'Đ' => "d",
            'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'É' | 'È' | 'Ê' | 'Ë' => "e",
            'ğ' | 'Ğ' => "g",
            'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' | 'Í' | 'Ì' | 'Î' | 'Ï' | 'İ' => "i",
            'ł' | 'Ł' => "l",
            'ñ' | 'ń' | 'ň' | 'Ñ' | 'Ń' => "n",
            'ó' | 'ò' | 'ô' | 'õ' | 'ő' | 'ō' | 'ø' | 'Ó' | 'Ò' | 'Ô' | 'Õ' | 'Ø' => "o",
            'ö' | 'Ö' => "o",
            'ř' | 'Ř' => "r",
            'ś' | 'š' | 'ş' | 'ș' | 'Ś' | 'Š' | 'Ş' | 'Ș' => "s",
            'ß' => "ss",
            'ť' | 'ţ' | 'ț' => "t",
            'ú' | 'ù' | 'û' | 'ű' | 'ū' | 'ů' | 'ü' | 'Ú' | 'Ù' | 'Û' | 'Ü' => "u",
            'ý' | 'ÿ' | 'Ý' => "y",
            'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => "z",
            _ => return None,
        };
        let own = [c.to_ascii_lowercase() as u8];
        for &letter in if base.is_empty() { &own[..] } else { base.as_bytes() } {
            *letters.get_mut(len)? = letter;
            len += 1;
        }
    }
    (len > 0).then(|| &letters[..len])
}

/// Folds "-iy", "-yy", "-ij" and "-y" at the end, "kh", "ph", "ou" and "w" within.
fn romanize<'b>(word: &[u8], into: &'b mut [u8; LONGEST]) -> &'b [u8] {
    let mut end = word.len();
    while end > 4 && matches!(word[end - 1], b'y' | b'i' | b'j') {
        end -= 1;
    }
    let mut len = 0;
    let mut at = 0;
    while at < end {
        let pair = (word[at], word.get(at + 1).copied().unwrap_or(0));
        let (letter, step) = match pair {
            (b'k', b'h') => (b'h', 2),
            (b'p', b'h') => (b'f', 2),
            (b'o', b'u') => (b'u', 2),
            (b'w', _) => (b'v', 1),
            (b'y' | b'j', _) => (b'i', 1),
            (letter, _) => (letter, 1),
        };
        into[len] = letter;
        len += 1;
        at += step;
    }
    if end < word.len() {
        into[len] = b'i';
        len += 1;
    }
    &into[..len]
}

#[cfg(test)]
mod tests {
    use super::spelling;

    #[test]
    fn transliterations_are_one_name() {
        for (one, other) in [
            ("Zelensky", "Zelenskyy"),
            ("Zelensky", "Zelenskiy"),
            ("Lukashenko", "LUKASHENKO"),
            ("Erdoğan", "Erdogan"),
            ("Núñez", "Nunez"),
            ("Yermak", "Jermak"),
            ("Khodorov", "Hodorov"),
        ] {
            assert_eq!(spelling(one), spelling(other), "{one} {other}");
        }
    }

    #[test]
    fn other_names_stay_apart() {
        for (one, other) in
            [("Lee", "Li"), ("Kelly", "Kelli"), ("Marsh", "Marsch"), ("Olsen", "Olson"), ("Hall", "Hill")]
        {
            assert_ne!(spelling(one), spelling(other), "{one} {other}");
        }
    }

    #[test]
    fn any_text_has_a_spelling() {
        for word in
            ["", "y", "ii", "Зеленский", "Zelenskyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", "习近平"]
        {
            let _ = spelling(word);
        }
    }
}
