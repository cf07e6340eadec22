//! Rivals: a figure has one partner in another article at most, so a pair says less where one of the two goes better
//! with another figure of the same article.

use super::blocks::{Figures, LOOKED_AT};
use super::group::Edge;
use std::collections::HashMap;

/// The two best scores of a figure among those of an article, and the figure that has the best.
#[derive(Clone, Copy)]
struct Best {
    first: f32,
    of: u32,
    second: f32,
}

/// Weighs each pair of different values against the best rival of both its figures. Pairs of one value stay as they are.
pub(super) fn weigh(figures: &Figures<'_>, edges: &mut [Edge]) {
    let article = |figure: u32| figures.all[figure as usize].article;
    let mut best: HashMap<(u32, u32), Best> = HashMap::new();
    for edge in edges.iter() {
        for (own, its) in [(edge.one, edge.other), (edge.other, edge.one)] {
            let kept =
                best.entry((own, article(its))).or_insert(Best { first: LOOKED_AT, of: u32::MAX, second: LOOKED_AT });
            if edge.score > kept.first {
                *kept = Best { first: edge.score, of: its, second: kept.first };
            } else {
                kept.second = kept.second.max(edge.score);
            }
        }
    }
    let weights = &figures.weights.rivals;
    for edge in edges {
        if figures.all[edge.one as usize].quantity.equal(&figures.all[edge.other as usize].quantity) {
            continue;
        }
        let rival = |own: u32, its: u32| {
            best.get(&(own, article(its)))
                .map_or(LOOKED_AT, |best| if best.of == its { best.second } else { best.first })
        };
        let (first, second) = (rival(edge.one, edge.other), rival(edge.other, edge.one));
        let (most, least) = (first.max(second), first.min(second));
        let best = |rival: f32| f32::from(u8::from(edge.score > rival));
        let features = [1.0, odds(edge.score), odds(most), odds(least), best(most), best(least)];
        let sum: f32 = features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum();
        edge.score = 1.0 / (1.0 + (-sum).exp());
    }
}

fn odds(score: f32) -> f32 {
    let score = score.clamp(0.001, 0.999);
    (score / (1.0 - score)).ln()
}
