//! What is said right beside a number: "from 12", "the 12", "12 a year", "plans to build 12", "the figure of 12".

use super::context::Context;
use super::figure::FATE;
use super::words::{NONE, words};
use crate::model::Class;
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Words between "number of" and the number.
const OF_NUMBER: u32 = 24;

/// Nouns that make a number somebody's figure.
const CLAIMS: &[&str] = &["figure", "figures", "count", "tally", "estimate", "claim", "number"];

/// Verbs behind which "from" tells what was before.
const CHANGES: &[&str] = &[
    "up",
    "down",
    "rose",
    "rise",
    "rises",
    "risen",
    "fell",
    "fall",
    "falls",
    "fallen",
    "grew",
    "grown",
    "dropped",
    "drop",
    "declined",
    "eased",
    "slowed",
    "slipped",
    "climbed",
    "jumped",
    "increased",
    "raised",
    "lowered",
    "cut",
    "increase",
];

impl Context<'_, '_> {
    /// Whether a number is followed by a word.
    pub(super) fn is_followed_by(&self, at: usize, word: &str) -> bool {
        self.tagged.is(self.numbers[at].end, word)
    }

    /// The words between two numbers of one sentence.
    pub(super) fn steps(&self, one: usize, other: usize) -> Option<u32> {
        let (a, b) = (self.numbers[one], self.numbers[other]);
        let sentence = self.tagged.text.sentence_of(a.start).tokens;
        sentence
            .covers(b)
            .then(|| if a.start < b.start { b.start - a.end.min(b.start) } else { a.start - b.end.min(a.start) })
    }

    /// The few tokens between two numbers of one sentence, in small letters; none where they are many.
    pub(super) fn words_between(&self, one: usize, other: usize) -> Option<Vec<String>> {
        let steps = self.steps(one, other).filter(|steps| *steps <= 5)?;
        let end = self.numbers[one].end;
        Some((end..end + steps).map(|token| self.lower(token)).collect())
    }

    /// The three tokens behind a number, in small letters.
    pub(super) fn words_after(&self, at: usize) -> Vec<String> {
        let end = self.numbers[at].end;
        (end..self.tagged.text.len().min(end + 3)).map(|token| self.lower(token)).collect()
    }

    /// "killed 12", "12 injured": whether a number is beside the word that says what became of those who are counted.
    pub(super) fn is_of_fate(&self, at: usize) -> bool {
        self.beside(at).any(|token| {
            let word = self.word[token as usize];
            word != NONE && words().sides(word).iter().any(|side| side.0 == FATE)
        })
    }

    /// Whether a number is the magnitude of an earthquake.
    pub(super) fn is_magnitude(&self, at: usize) -> bool {
        self.article.numbers[at].value.is_some_and(|value| value < 10.0)
            && self.beside(at).any(|token| self.tagged.is(token, "magnitude"))
    }

    /// The two tokens before a number and the two behind it, of its sentence.
    pub(super) fn beside(&self, at: usize) -> impl Iterator<Item = u32> {
        let own = self.numbers[at];
        let sentence = self.tagged.text.sentence_of(own.start).tokens;
        let near = [own.start.checked_sub(1), own.start.checked_sub(2), Some(own.end), Some(own.end + 1)];
        near.into_iter().flatten().filter(move |token| sentence.contains(*token))
    }

    /// "to 12", where no "from" stands before.
    pub(super) fn is_level(&self, at: usize) -> bool {
        let own = self.numbers[at];
        let sentence = self.tagged.text.sentence_of(own.start).tokens;
        let is = |token: u32, word: &str| self.tagged.is(token, word);
        own.start > sentence.start
            && is(own.start - 1, "to")
            && !(sentence.start..own.start).rev().take(8).any(|token| is(token, "from"))
    }

    /// Whether a token is of another number that is no date: "11 of the 14".
    pub(super) fn is_figure(&self, token: Option<u32>, at: usize) -> bool {
        token.is_some_and(|token| self.is_amount(token) && usize::from(self.number[token as usize]) != at + 1)
    }

    pub(super) fn is_change(&self, token: Option<u32>) -> bool {
        token.is_some_and(|token| {
            self.tagged.is_any(token, &["increase", "rise", "drop", "fall", "cut", "gain", "decline", "jump", "surge"])
        })
    }

    /// The noun that a number is the number of: "The number of people killed rose to 12", "a backlog of 12".
    pub(super) fn number_of(&self, own: Span<Tok>, sentence: Span<Tok>) -> Option<u32> {
        let tagged = self.tagged;
        let from = sentence.start.max(own.start.saturating_sub(OF_NUMBER));
        let number = (from..own.start)
            .rev()
            .take_while(|token| !self.is_amount(*token))
            .find(|token| tagged.is_any(*token, &["number", "numbers", "total", "count", "tally"]))?;
        if !tagged.is(number + 1, "of") {
            return None;
        }
        (number + 2..own.start.min(number + 7))
            .take_while(|token| {
                tagged.text.kind(*token) == Some(Kind::Word)
                    && !tagged.class(*token).is_verb()
                    && tagged.class(*token) != Class::Preposition
            })
            .filter(|token| tagged.class(*token).is_nominal() || tagged.class(*token) == Class::Adjective)
            .last()
    }

