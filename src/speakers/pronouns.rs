//! Pronouns: whom "he", "it", "they" and "who" refer to.
//!
//! Each mention before the pronoun that agrees with it is weighed: how near it is, whether it was a subject or a
//! source, a pronoun of the same chain, in the same paragraph, how often the article names it. The best one is taken
//! where it is good enough and far enough ahead of the next.

use super::discourse::{Discourse, MENTIONS_BACK, OPENERS, Seen, Several, Who};
use super::lists::{Gender, Traits, key, lists};
use super::names::Sort;
use super::ranking::{Feature, Features, Logged};
use super::roles::{is_person_noun, phrase_at};
use crate::article::{MentionForm, SpeakerKind};
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// How far back a pronoun looks.
const SENTENCES_BACK: u32 = 12;

/// Those who are weighed for one pronoun.
const CANDIDATES: usize = 12;

/// Tokens before a pronoun in which its clause is looked for.
const CLAUSE: u32 = 40;

/// Phrases that a body may be joined to before "who": "the head of policy at Velen Bank, who".
const STEPS: usize = 3;

/// Tokens between a name and the noun of its apposition.
const APPOSED: u32 = 6;

/// Where a pronoun stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place<'a> {
    pub(super) at: u32,
    pub(super) quoted: bool,
    /// It is the source of a quote.
    pub(super) source: bool,
    /// The content of that quote.
    pub(super) content: &'a [Span<Tok>],
    /// Who it can't be: the speaker in whose words it stands.
    pub(super) exclude: Option<Who>,
}

impl Discourse<'_, '_> {
    /// A pronoun shows the gender of a person whose name does not.
    pub(super) fn learn(&mut self, who: Who, pronoun: Pronoun) {
        let Pronoun::Person(gender) = pronoun else { return };
        match who {
            Who::Entity(id) => {
                let entity = &mut self.entities.all[id as usize];
                entity.guessed = entity.guessed.or(gender);
            }
            Who::Own(id) => {
                let own = &mut self.own[id as usize];
                own.gender = own.gender.or(gender);
            }
        }
    }

    /// Whom a pronoun at a token refers to, and how surely.
    pub(super) fn antecedent(&mut self, pronoun: Pronoun, place: Place<'_>) -> Option<(Who, f64)> {
        // What is certain is not weighed, nor learnt from.
        if let Some(who) = self.newcomer(pronoun, place) {
            return Some((who, 0.65));
        }
        let found = self.find(pronoun, place);
        if self.log.is_some() {
            self.note(pronoun, place, found.map(|(who, _)| who));
        }
        found
    }

    fn find(&self, pronoun: Pronoun, place: Place<'_>) -> Option<(Who, f64)> {
        let kind = pronoun.kind();
        let (who, best, margin) = self.weigh(pronoun, kind, place)?;
        let least = match who {
            Who::Entity(_) => self.weights.least,
            Who::Own(_) => self.weights.nameless,
        };
        if best < least[kind] || margin < self.weights.ahead[kind] {
            return None;
        }
        let confidence = 0.55 + 0.1 * f64::from(margin) + 0.05 * f64::from(best.clamp(-2.0, 3.0));
        Some((who, confidence.clamp(0.3, 0.95)))
    }

    /// "Firefighters rescued Tom Reyes. "It is all gone," he said.": the one person of whom the paragraph speaks before a source,
    /// where the article has not named that person before.
    fn newcomer(&self, pronoun: Pronoun, place: Place<'_>) -> Option<Who> {
        let Pronoun::Person(gender) = pronoun else { return None };
        if !place.source || place.quoted {
            return None;
        }
        let text = &self.tagged.text;
        let start = text.paragraphs()[text.paragraph_of(place.at) as usize].tokens.start;
        let here = || {
            let before = self.seen.iter().rev().take(MENTIONS_BACK).take_while(|seen| seen.at >= start);
            before.filter(move |seen| {
                let other = Some(seen.who) != place.exclude && !self.is_said(place.content, seen.at);
                seen.at < place.at && !seen.quoted && other
            })
        };
        let mut named = here().filter(|seen| self.is_person(seen.who));
        let only = named.next()?;
        let Who::Entity(id) = only.who else { return None };
        let entity = &self.entities.all[id as usize];
        let fits = entity.gender.or(entity.given).fits(gender) && entity.guessed.fits(gender);
        let known = entity.mentions.first().is_some_and(|(mention, _)| mention.start < start);
        // "A neighbor praised Tom Reyes": the one who acts may be meant as well.
        let acts = here().any(|seen| {
            let nameless = matches!(seen.who, Who::Own(id) if self.own[id as usize].person);
            nameless && (seen.subject > only.subject || seen.at > only.at && seen.subject > 0.0)
        });
        (fits && !known && !acts && named.all(|seen| seen.who == only.who)).then_some(only.who)
    }

