//! The weights of the comparison's scores: logistic regressions on the development stories of `benchmarks/comparison`, and the
//! net that mends them. Its `fit.py --write` writes the numbers here and those of the net.

use super::evidence::FEATURES;
use super::net::{Net, net};
use super::themes::THEMES;
use super::verdict;
use std::sync::LazyLock;

/// What the scores of pairs are made with.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Of the features of two figures of one value.
    pub same: [f32; FEATURES],
    /// Of those of two values: learnt from all, used for those of two articles.
    pub other: [f32; FEATURES],
    /// Of both, where the articles have few figures: then what differs says more.
    pub same_of_briefs: [f32; FEATURES],
    /// The same of two values.
    pub other_of_briefs: [f32; FEATURES],
    /// Of those of two values in one article, where each source has its own.
    pub alone: [f32; FEATURES],
    /// Of each theme that two figures of two values share.
    pub themes: [f32; THEMES],
    /// Of what says how a pair stands to its rivals.
    pub rivals: [f32; 6],
    /// Of what says that the later of two figures is a later state.
    pub updated: [f32; verdict::FEATURES],
    /// What mends the score of two values.
    pub net: Net,
}

static WHOLE: LazyLock<Weights> = LazyLock::new(|| Weights { net: net().clone(), ..LINEAR });

/// The weights in use.
pub(super) fn learnt() -> &'static Weights {
    &WHOLE
}

/// The weights in use without the net: those that are learnt before it.
pub const LINEAR: Weights = Weights {
    same: [0.0; FEATURES],
    other: [0.0; FEATURES],
    same_of_briefs: [0.0; FEATURES],
    other_of_briefs: [0.0; FEATURES],
    alone: [0.0; FEATURES],
    themes: [0.0; THEMES],
    rivals: [-0.45, 0.94, -0.16, -0.03, 0.09, 0.09],
    updated: [0.0; verdict::FEATURES],
    net: Net::NONE,
};
