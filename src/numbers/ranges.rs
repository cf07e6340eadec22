//! Ranges of two amounts ("20-30", "from $3 billion to $5 billion", "three or four years"), and scores.

use super::draft::Draft;
use super::numeral::Form;
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::text::Kind;
use std::borrow::Cow;

/// How many times a step by something what it leads to is at least: "by 1 to 1.5 percent" is a range.
const LEVEL: f64 = 5.0;

/// How many times the end of a way down its beginning is, which takes its scale: "from 28 to 26 million".
const STEEP: f64 = 5.0;

impl Pieces<'_, '_> {
    /// "20-30", "5 to 10 percent", "from $3 billion to $5 billion", "between 5% and 6%".
    pub(super) fn range(&self, first: &Draft) -> Option<Draft> {
        // "aged 18 to 34"
        let aged = first.kind == NumberKind::Age
            && first.end == first.num_end
            && (self.is_any(first.start, &["age", "aged", "ages"])
                || self.is_any(first.start.wrapping_sub(2), &["age", "aged", "ages"])
                || self.is_any(first.start.wrapping_sub(1), &["between"]));
        let before = first.start.checked_sub(1);
        // "between one third and two thirds"
        let fractions = before.is_some_and(|before| self.is_any(before, &["between", "from"]));
        if first.vague
            || first.kind == NumberKind::Age && !aged
            || first.form == Form::Fraction && first.unit.is_none() && !fractions
        {
            return None;
        }
        let opener = before.filter(|before| self.is_any(*before, &["from", "between"])).or_else(|| {
            // "between the ages of 18 and 34"
            let opener = first.start.checked_sub(4).filter(|_| aged)?;
            self.are(opener, &["between", "the", "ages", "of"]).then_some(opener)
        });
        let between = opener.is_some_and(|before| self.is(before, "between"));
        let link = first.end.max(first.per_end);
        let dash = self.is_kind(link, Kind::Hyphen) || self.is_kind(link, Kind::Dash) || self.surface(link) == "~";
        let to = self.is_any(link, &["to", "through"])
            || self.is_joint(link) && self.is(link + 1, "to") && self.is_joint(link + 2);
        let and = between && self.is_any(link, &["and", "to"]);
        // "three or four years"
        let or = self.is(link, "or")
            && first.unit.is_none()
            && first.form == Form::Words
            && self.has(link + 1, Senses::CARDINAL);
        let by = to && self.is_any(first.start.wrapping_sub(1), &["by"]);
        if !(dash || to || and || or) || by && first.unit.is_some() {
            return None;
        }
        let next = if self.is_joint(link) && self.is(link + 1, "to") { link + 3 } else { link + 1 };
        let mut second = self.simple_amount(next).filter(|second| second.start == next)?;
        // "£5-7m": no metres.
        let millions = first.kind == NumberKind::Money && second.kind == NumberKind::Measure && second.scale == 0;
        if dash && millions && self.is(second.end - 1, "m") && self.glued(second.end - 1) {
            second.value = second.value.map(|value| value.scaled(6));
            (second.unit, second.kind, second.scale) = (None, NumberKind::Cardinal, 6);
        }
        if second.vague || second.form == Form::Fraction && second.unit.is_none() && first.form != Form::Fraction {
            return None;
        }
        let (mut low, high) = (first.value?, second.value?);
        let within = |outer: &Option<Cow<'static, str>>, inner: &Option<Cow<'static, str>>| match (outer, inner) {
            (Some(outer), Some(inner)) => outer.strip_prefix(&**inner).is_some_and(|rest| rest.starts_with(" per ")),
            _ => false,
        };
        let same_unit =
            first.unit == second.unit || within(&second.unit, &first.unit) || within(&first.unit, &second.unit);
        if or && !(low.float < high.float && high.float <= low.float + 5.0 && second.form == Form::Words) {
            return None;
        }
        let spread = first.unit.is_none() && second.unit.is_some()
            || aged && second.unit.is_none()
            || first.kind == NumberKind::Money && second.unit.is_none() && second.scale_or_noun(self);
        if !(same_unit || spread) {
            return None;
        }
        if dash {
            let glued = self.glued(link) && self.glued(link + 1) || !self.glued(link) && !self.glued(link + 1);
            let plain = first.form == Form::Digits && second.form == Form::Digits
                || first.unit.is_some()
                || second.unit.is_some();
            // Chains ("555-1234-99") and codes are no ranges.
            let chain = self.is_kind(second.end, Kind::Hyphen) && self.is_kind(second.end + 1, Kind::Number)
                || before.is_some_and(|before| self.is_kind(before, Kind::Hyphen) && self.glued(first.start));
            if !glued || !plain || chain || low.float < 0.0 || high.float < 0.0 {
                return None;
            }
            if first.unit.is_none() && second.unit.is_none() && high.float <= low.float {
                return None;
            }
        }
        if first.scale == 0 && second.scale > 2 && (spread || same_unit) && low.float < 1000.0 && low.float < high.float
        {
            // "3-5 million", "$3 to $5 billion"
            let scaled = low.scaled(second.scale);
            // "from 28 to 26 million" is a way down.
            if scaled.float < high.float || opener.is_some() && !between && scaled.float < STEEP * high.float {
                low = scaled;
            }
        }
        // "won 53 percent to 47 percent": a result; "rose by 2,104 to 184,657": a step and where it leads.
        let result = to && opener.is_none() && low.float > high.float;
        let votes = matches!(first.kind, NumberKind::Percent | NumberKind::Cardinal);
        if result && votes || by && high.float > LEVEL * low.float {
            return None;
        }
        let mut range = first.clone();
        range.value = None;
        range.low = Some(low.float);
        range.high = Some(high.float);
        if low.float > high.float {
            range.falls = true;
            (range.low, range.high) = (Some(high.float), Some(low.float));
        }
        range.end = second.end;
        range.num_end = second.num_end;
        range.per_end = second.per_end;
        if second.unit.is_some() {
            range.unit = second.unit;
            range.kind = second.kind;
        }
        if let Some(before) = opener {
            range.phrase_start = before;
        }
        Some(range)
    }

