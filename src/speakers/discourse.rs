//! The walk through the article in which every source finds its speaker.
//!
//! Names, pronouns and descriptions are read in the order in which they stand, and what each of them is taken for is
//! there for the next one to refer to.

use super::entities::{Entities, EntityId};
use super::lists::{Gender, Traits, key, lists};
use super::names::{Name, Sort};
use super::roles::{Determiner, Phrase, Role, is_person_noun, phrase_at, with_complements};
use crate::article::{MentionForm, QuoteKind, Resolution, ResolutionForm, SpeakerKind};
use crate::model::{Class, Tagged};
use crate::quotes::{Attribution, Marks};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Somebody who may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Who {
    /// One of [`Entities::all`].
    Entity(EntityId),
    /// One of [`Discourse::own`]: called by no name.
    Own(u32),
}

/// A speaker without a proper name: a group, a document, "a senior official".
#[derive(Debug)]
pub(super) struct Own {
    pub(super) name: Span<Tok>,
    pub(super) kind: SpeakerKind,
    pub(super) mentions: Vec<(Span<Tok>, MentionForm)>,
    head: u64,
    /// All the words of its name together.
    words: u64,
    plural: bool,
    /// A single person, as far as the noun says.
    person: bool,
    gender: Gender,
}

/// A mention that later ones can refer to.
#[derive(Clone, Copy, Debug)]
struct Seen {
    who: Who,
    at: u32,
    sentence: u32,
    paragraph: u32,
    /// 1 for the subject of a main clause, less for one of a subordinate clause, 0 for none.
    subject: f32,
    source: bool,
    quoted: bool,
    possessor: bool,
    pronoun: bool,
}

/// How far back a pronoun looks.
const SENTENCES_BACK: u32 = 6;
/// Mentions looked at for one pronoun.
const MENTIONS_BACK: usize = 40;

/// What the sources of an article resolve to.
pub(super) struct Discourse<'a, 't> {
    tagged: &'a Tagged<'t>,
    names: &'a [Name],
    pub(super) entities: Entities,
    pub(super) own: Vec<Own>,
    seen: Vec<Seen>,
    /// For each attribution, its speaker.
    pub(super) of: Vec<(Option<Who>, Resolution)>,
    /// Attributions whose source is "I": the one whose content they stand in.
    first_person: Vec<(usize, usize)>,
}

const fn resolution(form: ResolutionForm, confidence: f64) -> Resolution {
    Resolution { form, confidence }
}

const UNRESOLVED: Resolution = resolution(ResolutionForm::None, 0.0);

impl<'a, 't> Discourse<'a, 't> {
    /// Reads an article.
    pub(super) fn read(
        tagged: &'a Tagged<'t>,
        marks: &Marks,
        names: &'a [Name],
        attributions: &[Attribution],
    ) -> Discourse<'a, 't> {
        let mut discourse = Discourse {
            tagged,
            names,
            entities: Entities::new(names),
            own: Vec::new(),
            seen: Vec::new(),
            of: vec![(None, UNRESOLVED); attributions.len()],
            first_person: Vec::new(),
        };
        discourse.walk(marks, attributions);
        discourse.follow_first_person();
        discourse.carry_on(attributions);
        discourse
    }

    fn walk(&mut self, marks: &Marks, attributions: &[Attribution]) {
        let mut sources: Vec<(u32, usize)> = attributions
            .iter()
            .enumerate()
            .filter_map(|(at, attribution)| attribution.source.map(|source| (source.start, at)))
            .collect();
        sources.sort_unstable();
        let mut sources = sources.into_iter().peekable();
        let mut regions = Regions::new(self.tagged, marks, attributions);
        let mut name = 0;
        // Tokens before this one have been read as part of a source.
        let mut done = 0;
        for at in 0..self.tagged.text.len() {
            regions.advance(at);
            let quoted = regions.is_quoted();
            while let Some((_, which)) = sources.next_if(|(start, _)| *start <= at) {
                let source = attributions[which].source.unwrap_or_default();
                let inside = regions.content(which);
                let exclude = inside.filter(|_| quoted).and_then(|outer| self.of[outer].0);
                let (who, found, until) = self.source(source, quoted, exclude);
                done = done.max(until);
                if who.is_none() && self.is_first_person(source) {
                    if let Some(outer) = inside {
                        self.first_person.push((which, outer));
                    }
                }
                self.of[which] = (who, found);
            }
            if self.names.get(name).is_some_and(|next| next.tokens.start == at) {
                self.name(name, quoted);
                name += 1;
            }
            if at < done {
                continue;
            }
            match self.tagged.class(at) {
                Class::Pronoun | Class::Possessive => self.pronoun_event(at, quoted),
                Class::Determiner if self.tagged.is(at, "the") => {
                    done = self.nominal_event(at, quoted).unwrap_or(done);
                }
                _ => {}
            }
        }
    }

