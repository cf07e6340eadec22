//! Which figures are looked at together: those that share a key, and those of articles that are about the same. Never all
//! pairs.
//!
//! A key is a dimension with two words: one that stands near the figure, and one that the article is about. Figures of
//! one key stand in a list by date, and each is compared with the few before it in that list, so the cost is linear in
//! the number of figures, whatever they are of.

use super::evidence::{Evidence, evidence, score};
use super::figure::{Figure, Topic};
use super::group::Edge;
use super::rivals;
use super::words::NONE;
use crate::batch::{Cancelled, map};
use crate::model::mix;
use std::ops::ControlFlow;

/// Words of a figure, and of its article, that make its keys.
const NEAREST: usize = 6;
const TOPICAL: usize = 5;
/// Figures of a list that each one is compared with.
const WINDOW: usize = 16;
/// Lists are made in so many parts, of which one for each thread is held at a time.
const PARTS: u32 = 16;
/// Pairs from which those that came twice are taken out.
const MANY: usize = 4_000_000;
/// The least score of a pair that is looked at, and of one that is kept.
pub(super) const LOOKED_AT: f32 = 0.05;
const KEPT: f32 = 0.5;

/// All figures, each with what the batch says of its article.
pub(super) struct Figures<'a> {
    /// In the order of their articles' dates.
    pub(super) all: Vec<&'a Figure>,
    pub(super) topics: &'a [Topic],
    /// By article: those before it that are about the same.
    pub(super) neighbours: &'a [Vec<u32>],
}

impl Figures<'_> {
    /// The score of a pair.
    pub(super) fn score(&self, one: u32, other: u32) -> f32 {
        self.evidence(one, other).map_or(0.0, |evidence| score(&evidence))
    }

    /// The features of a pair; none where it is of two dimensions.
    pub(super) fn evidence(&self, one: u32, other: u32) -> Option<Evidence> {
        let (one, other) = (self.all[one as usize], self.all[other as usize]);
        let topics = (&self.topics[one.article as usize], &self.topics[other.article as usize]);
        (one.quantity.dimension == other.quantity.dimension).then(|| evidence(one, other, topics))
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
        let parts = if self.all.len() > 20_000 { PARTS } else { 1 };
        let list: Vec<u32> = (0..parts).collect();
        let found = map(&list, threads.min(list.len()), tick, |&part| self.part(part, parts, &score))?;
        // The scan of a list has nothing that could panic; if it did, its pairs are missing and no more.
        let mut edges: Vec<Edge> = found.into_iter().flat_map(Result::unwrap_or_default).collect();
        edges.sort_unstable_by_key(|edge| (edge.one, edge.other));
        edges.dedup_by_key(|edge| (edge.one, edge.other));
        rivals::weigh(self, &mut edges);
        edges.retain(|edge| edge.score >= KEPT);
        edges.sort_unstable_by(|one, other| {
            other.score.total_cmp(&one.score).then((one.one, one.other).cmp(&(other.one, other.other)))
        });
        Ok(edges)
    }

    /// The pairs of the keys of one part that have a score.
    fn part(&self, part: u32, parts: u32, score: &impl Fn(u32, u32) -> f32) -> Vec<Edge> {
        let pairs = self.candidates(part, parts).into_iter();
        let scored = pairs.map(|(one, other)| Edge { one, other, score: score(one, other) });
        scored.filter(|edge| edge.score >= LOOKED_AT).collect()
    }

    /// The pairs that share a key of one part.
    pub(super) fn candidates(&self, part: u32, parts: u32) -> Vec<(u32, u32)> {
        let mut keys: Vec<(u32, u32)> = Vec::new();
        let mut own = Vec::new();
        for (at, figure) in self.all.iter().enumerate() {
            own.clear();
            self.keys(figure, &mut own);
            own.sort_unstable();
            own.dedup();
            keys.extend(own.iter().filter(|key| *key % parts == part).map(|key| (*key, at as u32)));
        }
        keys.sort_unstable();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut start = 0;
        for at in 0..keys.len() {
            if keys[at].0 != keys[start].0 {
                start = at;
            }
            let from = start.max(at.saturating_sub(WINDOW));
            pairs.extend(keys[from..at].iter().map(|(_, before)| (*before, keys[at].1)));
            if pairs.len() > MANY {
                pairs.sort_unstable();
                pairs.dedup();
            }
        }
        self.of_neighbours(part, parts, &mut pairs);
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// The pairs of one dimension of an article and of articles that are about the same.
    fn of_neighbours(&self, part: u32, parts: u32, pairs: &mut Vec<(u32, u32)>) {
        let mut of: Vec<Vec<u32>> = vec![Vec::new(); self.topics.len()];
        for (at, figure) in self.all.iter().enumerate() {
            let mut last = u32::MAX;
            for place in
                figure.places.iter().filter(|place| place.article != std::mem::replace(&mut last, place.article))
            {
                of[place.article as usize].push(at as u32);
            }
        }
        for (row, own) in of.iter().enumerate().filter(|(row, _)| *row as u32 % parts == part) {
            for other in self.neighbours[row].iter().copied().chain([row as u32]) {
                for &one in own {
                    for &two in &of[other as usize] {
                        let dimension = |at: u32| self.all[at as usize].quantity.dimension;
                        let ordered = one != two && (other != row as u32 || one < two);
                        if ordered && dimension(one) == dimension(two) {
                            pairs.push((one.min(two), one.max(two)));
                        }
                    }
                }
            }
            if pairs.len() > MANY {
                pairs.sort_unstable();
                pairs.dedup();
            }
        }
    }

    /// The keys of a figure.
    fn keys(&self, figure: &Figure, keys: &mut Vec<u32>) {
        let dimension = figure.quantity.dimension;
        let mut best = [(0f32, NONE); NEAREST];
        for near in &figure.near {
            put(&mut best, near.near * near.prior, near.word);
        }
        let mut about = [(0f32, NONE); TOPICAL];
        for &(word, weight) in &self.topics[figure.article as usize] {
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
