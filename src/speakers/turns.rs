//! Turns of talk: "Q" and "A", "I", and quotations that stand by themselves.

use super::discourse::{Discourse, MENTIONS_BACK, Who, resolution};
use super::entities::Entity;
use super::lists::{Gender, key};
use super::names::Sort;
use crate::article::{MentionForm, QuoteKind, Resolution, ResolutionForm, SpeakerKind};
use crate::quotes::Attribution;
use crate::span::{Span, Tok};
use crate::text::Kind;

impl Discourse<'_, '_> {
    /// Who speaks in the turns of an interview that are marked "Q" and "A", or with initials: one who asks and has no name, and the one whom
    /// the text presents. `None` where the word is no such label.
    pub(super) fn turn(&mut self, at: u32) -> Option<(Option<Who>, Resolution)> {
        let text = &self.tagged.text;
        let label = text.surface(at);
        let opens = text.paragraph_of(at) != at.checked_sub(1).map_or(u32::MAX, |before| text.paragraph_of(before));
        let tokens = Span::new(at, at + 1);
        if opens
            && text.kind(at + 1) == Some(Kind::Colon)
            && let Some(who) = self.of_initials(at)
        {
            self.push(who, tokens, MentionForm::Nominal, false, true);
            return Some((Some(who), resolution(ResolutionForm::Nominal, 0.7)));
        }
        if !matches!(label, "Q" | "A" | "Q." | "A.") || !opens {
            return None;
        }
        if label.starts_with('A') {
            // Only after a question.
            let first = self.own[self.asker? as usize].name.start;
            let Some(who) = self.interviewee(first) else {
                return Some((None, resolution(ResolutionForm::Nominal, 0.0)));
            };
            self.push(who, tokens, MentionForm::Nominal, false, true);
            return Some((Some(who), resolution(ResolutionForm::Nominal, 0.6)));
        }
        let who = match self.asker {
            Some(at) => Who::Own(at),
            None => self.own(tokens, tokens, SpeakerKind::Unnamed, key("q"), false, Gender::Unknown),
        };
        if let Who::Own(id) = who {
            self.asker = Some(id);
        }
        self.push(who, tokens, MentionForm::Nominal, false, true);
        Some((Some(who), resolution(ResolutionForm::Nominal, 0.6)))
    }

    /// "AR" before a turn: the one person of the article who has these initials.
    fn of_initials(&self, at: u32) -> Option<Who> {
        let text = &self.tagged.text;
        let label = text.surface(at);
        if !(2..=3).contains(&label.len()) || !text.token(at).shape.is_all_caps() || label.ends_with('.') {
            return None;
        }
        let has = |entity: &Entity| {
            let first = (entity.name.start..entity.name.end).filter_map(|at| text.surface(at).chars().next());
            entity.sort == Sort::Person && first.filter(|first| first.is_uppercase()).eq(label.chars())
        };
        let mut found = self.entities.all.iter().zip(0..).filter(|(entity, _)| has(entity));
        let (_, id) = found.next()?;
        found.next().is_none().then_some(Who::Entity(id))
    }

    /// The only person named before the first question, or the one who is named far more often than others are; not who
    /// is said to ask.
    fn interviewee(&mut self, first: u32) -> Option<Who> {
        if self.answered {
            return self.interviewee;
        }
        self.answered = true;
        let mut counts = vec![0_u32; self.entities.all.len()];
        let before = self.names.partition_point(|name| name.tokens.start < first);
        let mut asks = vec![false; self.entities.all.len()];
        for at in (0..before).filter(|at| self.interviews(*at)) {
            if let Some(id) = self.entities.of_name[at] {
                asks[id as usize] = true;
            }
        }
        for id in &self.entities.of_name[..before] {
            let person = |id: &u32| {
                let entity = &self.entities.all[*id as usize];
                entity.sort == Sort::Person || entity.sort == Sort::Unknown && entity.words > 1
            };
            if let Some(id) = id.filter(person).filter(|id| !asks[*id as usize]) {
                counts[id as usize] += 1;
            }
        }
        let most = (0..counts.len()).max_by_key(|id| (counts[*id], std::cmp::Reverse(*id)));
        let found = most.filter(|most| {
            let next = (0..counts.len()).filter(|id| id != most).map(|id| counts[id]).max().unwrap_or(0);
            counts[*most] > 0 && counts[*most] >= 2 * next
        });
        self.interviewee = found.map(|id| Who::Entity(id as u32));
        self.interviewee
    }

    /// "Ruiz spoke with", "interviewed by Ruiz", "reporter Ruiz", "she spoke to Ruiz": who asks the questions, not who answers them.
    fn interviews(&self, name: usize) -> bool {
        let tagged = self.tagged;
        let this = &self.names[name];
        let trade = this.roles.iter().flatten().any(|role| {
            (role.tokens.start..role.tokens.end)
                .any(|at| tagged.is_any(at, &["interviewer", "reporter", "correspondent"]))
        });
        let verb = this.end + u32::from(this.end > this.tokens.end);
        let meets = tagged.is_any(verb, &["interviewed", "interviews", "asked", "questioned"])
            || tagged.is_any(verb, &["spoke", "talked", "talks", "speaks", "chatted", "chats", "sat", "sits"])
                && (verb + 1..verb + 3).any(|at| tagged.is_any(at, &["to", "with", "down"]));
        let by = this.tokens.start.checked_sub(2).is_some_and(|at| {
            tagged.is(at + 1, "by") && tagged.is_any(at, &["interviewed", "interview", "asked", "questions"])
        });
        // "She spoke to Ruiz": where who answers stands as a pronoun, the name is who asks.
        let to = this.tokens.start.checked_sub(3).is_some_and(|at| {
            tagged.is_any(at + 2, &["to", "with"])
                && tagged.is_any(at + 1, &["spoke", "talked", "talks", "speaks"])
                && tagged.is_any(at, &["he", "she", "they"])
        });
        trade || meets || by || to
    }

