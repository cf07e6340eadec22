//! Sources that a chain has not found: those of a neighbouring cue, or the subject of the verb that governs the cue.
//!
//! "dismissed the promises and *highlighted* the advances", "declined to *discuss* it", "left, *saying* that ...".

use super::arguments::{CONTENT, SOURCE};
use super::choice::Hypothesis;
use super::page::Page;
use super::passive;
use crate::model::Class;
use crate::quotes::phrases;
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Cues this many tokens away lend no source.
const REACH: u32 = 60;

/// The source of a reading: as labelled, else as inherited. `all` are the readings that stand, in the order of their heads.
pub fn source(page: &Page<'_, '_>, all: &[&Hypothesis], place: usize) -> Option<Span<Tok>> {
    let own = all[place];
    let named = |source: &Span<Tok>| (source.start..source.end).any(|at| page.kind(at) == Kind::Word);
    labelled(own)
        .filter(|source| source.len() > 1 || !phrases::is_day(page.tagged, source.start))
        .map(|source| beside(page, own, source).unwrap_or(source))
        .map(|source| possessed(page, without_relative(page, source), own.head))
        .map(|source| according(page, own.head).filter(|after| !after.overlaps(source)).unwrap_or(source))
        .map(|source| over_agent(page, source, own.head).unwrap_or(source))
        .map(|source| without_time(page, source))
        .filter(named)
        .or_else(|| according(page, own.head))
        .or_else(|| subject(page, own, 0).filter(|_| page.class(own.head) == Class::Past))
        .or_else(|| inherited(page, all, place))
        .filter(|source| !is_expletive(page, *source, own.head) && !passive::is_unsaid(page, *source, own.head))
        .map(|source| over_parenthesis(page, source, own.head).unwrap_or(source))
        .filter(|source| (source.start..source.end).all(|at| own.label(at) != CONTENT))
        .or_else(|| passive::agent(page, own.head))
        .or_else(|| run_on(page, own))
}

/// "According to police 40 people were hurt": without a comma, what is said begins with the next noun phrase.
fn run_on(page: &Page<'_, '_>, own: &Hypothesis) -> Option<Span<Tok>> {
    let phrase = according(page, own.head).filter(|phrase| own.label(phrase.start) == CONTENT)?;
    let verb = (phrase.start..own.content.tokens.end).find(|at| page.class(*at).is_finite())?;
    phrases::before_next(page.tagged, Span::new(phrase.start, verb))
}

/// "A man waved and Ruiz said", "12 were dead, but the mayor said": the subject right before the verb, whatever other subject the
/// chain has found before it.
fn beside(page: &Page<'_, '_>, own: &Hypothesis, source: Span<Tok>) -> Option<Span<Tok>> {
    let subject = subject(page, own, source.end).filter(|subject| source.end <= subject.start)?;
    // The other subject has a verb of its own.
    (source.end..subject.start).any(|at| page.class(at).is_finite()).then_some(subject)
}

/// The subject that ends right before the verb: a name, or any other where a clause begins with it.
fn subject(page: &Page<'_, '_>, own: &Hypothesis, from: u32) -> Option<Span<Tok>> {
    let floor = page.sentence(own.head).start;
    let last =
        (floor..own.head).rev().find(|at| page.class(*at) != Class::Adverb && !phrases::is_day(page.tagged, *at))?;
    let class = page.class(last);
    let nominal = class.is_nominal() || class == Class::Pronoun;
    let free = page.leaves[last as usize].quoted == 0 && own.label(last) != CONTENT;
    if !matches!(page.class(own.head), Class::Past | Class::VerbS) || !nominal || !free {
        return None;
    }
    let subject = phrases::ending_at(page.tagged, from.max(floor), last + 1)?;
    let opens = || match subject.start.checked_sub(1).filter(|before| *before >= floor) {
        None => true,
        Some(before) => {
            page.class(before) == Class::Conjunction
                || matches!(page.kind(before), Kind::Comma | Kind::Semicolon)
                || page.tagged.is_any(before, &["while", "whereas", "although", "though"])
        }
    };
    (class == Class::Name || opens()).then_some(subject)
}

/// "Ruiz, who had met the union, said", "Ruiz, speaking of the bridge, said": the subject before what stands between commas.
fn over_parenthesis(page: &Page<'_, '_>, source: Span<Tok>, head: u32) -> Option<Span<Tok>> {
    let floor = page.sentence(head).start;
    let mut at = head;
    while at > floor && matches!(page.class(at - 1), Class::Adverb | Class::Aux | Class::Modal) {
        at -= 1;
    }
    let close = at.checked_sub(1).filter(|close| page.kind(*close) == Kind::Comma)?;
    let apposed = (source.start..source.end.min(close)).any(|at| page.kind(at) == Kind::Comma);
    if source.end > close + 1 || source.start <= floor || apposed || page.class(head) == Class::Gerund {
        return None;
    }
    let open = (floor.max(source.start.saturating_sub(REACH))..source.start)
        .rev()
        .find(|at| page.kind(*at) == Kind::Comma && page.leaves[*at as usize].quoted == 0)?;
    let inside = match page.class(open + 1) {
        Class::Wh => page.tagged.is_any(open + 1, &["who", "which", "whose"]) && open + 2 < close,
        Class::Preposition | Class::Gerund | Class::Participle => open + 1 < source.start,
        _ => false,
    };
    // Another verb before the comma has that subject for its own.
    let subject = phrases::ending_at(page.tagged, floor, open).filter(|_| inside)?;
    (page.leaves[subject.start as usize].quoted == 0).then_some(subject)
}

