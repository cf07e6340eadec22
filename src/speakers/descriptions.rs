//! Descriptions: "the Kremlin leader", "the ministry", "officials", "a new poll".
//!
//! A definite description is somebody known whose role or name it fits, or nobody; an indefinite one is a speaker
//! under its own words, a new one each time.

use super::discourse::{Discourse, MENTIONS_BACK, Own, Seen, Who, resolution};
use super::entities::{Entity, EntityId};
use super::lists::{Gender, Traits, join, key, lists};
use super::names::Sort;
use super::pronouns::{Place, Pronoun};
use super::ranking::DESCRIPTION;
use super::roles::{Determiner, Phrase, Role, UNDER, is_person_noun, phrase_at, with_complements};
use crate::article::{MentionForm, Resolution, ResolutionForm, SpeakerKind};
use crate::model::Class;
use crate::span::{Span, Tok};

/// A noun that the lists know for somebody or something that speaks.
pub(super) const KNOWN: Traits =
    Traits::PERSON.with(Traits::GROUP).with(Traits::DOCUMENT).with(Traits::BODY).with(Traits::RELATION);

/// Bodies that are nobody's by name: "the government" needs none.
const GENERAL: &[&str] = &[
    "government",
    "police",
    "military",
    "army",
    "parliament",
    "court",
    "administration",
    "opposition",
    "prosecution",
    "defense",
    "defence",
];

/// What is called so has the word in its name, and the last name with it was looked for.
const NAMED: &[&str] = &[
    "ministry",
    "court",
    "council",
    "university",
    "hospital",
    "senate",
    "cabinet",
    "jury",
    "tribunal",
    "committee",
    "commission",
    "department",
    "embassy",
    "board",
    "coastguard",
    "league",
    "union",
    "guild",
];

/// Speakers without a name among whom one is looked for by its words.
const RECENT: usize = 64;

/// Nouns for a few persons who speak with one voice.
const TOGETHER: &[&str] = &["family", "couple", "crew", "trio", "band"];

/// Sentences back in which somebody may be named who has an office, or is called by another noun for a person.
const OFFICE_BACK: u32 = 4;
const NOUN_BACK: u32 = 12;

impl Discourse<'_, '_> {
    /// Somebody known whom a description fits, and how surely.
    pub(super) fn described(&self, phrase: Phrase, end: u32, quoted: bool) -> Option<(Who, f64)> {
        let tagged = self.tagged;
        let role = self.role_of(phrase, end);
        // "Marren's father": nobody else's.
        let kin = match phrase.possessor {
            Some(of)
                if of.end > 0 && tagged.class(of.end - 1) == Class::Name && role.facts.traits.any(Traits::RELATION) =>
            {
                key(tagged.text.surface(of.end - 1))
            }
            _ => 0,
        };
        let sentence = tagged.text.token(phrase.tokens.start).sentence;
        let mut best: Option<(Who, f32)> = None;
        let mut second = f32::MIN;
        for seen in self.seen.iter().rev().take(4 * MENTIONS_BACK) {
            let Who::Entity(id) = seen.who else { continue };
            let entity = &self.entities.all[id as usize];
            if !entity.gender.fits(role.gender()) {
                continue;
            }
            let fits = |own: &&Role| kin == 0 || own.is_of(kin);
            let fit = entity.roles.iter().filter(fits).filter_map(|own| role.speaks_of(own)).fold(f32::MIN, f32::max);
            if fit < 0.8 {
                continue;
            }
            let distance = (sentence - seen.sentence) as f32;
            let mut score = fit - (0.25 * distance).min(2.0) + 0.4 * seen.subject;
            score -= if seen.quoted && !quoted { 0.5 } else { 0.0 };
            match &mut best {
                Some((who, top)) if *who == seen.who => *top = top.max(score),
                Some((_, top)) if *top >= score => second = second.max(score),
                _ => {
                    second = best.map_or(second, |(_, top)| top);
                    best = Some((seen.who, score));
                }
            }
        }
        let (who, score) = best?;
        let margin = score - second;
        // "the French president", of a president of no known country: not where somebody else is nearer.
        if let Who::Entity(id) = who
            && role.place != 0
            && self.entities.all[id as usize].roles.iter().all(|own| own.place != role.place)
        {
            let person = |seen: &&Seen| match seen.who {
                Who::Entity(id) => matches!(self.entities.all[id as usize].sort, Sort::Person | Sort::Unknown),
                Who::Own(_) => false,
            };
            let nearest = self.seen.iter().rev().take(MENTIONS_BACK).find(person)?;
            if nearest.who != who {
                return None;
            }
        }
        (margin >= 0.15).then_some((who, f64::from(0.6 + 0.1 * margin.min(2.0) + 0.05 * score.clamp(0.0, 2.0))))
    }

