//! Learns the weights of the comparison from labelled stories, and answers each story with weights that have not seen it.
//! `benchmarks/comparison/fit.py` runs it; JSON lines in, JSON lines out.
//!
//! `comparison figures`: a line is a list of articles, `[{"published": ..., "text": ...}, ...]`; the answer has their
//! numbers, `[article, number, start, end, text, kind]`.
//!
//! `comparison learn [FILE]`: a line is a batch, `{"articles": [...], "events": [...], "folds": [...], "labels": [[article, number,
//! label], ...], "verdicts": [[[article, number, article, number, ...], [1, 0, ...]], ...], "share": 1.0, "held": true,
//! "asked": true}`. Articles of two events are never of one thing; in one event figures are where they have one label. A pair
//! of figures of an event without labels counts neither way. The verdicts are of the figures of one thing, each with those
//! before it: 1 where the later one is a later state. `share` is what a pair of two events weighs. A batch that is held has
//! articles of one fold; one that is asked, too, is answered with the weights learnt from the other folds,
//! `{"pairs": [[article, number, article, number, verdict], ...]}`; the last line has the weights learnt from all of them, and those of the net go to the file.

use crate::learn::Shuffle;
use crate::net::{Layer, add, drop_out, length};
use newsclaims::claims::compare::{
    FEATURES, Features, HIDDEN, INPUTS, LINEAR, Member, Net, THEMES, VERDICT_FEATURES, Weights, compare_with, features,
    verdict_features,
};
use newsclaims::entities::Entities;
use newsclaims::{Analyzer, Article, Published};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::io::{self, BufRead, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::Path;

/// Folds of the stories: each is answered with what the others teach.
const FOLDS: usize = 5;
/// How much the square of a weight costs.
const PENALTY: f64 = 4.0;
/// How much more a pair of two events weighs that is of one value.
const OF_ONE_VALUE: f64 = 3.0;
/// The most that a pair weighs which stands for several, where figures of one value were put together.
const MOST_PAIRS: f64 = 4.0;
/// How much a pair of two things weighs that is taken as if it had one value: for one digit, and half for two.
const CHANCE: f64 = 0.03;
/// How freely the weights of pairs of one article leave those of all.
const ALONE: f64 = 0.25;
/// The same of pairs of briefs.
const BRIEF: f64 = 0.5;
/// How freely the weights of single themes leave that of all.
const OF_THEME: f64 = 1.5;
/// The features of two values.
const OF_TWO: usize = 3 * FEATURES + THEMES;
/// The features of one value.
const OF_ONE: usize = 2 * FEATURES;
/// How the net is learnt: how often each pair is met, how many make a step, how long the first steps are, how far from zero its
/// weights begin, what a step takes of them, and the part of the units that is left out of each pair.
const EPOCHS: usize = 20;
const TOGETHER: usize = 64;
const FIRST: f32 = 0.002;
const SPREAD: f32 = 0.17;
const DECAY: f32 = 0.1;
const LEFT_OUT: f32 = 0.5;
/// Of the pairs of two events the net meets one in so many, for there is no end of them.
const ONE_IN: usize = 8;
/// The last digit of a weight that is written.
const DIGIT: f64 = 100.0;

/// Articles that were read, with what is known of them.
struct Batch {
    articles: Vec<(Article, String)>,
    events: Vec<u64>,
    folds: Vec<usize>,
    labels: HashMap<Member, i64>,
    /// Figures of one thing; and for each with each before it whether the later one is a later state.
    verdicts: Vec<(Vec<Member>, Vec<bool>)>,
    share: f64,
    weight: f64,
    held: bool,
    asked: bool,
}

/// A pair to learn from.
struct Example {
    features: Vec<f64>,
    right: bool,
    share: f64,
    fold: usize,
}

fn read(items: &Value) -> Vec<(Article, String)> {
    let analyzer = Analyzer::new();
    let read = |item: &Value| {
        let text = item["text"].as_str().unwrap_or_default().to_owned();
        let published = item["published"].as_str().and_then(Published::parse);
        (analyzer.analyze(&text, published.as_ref(), None), text)
    };
    items.as_array().map(|items| items.iter().map(read).collect()).unwrap_or_default()
}

fn integers(value: &Value) -> Vec<i64> {
    value.as_array().map(|items| items.iter().filter_map(Value::as_i64).collect()).unwrap_or_default()
}

impl Batch {
    fn new(line: &Value) -> Self {
        let labels = line["labels"].as_array().cloned().unwrap_or_default();
        let label = |label: &Value| {
            let of = integers(label);
            (Member { article: of[0] as u32, number: of[1] as u32 }, of[2])
        };
        let verdicts = line["verdicts"].as_array().cloned().unwrap_or_default();
        let verdict = |group: &Value| {
            let of = integers(&group[0]);
            let members = of.chunks(2).map(|of| Member { article: of[0] as u32, number: of[1] as u32 });
            (members.collect(), integers(&group[1]).into_iter().map(|updated| updated == 1).collect())
        };
        Batch {
            verdicts: verdicts.iter().map(verdict).collect(),
            articles: read(&line["articles"]),
            events: integers(&line["events"]).into_iter().map(|event| event as u64).collect(),
            folds: integers(&line["folds"]).into_iter().map(|fold| fold as usize).collect(),
            labels: labels.iter().map(label).collect(),
            share: line["share"].as_f64().unwrap_or(1.0),
            weight: line["weight"].as_f64().unwrap_or(1.0),
            held: line["held"].as_bool().unwrap_or(false),
            asked: line["asked"].as_bool().unwrap_or(false),
        }
    }

    fn rows(&self) -> Vec<(&Article, &str)> {
        self.articles.iter().map(|(article, text)| (article, text.as_str())).collect()
    }

    /// Whether two figures are of one thing, and how much that weighs; none where it is not known.
    fn truth(&self, one: Member, other: Member) -> Option<(bool, f64)> {
        if self.events[one.article as usize] != self.events[other.article as usize] {
            return Some((false, self.share));
        }
        let (one, other) = (self.labels.get(&one)?, self.labels.get(&other)?);
        Some((one == other && *one >= 0, self.weight))
    }

    fn fold(&self, member: Member) -> usize {
        self.folds[member.article as usize]
    }

    /// Whether the figures are of two events.
    fn is_apart(&self, pair: &Features) -> bool {
        self.events[pair.one.article as usize] != self.events[pair.other.article as usize]
    }

    /// Figures of two things in articles on one event, as they would be had they one value by chance.
    fn chance(&self, pairs: &[Features]) -> Vec<Example> {
        let of = |pair: &Features, digits: f64| {
            let topic = pair.features.iter().find(|(name, _)| *name == "topic").map_or(0.0, |(_, topic)| *topic);
            let value = |(name, value): &(&str, f32)| match *name {
                "value near, or its digits" => digits / 4.0,
                "many digits, one topic" if digits >= 2.0 => f64::from(topic),
                "value far"
                | "values overlap"
                | "the one an order of magnitude that holds the other"
                | "the one a bound that holds the other"
                | "value far, course same"
                | "later and further on its course"
                | "later and back on its course"
                | "part differs, one sentence"
                | "past differs, one sentence"
                | "told by one, one sentence"
                | "the one in place of the other"
                | "two sources, one article"
                | "two sources one after the other"
                | "source same, one article"
                | "source of one, one article"
                | "source same, two articles"
                | "two sources, two articles"
                | "two voices, one article"
                | "one after the other in an article"
                | "the one leans on the other"
                | "set against one another"
                | "many digits, one topic" => 0.0,
                _ => f64::from(*value),
            };
            let all: Vec<f64> = pair.features.iter().map(value).collect();
            with_briefs(pair, all)
        };
        let wrong = |pair: &&Features| {
            !pair.equal
                && !self.is_apart(pair)
                && pair.one.article != pair.other.article
                && self.truth(pair.one, pair.other).is_some_and(|(right, _)| !right)
        };
        let both = |pair: &Features| {
            let fold = self.fold(pair.one);
            [(1.0, CHANCE), (2.0, CHANCE / 2.0)].map(|(digits, share)| Example {
                features: of(pair, digits),
                right: false,
                share,
                fold,
            })
        };
        pairs.iter().filter(wrong).flat_map(both).collect()
    }

    /// Pairs of one thing that state two values, right where the later one is a later state.
    fn updates(&self) -> Vec<Example> {
        let groups: Vec<Vec<Member>> = self.verdicts.iter().map(|(members, _)| members.clone()).collect();
        let found = verdict_features(&Analyzer::new(), &self.rows(), &groups);
        let mut examples = Vec::new();
        for (features, (members, updated)) in found.into_iter().zip(&self.verdicts) {
            for (features, updated) in features.into_iter().zip(updated) {
                let Some(features) = features else { continue };
                let features = features.into_iter().map(f64::from).collect();
                examples.push(Example { features, right: *updated, share: self.weight, fold: self.fold(members[0]) });
            }
        }
        examples
    }

    fn examples(&self, pairs: &[Features], equal: bool) -> Vec<Example> {
        let example = |pair: &Features| {
            let (right, share) = self.truth(pair.one, pair.other)?;
            let features = if equal { of_one_value(pair) } else { of_two_values(pair) };
            // What two events have in common by chance is mostly a value.
            let chance = if equal && self.is_apart(pair) { OF_ONE_VALUE } else { 1.0 };
            let share = share * chance * (pair.pairs as f64).min(MOST_PAIRS);
            Some(Example { features, right, share, fold: self.fold(pair.one) })
        };
        pairs.iter().filter(|pair| pair.equal == equal).filter_map(example).collect()
    }
}

fn values(pair: &Features) -> impl Iterator<Item = f64> + '_ {
    pair.features.iter().map(|(_, value)| f64::from(*value))
}

