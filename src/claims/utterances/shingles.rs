//! Candidates: quotes that share a run of three words that few have.

use super::align::similarity;
use super::words::{ANYTHING, Words};
use crate::batch::{Cancelled, map};
use crate::model::mix;
use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;

/// Words of a shingle.
const RUN: usize = 3;
/// The rarest shingles of a quote by which it is looked up, and quotes on either side in their lists that are looked at.
const PROBES: usize = 8;
const BESIDE: usize = 5;
/// Words that a quote has at least.
const LEAST: usize = 5;
/// Words up to which a quote says too little to be somebody else's, and up to which it is short.
const TINY: usize = 7;
const SHORT: usize = 8;
/// The share of words that must be the same: of a long quote, and of a short one or one that two people are said to
/// have said.
const SAME: f32 = 0.66;
const SAME_OF_SHORT: f32 = 0.82;

/// Quotes with exactly the same words, as one.
#[derive(Debug)]
pub(super) struct Versions {
    /// For each quote its version; none for one that is too short.
    pub(super) of: Vec<Option<u32>>,
    /// The first quote of each version.
    pub(super) first: Vec<u32>,
}

impl Versions {
    pub(super) fn new(words: &[Words]) -> Self {
        let mut known: HashMap<&Words, u32> = HashMap::new();
        let mut first = Vec::new();
        let of = words
            .iter()
            .zip(0..)
            .map(|(own, at)| {
                if own.count() < LEAST {
                    return None;
                }
                Some(*known.entry(own).or_insert_with(|| {
                    first.push(at);
                    first.len() as u32 - 1
                }))
            })
            .collect();
        Versions { of, first }
    }
}

/// Two versions of the same words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) one: u32,
    pub(super) other: u32,
    pub(super) similarity: f32,
}

/// The pairs of versions that are aligned well enough, in their order.
pub(super) fn links(
    words: &[Words],
    versions: &Versions,
    speakers: &[Option<u32>],
    threads: NonZeroUsize,
    mut tick: impl FnMut(usize) -> ControlFlow<()>,
) -> Result<Vec<Link>, Cancelled> {
    let words_of = |version: u32| &words[versions.first[version as usize] as usize];
    let bits: Vec<u64> = versions.first.iter().map(|at| words[*at as usize].bits()).collect();
    let alike = |one: u32, other: u32| {
        let (one, other) = (bits[one as usize], bits[other as usize]);
        (one & other).count_ones() * 2 > one.count_ones().min(other.count_ones())
    };
    let index = Index::new(versions.first.iter().map(|at| &words[*at as usize]));
    let portions: Vec<std::ops::Range<u32>> = (0..versions.first.len() as u32)
        .step_by(2048)
        .map(|from| from..(from + 2048).min(versions.first.len() as u32))
        .collect();
    let found = map(&portions, threads.get().min(portions.len()), &mut tick, |portion| {
        let mut links = Vec::new();
        let mut beside = Vec::new();
        for one in portion.clone() {
            index.beside(one, &mut beside);
            for &other in beside.iter().filter(|other| alike(one, **other)) {
                let similarity = similarity(words_of(one), words_of(other));
                let count = words_of(one).count().min(words_of(other).count());
                let speaker = |version: u32| speakers[versions.first[version as usize] as usize];
                let two = speaker(one).is_some() && speaker(other).is_some() && speaker(one) != speaker(other);
                let least = if two || count <= SHORT { SAME_OF_SHORT } else { SAME };
                if similarity >= least && !(two && count <= TINY) {
                    links.push(Link { one: one.min(other), other: one.max(other), similarity });
                }
            }
        }
        links
    })?;
    let mut links: Vec<Link> = found.into_iter().flat_map(Result::unwrap_or_default).collect();
    links.sort_unstable_by_key(|link| (link.one, link.other));
    links.dedup_by_key(|link| (link.one, link.other));
    Ok(links)
}

/// All shingles of all versions, with where each version's are.
struct Index {
    /// Shingle by shingle, its versions in order.
    lists: Vec<u32>,
    /// By version, its entries in `lists`, and where they begin.
    entries: Vec<u32>,
    begins: Vec<u32>,
    /// For each entry of `lists`, where its shingle's list begins and ends, as positions in `bounds`.
    bounds: Vec<(u32, u32)>,
    of_entry: Vec<u32>,
}

impl Index {
    fn new<'w>(versions: impl Iterator<Item = &'w Words>) -> Self {
        let mut all: Vec<(u32, u32)> = Vec::new();
        let mut begins = vec![0];
        let mut own = Vec::new();
        for (words, version) in versions.zip(0..) {
            own.clear();
            own.extend(words.0.windows(RUN).filter(|run| !run.contains(&ANYTHING)).map(shingle));
            own.sort_unstable();
            own.dedup();
            all.extend(own.iter().map(|shingle| (*shingle, version)));
            begins.push(all.len() as u32);
        }
        all.sort_unstable();
        let (mut lists, mut bounds, mut of_entry) = (Vec::new(), Vec::new(), Vec::new());
        let mut entries = vec![0; all.len()];
        let mut filled = begins.clone();
        for list in all.chunk_by(|one, other| one.0 == other.0) {
            let begin = lists.len() as u32;
            for (_, version) in list {
                let slot = &mut filled[*version as usize];
                entries[*slot as usize] = lists.len() as u32;
                *slot += 1;
                of_entry.push(bounds.len() as u32);
                lists.push(*version);
            }
            bounds.push((begin, lists.len() as u32));
        }
        Index { lists, entries, begins, bounds, of_entry }
    }

    /// The versions that stand beside one in the lists of its rarest shingles.
    fn beside(&self, version: u32, beside: &mut Vec<u32>) {
        beside.clear();
        let own = self.begins[version as usize] as usize..self.begins[version as usize + 1] as usize;
        // The smallest lists that have another version.
        let mut best = [(u32::MAX, 0u32, (0, 0)); PROBES];
        for &entry in &self.entries[own] {
            let bounds = self.bounds[self.of_entry[entry as usize] as usize];
            let size = bounds.1 - bounds.0;
            let at = best.partition_point(|(other, ..)| *other <= size);
            if size > 1 && at < PROBES {
                best.copy_within(at..PROBES - 1, at + 1);
                best[at] = (size, entry, bounds);
            }
        }
        for (size, entry, (begin, end)) in best {
            if size == u32::MAX {
                break;
            }
            let from = begin.max(entry.saturating_sub(BESIDE as u32)) as usize;
            let to = end.min(entry + BESIDE as u32 + 1) as usize;
            beside.extend(self.lists[from..to].iter().filter(|other| **other != version));
        }
        beside.sort_unstable();
        beside.dedup();
    }
}

fn shingle(run: &[u32]) -> u32 {
    run.iter().fold(0x51ed_270b, |hash, word| mix(hash, *word))
}
