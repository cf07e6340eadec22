//! Rows of words that can be a name: which words are, where one starts and where it ends.

use super::lists::{Traits, join, key, lists};
use super::names::Finder;
use super::roles::is_person_noun;
use crate::model::{Class, Tagged};
use crate::text::Kind;

/// What can be "of" something within a name.
const OF: Traits = Traits::BODY.with(Traits::BODY_HEAD).with(Traits::TITLE);

/// Words of one name; a longer row of capitals is cut.
const LONGEST: u32 = 16;

/// Whether a text has next to no capitals: then names are words that no list has.
pub(super) fn is_lowercased(tagged: &Tagged<'_>) -> bool {
    let mut words = 0;
    for token in tagged.text.tokens().iter().filter(|token| token.kind == Kind::Word).take(200) {
        words += 1;
        if token.shape.is_capitalized() {
            return false;
        }
    }
    words >= 5
}

pub(super) const fn is_function(class: Class) -> bool {
    matches!(
        class,
        Class::Determiner
            | Class::Preposition
            | Class::Conjunction
            | Class::To
            | Class::Pronoun
            | Class::Possessive
            | Class::Aux
            | Class::AuxNonfinite
            | Class::Wh
            | Class::Mark
            | Class::Genitive
    )
}

impl Finder<'_, '_> {
    /// Whether the token can be a word of a name.
    pub(super) fn names(&self, at: u32) -> bool {
        if !self.is_word(at) {
            return false;
        }
        let shape = self.tagged.text.token(at).shape;
        if shape.is_clitic() {
            return false;
        }
        let class = self.tagged.class(at);
        if self.lower || self.shouted {
            let traits = self.traits(at);
            return class == Class::Name
                || traits.any(Traits::PLACE.with(Traits::BODY_NAME)) && class != Class::Pronoun
                || class.is_nominal() && self.given_around(at, traits)
                || class.is_nominal()
                    && self.tagged.word(at) == crate::lexicon::WordId::UNKNOWN
                    && self.surface(at).len() > 2;
        }
        if !shape.is_capitalized() && !self.is_arabic(at) {
            // "kyiv dismissed": a place that the writer leaves in lower case.
            let unlisted = || crate::lexicon::vocabulary().entry(self.tagged.word(at)).plain.is_empty();
            let named = class == Class::Name || class == Class::Noun && unlisted();
            return named && self.traits(at).any(Traits::PLACE);
        }
        if self.headline && !self.in_headline(at) {
            return false;
        }
        !is_function(class) && !self.traits(at).any(Traits::NO_NAME)
            || self.is_compass(at)
            || class.is_verb() && self.is_listed(at)
            || self.will(at, class)
            || shape.is_all_caps() && self.traits(at).any(Traits::BODY_NAME.with(Traits::PLACE))
    }

    /// "West Midlands Police": where it lies is part of its name.
    fn is_compass(&self, at: u32) -> bool {
        self.capital(at + 1)
            && !is_function(self.tagged.class(at + 1))
            && !self.traits(at + 1).any(Traits::DEMONYM.with(Traits::GROUP))
            && matches!(self.surface(at), "North" | "South" | "East" | "West")
    }

    /// "The Met Office": a word that begins a listed name of two.
    fn is_listed(&self, at: u32) -> bool {
        let names = Traits::PLACE.with(Traits::BODY_NAME);
        self.capital(at + 1) && lists().facts(join(key(self.surface(at)), key(self.surface(at + 1)))).traits.any(names)
    }

    /// Where capitals show nothing: a given name, or the word after one that is no common noun.
    fn given_around(&self, at: u32, traits: Traits) -> bool {
        let common = !crate::lexicon::vocabulary().entry(self.tagged.word(at)).plain.is_empty();
        let given = |at: u32| self.is_word(at) && self.traits(at).any(Traits::GIVEN);
        !common && (traits.any(Traits::GIVEN) || at > self.start && given(at - 1))
    }

