//! Sources: from the mention beside a cue to the name, pronoun or description that heads it.

use super::descriptions::KNOWN;
use super::discourse::{Discourse, MENTIONS_BACK, UNRESOLVED, Who, resolution};
use super::lists::{Traits, lists};
use super::names::Sort;
use super::pronouns::{Place, Pronoun};
use super::roles::{Determiner, Phrase, is_person_noun, phrase_at};
use crate::article::{MentionForm, Resolution, ResolutionForm};
use crate::model::Class;
use crate::quotes::is_nobody;
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Names joined by "and" that are read as one speaker.
const TOGETHER: usize = 8;

impl Discourse<'_, '_> {
    /// Resolves a source: its speaker, how, and the tokens that are done with.
    pub(super) fn source(
        &mut self,
        source: Span<Tok>,
        quoted: bool,
        exclude: Option<Who>,
        content: &[Span<Tok>],
    ) -> (Option<Who>, Resolution, u32) {
        let tagged = self.tagged;
        let mut end = source.end.min(tagged.text.len());
        let mut at = source.start;
        // "The Harbour Office today": when is no part of who.
        while end > at + 1
            && (tagged.is_any(end - 1, &["today", "yesterday", "tomorrow", "tonight", "later", "also", "now"])
                || tagged.class(end - 1) == Class::Adverb && self.name_at(end - 1).is_none())
        {
            end -= 1;
        }
        // "the union, which"
        if end > at + 2 && tagged.is_any(end - 1, &["who", "which"]) && tagged.text.kind(end - 2) == Some(Kind::Comma) {
            end -= 2;
        }
        if is_nobody(tagged, source) {
            return (None, UNRESOLVED, source.end);
        }
        // "Similarly, Ana Ruiz"
        if end > at + 2
            && tagged.text.kind(at + 1) == Some(Kind::Comma)
            && tagged.text.surface(at).len() > 5
            && tagged.text.surface(at).ends_with("ly")
            && self.name_at(at).is_none_or(|name| self.entities.of_name[name].is_none())
        {
            at += 2;
        }
        at = self.lead(at, end);
        // "both scientists", "the two researchers": those who were named together.
        let noun = at + if tagged.is(at, "both") { 1 } else { 2 };
        if (tagged.is(at, "both") || tagged.is(at, "the") && tagged.is(at + 1, "two"))
            && noun + 1 == end
            && tagged.class(noun) == Class::Nouns
            && let Some(who) = self.both(at)
        {
            self.push(who, Span::new(at, end), MentionForm::Nominal, quoted, true);
            return (Some(who), resolution(ResolutionForm::Nominal, 0.6), end);
        }
        // "even", "both", "according to": what stands before the phrase.
        while at < end
            && (tagged.text.kind(at) != Some(Kind::Word)
                && tagged.text.kind(at) != Some(Kind::Number)
                && tagged.text.kind(at) != Some(Kind::Handle)
                || self.name_at(at).is_none()
                    && matches!(tagged.class(at), Class::Adverb | Class::Preposition | Class::Conjunction | Class::To)
                    && !tagged.is_any(at, &["that", "many", "some", "most", "few", "several"]))
        {
            at += 1;
        }
        at = self.after_clause(at, end);
        if at >= end {
            return (None, UNRESOLVED, source.end);
        }
        if end == at + 1
            && let Some((who, found)) = self.turn(at)
        {
            return (who, found, end);
        }
        // "the 34-year-old"
        if let Some(age) = self.aged(at, end) {
            let tokens = Span::new(age, end);
            return match self.of_age(age) {
                Some((who, confidence)) => {
                    self.push(who, tokens, MentionForm::Nominal, quoted, true);
                    (Some(who), resolution(ResolutionForm::Nominal, confidence), end)
                }
                None => (None, resolution(ResolutionForm::Nominal, 0.0), end),
            };
        }
        // "Ruiz himself"
        if at > 0
            && tagged.is_any(at, &["himself", "herself", "itself", "themselves"])
            && let Some(id) = self.name_at(at - 1).and_then(|name| self.entities.of_name[name])
        {
            return (Some(Who::Entity(id)), resolution(ResolutionForm::Name, 0.9), at + 1);
        }
        // "both", "the two", "the couple": two who were named together.
        if (tagged.is(at, "both") && end == at + 1 || end == at + 2 && tagged.is(at, "the"))
            && tagged.is_any(end - 1, &["both", "two", "pair", "couple", "duo"])
        {
            let Some(who) = self.both(at) else { return (None, resolution(ResolutionForm::Nominal, 0.0), end) };
            self.push(who, Span::new(at, end), MentionForm::Nominal, quoted, true);
            return (Some(who), resolution(ResolutionForm::Nominal, 0.6), end);
        }
        let name = self.name_at(at).is_some();
        let pronoun = Pronoun::of(tagged, at).filter(|_| at + 1 == end || tagged.class(at) == Class::Pronoun);
        if let Some(pronoun) = pronoun.filter(|_| !name) {
            let found = self.antecedent(pronoun, Place { at, quoted, source: true, content, exclude });
            let found = match found {
                None => self.acting(pronoun, at, content).map(|who| (who, 0.55)),
                found => found,
            };
            // "He and other senators said": one speaker for all of them.
            if at + 2 < end
                && tagged.is(at + 1, "and")
                && let Some(others) = phrase_at(tagged, at + 2, end)
            {
                if let Some((who, _)) = found {
                    self.push(who, Span::new(at, at + 1), MentionForm::Pronoun, quoted, false);
                }
                let last = self.name_at(others.head).map_or(others.tokens.end, |name| self.names[name].tokens.end);
                let tokens = Span::new(at, last.min(end));
                let (who, _) = self.joint(tokens);
                self.push(who, tokens, MentionForm::Pronoun, quoted, true);
                return (Some(who), resolution(ResolutionForm::Pronoun, 0.6), tokens.end);
            }
            if let Some((who, confidence)) = found {
                self.learn(who, pronoun);
                self.push(who, Span::new(at, at + 1), MentionForm::Pronoun, quoted, true);
                return (Some(who), resolution(ResolutionForm::Pronoun, confidence), at + 1);
            }
            return (None, resolution(ResolutionForm::Pronoun, 0.0), at + 1);
        }
        if tagged.class(at) == Class::Wh && !name || tagged.is(at, "that") && at + 1 == end {
            return match self.relative(at, quoted) {
                Some(who) => {
                    self.push(who, Span::new(at, at + 1), MentionForm::Pronoun, quoted, true);
                    (Some(who), resolution(ResolutionForm::Pronoun, 0.85), at + 1)
                }
                None => (None, resolution(ResolutionForm::Pronoun, 0.0), at + 1),
            };
        }
        if tagged.class(at) == Class::Pronoun && !name && tagged.text.surface(at) != "US" {
            return (None, resolution(ResolutionForm::Pronoun, 0.0), at + 1);
        }
        self.phrase_source(at, end, quoted)
    }

