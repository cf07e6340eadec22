//! Numerals: digits in every grouping, number words, scales and fractions.

use super::decimal::Value;
use super::pieces::Pieces;
use crate::lexicon::figures::Senses;
use crate::model::Class;
use crate::text::Kind;

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits, perhaps with a scale.
    Digits,
    /// Number words.
    Words,
    /// "a third", "1/4", "one in five".
    Fraction,
    /// "hundreds".
    Vague,
}

/// A numeral: pieces `start..end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Value,
    /// Where only the order of magnitude is given.
    pub(super) vague: Option<(f64, f64)>,
    pub(super) form: Form,
    /// The scale that it ends with: 6 for "5 million"; 0 for none.
    pub(super) scale: u32,
}

/// Nested numerals ("three hundred and ...") go no deeper.
pub(super) const DEEPEST: u32 = 3;

impl Pieces<'_, '_> {
    /// The numeral that starts here. `money`: a currency sign stands before it, so that "m" is a million.
    pub(super) fn numeral(&self, at: usize, money: bool) -> Option<Numeral> {
        let mut from = at;
        let mut negative = false;
        let free_before = |at: usize| {
            !self.glued(at) && !self.is_dash(at)
                || at == 0
                || self.is_kind(at - 1, Kind::Open)
                || self.is_kind(at - 1, Kind::Currency)
                || self.is_any(at - 1, &["<", ">", "="])
        };
        // An en dash is a minus before a share or degrees, "–3.9%", where it stands apart from the word before it.
        let degrees =
            || self.is_kind(at + 2, Kind::Percent) || self.is_any(at + 2, &["percent", "degrees", "°", "c", "f"]);
        let minus =
            self.is_kind(at, Kind::Hyphen) && free_before(at) || self.is(at, "–") && !self.glued(at) && degrees();
        if minus && self.glued(at + 1) || self.is_any(at, &["minus", "negative"]) {
            let next = if self.is_joint(at + 1) { at + 2 } else { at + 1 };
            let digits = self.is_kind(next, Kind::Number) || self.is_kind(next, Kind::Period);
            // "plus or minus 3 points" is on either side.
            if at > 1 && self.is(at - 1, "or") && self.is(at - 2, "plus") {
                return None;
            }
            if !(digits || self.is_word(at) && self.has(next, Senses::CARDINAL)) {
                return None;
            }
            negative = true;
            from = next;
        }
        let mut found = self.unsigned(from, money)?;
        if negative {
            found.value = found.value.negative();
            found.start = at;
        }
        Some(found)
    }

    /// "75 -300": a hyphen between two numbers, the second one higher, is a dash and no minus.
    fn is_dash(&self, at: usize) -> bool {
        let number = |at| self.get(at).filter(|piece| piece.kind == Kind::Number).map(|piece| self.surface_of(piece));
        let ends = at.checked_sub(1).and_then(number).zip(number(at + 1));
        let value = |surface| super::digits::grouped(surface).map(|value| value.float);
        ends.is_some_and(|(low, high)| value(low) < value(high))
    }

    fn unsigned(&self, at: usize, money: bool) -> Option<Numeral> {
        let piece = self.get(at)?;
        let first = match piece.kind {
            Kind::Number | Kind::Period | Kind::Symbol => self.fraction(at, 0).or_else(|| self.cardinal(at, money, 0)),
            Kind::Word if piece.senses.any(WORDS) || self.is_any(at, &["a", "an", "several", "few", "couple"]) => self
                .vague(at)
                .or_else(|| self.fraction(at, 0))
                .or_else(|| self.cardinal(at, money, 0))
                .or_else(|| self.bare_scale(at)),
            _ => None,
        }?;
        Some(self.ratio(first).or_else(|| self.part_of_scale(first)).unwrap_or(first))
    }

