//! The walk through the article in which every source finds its speaker.
//!
//! Names, pronouns and descriptions are read in the order in which they stand, and what each of them is taken for is
//! there for the next one to refer to.

use super::entities::{Entities, EntityId};
use super::lists::{Gender, Key, Traits, key, lists};
use super::names::{Name, Sort};
use super::pronouns::{Place, Pronoun};
use super::ranking::{Logged, Weights};
use super::roles::{Determiner, Phrase, is_party, is_person_noun, phrase_at};
use crate::article::{MentionForm, QuoteKind, Resolution, ResolutionForm, SpeakerKind};
use crate::model::{Class, Tagged};
use crate::quotes::{Attribution, Marks};
use crate::span::{Span, Tok};
use crate::text::{Kind, Text};

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
    pub(super) head: Key,
    /// All the words of its name together.
    pub(super) words: Key,
    pub(super) plural: bool,
    /// A single person, as far as the noun says.
    pub(super) person: bool,
    pub(super) gender: Gender,
    /// It speaks as the only one in the article who has an office: "the mayor".
    pub(super) office: bool,
}

/// A mention that later ones can refer to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) who: Who,
    pub(super) at: u32,
    /// How many tokens outside quotations stand before it.
    pub(super) outside: u32,
    pub(super) sentence: u32,
    pub(super) paragraph: u32,
    /// 1 for the subject of a main clause, less for one of a subordinate clause, 0 for none.
    pub(super) subject: f32,
    pub(super) source: bool,
    pub(super) quoted: bool,
    pub(super) possessor: bool,
    pub(super) pronoun: bool,
    /// "not Ruiz"
    pub(super) denied: bool,
}

/// A plural noun that is no source: "his lawyers", "the cables".
#[derive(Clone, Copy, Debug)]
pub(super) struct Several {
    pub(super) at: u32,
    pub(super) outside: u32,
    pub(super) subject: f32,
    pub(super) persons: bool,
    pub(super) quoted: bool,
}

/// Words that open a subordinate clause.
pub(super) const OPENERS: &[&str] =
    &["that", "as", "because", "if", "while", "after", "before", "since", "although", "though", "until"];

/// Mentions looked at for one pronoun.
pub(super) const MENTIONS_BACK: usize = 40;

/// What the sources of an article resolve to.
pub(super) struct Discourse<'a, 't> {
    pub(super) tagged: &'a Tagged<'t>,
    pub(super) names: &'a [Name],
    pub(super) entities: Entities,
    pub(super) own: Vec<Own>,
    pub(super) seen: Vec<Seen>,
    /// Several persons or things under a common noun, whom "they" can refer to although nobody is named.
    pub(super) several: Vec<Several>,
    /// Tokens outside quotations so far.
    pub(super) outside: u32,
    /// Where a person was last spoken of by an office that nobody is known to have.
    pub(super) unclear: u32,
    /// For each attribution, its speaker.
    pub(super) of: Vec<(Option<Who>, Resolution)>,
    /// Attributions whose source is "I": the one whose content they stand in.
    pub(super) first_person: Vec<(usize, usize)>,
    /// Who asks in an interview of "Q" and "A": a position in `own`.
    pub(super) asker: Option<u32>,
    /// Who answers in it, and whether that was looked for.
    pub(super) interviewee: Option<Who>,
    pub(super) answered: bool,
    /// How much speaks for the antecedent of a pronoun.
    pub(super) weights: &'a Weights,
    /// The pronouns read so far, where somebody wants to learn from them.
    pub(super) log: Option<Vec<Logged>>,
}

pub(super) const fn resolution(form: ResolutionForm, confidence: f64) -> Resolution {
    Resolution { form, confidence }
}

pub(super) const UNRESOLVED: Resolution = resolution(ResolutionForm::None, 0.0);

