//! Direct speech over sentences and paragraphs: the pieces of one quotation joined, and quotations that stand alone.
//!
//! A quotation that fills its sentence belongs to the attribution of its paragraph: "A," she said. "B." is one quote in two
//! pieces. Where a paragraph holds nothing but quotations, it carries on the quote before it if that was left open, and
//! stands alone otherwise.

use super::attribution::{Attribution, CueMatch};
use super::layout;
use super::marks::{MarkStyle, Marks, Quoted};
use super::rules::Rules;
use crate::article::QuoteKind;
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::{Kind, Paragraph};

/// Fewer words than this between marks are a term, a title or a nickname unless a cue says otherwise.
const SPEECH_WORDS: usize = 4;

/// Words from which a quotation in the midst of a sentence is speech, though no cue has claimed it.
const LONG: usize = 6;

/// How many quotations and attributions back the paragraph before is looked for.
const RECENT: usize = 16;

/// Joins the quotations of a paragraph that no cue has claimed to the attributions found in it.
pub(super) fn join_pieces(rules: &Rules<'_, '_>, paragraph: &Paragraph, found: &mut Vec<Attribution>, first: usize) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    let start = marks.quoted().partition_point(|quoted| quoted.tokens.start < paragraph.tokens.start);
    if regions(marks, paragraph).next().is_none() {
        return;
    }
    let taken = Taken::of(paragraph, &found[first..]);
    let mut orphans: Vec<Quoted> = Vec::new();
    let mut inset: Vec<Span<Tok>> = Vec::new();
    for region in regions(marks, paragraph) {
        let claimed_before = first > 0 && claimed(&found[first.saturating_sub(3)..first], region.tokens);
        if claimed_before || taken.holds(region.tokens) || !is_speech(tagged, region) {
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
        } else if words_in(tagged, region, LONG) >= LONG {
            inset.push(region.tokens);
        }
    }
    // The paragraph before left its quotation open, and this one takes it up with a mark of its own.
    if let Some(carried) = orphans.first().filter(|orphan| orphan.tokens.start == paragraph.tokens.start && start > 0) {
        let left_open = marks.quoted()[..start].iter().rev().take(RECENT).find(|quoted| quoted.depth == 0);
        let left_open = left_open.filter(|quoted| !quoted.closed && quoted.tokens.end == paragraph.tokens.start);
        let speaks = left_open.and_then(|open| {
            let touches = |a: &Attribution| a.content.last().is_some_and(|piece| piece.overlaps(open.tokens));
            let recent = found.len().saturating_sub(RECENT);
            found[recent..].iter().rposition(touches).map(|at| recent + at)
        });
        if let Some(at) = speaks {
            found[at].content.push(carried.tokens);
            orphans.remove(0);
        }
    }
    // Where the contents with something in marks begin, and whose they are.
    let mut places: Vec<(u32, usize)> = (first..found.len())
        .filter(|at| found[*at].kind != QuoteKind::Indirect)
        .map(|at| (found[at].content[0].start, at))
        .collect();
    places.sort_unstable();
    for orphan in orphans {
        // Another raged: "So long!": a sentence of its own leads to it.
        let led = (tagged.text.kind(orphan.tokens.start.wrapping_sub(1)) == Some(Kind::Colon))
            .then(|| rules.led_in(orphan.tokens))
            .flatten();
        // A signature says whose it is, whoever speaks around it.
        let led = led.or_else(|| layout::signature(tagged, orphan.tokens.end));
        if led.is_some() {
            found.push(standing_alone(orphan.tokens, led));
            continue;
        }
        // The nearest of them: before it, else after it.
        let after = places.partition_point(|(start, _)| *start < orphan.tokens.start);
        if let Some((_, at)) = after.checked_sub(1).or(Some(after)).and_then(|place| places.get(place)) {
            found[*at].content.push(orphan.tokens);
        } else {
            // She said it was late. "We are going home.": the quotation carries on what the sentence before it reports.
            let sentence = tagged.text.token(orphan.tokens.start).sentence;
            let led = (first..found.len()).rev().take(RECENT).find(|at| {
                let last = found[*at].content.last().map_or(0, |piece| piece.end.saturating_sub(1));
                let cue = found[*at].cue.map_or(last, |cue| cue.head);
                tagged.text.token(last.max(cue)).sentence + 1 == sentence
            });
            if let Some(at) = led {
                // "She criticised the plan. "It is a waste.": a phrase does not go on.
                let says = |at: u32| tagged.class(at).is_finite();
                if found[at].content.iter().any(|piece| (piece.start..piece.end).any(says)) {
                    found[at].content.push(orphan.tokens);
                } else {
                    let source = found[at].source;
                    found.push(Attribution { source, ..standing_alone(orphan.tokens, None) });
                }
                continue;
            }
            // A paragraph that is a quotation and nothing else, right after one that ends with its speaker or his words.
            let own = Span::new(orphan.tokens.start, paragraph.tokens.end);
            let alone = first > 0 && orphan.tokens == own && own.start == paragraph.tokens.start;
            let recent = first.saturating_sub(RECENT)..first;
            let before = recent.rev().max_by_key(|at| found[*at].cue.map(|cue| cue.head)).filter(|at| {
                let last = found[*at].content.last().map_or(0, |piece| piece.end - 1);
                let last = last.max(found[*at].cue.map_or(0, |cue| cue.head));
                // A question is answered by somebody else.
                let asks = found[*at].content.last().is_some_and(|piece| {
                    (piece.start..piece.end).rev().take(3).any(|at| tagged.text.kind(at) == Some(Kind::Question))
                });
                // Quotations that nobody is known to say do not add up to a speech.
                let said = found[*at].cue.is_some() || found[*at].source.is_some();
                alone && said && !asks && tagged.text.token(last).sentence + 1 == tagged.text.token(own.start).sentence
            });
            if let Some(at) = before {
                found[at].content.push(orphan.tokens);
                continue;
            }
            found.push(standing_alone(orphan.tokens, rules.led_in(orphan.tokens)));
        }
    }
    let sentence = |at: u32| tagged.text.token(at).sentence;
    let mut cued: Vec<u32> = found[first..].iter().filter_map(|a| a.cue.map(|cue| sentence(cue.head))).collect();
    cued.sort_unstable();
    for tokens in inset {
        if cued.binary_search(&sentence(tokens.start)).is_err() {
            found.push(standing_alone(tokens, rules.led_in(tokens)));
        }
    }
    for attribution in &mut found[first..] {
        attribution.content.sort_unstable();
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

/// The quotations of a paragraph in double marks.
pub(super) fn regions<'m>(marks: &'m Marks, paragraph: &Paragraph) -> impl Iterator<Item = &'m Quoted> + use<'m> {
    let end = paragraph.tokens.end;
    let start = marks.quoted().partition_point(|quoted| quoted.tokens.start < paragraph.tokens.start);
    marks.quoted()[start..]
        .iter()
        .take_while(move |quoted| quoted.tokens.start < end)
        .filter(|quoted| quoted.depth == 0 && quoted.style == MarkStyle::Double)
}

