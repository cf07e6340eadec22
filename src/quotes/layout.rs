//! Attribution by layout: a name and a colon before what is said, a dash and a name after it.
//!
//! Newspapers set letters and sayings so ("..." - Ana Ruiz), and transcripts and interviews open every turn so ("RUIZ: ...",
//! "Q: ..."). A label before words without marks counts only where several paragraphs have one.

use super::attribution::{Attribution, CueMatch};
use super::direct::is_speech;
use super::marks::Marks;
use crate::article::QuoteKind;
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::{Kind, Paragraph};
use std::collections::HashSet;

/// The longest label or signature, in tokens.
const LABEL: u32 = 10;

/// Paragraphs with a label before words without marks from which the text is a transcript.
const TURNS: usize = 3;

/// The label that opens a paragraph.
struct Label {
    name: Span<Tok>,
    /// Its colon; "Q." has none.
    colon: Option<u32>,
    /// Where what is said begins.
    speech: u32,
}

/// The label that opens a paragraph which has something after it.
fn label(tagged: &Tagged<'_>, marks: &Marks, paragraph: &Paragraph) -> Option<Label> {
    // Each turn may open with a mark of its own, which nothing closes.
    let first = paragraph.tokens.start;
    let stray = tagged.text.kind(first) == Some(Kind::DoubleMark);
    let start = first + u32::from(stray);
    let end = paragraph.tokens.end.min(start + LABEL);
    if start + 1 < end && matches!(tagged.text.surface(start), "Q." | "A.") {
        return Some(Label { name: Span::new(start, start + 1), colon: None, speech: start + 1 });
    }
    let colon = (start..end).find(|at| tagged.text.kind(*at) == Some(Kind::Colon))?;
    let named = (start..colon).all(|at| {
        let token = tagged.text.token(at);
        let shouted = token.shape.is_all_caps() || token.shape.is_capitalized();
        match token.kind {
            Kind::Word => {
                shouted || matches!(tagged.class(at), Class::Preposition | Class::Determiner | Class::Conjunction)
            }
            Kind::Comma | Kind::Open | Kind::Close | Kind::Period => true,
            _ => false,
        }
    });
    (named && colon > start && colon + 1 < paragraph.tokens.end && (stray || !marks.is_quoted(start))).then(|| Label {
        name: Span::new(start, colon),
        colon: Some(colon),
        speech: colon + 1,
    })
}

/// Whether the text is a transcript or interview: its paragraphs open with labels, and somebody has more than one turn.
///
/// Headings within an article ("Climate: The ...") look alike, but each of them stands once. "A." may be an initial, so that
/// letters with a full stop are labels only where somebody asks.
pub(super) fn is_transcript(tagged: &Tagged<'_>, marks: &Marks) -> bool {
    let mut seen: HashSet<&str> = HashSet::new();
    let (mut turns, mut again, mut asked) = (0, false, false);
    for paragraph in tagged.text.paragraphs() {
        let Some(Label { name, colon, speech }) = label(tagged, marks, paragraph) else { continue };
        if colon.is_none() && tagged.text.surface(name.start) != "Q." {
            turns += usize::from(seen.contains("Q."));
            continue;
        }
        // "Berg: 1,204." is a line of a table, unless it answers.
        let words = (speech..paragraph.tokens.end).any(|at| tagged.text.kind(at) == Some(Kind::Word));
        let answers = std::mem::replace(&mut asked, tagged.text.kind(paragraph.tokens.end - 1) == Some(Kind::Question));
        if (words || answers) && name.len() <= 4 && marks.is_quoted(speech) == marks.is_quoted(name.start) {
            turns += 1;
            // "Ana Ruiz: ...", then "Ruiz: ...".
            let last = (name.start..name.end).rev().find(|at| tagged.text.kind(*at) == Some(Kind::Word));
            again |= last.is_some_and(|last| !seen.insert(tagged.text.surface(last)));
        }
        if turns >= TURNS && again {
            return true;
        }
    }
    false
}

