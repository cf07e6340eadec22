//! Exact decimals: what a numeral says, before it becomes a float.

use std::fmt;

/// A value: the float, and the exact decimal where there is one that is not too long.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Value {
    /// The nearest float.
    pub(crate) float: f64,
    /// The exact value; none for thirds and powers.
    pub(crate) exact: Option<Decimal>,
}

/// `digits` × 10^-`places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    digits: i128,
    places: u32,
}

/// More places than this are not kept.
const MOST_PLACES: u32 = 30;

impl Value {
    /// A whole number.
    pub(crate) fn whole(number: u64) -> Self {
        Value { float: number as f64, exact: Some(Decimal { digits: i128::from(number), places: 0 }) }
    }

    /// A value that has no exact decimal.
    pub(crate) const fn float(float: f64) -> Self {
        Value { float, exact: None }
    }

    /// Reads digits with a decimal point; other characters are separators and left out.
    pub(crate) fn digits(text: &str, point: Option<usize>) -> Self {
        let mut digits: i128 = 0;
        let mut places = 0;
        let mut exact = true;
        let mut float: f64 = 0.0;
        for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
            let digit = byte - b'0';
            let next = digits.checked_mul(10).and_then(|digits| digits.checked_add(i128::from(digit)));
            match next {
                Some(next) if exact => digits = next,
                _ => exact = false,
            }
            places += u32::from(point.is_some_and(|point| at > point));
            float = float * 10.0 + f64::from(digit);
        }
        if exact && places <= MOST_PLACES {
            return Decimal { digits, places }.into();
        }
        Value::float(float / 10f64.powi(places.min(400) as i32))
    }

    /// Ten to this power as often.
    #[must_use]
    pub(crate) fn scaled(self, power: u32) -> Self {
        let exact = self.exact.and_then(|decimal| {
            let down = decimal.places.min(power);
            let digits = decimal.digits.checked_mul(10i128.checked_pow(power - down)?)?;
            Some(Decimal { digits, places: decimal.places - down })
        });
        exact.map_or_else(|| Value::float(self.float * 10f64.powi(power as i32)), Value::from)
    }

    /// The sum.
    #[must_use]
    pub(crate) fn plus(self, other: Self) -> Self {
        const ZERO: Option<Decimal> = Some(Decimal { digits: 0, places: 0 });
        if other.exact == ZERO {
            return self;
        }
        if self.exact == ZERO {
            return other;
        }
        let exact = || {
            let (a, b) = (self.exact?, other.exact?);
            let places = a.places.max(b.places);
            let raise = |value: Decimal| value.digits.checked_mul(10i128.checked_pow(places - value.places)?);
            Some(Decimal { digits: raise(a)?.checked_add(raise(b)?)?, places })
        };
        exact().map_or_else(|| Value::float(self.float + other.float), Value::from)
    }

    /// The product.
    #[must_use]
    pub(crate) fn times(self, other: Self) -> Self {
        let exact = || {
            let (a, b) = (self.exact?, other.exact?);
            let places = a.places + b.places;
            (places <= MOST_PLACES).then_some(Decimal { digits: a.digits.checked_mul(b.digits)?, places })
        };
        exact().map_or_else(|| Value::float(self.float * other.float), Value::from)
    }

    /// The quotient; exact where the divisor has no other prime factors than 2 and 5.
    #[must_use]
    pub(crate) fn over(self, other: Self) -> Self {
        let exact = || {
            let (mut a, b) = (self.exact?, other.exact?);
            if b.digits <= 0 || b.places > 0 {
                return None;
            }
            for _ in 0..=12 {
                if a.digits % b.digits == 0 {
                    return Some(Decimal { digits: a.digits / b.digits, places: a.places });
                }
                a = Decimal { digits: a.digits.checked_mul(10)?, places: a.places + 1 };
            }
            None
        };
        exact().map_or_else(|| Value::float(self.float / other.float), Value::from)
    }

    /// The negative.
    #[must_use]
    pub(crate) fn negative(self) -> Self {
        Value {
            float: -self.float,
            exact: self.exact.map(|decimal| Decimal { digits: -decimal.digits, places: decimal.places }),
        }
    }

    /// Whether it is one, exactly.
    pub(crate) fn is_one(self) -> bool {
        self.exact == Some(Decimal { digits: 1, places: 0 })
    }

    /// Whether it is a whole number.
    pub(crate) fn is_whole(self) -> bool {
        self.float.fract() == 0.0
    }
}

impl From<Decimal> for Value {
    fn from(decimal: Decimal) -> Self {
        // Written and read again, so that the float is the nearest one.
        let float = if decimal.places == 0 && decimal.digits.unsigned_abs() < 1 << 53 {
            decimal.digits as i64 as f64
        } else if decimal.places <= 15 && decimal.digits.unsigned_abs() < 1 << 53 {
            decimal.digits as i64 as f64 / 10f64.powi(decimal.places as i32)
        } else {
            decimal.to_string().parse().unwrap_or(f64::NAN)
        };
        Value { float, exact: Some(decimal) }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = self.digits.unsigned_abs().to_string();
        let places = self.places as usize;
        if places == 0 {
            return write!(f, "{sign}{digits}");
        }
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let fraction = fraction.trim_end_matches('0');
        if fraction.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(value: Value) -> Option<String> {
        value.exact.map(|decimal| decimal.to_string())
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(written(Value::digits("0.1", Some(1))).as_deref(), Some("0.1"));
        assert_eq!(written(Value::digits("1,234.50", Some(5))).as_deref(), Some("1234.5"));
        assert_eq!(written(Value::digits("2.33", Some(1)).scaled(3)).as_deref(), Some("2330"));
        assert_eq!(Value::digits("1.1", Some(1)).scaled(6).float.to_bits(), 1_100_000f64.to_bits());
        assert_eq!(written(Value::whole(1).over(Value::whole(8))).as_deref(), Some("0.125"));
        assert_eq!(written(Value::whole(1).over(Value::whole(3))), None);
        assert_eq!(written(Value::digits("0.5", Some(1)).negative()).as_deref(), Some("-0.5"));
    }

    proptest! {
        #[test]
        fn digits_read_back(whole in 0u64..1_000_000_000_000, cents in 0u32..100) {
            let text = format!("{whole}.{cents:02}");
            let value = Value::digits(&text, text.find('.'));
            prop_assert_eq!(value.float.to_bits(), text.parse::<f64>().expect("digits").to_bits());
            let shown = written(value).expect("exact");
            prop_assert_eq!(shown.parse::<f64>().expect("digits").to_bits(), value.float.to_bits());
        }

        #[test]
        fn long_digits_do_not_overflow(text in "[0-9]{1,400}") {
            prop_assert!(Value::digits(&text, None).scaled(18).plus(Value::whole(1)).float >= 0.0);
        }
    }
}
