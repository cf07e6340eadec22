//! Layers of a net, learnt by Adam ([Kingma and Ba 2015](https://arxiv.org/abs/1412.6980)) with dropout
//! ([Srivastava et al. 2014](https://jmlr.org/papers/v15/srivastava14a.html)).

use crate::learn::Shuffle;

/// Adds a row, so many times.
pub(crate) fn add(sums: &mut [f32], row: &[f32], by: f32) {
    for (sum, value) in sums.iter_mut().zip(row) {
        *sum += by * value;
    }
}

/// Cuts units off below zero and leaves a part of them out, so that none relies on another; `kept` says by how much each counts.
pub(crate) fn drop_out(units: &mut [f32], kept: &mut [f32], part: f32, chance: &mut Shuffle) {
    for (unit, kept) in units.iter_mut().zip(kept) {
        let stays = *unit > 0.0 && chance.below(1000) as f32 >= part * 1000.0;
        *kept = if stays { 1.0 / (1.0 - part) } else { 0.0 };
        *unit *= *kept;
    }
}

/// How long a step is: the first of `steps` is the longest, and the last next to nothing.
pub(crate) fn length(first: f32, step: usize, steps: usize) -> f32 {
    first * (1.0 + (std::f32::consts::PI * step as f32 / steps as f32).cos()) / 2.0
}

/// Weights, and what a step needs to know of each.
pub(crate) struct Layer {
    columns: usize,
    pub(crate) weights: Vec<f32>,
    slopes: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
}

impl Layer {
    /// Weights drawn between `-spread` and `spread`.
    pub(crate) fn new(rows: usize, columns: usize, spread: f32, chance: &mut Shuffle) -> Self {
        let size = rows * columns;
        let weights = (0..size).map(|_| (chance.below(2001) as f32 / 1000.0 - 1.0) * spread).collect();
        Layer { columns, weights, slopes: vec![0.0; size], mean: vec![0.0; size], square: vec![0.0; size] }
    }

    pub(crate) fn row(&self, at: usize) -> &[f32] {
        &self.weights[at * self.columns..][..self.columns]
    }

    /// Where the slope of a row is added up until the next step.
    pub(crate) fn slope(&mut self, at: usize) -> &mut [f32] {
        &mut self.slopes[at * self.columns..][..self.columns]
    }

    /// A step down the slopes, the `step`th; `decay` is what one of length 1 takes of a weight.
    pub(crate) fn step(&mut self, step: usize, length: f32, decay: f32) {
        let (first, second) = (1.0 - 0.9f32.powi(step as i32), 1.0 - 0.99f32.powi(step as i32));
        let parts = self.weights.iter_mut().zip(&mut self.slopes).zip(&mut self.mean).zip(&mut self.square);
        for (((weight, slope), mean), square) in parts {
            *mean = 0.9 * *mean + 0.1 * *slope;
            *square = 0.99 * *square + 0.01 * *slope * *slope;
            *weight -= length * (*mean / first / ((*square / second).sqrt() + 1e-7) + decay * *weight);
            *slope = 0.0;
        }
    }
}