/// The attribution that a label at the paragraph's start makes.
pub(super) fn labelled(
    tagged: &Tagged<'_>,
    marks: &Marks,
    paragraph: &Paragraph,
    transcript: bool,
) -> Option<Attribution> {
    let Label { name, colon, speech } = label(tagged, marks, paragraph)?;
    let in_stray = marks.is_quoted(name.start);
    let content = match marks.outermost(speech) {
        Some(_) if in_stray && !transcript => return None,
        Some(_) if in_stray => Span::new(speech, paragraph.tokens.end),
        Some(region) if colon.is_some() && is_speech(tagged, &marks.quoted()[region]) => marks.quoted()[region].tokens,
        None if transcript && name.len() <= 4 => Span::new(speech, paragraph.tokens.end),
        _ => return None,
    };
    Some(Attribution {
        content: vec![content],
        cue: colon.map(|colon| CueMatch { tokens: Span::new(colon, colon + 1), head: colon }),
        source: Some(name),
        kind: QuoteKind::Direct,
        negated: false,
        confidence: 0.8,
    })
}

/// Where the story begins after its date line: "MARREN, March 3, 2021 (Wire) - A ship ...". 0 without one.
pub(crate) fn story_start(tagged: &Tagged<'_>) -> u32 {
    let text = &tagged.text;
    // A headline or a by-line may stand before it.
    for paragraph in text.paragraphs().iter().take(4) {
        let Span { start, end, .. } = paragraph.tokens;
        let end = end.min(start + 2 * LABEL);
        let Some(dash) = (start + 1..end).find(|at| matches!(text.kind(*at), Some(Kind::Dash | Kind::Hyphen))) else {
            continue;
        };
        let city = text.token(start).shape.is_all_caps() && tagged.class(start).is_nominal();
        let spaced = !text.token(dash).shape.is_glued();
        let verbless = (start..dash).all(|at| !tagged.class(at).is_finite() || tagged.class(at) == Class::Modal);
        if city && spaced && verbless && dash + 1 < paragraph.tokens.end {
            return dash + 1;
        }
    }
    0
}

/// "Bridge will open in June: mayor": a headline, whose source follows its colon.
pub(super) fn headline(tagged: &Tagged<'_>, marks: &Marks, paragraph: &Paragraph) -> Option<Attribution> {
    let text = &tagged.text;
    let Span { start, end, .. } = paragraph.tokens;
    let colon = (start.max(end.saturating_sub(LABEL / 2 + 1))..end).find(|at| text.kind(*at) == Some(Kind::Colon))?;
    let (said, source) = (Span::new(start, colon), Span::new(colon + 1, end));
    let finite = |span: Span<Tok>| (span.start..span.end).any(|at| tagged.class(at).is_finite());
    let named = (source.start..source.end)
        .all(|at| text.kind(at) == Some(Kind::Word) && !tagged.class(at).is_finite() && !marks.is_quoted(at));
    let alone = paragraph.end_sentence - paragraph.first_sentence == 1 && said.len() <= 3 * LABEL;
    let fits = alone && !source.is_empty() && named && finite(said) && !marks.is_quoted(colon);
    fits.then(|| Attribution {
        content: vec![said],
        cue: Some(CueMatch { tokens: Span::new(colon, colon + 1), head: colon }),
        source: Some(source),
        kind: QuoteKind::Indirect,
        negated: false,
        confidence: 0.7,
    })
}

/// The cue and the source of a signature that starts here: a dash, and a name up to the paragraph's end.
pub(super) fn signature(tagged: &Tagged<'_>, at: u32) -> Option<(Option<CueMatch>, Span<Tok>)> {
    let text = &tagged.text;
    if !matches!(text.kind(at)?, Kind::Dash | Kind::Hyphen) {
        return None;
    }
    let paragraph = text.paragraphs()[text.paragraph_of(at) as usize].tokens;
    let mut end = paragraph.end.min(at + 2 * LABEL);
    let signs = at + 1 < end
        && tagged.class(at + 1) == Class::Name
        && end == paragraph.end
        && (at + 1..end).all(|at| !tagged.class(at).is_finite() || tagged.text.token(at).shape.is_capitalized());
    if text.kind(end - 1) == Some(Kind::Period) {
        end -= 1;
    }
    (signs && end > at + 1)
        .then(|| (Some(CueMatch { tokens: Span::new(at, at + 1), head: at }), Span::new(at + 1, end)))
}