    /// "The foreign ministry summoned the envoy. "We object," it said.", "Police searched the house. They said ...": the body, or the
    /// persons, that the sentence before is of.
    fn acting(&mut self, pronoun: Pronoun, at: u32, content: &[Span<Tok>]) -> Option<Who> {
        let tagged = self.tagged;
        let text = &tagged.text;
        // What they say may be several sentences.
        let first = content.first().map_or(at, |piece| piece.start.min(at));
        let before = text.sentence_of(first).tokens.start.checked_sub(1)?;
        let sentence = text.sentence_of(before).tokens;
        let phrase = phrase_at(tagged, sentence.start, sentence.end)?;
        let mut behind = phrase.tokens.end;
        // "The bank, which left in 2018, has paid."
        if text.kind(behind) == Some(Kind::Comma) && tagged.class(behind + 1) == Class::Wh {
            behind = (behind + 1..sentence.end).find(|at| text.kind(*at) == Some(Kind::Comma))? + 1;
        }
        let verb = (behind..sentence.end).find(|at| tagged.class(*at) != Class::Adverb)?;
        let facts = lists().of(text.surface(phrase.head));
        let fits = match pronoun {
            Pronoun::It => phrase.determiner == Determiner::Definite && facts.traits.any(Traits::BODY),
            Pronoun::They => {
                let several = self.several.iter().rev().take_while(|several| several.at >= sentence.start);
                let mut persons = several.filter(|several| several.persons && several.at < first);
                // "Police arrested three men. They said": it may be either.
                let own = persons.clone().any(|several| several.at == phrase.head);
                (own || tagged.is(phrase.head, "police")) && persons.all(|several| several.at == phrase.head)
            }
            Pronoun::Person(_) => false,
        };
        // "Officers arrested Hale" has a participle by its looks, and its object right behind it.
        let takes = tagged.class(verb) == Class::Participle
            && (tagged.class(verb + 1).is_nominal()
                || matches!(tagged.class(verb + 1), Class::Determiner | Class::Possessive | Class::Number));
        let acts =
            fits && text.paragraph_of(before) == text.paragraph_of(at) && (tagged.class(verb).is_finite() || takes);
        acts.then(|| self.described_source(phrase, phrase.tokens.end, false).0).flatten()
    }

