//! The edges of a quotation in its sentence: what leads to it and what follows its cue are the writer's words.

use super::attribution::{Attribution, CueMatch};
use super::direct;
use super::marks::Marks;
use super::rules::Rules;
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Tokens after a cue in which a clause with "that" begins.
const REACH: usize = 400;

/// Corrects the contents of a paragraph's attributions, which are those of `found` from `first` on, in the order of their cues.
pub(super) fn settle(rules: &Rules<'_, '_>, found: &mut Vec<Attribution>, first: usize) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    for own in &mut found[first..] {
        begin_with_quotation(tagged, marks, own);
    }
    let heads: Vec<Option<u32>> = found[first..].iter().map(|own| own.cue.map(|cue| cue.head)).collect();
    let mut given: Vec<Attribution> =
        found[first..].iter_mut().filter_map(|own| end_with_quotation(rules, own)).collect();
    given.retain(|own| heads.binary_search(&own.cue.map(|cue| cue.head)).is_err());
    given.dedup_by_key(|own| own.cue.map(|cue| cue.head));
    found.append(&mut given);
}

/// "...," she said of the talks, or when they had ended: what follows the cue of a sentence's opening quotation is not its content.
///
/// A quotation that goes on right after the cue is; so are a finite verb and "that" after a comma, which finish what the
/// quotation began: "Only you," she said, would think of that. What a gerund of saying leads to, "adding that", is given
/// back: an attribution of its own.
fn end_with_quotation(rules: &Rules<'_, '_>, attribution: &mut Attribution) -> Option<Attribution> {
    let (tagged, marks) = (rules.tagged, rules.marks);
    let cue = attribution.cue?;
    let beside = |source: &Span<Tok>| source.start <= cue.tokens.end + 1 && cue.tokens.start <= source.end + 1;
    let group = attribution.source.filter(beside).map_or(cue.tokens, |source| source.join(cue.tokens));
    let before = group.start.checked_sub(1)?;
    let quotation = marks.quoted()[marks.outermost(before)?];
    let stops = matches!(
        tagged.text.kind(quotation.inner().end.checked_sub(1)?),
        Some(Kind::Comma | Kind::Question | Kind::Exclamation | Kind::Dash | Kind::Ellipsis | Kind::Period)
    );
    let start = quotation.tokens.start;
    let opens = tagged.text.sentence_of(start).tokens.start == start || start > 0 && marks.is_quoted(start - 1);
    let own = attribution.content.iter().any(|piece| piece.end == group.start);
    if !own || !opens || !stops || !quotation.closed || quotation.tokens.end != group.start {
        return None;
    }
    let mut next = group.end;
    while tagged.text.kind(next).is_some_and(|kind| matches!(kind, Kind::Comma | Kind::Colon | Kind::Dash)) {
        next += 1;
    }
    let finishes = next > group.end && (tagged.is(next, "that") || tagged.class(next).is_finite());
    // "arguing that if it rained, 'b'": the clause is another attribution's.
    let clause = |piece: Span<Tok>| (group.end..piece.end).take(REACH).any(|at| tagged.is(at, "that"));
    let mut given = None;
    attribution.content.retain_mut(|piece| {
        if piece.start < group.end || finishes && piece.start == next {
            return true;
        }
        let opens = piece.start == next || tagged.text.sentence_of(piece.start).tokens.start == piece.start;
        let quoted = marks.outermost(piece.start).map(|region| marks.quoted()[region].tokens);
        if let Some(quoted) =
            quoted.filter(|_| opens).or_else(|| resumed(tagged, marks, *piece).filter(|_| !clause(*piece)))
        {
            *piece = Span::new(quoted.start, piece.end.min(quoted.end));
            return true;
        }
        let gerund = (group.end..piece.start.min(group.end + GAP)).find(|at| rules.is_gerund_of_saying(*at));
        given = given.or(gerund.map(|gerund| (gerund, *piece)));
        false
    });
    given.map(|(head, piece)| Attribution {
        content: vec![piece],
        cue: Some(CueMatch { tokens: Span::new(head, head + 1), head }),
        source: attribution.source,
        kind: rules.kind_of(&[piece]),
        negated: false,
        confidence: attribution.confidence,
    })
}

/// Tokens from a number to the end of its phrase.
const AMOUNT: usize = 16;

/// The longest clause before a cue, in tokens.
const CLAUSE: u32 = 300;

