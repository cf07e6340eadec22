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
        -0.20, 0.34, -0.08, -0.11, 0.60, 0.12, -1.07, 0.58, -0.82, 0.14, 0.06, -0.14, -0.05, 0.12, -0.28, 0.87, -0.85,
        -0.44, -0.02, 0.17, -0.81, 0.33, 0.25, 0.01, -0.00, 0.53, 1.23, 0.00, -0.67, 0.00, -0.15, -0.18, -0.60, 0.82,
        -0.27, 0.60, -0.01, 0.42, -0.18, -0.10, -0.47, 1.09, -1.15, -0.39, 0.04, 0.06, -0.07, -0.03, -0.33, -0.05,
        -0.04, -0.60, 0.00, 0.00, 0.00, 0.52, 0.38, 0.08, -2.48, 0.00, -0.02,
    ],
    other: [
        -1.30, 0.21, -0.20, -0.84, 0.19, 0.02, -0.68, 0.20, 0.52, 0.63, 0.07, 0.16, -0.39, -0.21, -0.05, 0.22, -1.40,
        -0.38, 0.28, -0.50, -1.46, 1.29, 0.45, -0.23, 0.51, 0.55, 1.31, -1.07, 0.00, 0.76, -1.02, -0.15, -0.75, -0.60,
        -0.39, -0.73, 1.67, -0.01, -0.85, -0.42, -0.60, 0.19, -0.93, -0.72, 0.38, 0.01, -1.10, 0.69, -0.20, 0.82, 1.66,
        0.06, -0.01, 0.96, -0.97, 1.66, -0.19, 0.64, -0.29, 0.35, -0.32,
    ],
    rivals: [-0.58, 1.03, -0.29, -0.07, 0.07, 0.10],
};