    /// Where the mention starts after a word that leads its sentence: "There Ruiz", "Then the mayor"; or after the end of
    /// what stands before it: "10 and Ruiz", of "August 10 and Ruiz".
    fn lead(&self, at: u32, end: u32) -> u32 {
        const LEADS: &[&str] = &[
            "there",
            "here",
            "then",
            "thus",
            "so",
            "yet",
            "still",
            "now",
            "once",
            "later",
            "instead",
            "meanwhile",
            "nevertheless",
            "nonetheless",
            "however",
            "therefore",
            "hence",
            "today",
            "yesterday",
            "soon",
            "again",
            "also",
            "moreover",
            "furthermore",
            "afterwards",
            "besides",
            "perhaps",
        ];
        let tagged = self.tagged;
        let opens = tagged.text.sentence_of(at).tokens.start == at;
        let mut next = at + 1;
        if opens && tagged.is_any(at, LEADS) {
            next += u32::from(tagged.text.kind(next) == Some(Kind::Comma));
        } else if tagged.text.kind(at) == Some(Kind::Number) && tagged.is_any(next, &["and", "but", "as", "while"]) {
            next += 1;
        } else {
            return at;
        }
        let mention = next < end
            && (tagged.text.token(next).shape.is_capitalized() && tagged.text.kind(next) == Some(Kind::Word)
                || matches!(tagged.class(next), Class::Determiner | Class::Possessive | Class::Pronoun));
        if mention { next } else { at }
    }

    /// Where the mention starts in a source that took in a clause before it: "The engine stopped, and | my navigator".
    fn after_clause(&self, at: u32, end: u32) -> u32 {
        let tagged = self.tagged;
        let joins = |at: u32| tagged.is_any(at, &["and", "but"]) && tagged.text.kind(at - 1) == Some(Kind::Comma);
        let Some(last) = (at + 3..end.saturating_sub(1)).rev().find(|at| joins(*at)) else { return at };
        let clause = (at + 1..last).any(|at| tagged.class(at).is_finite())
            && !(at..last).any(|at| tagged.class(at) == Class::Wh)
            && !(last..end).any(|at| tagged.class(at).is_finite());
        if clause { last + 1 } else { at }
    }

    /// Where the number stands in "the 34-year-old", if that is the source, or the part of it after the number.
    fn aged(&self, at: u32, end: u32) -> Option<u32> {
        let text = &self.tagged.text;
        if !text.surface(end - 1).ends_with("-old") && !self.tagged.is(end - 1, "old") {
            return None;
        }
        let first = at.saturating_sub(2);
        (first..end).find(|at| text.kind(*at) == Some(Kind::Number)).filter(|number| {
            *number > 0 && self.tagged.is(number - 1, "the") && text.kind(number + 1) == Some(Kind::Hyphen)
        })
    }

    /// The one person of the last sentences, or the one whose age the article gives as this.
    fn of_age(&self, number: u32) -> Option<(Who, f64)> {
        let text = &self.tagged.text;
        let sentence = text.token(number).sentence;
        let age = text.surface(number);
        let (mut only, mut several) = (None, false);
        for seen in self.seen.iter().rev().take(MENTIONS_BACK) {
            if !self.is_person(seen.who) || seen.quoted {
                continue;
            }
            let told = (seen.at..(seen.at + 8).min(number)).any(|at| text.surface(at) == age);
            if told && text.token(seen.at).sentence + 12 > sentence {
                return Some((seen.who, 0.85));
            }
            if sentence - text.token(seen.at).sentence <= 2 {
                several |= only.is_some_and(|who| who != seen.who);
                only = Some(seen.who);
            }
        }
        only.filter(|_| !several).map(|who| (who, 0.6))
    }