    /// Whether a token is of a statement in the writer's words; not what stands before the marks of a quotation that it was read with.
    fn is_said(&self, content: &[Span<Tok>], at: u32) -> bool {
        let text = &self.tagged.text;
        content.iter().any(|piece| {
            piece.contains(at)
                && piece.end - at <= CLAUSE
                && (at..piece.end).all(|at| text.kind(at) != Some(Kind::DoubleMark))
        })
    }

    /// Keeps for the training what a pronoun can refer to.
    pub(super) fn note(&mut self, pronoun: Pronoun, place: Place<'_>, taken: Option<Who>) {
        let mut candidates: Vec<(Option<Who>, Vec<Features>)> = Vec::new();
        let mut add = |who, features: &Features| match candidates.iter_mut().find(|(known, _)| *known == who) {
            Some((_, mentions)) => mentions.push(*features),
            None => candidates.push((who, vec![*features])),
        };
        self.mentions(pronoun, place, |who, features| add(Some(who), features));
        if pronoun == Pronoun::They {
            self.several_before(place, |features| add(None, features));
        }
        if let Some(log) = &mut self.log {
            log.push(Logged { at: place.at, pronoun, source: place.source, candidates, taken });
        }
    }

    /// The likeliest of those whom a pronoun at a token can refer to, how well it fits, and how far it is ahead of the next.
    pub(super) fn weigh(&self, pronoun: Pronoun, kind: usize, place: Place<'_>) -> Option<(Who, f32, f32)> {
        let Place { at, quoted, .. } = place;
        let text = &self.tagged.text;
        let weights = &self.weights.of[kind];
        let mut scores: [(Option<Who>, f32); CANDIDATES] = [(None, f32::MIN); CANDIDATES];
        self.mentions(pronoun, place, |who, features| {
            let score = features.score(weights);
            // There are no more of them than places.
            if let Some(rank) = scores.iter_mut().find(|(known, _)| known.is_none_or(|known| known == who)) {
                *rank = (Some(who), rank.1.max(score));
            }
        });
        let mut best = (None, f32::MIN);
        let mut second = f32::MIN;
        for (who, score) in &scores {
            if *score > best.1 {
                second = best.1;
                best = (*who, *score);
            } else if *score > second {
                second = *score;
            }
        }
        if pronoun == Pronoun::They {
            self.several_before(place, |features| second = second.max(features.score(weights)));
        }
        let who = best.0?;
        let sentence = text.token(at).sentence;
        // "Reuters reported it, citing two people. They said": the ones named in between are nearer than a body.
        if pronoun == Pronoun::They && !matches!(self.kind_of(who), Some(Sort::Group) | None) {
            let last =
                self.seen.iter().rev().take(MENTIONS_BACK).find(|seen| seen.who == who).map_or(0, |seen| seen.at);
            let near = |several: &&Several| {
                several.persons && several.at > last && several.quoted == quoted && several.at < at && {
                    sentence - text.token(several.at).sentence <= 1
                }
            };
            if self.several.iter().rev().take(8).any(|several| near(&several)) {
                return None;
            }
        }
        Some((who, best.1, (best.1 - second).min(3.0)))
    }

