//! Attributions by rule: a cue verb, its subject, and the clause, phrase or quotation that goes with it.
//!
//! For each cue outside quotation marks the rules ask, in this order: does a quotation stand right before it ("...,"
//! she said), does a clause stand before it (..., she said), what follows it that its frame allows (a quotation, "that", an
//! indirect question, an infinitive, a noun phrase, a bare clause). Its subject stands to its left, or after it
//! ("said Ruiz"), or is that of the verb it is joined to ("dismissed ... and highlighted ...").

mod contents;
mod subjects;

use super::attribution::{Attribution, CueMatch, recent};
use super::marks::Marks;
use super::phrases;
use crate::article::QuoteKind;
use crate::lexicon::{CueWord, Frame, vocabulary};
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Tokens between a cue and its content that are crossed: an addressee, a place, a day.
const REACH: u32 = 14;

/// The longest clause or phrase, in tokens.
const CLAUSE: u32 = 300;

/// Tokens between the start of a sentence and a quotation that its subject leads to.
const LEAD: u32 = 60;

/// Tokens of a subject between a quotation and a verb that no list has.
const SUBJECT: u32 = 12;

/// A cue with its place in the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Its verb.
    head: u32,
    /// With its auxiliaries, adverbs and negation.
    group: Span<Tok>,
    word: &'static CueWord,
    negated: bool,
    passive: bool,
}

impl Candidate {
    /// Whether it is a finite verb of saying: "said", "insists".
    pub(super) fn is_of_saying(&self) -> bool {
        !self.passive && self.word.frame.has(Frame::SPEECH) && self.word.frame.has(Frame::CLAUSE)
    }

    pub(super) fn is_negated(&self) -> bool {
        self.negated
    }
}

/// Reads one text: what every step over the attributions of a paragraph is given.
pub(super) struct Rules<'a, 't> {
    /// The text and its classes.
    pub(super) tagged: &'a Tagged<'t>,
    /// Its quotation marks.
    pub(super) marks: &'a Marks,
}

impl<'a, 't> Rules<'a, 't> {
    pub(super) fn new(tagged: &'a Tagged<'t>, marks: &'a Marks) -> Self {
        Rules { tagged, marks }
    }

    /// The attributions whose cue stands in this sentence, in order.
    pub(super) fn sentence(&self, sentence: Span<Tok>, found: &mut Vec<Attribution>) {
        let mut subject = None;
        let first_of_sentence = found.len();
        let mut at = sentence.start;
        while at < sentence.end {
            if self.marks.is_quoted(at) {
                at += 1;
                continue;
            }
            if let Some(attribution) = self.according_to(at, sentence) {
                found.push(attribution);
            } else if let Some(candidate) = self.candidate(at, sentence)
                && let Some(attribution) =
                    self.attribution(&candidate, sentence, subject, recent(found, first_of_sentence))
            {
                subject = attribution.source.or(subject);
                if fits(recent(found, first_of_sentence), &attribution) {
                    found.push(attribution);
                }
            }
            at += 1;
        }
    }

    fn kind(&self, at: u32) -> Option<Kind> {
        self.tagged.text.kind(at)
    }