    /// The role that a description speaks of.
    fn role_of(&self, phrase: Phrase, end: u32) -> Role {
        let to = with_complements(self.tagged, phrase, end);
        let words = phrase.possessor.map_or(Span::new(phrase.core.start, to), |of| Span::new(of.start, to));
        Role::new(self.tagged, words, phrase.head)
    }

    /// Resolves a source that is a description.
    pub(super) fn described_source(
        &mut self,
        phrase: Phrase,
        end: u32,
        quoted: bool,
    ) -> (Option<Who>, Resolution, u32) {
        let tagged = self.tagged;
        let mut facts = lists().of(tagged.text.surface(phrase.head));
        // "polls", "councils": what the singular is.
        if tagged.class(phrase.head) == Class::Nouns && !facts.traits.any(KNOWN) {
            facts = lists().of(singular(tagged.text.surface(phrase.head)));
        }
        let traits = facts.traits;
        let plural =
            tagged.class(phrase.head) == Class::Nouns || traits.any(Traits::GROUP) && !traits.any(Traits::PERSON);
        let done = phrase.tokens.end;
        let person = traits.any(Traits::PERSON.with(Traits::TITLE).with(Traits::RELATION)) && !plural;
        if phrase.determiner == Determiner::Definite
            && person
            && let Some((who, confidence)) = self.unnamed(phrase)
        {
            self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
            return (Some(who), resolution(ResolutionForm::Nominal, confidence), done);
        }
        if phrase.determiner != Determiner::Indefinite
            && person
            && let Some((who, confidence)) = self.described(phrase, end, quoted)
        {
            self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
            return (Some(who), resolution(ResolutionForm::Nominal, confidence), done);
        }
        // A headline's "Norland woman sues": whom the story calls so.
        if phrase.determiner == Determiner::Bare
            && person
            && let Some(who) = self.called(phrase, end)
        {
            self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
            return (Some(who), resolution(ResolutionForm::Nominal, 0.6), done);
        }
        if phrase.determiner == Determiner::Definite
            && person
            && lists().is_office(facts)
            && let Some((who, confidence)) = self.only_person(phrase, facts.gender)
        {
            self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
            return (Some(who), resolution(ResolutionForm::Nominal, confidence), done);
        }
        // "the billionaire", "the Texan": the one of whom the article speaks, where it calls nobody else so.
        if phrase.determiner == Determiner::Definite
            && !plural
            && (person || traits.any(Traits::DEMONYM))
            && !(phrase.core.len() == 1 && traits.any(Traits::SCENE))
            && let Some((who, confidence)) = self.epithet(phrase, end, quoted)
        {
            self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
            return (Some(who), resolution(ResolutionForm::Nominal, confidence), done);
        }
        // "the Marren striker", of whom it was said that she plays for Marren.
        if phrase.determiner == Determiner::Definite
            && person
            && let Some(who) = self.belonging_to(phrase, facts.gender)
        {
            self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
            return (Some(who), resolution(ResolutionForm::Nominal, 0.5), done);
        }
        // "the Norlandic people" are the Norlanders.
        if phrase.determiner == Determiner::Definite
            && tagged.is_any(phrase.head, &["people", "public", "nation"])
            && let Some(who) = self.people(phrase)
        {
            self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
            return (Some(who), resolution(ResolutionForm::Nominal, 0.8), done);
        }
        // "both men": two who were named together, or nobody.
        if plural && tagged.is(phrase.tokens.start, "both") {
            let Some(who) = self.both(phrase.tokens.start) else {
                return (None, resolution(ResolutionForm::Nominal, 0.0), done);
            };
            self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
            return (Some(who), resolution(ResolutionForm::Nominal, 0.6), done);
        }
        let definite = matches!(phrase.determiner, Determiner::Definite | Determiner::Possessive);
        if traits.any(Traits::BODY)
            && !plural
            && let Some((who, confidence)) = self.body(phrase)
        {
            self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
            return (Some(who), resolution(ResolutionForm::Nominal, confidence), done);
        }
        let head = key(tagged.text.surface(phrase.head));
        let qualified = phrase.core.len() > 1 || phrase.possessor.is_some();
        if definite && traits.any(Traits::RELATION) && plural {
            // "the parents", "his lawyers": of somebody, but nobody named.
            return (None, resolution(ResolutionForm::Nominal, 0.0), done);
        }
        let kind = if traits.any(Traits::DOCUMENT) && !traits.any(Traits::PERSON.with(Traits::GROUP)) {
            SpeakerKind::Document
        } else if plural && traits.any(KNOWN) {
            SpeakerKind::Group
        } else if plural {
            SpeakerKind::Unnamed
        } else if traits.any(Traits::BODY) && !person {
            // "the government", "the Indonesian military" is a name.
            let general = tagged.is_any(phrase.head, GENERAL);
            if phrase.determiner == Determiner::Possessive && !qualified && !general {
                SpeakerKind::Unnamed
            } else if definite && !qualified && !general {
                if let Some(who) = self.only_body(phrase).filter(|_| !tagged.is_any(phrase.head, NAMED)) {
                    self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
                    return (Some(who), resolution(ResolutionForm::Nominal, 0.55), done);
                }
                if !self.is_nameless_body(phrase) {
                    return (None, resolution(ResolutionForm::Nominal, 0.0), done);
                }
                SpeakerKind::Organization
            } else if phrase.determiner == Determiner::Indefinite {
                SpeakerKind::Unnamed
            } else {
                SpeakerKind::Organization
            }
        } else if person && phrase.determiner == Determiner::Definite && self.is_office_of(phrase, end) {
            // "the director of the Halden Institute": there is but one, whose name the article does not have.
            SpeakerKind::Unnamed
        } else if person && phrase.determiner == Determiner::Possessive {
            // "his mother": the one of whom the article spoke before, or somebody new.
            if let Some((who, confidence)) = self.unnamed(phrase) {
                self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
                return (Some(who), resolution(ResolutionForm::Nominal, confidence), done);
            }
            SpeakerKind::Unnamed
        } else if person && phrase.determiner == Determiner::Definite && self.is_nameless(phrase, end) {
            // "the mayor", whom the article never names.
            SpeakerKind::Unnamed
        } else if definite && tagged.is_any(phrase.head, TOGETHER) {
            SpeakerKind::Unnamed
        } else if definite && !qualified || phrase.determiner == Determiner::Definite {
            // "the president", of nobody known.
            return (None, resolution(ResolutionForm::Nominal, 0.0), done);
        } else {
            SpeakerKind::Unnamed
        };
        // The same words are the same speaker only where they are definite, or a name in small letters: "Democratic senators"
        // are the Senate Democrats.
        let words = lists().body(self.words(phrase.core));
        let listed = lists().has_names(self.words(phrase.core));
        if kind == SpeakerKind::Group
            && listed
            && let Some(id) = self.entities.of_body(words)
        {
            self.push(Who::Entity(id), phrase.tokens, MentionForm::Nominal, quoted, true);
            return (Some(Who::Entity(id)), resolution(ResolutionForm::Nominal, 0.7), done);
        }
        let whose = tagged.is(phrase.tokens.start, "whose");
        let mut name = if phrase.determiner == Determiner::Definite || whose { phrase.core } else { phrase.tokens };
        // "supporters of the law", "a spokesman for Ruiz": of whom, or of what, is part of what they are called.
        if tagged.is_any(name.end, &["of", "for", "from"])
            && let Some(of) = phrase_at(tagged, name.end + 1, end)
            && !lists().traits(tagged, of.head).any(Traits::NO_NAME)
            && (!tagged.is(name.end, "from") || self.name_at(of.head).is_some())
        {
            name = Span::new(name.start, of.tokens.end);
        }
        let known = (phrase.determiner == Determiner::Definite || kind == SpeakerKind::Group && listed)
            .then(|| {
                let called = self.words(name);
                self.own.iter().rev().take(RECENT).position(|own| {
                    // "the mayor of Halden" is not "the mayor of Tarn".
                    own.kind == kind
                        && if person {
                            self.words(own.name) == called
                        } else {
                            own.words == words || !qualified && own.head == head
                        }
                })
            })
            .flatten();
        let who = if let Some(back) = known {
            Who::Own((self.own.len() - 1 - back) as u32)
        } else {
            self.own(name, phrase.core, kind, head, plural, facts.gender)
        };
        if let Who::Own(id) = who {
            self.own[id as usize].office |= person && phrase.determiner == Determiner::Definite;
        }
        self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
        let confidence = if kind == SpeakerKind::Unnamed { 0.5 } else { 0.7 };
        (Some(who), resolution(ResolutionForm::Nominal, confidence), done)
    }

