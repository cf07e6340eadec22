//! The table of the model card: figures on articles that no model has learnt from, with their confidence intervals, and how
//! often a quote of a given confidence is right.

use crate::corpus;
use crate::learn::Shuffle;
use crate::predict;
use crate::score::{Measure, Tally};
use crate::written;
use newsclaims::{Analyzer, Attributions};
use std::io::{self, Write};
use std::path::Path;

/// Resamplings of the articles for an interval.
const RESAMPLINGS: usize = 2000;

/// Edges of the classes of confidence.
const EDGES: [f32; 11] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01];

/// Reads every article of a corpus, or every line of a file of sentences, with the library as it is built, and prints the table.
pub(crate) fn evaluate(path: &Path, out: &mut impl Write) -> io::Result<()> {
    let articles = if path.is_dir() { corpus::read(path)? } else { written::read(path)? };
    let mut tallies = Vec::new();
    let mut quotes: Vec<(f32, bool)> = Vec::new();
    let mut speech = Tally::default();
    for article in &articles {
        let read = |analyzer: Analyzer| predict::of_article(&analyzer.analyze(&article.text, None, None));
        let found = read(Analyzer::new());
        let (tally, right) = Tally::of(&article.text, &article.attributions, &found);
        quotes.extend(found.iter().map(|quote| quote.confidence).zip(right));
        tallies.push(tally);
        let said = read(Analyzer::new().with_attributions(Attributions::Speech));
        speech.add(&Tally::of(&article.text, &article.attributions, &said).0);
    }
    let all = sum(&tallies);
    let gold = all.end_to_end[3].gold();
    writeln!(
        out,
        "{} articles, {gold} attributions; F1 in percent, with 95 % intervals over the articles\n",
        articles.len()
    )?;
    writeln!(out, "| figure | | from | to |\n|---|---|---|---|")?;
    let intervals = intervals(&tallies);
    for ((name, figure), (low, high)) in all.figures().into_iter().zip(intervals) {
        writeln!(out, "| {name} | {figure:.1} | {low:.1} | {high:.1} |")?;
    }
    writeln!(out, "\n| operating point | precision | recall |\n|---|---|---|")?;
    for (name, tally) in [("all", &all), ("speech", &speech)] {
        let (precision, recall) = tally.end_to_end[3].parts();
        writeln!(out, "| {name} | {precision:.1} | {recall:.1} |")?;
    }
    writeln!(out, "\n| confidence | quotes | mean | right |\n|---|---|---|---|")?;
    for edge in EDGES.windows(2) {
        let bin: Vec<_> = quotes.iter().filter(|(sure, _)| (edge[0]..edge[1]).contains(sure)).collect();
        if bin.is_empty() {
            continue;
        }
        let share = |sum: f32| 100.0 * sum / bin.len() as f32;
        let mean = share(bin.iter().map(|(sure, _)| sure).sum());
        let right = share(bin.iter().filter(|(_, right)| *right).count() as f32);
        writeln!(out, "| {:.1} to {:.1} | {} | {mean:.0} | {right:.0} |", edge[0], edge[1].min(1.0), bin.len())?;
    }
    Ok(())
}

fn sum(tallies: &[Tally]) -> Tally {
    let mut all = Tally::default();
    for tally in tallies {
        all.add(tally);
    }
    all
}

/// From where to where 95 of 100 resamplings of the articles fall, for each figure (percentile bootstrap).
fn intervals(tallies: &[Tally]) -> Vec<(f64, f64)> {
    let mut shuffle = Shuffle::new(20);
    let mut drawn: Vec<Measure> = Vec::with_capacity(RESAMPLINGS);
    for _ in 0..RESAMPLINGS {
        let mut all = Tally::default();
        for _ in tallies {
            all.add(&tallies[shuffle.below(tallies.len())]);
        }
        drawn.push(all.figures());
    }
    let figures = drawn.first().map_or(0, |measure| measure.len());
    (0..figures)
        .map(|figure| {
            let mut values: Vec<f64> = drawn.iter().map(|measure| measure[figure].1).collect();
            values.sort_by(f64::total_cmp);
            let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
            (at(0.025), at(0.975))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_those_of_the_card(articles: &[corpus::Article], tail: &str) {
        let analyzer = Analyzer::new();
        let tally = |article: &corpus::Article| {
            let found = predict::of_article(&analyzer.analyze(&article.text, None, None));
            Tally::of(&article.text, &article.attributions, &found).0
        };
        let figures = sum(&articles.iter().map(tally).collect::<Vec<_>>()).figures();
        let card = include_str!("../../models/README.md");
        for (name, figure) in figures {
            let row = card.lines().find_map(|line| line.strip_prefix(&format!("| {name}{tail} | ")));
            let written = row.and_then(|row| row.split(' ').next()).and_then(|value| value.parse::<f64>().ok());
            let written = written.unwrap_or_else(|| panic!("the card has no {name}{tail}"));
            assert!((figure - written).abs() < 0.5, "{name}{tail}: {figure:.1}, the card has {written}");
        }
    }

    /// Where the corpora are, attribution is no worse than the model card says, but for half a point.
    #[test]
    fn figures_are_those_of_the_model_card() {
        let Some(corpora) = corpus::here("polnear/dev") else { return };
        are_those_of_the_card(&corpus::read(&corpora.join("polnear/dev")).expect("the corpus is read"), "");
    }

    /// The same of the sentences of our own, which are always here.
    #[test]
    fn figures_of_sentences_are_those_of_the_model_card() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../benchmarks/attribution");
        for part in ["dev", "test"] {
            let articles = written::read(&folder.join(part).with_extension("txt")).expect("the sentences are read");
            assert!(articles.len() > 200);
            are_those_of_the_card(&articles, &format!(", {part} sentences"));
        }
    }
}
