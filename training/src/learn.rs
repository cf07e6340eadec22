//! The learners: logistic regression with `AdaGrad`, and the averaged structured perceptron.

use newsclaims::model::{Linear, Rows, Scores, mix, slot};
use newsclaims::quotes::learned::arguments;

/// A stream of pseudo-random numbers, the same on every platform.
pub(crate) struct Shuffle(u64);

impl Shuffle {
    pub(crate) fn new(seed: u64) -> Self {
        Shuffle(seed)
    }

    pub(crate) fn order(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            order.swap(at, self.below(at + 1));
        }
    }

    /// The next number, less than `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// A decision, in full precision.
pub(crate) struct Logistic {
    pub(crate) bits: u32,
    pub(crate) weights: Vec<f32>,
}

impl Linear for Logistic {
    fn weight(&self, feature: u32) -> f32 {
        self.weights[slot(feature, self.bits)]
    }
}

/// Examples with their features one after the other, so that millions of them fit.
#[derive(Default)]
pub(crate) struct Decisions {
    features: Vec<u32>,
    ends: Vec<usize>,
    right: Vec<bool>,
}

impl Decisions {
    pub(crate) fn push(&mut self, right: bool, give: impl FnOnce(&mut Vec<u32>)) {
        give(&mut self.features);
        self.ends.push(self.features.len());
        self.right.push(right);
    }

    fn get(&self, at: usize) -> &[u32] {
        &self.features[if at == 0 { 0 } else { self.ends[at - 1] }..self.ends[at]]
    }
}

/// How a decision is learnt.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Steps {
    /// How often each example is met.
    pub(crate) epochs: usize,
    /// The size of the first steps.
    pub(crate) rate: f32,
    /// Penalties on the size of weights, and on its square.
    pub(crate) l1: f32,
    pub(crate) l2: f32,
    /// Of the order of the examples.
    pub(crate) seed: u64,
}

impl Logistic {
    /// Learns by FTRL (`McMahan` et al., 2013): steps that shrink slot by slot, and penalties that hold down what few
    /// examples speak for.
    pub(crate) fn train(examples: &Decisions, bits: u32, steps: Steps) -> Self {
        let Steps { epochs, rate, l1, l2, seed } = steps;
        let mut weights = vec![0.0_f32; 1 << bits];
        let mut sums = vec![0.0_f32; 1 << bits];
        let mut squares = vec![0.0_f32; 1 << bits];
        let mut order: Vec<usize> = (0..examples.right.len()).collect();
        let mut shuffle = Shuffle::new(seed);
        for _ in 0..epochs {
            shuffle.order(&mut order);
            for &at in &order {
                let features = examples.get(at);
                let score: f32 = features.iter().map(|feature| weights[slot(*feature, bits)]).sum();
                let error = 1.0 / (1.0 + (-score).exp()) - f32::from(u8::from(examples.right[at]));
                for feature in features {
                    let slot = slot(*feature, bits);
                    let before = squares[slot].sqrt();
                    squares[slot] += error * error;
                    let now = squares[slot].sqrt();
                    sums[slot] += error - (now - before) / rate * weights[slot];
                    let beyond = sums[slot].abs() - l1;
                    weights[slot] =
                        if beyond <= 0.0 { 0.0 } else { -sums[slot].signum() * beyond / ((1.0 + now) / rate + l2) };
                }
            }
        }
        Logistic { bits, weights }
    }
}

/// A chain, in full precision.
#[derive(Clone)]
pub(crate) struct Chain {
    pub(crate) bits: u32,
    pub(crate) rows: Vec<Scores>,
    pub(crate) moves: [[f32; 4]; 5],
}

impl Rows for Chain {
    type Sum = Scores;

    fn add(&self, feature: u32, sum: &mut Scores) {
        self.join(&self.rows[slot(feature, self.bits)], sum);
    }

    fn join(&self, part: &Scores, sum: &mut Scores) {
        for (total, weight) in numbers(sum).zip(part.labels.iter().chain(&part.edge)) {
            *total += weight;
        }
    }

    fn scores(&self, sum: &Scores) -> Scores {
        *sum
    }

    fn moves(&self) -> &[[f32; 4]; 5] {
        &self.moves
    }
}

