//! What speaks for two figures being of the same thing, and what against: the features, and the score that they give.

use super::figure::{Course, Figure, Topic};
use super::weights::Weights;
use super::words::{NONE, Persons, Word};

/// How many features there are.
pub const FEATURES: usize = 43;

/// The names of the features, in their order.
pub(super) const NAMES: [&str; FEATURES] = [
    "one",
    "head same",
    "head of persons",
    "head near",
    "head missing",
    "head differs",
    "core words",
    "near words, two articles",
    "near words, one article",
    "names shared",
    "names differ",
    "verb same",
    "verb differs",
    "side same",
    "side differs",
    "value near",
    "value far",
    "past differs",
    "change differs",
    "part differs",
    "days same",
    "days differ",
    "days of one",
    "topic",
    "article same",
    "sentence same",
    "voice same, two articles",
    "voice same, one article",
    "course same",
    "core words of both",
    "mode differs",
    "value far, course same",
    "noun same and near words",
    "without a noun",
    "figure of another, one article",
    "names of the articles",
    "no name of both articles",
    "digits and topic",
    "apart in one sentence",
    "overlap",
    "near words and topic",
    "a measure, near words",
    "a measure, core words",
];


/// The features of how nouns go together: counted both and the same, of persons, one near the other, not known, different.
const SAME_NOUN: usize = 1;
const PERSONS: usize = 2;
const NEAR: usize = 3;
const UNKNOWN: usize = 4;
const DIFFERS: usize = 5;
/// The feature of two values in one sentence that cannot be of one thing.
const PARTED: usize = 38;
/// How near sides are that exclude one another.
const APART: f32 = 0.5;
/// How near sides are that make up for a noun that is not said: "the dead number 27".
const TOGETHER: f32 = 0.35;

/// The features of a pair, and whether both state one value.
pub(super) struct Evidence {
    pub(super) features: [f32; FEATURES],
    pub(super) equal: bool,
}

/// The features of two figures of one dimension, each with what its article is about.
pub(super) fn evidence(one: &Figure, other: &Figure, topics: (&Topic, &Topic)) -> Evidence {
    let words = shared(one, other);
    let meeting = meeting(one, other);
    let alone = meeting.article;
    let equal = one.quantity.equal(&other.quantity);
    let flag = |value: bool| f32::from(u8::from(value));
    let mut features = [0.0; FEATURES];
    let mut set = |name: usize, value: f32| features[name] = value;
    let (same, differs) = sides(one, other);
    let head = head(one, other, &words, same);
    set(0, 1.0);
    set(head, 1.0);
    set(6, words.core);
    set(if alone { 8 } else { 7 }, words.near);
    set(9, words.names / (words.names + 2.0));
    set(10, words.apart);
    if one.verb != NONE && other.verb != NONE {
        set(if one.verb == other.verb { 11 } else { 12 }, 1.0);
    }
    set(13, same);
    set(14, differs);
    if equal {
        // "3,240" says more than "two".
        set(15, digits(one.quantity.point / one.quantity.rounding.max(f64::MIN_POSITIVE)).min(4.0) / 4.0);
    } else {
        let times = (one.quantity.times(&other.quantity).min(1e6) as f32).ln();
        set(15, (-4.0 * times).exp());
        set(16, times.min(4.0));
    }
    set(17, flag(one.past != other.past));
    set(18, flag(one.change != other.change));
    set(19, flag(one.part != other.part));
    match (one.when, other.when) {
        (Some(one), Some(other)) => set(if one.0 <= other.1 && other.0 <= one.1 { 20 } else { 21 }, 1.0),
        (None, None) => {}
        _ => set(22, 1.0),
    }
    set(23, if alone { 0.0 } else { affinity(topics.0, topics.1) });
    set(24, flag(alone));
    set(25, flag(meeting.sentence));
    set(if alone { 27 } else { 26 }, flag(meeting.voice));
    set(28, flag(head != DIFFERS && one.course == other.course && one.course != Course::None));
    set(29, words.both);
    set(30, flag(one.planned != other.planned));
    set(32, if head == SAME_NOUN || head == PERSONS { words.near } else { 0.0 });
    set(33, flag(!one.counts && !other.counts));
    set(34, flag(alone && one.claimed != other.claimed && matches!(head, SAME_NOUN | PERSONS | NEAR)));
    if !alone {
        let (names, none) = names_of(topics.0, topics.1);
        set(35, names);
        set(36, flag(none));
    }
    let topic = if alone { 1.0 } else { affinity(topics.0, topics.1) };
    if equal {
        let digits = digits(one.quantity.point / one.quantity.rounding.max(f64::MIN_POSITIVE));
        set(37, flag(digits >= 2.0) * topic);
    }
    // "12 of the 14", "fell to 12 from 14"; and one voice does not give two values of one thing in one sentence, but where
    // it speaks of others' figures.
    let told = meeting.voice && !one.claimed && !other.claimed && !one.quantity.overlaps(&other.quantity);
    set(PARTED, flag(!equal && meeting.sentence && (one.part != other.part || one.past != other.past || told)));
    set(39, flag(!equal && one.quantity.overlaps(&other.quantity)));
    set(40, words.near * topic);
    set(41, flag(one.quantity.is_measure()) * words.near);
    set(42, flag(one.quantity.is_measure()) * words.both);
    features[31] = features[16] * features[28];
    Evidence { features, equal }
}

