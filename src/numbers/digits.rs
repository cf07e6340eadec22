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
        let value = grouped(surface)?;
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
            && (self.is(j + 2, "^") || self.is_kind(j + 2, Kind::Hyphen) && self.glued(j + 2))
        {
            base = Some(value);
            j += 2;
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
            Some(base) => base.float * 10f64.powi(sign * exponent),
            None => value.float.powi(sign * exponent),
        };
        Some((j + 1, Value::float(float)))
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
        // Longer rows are lists, or lines of a table.
        while let Some(piece) = self.get(end).filter(|_| end < at + 8) {
            let gap = &source[self.get(end - 1)?.end as usize..piece.start as usize];
            let surface = self.surface(end);
            let whole = surface.split('.').next().unwrap_or("");
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
                break;
            }
        }
        if end == at + 1 || !narrow && end < at + 3 || end > at + 6 {
            return None;
        }
        let text = self.slice(at, end);
        let follows = self.is_kind(end, Kind::Number) && !narrow;
        (!follows).then(|| (end, Value::digits(text, text.find('.'))))
    }
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