fn numbers(scores: &mut Scores) -> impl Iterator<Item = &mut f32> {
    scores.labels.iter_mut().chain(&mut scores.edge)
}

/// The features of an example that are left out while learning, so that no feature relies on another: a fifth.
const DROPPED: u32 = (0.2 * DROP_RANGE as f32) as u32;
const DROP_RANGE: u32 = 1 << 24;

/// What makes up for those left out.
const SCALE: f32 = DROP_RANGE as f32 / (DROP_RANGE - DROPPED) as f32;

/// Whether a feature of a token stays in, in one meeting with an example.
fn stays(feature: u32, place: usize, salt: u32) -> bool {
    mix(feature ^ salt, place as u32) >> 8 >= DROPPED
}

/// One window: the features of all its tokens, the same number for each, and its labels.
pub(crate) struct Window {
    pub(crate) features: Vec<u32>,
    pub(crate) labels: Vec<u8>,
}

impl Chain {
    /// All its weights.
    pub(crate) fn weights(&mut self) -> impl Iterator<Item = &mut f32> {
        self.rows.iter_mut().flat_map(numbers).chain(self.moves.iter_mut().flatten())
    }

    /// The sum of the rows of those features that stay in.
    fn sum(&self, features: &[u32], place: usize, salt: u32) -> Scores {
        let mut sum = Scores::default();
        for feature in features.iter().filter(|feature| stays(**feature, place, salt)) {
            self.add(*feature, &mut sum);
        }
        numbers(&mut sum).for_each(|total| *total *= SCALE);
        sum
    }

    /// Learns by the averaged structured perceptron with a margin: wrong labels get `cost` ahead while learning.
    pub(crate) fn train(examples: &[Window], bits: u32, epochs: usize, cost: f32, seed: u64) -> Self {
        let mut now = Chain { bits, rows: vec![Scores::default(); 1 << bits], moves: [[0.0; 4]; 5] };
        let mut sums = now.clone();
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut shuffle = Shuffle::new(seed);
        let mut time = 1.0_f32;
        let (mut scores, mut rows, mut found) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..epochs {
            shuffle.order(&mut order);
            for &at in &order {
                let Window { features, labels } = &examples[at];
                if labels.is_empty() {
                    continue;
                }
                let each = features.len() / labels.len();
                scores.clear();
                let salt = (time as u32).wrapping_mul(0x9e37_79b1);
                for (place, (token, right)) in features.chunks_exact(each).zip(labels).enumerate() {
                    let mut sum = now.sum(token, place, salt);
                    for (label, total) in sum.labels.iter_mut().enumerate() {
                        if label != *right as usize {
                            *total += cost;
                        }
                    }
                    scores.push(sum);
                }
                arguments::decode(&scores, &now.moves, &mut rows, &mut found);
                if found != *labels {
                    let (mut from_right, mut from_found) = (4, 4);
                    for (place, token) in features.chunks_exact(each).enumerate() {
                        let (right, wrong) = (labels[place] as usize, found[place] as usize);
                        if right != wrong {
                            for feature in token.iter().filter(|feature| stays(**feature, place, salt)) {
                                let slot = slot(*feature, bits);
                                now.rows[slot].labels[right] += 1.0;
                                sums.rows[slot].labels[right] += time;
                                now.rows[slot].labels[wrong] -= 1.0;
                                sums.rows[slot].labels[wrong] -= time;
                            }
                        }
                        if (from_right, right) != (from_found, wrong) {
                            for (events, step) in [
                                (arguments::events(from_right, right), 1.0),
                                (arguments::events(from_found, wrong), -1.0),
                            ] {
                                for event in events {
                                    for feature in token.iter().filter(|feature| stays(**feature, place, salt)) {
                                        let slot = slot(*feature, bits);
                                        now.rows[slot].edge[event] += step;
                                        sums.rows[slot].edge[event] += step * time;
                                    }
                                }
                            }
                            now.moves[from_right][right] += 1.0;
                            sums.moves[from_right][right] += time;
                            now.moves[from_found][wrong] -= 1.0;
                            sums.moves[from_found][wrong] -= time;
                        }
                        (from_right, from_found) = (right, wrong);
                    }
                }
                time += 1.0;
            }
        }
        for (weight, sum) in now.weights().zip(sums.weights()) {
            *weight -= *sum / time;
        }
        now
    }
}