impl<'a, 't> Discourse<'a, 't> {
    /// An article that is not read yet.
    pub(super) fn new(
        tagged: &'a Tagged<'t>,
        names: &'a [Name],
        attributions: &[Attribution],
        weights: &'a Weights,
    ) -> Discourse<'a, 't> {
        Discourse {
            tagged,
            names,
            weights,
            log: None,
            entities: Entities::new(tagged, names),
            own: Vec::new(),
            seen: Vec::new(),
            several: Vec::new(),
            outside: 0,
            unclear: 0,
            of: vec![(None, UNRESOLVED); attributions.len()],
            first_person: Vec::new(),
            asker: None,
            interviewee: None,
            answered: false,
        }
    }

    /// Reads the article.
    pub(super) fn read(&mut self, marks: &Marks, attributions: &[Attribution]) {
        self.walk(marks, attributions);
        self.follow_first_person();
        self.carry_on(attributions);
    }

    fn walk(&mut self, marks: &Marks, attributions: &[Attribution]) {
        let mut sources: Vec<(u32, usize)> = attributions
            .iter()
            .enumerate()
            .filter_map(|(at, attribution)| Some((self.source_of(attribution)?.start, at)))
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
            self.outside += u32::from(!quoted);
            while let Some((_, which)) = sources.next_if(|(start, _)| *start <= at) {
                let source = self.source_of(&attributions[which]).unwrap_or_default();
                let inside = regions.content(which);
                // What a label and its colon open is the speaker's own words, too.
                let own_words = |outer: &usize| {
                    quoted
                        || attributions[*outer]
                            .cue
                            .is_some_and(|cue| self.tagged.text.kind(cue.tokens.start) == Some(Kind::Colon))
                };
                let exclude = inside.filter(own_words).and_then(|outer| self.of[outer].0);
                let (who, found, until) = self.source(source, quoted, exclude, &attributions[which].content);
                done = done.max(until);
                if who.is_none()
                    && self.is_first_person(source)
                    && let Some(outer) = regions.voice(which, attributions, &self.tagged.text)
                {
                    self.first_person.push((which, outer));
                }
                self.of[which] = (who, found);
            }
            while self.names.get(name).is_some_and(|next| next.tokens.start <= at) {
                self.name(name, quoted);
                name += 1;
            }
            if at < done {
                continue;
            }
            match self.tagged.class(at) {
                Class::Pronoun => self.pronoun_event(at, quoted),
                Class::Possessive => {
                    self.pronoun_event(at, quoted);
                    self.nominal_event(at, quoted);
                }
                Class::Determiner if self.tagged.is_any(at, &["the", "a", "an", "another"]) => {
                    done = self.nominal_event(at, quoted).unwrap_or(done);
                }
                Class::Nouns if name == 0 || self.names[name - 1].tokens.end <= at => self.several_event(at, quoted),
                _ => {}
            }
        }
    }

    /// The source of an attribution. Where it has none, a name that is taken for a part of the content and stands with its
    /// appositions, and no verb, before the cue: "Ana Ruiz, mayor of Marren, reported on Monday about the damage".
    fn source_of(&self, attribution: &Attribution) -> Option<Span<Tok>> {
        if attribution.source.is_some() {
            return attribution.source;
        }
        let cue = attribution.cue.filter(|cue| cue.head == cue.tokens.start)?;
        let first = *attribution.content.first().filter(|_| attribution.kind == QuoteKind::Indirect)?;
        let tagged = self.tagged;
        let active = matches!(tagged.class(cue.head), Class::Past | Class::VerbS)
            && !tagged.is_any(cue.head, &["appeared", "appears", "seemed", "seems", "expected"]);
        let name = self.name_at(first.start)?;
        let verbless =
            (first.start..first.end).all(|at| !tagged.class(at).is_finite() && tagged.class(at) != Class::Wh);
        (active
            && first.end <= cue.tokens.start
            && verbless
            && self.is_person(Who::Entity(self.entities.of_name[name]?)))
        .then_some(first)
    }

    /// The name that starts at or covers a token.
    pub(super) fn name_at(&self, at: u32) -> Option<usize> {
        let next = self.names.partition_point(|name| name.tokens.start <= at);
        let index = next.checked_sub(1)?;
        (at < self.names[index].tokens.end).then_some(index)
    }

    pub(super) fn push(&mut self, who: Who, tokens: Span<Tok>, form: MentionForm, quoted: bool, source: bool) {
        let text = &self.tagged.text;
        let sentence = text.token(tokens.start).sentence;
        let agent = self.is_agent_of_passive(tokens.start);
        let by = source && agent;
        // "by her brother Marren": named only for what he is to her, of whom the text speaks.
        let related = agent && self.tagged.class(tokens.start - 1) == Class::Possessive;
        self.seen.push(Seen {
            who,
            at: tokens.start,
            outside: self.outside,
            sentence,
            paragraph: text.sentences()[sentence as usize].paragraph,
            // "was described by Marren": who is described is spoken of.
            subject: if related {
                0.0
            } else if by {
                0.4
            } else if source {
                1.0
            } else {
                self.subject(tokens)
            },
            source: source && !by,
            quoted,
            possessor: related
                || self.tagged.class(tokens.end) == Class::Genitive
                || self.tagged.class(tokens.start) == Class::Possessive,
            pronoun: form == MentionForm::Pronoun,
            denied: tokens.start > 0 && self.tagged.is_any(tokens.start - 1, &["not", "nor", "neither"]),
        });
        let mentions = match who {
            Who::Entity(id) => &mut self.entities.all[id as usize].mentions,
            Who::Own(id) => &mut self.own[id as usize].mentions,
        };
        if mentions.last().is_none_or(|(last, _)| !last.overlaps(tokens)) {
            mentions.push((tokens, form));
        }
    }

    /// "was described by Marren", "was confirmed by her brother Marren": by whom something was done.
    fn is_agent_of_passive(&self, at: u32) -> bool {
        let tagged = self.tagged;
        let determiner = |at: u32| matches!(tagged.class(at), Class::Determiner | Class::Possessive);
        let by = at.checked_sub(1).map(|before| if determiner(before) { before.saturating_sub(1) } else { before });
        by.is_some_and(|by| by > 0 && tagged.is(by, "by") && tagged.class(by - 1) == Class::Participle)
    }

    /// How much of a subject the mention is: whether a verb of its own follows it.
    pub(super) fn subject(&self, tokens: Span<Tok>) -> f32 {
        let tagged = self.tagged;
        let sentence = tagged.text.sentence_of(tokens.start);
        let mut weight = 1.0;
        if tokens.start > sentence.tokens.start {
            let at = tokens.start - 1;
            let before = tagged.class(at);
            if before == Class::Wh || tagged.is_any(at, OPENERS) {
                weight = 0.4;
            } else if tagged.is(at, "by") && at > sentence.tokens.start && tagged.class(at - 1) == Class::Participle {
                // "was returned by Marren": who acts, whatever the voice.
                return 0.7;
            } else if matches!(before, Class::Preposition | Class::Genitive | Class::To)
                || before.is_verb() && before != Class::Past
            {
                return 0.0;
            }
        }
        let mut at = tokens.end;
        if tagged.text.kind(at) == Some(Kind::Comma) {
            // An apposition or clause between commas, and a verb after it: "Oh, Marren, yes" has none.
            let verb = (at + 1..sentence.tokens.end.min(at + 40)).any(|at| tagged.class(at).is_finite());
            return if verb && tokens.start <= sentence.tokens.start + 3 { weight } else { 0.0 };
        }
        while at < sentence.tokens.end && tagged.class(at) == Class::Adverb && at < tokens.end + 3 {
            at += 1;
        }
        if at < sentence.tokens.end && tagged.class(at).is_finite() { weight } else { 0.0 }
    }

    fn name(&mut self, index: usize, quoted: bool) {
        let name = &self.names[index];
        let Some(id) = self.entities.of_name[index] else { return };
        self.push(Who::Entity(id), name.tokens, MentionForm::Name, quoted, false);
        // "Ruiz and Marren came": whom "they" refers to.
        if self.tagged.is(name.tokens.end, "and") && self.is_person(Who::Entity(id)) && !self.is_listed(index) {
            let end = self.tagged.text.sentence_of(name.tokens.start).tokens.end;
            if let Some(last) = self.joined(index, end)
                && (index..=last).all(|at| self.entities.of_name[at].is_some_and(|id| self.is_person(Who::Entity(id))))
            {
                let tokens = Span::new(name.tokens.start, self.names[last].tokens.end);
                let (who, known) = self.joint(tokens);
                if !known {
                    self.push(who, tokens, MentionForm::Name, quoted, false);
                }
            }
        }
    }

    /// Whether a name goes on a list that others begin: "Ruiz" of "Marren, Ruiz and Olsen".
    fn is_listed(&self, index: usize) -> bool {
        let start = self.names[index].tokens.start;
        let before = index.checked_sub(1).map(|before| self.names[before].tokens.end);
        before.is_some_and(|end| end + 1 == start) && self.tagged.text.kind(start - 1) == Some(Kind::Comma)
    }

    /// Several names as one speaker, and whether these tokens were read as one before.
    pub(super) fn joint(&mut self, tokens: Span<Tok>) -> (Who, bool) {
        let words = self.words(tokens);
        let recent = self.own.len().saturating_sub(16);
        let known = self.own.iter().skip(recent).position(|own| own.plural && own.words == words);
        match known.map(|at| at + recent) {
            Some(at) => (Who::Own(at as u32), self.own[at].mentions.iter().any(|(read, _)| *read == tokens)),
            None => (self.own(tokens, tokens, SpeakerKind::Group, 0, true, Gender::Unknown), false),
        }
    }

    /// Whether it is, or is taken for, a person with a name.
    pub(super) fn is_person(&self, who: Who) -> bool {
        match who {
            Who::Entity(id) => matches!(self.entities.all[id as usize].sort, Sort::Person | Sort::Unknown),
            Who::Own(_) => false,
        }
    }

    fn several_event(&mut self, at: u32, quoted: bool) {
        let traits = lists().traits(self.tagged, at);
        let persons = traits.any(Traits::GROUP.with(Traits::RELATION));
        let next = self.tagged.class(at + 1);
        if !persons && !next.is_finite() && next != Class::Adverb {
            return;
        }
        let subject = self.subject(Span::new(at, at + 1));
        if persons || subject > 0.0 {
            self.several.push(Several { at, outside: self.outside, subject, persons, quoted });
        }
    }

    fn pronoun_event(&mut self, at: u32, quoted: bool) {
        let Some(pronoun) = Pronoun::of(self.tagged, at) else { return };
        let place = Place { at, quoted, ..Place::default() };
        if !matches!(pronoun, Pronoun::Person(_)) {
            if self.log.is_some() {
                self.note(pronoun, place, None);
            }
            return;
        }
        if let Some((who, _)) = self.antecedent(pronoun, place) {
            self.learn(who, pronoun);
            self.push(who, Span::new(at, at + 1), MentionForm::Pronoun, quoted, false);
        }
    }

    /// A description of a person: of somebody known ("the Kremlin leader"), else of somebody without a name ("a nurse",
    /// "his mother"), whom a pronoun may refer to. Where it ends, if it is one.
    fn nominal_event(&mut self, at: u32, quoted: bool) -> Option<u32> {
        let tagged = self.tagged;
        let sentence = tagged.text.sentence_of(at).tokens;
        let phrase = phrase_at(tagged, at, sentence.end)?;
        if !is_person_noun(tagged, phrase.head) || self.name_at(phrase.head).is_some() {
            return None;
        }
        if self.is_apposition(phrase) {
            return None;
        }
        let known = match phrase.determiner {
            Determiner::Definite => self.described(phrase, sentence.end, quoted).or_else(|| self.unnamed(phrase)),
            _ => None,
        };
        let who = match known {
            Some((who, _)) => who,
            // "the Norland senator": most often somebody who was named.
            None if phrase.determiner == Determiner::Definite && self.stands_for_known(phrase) => {
                self.unclear = at;
                return None;
            }
            None => {
                // "is a nurse", "as a nurse", "Ruiz, a nurse": what somebody is.
                let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
                let states = |before: u32| {
                    tagged.is_any(
                        before,
                        &["is", "was", "be", "been", "being", "are", "were", "'s", "as", "became", "become"],
                    )
                };
                let apposed = self.names[..self.names.partition_point(|name| name.tokens.start < at)]
                    .last()
                    .is_some_and(|name| name.end > at);
                if tagged.class(phrase.head) == Class::Nouns || apposed || before.is_some_and(states) {
                    return None;
                }
                let facts = lists().of(tagged.text.surface(phrase.head));
                let head = key(tagged.text.surface(phrase.head));
                self.own(phrase.tokens, phrase.core, SpeakerKind::Unnamed, head, false, facts.gender)
            }
        };
        self.push(who, phrase.tokens, MentionForm::Nominal, quoted, false);
        Some(phrase.tokens.end)
    }

    /// Whether a definite description is most often of somebody who has a name: an office, a party's, a place's.
    fn stands_for_known(&self, phrase: Phrase) -> bool {
        let lists = lists();
        let place = |at: u32| lists.of(self.tagged.text.surface(at)).place != 0;
        lists.is_office(lists.of(self.tagged.text.surface(phrase.head)))
            || is_party(self.tagged.text.surface(phrase.head))
            || self.tagged.class(phrase.head) == Class::Adjective
            || (phrase.core.start..phrase.head).any(|at| self.name_at(at).is_some() || place(at))
    }

    /// Whether the phrase stands in apposition before a name, or runs on into one.
    fn is_apposition(&self, phrase: Phrase) -> bool {
        self.apposed(phrase).is_some()
            || self.name_at(phrase.head).is_some_and(|name| self.names[name].tokens.end > phrase.head + 1)
    }

    /// The name that the phrase stands in apposition to.
    pub(super) fn apposed(&self, phrase: Phrase) -> Option<usize> {
        let next = self.names.partition_point(|name| name.tokens.start < phrase.tokens.start);
        // Names within the phrase come first: "the secretary of the Defense Council, ...".
        (next..self.names.len().min(next + 6))
            .find(|at| self.names[*at].before.is_some_and(|before| before.start == phrase.tokens.start))
    }
}

