//! What speaks for two figures being of the same thing, and what against: the features, and the score that they give.

use super::figure::{Course, Figure, Topic};
use super::words::{NONE, Persons};

/// How many features there are.
pub(super) const FEATURES: usize = 28;

/// The names of the features, in their order.
pub(super) const NAMES: [&str; FEATURES] = [
    "one",
    "head same",
    "head of persons",
    "head near",
    "head missing",
    "head differs",
    "core words",
    "near words",
    "names shared",
    "names differ",
    "verb same",
    "verb differs",
    "side same",
    "side differs",
    "value same",
    "value near",
    "value far",
    "value same, words near",
    "past differs",
    "change differs",
    "part differs",
    "days same",
    "days differ",
    "topic",
    "article same",
    "article same, value differs",
    "article and voice same, value differs",
    "value same, topic",
];

/// The weights of the features: logistic regression on pairs of the development stories in `benchmarks/comparison`.
const WEIGHTS: [f32; FEATURES] = [
    -3.0, 1.0, 0.6, 0.8, -0.2, -2.5, 1.0, 3.0, 0.8, -1.5, 0.6, -0.4, 1.2, -3.0, 1.2, 0.8, -0.5, 2.0, -1.0, -0.8, -1.0,
    0.8, -2.0, 1.0, -0.3, -2.0, -1.0, 1.0,
];

/// The features of a pair.
pub(super) type Evidence = [f32; FEATURES];

/// The features of two figures of one dimension, each with what its article is about.
pub(super) fn evidence(one: &Figure, other: &Figure, topics: (&Topic, &Topic)) -> Evidence {
    let words = shared(one, other);
    let mut features = [0.0; FEATURES];
    let mut set = |name: usize, value: f32| features[name] = value;
    set(0, 1.0);
    set(head(one, other, &words), 1.0);
    set(6, words.core);
    set(7, words.near);
    set(8, words.names / (words.names + 2.0));
    set(9, words.apart);
    if one.verb != NONE && other.verb != NONE {
        set(if one.verb == other.verb { 10 } else { 11 }, 1.0);
    }
    let (same, differs) = sides(one, other);
    set(12, same);
    set(13, differs);
    let equal = one.quantity.equal(&other.quantity);
    let times = (one.quantity.times(&other.quantity).min(1e6) as f32).ln();
    if equal {
        // "3,240" says more than "two".
        let weight = (0.4 + 0.3 * digits(one.quantity.point / one.quantity.rounding.max(f64::MIN_POSITIVE))).min(1.6);
        set(14, weight);
        set(17, weight * words.near);
    } else {
        set(15, (-4.0 * times).exp());
        set(16, times.min(4.0));
    }
    set(18, f32::from(u8::from(one.past != other.past)));
    set(19, f32::from(u8::from(one.change != other.change)));
    set(20, f32::from(u8::from(one.part != other.part)));
    match (one.when, other.when) {
        (Some(one), Some(other)) if one.0 <= other.1 && other.0 <= one.1 => set(21, 1.0),
        (None, None) => {}
        _ => set(22, 1.0),
    }
    let topic = if one.article == other.article { 1.0 } else { affinity(topics.0, topics.1) };
    set(23, topic);
    if equal {
        set(27, topic * features_weight(one));
    }
    if one.article == other.article {
        features[24] = 1.0;
        if !equal {
            features[25] = 1.0;
            features[26] = f32::from(u8::from(one.entity == other.entity));
        }
    }
    features
}

/// How much the digits of a value say.
fn features_weight(one: &Figure) -> f32 {
    digits(one.quantity.point / one.quantity.rounding.max(f64::MIN_POSITIVE)).min(3.0) / 3.0
}

