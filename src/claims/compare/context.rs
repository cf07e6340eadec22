//! What stands around a figure: the words of its sentence, each with how near it is.
//!
//! Nearness falls with each word between, and faster over marks, conjunctions and other figures: in "12 people were
//! killed and 30 injured" *killed* is nearer to 12. The words that attribute ("police said") say nothing of what is
//! counted and are left out, but for who speaks where "its" or "we" points to it.

use super::clause::{Clause, clause};
use super::figure::{Course, Facet, Nearby, Topic, days};
use super::instead::stands_instead;
use super::sources::Source;
use super::words::{Hints, NONE, Word, words};
use crate::article::{Article, NumberKind};
use crate::model::{Class, Tagged};
use crate::span::{Char, Span, Tok};
use crate::surface::Surfaces;
use crate::text::Kind;
use std::collections::BTreeMap;

/// Words kept for a figure, and for an article.
const MOST: usize = 28;
const MOST_OF_TOPIC: usize = 24;
/// How near what befalls persons is to their number, so that it says more than the noun: "34 passengers were killed".
const FATE_BESIDE: f32 = 0.4;
/// How sure a quote is whose source and cue say nothing of the figures beside them.
const ATTRIBUTES: f64 = 0.5;
/// Words between at which nearness is a half.
const HALF: f32 = 4.0;
/// Steps beyond which a word is left out.
const FAR: f32 = 60.0;
/// Steps within which a word gives a figure its side.
const SIDE: f32 = 16.0;
/// Words before a number, and half as many behind it, in which it is said that it is of another place or time.
const ELSEWHERE: u32 = 24;
/// Words before a number, and a third as many behind it, in which it is set against another figure.
const DISPUTED: u32 = 12;
/// Words before a number and behind it in which it is said that it stands in the place of another.
const REVISED: u32 = 6;
/// How near the words of the sentence before are, and those of who speaks.
const BEFORE: f32 = 0.12;
/// Tokens of the sentence before that are looked at.
const SENTENCE: u32 = 120;
const SPEAKER: f32 = 0.25;
/// How much a word says by itself.
const NAME: f32 = 4.5;
const RARE: f32 = 4.0;
const COMMON: f32 = 3.0;

/// The words of an article, ready to be asked about its figures.
pub(super) struct Context<'a, 't> {
    pub(super) article: &'a Article,
    pub(super) tagged: &'a Tagged<'t>,
    /// The day of the article, and the days of each number that is a date.
    day: Option<i32>,
    pub(super) days: Vec<Option<(i32, i32)>>,
    /// The tokens of each number, with its comparator.
    pub(super) numbers: Vec<Span<Tok>>,
    /// By token: the number it belongs to, from 1.
    pub(super) number: Vec<u16>,
    /// By token: whether it attributes.
    attributes: Vec<bool>,
    /// By token: the noun phrase that a number counts, by the number, from 1.
    counted: Vec<u16>,
    /// By token: its word, or none.
    pub(super) word: Vec<Word>,
    /// By token: what it says of the figures near it.
    hints: Vec<Hints>,
    /// By quote: its source.
    pub(super) quoted_by: Vec<Option<Span<Tok>>>,
    contents: Vec<Span<Tok>>,
    /// By number: the clause that it stands in; of dates none.
    clauses: Vec<Option<Clause>>,
}

