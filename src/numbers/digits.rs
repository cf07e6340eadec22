//! Digits in every grouping: "1,234.5", "12,34,567", "1 234 567", ".08", "1e10", "1.3x10^6".

use super::decimal::Value;
use super::pieces::Pieces;
use crate::text::Kind;

impl Pieces<'_, '_> {
    /// Digits: "1,234.5", "1 234 567", ".08", "1e10", "2 1/4".
    pub(super) fn digits(&self, at: usize) -> Option<(usize, Value)> {
        if self.is_kind(at, Kind::Period) {
            let free = !self.glued(at)
                || at == 0
                || self.is_kind(at - 1, Kind::Currency)
                || self.is_kind(at - 1, Kind::Hyphen);
            if !(free && self.glued(at + 1) && self.is_kind(at + 1, Kind::Number)) {
                return None;
            }
            let surface = self.surface(at + 1);
            if !surface.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            return Some((at + 2, Value::digits(self.slice(at, at + 2), Some(0))));
        }
        if !self.is_kind(at, Kind::Number) {
            return None;
        }
        let surface = self.surface(at);
        if let Some((end, joined)) = self.spaced(at) {
            return Some((end, joined));
        }
        if let Some((end, joined)) = self.marked(at) {
            return Some((end, joined));
        }
        let value = grouped(surface)?;
        // "1.5e-7"
        if self.glued(at + 1)
            && self.is(at + 1, "e")
            && self.glued(at + 2)
            && (self.is_kind(at + 2, Kind::Hyphen) || self.is(at + 2, "+"))
            && self.glued(at + 3)
            && let Some(power) = self.integer(at + 3).filter(|power| *power <= 400)
        {
            let power = if self.is(at + 2, "+") { power } else { -power };
            let scaled = if (0..=18).contains(&power) {
                value.scaled(power as u32)
            } else {
                Value::float(by_ten(value.float, power))
            };
            return Some((at + 4, scaled));
        }
        // "1e10"
        let next = self.surface(at + 1);
        if self.glued(at + 1)
            && next.len() > 1
            && next.len() < 5
            && next.starts_with(['e', 'E'])
            && let Ok(power) = next[1..].parse::<u32>()
        {
            return Some((at + 2, value.scaled(power)));
        }
        Some((at + 1, self.power(at, value)?)).map(|(end, (after, value))| (after.max(end), value))
    }

    /// "1.1^23", "1.3x10^6".
    fn power(&self, at: usize, value: Value) -> Option<(usize, Value)> {
        let none = Some((at + 1, value));
        let mut j = at + 1;
        let mut base = None;
        if self.is_any(j, &["x10", "×10"]) && self.glued(j) {
            base = Some(value);
            j += 1;
        } else if self.is_any(j, &["x", "×"])
            && self.is(j + 1, "10")
            && (self.is(j + 2, "^")
                || superscript(self.surface(j + 2)).is_some()
                || self.is_kind(j + 2, Kind::Hyphen) && self.glued(j + 2))
        {
            base = Some(value);
            j += 2;
        }
        // "×10²³", "10⁻⁶"
        let ten = if base.is_some() { Some(value) } else { self.is(at, "10").then(|| Value::whole(1)) };
        if let Some(ten) = ten.filter(|_| self.glued(j))
            && let Some(last) =
                (j..j + 4).take_while(|at| self.glued(*at) && superscript_or_minus(self.surface(*at))).last()
            && let Some(exponent) = superscript(self.slice(j, last + 1))
        {
            return Some((last + 1, Value::float(by_ten(ten.float, exponent))));
        }
        let caret = self.is(j, "^");
        if !caret && (base.is_none() || !self.is_kind(j, Kind::Hyphen)) {
            return none;
        }
        if caret {
            j += 1;
        }
        let mut sign = 1;
        while self.is_kind(j, Kind::Hyphen) || self.is_any(j, &["+", "--"]) {
            sign = if self.is_kind(j, Kind::Hyphen) { -sign } else { sign };
            j += 1;
        }
        let Ok(exponent) = self.surface(j).parse::<i32>() else { return none };
        if exponent > 400 {
            return none;
        }
        let float = match base {
            Some(base) => by_ten(base.float, sign * exponent),
            None => value.float.powi(sign * exponent),
        };
        Some((j + 1, Value::float(float)))
    }