    /// "three quarters of a million".
    fn part_of_scale(&self, part: Numeral) -> Option<Numeral> {
        let scale = part.end + 2;
        if part.form != Form::Fraction || !self.are(part.end, &["of", "a"]) || !self.has(scale, Senses::SCALE) {
            return None;
        }
        let power = self.figures.number(self.word(scale)) as u32;
        Some(Numeral { end: scale + 1, value: part.value.scaled(power), form: Form::Words, scale: power, ..part })
    }

    /// A cardinal: "1,234", "3.5 million", "two hundred and five", "five and a half million", "half a dozen".
    pub(super) fn cardinal(&self, at: usize, money: bool, depth: u32) -> Option<Numeral> {
        let zero = Value::whole(0);
        let mut total = zero;
        // What stands before the next scale: its hundreds, and what is below them.
        let (mut hundreds, mut rest): (Option<Value>, Option<Value>) = (None, None);
        let mut last = Last::Nothing;
        let mut last_scale = u32::MAX;
        let mut form = Form::Words;
        let mut i = at;
        // "a couple of thousand"
        let couple = at + usize::from(self.is(at, "a"));
        if self.is(couple, "couple") {
            let next = couple + 1 + usize::from(self.is(couple + 1, "of"));
            if !self.has(next, Senses::SCALE | Senses::DOZEN) || self.has(next, Senses::VAGUE) {
                return None;
            }
            rest = Some(Value::whole(2));
            last = Last::Digits;
            i = next;
        } else if self.is_any(at, &["a", "an"]) {
            let scales =
                self.has(at + 1, Senses::SCALE) || self.has(at + 1, Senses::DOZEN) && !self.has(at + 1, Senses::VAGUE);
            let half = self.has(at + 1, Senses::PART) && self.has(at + 2, Senses::SCALE | Senses::DOZEN);
            if half {
                i = at + 1;
            } else if scales {
                rest = Some(Value::whole(1));
                last = Last::Digits;
                i = at + 1;
            } else {
                return None;
            }
        }
        if self.has(i, Senses::PART) {
            let next = if self.is_any(i + 1, &["a", "an"]) { i + 2 } else { i + 1 };
            let next = if self.is_joint(next) { next + 1 } else { next };
            if !self.has(next, Senses::SCALE | Senses::DOZEN) || self.has(next, Senses::VAGUE) {
                return None;
            }
            rest = Some(Value::whole(1).over(Value::whole(self.figures.number(self.word(i)))));
            last = Last::Digits;
            i = next;
        }
        let mut end = i;
        let mut before_and = None;
        loop {
            let mut j = i;
            // "ninety - five" is what a tokenized "ninety-five" looks like.
            let spaced = last == Last::Tens
                && self.is_kind(j, Kind::Hyphen)
                && !self.glued(j)
                && !self.glued(j + 1)
                && self.has(j + 1, Senses::CARDINAL)
                && (1..10).contains(&self.figures.number(self.word(j + 1)));
            if j > at && (self.is_joint(j) && last != Last::Nothing || spaced) {
                j += 1;
            }
            // "one hundred and five thousand", "two thousand and five"; taken back where it turns out to be the next
            // numeral: "two million and three million".
            if self.is(j, "and")
                && depth < DEEPEST
                && form == Form::Words
                && before_and.is_none()
                && matches!(last, Last::Hundred | Last::Scale)
                && self.joins_below(j + 1, at)
            {
                before_and = Some((total, hundreds, rest, last, end));
                j = if self.is_joint(j + 1) { j + 2 } else { j + 1 };
            }
            let mut senses = self.senses(j);
            let mut number = self.figures.number(self.word(j));
            // "5 lakhs", "two millions"
            if senses.any(Senses::VAGUE)
                && rest.is_some()
                && number >= 100
                && !(self.is(j + 1, "of") && self.has(j + 2, Senses::VAGUE))
            {
                number = u64::from(number.ilog10());
                senses = Senses::scale();
            }
            if self.is_kind(j, Kind::Number) || self.is_kind(j, Kind::Period) {
                if last != Last::Nothing || j != i {
                    break;
                }
                let Some((after, value)) = self.digits(j) else { break };
                rest = Some(value);
                last = Last::Digits;
                form = Form::Digits;
                i = after;
            } else if senses.any(Senses::CARDINAL) {
                let fits = match last {
                    Last::Nothing | Last::Scale => rest.is_none(),
                    Last::Hundred => true,
                    Last::Tens => 0 < number && number < 10,
                    Last::Ones | Last::Digits => false,
                };
                if !fits {
                    break;
                }
                rest = Some(rest.unwrap_or(zero).plus(Value::whole(number)));
                last = if number >= 20 { Last::Tens } else { Last::Ones };
                i = j + 1;
            } else if senses.any(Senses::SCALE) && number == 2 {
                let Some(value) = rest.filter(|_| hundreds.is_none() && last != Last::Hundred) else { break };
                hundreds = Some(value.scaled(2));
                rest = None;
                last = Last::Hundred;
                i = j + 1;
            } else if senses.any(Senses::SCALE) {
                let power = number as u32;
                if hundreds.is_none() && rest.is_none() {
                    if last != Last::Scale || power > 12 {
                        break;
                    }
                    // "two lakh crore", "two thousand million"
                    total = total.scaled(power);
                } else if power < last_scale {
                    total = total.plus(hundreds.unwrap_or(zero).plus(rest.unwrap_or(zero)).scaled(power));
                } else {
                    break;
                }
                (hundreds, rest) = (None, None);
                last = Last::Scale;
                last_scale = power;
                before_and = None;
                i = j + 1;
            } else if self.is(j, "grand")
                && matches!(last, Last::Ones | Last::Tens | Last::Digits)
                && hundreds.is_none()
                && rest.is_some_and(|value| value.float > 1.0)
                && self.surface(j) == "grand"
                && !self.is_nominal(j + 1)
                && !self.is_joint(j + 1)
                && !matches!(self.class(j + 1), Class::Adjective)
            {
                // "five grand", but "two grand pianos"
                total = total.plus(rest.unwrap_or(zero).scaled(3));
                (hundreds, rest) = (None, None);
                last = Last::Scale;
                last_scale = 3;
                end = j + 1;
                break;
            } else if senses.any(Senses::DOZEN) && rest.is_some() && last != Last::Hundred {
                rest = rest.map(|value| value.times(Value::whole(12)));
                last = Last::Ones;
                i = j + 1;
                end = i;
                break;
            } else if let Some((power, after)) =
                self.short_scale(j, money).filter(|_| last == Last::Digits && form == Form::Digits)
            {
                total = total.plus(rest.unwrap_or(zero).scaled(power));
                (hundreds, rest) = (None, None);
                last = Last::Scale;
                last_scale = power;
                end = after;
                break;
            } else {
                break;
            }
            end = i;
        }
        if let Some(before) = before_and.filter(|_| self.has(end, Senses::SCALE)) {
            (total, hundreds, rest, last, end) = before;
        }
        if last == Last::Nothing || end == at {
            return None;
        }
        let mut value = total.plus(hundreds.unwrap_or(zero)).plus(rest.unwrap_or(zero));
        let scale = match last {
            Last::Scale => last_scale,
            Last::Hundred => 2,
            _ => 0,
        };
        // "... and five", "... and a half"
        let joined = self.is(end, "and") || self.is_joint(end) && self.is(end + 1, "and");
        if joined && depth < DEEPEST {
            let next = if self.is(end, "and") { end + 1 } else { end + 2 };
            let next = if self.is_joint(next) { next + 1 } else { next };
            let larger = self
                .cardinal(next, false, DEEPEST)
                .filter(|part| part.scale > 2 && part.scale < scale && self.is_any(next, &["a", "half"]));
            if let Some(part) = larger {
                value = value.plus(part.value);
                end = part.end;
            } else if let Some(part) = self.fraction(next, depth + 1).filter(|part| part.value.float < 1.0) {
                let by_scale = scale > 2 && self.is_any(next, &["a", "half"]);
                // "one billion and three quarters million"
                let below = self.figures.number(self.word(part.end)) as u32;
                let lower = scale > 3 && self.has(part.end, Senses::SCALE) && below < scale;
                let power = if lower {
                    below
                } else if by_scale {
                    scale
                } else {
                    0
                };
                value = value.plus(part.value.scaled(power));
                end = part.end + usize::from(lower);
                let after = if self.is_joint(end) { end + 1 } else { end };
                if scale == 0 && self.has(after, Senses::SCALE) {
                    let power = self.figures.number(self.word(after)) as u32;
                    return Some(Numeral {
                        start: at,
                        end: after + 1,
                        value: value.scaled(power),
                        vague: None,
                        form,
                        scale: power,
                    });
                }
            } else if (scale >= 2 || last == Last::Tens)
                && let Some(part) = self.cardinal(next, false, depth + 1)
            {
                let limit = if scale >= 2 { 10f64.powi(scale as i32) } else { 10.0 };
                let after_unit = self.is_kind(part.end, Kind::Percent)
                    || self.has(part.end, Senses::SHORT_SCALE) && self.glued(part.end);
                // "one hundred and three people" but "two million and 300 people": digits only after "hundred".
                let fits = part.value.float > 0.0
                    && part.value.float < limit
                    && !after_unit
                    && (part.form == Form::Words
                        && (scale != 0
                            || last == Last::Tens
                                && self.is_word(at)
                                && (part.end == next + 1 || !part.value.is_whole()))
                        || scale == 2 && form == Form::Digits);
                let is_range = self.is_any(at.wrapping_sub(1), &["between"]);
                if fits && !is_range {
                    value = value.plus(part.value);
                    end = part.end;
                }
            }
        } else if self.is(end, "point") && form == Form::Words && self.has(end + 1, Senses::CARDINAL) {
            let mut places = Value::whole(0);
            let mut count = 0;
            let mut j = end + 1;
            while self.has(j, Senses::CARDINAL) && count < 15 {
                let number = self.figures.number(self.word(j));
                let width = if number < 10 { 1 } else { 2 };
                places = places.scaled(width).plus(Value::whole(number));
                count += width;
                j += 1;
            }
            value = value.plus(places.over(Value::whole(10u64.pow(count.min(18)))));
            end = j;
            if self.has(end, Senses::SCALE) {
                value = value.scaled(self.figures.number(self.word(end)) as u32);
                end += 1;
            }
        }
        Some(Numeral { start: at, end, value, vague: None, form, scale })
    }

