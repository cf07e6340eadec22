//! Word vectors made small: the main axes of published vectors, four bits for each.

use nalgebra::{DMatrix, SymmetricEigen};
use newsclaims::model::{DIMENSIONS, Vectors};
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

/// Words that are taken: the commonest come first in the file.
const WORDS: usize = 20_000;
/// Axes that most words share; they tell how common a word is, and no more.
const SHARED: usize = 2;
/// What is added to the place of a form before it is weighed against the other forms of its stem.
const RANK: f64 = 300.0;
/// The place of words that say little, and the logarithm at which a word says all it can.
const COMMON: f64 = 40.0;
const FULL: f64 = 5.0;

/// Reads vectors in the text format of `GloVe` and word2vec (a word and its values on each line, common words first), and
/// writes `models/vectors.bin`.
pub(crate) fn build(source: &Path, target: &Path, out: &mut impl Write) -> io::Result<()> {
    let mut words: Vec<(String, Vec<f64>)> = Vec::new();
    for line in BufReader::new(std::fs::File::open(source)?).lines() {
        let line = line?;
        let mut fields = line.split(' ');
        let word = fields.next().unwrap_or_default();
        if word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let values = fields.map(str::parse).collect::<Result<Vec<f64>, _>>().map_err(io::Error::other)?;
            words.push((word.to_owned(), values));
        }
        if words.len() == WORDS {
            break;
        }
    }
    let size = words.first().map_or(0, |(_, values)| values.len());
    if size < DIMENSIONS + SHARED || words.iter().any(|(_, values)| values.len() != size) {
        return Err(io::Error::other(format!("vectors of {size} dimensions, or of several sizes")));
    }
    centre(&mut words, size);
    let axes = axes(&words, size);
    let mut stems: BTreeMap<u32, (f64, [f64; DIMENSIONS])> = BTreeMap::new();
    for (rank, (word, values)) in words.iter().enumerate() {
        let mut own: Vec<f64> =
            axes.iter().map(|axis| axis.iter().zip(values).map(|(along, value)| along * value).sum()).collect();
        let length = own.iter().map(|value| value * value).sum::<f64>().sqrt();
        for value in &mut own {
            *value /= length * (rank as f64 + RANK).sqrt();
        }
        let weight = ((1.0 + rank as f64 / COMMON).ln() / FULL).min(1.0);
        let (_, sums) = stems.entry(Vectors::key(word)).or_insert((weight, [0.0; DIMENSIONS]));
        for (sum, value) in sums.iter_mut().zip(own) {
            *sum += value;
        }
    }
    let rows: Vec<_> = stems
        .into_iter()
        .map(|(key, (weight, sums))| {
            let length = sums.iter().map(|value| value * value).sum::<f64>().sqrt();
            (key, weight as f32, sums.map(|sum| (sum / length) as f32))
        })
        .collect();
    let file = Vectors::write(&rows);
    writeln!(out, "{} words, {} stems, {} bytes", words.len(), rows.len(), file.len())?;
    std::fs::write(target, file)
}

/// Takes the mean of all words off each.
fn centre(words: &mut [(String, Vec<f64>)], size: usize) {
    let mut mean = vec![0.0; size];
    for (_, values) in words.iter() {
        for (sum, value) in mean.iter_mut().zip(values) {
            *sum += value / words.len() as f64;
        }
    }
    for (_, values) in words {
        for (value, mean) in values.iter_mut().zip(&mean) {
            *value -= mean;
        }
    }
}

/// The axes along which the words differ most, behind those that most share.
fn axes(words: &[(String, Vec<f64>)], size: usize) -> Vec<Vec<f64>> {
    let mut covariance = DMatrix::zeros(size, size);
    for (_, values) in words {
        for row in 0..size {
            for column in 0..=row {
                covariance[(row, column)] += values[row] * values[column];
            }
        }
    }
    covariance.fill_upper_triangle_with_lower_triangle();
    let found = SymmetricEigen::new(covariance);
    let mut order: Vec<usize> = (0..size).collect();
    let along = |axis: &usize| -> f64 { found.eigenvalues[*axis] };
    order.sort_by(|one, other| along(other).total_cmp(&along(one)));
    let kept = order.into_iter().skip(SHARED).take(DIMENSIONS);
    kept.map(|column| found.eigenvectors.column(column).iter().copied().collect()).collect()
}