/// What stands around one figure.
#[derive(Debug)]
pub(super) struct Around {
    pub(super) near: Box<[Nearby]>,
    pub(super) verb: Word,
    /// The noun nearest to it.
    pub(super) noun: Word,
    pub(super) facets: Box<[Facet]>,
    /// The last word of the name that has the figure; none where no name does.
    pub(super) holder: Word,
    /// The days that a figure is of, where they are not about the article's own.
    pub(super) when: Option<(i32, i32)>,
    /// The same, be it of the article's own days.
    pub(super) period: Option<(i32, i32)>,
    pub(super) past: bool,
    pub(super) change: bool,
    pub(super) part: bool,
    /// Whether "to" stands before it.
    pub(super) to: bool,
    pub(super) course: Course,
    pub(super) planned: bool,
    pub(super) claimed: bool,
    /// Whether it is of another place, body or time than that which the article is about: "in neighbouring Sokol".
    pub(super) elsewhere: bool,
    /// Whether somebody sets it against another figure: "police spoke of 12", "closer to 12".
    pub(super) disputes: bool,
    /// Whether one figure is put in the place of another: "12, not the 14 first reported".
    pub(super) revises: bool,
    /// Whether it stands in the place of the figure before it in its sentence.
    pub(super) instead: bool,
    /// Whether it is of what goes up and down, and whether it is said to be so now.
    pub(super) moves: bool,
    pub(super) now: bool,
    /// "puts it at 12", "sees them between 12 and 15": a pronoun stands for what it is of.
    pub(super) points: bool,
    /// "the union counts 12, the city nine": what it is of is only said of the figure before.
    pub(super) unsaid: bool,
    /// "than the number of 12"
    pub(super) than: bool,
    /// The token of the noun in "the number of NOUN rose to 12".
    pub(super) number_of: Option<u32>,
    /// "the 12"
    pub(super) definite: bool,
    pub(super) sentence: u32,
    /// Who states it.
    pub(super) source: Source,
}

/// The words found so far for one figure.
#[derive(Default)]
struct Found {
    near: BTreeMap<Word, Nearby>,
    facets: Vec<Facet>,
    /// The sets, as bits, whose side only a noun of persons says.
    are: u64,
    verb: Option<(f32, Word)>,
    noun: Option<(f32, Word)>,
    course: Option<(f32, Course)>,
    moves: bool,
}

/// By which a token knows its number: its position from 1, and one for all beyond the last.
fn id(at: usize) -> u16 {
    (at + 1).min(usize::from(u16::MAX)) as u16
}

impl<'a, 't> Context<'a, 't> {
    pub(super) fn new(article: &'a Article, tagged: &'a Tagged<'t>, text: &str, day: Option<i32>) -> Self {
        let surfaces = Surfaces::new(text);
        let tokens = |span: Span<Char>| {
            let bytes = Span::new(surfaces.byte(span.start) as u32, surfaces.byte(span.end) as u32);
            tagged.text.tokens_in(bytes)
        };
        let len = tagged.text.len() as usize;
        let mut context = Context {
            article,
            tagged,
            day,
            days: article.numbers.iter().map(|number| days(number, day)).collect(),
            numbers: article.numbers.iter().map(|number| tokens(number.phrase.join(number.span))).collect(),
            number: vec![0; len],
            attributes: vec![false; len],
            counted: vec![0; len],
            word: vec![NONE; len],
            hints: vec![Hints::default(); len],
            quoted_by: article
                .quotes
                .iter()
                .map(|quote| quote.source.as_ref().map(|source| tokens(source.span)))
                .collect(),
            contents: article
                .quotes
                .iter()
                .map(|quote| quote.content.iter().map(|piece| tokens(*piece)).reduce(Span::join).unwrap_or_default())
                .collect(),
            clauses: Vec::new(),
        };
        for (at, span) in context.numbers.iter().enumerate() {
            let id = id(at);
            context.number[span.range()].fill(id);
            if let Some(counted) = &article.numbers[at].counted {
                let span = tokens(counted.span);
                context.counted[span.range()].fill(id);
            }
        }
        let read = article.quotes.iter().zip(&context.quoted_by);
        for (quote, source) in read.filter(|(quote, _)| quote.confidence >= ATTRIBUTES) {
            for span in [*source, quote.cue.as_ref().map(|cue| tokens(cue.span))].into_iter().flatten() {
                context.attributes[span.range()].fill(true);
            }
        }
        let clause_of = |(own, days): (&Span<Tok>, &Option<(i32, i32)>)| {
            if days.is_some() {
                return None;
            }
            let sentence = tagged.text.sentence_of(own.start).tokens;
            clause(tagged, |at| context.attributes[at as usize], *own, sentence)
        };
        context.clauses = context.numbers.iter().zip(&context.days).map(clause_of).collect();
        for at in 0..len as u32 {
            context.word[at as usize] = context.word_at(at);
            if tagged.text.kind(at) == Some(Kind::Word) {
                context.hints[at as usize] = words().hints(&context.lower(at));
            }
        }
        context
    }

