//! The choice among hypotheses: which of the readings of neighbouring cues stand together.
//!
//! Each cue gives one hypothesis, the best labels of its chain. A second model scores it in the light of the others; the
//! best are accepted first, and with each go those that contradict it.

use super::arguments::{CONTENT, CUE, SOURCE};
use super::page::Page;
use crate::model::{Class, Linear, key, mix};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// How far apart the cues of two hypotheses can be to matter to each other, in tokens.
const NEIGHBOURS: u32 = 150;

/// One reading of one cue.
#[derive(Clone, Debug)]
pub struct Hypothesis {
    /// The head of the cue.
    pub head: u32,
    /// How surely it is a cue: log-odds.
    pub cue_score: f32,
    /// How much better its labels are than none.
    pub margin: f32,
    /// The window.
    pub window: Span<Tok>,
    /// A label for each token of the window.
    pub labels: Vec<u8>,
    /// Its content.
    pub content: Extent,
    /// Its source.
    pub source: Extent,
}

/// Where the tokens of a label stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extent {
    /// From the first to the last; empty where there is none.
    pub tokens: Span<Tok>,
    /// How many they are.
    pub count: u32,
}

impl Extent {
    fn of(labels: &[u8], window: Span<Tok>, label: u8) -> Self {
        let is = |own: &u8| *own == label;
        let (Some(first), Some(last)) = (labels.iter().position(is), labels.iter().rposition(is)) else {
            return Extent::default();
        };
        let count = labels[first..=last].iter().filter(|own| is(own)).count() as u32;
        Extent { tokens: Span::new(window.start + first as u32, window.start + last as u32 + 1), count }
    }

    /// The first token.
    fn first(self) -> Option<u32> {
        (self.count > 0).then_some(self.tokens.start)
    }

    /// The last token.
    pub(super) fn last(self) -> Option<u32> {
        (self.count > 0).then(|| self.tokens.end - 1)
    }
}

impl Hypothesis {
    /// From the labels of a window; `None` without content.
    pub fn new(head: u32, cue_score: f32, margin: f32, window: Span<Tok>, mut labels: Vec<u8>) -> Option<Self> {
        labels[(head - window.start) as usize] = CUE;
        let (content, source) = (Extent::default(), Extent::default());
        let mut reading = Hypothesis { head, cue_score, margin: margin * MARGIN, window, labels, content, source };
        reading.measure();
        (reading.content.count > 0).then_some(reading)
    }

    /// Finds its content and source by its labels.
    pub(super) fn measure(&mut self) {
        self.content = Extent::of(&self.labels, self.window, CONTENT);
        self.source = Extent::of(&self.labels, self.window, SOURCE);
    }

    /// The label of a token.
    pub fn label(&self, at: u32) -> u8 {
        if self.window.contains(at) { self.labels[(at - self.window.start) as usize] } else { 0 }
    }

    /// The tokens with a label.
    pub fn tokens(&self, label: u8) -> impl DoubleEndedIterator<Item = u32> + '_ {
        let start = self.window.start;
        self.labels.iter().enumerate().filter(move |(_, own)| **own == label).map(move |(at, _)| start + at as u32)
    }

    /// The labels of some tokens of its window.
    fn part(&self, tokens: Span<Tok>) -> &[u8] {
        let start = self.window.start;
        &self.labels[(tokens.start - start) as usize..(tokens.end - start) as usize]
    }

    /// Tokens of content that it shares with another.
    fn shared(&self, other: &Hypothesis) -> u32 {
        if !self.content.tokens.overlaps(other.content.tokens) {
            return 0;
        }
        let both = Span::new(
            self.content.tokens.start.max(other.content.tokens.start),
            self.content.tokens.end.min(other.content.tokens.end),
        );
        let pairs = self.part(both).iter().zip(other.part(both));
        pairs.filter(|(own, other)| **own == CONTENT && **other == CONTENT).count() as u32
    }

    /// The tokens of content.
    fn contents(&self) -> impl Iterator<Item = u32> + '_ {
        let labels = (self.content.tokens.start..).zip(self.part(self.content.tokens));
        labels.filter(|(_, label)| **label == CONTENT).map(|(at, _)| at)
    }
}

/// The cue score of a reading that is not there.
const ABSENT: f32 = -9.0;

/// Margins are scaled so that their square root falls into some twenty steps.
const MARGIN: f32 = 0.2;

fn step(x: f32, width: f32) -> u32 {
    ((x / width).round() as i32 + 100) as u32
}

fn length(tokens: u32) -> u32 {
    match tokens {
        0..4 => tokens,
        4..7 => 4,
        7..12 => 5,
        12..25 => 6,
        _ => 7,
    }
}

/// For the last word of each source, how many likely cues of the article have it.
pub type Says = std::collections::HashMap<u32, u32>;

