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
        -0.08, 0.21, -0.04, -0.14, 0.61, 0.12, -0.83, 0.57, -1.18, 0.01, 0.12, -0.07, -0.03, 0.20, -0.27, 0.79, -0.62,
        -0.34, 0.09, 0.06, -0.66, 0.38, -0.10, 0.08, 0.07, 0.23, 1.02, 0.00, -0.57, 0.00, -0.04, -0.18, -0.47, 0.75,
        -0.29, 0.60, -0.01, 0.37, -0.17, -0.12, -0.52, 1.45, -1.27, -0.28, 0.17, 0.13, 0.04, -0.03, -0.35, -0.05,
        -0.03, -0.40, 0.00, 0.00, 0.00, 0.26, 0.25, -0.09, -2.21, 0.00,
    ],
    other: [
        -1.47, -0.00, -0.32, -0.67, 0.22, -0.03, -0.68, 0.40, 0.00, 0.05, 0.27, 0.29, -0.41, -0.18, -0.36, 0.24, -0.89,
        -0.39, 0.11, -0.52, -1.40, 1.26, 0.42, -0.09, 0.48, 0.48, 1.16, -1.09, 0.00, 0.97, -1.32, -0.02, -0.91, -0.79,
        -0.77, -0.72, 1.00, 0.19, -0.80, -0.45, -0.65, 0.91, -1.19, -0.37, 0.45, -0.10, -0.96, 1.01, -0.10, 0.88, 1.92,
        0.38, -0.15, 0.92, -0.81, 0.86, 0.22, 0.74, -0.43, 0.27,
    ],
    rivals: [-0.50, 1.16, -0.33, -0.18, 0.05, -0.21],
};
