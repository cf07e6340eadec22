//! Linear models over hashed features: the traits that decoding needs, and their compact forms.

/// Weights of a yes-or-no decision.
pub trait Linear {
    /// The weight of a feature.
    fn weight(&self, feature: u32) -> f32;
}

/// Weights of a chain of four labels: one row for each feature.
pub trait Rows {
    /// A sum of rows.
    type Sum: Default + Copy;
    /// Adds the row of a feature.
    fn add(&self, feature: u32, sum: &mut Self::Sum);
    /// The scores of the labels that a sum stands for.
    fn scores(&self, sum: &Self::Sum) -> [f32; 4];
    /// The scores of neighbouring labels, `[from][to]`; the last row is the start.
    fn moves(&self) -> &[[f32; 4]; 5];
}

/// The row or slot of a feature in a table of `1 << bits`.
#[inline]
pub const fn slot(feature: u32, bits: u32) -> usize {
    (feature >> (32 - bits)) as usize
}

/// A decision with weights of 16 bits.
#[derive(Clone, Debug, Default)]
pub struct CompactLinear {
    pub(crate) bits: u32,
    pub(crate) scale: f32,
    pub(crate) weights: Vec<i16>,
}

impl CompactLinear {
    /// From full precision: the largest weight takes the whole range.
    pub fn new(bits: u32, weights: &[f32]) -> Self {
        let largest = weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs())).max(f32::MIN_POSITIVE);
        let scale = largest / f32::from(i16::MAX);
        CompactLinear { bits, scale, weights: weights.iter().map(|weight| (weight / scale).round() as i16).collect() }
    }
}

impl Linear for CompactLinear {
    #[inline]
    fn weight(&self, feature: u32) -> f32 {
        f32::from(self.weights[slot(feature, self.bits)]) * self.scale
    }
}

/// A chain with weights of 8 bits.
#[derive(Clone, Debug, Default)]
pub struct CompactRows {
    pub(crate) bits: u32,
    pub(crate) scale: f32,
    pub(crate) rows: Vec<[i8; 4]>,
    pub(crate) moves: [[f32; 4]; 5],
}

impl CompactRows {
    /// From full precision: the few weights beyond `largest` are cut to it.
    pub fn new(bits: u32, rows: &[[f32; 4]], moves: [[f32; 4]; 5], largest: f32) -> Self {
        let scale = largest / f32::from(i8::MAX);
        let cut = |weight: f32| (weight / scale).round().clamp(-127.0, 127.0) as i8;
        CompactRows { bits, scale, rows: rows.iter().map(|row| row.map(cut)).collect(), moves }
    }
}

impl Rows for CompactRows {
    /// No sum of a token's rows leaves 16 bits: there are fewer than 255 features, each of at most 127.
    type Sum = [i16; 4];

    #[inline]
    fn add(&self, feature: u32, sum: &mut [i16; 4]) {
        let row = self.rows[slot(feature, self.bits)];
        for (total, weight) in sum.iter_mut().zip(row) {
            *total += i16::from(weight);
        }
    }

    #[inline]
    fn scores(&self, sum: &[i16; 4]) -> [f32; 4] {
        sum.map(|total| f32::from(total) * self.scale)
    }

    fn moves(&self) -> &[[f32; 4]; 5] {
        &self.moves
    }
}
