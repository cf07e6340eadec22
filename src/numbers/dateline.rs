//! The date line: the publication date that leads a text.

use super::date::Date;
use super::pieces::{Pieces, fill};
use super::tense::Lean;
use crate::lexicon::figures::{Senses, figures};
use crate::model::Tagged;
use crate::span::Span;
use crate::text::Kind;

/// Tokens that are looked at for a date line.
const NEAR: u32 = 40;

/// The publication date that leads the text.
pub(super) fn dateline(tagged: &Tagged<'_>) -> Option<Date> {
    let figures = figures();
    let mut list = Vec::new();
    for sentence in tagged.text.sentences().iter().take(4) {
        if sentence.tokens.start > NEAR {
            break;
        }
        let end = sentence.tokens.end.min(sentence.tokens.start + NEAR);
        fill(tagged, figures, Span::new(sentence.tokens.start, end), &mut list);
        let days = std::cell::Cell::new(super::pieces::NOWHERE);
        let pieces = Pieces { tagged, figures, list: &list, present: super::Present::default(), days: &days };
        for at in 0..pieces.len() {
            let found = pieces.numeric_day(at).or_else(|| pieces.month_and_day(at)).or_else(|| {
                let next = if pieces.is_kind(at + 1, Kind::Comma) { at + 2 } else { at + 1 };
                pieces.weekday_at(at).and_then(|_| pieces.numeric_day(next).or_else(|| pieces.month_and_day(next)))
            });
            let Some((end, stamp)) = found else { continue };
            let Some(date) =
                stamp.resolve(None, || Lean::Past).filter(|_| pieces.leads(at, end, sentence.tokens.start))
            else {
                continue;
            };
            return Some(date);
        }
    }
    None
}

impl Pieces<'_, '_> {
    /// Whether a date stands as a date line does: first of all, after "date" or "published", or between a place and a
    /// dash.
    fn leads(&self, at: usize, end: usize, sentence_start: u32) -> bool {
        let word =
            |at: usize| self.is_any(at, &["date", "published", "updated", "posted", "on", "dated", "issued", "by"]);
        let plain = (0..at).all(|at| {
            word(at) || self.is_kind(at, Kind::Colon) || self.has(at, Senses::WEEKDAY) || self.is_kind(at, Kind::Comma)
        });
        let labelled = at > 0 && (0..at).any(|at| word(at) && !self.is_any(at, &["on", "by"])) && at <= 4;
        if plain && (sentence_start == 0 && !self.is(0, "on") && !self.is(0, "by") || labelled) {
            return true;
        }
        let place = at > 0
            && self.get(0).is_some_and(|piece| piece.shape.is_capitalized())
            && at <= 8
            && self.is_kind(at - 1, Kind::Comma);
        let dash = (end..(end + 6).min(self.len()))
            .any(|at| matches!(self.kind(at), Some(Kind::Dash | Kind::Hyphen)) && !self.glued(at));
        let close = self.is_kind(end, Kind::Open) || self.is_kind(end, Kind::Dash) || self.is_kind(end, Kind::Hyphen);
        place && dash && close
    }
}
