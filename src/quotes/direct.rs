//! Direct speech over sentences and paragraphs: the pieces of one quotation joined, and quotations that stand alone.
//!
//! A quotation that fills its sentence belongs to the attribution of its paragraph: "A," she said. "B." is one quote in two
//! pieces. Where a paragraph holds nothing but quotations, it carries on the quote before it if that was left open, and
//! stands alone otherwise.

use super::attribution::Attribution;
use super::layout;
use super::marks::{MarkStyle, Marks, Quoted};
use crate::article::QuoteKind;
use crate::model::Tagged;
use crate::span::{Span, Tok};
use crate::text::{Kind, Paragraph};

/// Fewer words than this between marks are a term, a title or a nickname unless a cue says otherwise.
const SPEECH_WORDS: usize = 4;

/// Joins the quotations of a paragraph that no cue has claimed to the attributions found in it.
pub(super) fn join_pieces(
    tagged: &Tagged<'_>,
    marks: &Marks,
    paragraph: &Paragraph,
    found: &mut Vec<Attribution>,
    first: usize,
) {
    let start = marks.quoted().partition_point(|quoted| quoted.tokens.start < paragraph.tokens.start);
    let regions = marks.quoted()[start..]
        .iter()
        .take_while(|quoted| quoted.tokens.start < paragraph.tokens.end)
        .filter(|quoted| quoted.depth == 0 && quoted.style == MarkStyle::Double);
    let mut orphans: Vec<Quoted> = Vec::new();
    for region in regions {
        let claimed_before = first > 0 && claimed(&found[first.saturating_sub(3)..first], region.tokens);
        if claimed_before || claimed(&found[first..], region.tokens) || !is_speech(tagged, region) {
            continue;
        }
        // A sentence of its own: before it the paragraph's start or the end of a sentence.
        let alone = region.tokens.start == paragraph.tokens.start
            || matches!(
                tagged.text.kind(region.tokens.start - 1),
                Some(
                    Kind::Period
                        | Kind::Question
                        | Kind::Exclamation
                        | Kind::Colon
                        | Kind::Comma
                        | Kind::Ellipsis
                        | Kind::Dash
                )
            )
            || marks.is_quoted(region.tokens.start - 1)
            || tagged.text.token(region.tokens.start).sentence != tagged.text.token(region.tokens.start - 1).sentence;
        if alone {
            orphans.push(*region);
        }
    }
    for orphan in orphans {
        // The nearest attribution of the paragraph with something in marks: before it, else after it.
        let place = |attribution: &Attribution| attribution.content[0].start;
        let before =
            found[first..].iter().rposition(|a| place(a) < orphan.tokens.start && a.kind != QuoteKind::Indirect);
        let after = found[first..].iter().position(|a| place(a) > orphan.tokens.start && a.kind != QuoteKind::Indirect);
        if let Some(at) = before.or(after) {
            let attribution = &mut found[first + at];
            attribution.content.push(orphan.tokens);
            attribution.content.sort();
        } else {
            let signature = layout::signature(tagged, orphan.tokens.end);
            found.push(Attribution {
                content: vec![orphan.tokens],
                cue: signature.map(|(cue, _)| cue),
                source: signature.map(|(_, source)| source),
                kind: QuoteKind::Direct,
                negated: false,
                confidence: if signature.is_some() { 0.8 } else { 0.5 },
            });
        }
    }
    // Pieces that touch are one.
    for attribution in &mut found[first..] {
        attribution.content.dedup_by(|next, piece| {
            let touch = piece.end >= next.start;
            if touch {
                *piece = piece.join(*next);
            }
            touch
        });
    }
}

fn claimed(found: &[Attribution], region: Span<Tok>) -> bool {
    found.iter().any(|attribution| attribution.content.iter().any(|piece| piece.overlaps(region)))
}

/// Whether a quotation is something said, not a title, term or nickname: it ends like a sentence, or is long.
pub(super) fn is_speech(tagged: &Tagged<'_>, region: &Quoted) -> bool {
    let inner = region.inner();
    let words =
        (inner.start..inner.end).filter(|at| tagged.text.kind(*at) == Some(Kind::Word)).take(SPEECH_WORDS).count();
    words >= SPEECH_WORDS
        || inner.len() > 1
            && matches!(
                tagged.text.kind(inner.end - 1),
                Some(Kind::Period | Kind::Question | Kind::Exclamation | Kind::Ellipsis)
            )
}
