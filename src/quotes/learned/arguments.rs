//! The arguments of a cue: which tokens around it are its source, its content, and the rest of the cue.
//!
//! One linear chain for each cue over a window around it: its sentence, and the sentences that a quotation or a colon
//! joins to it. Decoding is exact (Viterbi) under the constraint that there is content.

use super::page::{Counts, OUTSIDE, Page};
use crate::model::{Scores, key, mix};
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

/// What the walk over a window from right to left tells of a token.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// What stands between it and the cue, where it stands to the left of that.
    between: Counts,
    /// What follows its noun phrase.
    after: u32,
    /// Whether it is the head of a cue.
    is_cue: bool,
}

/// What the features of one cue's window share; its buffer is used again.
#[derive(Default)]
pub struct Frame {
    seen: Vec<Seen>,
}

impl std::fmt::Debug for Frame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Frame").finish_non_exhaustive()
    }
}

/// Features that change seldom from token to token are given in groups, each when it changes: those that the cue and the
/// [`Place`] decide; those of the distance; those of the quotation that the token is in; those of what stands between it and
/// the cue.
pub const GROUPS: usize = 4;
const PLACE: usize = 0;
const DISTANCE: usize = 1;
const QUOTED: usize = 2;
const BETWEEN: usize = 3;

/// Where the features of a window go: token by token, in order.
pub trait Sink {
    /// The features of a group that the next tokens share, instead of those given before.
    fn share(&mut self, group: usize, features: &[u32]);
    /// A feature of the token and of the edge before it.
    fn put(&mut self, feature: u32);
    /// The token is complete.
    fn end_token(&mut self);
    /// Whether the features that a token has by itself, seen from this [`place`](Place), are known from another window:
    /// then they count as given.
    fn recall(&mut self, _token: u32, _place: Place) -> bool {
        false
    }
    /// All features that were given of this token are those that it has by itself.
    fn remember(&mut self, _token: u32, _place: Place) {}
}

/// Where a token stands as seen from a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// 1 to the left of the cue, 2 for the cue itself, 3 to the right.
    pub side: u32,
    /// 1 before the sentence of the cue, 0 in it, 2 after it.
    pub sentence: u32,
}

