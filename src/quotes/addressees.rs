//! Who is told: "Hale told the court the bridge was unsafe" says nothing of the court.
//!
//! Where no "that" stands between them, whoever is told and what he is told are two noun phrases in a row. The first
//! ends where a determiner, a pronoun or a number begins the second, or behind a noun of those who are commonly told.

use super::attribution::Attribution;
use super::phrases;
use super::rules::Rules;
use crate::lexicon::objects;
use crate::model::{Class, Tagged};
use crate::span::Span;
use crate::text::Kind;

/// The longest phrase of who is told, in tokens.
const REACH: u32 = 16;

/// Verbs that tell somebody something.
const TELLING: &[&str] = &[
    "told", "tell", "tells", "telling", "warned", "warns", "assured", "assures", "informed", "informs", "reminded",
    "reminds", "promised", "promises",
];

/// Words that open what is asked.
const ASKED: &[&str] = &["if", "whether", "why", "how", "what", "when", "where", "who", "which", "about"];

/// Takes who is told, or asked, out of the contents of some attributions.
pub(super) fn settle(rules: &Rules<'_, '_>, found: &mut [Attribution]) {
    let (tagged, marks) = (rules.tagged, rules.marks);
    for own in found {
        if let Some(question) = question(tagged, own).filter(|at| !marks.is_quoted(*at)) {
            own.content[0] = Span::new(question, own.content[0].end);
            continue;
        }
        let Some(cue) = own.cue.filter(|cue| tagged.is_any(cue.head, TELLING)) else { continue };
        let passive = cue
            .head
            .checked_sub(1)
            .is_some_and(|before| tagged.is_any(before, &["is", "are", "was", "were", "be", "been", "being", "not"]));
        let Some(piece) = own.content.iter_mut().find(|piece| piece.start == cue.head + 1) else { continue };
        if passive || marks.is_quoted(piece.start) {
            continue;
        }
        let says = |at: u32| tagged.class(at).is_finite();
        if let Some(end) = told(tagged, piece.start, piece.end).filter(|end| (*end..piece.end).any(says)) {
            *piece = Span::new(end, piece.end);
        }
    }
}

/// Where the question begins in "asked Ms Lee whether she would go" and "wanted to know whether she would".
fn question(tagged: &Tagged<'_>, own: &Attribution) -> Option<u32> {
    let (cue, first) = (own.cue?, own.content.first()?);
    if first.start != cue.head + 1 {
        return None;
    }
    let ceiling = first.end.min(first.start + REACH);
    let question = (first.start + 1..ceiling).find(|at| tagged.is_any(*at, ASKED))?;
    let asked = tagged.is_any(cue.head, &["asked", "ask", "asks", "asking"])
        && (first.start..question).all(|at| {
            let class = tagged.class(at);
            class.is_nominal()
                || matches!(
                    class,
                    Class::Determiner
                        | Class::Possessive
                        | Class::Pronoun
                        | Class::Adjective
                        | Class::Genitive
                        | Class::Number
                )
        });
    let wanted = tagged.is_any(cue.head, &["wanted", "want", "wants"])
        && question == first.start + 2
        && tagged.is(first.start, "to")
        && tagged.is(first.start + 1, "know");
    (asked || wanted).then_some(question)
}

/// Whether the noun is of those who are commonly told.
fn is_told(tagged: &Tagged<'_>, at: u32) -> bool {
    objects().told(tagged.text.surface(at))
}

