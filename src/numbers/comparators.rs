//! How exactly a figure is given ("more than", "or less", "about") and where it moves ("rose", "down").

use super::decimal::Value;
use super::draft::Draft;
use super::pieces::Pieces;
use crate::article::{Modifier, NumberKind, Trend};
use crate::lexicon::figures::Senses;
use crate::model::Class;
use crate::text::Kind;

/// Words looked at before a figure for its comparator.
const REACH: usize = 7;
/// Words of what is raised, and its verb: "raised the pension age from 62 to 65".
const OBJECT: usize = 6;

impl Pieces<'_, '_> {
    /// Finds the comparator around a figure.
    pub(super) fn compare(&self, draft: &mut Draft) {
        let start = draft.phrase_start.min(draft.start);
        let before = self.before(start, draft);
        let after = if before.is_none_or(|(.., modifier)| matches!(modifier, Modifier::Approximate | Modifier::Exact)) {
            self.after(draft)
        } else {
            None
        };
        // "equal to 30 or less", "about 500 or less"
        let found = match (before, after) {
            (Some((from, _, Modifier::Exact)), Some((_, to, modifier))) => Some((from, to, modifier)),
            (_, Some(after)) => Some(after),
            (before, None) => before,
        };
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
                    // "closed about", "the lead up to 5G", "it adds up to 5"
                    let led_up = self.is(from, "up")
                        && self.is_any(
                            from.wrapping_sub(1),
                            &["lead", "leads", "leading", "led", "run", "build", "add", "adds", "adding", "added"],
                        );
                    // "thinks about the 20": before "the" only what compares for certain.
                    let the = end < start && self.is(end, "the") && !self.is(from + len - 1, "than");
                    let topic = len == 1 && self.is(from, "over") && self.is_topic(from, end < start);
                    if led_up || the || topic || draft.kind == NumberKind::Ordinal && !self.is(from + len - 1, "than") {
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

    /// Whether "over" says what something is about: "protests over a $3m contract", "argued over 20 jobs".
    fn is_topic(&self, over: usize, article: bool) -> bool {
        const DISPUTES: [&str; 57] = [
            "protest",
            "protests",
            "protested",
            "protesting",
            "row",
            "rows",
            "scandal",
            "scandals",
            "dispute",
            "disputes",
            "argue",
            "argues",
            "argued",
            "arguing",
            "argument",
            "arguments",
            "anger",
            "outrage",
            "outcry",
            "fury",
            "controversy",
            "concern",
            "concerns",
            "fear",
            "fears",
            "worry",
            "worries",
            "worried",
            "feud",
            "feuding",
            "clash",
            "clashes",
            "clashed",
            "battle",
            "battles",
            "quarrel",
            "quarrels",
            "quarrelled",
            "quarreled",
            "debate",
            "debates",
            "talks",
            "negotiations",
            "lawsuit",
            "lawsuits",
            "sued",
            "suing",
            "probe",
            "inquiry",
            "investigation",
            "arrested",
            "criticism",
            "criticised",
            "criticized",
            "resigned",
            "sacked",
            "haggled",
        ];
        article && self.is_any(over + 1, &["a", "an"]) || over > 0 && self.is_any(over - 1, &DISPUTES)
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
            // "two lorries and more than 20 vans"
            let than = self.is(end + len, "than");
            if next || bare_plus || than {
                return None;
            }
            Some((start, end + len, modifier))
        })
    }

    /// "48 million euros over three years": right after an amount, "over" says in what time.
    pub(super) fn spread(&self, draft: &mut Draft, before: &Draft) {
        const TIMES: [&str; 6] = ["day", "week", "month", "quarter", "year", "decade"];
        let last = before.end.max(before.counted.as_ref().map_or(0, |(_, end, _)| *end));
        let time = draft.unit.as_deref().is_some_and(|unit| TIMES.contains(&unit));
        if time && draft.phrase_start == last && self.is(last, "over") && draft.start == last + 1 {
            draft.modifier = Modifier::Exact;
            draft.phrase_start = draft.start;
        }
    }