    /// Whether a number word after "and" goes on with the numeral that starts at `at`.
    fn joins_below(&self, next: usize, at: usize) -> bool {
        let next = if self.is_joint(next) { next + 1 } else { next };
        if !self.has(next, Senses::CARDINAL) || self.is_any(at.wrapping_sub(1), &["between"]) {
            return false;
        }
        // "one hundred and three quarters"
        let after = self.small(next, 100).map_or(next + 1, |(after, _)| after);
        let after = if self.is_joint(after) { after + 1 } else { after };
        !self.has(after, Senses::PART)
    }

    pub(super) fn plain_cardinal(&self, at: usize) -> Option<Numeral> {
        self.cardinal(at, false, DEEPEST)
    }
}

/// Words that a numeral can start with.
const WORDS: u32 = Senses::CARDINAL | Senses::SCALE | Senses::VAGUE | Senses::PART | Senses::DOZEN;

/// What a cardinal ended with so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Ones,
    Tens,
    Hundred,
    Scale,
    Digits,
}

#[cfg(test)]
mod tests {
    use super::super::testing::figures_of;
    use proptest::prelude::*;

    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// Writes a number in words, the British way or the American.
    fn written(number: u64, british: bool) -> String {
        for (scale, name) in [
            (1_000_000_000_000_000, "quadrillion"),
            (1_000_000_000_000, "trillion"),
            (1_000_000_000, "billion"),
            (1_000_000, "million"),
            (1000, "thousand"),
            (100, "hundred"),
        ] {
            if number >= scale {
                let rest = number % scale;
                let and = if british && rest < 100 { " and " } else { " " };
                let tail = if rest == 0 { String::new() } else { format!("{and}{}", written(rest, british)) };
                return format!("{} {name}{tail}", written(number / scale, british));
            }
        }
        if number < 20 {
            return ONES[number as usize].to_owned();
        }
        let tens = TENS[number as usize / 10];
        if number.is_multiple_of(10) { tens.to_owned() } else { format!("{tens}-{}", ONES[number as usize % 10]) }
    }