    /// The name that starts at or covers a token.
    fn name_at(&self, at: u32) -> Option<usize> {
        let next = self.names.partition_point(|name| name.tokens.start <= at);
        let index = next.checked_sub(1)?;
        (at < self.names[index].tokens.end).then_some(index)
    }

    fn push(&mut self, who: Who, tokens: Span<Tok>, form: MentionForm, quoted: bool, source: bool) {
        let text = &self.tagged.text;
        let sentence = text.token(tokens.start).sentence;
        self.seen.push(Seen {
            who,
            at: tokens.start,
            sentence,
            paragraph: text.sentences()[sentence as usize].paragraph,
            subject: if source { 1.0 } else { self.subject(tokens) },
            source,
            quoted,
            possessor: self.tagged.class(tokens.end) == Class::Genitive
                || self.tagged.class(tokens.start) == Class::Possessive,
            pronoun: form == MentionForm::Pronoun,
        });
        let mentions = match who {
            Who::Entity(id) => &mut self.entities.all[id as usize].mentions,
            Who::Own(id) => &mut self.own[id as usize].mentions,
        };
        if mentions.last().is_none_or(|(last, _)| !last.overlaps(tokens)) {
            mentions.push((tokens, form));
        }
    }

    /// How much of a subject the mention is: whether a verb of its own follows it.
    fn subject(&self, tokens: Span<Tok>) -> f32 {
        let tagged = self.tagged;
        let sentence = tagged.text.sentence_of(tokens.start);
        let mut weight = 1.0;
        if tokens.start > sentence.tokens.start {
            let at = tokens.start - 1;
            let before = tagged.class(at);
            const OPENERS: &[&str] =
                &["that", "as", "because", "if", "while", "after", "before", "since", "although", "though", "until"];
            if before == Class::Wh || tagged.is_any(at, OPENERS) {
                weight = 0.4;
            } else if matches!(before, Class::Preposition | Class::Genitive | Class::To)
                || before.is_verb() && before != Class::Past
            {
                return 0.0;
            }
        }
        let mut at = tokens.end;
        if tagged.text.kind(at) == Some(Kind::Comma) {
            // An apposition or clause between commas.
            return if tokens.start <= sentence.tokens.start + 3 { weight } else { 0.0 };
        }
        while at < sentence.tokens.end && tagged.class(at) == Class::Adverb && at < tokens.end + 3 {
            at += 1;
        }
        if at < sentence.tokens.end && tagged.class(at).is_finite() { weight } else { 0.0 }
    }

    fn name(&mut self, index: usize, quoted: bool) {
        let name = &self.names[index];
        if let Some(id) = self.entities.of_name[index] {
            self.push(Who::Entity(id), name.tokens, MentionForm::Name, quoted, false);
        }
    }

    fn pronoun_event(&mut self, at: u32, quoted: bool) {
        let Some(pronoun) = Pronoun::of(self.tagged, at) else { return };
        if !matches!(pronoun, Pronoun::Person(_)) {
            return;
        }
        if let Some((who, _)) = self.antecedent(pronoun, at, quoted, None) {
            self.learn(who, pronoun);
            self.push(who, Span::new(at, at + 1), MentionForm::Pronoun, quoted, false);
        }
    }

    /// A pronoun shows the gender of a person whose name does not.
    fn learn(&mut self, who: Who, pronoun: Pronoun) {
        if let (Who::Entity(id), Pronoun::Person(gender)) = (who, pronoun) {
            let entity = &mut self.entities.all[id as usize];
            entity.guessed = entity.guessed.or(gender);
        }
    }