    /// The word of a token; none for what says nothing.
    fn word_at(&self, at: u32) -> Word {
        let tagged = self.tagged;
        if tagged.text.kind(at) != Some(Kind::Word) || self.number[at as usize] > 0 {
            return NONE;
        }
        let (words, class) = (words(), tagged.class(at));
        let surface = tagged.text.surface(at);
        // "Imports fell": a capital at the beginning makes no name of a word that the lexicon has.
        let opens = class == Class::Name && tagged.text.sentence_of(at).tokens.start == at;
        if class == Class::Name && !(opens && words.is_listed(&surface.to_lowercase())) {
            let lower = surface.to_lowercase();
            return if words.is_empty(&lower) || lower.chars().count() < 2 { NONE } else { words.name(surface) };
        }
        let says = opens || matches!(class, Class::Noun | Class::Nouns | Class::Adjective) || class.is_verb();
        let listed = !says && matches!(class, Class::Adverb | Class::Preposition | Class::Determiner);
        if !says && !listed {
            return NONE;
        }
        let lower = surface.to_lowercase();
        if words.is_empty(&lower) || listed && !words.is_listed(&lower) {
            return NONE;
        }
        if words.is_place(&lower) { words.name(surface) } else { words.plain(&lower) }
    }

    /// What stands around a number.
    pub(super) fn around(&self, at: usize) -> Around {
        let own = self.numbers[at];
        let sentence = self.tagged.text.sentence_of(own.start);
        let id = id(at);
        let mut found = Found::default();
        let mut note = |token: u32, steps: f32| {
            if self.word[token as usize] != NONE {
                self.note(&mut found, token, steps, self.counted[token as usize] == id);
            }
        };
        self.walk(id, own.end..sentence.tokens.end, &mut note);
        self.walk_back(at, sentence.tokens, note);
        self.speaker(&mut found, at);
        self.before(&mut found, sentence.tokens.start);
        let token = |back: u32| own.start.checked_sub(back).filter(|token| *token >= sentence.tokens.start);
        let is = |token: Option<u32>, any: &[&str]| token.is_some_and(|token| self.tagged.is_any(token, any));
        let after = |forth: u32| Some(own.end + forth).filter(|token| *token < sentence.tokens.end);
        let end = {
            let near = own.end..sentence.tokens.end.min(own.end + 8);
            let counted = near.rev().find(|at| self.counted[*at as usize] == id);
            counted.map_or(own.end, |at| at + 1)
        };
        let behind = |forth: u32| Some(end + forth).filter(|token| *token < sentence.tokens.end);
        let more = ["more", "additional", "extra", "further", "fewer", "less", "another", "higher", "lower"];
        let verb = found.verb.map_or(NONE, |(_, verb)| verb);
        let noun = found.noun.map(|(_, noun)| noun);
        let mut near: Vec<Nearby> = found.near.into_values().collect();
        if near.len() > MOST {
            near.sort_by(|one, other| (other.near * other.prior).total_cmp(&(one.near * one.prior)));
            near.truncate(MOST);
            near.sort_by_key(|near| near.word);
        }
        for word in &mut near {
            word.core |= word.word == verb || Some(word.word) == noun;
        }
        let hinted = |back: u32, forth: u32| {
            let near =
                sentence.tokens.start.max(own.start.saturating_sub(back))..sentence.tokens.end.min(own.end + forth);
            near.map(|token| self.hints[token as usize])
        };
        let period = self.when(at, sentence.tokens);
        let unsaid = self.left_to_number(own, sentence.tokens);
        Around {
            near: near.into(),
            verb,
            noun: found.noun.map_or(NONE, |(_, noun)| noun),
            facets: found.facets.into(),
            holder: self.holder(at, sentence.tokens),
            // What is of the days about the article's own is of now.
            when: period.filter(|of| self.day.is_none_or(|day| of.1 < day - 4 || of.0 > day + 4)),
            period,
            past: self.is_past(own, sentence.tokens),
            change: is(token(1), &["by", "another", "additional", "extra", "further"])
                || is(after(0), &more) && !is(after(1), &["than"])
                || is(behind(0), &more) && !is(behind(1), &["than"])
                || is(token(1), &["of", "a", "the"])
                    && (self.is_change(token(2)) || is(token(1), &["a", "the"]) && self.is_change(after(0))),
            part: is(after(0), &["of"])
                && (is(after(1), &["them", "those", "whom", "which", "these"])
                    || (1..4).any(|forth| self.is_figure(after(forth), at)))
                || is(token(1), &["whom", "them"]) && is(token(2), &["of", "among"]),
            to: is(token(1), &["to", "at"]),
            course: found.course.map_or(Course::None, |(_, course)| course),
            elsewhere: (sentence.tokens.start.max(own.start.saturating_sub(ELSEWHERE))
                ..sentence.tokens.end.min(own.end + ELSEWHERE / 2))
                .any(|token| words().is_elsewhere(self.word[token as usize])),
            disputes: hinted(DISPUTED, DISPUTED / 3).any(|hints| hints.disputes),
            revises: hinted(REVISED, REVISED).any(|hints| hints.revises),
            instead: stands_instead(self, own, sentence.tokens),
            moves: found.moves,
            now: hinted(DISPUTED, REVISED).any(|hints| hints.now),
            points: (1..4).any(|back| is(token(back), &["it", "them", "that", "those", "this"])),
            unsaid: unsaid.is_some(),
            than: (1..6).any(|back| is(token(back), &["than"])),
            number_of: self.number_of(own, sentence.tokens),
            definite: self.is_definite(at),
            planned: self.is_planned(own, sentence.tokens),
            claimed: self.is_claimed(own, sentence.tokens),
            sentence: self.tagged.text.token(own.start).sentence,
            source: self.source(at, own, sentence.tokens, unsaid),
        }
    }