/// Counts who speaks how often.
pub fn says(page: &Page<'_, '_>, all: &[Hypothesis]) -> Says {
    let mut says = Says::new();
    for reading in all.iter().filter(|reading| reading.cue_score > 0.0) {
        if let Some(last) = reading.source.last() {
            *says.entry(page.leaves[last as usize].word).or_default() += 1;
        }
    }
    says
}

/// Gives the features of a hypothesis to the sink, in the light of the others, which are in the order of their heads.
pub fn features(page: &Page<'_, '_>, all: &[Hypothesis], says: &Says, place: usize, mut sink: impl FnMut(u32)) {
    let own = &all[place];
    let c = own.head;
    let head = page.leaves[c as usize];
    let rate = u32::from(head.rate);
    let stem = head.stem;
    let mut template = 20000;
    let mut put = |x: u32| {
        template += 1;
        sink(key(template, x));
    };
    let score = own.cue_score.clamp(-3.0, 4.0);
    let (fine, coarse) = (step(score, 0.4), step(score, 1.0));
    let margin = step(own.margin.clamp(0.0, 100.0).sqrt(), 0.7);
    put(1);
    put(fine);
    put(margin);
    put(mix(fine, margin));
    put(coarse);
    put(stem);
    put(rate);
    put(mix(rate, fine));
    put(head.class);
    put(mix(stem, margin));
    put(head.listed);
    put(mix(head.listed, fine));
    put(mix(head.listed, margin));
    let (first, last) = (own.content.tokens.start, own.content.tokens.end - 1);
    let sentence_end = page.sentence(last).end;
    let after_content = page.leaves.get(own.content.tokens.end as usize).copied().unwrap_or_default();
    let to_end = (sentence_end - own.content.tokens.end).min(2);
    put(mix(after_content.word, to_end));
    put(mix(after_content.class, to_end));
    put(mix(after_content.class, stem));
    put(mix(after_content.word, rate));
    put(mix(page.leaves[last as usize].class, mix(after_content.class, to_end)));
    let after_that = page.leaves.get(own.content.tokens.end as usize + 1).copied().unwrap_or_default();
    put(mix(after_content.class, after_that.class));
    put(mix(after_content.word, after_that.class));
    put(mix(after_content.word, after_that.word));
    let commas = own.contents().filter(|at| page.kind(*at) == Kind::Comma).count().min(3) as u32;
    put(mix(commas, rate));
    put(mix(commas, page.leaves[first as usize].class));
    let (first_leaf, last_leaf) = (page.leaves[first as usize], page.leaves[last as usize]);
    let in_marks = own.contents().filter(|at| page.leaves[*at as usize].quoted > 0).count() as u32;
    let quoted = match in_marks {
        0 => 0,
        marked if marked + 2 >= own.content.count => 2,
        _ => 1,
    };
    put(quoted);
    put(mix(quoted, fine));
    put(mix(quoted, stem));
    let long = length(own.content.count);
    put(long);
    put(mix(long, rate));
    put(mix(long, quoted));
    let side = u32::from(first < c) * 2 + u32::from(last > c);
    put(side);
    put(mix(side, stem));
    put(mix(side, quoted));
    put(first_leaf.word);
    put(first_leaf.class);
    put(mix(first_leaf.word, stem));
    put(mix(first_leaf.class, stem));
    put(mix(first_leaf.class, head.class));
    put(mix(last_leaf.class, side));
    let (mut verb, mut finite) = (0, 0);
    for at in own.contents() {
        let class = page.class(at);
        verb |= u32::from(class.is_verb() || matches!(class, Class::Aux | Class::AuxNonfinite));
        finite |= u32::from(class.is_finite());
    }
    put(verb);
    put(mix(verb, stem));
    put(mix(verb, fine));
    put(mix(finite, rate));
    put(mix(finite, stem));
    let source_end = own.source.last();
    let source = source_end.map_or(0, |at| mix(page.leaves[at as usize].class, 1));
    put(source);
    put(mix(source, stem));
    put(mix(source, fine));
    let source_length = own.source.count;
    let (source_first, source_last) = (own.source.first(), source_end);
    put(source_last.map_or(0, |at| page.leaves[at as usize].word));
    put(source_first.map_or(0, |at| page.leaves[at as usize].word));
    put(source_last.map_or(0, |at| mix(u32::from(at < c) + 1, stem)));
    put(source_last.map_or(0, |at| mix(c.abs_diff(at).min(6), u32::from(at < c) + 1)));
    put(length(source_length));
    put(source_last.map_or(0, |at| mix(page.leaves[at as usize].word, stem)));
    let cue = Extent::of(&own.labels, own.window, CUE);
    put(mix(length(cue.count), head.class));
    let beside = |at: Option<u32>| at.and_then(|at| page.leaves.get(at as usize));
    let (before, after) = (beside(c.checked_sub(1)), beside(Some(c + 1)));
    put(before.map_or(0, |leaf| leaf.word));
    put(before.map_or(0, |leaf| mix(leaf.class, rate)));
    put(after.map_or(0, |leaf| leaf.word));
    put(after.map_or(0, |leaf| mix(leaf.word, stem)));
    // The cue as a whole, and where it stands in the article.
    let word = |at: u32| page.leaves[at as usize].word;
    let (cue_first, cue_last) = (cue.first().map_or(0, word), cue.last().map_or(0, word));
    put(mix(cue_first, head.class));
    put(mix(cue_last, mix(stem, quoted)));
    put(mix(cue_first, rate));
    let sentence = page.sentence(c);
    let paragraph = page.tagged.text.paragraph_of(c).min(3);
    let headline = u32::from(!matches!(
        page.kind(sentence.end - 1),
        Kind::Period | Kind::Question | Kind::Exclamation | Kind::DoubleMark | Kind::Ellipsis
    ));
    put(mix(paragraph, headline));
    put(mix(mix(paragraph, headline), mix(rate, quoted)));
    put(mix((c - sentence.start).min(12), mix(rate, u32::from(source > 0))));
    // The frame: what kind of source does what to what kind of content.
    let opens = mix(first_leaf.class, page.leaves.get(first as usize + 1).map_or(0, |leaf| leaf.class));
    let frame = mix(first_leaf.class, source);
    put(mix(frame, stem));
    put(mix(frame, rate));
    put(mix(frame, head.listed));
    put(mix(opens, rate));
    put(mix(opens, stem));
    put(mix(opens, mix(head.class, source)));
    put(mix(last_leaf.word, rate));
    put(mix(last_leaf.word, stem));
    put(mix(head.suffix, mix(source, quoted)));
    put(mix(head.suffix, first_leaf.class));
    put(mix(head.listed, first_leaf.word));
    put(mix(head.listed, mix(head.class, side)));
    let (before2, after2) = (beside(c.checked_sub(2)), beside(Some(c + 2)));
    let pair = |one: Option<&super::Leaf>, other: Option<&super::Leaf>| {
        one.zip(other).map_or(0, |(one, other)| mix(one.class, other.class))
    };
    put(mix(pair(before2, before), rate));
    put(mix(pair(after, after2), rate));
    put(mix(pair(before, after), stem));
    put(mix(pair(before, after), mix(rate, head.class)));
    // What the source says elsewhere in the article.
    let again = source_last.map_or(0, |at| says.get(&page.leaves[at as usize].word).copied().unwrap_or(0));
    let again = again.saturating_sub(u32::from(own.cue_score > 0.0)).min(5);
    put(mix(again, 1));
    put(mix(again, rate));
    put(mix(again, source));
    // The others: those whose content holds this cue, those whose cue this content holds, those that share content.
    let (mut counts, mut best) = ([0_u32; 3], [ABSENT; 3]);
    let near = |other: &&Hypothesis| other.head.abs_diff(c) <= NEIGHBOURS;
    let others = all[..place].iter().rev().take_while(near).chain(all[place + 1..].iter().take_while(near));

    for other in others {
        let relations = [other.label(c) == CONTENT, own.label(other.head) == CONTENT, own.shared(other) > 0];
        for (relation, holds) in relations.into_iter().enumerate() {
            if holds {
                counts[relation] += 1;
                best[relation] = best[relation].max(other.cue_score);
            }
        }
    }
    for relation in 0..3 {
        put(counts[relation].min(2));
        put(step((best[relation] - own.cue_score).clamp(-4.0, 4.0), 1.0));
        put(mix(step(best[relation].clamp(-4.0, 4.0), 1.0), coarse));
    }
}

