//! What a figure leaves unsaid because the one beside it says it: "80 trucks and several hundred more", "8 or $9",
//! "84.75 cents, and later 74.07".

use super::draft::Draft;
use super::numeral::Form;
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::text::Kind;

impl Pieces<'_, '_> {
    /// A figure without a noun counts what the one before it counts: "80 trucks and several hundred more".
    pub(super) fn elided(&self, draft: &mut Draft, last: Option<&(usize, usize, String)>) {
        if draft.kind != NumberKind::Cardinal || draft.unit.is_some() || draft.counted.is_some() {
            return;
        }
        // Nothing is counted below zero: "400 people ... minus 12".
        if draft.value.is_some_and(|value| value.float < 0.0) {
            return;
        }
        if draft.form != Form::Words || self.is(draft.end, "more") || draft.scale > 0 {
            draft.counted = last.cloned();
        }
    }

    /// "100, 200 or 250 ships": a bare number counts what the next one of its list does.
    pub(super) fn shared_noun(&self, draft: &mut Draft, next: &Draft) {
        let link = draft.end;
        let comma = self.is_kind(link, Kind::Comma);
        let word = if comma { link + 1 } else { link };
        let after = if self.is_any(word, &["or", "and"]) { word + 1 } else { word };
        let listed = after > link && next.start == after && self.glued(link) == comma;
        let bare = draft.kind == NumberKind::Cardinal
            && draft.unit.is_none()
            && draft.counted.is_none()
            && draft.form == next.form
            && !draft.vague;
        let ahead = next.counted.as_ref().filter(|(from, ..)| *from >= next.end && next.kind == NumberKind::Cardinal);
        if listed && bare {
            draft.counted = ahead.cloned();
        }
    }

    /// "10 and 20 per cent", "8 or $9": a bare number takes the unit of the amount that it is linked with.
    pub(super) fn shared_unit(&self, draft: &mut Draft, next: &Draft) {
        let link = draft.end;
        let linked = self.is_any(link, &["or", "and"]) && next.start == link + 1;
        let measured = matches!(
            next.kind,
            NumberKind::Money | NumberKind::Percent | NumberKind::PercentagePoint | NumberKind::Measure
        ) && next.num_end + 2 >= next.end;
        let rises = draft.value.zip(next.value).is_some_and(|(low, high)| low.float < high.float);
        let bare = draft.kind == NumberKind::Cardinal && draft.unit.is_none() && draft.form == next.form;
        if linked && measured && rises && bare && draft.scale == 0 && next.scale == 0 {
            draft.kind = next.kind;
            draft.unit.clone_from(&next.unit);
        }
    }

    /// "12 million euros from 9 million", "95 minutes instead of 52": an amount set against the one before is in its unit.
    pub(super) fn set_against(&self, draft: &mut Draft, before: &Draft) {
        let near = before.end;
        let from = if self.is_kind(near, Kind::Comma) { near + 1 } else { near };
        let from = if self.is_any(from, &["up", "down"]) { from + 1 } else { from };
        let link = if self.is_any(from, &["from", "against", "versus"]) {
            from + 1
        } else if self.are(from, &["instead", "of"])
            || self.are(from, &["rather", "than"])
            || self.are(from, &["compared", "with"])
            || self.are(from, &["compared", "to"])
        {
            from + 2
        } else {
            return;
        };
        let bare = draft.kind == NumberKind::Cardinal
            && draft.unit.is_none()
            && draft.counted.is_none()
            && draft.form == Form::Digits
            && draft.start == link
            && (draft.scale == 0 || before.scale > 0);
        // A change ("fell 5% from 120") is in another unit than what it starts from.
        let first = before.phrase_start.min(before.start);
        let change = (first.saturating_sub(2)..first).any(|at| self.has(at, Senses::UP | Senses::DOWN))
            && !self.is_any(first.wrapping_sub(1), &["to", "at"])
            || before.trend.is_some()
            || self.is(first.wrapping_sub(1), "by");
        let unit = matches!(before.kind, NumberKind::Money | NumberKind::Measure | NumberKind::Duration)
            || before.kind == NumberKind::Percent && self.is_any(first.wrapping_sub(1), &["to", "at"]);
        let size = |draft: &Draft| draft.value.map(|value| value.float).or(draft.low);
        let ratio = size(draft).zip(size(before)).map(|(one, other)| one / other);
        if bare && unit && !change && before.per_end == 0 && ratio.is_some_and(|ratio| (0.1..10.0).contains(&ratio)) {
            draft.kind = before.kind;
            draft.unit.clone_from(&before.unit);
        }
    }