    /// Whether a token is of a number that is no date.
    pub(super) fn is_amount(&self, token: u32) -> bool {
        let number = usize::from(self.number[token as usize]);
        number > 0 && self.days[number - 1].is_none()
    }

    /// The tokens of the number that a token is of.
    pub(super) fn number_at(&self, token: u32) -> Span<Tok> {
        self.numbers[usize::from(self.number[token as usize]) - 1]
    }

    /// Visits the words before a number, the nearest first; the subject of its verb is hardly farther than the verb.
    fn walk_back(&self, at: usize, sentence: Span<Tok>, mut visit: impl FnMut(u32, f32)) {
        let (id, tokens) = (id(at), (sentence.start..self.numbers[at].start).rev());
        let Some(clause) = self.clauses[at] else {
            return self.walk(id, tokens, visit);
        };
        let mut verb = 0f32;
        self.walk(id, tokens, |token, steps| {
            if token >= clause.verb.start {
                verb = steps;
            }
            let near = verb + 1.0 + 0.5 * clause.subject.end.saturating_sub(token + 1) as f32;
            visit(token, if clause.subject.contains(token) { near.min(steps) } else { steps });
        });
    }

    /// Visits the words of one direction, the nearest first, each with how many steps it is from the number.
    fn walk(&self, id: u16, tokens: impl Iterator<Item = u32>, mut visit: impl FnMut(u32, f32)) {
        let tagged = self.tagged;
        let mut steps = 0.0;
        let mut other = 0;
        for token in tokens {
            let at = token as usize;
            if self.number[at] > 0 && self.number[at] != id {
                // A date is no other figure.
                let dated = self.days[usize::from(self.number[at]) - 1].is_some();
                if self.number[at] != other && !dated {
                    steps += 5.0;
                }
                other = self.number[at];
                continue;
            }
            steps += match tagged.text.kind(token) {
                Some(Kind::Comma) => 2.0,
                Some(Kind::Semicolon | Kind::Colon | Kind::Dash) => 6.0,
                Some(Kind::Open | Kind::Close) => 3.0,
                Some(Kind::Word) if self.counted[at] == id => 0.0,
                Some(Kind::Word) if tagged.class(token) == Class::Conjunction => 3.0,
                Some(Kind::Word) if tagged.is_any(token, &["while", "whereas", "after", "than", "which", "who"]) => 2.0,
                Some(Kind::Word) => 1.0,
                _ => 0.5,
            };
            if steps > FAR {
                break;
            }
            if !self.attributes[at] {
                visit(token, steps);
            }
        }
    }