    /// "under 30 mph (48 km/h)": an amount in brackets says what the one before it says.
    pub(super) fn repeat(&self, draft: &mut Draft, before: &Draft) {
        let last = draft.start.wrapping_sub(1);
        let near = before.end.max(before.per_end);
        let bracket = draft.start == near + 1 && (self.is_kind(last, Kind::Open) || self.is_kind(last, Kind::Slash));
        // "up 5 points, or 2%"
        let or = self.is(last, "or")
            && (draft.start == near + 1 || draft.start <= near + 3 && self.is_kind(last - 1, Kind::Comma));
        if !(bracket || or) || draft.kind == NumberKind::Age {
            return;
        }
        draft.trend = before.trend;
        if draft.modifier != Modifier::Exact || before.modifier == Modifier::Exact || or {
            return;
        }
        draft.modifier = before.modifier;
        let value = draft.value.map(|value| value.float);
        match before.modifier {
            Modifier::MoreThan | Modifier::AtLeast => draft.low = value,
            Modifier::LessThan | Modifier::AtMost => draft.high = value,
            _ => {}
        }
    }

    /// "more than 10 and less than 20": two bounds of one figure.
    pub(super) fn between(&self, first: &mut Draft, second: &Draft) -> bool {
        let one_sided = |draft: &Draft| draft.low.is_some() != draft.high.is_some() && draft.value.is_some();
        let gap = second.phrase_start.checked_sub(1).filter(|gap| first.phrase_end.max(first.end) == *gap);
        let linked = gap.is_some_and(|gap| self.is_any(gap, &["and", "but"]) || self.is_kind(gap, Kind::Comma));
        if !linked || !one_sided(first) || !one_sided(second) || first.low.is_some() == second.low.is_some() {
            return false;
        }
        let (low, high) = (first.low.or(second.low), first.high.or(second.high));
        let fits = low.zip(high).is_some_and(|(low, high)| low < high)
            && (first.unit == second.unit || first.unit.is_none())
            && second.phrase_start < second.start;
        if fits {
            first.value = None;
            (first.low, first.high) = (low, high);
            first.modifier = Modifier::Exact;
            first.end = second.end;
            first.num_end = second.num_end;
            first.phrase_end = second.phrase_end;
            first.kind = second.kind;
            first.unit.clone_from(&second.unit);
            first.counted.clone_from(&second.counted);
        }
        fits
    }

