//! Attributions by rule: a cue verb, its subject, and the clause, phrase or quotation that goes with it.
//!
//! For each cue outside quotation marks the rules ask, in this order: does a quotation stand right before it ("...,"
//! she said), does a clause stand before it (..., she said), what follows it that its frame allows (a quotation, "that", an
//! indirect question, an infinitive, a noun phrase, a bare clause). Its subject stands to its left, or after it
//! ("said Ruiz"), or is that of the verb it is joined to ("dismissed ... and highlighted ...").

use super::attribution::{Attribution, CueMatch};
use super::direct::is_title;
use super::marks::{Marks, Quoted};
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

/// Attributions of a sentence that a new one is held against.
const RECENT: usize = 32;

/// Tokens between the start of a sentence and a quotation that its subject leads to.
const LEAD: u32 = 60;

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

/// Reads one text.
pub(super) struct Rules<'a, 't> {
    tagged: &'a Tagged<'t>,
    marks: &'a Marks,
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
                && let Some(attribution) = self.attribution(
                    &candidate,
                    sentence,
                    subject,
                    &found[first_of_sentence.max(found.len().saturating_sub(RECENT))..],
                )
            {
                subject = attribution.source.or(subject);
                let recent = first_of_sentence.max(found.len().saturating_sub(RECENT));
                if fits(&found[recent..], &attribution) {
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
    fn candidate(&self, at: u32, sentence: Span<Tok>) -> Option<Candidate> {
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

    /// A finite verb that no list has, as a cue.
    fn any_verb(&self, at: u32, sentence: Span<Tok>) -> Option<Candidate> {
        let finite = matches!(self.tagged.class(at), Class::Past | Class::VerbS);
        let free = at == sentence.start || self.tagged.class(at - 1) != Class::Aux;
        let word = vocabulary().entry(vocabulary().find("said")).cue?.get();
        (finite && free).then(|| Candidate {
            head: at,
            group: Span::new(at, at + 1),
            word,
            negated: false,
            passive: false,
        })
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
            let Some(cue) = listed.or_else(|| self.any_verb(at, sentence)) else { continue };
            if cue.passive || !cue.word.frame.has(Frame::QUOTATION) || !cue.word.frame.has(Frame::SPEECH) {
                continue;
            }
            let subject = self.subject(&cue, sentence, None).filter(|subject| self.adjoins_left(Some(*subject), &cue));
            let start = subject.map_or(cue.group.start, |subject| subject.start);
            let Some(last) = start.checked_sub(1) else { continue };
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
            let stops =
                matches!(self.kind(self.last_inside(region)), Some(Kind::Comma | Kind::Question | Kind::Exclamation));
            // When somebody shouted, "Go," she laughed: another cue leads into it.
            let led = region.tokens.start.checked_sub(1).is_some_and(|before| {
                matches!(self.kind(before), Some(Kind::Comma | Kind::Colon)) && before >= sentence.start
            });
            if !same_paragraph || !region.closed || region.tokens.end != start || !stops || led {
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

    fn adjoins(&self, subject: Span<Tok>, group: Span<Tok>) -> bool {
        (subject.end..group.start).all(|at| self.tagged.class(at) == Class::Mark)
    }

    fn adjoins_left(&self, subject: Option<Span<Tok>>, cue: &Candidate) -> bool {
        subject.is_some_and(|subject| subject.end <= cue.group.start && self.adjoins(subject, cue.group))
    }

    /// The subject of the cue: to its left, or that of the verb it is joined to.
    fn subject(&self, cue: &Candidate, sentence: Span<Tok>, earlier: Option<Span<Tok>>) -> Option<Span<Tok>> {
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
    fn main_subject(&self, sentence: Span<Tok>, before: u32) -> Option<Span<Tok>> {
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
    pub(super) fn led_in(&self, quotation: Span<Tok>) -> Option<(Option<CueMatch>, Span<Tok>)> {
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
        let subject = self.main_subject(sentence, quotation.start)?;
        let cue = colon.then(|| CueMatch { tokens: Span::new(before, quotation.start), head: before });
        Some((cue, subject))
    }

    /// Where a phrase that ends here can begin at the earliest: after a quotation or at the sentence's start.
    fn clause_floor(&self, end: u32, sentence: Span<Tok>) -> u32 {
        (sentence.start..end).rev().find(|at| self.marks.is_quoted(*at)).map_or(sentence.start, |at| at + 1)
    }

    /// "..., said Ruiz, the governor".
    fn inverted(&self, cue: &Candidate, content: Span<Tok>, sentence: Span<Tok>) -> Option<Span<Tok>> {
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

    /// The content before the cue: a quotation that ends there, or a clause up to a comma.
    fn before(&self, cue: &Candidate, start: u32, sentence: Span<Tok>) -> Option<Vec<Span<Tok>>> {
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
    fn closes(&self, cue: &Candidate, sentence: Span<Tok>) -> bool {
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
    fn after(&self, cue: &Candidate, sentence: Span<Tok>) -> Option<(Span<Tok>, u32)> {
        // "told reporters that", but "promised victory": what might be somebody addressed is the content where nothing
        // else follows.
        let mut hearer = None;
        self.seek(cue, sentence, &mut hearer).or_else(|| {
            let at = hearer.filter(|_| cue.word.frame.has(Frame::NOUN))?;
            Some((self.phrase_from(at, sentence), at))
        })
    }

    fn seek(&self, cue: &Candidate, sentence: Span<Tok>, hearer: &mut Option<u32>) -> Option<(Span<Tok>, u32)> {
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
    fn next_paragraph(&self, colon: u32) -> Option<Span<Tok>> {
        let region = self.marks.quoted()[self.marks.outermost(colon + 1)?];
        (region.tokens.start == colon + 1).then_some(region.tokens)
    }

    fn starts_phrase(&self, at: u32) -> bool {
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
    fn bare_clause(&self, at: u32, sentence: Span<Tok>, frame: Frame) -> bool {
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
    fn quotation_from(&self, at: u32, sentence: Span<Tok>, opening: bool) -> Span<Tok> {
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
    fn last_inside(&self, region: Quoted) -> u32 {
        let inner = region.inner();
        (inner.start..inner.end)
            .rev()
            .find(|at| !matches!(self.kind(*at), Some(Kind::SingleMark | Kind::DoubleMark)))
            .unwrap_or(inner.start)
    }

    /// A clause: to the end of the sentence, but for what another attribution says of it.
    fn clause_from(&self, start: u32, sentence: Span<Tok>, opening: bool) -> Span<Tok> {
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
    pub(super) fn phrase_from(&self, start: u32, sentence: Span<Tok>) -> Span<Tok> {
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
    fn trim(&self, start: u32, mut end: u32) -> u32 {
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
