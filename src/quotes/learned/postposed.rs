//! Quotations before their cues: in "The road is closed, Ruiz said. "It is a mess," he said." the quotation is the second
//! cue's, however far the content of the first might run on.

use super::choice::Hypothesis;
use super::coordination::cut;
use super::page::Page;
use crate::span::{Span, Tok};

/// From this score on a verb is taken for the cue of the quotation before it: log-odds.
const LIKELY: f32 = 0.0;

/// How many tokens of a subject may stand between a quotation and its cue.
const SUBJECT: u32 = 8;

/// How many cues before that of a quotation may have run on into it.
const BACK: usize = 4;

/// Ends each reading, in the order of their heads, before a quotation that stands right before a later cue which claims it.
pub(super) fn part(page: &Page<'_, '_>, found: &mut [Hypothesis]) {
    for right in 1..found.len() {
        if found[right].cue_score <= LIKELY {
            continue;
        }
        let Some(quotation) = quotation(page, &found[right]) else { continue };
        for reading in &mut found[right.saturating_sub(BACK)..right] {
            let runs_on =
                page.sentence(reading.head).end <= quotation.start && reading.content.tokens.end > quotation.start;
            if runs_on {
                cut(reading, quotation.start);
            }
        }
    }
}

/// The quotation that ends right before the cue of a reading, or before its subject, and is content of it.
fn quotation(page: &Page<'_, '_>, reading: &Hypothesis) -> Option<Span<Tok>> {
    let from = page.sentence(reading.head).start.max(reading.head.saturating_sub(SUBJECT));
    let last = (from..reading.head).rev().find(|at| page.leaves[*at as usize].quoted > 0)?;
    let quotation = page.marks.quoted()[page.marks.outermost(last)?].tokens;
    let claimed =
        reading.content.tokens.covers(Span::new(last, last + 1)) && reading.content.tokens.start <= quotation.start + 1;
    claimed.then_some(quotation)
}
