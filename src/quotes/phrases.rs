//! Noun phrases by position: the subject before a verb, the object or inverted subject after it.
//!
//! No parser: a phrase is read from its edge over the word classes that can stand in one.

use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Longest apposition or bracket that is crossed, in tokens.
const APPOSITION: u32 = 40;

/// Prepositions that can join a noun phrase to the one before it.
const JOINING: &[&str] =
    &["of", "for", "in", "at", "from", "on", "with", "to", "against", "near", "under", "behind", "among"];

/// The noun phrase that ends right before `end`, with its appositions; nothing before `floor` is looked at.
pub(super) fn ending_at(tagged: &Tagged<'_>, floor: u32, end: u32) -> Option<Span<Tok>> {
    if end <= floor {
        return None;
    }
    let text = &tagged.text;
    let last = end - 1;
    match text.token(last).kind {
        Kind::Comma | Kind::Dash => {
            let opening = (floor.max(last.saturating_sub(APPOSITION))..last)
                .rev()
                .find(|at| text.token(*at).kind == text.token(last).kind)?;
            let inside = Span::new(opening + 1, last);
            if !is_apposition(tagged, inside) {
                return None;
            }
            let head = ending_at(tagged, floor, opening)?;
            Some(Span::new(head.start, last))
        }
        Kind::Close => {
            let opening = (floor.max(last.saturating_sub(APPOSITION))..last)
                .rev()
                .find(|at| text.token(*at).kind == Kind::Open)?;
            let head = ending_at(tagged, floor, opening)?;
            Some(Span::new(head.start, end))
        }
        _ => {
            let start = walk_left(tagged, floor, end)?;
            Some(Span::new(start, end))
        }
    }
}

/// What stands between two commas after a noun: "governor of the region", "66", "who leads the party".
fn is_apposition(tagged: &Tagged<'_>, inside: Span<Tok>) -> bool {
    if inside.is_empty() {
        return false;
    }
    let first = tagged.class(inside.start);
    if matches!(first, Class::Wh) || first == Class::Number {
        return true;
    }
    // A verb is its own only before a relative clause: "a chemist who tested the wells".
    let finite = (inside.start..inside.end)
        .take_while(|at| tagged.class(*at) != Class::Wh && !tagged.is(*at, "that"))
        .any(|at| tagged.class(at).is_finite() && tagged.class(at) != Class::Verb);
    let opens = matches!(
        first,
        Class::Noun
            | Class::Nouns
            | Class::Name
            | Class::Determiner
            | Class::Possessive
            | Class::Adjective
            | Class::Participle
            | Class::Preposition
            | Class::Gerund
    );
    opens && !finite
}

/// Whether a source says that there is none: "neither body", "no official", "not everybody".
pub(crate) fn is_nobody(tagged: &Tagged<'_>, source: Span<Tok>) -> bool {
    let at = source.start;
    // "No 10", "No. 2 official" are somebody.
    let no =
        tagged.is(at, "no") && tagged.class(at + 1) != Class::Number && tagged.text.kind(at + 1) == Some(Kind::Word);
    no || tagged.is_any(at, &["neither", "nobody", "none", "no-one"]) || at > 0 && tagged.is(at - 1, "not")
}

fn walk_left(tagged: &Tagged<'_>, floor: u32, end: u32) -> Option<u32> {
    let head = end - 1;
    match tagged.class(head) {
        Class::Pronoun => return Some(head),
        Class::Wh => return tagged.is_any(head, &["who", "which", "that"]).then_some(head),
        Class::Determiner if tagged.is_any(head, &["that"]) => return None,
        Class::Noun
        | Class::Nouns
        | Class::Name
        | Class::Number
        | Class::Determiner
        | Class::Adjective
        | Class::Possessive => {}
        Class::Gerund | Class::Participle | Class::Verb | Class::VerbS
            if head > floor
                && matches!(
                    tagged.class(head - 1),
                    Class::Determiner | Class::Possessive | Class::Adjective | Class::Genitive
                ) => {}
        Class::Preposition if tagged.is(head, "that") => return None,
        _ => return None,
    }
    let mut start = head;
    while start > floor {
        let before = start - 1;
        let further = |class: fn(Class) -> bool| before > floor && class(tagged.class(before - 1));
        let takes = match tagged.class(before) {
            Class::Noun
            | Class::Nouns
            | Class::Name
            | Class::Number
            | Class::Adjective
            | Class::Determiner
            | Class::Possessive
            | Class::Genitive => true,
            Class::Participle | Class::Gerund | Class::Past => further(|class| {
                matches!(
                    class,
                    Class::Determiner | Class::Possessive | Class::Adjective | Class::Adverb | Class::Genitive
                )
            }),
            Class::Adverb => further(|class| matches!(class, Class::Determiner | Class::Possessive)),
            Class::Preposition | Class::To => {
                tagged.is_any(before, JOINING) && further(Class::is_nominal) && before > floor + 1
            }
            Class::Conjunction => {
                further(Class::is_nominal)
                    && tagged.is_any(before, &["and", "or", "&"])
                    && !has_finite_left(tagged, floor, before)
            }
            Class::Mark => {
                let kind = tagged.text.token(before).kind;
                kind == Kind::Symbol && tagged.text.surface(before) == "&"
                    || kind == Kind::Hyphen && further(Class::is_nominal)
                    || kind == Kind::Comma
                        && before > floor
                        && listed(tagged, start, end)
                        && tagged.class(before - 1) == Class::Name
            }
            _ => false,
        };
        if !takes {
            break;
        }
        start = before;
    }
    // A phrase does not begin with the word that joins it.
    while start < end
        && matches!(
            tagged.class(start),
            Class::Preposition | Class::To | Class::Conjunction | Class::Genitive | Class::Adverb
        )
    {
        start += 1;
    }
    (start < end).then_some(start)
}

