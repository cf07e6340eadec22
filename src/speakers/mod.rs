//! Speakers: from the mention of a source to the person or body behind it.
//!
//! [`resolve`] finds the names of the article, links those that are of one person or body, and walks through the text
//! once so that each source meets the people named before it. A source of several names ("Ruiz and Marren said") is
//! one speaker, a group under the names as written: what two people say together is neither one's own statement.
//! Nobody is invented: a description or pronoun that fits nobody, or two people equally well, stays unresolved.

mod aliases;
mod descriptions;
mod discourse;
mod entities;
mod headlines;
mod lists;
mod names;
mod pronouns;
#[doc(hidden)]
pub mod ranking;
mod roles;
mod rows;
mod sorts;
mod sources;
mod spelling;
#[cfg(test)]
mod tests;
mod titles;
mod turns;

use crate::article::{MentionForm, Resolution, Speaker, SpeakerKind, SpeakerMention};
use crate::model::{Class, Tagged};
use crate::quotes::{Attribution, Marks};
use crate::span::{Byte, CharMap, Span, Tok};
use crate::text::{Kind, Text};
pub(crate) use aliases::normal;
pub use aliases::{AliasError, Aliases, Known};
use discourse::{Discourse, Who};
pub(crate) use lists::{is_address, is_body};
use names::Sort;
pub(crate) use spelling::respelled;
use std::collections::HashMap;

/// Who speaks in an article.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// Those who are the speaker of an attribution, in the order of their first mention.
    pub speakers: Vec<CastMember>,
    /// For each attribution its speaker, a position in `speakers`, and how it was found.
    pub of: Vec<(Option<u32>, Resolution)>,
}

/// Somebody who speaks, in byte offsets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CastMember {
    /// The fullest name found, without titles.
    pub name: String,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// Titles and offices given to it.
    pub roles: Vec<String>,
    /// Where it is mentioned, in order.
    pub mentions: Vec<(Span<Byte>, MentionForm)>,
}

impl CastMember {
    /// The member as the answer has it.
    pub fn into_speaker(self, map: &CharMap<'_>) -> Speaker {
        let mentions = self.mentions.iter().map(|&(span, form)| SpeakerMention { span: map.span(span), form });
        Speaker { mentions: mentions.collect(), name: self.name, kind: self.kind, roles: self.roles }
    }
}

/// Finds the speakers of an article's attributions.
///
/// # Resource usage
///
/// Linear in the text: a source looks at a bounded number of mentions before it.
pub fn resolve(tagged: &Tagged<'_>, marks: &Marks, attributions: &[Attribution]) -> Cast {
    if attributions.is_empty() {
        return Cast::default();
    }
    let names = names::find(tagged);
    let mut discourse = Discourse::new(tagged, &names, attributions, ranking::weights());
    discourse.read(marks, attributions);
    let mut speaking: Vec<(u32, Who)> = Vec::new();
    let mut position: HashMap<Who, u32> = HashMap::new();
    for who in discourse.of.iter().filter_map(|(who, _)| *who) {
        position.entry(who).or_insert_with(|| {
            let mentions = match who {
                Who::Entity(id) => &discourse.entities.all[id as usize].mentions,
                Who::Own(id) => &discourse.own[id as usize].mentions,
            };
            speaking.push((mentions.iter().map(|(tokens, _)| tokens.start).min().unwrap_or(u32::MAX), who));
            0
        });
    }
    speaking.sort_by_key(|(start, _)| *start);
    let mut cast = Cast::default();
    for (at, (_, who)) in speaking.iter().enumerate() {
        position.insert(*who, at as u32);
        cast.speakers.push(member(tagged, &mut discourse, *who));
    }
    cast.of = discourse
        .of
        .iter()
        .map(|(who, resolution)| (who.and_then(|who| position.get(&who).copied()), *resolution))
        .collect();
    cast
}