/// The hypotheses that stand together: positions, in the order of their heads, with their scores.
pub fn choose(page: &Page<'_, '_>, all: &[Hypothesis], model: &impl Linear, least: f32) -> Vec<(usize, f32)> {
    let says = says(page, all);
    let mut ranked: Vec<(usize, f32)> = (0..all.len())
        .map(|place| {
            let mut score = 0.0;
            features(page, all, &says, place, |feature| score += model.weight(feature));
            (place, score)
        })
        .filter(|(_, score)| *score > least)
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    // Accepted ones by place, so that only neighbours are compared.
    let mut accepted = vec![false; all.len()];
    let mut kept = Vec::new();
    for (place, score) in ranked {
        let own = &all[place];
        let near = |other: &usize| all[*other].head.abs_diff(own.head) <= 2 * NEIGHBOURS;
        let contradicts = |other: usize| {
            let other = &all[other];
            other.label(own.head) == CONTENT
                || own.label(other.head) == CONTENT
                || own.shared(other) * 2 > own.content.count.min(other.content.count)
        };
        let mut neighbours = (0..place).rev().take_while(near).chain((place + 1..all.len()).take_while(near));
        if !neighbours.any(|other| accepted[other] && contradicts(other)) {
            accepted[place] = true;
            kept.push((place, score));
        }
    }
    kept.sort_by_key(|(place, _)| *place);
    kept
}