    /// Whether a body under a common noun is one that the article never names. Most nouns stand for any body that was
    /// named ("the company"), some only for one with that word in its name ("the ministry").
    fn is_nameless_body(&self, phrase: Phrase) -> bool {
        let head = key(self.tagged.text.surface(phrase.head));
        let own = self.tagged.is_any(phrase.head, NAMED);
        !self.entities.all.iter().take(256).filter(|entity| entity.sort == Sort::Organization).any(|entity| {
            let called = (entity.name.start..entity.name.end).any(|at| key(self.tagged.text.surface(at)) == head);
            called || !own && entity.name.start < phrase.tokens.start && self.may_be(entity.name, phrase.head)
        })
    }

    /// Whether a body of this name may be one that is called by a noun: "the company" is no union.
    fn may_be(&self, name: Span<Tok>, noun: u32) -> bool {
        let kind = |at: u32| lists().kind(key(self.tagged.text.surface(at)));
        let own = (name.start..name.end).rev().find_map(kind);
        kind(noun).is_none_or(|kind| own.is_none_or(|own| own == kind))
    }

    /// Whether an office is one whose holder the article never names: nobody has that role, nor is there anybody near
    /// of whom it is not said what he or she is. "The driver", which is no office, may be anybody who is named near.
    fn is_nameless(&self, phrase: Phrase, end: u32) -> bool {
        let facts = lists().of(self.tagged.text.surface(phrase.head));
        let office = lists().is_office(facts);
        // "the Marren Star": the name of a ship, say.
        if phrase.core.len() > 1 && self.tagged.text.token(phrase.head).shape.is_capitalized() {
            return false;
        }
        // The one who spoke under these words before.
        let words = self.words(phrase.core);
        if self.own.iter().rev().take(RECENT).any(|own| own.office && own.words == words) {
            return true;
        }
        let role = self.role_of(phrase, end);
        let holds = |entity: &Entity| entity.roles.iter().any(|own| role.speaks_of(own).is_some());
        let sentence = self.tagged.text.token(phrase.tokens.start).sentence;
        let back = if office { OFFICE_BACK } else { NOUN_BACK };
        let mut near = self.seen.iter().rev().take(MENTIONS_BACK).take_while(|seen| sentence - seen.sentence <= back);
        let may_hold = |seen: &Seen| match seen.who {
            Who::Entity(id) => {
                let entity = &self.entities.all[id as usize];
                let person = entity.sort == Sort::Person || entity.sort == Sort::Unknown && !entity.weak;
                let fits = if office { entity.roles.is_empty() } else { entity.gender.fits(facts.gender) };
                person && fits && !seen.quoted
            }
            Who::Own(_) => false,
        };
        !self.entities.all.iter().take(256).any(holds) && !near.any(may_hold)
    }

