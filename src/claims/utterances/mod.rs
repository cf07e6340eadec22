//! Utterances: direct quotes that give the same words, in one or many articles, and what was altered in them.
//!
//! **Words** (`words`). A quote is its words in small letters, without marks; contractions are taken apart and spellings
//! of both sides of the Atlantic are one. "..." and words in brackets declare that something was changed: they stand for
//! whatever is there.
//!
//! **Candidates** (`shingles`). An excerpt shares few of the shingles of a long quote, so their Jaccard similarity is low
//! and min-hash signatures would miss it; what it shares is most of its own (containment, Broder 1997). All runs of three
//! words are therefore kept in an inverted index, and each quote is looked up by its rarest runs that others have too. A
//! fixed sample of the runs, as winnowing takes it (Schleimer, Wilkerson and Aiken 2003), would be smaller, but guarantees
//! to find a common stretch only from six words on, which an altered excerpt may not have.
//!
//! **Confirmation** (`align`). Each candidate is aligned word by word, the shorter anywhere in the longer; a third of its
//! words may differ.
//!
//! **Groups** (`group`). Quotes of about one length are put together first; an excerpt joins the group that it fits best,
//! and none where it fits two people's words as well. The reference of a group is the version that most others agree with
//! in most words, the longest of such.

mod align;
mod group;
mod shingles;
mod words;

pub use align::{Change, Edit};

use crate::article::{Article, QuoteKind};
use crate::batch::{Cancelled, map};
use crate::entities::Entities;
use crate::surface::Surfaces;
use std::borrow::Cow;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use words::Words;

/// A quote with the same words as another.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The position of its group.
    pub group: u32,
    /// The position of the utterance among those given.
    pub at: u32,
    /// Whether it is the reference: the version that the others are compared with.
    pub reference: bool,
    /// The share of the words of the shorter of it and the reference that are the same, from 0 to 1.
    pub similarity: f64,
    /// The words that were altered: those of the reference and those that stand for them. What is declared (left out with
    /// dots, put in brackets), cut at an end or a matter of spelling is not altered.
    pub altered: Vec<String>,
    /// How it differs from the reference.
    pub edits: Vec<Edit>,
    /// Whether the same words are given to another speaker somewhere in the group, who cannot well be the same one.
    pub other_speaker: bool,
}

/// Words that somebody said, as they are quoted.
#[derive(Clone, Debug)]
pub struct Said<'t> {
    /// The words, without the marks.
    pub text: Cow<'t, str>,
    /// Who said them: any number that stands for one speaker; `None` where that may be anybody.
    pub speaker: Option<u32>,
}

/// A direct quote, or what is direct in a mixed one.
#[derive(Clone, Debug)]
pub struct Utterance<'t> {
    /// The row of its article.
    pub article: u32,
    /// Its position in [`Article::quotes`].
    pub quote: u32,
    /// The words.
    pub said: Said<'t>,
}

/// The direct quotes and direct stretches of articles, each given with its text.
pub fn utterances<'a>(articles: &[(&'a Article, &'a str)], entities: &Entities) -> Vec<Utterance<'a>> {
    let voices = entities.voices();
    let mut found = Vec::new();
    for ((article, text), row) in articles.iter().zip(0..) {
        let mut surfaces = None;
        for (quote, at) in article.quotes.iter().zip(0..) {
            let text = match quote.kind {
                QuoteKind::Direct => Cow::Borrowed(quote.text.as_str()),
                QuoteKind::Mixed => {
                    let surfaces = surfaces.get_or_insert_with(|| Surfaces::new(text));
                    Cow::Owned(stretches(quote.content.iter().map(|piece| surfaces.get(*piece))))
                }
                QuoteKind::Indirect => continue,
            };
            if !text.is_empty() {
                let speaker = quote.speaker.and_then(|at| entities.of(row as usize, at));
                let speaker = speaker.and_then(|entity| voices[entity as usize]);
                found.push(Utterance { article: row, quote: at, said: Said { text, speaker } });
            }
        }
    }
    found
}