/// Whether the phrase so far is the end of a list: "Lee and Ruiz".
fn listed(tagged: &Tagged<'_>, start: u32, end: u32) -> bool {
    (start..end).any(|at| tagged.is(at, "and"))
}

/// Whether the clause to the left already has its verb, so that "and" joins clauses.
fn has_finite_left(tagged: &Tagged<'_>, floor: u32, before: u32) -> bool {
    (floor..before)
        .rev()
        .take(30)
        .take_while(|at| {
            !matches!(tagged.text.token(*at).kind, Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::DoubleMark)
        })
        .any(|at| tagged.class(at).is_finite())
}

/// The noun phrase that starts at `start`, without appositions, up to `ceiling`.
pub(super) fn starting_at(tagged: &Tagged<'_>, start: u32, ceiling: u32) -> Option<Span<Tok>> {
    let mut at = start;
    let mut head = None;
    while at < ceiling {
        match tagged.class(at) {
            Class::Pronoun if at == start => return Some(Span::new(start, at + 1)),
            Class::Determiner | Class::Possessive | Class::Adjective | Class::Number => {
                if head.is_some() && tagged.class(at) != Class::Number && tagged.class(at) != Class::Adjective {
                    break;
                }
            }
            Class::Noun | Class::Nouns | Class::Name => head = Some(at),
            // "one of those advisers", "some of them", "many in the party"
            Class::Preposition if head.is_none() && at == start + 1 && tagged.is_any(at, &["of", "in", "among"]) => {
                if matches!(tagged.class(start), Class::Number | Class::Determiner | Class::Adjective) {
                    let next = starting_at(tagged, at + 1, ceiling)?;
                    return Some(Span::new(start, next.end));
                }
                break;
            }
            Class::Genitive if head.is_some() => head = None,
            Class::Participle | Class::Gerund | Class::Past
                if head.is_none() && (at > start || tagged.class(at + 1).is_nominal()) => {}
            Class::Adverb if head.is_none() && at > start => {}
            Class::Preposition | Class::To if head == Some(at - 1) && tagged.is_any(at, JOINING) => {
                let Some(next) = starting_at(tagged, at + 1, ceiling) else { break };
                return Some(Span::new(start, next.end));
            }
            Class::Conjunction
                if head == Some(at.wrapping_sub(1))
                    && tagged.is_any(at, &["and", "&"])
                    && tagged.class(at + 1) == Class::Name => {}
            Class::Mark if head.is_some() && matches!(tagged.text.surface(at), "&" | "-") => {}
            _ => break,
        }
        at += 1;
    }
    let end = head? + 1;
    Some(Span::new(start, end))
}

/// The noun phrase that starts at `start` with its appositions: "Ana Ruiz, the governor of Marren,".
pub(super) fn starting_at_with_apposition(tagged: &Tagged<'_>, start: u32, ceiling: u32) -> Option<Span<Tok>> {
    let phrase = starting_at(tagged, start, ceiling)?;
    let text = &tagged.text;
    let mut end = phrase.end;
    if end < ceiling
        && text.token(end).kind == Kind::Open
        && let Some(close) = (end..ceiling.min(end + APPOSITION)).find(|at| text.token(*at).kind == Kind::Close)
    {
        end = close + 1;
    }
    if end < ceiling && text.token(end).kind == Kind::Comma {
        let close = (end + 1..ceiling.min(end + APPOSITION))
            .find(|at| matches!(text.token(*at).kind, Kind::Comma | Kind::Dash | Kind::Semicolon))
            .unwrap_or(ceiling);
        let inside = Span::new(end + 1, close);
        let fits = matches!(
            tagged.class(inside.start),
            Class::Determiner
                | Class::Noun
                | Class::Number
                | Class::Wh
                | Class::Name
                | Class::Possessive
                | Class::Adjective
        );
        if fits && close <= end + APPOSITION && is_apposition(tagged, inside) {
            end = close;
        }
    }
    Some(Span::new(phrase.start, end))
}
/// "today announced", "said on Friday": when, and not who.
pub(super) fn is_day(tagged: &Tagged<'_>, at: u32) -> bool {
    const DAYS: &[&str] = &[
        "today",
        "yesterday",
        "tonight",
        "tomorrow",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    tagged.is_any(at, DAYS)
}

/// The source after "according to" where no comma ends it: "police 40 people were hurt" is by police. `None` where no other noun
/// phrase begins in it.
pub(super) fn before_next(tagged: &Tagged<'_>, source: Span<Tok>) -> Option<Span<Tok>> {
    let opens = |at: &u32| {
        let next = matches!(tagged.class(*at), Class::Number | Class::Determiner | Class::Possessive | Class::Pronoun);
        next && tagged.class(at - 1).is_nominal()
    };
    (source.start + 1..source.end).find(opens).map(|end| Span::new(source.start, end))
}
