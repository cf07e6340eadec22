//! Themes: what a figure is of - the dead, the injured, homes without power, a turnout - by the words around it.
//!
//! A net over the words of the figure's sentence, each as near as it stands, their vectors (so that a word which was not
//! learnt says what its like says), those of what is counted, and the unit: a multinomial logistic regression, and beside it
//! one hidden layer, which sees what two words say together. It was learnt from sentences written for it, `training/themes/`; `lexicon/themes.txt` lists the themes, `models/themes.bin` has the
//! weights. What a figure has of each theme is a guess among many, and is used as such: two figures are alike in theme
//! by how much their guesses overlap.

use super::context::Context;
use super::quantity::Quantity;
use crate::article::{Article, Number, NumberKind};
use crate::lexicon::sections;
use crate::model::{DIMENSIONS, Reader, Vectors, hash, mix, sealed, vectors};
use std::collections::HashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../lexicon/themes.txt");
const NAME: [u8; 4] = *b"NCTH";
const VERSION: u32 = 2;

/// Vectors of a figure: of the words around it, and of those of what is counted.
const DENSE: usize = 2 * DIMENSIONS;
/// How much the vectors weigh beside single words.
const BESIDE_WORDS: f32 = 3.0;
/// What the lengths of the two vectors are held against: what little is said is not blown up.
const FLOOR: f32 = 0.5;
const FLOOR_OF_COUNTED: f32 = 0.2;
/// Themes that are kept of a figure.
pub(super) const KEPT: usize = 8;
/// What a distance of 1 between two directions counts for.
const APART: f32 = 1.5;
/// How many themes `lexicon/themes.txt` has.
pub const THEMES: usize = 108;

/// What the theme of a figure is seen by.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub struct ThemeFeatures {
    /// Words and the unit, each with how near it is.
    pub keys: Vec<(u32, f32)>,
    /// The vectors.
    pub dense: [f32; DENSE],
}

/// The names of the themes, in the order of the weights.
#[doc(hidden)]
pub fn names() -> Vec<&'static str> {
    sections(LIST).filter_map(|(_, line)| line.split_once(':').map(|(name, _)| name)).collect()
}

/// The weights of a net with one hidden layer: for each feature one for each hidden unit and one for each theme itself, for
/// each unit one for each theme.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Themes {
    /// How many themes there are, and how many hidden units.
    count: usize,
    hidden: usize,
    /// What a weight of 1 stands for in the rows of keys, of vectors and of units.
    scales: [f32; 3],
    rows: HashMap<u32, u32>,
    keys: Vec<u32>,
    table: Vec<i8>,
    dense: Vec<i8>,
    out: Vec<i8>,
}

static LEARNT: LazyLock<Themes> = LazyLock::new(|| {
    Themes::read(include_bytes!("../../../models/themes.bin")).expect("the themes in this library are whole")
});

/// The weights compiled in; read at first use.
pub(super) fn themes() -> &'static Themes {
    &LEARNT
}

/// The features of a number.
pub(super) fn features(context: &Context<'_, '_>, number: &Number, at: usize, quantity: &Quantity) -> ThemeFeatures {
    let vectors = vectors();
    let unit = match number.kind {
        NumberKind::Money => hash(b"money", 17),
        _ => quantity.dimension,
    };
    let mut near: Vec<(u32, f32)> = Vec::new();
    let (mut around, mut counted) = ([0f32; DIMENSIONS], [0f32; DIMENSIONS]);
    let mut note = |lower: &str, nearness: f32, is_counted: bool| {
        let key = Vectors::key(lower);
        match near.iter_mut().find(|(other, _)| *other == key) {
            Some((_, kept)) => *kept = kept.max(nearness),
            None => near.push((key, nearness)),
        }
        let Some(meaning) = vectors.get(key) else { return };
        let weight = meaning.weight * meaning.scale;
        for (at, value) in meaning.direction.iter().enumerate() {
            around[at] += nearness * weight * f32::from(*value);
            if is_counted {
                counted[at] += weight * f32::from(*value);
            }
        }
    };
    context.words_around(at, &mut note);
    let mut keys: Vec<(u32, f32)> = near.into_iter().map(|(key, nearness)| (mix(key, 1), nearness)).collect();
    keys.push((mix(unit, 2), 1.0));
    keys.push((0, 1.0));
    let mut dense = [0.0; DENSE];
    for (part, (sum, floor)) in dense.chunks_exact_mut(DIMENSIONS).zip([(around, FLOOR), (counted, FLOOR_OF_COUNTED)]) {
        let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
        for (value, sum) in part.iter_mut().zip(sum) {
            *value = BESIDE_WORDS * sum / (length + floor);
        }
    }
    ThemeFeatures { keys, dense }
}

