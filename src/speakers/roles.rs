//! Noun phrases and roles: "the former Russian president", "governor of the Kharkov region".

use super::lists::{Facts, Gender, Key, Traits, key, lists};
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// How a noun phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    /// "president", "officials"
    Bare,
    /// "the", "this"
    Definite,
    /// "his", "Putin's"
    Possessive,
    /// "a", "some", "two"
    Indefinite,
}

/// A noun phrase up to its head, without what follows the head.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// All its tokens.
    pub(super) tokens: Span<Tok>,
    /// Without the determiner or possessor.
    pub(super) core: Span<Tok>,
    pub(super) determiner: Determiner,
    /// The possessor's tokens, without the genitive: "Putin" of "Putin's spokesman".
    pub(super) possessor: Option<Span<Tok>>,
    /// The head noun.
    pub(super) head: u32,
}

/// Tokens of a phrase before its head: more are not looked at.
const LONGEST: u32 = 14;

/// The noun phrase that starts at a token, within `end`.
pub(super) fn phrase_at(tagged: &Tagged<'_>, start: u32, end: u32) -> Option<Phrase> {
    let end = end.min(start.saturating_add(LONGEST));
    let mut at = start;
    let mut determiner = Determiner::Bare;
    let mut possessor = None;
    if at < end {
        determiner = match tagged.class(at) {
            Class::Determiner if tagged.is_any(at, &["the", "this", "that", "these", "those", "both", "all"]) => {
                Determiner::Definite
            }
            Class::Determiner => Determiner::Indefinite,
            Class::Possessive => Determiner::Possessive,
            Class::Number => Determiner::Indefinite,
            Class::Adjective | Class::Adverb | Class::Noun | Class::Nouns
                if tagged.is_any(at, &["some", "many", "several", "most", "few", "other", "another"]) =>
            {
                Determiner::Indefinite
            }
            _ => Determiner::Bare,
        };
        if determiner != Determiner::Bare {
            at += 1;
        }
    }
    // "all the officials", "both sides"
    if determiner != Determiner::Bare && at < end && tagged.is_any(start, &["all", "both"]) && tagged.is(at, "the") {
        at += 1;
    }
    let mut core = at;
    let mut head = None;
    while at < end {
        let kind = tagged.text.kind(at)?;
        match kind {
            Kind::Word | Kind::Url | Kind::Handle => match tagged.class(at) {
                Class::Noun | Class::Nouns | Class::Name => head = Some(at),
                // "the executive", "a conservative": an adjective by its form.
                Class::Adjective if is_person_noun(tagged, at) || lists().traits(tagged, at).any(Traits::BODY) => {
                    head = Some(at);
                }
                // "the Argentine said"
                Class::Adjective
                    if head.is_none()
                        && at == core
                        && determiner == Determiner::Definite
                        && (at + 1 >= end || tagged.class(at + 1).is_finite())
                        && lists().traits(tagged, at).any(Traits::DEMONYM) =>
                {
                    head = Some(at);
                }
                Class::Adjective | Class::Participle | Class::Gerund | Class::Number if head.is_none() => {}
                // "progressive and religious groups"
                Class::Conjunction
                    if head.is_none()
                        && at > core
                        && tagged.class(at - 1) == Class::Adjective
                        && continues(tagged, at + 1, end) => {}
                // "leading opposition figure": the tagger takes many modifiers for verbs or nouns.
                Class::Adjective if continues(tagged, at + 1, end) => {}
                Class::Adverb if head.is_none() => {}
                // "Retired judge Ana Ruiz", at the start of a sentence.
                Class::Past | Class::Verb
                    if head.is_none()
                        && (determiner != Determiner::Bare || at == start && tagged.class(at) == Class::Past)
                        && continues(tagged, at + 1, end) => {}
                Class::Genitive => {
                    possessor = Some(Span::new(core, at));
                    core = at + 1;
                    determiner = Determiner::Possessive;
                    head = None;
                }
                // "US officials": no pronoun.
                _ if tagged.text.surface(at) == "US" => head = Some(at),
                _ => break,
            },
            Kind::Number if head.is_none() => {}
            Kind::Hyphen | Kind::Slash if continues(tagged, at + 1, end) => {}
            Kind::Symbol if head.is_some() && tagged.text.surface(at) == "&" && continues(tagged, at + 1, end) => {}
            // "the senators' aide"
            Kind::SingleMark
                if head == at.checked_sub(1) && head.is_some() && continues(tagged, at + 1, end) && {
                    let surface = tagged.text.surface(at - 1);
                    surface.ends_with(['s', 'S']) && tagged.text.token(at).shape.is_glued()
                } =>
            {
                possessor = Some(Span::new(core, at));
                core = at + 1;
                determiner = Determiner::Possessive;
                head = None;
            }
            _ => break,
        }
        at += 1;
    }
    let head = head?;
    Some(Phrase { tokens: Span::new(start, head + 1), core: Span::new(core, head + 1), determiner, possessor, head })
}