/// A feature of a pair.
fn feature(pair: &Features, name: &str) -> f64 {
    pair.features
        .iter()
        .find(|(own, _)| *own == name)
        .map(|(_, value)| f64::from(*value))
        .expect("a feature of that name")
}

/// Features once for all pairs, and once more for those of briefs, whose weights stay near the others'.
fn with_briefs(pair: &Features, all: Vec<f64>) -> Vec<f64> {
    let brief = feature(pair, "both of briefs") * BRIEF;
    let again: Vec<f64> = all.iter().map(|value| value * brief).collect();
    all.into_iter().chain(again).collect()
}

fn of_one_value(pair: &Features) -> Vec<f64> {
    with_briefs(pair, values(pair).collect())
}

/// The features of a pair of two values: for all and for briefs, and once more for those of one article, whose weights stay
/// near the others' where there is little to learn from.
fn of_two_values(pair: &Features) -> Vec<f64> {
    let alone = feature(pair, "article same");
    let mut themes = [0.0; THEMES];
    for (theme, part) in &pair.themes {
        themes[*theme] += f64::from(*part) * OF_THEME;
    }
    of_one_value(pair).into_iter().chain(values(pair).map(|value| value * alone * ALONE)).chain(themes).collect()
}

/// Logistic regression with a quadratic penalty, by Newton's method: the same examples give the same weights.
fn fit(examples: &[&Example], size: usize) -> Vec<f64> {
    let mut weights = vec![0.0; size];
    for _ in 0..20 {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| -PENALTY * weight).collect();
        let mut matrix = vec![vec![0.0; size]; size];
        for (at, row) in matrix.iter_mut().enumerate() {
            row[at] = PENALTY;
        }
        for example in examples {
            let there: Vec<(usize, f64)> =
                example.features.iter().copied().enumerate().filter(|(_, value)| *value != 0.0).collect();
            let sum: f64 = there.iter().map(|(at, value)| weights[*at] * value).sum();
            let p = 1.0 / (1.0 + (-sum.clamp(-30.0, 30.0)).exp());
            let slope = example.share * (f64::from(u8::from(example.right)) - p);
            let bend = example.share * p * (1.0 - p);
            for &(at, value) in &there {
                gradient[at] += slope * value;
                for &(other, its) in &there {
                    matrix[at][other] += bend * value * its;
                }
            }
        }
        let step = solve(matrix, gradient);
        for (weight, change) in weights.iter_mut().zip(&step) {
            *weight += change;
        }
        if step.iter().all(|change| change.abs() < 1e-5) {
            break;
        }
    }
    weights
}

