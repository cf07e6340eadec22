//! The weights of the comparison's scores. `benchmarks/comparison/fit.py --write` writes this file.

use super::evidence::FEATURES;

/// What the scores of pairs are made with.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Of the features of two figures of one value, and of two values.
    pub same: [f32; FEATURES],
    pub other: [f32; FEATURES],
    /// What the best pair is worth, and what the log odds of the pair and of its best rival are (`rivals`).
    pub rivals: [f32; 4],
    /// mean, more, many, least, kept
    pub joins: [f32; 6],
}

/// The weights learnt from the stories of the benchmark.
pub const LEARNT: Weights = Weights {
    same: [
    -1.22, 0.26, 0.55, 0.19, -0.77, -1.45, 1.17, 1.43, 0.12, 1.00, -2.20, -0.01, -0.28, 0.53, 0.48, 3.17, 0.00, -0.45,
    -0.23, -0.34, 0.80, 0.15, 0.18, 2.84, -1.15, 0.01, -0.06, -0.01, 1.12, 0.54, -0.00, 0.00, 0.02, 1.24, 0.00, 0.00,
    0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00,
],
    other: [
    -0.59, 0.35, -0.23, 0.46, -0.62, -0.55, 0.09, 0.18, -0.08, 0.73, -0.99, -0.10, 0.08, -0.15, -2.19, 0.64, -1.88,
    -1.04, -0.53, -0.65, 0.47, -1.17, -1.03, -0.71, -0.52, 0.17, -0.08, -0.49, 0.95, 0.38, 0.20, 0.60, 0.01, -0.44,
    1.72, 0.83, -1.40, 0.00, 0.02, 0.96, 0.02, -0.37, -0.38,
],
    rivals: [-0.96, 0.77, -0.17, 0.92],
    joins: [0.3, 0.025, 0.55, 0.1, 0.5, 0.5],
};