    /// "In May Okafor said": a month that is a given name too.
    fn is_month(&self, at: u32) -> bool {
        const BEFORE: &[&str] = &["in", "since", "until", "during", "last", "next", "early", "late", "mid", "every"];
        at > self.start
            && self.traits(at).any(Traits::GIVEN)
            && self.tagged.is_any(at, &["april", "may", "june", "august"])
            && self.tagged.is_any(at - 1, BEFORE)
    }

    /// "Will Marren", "May Olsen": a given name that is a common word too, before a name.
    fn will(&self, at: u32, class: Class) -> bool {
        (class == Class::Modal || self.traits(at).any(Traits::NO_NAME))
            && self.traits(at).any(Traits::GIVEN)
            && self.capital(at + 1)
            && self.tagged.class(at + 1) == Class::Name
    }

    /// Whether a name starts here.
    pub(super) fn opens(&self, at: u32) -> bool {
        if !self.names(at) || self.is_month(at) {
            return false;
        }
        // "The French said"
        let people = self.traits(at).any(Traits::DEMONYM) && at > self.start && self.tagged.is(at - 1, "the");
        if people && self.capital(at) && !self.tagged.class(at + 1).is_nominal() {
            return true;
        }
        if self.lower || self.shouted {
            return true;
        }
        if self.tagged.class(at) == Class::Name {
            // "Relatedly, Marren said"
            let adverb = at == self.start
                && !self.capital(at + 1)
                && self.surface(at).len() > 5
                && self.surface(at).ends_with("ly")
                && self.traits(at) == Traits::default();
            return !adverb;
        }
        // The first word of a sentence has a capital whatever it is: "Police said", "Police Chief Marren said".
        let class = self.tagged.class(at);
        let traits = self.traits(at);
        if traits.any(Traits::TITLE.with(Traits::HONORIFIC)) {
            return self.names(at + 1) || traits.any(Traits::TITLE) && is_person_noun(self.tagged, at);
        }
        let plausible = matches!(class, Class::Noun | Class::Nouns | Class::Adjective | Class::Modal | Class::Verb);
        let listed = self.is_compass(at) || self.is_listed(at);
        // "Reporters Without Frontiers"
        let without = plausible
            && self.capital(at + 1)
            && self.tagged.class(at + 1) == Class::Preposition
            && self.surface(at + 1).len() > 3
            && self.capital(at + 2)
            && !self.headline;
        listed
            || without
            || (plausible
                || traits.any(Traits::GIVEN.with(Traits::DEMONYM).with(Traits::PLACE).with(Traits::BODY_NAME)))
                && (self.names(at + 1) && self.capital(at + 1)
                    || traits.any(Traits::GIVEN.with(Traits::PLACE).with(Traits::BODY_NAME))
                        && (!self.lowercase_noun(at + 1) || traits.any(Traits::BODY_NAME) && self.may_act(at + 1)))
            || traits.any(Traits::GROUP) && lists().of(self.surface(at)).place != 0
    }

    /// Whether a word can be a verb of its own: "Street claims", "Marren plans".
    pub(super) fn may_act(&self, at: u32) -> bool {
        let plain = crate::lexicon::vocabulary().entry(self.tagged.word(at)).plain;
        self.is_word(at) && (plain.has(Class::VerbS) || plain.has(Class::Past))
    }

    pub(super) fn lowercase_noun(&self, at: u32) -> bool {
        self.is_word(at) && !self.capital(at) && matches!(self.tagged.class(at), Class::Noun | Class::Nouns)
    }