/// Gives each attribution the clause before its cue, where that is its content.
pub(super) fn clauses(rules: &Rules<'_, '_>, found: &mut [Attribution]) {
    for own in found {
        end_with_shout(rules, own);
        end_with_clause(rules, own);
        end_with_amount(rules, own);
        end_with_participle(rules, own);
        end_with_phrase(rules, own);
    }
}

/// They chanted "Resign!" | outside the palace: where it was shouted is no content.
fn end_with_shout(rules: &Rules<'_, '_>, attribution: &mut Attribution) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    let Some(cue) = attribution.cue else { return };
    let Some(piece) = attribution.content.last_mut().filter(|piece| piece.start >= cue.tokens.end) else { return };
    let Some(quotation) = marks.outermost(piece.start).map(|region| &marks.quoted()[region]) else { return };
    let Span { start, end, .. } = quotation.tokens;
    let shouted = |at: u32| matches!(tagged.text.kind(at), Some(Kind::Exclamation | Kind::Question));
    if start == piece.start
        && end < piece.end
        && quotation.closed
        && shouted(quotation.inner().end - 1)
        && matches!(tagged.class(end), Class::Preposition | Class::Adverb)
        && (end..piece.end).all(|at| !tagged.class(at).is_finite() && !marks.is_quoted(at))
    {
        *piece = quotation.tokens;
    }
}

/// "She promised 5,000 crowns to each | and ordered three days of mourning": a noun phrase is not joined to a verb, nor is it to
/// another clause, behind a semicolon.
fn end_with_phrase(rules: &Rules<'_, '_>, attribution: &mut Attribution) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    let Some(cue) = attribution.cue.filter(|cue| tagged.class(cue.head).is_finite()) else { return };
    let [piece] = &mut attribution.content[..] else { return };
    let finite = |at: u32| matches!(tagged.class(at), Class::Aux | Class::Modal | Class::Past | Class::VerbS);
    let clause = |at: u32| {
        matches!(tagged.class(at), Class::Wh | Class::Pronoun) || tagged.is(at, "that") || marks.is_quoted(at)
    };
    if piece.start != cue.head + 1 || clause(piece.start) || tagged.class(piece.start) == Class::To {
        return;
    }
    let semicolon = |at: u32| tagged.text.kind(at) == Some(Kind::Semicolon);
    let ends = |at: u32| semicolon(at) || at > piece.start + 1 && (finite(at) || clause(at));
    let Some(verb) = (piece.start + 1..piece.end).find(|at| ends(*at)) else { return };
    if semicolon(verb) {
        *piece = Span::new(piece.start, verb);
        return;
    }
    if tagged.class(verb) == Class::Past && tagged.is_any(verb - 1, &["and", "but"]) {
        *piece = Span::new(piece.start, verb - 1);
    }
}

/// "A priest accused of abusing boys | has denied it": what a participle behind a noun has ends before the verb of the noun.
fn end_with_participle(rules: &Rules<'_, '_>, attribution: &mut Attribution) {
    let tagged = rules.tagged;
    let Some(cue) = attribution.cue.filter(|cue| cue.head > 0 && tagged.is(cue.head + 1, "of")) else { return };
    let behind_noun = matches!(tagged.class(cue.head), Class::Participle | Class::Past)
        && cue.tokens.start == cue.head
        && tagged.class(cue.head - 1).is_nominal()
        && tagged.is_any(cue.head, &["accused", "suspected", "convicted"]);
    let Some(piece) = attribution.content.first_mut().filter(|piece| behind_noun && piece.start > cue.head) else {
        return;
    };
    let own = |at: &u32| {
        let verb = matches!(tagged.class(*at), Class::Aux | Class::Modal | Class::Past | Class::VerbS);
        verb && !matches!(tagged.class(at - 1), Class::Wh | Class::Pronoun | Class::Adverb)
            && !tagged.is_any(at - 1, &["that", "who", "which"])
    };
    if let Some(end) = (piece.start + 1..piece.end).find(own) {
        *piece = Span::new(piece.start, end);
    }
}

