//! Which figures are looked at together: those that share a key, and those of articles that are about the same. Never all
//! pairs.
//!
//! A key is a dimension with two words: one that stands near the figure, and one that the article is about. Figures of
//! one key stand in a list by date, and each is compared with the few before it in that list. A figure takes its
//! shortest lists first, since what is rare says most, and no more pairs than a bound: the cost is linear in the number
//! of figures, whatever they are of and however many share a word.

use super::evidence::{Evidence, evidence, is_nameless, score};
use super::figure::{Figure, Moment, Topic};
use super::group::Edge;
use super::rivals;
use super::themes::Mass;
use super::weights::Weights;
use super::words::NONE;
use crate::batch::{Cancelled, map};
use crate::model::mix;
use std::ops::ControlFlow;

/// Words of a figure, and of its article, that make its keys.
const NEAREST: usize = 6;
const TOPICAL: usize = 5;
/// Figures of a list that each one is compared with.
const WINDOW: usize = 16;
/// Pairs that the lists of a figure give it, the shortest lists first.
const PAIRS: usize = 96;
/// Figures of an article that each of the same, or of one about the same, is compared with.
const OF_ARTICLE: usize = 96;
/// Articles beyond which a batch is of many events: two that have no name in common are of two. Fewer were chosen by somebody.
const MANY: usize = 100;
/// Figures that one thread looks at in one go.
const CHUNK: usize = 512;
/// The least score of a pair that is looked at, and of one that is kept: of two values, and of one.
pub(super) const LOOKED_AT: f32 = 0.05;
const KEPT: f32 = 0.52;
const KEPT_EQUAL: f32 = 0.5;
/// The same of two values that can both be true: together they contradict nobody.
const KEPT_COMPATIBLE: f32 = 0.42;

/// All figures, each with what the batch says of its article.
pub(super) struct Figures<'a> {
    /// In the order of their articles' dates.
    pub(super) all: Vec<&'a Figure>,
    pub(super) topics: &'a [Topic],
    /// By article: those before it that are about the same.
    pub(super) neighbours: &'a [Vec<u32>],
    pub(super) moments: &'a [Moment],
    /// By article: the themes of its figures.
    pub(super) masses: &'a [Mass],
    pub(super) weights: &'a Weights,
}

/// The figures by their keys and by their articles.
pub(super) struct Lists {
    /// A key and a figure, in the order of both.
    entries: Vec<(u32, u32)>,
    starts: Vec<u32>,
    places: Vec<u32>,
    /// By article: its figures, in their order.
    rows: Vec<Vec<u32>>,
}