/// Gives the features of every token of the window to the sink.
///
/// A template has a number of its own: from 1 for what several tokens share, from 31 for what the cue has a part in, from 51 for
/// what a token has by itself.
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
    let leaves = &page.leaves[..];
    let head = leaves[c as usize];
    let rate = u32::from(head.rate);
    let sentence = page.sentence(c);
    let (s0, s1) = (sentence.start, sentence.end);
    let next = if c + 1 < b {
        leaves[c as usize + 1]
    } else {
        super::page::Leaf { word: OUTSIDE, class: OUTSIDE, ..Default::default() }
    };
    let before_class = if c > a { leaves[c as usize - 1].class } else { OUTSIDE };
    let (left, right) = (&leaves[a as usize..c as usize], &leaves[c as usize..b as usize]);
    let nearest_left = left.iter().rev().map(|leaf| leaf.quoted).find(|quoted| *quoted > 0);
    let nearest_right = right.iter().map(|leaf| leaf.quoted).find(|quoted| *quoted > 0);
    let pattern = u32::from(nearest_left.is_some()) * 2 + u32::from(nearest_right.is_some());
    look_back(page, c, window, cues, frame);
    let cue_left = cues.iter().rev().copied().find(|j| *j < c && *j >= a);
    let cue_right = cues.iter().copied().find(|j| *j > c && *j < b);
    let shape_of_sentence = (c - s0).min(6) * 8 + (s1 - c).min(6);
    // What the groups hold.
    let (mut in_place, mut in_distance, mut in_quoted, mut in_between) = (u32::MAX, u32::MAX, u32::MAX, u32::MAX);
    let mut last_between = (Counts::default(), u32::MAX);
    // What the cue and the place decide, as the templates use it.
    let (mut sided, mut at_distance, mut stem_side, mut pattern_side) = (0, 0, 0, 0);
    let (mut next_class_side, mut next_word_side) = (0, 0);
    // What stands between the token and the cue, in the same way.
    let (mut structure, mut in_short, mut so_far, mut verbs_side) = (0, 0, 0, 0);
    // What stands to the right of the cue so far.
    let mut so_far_right = Counts::default();
    // The last token that is in no noun phrase, and the token before.
    let (mut outer, mut outer_word, mut before) = (OUTSIDE, OUTSIDE, OUTSIDE);
    for (i, (leaf, seen)) in (a..b).zip(leaves[a as usize..b as usize].iter().zip(&frame.seen)) {
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
        let place = Place { side, sentence: if i < s0 { 1 } else { u32::from(i >= s1) * 2 } };
        let run = side * 4 + place.sentence;
        if run != in_place {
            (in_place, in_distance, in_quoted) = (run, u32::MAX, u32::MAX);
            sided = mix(side, place.sentence);
            stem_side = mix(head.stem, side);
            pattern_side = mix(pattern, side);
            next_class_side = mix(next.class, side);
            next_word_side = mix(next.word, side);
            sink.share(
                PLACE,
                &[
                    key(1, sided),
                    key(2, stem_side),
                    key(3, mix(mix(rate, pattern), side)),
                    key(4, next_word_side),
                    key(5, next_class_side),
                    key(6, mix(before_class, side)),
                    key(7, mix(before_class, mix(side, head.class))),
                    key(8, mix(shape_of_sentence, side)),
                ],
            );
        }
        if distance != in_distance {
            in_distance = distance;
            at_distance = mix(side, distance);
            let near = key(9, mix(sided, distance));
            sink.share(DISTANCE, &[near, key(10, mix(head.stem, at_distance)), key(11, mix(next.class, at_distance))]);
        }
        let quoted = match leaf.quoted {
            0 => 0_u32,
            q if Some(q) == nearest_left => 2,
            q if Some(q) == nearest_right => 3,
            _ => 1,
        };
        if quoted != in_quoted {
            in_quoted = quoted;
            let (pattern, stem) = (mix(quoted, pattern_side), mix(quoted, stem_side));
            sink.share(QUOTED, &[key(12, mix(quoted, sided)), key(13, pattern), key(14, stem)]);
        }
        let between = match side {
            1 => seen.between,
            2 => Counts::default(),
            _ => so_far_right,
        };
        // Whether there is another cue, and the token beyond it.
        let to_left = cue_left.map_or(0, |j| 1 + u32::from(i < j));
        let to_right = cue_right.map_or(0, |j| 1 + u32::from(i > j));
        let now = (between, side + to_left * 4 + to_right * 16);
        if now != last_between {
            last_between = now;
            // Of most things it matters only whether there are few or many.
            let (commas, verbs, nominals) = (between.commas(), between.verbs(), between.nominals());
            let (clauses, cues) = (between.clauses().min(2), between.cues().min(2));
            let counts = commas.min(4) + verbs.min(4) * 8 + nominals.min(4) * 64 + clauses * 512 + cues * 2048;
            let counts = counts + now.1 * 8192;
            if counts != in_between {
                in_between = counts;
                structure = commas.min(3) * 16 + verbs.min(3) * 4;
                in_short = verbs.min(2) * 4 + nominals.min(3);
                so_far = mix(verbs.min(2) * 16 + nominals.min(3) * 4 + commas.min(2), side);
                verbs_side = mix(verbs.min(2), side);
                let structure = structure + cues.min(1);
                sink.share(
                    BETWEEN,
                    &[
                        key(15, mix(commas.min(4), side)),
                        key(16, mix(verbs.min(4), side)),
                        key(17, mix(clauses, side)),
                        key(18, mix(cues, side)),
                        key(19, mix(nominals.min(4), side)),
                        key(20, mix(structure, side)),
                        key(21, mix(structure, stem_side)),
                        key(22, mix(commas.min(2), next_class_side)),
                        key(23, mix(verbs.min(2), mix(head.class, side))),
                        key(24, if to_left > 0 { mix(to_left, side) } else { 0 }),
                        key(25, if to_right > 0 { mix(to_right, side) } else { 0 }),
                    ],
                );
            }
        }
        // A token whose neighbours are all in the window is the same for every cue that sees it from this place. In a
        // sentence of several cues, what it has by itself is added up once.
        let inner = i >= a + 2 && i + 2 < b && side != 2;
        if !inner || !sink.recall(i, place) {
            by_itself(page, i, window, sentence, place, seen.is_cue, sink);
            if inner {
                sink.remember(i, place);
            }
        }
        let class_side = mix(leaf.class, side);
        sink.put(key(31, mix(leaf.class, at_distance)));
        sink.put(key(32, mix(head.stem, mix(sided, leaf.class))));
        sink.put(key(33, mix(structure, class_side)));
        sink.put(key(34, mix(in_short, class_side)));
        sink.put(key(35, mix(leaf.shape, at_distance)));
        sink.put(key(36, mix(leaf.word, stem_side)));
        // The phrase that the token stands in: what stands before and after it.
        sink.put(key(37, mix(seen.after, class_side)));
        sink.put(key(38, mix(outer, class_side)));
        sink.put(key(39, mix(outer, mix(seen.after, side))));
        sink.put(key(40, mix(outer_word, at_distance)));
        sink.put(key(41, mix(seen.after, stem_side)));
        // How far the clause has come.
        sink.put(key(42, mix(leaf.word, verbs_side)));
        sink.put(key(43, mix(leaf.word, so_far)));
        sink.put(key(44, mix(mix(leaf.class, before), so_far)));
        sink.put(key(45, mix(leaf.class, mix(head.stem, mix(before, side)))));
        sink.put(key(46, mix(leaf.word, next_class_side)));
        sink.put(key(47, mix(leaf.word, next_word_side)));
        sink.put(key(48, mix(leaf.turns.code(), pattern_side)));
        sink.put(key(49, mix(mix(before, leaf.class), at_distance)));
        sink.end_token();
        if side == 3 {
            so_far_right.add(leaf.counts, seen.is_cue);
        }
        if !leaf.phrasal {
            (outer, outer_word) = (leaf.class, leaf.word);
        }
        before = leaf.class;
    }
}

