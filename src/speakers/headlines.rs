//! Headlines: sentences whose capitals show no names, read by the names that the article has elsewhere.

use super::lists::{ByKey, Key, Traits, join, key, lists};
use super::names::{Finder, Name, Sort};
use super::rows::is_function;
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// The names that an article has where capitals show them.
pub(super) struct Known {
    /// 1 for the last word of a name, 2 for all words of one of several, 3 for both.
    keys: ByKey<u8>,
}

impl Known {
    pub(super) fn of(names: &[Name]) -> Self {
        let mut keys: ByKey<u8> = ByKey::default();
        for name in names.iter().filter(|name| name.sort != Sort::Group && !name.weak) {
            if name.words > 1 && matches!(name.sort, Sort::Person | Sort::Unknown) || name.words == 1 {
                *keys.entry(name.last) |= 1;
            }
            // "Kim Min-ji": the surname is the first word.
            if name.sort == Sort::Person
                && (2..=3).contains(&name.words)
                && !lists().facts(name.first).traits.any(Traits::GIVEN)
            {
                *keys.entry(name.first) |= 1;
            }
            if name.words > 1 {
                *keys.entry(name.whole) |= 2;
            }
        }
        Known { keys }
    }

    pub(super) fn is_last(&self, word: Key) -> bool {
        self.keys.get(word).is_some_and(|how| how & 1 != 0)
    }

    fn is_whole(&self, words: Key) -> bool {
        self.keys.get(words).is_some_and(|how| how & 2 != 0)
    }
}

/// Whether a sentence is a headline in capitals, and whether one in which every longer word has a capital.
pub(super) fn capitals(tagged: &Tagged<'_>, tokens: Span<Tok>) -> (bool, bool) {
    let (mut words, mut shouted, mut long, mut capitals, mut small) = (0, 0, 0, 0, false);
    for at in tokens.start..tokens.end.min(tokens.start + 24) {
        let token = tagged.text.token(at);
        if token.kind != Kind::Word || token.shape.is_clitic() {
            continue;
        }
        words += 1;
        shouted += usize::from(token.shape.is_all_caps());
        let capital = token.shape.is_capitalized();
        if token.span.len() > 3 {
            long += 1;
            capitals += usize::from(capital);
        }
        small |= !capital && !is_function(tagged.class(at));
        if words == 16 || long >= 3 && capitals == 0 {
            break;
        }
    }
    let shouted = words >= 4 && shouted * 4 >= words * 3;
    let stopped = tagged.text.kind(tokens.end.saturating_sub(1)) == Some(Kind::Period);
    // Some papers put a full stop after their headlines; no word but a function word is then in small letters.
    let enough = if stopped { long >= 4 && capitals == long && !small } else { long >= 3 && capitals * 8 >= long * 7 };
    (shouted, !shouted && words >= 4 && enough)
}

impl Finder<'_, '_> {
    /// Reads a headline in which every longer word has a capital: the names that the article has elsewhere, and rows of
    /// words that can be one.
    pub(super) fn headline(&self, from: u32, known: &Known, names: &mut Vec<Name>) {
        let mut at = from;
        while at < self.end {
            let whole = self.known_at(at, known);
            let surname = || {
                self.capital(at)
                    && known.is_last(key(self.surface(at)))
                    && !self.traits(at + 1).any(Traits::BODY.with(Traits::OUTLET).with(Traits::COMPANY_SUFFIX))
            };
            let mut end = match whole {
                Some(end) => end,
                None if surname() => at + 1,
                None if self.opens(at) => self.run(at),
                None => {
                    at += 1;
                    continue;
                }
            };
            if whole.is_none()
                && let Some((start, stop)) = (at + 1..end).find_map(|at| Some((at, self.known_at(at, known)?)))
            {
                // "Sen. Ana Ruiz": what stands before a known name is its title, or no name.
                let titles = Traits::TITLE.with(Traits::HONORIFIC).with(Traits::DEMONYM).with(Traits::PLACE);
                end = if (at..start).all(|at| self.traits(at).any(titles)) { stop } else { start };
            }
            let before = names.len();
            self.read(Span::new(at, end), names);
            at = names[before..].last().map_or(end, |name: &Name| name.tokens.end).max(end);
            // "Marren Wades In": what a known name does is no name.
            if (whole.is_some() || end == at && known.is_last(key(self.surface(at - 1))))
                && self.capital(at)
                && self.known_at(at, known).is_none()
                && !known.is_last(key(self.surface(at)))
                && !self.traits(at).any(Traits::BODY.with(Traits::OUTLET))
            {
                at += 1;
            }
        }
    }

    /// Where the name of several words ends that starts here and that the article has elsewhere.
    fn known_at(&self, at: u32, known: &Known) -> Option<u32> {
        let mut joined = 0;
        let mut found = None;
        for next in at..self.end.min(at + 6) {
            if !self.is_word(next) {
                break;
            }
            joined = join(joined, key(self.surface(next)));
            if next > at && self.capital(next) && known.is_whole(joined) {
                found = Some(next + 1);
            }
        }
        found.filter(|_| self.capital(at))
    }

    /// Whether a capitalized word of a headline is one of a name: one that is no common word, or one of the lists.
    pub(super) fn in_headline(&self, at: u32) -> bool {
        const LISTED: Traits = Traits::GIVEN
            .with(Traits::HONORIFIC)
            .with(Traits::TITLE)
            .with(Traits::BODY)
            .with(Traits::BODY_NAME)
            .with(Traits::PLACE)
            .with(Traits::DEMONYM)
            .with(Traits::GROUP);
        if self.traits(at).any(LISTED) {
            return true;
        }
        let entry = crate::lexicon::vocabulary().entry(self.tagged.word(at));
        let common = entry.plain.best();
        // "Endorses", "Slams", "Just"
        entry.cue.is_none()
            && (entry.plain.is_empty()
                || common == Class::Name
                || !entry.capitalized.is_empty() && !common.is_verb() && common != Class::Adverb)
    }
}
