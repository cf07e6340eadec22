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
        -0.70, 0.31, -0.22, -0.08, 0.42, -0.08, -1.05, 0.65, -0.73, 0.22, 0.07, -0.04, -0.03, 0.06, -0.32, 0.60, -0.76,
        -0.11, -0.09, 0.02, -1.05, 0.54, 0.38, 0.06, 0.02, 0.49, 1.63, 0.00, -1.02, 0.00, -0.05, -0.40, -0.74, 0.77,
        -0.03, 0.70, -0.01, 0.47, -0.25, -0.09, -0.18, 1.04, -0.62, -0.32, 0.19, 0.29, -0.01, -0.04, -0.34, -0.07,
        -0.03, -0.51, 0.00, 0.00, 0.00, 1.16, 0.57, 0.20, -2.91, 0.00, 0.00, 0.00, 0.00, -0.01,
    ],
    other: [
        -1.32, 0.28, -0.04, -0.63, -0.19, -0.15, -0.58, 0.25, 0.37, 0.71, -0.22, 0.13, -1.03, -0.31, -0.31, -0.06,
        -1.14, -0.59, 0.19, -0.40, -1.37, 0.89, 0.78, -0.37, 0.45, 0.79, 1.22, -1.11, 0.00, 0.39, -1.16, -0.32, -0.63,
        -0.30, -0.35, -0.32, 1.29, 0.23, -1.06, -0.53, -0.82, -0.02, -0.20, -0.66, 0.26, 0.55, -0.88, 1.15, 0.02, 0.80,
        1.53, 0.02, -0.08, 1.29, -0.93, 2.39, 0.41, 0.51, -0.22, -0.26, -0.90, 0.49, 0.15, -0.29,
    ],
    rivals: [-0.75, 1.03, -0.28, -0.17, 0.19, -0.19],
    updated: [
        -0.86, 0.78, -0.05, 1.51, -0.44, 0.46, -0.08, -0.33, 0.92, 0.26, 0.54, 0.04, 0.42, 0.37, 0.57, 0.73, -0.08,
        -1.87, -0.98, -0.18, -0.31, -0.44, 0.06, -1.28, -0.47, -0.63, -0.76, -0.90, 0.47, 0.02, -0.15, -0.45, 0.66,
        -0.40, -1.30, -0.34, -0.67,
    ],
};
