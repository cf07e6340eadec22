//! The tagger: a word class for every token, by the word's statistics, its shape and its neighbours.
//!
//! A word that the statistics know gets its likeliest class, another of its classes where the word before says so ("to
//! plan", "the plan"), and a word they do not know a class by its ending. A sequence model buys nothing measurable for
//! attribution over this.

use super::classes::{Class, Classes};
use crate::lexicon::{WordId, vocabulary};
use crate::span::{Span, Tok};
use crate::text::{Kind, Text, Token};

/// A text whose tokens have been looked up and tagged.
#[derive(Debug)]
pub struct Tagged<'t> {
    /// The text.
    pub text: Text<'t>,
    words: Vec<WordId>,
    classes: Vec<Class>,
}

impl<'t> Tagged<'t> {
    /// Looks up and tags every token.
    pub fn new(text: Text<'t>) -> Self {
        let tokens = text.tokens();
        let vocabulary = vocabulary();
        let mut words = Vec::with_capacity(tokens.len());
        let mut classes = Vec::with_capacity(tokens.len());
        for sentence in text.sentences() {
            let mut first = true;
            let shouted = is_shouted(&tokens[sentence.tokens.range()]);
            for at in sentence.tokens.start..sentence.tokens.end {
                let token = tokens[at as usize];
                let (word, class) = match token.kind {
                    Kind::Word => {
                        let surface = text.surface(at);
                        let word = vocabulary.find(surface);
                        let entry = vocabulary.entry(word);
                        let capital = token.shape.is_capitalized() && !shouted;
                        let options = if !capital {
                            or_guess(entry.plain, || guess(surface, token))
                        } else if first {
                            or_guess(entry.plain, || or_guess(entry.capitalized, || Classes::only(Class::Name)))
                        } else {
                            or_guess(entry.capitalized, || capitalized(entry.plain))
                        };
                        let before = classes.last().copied().filter(|_| at > sentence.tokens.start);
                        (word, choose(options, before.unwrap_or_default()))
                    }
                    Kind::Number => (WordId::UNKNOWN, Class::Number),
                    Kind::Url | Kind::Handle => (WordId::UNKNOWN, Class::Name),
                    _ => (WordId::UNKNOWN, Class::Mark),
                };
                words.push(word);
                classes.push(class);
                // What stands after an opening quotation mark or a colon begins anew, with a capital that says nothing.
                first = match token.kind {
                    Kind::Word | Kind::Number => false,
                    Kind::DoubleMark => first || !token.shape.is_glued(),
                    Kind::Colon | Kind::Open | Kind::Ellipsis => true,
                    _ => first,
                };
            }
        }
        Tagged { text, words, classes }
    }

    /// The class of a token; [`Class::Mark`] past the end.
    pub fn class(&self, at: u32) -> Class {
        self.classes.get(at as usize).copied().unwrap_or_default()
    }

    /// The vocabulary's word of a token; unknown past the end.
    pub fn word(&self, at: u32) -> WordId {
        self.words.get(at as usize).copied().unwrap_or_default()
    }

    /// Whether a token is this word, given in lower case, whatever its own case.
    #[inline]
    pub fn is(&self, at: u32, word: &str) -> bool {
        // Its length alone tells most words apart, without a look at the text.
        self.text.tokens().get(at as usize).is_some_and(|token| {
            token.span.len() as usize == word.len()
                && self.text.source().as_bytes()[token.span.range()].eq_ignore_ascii_case(word.as_bytes())
        })
    }

