//! What a sum of features can't say of a pair: a net with one hidden layer, whose answer is added to the log-odds of the
//! regression.
//!
//! It sees the features, the themes that both figures may be of, and how far the words around them, and of what they count, are apart
//! in each direction of meaning: that both are shares matters little where both are of a turnout, and much where nothing
//! else is known. `models/comparison.bin` has its weights; `benchmarks/comparison/fit.py --write` learns them.

use super::evidence::{Evidence, FEATURES};
use super::themes::THEMES;
use crate::model::{DIMENSIONS, Reader, sealed};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What the net sees.
pub const INPUTS: usize = FEATURES + THEMES + 2 * DIMENSIONS;
/// Its hidden units.
pub const HIDDEN: usize = 32;
/// Beside the weights from the inputs to the units: what the units have by themselves, and their weights.
const SIZE: usize = (INPUTS + 2) * HIDDEN;
/// The most that it adds or takes: it mends what the regression says, and does not overturn what that is sure of, for a pair may be
/// unlike all that it has learnt from.
const MOST: f32 = 1.0;
const NAME: [u8; 4] = *b"NCCP";
const VERSION: u32 = 1;

/// The weights of the net: a row of units for each input, one of what they have by themselves, one of what each says.
#[derive(Clone, Debug, PartialEq)]
pub struct Net {
    weights: Cow<'static, [f32]>,
}

static LEARNT: LazyLock<Net> = LazyLock::new(|| {
    Net::read(include_bytes!("../../../models/comparison.bin")).expect("the weights in this library are whole")
});

/// The net compiled in; read at first use.
pub(super) fn net() -> &'static Net {
    &LEARNT
}

impl Net {
    /// One that says nothing.
    pub const NONE: Net = Net { weights: Cow::Borrowed(&[]) };

    /// A net of these weights; `None` where they are not as many as it has.
    pub fn of(weights: Vec<f32>) -> Option<Self> {
        (weights.len() == SIZE).then_some(Net { weights: weights.into() })
    }

    /// Reads a file; `None` where it is of another version, of other features, cut short or damaged.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::open(bytes, NAME, VERSION)?;
        let weights: Option<Vec<f32>> = (0..SIZE).map(|_| reader.f32()).collect();
        weights.filter(|_| reader.is_empty()).and_then(Net::of)
    }

    /// Writes the file.
    pub fn write(&self) -> Vec<u8> {
        sealed(NAME, VERSION, &self.weights.iter().flat_map(|weight| weight.to_le_bytes()).collect::<Vec<_>>())
    }

    /// What is added to the log-odds of a pair.
    pub(super) fn correction(&self, evidence: &Evidence<'_>) -> f32 {
        if self.weights.is_empty() {
            return 0.0;
        }
        let (rows, ends) = self.weights.split_at(INPUTS * HIDDEN);
        let (own, out) = ends.split_at(HIDDEN);
        let mut units = [0f32; HIDDEN];
        units.copy_from_slice(own);
        inputs(evidence, |at, value| {
            for (unit, weight) in units.iter_mut().zip(&rows[at * HIDDEN..][..HIDDEN]) {
                *unit += value * weight;
            }
        });
        let sum: f32 = units.iter().zip(out).map(|(unit, weight)| unit.max(0.0) * weight).sum();
        sum.clamp(-MOST, MOST)
    }
}

/// Gives what the net sees of a pair, without the zeros.
pub(super) fn inputs(evidence: &Evidence<'_>, mut give: impl FnMut(usize, f32)) {
    for (at, value) in evidence.features.iter().enumerate().filter(|(_, value)| **value != 0.0) {
        give(at, *value);
    }
    for (theme, part) in evidence.themes.iter().take_while(|(_, part)| *part > 0.0) {
        give(FEATURES + usize::from(*theme), *part);
    }
    let [one, other] = evidence.meanings;
    for (at, value) in one.distances(other).enumerate().filter(|(_, value)| *value != 0.0) {
        give(FEATURES + THEMES + at, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_written_as_it_was_read_and_damage_is_seen() {
        let file = include_bytes!("../../../models/comparison.bin");
        assert_eq!(Net::read(file).expect("whole").write(), file);
        let mut damaged = file.to_vec();
        damaged[1000] ^= 1;
        assert!(Net::read(&damaged).is_none());
        assert!(Net::read(&file[..file.len() - 1]).is_none());
        assert!(Net::of(vec![0.0; SIZE - 1]).is_none());
    }
}
