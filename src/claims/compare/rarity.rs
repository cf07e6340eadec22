//! How much a word says: by its rarity among the articles of a batch, and by its sort where they are few.

use super::figure::{Figure, Topic};
use super::words::Word;

/// Articles that say as much of a word's rarity as its sort does.
const TRUST: f32 = 40.0;

/// Puts the weight of each word in the place of what its sort says.
///
/// # Resource usage
///
/// Four bytes for each word of each article.
pub(super) fn weigh(figures: &mut [Figure], topics: &mut [Topic]) {
    let articles = topics.len() as f32;
    let mut seen: Vec<(u32, Word)> = Vec::new();
    for figure in figures.iter() {
        seen.extend(figure.near.iter().map(|near| (figure.article, near.word)));
    }
    for (article, topic) in topics.iter().enumerate() {
        seen.extend(topic.iter().map(|(word, ..)| (article as u32, *word)));
    }
    seen.sort_unstable();
    seen.dedup();
    let mut words: Vec<Word> = seen.into_iter().map(|(_, word)| word).collect();
    words.sort_unstable();
    let weight = |word: Word, prior: f32| {
        let first = words.partition_point(|other| *other < word);
        let count = words[first..].partition_point(|other| *other == word) as f32;
        let rarity = (1.0 + articles / count.max(1.0)).ln();
        (TRUST * prior + articles * rarity) / (TRUST + articles)
    };
    for figure in figures {
        for near in &mut figure.near {
            near.prior = weight(near.word, near.prior);
        }
    }
    for topic in topics {
        for (word, own, _) in topic {
            // How often the article says it, dampened, by how much it says.
            *own = own.sqrt() * weight(*word, 4.0);
        }
    }
}