    /// A description of somebody known: "the Kremlin leader". Where it ends, if it is one.
    fn nominal_event(&mut self, at: u32, quoted: bool) -> Option<u32> {
        let end = self.tagged.text.sentence_of(at).tokens.end;
        let phrase = phrase_at(self.tagged, at, end)?;
        if !is_person_noun(self.tagged, phrase.head) || self.name_at(phrase.head).is_some() {
            return None;
        }
        if self.is_apposition(phrase) {
            return None;
        }
        let (who, _) = self.described(phrase, end, quoted)?;
        self.push(who, phrase.tokens, MentionForm::Nominal, quoted, false);
        Some(phrase.tokens.end)
    }

    /// Whether the phrase stands in apposition before a name, or runs on into one.
    fn is_apposition(&self, phrase: Phrase) -> bool {
        self.apposed(phrase).is_some()
            || self.name_at(phrase.head).is_some_and(|name| self.names[name].tokens.end > phrase.head + 1)
    }

    /// The name that the phrase stands in apposition to.
    fn apposed(&self, phrase: Phrase) -> Option<usize> {
        let next = self.names.partition_point(|name| name.tokens.start < phrase.tokens.start);
        // Names within the phrase come first: "the secretary of the Defense Council, ...".
        (next..self.names.len().min(next + 6))
            .find(|at| self.names[*at].before.is_some_and(|before| before.start == phrase.tokens.start))
    }