    pub(super) fn follow_first_person(&mut self) {
        for _ in 0..3 {
            for &(inner, outer) in &self.first_person {
                if let (None, (Some(who), found)) = (self.of[inner].0, self.of[outer]) {
                    self.of[inner] = (Some(who), resolution(ResolutionForm::Pronoun, found.confidence * 0.9));
                }
            }
        }
    }

    /// A quotation that stands by itself goes on with the speaker of the one just before it.
    pub(super) fn carry_on(&mut self, attributions: &[Attribution]) {
        let text = &self.tagged.text;
        let mut order: Vec<(Span<Tok>, usize)> = attributions
            .iter()
            .enumerate()
            .filter_map(|(at, attribution)| Some((*attribution.content.first()?, at)))
            .filter(|(content, _)| !content.is_empty() && content.end <= text.len())
            .collect();
        order.sort_unstable();
        let mut before: Option<(usize, u32)> = None;
        // Two talk, and nobody says who: after the answer anybody may speak.
        let mut talk = false;
        for (place, &(content, which)) in order.iter().enumerate() {
            let attribution = &attributions[which];
            let paragraph = text.paragraph_of(content.start);
            if attribution.source.is_none()
                && attribution.cue.is_none()
                && attribution.kind == QuoteKind::Direct
                && text.sentence_of(content.start).tokens.start == content.start
                && text.sentence_of(content.end - 1).tokens.end == content.end
                && let Some((earlier, end)) = before
            {
                let (who, found) = self.of[earlier];
                let apart = text.paragraph_of(end) != paragraph;
                // What follows a question in a paragraph of its own is its answer.
                let asked = apart && self.asks(attributions[earlier].content.last());
                let near = text.paragraph_of(end) == paragraph
                    || text.paragraph_of(end) + 1 == paragraph
                        && text.paragraphs()[paragraph as usize].tokens == content;
                if talk && apart {
                    // Nobody is named.
                } else if asked && near {
                    talk = true;
                    // The other of the two who talk, if there are just two.
                    if let Some(other) = self.answers(&order[..place], attributions, who) {
                        self.of[which] = (Some(other), resolution(ResolutionForm::Continued, 0.4));
                    }
                } else if let (Some(who), true) = (who, near) {
                    self.of[which] =
                        (Some(who), resolution(ResolutionForm::Continued, (found.confidence * 0.75).min(0.7)));
                }
            }
            if self.of[which].0.is_none()
                && attribution.source.is_none()
                && attribution.cue.is_none()
                && attribution.kind == QuoteKind::Direct
                && before.is_none_or(|(_, end)| text.paragraph_of(end) != paragraph)
                && let Some(who) = self.introduced(content.start)
            {
                self.of[which] = (Some(who), resolution(ResolutionForm::Continued, 0.5));
            }
            talk &= attribution.source.is_none();
            if attribution.kind != QuoteKind::Indirect {
                let last = attribution.content.iter().map(|piece| piece.end).max().unwrap_or(content.end);
                before = Some((which, last.min(text.len()) - 1));
            } else if before.is_some_and(|(_, end)| text.paragraph_of(end) != paragraph) {
                before = None;
            }
        }
    }

    /// The only person before the colon that announces a quotation in its sentence, where that one is the subject.
    fn introduced(&self, at: u32) -> Option<Who> {
        let text = &self.tagged.text;
        let sentence = text.token(at).sentence;
        if text.sentences()[sentence as usize].tokens.start == at || text.kind(at.checked_sub(1)?) != Some(Kind::Colon)
        {
            return None;
        }
        let until = self.seen.partition_point(|seen| seen.at < at);
        let mut only = None;
        let mut subject = 0.0_f32;
        for seen in self.seen[..until].iter().rev().take(MENTIONS_BACK).take_while(|seen| seen.sentence == sentence) {
            let person = match seen.who {
                Who::Entity(_) => self.is_person(seen.who),
                Who::Own(id) => self.own[id as usize].person || self.own[id as usize].plural,
            };
            if !person || seen.possessor {
                continue;
            }
            if seen.quoted || only.is_some_and(|who| who != seen.who) {
                return None;
            }
            only = Some(seen.who);
            subject = subject.max(seen.subject);
        }
        only.filter(|_| subject >= 0.9)
    }

    /// Whether the last piece of a content ends with a question mark.
    fn asks(&self, piece: Option<&Span<Tok>>) -> bool {
        piece.is_some_and(|piece| {
            (piece.start..piece.end).rev().take(3).any(|at| self.tagged.text.kind(at) == Some(Kind::Question))
        })
    }

    /// Who answers a question: the only other one who is quoted directly in the last quotations before it.
    fn answers(&self, before: &[(Span<Tok>, usize)], attributions: &[Attribution], asker: Option<Who>) -> Option<Who> {
        let mut other = None;
        let direct = before.iter().rev().filter(|(_, at)| attributions[*at].kind == QuoteKind::Direct);
        for (_, at) in direct.take(6) {
            let Some(who) = self.of[*at].0.filter(|who| Some(*who) != asker) else { continue };
            if other.is_some_and(|other| other != who) {
                return None;
            }
            other = Some(who);
        }
        other.filter(|_| asker.is_some())
    }
}
