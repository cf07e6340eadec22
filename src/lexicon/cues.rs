//! Words that attribute (`lexicon/cues.txt`): their class, their forms and what can follow them.

use crate::model::{Class, hash};
use std::sync::LazyLock;

/// What can follow a cue as its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame(u32);

impl Frame {
    /// A quotation.
    pub const QUOTATION: Frame = Frame(1);
    /// A clause, with or without "that".
    pub const CLAUSE: Frame = Frame(1 << 1);
    /// A clause with "that".
    pub const THAT_CLAUSE: Frame = Frame(1 << 2);
    /// An indirect question.
    pub const QUESTION: Frame = Frame(1 << 3);
    /// An infinitive.
    pub const INFINITIVE: Frame = Frame(1 << 4);
    /// A noun phrase.
    pub const NOUN: Frame = Frame(1 << 5);
    /// An object and what is said of it.
    pub const OBJECT: Frame = Frame(1 << 6);
    /// Somebody addressed, before the content.
    pub const ADDRESSEE: Frame = Frame(1 << 7);
    /// Enough by itself for reported speech.
    pub const SPEECH: Frame = Frame(1 << 8);

    /// The prepositions that can stand between cue and content, each with its bit.
    const PREPOSITIONS: [&'static str; 16] = [
        "of", "about", "for", "on", "against", "to", "with", "as", "at", "out", "in", "into", "over", "from", "by",
        "up",
    ];

    /// Whether all of the other frame is in this one.
    pub const fn has(self, other: Frame) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the cue can take its content after this preposition, given in lower case.
    pub fn takes(self, preposition: &str) -> bool {
        Self::PREPOSITIONS.iter().position(|other| *other == preposition).is_some_and(|at| self.0 >> (16 + at) & 1 == 1)
    }

    fn parse(codes: &str) -> Option<Frame> {
        let mut frame = Frame::default();
        for code in codes.split_whitespace() {
            frame.0 |= match code {
                "q" => Self::QUOTATION.0,
                "t" => Self::CLAUSE.0 | Self::THAT_CLAUSE.0,
                "T" => Self::THAT_CLAUSE.0,
                "w" => Self::QUESTION.0,
                "i" => Self::INFINITIVE.0,
                "n" => Self::NOUN.0,
                "a" => Self::OBJECT.0,
                "o" => Self::ADDRESSEE.0,
                "!" => Self::SPEECH.0,
                word => 1 << (16 + Self::PREPOSITIONS.iter().position(|other| *other == word)?),
            };
        }
        Some(frame)
    }
}

/// A verb that attributes.
#[derive(Clone, Debug)]
pub struct CueWord {
    /// Its base form.
    pub lemma: String,
    /// Its class: report, assert, deny, promise, ...
    pub class: &'static str,
    /// Its class before an object, where that is another: "called for a vote" asks, "called it a farce" judges.
    pub of_object: &'static str,
    /// What can follow it.
    pub frame: Frame,
    /// A hash of its class and of whether it is saying: what it shares with the words like it.
    pub signature: u32,
}

static CUES: LazyLock<Vec<CueWord>> = LazyLock::new(|| read().into_iter().map(|(word, _)| word).collect());

/// A position in the list of cues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CueId(pub(super) u16);

impl CueId {
    /// The verb.
    pub fn get(self) -> &'static CueWord {
        &CUES[self.0 as usize]
    }
}

/// The lines of the file, each with the forms of its word. The second line of a word gives its class before an object.
pub(super) fn read() -> Vec<(CueWord, Vec<(String, Class)>)> {
    let mut words: Vec<(CueWord, Vec<(String, Class)>)> = Vec::new();
    for (word, forms) in lines() {
        match words.iter_mut().find(|(known, _)| known.lemma == word.lemma) {
            Some((known, _)) => {
                known.frame.0 |= word.frame.0;
                known.of_object = word.class;
            }
            None => words.push((word, forms)),
        }
    }
    words
}

/// The lines of the file, one by one.
fn lines() -> impl Iterator<Item = (CueWord, Vec<(String, Class)>)> {
    super::sections(include_str!("../../lexicon/cues.txt")).filter_map(|(class, line)| {
        let (forms, codes) = line.split_once(':')?;
        let mut given = forms.trim().split('/');
        let (base, doubled) = match given.next()?.strip_suffix('+') {
            Some(base) => (base, true),
            None => (forms.trim().split('/').next()?, false),
        };
        let past = given.next();
        let participle = given.next().or(past);
        let frame = Frame::parse(codes)?;
        Some((
            CueWord {
                lemma: base.to_owned(),
                class,
                of_object: class,
                frame,
                signature: hash(class.as_bytes(), 50 + u32::from(frame.has(Frame::SPEECH))),
            },
            forms_of(base, doubled, past, participle),
        ))
    })
}

/// The forms of a verb.
fn forms_of(base: &str, doubled: bool, past: Option<&str>, participle: Option<&str>) -> Vec<(String, Class)> {
    let last = base.chars().last().unwrap_or(' ');
    let stem = if doubled { format!("{base}{last}") } else { base.to_owned() };
    let consonant_y = base.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|end| base.ends_with(end));
    let (s, ed, ing);
    if consonant_y {
        s = format!("{}ies", &base[..base.len() - 1]);
        ed = format!("{}ied", &base[..base.len() - 1]);
        ing = format!("{base}ing");
    } else {
        let hisses = ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| base.ends_with(end));
        s = format!("{base}{}", if hisses { "es" } else { "s" });
        ed = if base.ends_with('e') { format!("{base}d") } else { format!("{stem}ed") };
        ing = if base.ends_with("ee") || !base.ends_with('e') {
            format!("{stem}ing")
        } else {
            format!("{}ing", &base[..base.len() - 1])
        };
    }
    let past = past.map_or_else(|| ed.clone(), str::to_owned);
    let participle = participle.map_or(ed, str::to_owned);
    vec![
        (base.to_owned(), Class::Verb),
        (s, Class::VerbS),
        (past, Class::Past),
        (participle, Class::Participle),
        (ing, Class::Gerund),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_no_word_stands_twice_in_a_class() {
        let written = crate::lexicon::sections(include_str!("../../lexicon/cues.txt")).count();
        let mut pairs: Vec<_> = lines().map(|(word, _)| (word.lemma, word.class)).collect();
        assert_eq!(pairs.len(), written);
        pairs.sort();
        pairs.dedup();
        assert_eq!(pairs.len(), written);
        let mut lemmas: Vec<_> = read().into_iter().map(|(word, _)| word.lemma).collect();
        let words = lemmas.len();
        lemmas.sort();
        lemmas.dedup();
        assert_eq!(lemmas.len(), words);
    }

    #[test]
    fn forms_are_spelt_right() {
        let forms = |base, doubled| {
            forms_of(base, doubled, None, None).into_iter().map(|(form, _)| form).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(forms("deny", false), "deny denies denied denied denying");
        assert_eq!(forms("admit", true), "admit admits admitted admitted admitting");
        assert_eq!(forms("agree", false), "agree agrees agreed agreed agreeing");
        assert_eq!(forms("convey", false), "convey conveys conveyed conveyed conveying");
        assert_eq!(forms("stress", false), "stress stresses stressed stressed stressing");
    }
}