    /// The cue whose verb stands here.
    pub(super) fn candidate(&self, at: u32, sentence: Span<Tok>) -> Option<Candidate> {
        let tagged = self.tagged;
        let class = tagged.class(at);
        if !class.is_verb() {
            return None;
        }
        let word = vocabulary().entry(tagged.word(at)).cue?.get();
        let mut start = at;
        let (mut negated, mut be) = (false, false);
        while start > sentence.start && !self.marks.is_quoted(start - 1) {
            let before = start - 1;
            match tagged.class(before) {
                Class::Aux | Class::AuxNonfinite => {
                    be |=
                        tagged.is_any(before, &["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "am"]);
                }
                Class::Modal => {}
                Class::Adverb if self.tagged.text.token(before).shape.is_capitalized() && before > sentence.start => {
                    break;
                }
                Class::Adverb => negated |= tagged.is_any(before, &["not", "n't", "n’t", "never"]),
                _ => break,
            }
            start = before;
        }
        let passive = be && matches!(class, Class::Participle | Class::Past);
        Some(Candidate { head: at, group: Span::new(start, at + 1), word, negated, passive })
    }

    /// A finite verb that no list has, as a cue: a quotation ends just before it and its subject.
    fn beside_quotation(&self, at: u32, sentence: Span<Tok>) -> Option<Candidate> {
        let finite = matches!(self.tagged.class(at), Class::Past | Class::VerbS);
        let free = at == sentence.start || self.tagged.class(at - 1) != Class::Aux;
        let beside = || (at.saturating_sub(SUBJECT)..at).any(|at| self.marks.is_quoted(at));
        if !finite || !free || !beside() {
            return None;
        }
        let word = vocabulary().entry(vocabulary().find("said")).cue?.get();
        Some(Candidate { head: at, group: Span::new(at, at + 1), word, negated: false, passive: false })
    }

    fn attribution(
        &self,
        cue: &Candidate,
        sentence: Span<Tok>,
        earlier: Option<Span<Tok>>,
        found: &[Attribution],
    ) -> Option<Attribution> {
        if cue.passive {
            return self.passive(cue, sentence);
        }
        let subject = self.subject(cue, sentence, earlier);
        let start = match subject {
            Some(subject)
                if subject.end <= cue.group.start
                    && subject.start >= sentence.start
                    && self.adjoins(subject, cue.group) =>
            {
                subject.start
            }
            _ => cue.group.start,
        };
        let (content, cue_end) =
            if let Some(content) = self.before(cue, start, sentence).filter(|content| apart(found, content)) {
                (content, cue.group.end)
            } else {
                let (content, end) = self.after(cue, sentence)?;
                (vec![content], end)
            };
        // "..., said Ruiz": the subject after its verb.
        let source = if subject.is_none() || !self.adjoins_left(subject, cue) {
            self.inverted(cue, content[0], sentence).or(subject)
        } else {
            subject
        };
        Some(Attribution {
            kind: self.kind_of(&content),
            source: source.filter(|source| content.iter().all(|piece| !source.overlaps(*piece))),
            content,
            cue: Some(CueMatch { tokens: Span::new(cue.group.start, cue_end.max(cue.group.end)), head: cue.head }),
            negated: cue.negated,
            confidence: if cue.word.frame.has(Frame::SPEECH) { 0.8 } else { 0.5 },
        })
    }

    /// The attributions of a sentence whose quotation stands right before the subject and the verb of saying, or the
    /// verb and its subject: "...," she said.
    pub(super) fn postposed(&self, sentence: Span<Tok>, certain: &mut Vec<Attribution>) {
        for at in sentence.start..sentence.end {
            if self.marks.is_quoted(at) {
                continue;
            }
            let listed = self.candidate(at, sentence);
            let Some(cue) = listed.or_else(|| self.beside_quotation(at, sentence)) else { continue };
            if cue.passive || !cue.word.frame.has(Frame::QUOTATION) || !cue.word.frame.has(Frame::SPEECH) {
                continue;
            }
            let subject = self.subject(&cue, sentence, None).filter(|subject| self.adjoins_left(Some(*subject), &cue));
            let start = subject.map_or(cue.group.start, |subject| subject.start);
            let Some(mut last) = start.checked_sub(1) else { continue };
            // "We won", said Ruiz: British papers set the comma outside.
            let outside = self.kind(last) == Some(Kind::Comma) && !self.marks.is_quoted(last) && last > 0;
            last -= u32::from(outside);
            let Some(region) = self.marks.outermost(last).map(|region| self.marks.quoted()[region]) else { continue };
            let same_paragraph = self.tagged.text.paragraph_of(last) == self.tagged.text.paragraph_of(at);
            // "...," beamed Ruiz: any verb will do where a quotation opens the sentence, and a name is right beside it.
            let opens = self.tagged.text.sentence_of(region.tokens.start).tokens.start == region.tokens.start;
            let named = || {
                let beside = subject.map_or(at + 1, |subject| subject.end - 1);
                self.tagged.class(beside) == Class::Name
                    || subject.is_some() && self.tagged.class(beside) == Class::Pronoun
            };
            if listed.is_none() && !(opens && named()) {
                continue;
            }
            let stops = outside && opens
                || matches!(
                    self.kind(self.last_inside(region)),
                    Some(Kind::Comma | Kind::Question | Kind::Exclamation)
                );
            // When somebody shouted, "Go," she laughed: another cue leads into it.
            let led = region.tokens.start.checked_sub(1).is_some_and(|before| {
                matches!(self.kind(before), Some(Kind::Comma | Kind::Colon)) && before >= sentence.start
            });
            if !same_paragraph || !region.closed || region.tokens.end != last + 1 || !stops || led {
                continue;
            }
            let source = subject.or_else(|| self.inverted(&cue, region.tokens, sentence));
            if source.is_none() {
                continue;
            }
            certain.push(Attribution {
                content: vec![region.tokens],
                cue: Some(CueMatch { tokens: cue.group, head: cue.head }),
                source,
                kind: QuoteKind::Direct,
                negated: cue.negated,
                confidence: 0.9,
            });
        }
    }

    /// "..., adding that": whether a gerund stands here that leads to more of what somebody says.
    pub(super) fn is_gerund_of_saying(&self, at: u32) -> bool {
        self.tagged.class(at) == Class::Gerund
            && !self.marks.is_quoted(at)
            && vocabulary().entry(self.tagged.word(at)).cue.is_some()
    }

    /// "is expected to win": nobody says who expects.
    fn passive(&self, cue: &Candidate, sentence: Span<Tok>) -> Option<Attribution> {
        let at = cue.group.end;
        let opinion = matches!(cue.word.class, "believe" | "report" | "assert" | "warn");
        let content = if self.tagged.class(at) == Class::To && opinion && at + 1 < sentence.end {
            self.phrase_from(at, sentence)
        } else if self.tagged.is(at, "that") && opinion {
            self.clause_from(at, sentence, false)
        } else {
            return None;
        };
        Some(Attribution {
            content: vec![content],
            cue: Some(CueMatch { tokens: cue.group, head: cue.head }),
            source: None,
            kind: self.kind_of(&[content]),
            negated: cue.negated,
            confidence: 0.4,
        })
    }

    /// "according to the ministry", before or after its clause.
    fn according_to(&self, at: u32, sentence: Span<Tok>) -> Option<Attribution> {
        if !self.tagged.is(at, "according") || !self.tagged.is(at + 1, "to") || at + 2 >= sentence.end {
            return None;
        }
        let source = phrases::starting_at_with_apposition(self.tagged, at + 2, sentence.end)
            .unwrap_or_else(|| Span::new(at + 2, self.trim(at + 2, sentence.end)));
        let content = if at <= sentence.start + 1 {
            let comma =
                (source.start..sentence.end).find(|at| self.kind(*at) == Some(Kind::Comma) && *at >= source.end)?;
            Span::new(comma + 1, self.trim(comma + 1, sentence.end))
        } else {
            Span::new(sentence.start, self.trim(sentence.start, at))
        };
        if content.is_empty() {
            return None;
        }
        Some(Attribution {
            content: vec![content],
            cue: Some(CueMatch { tokens: Span::new(at, at + 2), head: at }),
            source: Some(source),
            kind: self.kind_of(&[content]),
            negated: false,
            confidence: 0.85,
        })
    }

    /// How much of a content stands in quotation marks.
    pub(super) fn kind_of(&self, content: &[Span<Tok>]) -> QuoteKind {
        let words = content
            .iter()
            .flat_map(|piece| piece.start..piece.end)
            .filter(|at| matches!(self.kind(*at), Some(Kind::Word | Kind::Number)));
        let (mut inside, mut all) = (0, 0);
        for at in words {
            all += 1;
            inside += u32::from(self.marks.is_quoted(at));
        }
        if inside == 0 {
            QuoteKind::Indirect
        } else if inside == all {
            QuoteKind::Direct
        } else {
            QuoteKind::Mixed
        }
    }
}

/// Whether no attribution found before has taken any of this.
pub(super) fn apart(found: &[Attribution], content: &[Span<Tok>]) -> bool {
    found.iter().flat_map(|other| &other.content).all(|piece| content.iter().all(|own| !piece.overlaps(*own)))
}

/// Whether an attribution goes with those found before in its sentence: its content is apart from theirs, or within.
fn fits(found: &[Attribution], new: &Attribution) -> bool {
    let new_content = new.content[0];
    found.iter().all(|other| {
        other
            .content
            .iter()
            .all(|piece| !piece.overlaps(new_content) || piece.covers(new_content) && *piece != new_content)
    })
}