/// Where the phrase of who is told ends and another begins.
fn told(tagged: &Tagged<'_>, start: u32, ceiling: u32) -> Option<u32> {
    if tagged.is_any(start, &["me", "us", "him", "them", "you"]) {
        return Some(start + 1);
    }
    // "told her he was leaving", but "told her son".
    let clause = matches!(
        tagged.class(start + 1),
        Class::Pronoun | Class::Determiner | Class::Possessive | Class::Aux | Class::Modal
    );
    if tagged.is(start, "her") && (clause || tagged.is_any(start + 1, &["that", "there"])) {
        return Some(start + 1);
    }
    let mut noun: Option<u32> = None;
    let mut at = start;
    while at < ceiling.min(start + REACH) {
        let class = tagged.class(at);
        let complete = noun.is_some_and(|noun| noun + 1 == at || phrases::is_day(tagged, at - 1));
        match class {
            _ if noun.is_some() && phrases::is_day(tagged, at) => {}
            Class::Preposition if complete && tagged.is(at, "on") && phrases::is_day(tagged, at + 1) => {}
            Class::Determiner | Class::Possessive | Class::Pronoun | Class::Number if complete => return Some(at),
            Class::Preposition if complete && tagged.is(at, "that") => return Some(at),
            _ if complete && noun.is_some_and(|noun| is_told(tagged, noun)) && opens(tagged, at) => {
                return Some(at);
            }
            Class::Name if complete && noun.is_some_and(|noun| tagged.class(noun) != Class::Name) => {
                return follows_name(tagged, at, ceiling);
            }
            Class::Noun | Class::Nouns | Class::Name => noun = Some(at),
            Class::Genitive if noun.is_some() => noun = None,
            Class::Determiner | Class::Possessive | Class::Adjective | Class::Number if noun.is_none() => {}
            Class::Participle | Class::Gerund | Class::Past if noun.is_none() && at > start => {}
            Class::Adjective if complete => {}
            Class::Preposition if complete && !tagged.is_any(at, &["about", "after", "before", "as", "if"]) => {
                noun = None;
            }
            Class::Conjunction if complete && tagged.class(at + 1).is_nominal() => noun = None,
            _ => return None,
        }
        at += 1;
    }
    None
}

/// Whether a clause may begin here.
fn opens(tagged: &Tagged<'_>, at: u32) -> bool {
    tagged.text.kind(at) == Some(Kind::Word)
        && !is_told(tagged, at)
        && (tagged.class(at).is_nominal()
            || tagged.class(at) == Class::Adjective
            || tagged.class(at) == Class::Gerund
            || tagged.is_any(at, &["there", "most", "both", "many", "neither", "nobody", "nothing", "everything"]))
}

/// "told the court Meeks had": the name begins the clause, but in "told the agency Reuters the" it is the agency's.
fn follows_name(tagged: &Tagged<'_>, name: u32, ceiling: u32) -> Option<u32> {
    let end = (name..ceiling).find(|at| tagged.class(*at) != Class::Name)?;
    let next = matches!(tagged.class(end), Class::Determiner | Class::Possessive | Class::Pronoun | Class::Number);
    Some(if next { end } else { name })
}

#[cfg(test)]
mod tests {
    use crate::analyze;

    fn told(text: &str) -> String {
        analyze(text).quotes.iter().map(|quote| quote.text.clone()).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn who_is_told_is_no_content() {
        for (text, content) in [
            ("Strand told the court Meeks had sent 14 messages.", "Meeks had sent 14 messages"),
            ("Ruiz told reporters the talks had failed.", "the talks had failed"),
            ("Mr Hale told the committee the bridge was unsafe.", "the bridge was unsafe"),
            ("A woman told police someone had stolen three bicycles.", "someone had stolen three bicycles"),
            ("Ruiz told reporters on Monday the talks had failed.", "the talks had failed"),
            ("Ruiz told a rally in Velen the prices would fall.", "the prices would fall"),
            ("Ruiz told him the talks had failed.", "the talks had failed"),
            ("Mr Kay asked Ms Lee if she would quit.", "if she would quit"),
            ("Mr Kay asked the two ministers whether they knew.", "whether they knew"),
            ("Mr Kay wanted to know why she had quit.", "why she had quit"),
            ("Mr Kay asked them to leave.", "them to leave"),
            ("Ruiz told her he was leaving.", "he was leaving"),
            ("Ruiz told her the talks had failed.", "the talks had failed"),
        ] {
            assert_eq!(told(text), content, "{text}");
        }
    }
}
