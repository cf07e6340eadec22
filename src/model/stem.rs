//! Stems: a word without its inflection, good enough to tell that "said" and "says" are one verb.

/// The stems of irregular forms of the commonest verbs that attribute.
fn irregular(word: &[u8]) -> Option<&'static str> {
    Some(match word {
        b"said" => "say",
        b"says" => "say",
        b"saying" => "say",
        b"told" => "tell",
        b"wrote" => "writ",
        b"written" => "writ",
        b"thought" => "think",
        b"found" => "find",
        b"held" => "hold",
        b"knew" => "know",
        b"known" => "know",
        b"saw" => "see",
        b"seen" => "see",
        b"felt" => "feel",
        b"heard" => "hear",
        b"made" => "mak",
        b"gave" => "giv",
        b"given" => "giv",
        b"went" => "go",
        b"began" => "begin",
        b"begun" => "begin",
        b"swore" => "swear",
        b"sworn" => "swear",
        b"spoke" => "speak",
        b"spoken" => "speak",
        b"understood" => "understand",
        b"meant" => "mean",
        b"chose" => "choos",
        b"took" => "tak",
        b"led" => "lead",
        b"sought" => "seek",
        b"fought" => "fight",
        b"laid" => "lay",
        b"shown" => "show",
        b"foresaw" => "foresee",
        b"taught" => "teach",
        b"came" => "com",
        b"left" => "leav",
        b"kept" => "keep",
        b"read" => "read",
        _ => return None,
    })
}

/// The stem of a word in lower case, in the buffer it is given in.
pub fn stem(word: &[u8]) -> ([u8; 24], usize) {
    let mut out = [0; 24];
    let len = word.len().min(24);
    out[..len].copy_from_slice(&word[..len]);
    if word.len() > 24 || !word.is_ascii() {
        return (out, len);
    }
    if let Some(stem) = irregular(word) {
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
    } else {
        usize::from(ends(b"s") && !ends(b"ss"))
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
