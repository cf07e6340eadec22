//! The themes of figures, learnt from sentences written for it: multinomial logistic regression.

use newsclaims::Analyzer;
use newsclaims::claims::compare::{ThemeFeatures, Themes, theme_features, theme_names};
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A word seen less often says nothing by itself.
const LEAST: usize = 3;
/// Steps of the descent, and how long each is at first and at last.
const STEPS: usize = 240;
const FIRST: f32 = 0.2;
const LAST: f32 = 0.002;
/// How much the square of a weight costs.
const PENALTY: f32 = 0.5;
/// Every so many lines one is left out of the trial.
const PARTS: usize = 5;

/// A figure whose theme is known.
struct Example {
    features: ThemeFeatures,
    theme: usize,
    line: usize,
}

/// Reads the items of a folder: a line of text each, with its figures marked as `[12|dead]`.
fn read(folder: &Path) -> io::Result<Vec<Example>> {
    let names = theme_names();
    let analyzer = Analyzer::new();
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let mut examples = Vec::new();
    let mut line = 0;
    for file in files {
        for item in std::fs::read_to_string(&file)?.lines() {
            let (text, marks) = unmark(item);
            let article = analyzer.analyze(&text, None, None);
            let found = theme_features(&analyzer, &article, &text);
            for (start, end, name) in marks {
                let theme = names.iter().position(|other| *other == name);
                let theme = theme.ok_or_else(|| io::Error::other(format!("no theme {name}: {item}")))?;
                // What is no amount, or is read as a part of something else, teaches nothing.
                let number = found.iter().find(|(at, _)| {
                    let span = article.numbers[*at].span;
                    (span.start as usize) < end && start < span.end as usize
                });
                if let Some((_, features)) = number {
                    examples.push(Example { features: features.clone(), theme, line });
                }
            }
            line += 1;
        }
    }
    Ok(examples)
}

/// The text of an item without its marks, and the marked figures: where each starts and ends, in characters, and its theme.
fn unmark(item: &str) -> (String, Vec<(usize, usize, &str)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut length = 0;
    let mut rest = item;
    while let Some((before, mark, after)) = next_mark(rest) {
        text.push_str(before);
        length += before.chars().count();
        let (figure, theme) = mark;
        text.push_str(figure);
        marks.push((length, length + figure.chars().count(), theme));
        length += figure.chars().count();
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

fn next_mark(text: &str) -> Option<(&str, (&str, &str), &str)> {
    let (before, rest) = text.split_once('[')?;
    let (mark, after) = rest.split_once(']')?;
    Some((before, mark.split_once('|')?, after))
}

/// The features that are seen often enough, with the examples laid out by them.
struct Table<'e> {
    keys: Vec<u32>,
    examples: Vec<(&'e Example, Vec<(usize, f32)>)>,
}

impl<'e> Table<'e> {
    fn new(examples: impl Iterator<Item = &'e Example>) -> Self {
        let examples: Vec<&Example> = examples.collect();
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for (key, _) in examples.iter().flat_map(|example| &example.features.keys) {
            *counts.entry(*key).or_default() += 1;
        }
        let keys: Vec<u32> = counts.into_iter().filter(|(_, count)| *count >= LEAST).map(|(key, _)| key).collect();
        let place: HashMap<u32, usize> = keys.iter().copied().zip(0..).collect();
        let row = |example: &'e Example| {
            let keys = example.features.keys.iter().filter_map(|(key, value)| Some((*place.get(key)?, *value)));
            let dense = example.features.dense.iter().enumerate().map(|(at, value)| (place.len() + at, *value));
            (example, keys.chain(dense.filter(|(_, value)| *value != 0.0)).collect())
        };
        let examples = examples.into_iter().map(row).collect();
        Table { keys, examples }
    }

    /// Descends all examples at once ([Kingma and Ba 2015](https://arxiv.org/abs/1412.6980), Adam): nothing is drawn, so
    /// that the same examples give the same weights.
    fn learn(&self, themes: usize) -> Themes {
        let dense = self.examples.first().map_or(0, |(example, _)| example.features.dense.len());
        let size = (self.keys.len() + dense) * themes;
        let (mut weights, mut mean, mut square) = (vec![0f32; size], vec![0f32; size], vec![0f32; size]);
        for step in 1..=STEPS {
            let mut gradient: Vec<f32> = weights.iter().map(|weight| PENALTY * 2.0 * weight).collect();
            let mut sums = vec![0f32; themes];
            for (example, row) in &self.examples {
                sums.fill(0.0);
                for (at, value) in row {
                    for (sum, weight) in sums.iter_mut().zip(&weights[at * themes..][..themes]) {
                        *sum += value * weight;
                    }
                }
                let most = sums.iter().copied().fold(f32::MIN, f32::max);
                for sum in &mut sums {
                    *sum = (*sum - most).exp();
                }
                let whole: f32 = sums.iter().sum();
                for sum in &mut sums {
                    *sum /= whole;
                }
                sums[example.theme] -= 1.0;
                for (at, value) in row {
                    for (own, slope) in gradient[at * themes..][..themes].iter_mut().zip(&sums) {
                        *own += value * slope;
                    }
                }
            }
            let length = FIRST * (LAST / FIRST).powf(step as f32 / STEPS as f32);
            let (first, second) = (1.0 - 0.9f32.powi(step as i32), 1.0 - 0.99f32.powi(step as i32));
            for (((weight, mean), square), slope) in weights.iter_mut().zip(&mut mean).zip(&mut square).zip(&gradient) {
                *mean = 0.9 * *mean + 0.1 * slope;
                *square = 0.99 * *square + 0.01 * slope * slope;
                *weight -= length * (*mean / first) / ((*square / second).sqrt() + 1e-6);
            }
        }
        let rows: Vec<Vec<f32>> = weights.chunks_exact(themes).map(<[f32]>::to_vec).collect();
        let (words, vectors) = rows.split_at(self.keys.len());
        let words: Vec<(u32, Vec<f32>)> = self.keys.iter().copied().zip(words.iter().cloned()).collect();
        Themes::of(themes, &words, vectors)
    }
}

/// Learns the themes from the items of a folder; says how many of a fifth of the items the other four fifths get right.
pub(crate) fn build(folder: &Path, target: &Path, out: &mut impl Write) -> io::Result<()> {
    let examples = read(folder)?;
    let themes = theme_names().len();
    let unseen = |example: &&Example| example.line.is_multiple_of(PARTS);
    let tried = Table::new(examples.iter().filter(|example| !unseen(example))).learn(themes);
    let (mut right, mut among, mut asked) = (0, 0, 0);
    for example in examples.iter().filter(unseen) {
        let found = tried.probabilities(&example.features);
        let rank = found.iter().filter(|part| **part > found[example.theme]).count();
        asked += 1;
        right += usize::from(rank == 0);
        among += usize::from(rank < 3);
    }
    let part = |count: usize| 100.0 * count as f64 / f64::from(asked);
    writeln!(out, "{} figures of {themes} themes", examples.len())?;
    writeln!(
        out,
        "a fifth, learnt from the others: {:.1} right, {:.1} among the first three",
        part(right),
        part(among)
    )?;
    let file = Table::new(examples.iter()).learn(themes).write();
    writeln!(out, "{} bytes", file.len())?;
    std::fs::write(target, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off() {
        let (text, marks) = unmark("Some [12|dead] died, [at least 30|injured] fell.");
        assert_eq!(text, "Some 12 died, at least 30 fell.");
        assert_eq!(marks, [(5, 7, "dead"), (14, 25, "injured")]);
    }
}
