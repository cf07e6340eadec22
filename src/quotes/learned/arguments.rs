//! The arguments of a cue: which tokens around it are its source, its content, and the rest of the cue.
//!
//! One linear chain for each cue over a window around it: its sentence, and the sentences that a quotation or a colon
//! joins to it. Decoding is exact (Viterbi) under the constraint that there is content.

use super::page::{OUTSIDE, Page};
use crate::model::{Class, hash, key, mix};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Labels of a chain.
pub const LABELS: usize = 4;
/// Neither.
pub const OTHER: u8 = 0;
/// The source.
pub const SOURCE: u8 = 1;
/// The content.
pub const CONTENT: u8 = 2;
/// The cue.
pub const CUE: u8 = 3;

/// The longest window, in tokens.
const WINDOW: u32 = 300;

/// The tokens that can be arguments of the cue at `cue`.
pub fn window(page: &Page<'_, '_>, cue: u32) -> Span<Tok> {
    let text = &page.tagged.text;
    let sentence = page.sentence(cue);
    let (mut a, mut b) = (sentence.start.max(cue.saturating_sub(WINDOW / 2)), sentence.end.min(cue + WINDOW / 2));
    let paragraph = text.paragraphs()[text.paragraph_of(cue) as usize].tokens;
    let quoted = |j: u32| page.leaves[j as usize].quoted > 0;
    let colon = page.kind(cue) == Kind::Colon
        || cue + 1 < page.len() && page.kind(cue + 1) == Kind::Colon
        || page.kind(b - 1) == Kind::Colon;
    for _ in 0..5 {
        if a <= paragraph.start || !quoted(a - 1) || b - a > WINDOW * 5 / 6 {
            break;
        }
        a = page.sentence(a - 1).start.max(a.saturating_sub(WINDOW));
    }
    // He said: and then, in a paragraph of its own, what he said.
    let next = text.paragraphs().get(text.paragraph_of(cue) as usize + 1);
    let paragraph = match next {
        Some(next) if b == paragraph.end && page.kind(b - 1) == Kind::Colon => next.tokens,
        _ => paragraph,
    };
    for _ in 0..8 {
        if b >= paragraph.end || !(quoted(b) || colon) || b - a > WINDOW {
            break;
        }
        b = page.sentence(b).end.min(b + WINDOW);
    }
    Span::new(a, b)
}

/// Counts between a token and the cue.
#[derive(Clone, Copy, Default)]
struct Between {
    commas: u32,
    verbs: u32,
    clauses: u32,
    cues: u32,
    nominals: u32,
}

/// What stands before and after the noun phrase of a token.
#[derive(Clone, Copy, Default)]
struct Phrase {
    before: u32,
    before_word: u32,
    after: u32,
}

/// What the features of one cue's window share; its buffers are used again.
#[derive(Default)]
pub struct Frame {
    between: Vec<Between>,
    phrases: Vec<Phrase>,
}

impl std::fmt::Debug for Frame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Frame").finish_non_exhaustive()
    }
}

/// Where the features of a window go: token by token, in order.
pub trait Sink {
    /// The features that the next tokens share, instead of those given before.
    fn share(&mut self, features: &[u32]);
    /// The next token begins.
    fn token(&mut self);
    /// A feature of the token.
    fn put(&mut self, feature: u32);
    /// A feature of the edge before the token.
    fn edge(&mut self, feature: u32);
}

