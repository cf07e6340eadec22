//! The clause of a figure: the verb that it stands behind, and the subject of that verb.
//!
//! In "The death toll from flooding along the River Sarn rose to 19 as rescue teams arrived" the number is the death toll's,
//! although *rescue* is as near; that is of another clause. Found by the classes of words alone, from the number
//! to the left: nearest verb, its auxiliaries, insertions between commas, the noun phrase before them.

use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Words behind which another clause begins.
const SUBORDINATES: &[&str] = &["while", "whereas", "because", "although", "though", "if", "when", "that"];
/// Those that stand before a noun, too: "rose after Monday's storm to 19".
const PREPOSITIONS: &[&str] = &["as", "after", "before", "since", "until"];
/// Tokens before a number in which its clause is looked for.
const REACH: u32 = 64;
/// Tokens of an insertion between subject and verb.
const INSERTED: u32 = 24;

/// The verb before a number, and its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// The verb with its auxiliaries.
    pub(super) verb: Span<Tok>,
    /// The noun phrase of the subject up to its first preposition but "of".
    pub(super) subject: Span<Tok>,
}

/// A sentence to be read from one of its numbers to the left.
struct Reader<'r, 't, A> {
    tagged: &'r Tagged<'t>,
    /// Tokens that are of no clause.
    apart: A,
    start: u32,
}

/// The clause of a number at `own`, where a verb of it stands before the number. Tokens that are `apart` are of no clause.
pub(super) fn clause(
    tagged: &Tagged<'_>,
    apart: impl Fn(u32) -> bool,
    own: Span<Tok>,
    sentence: Span<Tok>,
) -> Option<Clause> {
    let reader = Reader { tagged, apart, start: sentence.start.max(own.start.saturating_sub(REACH)) };
    let last = reader.verb_before(own.start)?;
    let first = reader.first_of_verb(last);
    Some(Clause { verb: Span::new(first, last + 1), subject: reader.subject_of(first)? })
}

/// Whether a word can be of a noun phrase, before any preposition.
pub(super) fn is_of_noun(class: Class) -> bool {
    class.is_nominal() || matches!(class, Class::Adjective | Class::Determiner | Class::Possessive | Class::Genitive)
}

impl<A: Fn(u32) -> bool> Reader<'_, '_, A> {
    fn class(&self, at: u32) -> Class {
        self.tagged.class(at)
    }

    fn kind(&self, at: u32) -> Option<Kind> {
        self.tagged.text.kind(at)
    }

    /// Whether no clause reaches over a token.
    fn ends(&self, at: u32) -> bool {
        let mark = matches!(
            self.kind(at),
            Some(Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::DoubleMark | Kind::Open | Kind::Close)
        );
        mark || (self.apart)(at)
    }

    /// Whether another clause begins behind a token; `verb` says that a verb follows.
    fn begins(&self, at: u32, verb: bool) -> bool {
        self.class(at) == Class::Wh
            || self.tagged.is_any(at, SUBORDINATES)
            || verb && self.tagged.is_any(at, PREPOSITIONS)
    }

    /// Whether it is a verb, and not one that says of what sort a noun is: "the estimated 300".
    fn is_verb(&self, at: u32) -> bool {
        let class = self.class(at);
        let before = at.checked_sub(1).map(|before| self.class(before));
        let adjective = matches!(class, Class::Participle | Class::Gerund)
            && matches!(before, Some(Class::Determiner | Class::Possessive | Class::Adjective | Class::Number));
        !adjective && (class.is_verb() || matches!(class, Class::Aux | Class::AuxNonfinite))
    }

    /// The nearest verb before a token in its clause.
    fn verb_before(&self, at: u32) -> Option<u32> {
        let mut run = (self.start..at).rev().take_while(|at| !self.ends(*at) && !self.begins(*at, false));
        run.find(|at| self.is_verb(*at))
    }

    /// The first token of a verb: "has been expected to reach".
    fn first_of_verb(&self, last: u32) -> u32 {
        let of_verb = |at: &u32| {
            let class = self.class(*at);
            !self.ends(*at) && (self.is_verb(*at) || matches!(class, Class::Modal | Class::To | Class::Adverb))
        };
        (self.start..last).rev().take_while(of_verb).last().unwrap_or(last)
    }

