//! Lemmas of verbs that no list has the forms of, by their endings and the words that are known.

use super::{WordId, vocabulary};
use crate::model::Class;
use std::borrow::Cow;

/// The base form of a verb: that of the cue lexicon, else by its ending.
pub(crate) fn lemma(word: WordId, surface: &str, class: Class) -> Cow<'static, str> {
    match vocabulary().entry(word).cue {
        Some(cue) => Cow::Borrowed(&cue.get().lemma),
        None => Cow::Owned(base_form(&surface.to_lowercase(), class)),
    }
}

/// The base form of a verb in lower case: "sentenced" of "sentence", "puts" of "put"; the word itself where no base is known.
fn base_form(word: &str, class: Class) -> String {
    // A noun that is used as a verb will do: "sentenced".
    let known = |base: &str| {
        let words = vocabulary();
        let classes = words.entry(words.find(base)).plain;
        base.len() > 1 && (classes.has(Class::Verb) || classes.has(Class::Noun))
    };
    let of = |ending: &str, others: &[&str]| {
        let stem = word.strip_suffix(ending)?;
        let plain = others.iter().map(|other| format!("{stem}{other}")).find(|base| known(base));
        // "planned", "planning"
        let undoubled = || {
            let mut last = stem.bytes().rev();
            let twice = last.next().zip(last.next()).is_some_and(|(a, b)| a == b && a.is_ascii_alphabetic());
            twice.then(|| stem[..stem.len() - 1].to_owned()).filter(|base| known(base))
        };
        plain.or_else(undoubled)
    };
    let found = match class {
        Class::VerbS => of("ies", &["y"]).or_else(|| of("es", &["e", ""])).or_else(|| of("s", &[""])),
        Class::Gerund => of("ing", &["e", ""]),
        Class::Past | Class::Participle => of("ied", &["y"]).or_else(|| of("ed", &["e", ""])),
        _ => None,
    };
    found.unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::base_form;
    use crate::model::Class;

    #[test]
    fn forms_have_their_base() {
        for (word, class, base) in [
            ("sentenced", Class::Past, "sentence"),
            ("counted", Class::Past, "count"),
            ("carried", Class::Participle, "carry"),
            ("stopped", Class::Past, "stop"),
            ("making", Class::Gerund, "make"),
            ("puts", Class::VerbS, "put"),
            ("zorbed", Class::Past, "zorbed"),
            ("happy", Class::Adjective, "happy"),
        ] {
            assert_eq!(base_form(word, class), base);
        }
    }
}