/// The features of the figures of an article, each with the position of its number.
#[doc(hidden)]
pub fn theme_features(analyzer: &crate::Analyzer, article: &Article, text: &str) -> Vec<(usize, ThemeFeatures)> {
    use super::elided;
    use crate::model::Tagged;
    use crate::text::Text;
    let tagged = Tagged::new(Text::new(text));
    let context = Context::new(article, &tagged, text, None);
    let mut found = Vec::new();
    for (at, number) in article.numbers.iter().enumerate() {
        let supplied = elided::understood(at, article, &context);
        let number = supplied.as_ref().unwrap_or(number);
        if let Some(quantity) = Quantity::of(number, analyzer.figures()) {
            found.push((at, features(&context, number, at, &quantity)));
        }
    }
    found
}

impl Themes {
    /// Weights rounded to a byte each: by key, by the values of the vectors, and by hidden unit.
    #[doc(hidden)]
    pub fn of(keys: &[(u32, Vec<f32>)], dense: &[Vec<f32>], out: &[Vec<f32>]) -> Self {
        let scale = |rows: &mut dyn Iterator<Item = &Vec<f32>>| {
            rows.flatten().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs())) / 127.0
        };
        let scales = [scale(&mut keys.iter().map(|(_, row)| row)), scale(&mut dense.iter()), scale(&mut out.iter())];
        let bytes = |row: &[f32], scale: f32| row.iter().map(move |w| (w / scale).round() as i8).collect::<Vec<_>>();
        let mut weights = Themes { hidden: out.len(), count: out[0].len(), scales, ..Themes::default() };
        for (key, row) in keys {
            weights.rows.insert(*key, weights.keys.len() as u32);
            weights.keys.push(*key);
            weights.table.extend(bytes(row, scales[0]));
        }
        weights.dense = dense.iter().flat_map(|row| bytes(row, scales[1])).collect();
        weights.out = out.iter().flat_map(|row| bytes(row, scales[2])).collect();
        weights
    }

    /// Reads a file; `None` where it is of another version, cut short or damaged.
    #[doc(hidden)]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::open(bytes, NAME, VERSION)?;
        let (count, hidden) = (reader.u32()? as usize, reader.u32()? as usize);
        let scales = [reader.f32()?, reader.f32()?, reader.f32()?];
        let mut weights = Themes { count, hidden, scales, ..Themes::default() };
        let signed = |bytes: &[u8]| bytes.iter().map(|byte| *byte as i8).collect::<Vec<_>>();
        for row in 0..reader.u32()? {
            let key = reader.u32()?;
            weights.rows.insert(key, row);
            weights.keys.push(key);
            weights.table.extend(signed(reader.bytes(hidden + count)?));
        }
        weights.dense = signed(reader.bytes(DENSE * (hidden + count))?);
        weights.out = signed(reader.bytes(hidden * count)?);
        reader.is_empty().then_some(weights)
    }

    /// Writes the file.
    #[doc(hidden)]
    pub fn write(&self) -> Vec<u8> {
        let mut body = (self.count as u32).to_le_bytes().to_vec();
        body.extend((self.hidden as u32).to_le_bytes());
        body.extend(self.scales.iter().flat_map(|scale| scale.to_le_bytes()));
        body.extend((self.keys.len() as u32).to_le_bytes());
        for (key, row) in self.keys.iter().zip(self.table.chunks_exact(self.hidden + self.count)) {
            body.extend(key.to_le_bytes());
            body.extend(row.iter().map(|weight| *weight as u8));
        }
        body.extend(self.dense.iter().chain(&self.out).map(|weight| *weight as u8));
        sealed(NAME, VERSION, &body)
    }

    /// How probable each theme is.
    #[doc(hidden)]
    pub fn probabilities(&self, features: &ThemeFeatures) -> Vec<f32> {
        let width = self.hidden + self.count;
        let mut units = vec![0f32; width];
        for (key, value) in &features.keys {
            if let Some(row) = self.rows.get(key) {
                add(&mut units, &self.table[*row as usize * width..][..width], value * self.scales[0]);
            }
        }
        for (row, value) in self.dense.chunks_exact(width).zip(&features.dense) {
            add(&mut units, row, value * self.scales[1]);
        }
        let mut sums = units.split_off(self.hidden);
        for (row, unit) in self.out.chunks_exact(self.count).zip(units) {
            if unit > 0.0 {
                add(&mut sums, row, unit * self.scales[2]);
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
        sums
    }

    /// The likeliest themes of a figure.
    pub(super) fn guess(&self, features: &ThemeFeatures) -> Guess {
        Guess::of(self.probabilities(features).into_iter().zip(0..).map(|(part, theme)| (theme, part)).collect())
    }
}

/// Adds a row, so many times.
fn add(sums: &mut [f32], row: &[i8], by: f32) {
    for (sum, weight) in sums.iter_mut().zip(row) {
        *sum += by * f32::from(*weight);
    }
}

/// A guess at the theme of a figure: the likeliest ones in the order of their ids, each with how probable it is among these.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Guess {
    /// A part is in 255ths; those of no part stand last.
    themes: [(u8, u8); KEPT],
    likeliest: (u8, f32),
    /// The length of the parts as a vector.
    length: f32,
}

