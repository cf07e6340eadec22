//! Cue candidates and their features: is this verb, "according" or colon one that attributes?

use super::page::{OUTSIDE, Page};
use crate::model::{Class, key, mix};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Tokens to either side that the features look at; a longer sentence is looked at in part.
const REACH: u32 = 60;

/// Rates from which a stem that is no verb is a candidate, and is a strong cue beside others.
const NOTED: u8 = 2;
const STRONG: u8 = 5;

/// Whether a token can be the head of a cue.
pub fn is_candidate(page: &Page<'_, '_>, at: u32) -> bool {
    let leaf = &page.leaves[at as usize];
    if leaf.quoted > 0 {
        return false;
    }
    match page.kind(at) {
        Kind::Word => leaf.verb || leaf.rate >= NOTED,
        Kind::Colon | Kind::Dash => true,
        _ => false,
    }
}

fn bucket(count: u32) -> u32 {
    match count {
        0 => 0,
        1..4 => 1,
        4..10 => 2,
        _ => 3,
    }
}

/// What the candidates of a sentence share; to be used again for the next.
#[derive(Debug, Default)]
pub struct Sentence {
    tokens: Span<Tok>,
    /// Its tokens that stand in quotations.
    quoted: Vec<u32>,
    /// Its other tokens whose stem often attributes.
    attributing: Vec<u32>,
    /// Whether the tokens before and after it stand in quotations; 0 outside of its paragraph.
    before: u32,
    after: u32,
    /// The cues accepted so far.
    accepted: Vec<u32>,
}

impl Sentence {
    /// Makes it that of a token.
    pub fn enter(&mut self, page: &Page<'_, '_>, at: u32) {
        let tokens = page.sentence(at);
        if tokens == self.tokens {
            return;
        }
        self.tokens = tokens;
        self.accepted.clear();
        self.quoted.clear();
        self.attributing.clear();
        for (j, leaf) in (tokens.start..).zip(&page.leaves[tokens.range()]) {
            if leaf.quoted > 0 {
                self.quoted.push(j);
            } else if leaf.rate + 1 >= STRONG {
                self.attributing.push(j);
            }
        }
        let same_paragraph = |j: u32| page.tagged.text.paragraph_of(j) == page.tagged.text.paragraph_of(at);
        let beside = |j: Option<u32>| match j.filter(|j| *j < page.len() && same_paragraph(*j)) {
            Some(j) if page.leaves[j as usize].quoted > 0 => 1,
            Some(_) => 2,
            None => 0,
        };
        (self.before, self.after) = (beside(tokens.start.checked_sub(1)), beside(Some(tokens.end)));
    }

    /// Takes a candidate for a cue.
    pub fn accept(&mut self, at: u32) {
        self.accepted.push(at);
    }
}

/// Those of some sorted positions that lie in a stretch.
fn within(sorted: &[u32], start: u32, end: u32) -> &[u32] {
    let from = sorted.partition_point(|at| *at < start);
    let to = sorted.partition_point(|at| *at < end);
    &sorted[from..to]
}