    /// Resolves a source that is a noun phrase.
    pub(super) fn phrase_source(&mut self, at: u32, end: u32, quoted: bool) -> (Option<Who>, Resolution, u32) {
        let tagged = self.tagged;
        // A name with its titles, at once.
        if let Some(name) = self.name_at(at).filter(|name| self.names[*name].tokens.start == at) {
            let after = self.names[name].tokens.end;
            if !self.is_genitive(after)
                && (!self.runs_on(after, end) || self.is_whole(name, after) || self.company(after, end).is_some())
            {
                // "Marren County (Norland) Sheriff Tom Lee"
                if self.names[name].sort == Sort::Place
                    && tagged.text.kind(after) == Some(Kind::Open)
                    && tagged.text.kind(after + 2) == Some(Kind::Close)
                    && let Some(titled) = self.name_at(after + 3).filter(|name| self.names[*name].roles[0].is_some())
                {
                    return self.named(titled, end, quoted);
                }
                return self.named(name, end, quoted);
            }
        }
        // "Marren University spokesman Tom Lee": what follows the name heads the phrase.
        let beyond = self.name_at(at).filter(|name| self.names[*name].tokens.start == at).and_then(|name| {
            let from = self.names[name].tokens.end;
            let next = phrase_at(tagged, from, end).filter(|_| !self.is_genitive(from))?;
            let tokens = Span::new(at, next.tokens.end);
            (next.determiner == Determiner::Bare && next.possessor.is_none()).then_some(Phrase {
                tokens,
                core: tokens,
                determiner: Determiner::Bare,
                ..next
            })
        });
        let Some(phrase) = beyond.or_else(|| phrase_at(tagged, at, end)).map(|phrase| self.with_possessor(phrase))
        else {
            // "one of them, Ana Ruiz,": the name in apposition; "one of the party's leaders" is nobody.
            let first = self.names.partition_point(|name| name.tokens.end <= at);
            let within = self.names[first..].iter().take(4).take_while(|name| name.tokens.start < end);
            let apposed = within
                .enumerate()
                .filter(|(_, name)| !(self.is_genitive(name.tokens.end) && self.runs_on(name.tokens.end + 1, end)))
                .find(|(_, name)| {
                    name.tokens.start == at + u32::from(tagged.class(at) == Class::Determiner)
                        || tagged.text.kind(name.tokens.start.wrapping_sub(1)) == Some(Kind::Comma)
                });
            return match apposed.map(|(offset, _)| first + offset).or_else(|| self.titled_at_end(at, end)) {
                Some(name) => self.named(name, end, quoted),
                None => (None, resolution(ResolutionForm::Nominal, 0.0), at),
            };
        };
        let known = lists().traits(tagged, phrase.head);
        // "an anti-Marren group"
        if self.is_against(phrase.tokens) {
            return self.described_source(phrase, end, quoted);
        }
        // The name that heads the phrase: "the Ukrainian Air Force Command", "Ukraine's President ...".
        if let Some(name) = self.name_at(phrase.head) {
            // "Norland's Ana Ruiz Backs Marren": a headline's subject with its verb.
            let first = self.name_at(phrase.core.start).filter(|first| {
                let after = self.names[*first].tokens.end;
                let entry = crate::lexicon::vocabulary().entry(tagged.word(after));
                *first != name
                    && after < phrase.head
                    && tagged.text.token(after).shape.is_capitalized()
                    && (entry.cue.is_some() || entry.plain.has(Class::VerbS) || entry.plain.has(Class::Past))
                    && !lists().traits(tagged, after).any(KNOWN.with(Traits::TITLE))
            });
            return self.named(first.unwrap_or(name), end, quoted);
        }
        // "the president, Ana Ruiz," and "campaign manager Ana Ruiz"
        if let Some(name) = self.apposed(phrase) {
            return self.named(name, end, quoted);
        }
        if tagged.class(phrase.head + 1) == Class::Name
            && phrase.head + 1 < end
            && let Some(name) = self.name_at(phrase.head + 1)
        {
            return self.named(name, end, quoted);
        }
        // "Headteacher the Rev. Ana Ruiz"
        if tagged.is(phrase.head + 1, "the")
            && phrase.determiner == Determiner::Bare
            && known.any(Traits::PERSON)
            && let Some(name) = self.headed(phrase.head + 1, end)
        {
            return self.named(name, end, quoted);
        }
        // "a man called Tom Lee"
        if tagged.is_any(phrase.head + 1, &["named", "called"])
            && is_person_noun(tagged, phrase.head)
            && let Some(name) = self.name_at(phrase.head + 2)
        {
            return self.named(name, end, quoted);
        }
        // "academic and harbour professor Ana Ruiz"
        if tagged.is(phrase.head + 1, "and") {
            let next = self.headed(phrase.head + 2, end);
            if let Some(name) = next.filter(|name| {
                let this = &self.names[*name];
                this.roles[0].is_some()
                    && (phrase.determiner == Determiner::Bare || this.tokens.start == phrase.head + 2)
            }) {
                return self.named(name, end, quoted);
            }
        }
        // "a number of readers"
        let amount = tagged.is_any(
            phrase.head,
            &[
                "number",
                "majority",
                "handful",
                "dozens",
                "hundreds",
                "thousands",
                "group",
                "percent",
                "lot",
                "couple",
                "most",
            ],
        );
        if amount
            && tagged.is(phrase.head + 1, "of")
            && phrase.determiner != Determiner::Definite
            && let Some(of) = phrase_at(tagged, phrase.head + 2, end).filter(|of| tagged.class(of.head) == Class::Nouns)
        {
            let of = Phrase { determiner: Determiner::Indefinite, ..of };
            return self.described_source(of, end, quoted);
        }
        // "the fifth century, Ruiz and Marren": a time or place that leads the sentence, and then who.
        if tagged.text.kind(phrase.tokens.end) == Some(Kind::Comma)
            && let Some(name) = self.headed(phrase.tokens.end + 1, end).filter(|name| {
                // A body's noun is apposed to a body's name.
                let body = known.any(Traits::BODY) && self.names[*name].sort == Sort::Organization;
                let after = self.names[*name].tokens.end;
                let closes = after == end
                    || tagged.text.kind(after) == Some(Kind::Comma)
                    || tagged.is_any(after, &["of", "from"])
                    || self.joined(*name, end).is_some();
                closes
                    && (tagged.class(phrase.head) != Class::Nouns || self.joined(*name, end).is_some())
                    && (body
                        || known.any(Traits::PERSON)
                        || tagged.class(phrase.head) == Class::Nouns && !known.any(Traits::BODY.with(Traits::DOCUMENT))
                        || !known.any(Traits::GROUP.with(Traits::BODY).with(Traits::DOCUMENT)))
            })
        {
            return self.named(name, end, quoted);
        }
        if let Some(name) = self.titled_at_end(at, end).filter(|_| phrase.determiner == Determiner::Bare) {
            return self.named(name, end, quoted);
        }
        self.described_source(phrase, end, quoted)
    }

