//! Linear models over hashed features: the traits that decoding needs, and their compact forms.

/// Weights of a yes-or-no decision.
pub trait Linear {
    /// The weight of a feature.
    fn weight(&self, feature: u32) -> f32;
}

/// The scores of a token in a chain, or a feature's weights for them: those of its four labels, and those of what may begin or
/// end at the edge before it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scores {
    /// By label.
    pub labels: [f32; 4],
    /// By event at the edge.
    pub edge: [f32; 4],
}

/// Weights of a chain of four labels: one row for each feature.
pub trait Rows {
    /// A sum of rows.
    type Sum: Default + Copy;
    /// Adds the row of a feature.
    fn add(&self, feature: u32, sum: &mut Self::Sum);
    /// Adds another sum.
    fn join(&self, part: &Self::Sum, sum: &mut Self::Sum);
    /// The scores that a sum stands for.
    fn scores(&self, sum: &Self::Sum) -> Scores;
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

/// The size of the chain's table, as a power of two: known when compiling, so that no access needs a check.
pub const CHAIN_BITS: u32 = 17;

/// A chain with weights of 8 bits.
#[derive(Clone, Debug)]
pub struct CompactRows {
    pub(crate) scale: f32,
    /// For each feature the weights of the labels, then those of the edge.
    pub(crate) rows: Vec<[i8; 8]>,
    pub(crate) moves: [[f32; 4]; 5],
    /// The rows as [`Lanes`].
    wide: Box<[Lanes; 1 << CHAIN_BITS]>,
}

impl Default for CompactRows {
    fn default() -> Self {
        Self::from_rows(0.0, vec![[0; 8]; 1 << CHAIN_BITS], [[0.0; 4]; 5])
    }
}

/// A sum of rows: of the labels and of the edge four numbers each, every one times a power of 2^16, so that one addition adds all
/// four. Those below zero borrow from the next, which [`ZERO`] gives back: with fewer than 250 features, each from -127 to 127, no
/// number leaves its 16 bits.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(16))]
pub struct Lanes {
    labels: u64,
    edge: u64,
}

/// Half of the range, in each lane.
const ZERO: u64 = 0x8000_8000_8000_8000;

impl CompactRows {
    /// From full precision: the few weights beyond `largest` are cut to it.
    pub fn new(rows: &[Scores], moves: [[f32; 4]; 5], largest: f32) -> Self {
        let scale = largest / f32::from(i8::MAX);
        let cut = |weight: f32| (weight / scale).round().clamp(-127.0, 127.0) as i8;
        let row = |row: &Scores| {
            let (labels, edge) = (row.labels.map(cut), row.edge.map(cut));
            std::array::from_fn(|at| if at < 4 { labels[at] } else { edge[at - 4] })
        };
        Self::from_rows(scale, rows.iter().map(row).collect(), moves)
    }

    /// From the weights of a file.
    ///
    /// # Panics
    ///
    /// Where the rows are not `1 << CHAIN_BITS`.
    pub(crate) fn from_rows(scale: f32, rows: Vec<[i8; 8]>, moves: [[f32; 4]; 5]) -> Self {
        let lanes =
            |weights: &[i8]| weights.iter().rev().fold(0_i64, |sum, weight| (sum << 16) + i64::from(*weight)) as u64;
        let wide: Box<[Lanes]> =
            rows.iter().map(|row| Lanes { labels: lanes(&row[..4]), edge: lanes(&row[4..]) }).collect();
        CompactRows { scale, rows, moves, wide: wide.try_into().expect("a table of the size of the model") }
    }
}

impl Rows for CompactRows {
    type Sum = Lanes;

    #[inline]
    fn add(&self, feature: u32, sum: &mut Lanes) {
        self.join(&self.wide[slot(feature, CHAIN_BITS)], sum);
    }

    #[inline]
    fn join(&self, part: &Lanes, sum: &mut Lanes) {
        sum.labels = sum.labels.wrapping_add(part.labels);
        sum.edge = sum.edge.wrapping_add(part.edge);
    }

    #[inline]
    fn scores(&self, sum: &Lanes) -> Scores {
        let numbers = |lanes: u64| {
            let lanes = lanes.wrapping_add(ZERO);
            [0, 1, 2, 3].map(|lane| ((lanes >> (16 * lane) & 0xffff) as i32 - 0x8000) as f32 * self.scale)
        };
        Scores { labels: numbers(sum.labels), edge: numbers(sum.edge) }
    }

    fn moves(&self) -> &[[f32; 4]; 5] {
        &self.moves
    }
}