/// How probable it is that two figures are of the same thing, from 0 to 1.
pub(super) fn score(features: &Evidence) -> f32 {
    let sum: f32 = features.iter().zip(WEIGHTS).map(|(feature, weight)| feature * weight).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// How many significant digits a value has, from its size in halves of its last digit.
fn digits(size: f64) -> f32 {
    let size = (size / 2.0).abs();
    if size >= 1.0 { (size.log10() as f32).max(0.0) } else { 0.0 }
}

/// The feature of how the nouns go together.
fn head(one: &Figure, other: &Figure, words: &Shared) -> usize {
    let persons = one.persons.is_some() && other.persons.is_some();
    if one.head == NONE || other.head == NONE {
        return 4;
    }
    if one.head == other.head {
        return if one.counts && other.counts { 1 } else { 3 };
    }
    if persons && (one.persons == Some(Persons::Any) || other.persons == Some(Persons::Any)) {
        return 2;
    }
    // The noun of the one stands near the other.
    let crossed = words.head_near;
    if one.counts && other.counts {
        if crossed > 0.4 { 3 } else { 5 }
    } else if crossed > 0.3 {
        3
    } else {
        4
    }
}

/// The sides that both take in one set: how near the same are, and how near different ones.
fn sides(one: &Figure, other: &Figure) -> (f32, f32) {
    let (mut same, mut differs) = (0f32, 0f32);
    for own in &one.facets {
        for its in other.facets.iter().filter(|its| its.set == own.set) {
            let near = (own.near * its.near).sqrt();
            if own.side == its.side {
                same = same.max(near);
            } else {
                differs = differs.max(near);
            }
        }
    }
    (same, differs)
}

/// What the words near two figures have in common.
struct Shared {
    /// Of the words of what is counted and of the verb, how much of the lesser ones is shared.
    core: f32,
    /// Of all words by nearness and rarity, how much of the lesser ones is shared.
    near: f32,
    /// The weight of the names that are shared.
    names: f32,
    /// How near names are that the other has not, where none is shared.
    apart: f32,
    /// How near the noun of the one is to the other.
    head_near: f32,
}

fn shared(one: &Figure, other: &Figure) -> Shared {
    let (mut a, mut b) = (0, 0);
    let (mut core, mut near, mut names) = (0.0, 0.0, 0.0);
    let mut all = [0f32; 2];
    let mut cores = [0f32; 2];
    let mut nearest_name = [0f32; 2];
    let mut shared_name = 0f32;
    let mut head_near = 0f32;
    for (own, sums) in [(one, 0), (other, 1)] {
        for word in &own.near {
            all[sums] += word.near * word.prior;
            if word.core {
                cores[sums] += word.prior;
            }
            if word.name {
                nearest_name[sums] = nearest_name[sums].max(word.near);
            }
        }
    }
    while a < one.near.len() && b < other.near.len() {
        let (own, its) = (one.near[a], other.near[b]);
        if own.word == its.word {
            let weight = own.near.min(its.near) * own.prior;
            near += weight;
            if own.core && its.core {
                core += own.prior;
            } else if own.core || its.core {
                core += own.prior * own.near.min(its.near);
            }
            if own.name || its.name {
                names += weight;
                shared_name = shared_name.max(own.near.min(its.near));
            }
        }
        match own.word.cmp(&its.word) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => (a, b) = (a + 1, b + 1),
        }
    }
    for (own, its) in [(one, other), (other, one)] {
        if let Ok(at) = its.near.binary_search_by_key(&own.head, |near| near.word) {
            head_near = head_near.max(its.near[at].near);
        }
    }
    let part = |shared: f32, sums: [f32; 2]| {
        let least = sums[0].min(sums[1]);
        if least > 0.0 { (shared / least).min(1.0) } else { 0.0 }
    };
    // Of one word alone little can be said.
    let floor = 4.0;
    let near = near / (all[0].min(all[1]) + floor);
    let apart = (nearest_name[0].min(nearest_name[1]) - shared_name).max(0.0);
    Shared { core: part(core, cores), near, names, apart, head_near }
}

/// How much two articles are about the same, from 0 to 1: the cosine of their topics.
pub(super) fn affinity(one: &Topic, other: &Topic) -> f32 {
    let (mut a, mut b, mut both) = (0, 0, 0.0);
    while a < one.len() && b < other.len() {
        match one[a].0.cmp(&other[b].0) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                both += one[a].1 * other[b].1;
                (a, b) = (a + 1, b + 1);
            }
        }
    }
    let norm = |topic: &Topic| topic.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    let norms = norm(one) * norm(other);
    if norms > 0.0 { both / norms } else { 0.0 }
}

/// How what two figures state changes, where they agree on it or only one says it.
pub(super) fn course(one: &Figure, other: &Figure) -> Course {
    match (one.course, other.course) {
        (one, other) if one == other => one,
        (Course::None, course) | (course, Course::None) => course,
        _ => Course::None,
    }
}