    /// "1'234'567": groups of three behind an apostrophe.
    fn marked(&self, at: usize) -> Option<(usize, Value)> {
        let digits = |at: usize, lens: &[usize]| {
            let surface = self.surface(at);
            let whole = surface.split('.').next().unwrap_or("");
            self.is_kind(at, Kind::Number)
                && lens.contains(&whole.len())
                && surface.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        };
        let mut end = at + 1;
        while end < at + 12
            && self.is_kind(end, Kind::SingleMark)
            && self.glued(end)
            && self.glued(end + 1)
            && digits(end + 1, &[3])
        {
            end += 2;
        }
        let text = self.slice(at, end);
        (end > at + 1 && digits(at, &[1, 2, 3])).then(|| (end, Value::digits(text, text.find('.'))))
    }

    /// "1 234 567": groups of three behind a narrow or fixed blank, or at least two behind a plain one.
    fn spaced(&self, at: usize) -> Option<(usize, Value)> {
        let source = self.tagged.text.source();
        let plain = |at: usize| self.surface(at).bytes().all(|byte| byte.is_ascii_digit());
        if self.surface(at).len() > 3 || !plain(at) {
            return None;
        }
        let mut end = at + 1;
        let mut narrow = true;
        let mut comma = false;
        // Longer rows are lists, or lines of a table.
        while let Some(piece) = self.get(end).filter(|_| end < at + 8) {
            let gap = &source[self.get(end - 1)?.end as usize..piece.start as usize];
            let surface = self.surface(end);
            let whole = surface.split(['.', ',']).next().unwrap_or("");
            if piece.kind != Kind::Number || whole.len() != 3 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
                break;
            }
            match gap {
                " " => narrow = false,
                "\u{a0}" | "\u{202f}" | "\u{2009}" => {}
                _ => break,
            }
            end += 1;
            if surface.len() != 3 {
                // "1 234,5"; "1 234,567" could be two numbers.
                comma = surface.contains(',') && surface.len() != 7;
                break;
            }
        }
        if end == at + 1 || !narrow && !comma && end < at + 3 || end > at + 6 {
            return None;
        }
        let text = self.slice(at, end);
        let follows = self.is_kind(end, Kind::Number) && !narrow;
        (!follows).then(|| (end, Value::digits(text, text.find(['.', ',']))))
    }
}

/// The exponent written in small raised digits: "²³", "⁻⁶".
fn superscript(surface: &str) -> Option<i32> {
    let digits = surface.strip_prefix('⁻').unwrap_or(surface);
    let mut value = 0;
    for c in digits.chars() {
        let digit = match c {
            '¹' => 1,
            '²' => 2,
            '³' => 3,
            '⁰' | '⁴'..='⁹' => c as i32 - '⁰' as i32,
            _ => return None,
        };
        value = value * 10 + digit;
    }
    let sign = if digits.len() == surface.len() { 1 } else { -1 };
    (!digits.is_empty() && value <= 400 && surface.len() < 12).then_some(sign * value)
}

/// A number times a power of ten, as near as a float comes to it.
fn by_ten(number: f64, power: i32) -> f64 {
    format!("{number}e{power}").parse().unwrap_or(f64::NAN)
}

fn superscript_or_minus(surface: &str) -> bool {
    surface == "⁻" || superscript(surface).is_some()
}

/// Digits with their separators: "1,234,567", "12,34,567.89", "1.234,5", "1.5", "1,3".
pub(super) fn grouped(surface: &str) -> Option<Value> {
    let commas = surface.bytes().filter(|byte| *byte == b',').count();
    let points = surface.bytes().filter(|byte| *byte == b'.').count();
    let point = match (commas, points) {
        (0, 0) => None,
        (0, 1) => surface.find('.'),
        (1, 0) => {
            let (before, after) = surface.split_once(',')?;
            if after.len() == 3 && before.len() <= 3 && before != "0" { None } else { surface.find(',') }
        }
        (_, 0) => None,
        (0, _) => {
            // "1.234.567"; anything else is a date, a version or an address.
            return surface.split('.').skip(1).all(|group| group.len() == 3).then(|| Value::digits(surface, None));
        }
        (_, 1) if surface.rfind('.') > surface.rfind(',') => surface.find('.'),
        (1, _) if surface.rfind(',') > surface.rfind('.') => surface.find(','),
        _ => return None,
    };
    Some(Value::digits(surface, point))
}