    /// Whether a description tells by a name of what or whence somebody is.
    fn is_office_of(&self, phrase: Phrase, end: u32) -> bool {
        let of = phrase.tokens.end;
        self.tagged.is_any(of, &["of", "from", "for"])
            && phrase_at(self.tagged, of + 1, end)
                .is_some_and(|of| of.possessor.is_some() || self.name_at(of.head).is_some())
    }

    /// The one person who has this role in the story, for a description in the first paragraph that stands before all
    /// names of that person.
    fn called(&self, phrase: Phrase, end: u32) -> Option<Who> {
        if self.tagged.text.paragraph_of(phrase.tokens.start) > 0 || phrase.core.len() < 2 {
            return None;
        }
        let to = with_complements(self.tagged, phrase, end);
        let role = Role::new(self.tagged, Span::new(phrase.core.start, to), phrase.head);
        let fits = |entity: &Entity| {
            entity.gender.fits(role.gender())
                && entity.roles.iter().any(|own| role.speaks_of(own).is_some_and(|score| score >= 2.5))
        };
        let mut found = self.entities.all.iter().enumerate().take(256).filter(|(_, entity)| fits(entity));
        let (at, _) = found.next()?;
        found.next().is_none().then_some(Who::Entity(at as EntityId))
    }

    /// The two who were named together in the last sentences, where nobody else was.
    pub(super) fn both(&self, at: u32) -> Option<Who> {
        let sentence = self.tagged.text.token(at).sentence;
        let mut pair: Option<(Who, Span<Tok>)> = None;
        let recent = self.seen.iter().rev().take(MENTIONS_BACK).take_while(|seen| sentence - seen.sentence <= 2);
        for seen in recent.clone() {
            if let Who::Own(id) = seen.who
                && self.own[id as usize].head == 0
                && self.own[id as usize].plural
            {
                pair = Some((seen.who, self.own[id as usize].name));
                break;
            }
        }
        let (who, name) = pair?;
        let other = |seen: &Seen| seen.at < name.start || seen.at >= name.end;
        (!recent.into_iter().any(|seen| other(seen) && self.is_person(seen.who))).then_some(who)
    }