    /// The mentions before a pronoun that agree with it, last first, with what speaks for each.
    fn mentions(&self, pronoun: Pronoun, place: Place<'_>, mut each: impl FnMut(Who, &Features)) {
        let Place { at, quoted, exclude, source, content } = place;
        let text = &self.tagged.text;
        // Whoever spoke last goes on most often.
        let mut last_source = source;
        // The sentence before the quotation that the pronoun follows: "Marren disagreed. "...," he said.
        let leads = content
            .first()
            .filter(|piece| source && piece.start < at)
            .and_then(|piece| text.token(piece.start).sentence.checked_sub(1));
        let sentence = text.token(at).sentence;
        let paragraph = text.sentences()[sentence as usize].paragraph;
        let clause = self.clause_of_object(at);
        let owned = self.tagged.class(at) == Class::Possessive;
        let subject = if source { 1.0 } else { self.subject(Span::new(at, at + 1)) };
        let mut known: [Option<Who>; CANDIDATES] = [None; CANDIDATES];
        let mut past_nameless = false;
        let mut features = Features::none();
        for seen in self.seen.iter().rev().take(MENTIONS_BACK) {
            if sentence - seen.sentence > SENTENCES_BACK {
                break;
            }
            if Some(seen.who) == exclude {
                continue;
            }
            // "Marren is ill, she says": nobody says so of himself.
            if source && self.is_said(content, seen.at) {
                continue;
            }
            let fits = self.fits(pronoun, seen.who, &mut features);
            let someone = match pronoun {
                Pronoun::Person(_) => self.is_someone(seen.who),
                Pronoun::It | Pronoun::They => fits,
            };
            let is_last = last_source && seen.source && !seen.quoted && someone;
            last_source &= !is_last;
            if !fits {
                continue;
            }
            let rank = known.iter().position(|known| known.is_none_or(|known| known == seen.who));
            let Some(rank) = rank else { break };
            known[rank] = Some(seen.who);
            // Short sentences, as in speech, are less of a distance; a quotation between the two is none.
            let tokens = if quoted { at - seen.at.min(at) } else { self.outside - seen.outside } as f32;
            features.set(Feature::Distance, ((sentence - seen.sentence) as f32).min(tokens / 14.0));
            features.set(Feature::Far, (tokens / 60.0).min(0.5));
            features.mark(Feature::OtherParagraph, seen.paragraph != paragraph);
            features.set(Feature::Subject, seen.subject);
            features.mark(Feature::Possessor, seen.possessor);
            features.mark(Feature::Pronoun, seen.pronoun);
            features.mark(Feature::Source, seen.source);
            features.mark(Feature::LastSource, is_last);
            let leads = leads == Some(seen.sentence) && !seen.quoted;
            features.set(Feature::Leads, if leads { seen.subject } else { 0.0 });
            features.mark(Feature::Spoken, content.iter().any(|piece| piece.contains(seen.at)));
            let subject_here = clause.is_some_and(|clause| seen.at >= clause) && seen.subject > 0.0;
            features.mark(Feature::SubjectOfClause, subject_here);
            features.mark(Feature::Denied, seen.denied);
            let label = |at: u32| text.kind(at) == Some(Kind::Colon) && text.token(at).sentence == seen.sentence;
            let labelled = exclude.is_some() && seen.source && (label(seen.at + 1) || label(seen.at + 2));
            features.mark(Feature::Labelled, labelled);
            features.mark(Feature::Quoted, seen.quoted && !quoted);
            let named = match seen.who {
                Who::Entity(id) => (self.entities.all[id as usize].named.min(20) as f32).ln(),
                Who::Own(_) => 0.0,
            };
            features.set(Feature::Named, named);
            features.set(Feature::Between, (rank.min(6) as f32).ln_1p());
            let here = seen.sentence == sentence;
            features.mark(Feature::SameSentence, here);
            features.set(Feature::BothSubjects, subject * seen.subject);
            features.set(Feature::SubjectOfOwned, if owned && here { seen.subject } else { 0.0 });
            features.mark(Feature::BothQuoted, seen.quoted && quoted);
            let named = matches!(seen.who, Who::Entity(_));
            features.mark(Feature::PastNameless, named && (past_nameless || seen.at < self.unclear));
            past_nameless |= !named && seen.subject > 0.0;
            each(seen.who, &features);
        }
    }

