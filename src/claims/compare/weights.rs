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
    same: [
        0.88, 0.27, 0.55, -0.23, 0.76, 0.24, -0.71, 0.27, -1.37, -0.11, 0.19, -0.04, -0.08, 0.19, -0.28, 0.73, -0.57,
        -0.35, 0.02, 0.14, -0.15, 0.18, -0.12, 1.39, 0.00, -0.01, 0.00, -0.04, 0.41, -0.52, 0.76, -0.03, 0.53, 0.00,
        0.32, -0.02, 0.22, -0.21, 1.74, -1.27, -0.16, 0.17, 0.07, 0.09, -0.02, 0.00, 0.00, 0.00, 0.17, 0.41, -0.51,
        0.00,
    ],
    other: [
        -1.54, 0.23, -0.42, -0.74, 0.20, -0.14, -0.67, 0.20, 0.58, 0.38, 0.36, 0.50, -0.51, -0.33, -0.41, 0.23, -1.01,
        -0.33, 0.13, -0.77, -1.12, 1.65, 0.59, 0.93, -1.06, 0.00, 0.85, -1.24, -0.13, -0.88, -0.57, -0.84, -0.68, 1.75,
        0.38, -0.90, -0.67, -0.63, 0.81, -1.45, -0.20, -0.01, -0.09, -0.87, 0.27, -0.15, 0.99, -0.79, 0.95, 0.37, 0.72,
        0.37,
    ],
    rivals: [
        -0.96, 1.15, -0.43, -0.08, -0.21, 0.60,
    ],
    joins: [0.25, 0.025, 0.5, 0.05, 0.55, 0.5],
};