/// Contents and quotations within one another that are kept apart.
const DEEPEST: usize = 32;

/// Which quotations and contents a token stands in.
struct Regions {
    /// Start, end, and the attribution whose content it is; none for a quotation.
    spans: Vec<(u32, u32, Option<usize>)>,
    next: usize,
    open: Vec<(u32, Option<usize>)>,
    /// The token at which one of them opens or closes next.
    changes: u32,
    quoted: bool,
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
        Regions { spans, next: 0, open: Vec::new(), changes: 0, quoted: false }
    }

    fn advance(&mut self, at: u32) {
        if at < self.changes {
            return;
        }
        while let Some(&(_, end, whose)) = self.spans.get(self.next).filter(|(start, ..)| *start <= at) {
            if self.open.len() < DEEPEST {
                self.open.push((end, whose));
            }
            self.next += 1;
        }
        self.open.retain(|(end, _)| *end > at);
        let closes = self.open.iter().map(|(end, _)| *end).min().unwrap_or(u32::MAX);
        self.changes = self.spans.get(self.next).map_or(closes, |(start, ..)| closes.min(*start));
        self.quoted = self.open.iter().any(|(_, whose)| whose.is_none());
    }

    const fn is_quoted(&self) -> bool {
        self.quoted
    }

    /// The innermost content here whose speaker says "I" in it: a paraphrase puts others in the third person. What a
    /// label and its colon open is the speaker's own words.
    fn voice(&self, own: usize, attributions: &[Attribution], text: &Text<'_>) -> Option<usize> {
        let speaks = |of: &usize| {
            let attribution = &attributions[*of];
            let labelled = attribution.cue.is_none_or(|cue| text.kind(cue.tokens.start) == Some(Kind::Colon));
            *of != own && (attribution.kind != QuoteKind::Indirect || labelled)
        };
        self.open.iter().rev().find_map(|(_, whose)| whose.filter(speaks))
    }

    /// The innermost content here that is not the attribution's own.
    fn content(&self, own: usize) -> Option<usize> {
        self.open.iter().rev().find_map(|(_, whose)| whose.filter(|other| *other != own))
    }
}
