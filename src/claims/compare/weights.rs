//! The weights of the comparison's scores: logistic regressions on the development stories of `benchmarks/comparison`. Its
//! `fit.py --write` writes the numbers.

use super::evidence::FEATURES;

/// What the scores of pairs are made with.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Of the features of two figures of one value.
    pub same: [f32; FEATURES],
    /// Of those of two values.
    pub other: [f32; FEATURES],
    /// Of what says how a pair stands to its rivals.
    pub rivals: [f32; 6],
}

/// The weights in use.
pub const LEARNT: Weights = Weights {
    same: [
        -0.20, 0.34, -0.08, -0.11, 0.60, 0.11, -1.07, 0.58, -0.82, 0.14, 0.06, -0.14, -0.05, 0.12, -0.28, 0.87, -0.85,
        -0.44, -0.02, 0.17, -0.81, 0.33, 0.25, 0.01, -0.00, 0.53, 1.23, 0.00, -0.67, 0.00, -0.15, -0.18, -0.60, 0.81,
        -0.27, 0.60, -0.01, 0.42, -0.18, -0.10, -0.47, 1.09, -1.15, -0.39, 0.04, 0.06, -0.07, -0.03, -0.33, -0.05,
        -0.04, -0.60, 0.00, 0.00, 0.00, 0.52, 0.39, 0.08, -2.49, -0.02,
    ],
    other: [
        -1.31, 0.21, -0.20, -0.83, 0.19, 0.01, -0.68, 0.20, 0.51, 0.63, 0.08, 0.17, -0.39, -0.18, -0.03, 0.21, -1.42,
        -0.39, 0.28, -0.49, -1.46, 1.27, 0.45, -0.23, 0.52, 0.56, 1.29, -1.08, 0.00, 0.74, -1.00, -0.14, -0.74, -0.81,
        -0.39, -0.76, 1.63, -0.00, -0.86, -0.42, -0.58, 0.21, -0.90, -0.69, 0.46, 0.01, -1.08, 0.68, -0.20, 0.81, 1.68,
        0.05, -0.02, 0.96, -0.96, 1.70, -0.21, 0.64, -0.30, 0.19,
    ],
    rivals: [-0.56, 1.01, -0.27, -0.06, 0.04, 0.14],
};