    /// The name that heads the bare phrase which starts here: "Marren Party chairwoman Ana Ruiz".
    fn headed(&self, at: u32, end: u32) -> Option<usize> {
        let phrase = phrase_at(self.tagged, at, end)
            .filter(|phrase| matches!(phrase.determiner, Determiner::Bare | Determiner::Definite))
            .filter(|_| self.tagged.class(at) != Class::Gerund)?;
        let name = self.name_at(phrase.head)?;
        let this = &self.names[name];
        let speaks = matches!(this.sort, Sort::Person | Sort::Unknown | Sort::Organization);
        let whole = this.words > 1 && this.bare.end == phrase.head + 1 && this.sort == Sort::Person;
        (speaks && (whole || this.tokens.start == phrase.core.start || this.roles[0].is_some())).then_some(name)
    }

    /// The name that a row of words ends with, where a role stands before it: "Radio talk show host Ana Ruiz", whose verbs
    /// are none.
    fn titled_at_end(&self, at: u32, end: u32) -> Option<usize> {
        let tagged = self.tagged;
        let next = self.names.partition_point(|name| name.tokens.start <= at);
        let name = (next..self.names.len().min(next + 3)).find(|name| {
            let this = &self.names[*name];
            this.bare.end <= end && this.bare.start < at + 9 && this.roles[0].is_some() && this.sort == Sort::Person
        })?;
        let this = &self.names[name];
        let closes = this.bare.end == end || tagged.text.kind(this.bare.end) == Some(Kind::Comma);
        let row = (at..this.bare.start).all(|at| {
            matches!(tagged.text.kind(at), Some(Kind::Word | Kind::Hyphen))
                && (tagged.class(at).is_nominal()
                    || matches!(tagged.class(at), Class::Adjective | Class::Participle | Class::Verb))
        });
        (closes && row).then_some(name)
    }

