//! Figures: numerals, units, comparators, what is counted, dates.
//!
//! The sentences that have a digit, a number word or a word of the calendar are cut into [`pieces`]; at each piece
//! that a figure can start with, a small grammar reads [dates](calendar) before [amounts] and [ordinals], and what
//! stands around a figure gives its [comparator](comparators) and [what it counts](counted).

mod amounts;
mod calendar;
mod comparators;
mod counted;
mod date;
mod decimal;
mod draft;
mod labels;
mod numeral;
mod ordinals;
mod pieces;

pub use date::{Date, Published};

use crate::article::{Counted, Modifier, Number, NumberKind, Trend};
use crate::lexicon::figures::figures;
use crate::model::Tagged;
use crate::span::{Byte, CharMap, Span};
use draft::Draft;
use pieces::{Pieces, fill, is_trigger};
use std::borrow::Cow;

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
        Number {
            span: map.span(self.span),
            numeral: self.numeral.map(|numeral| map.span(numeral)),
            phrase: map.span(self.phrase),
            text: text[self.span.range()].to_owned(),
            kind: self.kind,
            value: self.value,
            low: self.low,
            high: self.high,
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
    calendar::dateline(tagged)
}

/// The figures of the text, in the order in which they start.
///
/// # Resource usage
///
/// Linear in the text; a buffer for the longest sentence.
pub fn read(tagged: &Tagged<'_>, published: Option<Date>) -> Vec<Figure> {
    let figures = figures();
    let mut found = Vec::new();
    let mut list = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for sentence in tagged.text.sentences() {
        let tokens = sentence.tokens;
        if !(tokens.start..tokens.end).any(|at| is_trigger(tagged, figures, at)) {
            continue;
        }
        fill(tagged, figures, tokens, &mut list);
        let pieces = Pieces { tagged, figures, list: &list };
        drafts.clear();
        pieces.read(published, &mut drafts);
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
        let mut counted = None;
        for draft in drafts.iter_mut() {
            if draft.is_amount() {
                self.count(draft);
                self.label(draft);
                self.elided(draft, &mut counted);
                self.compare(draft);
                self.follow(draft);
            }
        }
    }

    fn figure(&self, at: usize, published: Option<Date>) -> Option<Draft> {
        let piece = self.list[at];
        let starts = match piece.kind {
            crate::text::Kind::Word => piece.senses.is_start(),
            crate::text::Kind::Number
            | crate::text::Kind::Currency
            | crate::text::Kind::Symbol
            | crate::text::Kind::Hyphen
            | crate::text::Kind::Period => true,
            _ => false,
        };
        if !starts {
            return None;
        }
        self.calendar(at, published)
            .or_else(|| self.ordinal(at))
            .or_else(|| self.amount(at))
            .or_else(|| self.relative(at))
    }

    fn finish(&self, draft: Draft) -> Figure {
        let span = self.bytes(draft.start, draft.end);
        Figure {
            span,
            numeral: (draft.num_start < draft.num_end).then(|| self.bytes(draft.num_start, draft.num_end)),
            phrase: self.bytes(draft.phrase_start.min(draft.start), draft.phrase_end.max(draft.end)),
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
            concept: Vec::new(),
            resolution: draft.resolution,
            date: draft.date,
            timex: draft.timex,
        }
    }
}