/// "fell to $184 million from $209 | million a year earlier": no content ends within an amount or right before it.
fn end_with_amount(rules: &Rules<'_, '_>, attribution: &mut Attribution) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    let Some(cue) = attribution.cue else { return };
    let Some(piece) = attribution.content.last_mut().filter(|piece| piece.start > cue.head) else { return };
    let sentence = tagged.text.sentence_of(piece.end - 1).tokens;
    let is = |at: u32, kinds: &[Kind]| tagged.text.kind(at).is_some_and(|kind| kinds.contains(&kind));
    let (last, next) = (piece.end - 1, piece.end);
    let within = is(last, &[Kind::Number]) && is(next, &[Kind::Word, Kind::Percent])
        || is(last, &[Kind::Currency]) && is(next, &[Kind::Number]);
    let before =
        is(last, &[Kind::Word]) && tagged.class(last).is_nominal() && is(next, &[Kind::Currency, Kind::Number]);
    let goes_on = |at: u32| {
        is(at, &[Kind::Word, Kind::Number, Kind::Currency, Kind::Percent])
            && !tagged.class(at).is_finite()
            && !matches!(tagged.class(at), Class::Conjunction | Class::Wh | Class::Pronoun)
            && !tagged.is_any(at, &["as", "after", "when", "because", "although", "though", "that"])
            && !marks.is_quoted(at)
    };
    if next >= sentence.end || marks.is_quoted(last) || !(within || before) {
        return;
    }
    let end = (next..sentence.end).take(AMOUNT).find(|at| !goes_on(*at)).unwrap_or(next);
    // What a verb follows is the subject of another clause.
    if is(end, &[Kind::Period, Kind::Comma, Kind::Semicolon]) {
        *piece = Span::new(piece.start, end);
    }
}

/// The bridge is safe, she said on Monday: the whole clause before the comma, and nothing that only says when or where she did.
fn end_with_clause(rules: &Rules<'_, '_>, attribution: &mut Attribution) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    let (Some(cue), Some(source)) = (attribution.cue, attribution.source) else { return };
    let sentence = tagged.text.sentence_of(cue.head).tokens;
    let Some(comma) = source.start.checked_sub(1).filter(|comma| tagged.text.kind(*comma) == Some(Kind::Comma)) else {
        return;
    };
    let beside = source.end <= cue.head && (source.end..cue.head).all(|at| tagged.class(at) == Class::Adverb);
    let saying = rules.candidate(cue.head, sentence).is_some_and(|cue| cue.is_of_saying());
    if comma <= sentence.start || comma > sentence.start + CLAUSE || !beside || !saying {
        return;
    }
    let clause = Span::new(sentence.start, comma);
    let plain = (clause.start..clause.end).all(|at| !marks.is_quoted(at));
    let finite = |span: Span<Tok>| (span.start..span.end).any(|at| tagged.class(at).is_finite());
    if !plain || !finite(clause) {
        return;
    }
    let Some(piece) = attribution.content.first().copied() else { return };
    let opens = tagged.is_any(clause.start + 1, &["least", "most"])
        || !matches!(tagged.class(clause.start), Class::Wh | Class::Preposition | Class::Conjunction);
    let adverbial =
        matches!(tagged.class(piece.start), Class::Preposition | Class::Adverb | Class::Noun | Class::Nouns)
            && attribution.content.iter().all(|piece| {
                piece.start > cue.head && !finite(*piece) && (piece.start..piece.end).all(|at| !marks.is_quoted(at))
            });
    if piece.start == clause.start && piece.end <= comma {
        attribution.content[0] = clause;
        // What goes on, "the bridge, she said, is safe", does so at once, or is joined: "and 10 were missing".
        let goes_on = |piece: Span<Tok>| {
            let next = piece.start == cue.tokens.end + 1 && tagged.text.kind(piece.start - 1) == Some(Kind::Comma);
            let joined = tagged.is(piece.start, "and") && goes_on_behind(tagged, cue.head, piece);
            next || joined || (piece.start..piece.end).any(|at| marks.is_quoted(at))
        };
        let mut first = true;
        attribution.content.retain(|piece| std::mem::take(&mut first) || goes_on(*piece));
    } else if adverbial && opens {
        attribution.content = vec![clause];
    } else if opens && goes_on_behind(tagged, cue.head, piece) && attribution.content.len() == 1 {
        // "The toll stood at 42, police said on Friday, and 10 were missing": before the cue, and behind it where "and" joins.
        let joined = tagged.is(piece.start, "and");
        attribution.content = std::iter::once(clause).chain(joined.then_some(piece)).collect();
    }
}

