//! Alignment of two quotes, word by word: the shorter anywhere in the longer.

use super::words::{ANYTHING, Words};

/// How a stretch of a quote differs from the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Other words stand there.
    Replaced,
    /// Words were put in.
    Added,
    /// Words are missing.
    Dropped,
    /// Words are left out with dots, or stand in brackets.
    Declared,
}

impl Change {
    /// Its word in the tables.
    pub const fn word(self) -> &'static str {
        match self {
            Change::Replaced => "replaced",
            Change::Added => "added",
            Change::Dropped => "dropped",
            Change::Declared => "declared",
        }
    }
}

/// One difference between a quote and the reference of its group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What was done.
    pub change: Change,
    /// The words of the reference.
    pub said: String,
    /// The words that stand for them.
    pub written: String,
}

/// What a cell of the table says: the fewest differences so far, and the most words that are the same.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Cell {
    cost: u16,
    same: u16,
}

impl Cell {
    const fn better(self, other: Self) -> Self {
        if other.cost < self.cost || other.cost == self.cost && other.same > self.same { other } else { self }
    }

    const fn plus(self, cost: u16, same: u16) -> Self {
        Cell { cost: self.cost.saturating_add(cost), same: self.same + same }
    }
}

/// The share of the words of the shorter that stand in the longer, in their order, less those put in between: from 0 to 1.
///
/// What is left out with dots or put in brackets costs nothing, but four words, and half of those that there are, must be
/// the same.
///
/// # Resource usage
///
/// The product of the two lengths, which are bounded.
pub(super) fn similarity(one: &Words, other: &Words) -> f32 {
    let (short, long) = if one.count() <= other.count() { (&one.0, &other.0) } else { (&other.0, &one.0) };
    let count = short.iter().filter(|word| **word != ANYTHING).count();
    let mut before: Vec<Cell> = vec![Cell { cost: 0, same: 0 }; long.len() + 1];
    let mut row = before.clone();
    for &word in short {
        step(word, long, &before, &mut row);
        std::mem::swap(&mut before, &mut row);
    }
    let best = before.iter().copied().reduce(Cell::better).unwrap_or(Cell { cost: 0, same: 0 });
    if usize::from(best.same) < 4 || usize::from(best.same) * 2 < count {
        return 0.0;
    }
    (1.0 - f32::from(best.cost / WORD) / count as f32).max(0.0)
}

/// One row of the table: a word of the shorter against all of the longer.
fn step(word: u32, long: &[u32], before: &[Cell], row: &mut [Cell]) {
    row[0] = before[0].plus(if word == ANYTHING { LEFT } else { WORD }, 0);
    for (at, &other) in long.iter().enumerate() {
        let cell = if word == ANYTHING || other == ANYTHING {
            before[at].plus(LEFT, 0).better(row[at].plus(LEFT, 0)).better(before[at + 1].plus(LEFT, 0))
        } else {
            let same = u16::from(word == other);
            before[at].plus(WORD * (1 - same), same).better(row[at].plus(WORD, 0)).better(before[at + 1].plus(WORD, 0))
        };
        row[at + 1] = cell;
    }
}

/// What a word that differs costs, and one that is left to what stands for anything: dots are not to swallow a quote that
/// could be aligned.
const WORD: u16 = 8;
const LEFT: u16 = 1;

/// A step from one cell to the next, on the way back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Same,
    Replaced,
    /// A word of the shorter alone.
    Short,
    /// A word of the longer alone.
    Long,
    Declared,
}

/// The differences of a quote from the reference. Words beyond either end of the shorter one are no difference.
///
/// # Resource usage
///
/// The product of the two lengths, in time and in bytes.
pub(super) fn edits(reference: (&Words, &[&str]), written: (&Words, &[&str])) -> Vec<Edit> {
    let swapped = reference.0.count() <= written.0.count();
    let (short, long) = if swapped { (reference, written) } else { (written, reference) };
    let (rows, columns) = (short.0.0.len() + 1, long.0.0.len() + 1);
    let mut table = vec![Cell { cost: 0, same: 0 }; rows * columns];
    for (at, &word) in short.0.0.iter().enumerate() {
        let (before, row) = table[at * columns..(at + 2) * columns].split_at_mut(columns);
        step(word, &long.0.0, before, row);
    }
    let last = &table[(rows - 1) * columns..];
    let best = last.iter().copied().reduce(Cell::better).unwrap_or(Cell { cost: 0, same: 0 });
    let mut column = last.iter().position(|cell| *cell == best).unwrap_or(0);
    let mut row = rows - 1;
    let mut steps: Vec<(Step, usize, usize)> = Vec::new();
    while row > 0 {
        let here = table[row * columns + column];
        let word = short.0.0[row - 1];
        let taken = if column == 0 {
            if word == ANYTHING { Step::Declared } else { Step::Short }
        } else {
            let other = long.0.0[column - 1];
            let (corner, left) = (table[(row - 1) * columns + column - 1], table[row * columns + column - 1]);
            if word == ANYTHING || other == ANYTHING {
                steps.push((Step::Declared, row, column));
                // The same order as when the table was filled.
                if here == corner.plus(LEFT, 0) {
                    (row, column) = (row - 1, column - 1);
                } else if here == left.plus(LEFT, 0) {
                    column -= 1;
                } else {
                    row -= 1;
                }
                continue;
            }
            let same = u16::from(word == other);
            if here == corner.plus(WORD * (1 - same), same) {
                if same == 1 { Step::Same } else { Step::Replaced }
            } else if here == left.plus(WORD, 0) {
                Step::Long
            } else {
                Step::Short
            }
        };
        steps.push((taken, row, column));
        match taken {
            Step::Same | Step::Replaced => (row, column) = (row - 1, column - 1),
            Step::Long => column -= 1,
            Step::Short | Step::Declared => row -= 1,
        }
    }
    steps.reverse();
    merge(&steps, short.1, long.1, swapped)
}

