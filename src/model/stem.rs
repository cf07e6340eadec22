//! Stems: a word without its inflection, good enough to tell that "said" and "says" are one verb.

/// Irregular forms of the commonest verbs that attribute.
const IRREGULAR: &[(&str, &str)] = &[
    ("said", "say"),
    ("says", "say"),
    ("saying", "say"),
    ("told", "tell"),
    ("wrote", "writ"),
    ("written", "writ"),
    ("thought", "think"),
    ("found", "find"),
    ("held", "hold"),
    ("knew", "know"),
    ("known", "know"),
    ("saw", "see"),
    ("seen", "see"),
    ("felt", "feel"),
    ("heard", "hear"),
    ("made", "mak"),
    ("gave", "giv"),
    ("given", "giv"),
    ("went", "go"),
    ("began", "begin"),
    ("begun", "begin"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("understood", "understand"),
    ("meant", "mean"),
    ("chose", "choos"),
    ("took", "tak"),
    ("led", "lead"),
    ("sought", "seek"),
    ("fought", "fight"),
    ("laid", "lay"),
    ("shown", "show"),
    ("foresaw", "foresee"),
    ("taught", "teach"),
    ("came", "com"),
    ("left", "leav"),
    ("kept", "keep"),
    ("read", "read"),
];

/// The stem of a word in lower case, in the buffer it is given in.
pub fn stem(word: &[u8]) -> ([u8; 24], usize) {
    let mut out = [0; 24];
    let len = word.len().min(24);
    out[..len].copy_from_slice(&word[..len]);
    if word.len() > 24 || !word.is_ascii() {
        return (out, len);
    }
    if let Some((_, stem)) = IRREGULAR.iter().find(|(form, _)| form.as_bytes() == word) {
        out[..stem.len()].copy_from_slice(stem.as_bytes());
        return (out, stem.len());
    }
    let ends = |suffix: &[u8]| word.ends_with(suffix);
    if len < 5 {
        return (out, if len == 4 && ends(b"s") && !ends(b"ss") { 3 } else { len });
    }
    if ends(b"ies") || ends(b"ied") {
        out[len - 3] = b'y';
        return (out, len - 2);
    }
    let cut = if ends(b"ing") {
        3
    } else if ends(b"ed") || ends(b"es") {
        2
    } else if ends(b"s") && !ends(b"ss") {
        1
    } else {
        0
    };
    let mut at = len - cut;
    if cut >= 2 && at > 3 && out[at - 1] == out[at - 2] && !matches!(out[at - 1], b's' | b'l' | b'e') {
        at -= 1;
    }
    while at > 3 && out[at - 1] == b'e' {
        at -= 1;
    }
    (out, at)
}

#[cfg(test)]
mod tests {
    fn stem(word: &str) -> String {
        let (bytes, len) = super::stem(word.as_bytes());
        String::from_utf8_lossy(&bytes[..len]).into_owned()
    }

    #[test]
    fn forms_of_a_verb_share_their_stem() {
        for forms in [
            ["argue", "argued", "argues", "arguing"],
            ["deny", "denied", "denies", "deny"],
            ["admit", "admitted", "admits", "admitting"],
            ["announce", "announced", "announces", "announcing"],
            ["say", "said", "says", "saying"],
        ] {
            assert!(forms.iter().all(|form| stem(form) == stem(forms[0])), "{forms:?}");
        }
    }
}