/// Gives the features of every token of the window to the sink.
pub fn features(
    page: &Page<'_, '_>,
    cue: u32,
    window: Span<Tok>,
    cues: &[u32],
    frame: &mut Frame,
    sink: &mut impl Sink,
) {
    let (a, b) = (window.start, window.end);
    let c = cue;
    let leaves = &page.leaves;
    let head = leaves[c as usize];
    let rate = u32::from(head.rate);
    let that = hash(b"that", 1);
    let sentence = page.sentence(c);
    let (s0, s1) = (sentence.start, sentence.end);
    let next = if c + 1 < b {
        leaves[c as usize + 1]
    } else {
        super::page::Leaf { word: OUTSIDE, class: OUTSIDE, ..Default::default() }
    };
    let before_class = if c > a { leaves[c as usize - 1].class } else { OUTSIDE };
    let quoted_left = (a..c).any(|j| leaves[j as usize].quoted > 0);
    let quoted_right = (c..b).any(|j| leaves[j as usize].quoted > 0);
    let pattern = u32::from(quoted_left) * 2 + u32::from(quoted_right);
    let nearest_left = (a..c).rev().map(|j| leaves[j as usize].quoted).find(|q| *q > 0).unwrap_or(u32::MAX);
    let nearest_right = (c..b).map(|j| leaves[j as usize].quoted).find(|q| *q > 0).unwrap_or(u32::MAX);
    frame.between.clear();
    frame.between.resize(window.len() as usize, Between::default());
    // Which tokens of the window are cues: bit sets would do, but there are few.
    let is_cue = |j: u32| cues.binary_search(&j).is_ok();
    let count = |j: u32, sum: &mut Between| {
        let class = page.class(j);
        sum.commas += u32::from(page.kind(j) == Kind::Comma);
        sum.verbs += u32::from(class.is_verb() || class == Class::Modal);
        sum.clauses += u32::from(class == Class::Wh || leaves[j as usize].word == that);
        sum.cues += u32::from(is_cue(j));
        sum.nominals += u32::from(class.is_nominal() || class == Class::Pronoun);
    };
    let mut sum = Between::default();
    for j in (a..c).rev() {
        frame.between[(j - a) as usize] = sum;
        count(j, &mut sum);
    }
    let mut sum = Between::default();
    for j in c + 1..b {
        frame.between[(j - a) as usize] = sum;
        count(j, &mut sum);
    }
    frame.phrases.clear();
    frame.phrases.resize(window.len() as usize, Phrase::default());
    let in_phrase = |j: u32| {
        matches!(
            page.class(j),
            Class::Noun
                | Class::Nouns
                | Class::Name
                | Class::Adjective
                | Class::Determiner
                | Class::Possessive
                | Class::Number
                | Class::Genitive
                | Class::Pronoun
        )
    };
    let (mut before, mut before_word) = (OUTSIDE, OUTSIDE);
    for j in a..b {
        let phrase = &mut frame.phrases[(j - a) as usize];
        (phrase.before, phrase.before_word) = (before, before_word);
        if !in_phrase(j) {
            (before, before_word) = (leaves[j as usize].class, leaves[j as usize].word);
        }
    }
    let mut after = OUTSIDE;
    for j in (a..b).rev() {
        frame.phrases[(j - a) as usize].after = after;
        if !in_phrase(j) {
            after = if j == c {
                1
            } else if is_cue(j) {
                2
            } else {
                leaves[j as usize].class
            };
        }
    }
    let cue_left = cues.iter().rev().copied().find(|j| *j < c && *j >= a);
    let cue_right = cues.iter().copied().find(|j| *j > c && *j < b);
    let shape_of_sentence = (c - s0).min(6) * 8 + (s1 - c).min(6);
    let tokens = page.len();
    let mut shared_by = u32::MAX;
    for i in a..b {
        let at = (i - a) as usize;
        let leaf = leaves[i as usize];
        let side = match i.cmp(&c) {
            std::cmp::Ordering::Less => 1_u32,
            std::cmp::Ordering::Equal => 2,
            std::cmp::Ordering::Greater => 3,
        };
        let distance = match i.abs_diff(c) {
            near @ 0..6 => near,
            6..10 => 6,
            10..20 => 7,
            _ => 8,
        };
        let place = if i < s0 { 1 } else { u32::from(i >= s1) * 2 };
        let sided = mix(side, place);
        let word = |j: i64| if j < i64::from(a) || j >= i64::from(b) { OUTSIDE } else { leaves[j as usize].word };
        let class = |j: i64| if j < i64::from(a) || j >= i64::from(b) { OUTSIDE } else { leaves[j as usize].class };
        let ii = i64::from(i);
        let quoted = match leaf.quoted {
            0 => 0_u32,
            q if q == nearest_left => 2,
            q if q == nearest_right => 3,
            _ => 1,
        };
        let Between { commas, verbs, clauses, cues: others, nominals } = frame.between[at];
        // What the cue and the place alone decide changes seldom from token to token.
        let run = side * 64 + place * 16 + distance;
        if run != shared_by {
            shared_by = run;
            sink.share(&[
                key(1, sided),
                key(2, mix(sided, distance)),
                key(3, mix(head.stem, side)),
                key(4, mix(head.stem, mix(side, distance))),
                key(5, mix(mix(rate, pattern), side)),
                key(6, mix(next.word, side)),
                key(7, mix(next.class, side)),
                key(8, mix(before_class, side)),
                key(9, mix(next.class, mix(side, distance))),
                key(10, mix(before_class, mix(side, head.class))),
                key(11, mix(shape_of_sentence, side)),
            ]);
        }
        sink.token();
        let mut template = 100;
        let mut put = |x: u32| {
            template += 1;
            sink.put(key(template, x));
        };
        put(mix(leaf.word, side));
        put(mix(leaf.class, sided));
        put(mix(leaf.suffix, side));
        put(mix(leaf.class, mix(side, distance)));
        put(mix(class(ii - 1), side));
        put(mix(class(ii + 1), side));
        put(mix(word(ii - 1), side));
        put(mix(word(ii + 1), side));
        put(mix(class(ii - 1), mix(leaf.class, side)));
        put(mix(class(ii + 1), mix(leaf.class, side)));
        put(mix(class(ii - 2), side));
        put(mix(class(ii + 2), side));
        put(mix(quoted, sided));
        put(mix(quoted, mix(pattern, side)));
        put(mix(quoted, mix(head.stem, side)));
        let opens = leaf.quoted > 0 && (i == 0 || leaves[i as usize - 1].quoted != leaf.quoted);
        let closes = leaf.quoted > 0 && (i + 1 >= tokens || leaves[i as usize + 1].quoted != leaf.quoted);
        put(mix(u32::from(opens) * 2 + u32::from(closes), side));
        let before_quoted = i > 0 && leaves[i as usize - 1].quoted > 0;
        let after_quoted = i + 1 < tokens && leaves[i as usize + 1].quoted > 0;
        put(mix(u32::from(before_quoted) * 2 + u32::from(after_quoted), mix(leaf.class, side)));
        put(mix(head.stem, mix(sided, leaf.class)));
        put(mix(commas.min(4), side));
        put(mix(verbs.min(4), side));
        put(mix(clauses.min(2), side));
        put(mix(others.min(2), side));
        put(mix(nominals.min(4), side));
        let structure = commas.min(3) * 16 + verbs.min(3) * 4;
        put(mix(structure + others.min(1), side));
        put(mix(structure + others.min(1), mix(head.stem, side)));
        put(mix(structure, mix(leaf.class, side)));
        put(mix(verbs.min(2) * 4 + nominals.min(3), mix(leaf.class, side)));
        put(mix(commas.min(2), mix(next.class, side)));
        put(mix(verbs.min(2), mix(head.class, side)));
        put(mix(u32::from(is_cue(i)), side));
        put(mix(leaf.shape, mix(side, distance)));
        put(mix(u32::from(i == s0) * 2 + u32::from(i + 1 == s1), leaf.class));
        put(mix(leaf.word, mix(head.stem, side)));
        put(cue_left.map_or(0, |j| mix(u32::from(i < j) + 1, side)));
        put(cue_right.map_or(0, |j| mix(u32::from(i > j) + 1, side)));
        // The phrase that the token stands in: what stands before and after it.
        let phrase = frame.phrases[at];
        put(mix(phrase.after, mix(leaf.class, side)));
        put(mix(phrase.before, mix(leaf.class, side)));
        put(mix(phrase.before, mix(phrase.after, side)));
        put(mix(phrase.before_word, mix(side, distance)));
        put(mix(phrase.after, mix(head.stem, side)));
        put(mix(class(ii - 1), mix(leaf.class, mix(class(ii + 1), side))));
        put(mix(word(ii - 1), mix(leaf.class, side)));
        put(mix(word(ii + 1), mix(leaf.class, side)));
        // The edge before the token: whether content or source begins or ends there.
        let mut template = 300;
        let mut edge = |x: u32| {
            template += 1;
            sink.edge(key(template, x));
        };
        let (before, before2, after) = (class(ii - 1), class(ii - 2), class(ii + 1));
        let (before_word, after_word) = (word(ii - 1), word(ii + 1));
        let so_far = verbs.min(2) * 16 + nominals.min(3) * 4 + commas.min(2);
        let turns =
            u32::from(opens) * 4 + u32::from(before_quoted && leaf.quoted == 0) * 2 + u32::from(leaf.quoted > 0);
        edge(mix(leaf.word, sided));
        edge(mix(before_word, side));
        edge(mix(leaf.class, mix(before, side)));
        edge(mix(leaf.class, mix(before, mix(after, side))));
        edge(mix(leaf.class, mix(before, mix(before2, side))));
        edge(mix(leaf.word, mix(before, side)));
        edge(mix(leaf.word, mix(after, side)));
        edge(mix(leaf.word, mix(after_word, side)));
        edge(mix(before_word, mix(leaf.word, side)));
        edge(mix(before_word, mix(leaf.class, side)));
        edge(mix(leaf.word, mix(verbs.min(2), side)));
        edge(mix(leaf.word, mix(so_far, side)));
        edge(mix(mix(leaf.class, before), mix(so_far, side)));
        edge(mix(leaf.word, mix(head.stem, side)));
        edge(mix(leaf.class, mix(head.stem, mix(before, side))));
        edge(mix(leaf.word, mix(next.class, side)));
        edge(mix(leaf.word, mix(next.word, side)));
        edge(mix(turns, mix(pattern, side)));
        edge(mix(turns, mix(leaf.class, mix(before, side))));
        edge(mix(mix(before, leaf.class), mix(side, distance)));
    }
}