/// How probable it is that two figures are of the same thing, from 0 to 1.
pub(super) fn score(evidence: &Evidence, weights: &Weights) -> f32 {
    // Ten boats and twenty lorries, five killed and nine injured are never of the same thing.
    if evidence.features[PARTED] > 0.0
        || !evidence.equal && (evidence.features[DIFFERS] > 0.0 || evidence.features[14] > APART)
    {
        return 0.0;
    }
    let weights = if evidence.equal { &weights.same } else { &weights.other };
    let sum: f32 = evidence.features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Where two figures meet.
struct Meeting {
    /// In one article.
    article: bool,
    /// In one sentence.
    sentence: bool,
    /// In one article in one voice, be it the writer's; otherwise in the voice of one speaker.
    voice: bool,
}

fn meeting(one: &Figure, other: &Figure) -> Meeting {
    let mut meeting = Meeting { article: false, sentence: false, voice: false };
    let (mut voice_of_article, mut voice) = (false, false);
    for own in &one.places {
        for its in &other.places {
            if own.article == its.article {
                meeting.article = true;
                meeting.sentence |= own.sentence == its.sentence;
                voice_of_article |= own.entity == its.entity;
            }
            voice |= own.entity.is_some() && own.entity == its.entity;
        }
    }
    meeting.voice = if meeting.article { voice_of_article } else { voice };
    meeting
}

/// How many significant digits a value has, from its size in halves of its last digit.
fn digits(size: f64) -> f32 {
    let size = (size / 2.0).abs();
    if size >= 1.0 { (size.log10() as f32).max(0.0) } else { 0.0 }
}

/// The feature of how the nouns go together.
fn head(one: &Figure, other: &Figure, words: &Shared, side: f32) -> usize {
    let together = if side > TOGETHER { NEAR } else { UNKNOWN };
    if one.head == NONE || other.head == NONE {
        return together;
    }
    if one.head == other.head {
        return if one.counts && other.counts { SAME_NOUN } else { NEAR };
    }
    let any = one.persons == Some(Persons::Any) || other.persons == Some(Persons::Any);
    if any && one.persons.is_some() && other.persons.is_some() {
        return PERSONS;
    }
    // The noun of the one stands near the other.
    match (one.counts && other.counts, words.head_near) {
        (true, near) if near > 0.4 => NEAR,
        (true, _) => DIFFERS,
        (false, near) if near > 0.3 => NEAR,
        (false, _) => together,
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
    /// Of all the words of what is counted and of the verb, how much is shared.
    both: f32,
    /// Of all words by nearness and rarity, how much of the lesser ones is shared.
    near: f32,
    /// The weight of the names that are shared.
    names: f32,
    /// How near the nearest name of each is, less how near it is to the other; of both, half each.
    apart: f32,
    /// How near the noun of the one is to the other.
    head_near: f32,
}

fn shared(one: &Figure, other: &Figure) -> Shared {
    let (mut a, mut b) = (0, 0);
    let (mut core, mut near, mut names) = (0.0, 0.0, 0.0);
    let mut all = [0f32; 2];
    let mut cores = [0f32; 2];
    let mut nearest_name = [(0f32, NONE); 2];
    let mut head_near = 0f32;
    for (own, sums) in [(one, 0), (other, 1)] {
        for word in &own.near {
            all[sums] += word.near * word.prior;
            if word.core {
                cores[sums] += word.prior;
            }
            if word.name && word.near > nearest_name[sums].0 {
                nearest_name[sums] = (word.near, word.word);
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
            }
        }
        match own.word.cmp(&its.word) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => (a, b) = (a + 1, b + 1),
        }
    }
    let near_to = |figure: &Figure, word: Word| {
        figure.near.binary_search_by_key(&word, |near| near.word).map_or(0.0, |at| figure.near[at].near)
    };
    let least_name = nearest_name[0].0.min(nearest_name[1].0);
    let mut apart = 0.0;
    for (own, its, sums) in [(one, other, 0), (other, one, 1)] {
        head_near = head_near.max(near_to(its, own.head));
        apart += (least_name - near_to(its, nearest_name[sums].1)).max(0.0) / 2.0;
    }
    let part = |shared: f32, sums: [f32; 2]| {
        let least = sums[0].min(sums[1]);
        if least > 0.0 { (shared / least).min(1.0) } else { 0.0 }
    };
    // Of one word alone little can be said.
    let floor = 4.0;
    let both = if cores[0] + cores[1] > core { core / (cores[0] + cores[1] - core) } else { 0.0 };
    let near = near / (all[0].min(all[1]) + floor);
    Shared { core: part(core, cores), both: both.min(1.0), near, names, apart, head_near }
}

/// How much of the names of two articles is shared, as the cosine; and whether both have several and share none.
fn names_of(one: &Topic, other: &Topic) -> (f32, bool) {
    let (cosine, both) = cosine(one, other, |is_name| is_name);
    let several = |topic: &Topic| topic.iter().filter(|word| word.2).count() > 1;
    (cosine, both == 0.0 && several(one) && several(other))
}

/// How much two articles are about the same, from 0 to 1: the cosine of their topics.
pub(super) fn affinity(one: &Topic, other: &Topic) -> f32 {
    cosine(one, other, |_| true).0
}

/// The cosine of those words of two topics that count, by whether they are names; and the product that it is made of.
fn cosine(one: &Topic, other: &Topic, counts: impl Fn(bool) -> bool) -> (f32, f32) {
    let (mut a, mut b, mut both) = (0, 0, 0.0);
    while a < one.len() && b < other.len() {
        match one[a].0.cmp(&other[b].0) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                if counts(one[a].2) && counts(other[b].2) {
                    both += one[a].1 * other[b].1;
                }
                (a, b) = (a + 1, b + 1);
            }
        }
    }
    let norm =
        |topic: &Topic| topic.iter().filter(|word| counts(word.2)).map(|word| word.1 * word.1).sum::<f32>().sqrt();
    let norms = norm(one) * norm(other);
    (if norms > 0.0 { both / norms } else { 0.0 }, both)
}

/// How what two figures state changes, where they agree on it or only one says it.
pub(super) fn course(one: &Figure, other: &Figure) -> Course {
    match (one.course, other.course) {
        (one, other) if one == other => one,
        (Course::None, course) | (course, Course::None) => course,
        _ => Course::None,
    }
}