/// Walks over a window from right to left.
fn look_back(page: &Page<'_, '_>, c: u32, window: Span<Tok>, cues: &[u32], frame: &mut Frame) {
    let leaves = &page.leaves[window.range()];
    frame.seen.clear();
    frame.seen.resize(leaves.len(), Seen::default());
    for cue in cues.iter().filter(|cue| window.contains(**cue)) {
        frame.seen[(cue - window.start) as usize].is_cue = true;
    }
    let mut after = OUTSIDE;
    let mut between = Counts::default();
    for (j, (leaf, seen)) in (window.start..window.end).zip(leaves.iter().zip(&mut frame.seen)).rev() {
        (seen.after, seen.between) = (after, between);
        if j < c {
            between.add(leaf.counts, seen.is_cue);
        }
        if !leaf.phrasal {
            after = match (j == c, seen.is_cue) {
                (true, _) => 1,
                (_, true) => 2,
                _ => leaf.class,
            };
        }
    }
}

/// The features that a token has by itself: its neighbourhood and its place decide them, whatever the cue. `own` is the
/// sentence of the cue.
fn by_itself(
    page: &Page<'_, '_>,
    i: u32,
    window: Span<Tok>,
    own: Span<Tok>,
    Place { side, sentence }: Place,
    is_cue: bool,
    sink: &mut impl Sink,
) {
    let leaf = &page.leaves[i as usize];
    let beside = |step: i32| match i.checked_add_signed(step) {
        Some(j) if window.contains(j) => (page.leaves[j as usize].word, page.leaves[j as usize].class),
        _ => (OUTSIDE, OUTSIDE),
    };
    let ((_, before2), (before_word, before)) = (beside(-2), beside(-1));
    let ((after_word, after), (_, after2)) = (beside(1), beside(2));
    let sided = mix(side, sentence);
    let class_side = mix(leaf.class, side);
    let turns = leaf.turns;
    let ends = if sentence == 0 { u32::from(i == own.start) * 2 + u32::from(i + 1 == own.end) } else { 0 };
    sink.put(key(51, mix(leaf.word, sided)));
    sink.put(key(52, mix(leaf.class, sided)));
    sink.put(key(53, mix(leaf.suffix, side)));
    sink.put(key(54, mix(before, class_side)));
    sink.put(key(55, mix(after, class_side)));
    sink.put(key(56, mix(before2, side)));
    sink.put(key(57, mix(after2, side)));
    sink.put(key(58, mix(turns.edges(), side)));
    sink.put(key(59, mix(turns.around(), class_side)));
    sink.put(key(60, mix(u32::from(is_cue), side)));
    sink.put(key(61, mix(ends, leaf.class)));
    sink.put(key(62, mix(before, mix(leaf.class, mix(after, side)))));
    sink.put(key(63, mix(before_word, class_side)));
    sink.put(key(64, mix(after_word, class_side)));
    sink.put(key(65, mix(leaf.class, mix(before, mix(before2, side)))));
    sink.put(key(66, mix(leaf.word, mix(before, side))));
    sink.put(key(67, mix(leaf.word, mix(after, side))));
    sink.put(key(68, mix(leaf.word, mix(after_word, side))));
    sink.put(key(69, mix(turns.code(), mix(leaf.class, mix(before, side)))));
}

