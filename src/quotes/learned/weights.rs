//! The weights: one versioned file, `models/attribution.bin`, compiled in.
//!
//! Behind the head, the thresholds, the rates of stems, the cue model, the chain, and the choice. `models/README.md` says
//! where they come from.

use crate::model::{CHAIN_BITS, CompactLinear, CompactRows, Reader, sealed};
use std::sync::LazyLock;

const NAME: [u8; 4] = *b"NCAT";
const VERSION: u32 = 2;

/// The models of the reader.
#[derive(Debug, Default)]
pub struct Weights {
    /// How often a stem attributes, by its hash, sorted.
    pub rates: Vec<(u32, u8)>,
    /// Is it a cue?
    pub cues: CompactLinear,
    /// What are its arguments?
    pub chain: CompactRows,
    /// Does the reading stand?
    pub choice: CompactLinear,
    /// Candidates below these log-odds are left out.
    pub least_cue: f32,
    /// Readings below this score of the choice are left out.
    pub least_choice: f32,
    /// The rates as a table with linear probing.
    slots: Vec<(u32, u8)>,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    Weights::read(include_bytes!("../../../models/attribution.bin")).expect("the weights in this library are whole")
});

/// The weights compiled in; read at first use.
pub fn weights() -> &'static Weights {
    &WEIGHTS
}

impl Weights {
    /// With this as the rates of stems.
    #[must_use]
    pub fn with_rates(mut self, mut rates: Vec<(u32, u8)>) -> Self {
        rates.sort_unstable();
        self.slots = vec![(0, 0); (rates.len() * 2 + 2).next_power_of_two()];
        let mask = self.slots.len() - 1;
        for (stem, rate) in &rates {
            let mut at = *stem as usize & mask;
            while self.slots[at].1 != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = (*stem, *rate);
        }
        self.rates = rates;
        self
    }

    /// How often a stem attributes: 0 for never, up to 6.
    #[inline]
    pub fn rate(&self, stem: u32) -> u8 {
        let mask = self.slots.len() - 1;
        let mut at = stem as usize & mask;
        loop {
            let (other, rate) = self.slots[at];
            if rate == 0 || other == stem {
                return rate;
            }
            at = (at + 1) & mask;
        }
    }

    /// Reads a file; `None` where it is of another version, cut short or damaged.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::open(bytes, NAME, VERSION)?;
        let mut weights = Weights { least_cue: reader.f32()?, least_choice: reader.f32()?, ..Weights::default() };
        let count = reader.u32()? as usize;
        let mut rates = Vec::new();
        for _ in 0..count {
            rates.push((reader.u32()?, reader.take::<1>()?[0]));
        }
        weights = weights.with_rates(rates);
        weights.cues = read_linear(&mut reader)?;
        if reader.u32()? != CHAIN_BITS {
            return None;
        }
        let scale = reader.f32()?;
        let mut moves = [[0.0; 4]; 5];
        for weight in moves.iter_mut().flatten() {
            *weight = reader.f32()?;
        }
        let (rows, _) = reader.bytes(8 << CHAIN_BITS)?.as_chunks::<8>();
        let rows = rows.iter().map(|row| row.map(|byte| byte as i8)).collect();
        weights.chain = CompactRows::from_rows(scale, rows, moves);
        weights.choice = read_linear(&mut reader)?;
        reader.is_empty().then_some(weights)
    }

    /// Writes the file.
    pub fn write(&self) -> Vec<u8> {
        let mut body = Vec::new();
        body.extend(self.least_cue.to_le_bytes());
        body.extend(self.least_choice.to_le_bytes());
        body.extend((self.rates.len() as u32).to_le_bytes());
        for (stem, rate) in &self.rates {
            body.extend(stem.to_le_bytes());
            body.push(*rate);
        }
        write_linear(&self.cues, &mut body);
        body.extend(CHAIN_BITS.to_le_bytes());
        body.extend(self.chain.scale.to_le_bytes());
        body.extend(self.chain.moves.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        body.extend(self.chain.rows.iter().flatten().map(|weight| *weight as u8));
        write_linear(&self.choice, &mut body);
        sealed(NAME, VERSION, &body)
    }
}

fn write_linear(model: &CompactLinear, out: &mut Vec<u8>) {
    out.extend(model.bits.to_le_bytes());
    out.extend(model.scale.to_le_bytes());
    out.extend(model.weights.iter().flat_map(|weight| weight.to_le_bytes()));
}

fn read_linear(reader: &mut Reader<'_>) -> Option<CompactLinear> {
    let (bits, scale) = (reader.u32()?, reader.f32()?);
    let weights = reader.bytes(2_usize.checked_shl(bits)?)?;
    let weights = weights.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
    Some(CompactLinear { bits, scale, weights })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_written_as_it_was_read_and_damage_is_seen() {
        let file = include_bytes!("../../../models/attribution.bin");
        let weights = Weights::read(file).expect("whole");
        assert_eq!(weights.write(), file);
        let mut damaged = file.to_vec();
        damaged[1000] ^= 1;
        assert!(Weights::read(&damaged).is_none());
        assert!(Weights::read(&file[..file.len() - 1]).is_none());
    }
}
