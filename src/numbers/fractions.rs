//! Fractions: "a third", "two-thirds", "1/4", "½", "one in five", "one over three".

use super::decimal::Value;
use super::digits::grouped;
use super::numeral::{DEEPEST, Form, Numeral};
use super::pieces::{Pieces, vulgar};
use crate::lexicon::figures::{Senses, UnitKind};
use crate::model::Class;
use crate::text::Kind;

impl Pieces<'_, '_> {
    /// A fraction: "a third", "two-thirds", "three quarters", "1/4", "½", "2 1/4", "one over three".
    pub(super) fn fraction(&self, at: usize, depth: u32) -> Option<Numeral> {
        let fraction =
            |end, value| Some(Numeral { start: at, end, value, vague: None, form: Form::Fraction, scale: 0 });
        if let Some((over, under)) =
            self.get(at).filter(|piece| piece.kind == Kind::Symbol).and_then(|_| vulgar(self.surface(at)))
        {
            return fraction(at + 1, Value::whole(over).over(Value::whole(under)));
        }
        if self.is_kind(at, Kind::Number) {
            if let Some((over, under)) =
                self.get(at + 1).filter(|piece| piece.kind == Kind::Symbol).and_then(|_| vulgar(self.surface(at + 1)))
            {
                return fraction(at + 2, grouped(self.surface(at))?.plus(Value::whole(over).over(Value::whole(under))));
            }
            if let Some((end, value)) = self.slash(at) {
                return fraction(end, value);
            }
            // "2 1/4", "2-1/4"
            let joint = usize::from(self.is_joint(at + 1));
            if let Some((end, value)) = self.slash(at + 1 + joint).filter(|_| joint > 0 || !self.glued(at + 1)) {
                let whole = grouped(self.surface(at)).filter(|whole| whole.is_whole() && whole.float < 1000.0)?;
                return fraction(end, whole.plus(value));
            }
        }
        if self.is_any(at, &["half", "a", "an"]) || self.has(at, Senses::CARDINAL) || self.is_kind(at, Kind::Number) {
            return self.word_fraction(at, depth);
        }
        None
    }

    fn slash(&self, at: usize) -> Option<(usize, Value)> {
        if !(self.is_kind(at, Kind::Number)
            && self.is_kind(at + 1, Kind::Slash)
            && self.glued(at + 1)
            && self.glued(at + 2))
        {
            return None;
        }
        if self.is_kind(at + 3, Kind::Slash) && self.glued(at + 3)
            || at > 0 && self.is_kind(at - 1, Kind::Slash) && self.glued(at)
        {
            return None;
        }
        let over: u64 = self.surface(at).parse().ok()?;
        let under: u64 = self.surface(at + 2).parse().ok()?;
        let usual = matches!(under, 2 | 3 | 4 | 5 | 6 | 7 | 8 | 10 | 12 | 16 | 20 | 32 | 64 | 100);
        (over < under && over > 0 && usual).then(|| (at + 3, Value::whole(over).over(Value::whole(under))))
    }