/// The quotations of a paragraph that are speech and that no attribution has claimed.
pub(super) fn unclaimed(
    tagged: &Tagged<'_>,
    marks: &Marks,
    paragraph: &Paragraph,
    found: &[Attribution],
) -> Vec<Span<Tok>> {
    let taken = Taken::of(paragraph, found);
    regions(marks, paragraph)
        .filter(|quoted| is_speech(tagged, quoted) && !taken.holds(quoted.tokens))
        .map(|quoted| quoted.tokens)
        .collect()
}

/// A quotation that no cue has claimed, with its signature or the subject that leads to it where it has one.
fn standing_alone(tokens: Span<Tok>, signature: Option<(Option<CueMatch>, Span<Tok>)>) -> Attribution {
    Attribution {
        content: vec![tokens],
        cue: signature.and_then(|(cue, _)| cue),
        source: signature.map(|(_, source)| source),
        kind: QuoteKind::Direct,
        negated: false,
        confidence: if signature.is_some() { 0.8 } else { 0.5 },
    }
}

/// Which tokens of a paragraph are content of an attribution already.
struct Taken {
    start: u32,
    /// For each token of the paragraph, how many of those before it are.
    before: Vec<u32>,
}

impl Taken {
    fn of(paragraph: &Paragraph, found: &[Attribution]) -> Self {
        let Span { start, end, .. } = paragraph.tokens;
        let mut steps = vec![0_i32; (end - start) as usize + 1];
        for piece in found.iter().flat_map(|attribution| &attribution.content) {
            if piece.start < end && piece.end > start {
                steps[(piece.start.max(start) - start) as usize] += 1;
                steps[(piece.end.min(end) - start) as usize] -= 1;
            }
        }
        let mut before = Vec::with_capacity(steps.len());
        let (mut open, mut sum) = (0, 0);
        for step in steps {
            before.push(sum);
            open += step;
            sum += u32::from(open > 0);
        }
        Taken { start, before }
    }

    /// Whether any of these tokens is.
    fn holds(&self, tokens: Span<Tok>) -> bool {
        let at = |token: u32| (token.saturating_sub(self.start) as usize).min(self.before.len() - 1);
        self.before[at(tokens.end)] > self.before[at(tokens.start)]
    }
}

fn claimed(found: &[Attribution], region: Span<Tok>) -> bool {
    let last = |attribution: &Attribution| attribution.content.iter().rev().take(RECENT).any(|p| p.overlaps(region));
    found.iter().any(last)
}

/// How many words a quotation has, counted up to a limit.
fn words_in(tagged: &Tagged<'_>, region: &Quoted, limit: usize) -> usize {
    let inner = region.inner();
    (inner.start..inner.end).filter(|at| tagged.text.kind(*at) == Some(Kind::Word)).take(limit).count()
}

/// Whether a quotation is something said, not a title, term or nickname: it ends like a sentence, or is long.
pub(super) fn is_speech(tagged: &Tagged<'_>, region: &Quoted) -> bool {
    let inner = region.inner();
    if is_title(tagged, region) {
        return false;
    }
    words_in(tagged, region, SPEECH_WORDS) >= SPEECH_WORDS
        || inner.len() > 1
            && matches!(
                tagged.text.kind(inner.end - 1),
                Some(Kind::Period | Kind::Question | Kind::Exclamation | Kind::Ellipsis)
            )
}

/// Whether a quotation is a title: two words or more, each of them with a capital that is no function word, and no
/// sentence ends in it but at its very end.
pub(super) fn is_title(tagged: &Tagged<'_>, region: &Quoted) -> bool {
    let inner = region.inner();
    let stops = |at: u32| matches!(tagged.text.kind(at), Some(Kind::Period | Kind::Question | Kind::Exclamation));
    let words = || (inner.start..inner.end).filter(|at| tagged.text.kind(*at) == Some(Kind::Word)).take(20);
    let content = |at: &u32| {
        tagged.class(*at).is_nominal() || tagged.class(*at).is_verb() || tagged.class(*at) == Class::Adjective
    };
    let capital = |at: &u32| tagged.text.token(*at).shape.is_capitalized();
    inner.len() > 1
        && !(inner.start..inner.end - 1).any(stops)
        && words().filter(content).count() >= 2
        && words().filter(content).all(|at| capital(&at))
}
