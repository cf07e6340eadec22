//! Word classes: the parts of speech, as coarse as the readers above need them.

/// A part of speech.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Class {
    /// A mark, or anything that is no word.
    #[default]
    Mark,
    /// A noun in the singular.
    Noun,
    /// A noun in the plural.
    Nouns,
    /// A name.
    Name,
    /// A verb's base form or present: "say".
    Verb,
    /// A verb's third person: "says".
    VerbS,
    /// A verb's past: "said".
    Past,
    /// A verb's past participle: "given".
    Participle,
    /// A verb's form in -ing.
    Gerund,
    /// A finite form of be, have, do.
    Aux,
    /// "be", "been", "being", "having", "done".
    AuxNonfinite,
    /// can, may, will, ...
    Modal,
    /// An adjective.
    Adjective,
    /// An adverb or particle.
    Adverb,
    /// An article or determiner.
    Determiner,
    /// A personal pronoun.
    Pronoun,
    /// "his", "their".
    Possessive,
    /// A preposition or subordinating conjunction.
    Preposition,
    /// and, or, but.
    Conjunction,
    /// "to".
    To,
    /// who, which, what, when, where, how.
    Wh,
    /// A number.
    Number,
    /// "'s" after a noun.
    Genitive,
}

impl Class {
    /// All of them, in order.
    pub(crate) const ALL: [Class; 23] = {
        let mut all = [Class::Mark; 23];
        let mut at = 0;
        while at < Self::NAMES.len() {
            all[at + 1] = Self::NAMES[at].1;
            at += 1;
        }
        all
    };

    const NAMES: [(&'static str, Class); 22] = [
        ("noun", Class::Noun),
        ("nouns", Class::Nouns),
        ("name", Class::Name),
        ("verb", Class::Verb),
        ("verb-s", Class::VerbS),
        ("past", Class::Past),
        ("participle", Class::Participle),
        ("gerund", Class::Gerund),
        ("aux", Class::Aux),
        ("aux-nonfinite", Class::AuxNonfinite),
        ("modal", Class::Modal),
        ("adjective", Class::Adjective),
        ("adverb", Class::Adverb),
        ("determiner", Class::Determiner),
        ("pronoun", Class::Pronoun),
        ("possessive", Class::Possessive),
        ("preposition", Class::Preposition),
        ("conjunction", Class::Conjunction),
        ("to", Class::To),
        ("wh", Class::Wh),
        ("number", Class::Number),
        ("genitive", Class::Genitive),
    ];

    fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(other, _)| *other == name).map(|(_, class)| *class)
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Whether it is a form of a full verb.
    pub const fn is_verb(self) -> bool {
        matches!(self, Class::Verb | Class::VerbS | Class::Past | Class::Participle | Class::Gerund)
    }

    /// Whether it can be the verb of a main clause by itself.
    pub const fn is_finite(self) -> bool {
        matches!(self, Class::Verb | Class::VerbS | Class::Past | Class::Aux | Class::Modal)
    }

    /// Whether it is a noun or a name.
    pub const fn is_nominal(self) -> bool {
        matches!(self, Class::Noun | Class::Nouns | Class::Name)
    }
}

/// The classes that a word can have, and the likeliest of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes {
    best: Class,
    set: u32,
}

impl Classes {
    /// One class only.
    pub const fn only(class: Class) -> Self {
        Classes { best: class, set: class.bit() }
    }

    /// From names joined by commas, the likeliest first; "-" for none.
    pub fn parse(names: &str) -> Self {
        let mut classes = Classes::default();
        for class in names.split(',').filter_map(Class::parse) {
            if classes.set == 0 {
                classes.best = class;
            }
            classes.set |= class.bit();
        }
        classes
    }

    /// With one class more, the least likely.
    #[must_use]
    pub const fn with(self, class: Class) -> Self {
        let best = if self.set == 0 { class } else { self.best };
        Classes { best, set: self.set | class.bit() }
    }

    /// The likeliest.
    pub const fn best(self) -> Class {
        self.best
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.set == 0
    }

    /// Whether it is one of them.
    pub const fn has(self, class: Class) -> bool {
        self.set & class.bit() != 0
    }

    /// Whether there is another beside the likeliest.
    pub const fn is_ambiguous(self) -> bool {
        self.set & (self.set - if self.set > 0 { 1 } else { 0 }) != 0
    }
}