    /// The people that an adjective of a place before "people" speaks of, where the article names it.
    fn people(&self, phrase: Phrase) -> Option<Who> {
        if phrase.core.len() != 2 {
            return None;
        }
        let place = lists().of(self.tagged.text.surface(phrase.core.start)).place;
        let same = |entity: &Entity| entity.sort == Sort::Group && lists().facts(entity.whole).place == place;
        let at = self.entities.all.iter().take(256).position(same).filter(|_| place != 0)?;
        Some(Who::Entity(at as u32))
    }

    pub(super) fn words(&self, tokens: Span<Tok>) -> u64 {
        (tokens.start..tokens.end).fold(0, |before, at| join(before, key(self.tagged.text.surface(at))))
    }

    pub(super) fn own(
        &mut self,
        name: Span<Tok>,
        core: Span<Tok>,
        kind: SpeakerKind,
        head: u64,
        plural: bool,
        gender: Gender,
    ) -> Who {
        let words = lists().body(self.words(core));
        let person =
            kind == SpeakerKind::Unnamed && !plural && core.end > 0 && is_person_noun(self.tagged, core.end - 1);
        self.own.push(Own { name, kind, mentions: Vec::new(), head, words, plural, person, gender, office: false });
        Who::Own(self.own.len() as u32 - 1)
    }