/// What an edge adds for these labels before and after it.
///
/// The four scores of an edge are those of content that begins, content that ends, a source that begins, a source that ends.
#[inline]
pub fn edge(scores: &[f32; 4], from: usize, to: usize) -> f32 {
    let mut sum = 0.0;
    for event in events(from, to) {
        sum += scores[event];
    }
    sum
}

/// What happens at an edge between these labels: at most one thing ends and one begins.
#[inline]
pub fn events(from: usize, to: usize) -> impl Iterator<Item = usize> {
    let ends = |label: usize| match label {
        _ if from == to => None,
        2 => Some(1),
        1 => Some(3),
        _ => None,
    };
    let begins = ends(to).map(|event| event - 1);
    ends(from).into_iter().chain(begins)
}

/// The best labels of a chain that has content, and its score over that of no label at all.
///
/// `scores` holds [`LABELS`] scores for each token, `moves[from][to]` those of neighbours, with the start as the last
/// row. `back` is a buffer.
pub fn decode(
    scores: &[[f32; LABELS]],
    edges: &[[f32; 4]],
    moves: &[[f32; LABELS]; LABELS + 1],
    back: &mut Vec<u8>,
    labels: &mut Vec<u8>,
) -> f32 {
    const STATES: usize = 2 * LABELS;
    const NEVER: f32 = -1e9;
    let n = scores.len();
    labels.clear();
    labels.resize(n, OTHER);
    if n == 0 {
        return NEVER;
    }
    back.clear();
    back.resize(n * STATES, 0);
    let content = CONTENT as usize;
    let mut row = [NEVER; STATES];
    for label in 0..LABELS {
        row[if label == content { LABELS + label } else { label }] =
            scores[0][label] + moves[LABELS][label] + edge(&edges[0], LABELS, label);
    }
    let mut nothing = scores[0][0] + moves[LABELS][0];
    for i in 1..n {
        nothing += scores[i][0] + moves[0][0];
        let mut next = [NEVER; STATES];
        for label in 0..LABELS {
            // Without content so far, unless this is content; with content, from either.
            let (mut plain, mut plain_from, mut had, mut had_from) = (NEVER, 0, NEVER, LABELS);
            for from in 0..LABELS {
                let step = moves[from][label] + edge(&edges[i], from, label);
                if row[from] + step > plain {
                    plain = row[from] + step;
                    plain_from = from;
                }
                if row[LABELS + from] + step > had {
                    had = row[LABELS + from] + step;
                    had_from = LABELS + from;
                }
            }
            if label == content {
                let (best, from) = if plain > had { (plain, plain_from) } else { (had, had_from) };
                next[LABELS + label] = best + scores[i][label];
                back[i * STATES + LABELS + label] = from as u8;
            } else {
                next[label] = plain + scores[i][label];
                back[i * STATES + label] = plain_from as u8;
                next[LABELS + label] = had + scores[i][label];
                back[i * STATES + LABELS + label] = had_from as u8;
            }
        }
        row = next;
    }
    let mut state = LABELS;
    for candidate in LABELS..STATES {
        if row[candidate] > row[state] {
            state = candidate;
        }
    }
    let best = row[state];
    for i in (0..n).rev() {
        labels[i] = (state % LABELS) as u8;
        state = back[i * STATES + state] as usize;
    }
    best - nothing
}