/// How two guesses go together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Likeness {
    /// Their overlap, from 0 to 1: the Bhattacharyya coefficient.
    pub(super) overlap: f32,
    /// How sure it is that they are of two themes.
    pub(super) differs: f32,
    /// Their cosine.
    pub(super) cosine: f32,
    /// The themes that they share, each with its part in the overlap; those of no part stand last.
    pub(super) shared: [(u8, f32); KEPT],
}

/// The root of a part in 255ths.
static ROOTS: LazyLock<[f32; 256]> = LazyLock::new(|| std::array::from_fn(|part| (part as f32 / 255.0).sqrt()));

impl Guess {
    fn of(mut parts: Vec<(u8, f32)>) -> Self {
        parts.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        parts.truncate(KEPT);
        let whole: f32 = parts.iter().map(|(_, part)| part).sum::<f32>().max(f32::MIN_POSITIVE);
        for (_, part) in &mut parts {
            *part = (*part / whole * 255.0).round();
        }
        parts.retain(|(_, part)| *part > 0.0);
        let likeliest = parts.first().map_or((u8::MAX, 0.0), |(theme, part)| (*theme, part / 255.0));
        parts.sort_by_key(|(theme, _)| *theme);
        let mut guess = Guess { likeliest, ..Guess::default() };
        for (kept, (theme, part)) in guess.themes.iter_mut().zip(parts) {
            *kept = (theme, part as u8);
        }
        guess.length = guess.parts().map(|(_, part)| part * part).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        guess
    }

    fn parts(&self) -> impl Iterator<Item = (u8, f32)> + '_ {
        self.themes.iter().take_while(|(_, part)| *part > 0).map(|(theme, part)| (*theme, f32::from(*part) / 255.0))
    }

    pub(super) fn likeness(&self, other: &Guess) -> Likeness {
        let roots = &*ROOTS;
        let mut likeness = Likeness::default();
        let (mut a, mut b, mut shared) = (0, 0, 0);
        while a < KEPT && b < KEPT && self.themes[a].1 > 0 && other.themes[b].1 > 0 {
            let ((own, part), (its, its_part)) = (self.themes[a], other.themes[b]);
            if own == its {
                let root = roots[usize::from(part)] * roots[usize::from(its_part)];
                likeness.overlap += root;
                likeness.cosine += root * root;
                likeness.shared[shared] = (own, root);
                shared += 1;
            }
            a += usize::from(own <= its);
            b += usize::from(its <= own);
        }
        likeness.cosine /= self.length * other.length;
        let (own, its) = (self.likeliest, other.likeliest);
        likeness.differs = if own.0 == its.0 { 0.0 } else { own.1 * its.1 };
        likeness
    }
}

/// The vectors of a figure, of the words around it and of those of what is counted: their directions, in 127ths.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meaning {
    parts: [[i8; DIMENSIONS]; 2],
}

impl Meaning {
    pub(super) fn of(features: &ThemeFeatures) -> Self {
        let mut parts = [[0; DIMENSIONS]; 2];
        for (part, vector) in parts.iter_mut().zip(features.dense.chunks_exact(DIMENSIONS)) {
            let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
            for (own, value) in part.iter_mut().zip(vector) {
                *own = (value / length.max(f32::MIN_POSITIVE) * 127.0).round() as i8;
            }
        }
        Meaning { parts }
    }

    /// The cosines of the words around two figures, and of what they count; 0 where nothing is known of one.
    pub(super) fn cosines(&self, other: &Meaning) -> [f32; 2] {
        std::array::from_fn(|part| {
            let products = self.parts[part].iter().zip(&other.parts[part]);
            let sum: i32 = products.map(|(own, its)| i32::from(*own) * i32::from(*its)).sum();
            sum as f32 / (127.0 * 127.0)
        })
    }

