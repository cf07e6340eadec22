//! How exactly a figure is given ("more than", "or less", "about") and where it moves ("rose", "down").

use super::decimal::Value;
use super::draft::Draft;
use super::pieces::Pieces;
use crate::article::{Modifier, NumberKind, Trend};
use crate::lexicon::figures::Senses;
use crate::model::Class;

/// Words looked at before a figure for its comparator.
const REACH: usize = 7;

impl Pieces<'_, '_> {
    /// Finds the comparator around a figure.
    pub(super) fn compare(&self, draft: &mut Draft) {
        let start = draft.phrase_start.min(draft.start);
        let found = self.before(start, draft).or_else(|| self.after(draft));
        let Some((from, to, modifier)) = found else { return };
        draft.phrase_start = draft.phrase_start.min(from);
        draft.phrase_end = draft.phrase_end.max(to);
        draft.modifier = modifier;
        let Some(value) = draft.value.map(|value| value.float) else { return };
        match modifier {
            Modifier::MoreThan | Modifier::AtLeast => draft.low = Some(value),
            Modifier::LessThan | Modifier::AtMost => draft.high = Some(value),
            Modifier::Exact if from < start => (draft.low, draft.high) = (Some(value), Some(value)),
            _ => {}
        }
    }

    fn before(&self, start: usize, draft: &Draft) -> Option<(usize, usize, Modifier)> {
        // "over the next 10 years", "more than a 5% stake"
        let ends = [start, start.wrapping_sub(1)];
        let articles = start > 0 && self.is_any(start - 1, &["a", "an", "the", "just", "another"]);
        let mut best = None;
        for end in ends.into_iter().take(1 + usize::from(articles)) {
            for from in (end.saturating_sub(REACH)..end).rev() {
                if !self.has(from, Senses::BEFORE) {
                    continue;
                }
                let found = self.figures.match_comparator(false, |step| self.word(from + step));
                if let Some((len, modifier)) = found.filter(|(len, _)| from + len == end) {
                    let _ = len;
                    if self.is_any(from, &["close"])
                        && modifier == Modifier::Approximate
                        && self.is_any(from + 1, &["at"])
                    {
                        continue;
                    }
                    best = Some((from, draft.end, modifier));
                }
            }
            if best.is_some() {
                break;
            }
        }
        best
    }

    fn after(&self, draft: &Draft) -> Option<(usize, usize, Modifier)> {
        let start = draft.phrase_start.min(draft.start);
        let noun = draft.counted.as_ref().map(|(_, end, _)| *end);
        [Some(draft.end), noun].into_iter().flatten().find_map(|end| {
            if !self.has(end, Senses::AFTER) {
                return None;
            }
            let (len, modifier) = self.figures.match_comparator(true, |step| self.word(end + step))?;
            // "20 or more than 30": the comparator is the next figure's.
            let next = self
                .get(end + len)
                .is_some_and(|piece| piece.senses.any(Senses::CARDINAL) || piece.kind == crate::text::Kind::Number);
            let bare_plus = self.is_any(end, &["plus", "+"]) && !(self.glued(end) && len == 1);
            if next || bare_plus {
                return None;
            }
            Some((start, end + len, modifier))
        })
    }

    /// Finds whether a figure is a rise or a fall.
    pub(super) fn follow(&self, draft: &mut Draft) {
        if !matches!(
            draft.kind,
            NumberKind::Percent
                | NumberKind::PercentagePoint
                | NumberKind::Money
                | NumberKind::Cardinal
                | NumberKind::Measure
                | NumberKind::Temperature
                | NumberKind::Ratio
        ) {
            return;
        }
        if draft.value.is_some_and(|value: Value| value.float < 0.0) && matches!(draft.kind, NumberKind::Percent) {
            draft.trend = Some(Trend::Down);
            return;
        }
        let of = |at: usize| {
            let senses = self.senses(at);
            match (senses.any(Senses::UP), senses.any(Senses::DOWN)) {
                (true, false) => Some(Trend::Up),
                (false, true) => Some(Trend::Down),
                _ => None,
            }
        };
        let mut at = draft.phrase_start.min(draft.start);
        let mut steps = 0;
        while at > 0 && steps < 4 {
            at -= 1;
            steps += 1;
            if self.is_any(at, &["to", "at", "from", "of", "in", "the"]) {
                return;
            }
            if let Some(trend) = of(at) {
                draft.trend = Some(trend);
                return;
            }
            let skipped = self.class(at) == Class::Adverb
                || self.is_any(at, &["by", "a", "an", "about", "another", "further", "almost", "nearly", "as", "much"]);
            if !skipped {
                break;
            }
        }
        // "5% higher", "20 points down"
        if self.is_any(draft.end, &["higher", "lower", "up", "down"]) {
            draft.trend = of(draft.end);
        }
    }
}