/// Gives the features of a candidate of the sentence to the sink.
pub fn features(page: &Page<'_, '_>, at: u32, sentence: &Sentence, mut sink: impl FnMut(u32)) {
    let tokens = sentence.tokens;
    let (s0, s1) = (tokens.start.max(at.saturating_sub(REACH)), tokens.end.min(at + REACH));
    let leaf = &page.leaves[at as usize];
    // The words and classes from three tokens before it to three after it.
    let near: [(u32, u32); 7] = std::array::from_fn(|place| match (at + place as u32).checked_sub(3) {
        Some(j) if j >= s0 && j < s1 => (page.leaves[j as usize].word, page.leaves[j as usize].class),
        _ => (OUTSIDE, OUTSIDE),
    });
    let word = |step: i32| near[(step + 3) as usize].0;
    let class = |step: i32| near[(step + 3) as usize].1;
    let rate = u32::from(leaf.rate);
    let mut template = 1000;
    let mut put = |x: u32| {
        template += 1;
        sink(key(template, x));
    };
    put(1);
    put(leaf.word);
    put(leaf.stem);
    put(leaf.suffix);
    put(leaf.class);
    put(rate);
    put(mix(rate, leaf.class));
    for j in [-3, -2, -1, 1, 2, 3] {
        put(word(j));
        put(class(j));
    }
    put(mix(word(-1), leaf.stem));
    put(mix(word(1), leaf.stem));
    put(mix(class(-1), leaf.stem));
    put(mix(class(1), leaf.stem));
    put(mix(class(1), mix(class(2), rate)));
    put(mix(class(-1), mix(class(-2), rate)));
    put(mix(class(-1), mix(class(1), leaf.class)));
    put(mix(class(-1), mix(class(1), leaf.stem)));
    put(mix(word(1), word(2)));
    put(mix(word(-1), word(-2)));
    // Quotations of the sentence.
    let quoted = within(&sentence.quoted, s0, s1);
    let (left, right) = quoted.split_at(quoted.partition_point(|j| *j < at));
    let near_left = left.last().map_or(9, |j| at - j);
    let near_right = right.first().map_or(9, |j| j - at);
    let quoted = mix(bucket(left.len() as u32), bucket(right.len() as u32));
    put(quoted);
    put(mix(near_left.min(8), rate * 16));
    put(mix(near_right.min(8), rate * 16));
    put(mix(quoted, leaf.stem));
    // Quotations that end the sentence before, or begin the next one.
    let (before, after) = (sentence.before, sentence.after);
    put(before);
    put(after);
    put(mix(before, rate));
    put(mix(after, rate));
    put((at - tokens.start).min(8));
    put((tokens.end - at).min(6));
    // Other words of the sentence that attribute.
    let (mut verbs_left, mut verbs_right, mut last_left, mut strong) = (0, 0, 0, 0);
    for &j in within(&sentence.attributing, s0, s1).iter().filter(|j| **j != at) {
        let other = &page.leaves[j as usize];
        if other.rate >= STRONG && (other.verb || page.kind(j) == Kind::Word) {
            strong += 1;
        }
        if other.verb {
            if j < at {
                verbs_left += 1;
                last_left = other.stem;
            } else {
                verbs_right += 1;
            }
        }
    }
    let verbs = mix(verbs_left.min(2), verbs_right.min(2));
    put(verbs);
    put(last_left);
    put(mix(last_left, rate));
    put(mix(strong.min(3), rate));
    put(mix(verbs, rate));
    // Cues accepted before.
    let accepted = &sentence.accepted[..];
    put(accepted.len().min(2) as u32);
    if let Some(&cue) = accepted.last().filter(|cue| **cue >= s0) {
        let earlier = &page.leaves[cue as usize];
        put(earlier.stem);
        put(mix(earlier.stem, leaf.stem));
        put(((at - cue) / 3).min(6));
        let mut between = 0;
        for j in cue..at {
            between |= match page.kind(j) {
                Kind::Comma => 4,
                Kind::Semicolon => 8,
                _ if page.tagged.is(j, "that") => 2,
                _ => match page.class(j) {
                    Class::Conjunction => 1,
                    Class::Wh => 16,
                    _ => 0,
                },
            };
        }
        put(between);
        put(mix(between, leaf.class));
    }
    // Some candidates lack what stands above, which must not shift the templates that follow.
    template = 1100;
    let mut put = |x: u32| {
        template += 1;
        sink(key(template, x));
    };
    // The nearest nominal to the left.
    let mut nominal = 0;
    for j in (s0..at).rev() {
        let class = page.class(j);
        if class.is_nominal() || matches!(class, Class::Pronoun | Class::Wh) {
            let other = &page.leaves[j as usize];
            nominal = if class.is_nominal() { mix(other.class, 0) } else { other.word };
            put(mix(nominal, (at - j).min(4)));
            put(other.word);
            break;
        }
        if class.is_verb() {
            break;
        }
    }
    template = 1110;
    let mut put = |x: u32| {
        template += 1;
        sink(key(template, x));
    };
    put(mix(nominal, rate));
    // What the lexicon knows of it, for verbs that the corpus has seldom or never.
    put(leaf.listed);
    put(mix(leaf.listed, leaf.class));
    put(mix(leaf.listed, rate));
    put(mix(leaf.listed, class(1)));
    put(mix(leaf.listed, class(-1)));
    put(mix(leaf.listed, nominal));
    put(mix(leaf.listed, quoted));
    put(mix(leaf.listed, mix(class(1), class(-1))));
    // What begins after it.
    let mut opening = 0;
    for j in at + 1..s1.min(at + 8) {
        let class = page.class(j);
        opening = if page.tagged.is(j, "that") && class != Class::Wh {
            1
        } else if class.is_verb() || matches!(class, Class::Modal | Class::Aux | Class::AuxNonfinite) {
            2
        } else if class == Class::To {
            3
        } else if matches!(page.kind(j), Kind::Comma | Kind::Period) {
            4
        } else {
            continue;
        };
        break;
    }
    put(opening);
    put(mix(opening, leaf.stem));
    put(mix(opening, rate));
    put(mix(opening, leaf.listed));
}
