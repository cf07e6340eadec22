//! The weights of the comparison's scores. `benchmarks/comparison/fit.py --write` writes this file.

use super::evidence::FEATURES;

/// What the scores of pairs are made with.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Of the features of two figures of one value, and of two values.
    pub same: [f32; FEATURES],
    pub other: [f32; FEATURES],
    /// What the best pair is worth, and what the log odds of the pair and of its best rival are (`rivals`).
    pub rivals: [f32; 6],
    /// mean, more, many, least, kept
    pub joins: [f32; 6],
}

/// The weights learnt from the stories of the benchmark.
pub const LEARNT: Weights = Weights {
    same: [0.0; FEATURES],
    other: [0.0; FEATURES],
    rivals: [
        -0.96, 1.15, -0.43, -0.08, -0.21, 0.60,
    ],
    joins: [0.25, 0.025, 0.5, 0.05, 0.55, 0.5],
};