    /// "84.75 cents, and later 74.07", "up by 2 per cent ... down by 1", "16,200.5, up 58.1 points".
    pub(super) fn elided_unit(&self, draft: &mut Draft, before: &Draft) {
        let bare = draft.kind == NumberKind::Cardinal
            && draft.unit.is_none()
            && draft.counted.is_none()
            && draft.form == Form::Digits
            && draft.scale == 0;
        if !bare || draft.start == 0 || before.scale > 0 || before.per_end > 0 || before.kind == NumberKind::Age {
            return;
        }
        let places =
            |draft: &Draft| self.slice(draft.num_start, draft.num_end).split_once('.').map(|(_, rest)| rest.len());
        let ratio = draft.value.zip(before.value).map(|(one, other)| one.float / other.float);
        // A level ("rose 1.3% to 2.6") is in another unit than its change.
        let last = draft.start - 1;
        let level = self.is_any(last, &["to", "at"]);
        let alike = places(draft).is_some()
            && places(draft) == places(before)
            && ratio.is_some_and(|ratio| (0.4..2.5).contains(&ratio))
            && !level
            && !self.is_kind(last, Kind::Open);
        let moves = |draft: &Draft| {
            let by = draft.start.wrapping_sub(1);
            self.is(by, "by") && self.has(by.wrapping_sub(1), Senses::UP | Senses::DOWN)
        };
        if alike || moves(draft) && moves(before) {
            draft.kind = before.kind;
            draft.unit.clone_from(&before.unit);
        }
    }

    /// "16,200.5, up 58.1 points": the level of an index is in the unit of its change.
    pub(super) fn index_level(&self, draft: &mut Draft, next: &Draft) {
        let at = if self.is_kind(draft.end, Kind::Comma) { draft.end + 1 } else { draft.end };
        let moved = self.is_any(at, &["up", "down"]) && next.start == at + 1;
        let bare = draft.kind == NumberKind::Cardinal && draft.unit.is_none() && draft.form == Form::Digits;
        let points = next.counted.as_ref().filter(|(.., unit)| unit == "point");
        if bare && moved && draft.counted.is_none() {
            draft.counted = points.cloned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::figures_of;

    fn units(text: &str) -> Vec<Option<String>> {
        figures_of(text).into_iter().map(|figure| figure.unit.map(std::borrow::Cow::into_owned)).collect()
    }

    #[test]
    fn an_elided_noun_is_the_one_before() {
        let found = figures_of("They own 80 heavy trucks and want several hundred more.");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].counted, found[1].counted);
    }

    #[test]
    fn numbers_of_a_list_count_the_same() {
        let found = figures_of("They want 100, 200 or 250 lorries.");
        assert!(
            found.iter().all(|figure| figure.counted.as_ref().is_some_and(|(_, unit)| unit == "lorry")),
            "{found:?}"
        );
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn an_elided_unit_is_the_one_beside() {
        let both = |unit: &str| vec![Some(unit.to_owned()), Some(unit.to_owned())];
        assert_eq!(units("A ticket costs 7 or $8."), both("USD"));
        assert_eq!(units("The poll gave them 10 and 20 per cent."), both("percent"));
        let wheat = units("Wheat sold at 71.25 cents in May and 68.50 in June.");
        assert_eq!([&wheat[0], &wheat[2]], [&Some("cent".to_owned()), &Some("cent".to_owned())]);
        assert_eq!(units("Shares rose by 3 percent and bonds fell by 2."), both("percent"));
        assert_eq!(units("The fund holds 12 million euros, up from 9 million."), both("EUR"));
        assert_eq!(units("The train takes 95 minutes instead of 52."), both("minute"));
        assert_eq!(units("Shares fell $5 from 40."), [Some("USD".to_owned()), None]);
        assert_eq!(units("Shares rose 1.3% to 2.6."), [Some("percent".to_owned()), None]);
    }

    #[test]
    fn an_index_level_is_in_points() {
        let found = figures_of("The index closed at 4,120.5, up 31.2 points.");
        assert_eq!(found[0].counted, found[1].counted);
    }
}
