//! Contents: the quotation, clause or phrase that goes with a cue, before it or after it.

use super::{CLAUSE, Candidate, REACH, Rules};
use crate::lexicon::{Frame, vocabulary};
use crate::model::Class;
use crate::quotes::direct::is_title;
use crate::quotes::marks::Quoted;
use crate::quotes::phrases;
use crate::span::{Span, Tok};
use crate::text::Kind;

impl Rules<'_, '_> {
    /// The content before the cue: a quotation that ends there, or a clause up to a comma.
    pub(super) fn before(&self, cue: &Candidate, start: u32, sentence: Span<Tok>) -> Option<Vec<Span<Tok>>> {
        let tagged = self.tagged;
        let last = start.checked_sub(1)?;
        if !cue.word.frame.has(Frame::QUOTATION) && !cue.word.frame.has(Frame::CLAUSE) {
            return None;
        }
        if let Some(region) = self.marks.outermost(last) {
            let region = self.marks.quoted()[region];
            let same_paragraph = tagged.text.paragraph_of(last) == tagged.text.paragraph_of(sentence.start);
            if !same_paragraph || region.tokens.end != start || !cue.word.frame.has(Frame::QUOTATION) {
                return None;
            }
            let inner_last = self.last_inside(region);
            let stops = matches!(
                self.kind(inner_last),
                Some(Kind::Comma | Kind::Question | Kind::Exclamation | Kind::Dash | Kind::Ellipsis | Kind::Period)
            );
            // "A," she said: what ends before the cue is its content, unless a full stop there ended another sentence and
            // the cue has a content of its own after it.
            let own_after = last < sentence.start && self.kind(inner_last) == Some(Kind::Period);
            if !stops || own_after {
                return None;
            }
            // A quotation within a longer clause: He said the plan "will work," and ...
            return Some(vec![region.tokens]);
        }
        // A clause, she said.
        if self.kind(last) != Some(Kind::Comma) || last <= sentence.start || !cue.word.frame.has(Frame::CLAUSE) {
            return None;
        }
        if tagged.class(cue.head) == Class::Gerund || !self.closes(cue, sentence) {
            return None;
        }
        let clause = Span::new(sentence.start, last);
        let has_verb = |clause: Span<Tok>| (clause.start..clause.end).any(|at| tagged.class(at).is_finite());
        if has_verb(clause) {
            return (clause.len() >= 3).then(|| vec![clause]);
        }
        // The bridge, she said, will open: the clause goes on after the cue.
        let comma = cue.group.end;
        let rest = Span::new(comma + 1, self.trim(comma + 1, sentence.end));
        let around = self.kind(comma) == Some(Kind::Comma) && comma + 1 < sentence.end && has_verb(rest);
        around.then(|| vec![clause, rest])
    }

    /// Whether nothing that could be its content follows the cue: it ends its sentence, but for a place or a day.
    pub(super) fn closes(&self, cue: &Candidate, sentence: Span<Tok>) -> bool {
        let mut at = cue.group.end;
        while at < sentence.end {
            match self.tagged.class(at) {
                Class::Mark => {
                    let stops = matches!(self.kind(at), Some(Kind::Period | Kind::Comma | Kind::Question));
                    return stops && !self.marks.is_quoted(at + 1);
                }
                Class::Preposition if !self.tagged.is(at, "that") => return true,
                Class::Name
                | Class::Noun
                | Class::Nouns
                | Class::Determiner
                | Class::Adverb
                | Class::Number
                | Class::Possessive
                | Class::Adjective => at += 1,
                _ => return false,
            }
        }
        true
    }

    /// The content after the cue, and where the cue then ends.
    pub(super) fn after(&self, cue: &Candidate, sentence: Span<Tok>) -> Option<(Span<Tok>, u32)> {
        // "told reporters that", but "promised victory": what might be somebody addressed is the content where nothing
        // else follows.
        let mut hearer = None;
        self.seek(cue, sentence, &mut hearer).or_else(|| {
            let at = hearer.filter(|_| cue.word.frame.has(Frame::NOUN))?;
            Some((self.phrase_from(at, sentence), at))
        })
    }

