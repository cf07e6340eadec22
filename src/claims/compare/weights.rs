//! The weights of the comparison's scores: logistic regressions on the development stories of `benchmarks/comparison`. Its
//! `fit.py --write` writes the numbers.

use super::evidence::FEATURES;
use super::verdict;

/// What the scores of pairs are made with.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Of the features of two figures of one value.
    pub same: [f32; FEATURES],
    /// Of those of two values.
    pub other: [f32; FEATURES],
    /// Of what says how a pair stands to its rivals.
    pub rivals: [f32; 6],
    /// Of what says that the later of two figures is a later state.
    pub updated: [f32; verdict::FEATURES],
}

/// The weights in use.
pub const LEARNT: Weights = Weights {
    same: [
        -0.72, 0.15, -0.25, -0.11, 0.43, -0.03, -0.92, 0.46, -0.81, 0.10, 0.06, -0.08, -0.13, 0.01, -0.35, 0.69, -0.75,
        -0.21, -0.13, -0.05, -0.85, 0.40, 0.36, 0.05, 0.00, 0.40, 1.52, 0.00, -0.89, 0.00, -0.01, -0.40, -0.73, 0.86,
        -0.09, 0.43, -0.01, 0.40, -0.22, -0.06, -0.12, 0.96, -0.75, -0.29, 0.10, 0.30, -0.05, -0.05, -0.35, -0.06,
        -0.03, -0.51, 0.00, 0.00, 0.00, 0.86, -0.04, 0.07, -2.77, 0.00, 0.00, 0.00, 0.00, -0.00, 0.25, 0.32, -0.86,
        1.38,
    ],
    other: [
        -1.37, 0.05, -0.03, -0.42, -0.25, -0.15, -0.58, 0.22, 0.12, 0.47, -0.11, 0.13, -1.06, -0.27, -0.19, 0.19,
        -1.15, -0.66, 0.24, -0.55, -1.05, 0.83, 0.72, -0.47, 0.23, 0.66, 1.28, -1.06, 0.00, 0.35, -1.06, -0.29, -0.72,
        -0.32, -0.38, -0.59, 1.15, 0.22, -0.94, -0.46, -0.80, 0.22, -0.19, -0.28, 0.38, 0.55, -0.80, 1.10, 0.07, 0.80,
        1.60, -0.06, -0.14, 1.36, -0.78, 1.85, -0.34, 0.55, -0.17, -0.23, -0.79, 0.43, 0.11, -0.21, -1.01, 1.37, -1.60,
        1.74,
    ],
    rivals: [-0.48, 1.01, -0.30, -0.13, -0.02, -0.23],
    updated: [
        -0.86, 0.78, -0.05, 1.51, -0.44, 0.46, -0.08, -0.33, 0.92, 0.26, 0.54, 0.04, 0.42, 0.37, 0.57, 0.73, -0.08,
        -1.87, -0.98, -0.18, -0.31, -0.44, 0.06, -1.28, -0.47, -0.63, -0.76, -0.90, 0.47, 0.02, -0.15, -0.45, 0.66,
        -0.40, -1.30, -0.34, -0.67,
    ],
};
