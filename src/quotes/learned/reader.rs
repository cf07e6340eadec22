//! The reader: the readings that stand, as attributions.

use super::arguments::{CONTENT, CUE, SOURCE};
use super::choice::Hypothesis;
use super::{Page, Weights, choice, hypotheses, likely_cues, passive, sources};
use crate::model::{Class, Tagged};
use crate::quotes::{Attribution, CueMatch, Marks, phrases};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// The attributions that the models find, in the order of their cues, with the probability that each is right.
pub(in crate::quotes) fn read(tagged: &Tagged<'_>, marks: &Marks, weights: &Weights) -> Vec<Attribution> {
    let page = Page::new(tagged, marks, |stem| weights.rate(stem));
    let likely = likely_cues(&page, &weights.cues, weights.least_cue);
    let found = hypotheses(&page, &likely, &weights.chain);
    let kept = choice::choose(&page, &found, &weights.choice, weights.least_choice);
    let readings: Vec<&Hypothesis> = kept.iter().map(|(place, _)| &found[*place]).collect();
    kept.iter().enumerate().filter_map(|(at, (_, score))| attribution(&page, &readings, at, *score)).collect()
}

fn attribution(page: &Page<'_, '_>, readings: &[&Hypothesis], at: usize, score: f32) -> Option<Attribution> {
    let reading = readings[at];
    let cue = runs(reading, CUE).into_iter().find(|run| run.contains(reading.head));
    let cue = cue.unwrap_or(Span::new(reading.head, reading.head + 1));
    let negated = (cue.start..cue.end).any(|at| page.tagged.is_any(at, &["not", "n't", "n’t", "never"]));
    let mut content = pieces(page, reading);
    if passive::is_addressed(page, reading.head) {
        content.retain(|piece| piece.start > reading.head);
    }
    // "conceded at 11:40 p.m.": no colon that leads to what is said.
    content.retain(|piece| {
        let number = |at: u32| page.kind(at) == Kind::Number;
        !(piece.start > 1
            && number(piece.start)
            && page.kind(piece.start - 1) == Kind::Colon
            && number(piece.start - 2))
    });
    // "reported, citing people who know": where it comes from.
    content.retain(|piece| piece.start <= reading.head + 1 || !page.tagged.is(piece.start - 1, "citing"));
    // "praised by the mayor for her courage": who does it is no content.
    if let Some(agent) = passive::agent(page, reading.head) {
        for piece in &mut content {
            if piece.start > reading.head && piece.start < agent.end {
                *piece = Span::new(agent.end.min(piece.end), piece.end);
            }
        }
        content.retain(|piece| piece.start < piece.end);
    }
    let says = |at: u32| {
        let empty = matches!(page.class(at), Class::Adverb | Class::Preposition | Class::Conjunction | Class::To);
        page.leaves[at as usize].quoted > 0
            || matches!(page.kind(at), Kind::Word | Kind::Number)
                && (!empty || page.tagged.is_any(at, &["yes", "no", "so", "not", "that"]))
    };
    // "There are doubts as well", "he refused twice": words that say nothing by themselves.
    if !content.iter().any(|piece| (piece.start..piece.end).any(says)) {
        return None;
    }
    let source = sources::source(page, readings, at);
    // "According to police 40 people were hurt": the source is no content.
    if let (Some(source), Some(first)) = (source, content.first_mut())
        && first.start == source.start
        && source.end < first.end
    {
        *first = Span::new(source.end, first.end);
    }
    Some(Attribution {
        content,
        cue: Some(CueMatch { tokens: cue, head: reading.head }),
        source,
        kind: crate::article::QuoteKind::Indirect,
        negated: negated || source.is_some_and(|source| phrases::is_nobody(page.tagged, source)),
        confidence: 1.0 / (1.0 + (-score).exp()),
    })
}

/// The runs of a label.
fn runs(reading: &Hypothesis, label: u8) -> Vec<Span<Tok>> {
    let mut runs: Vec<Span<Tok>> = Vec::new();
    for at in reading.tokens(label) {
        match runs.last_mut() {
            Some(run) if run.end == at => *run = Span::new(run.start, at + 1),
            _ => runs.push(Span::new(at, at + 1)),
        }
    }
    runs
}

/// The content in pieces. Where a piece and a quotation disagree about an edge, the marks win: a piece that holds most of
/// a quotation, or its opening, takes all of it; one that has a few words of it beside its own gives them up.
fn pieces(page: &Page<'_, '_>, reading: &Hypothesis) -> Vec<Span<Tok>> {
    let mut pieces = runs(reading, CONTENT);
    for piece in &mut pieces {
        let last = piece.end - 1;
        if let Some(region) = page.marks.outermost(last) {
            let region = page.marks.quoted()[region].tokens;
            let opened = piece.contains(region.start);
            if opened && region.end > piece.end && reading.window.contains(region.end - 1) {
                *piece = Span::new(piece.start, region.end);
            }
        }
        if let Some(region) = page.marks.outermost(piece.start) {
            let region = page.marks.quoted()[region].tokens;
            let half =
                piece.end == region.end || piece.end > region.end && (region.end - piece.start) * 2 >= region.len();
            if region.start < piece.start && half && reading.window.contains(region.start) {
                *piece = Span::new(region.start, piece.end);
            }
        }
    }
    // "told reporters that 14 bodies ...": "that" opens the content, whatever the chain makes of it.
    if let Some(first) = pieces.first_mut()
        && let Some(before) = first.start.checked_sub(1)
        && before > reading.head
        && page.leaves[before as usize].quoted == 0
        && reading.label(before) != SOURCE
        && page.tagged.is(before, "that")
        && page.class(before) != Class::Wh
    {
        *first = Span::new(before, first.end);
    }
    pieces.dedup_by(|next, piece| {
        let touch = piece.end >= next.start;
        if touch {
            *piece = piece.join(*next);
        }
        touch
    });
    let own_words =
        |piece: &Span<Tok>| (piece.start..piece.end).any(|at| matches!(page.kind(at), Kind::Word | Kind::Number));
    pieces.retain(own_words);
    pieces
}
