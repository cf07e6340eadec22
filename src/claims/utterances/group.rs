//! Groups of versions, and what each of their quotes differs in from the one that is most agreed on.

use super::align::{Change, edits, similarity};
use super::shingles::{Link, Versions};
use super::words::{Words, surfaces};
use super::{Match, Said};
use std::collections::{BTreeMap, HashMap};

/// The share of the longer's words below which the shorter is an excerpt.
const EXCERPT: f64 = 0.6;
/// How much better an excerpt must fit the words of one group than those of another.
const CLEARLY: f32 = 0.08;
/// Versions of a group among which its reference is sought.
const SOUGHT: usize = 24;

/// Quotes of the same words: their positions, in order.
pub(super) type Group = Vec<u32>;

/// The groups, in the order of their first quotes.
pub(super) fn groups(words: &[Words], versions: &Versions, speakers: &[Option<u32>], links: &[Link]) -> Vec<Group> {
    let count = |version: u32| words[versions.first[version as usize] as usize].count();
    let excerpt = |link: &&Link| {
        let (one, other) = (count(link.one), count(link.other));
        (one.min(other) as f64) < EXCERPT * one.max(other) as f64
    };
    let mut sets = Sets((0..versions.first.len() as u32).collect());
    for link in links.iter().filter(|link| !excerpt(link)) {
        sets.join(link.one, link.other);
    }
    // Each excerpt with the groups that it stands in.
    let mut homes: BTreeMap<u32, Vec<(u32, f32, u32)>> = BTreeMap::new();
    for link in links.iter().filter(excerpt) {
        let (short, long) =
            if count(link.one) < count(link.other) { (link.one, link.other) } else { (link.other, link.one) };
        homes.entry(short).or_default().push((sets.of(long), link.similarity, long));
    }
    let speaker = |version: u32| speakers[versions.first[version as usize] as usize];
    let mut joins = Vec::new();
    for (short, mut found) in homes {
        found.sort_by(|one, other| {
            let own = |long: u32| speaker(long).is_some() && speaker(long) == speaker(short);
            other.1.total_cmp(&one.1).then(own(other.2).cmp(&own(one.2))).then(one.2.cmp(&other.2))
        });
        let (home, best, long) = found[0];
        let rival = found.iter().find(|(other, ..)| *other != home);
        let clear = rival.is_none_or(|(_, similarity, other)| {
            best - similarity > CLEARLY || speaker(long) == speaker(short) && speaker(*other) != speaker(short)
        });
        if clear {
            joins.push((short, long));
        }
    }
    for (short, long) in joins {
        sets.join(short, long);
    }
    let mut members: HashMap<u32, Group> = HashMap::new();
    for (version, at) in versions.of.iter().zip(0..) {
        if let Some(version) = version {
            members.entry(sets.of(*version)).or_default().push(at);
        }
    }
    let mut groups: Vec<Group> = members.into_values().filter(|group| group.len() > 1).collect();
    groups.sort_unstable();
    groups
}

/// Disjoint sets of versions; the least stands for its set.
struct Sets(Vec<u32>);

impl Sets {
    fn of(&mut self, at: u32) -> u32 {
        let mut root = at;
        while self.0[root as usize] != root {
            root = self.0[root as usize];
        }
        let mut at = at;
        while self.0[at as usize] != root {
            at = std::mem::replace(&mut self.0[at as usize], root);
        }
        root
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.of(one), self.of(other));
        self.0[one.max(other) as usize] = one.min(other);
    }
}

/// The quotes of a group, each with its differences from the reference.
pub(super) fn matches(group: u32, members: &[u32], said: &[Said<'_>], words: &[Words]) -> Vec<Match> {
    let reference = reference(members, words);
    let of_reference = (&words[reference as usize], surfaces(&said[reference as usize].text));
    let mut speakers: Vec<u32> = members.iter().filter_map(|at| said[*at as usize].speaker).collect();
    speakers.sort_unstable();
    speakers.dedup();
    members
        .iter()
        .map(|&at| {
            let own = &words[at as usize];
            let edits = if own == of_reference.0 {
                Vec::new()
            } else {
                edits((of_reference.0, &of_reference.1), (own, &surfaces(&said[at as usize].text)))
            };
            let mut altered: Vec<String> = Vec::new();
            for edit in edits.iter().filter(|edit| edit.change != Change::Declared) {
                for word in edit.said.split(' ').chain(edit.written.split(' ')).filter(|word| !word.is_empty()) {
                    let word = word.to_lowercase();
                    if !altered.contains(&word) {
                        altered.push(word);
                    }
                }
            }
            Match {
                group,
                at,
                reference: at == reference,
                similarity: f64::from(similarity(of_reference.0, own)),
                altered,
                edits,
                other_speaker: said[at as usize].speaker.is_some() && speakers.len() > 1,
            }
        })
        .collect()
}

/// The version that most quotes of a group agree with, each by the square of the words that both have, so that an excerpt, with
/// which all agree, does not hide how those differ that say more; of such the longest, and of those the first.
fn reference(members: &[u32], words: &[Words]) -> u32 {
    let mut versions: Vec<(u32, usize)> = Vec::new();
    let mut known: HashMap<&Words, usize> = HashMap::new();
    for &at in members {
        let place = *known.entry(&words[at as usize]).or_insert_with(|| {
            versions.push((at, 0));
            versions.len() - 1
        });
        versions[place].1 += 1;
    }
    versions.truncate(SOUGHT);
    let agree = |own: u32| -> usize {
        let own = &words[own as usize];
        let common = |at: u32| {
            let other = &words[at as usize];
            if own == other || similarity(own, other) > 0.999 { own.count().min(other.count()).pow(2) } else { 0 }
        };
        versions.iter().map(|(at, count)| count * common(*at)).sum()
    };
    let best = versions.iter().max_by_key(|(at, _)| (agree(*at), words[*at as usize].count(), std::cmp::Reverse(*at)));
    best.map_or(members[0], |(at, _)| *at)
}