    /// The phrase with the possessor that stands before it where the source leaves that out: "Ruiz's | younger brother".
    fn with_possessor(&self, phrase: Phrase) -> Phrase {
        let genitive = phrase.tokens.start.checked_sub(1).filter(|at| self.is_genitive(*at));
        let of = genitive.and_then(|at| self.name_at(at.checked_sub(1)?));
        match (of, genitive) {
            (Some(name), Some(genitive)) if phrase.determiner == Determiner::Bare => {
                let possessor = Span::new(self.names[name].tokens.start, genitive);
                let tokens = Span::new(possessor.start, phrase.tokens.end);
                Phrase { tokens, determiner: Determiner::Possessive, possessor: Some(possessor), ..phrase }
            }
            _ => phrase,
        }
    }

    /// Whether a phrase is of those who are for or against somebody: "pro-Marren", "anti-Marren".
    fn is_against(&self, phrase: Span<Tok>) -> bool {
        let side = |word: &str| {
            let word = word.as_bytes();
            let begins = |with: &[u8]| word.len() >= with.len() && word[..with.len()].eq_ignore_ascii_case(with);
            begins(b"anti-") || begins(b"pro-")
        };
        (phrase.start..phrase.end.saturating_sub(1)).any(|at| {
            let apart = self.tagged.text.kind(at + 1) == Some(Kind::Hyphen);
            side(self.tagged.text.surface(at)) || apart && self.tagged.is_any(at, &["anti", "pro"])
        })
    }

    /// "'s", or the mark after a plural's "s".
    pub(super) fn is_genitive(&self, at: u32) -> bool {
        self.tagged.class(at) == Class::Genitive
            || self.tagged.text.kind(at) == Some(Kind::SingleMark)
                && self.tagged.text.token(at).shape.is_glued()
                && at > 0
                && self.tagged.text.surface(at - 1).ends_with(['s', 'S'])
                && self.tagged.class(at + 1).is_nominal()
    }

    /// Whether a person's name with its title is no part of a description: "Mrs. Marren shook hands". What follows is then
    /// no noun for somebody or something that speaks, nor stands an article before it.
    fn is_whole(&self, name: usize, after: u32) -> bool {
        let name = &self.names[name];
        let titled = name.bare.start > name.tokens.start && name.sort == Sort::Person;
        let start = name.tokens.start;
        let article = start > 0 && self.tagged.class(start - 1) == Class::Determiner;
        titled
            && !article
            && self.tagged.word(after) == crate::lexicon::WordId::UNKNOWN
            && !lists().traits(self.tagged, after).any(KNOWN.with(Traits::TITLE))
    }

    /// Whether a common noun follows, so that the name before it is only a part of its description.
    pub(super) fn runs_on(&self, after: u32, end: u32) -> bool {
        after < end
            && self.tagged.text.kind(after) == Some(Kind::Word)
            && matches!(self.tagged.class(after), Class::Noun | Class::Nouns | Class::Adjective | Class::Name)
            && !self.is_rewritten(after)
    }