    /// The words around a number that are no names, in small letters, each with how near it is and whether it is of what is
    /// counted. Words that say nothing of what a figure is about are among them: "without power", "in hospital".
    pub(super) fn words_around(&self, at: usize, mut visit: impl FnMut(&str, f32, bool)) {
        let own = self.numbers[at];
        let sentence = self.tagged.text.sentence_of(own.start).tokens;
        let id = id(at);
        let mut see = |token: u32, steps: f32| {
            let word = self.tagged.text.kind(token) == Some(Kind::Word) && self.number[token as usize] == 0;
            if word && self.tagged.class(token) != Class::Name {
                let counted = self.counted[token as usize] == id;
                visit(&self.lower(token), if counted { 1.0 } else { HALF / (HALF + steps) }, counted);
            }
        };
        self.walk(id, own.end..sentence.end, &mut see);
        self.walk_back(at, sentence, see);
    }

    fn note(&self, found: &mut Found, token: u32, steps: f32, counted: bool) {
        let (word, class) = (self.word[token as usize], self.tagged.class(token));
        let near = if counted { 1.0 } else { HALF / (HALF + steps) };
        let name = class == Class::Name;
        // "12 Velen soldiers": whose they are is said by a capital, whatever the class of the word.
        let of = counted && self.tagged.text.surface(token).starts_with(char::is_uppercase);
        found.add(Nearby { word, own: 1.0, near, prior: self.prior(token), name, core: counted, of });
        let nearer = |kept: Option<(f32, Word)>| kept.is_none_or(|(other, _)| steps < other);
        if class.is_verb() && !counted && nearer(found.verb) {
            found.verb = Some((steps, word));
        }
        if matches!(class, Class::Noun | Class::Nouns) && !counted && nearer(found.noun) {
            found.noun = Some((steps, word));
        }
        if steps > SIDE {
            return;
        }
        let words = words();
        let sides = words.sides(word);
        // "34 passengers were killed": what befell them says more than what they are.
        let are = counted && !sides.is_empty() && words.persons(&self.lower(token)).is_some();
        for &(set, side) in sides {
            match found.facets.iter_mut().find(|facet| facet.set == set) {
                Some(facet) if found.are & 1 << set > 0 && near > FATE_BESIDE => {
                    (facet.side, facet.near) = (side, near);
                    found.are &= !(1 << set);
                }
                Some(facet) if facet.near >= near || are && facet.near > FATE_BESIDE => {}
                Some(facet) => (facet.side, facet.near) = (side, near),
                None => {
                    found.are |= u64::from(are) << set;
                    found.facets.push(Facet { set, side, near });
                }
            }
        }
        found.moves |= words.is_moving(word);
        let course = words.course(word);
        if course != Course::None && found.course.is_none_or(|(other, _)| steps < other) {
            found.course = Some((steps, course));
        }
    }

    fn prior(&self, token: u32) -> f32 {
        match self.tagged.class(token) {
            Class::Name => NAME,
            _ if self.tagged.word(token) == crate::lexicon::WordId::UNKNOWN => RARE,
            _ => COMMON,
        }
    }

    /// "its members", "we lost": who speaks is whom the figure is about.
    fn speaker(&self, found: &mut Found, at: usize) {
        let Some(quote) = self.article.numbers[at].quote else { return };
        let (Some(source), content) = (self.quoted_by[quote as usize], self.contents[quote as usize]) else { return };
        let points = (content.start..content.end).any(|token| {
            self.tagged.is_any(token, &["it", "its", "we", "our", "us", "they", "their", "he", "his", "she", "her"])
        });
        if points {
            for token in source.start..source.end {
                if self.word[token as usize] != NONE {
                    let name = false;
                    let (word, prior) = (self.word[token as usize], self.prior(token));
                    found.add(Nearby { word, own: 1.0, near: SPEAKER, prior, name, core: false, of: false });
                }
            }
        }
    }

