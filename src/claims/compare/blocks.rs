//! Which figures are looked at together: those that share a key. Never all pairs.
//!
//! A key is a dimension with two words: one that stands near the figure, and one that the article is about. Figures of
//! one key stand in a list by date, and each is compared with the few before it in that list, so the cost is linear in
//! the number of figures, whatever they are of.

use super::evidence::{evidence, score};
use super::figure::{Figure, Moment, Topic};
use super::group::Edge;
use super::words::NONE;
use crate::batch::{Cancelled, map};
use crate::model::mix;
use std::ops::ControlFlow;

/// Words of a figure, and of its article, that make its keys.
const NEAREST: usize = 5;
const TOPICAL: usize = 5;
/// Figures of a list that each one is compared with.
const WINDOW: usize = 24;
/// Lists are made in so many parts, of which one for each thread is held at a time.
const PARTS: u32 = 16;
/// The least score of a pair that is kept.
pub(super) const KEPT: f32 = 0.5;

/// All figures, each with what the batch says of its article.
pub(super) struct Figures<'a> {
    /// In the order of their articles' dates.
    pub(super) all: &'a [Figure],
    pub(super) topics: &'a [Topic],
    pub(super) moments: &'a [Moment],
}

impl Figures<'_> {
    /// The score of a pair.
    pub(super) fn score(&self, one: u32, other: u32) -> f32 {
        let (one, other) = (&self.all[one as usize], &self.all[other as usize]);
        if one.quantity.dimension != other.quantity.dimension {
            return 0.0;
        }
        score(&evidence(one, other, (&self.topics[one.article as usize], &self.topics[other.article as usize])))
    }

    /// The pairs that may be of the same thing, best first.
    pub(super) fn edges(
        &self,
        threads: usize,
        tick: impl FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Vec<Edge>, Cancelled> {
        let mut edges = Vec::new();
        self.scan(threads, tick, |one, other| self.score(one, other), &mut edges)?;
        Ok(edges)
    }

    fn scan(
        &self,
        threads: usize,
        tick: impl FnMut(usize) -> ControlFlow<()>,
        score: impl Fn(u32, u32) -> f32 + Sync,
        edges: &mut Vec<Edge>,
    ) -> Result<(), Cancelled> {
        let parts = if self.all.len() > 20_000 { PARTS } else { 1 };
        let list: Vec<u32> = (0..parts).collect();
        let found = map(&list, threads.min(list.len()), tick, |&part| self.part(part, parts, &score))?;
        for part in found {
            // The scan of a list has nothing that could panic; if it did, its pairs are missing and no more.
            edges.extend(part.unwrap_or_default());
        }
        edges.sort_unstable_by(|one, other| {
            other.score.total_cmp(&one.score).then((one.one, one.other).cmp(&(other.one, other.other)))
        });
        edges.dedup_by_key(|edge| (edge.one, edge.other));
        Ok(())
    }

    /// The pairs of the keys of one part.
    fn part(&self, part: u32, parts: u32, score: &impl Fn(u32, u32) -> f32) -> Vec<Edge> {
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
            if pairs.len() > 4_000_000 {
                pairs.sort_unstable();
                pairs.dedup();
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let scored = pairs.into_iter().map(|(one, other)| Edge { one, other, score: score(one, other) });
        scored.filter(|edge| edge.score >= KEPT).collect()
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
    let at = best.partition_point(|&(other, own)| other > weight || other == weight && own != NONE && own < word);
    if at < N {
        best.copy_within(at..N - 1, at + 1);
        best[at] = (weight, word);
    }
}
