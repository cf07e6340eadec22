//! Figures over articles: contents that match at least by half, and those of them whose source is right.

use crate::gold::Gold;

/// Counts over articles.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    gold: usize,
    predicted: usize,
    partial: usize,
    sourced: usize,
}

impl Tally {
    /// Adds an article; a prediction is its content and its source.
    pub(crate) fn add(&mut self, gold: &[Gold], predicted: &[(Vec<u32>, Vec<u32>)]) {
        let mut candidates = Vec::new();
        for (g, gold) in gold.iter().enumerate() {
            for (p, (content, _)) in predicted.iter().enumerate() {
                let shared = gold.content.iter().filter(|at| content.binary_search(at).is_ok()).count();
                if 2 * shared >= gold.content.len() + content.len() - shared && shared > 0 {
                    let either = gold.content.len() + content.len() - shared;
                    candidates.push((-(shared as f64) / either as f64, g, p));
                }
            }
        }
        candidates.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let (mut used_gold, mut used) = (vec![false; gold.len()], vec![false; predicted.len()]);
        for (_, g, p) in candidates {
            if used_gold[g] || used[p] {
                continue;
            }
            (used_gold[g], used[p]) = (true, true);
            self.partial += 1;
            let (wanted, found) = (&gold[g].source, &predicted[p].1);
            let right = wanted.iter().any(|at| found.contains(at)) || wanted.is_empty() && found.is_empty();
            self.sourced += usize::from(right);
        }
        self.gold += gold.len();
        self.predicted += predicted.len();
    }

    /// Adds the counts of another.
    pub(crate) fn join(&mut self, other: &Tally) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.partial += other.partial;
        self.sourced += other.sourced;
    }

    fn f1(&self, hits: usize) -> f64 {
        200.0 * hits as f64 / (self.gold + self.predicted).max(1) as f64
    }

    /// F1 of contents, in percent.
    pub(crate) fn content_f1(&self) -> f64 {
        self.f1(self.partial)
    }

    /// F1 of contents with their sources, in percent.
    pub(crate) fn end_to_end_f1(&self) -> f64 {
        self.f1(self.sourced)
    }
}