    /// The names and nouns of the sentence before.
    fn before(&self, found: &mut Found, start: u32) {
        let Some(last) = start.checked_sub(1) else { return };
        let text = &self.tagged.text;
        if text.paragraph_of(last) != text.paragraph_of(start) {
            return;
        }
        let sentence = text.sentence_of(last).tokens;
        for token in sentence.start.max(start.saturating_sub(SENTENCE))..sentence.end {
            let word = self.word[token as usize];
            if word != NONE && !self.attributes[token as usize] && self.tagged.class(token).is_nominal() {
                let (prior, name) = (self.prior(token), false);
                found.add(Nearby { word, own: 1.0, near: BEFORE, prior, name, core: false, of: false });
            }
        }
    }

    /// The word of a token in small letters.
    pub(super) fn lower(&self, token: u32) -> String {
        self.tagged.text.surface(token).to_lowercase()
    }

    /// "Ana Ruiz has 54 percent and John Hale 46": who has it is the subject of its verb, or the name right before it.
    fn holder(&self, at: usize, sentence: Span<Tok>) -> Word {
        let own = self.numbers[at];
        let is_name = |token: &u32| {
            self.tagged.class(*token) == Class::Name
                && !self.attributes[*token as usize]
                && self.word[*token as usize] != NONE
        };
        let beside = (sentence.start.max(own.start.saturating_sub(2))..own.start).rev().find(is_name);
        let last = beside.or_else(|| {
            let subject = self.clauses[at]?.subject;
            (subject.start..subject.end).rev().find(is_name)
        });
        last.map_or(NONE, |token| self.word[token as usize])
    }

    /// The days that a figure is of, where a date stands near it.
    fn when(&self, at: usize, sentence: Span<Tok>) -> Option<(i32, i32)> {
        let own = self.numbers[at];
        let mut best: Option<(u32, (i32, i32))> = None;
        let around = at.saturating_sub(6)..(at + 7).min(self.numbers.len());
        for other in around {
            let number = &self.article.numbers[other];
            let dated = matches!(
                number.kind,
                NumberKind::Date | NumberKind::DateRange | NumberKind::DateTime | NumberKind::DateTimeRange
            );
            let span = self.numbers[other];
            if !dated || other == at || !sentence.covers(span) {
                continue;
            }
            // "said on Friday" dates the saying.
            let says = |token: Option<u32>| {
                token.and_then(|token| self.attributes.get(token as usize)).copied().unwrap_or(false)
            };
            if says(span.start.checked_sub(1)) || says(span.start.checked_sub(2)) || says(Some(span.end)) {
                continue;
            }
            let Some(of) = self.days[other] else { continue };
            let steps = if span.start >= own.end { span.start - own.end } else { own.start.saturating_sub(span.end) };
            let between = if span.start >= own.end { own.end..span.start } else { span.end..own.start };
            let steps = steps + 6 * between.filter(|token| self.is_amount(*token)).count() as u32;
            if best.is_none_or(|(other, _)| steps < other) && steps < 24 {
                best = Some((steps, of));
            }
        }
        best.map(|(_, of)| of)
    }

    /// The words that the article speaks of most.
    pub(super) fn topic(&self) -> Topic {
        let mut weights: BTreeMap<Word, (f32, bool)> = BTreeMap::new();
        for (at, &word) in self.word.iter().enumerate() {
            if word != NONE && self.tagged.class(at as u32).is_nominal() {
                let first = if self.tagged.text.token(at as u32).sentence < 2 { 2.0 } else { 1.0 };
                let kept = weights.entry(word).or_default();
                kept.0 += first * self.prior(at as u32);
                kept.1 |= self.tagged.class(at as u32) == Class::Name;
            }
        }
        let mut topic: Vec<_> = weights.into_iter().map(|(word, (weight, name))| (word, weight, name)).collect();
        topic.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        topic.truncate(MOST_OF_TOPIC);
        topic.sort_by_key(|(word, ..)| *word);
        topic.into()
    }
}

impl Found {
    fn add(&mut self, new: Nearby) {
        let kept = self.near.entry(new.word).or_insert(new);
        kept.near = kept.near.max(new.near);
        kept.prior = kept.prior.max(new.prior);
        kept.name |= new.name;
        kept.core |= new.core;
        kept.of |= new.of;
    }
}