/// The noun phrase that starts at a token, where it can be the mention of a source.
pub(crate) fn source_at(tagged: &Tagged<'_>, at: u32, end: u32) -> Option<Span<Tok>> {
    let phrase = roles::phrase_at(tagged, at, end)?;
    let lists = lists::lists();
    let known = lists.traits(tagged, phrase.head).any(descriptions::KNOWN.with(lists::Traits::TITLE));
    let name = tagged.class(phrase.head) == Class::Name;
    (known || name).then(|| Span::new(at, roles::with_complements(tagged, phrase, end)))
}

fn member(tagged: &Tagged<'_>, discourse: &mut Discourse<'_, '_>, who: Who) -> CastMember {
    let text = &tagged.text;
    let (name, kind, roles, mut mentions) = match who {
        Who::Entity(id) => {
            let entity = &mut discourse.entities.all[id as usize];
            let kind = match entity.sort {
                Sort::Person => SpeakerKind::Person,
                Sort::Organization => SpeakerKind::Organization,
                Sort::Place => SpeakerKind::Place,
                Sort::Group => SpeakerKind::Group,
                Sort::Unknown if entity.words > 3 => SpeakerKind::Organization,
                Sort::Unknown => SpeakerKind::Person,
            };
            let mut roles: Vec<String> = Vec::new();
            for role in &entity.roles {
                let words = surface(text, role.tokens);
                if !roles.iter().any(|known| known.eq_ignore_ascii_case(&words)) {
                    roles.push(words);
                }
            }
            (surface(text, entity.name), kind, roles, std::mem::take(&mut entity.mentions))
        }
        Who::Own(id) => {
            let own = &mut discourse.own[id as usize];
            // Names joined have no head: they keep their capitals.
            let name = if own.head == 0 { surface(text, own.name) } else { uncapitalized(tagged, own.name) };
            (name, own.kind, Vec::new(), std::mem::take(&mut own.mentions))
        }
    };
    mentions.sort_unstable_by_key(|(tokens, _)| *tokens);
    mentions.dedup_by_key(|(tokens, _)| *tokens);
    let mentions = mentions.into_iter().map(|(tokens, form)| (text.bytes(tokens), form)).collect();
    CastMember { name, kind, roles, mentions }
}

/// The words of some tokens with single blanks between, as they stand in the text.
fn surface(text: &Text<'_>, tokens: Span<Tok>) -> String {
    let surface = text.slice(text.bytes(tokens));
    if surface.contains(|c: char| c.is_whitespace() && c != ' ') || surface.contains("  ") {
        surface.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        surface.to_owned()
    }
}

/// The words of a description, without the capital that only the start of a sentence gave it.
fn uncapitalized(tagged: &Tagged<'_>, tokens: Span<Tok>) -> String {
    let words = surface(&tagged.text, tokens);
    let first = tagged.text.sentence_of(tokens.start).tokens.start;
    let opens = tokens.start == first || tokens.start == first + 1 && tagged.text.token(first).kind == Kind::DoubleMark;
    let first = tagged.text.surface(tokens.start);
    let lists = lists::lists();
    // "Federal Reserve officials"
    let body = || {
        let of_body = |whole: &lists::Key| lists.facts(*whole).traits.any(lists::Traits::BODY_NAME);
        let next = |whole: &mut lists::Key, at: u32| {
            *whole = lists::join(*whole, lists::key(tagged.text.surface(at)));
            Some(*whole)
        };
        (tokens.start..tokens.end).scan(0, next).skip(1).any(|whole| of_body(&whole))
    };
    let proper = lists.of(first).place != 0 || roles::is_party(first) || first.len() == 1 && words.len() == 1 || body();
    let token = tagged.text.token(tokens.start);
    if opens
        && !proper
        && token.shape.is_capitalized()
        && !token.shape.is_all_caps()
        && tagged.class(tokens.start) != Class::Name
    {
        let mut letters = words.chars();
        if let Some(initial) = letters.next() {
            return initial.to_lowercase().chain(letters).collect();
        }
    }
    words
}
