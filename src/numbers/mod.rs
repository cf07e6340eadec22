//! Figures: numerals, units, comparators, what is counted, dates.
//!
//! A sentence that has a digit, a number word or a word of the calendar is cut into pieces (`pieces`); at each piece
//! that a figure can start with, a small grammar reads dates (`calendar`) before ordinals and amounts (`amounts`), and
//! what stands around a figure gives its comparator (`comparators`), what it counts (`counted`) and what it is about
//! (`concepts`). The words of all of them are data in `lexicon/`.

mod ages;
mod amounts;
mod calendar;
mod clocks;
mod comparators;
mod concepts;
mod counted;
mod date;
mod dateline;
mod days;
mod decimal;
mod digits;
mod draft;
mod elided;
mod fractions;
mod holidays;
mod kinds;
mod labels;
mod lasting;
mod numeral;
mod ordinals;
mod periods;
mod pieces;
mod ranges;
mod relative;
mod romans;
mod scales;
mod seasons;
mod sets;
mod settings;
mod spans;
mod tense;
mod timex;
mod weekdays;

pub use date::{Date, Published};
pub(crate) use settings::Present;
pub use settings::{Dates, Prefer};

use crate::article::{Counted, Modifier, Number, NumberKind, Trend};
use crate::lexicon::figures::{Figures, Senses, figures};
use crate::model::Tagged;
use crate::span::{Byte, CharMap, Span};
use crate::text::Kind;
use draft::Draft;
use pieces::{NOWHERE, Pieces, fill, is_trigger};
use std::borrow::Cow;
use std::cell::Cell;

/// A figure, in bytes of the text: [`Number`] before the join knows who vouches for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The numeral with its unit: "30 km", "$5 million", "two weeks".
    pub span: Span<Byte>,
    /// The bare numeral.
    pub numeral: Option<Span<Byte>>,
    /// With its comparator: "more than 30 km".
    pub phrase: Span<Byte>,
    /// What sort of figure it is.
    pub kind: NumberKind,
    /// In the unit as written.
    pub value: Option<f64>,
    /// The lower end.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// The value, exactly.
    pub decimal: Option<String>,
    /// How exactly it is given.
    pub modifier: Modifier,
    /// A rise or a fall.
    pub trend: Option<Trend>,
    /// Whether only its order of magnitude is given.
    pub vague: bool,
    /// The unit.
    pub unit: Option<Cow<'static, str>>,
    /// What it counts, and its singular.
    pub counted: Option<(Span<Byte>, String)>,
    /// What it is about beyond what is counted, nearest first.
    pub concept: Vec<String>,
    /// An exact reading where a float can't say it.
    pub resolution: Option<String>,
    /// An ISO 8601 date, resolved against the publication date.
    pub date: Option<String>,
    /// TIMEX3 values.
    pub timex: Vec<String>,
}

impl Figure {
    /// The figure in code points, with nobody to vouch for it yet.
    pub fn into_number(self, text: &str, map: &CharMap<'_>) -> Number {
        // "1e999": beyond a float, and so beyond JSON; `decimal` still says it.
        let finite = |value: &f64| value.is_finite();
        Number {
            span: map.span(self.span),
            numeral: self.numeral.map(|numeral| map.span(numeral)),
            phrase: map.span(self.phrase),
            text: text[self.span.range()].to_owned(),
            kind: self.kind,
            value: self.value.filter(finite),
            low: self.low.filter(finite),
            high: self.high.filter(finite),
            decimal: self.decimal,
            modifier: self.modifier,
            trend: self.trend,
            vague: self.vague,
            unit: self.unit.map(Cow::into_owned),
            counted: self.counted.map(|(span, unit)| Counted {
                span: map.span(span),
                text: text[span.range()].to_owned(),
                unit,
            }),
            concept: self.concept,
            resolution: self.resolution,
            date: self.date,
            timex: self.timex,
            quote: None,
            speaker: None,
            confidence: 1.0,
        }
    }
}

/// The publication date that leads the text; `None` where there is none near its start.
pub fn dateline(tagged: &Tagged<'_>) -> Option<Date> {
    dateline::dateline(tagged)
}

/// The figures of the text, in the order in which they start.
///
/// # Resource usage
///
/// Linear in the text; a buffer for the longest sentence.
pub fn read(tagged: &Tagged<'_>, published: Option<Date>) -> Vec<Figure> {
    read_with(figures(), tagged, Present { day: published, ..Present::default() })
}

