//! What a group is called: words of the article that says them best.

use super::figure::Figure;
use super::sentence_at;
use super::words::{Word, words};
use crate::article::Article;
use crate::model::{Class, Tagged};
use crate::span::{Char, Span};
use crate::surface::Surfaces;
use crate::text::{Kind, Text};
use std::collections::HashMap;

/// Words of a label beside what is counted.
const MOST: usize = 3;
/// Figures that are asked for the words.
const ASKED: usize = 12;

/// The label of a group: what is counted, and the words near it that its figures share.
///
/// The words are of the member whose words the others share most, and in its order.
pub(super) fn label<'t>(
    members: &[&Figure],
    articles: &[(&Article, &'t str)],
    surfaces: impl Fn(usize) -> &'t Surfaces<'t>,
) -> String {
    let asked = &members[..members.len().min(ASKED)];
    let mut weights: HashMap<Word, f32> = HashMap::new();
    for figure in asked {
        for near in &figure.near {
            *weights.entry(near.word).or_default() += near.near * near.prior;
        }
    }
    let shared = |figure: &Figure| {
        let words = figure.near.iter().map(|near| near.near * weights.get(&near.word).copied().unwrap_or(0.0));
        words.sum::<f32>() + if figure.counts { 4.0 } else { 0.0 }
    };
    let best = asked.iter().copied().reduce(|best, next| if shared(next) > shared(best) { next } else { best });
    let Some(best) = best else { return String::new() };
    let mut chosen: Vec<(Word, f32)> = best
        .near
        .iter()
        .filter(|near| near.near > 0.2 && !near.core || near.word == best.verb)
        .map(|near| (near.word, near.near * weights.get(&near.word).copied().unwrap_or(0.0)))
        .collect();
    chosen.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    chosen.truncate(MOST);
    let row = best.article as usize;
    let (article, text) = articles[row];
    words_of(best, article, text, surfaces(row), &chosen)
}

/// The words chosen, as the sentence of the figure has them, with what is counted.
fn words_of(figure: &Figure, article: &Article, text: &str, surfaces: &Surfaces<'_>, chosen: &[(Word, f32)]) -> String {
    let number = &article.numbers[figure.number as usize];
    let phrase = number.phrase.join(number.span);
    let (from, to) = sentence_at(surfaces, text, phrase);
    let byte = |at: u32| surfaces.byte(at).clamp(from, to) - from;
    let bytes = |span: Span<Char>| Span::new(byte(span.start) as u32, byte(span.end) as u32);
    let tagged = Tagged::new(Text::new(&text[from..to]));
    let own = tagged.text.tokens_in(bytes(phrase));
    let counted = number.counted.as_ref().map(|counted| tagged.text.tokens_in(bytes(counted.span)));
    let mut parts: Vec<String> = Vec::new();
    let mut taken: Vec<Word> = Vec::new();
    if let Some(counted) = counted {
        parts.push(tagged.surface(counted).split_whitespace().collect::<Vec<_>>().join(" "));
    }
    for at in 0..tagged.text.len() {
        if own.contains(at) || counted.is_some_and(|counted| counted.contains(at)) {
            continue;
        }
        if tagged.text.kind(at) != Some(Kind::Word) {
            continue;
        }
        let surface = tagged.text.surface(at);
        let lower = surface.to_lowercase();
        let lists = words();
        let name = tagged.class(at) == Class::Name;
        let word = if name || lists.is_place(&lower) { lists.name(surface) } else { lists.plain(&lower) };
        if !taken.contains(&word) && chosen.iter().any(|(own, _)| *own == word) && !lists.is_empty(&lower) {
            taken.push(word);
            parts.push(if name { surface.to_owned() } else { lower });
        }
    }
    if parts.is_empty() {
        parts.push(number.unit.clone().unwrap_or_else(|| number.text.clone()));
    }
    parts.join(" ")
}