    /// Whether "the" stands right before the numeral, behind a comparator: "more than the 12".
    pub(super) fn is_definite(&self, at: usize) -> bool {
        let number = &self.article.numbers[at];
        let own = self.numbers[at];
        let of_phrase = number.phrase.end - number.span.end.min(number.phrase.end) == 0;
        of_phrase && (own.start..own.end).any(|token| self.tagged.is(token, "the"))
    }

    /// Whether a number is said to be close to what it is: "just over 50", "nearly 50".
    pub(super) fn is_close(&self, at: usize) -> bool {
        const CLOSE: &[&str] = &["just", "slightly", "barely", "little", "nearly", "almost"];
        let own = self.numbers[at];
        (own.start..own.end).any(|token| self.tagged.is_any(token, CLOSE))
    }

    /// Whether a number is the mean of many, which is as exact as any: "averaged 5.4 percent".
    pub(super) fn is_mean(&self, at: usize) -> bool {
        let own = self.numbers[at];
        (own.start..own.end).any(|token| self.tagged.is_any(token, &["average", "averaged", "averages", "averaging"]))
    }

    /// By how long an amount is, where an adverb behind it says so: "$220 million annually".
    pub(super) fn per(&self, at: usize) -> Option<&'static str> {
        let adverbs =
            [("annually", "year"), ("yearly", "year"), ("monthly", "month"), ("weekly", "week"), ("daily", "day")];
        let end = self.numbers[at].end;
        adverbs.into_iter().find(|(adverb, _)| self.tagged.is(end, adverb)).map(|(_, period)| period)
    }

    /// "the figure of 12", "its estimate was 12", "the organisers' 12": a number that is spoken of as somebody's.
    pub(super) fn is_claimed(&self, own: Span<Tok>, sentence: Span<Tok>) -> bool {
        let back = |by: u32| own.start.checked_sub(by).filter(|token| *token >= sentence.start);
        let is = |by: u32, any: &[&str]| back(by).is_some_and(|token| self.tagged.is_any(token, any));
        is(1, &["of", "was", "is", "at", "’", "'"]) && (is(2, CLAIMS) || is(3, CLAIMS))
            || back(1).is_some_and(|token| self.is_owner(token))
    }

    /// "the organisers' 120,000": whose figure it is stands before it.
    fn is_owner(&self, token: u32) -> bool {
        let tagged = self.tagged;
        token > 0
            && (tagged.class(token) == Class::Genitive || tagged.text.kind(token) == Some(Kind::SingleMark))
            && matches!(tagged.class(token - 1), Class::Nouns | Class::Name | Class::Noun)
    }

    /// "would win 12", "wants to hire 12", "12 could come": what is not yet so.
    pub(super) fn is_planned(&self, own: Span<Tok>, sentence: Span<Tok>) -> bool {
        let tagged = self.tagged;
        let says = |token: u32| {
            tagged.class(token) == Class::Modal && !tagged.is_any(token, &["can", "could"])
                || tagged.class(token) == Class::To && tagged.class(token + 1) == Class::Verb
                || tagged.is_any(token, &["could", "target", "goal", "aim", "aims", "forecast", "estimate", "expected"])
        };
        let ends = |token: &u32| {
            !self.is_amount(*token) && !matches!(tagged.text.kind(*token), Some(Kind::Semicolon | Kind::Comma))
        };
        let before = (sentence.start..own.start).rev().take(10).take_while(ends);
        let mut after = (own.end..sentence.end).take(6).take_while(ends);
        // "12 are set to form a government" has them.
        let says_after = |token: u32| says(token) && (tagged.class(token) != Class::To || tagged.is(token + 1, "be"));
        before.clone().any(says) || after.any(says_after)
    }

    /// "from 12 to 15", "fell to 9 from 12", "compared with 12", "against 12 a year earlier", "9 in May after 12 in April".
    pub(super) fn is_past(&self, own: Span<Tok>, sentence: Span<Tok>) -> bool {
        let tagged = self.tagged;
        let back = |by: u32| own.start.checked_sub(by).filter(|token| *token >= sentence.start);
        let is = |by: u32, any: &[&str]| back(by).is_some_and(|token| tagged.is_any(token, any));
        if is(1, &["from"]) {
            let to = (own.end..sentence.end).take(5).any(|token| tagged.is(token, "to"));
            let numbers = (sentence.start..own.start).rev().take(12).filter(|token| self.number[*token as usize] > 0);
            let before = numbers.take(1).count() > 0
                && (sentence.start..own.start).rev().take(16).any(|token| tagged.is_any(token, CHANGES));
            return to
                || before
                || is(2, &["up", "down", "rose", "fell", "increase", "rise", "drop", "fall", "changed", "cut"]);
        }
        // "up from an earlier estimate of 12"
        let earlier = ["earlier", "initial", "original", "previous", "prior"];
        let estimate = ["count", "estimate", "figure", "forecast", "number", "tally", "toll"];
        is(2, &["compared"]) && is(1, &["with", "to"])
            || is(1, &earlier)
            || is(1, &["of"]) && is(2, &estimate) && is(3, &earlier)
            || is(1, &["previously", "formerly", "against", "versus"])
            || is(1, &["after"])
                && self.days.iter().zip(&self.numbers).any(|(days, span)| {
                    days.is_some() && span.start >= own.end && span.start <= own.end + 3 && sentence.covers(*span)
                })
            || (own.end..sentence.end).take(6).any(|token| tagged.is_any(token, &["ago", "earlier", "previously"]))
    }
}