    /// "the official" after "a senior official".
    pub(super) fn unnamed(&self, phrase: Phrase) -> Option<(Who, f64)> {
        let head = key(self.tagged.text.surface(phrase.head));
        let same = |who: &Who| match *who {
            // "the Norland official" is not "a Ruvian official".
            Who::Own(id) => {
                let own = &self.own[id as usize];
                let word = |at: u32| {
                    let word = key(self.tagged.text.surface(at));
                    (own.name.start..own.name.end).any(|at| key(self.tagged.text.surface(at)) == word)
                };
                // "the mayor" is not "the deputy mayor".
                let under = |tokens: Span<Tok>| (tokens.start..tokens.end).any(|at| self.tagged.is_any(at, UNDER));
                own.person
                    && own.head == head
                    && (phrase.core.start..phrase.head).all(word)
                    && under(own.name) == under(phrase.core)
            }
            Who::Entity(_) => false,
        };
        let sentence = self.tagged.text.token(phrase.tokens.start).sentence;
        let near = |seen: &&Seen| sentence - seen.sentence <= 4;
        let mut recent = self.seen.iter().rev().take(MENTIONS_BACK).take_while(near).map(|seen| seen.who);
        recent.find(same).map(|who| (who, 0.6))
    }

    /// "the candidate" of the only person whom the last two sentences name outside quotations, where that one speaks
    /// and has no other role.
    pub(super) fn only_person(&self, phrase: Phrase, gender: Gender) -> Option<(Who, f64)> {
        let sentence = self.tagged.text.token(phrase.tokens.start).sentence;
        let mut only = None;
        let mut speaks = false;
        let near = |seen: &&Seen| sentence - seen.sentence <= 2;
        for seen in self.seen.iter().rev().take(MENTIONS_BACK).take_while(near) {
            let person = match seen.who {
                Who::Entity(id) => matches!(self.entities.all[id as usize].sort, Sort::Person | Sort::Unknown),
                Who::Own(id) => self.own[id as usize].person,
            };
            if !person || only.is_none() && seen.quoted {
                continue;
            }
            if only.is_some_and(|who| who != seen.who) {
                return None;
            }
            only = Some(seen.who);
            speaks |= seen.source;
        }
        let Who::Entity(id) = only.filter(|_| speaks)? else { return None };
        let entity = &self.entities.all[id as usize];
        (entity.sort == Sort::Person && entity.roles.is_empty() && entity.gender.fits(gender))
            .then_some((Who::Entity(id), 0.5))
    }

    /// The person whom a pronoun there would refer to beyond doubt, if nothing that is known of that one speaks against the
    /// description.
    fn epithet(&self, phrase: Phrase, end: u32, quoted: bool) -> Option<(Who, f64)> {
        if self.is_office_of(phrase, end) {
            return None;
        }
        let role = self.role_of(phrase, end);
        let at = phrase.tokens.start;
        let place = Place { at, quoted, source: true, ..Place::default() };
        let (who, score, ahead) = self.weigh(Pronoun::Person(role.gender()), DESCRIPTION, place)?;
        let Who::Entity(id) = who else { return None };
        let entity = &self.entities.all[id as usize];
        let office = |role: &Role| role.facts.traits.any(Traits::TITLE);
        let another = office(&role) && entity.roles.iter().any(office);
        // "In a talk with Ruiz, the governor said": somebody else.
        let sentence = self.tagged.text.token(at).sentence;
        let mut here = self.seen.iter().rev().take(MENTIONS_BACK).take_while(|seen| seen.sentence == sentence);
        let beside = here.any(|seen| seen.who == who && !seen.pronoun && !seen.quoted);
        // "Ruiz met Marren. The candidate said": either.
        let equal = |seen: &&Seen| match seen.who {
            Who::Entity(other) if other != id => {
                let other = &self.entities.all[other as usize];
                let person = other.sort == Sort::Person || other.sort == Sort::Unknown && other.words > 1;
                !seen.quoted && person && other.named >= entity.named
            }
            _ => false,
        };
        let mut near = self.seen.iter().rev().take(MENTIONS_BACK).take_while(|seen| sentence - seen.sentence <= 1);
        let beside = beside || near.any(|seen| equal(&seen));
        let fits = score >= self.weights.least[DESCRIPTION] && ahead >= self.weights.ahead[DESCRIPTION];
        (entity.sort == Sort::Person && !another && !beside && fits).then_some((who, 0.45))
    }