fn continues(tagged: &Tagged<'_>, at: u32, end: u32) -> bool {
    at < end && (tagged.class(at).is_nominal() || tagged.class(at) == Class::Adjective)
}

/// Where the phrase ends with the "of ..." and "for ..." that belong to it.
pub(super) fn with_complements(tagged: &Tagged<'_>, phrase: Phrase, end: u32) -> u32 {
    let mut at = phrase.tokens.end;
    for _ in 0..3 {
        if at + 1 >= end || !tagged.is_any(at, &["of", "for", "at", "in", "and"]) {
            break;
        }
        let joined = tagged.is(at, "and");
        match phrase_at(tagged, at + 1, end) {
            // "secretary of defense and trade": only under a capital or without a determiner.
            Some(next) if !joined || at > phrase.tokens.end && next.determiner == Determiner::Bare => {
                at = next.tokens.end;
            }
            _ => break,
        }
    }
    at
}

/// The words for the members of parties that stand against each other in the news.
const PARTIES: [(&str, &str); 7] = [
    ("republican", "republican"),
    ("gop", "republican"),
    ("democrat", "democratic"),
    ("democratic", "democratic"),
    ("labour", "labour"),
    ("conservative", "conservative"),
    ("tory", "conservative"),
];

/// Whether a word has its capital because it is a party's: "Republican opponents".
pub(super) fn is_party(word: &str) -> bool {
    PARTIES.iter().any(|(name, _)| word.strip_suffix('s').unwrap_or(word).eq_ignore_ascii_case(name))
}

/// Words of a role beside its head that can be compared.
const MODIFIERS: usize = 6;

/// What makes of an office a lower one, or one against it.
pub(super) const UNDER: &[&str] = &["deputy", "vice", "assistant", "associate", "junior", "shadow"];

/// An office, profession or tie that a person has, or that a noun phrase speaks of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Role {
    /// Its words.
    pub(super) tokens: Span<Tok>,
    /// [`Facts::same`] of the head noun.
    pub(super) head: Key,
    /// What the lists say of the head noun.
    pub(super) facts: Facts,
    /// The country or region among its words; 0 for none.
    pub(super) place: Key,
    /// The party among its words; 0 for none.
    party: Key,
    modifiers: [Key; MODIFIERS],
    /// A lower office than the head's, or one against it: "deputy mayor", "shadow minister".
    under: bool,
    /// One that is no longer held.
    former: bool,
    /// One that was held by somebody else before.
    new: bool,
    /// Which modifiers are names: "founder of Halden" is not "founder of Marren".
    proper: u8,
}

impl Role {
    /// Reads the role that these tokens speak of, whose head noun is given.
    pub(super) fn new(tagged: &Tagged<'_>, tokens: Span<Tok>, head: u32) -> Self {
        let lists = lists();
        let facts = lists.of(tagged.text.surface(head));
        let mut canonical = if facts.same == 0 { key(tagged.text.surface(head)) } else { facts.same };
        let mut read = facts;
        // "vice president", "prime minister", "head of state": another office than the bare noun's.
        let compound = if head > tokens.start && tagged.text.kind(head - 1) == Some(Kind::Word) {
            lists.of(&format!("{}-{}", tagged.text.surface(head - 1), tagged.text.surface(head)))
        } else {
            Facts::default()
        };
        if compound.same != 0 {
            canonical = compound.same;
            read = compound;
        }
        let of_state =
            tagged.is(head, "head") && tagged.is(head + 1, "of") && tagged.is_any(head + 2, &["state", "government"]);
        if of_state {
            canonical = key(if tagged.is(head + 2, "state") { "head-of-state" } else { "head-of-government" });
        }
        let mut role = Role {
            tokens,
            head: canonical,
            facts: read,
            place: 0,
            party: 0,
            modifiers: [0; MODIFIERS],
            under: false,
            former: false,
            new: false,
            proper: 0,
        };
        let mut count = 0;
        let mut before = 0;
        for at in tokens.start..tokens.end.min(tokens.start + 24) {
            if tagged.text.kind(at) != Some(Kind::Word) || !carries(tagged.class(at)) {
                before = 0;
                continue;
            }
            role.under |= at != head && compound.same == 0 && tagged.is_any(at, UNDER);
            role.new |= at != head && tagged.is_any(at, &["new", "incoming", "next", "future"]);
            role.former |= at != head && tagged.is_any(at, &["former", "ex", "retired", "late"]);
            let word = key(tagged.text.surface(at));
            let of = lists.facts(word);
            let two = lists.facts(super::lists::join(before, word));
            before = word;
            if let Some((_, party)) = PARTIES.iter().find(|(name, _)| tagged.is(at, name)) {
                role.party = key(party);
            }
            let place = if two.place != 0 { two.place } else { of.place };
            // "South" of "South Carolina" was read as a word of its own.
            if two.place != 0 && of.place == 0 && count > 0 {
                count -= 1;
                role.modifiers[count] = 0;
                role.proper &= !(1 << count);
            }
            if place != 0 {
                role.place = place;
            } else if at != head && !(of_state && at == head + 2) && count < MODIFIERS {
                role.modifiers[count] = if of.same != 0 { of.same } else { word };
                let name = tagged.class(at) == Class::Name && !tagged.text.token(at).shape.is_clitic();
                role.proper |= u8::from(name && at > head) << count;
                count += 1;
            }
        }
        role
    }