    /// Whom a pronoun at a token refers to, and how surely.
    fn antecedent(&self, pronoun: Pronoun, at: u32, quoted: bool, exclude: Option<Who>) -> Option<(Who, f64)> {
        let text = &self.tagged.text;
        let sentence = text.token(at).sentence;
        let paragraph = text.sentences()[sentence as usize].paragraph;
        let mut scores: [(Option<Who>, f32); 12] = [(None, f32::MIN); 12];
        let mut known = 0;
        for seen in self.seen.iter().rev().take(MENTIONS_BACK) {
            if sentence - seen.sentence > SENTENCES_BACK {
                break;
            }
            if Some(seen.who) == exclude {
                continue;
            }
            let Some(fit) = self.fits(pronoun, seen.who) else { continue };
            // Short sentences, as in speech, are less of a distance.
            let distance = ((sentence - seen.sentence) as f32).min((at - seen.at.min(at)) as f32 / 14.0);
            let mut score = fit - distance;
            score += seen.subject;
            score += if seen.source { 1.0 } else { 0.0 };
            score += if seen.pronoun { 0.9 } else { 0.0 };
            score -= if seen.possessor { 0.6 } else { 0.0 };
            score -= if seen.quoted && !quoted { 0.8 } else { 0.0 };
            score -= if seen.paragraph == paragraph { 0.0 } else { 0.6 };
            score += ((seen.at as f32 - at as f32) / 60.0).max(-0.5);
            if let Who::Entity(id) = seen.who {
                score += 0.33 * (self.entities.all[id as usize].named.min(20) as f32).ln();
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
        let who = best.0?;
        let margin = (best.1 - second).min(3.0);
        if best.1 < pronoun.threshold() || margin < pronoun.margin() {
            return None;
        }
        let confidence = 0.55 + 0.1 * f64::from(margin) + 0.05 * f64::from(best.1.clamp(-2.0, 3.0));
        Some((who, confidence.clamp(0.3, 0.95)))
    }

    /// Whether a pronoun can refer to somebody, and how well it fits.
    fn fits(&self, pronoun: Pronoun, who: Who) -> Option<f32> {
        match (pronoun, who) {
            (Pronoun::Person(gender), Who::Entity(id)) => {
                let entity = &self.entities.all[id as usize];
                let base = match entity.sort {
                    Sort::Person => 0.0,
                    Sort::Unknown if entity.weak && entity.words == 1 => return None,
                    Sort::Unknown if entity.weak => -2.0,
                    Sort::Unknown => -1.0,
                    _ => return None,
                };
                let shown = if entity.gender == gender {
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
                (own.person && own.gender.fits(gender)).then_some(0.2)
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
                Sort::Organization => Some(-0.2),
                _ => None,
            },
            (Pronoun::They, Who::Own(id)) => self.own[id as usize].plural.then_some(0.8),
        }
    }

    fn is_first_person(&self, source: Span<Tok>) -> bool {
        source.len() == 1 && self.tagged.is_any(source.start, &["i", "we", "me", "us", "my", "our"])
    }

    /// Resolves a source: its speaker, how, and the tokens that are done with.
    fn source(&mut self, source: Span<Tok>, quoted: bool, exclude: Option<Who>) -> (Option<Who>, Resolution, u32) {
        let tagged = self.tagged;
        let end = source.end.min(tagged.text.len());
        let mut at = source.start;
        // "even", "both", "according to": what stands before the phrase.
        while at < end
            && (tagged.text.kind(at) != Some(Kind::Word)
                && tagged.text.kind(at) != Some(Kind::Number)
                && tagged.text.kind(at) != Some(Kind::Handle)
                || self.name_at(at).is_none()
                    && matches!(tagged.class(at), Class::Adverb | Class::Preposition | Class::Conjunction | Class::To)
                    && !tagged.is_any(at, &["that", "many", "some", "most", "few", "several"]))
        {
            at += 1;
        }
        if at >= end {
            return (None, UNRESOLVED, source.end);
        }
        // "Ruiz himself"
        if at > 0 && tagged.is_any(at, &["himself", "herself", "itself", "themselves"]) {
            if let Some(id) = self.name_at(at - 1).and_then(|name| self.entities.of_name[name]) {
                return (Some(Who::Entity(id)), resolution(ResolutionForm::Name, 0.9), at + 1);
            }
        }
        let name = self.name_at(at).is_some();
        let pronoun = Pronoun::of(tagged, at).filter(|_| at + 1 == end || tagged.class(at) == Class::Pronoun);
        if let Some(pronoun) = pronoun.filter(|_| !name) {
            let found = self.antecedent(pronoun, at, quoted, exclude);
            if let Some((who, confidence)) = found {
                self.learn(who, pronoun);
                self.push(who, Span::new(at, at + 1), MentionForm::Pronoun, quoted, true);
                return (Some(who), resolution(ResolutionForm::Pronoun, confidence), at + 1);
            }
            return (None, resolution(ResolutionForm::Pronoun, 0.0), at + 1);
        }
        if tagged.class(at) == Class::Wh && !name || tagged.is(at, "that") && at + 1 == end {
            return match self.relative(at) {
                Some(who) => {
                    self.push(who, Span::new(at, at + 1), MentionForm::Pronoun, quoted, true);
                    (Some(who), resolution(ResolutionForm::Pronoun, 0.85), at + 1)
                }
                None => (None, resolution(ResolutionForm::Pronoun, 0.0), at + 1),
            };
        }
        if tagged.class(at) == Class::Pronoun && !name {
            return (None, resolution(ResolutionForm::Pronoun, 0.0), at + 1);
        }
        self.phrase_source(at, end, quoted)
    }

    /// Resolves a source that is a noun phrase.
    fn phrase_source(&mut self, at: u32, end: u32, quoted: bool) -> (Option<Who>, Resolution, u32) {
        let tagged = self.tagged;
        // A name with its titles, at once.
        if let Some(name) = self.name_at(at).filter(|name| self.names[*name].tokens.start == at) {
            let after = self.names[name].tokens.end;
            if !self.is_genitive(after) && !self.runs_on(after, end) {
                return self.named(name, end, quoted);
            }
        }
        // "Marren University spokesman Tom Lee": what follows the name heads the phrase.
        let beyond = self.name_at(at).filter(|name| self.names[*name].tokens.start == at).and_then(|name| {
            let from = self.names[name].tokens.end;
            let next = phrase_at(tagged, from, end).filter(|_| !self.is_genitive(from))?;
            let tokens = Span::new(at, next.tokens.end);
            (next.determiner == Determiner::Bare && next.possessor.is_none()).then_some(Phrase {
                tokens,
                core: tokens,
                determiner: Determiner::Bare,
                ..next
            })
        });
        let Some(phrase) = beyond.or_else(|| phrase_at(tagged, at, end)) else {
            // "one of them, Ana Ruiz,": the name in apposition; "one of the party's leaders" is nobody.
            let first = self.names.partition_point(|name| name.tokens.end <= at);
            let within = self.names[first..].iter().take(4).take_while(|name| name.tokens.start < end);
            let apposed = within.enumerate().find(|(_, name)| {
                name.tokens.start == at || tagged.text.kind(name.tokens.start - 1) == Some(Kind::Comma)
            });
            return match apposed.map(|(offset, _)| first + offset) {
                Some(name) => self.named(name, end, quoted),
                None => (None, resolution(ResolutionForm::Nominal, 0.0), at),
            };
        };
        // The name that heads the phrase: "the Ukrainian Air Force Command", "Ukraine's President ...".
        if let Some(name) = self.name_at(phrase.head) {
            return self.named(name, end, quoted);
        }
        // "the president, Ana Ruiz," and "campaign manager Ana Ruiz"
        if let Some(name) = self.apposed(phrase) {
            return self.named(name, end, quoted);
        }
        if tagged.class(phrase.head + 1) == Class::Name && phrase.head + 1 < end {
            if let Some(name) = self.name_at(phrase.head + 1) {
                return self.named(name, end, quoted);
            }
        }
        // "a man called Tom Lee"
        if tagged.is_any(phrase.head + 1, &["named", "called"]) && is_person_noun(tagged, phrase.head) {
            if let Some(name) = self.name_at(phrase.head + 2) {
                return self.named(name, end, quoted);
            }
        }
        // "academic and professor Ana Ruiz"
        if tagged.is(phrase.head + 1, "and") {
            let next = phrase_at(tagged, phrase.head + 2, end).and_then(|next| self.name_at(next.head));
            if let Some(name) = next.filter(|name| {
                self.names[*name].roles[0].is_some() && self.names[*name].tokens.start == phrase.head + 2
            }) {
                return self.named(name, end, quoted);
            }
        }
        // "a number of readers"
        let amount = tagged.is_any(
            phrase.head,
            &[
                "number",
                "majority",
                "handful",
                "dozens",
                "hundreds",
                "thousands",
                "group",
                "percent",
                "lot",
                "couple",
                "most",
            ],
        );
        if amount && tagged.is(phrase.head + 1, "of") && phrase.determiner != Determiner::Definite {
            if let Some(of) = phrase_at(tagged, phrase.head + 2, end).filter(|of| tagged.class(of.head) == Class::Nouns)
            {
                let of = Phrase { determiner: Determiner::Indefinite, ..of };
                return self.described_source(of, end, quoted);
            }
        }
        self.described_source(phrase, end, quoted)
    }

    /// "'s", or the mark after a plural's "s".
    fn is_genitive(&self, at: u32) -> bool {
        self.tagged.class(at) == Class::Genitive
            || self.tagged.text.kind(at) == Some(Kind::SingleMark)
                && self.tagged.text.token(at).shape.is_glued()
                && at > 0
                && self.tagged.text.surface(at - 1).ends_with(['s', 'S'])
                && self.tagged.class(at + 1).is_nominal()
    }

    /// Whether a common noun follows, so that the name before it is only a part of its description.
    fn runs_on(&self, after: u32, end: u32) -> bool {
        after < end
            && self.tagged.text.kind(after) == Some(Kind::Word)
            && matches!(self.tagged.class(after), Class::Noun | Class::Nouns | Class::Adjective | Class::Name)
    }

    /// The speaker of a source that is a name.
    fn named(&mut self, name: usize, end: u32, quoted: bool) -> (Option<Who>, Resolution, u32) {
        let names = self.names;
        let this = &names[name];
        // "Ruiz and Marren said": one speaker for both.
        if let Some(last) = self.joined(name, end) {
            let tokens = Span::new(this.tokens.start, names[last].tokens.end);
            let who = self.own(tokens, tokens, SpeakerKind::Group, 0, true, Gender::Unknown);
            self.push(who, tokens, MentionForm::Name, quoted, true);
            return (Some(who), resolution(ResolutionForm::Name, 0.8), this.tokens.start);
        }
        match self.entities.of_name[name] {
            Some(id) => {
                let who = Who::Entity(id);
                let entity = &self.entities.all[id as usize];
                let confidence = match (this.words, entity.words) {
                    (2.., _) => 0.97,
                    (_, 2..) => 0.93,
                    _ if entity.weak => 0.6,
                    _ => 0.85,
                };
                self.push(who, this.tokens, MentionForm::Name, quoted, true);
                (Some(who), resolution(ResolutionForm::Name, confidence), this.tokens.start)
            }
            None => (None, resolution(ResolutionForm::Name, 0.0), this.tokens.start),
        }
    }

    /// The last of several names joined by "and" or "or" within a source.
    fn joined(&self, first: usize, end: u32) -> Option<usize> {
        let mut last = first;
        let mut at = self.names[first].tokens.end;
        while at < end {
            if self.tagged.text.kind(at) == Some(Kind::Comma) && self.tagged.is(at + 1, "and") {
                at += 1;
            }
            let next = self.names.get(last + 1)?;
            let article = u32::from(self.tagged.is(at + 1, "the"));
            if !self.tagged.is_any(at, &["and", "or", "&"])
                || next.tokens.start != at + 1 + article
                || next.tokens.start >= end
            {
                break;
            }
            last += 1;
            at = next.tokens.end;
        }
        (last > first).then_some(last)
    }

    /// Somebody known whom a description fits, and how surely.
    fn described(&self, phrase: Phrase, end: u32, quoted: bool) -> Option<(Who, f64)> {
        let tagged = self.tagged;
        let to = with_complements(tagged, phrase, end);
        let words = phrase.possessor.map_or(Span::new(phrase.core.start, to), |of| Span::new(of.start, to));
        let role = Role::new(tagged, words, phrase.head);
        let sentence = tagged.text.token(phrase.tokens.start).sentence;
        let mut best: Option<(Who, f32)> = None;
        let mut second = f32::MIN;
        for seen in self.seen.iter().rev().take(4 * MENTIONS_BACK) {
            let Who::Entity(id) = seen.who else { continue };
            let entity = &self.entities.all[id as usize];
            if !entity.gender.fits(role.gender()) {
                continue;
            }
            let fit = entity.roles.iter().filter_map(|own| role.speaks_of(own)).fold(f32::MIN, f32::max);
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
        (margin >= 0.15).then_some((who, f64::from(0.6 + 0.1 * margin.min(2.0) + 0.05 * score.clamp(0.0, 2.0))))
    }

    /// Resolves a source that is a description.
    fn described_source(&mut self, phrase: Phrase, end: u32, quoted: bool) -> (Option<Who>, Resolution, u32) {
        let tagged = self.tagged;
        let mut facts = lists().of(tagged.text.surface(phrase.head));
        // "polls", "councils": what the singular is.
        const KNOWN: Traits =
            Traits::PERSON.with(Traits::GROUP).with(Traits::DOCUMENT).with(Traits::BODY).with(Traits::RELATION);
        if tagged.class(phrase.head) == Class::Nouns && !facts.traits.any(KNOWN) {
            facts = lists().of(singular(tagged.text.surface(phrase.head)));
        }
        let traits = facts.traits;
        let plural =
            tagged.class(phrase.head) == Class::Nouns || traits.any(Traits::GROUP) && !traits.any(Traits::PERSON);
        let done = phrase.tokens.end;
        let person = traits.any(Traits::PERSON.with(Traits::TITLE)) && !plural;
        if phrase.determiner != Determiner::Indefinite && person {
            if let Some((who, confidence)) = self.described(phrase, end, quoted) {
                self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
                return (Some(who), resolution(ResolutionForm::Nominal, confidence), done);
            }
        }
        let definite = matches!(phrase.determiner, Determiner::Definite | Determiner::Possessive);
        if traits.any(Traits::BODY) && !plural {
            if let Some((who, confidence)) = self.body(phrase) {
                self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
                return (Some(who), resolution(ResolutionForm::Nominal, confidence), done);
            }
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
            // "the company" alone is somebody who was named; "the government", "the Indonesian military" is a name.
            let general = tagged.is_any(
                phrase.head,
                &["government", "police", "military", "army", "parliament", "court", "administration", "opposition"],
            );
            if definite && !qualified && !general {
                if let Some(who) = self.only_body(phrase.tokens.start) {
                    self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
                    return (Some(who), resolution(ResolutionForm::Nominal, 0.55), done);
                }
                return (None, resolution(ResolutionForm::Nominal, 0.0), done);
            }
            if phrase.determiner == Determiner::Indefinite { SpeakerKind::Unnamed } else { SpeakerKind::Organization }
        } else if definite && !qualified || phrase.determiner == Determiner::Definite {
            // "the president", of nobody known.
            return (None, resolution(ResolutionForm::Nominal, 0.0), done);
        } else {
            SpeakerKind::Unnamed
        };
        // The same words are the same speaker only where they are definite.
        let words = self.words(phrase.core);
        let known = (phrase.determiner == Determiner::Definite)
            .then(|| {
                self.own
                    .iter()
                    .rev()
                    .take(16)
                    .position(|own| own.kind == kind && (own.words == words || !qualified && own.head == head))
            })
            .flatten();
        let who = if let Some(back) = known {
            Who::Own((self.own.len() - 1 - back) as u32)
        } else {
            let mut name = if phrase.determiner == Determiner::Definite { phrase.core } else { phrase.tokens };
            // "supporters of the law": of whom, or of what, is part of what they are called.
            if tagged.is(name.end, "of") {
                if let Some(of) = phrase_at(tagged, name.end + 1, end) {
                    name = Span::new(name.start, of.tokens.end);
                }
            }
            self.own(name, phrase.core, kind, head, plural, facts.gender)
        };
        self.push(who, phrase.tokens, MentionForm::Nominal, quoted, true);
        let confidence = if kind == SpeakerKind::Unnamed { 0.5 } else { 0.7 };
        (Some(who), resolution(ResolutionForm::Nominal, confidence), done)
    }

    fn words(&self, tokens: Span<Tok>) -> u64 {
        (tokens.start..tokens.end).fold(0, |before, at| super::lists::join(before, key(self.tagged.text.surface(at))))
    }

    fn own(
        &mut self,
        name: Span<Tok>,
        core: Span<Tok>,
        kind: SpeakerKind,
        head: u64,
        plural: bool,
        gender: Gender,
    ) -> Who {
        let words = self.words(core);
        let person =
            kind == SpeakerKind::Unnamed && !plural && core.end > 0 && is_person_noun(self.tagged, core.end - 1);
        self.own.push(Own { name, kind, mentions: Vec::new(), head, words, plural, person, gender });
        Who::Own(self.own.len() as u32 - 1)
    }

    /// The one body that is mentioned in the last sentences, if there is just one.
    fn only_body(&self, at: u32) -> Option<Who> {
        let sentence = self.tagged.text.token(at).sentence;
        let mut only = None;
        let mut acts = false;
        for seen in self.seen.iter().rev().take(MENTIONS_BACK).take_while(|seen| sentence - seen.sentence <= 3) {
            let body = match seen.who {
                Who::Entity(id) => self.entities.all[id as usize].sort == Sort::Organization,
                Who::Own(id) => self.own[id as usize].kind == SpeakerKind::Organization,
            };
            if body {
                if only.is_some_and(|who| who != seen.who) {
                    return None;
                }
                only = Some(seen.who);
                acts |= seen.subject > 0.0;
            }
        }
        only.filter(|_| acts)
    }

    /// The body that "the ministry" stands for: the last one whose name has that noun.
    fn body(&self, phrase: Phrase) -> Option<(Who, f64)> {
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

    /// Whom "who" refers to: the name or noun right before it.
    fn relative(&mut self, at: u32) -> Option<Who> {
        let sentence = self.tagged.text.sentence_of(at).tokens.start;
        let mut before = at.checked_sub(1)?;
        if self.tagged.text.kind(before) == Some(Kind::Comma) {
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
        if let Some(name) = next.checked_sub(1).filter(|name| self.names[*name].tokens.start >= sentence) {
            if self.names[name].end > before {
                return self.entities.of_name[name].map(Who::Entity);
            }
        }
        let facts = lists().of(self.tagged.text.surface(before));
        if facts.traits.any(Traits::GROUP) {
            let tokens = Span::new(before, before + 1);
            let head = key(self.tagged.text.surface(before));
            let who = self.own(tokens, tokens, SpeakerKind::Group, head, true, Gender::Unknown);
            self.push(who, tokens, MentionForm::Nominal, false, false);
            return Some(who);
        }
        None
    }

    fn follow_first_person(&mut self) {
        for _ in 0..3 {
            for &(inner, outer) in &self.first_person {
                if let (None, (Some(who), found)) = (self.of[inner].0, self.of[outer]) {
                    self.of[inner] = (Some(who), resolution(ResolutionForm::Pronoun, found.confidence * 0.9));
                }
            }
        }
    }

    /// A quotation that stands by itself goes on with the speaker of the one just before it.
    fn carry_on(&mut self, attributions: &[Attribution]) {
        let text = &self.tagged.text;
        let mut order: Vec<(Span<Tok>, usize)> = attributions
            .iter()
            .enumerate()
            .filter_map(|(at, attribution)| Some((*attribution.content.first()?, at)))
            .filter(|(content, _)| !content.is_empty() && content.end <= text.len())
            .collect();
        order.sort_unstable();
        let mut before: Option<(usize, u32)> = None;
        for (content, which) in order {
            let attribution = &attributions[which];
            let paragraph = text.paragraph_of(content.start);
            if attribution.source.is_none()
                && attribution.cue.is_none()
                && attribution.kind == QuoteKind::Direct
                && text.sentence_of(content.start).tokens.start == content.start
                && text.sentence_of(content.end - 1).tokens.end == content.end
            {
                if let Some((earlier, end)) = before {
                    let (who, found) = self.of[earlier];
                    let near = text.paragraph_of(end) == paragraph
                        || text.paragraph_of(end) + 1 == paragraph
                            && text.paragraphs()[paragraph as usize].tokens == content;
                    if let (Some(who), true) = (who, near) {
                        self.of[which] =
                            (Some(who), resolution(ResolutionForm::Continued, (found.confidence * 0.75).min(0.7)));
                    }
                }
            }
            if attribution.kind != QuoteKind::Indirect {
                let last = attribution.content.iter().map(|piece| piece.end).max().unwrap_or(content.end);
                before = Some((which, last.min(text.len()) - 1));
            } else if before.is_some_and(|(_, end)| text.paragraph_of(end) != paragraph) {
                before = None;
            }
        }
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

/// What a pronoun can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pronoun {
    Person(Gender),
    It,
    They,
}

impl Pronoun {
    fn of(tagged: &Tagged<'_>, at: u32) -> Option<Self> {
        if tagged.is_any(at, &["he", "him", "his", "himself"]) {
            Some(Pronoun::Person(Gender::Male))
        } else if tagged.is_any(at, &["she", "her", "hers", "herself"]) {
            Some(Pronoun::Person(Gender::Female))
        } else if tagged.is_any(at, &["it", "its", "itself"]) {
            Some(Pronoun::It)
        } else if tagged.is_any(at, &["they", "them", "their", "themselves"]) {
            Some(Pronoun::They)
        } else {
            None
        }
    }

    /// The least score of an antecedent.
    const fn threshold(self) -> f32 {
        match self {
            Pronoun::Person(_) => -2.4,
            Pronoun::It => 0.0,
            Pronoun::They => 0.4,
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

/// Which quotations and contents a token stands in.
struct Regions {
    /// Start, end, and the attribution whose content it is; none for a quotation.
    spans: Vec<(u32, u32, Option<usize>)>,
    next: usize,
    open: Vec<(u32, Option<usize>)>,
}

impl Regions {
    fn new(tagged: &Tagged<'_>, marks: &Marks, attributions: &[Attribution]) -> Self {
        let mut spans: Vec<(u32, u32, Option<usize>)> =
            marks.quoted().iter().map(|quoted| (quoted.tokens.start, quoted.tokens.end, None)).collect();
        for (at, attribution) in attributions.iter().enumerate() {
            for piece in &attribution.content {
                spans.push((piece.start, piece.end, Some(at)));
                if attribution.kind == QuoteKind::Direct && tagged.text.kind(piece.start) == Some(Kind::DoubleMark) {
                    spans.push((piece.start, piece.end, None));
                }
            }
        }
        spans.sort_unstable();
        Regions { spans, next: 0, open: Vec::new() }
    }

    fn advance(&mut self, at: u32) {
        while let Some(&(_, end, whose)) = self.spans.get(self.next).filter(|(start, ..)| *start <= at) {
            self.open.push((end, whose));
            self.next += 1;
        }
        self.open.retain(|(end, _)| *end > at);
    }

    fn is_quoted(&self) -> bool {
        self.open.iter().any(|(_, whose)| whose.is_none())
    }

    /// The innermost content here that is not the attribution's own.
    fn content(&self, own: usize) -> Option<usize> {
        self.open.iter().rev().find_map(|(_, whose)| whose.filter(|other| *other != own))
    }
}