    /// "2-1", "6-4": two whole numbers that are no range upwards.
    pub(super) fn score(&self, at: usize) -> Option<Draft> {
        let one = self.integer(at).filter(|_| !self.glued(at) || !self.is_kind(at.wrapping_sub(1), Kind::Hyphen))?;
        let dash =
            matches!(self.kind(at + 1), Some(Kind::Hyphen | Kind::Dash)) && self.glued(at + 1) && self.glued(at + 2);
        let two = self.integer(at + 2).filter(|_| dash)?;
        let after = at + 3;
        let goes_on = self.glued(after)
            && (self.is_word(after)
                || matches!(
                    self.kind(after),
                    Some(Kind::Hyphen | Kind::Slash | Kind::Percent | Kind::Dash | Kind::Symbol)
                ));
        let measured =
            self.unit_at(after).is_some() && !self.is_any(after, &["in", "at", "won", "real", "second", "a"]);
        // "The bill passed 312-104": a chamber has more votes than a side has points.
        let points = one <= 200 || self.is_voted(at);
        if one < two || !points || goes_on || measured || self.has(after, Senses::SCALE) || self.surface(at).len() > 3 {
            return None;
        }
        let mut draft = Draft::empty(at, after, NumberKind::Score);
        draft.num_end = after;
        draft.resolution = Some(format!("{one}-{two}"));
        Some(draft)
    }

    /// Whether a vote is spoken of shortly before.
    fn is_voted(&self, at: usize) -> bool {
        const VOTED: &[&str] = &[
            "vote", "votes", "voted", "voting", "passed", "approved", "adopted", "backed", "rejected", "defeated",
            "ratified",
        ];
        (at.saturating_sub(8)..at).any(|near| self.is_any(near, VOTED))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{figures_of, only};
    use crate::article::NumberKind;

    #[test]
    fn ranges() {
        for (text, low, high, unit) in [
            ("It takes 20-30 minutes.", 20.0, 30.0, "minute"),
            ("It takes from 10 to 15 minutes.", 10.0, 15.0, "minute"),
            ("It will cost between $3 billion and $5 billion.", 3e9, 5e9, "USD"),
            ("It will cost $3-5 billion.", 3e9, 5e9, "USD"),
            ("It takes three or four years.", 3.0, 4.0, "year"),
        ] {
            let (figure, _) = only(text);
            assert_eq!((figure.value, figure.low, figure.high), (None, Some(low), Some(high)), "{text}");
            assert_eq!(figure.unit.as_deref(), Some(unit), "{text}");
        }
        let (figure, _) = only("Output fell from 28 to 26 million tonnes.");
        assert_eq!((figure.low, figure.high), (Some(26e6), Some(28e6)));
        assert_eq!(figures_of("Shares rose 5% to $84.").len(), 2);
        assert_eq!(figures_of("Deaths rose by 2,104 to 184,657.").len(), 2);
        assert_eq!(figures_of("Kova beat Korr 53.3 percent to 46.7 percent.").len(), 2);
    }

    #[test]
    fn scores_are_no_ranges() {
        let (figure, surface) = only("Rovers beat City 3-1 at home.");
        assert_eq!((figure.kind, surface), (NumberKind::Score, "3-1"));
        let (figure, surface) = only("The house passed the bill 312-104.");
        assert_eq!((figure.kind, surface), (NumberKind::Score, "312-104"));
    }
}