/// "Economists polled by the agency forecast": who polled them says nothing.
fn over_agent(page: &Page<'_, '_>, source: Span<Tok>, head: u32) -> Option<Span<Tok>> {
    let article = source.start > 0 && page.class(source.start - 1) == Class::Determiner;
    let by = source.start.checked_sub(3 + u32::from(article))? + 2;
    let polled = page.tagged.is(by, "by")
        && matches!(page.class(by - 1), Class::Participle | Class::Past)
        && page.class(by - 2).is_nominal();
    let beside =
        source.end <= head && (source.end..head).all(|at| matches!(page.class(at), Class::Adverb | Class::Aux));
    if !polled || !beside {
        return None;
    }
    phrases::ending_at(page.tagged, page.sentence(head).start, by - 1)
}

/// "A senior official, who": the relative pronoun at the end has a cue of its own.
fn without_relative(page: &Page<'_, '_>, source: Span<Tok>) -> Span<Tok> {
    let end = source.end;
    let relative = source.len() > 2
        && page.class(end - 1) == Class::Wh
        && page.tagged.is_any(end - 1, &["who", "which"])
        && page.kind(end - 2) == Kind::Comma;
    if relative { Span::new(source.start, end - 2) } else { source }
}

/// "Apple today", "January the agency", as in "In January the agency said": days and months beside the source are none of it.
fn without_time(page: &Page<'_, '_>, source: Span<Tok>) -> Span<Tok> {
    let mut source = source;
    while source.len() > 1 && phrases::is_day(page.tagged, source.end - 1) {
        source = Span::new(source.start, source.end - 1);
    }
    let led = source.start > 0 && page.class(source.start - 1) == Class::Preposition;
    let opens = |at: &u32| {
        page.class(at - 1).is_nominal()
            && matches!(page.class(*at), Class::Determiner | Class::Possessive | Class::Pronoun)
    };
    match (source.start + 1..source.end.min(source.start + 5)).find(opens) {
        Some(start) if led => Span::new(start, source.end),
        _ => source,
    }
}

/// "According to police": who stands right after it.
fn according(page: &Page<'_, '_>, head: u32) -> Option<Span<Tok>> {
    let is = page.tagged.is(head, "according") && page.tagged.is(head + 1, "to");
    is.then(|| phrases::starting_at_with_apposition(page.tagged, head + 2, page.sentence(head).end)).flatten()
}

/// "The minister, whose brother said": the brother, not the minister.
fn possessed(page: &Page<'_, '_>, source: Span<Tok>, head: u32) -> Span<Tok> {
    let whose = (source.start + 1..source.end)
        .rev()
        .take_while(|at| page.kind(*at) != Kind::Comma && !page.class(*at).is_finite())
        .find(|at| page.tagged.is(*at, "whose"));
    whose.filter(|_| source.end <= head).map_or(source, |whose| Span::new(whose, source.end))
}

/// The longest run of source labels.
fn labelled(reading: &Hypothesis) -> Option<Span<Tok>> {
    let mut best: Option<Span<Tok>> = None;
    let mut run: Option<Span<Tok>> = None;
    for at in reading.tokens(SOURCE) {
        run = match run {
            Some(span) if span.end == at => Some(Span::new(span.start, at + 1)),
            _ => Some(Span::new(at, at + 1)),
        };
        if run.map(Span::len) > best.map(Span::len) {
            best = run;
        }
    }
    best
}

fn inherited(page: &Page<'_, '_>, all: &[&Hypothesis], place: usize) -> Option<Span<Tok>> {
    let own = all[place];
    if !page.leaves[own.head as usize].verb {
        return None;
    }
    let sentence = page.sentence(own.head);
    let near = |other: &&&Hypothesis| sentence.contains(other.head) && other.head.abs_diff(own.head) <= REACH;
    let left = all[..place].iter().rev().take_while(near).find_map(|other| Some((other.head, labelled(other)?)));
    let right = all[place + 1..].iter().take_while(near).find_map(|other| Some((other.head, labelled(other)?)));
    let nearest = [left, right].into_iter().flatten().min_by_key(|(head, _)| head.abs_diff(own.head));
    if let Some((_, source)) = nearest {
        return Some(source);
    }
    // The subject of the nearest finite verb to the left.
    let floor = sentence.start.max(own.head.saturating_sub(REACH));
    let verb = (floor..own.head).rev().find(|at| {
        page.leaves[*at as usize].quoted == 0
            && matches!(page.class(*at), Class::Past | Class::VerbS | Class::Aux | Class::Modal)
    })?;
    let mut end = verb;
    while end > floor && matches!(page.class(end - 1), Class::Adverb | Class::Aux | Class::Modal) {
        end -= 1;
    }
    phrases::ending_at(page.tagged, floor, end)
}

/// "It was announced that", "Who said so?": a subject that stands for nobody.
fn is_expletive(page: &Page<'_, '_>, source: Span<Tok>, head: u32) -> bool {
    let tagged = page.tagged;
    if source.len() == 1 && tagged.is_any(source.start, &["who", "what"]) && source.start == page.sentence(head).start {
        return true;
    }
    source.len() == 1
        && tagged.is_any(source.start, &["it", "there"])
        && source.end < head
        && matches!(page.class(head), Class::Past | Class::Participle)
        && (source.end..head).any(|at| tagged.is_any(at, &["is", "was", "been", "be", "were", "'s", "’s"]))
}