    /// The same role of a place and a party that stand after the name, where its words have none.
    pub(super) fn seated(mut self, (place, party): (Key, Key)) -> Self {
        self.place = if self.place == 0 { place } else { self.place };
        self.party = if self.party == 0 { party } else { self.party };
        self
    }

    /// The words beside the head and the place.
    pub(super) fn modifiers(&self) -> impl Iterator<Item = Key> + '_ {
        self.modifiers.iter().copied().filter(|word| *word != 0)
    }

    /// The gender that its head noun has.
    pub(super) fn gender(&self) -> Gender {
        self.facts.gender
    }

    /// Whether it is a tie to somebody that the other, too, has to that one: "Marren's father" is not "Ruiz's father".
    pub(super) fn is_of(&self, possessor: Key) -> bool {
        self.modifiers().any(|own| own == possessor)
    }

    /// How well a description with this role speaks of somebody who has the other; `None` where it can't.
    pub(super) fn speaks_of(&self, other: &Role) -> Option<f32> {
        let mut score = if self.head == other.head {
            2.0
        } else if lists().covers(self.head, other.head) {
            1.3
        } else {
            return None;
        };
        // Nor is "the former mayor" who is mayor.
        if self.under != other.under || self.former && !other.former {
            return None;
        }
        // "the new president" is not whoever is called president.
        if self.new && !other.new {
            return None;
        }
        // "the president" is the one who is president today, if there is one.
        if other.former && !self.former {
            score -= 0.4;
        }
        if self.party != 0 && other.party != 0 && self.party != other.party {
            return None;
        }
        if self.place != 0 && other.place != 0 {
            if self.place != other.place {
                return None;
            }
            score += 1.0;
        } else if self.place != 0 {
            score -= 0.3;
        }
        for (at, word) in self.modifiers().enumerate() {
            let shared = other.modifiers().any(|own| own == word);
            let name = self.proper & (1 << at) != 0;
            score += if shared {
                0.6
            } else if name {
                -1.5
            } else {
                -0.7
            };
        }
        Some(score)
    }
}

const fn carries(class: Class) -> bool {
    matches!(class, Class::Noun | Class::Nouns | Class::Name | Class::Adjective | Class::Participle)
}

/// Whether the lists know the noun as one for a person.
pub(super) fn is_person_noun(tagged: &Tagged<'_>, at: u32) -> bool {
    lists().traits(tagged, at).any(Traits::PERSON.with(Traits::TITLE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn phrase(text: &str) -> Option<(String, String, Determiner)> {
        let tagged = Tagged::new(Text::new(text));
        let phrase = phrase_at(&tagged, 0, tagged.text.len())?;
        Some((tagged.surface(phrase.core).to_owned(), tagged.text.surface(phrase.head).to_owned(), phrase.determiner))
    }

    #[test]
    fn phrases_end_with_their_head() {
        let (core, head, determiner) = phrase("the former harbour minister said so").expect("a phrase");
        assert_eq!((core.as_str(), head.as_str()), ("former harbour minister", "minister"));
        assert_eq!(determiner, Determiner::Definite);
    }

    #[test]
    fn possessors_are_set_apart() {
        let (core, head, determiner) = phrase("Ruiz's press secretary said so").expect("a phrase");
        assert_eq!((core.as_str(), head.as_str()), ("press secretary", "secretary"));
        assert_eq!(determiner, Determiner::Possessive);
    }

    #[test]
    fn no_phrase_without_a_noun() {
        assert!(phrase("and then").is_none());
        assert!(phrase("").is_none());
    }

    fn role(text: &str) -> Role {
        let tagged = Tagged::new(Text::new(text));
        let phrase = phrase_at(&tagged, 0, tagged.text.len()).expect("a phrase");
        let end = with_complements(&tagged, phrase, tagged.text.len());
        Role::new(&tagged, Span::new(phrase.core.start, end), phrase.head)
    }

    #[test]
    fn places_tell_roles_apart() {
        let leader = role("the Kremlin leader");
        assert!(leader.speaks_of(&role("Russian president")).is_some());
        assert!(leader.speaks_of(&role("Ukrainian president")).is_none());
        assert!(leader.speaks_of(&role("president")).is_some());
        assert!(leader.speaks_of(&role("Russian singer")).is_none());
    }

    #[test]
    fn compound_offices_are_not_the_bare_one() {
        assert!(role("the president").speaks_of(&role("vice president")).is_none());
        assert!(role("the premier").speaks_of(&role("prime minister of Norway")).is_some());
        assert!(role("the head of state").speaks_of(&role("president of Chile")).is_some());
    }
}