/// The figures of the text, by these tables.
pub(crate) fn read_with(figures: &Figures, tagged: &Tagged<'_>, present: Present) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut list = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for sentence in tagged.text.sentences() {
        let tokens = sentence.tokens;
        if !(tokens.start..tokens.end).any(|at| is_trigger(tagged, figures, at)) {
            continue;
        }
        fill(tagged, figures, tokens, &mut list);
        let days = Cell::new(NOWHERE);
        let pieces = Pieces { tagged, figures, list: &list, present, days: &days };
        drafts.clear();
        pieces.read(present.day, &mut drafts);
        found.extend(drafts.drain(..).map(|draft| pieces.finish(draft)));
    }
    found
}

impl Pieces<'_, '_> {
    /// The figures of one sentence.
    fn read(&self, published: Option<Date>, drafts: &mut Vec<Draft>) {
        let mut at = 0;
        while at < self.len() {
            let Some(draft) = self.figure(at, published) else {
                at += 1;
                continue;
            };
            at = draft.end.max(draft.per_end).max(at + 1);
            drafts.push(draft);
        }
        // The last amount, the last one that counts something, and the last one with a unit.
        let (mut before, mut counted, mut measured) = (None, None, None);
        for at in (1..drafts.len()).rev() {
            let (first, second) = drafts.split_at_mut(at);
            self.shared_unit(&mut first[at - 1], &second[0]);
        }
        for at in 0..drafts.len() {
            let (done, rest) = drafts.split_at_mut(at);
            let draft = &mut rest[0];
            if draft.kind == NumberKind::Ordinal {
                self.compare(draft);
            }
            if !draft.is_amount() {
                continue;
            }
            self.count(draft);
            self.label(draft);
            self.bare_age(draft);
            self.frost(draft);
            if let Some(measured) = measured {
                self.set_against(draft, &done[measured]);
                self.elided_unit(draft, &done[measured]);
            }
            self.elided(draft, counted.and_then(|counted: usize| done[counted].counted.as_ref()));
            self.compare(draft);
            if let Some(before) = before {
                self.age_again(draft, &done[before]);
                self.spread(draft, &done[before]);
                self.repeat(draft, &done[before]);
            }
            self.follow(draft);
            before = Some(at);
            if draft.counted.is_some() {
                counted = Some(at);
            }
            if draft.unit.is_some() {
                measured = Some(at);
            }
        }
        for at in (1..drafts.len()).rev() {
            let (first, second) = drafts.split_at_mut(at);
            self.shared_noun(&mut first[at - 1], &second[0]);
        }
        for at in 1..drafts.len() {
            let (first, second) = drafts.split_at_mut(at);
            self.index_level(&mut first[at - 1], &second[0]);
        }
        drafts.retain(|draft| !self.is_pronoun(draft));
        drafts.dedup_by(|second, first| self.between(first, second));
        for at in 0..drafts.len() {
            let near = &drafts[at.saturating_sub(6)..(at + 2).min(drafts.len())];
            let words =
                self.concept(&drafts[at], |piece| near.iter().any(|draft| draft.start <= piece && piece < draft.end));
            drafts[at].concept = words;
        }
    }

