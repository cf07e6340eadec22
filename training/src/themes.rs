//! The themes of figures, learnt from sentences written for it: a net with one hidden layer beside direct weights.

use crate::learn::Shuffle;
use crate::net::{Layer, add, drop_out, length};
use newsclaims::Analyzer;
use newsclaims::claims::compare::{ThemeFeatures, Themes, theme_features, theme_names};
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A word seen less often says nothing by itself.
const LEAST: usize = 3;
/// Hidden units, and the part of them that is left out of each example.
const HIDDEN: usize = 128;
const LEFT_OUT: f32 = 0.5;
/// How often each example is met, how many make a step, and how long the first steps are.
const EPOCHS: usize = 20;
const TOGETHER: usize = 256;
const FIRST: f32 = 0.002;
/// How far from zero weights begin.
const SPREAD: f32 = 0.17;
/// How much of a weight a step of length 1 takes away.
const DECAY: f32 = 0.005;
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

    /// Learns a net with one hidden layer. What is drawn is the same each time, so that the same examples give the same weights.
    fn learn(&self, themes: usize) -> Themes {
        let dense = self.examples.first().map_or(0, |(example, _)| example.features.dense.len());
        let inputs = self.keys.len() + dense;
        let mut chance = Shuffle::new(1);
        let mut layer = |rows: usize, columns: usize| Layer::new(rows, columns, SPREAD, &mut chance);
        let (mut first, mut second) = (layer(inputs, HIDDEN + themes), layer(HIDDEN, themes));
        let mut order: Vec<usize> = (0..self.examples.len()).collect();
        let steps = EPOCHS * order.len().div_ceil(TOGETHER);
        let mut step = 0;
        let (mut all, mut back, mut kept) = (vec![0f32; HIDDEN + themes], vec![0f32; HIDDEN + themes], [0f32; HIDDEN]);
        for _ in 0..EPOCHS {
            chance.order(&mut order);
            for some in order.chunks(TOGETHER) {
                let share = 1.0 / some.len() as f32;
                for (example, row) in some.iter().map(|at| &self.examples[*at]) {
                    all.fill(0.0);
                    for (at, value) in row {
                        add(&mut all, first.row(*at), *value);
                    }
                    let (units, sums) = all.split_at_mut(HIDDEN);
                    drop_out(units, &mut kept, LEFT_OUT, &mut chance);
                    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| **unit > 0.0) {
                        add(sums, second.row(at), *unit);
                    }
                    let most = sums.iter().copied().fold(f32::MIN, f32::max);
                    for sum in sums.iter_mut() {
                        *sum = (*sum - most).exp();
                    }
                    let whole: f32 = sums.iter().sum();
                    for sum in sums.iter_mut() {
                        *sum *= share / whole;
                    }
                    sums[example.theme] -= share;
                    for (at, (unit, back)) in units.iter().zip(&mut back).enumerate() {
                        *back = 0.0;
                        if kept[at] > 0.0 {
                            let slopes = second.row(at).iter().zip(&*sums);
                            *back = kept[at] * slopes.map(|(weight, slope)| weight * slope).sum::<f32>();
                            add(second.slope(at), sums, *unit);
                        }
                    }
                    back[HIDDEN..].copy_from_slice(sums);
                    for (at, value) in row {
                        add(first.slope(*at), &back, *value);
                    }
                }
                let length = length(FIRST, step, steps);
                step += 1;
                first.step(step, length, DECAY);
                second.step(step, length, DECAY);
            }
        }
        let rows: Vec<Vec<f32>> = first.weights.chunks_exact(HIDDEN + themes).map(<[f32]>::to_vec).collect();
        let (words, vectors) = rows.split_at(self.keys.len());
        let words: Vec<(u32, Vec<f32>)> = self.keys.iter().copied().zip(words.iter().cloned()).collect();
        let out: Vec<Vec<f32>> = second.weights.chunks_exact(themes).map(<[f32]>::to_vec).collect();
        Themes::of(&words, vectors, &out)
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