/// What stands in quotation marks in the pieces of a mixed quote, joined by dots.
fn stretches<'t>(pieces: impl Iterator<Item = &'t str>) -> String {
    const PAIRS: [(char, char); 4] = [('“', '”'), ('"', '"'), ('«', '»'), ('‘', '’')];
    let mut found = String::new();
    for piece in pieces {
        let mut rest = piece;
        while let Some((at, open)) = rest.char_indices().find(|(_, c)| PAIRS.iter().any(|(open, _)| open == c)) {
            let inside = &rest[at + open.len_utf8()..];
            let close = PAIRS.iter().find(|(own, _)| *own == open).map_or('"', |(_, close)| *close);
            // An apostrophe closes nothing.
            let closes = |(at, c): (usize, char)| {
                let glued = inside[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
                c == close && !(c == '’' && glued)
            };
            let end = inside.char_indices().find(|found| closes(*found)).map_or(inside.len(), |(at, _)| at);
            if !found.is_empty() {
                found.push_str(" ... ");
            }
            found.push_str(&inside[..end]);
            rest = inside.get(end + close.len_utf8()..).unwrap_or_default();
        }
    }
    found
}

/// Finds those of the words given that are the same, but for what was cut, left out or altered.
///
/// The answer is in the order of the groups, and those in the order of their first members. `tick` is called every
/// [`TICK`](crate::batch::TICK); when it breaks, the search stops.
///
/// # Resource usage
///
/// Linear in the number of words; about 40 bytes for each. Of a quote the first 400 words are compared.
///
/// # Errors
///
/// [`Cancelled`] when `tick` breaks.
pub fn match_said(
    said: &[Said<'_>],
    threads: NonZeroUsize,
    mut tick: impl FnMut(usize) -> ControlFlow<()>,
) -> Result<Vec<Match>, Cancelled> {
    const PORTION: usize = 4096;
    let portions: Vec<&[Said<'_>]> = said.chunks(PORTION).collect();
    let workers = threads.get().min(portions.len());
    let read = map(&portions, workers, &mut tick, |portion| -> Vec<Words> {
        portion.iter().map(|said| Words::new(&said.text)).collect()
    })?;
    // Reading words has nothing that could panic; if it did, those of its portion would match nothing.
    let words: Vec<Words> = read
        .into_iter()
        .zip(&portions)
        .flat_map(|(words, portion)| words.unwrap_or_else(|_| vec![Words::default(); portion.len()]))
        .collect();
    let speakers: Vec<Option<u32>> = said.iter().map(|said| said.speaker).collect();
    let versions = shingles::Versions::new(&words);
    let links = shingles::links(&words, &versions, &speakers, threads, &mut tick)?;
    let groups = group::groups(&words, &versions, &speakers, &links);
    let list: Vec<usize> = (0..groups.len()).collect();
    let workers = threads.get().min(groups.len() / 64 + 1);
    let found = map(&list, workers, &mut tick, |&at| group::matches(at as u32, &groups[at], said, &words))?;
    Ok(found.into_iter().flat_map(Result::unwrap_or_default).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(texts: &[(&str, u32)]) -> Vec<Match> {
        let said: Vec<_> =
            texts.iter().map(|(text, who)| Said { text: Cow::Borrowed(*text), speaker: Some(*who) }).collect();
        match_said(&said, NonZeroUsize::MIN, |_| ControlFlow::Continue(())).expect("not cancelled")
    }

    #[test]
    fn versions_are_one_group_and_what_was_altered_is_told() {
        let found = groups(&[
            ("The harbour will be open again before the first snow falls on the islands.", 1),
            ("The harbor will be open again before the first snow falls on the islands", 1),
            ("The harbour will be open again before the last snow falls on the islands", 1),
            ("open again before the first snow falls", 1),
            ("The harbour will be open ... before the first snow falls on the islands", 1),
            ("Nobody asked us whether the bridge should be closed for the winter", 2),
        ]);
        assert_eq!(found.iter().map(|one| one.at).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
        assert!(found.iter().all(|one| one.group == 0));
        let altered: Vec<_> = found.iter().filter(|one| !one.altered.is_empty()).collect();
        assert_eq!(altered.len(), 1, "{found:?}");
        assert_eq!((altered[0].at, altered[0].altered.join(" ")), (2, "first last".to_owned()));
    }

    #[test]
    fn a_common_opening_is_no_match() {
        let found = groups(&[
            ("We take it one step at a time, and the next step is the ferry to the northern isles.", 1),
            ("We take it one step at a time, but nobody here would say that the table lies.", 1),
        ]);
        assert_eq!(found, []);
    }

    #[test]
    fn the_same_words_of_two_people_are_a_finding() {
        let text = "There is no plan for the school and there never was a plan for the school.";
        let found = groups(&[(text, 1), (text, 2), ("Somebody else said something else about the harbour today", 3)]);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|one| one.other_speaker));
    }

    #[test]
    fn contractions_are_no_alteration() {
        let found = groups(&[
            ("We will not leave the valley because it is our home and we have nowhere to go", 1),
            ("We won't leave the valley because it's our home and we've nowhere to go", 1),
        ]);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|one| one.altered.is_empty()), "{found:?}");
    }

    #[test]
    fn stretches_of_mixed_quotes() {
        let pieces = ["that the road was “closed for good” and that", "nobody “will miss it”"];
        assert_eq!(stretches(pieces.into_iter()), "closed for good ... will miss it");
        assert_eq!(stretches(["that it was “open"].into_iter()), "open");
        assert_eq!(stretches(["‘We don’t know,’ he said"].into_iter()), "We don’t know,");
    }
}