    /// Whether a word after one in Latin letters is in another script: the name once more, "Tran Minh 陳明".
    fn is_rewritten(&self, at: u32) -> bool {
        let latin = |at: u32| {
            let first = self.tagged.text.surface(at).chars().find(|c| c.is_alphabetic());
            first.is_none_or(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c))
        };
        at > 0 && latin(at - 1) && !latin(at)
    }

    /// The speaker of a source that is a name.
    pub(super) fn named(&mut self, name: usize, end: u32, quoted: bool) -> (Option<Who>, Resolution, u32) {
        let names = self.names;
        let this = &names[name];
        // "Ruiz and Marren said": one speaker for both.
        if let Some(last) = self.joined(name, end) {
            let tokens = Span::new(this.tokens.start, names[last].tokens.end);
            let (who, _) = self.joint(tokens);
            self.push(who, tokens, MentionForm::Name, quoted, true);
            return (Some(who), resolution(ResolutionForm::Name, 0.8), this.tokens.start);
        }
        if let Some(last) = self.company(this.tokens.end, end) {
            let tokens = Span::new(this.tokens.start, last + 1);
            let (who, _) = self.joint(tokens);
            self.push(who, tokens, MentionForm::Nominal, quoted, true);
            return (Some(who), resolution(ResolutionForm::Name, 0.7), this.tokens.start);
        }
        match self.entities.of_name[name] {
            Some(id) => {
                let who = Who::Entity(id);
                let entity = &self.entities.all[id as usize];
                let confidence = match (this.words, entity.words) {
                    (2.., _) => 0.97,
                    (_, 2..) => 0.93,
                    _ if entity.weak => 0.6,
                    _ => 0.85,
                };
                self.push(who, this.tokens, MentionForm::Name, quoted, true);
                (Some(who), resolution(ResolutionForm::Name, confidence), this.tokens.start)
            }
            None => (None, resolution(ResolutionForm::Name, 0.0), this.tokens.start),
        }
    }

    /// "and colleagues", "and her team", "et al.": those who speak together with a name that ends here.
    fn company(&self, at: u32, end: u32) -> Option<u32> {
        let tagged = self.tagged;
        if tagged.is(at, "et") && tagged.is_any(at + 1, &["al", "al."]) && at + 1 < end {
            return Some(at + 1);
        }
        let owned = tagged.class(at + 1) == Class::Possessive || tagged.is(at + 1, "other");
        let noun = at + 1 + u32::from(owned);
        let with = tagged.is_any(at, &["and", "&"]) && noun < end && tagged.text.kind(noun) == Some(Kind::Word);
        let persons = lists().traits(tagged, noun).any(Traits::GROUP.with(Traits::RELATION))
            && tagged.class(noun) == Class::Nouns
            || tagged.is_any(noun, &["others", "team", "colleagues", "staff", "family"]);
        (with && persons && self.name_at(noun).is_none()).then_some(noun)
    }

    /// The last of several names joined by "and" or "or" within a source.
    pub(super) fn joined(&self, first: usize, end: u32) -> Option<usize> {
        let mut last = first;
        let mut at = self.names[first].tokens.end;
        while at < end && last < first + TOGETHER {
            // "Ana Ruiz, head of the port, and": what the name is said to be stands between.
            let apposed = self.names[last].end;
            if apposed > at && self.tagged.text.kind(apposed) == Some(Kind::Comma) && self.tagged.is(apposed + 1, "and")
            {
                at = apposed;
            }
            if self.tagged.text.kind(at) == Some(Kind::Comma) && self.tagged.is(at + 1, "and") {
                at += 1;
            }
            let Some(next) = self.names.get(last + 1) else { break };
            if !self.tagged.is_any(at, &["and", "or", "&"]) || next.tokens.start >= end {
                break;
            }
            // "and the state House speaker Tom Lee"
            let between = at + 1 + u32::from(self.tagged.is_any(at + 1, &["the", "his", "her"]));
            let near = next.tokens.start.checked_sub(between).is_some_and(|far| far <= 3);
            let role = |at: u32| {
                let class = self.tagged.class(at);
                self.tagged.text.kind(at) == Some(Kind::Word)
                    && (class.is_nominal() || matches!(class, Class::Adjective | Class::Participle))
            };
            // "and her deputy, Tom Lee": the description has a comma of its own.
            let described = next.before.is_some_and(|before| before.start == at + 1);
            if !described && (!near || !(between..next.tokens.start).all(role)) {
                break;
            }
            last += 1;
            at = next.tokens.end;
            // "and former Norland governor Tom Lee": the place is a part of his title.
            if next.sort == Sort::Place
                && let Some(titled) =
                    self.names.get(last + 1).filter(|name| name.tokens.start <= at + 1 && name.tokens.end <= end)
                && titled.roles[0].is_some()
            {
                last += 1;
                at = titled.tokens.end;
            }
        }
        (last > first).then_some(last)
    }

    pub(super) fn is_first_person(&self, source: Span<Tok>) -> bool {
        source.len() == 1 && self.tagged.is_any(source.start, &["i", "we", "me", "us", "my", "our"])
    }
}