/// What happens at an edge between these labels: at most one thing ends and one begins. The four scores of an edge are those of
/// content that begins, content that ends, a source that begins, a source that ends.
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

/// What an edge adds where each label begins, and where each ends.
#[inline]
const fn around(edge: &[f32; 4]) -> ([f32; LABELS], [f32; LABELS]) {
    let [content_begins, content_ends, source_begins, source_ends] = *edge;
    ([0.0, source_begins, content_begins, 0.0], [0.0, source_ends, content_ends, 0.0])
}

/// The score of a path that cannot be.
const NEVER: f32 = -1e9;
/// What leaves content only, and what leaves it out.
const ONLY_CONTENT: [f32; LABELS] = [2.0 * NEVER, 2.0 * NEVER, 0.0, 2.0 * NEVER];
const NO_CONTENT: [f32; LABELS] = [0.0, 0.0, NEVER, 0.0];

/// The scores of neighbouring labels, those of the same label twice apart: nothing begins or ends between them.
struct Steps {
    change: [[f32; LABELS]; LABELS],
    stay: [f32; LABELS],
}

impl Steps {
    fn new(moves: &[[f32; LABELS]; LABELS + 1]) -> Self {
        let change = |from: usize, to: usize| if from == to { NEVER } else { moves[from][to] };
        Steps {
            change: std::array::from_fn(|from| std::array::from_fn(|to| change(from, to))),
            stay: std::array::from_fn(|label| moves[label][label]),
        }
    }

    /// The best scores at the next token, without its own.
    #[inline]
    fn best(&self, before: &Lanes, begins: &Lanes, ends: &Lanes) -> Lanes {
        let sum = |one: &Lanes, other: &Lanes| lanes(one, other, |one, other| one + other);
        let from = |from: usize| {
            let step = sum(&self.change[from], &sum(&[ends[from]; LABELS], begins));
            sum(&[before[from]; LABELS], &step)
        };
        let changed = lanes(&lanes(&from(0), &from(1), larger), &lanes(&from(2), &from(3), larger), larger);
        lanes(&changed, &sum(before, &self.stay), larger)
    }

    /// Where the best score of one label at the next token comes from.
    fn origin(&self, before: &Lanes, edge: &[f32; 4], to: usize) -> (usize, f32) {
        let (begins, ends) = around(edge);
        best_of(std::array::from_fn(|from| {
            let step = if from == to { self.stay[to] } else { self.change[from][to] + (ends[from] + begins[to]) };
            before[from] + step
        }))
    }
}

/// A number for each label.
type Lanes = [f32; LABELS];

/// Written out, since compilers make one instruction of it.
#[inline]
fn lanes(one: &Lanes, other: &Lanes, of: impl Fn(f32, f32) -> f32) -> Lanes {
    [of(one[0], other[0]), of(one[1], other[1]), of(one[2], other[2]), of(one[3], other[3])]
}

#[inline]
const fn larger(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

/// The best of some scores, the first of equal ones.
fn best_of(scores: [f32; LABELS]) -> (usize, f32) {
    let mut best = 0;
    for label in 1..LABELS {
        best = if scores[label] > scores[best] { label } else { best };
    }
    (best, scores[best])
}

/// The best scores of the labels at one token: without content so far, and with it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    plain: [f32; LABELS],
    had: [f32; LABELS],
}

