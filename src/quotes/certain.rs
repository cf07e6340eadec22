//! What quotation marks make certain: "...," she said belongs to that cue, whatever a model makes of it.
//!
//! A quotation that ends with a comma, a question or an exclamation mark, right before a subject with a verb of saying or
//! the reverse, is that verb's. Attributions that claim it for another cue give it up, and the verb's own takes it.

use super::attribution::{Attribution, CueMatch};
use super::direct;
use super::marks::Marks;
use super::rules::{Rules, apart};
use crate::article::QuoteKind;
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::{Kind, Paragraph};

/// Corrects and completes the attributions of a paragraph, which are those of `found` from `first` on.
pub(super) fn settle(
    tagged: &Tagged<'_>,
    marks: &Marks,
    rules: &Rules<'_, '_>,
    paragraph: &Paragraph,
    found: &mut Vec<Attribution>,
    first: usize,
) {
    if direct::regions(marks, paragraph).next().is_none() {
        return;
    }
    let sentences = &tagged.text.sentences()[paragraph.first_sentence as usize..paragraph.end_sentence as usize];
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
    for own in &mut found[first..] {
        begin_with_quotation(tagged, marks, own);
    }
    // They are in the order of their cues.
    let heads: Vec<Option<u32>> = found[first..].iter().map(|own| own.cue.map(|cue| cue.head)).collect();
    let mut given: Vec<Attribution> =
        found[first..].iter_mut().filter_map(|own| end_with_quotation(tagged, marks, rules, own)).collect();
    given.retain(|own| heads.binary_search(&own.cue.map(|cue| cue.head)).is_err());
    given.dedup_by_key(|own| own.cue.map(|cue| cue.head));
    found.append(&mut given);
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
            let recent = first.max(found.len().saturating_sub(RECENT));
            by_rule.retain(|attribution| apart(&found[recent..], &attribution.content));
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

/// "...," she said of the talks, or when they had ended: what follows the cue of a sentence's opening quotation is not its content.
///
/// A quotation that goes on right after the cue is; so are a finite verb and "that" after a comma, which finish what the
/// quotation began: "Only you," she said, would think of that. What a gerund of saying leads to, "adding that", is given
/// back: an attribution of its own.
fn end_with_quotation(
    tagged: &Tagged<'_>,
    marks: &Marks,
    rules: &Rules<'_, '_>,
    attribution: &mut Attribution,
) -> Option<Attribution> {
    let cue = attribution.cue?;
    let beside = |source: &Span<Tok>| source.start <= cue.tokens.end + 1 && cue.tokens.start <= source.end + 1;
    let group = attribution.source.filter(beside).map_or(cue.tokens, |source| source.join(cue.tokens));
    let before = group.start.checked_sub(1)?;
    let quotation = marks.quoted()[marks.outermost(before)?];
    let stops = matches!(
        tagged.text.kind(quotation.inner().end.checked_sub(1)?),
        Some(Kind::Comma | Kind::Question | Kind::Exclamation | Kind::Dash | Kind::Ellipsis | Kind::Period)
    );
    let start = quotation.tokens.start;
    let opens = tagged.text.sentence_of(start).tokens.start == start || start > 0 && marks.is_quoted(start - 1);
    let own = attribution.content.iter().any(|piece| piece.end == group.start);
    if !own || !opens || !stops || !quotation.closed || quotation.tokens.end != group.start {
        return None;
    }
    let mut next = group.end;
    while tagged.text.kind(next).is_some_and(|kind| matches!(kind, Kind::Comma | Kind::Colon | Kind::Dash)) {
        next += 1;
    }
    let finishes = next > group.end && (tagged.is(next, "that") || tagged.class(next).is_finite());
    // "arguing that if it rained, 'b'": the clause is another attribution's.
    let clause = |piece: Span<Tok>| (group.end..piece.end).take(REACH as usize).any(|at| tagged.is(at, "that"));
    let mut given = None;
    attribution.content.retain_mut(|piece| {
        if piece.start < group.end || finishes && piece.start == next {
            return true;
        }
        let opens = piece.start == next || tagged.text.sentence_of(piece.start).tokens.start == piece.start;
        let quoted = marks.outermost(piece.start).map(|region| marks.quoted()[region].tokens);
        if let Some(quoted) =
            quoted.filter(|_| opens).or_else(|| resumed(tagged, marks, *piece).filter(|_| !clause(*piece)))
        {
            *piece = Span::new(quoted.start, piece.end.min(quoted.end));
            return true;
        }
        let gerund = (group.end..piece.start.min(group.end + GAP)).find(|at| rules.is_gerund_of_saying(*at));
        given = given.or(gerund.map(|gerund| (gerund, *piece)));
        false
    });
    given.map(|(head, piece)| Attribution {
        content: vec![piece],
        cue: Some(CueMatch { tokens: Span::new(head, head + 1), head }),
        source: attribution.source,
        kind: rules.kind_of(&[piece]),
        negated: false,
        confidence: attribution.confidence,
    })
}

/// "A," she said, meaning the talks, "b": the quotation in a piece that takes up the sentence of the one before the cue.
fn resumed(tagged: &Tagged<'_>, marks: &Marks, piece: Span<Tok>) -> Option<Span<Tok>> {
    let at = (piece.start.max(1)..piece.end).find(|at| marks.is_quoted(*at))?;
    let quoted = &marks.quoted()[marks.outermost(at)?];
    let first = tagged.text.kind(quoted.inner().start).filter(|_| !quoted.inner().is_empty())?;
    let small = first == Kind::Word && !tagged.text.token(quoted.inner().start).shape.is_capitalized();
    let comma = quoted.tokens.start == at && tagged.text.kind(at - 1) == Some(Kind::Comma);
    (comma && small && quoted.tokens.end == piece.end && direct::is_speech(tagged, quoted)).then_some(quoted.tokens)
}

/// On the talks, she said, "We are ready": what leads to a sentence in quotation marks is not its content.
///
/// Nor is what stands between the cue and the marks where it has no verb: "said of the talks: 'We are ready.'"
fn begin_with_quotation(tagged: &Tagged<'_>, marks: &Marks, attribution: &mut Attribution) {
    let Some(cue) = attribution.cue else { return };
    let sentence = |piece: &Span<Tok>| {
        let quotation = marks.outermost(piece.end - 1).map(|region| marks.quoted()[region])?;
        let start = quotation.tokens.start;
        let led = matches!(tagged.text.kind(start.checked_sub(1)?)?, Kind::Comma | Kind::Colon);
        let first = quotation.inner().start;
        // "I" has a capital in the midst of a sentence, too.
        let capital = !quotation.inner().is_empty()
            && tagged.text.token(first).shape.is_capitalized()
            && !tagged.text.surface(first).starts_with('I');
        (led && capital && quotation.tokens.end == piece.end && start > cue.head).then_some(start)
    };
    let Some(at) = attribution.content.iter().position(|piece| piece.end > cue.head + 1) else { return };
    let Some(start) = sentence(&attribution.content[at]) else { return };
    let piece = attribution.content[at];
    let lead = piece.start;
    let bare = if lead < start {
        matches!(tagged.class(lead), Class::Preposition | Class::Pronoun)
            && !tagged.is(lead, "that")
            && (cue.tokens.end..lead).all(|at| tagged.class(at) == Class::Mark)
            && (lead..start).all(|at| !tagged.class(at).is_finite() && !marks.is_quoted(at))
    } else {
        (cue.tokens.end..start).all(|at| tagged.class(at) == Class::Mark)
    };
    let quoted = |piece: &Span<Tok>| (piece.start..piece.end).any(|at| marks.is_quoted(at));
    if !bare || attribution.content[..at].iter().any(quoted) {
        return;
    }
    attribution.content[at] = Span::new(start, piece.end);
    attribution.content.drain(..at);
}

/// Tokens after a cue in which the gerund of another one is looked for.
const GAP: u32 = 12;

/// How many attributions back a quotation may have been claimed by rule.
const RECENT: usize = 32;

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
            // What follows the quotation is the subject, not the content.
            for piece in &mut attribution.content {
                if piece.overlaps(quotation) && piece.end > quotation.end {
                    *piece = Span::new(piece.start, quotation.end);
                }
            }
            let between = Span::new(quotation.end, own_cue.head);
            attribution.content.retain(|piece| !between.covers(*piece));
            if !attribution.content.iter().any(|piece| piece.overlaps(quotation)) {
                attribution.content.push(quotation);
                attribution.content.sort_unstable();
            }
            // "...," the mayor said Monday night: the subject before the verb, not the words after it.
            attribution.source = match (attribution.source, own.source) {
                (Some(read), Some(subject)) if subject.end <= own_cue.tokens.start && read.start > own_cue.head => {
                    Some(subject)
                }
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
