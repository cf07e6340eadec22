//! Attributions by compact linear models, trained on a corpus of news.
//!
//! Three steps over one [`Page`]: [`cues`] scores the candidates, [`arguments`] labels the tokens around each
//! likely cue, [`choice`] decides which of these readings stand together.

pub mod arguments;
pub mod choice;
mod coordination;
pub mod cues;
pub mod page;
mod passive;
mod postposed;
pub(super) mod reader;
pub mod sources;
mod weights;

pub use choice::Hypothesis;
pub use page::{Leaf, Page};
pub use weights::{Weights, weights};

use crate::model::{Linear, Rows};

/// The cue candidates whose score is above the threshold, with their log-odds, in order.
pub fn likely_cues(page: &Page<'_, '_>, model: &impl Linear, least: f32) -> Vec<(u32, f32)> {
    let mut likely = Vec::new();
    let mut sentence = cues::Sentence::default();
    for at in 0..page.len() {
        if !cues::is_candidate(page, at) {
            continue;
        }
        sentence.enter(page, at);
        let mut score = 0.0;
        cues::features(page, at, &sentence, |feature| score += model.weight(feature));
        if score > least {
            likely.push((at, score));
        }
        if score > 0.0 {
            sentence.accept(at);
        }
    }
    likely
}

/// The best reading of each likely cue that has one.
pub fn hypotheses<M: Rows>(page: &Page<'_, '_>, likely: &[(u32, f32)], model: &M) -> Vec<Hypothesis> {
    let cues: Vec<u32> = likely.iter().filter(|(_, score)| *score > 0.0).map(|(at, _)| *at).collect();
    let mut frame = arguments::Frame::default();
    let mut sums = Sums::new(model, page.leaves.len());
    let (mut scores, mut rows) = (Vec::new(), Vec::new());
    let mut found = Vec::with_capacity(likely.len());
    for &(cue, cue_score) in likely {
        let window = arguments::window(page, cue);
        let from = cues.partition_point(|at| *at < window.start);
        let to = cues.partition_point(|at| *at < window.end);
        sums.tokens.clear();
        arguments::features(page, cue, window, &cues[from..to], &mut frame, &mut sums);
        scores.clear();
        scores.extend(sums.tokens.iter().map(|sum| model.scores(sum)));
        let mut labels = Vec::new();
        let margin = arguments::decode(&scores, model.moves(), &mut rows, &mut labels);
        found.extend(Hypothesis::new(cue, cue_score, margin, window, labels));
    }
    postposed::part(page, &mut found);
    coordination::part(page, &mut found);
    found
}

/// The sums of the rows of a window's tokens.
struct Sums<'m, M: Rows> {
    model: &'m M,
    tokens: Vec<M::Sum>,
    /// Of the token at hand.
    token: M::Sum,
    /// Of each group, and of all.
    groups: [M::Sum; arguments::GROUPS],
    shared: M::Sum,
    /// What each token of the text has by itself, to the left and to the right of a cue.
    known: Vec<[Known<M::Sum>; 2]>,
}

/// What a token has by itself.
#[derive(Clone, Copy, Default)]
struct Known<S> {
    /// The place that it was last seen from.
    place: Option<arguments::Place>,
    sum: S,
}

impl<'m, M: Rows> Sums<'m, M> {
    fn new(model: &'m M, tokens: usize) -> Self {
        Sums {
            model,
            tokens: Vec::new(),
            token: M::Sum::default(),
            groups: Default::default(),
            shared: M::Sum::default(),
            known: vec![Default::default(); tokens],
        }
    }

    #[inline]
    fn known(&mut self, token: u32, place: arguments::Place) -> &mut Known<M::Sum> {
        &mut self.known[token as usize][usize::from(place.side > 1)]
    }
}

impl<M: Rows> arguments::Sink for Sums<'_, M> {
    #[inline]
    fn share(&mut self, group: usize, features: &[u32]) {
        let mut sum = M::Sum::default();
        for feature in features {
            self.model.add(*feature, &mut sum);
        }
        self.groups[group] = sum;
        self.shared = M::Sum::default();
        for group in &self.groups {
            self.model.join(group, &mut self.shared);
        }
    }

    #[inline]
    fn put(&mut self, feature: u32) {
        self.model.add(feature, &mut self.token);
    }

    #[inline]
    fn end_token(&mut self) {
        self.model.join(&self.shared, &mut self.token);
        self.tokens.push(std::mem::take(&mut self.token));
    }

    #[inline]
    fn recall(&mut self, token: u32, place: arguments::Place) -> bool {
        let known = *self.known(token, place);
        let same = known.place == Some(place);
        if same {
            self.token = known.sum;
        }
        same
    }

    #[inline]
    fn remember(&mut self, token: u32, place: arguments::Place) {
        let sum = self.token;
        *self.known(token, place) = Known { place: Some(place), sum };
    }
}
