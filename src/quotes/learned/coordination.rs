//! Coordinated cues: "dismissed the offer and praised the crew" is two attributions of one source.
//!
//! A chain knows one cue. That of *dismissed* may run on over "and praised the crew", unless somebody tells it that *praised* is
//! a cue too, that a conjunction stands before it, and that both have the same source.

use super::arguments::{CONTENT, OTHER};
use super::choice::Hypothesis;
use super::page::Page;
use crate::model::Class;
use crate::text::Kind;

/// From this score on a verb is taken for a second cue: log-odds.
const LIKELY: f32 = -1.0;

/// How many cues to the left of a coordinated one may be the one that it is joined to.
const BACK: usize = 8;

/// Parts readings that stand in the order of their heads: the content of each ends before a coordinated cue.
pub(super) fn part(page: &Page<'_, '_>, found: &mut [Hypothesis]) {
    for right in 1..found.len() {
        let head = found[right].head;
        if found[right].cue_score <= LIKELY {
            continue;
        }
        let Some(joint) = joint(page, head) else { continue };
        let source = source(&found[right]);
        for reading in &mut found[right.saturating_sub(BACK)..right] {
            let Some(own) = self::source(reading) else { continue };
            // The second cue's source is the first one's, or was not found: then that is why.
            let same = source.is_none_or(|source| source == own);
            if same && own < reading.head && reading.head < joint && reading.label(head) == CONTENT {
                cut(reading, joint);
            }
        }
    }
}

/// The last token of the source.
fn source(reading: &Hypothesis) -> Option<u32> {
    reading.source.last()
}

/// The conjunction that joins this verb to one before it: "and", with adverbs and auxiliaries in between.
fn joint(page: &Page<'_, '_>, head: u32) -> Option<u32> {
    let finite = matches!(page.class(head), Class::Past | Class::Participle | Class::VerbS | Class::Verb);
    if !finite {
        return None;
    }
    let start = page.sentence(head).start;
    let mut at = head;
    while at > start && matches!(page.class(at - 1), Class::Adverb | Class::Aux | Class::AuxNonfinite | Class::Modal) {
        at -= 1;
    }
    let before = at.checked_sub(1).filter(|before| *before > start)?;
    if page.class(before) != Class::Conjunction || page.leaves[before as usize].quoted > 0 {
        return None;
    }
    Some(if page.kind(before - 1) == Kind::Comma { before - 1 } else { before })
}

/// Ends the content before a token, unless nothing of it would be left.
pub(super) fn cut(reading: &mut Hypothesis, end: u32) {
    let start = reading.window.start;
    let place = (end - start) as usize;
    if !reading.labels[..place].contains(&CONTENT) {
        return;
    }
    reading.labels[place..].fill(OTHER);
    reading.measure();
}
