//! From pairs to groups: the best pairs first, and no figure joins a group that holds what it does not go with.

use super::blocks::Figures;
use crate::batch::Cancelled;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// The score that each pair of a new group has on average: more for each figure beyond two, up to a bound, for in a large
/// group one doubtful pair leads to the next. And the least that one pair may have.
const MEAN: f32 = 0.3;
const MEAN_OF_MORE: f32 = 0.02;
const MEAN_OF_MANY: f32 = 0.45;
const LEAST: f32 = 0.04;
/// Figures of each group that are looked at when two become one.
const LOOKED_AT: usize = 3;
/// Pairs between two looks at whether to stop.
const BETWEEN_TICKS: usize = 4096;

/// Two figures that may be of the same thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    pub(super) one: u32,
    pub(super) other: u32,
    pub(super) score: f32,
}

/// Figures of the same thing, in their order, and how probable that is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cluster {
    pub(super) members: Vec<u32>,
    pub(super) score: f32,
}

/// Joins the figures that pairs connect, the best pairs first.
///
/// # Resource usage
///
/// A bounded number of pairs is looked at for each edge.
///
/// # Errors
///
/// [`Cancelled`] when `tick` breaks.
pub(super) fn cluster(
    figures: &Figures<'_>,
    edges: &[Edge],
    mut tick: impl FnMut(usize) -> ControlFlow<()>,
) -> Result<Vec<Cluster>, Cancelled> {
    let mut of: HashMap<u32, usize> = HashMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut refused: HashMap<(usize, usize), usize> = HashMap::new();
    for (at, edge) in edges.iter().enumerate() {
        if at % BETWEEN_TICKS == BETWEEN_TICKS - 1 && tick(at).is_break() {
            return Err(Cancelled);
        }
        let mut slot = |figure: u32| {
            *of.entry(figure).or_insert_with(|| {
                groups.push(vec![figure]);
                groups.len() - 1
            })
        };
        let (one, other) = (slot(edge.one), slot(edge.other));
        // Two groups that do not fit are not asked again before one of them has grown by half.
        let size = groups[one].len() + groups[other].len();
        if one == other || refused.get(&(one.min(other), one.max(other))).is_some_and(|before| size * 2 < before * 3) {
            continue;
        }
        if !fits(figures, &groups[one], &groups[other]) {
            refused.insert((one.min(other), one.max(other)), size);
            continue;
        }
        let (into, from) = if groups[one].len() >= groups[other].len() { (one, other) } else { (other, one) };
        let moved = std::mem::take(&mut groups[from]);
        for figure in &moved {
            of.insert(*figure, into);
        }
        groups[into].extend(moved);
    }
    let mut clusters: Vec<Cluster> = Vec::new();
    for mut members in groups.into_iter().filter(|members| members.len() > 1) {
        members.sort_unstable();
        let score = mean(figures, &members);
        clusters.push(Cluster { members, score });
    }
    clusters.sort_by_key(|cluster| cluster.members[0]);
    Ok(clusters)
}

/// Whether two groups can be one: their figures go with one another on average, and none does not at all.
fn fits(figures: &Figures<'_>, one: &[u32], other: &[u32]) -> bool {
    let (mut sum, mut count) = (0.0, 0.0);
    for &own in some(one) {
        for &its in some(other) {
            let score = figures.score(own, its);
            if score < LEAST {
                return false;
            }
            sum += score;
            count += 1.0;
        }
    }
    let more = (one.len() + other.len()).saturating_sub(2) as f32;
    sum >= (MEAN + MEAN_OF_MORE * more).min(MEAN_OF_MANY) * count
}

/// A few figures of a group: the first, which were its best, and the last.
fn some(group: &[u32]) -> impl Iterator<Item = &u32> {
    let head = group.len().min(LOOKED_AT);
    group[..head].iter().chain(group[head..].iter().rev().take(LOOKED_AT))
}

/// The mean score of the pairs of neighbours within a group.
fn mean(figures: &Figures<'_>, members: &[u32]) -> f32 {
    let (mut sum, mut count) = (0.0, 0.0);
    for at in 1..members.len() {
        for before in at.saturating_sub(LOOKED_AT)..at {
            sum += figures.score(members[before], members[at]);
            count += 1.0;
        }
    }
    if count > 0.0 { sum / count } else { 0.0 }
}