    /// Where the row of words that starts at a token ends.
    pub(super) fn run(&self, start: u32) -> u32 {
        let limit = self.end.min(start + LONGEST);
        let mut at = start + 1;
        let mut body = self.traits(start).any(Traits::BODY.with(Traits::BODY_HEAD).with(Traits::TITLE));
        let mut complement = false;
        while at < limit {
            if self.names(at) {
                // "In March Smith": a row never starts anew after a full stop inside it.
                body |= self.traits(at).any(Traits::BODY.with(Traits::TITLE));
                at += 1;
                continue;
            }
            let next = at + 1;
            // "Reporters Without Frontiers"
            if self.capital(at)
                && self.tagged.class(at) == Class::Preposition
                && self.surface(at).len() > 3
                && self.names(next)
                && self.capital(next)
                && !self.headline
            {
                at = next + 1;
                continue;
            }
            if self.is_word(at) && !self.capital(at) && next < limit {
                let surface = self.surface(at);
                if surface == "of" || body && matches!(surface, "for" | "on" | "to") {
                    let mut after = next;
                    if after < limit && self.tagged.is(after, "the") {
                        after += 1;
                    }
                    // "Ambassador to Norway Ana Ruiz", but not "gave the Ministry to Ruiz".
                    let fits = surface != "to" || self.traits(at - 1).any(Traits::TITLE);
                    // "Senator Ana Ruiz of Norland": what a person is of is no part of the name.
                    let body = complement || body && self.traits(at - 1).any(OF);
                    if body && fits && after < limit && self.names(after) && self.capital(after) {
                        at = after + 1;
                        complement = true;
                        continue;
                    }
                    return at;
                }
                if surface == "and" && self.names(next) && self.capital(next) && self.joins(start, at, complement) {
                    at = next + 1;
                    continue;
                }
                // "Special Agent in Charge Ana Ruiz"
                if surface == "in" && self.traits(at - 1).any(Traits::TITLE) && self.surface(next) == "Charge" {
                    at = next + 1;
                    continue;
                }
                let class = self.tagged.class(at);
                if self.traits(at).any(Traits::PARTICLE)
                    && surface.len() <= 5
                    && !matches!(class, Class::Pronoun | Class::Aux)
                {
                    let mut after = next;
                    if after < limit && self.is_word(after) && self.traits(after).any(Traits::PARTICLE) {
                        after += 1;
                    }
                    if after < limit && self.capital(after) && self.names(after) {
                        at = after + 1;
                        continue;
                    }
                }
                return at;
            }
            match self.kind(at) {
                // "Marren, Jr.", "Ostby, Inc."
                Some(Kind::Comma)
                    if self.is_word(next)
                        && self.capital(next)
                        && self.traits(next).any(Traits::SUFFIX.with(Traits::COMPANY_SUFFIX))
                        && !(self.capital(next + 1) && self.names(next + 1)) =>
                {
                    at = next + 1;
                }
                Some(Kind::Symbol) if self.surface(at) == "&" && next < limit && self.capital(next) => at = next + 1,
                // Robert "Bo" Marren, Joseph "Joe the Nail" Barden
                Some(Kind::DoubleMark) if self.capital(next) => {
                    let close = (next + 1..next + 5).find(|at| self.kind(*at) == Some(Kind::DoubleMark));
                    match close.filter(|close| self.names(close + 1) && self.capital(close + 1)) {
                        Some(close) => at = close + 1,
                        None => return at,
                    }
                }
                _ => return at,
            }
        }
        at
    }

    /// Whether "and" stands within one name: "Health and Safety Council", "Ministry of Trade and Industry".
    fn joins(&self, start: u32, and: u32, complement: bool) -> bool {
        let persons = Traits::TITLE.with(Traits::HONORIFIC).with(Traits::GIVEN);
        if self.traits(and + 1).any(persons) || self.traits(and - 1).any(Traits::BODY) {
            return false;
        }
        let mut at = and + 1;
        while self.names(at) && self.capital(at) && at < and + 6 {
            at += 1;
        }
        let closes = self.traits(at - 1).any(Traits::BODY);
        let common = |at: u32| {
            let entry = crate::lexicon::vocabulary().entry(self.tagged.word(at));
            matches!(entry.plain.best(), Class::Noun | Class::Nouns | Class::Adjective | Class::Gerund)
        };
        if complement {
            common(and + 1) && !self.traits(start).any(Traits::TITLE) || closes
        } else {
            closes && !self.traits(start).any(persons) && common(and - 1)
        }
    }
}