    /// "a third", "two-thirds", "twenty-three fifths", "half".
    fn word_fraction(&self, at: usize, depth: u32) -> Option<Numeral> {
        let fraction =
            |end, value| Some(Numeral { start: at, end, value, vague: None, form: Form::Fraction, scale: 0 });
        let one = Value::whole(1);
        if self.is(at, "half") {
            let before = at.checked_sub(1);
            let of_order = before.is_some_and(|before| {
                self.has(before, Senses::ORDINAL | Senses::RELATIVE)
                    || self.is_any(before, &["other", "this", "that", "better"])
            });
            let of = self.is(at + 1, "of")
                || self.is_any(at + 1, &["the", "its", "their", "his", "her", "that", "what", "as"]);
            let percent = |at: usize| {
                self.unit_at(at).is_some_and(|(_, unit)| {
                    matches!(self.figures.unit(unit).kind(), UnitKind::Percent | UnitKind::Measure)
                })
            };
            let time = self.is_any(at + 1, &["a", "an"]) && (self.has(at + 2, Senses::TIME) || percent(at + 2))
                || self.is_joint(at + 1) && self.has(at + 2, Senses::TIME);
            if of_order || !(of || time) {
                return None;
            }
            return fraction(if time { at + 2 } else { at + 1 }, one.over(Value::whole(2)));
        }
        // "the previous year and a half"
        if at > 1 && self.is(at - 1, "and") && self.has(at - 2, Senses::TIME) && self.is_any(at, &["a", "half"]) {
            return None;
        }
        let (mut over, mut under) = if self.is_any(at, &["a", "an"])
            && !(self.has(at + 1, Senses::SCALE)
                && self.cardinal(at, false, DEEPEST - 1).is_some_and(|over| self.has(over.end, Senses::ORDINALS)))
        {
            (one, at + 1)
        } else {
            // "one hundred and thirty fifths"; but "two and three fifths" is a sum.
            let found = self.cardinal(at, false, (depth + 1).min(DEEPEST))?;
            let found = if found.form == Form::Fraction { self.plain_cardinal(at)? } else { found };
            (found.value, found.end)
        };
        // "three twenty-firsts", "one hundred thirty fifths": tens that belong to the denominator.
        let mut tens = 0;
        let is_tens = |at: usize| self.has(at, Senses::CARDINAL) && self.figures.number(self.word(at)) >= 20;
        let ones = |at: usize| self.has(at, Senses::ORDINALS) && (1..10).contains(&self.figures.number(self.word(at)));
        let last = under.wrapping_sub(1);
        if is_tens(under) && ones(if self.is_joint(under + 1) { under + 2 } else { under + 1 }) {
            tens = self.figures.number(self.word(under));
            under = if self.is_joint(under + 1) { under + 2 } else { under + 1 };
        } else if is_tens(last) && ones(under) && last > at + 1 && !self.is(last - 1, "and") && !self.is_joint(last - 1)
        {
            tens = self.figures.number(self.word(last));
            over = over.plus(Value::whole(tens).negative());
        }
        if self.is_joint(under) || self.is_kind(under, Kind::Hyphen) && self.has(under + 1, Senses::ORDINALS) {
            under += 1;
        }
        let simple = over.is_one();
        if self.is_any(under, &["over"]) && !self.is_any(at, &["a", "an"]) {
            let below = self
                .cardinal(under + 1, false, DEEPEST - 1)
                .filter(|below| below.value.float > 0.0 && below.value.is_whole())?;
            let plain = over.is_whole();
            let counted = self.is_nominal(below.end)
                || self.has(below.end, Senses::UNIT)
                || at > 0 && self.is_kind(at - 1, Kind::Currency);
            return if plain && !counted { fraction(below.end, over.over(below.value)) } else { None };
        }
        // "one one hundred fifth"
        if simple
            && self.has(under, Senses::CARDINAL)
            && let Some((end, below)) = self.ordinal_value(under).filter(|(_, below)| below.float > 100.0)
        {
            return fraction(end, over.over(below));
        }
        if self.has(under, Senses::PART) && (depth > 0 || !self.has(under + 1, Senses::SCALE)) {
            let number = self.figures.number(self.word(under));
            let singular = self.is_any(under, &["half", "quarter"]);
            // "a quarter" of the year is no number; "the first two quarters" neither.
            let measured = self.has(under + 1, Senses::UNIT) && !self.has(under + 1, Senses::TIME);
            let closed = !self.is_nominal(under + 1) || self.is_any(at, &["one"]) || measured;
            if singular != simple
                || number == 4 && singular && !closed
                || at > 0 && self.has(at - 1, Senses::ORDINAL | Senses::RELATIVE)
            {
                return None;
            }
            return fraction(under + 1, over.over(Value::whole(number)));
        }
        let ordinals = self.has(under, Senses::ORDINALS) && !self.is(under, "seconds");
        if ordinals {
            let number = tens + self.figures.number(self.word(under));
            return (number > 2 || self.is_joint(under.wrapping_sub(1)))
                .then(|| fraction(under + 1, over.over(Value::whole(number))))
                .flatten();
        }
        if simple && self.has(under, Senses::ORDINAL) && !self.is_any(under, &["first", "second"]) {
            let number = self.figures.number(self.word(under));
            let next = under + 1;
            // "the one trillionth" is a place in a row.
            if at > 0 && self.is(at - 1, "the") && !self.is(next, "of") && self.is(at, "one") {
                return None;
            }
            if self.is(at, "a") && self.is_next_of_row(at, next, number) {
                return None;
            }
            let closed = !self.is_nominal(next)
                && !matches!(
                    self.class(next),
                    crate::model::Class::Adjective | crate::model::Class::Number | crate::model::Class::Participle
                )
                || self.is_joint(under - 1) && number > 2;
            return if closed { fraction(next, one.over(Value::whole(number))) } else { None };
        }
        None
    }

    /// "Two guards were hurt and a third died", "A third, who had a helmet,": one more, and no part.
    fn is_next_of_row(&self, at: usize, next: usize, number: u64) -> bool {
        let comma = usize::from(self.is_kind(next, Kind::Comma));
        if self.is(next + comma, "who") {
            return true;
        }
        let does = matches!(self.class(next), Class::Past | Class::VerbS | Class::Aux | Class::Modal);
        does && (0..at).any(|before| {
            self.has(before, Senses::CARDINAL) && self.figures.number(self.word(before)) + 1 == number
                || self.integer(before).is_some_and(|count| u64::try_from(count + 1) == Ok(number))
        })
    }

    /// "one in five", "two out of three": a fraction, where the first is the smaller.
    pub(super) fn ratio(&self, first: Numeral) -> Option<Numeral> {
        if first.form == Form::Fraction || first.form == Form::Vague || !first.value.is_whole() || first.scale > 0 {
            return None;
        }
        // "one-in-five"
        let joint =
            usize::from(self.is_joint(first.end) && self.is(first.end + 1, "in") && self.is_joint(first.end + 2));
        // "one train in three"
        let noun = first.value.is_one()
            && first.form == Form::Words
            && self.class(first.end) == Class::Noun
            && self.is(first.end + 1, "in")
            && self.has(first.end + 2, Senses::CARDINAL);
        let after = if joint > 0 {
            first.end + 3
        } else if noun {
            first.end + 2
        } else if self.is(first.end, "in") {
            first.end + 1
        } else if self.are(first.end, &["out", "of"]) {
            first.end + 2
        } else if self.is(first.start, "one") && self.is(first.end, "of") && self.has(first.end + 1, Senses::CARDINAL) {
            first.end + 1
        } else {
            return None;
        };
        let after = if self.is(after, "every") { after + 1 } else { after };
        let second = self.plain_cardinal(after)?;
        let one = first.value.is_one();
        let year = second.form == Form::Digits && second.value.float > 1000.0;
        let range = self.is_any(first.start.wrapping_sub(1), &["than"]) && self.class(second.end) != Class::Nouns;
        let fits = first.value.float > 0.0
            && first.value.float < second.value.float
            && second.value.is_whole()
            && (one || first.value.float < 10.0)
            && !year
            && !range
            && !self.has(second.end, Senses::TIME | Senses::MONTH);
        fits.then(|| Numeral {
            start: first.start,
            end: second.end,
            value: first.value.over(second.value),
            vague: None,
            form: Form::Fraction,
            scale: 0,
        })
    }
}
