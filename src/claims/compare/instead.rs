//! One figure in the place of another: "12, not the 14 of Monday", "not 14 but 12", "12 rather than 14". Both are of one thing.

use super::context::Context;
use crate::model::Class;
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Tokens between the two figures.
const REACH: u32 = 10;

/// Whether a number stands in the place of the figure before it in its sentence, or the figure before in its.
pub(super) fn stands_instead(context: &Context<'_, '_>, own: Span<Tok>, sentence: Span<Tok>) -> bool {
    let tagged = context.tagged;
    let floor = sentence.start.max(own.start.saturating_sub(REACH));
    let mut at = own.start;
    while at > floor
        && (matches!(tagged.class(at - 1), Class::Determiner | Class::Possessive)
            || tagged.is_any(at - 1, &["just", "only", "some", "about", "around"]))
    {
        at -= 1;
    }
    let is = |back: u32, word: &str| at >= floor + back && tagged.is(at - back, word);
    if is(1, "but") {
        let figure = (floor..at).rev().find(|token| context.is_amount(*token));
        return figure.is_some_and(|figure| {
            let before = sentence.start.max(figure.saturating_sub(REACH / 2));
            (before..figure).any(|token| tagged.is(token, "not"))
        });
    }
    let phrase = if is(1, "not") {
        at - 1
    } else if is(1, "than") && is(2, "rather") || is(1, "of") && is(2, "instead") {
        at - 2
    } else {
        return false;
    };
    // A clause of its own is of something else: "12 died, but they had not 14 boats".
    let near = |token: &u32| tagged.text.kind(*token) != Some(Kind::Semicolon) && !tagged.class(*token).is_finite();
    (floor..phrase)
        .rev()
        .take_while(near)
        .find(|token| context.is_amount(*token))
        .is_some_and(|token| !is_whole(context, context.number_at(token), floor))
}

/// Whether a number is that of which the one before it is a part: "five of its 21", in the place of which nothing stands.
fn is_whole(context: &Context<'_, '_>, own: Span<Tok>, floor: u32) -> bool {
    let tagged = context.tagged;
    let before = own.start.saturating_sub(1);
    let owned = matches!(tagged.class(before), Class::Determiner | Class::Possessive);
    let of = before.saturating_sub(u32::from(owned));
    of > floor && tagged.is(of, "of") && context.is_amount(of - 1)
}

#[cfg(test)]
mod tests {
    use super::super::compare_article;
    use crate::analyze;
    use crate::analyzer::Analyzer;

    fn pairs(text: &str) -> Vec<(String, String)> {
        let article = analyze(text);
        let found = compare_article(&Analyzer::new(), &article, text);
        let of = |number: u32| article.numbers[number as usize].text.clone();
        found.pairs.iter().map(|pair| (of(pair.one.number), of(pair.other.number))).collect()
    }

    #[test]
    fn a_figure_in_the_place_of_another_is_of_the_same() {
        for (text, one, other) in [
            (
                "The deficit was 4.7 billion crowns, not the 3.2 billion that she had named.",
                "4.7 billion",
                "3.2 billion",
            ),
            ("The pipe is 14 metres long, rather than the 12 metres in the plan.", "14 metres", "12 metres"),
            ("The school has not 40 pupils, but 52.", "40", "52"),
            ("Lena Marsh said the fair drew 4,000 visitors instead of 9,000.", "4,000", "9,000"),
        ] {
            assert_eq!(pairs(text), [(one.into(), other.into())], "{text}");
        }
    }

    #[test]
    fn what_is_of_something_else_is_not() {
        for text in [
            "The yard has 14 cranes and not 3 dogs.",
            "The team won 14 games rather than settle for 3 draws.",
            "The council will close five of its 21 libraries, instead of the nine in the plan.",
        ] {
            assert!(pairs(text).is_empty(), "{text}");
        }
    }
}