    /// For a pronoun that is the object of a verb or preposition, and not reflexive, where its clause starts: after the
    /// last word or mark that opens one, and with no more than one finite verb. Its subject is somebody else ([Chomsky
    /// 1981](https://doi.org/10.1515/9783110884166), principle B).
    fn clause_of_object(&self, at: u32) -> Option<u32> {
        let tagged = self.tagged;
        let sentence = tagged.text.sentence_of(at).tokens;
        // "her" before a noun is a possessive.
        let owns = tagged.is(at, "her") && phrase_at(tagged, at + 1, sentence.end).is_some();
        if owns || !tagged.is_any(at, &["him", "her", "them"]) {
            return None;
        }
        let first = sentence.start.max(at.saturating_sub(CLAUSE));
        let mut verbs = 0;
        for before in (first..at).rev() {
            let class = tagged.class(before);
            verbs += u32::from(class.is_finite() && !(verbs > 0 && tagged.class(before + 1).is_finite()));
            let mark =
                matches!(tagged.text.kind(before), Some(Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::DoubleMark));
            if mark || verbs > 1 || class == Class::Wh || tagged.is_any(before, OPENERS) {
                return Some(before + 1);
            }
        }
        Some(first)
    }

    fn kind_of(&self, who: Who) -> Option<Sort> {
        match who {
            Who::Entity(id) => Some(self.entities.all[id as usize].sort),
            Who::Own(_) => None,
        }
    }

    /// Whether it is one person, with or without a name.
    fn is_someone(&self, who: Who) -> bool {
        match who {
            Who::Entity(_) => self.is_person(who),
            Who::Own(id) => self.own[id as usize].person,
        }
    }

    /// Whether a noun that no list has is for somebody by its ending: "gunman", "arsonist".
    fn is_agent(&self, at: u32) -> bool {
        const TAILS: &[&str] = &["man", "woman", "person", "er", "or", "ist", "ian", "ant", "ee", "one", "body"];
        let noun = self.tagged.text.surface(at);
        let things = Traits::BODY.with(Traits::DOCUMENT).with(Traits::PLACE);
        self.tagged.class(at) == Class::Noun
            && noun != "number"
            && TAILS.iter().any(|tail| noun.ends_with(tail))
            && !lists().traits(self.tagged, at).any(things)
    }

    /// The nameless plurals before a "they", with what speaks for each; of one who speaks, only persons do.
    fn several_before(&self, place: Place<'_>, mut each: impl FnMut(&Features)) {
        let Place { at, quoted, source, .. } = place;
        let text = &self.tagged.text;
        let sentence = text.token(at).sentence;
        let mut features = Features::none();
        for several in self.several.iter().rev().take(8).filter(|several| several.persons || !source) {
            let sentences = sentence - text.token(several.at).sentence;
            let tokens = if quoted { at - several.at.min(at) } else { self.outside - several.outside } as f32;
            features.mark(Feature::NamelessPlural, several.persons);
            features.set(Feature::Distance, (sentences as f32).min(tokens / 14.0));
            features.set(Feature::Far, (tokens / 60.0).min(0.5));
            features.set(Feature::Subject, several.subject);
            features.mark(Feature::Quoted, several.quoted && !quoted);
            each(&features);
        }
    }

