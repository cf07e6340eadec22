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
        0.75, 0.04, 0.40, -0.11, 0.61, 0.31, -0.50, 0.20, -1.26, -0.23, 0.15, -0.11, -0.11, 0.14, -0.25, 0.61, -0.42,
        -0.39, 0.20, 0.05, -0.11, 0.13, -0.24, 0.06, 0.06, -0.07, 1.17, 0.00, 0.08, 0.00, 0.01, 0.27, -0.33, 0.70,
        -0.00, 0.34, 0.00, 0.27, -0.06, 0.27, -0.14, 1.89, -1.48, -0.00, 0.15, 0.04, 0.10, 0.00, 0.00, 0.00, 0.00,
        -0.07, 0.00, 0.00, 0.00, -0.10, 0.18, -0.39, 0.00, 0.00,
    ],
    other: [
        -1.57, 0.01, -0.34, -0.68, 0.11, 0.00, -0.67, 0.53, 0.01, 0.11, 0.25, 0.24, -0.54, -0.12, -0.29, 0.24, -0.81,
        -0.41, 0.14, -0.51, -1.31, 1.23, 0.44, -0.07, 0.51, 0.59, 1.21, -1.10, 0.00, 0.99, -1.29, 0.01, -0.91, -0.78,
        -0.76, -0.81, 1.44, 0.22, -0.79, -0.43, -0.66, 0.92, -1.45, -0.25, 0.37, -0.04, -0.98, 1.10, -0.14, 0.86, 1.91,
        0.37, -0.16, 0.99, -0.76, 0.92, 0.27, 0.75, -0.44, 0.34,
    ],
    rivals: [-0.52, 1.15, -0.34, -0.21, -0.03, -0.24],
};