    /// How far they are apart in each direction: those of the words around them, then those of what they count.
    pub(super) fn distances(&self, other: &Meaning) -> impl Iterator<Item = f32> {
        let pairs = self.parts.iter().flatten().zip(other.parts.iter().flatten());
        pairs.map(|(own, its)| f32::from(i16::from(*own).abs_diff(i16::from(*its))) * (APART / 127.0))
    }
}

/// What the figures of one dimension of an article are of, all together: for each theme the sum of their guesses, each of
/// length 1, in 256ths.
#[derive(Clone, Debug, Default)]
pub(super) struct Mass {
    by_dimension: Vec<(u32, Box<[u16]>)>,
}

impl Mass {
    pub(super) fn add(&mut self, dimension: u32, guess: &Guess) {
        let at = self.by_dimension.iter().position(|(other, _)| *other == dimension).unwrap_or_else(|| {
            self.by_dimension.push((dimension, vec![0; themes().count].into()));
            self.by_dimension.len() - 1
        });
        let sums = &mut self.by_dimension[at].1;
        for (theme, part) in guess.parts() {
            let sum = &mut sums[usize::from(theme)];
            *sum = sum.saturating_add((part / guess.length * 256.0).round() as u16);
        }
    }

    /// The sum of the cosines of a guess with those of the figures of one dimension.
    pub(super) fn cosines(&self, dimension: u32, guess: &Guess) -> f32 {
        let Some((_, sums)) = self.by_dimension.iter().find(|(other, _)| *other == dimension) else { return 0.0 };
        let sum = |theme: u8| f32::from(sums[usize::from(theme)]) / 256.0;
        guess.parts().map(|(theme, part)| part * sum(theme)).sum::<f32>() / guess.length
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analyzer, analyze};

    fn likeliest(text: &str) -> Vec<&'static str> {
        let article = analyze(text);
        let best = |features: &ThemeFeatures| names()[usize::from(themes().guess(features).likeliest.0)];
        theme_features(&Analyzer::new(), &article, text).iter().map(|(_, features)| best(features)).collect()
    }

    #[test]
    fn words_around_a_figure_tell_its_theme() {
        for (text, themes) in [
            ("The quake killed 12 people and injured 340, officials said.", vec!["dead", "injured"]),
            ("Some 40,000 households sat in the dark after the gale.", vec!["without-power"]),
            ("The grocer plans to lay off 1,200 of its 9,000 employees.", vec!["job-cuts", "staff"]),
            ("Net profit fell to $3.1 million in the quarter.", vec!["profit"]),
        ] {
            assert_eq!(likeliest(text), themes, "{text}");
        }
    }

    #[test]
    fn the_weights_are_of_the_list() {
        let names = names();
        assert_eq!(themes().count, names.len());
        assert!(names.len() < usize::from(u8::MAX));
        let mut once = names.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), names.len());
    }

    #[test]
    fn the_file_is_written_as_it_was_read_and_damage_is_seen() {
        let file = include_bytes!("../../../models/themes.bin");
        assert_eq!(Themes::read(file).expect("whole").write(), file);
        let mut damaged = file.to_vec();
        damaged[1000] ^= 1;
        assert!(Themes::read(&damaged).is_none());
        assert!(Themes::read(&file[..file.len() - 1]).is_none());
    }

    #[test]
    fn guesses_overlap_by_what_they_share() {
        let (one, other) = (Guess::of(vec![(3, 0.9), (5, 0.1)]), Guess::of(vec![(4, 0.8), (5, 0.2)]));
        let same = one.likeness(&one);
        assert!(same.overlap > 0.99 && same.cosine > 0.99 && same.differs == 0.0);
        let apart = one.likeness(&other);
        assert!(apart.overlap < 0.2 && apart.cosine < 0.1 && apart.differs > 0.6);
    }

    #[test]
    fn figures_of_an_article_are_summed_by_dimension() {
        let mut mass = Mass::default();
        let guess = Guess::of(vec![(3, 0.9), (5, 0.1)]);
        mass.add(1, &guess);
        mass.add(1, &guess);
        mass.add(2, &guess);
        assert!((mass.cosines(1, &guess) - 2.0).abs() < 0.02);
        assert!((mass.cosines(2, &guess) - 1.0).abs() < 0.02);
        assert!(mass.cosines(7, &guess).abs() < f32::EPSILON);
    }
}
