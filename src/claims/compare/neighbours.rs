//! Neighbours: articles that are about the same, of which each figure of the one is looked at with each of the other.
//!
//! Articles stand in a list for each of the words that they are most about, in the order of their dates; each is
//! compared with the few before it in a list, and keeps the nearest. The cost is linear in the number of articles.

use super::evidence::affinity;
use super::figure::{Moment, Topic};
use super::words::Word;

/// Words of an article whose lists it stands in.
const LISTS: usize = 8;
/// Articles of a list that each one is compared with.
const WINDOW: usize = 32;
/// Neighbours that an article keeps, and how much two are about the same at least.
const MOST: usize = 10;
const LEAST: f32 = 0.05;
/// Articles of a batch in which all are taken to be about the same: somebody chose them.
const FEW: usize = MOST;

/// For each article those before it in time that are about the same, in ascending order.
pub(super) fn neighbours(topics: &[Topic], moments: &[Moment]) -> Vec<Vec<u32>> {
    let mut order: Vec<u32> = (0..topics.len() as u32).collect();
    order.sort_by_key(|row| (moments[*row as usize], *row));
    let mut found: Vec<Vec<u32>> = vec![Vec::new(); topics.len()];
    if topics.len() <= FEW {
        for (at, row) in order.iter().enumerate() {
            found[*row as usize] = order[..at].to_vec();
            found[*row as usize].sort_unstable();
        }
        return found;
    }
    let mut lists: Vec<(Word, u32)> = Vec::new();
    for (at, row) in order.iter().enumerate() {
        let mut topic: Vec<_> = topics[*row as usize].to_vec();
        topic.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        lists.extend(topic.iter().take(LISTS).map(|(word, ..)| (*word, at as u32)));
    }
    lists.sort_unstable();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut start = 0;
    for at in 0..lists.len() {
        if lists[at].0 != lists[start].0 {
            start = at;
        }
        let from = start.max(at.saturating_sub(WINDOW));
        pairs.extend(lists[from..at].iter().map(|(_, before)| (lists[at].1, *before)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    for own in pairs.chunk_by(|one, other| one.0 == other.0) {
        let row = order[own[0].0 as usize];
        let mut near: Vec<(f32, u32)> = own
            .iter()
            .map(|(_, before)| order[*before as usize])
            .map(|other| (affinity(&topics[row as usize], &topics[other as usize]), other))
            .filter(|(near, _)| *near >= LEAST)
            .collect();
        near.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        near.truncate(MOST);
        let mut rows: Vec<u32> = near.into_iter().map(|(_, other)| other).collect();
        rows.sort_unstable();
        found[row as usize] = rows;
    }
    found
}
