//! Subjects: who stands beside a cue, to its left, after it, or before the verb that it is joined to.

use super::{Candidate, LEAD, Rules};
use crate::model::Class;
use crate::quotes::attribution::CueMatch;
use crate::quotes::phrases;
use crate::span::{Span, Tok};
use crate::text::Kind;

impl Rules<'_, '_> {
    /// The subject of the cue: to its left, or that of the verb it is joined to.
    pub(super) fn subject(
        &self,
        cue: &Candidate,
        sentence: Span<Tok>,
        earlier: Option<Span<Tok>>,
    ) -> Option<Span<Tok>> {
        let tagged = self.tagged;
        let floor = self.clause_floor(cue.group.start, sentence);
        let class = tagged.class(cue.head);
        if let Some(subject) = phrases::ending_at(tagged, floor, cue.group.start) {
            // A gerund has a subject of its own only in "with the mayor saying that ...".
            if class != Class::Gerund || subject.start > floor && tagged.is(subject.start - 1, "with") {
                return Some(subject);
            }
        }
        let before = cue.group.start.checked_sub(1).filter(|at| *at >= sentence.start)?;
        let joined = matches!(tagged.class(before), Class::Conjunction | Class::To)
            || matches!(self.kind(before), Some(Kind::Comma | Kind::Dash))
            || class == Class::Gerund;
        if !joined {
            return None;
        }
        earlier.or_else(|| self.main_subject(sentence, cue.group.start))
    }

    /// The subject of the first finite verb of the sentence.
    pub(super) fn main_subject(&self, sentence: Span<Tok>, before: u32) -> Option<Span<Tok>> {
        let verb = (sentence.start..before).find(|at| {
            !self.marks.is_quoted(*at) && self.tagged.class(*at).is_finite() && self.tagged.class(*at) != Class::Verb
        })?;
        let mut end = verb;
        while end > sentence.start && matches!(self.tagged.class(end - 1), Class::Adverb | Class::Aux | Class::Modal) {
            end -= 1;
        }
        phrases::ending_at(self.tagged, self.clause_floor(end, sentence), end)
    }

    /// Who speaks where no cue claims a quotation within a sentence: its subject. "The senator came back to an old line: ...".
    ///
    /// A colon right before the quotation is the cue.
    pub(in crate::quotes) fn led_in(&self, quotation: Span<Tok>) -> Option<(Option<CueMatch>, Span<Tok>)> {
        let before = quotation.start.checked_sub(1)?;
        let mut sentence = self.tagged.text.sentence_of(before).tokens;
        let colon = self.kind(before) == Some(Kind::Colon);
        if !colon {
            sentence = self.tagged.text.sentence_of(quotation.start).tokens;
        }
        let same_paragraph = self.tagged.text.paragraph_of(before) == self.tagged.text.paragraph_of(quotation.start);
        if !same_paragraph || sentence.start >= quotation.start || quotation.start - sentence.start > LEAD {
            return None;
        }
        // "From the report: ...", "A QUIET WEEK - Ana Ruiz: ...": no verb, but somebody before the colon.
        let before_colon = || {
            let floor = self.clause_floor(before, sentence);
            phrases::ending_at(self.tagged, floor, before).filter(|_| colon)
        };
        let subject = self.main_subject(sentence, quotation.start).or_else(before_colon)?;
        let cue = colon.then(|| CueMatch { tokens: Span::new(before, quotation.start), head: before });
        Some((cue, subject))
    }

    /// Where a phrase that ends here can begin at the earliest: after a quotation or at the sentence's start.
    pub(super) fn clause_floor(&self, end: u32, sentence: Span<Tok>) -> u32 {
        (sentence.start..end).rev().find(|at| self.marks.is_quoted(*at)).map_or(sentence.start, |at| at + 1)
    }

    /// "..., said Ruiz, the governor".
    pub(super) fn inverted(&self, cue: &Candidate, content: Span<Tok>, sentence: Span<Tok>) -> Option<Span<Tok>> {
        let mut ceiling = sentence.end;
        if content.start >= cue.group.end {
            ceiling = ceiling.min(content.start);
        }
        let ceiling = (cue.group.end..ceiling).find(|at| self.marks.is_quoted(*at)).unwrap_or(ceiling);
        if self.tagged.class(cue.head) == Class::Gerund {
            return None;
        }
        phrases::starting_at_with_apposition(self.tagged, cue.group.end, ceiling)
    }

    pub(super) fn adjoins(&self, subject: Span<Tok>, group: Span<Tok>) -> bool {
        (subject.end..group.start).all(|at| self.tagged.class(at) == Class::Mark)
    }

    pub(super) fn adjoins_left(&self, subject: Option<Span<Tok>>, cue: &Candidate) -> bool {
        subject.is_some_and(|subject| subject.end <= cue.group.start && self.adjoins(subject, cue.group))
    }
}
