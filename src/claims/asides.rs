//! Figures that somebody else vouches for within a statement: "below the 300 that was given by the ministry".
//!
//! The speaker of the statement only passes such a figure on. It gets an attribution of its own, within the other's, so
//! that the innermost attribution it stands in is that of whoever it comes from.

use crate::article::QuoteKind;
use crate::model::{Class, Tagged};
use crate::quotes::{Attribution, CueMatch};
use crate::span::{Span, Tok};
use crate::speakers::source_at;
use crate::text::Kind;

/// Participles by which figures are passed on.
const PASSED_ON: &[&str] = &[
    "announced",
    "circulated",
    "cited",
    "claimed",
    "confirmed",
    "disclosed",
    "estimated",
    "forecast",
    "given",
    "issued",
    "named",
    "predicted",
    "promised",
    "projected",
    "published",
    "quoted",
    "released",
    "reported",
    "stated",
];

/// Words between a figure and the participle that are looked at.
const FAR: u32 = 8;

/// Adds the attributions of figures that stand in another one's content.
pub(crate) fn add(tagged: &Tagged<'_>, attributions: &mut Vec<Attribution>) {
    let held: Vec<Span<Tok>> = attributions.iter().flat_map(|outer| outer.content.iter().copied()).collect();
    let found = attributions.len();
    let mut last = None;
    for content in held {
        for at in content.start + 2..content.end.min(tagged.text.len()) {
            if tagged.class(at) == Class::Preposition
                && tagged.is(at, "by")
                && tagged.is_any(at - 1, PASSED_ON)
                && last < Some(at)
            {
                last = Some(at);
                attributions.extend(read(tagged, at, content));
            }
        }
    }
    if attributions.len() > found {
        attributions.sort_by_key(|attribution| attribution.content[0]);
    }
}

/// The attribution whose "by" stands at a token.
fn read(tagged: &Tagged<'_>, by: u32, within: Span<Tok>) -> Option<Attribution> {
    let head = by - 1;
    // "300 that was initially circulated": back to the figure.
    let mut start = head;
    let mut cue = head;
    let figure = loop {
        start = start.checked_sub(1).filter(|start| *start >= within.start && head - *start <= FAR)?;
        let class = tagged.class(start);
        match tagged.text.kind(start)? {
            Kind::Number => break start,
            Kind::Word if class == Class::Number && !tagged.is(start, "first") => break start,
            Kind::Word => match class {
                Class::Aux | Class::AuxNonfinite | Class::Adverb | Class::Wh if cue == start + 1 => cue = start,
                _ if tagged.is_any(start, &["that", "first", "once"]) && cue == start + 1 => cue = start,
                Class::Noun | Class::Nouns | Class::Adjective | Class::Name | Class::Preposition => {}
                _ => return None,
            },
            _ => return None,
        }
    };
    // The figure itself, with what it counts.
    let mut from = figure;
    let numeral = |at: u32| {
        matches!(tagged.text.kind(at), Some(Kind::Number | Kind::Symbol)) || tagged.class(at) == Class::Number
    };
    while from > within.start && numeral(from - 1) {
        from -= 1;
    }
    let mut content = Span::new(from, cue);
    while content.len() > 1 && tagged.class(content.end - 1) == Class::Preposition {
        content.end -= 1;
    }
    let source = source_at(tagged, by + 1, within.end)?;
    Some(Attribution {
        content: vec![content],
        cue: Some(CueMatch { tokens: Span::new(head, by + 1), head }),
        source: Some(source),
        kind: QuoteKind::Indirect,
        negated: false,
        confidence: 0.5,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn asides(text: &str, from: u32) -> Vec<(String, String)> {
        let tagged = Tagged::new(Text::new(text));
        let outer = Attribution {
            content: vec![Span::new(from, tagged.text.len())],
            cue: None,
            source: None,
            kind: QuoteKind::Indirect,
            negated: false,
            confidence: 1.0,
        };
        let mut attributions = vec![outer];
        add(&tagged, &mut attributions);
        let inner = attributions.iter().filter(|own| own.source.is_some());
        let surface = |span: Span<Tok>| tagged.surface(span).to_owned();
        inner.map(|own| (surface(own.content[0]), surface(own.source.unwrap_or_default()))).collect()
    }

    #[test]
    fn a_figure_passed_on_is_the_other_ones() {
        let found = asides("Ruiz said 200 were called up, below the 300 that was first given by his ministry.", 2);
        assert_eq!(found, [("300".to_owned(), "his ministry".to_owned())]);
        let found = asides("Ruiz said he doubted the 40 deaths reported by the Harbour Office.", 2);
        assert_eq!(found, [("40 deaths".to_owned(), "the Harbour Office".to_owned())]);
    }

    #[test]
    fn other_agents_vouch_for_nothing() {
        assert!(asides("Ruiz said 300 houses were hit by rockets and 40 built by the county.", 2).is_empty());
        assert!(asides("Ruiz said the plan reported by the county was good.", 2).is_empty());
    }

    #[test]
    fn what_stands_in_no_statement_is_the_writers() {
        assert!(asides("The 300 given by the ministry were wrong, Ruiz said.", 9).is_empty());
    }
}