/// Solves a symmetric, positive definite system by elimination.
fn solve(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for pivot in 0..size {
        for below in pivot + 1..size {
            let factor = rows[below][pivot] / rows[pivot][pivot];
            if factor != 0.0 {
                let (above, rest) = rows.split_at_mut(below);
                for (own, its) in rest[0].iter_mut().zip(&above[pivot]).skip(pivot) {
                    *own -= factor * its;
                }
                right[below] -= factor * right[pivot];
            }
        }
    }
    let mut found = vec![0.0; size];
    for at in (0..size).rev() {
        let known: f64 = (at + 1..size).map(|other| rows[at][other] * found[other]).sum();
        found[at] = (right[at] - known) / rows[at][at];
    }
    found
}

fn rounded<const N: usize>(weights: &[f64]) -> [f32; N] {
    std::array::from_fn(|at| ((weights[at] * DIGIT).round() / DIGIT) as f32)
}

fn log_odds(score: f64) -> f64 {
    let score = score.clamp(0.001, 0.999);
    (score / (1.0 - score)).ln()
}

fn score(weights: &[f64], features: &[f64]) -> f64 {
    let sum: f64 = weights.iter().zip(features).map(|(weight, value)| weight * value).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// What rivals say of a pair, from scores that have not seen its fold.
fn rivals(batches: &[Batch], pairs: &[Vec<Features>], out: Option<usize>) -> Vec<f64> {
    let mut examples = Vec::new();
    let folds: Vec<usize> = (0..FOLDS).filter(|fold| Some(*fold) != out).collect();
    let of_batch: Vec<Vec<Example>> =
        batches.iter().zip(pairs).map(|(batch, pairs)| batch.examples(pairs, false)).collect();
    for &unseen in &folds {
        let seen = |example: &&Example| example.fold != unseen && Some(example.fold) != out;
        let weights = fit(&of_batch.iter().flatten().filter(seen).collect::<Vec<_>>(), OF_TWO);
        for (batch, pairs) in batches.iter().zip(pairs).filter(|(batch, _)| batch.held && batch.folds[0] == unseen) {
            let mut edges = Vec::new();
            for pair in pairs.iter().filter(|pair| !pair.equal) {
                let score = if pair.score == 0.0 { 0.0 } else { score(&weights, &of_two_values(pair)) };
                if score >= 0.05 {
                    edges.push((pair.one, pair.other, score));
                }
            }
            for &(one, other, own) in &edges {
                let Some((right, share)) = batch.truth(one, other) else { continue };
                let rival = |own: Member, its: Member| {
                    edges
                        .iter()
                        .filter(|(a, b, _)| (*a, *b) != (one, other))
                        .filter(|(a, b, _)| {
                            *a == own && b.article == its.article || *b == own && a.article == its.article
                        })
                        .map(|edge| edge.2)
                        .fold(0.05, f64::max)
                };
                let (first, second) = (rival(one, other), rival(other, one));
                let (most, least) = (first.max(second), first.min(second));
                let best = |rival: f64| f64::from(u8::from(own > rival));
                examples.push(Example {
                    features: vec![1.0, log_odds(own), log_odds(most), log_odds(least), best(most), best(least)],
                    right,
                    share,
                    fold: unseen,
                });
            }
        }
    }
    fit(&examples.iter().collect::<Vec<_>>(), 6)
}

/// The weights that all folds but one teach.
fn learn(batches: &[Batch], equal: &[Vec<Features>], out: Option<usize>) -> Weights {
    // What is in use now teaches nothing: the same examples give the same weights.
    let none = [0.0; FEATURES];
    let mut weights = Weights {
        same: none,
        other: none,
        same_of_briefs: none,
        other_of_briefs: none,
        alone: none,
        themes: [0.0; THEMES],
        rivals: [0.0, 1.0, 0.0, 0.0, 0.0, 0.0],
        ..LINEAR
    };
    let kept = |example: &Example| Some(example.fold) != out;
    let of = |pairs: &[Vec<Features>], equal| -> Vec<Example> {
        batches
            .iter()
            .zip(pairs)
            .flat_map(|(batch, pairs)| batch.examples(pairs, equal))
            .filter(|example| kept(example))
            .collect()
    };
    let same = of(equal, true);
    let both = |learnt: &[f64]| -> ([f32; FEATURES], [f32; FEATURES]) {
        let (all, more) = learnt.split_at(FEATURES);
        let of_briefs: Vec<f64> = all.iter().zip(more).map(|(all, more)| all + BRIEF * more).collect();
        (rounded(all), rounded(&of_briefs))
    };
    (weights.same, weights.same_of_briefs) = both(&fit(&same.iter().collect::<Vec<_>>(), OF_ONE));
    let read = |weights: &Weights| -> Vec<Vec<Features>> {
        batches.iter().map(|batch| features(&Analyzer::new(), &batch.rows(), weights)).collect()
    };
    let chance: Vec<Example> = batches
        .iter()
        .zip(read(&weights))
        .flat_map(|(batch, pairs)| batch.chance(&pairs))
        .filter(|example| kept(example))
        .collect();
    (weights.same, weights.same_of_briefs) = both(&fit(&same.iter().chain(&chance).collect::<Vec<_>>(), OF_ONE));
    let pairs = read(&weights);
    let other = of(&pairs, false);
    let learnt = fit(&other.iter().collect::<Vec<_>>(), OF_TWO);
    let (all, more) = learnt.split_at(OF_ONE);
    let (more, themes) = more.split_at(FEATURES);
    weights.themes = rounded(&themes.iter().map(|weight| weight * OF_THEME).collect::<Vec<_>>());
    (weights.other, weights.other_of_briefs) = both(all);
    weights.alone = rounded(&all.iter().zip(more).map(|(all, more)| all + ALONE * more).collect::<Vec<_>>());
    weights.rivals = rounded(&rivals(batches, &pairs, out));
    let score_of = |pair: &Features| log_odds(f64::from(pair.score)) as f32;
    let read = read(&weights);
    let mut seen = Vec::new();
    for (batch, pairs) in batches.iter().zip(&read) {
        for (at, pair) in pairs.iter().enumerate() {
            let two = !pair.equal && pair.one.article != pair.other.article;
            let kept = Some(batch.fold(pair.one)) != out && two && pair.score > 0.0;
            let apart = batch.is_apart(pair);
            if !kept || apart && at % ONE_IN != 0 {
                continue;
            }
            let Some((right, share)) = batch.truth(pair.one, pair.other) else { continue };
            let share = share * (pair.pairs as f64).min(MOST_PAIRS) * if apart { ONE_IN as f64 } else { 1.0 };
            let right = f32::from(u8::from(right));
            seen.push(Seen { inputs: &pair.inputs, before: score_of(pair), right, share: share as f32 });
        }
    }
    weights.net = mend(&seen);
    let updates: Vec<Example> = batches.iter().flat_map(Batch::updates).filter(|example| kept(example)).collect();
    weights.updated = rounded(&fit(&updates.iter().collect::<Vec<_>>(), VERDICT_FEATURES));
    weights
}

/// A pair that the net learns from: what it sees, the log-odds without it, whether it is right, and what it weighs.
struct Seen<'p> {
    inputs: &'p [(u16, f32)],
    before: f32,
    right: f32,
    share: f32,
}