    fn figure(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let piece = self.list[at];
        let starts = match piece.kind {
            Kind::Word => {
                piece.senses.is_trigger()
                    || piece.senses.is_start() && self.trigger_near(at)
                    || piece.senses.any(Senses::PRESENT)
                    || self.is_roman_start(at)
            }
            Kind::Number => true,
            Kind::Currency | Kind::Symbol | Kind::Hyphen | Kind::Dash | Kind::Period => self.trigger_near(at),
            _ => false,
        };
        if !starts {
            return None;
        }
        self.calendar(at, published)
            .or_else(|| self.ordinal(at))
            .or_else(|| self.fold(at))
            .or_else(|| self.telephone(at))
            .or_else(|| self.score(at))
            .or_else(|| self.amount(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.roman(at))
    }

    /// Whether something that figures are made of stands here or right after, so that the grammar is worth a try at a
    /// word as common as "the".
    fn trigger_near(&self, at: usize) -> bool {
        const NEAR: usize = 5;
        self.list[at..(at + NEAR).min(self.len())].iter().any(|piece| {
            piece.kind == Kind::Number
                || piece.senses.is_trigger()
                || piece.senses.any(Senses::HOLIDAY | Senses::PRESENT)
                || piece.kind == Kind::Symbol && pieces::vulgar(self.surface_of(piece)).is_some()
        })
    }

    fn finish(&self, draft: Draft) -> Figure {
        // "took 30 min.": the full stop of the last word ends the sentence.
        let unit = draft.end == self.len()
            && draft.end > draft.num_end
            && (draft.num_end > draft.num_start || self.is_word(draft.end - 1));
        let stop = unit
            && self.surface(draft.end - 1).ends_with('.')
            && self.surface(draft.end - 1).bytes().filter(|byte| *byte == b'.').count() == 1;
        let mut span = self.bytes(draft.start, draft.end);
        span.end -= u32::from(stop);
        Figure {
            span,
            numeral: (draft.num_start < draft.num_end).then(|| self.bytes(draft.num_start, draft.num_end)),
            phrase: if draft.phrase_end.max(draft.end) == draft.end {
                Span::new(self.bytes(draft.phrase_start.min(draft.start), draft.end).start, span.end)
            } else {
                self.bytes(draft.phrase_start.min(draft.start), draft.phrase_end)
            },
            kind: draft.kind,
            value: draft.value.map(|value| value.float).filter(|value| value.is_finite()),
            low: draft.low,
            high: draft.high,
            decimal: draft.value.and_then(|value| value.exact).map(|exact| exact.to_string()),
            modifier: draft.modifier,
            trend: draft.trend,
            vague: draft.vague,
            unit: draft.unit,
            counted: draft.counted.map(|(from, to, unit)| (self.bytes(from, to), unit)),
            concept: draft.concept,
            resolution: draft.resolution,
            date: draft.date,
            timex: draft.timex,
        }
    }
}

#[cfg(test)]
mod testing {
    use super::*;
    use crate::text::Text;

    /// The figures of a text that was published on a Friday, 2022-10-14.
    pub(super) fn figures_of(text: &str) -> Vec<Figure> {
        read(&Tagged::new(Text::new(text)), Date::new(2022, 10, 14))
    }

    /// The only figure of a text, with its surface.
    pub(super) fn only(text: &str) -> (Figure, &str) {
        let mut found = figures_of(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let figure = found.remove(0);
        let surface = &text[figure.span.range()];
        (figure, surface)
    }
}

#[cfg(test)]
mod tests {
    use super::testing::figures_of;
    use super::*;
    use crate::text::Text;
    use proptest::prelude::*;

    #[test]
    fn a_text_without_figures_has_none() {
        assert_eq!(figures_of("The mayor opened the bridge and thanked the builders."), Vec::new());
        assert_eq!(figures_of(""), Vec::new());
    }

    #[test]
    fn spans_lie_in_the_text_and_in_order() {
        let text = "“More than 1 200 € — about a third of it,” Mørk’s 3½-year-old said on 5 May 2021 at 8 p.m.";
        let found = figures_of(text);
        assert!(found.len() >= 4, "{found:?}");
        assert!(found.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
        let map = CharMap::new(text);
        for figure in found {
            let surface = text[figure.span.range()].to_owned();
            let number = figure.into_number(text, &map);
            let chars: String =
                text.chars().skip(number.span.start as usize).take(number.span.len() as usize).collect();
            assert_eq!((chars, number.text), (surface.clone(), surface));
        }
    }

    #[test]
    fn the_date_line_gives_the_publication_date() {
        let day = |text| dateline(&Tagged::new(Text::new(text))).map(|day| day.to_string());
        assert_eq!(day("date 2022-10-14 The council met again.").as_deref(), Some("2022-10-14"));
        assert_eq!(day("LONDON, March 3, 2021 (Reuters) - Shares rose.").as_deref(), Some("2021-03-03"));
        assert_eq!(day("Published: 3 March 2021\nThe minister resigned.").as_deref(), Some("2021-03-03"));
        assert_eq!(day("March 3, 2021\nThe minister resigned.").as_deref(), Some("2021-03-03"));
        assert_eq!(day("The minister resigned on March 3, 2021, after a vote."), None);
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "(one|two|twenty|hundred|million|and|a|half|third|of|to|from|between|[0-9]{1,5}|[.,:;/%$€£°½-]|last|next|May|Monday|week|pm|in|at|the|per|over|more than| |\n|é|”){0,60}") {
            for figure in figures_of(&text) {
                prop_assert!(text.get(figure.span.range()).is_some());
                prop_assert!(text.get(figure.phrase.range()).is_some());
                prop_assert!(figure.phrase.covers(figure.span));
            }
        }

        #[test]
        fn any_string_is_read(text in "\\PC{0,120}") {
            let _ = figures_of(&text);
        }
    }
}
