//! Concepts: content words near a figure that say what it is about, nearest first.

use super::draft::Draft;
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::lexicon::figures::Senses;
use crate::model::Class;
use crate::text::Kind;

/// The most words that are given.
const MOST: usize = 4;
/// Pieces looked at before a figure.
const REACH: usize = 22;

impl Pieces<'_, '_> {
    /// What a figure is about beyond what it counts: words of the noun phrase that it stands in or before, then words
    /// before it. `taken` tells the pieces that other figures cover.
    pub(super) fn concept(&self, draft: &Draft, taken: impl Fn(usize) -> bool) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        if !draft.is_amount() || draft.kind == NumberKind::Label {
            return words;
        }
        let push = |words: &mut Vec<String>, at: usize| {
            let word = self.surface(at);
            if words.len() < MOST && !words.iter().any(|other| other == word) {
                words.push(word.to_owned());
            }
        };
        // "one of the busiest ports": the noun says it all.
        let start = draft.phrase_start.min(draft.start);
        let of = self.is(draft.start, "one") && self.is(draft.end, "of");
        let led =
            start > 0 && self.class(start - 1) == Class::Preposition && !self.is_any(start - 1, &["of", "with", "by"]);
        if draft.counted.is_some() && (of || led) {
            return words;
        }
        let counted = draft.counted.as_ref().filter(|(from, ..)| *from >= draft.end);
        let mut end = draft.end.max(draft.per_end).max(draft.phrase_end);
        if counted.is_none() {
            if self.is_joint(end) {
                end += 1;
            }
            let direct = self.noun_phrase(end);
            let linked = self.is_any(end, &["of", "in", "for", "on"]).then(|| {
                let mut next = end + 1;
                while matches!(self.class(next), Class::Determiner | Class::Possessive) && next < end + 3 {
                    next += 1;
                }
                self.noun_phrase(next)
            });
            if let Some((_, head)) = direct
                .or(linked.flatten())
                .filter(|(_, head)| !taken(*head) && !self.has(*head, Senses::TIME | Senses::MONTH))
            {
                push(&mut words, head);
                if self.is_nominal(head - 1) && head > end {
                    push(&mut words, head - 1);
                }
            }
        }
        for at in (start.saturating_sub(REACH)..start).rev() {
            if words.len() == MOST || self.is_kind(at, Kind::Semicolon) {
                break;
            }
            let dated = self.has(
                at,
                Senses::MONTH
                    | Senses::WEEKDAY
                    | Senses::DAY
                    | Senses::TIME
                    | Senses::ORDINAL
                    | Senses::RELATIVE
                    | Senses::CARDINAL,
            );
            if self.is_nominal(at) && !taken(at) && !dated {
                push(&mut words, at);
            }
        }
        words
    }
}