    fn value(text: &str) -> Option<f64> {
        match figures_of(text).as_slice() {
            [figure] => figure.value,
            _ => None,
        }
    }

    #[test]
    fn small_cardinals_in_words() {
        for number in (0..2000).chain((2000..1_000_000).step_by(977)) {
            for british in [false, true] {
                let text = format!("They bought {} apples.", written(number, british));
                assert_eq!(value(&text), Some(number as f64), "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn large_cardinals_in_words(number in 0u64..=1_000_000_000_000_000, british: bool) {
            let text = format!("They counted {} grains.", written(number, british));
            prop_assert_eq!(value(&text), Some(number as f64), "{}", text);
        }

        #[test]
        fn digits_are_stable(number in 0u64..1_000_000_000_000) {
            let plain = number.to_string();
            let mut grouped = String::new();
            for (at, digit) in plain.chars().enumerate() {
                if at > 0 && (plain.len() - at) % 3 == 0 {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            let found = figures_of(&format!("The bill came to ${grouped} in all."));
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!(found[0].value, Some(number as f64));
            prop_assert_eq!(found[0].decimal.as_deref(), Some(plain.as_str()));
        }
    }

    #[test]
    fn digits_in_every_grouping() {
        for (text, expected) in [
            ("They paid $1,234.50 for it.", 1234.5),
            ("They paid $12,34,567 for it.", 1_234_567.0),
            ("They paid 1\u{202f}234\u{202f}567 euros for it.", 1_234_567.0),
            ("They paid 1 234 567 euros for it.", 1_234_567.0),
            ("They paid 1.234.567 euros for it.", 1_234_567.0),
            ("It fell by .5 percent.", 0.5),
            ("It needs 2 1/4 cups of flour.", 2.25),
            ("It needs 2½ cups of flour.", 2.5),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn scales() {
        for (text, expected) in [
            ("Sales hit $2.5bn.", 2_500_000_000.0),
            ("Sales hit €20m.", 20_000_000.0),
            ("Some 100k people came.", 100_000.0),
            ("He lost six and a half million votes.", 6_500_000.0),
            ("He lost half a million votes.", 500_000.0),
            ("He lost two million and a half votes.", 2_500_000.0),
            ("It cost two lakh crore rupees.", 2_000_000_000_000.0),
            ("It took half a dozen eggs.", 6.0),
            ("It took three dozen eggs.", 36.0),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn fractions() {
        for (text, expected) in [
            ("Two-thirds of voters agreed.", 2.0 / 3.0),
            ("A third of voters agreed.", 1.0 / 3.0),
            ("One in five voters agreed.", 0.2),
            ("Three quarters of voters agreed.", 0.75),
            ("Half of voters agreed.", 0.5),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn parts_of_a_scale() {
        for (text, value) in [
            ("They want three quarters of a million homes.", 750_000.0),
            ("Only a quarter of a million people came.", 250_000.0),
        ] {
            let found = figures_of(text);
            assert_eq!(found.iter().map(|figure| figure.value).collect::<Vec<_>>(), [Some(value)], "{text}");
        }
    }
}
