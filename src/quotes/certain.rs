//! What quotation marks make certain: "...," she said belongs to that cue, whatever a model makes of it.
//!
//! A quotation that ends with a comma, a question or an exclamation mark, right before a subject with a verb of saying or
//! the reverse, is that verb's. Attributions that claim it for another cue give it up, and the verb's own takes it.

use super::attribution::{Attribution, recent};
use super::direct;
use super::edges;
use super::marks::Marks;
use super::rules::{Rules, apart};
use crate::article::QuoteKind;
use crate::model::Tagged;
use crate::span::{Span, Tok};
use crate::text::{Kind, Paragraph};

/// Corrects and completes the attributions of a paragraph, which are those of `found` from `first` on.
pub(super) fn settle(rules: &Rules<'_, '_>, paragraph: &Paragraph, found: &mut Vec<Attribution>, first: usize) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    if direct::regions(marks, paragraph).next().is_none() {
        return;
    }
    let sentences = tagged.text.sentences_of(paragraph);
    let mut certain = Vec::new();
    for sentence in sentences {
        rules.postposed(sentence.tokens, &mut certain);
    }
    // By cue, so that each quotation meets only the attributions near it.
    found[first..].sort_by_key(|attribution| attribution.cue.map(|cue| cue.head));
    let mut fresh = Vec::new();
    let mut led: Vec<(u32, Span<Tok>)> = Vec::new();
    for own in certain {
        if let Some(cue) = own.cue
            && let Some(next) = next_sentence(tagged, marks, paragraph, cue.head)
        {
            led.push((cue.head, next));
        }
        take(tagged, own, &mut found[first..], &mut fresh);
    }
    found.extend(fresh);
    found[first..].sort_by_key(|attribution| attribution.cue.map(|cue| cue.head));
    for (head, next) in led {
        carry_on(tagged, head, next, &mut found[first..]);
    }
    edges::settle(rules, found, first);
    let mut own = found.split_off(first);
    own.retain(|attribution| !attribution.content.is_empty());
    found.append(&mut own);
    // Speech that is still nobody's, beside a cue.
    let orphans = direct::unclaimed(tagged, marks, paragraph, &found[first..]);
    let mut done = u32::MAX;
    for orphan in orphans {
        let sentence = tagged.text.token(orphan.start).sentence;
        for near in [sentence, sentence + 1] {
            if near == done || near >= paragraph.end_sentence {
                continue;
            }
            done = near;
            let mut by_rule = Vec::new();
            rules.sentence(tagged.text.sentences()[near as usize].tokens, &mut by_rule);
            by_rule.retain(|attribution| {
                attribution.content.iter().any(|piece| piece.overlaps(orphan)) && attribution.kind == QuoteKind::Direct
            });
            by_rule.retain(|attribution| apart(recent(found, first), &attribution.content));
            found.extend(by_rule);
        }
    }
}

/// The quotation that fills the sentence after that of a cue, in its paragraph.
fn next_sentence(tagged: &Tagged<'_>, marks: &Marks, paragraph: &Paragraph, head: u32) -> Option<Span<Tok>> {
    let start = tagged.text.sentence_of(head).tokens.end;
    if start >= paragraph.tokens.end {
        return None;
    }
    let quoted = &marks.quoted()[marks.outermost(start)?];
    let end = tagged.text.sentence_of(quoted.tokens.end - 1).tokens.end;
    (quoted.tokens.start == start && quoted.tokens.end == end && direct::is_speech(tagged, quoted))
        .then_some(quoted.tokens)
}

/// "A," she said, recalling the talks. "B.": the second quotation is hers too, and nothing that *recalling* introduces.
fn carry_on(tagged: &Tagged<'_>, head: u32, next: Span<Tok>, found: &mut [Attribution]) {
    let of = |attribution: &Attribution| attribution.cue.map_or(0, |cue| cue.head);
    let claims = |attribution: &Attribution| attribution.content.iter().any(|piece| piece.overlaps(next));
    let from = found.partition_point(|attribution| of(attribution) + REACH < head);
    let to = found.partition_point(|attribution| of(attribution) <= next.end + REACH);
    let found = &mut found[from..to];
    if found.iter().any(|other| claims(other) && of(other) > next.start) {
        return;
    }
    for attribution in found {
        if of(attribution) == head {
            if !claims(attribution) {
                attribution.content.push(next);
                attribution.content.sort_unstable();
            }
        } else if claims(attribution) {
            attribution.content = attribution.content.iter().filter_map(|piece| before(tagged, *piece, next)).collect();
        }
    }
}

/// How far apart, in tokens, a cue and its content can be.
const REACH: u32 = 400;

/// Gives a quotation to its own cue, and takes it from the others. `found` is in the order of the cues.
fn take(tagged: &Tagged<'_>, own: Attribution, found: &mut [Attribution], fresh: &mut Vec<Attribution>) {
    let quotation = own.content[0];
    let Some(own_cue) = own.cue else { return };
    let head = |attribution: &Attribution| attribution.cue.map_or(0, |cue| cue.head);
    let from = found.partition_point(|attribution| head(attribution) + REACH < own_cue.head);
    let to = found.partition_point(|attribution| head(attribution) <= own_cue.head + REACH);
    let mut home = false;
    for attribution in &mut found[from..to] {
        if head(attribution) == own_cue.head {
            home = true;
            // All of the quotation is content, and what follows it is the subject.
            for piece in &mut attribution.content {
                if piece.overlaps(quotation) {
                    *piece = Span::new(piece.start.min(quotation.start), quotation.end);
                }
            }
            let between = Span::new(quotation.end, own_cue.head);
            attribution.content.retain(|piece| !between.covers(*piece));
            if !attribution.content.iter().any(|piece| piece.overlaps(quotation)) {
                attribution.content.push(quotation);
                attribution.content.sort_unstable();
            }
            // "...," said the agency, 2,000 pages short: the subject beside the verb, not words farther away.
            attribution.source = match (attribution.source, own.source) {
                (Some(read), Some(subject)) if !read.overlaps(subject) => Some(subject),
                (read, subject) => read.or(subject),
            };
        } else if attribution.content.iter().any(|piece| piece.overlaps(quotation)) {
            attribution.content =
                attribution.content.iter().filter_map(|piece| before(tagged, *piece, quotation)).collect();
        }
    }
    if !home {
        fresh.push(own);
    }
}

/// What a piece has before a quotation, or all of it where it lies apart; `None` where no word is left.
fn before(tagged: &Tagged<'_>, piece: Span<Tok>, quotation: Span<Tok>) -> Option<Span<Tok>> {
    let left = if piece.overlaps(quotation) { Span::new(piece.start, quotation.start) } else { piece };
    let word = |at: u32| matches!(tagged.text.kind(at), Some(Kind::Word | Kind::Number));
    (left.start..left.end.min(piece.end)).any(word).then_some(left)
}