    /// Whether a pronoun can refer to somebody, and what speaks for it.
    fn fits(&self, pronoun: Pronoun, who: Who, features: &mut Features) -> bool {
        *features = Features::none();
        match (pronoun, who) {
            (Pronoun::Person(gender), Who::Entity(id)) => {
                let entity = &self.entities.all[id as usize];
                match entity.sort {
                    Sort::Person => {}
                    Sort::Unknown if entity.weak && entity.words == 1 => return false,
                    Sort::Unknown if entity.weak => features.mark(Feature::Weak, true),
                    // Pronouns were taken for it before, and it keeps coming back.
                    Sort::Unknown if entity.guessed == gender && entity.named > 2 => {
                        features.mark(Feature::UnsureKnown, true);
                    }
                    Sort::Unknown => features.mark(Feature::Unsure, true),
                    _ => return false,
                }
                if gender == Gender::Unknown {
                    return true;
                }
                if entity.gender == Gender::Unknown {
                    features.mark(Feature::GenderGuessed, entity.guessed == gender);
                    features.mark(Feature::GenderAgainst, !entity.guessed.fits(gender));
                    features.mark(Feature::GivenShown, entity.given == gender);
                } else {
                    features.mark(Feature::GenderShown, true);
                }
                // "Tom", of whom no more is said, is no "she".
                entity.gender.or(entity.given).fits(gender)
            }
            (Pronoun::Person(gender), Who::Own(id)) => {
                let own = &self.own[id as usize];
                features.mark(Feature::NamelessShown, own.gender == gender);
                features.mark(Feature::NamelessOpen, own.gender != gender);
                own.person && own.gender.fits(gender)
            }
            (Pronoun::It | Pronoun::They, Who::Entity(id)) => {
                let sort = self.entities.all[id as usize].sort;
                features.mark(Feature::Organization, sort == Sort::Organization);
                features.mark(Feature::Place, sort == Sort::Place);
                features.mark(Feature::Group, sort == Sort::Group);
                let other = if pronoun == Pronoun::It { Sort::Place } else { Sort::Group };
                sort == Sort::Organization || sort == other
            }
            (Pronoun::It, Who::Own(id)) => {
                let own = &self.own[id as usize];
                features.mark(Feature::NamelessBody, true);
                !own.plural && matches!(own.kind, SpeakerKind::Organization | SpeakerKind::Document)
            }
            (Pronoun::They, Who::Own(id)) => {
                features.mark(Feature::NamelessPlural, true);
                self.own[id as usize].plural
            }
        }
    }

    /// Whoever belongs to the body or place whose name ends a phrase: "Ann Lee of Marren Bank, who", "Ann Lee, a nurse at Velen
    /// Hospital, who". The last token of the phrase where nobody does.
    fn belonging(&self, last: u32, sentence: u32) -> u32 {
        let tagged = self.tagged;
        let of_person = |name: usize| self.names[name].sort == Sort::Person;
        let mut at = last;
        for _ in 0..STEPS {
            let name = self.name_at(at);
            if name.is_none() && is_person_noun(tagged, at) {
                break;
            }
            let mut start = name.map_or(at, |name| self.names[name].tokens.start);
            while start > sentence
                && matches!(tagged.class(start - 1), Class::Determiner | Class::Adjective | Class::Possessive)
            {
                start -= 1;
            }
            if start < sentence + 2 || !tagged.is_any(start - 1, &["of", "at", "from", "with", "for", "in"]) {
                break;
            }
            let outer = start - 2;
            if let Some(other) = self.name_at(outer) {
                let person = !matches!(self.names[other].sort, Sort::Organization | Sort::Place | Sort::Group);
                return if person { outer } else { last };
            }
            if name.is_some_and(of_person) || !tagged.class(outer).is_nominal() {
                break;
            }
            if is_person_noun(tagged, outer) || self.is_agent(outer) {
                let comma = (sentence.max(outer.saturating_sub(APPOSED))..outer)
                    .rev()
                    .find(|at| tagged.text.kind(*at) == Some(Kind::Comma));
                let named = comma.and_then(|comma| comma.checked_sub(1)).filter(|named| *named >= sentence);
                return named.filter(|named| self.name_at(*named).is_some_and(of_person)).unwrap_or(outer);
            }
            at = outer;
        }
        last
    }

