//! What is to be said of two figures that are of the same thing.

use super::evidence::course;
use super::figure::{Course, Figure, Moment};
use super::quantity::Hedge;

/// How two figures of the same thing stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Both state the same value with the same reserve.
    Same,
    /// Both can be true: they overlap, or one is the other rounded.
    Compatible,
    /// They cannot both be true of the same thing at the same time.
    Differs,
    /// The later one states a later state of a thing that changes.
    Updated,
}

impl Verdict {
    /// Its word in the tables.
    pub const fn word(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Compatible => "compatible",
            Verdict::Differs => "differs",
            Verdict::Updated => "updated",
        }
    }
}

/// The verdict on two figures, each with the moment at which its article was published.
///
/// Whatever is the same is the same. Next, a thing that changes by its nature (the dead grow in number, the missing
/// dwindle) is updated where the later figure is further on that course, but not where the later one only says more
/// exactly what the earlier one left open. What then overlaps is compatible, and the rest differs.
pub(super) fn verdict(one: &Figure, other: &Figure, moments: (Moment, Moment)) -> Verdict {
    let (first, second) = (&one.quantity, &other.quantity);
    if first.same(second) {
        return Verdict::Same;
    }
    let overlap = first.overlaps(second);
    if let (Some(day), Some(other_day)) = moments
        && day != other_day
    {
        let (earlier, later) = if day < other_day { (first, second) } else { (second, first) };
        let course = match course(one, other) {
            Course::Grows => later.point > earlier.point,
            Course::Falls => later.point < earlier.point,
            Course::None => false,
        };
        let hedged = earlier.hedge != Hedge::Bare;
        let exacter = hedged && (later.point - earlier.point).abs() <= 0.1 * earlier.point.abs()
            || overlap && matches!(earlier.hedge, Hedge::Range);
        let days = one.when.is_none() || other.when.is_none() || one.when == other.when;
        if course && !exacter && days {
            return Verdict::Updated;
        }
    }
    if overlap { Verdict::Compatible } else { Verdict::Differs }
}