    /// Whether a token is one of these words, given in lower case, whatever its own case.
    pub fn is_any(&self, at: u32, words: &[&str]) -> bool {
        let Some(token) = self.text.tokens().get(at as usize) else { return false };
        let surface = &self.text.source().as_bytes()[token.span.range()];
        words.iter().any(|word| surface.len() == word.len() && surface.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// The surface of some tokens.
    pub fn surface(&self, tokens: Span<Tok>) -> &'t str {
        self.text.slice(self.text.bytes(tokens))
    }
}

fn or_guess(classes: Classes, guess: impl FnOnce() -> Classes) -> Classes {
    if classes.is_empty() { guess() } else { classes }
}

/// A headline in capitals: its capitals say nothing about names.
fn is_shouted(tokens: &[Token]) -> bool {
    let (mut words, mut shouted) = (0, 0);
    for token in tokens.iter().filter(|token| token.kind == Kind::Word).take(12) {
        words += 1;
        shouted += usize::from(token.shape.is_all_caps());
    }
    words >= 4 && shouted * 4 >= words * 3
}

/// A capital within a sentence makes a name of anything but a function word ("The", as in a title).
fn capitalized(plain: Classes) -> Classes {
    match plain.best() {
        Class::Determiner
        | Class::Preposition
        | Class::Conjunction
        | Class::To
        | Class::Pronoun
        | Class::Possessive
        | Class::Aux
        | Class::Modal
        | Class::Wh => plain,
        _ => Classes::only(Class::Name),
    }
}

/// A word that no statistics know, by its ending.
fn guess(surface: &str, token: Token) -> Classes {
    if token.shape.is_clitic() {
        return Classes::only(if surface.ends_with(['t', 'T']) { Class::Adverb } else { Class::Aux });
    }
    let bytes = surface.as_bytes();
    let ends = |suffix: &str| {
        bytes.len() > suffix.len() + 2 && bytes[bytes.len() - suffix.len()..].eq_ignore_ascii_case(suffix.as_bytes())
    };
    Classes::only(if token.shape.is_hyphenated() {
        let last = surface.rsplit('-').next().unwrap_or(surface);
        let of_last = vocabulary().entry(vocabulary().find(last)).plain.best();
        if of_last == Class::Nouns { Class::Nouns } else { Class::Adjective }
    } else if ends("ing") {
        Class::Gerund
    } else if ends("ed") {
        Class::Past
    } else if ends("ly") {
        Class::Adverb
    } else if ends("ous") || ends("ful") || ends("ble") || ends("ive") || ends("ish") || ends("ical") || ends("less") {
        Class::Adjective
    } else if ends("s") && !ends("ss") && !ends("us") && !ends("is") {
        Class::Nouns
    } else {
        Class::Noun
    })
}

/// The class that fits after the token before.
fn choose(options: Classes, before: Class) -> Class {
    let best = options.best();
    if !options.is_ambiguous() {
        return best;
    }
    let first_of = |wanted: &[Class]| wanted.iter().copied().find(|class| options.has(*class)).unwrap_or(best);
    match before {
        Class::To | Class::Modal if !matches!(best, Class::Determiner | Class::Possessive | Class::Adverb) => {
            first_of(&[Class::Verb, Class::AuxNonfinite])
        }
        Class::Determiner | Class::Possessive | Class::Genitive if best.is_verb() || best == Class::Preposition => {
            first_of(&[Class::Noun, Class::Nouns, Class::Adjective, Class::Participle, Class::Name])
        }
        Class::Adjective | Class::Number if matches!(best, Class::Verb | Class::VerbS) => {
            first_of(&[Class::Noun, Class::Nouns])
        }
        Class::Preposition if matches!(best, Class::Verb | Class::VerbS) => first_of(&[Class::Noun, Class::Nouns]),
        Class::Pronoun | Class::Wh
            if matches!(best, Class::Noun | Class::Nouns | Class::Adjective | Class::Participle) =>
        {
            first_of(&[Class::Past, Class::VerbS, Class::Verb])
        }
        // "'s": a genitive after a name or noun, else "is".
        Class::Noun | Class::Nouns | Class::Name if options.has(Class::Genitive) => Class::Genitive,
        Class::Name if matches!(best, Class::Nouns | Class::Participle) => first_of(&[Class::VerbS, Class::Past]),
        Class::Aux | Class::AuxNonfinite if matches!(best, Class::Past) => first_of(&[Class::Participle]),
        _ => best,
    }
}