    /// The one person who was named in one sentence with the body or place that a description names.
    fn belonging_to(&self, phrase: Phrase, gender: Gender) -> Option<Who> {
        let named = (phrase.core.start..phrase.head).find_map(|at| self.name_at(at))?;
        let body = self.entities.of_name[named].map(Who::Entity)?;
        let is_person = |who: Who| match who {
            Who::Entity(id) => {
                let entity = &self.entities.all[id as usize];
                entity.sort == Sort::Person && entity.gender.fits(gender)
            }
            Who::Own(_) => false,
        };
        let recent = || self.seen.iter().rev().take(2 * MENTIONS_BACK);
        recent().filter(|seen| seen.who == body).find_map(|beside| {
            let mut persons = recent().filter(|seen| seen.sentence == beside.sentence && is_person(seen.who));
            let only = persons.next().filter(|seen| !seen.quoted)?.who;
            persons.all(|seen| seen.who == only).then_some(only)
        })
    }

    /// The one body that is mentioned in the last sentences, if there is just one.
    fn only_body(&self, phrase: Phrase) -> Option<Who> {
        // "the carmaker": whatever part in the sentence before a firm has.
        let head = self.tagged.text.surface(phrase.head);
        let near = head.ends_with("maker")
            || self.tagged.is_any(
                phrase.head,
                &[
                    "company", "firm", "force", "group", "agency", "airline", "charity", "retailer", "lender",
                    "insurer", "club",
                ],
            );
        let sentence = self.tagged.text.token(phrase.tokens.start).sentence;
        let mut only = None;
        let mut acts = false;
        for seen in self.seen.iter().rev().take(MENTIONS_BACK).take_while(|seen| sentence - seen.sentence <= 3) {
            let (body, name) = match seen.who {
                Who::Entity(id) => {
                    let entity = &self.entities.all[id as usize];
                    (entity.sort == Sort::Organization, entity.name)
                }
                Who::Own(id) => {
                    let own = &self.own[id as usize];
                    (own.kind == SpeakerKind::Organization, own.name)
                }
            };
            if body && self.may_be(name, phrase.head) {
                if only.is_some_and(|who| who != seen.who) {
                    return None;
                }
                only = Some(seen.who);
                acts |= seen.subject > 0.0 || near && !seen.quoted && seen.sentence + 1 >= sentence;
            }
        }
        only.filter(|_| acts)
    }

    /// The body that "the ministry" stands for: the last one whose name has that noun.
    pub(super) fn body(&self, phrase: Phrase) -> Option<(Who, f64)> {
        if phrase.determiner == Determiner::Indefinite || phrase.possessor.is_some() {
            return None;
        }
        let head = key(self.tagged.text.surface(phrase.head));
        let sentence = self.tagged.text.token(phrase.tokens.start).sentence;
        let mut checked = None;
        for seen in self.seen.iter().rev().take(4 * MENTIONS_BACK) {
            let id = match seen.who {
                Who::Entity(id) => id,
                Who::Own(own) if phrase.core.len() == 1 && self.own[own as usize].head == head => {
                    return Some((seen.who, 0.7));
                }
                Who::Own(_) => continue,
            };
            if checked == Some(id) {
                continue;
            }
            checked = Some(id);
            let entity = &self.entities.all[id as usize];
            if entity.sort != Sort::Organization || sentence - seen.sentence > 12 {
                continue;
            }
            let word =
                |word: u64| (entity.name.start..entity.name.end).any(|at| key(self.tagged.text.surface(at)) == word);
            let rest = (phrase.core.start..phrase.head).all(|at| {
                !self.tagged.class(at).is_nominal() && self.tagged.class(at) != Class::Adjective
                    || word(key(self.tagged.text.surface(at)))
            });
            if word(head) && rest {
                return Some((seen.who, 0.75));
            }
        }
        None
    }
}

/// A plural noun without its ending.
fn singular(noun: &str) -> &str {
    let mut letters = noun.char_indices().rev();
    match letters.next() {
        Some((at, 's' | 'S')) => &noun[..at],
        _ => noun,
    }
}