/// Joins steps that are beside one another into edits.
fn merge(steps: &[(Step, usize, usize)], short: &[&str], long: &[&str], swapped: bool) -> Vec<Edit> {
    let mut edits = Vec::new();
    for run in steps.chunk_by(|one, other| (one.0 == Step::Same) == (other.0 == Step::Same)) {
        if run[0].0 == Step::Same {
            continue;
        }
        let (mut of_short, mut of_long): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        let (mut last_row, mut last_column) = (0, 0);
        for &(step, row, column) in run {
            if step != Step::Long && row != last_row && row > 0 {
                of_short.push(short[row - 1]);
                last_row = row;
            }
            if step != Step::Short && column != last_column && column > 0 {
                of_long.push(long[column - 1]);
                last_column = column;
            }
        }
        // Two words of one contraction have one surface.
        of_short.dedup_by(|one, other| std::ptr::eq(one.as_ptr(), other.as_ptr()));
        of_long.dedup_by(|one, other| std::ptr::eq(one.as_ptr(), other.as_ptr()));
        let declared = run.iter().any(|(step, ..)| *step == Step::Declared);
        let (said, written) = if swapped { (of_short, of_long) } else { (of_long, of_short) };
        let change = match (said.is_empty(), written.is_empty()) {
            _ if declared => Change::Declared,
            (true, _) => Change::Added,
            (_, true) => Change::Dropped,
            _ => Change::Replaced,
        };
        edits.push(Edit { change, said: said.join(" "), written: written.join(" ") });
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::super::words::surfaces;
    use super::*;
    use proptest::prelude::*;

    fn of(reference: &str, written: &str) -> Vec<(Change, String, String)> {
        let found = edits((&Words::new(reference), &surfaces(reference)), (&Words::new(written), &surfaces(written)));
        found.into_iter().map(|edit| (edit.change, edit.said, edit.written)).collect()
    }

    #[test]
    fn differences_are_told() {
        let edit = |change, said: &str, written: &str| (change, said.to_owned(), written.to_owned());
        let said = "The old bridge will be closed for the whole winter, I promise";
        assert_eq!(of(said, said), []);
        assert_eq!(of(said, "bridge will be closed for the whole winter"), []);
        assert_eq!(
            of(said, "The new bridge will be closed for the whole winter, I promise"),
            [edit(Change::Replaced, "old", "new")]
        );
        assert_eq!(
            of(said, "The old bridge will be closed for the winter, I promise"),
            [edit(Change::Dropped, "whole", "")]
        );
        assert_eq!(
            of(said, "The old bridge will now be closed for the whole winter, I promise you all"),
            [edit(Change::Added, "", "now")]
        );
        let declared = of(said, "The old bridge will be closed ... winter, I promise");
        assert_eq!((declared.len(), declared[0].0), (1, Change::Declared));
    }

    #[test]
    fn similarity_is_of_the_shorter() {
        let similar = |one: &str, other: &str| similarity(&Words::new(one), &Words::new(other));
        let said = "the old bridge will be closed for the whole winter i promise";
        assert!(similar(said, "be closed for the whole winter") > 0.99);
        assert!(similar(said, "the old bridge will be closed ... i promise") > 0.99);
        assert!(similar(said, "nobody has seen the old ferry in the harbour since spring") < 0.4);
        assert!(similar("... we ...", said) < 0.1);
    }

    proptest! {
        #[test]
        fn any_two_texts_are_aligned(one in "([a-c]{1,2}|\\.\\.\\.|\\[a\\]|won't| ){0,30}", other in "([a-c]{1,2}|…|it's| ){0,30}") {
            let found = of(&one, &other);
            prop_assert!(found.len() <= one.len() + other.len());
            prop_assert_eq!(of(&one, &one).iter().filter(|edit| edit.0 != Change::Declared).count(), 0);
        }
    }
}