    pub(super) fn seek(
        &self,
        cue: &Candidate,
        sentence: Span<Tok>,
        hearer: &mut Option<u32>,
    ) -> Option<(Span<Tok>, u32)> {
        let frame = cue.word.frame;
        let limit = sentence.end.min(cue.group.end + REACH);
        let mut at = cue.group.end;
        // "Asked whether he would run, she said ...", "who said he would run, left ...": the main clause follows.
        let before = cue.group.start.checked_sub(1).filter(|at| *at >= sentence.start);
        let opening = before.is_none_or(|at| self.tagged.class(at) == Class::Wh);
        let mut crossed = false;
        while at < limit {
            if self.kind(at) == Some(Kind::Colon) && at + 1 == sentence.end && frame.has(Frame::QUOTATION) {
                return self.next_paragraph(at).map(|content| (content, at));
            }
            if self.marks.is_quoted(at) {
                let lead = crossed && !matches!(self.kind(at.saturating_sub(1)), Some(Kind::Comma | Kind::Colon));
                if !frame.has(Frame::QUOTATION) && !frame.has(Frame::NOUN) || lead {
                    return None;
                }
                if !frame.has(Frame::SPEECH)
                    && self
                        .marks
                        .outermost(at)
                        .is_some_and(|region| is_title(self.tagged, &self.marks.quoted()[region]))
                {
                    return None;
                }
                return Some((self.quotation_from(at, sentence, opening), at));
            }
            let class = self.tagged.class(at);
            if self.tagged.is(at, "that") && frame.has(Frame::THAT_CLAUSE) && class != Class::Wh {
                return Some((self.clause_from(at, sentence, opening), at));
            }
            if frame.has(Frame::QUESTION)
                && (class == Class::Wh && !self.tagged.is(at, "who") || self.tagged.is_any(at, &["whether", "if"]))
            {
                return Some((self.clause_from(at, sentence, opening), at));
            }
            if class == Class::To && frame.has(Frame::INFINITIVE) && !crossed {
                return Some((self.phrase_from(at, sentence), at));
            }
            if self.tagged.text.token(at).kind == Kind::Word
                && frame.takes(&self.tagged.text.surface(at).to_ascii_lowercase())
                && at + 1 < sentence.end
            {
                // "pointed out that": the particle, then the clause.
                if self.tagged.is_any(at, &["out", "up"]) {
                    at += 1;
                    continue;
                }
                if phrases::starting_at(self.tagged, at + 1, sentence.end).is_some()
                    || self.marks.is_quoted(at + 1)
                    || matches!(self.tagged.class(at + 1), Class::Gerund | Class::Wh)
                {
                    return Some((self.phrase_from(at + 1, sentence), at + 1));
                }
                return None;
            }
            if !crossed && self.starts_phrase(at) {
                if frame.has(Frame::CLAUSE) && self.bare_clause(at, sentence, frame) {
                    return Some((self.clause_from(at, sentence, opening), at));
                }
                if frame.has(Frame::ADDRESSEE) {
                    let addressee = phrases::starting_at(self.tagged, at, limit)?;
                    *hearer = Some(at);
                    at = addressee.end;
                    crossed = true;
                    continue;
                }
                if frame.has(Frame::NOUN) || frame.has(Frame::OBJECT) {
                    return Some((self.phrase_from(at, sentence), at));
                }
            }
            match (self.kind(at), class) {
                (Some(Kind::Comma | Kind::Colon), _) => {}
                (_, Class::Adverb) => {}
                (
                    _,
                    Class::Preposition
                    | Class::Name
                    | Class::Noun
                    | Class::Nouns
                    | Class::Determiner
                    | Class::Possessive
                    | Class::Number
                    | Class::Adjective
                    | Class::Genitive
                    | Class::Pronoun,
                ) => crossed = true,
                _ => return None,
            }
            at += 1;
        }
        None
    }

    /// He said: and then, in a paragraph of its own, the quotation.
    pub(super) fn next_paragraph(&self, colon: u32) -> Option<Span<Tok>> {
        let region = self.marks.quoted()[self.marks.outermost(colon + 1)?];
        (region.tokens.start == colon + 1).then_some(region.tokens)
    }

    pub(super) fn starts_phrase(&self, at: u32) -> bool {
        matches!(
            self.tagged.class(at),
            Class::Determiner
                | Class::Possessive
                | Class::Pronoun
                | Class::Name
                | Class::Noun
                | Class::Nouns
                | Class::Adjective
                | Class::Number
                | Class::Gerund
        )
    }

    /// Whether a clause with its own subject and finite verb starts here.
    pub(super) fn bare_clause(&self, at: u32, sentence: Span<Tok>, frame: Frame) -> bool {
        let reach = if frame.has(Frame::SPEECH) { 14 } else { 8 };
        let Some(subject) = phrases::starting_at(self.tagged, at, sentence.end) else { return false };
        (subject.end..sentence.end.min(subject.end + reach))
            .take_while(|at| {
                !matches!(self.kind(*at), Some(Kind::Semicolon | Kind::Colon | Kind::DoubleMark))
                    && (frame.has(Frame::SPEECH) || self.kind(*at) != Some(Kind::Comma))
                    && !self.tagged.is(*at, "that")
            })
            .take_while(|at| self.tagged.class(*at) != Class::To)
            .any(|at| self.tagged.class(at).is_finite())
    }