/// Whether a piece begins with a conjunction, a few words behind the cue: "on Friday, and 10 were missing".
fn goes_on_behind(tagged: &Tagged<'_>, head: u32, piece: Span<Tok>) -> bool {
    piece.start > head + 1
        && piece.start <= head + GAP
        && tagged.text.kind(piece.start - 1) == Some(Kind::Comma)
        && tagged.is_any(piece.start, &["and", "but", "as", "while", "though", "although"])
        && (head + 1..piece.start).all(|at| !tagged.class(at).is_finite() && !tagged.is(at, "that"))
}

/// "A," she said, meaning the talks, "b": the quotation in a piece that takes up the sentence of the one before the cue.
fn resumed(tagged: &Tagged<'_>, marks: &Marks, piece: Span<Tok>) -> Option<Span<Tok>> {
    let at = (piece.start.max(1)..piece.end).find(|at| marks.is_quoted(*at))?;
    let quoted = &marks.quoted()[marks.outermost(at)?];
    let first = tagged.text.kind(quoted.inner().start).filter(|_| !quoted.inner().is_empty())?;
    let small = first == Kind::Word && !tagged.text.token(quoted.inner().start).shape.is_capitalized();
    let comma = quoted.tokens.start == at && tagged.text.kind(at - 1) == Some(Kind::Comma);
    (comma && small && quoted.tokens.end == piece.end && direct::is_speech(tagged, quoted)).then_some(quoted.tokens)
}

/// On the talks, she said, "We are ready": what leads to a sentence in quotation marks is not its content.
///
/// Nor is what stands between the cue and the marks where it has no verb: "said of the talks: 'We are ready.'"
fn begin_with_quotation(tagged: &Tagged<'_>, marks: &Marks, attribution: &mut Attribution) {
    let Some(cue) = attribution.cue else { return };
    let sentence = |piece: &Span<Tok>| {
        let quotation = marks.outermost(piece.end - 1).map(|region| marks.quoted()[region])?;
        let start = quotation.tokens.start;
        let led = matches!(tagged.text.kind(start.checked_sub(1)?)?, Kind::Comma | Kind::Colon);
        let first = quotation.inner().start;
        // "I" has a capital in the midst of a sentence, too.
        let capital = !quotation.inner().is_empty()
            && tagged.text.token(first).shape.is_capitalized()
            && !tagged.text.surface(first).starts_with('I');
        (led && capital && quotation.tokens.end == piece.end && start > cue.head).then_some(start)
    };
    let Some(at) = attribution.content.iter().position(|piece| piece.end > cue.head + 1) else { return };
    let Some(start) = sentence(&attribution.content[at]) else { return };
    let piece = attribution.content[at];
    let lead = piece.start;
    let bare = if lead < start {
        matches!(tagged.class(lead), Class::Preposition | Class::Pronoun)
            && !tagged.is(lead, "that")
            && (cue.tokens.end..lead).all(|at| tagged.class(at) == Class::Mark)
            && (lead..start).all(|at| !tagged.class(at).is_finite() && !marks.is_quoted(at))
    } else {
        (cue.tokens.end..start).all(|at| tagged.class(at) == Class::Mark)
    };
    let quoted = |piece: &Span<Tok>| (piece.start..piece.end).any(|at| marks.is_quoted(at));
    if !bare || attribution.content[..at].iter().any(quoted) {
        return;
    }
    attribution.content[at] = Span::new(start, piece.end);
    attribution.content.drain(..at);
}

/// Tokens after a cue in which the gerund of another one is looked for.
const GAP: u32 = 12;

#[cfg(test)]
mod tests {
    use crate::analyze;

    #[test]
    fn what_somebody_is_accused_of_ends_before_the_verb() {
        let quotes = analyze("A priest accused of abusing boys has denied the claims.").quotes;
        assert_eq!(quotes[0].text, "abusing boys");
    }

    #[test]
    fn where_it_was_shouted_is_no_content() {
        let quotes = analyze("Protesters chanted \"Resign!\" outside the palace.").quotes;
        assert_eq!(quotes[0].text, "Resign!");
    }

    #[test]
    fn a_phrase_is_not_joined_to_a_verb() {
        let promised = |text: &str| analyze(text).quotes[0].text.clone();
        let text = "Ana Ruiz promised 5,000 crowns to every family and ordered three days of mourning.";
        assert_eq!(promised(text), "5,000 crowns to every family");
        let text = "The union wants a 5% rise; the company has offered 3%.";
        assert_eq!(promised(text), "a 5% rise");
        let text = "Ana Ruiz said the price had risen and dropped again in May.";
        assert_eq!(promised(text), "the price had risen and dropped again in May");
    }
}