    /// Finds whether a figure is a rise or a fall.
    pub(super) fn follow(&self, draft: &mut Draft) {
        let moves = match draft.kind {
            NumberKind::Percent
            | NumberKind::PercentagePoint
            | NumberKind::Money
            | NumberKind::Cardinal
            | NumberKind::Measure
            | NumberKind::Temperature
            | NumberKind::Ratio => true,
            // "cut from nine years to five"
            NumberKind::Duration => draft.value.is_none(),
            _ => false,
        };
        if !moves {
            return;
        }
        // An amount that repeats another moves as that one does.
        if draft.trend.is_some() {
            return;
        }
        if draft.value.is_some_and(|value: Value| value.float < 0.0) && matches!(draft.kind, NumberKind::Percent) {
            draft.trend = Some(Trend::Down);
            return;
        }
        let of = |at: usize| {
            // "made up about 20%", "put up $5 million"
            let other = self.is(at, "up")
                && self.is_any(
                    at.wrapping_sub(1),
                    &[
                        "made", "make", "makes", "making", "put", "puts", "putting", "gave", "give", "giving", "pay",
                        "paid", "set", "sets",
                    ],
                );
            if other {
                return None;
            }
            let senses = self.senses(at);
            match (senses.any(Senses::UP), senses.any(Senses::DOWN)) {
                (true, false) => Some(Trend::Up),
                (false, true) => Some(Trend::Down),
                _ => None,
            }
        };
        let from = draft.phrase_start.min(draft.start);
        // "from 62 to 41" is a way down. Upwards, the verb tells it from a range: "rose from 5% to 6%", "raised the age from
        // 62 to 65".
        if draft.value.is_none() && draft.phrase_start < draft.start {
            let rises = || {
                let object = |at: usize| {
                    matches!(
                        self.class(at),
                        Class::Noun
                            | Class::Nouns
                            | Class::Adjective
                            | Class::Adverb
                            | Class::Determiner
                            | Class::Possessive
                    )
                };
                let mut before = (1..=OBJECT).map_while(|back| from.checked_sub(back));
                // "went from 5 to 6 percent"
                let goes =
                    |at: usize| self.is_any(at, &["went", "gone", "goes", "moved", "changed"]).then_some(Trend::Up);
                let moves = |at: usize| of(at).or_else(|| goes(at));
                before
                    .find(|at| moves(*at).is_some() || !object(*at))
                    .and_then(moves)
                    .filter(|trend| *trend == Trend::Up)
            };
            draft.trend = match draft.falls {
                _ if !self.is(from, "from") => None,
                true => Some(Trend::Down),
                false => rises(),
            };
            return;
        }
        // "a 6% drop", "a drop of 6%"
        let after = if self.is_joint(draft.end) { draft.end + 1 } else { draft.end };
        let led = from > 0 && matches!(self.class(from - 1), Class::Determiner | Class::Possessive);
        if led && draft.counted.is_none() && self.has(after, Senses::CHANGE) && !self.is_nominal(after + 1) {
            draft.trend = of(after);
            return;
        }
        // "a fall of 60 metres" is no change of a figure.
        let figure = draft.kind != NumberKind::Measure;
        if figure && from > 1 && self.is(from - 1, "of") && self.has(from - 2, Senses::CHANGE) {
            draft.trend = of(from - 2);
            return;
        }
        // "raised £2m" is collected money.
        if draft.kind == NumberKind::Money
            && from > 0
            && self.is_any(from - 1, &["raise", "raises", "raised", "raising"])
        {
            return;
        }
        let mut at = from;
        let mut steps = 0;
        let mut by = false;
        while at > 0 && steps < 4 + 4 * usize::from(by) {
            at -= 1;
            steps += 1;
            by = by || self.is(at, "by");
            // "add ten users", "lost 13 people": no change of a figure.
            let moves = by || draft.counted.as_ref().is_none_or(|(_, _, unit)| unit == "point");
            if let Some(trend) = of(at).filter(|_| moves) {
                draft.trend = Some(trend);
                return;
            }
            // "raised its key rate by 6%": what moves stands between.
            let object = by
                && matches!(
                    self.class(at),
                    Class::Noun
                        | Class::Nouns
                        | Class::Name
                        | Class::Adjective
                        | Class::Determiner
                        | Class::Possessive
                        | Class::Genitive
                );
            let skipped = object
                || self.class(at) == Class::Adverb
                || self.is_any(at, &["by", "about", "another", "further", "almost", "nearly", "as", "much"]);
            if !skipped || !by && self.is_any(at, &["to", "at", "from", "of", "in", "the"]) {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{figures_of, only};
    use crate::article::{Modifier, Trend};

    #[test]
    fn comparators_before_and_after() {
        for (text, phrase, modifier, low, high) in [
            ("They hold more than 600 farms.", "more than 600", Modifier::MoreThan, Some(600.0), None),
            ("They hold at least 600 farms.", "at least 600", Modifier::AtLeast, Some(600.0), None),
            ("They hold fewer than 600 farms.", "fewer than 600", Modifier::LessThan, None, Some(600.0)),
            ("They hold up to 600 farms.", "up to 600", Modifier::AtMost, None, Some(600.0)),
            ("They hold 600 or more.", "600 or more", Modifier::AtLeast, Some(600.0), None),
            ("They hold about 600 farms.", "about 600", Modifier::Approximate, None, None),
        ] {
            let (figure, surface) = only(text);
            assert_eq!(surface, "600");
            assert_eq!(&text[figure.phrase.range()], phrase);
            assert_eq!((figure.modifier, figure.low, figure.high), (modifier, low, high), "{text}");
            assert_eq!(figure.value, Some(600.0));
        }
    }

    #[test]
    fn two_bounds_are_one_figure() {
        let (figure, _) = only("The panel wants more than 12 and fewer than 25.");
        assert_eq!((figure.value, figure.low, figure.high), (None, Some(12.0), Some(25.0)));
    }

    #[test]
    fn trends() {
        let trends = |text| figures_of(text).iter().map(|figure| figure.trend).collect::<Vec<_>>();
        assert_eq!(trends("Shares rose 5% to $84."), [Some(Trend::Up), None]);
        assert_eq!(trends("Shares fell by almost 5%."), [Some(Trend::Down)]);
        assert_eq!(trends("They added ten users."), [None]);
        assert_eq!(trends("Beds went from 62 to 41."), [Some(Trend::Down)]);
        assert_eq!(trends("They raised the pension age from 62 to 65."), [Some(Trend::Up)]);
        assert_eq!(trends("Tickets cost from 62 to 65 euros."), [None]);
        assert_eq!(trends("The choir raised £2m."), [None]);
    }
}
