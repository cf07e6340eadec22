//! Pronouns: whom "he", "it", "they" and "who" refer to.
//!
//! Each mention before the pronoun that agrees with it is weighed: how near it is, whether it was a subject or a
//! source, a pronoun of the same chain, in the same paragraph, how often the article names it. The best one is taken
//! where it is good enough and far enough ahead of the next.

use super::discourse::{Discourse, MENTIONS_BACK, OPENERS, Seen, Several, Who};
use super::lists::{Gender, Traits, key, lists};
use super::names::Sort;
use super::roles::{is_person_noun, phrase_at};
use crate::article::{MentionForm, SpeakerKind};
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// How far back a pronoun looks.
const SENTENCES_BACK: u32 = 12;

/// Tokens before a pronoun in which its clause is looked for.
const CLAUSE: u32 = 40;

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
    pub(super) fn antecedent(&self, pronoun: Pronoun, place: Place<'_>) -> Option<(Who, f64)> {
        let (who, best, margin) = self.weigh(pronoun, place)?;
        if best < pronoun.threshold() || margin < pronoun.margin() {
            return None;
        }
        let confidence = 0.55 + 0.1 * f64::from(margin) + 0.05 * f64::from(best.clamp(-2.0, 3.0));
        Some((who, confidence.clamp(0.3, 0.95)))
    }

    /// The likeliest of those whom a pronoun at a token can refer to, how well it fits, and how far it is ahead of the next.
    pub(super) fn weigh(&self, pronoun: Pronoun, place: Place<'_>) -> Option<(Who, f32, f32)> {
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
        let mut scores: [(Option<Who>, f32); 12] = [(None, f32::MIN); 12];
        let mut known = 0;
        for seen in self.seen.iter().rev().take(MENTIONS_BACK) {
            if sentence - seen.sentence > SENTENCES_BACK {
                break;
            }
            if Some(seen.who) == exclude {
                continue;
            }
            let fit = self.fits(pronoun, seen.who);
            let someone = match pronoun {
                Pronoun::Person(_) => self.is_someone(seen.who),
                Pronoun::It | Pronoun::They => fit.is_some(),
            };
            let is_last = last_source && seen.source && !seen.quoted && someone;
            if is_last {
                last_source = false;
            }
            let Some(fit) = fit else { continue };
            let spoken = content.iter().any(|piece| piece.contains(seen.at));
            // Short sentences, as in speech, are less of a distance; a quotation between the two is none.
            let tokens = if quoted { at - seen.at.min(at) } else { self.outside - seen.outside } as f32;
            let distance = ((sentence - seen.sentence) as f32).min(tokens / 14.0);
            let mut score = fit - distance;
            score += 0.6 * seen.subject;
            // Few speak of themselves by name.
            score -= if spoken { 1.0 } else { 0.0 };
            score += if is_last { 1.0 } else { 0.0 };
            score += if leads == Some(seen.sentence) && !seen.quoted { 0.8 * seen.subject } else { 0.0 };
            score += if seen.source { 0.6 } else { 0.0 };
            score += if seen.pronoun { 0.9 } else { 0.0 };
            score -= if seen.possessor { 0.6 } else { 0.0 };
            // "Ruiz met him": somebody else. "Not Ruiz, I mean": hardly Ruiz.
            score -= if clause.is_some_and(|clause| seen.at >= clause) && seen.subject > 0.0 { 1.5 } else { 0.0 };
            score -= if seen.denied { 2.0 } else { 0.0 };
            // Who talk to each other say "you".
            let label = |at: u32| text.kind(at) == Some(Kind::Colon) && text.token(at).sentence == seen.sentence;
            score -=
                if exclude.is_some() && seen.source && (label(seen.at + 1) || label(seen.at + 2)) { 2.0 } else { 0.0 };
            score -= if seen.quoted && !quoted { 2.0 } else { 0.0 };
            score -= if seen.paragraph == paragraph { 0.0 } else { 0.6 };
            score -= (tokens / 60.0).min(0.5);
            if let Who::Entity(id) = seen.who {
                score += 0.4 * (self.entities.all[id as usize].named.min(20) as f32).ln();
            }
            match scores[..known].iter().position(|(who, _)| *who == Some(seen.who)) {
                Some(rank) => scores[rank].1 = scores[rank].1.max(score),
                None if known < scores.len() => {
                    scores[known] = (Some(seen.who), score);
                    known += 1;
                }
                None => break,
            }
        }
        let mut best = (None, f32::MIN);
        let mut second = f32::MIN;
        for (who, score) in &scores[..known] {
            if *score > best.1 {
                second = best.1;
                best = (*who, *score);
            } else if *score > second {
                second = *score;
            }
        }
        if pronoun == Pronoun::They {
            second = second.max(self.several_at(at, quoted, source));
        }
        let who = best.0?;
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

    /// How well the best of the nameless plurals before a "they" fits it; of one who speaks, only persons do.
    fn several_at(&self, at: u32, quoted: bool, source: bool) -> f32 {
        let text = &self.tagged.text;
        let sentence = text.token(at).sentence;
        let mut best = f32::MIN;
        for several in self.several.iter().rev().take(8).filter(|several| several.persons || !source) {
            let sentences = sentence - text.token(several.at).sentence;
            let tokens = if quoted { at - several.at.min(at) } else { self.outside - several.outside } as f32;
            let mut score = (if several.persons { 0.8 } else { 0.0 }) - (sentences as f32).min(tokens / 14.0);
            score += 0.6 * several.subject;
            score -= if several.quoted && !quoted { 2.0 } else { 0.0 };
            score -= (tokens / 60.0).min(0.5);
            best = best.max(score);
        }
        best
    }

    /// Whether a pronoun can refer to somebody, and how well it fits.
    pub(super) fn fits(&self, pronoun: Pronoun, who: Who) -> Option<f32> {
        match (pronoun, who) {
            (Pronoun::Person(gender), Who::Entity(id)) => {
                let entity = &self.entities.all[id as usize];
                let base = match entity.sort {
                    Sort::Person => 0.0,
                    Sort::Unknown if entity.weak && entity.words == 1 => return None,
                    Sort::Unknown if entity.weak => -2.0,
                    // Pronouns were taken for it before, and it keeps coming back.
                    Sort::Unknown if entity.guessed == gender && entity.named > 2 => -0.3,
                    Sort::Unknown => -1.0,
                    _ => return None,
                };
                let shown = if gender == Gender::Unknown {
                    0.0
                } else if entity.gender == gender {
                    0.8
                } else if entity.gender != Gender::Unknown {
                    return None;
                } else if entity.guessed == Gender::Unknown {
                    0.0
                } else if entity.guessed == gender {
                    0.5
                } else {
                    -1.0
                };
                Some(base + shown)
            }
            (Pronoun::Person(gender), Who::Own(id)) => {
                let own = &self.own[id as usize];
                (own.person && own.gender.fits(gender)).then_some(if own.gender == gender { 0.8 } else { 0.2 })
            }
            (Pronoun::It, Who::Entity(id)) => match self.entities.all[id as usize].sort {
                Sort::Organization => Some(0.5),
                Sort::Place => Some(-0.5),
                _ => None,
            },
            (Pronoun::It, Who::Own(id)) => {
                let own = &self.own[id as usize];
                (!own.plural && matches!(own.kind, SpeakerKind::Organization | SpeakerKind::Document)).then_some(0.5)
            }
            (Pronoun::They, Who::Entity(id)) => match self.entities.all[id as usize].sort {
                Sort::Group => Some(0.5),
                Sort::Organization => Some(0.2),
                _ => None,
            },
            (Pronoun::They, Who::Own(id)) => self.own[id as usize].plural.then_some(0.8),
        }
    }

    /// Whom "who" refers to: the name or noun right before it.
    pub(super) fn relative(&mut self, at: u32, quoted: bool) -> Option<Who> {
        let sentence = self.tagged.text.sentence_of(at).tokens.start;
        let mut before = at.checked_sub(1)?;
        if matches!(self.tagged.text.kind(before), Some(Kind::Comma | Kind::Dash | Kind::Open)) {
            before = before.checked_sub(1)?;
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

    /// The least score of an antecedent.
    const fn threshold(self) -> f32 {
        match self {
            Pronoun::Person(_) => -2.4,
            Pronoun::It => -0.4,
            Pronoun::They => -0.2,
        }
    }

    /// How far it must be ahead of the next.
    const fn margin(self) -> f32 {
        match self {
            Pronoun::Person(_) => 0.25,
            Pronoun::It | Pronoun::They => 0.5,
        }
    }
}