/// The best labels of a chain that has content, and its score over that of no label at all.
///
/// `scores` holds those of each token, `moves[from][to]` those of neighbours, with the start as the last row. `rows` is a buffer.
/// Only scores are kept on the way; where the best came from is found out on the way back, for one label of each token.
pub fn decode(
    scores: &[Scores],
    moves: &[[f32; LABELS]; LABELS + 1],
    rows: &mut Vec<Row>,
    labels: &mut Vec<u8>,
) -> f32 {
    const AT: usize = CONTENT as usize;
    labels.clear();
    labels.resize(scores.len(), OTHER);
    rows.clear();
    let Some(first) = scores.first() else { return NEVER };
    let steps = Steps::new(moves);
    let (begins, _) = around(&first.edge);
    let mut row = Row { plain: [NEVER; LABELS], had: [NEVER; LABELS] };
    for label in 0..LABELS {
        let best = if label == AT { &mut row.had } else { &mut row.plain };
        best[label] = first.labels[label] + moves[LABELS][label] + begins[label];
    }
    rows.push(row);
    let mut nothing = first.labels[0] + moves[LABELS][0];
    for Scores { labels, edge } in &scores[1..] {
        nothing += labels[0] + moves[0][0];
        let (begins, ends) = around(edge);
        let plain = steps.best(&row.plain, &begins, &ends);
        let had = steps.best(&row.had, &begins, &ends);
        // Content makes of a path without it one with it.
        let had = lanes(&lanes(&plain, &ONLY_CONTENT, |score, out| score + out), &had, larger);
        let plain = lanes(&plain, &NO_CONTENT, |score, out| score + out);
        let plain = lanes(&plain, labels, |sum, own| sum + own);
        let had = lanes(&had, labels, |sum, own| sum + own);
        row = Row { plain, had };
        rows.push(row);
    }
    let (mut label, best) = best_of(row.had);
    let mut with_content = true;
    for at in (1..scores.len()).rev() {
        labels[at] = label as u8;
        let (before, edge) = (&rows[at - 1], &scores[at].edge);
        let had = if with_content { steps.origin(&before.had, edge, label) } else { (label, NEVER) };
        with_content = with_content && (label != AT || had.1 >= steps.origin(&before.plain, edge, AT).1);
        label = if with_content { had.0 } else { steps.origin(&before.plain, edge, label).0 };
    }
    labels[0] = label as u8;
    best - nothing
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Lanes = [f32; LABELS];

    fn score(labels: &[usize], tokens: &[(Lanes, Lanes)], moves: &[Lanes; LABELS + 1]) -> f32 {
        let before = [LABELS].into_iter().chain(labels.iter().copied());
        let steps = before.zip(labels).zip(tokens).map(|((from, to), (scores, edge))| {
            scores[*to] + moves[from][*to] + events(from, *to).map(|event| edge[event]).sum::<f32>()
        });
        steps.sum()
    }

    fn lanes() -> impl Strategy<Value = Lanes> {
        prop::array::uniform4(-9_i8..9).prop_map(|lanes| lanes.map(f32::from))
    }

    proptest! {
        #[test]
        fn decoding_is_exact(
            tokens in prop::collection::vec((lanes(), lanes()), 1..6),
            moves in prop::array::uniform5(lanes()),
        ) {
            let scores: Vec<Scores> = tokens.iter().map(|(labels, edge)| Scores { labels: *labels, edge: *edge }).collect();
            let mut labels = Vec::new();
            let margin = decode(&scores, &moves, &mut Vec::new(), &mut labels);
            let found: Vec<usize> = labels.iter().map(|label| usize::from(*label)).collect();
            let all = 0..LABELS.pow(tokens.len() as u32);
            let all = all.map(|code| (0..tokens.len()).map(|at| code / LABELS.pow(at as u32) % LABELS).collect::<Vec<_>>());
            let with_content = all.filter(|labels| labels.contains(&usize::from(CONTENT)));
            let best = with_content.map(|labels| score(&labels, &tokens, &moves)).fold(NEVER, f32::max);
            prop_assert!(labels.contains(&CONTENT));
            let nothing = score(&vec![0; tokens.len()], &tokens, &moves);
            prop_assert!((score(&found, &tokens, &moves) - best).abs() < 0.01);
            prop_assert!((margin - (best - nothing)).abs() < 0.01);
        }
    }
}