impl Figures<'_> {
    /// The score of a pair.
    pub(super) fn score(&self, one: u32, other: u32) -> f32 {
        let evidence = self.evidence(one, other);
        let apart = |evidence: &Evidence<'_>| self.topics.len() > MANY && is_nameless(evidence);
        evidence.filter(|evidence| !apart(evidence)).map_or(0.0, |evidence| score(&evidence, self.weights))
    }

    /// The features of a pair; none where it is of two dimensions.
    pub(super) fn evidence(&self, one: u32, other: u32) -> Option<Evidence<'_>> {
        let (one, other) = (self.all[one as usize], self.all[other as usize]);
        let topics = (&self.topics[one.article as usize], &self.topics[other.article as usize]);
        let moments = (self.moments[one.article as usize], self.moments[other.article as usize]);
        let masses = (&self.masses[one.article as usize], &self.masses[other.article as usize]);
        one.quantity.meets(&other.quantity).then(|| evidence(one, other, topics, moments, masses))
    }

    /// The pairs that may be of the same thing, best first; `equal` takes those only that state one value.
    pub(super) fn edges(
        &self,
        equal: bool,
        threads: usize,
        tick: impl FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Vec<Edge>, Cancelled> {
        let score = |one: u32, other: u32| {
            let quantity = |at: u32| &self.all[at as usize].quantity;
            if equal && !quantity(one).equal(quantity(other)) {
                return 0.0;
            }
            self.score(one, other)
        };
        let mut tick = tick;
        let lists = self.lists(threads, &mut tick)?;
        let chunks: Vec<u32> = (0..self.all.len().div_ceil(CHUNK) as u32).collect();
        let found = map(&chunks, threads.min(chunks.len()).max(1), tick, |&chunk| {
            let mut edges = Vec::new();
            let mut near = Vec::new();
            let first = chunk as usize * CHUNK;
            for at in first..(first + CHUNK).min(self.all.len()) {
                self.candidates(&lists, at as u32, &mut near);
                for &other in &near {
                    let (one, other) = (other.min(at as u32), other.max(at as u32));
                    let score = score(one, other);
                    if score >= LOOKED_AT {
                        edges.push(Edge { one, other, score });
                    }
                }
            }
            edges
        })?;
        // The scan of a list has nothing that could panic; if it did, its pairs are missing and no more.
        let mut edges: Vec<Edge> = found.into_iter().flat_map(Result::unwrap_or_default).collect();
        edges.sort_unstable_by_key(|edge| (edge.one, edge.other));
        edges.dedup_by_key(|edge| (edge.one, edge.other));
        rivals::weigh(self, &mut edges);
        let quantity = |at: u32| &self.all[at as usize].quantity;
        edges.retain(|edge| {
            let least = match equal {
                true => KEPT_EQUAL,
                false if quantity(edge.one).overlaps(quantity(edge.other)) => KEPT_COMPATIBLE,
                false => KEPT,
            };
            edge.score >= least
        });
        edges.sort_unstable_by(|one, other| {
            other.score.total_cmp(&one.score).then((one.one, one.other).cmp(&(other.one, other.other)))
        });
        Ok(edges)
    }

    /// The lists that figures stand in.
    pub(super) fn lists(
        &self,
        threads: usize,
        mut tick: impl FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Lists, Cancelled> {
        // How long the list of a key is, or of some that fall together: an estimate is enough to choose by.
        let bits = (self.all.len() * 32).next_power_of_two().clamp(1 << 16, 1 << 26).trailing_zeros();
        let slot = |key: u32| (key >> (32 - bits)) as usize;
        let mut lengths = vec![0u8; 1 << bits];
        let chunks: Vec<u32> = (0..self.all.len().div_ceil(CHUNK) as u32).collect();
        let threads = threads.min(chunks.len()).max(1);
        let of_chunk = |chunk: u32| {
            let first = chunk as usize * CHUNK;
            (first..(first + CHUNK).min(self.all.len())).map(|at| at as u32)
        };
        let mut own = Vec::new();
        for at in 0..self.all.len() {
            self.keys(self.all[at], &mut own);
            for key in &own {
                lengths[slot(*key)] = lengths[slot(*key)].saturating_add(1);
            }
        }
        let chosen = map(&chunks, threads, &mut tick, |&chunk| {
            let (mut entries, mut own) = (Vec::new(), Vec::new());
            for at in of_chunk(chunk) {
                self.keys(self.all[at as usize], &mut own);
                own.sort_unstable_by_key(|key| (lengths[slot(*key)], *key));
                let mut pairs = 0;
                for key in &own {
                    let length = usize::from(lengths[slot(*key)]);
                    if pairs >= PAIRS {
                        break;
                    }
                    if length > 1 {
                        entries.push((*key, at));
                        pairs += (length - 1).min(WINDOW);
                    }
                }
            }
            entries
        })?;
        let mut entries: Vec<(u32, u32)> = chosen.into_iter().flat_map(Result::unwrap_or_default).collect();
        entries.sort_unstable();
        // The places of each figure in the lists: those of figure n are from starts[n] to starts[n + 1].
        let mut starts = vec![0u32; self.all.len() + 2];
        for (_, at) in &entries {
            starts[*at as usize + 2] += 1;
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut places = vec![0u32; entries.len()];
        for (place, (_, at)) in entries.iter().enumerate() {
            let next = &mut starts[*at as usize + 1];
            places[*next as usize] = place as u32;
            *next += 1;
        }
        let mut rows: Vec<Vec<u32>> = vec![Vec::new(); self.topics.len()];
        for (at, figure) in self.all.iter().enumerate() {
            let mut last = u32::MAX;
            for place in
                figure.places.iter().filter(|place| place.article != std::mem::replace(&mut last, place.article))
            {
                rows[place.article as usize].push(at as u32);
            }
        }
        Ok(Lists { entries, starts, places, rows })
    }

    /// The figures that one is looked at with: those before it in its lists, and those of its articles and of the articles
    /// that are about the same.
    pub(super) fn candidates(&self, lists: &Lists, at: u32, found: &mut Vec<u32>) {
        found.clear();
        for &place in &lists.places[lists.starts[at as usize] as usize..lists.starts[at as usize + 1] as usize] {
            let key = lists.entries[place as usize].0;
            let before = lists.entries[(place as usize).saturating_sub(WINDOW)..place as usize].iter();
            found.extend(before.rev().take_while(|entry| entry.0 == key).map(|entry| entry.1));
        }
        let mut last = u32::MAX;
        let figure = self.all[at as usize];
        for place in figure.places.iter().filter(|place| place.article != std::mem::replace(&mut last, place.article)) {
            let own = &lists.rows[place.article as usize];
            let position = own.partition_point(|other| *other < at);
            found.extend(&own[position.saturating_sub(OF_ARTICLE)..position]);
            for &row in &self.neighbours[place.article as usize] {
                found.extend(lists.rows[row as usize].iter().take(OF_ARTICLE).filter(|other| **other != at));
            }
        }
        found.retain(|other| self.all[*other as usize].quantity.meets(&figure.quantity));
        found.sort_unstable();
        found.dedup();
    }

    /// The keys of a figure, each once.
    fn keys(&self, figure: &Figure, keys: &mut Vec<u32>) {
        keys.clear();
        let dimension = figure.quantity.dimension;
        let mut best = [(0f32, NONE); NEAREST];
        for near in &figure.near {
            put(&mut best, near.near * near.prior, near.word);
        }
        let mut about = [(0f32, NONE); TOPICAL];
        for &(word, weight, _) in &self.topics[figure.article as usize] {
            put(&mut about, weight, word);
        }
        // What is counted, or the sort of what is counted, is near whatever stands between.
        let persons = u32::from(figure.persons.is_some());
        let value = mix(figure.quantity.point.to_bits() as u32, (figure.quantity.point.to_bits() >> 32) as u32);
        let own = best.iter().map(|(_, word)| *word).chain([figure.head, persons, value]);
        let sides = figure.facets.iter().map(|facet| u32::from(facet.set) << 8 | u32::from(facet.side) | 1 << 16);
        for word in own.chain(sides).filter(|word| *word != NONE) {
            for (_, topic) in about.iter().filter(|(_, topic)| *topic != NONE) {
                keys.push(mix(dimension, mix(word, topic.wrapping_add(1))));
            }
        }
        keys.sort_unstable();
        keys.dedup();
    }
}

/// Puts a word among the heaviest; the last falls out. Of equal ones the lesser id goes first.
fn put<const N: usize>(best: &mut [(f32, u32); N], weight: f32, word: u32) {
    let before = |&(other, own): &(f32, u32)| {
        other.total_cmp(&weight).is_gt() || other.total_cmp(&weight).is_eq() && own < word && own != NONE
    };
    let at = best.partition_point(before);
    if at < N {
        best.copy_within(at..N - 1, at + 1);
        best[at] = (weight, word);
    }
}