    /// Whom "who" refers to: the name or noun right before it.
    pub(super) fn relative(&mut self, at: u32, quoted: bool) -> Option<Who> {
        let sentence = self.tagged.text.sentence_of(at).tokens.start;
        let mut before = at.checked_sub(1)?;
        if matches!(self.tagged.text.kind(before), Some(Kind::Comma | Kind::Dash | Kind::Open)) {
            before = before.checked_sub(1)?;
            if before > sentence && self.tagged.is_any(at, &["who", "whom"]) {
                before = self.belonging(before, sentence);
            }
        }
        if before < sentence {
            return None;
        }
        if let Some(name) = self.name_at(before) {
            // "supporters of Ana Ruiz who say so": the supporters, for all one knows.
            let start = self.names[name].tokens.start;
            let attached = before + 1 == at && start > sentence && self.tagged.is_any(start - 1, &["of", "for"]);
            return self.entities.of_name[name].filter(|_| !attached).map(Who::Entity);
        }
        // "Marren, a lawyer who said"
        let next = self.names.partition_point(|name| name.tokens.start <= before);
        if let Some(name) = next.checked_sub(1).filter(|name| self.names[*name].tokens.start >= sentence)
            && self.names[name].end > before
        {
            return self.entities.of_name[name].map(Who::Entity);
        }
        let facts = lists().of(self.tagged.text.surface(before));
        // "the union, which said", "a letter that says": what the whole phrase stands for.
        if !self.tagged.is_any(at, &["who", "whom"]) {
            let speaks = Traits::BODY.with(Traits::DOCUMENT).with(Traits::GROUP);
            let first = before.saturating_sub(6).max(sentence);
            let phrase = (first..=before).find_map(|start| {
                matches!(self.tagged.class(start), Class::Determiner | Class::Possessive | Class::Nouns)
                    .then(|| phrase_at(self.tagged, start, before + 1).filter(|phrase| phrase.head == before))?
            });
            let phrase = phrase.filter(|_| facts.traits.any(speaks))?;
            return self.described_source(phrase, before + 1, quoted).0;
        }
        let tokens = Span::new(before, before + 1);
        let head = key(self.tagged.text.surface(before));
        // "who" is of persons: whatever plural stands before it is one of them.
        let several = facts.traits.any(Traits::GROUP) || before + 1 == at && self.tagged.class(before) == Class::Nouns;
        if several {
            let who = self.own(tokens, tokens, SpeakerKind::Group, head, true, Gender::Unknown);
            self.push(who, tokens, MentionForm::Nominal, false, false);
            return Some(who);
        }
        if is_person_noun(self.tagged, before) || before + 1 == at && self.is_agent(before) {
            // "a nurse who said", "a nurse, who said": the one of the phrase that was just read, else a new one.
            let last = self
                .seen
                .last()
                .filter(|seen| seen.at + 8 > before && seen.sentence == self.tagged.text.token(at).sentence);
            if let Some(Seen { who: Who::Own(id), .. }) = last
                && self.own[*id as usize].head == head
            {
                return Some(Who::Own(*id));
            }
            let who = self.own(tokens, tokens, SpeakerKind::Unnamed, head, false, facts.gender);
            self.push(who, tokens, MentionForm::Nominal, false, false);
            return Some(who);
        }
        None
    }
}

/// What a pronoun can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    Person(Gender),
    It,
    They,
}

impl Pronoun {
    pub(super) fn of(tagged: &Tagged<'_>, at: u32) -> Option<Self> {
        let surface = tagged.text.surface(at).as_bytes();
        let mut lower = [0; 10];
        let lower = lower.get_mut(..surface.len())?;
        lower.copy_from_slice(surface);
        lower.make_ascii_lowercase();
        match &*lower {
            b"he" | b"him" | b"his" | b"himself" => Some(Pronoun::Person(Gender::Male)),
            b"she" | b"her" | b"hers" | b"herself" => Some(Pronoun::Person(Gender::Female)),
            b"it" | b"its" | b"itself" => Some(Pronoun::It),
            b"they" | b"them" | b"their" | b"themselves" => Some(Pronoun::They),
            _ => None,
        }
    }

    /// A position among the sorts of pronouns that have weights of their own.
    pub(super) const fn kind(self) -> usize {
        match self {
            Pronoun::Person(_) => 0,
            Pronoun::It => 1,
            Pronoun::They => 2,
        }
    }
}