/// Learns the net that mends the log-odds: one hidden layer, with dropout.
fn mend(seen: &[Seen<'_>]) -> Net {
    let mut chance = Shuffle::new(1);
    let mut first = Layer::new(INPUTS + 1, HIDDEN, SPREAD, &mut chance);
    let mut second = Layer::new(1, HIDDEN, 0.0, &mut chance);
    let mut order: Vec<usize> = (0..seen.len()).collect();
    let steps = EPOCHS * order.len().div_ceil(TOGETHER);
    let mut step = 0;
    for _ in 0..EPOCHS {
        chance.order(&mut order);
        for some in order.chunks(TOGETHER) {
            for pair in some.iter().map(|at| &seen[*at]) {
                let mut units = [0f32; HIDDEN];
                units.copy_from_slice(first.row(INPUTS));
                for (at, value) in pair.inputs {
                    add(&mut units, first.row(usize::from(*at)), *value);
                }
                let mut kept = [0f32; HIDDEN];
                drop_out(&mut units, &mut kept, LEFT_OUT, &mut chance);
                let sum: f32 = units.iter().zip(second.row(0)).map(|(unit, weight)| unit * weight).sum();
                let probability = 1.0 / (1.0 + (-(pair.before + sum)).exp());
                let slope = (probability - pair.right) * pair.share / some.len() as f32;
                let mut back = [0f32; HIDDEN];
                for ((back, kept), weight) in back.iter_mut().zip(kept).zip(second.row(0)) {
                    *back = slope * kept * weight;
                }
                add(second.slope(0), &units, slope);
                for (at, value) in pair.inputs {
                    add(first.slope(usize::from(*at)), &back, *value);
                }
                add(first.slope(INPUTS), &back, 1.0);
            }
            let length = length(FIRST, step, steps);
            step += 1;
            first.step(step, length, DECAY);
            second.step(step, length, DECAY);
        }
    }
    Net::of(first.weights.into_iter().chain(second.weights).collect()).expect("as many weights as it has")
}

/// What a batch is answered with some weights.
fn answer(batch: &Batch, weights: &Weights) -> Value {
    let rows = batch.rows();
    let entities = Entities::new(&rows, None);
    let go_on = |_| ControlFlow::Continue(());
    let found = compare_with(&Analyzer::new(), &rows, &entities, NonZeroUsize::MIN, weights, go_on).unwrap_or_default();
    let pairs: Vec<Value> = found
        .pairs
        .iter()
        .map(|pair| {
            json!([pair.one.article, pair.one.number, pair.other.article, pair.other.number, pair.verdict.word()])
        })
        .collect();
    json!({ "pairs": pairs })
}

/// Reads JSON lines.
fn lines() -> io::Result<Vec<Value>> {
    let lines = io::stdin().lock().lines().collect::<io::Result<Vec<_>>>()?;
    lines.iter().map(|line| serde_json::from_str(line).map_err(io::Error::other)).collect()
}

/// Lists the numbers of the articles of each line.
pub(crate) fn figures(out: &mut impl Write) -> io::Result<()> {
    for line in &lines()? {
        let articles = read(line);
        let numbers: Vec<_> = articles
            .iter()
            .enumerate()
            .flat_map(|(row, (article, _))| {
                article.numbers.iter().enumerate().map(move |(at, number)| {
                    json!([row, at, number.span.start, number.span.end, number.text, number.kind])
                })
            })
            .collect();
        writeln!(out, "{}", json!(numbers))?;
    }
    Ok(())
}

/// Answers the batches that are asked with the weights of the other folds, and gives the weights of all.
pub(crate) fn learn_all(target: Option<&Path>, out: &mut impl Write) -> io::Result<()> {
    let batches: Vec<Batch> = lines()?.iter().map(Batch::new).collect();
    // What two figures of one value have in common does not depend on the weights.
    let equal: Vec<Vec<Features>> =
        batches.iter().map(|batch| features(&Analyzer::new(), &batch.rows(), &LINEAR)).collect();
    let mut by_fold: BTreeMap<usize, Weights> = BTreeMap::new();
    for batch in batches.iter().filter(|batch| batch.asked) {
        let fold = batch.folds[0];
        let weights = by_fold.entry(fold).or_insert_with(|| learn(&batches, &equal, Some(fold)));
        writeln!(out, "{}", answer(batch, weights))?;
    }
    let all = learn(&batches, &equal, None);
    if let Some(target) = target {
        std::fs::write(target, all.net.write())?;
    }
    let [same, same_of_briefs, other, other_of_briefs, alone] =
        [&all.same, &all.same_of_briefs, &all.other, &all.other_of_briefs, &all.alone].map(|weights| weights.to_vec());
    let (themes, rivals, updated) = (all.themes.to_vec(), all.rivals.to_vec(), all.updated.to_vec());
    let weights = json!({"same": same, "same_of_briefs": same_of_briefs, "other": other, "other_of_briefs": other_of_briefs,
            "alone": alone, "themes": themes, "rivals": rivals, "updated": updated});
    writeln!(out, "{weights}")
}