    /// The subject of a verb that starts at `verb`: in "killed 12 and injured 30" both have one.
    fn subject_of(&self, mut verb: u32) -> Option<Span<Tok>> {
        while verb > self.start && self.class(verb - 1) == Class::Conjunction {
            verb = self.first_of_verb(self.verb_before(verb - 1)?);
        }
        if verb > self.start { self.subject_before(verb) } else { None }
    }

    /// The noun phrase of the subject of a verb that starts at `verb`, which is not the first token.
    fn subject_before(&self, verb: u32) -> Option<Span<Tok>> {
        let mut end = verb;
        if self.kind(end - 1) == Some(Kind::Comma) {
            // "The union, which has 12 members, says"
            let from = self.start.max(end.saturating_sub(INSERTED));
            let mut inserted = (from..end - 1).rev().take_while(|at| !self.ends(*at));
            end = inserted.find(|at| self.kind(*at) == Some(Kind::Comma))?;
        }
        let stops = |at: u32| self.ends(at) || self.begins(at, true) || self.kind(at) == Some(Kind::Comma);
        let stretch = (self.start..end).rev().take_while(|at| !stops(*at));
        let mut start = end;
        // "Rescuers found 12 and officials put": a conjunction with a verb before it joins clauses.
        let mut joint = None;
        for at in stretch {
            if joint.is_some() && self.is_verb(at) {
                break;
            }
            if self.class(at) == Class::Conjunction {
                joint = joint.or(Some(at));
            }
            start = at;
        }
        if let Some(joint) = joint.filter(|_| start > self.start && self.is_verb(start - 1)) {
            start = joint + 1;
        }
        if start == end && end > self.start && self.class(end - 1) == Class::Wh {
            // "the blaze, which has killed": what it stands for.
            let comma = end - 1 > self.start && self.kind(end - 2) == Some(Kind::Comma);
            end -= 1 + u32::from(comma);
            start = (self.start..end).rev().take_while(|at| is_of_noun(self.class(*at))).last()?;
        }
        let first = (start..end).find(|at| self.class(*at).is_nominal())?;
        let stops = |at: &u32| {
            let class = self.class(*at);
            class == Class::Preposition && !self.tagged.is(*at, "of") || class == Class::Wh || self.is_verb(*at)
        };
        Some(Span::new(start, (first + 1..end).find(stops).unwrap_or(end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    /// The subject and the verb of the clause of the last number of a sentence, given as a word of it.
    fn of(text: &str, number: &str) -> Option<(String, String)> {
        let tagged = Tagged::new(Text::new(text));
        let at = (0..tagged.text.len()).rev().find(|at| tagged.is(*at, number)).expect("the number is there");
        let found = clause(&tagged, |_| false, Span::new(at, at + 1), tagged.text.sentence_of(at).tokens)?;
        Some((tagged.surface(found.subject).to_owned(), tagged.surface(found.verb).to_owned()))
    }

    #[test]
    fn the_subject_is_found_over_whatever_stands_between() {
        for (text, number, subject, verb) in [
            (
                "The death toll from flooding along the river rose to 19 as teams arrived.",
                "19",
                "The death toll",
                "rose",
            ),
            ("The number of deaths stands at 11.", "11", "The number of deaths", "stands"),
            (
                "The Varde Institute, which advises the council, put the loss at 30 million.",
                "30",
                "The Varde Institute",
                "put",
            ),
            ("The blaze killed 12 people and destroyed 30 homes.", "30", "The blaze", "destroyed"),
            ("The port has been expected to handle 40 ships.", "40", "The port", "has been expected to handle"),
            ("He blamed the councillor, who had put the crowd at 600.", "600", "the councillor", "had put"),
            ("The toll rose after the storm of Monday to 19.", "19", "The toll", "rose"),
            ("Rescuers found four and officials put the dead at 12.", "12", "officials", "put"),
            ("Meridian and Varna exchanged 75 prisoners.", "75", "Meridian and Varna", "exchanged"),
        ] {
            let found = of(text, number);
            assert_eq!(found, Some((subject.to_owned(), verb.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_number_that_leads_its_clause_has_no_verb_before_it() {
        for (text, number) in [("Some 40 people were hurt.", "40"), ("The fire burned on; 300 homes were lost.", "300")]
        {
            assert_eq!(of(text, number), None, "{text}");
        }
    }
}