    /// From a quotation: to its end, or to the clause's where the sentence goes on in the writer's words.
    pub(super) fn quotation_from(&self, at: u32, sentence: Span<Tok>, opening: bool) -> Span<Tok> {
        let Some(region) = self.marks.outermost(at) else { return Span::new(at, at + 1) };
        let region = self.marks.quoted()[region];
        let inner_last = self.last_inside(region);
        let region = region.tokens;
        let stops = matches!(
            self.kind(inner_last),
            Some(Kind::Comma | Kind::Question | Kind::Exclamation | Kind::Period | Kind::Ellipsis)
        );
        if region.end >= sentence.end || stops {
            return Span::new(at, region.end);
        }
        self.clause_from(at, sentence, opening).join(Span::new(at, region.end))
    }

    /// The last token within a quotation that is no mark of another one.
    pub(super) fn last_inside(&self, region: Quoted) -> u32 {
        let inner = region.inner();
        (inner.start..inner.end)
            .rev()
            .find(|at| !matches!(self.kind(*at), Some(Kind::SingleMark | Kind::DoubleMark)))
            .unwrap_or(inner.start)
    }

    /// A clause: to the end of the sentence, but for what another attribution says of it.
    pub(super) fn clause_from(&self, start: u32, sentence: Span<Tok>, opening: bool) -> Span<Tok> {
        let mut end = self.trim(start, sentence.end.min(start + CLAUSE));
        for at in start + 1..end {
            if self.marks.is_quoted(at) {
                continue;
            }
            let next = at + 1;
            let attributes = |at: u32| {
                vocabulary().entry(self.tagged.word(at)).cue.is_some_and(|cue| cue.get().frame.has(Frame::SPEECH))
            };
            // "said the bridge was safe and promised to ...": the subject goes on.
            if self.tagged.class(at) == Class::Conjunction
                && matches!(self.tagged.class(next), Class::Past | Class::VerbS | Class::Participle)
                && attributes(next)
            {
                end = at;
                break;
            }
            if self.kind(at) != Some(Kind::Comma) {
                continue;
            }
            let participle = self.tagged.class(next) == Class::Gerund && attributes(next);
            if opening || participle || self.tagged.is(next, "according") {
                end = at;
                break;
            }
        }
        Span::new(start, self.trim(start, end))
    }

    /// A phrase: to the end of its clause.
    pub(in crate::quotes) fn phrase_from(&self, start: u32, sentence: Span<Tok>) -> Span<Tok> {
        let mut end = self.trim(start, sentence.end.min(start + CLAUSE));
        for at in start + 1..end {
            if self.marks.is_quoted(at) {
                continue;
            }
            let next_class = self.tagged.class(at + 1);
            let stop = match self.kind(at) {
                Some(Kind::Comma) => {
                    !matches!(next_class, Class::Adjective | Class::Noun | Class::Nouns | Class::Wh)
                        && !self.tagged.is(at + 1, "but")
                }
                Some(Kind::Semicolon | Kind::Colon | Kind::Dash) => true,
                Some(Kind::Word) => {
                    self.tagged.is_any(
                        at,
                        &[
                            "after", "while", "when", "because", "although", "though", "if", "as", "during", "amid",
                            "since", "before", "despite",
                        ],
                    ) || self.tagged.class(at) == Class::Conjunction
                        && (next_class.is_finite() && next_class != Class::Verb
                            || matches!(next_class, Class::Gerund | Class::Participle)
                                && vocabulary().entry(self.tagged.word(at + 1)).cue.is_some())
                }
                _ => false,
            };
            if stop {
                end = at;
                break;
            }
        }
        Span::new(start, self.trim(start, end))
    }

    /// The end without the marks that close the sentence.
    pub(in crate::quotes) fn trim(&self, start: u32, mut end: u32) -> u32 {
        while end > start + 1
            && !self.marks.is_quoted(end - 1)
            && matches!(
                self.kind(end - 1),
                Some(
                    Kind::Period
                        | Kind::Comma
                        | Kind::Semicolon
                        | Kind::Exclamation
                        | Kind::Question
                        | Kind::Dash
                        | Kind::DoubleMark
                        | Kind::Colon
                )
            )
        {
            end -= 1;
        }
        end
    }
}
