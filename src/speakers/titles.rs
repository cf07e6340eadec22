//! Titles before a name and appositions around it: the roles that come with it.

use super::lists::{Key, Traits, join, key, lists};
use super::names::Finder;
use super::roles::{Determiner, Role, is_person_noun, phrase_at, with_complements};
use crate::model::Class;
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Offices that are addressed as "Mr." and "Madam"; after it another trade is a surname: "Mr. Singer".
const OFFICES: &[&str] = &[
    "president",
    "speaker",
    "chairman",
    "chairwoman",
    "chair",
    "secretary",
    "mayor",
    "justice",
    "minister",
    "senator",
    "ambassador",
    "governor",
    "leader",
    "chancellor",
    "premier",
    "judge",
    "commissioner",
];

impl Finder<'_, '_> {
    /// Whether there is but "Mr." or the like between two tokens.
    fn addressed(&self, start: u32, end: u32) -> bool {
        start + 1 == end && self.tagged.is_any(start, &["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mister"])
    }

    /// Whether a capitalized word stands in no list and no dictionary, as most given names that the lists lack.
    fn is_unheard(&self, at: u32) -> bool {
        self.capital(at)
            && self.traits(at) == Traits::default()
            && crate::lexicon::vocabulary().entry(self.tagged.word(at)).plain.is_empty()
    }

    /// The titles that a row begins with: up to the last of them that a name can follow, and that word.
    pub(super) fn title(&self, start: u32, end: u32) -> Option<(Span<Tok>, u32)> {
        let titles = Traits::TITLE.with(Traits::HONORIFIC);
        let mut found = None;
        let mut at = start;
        while at < end {
            let traits = if self.is_word(at) { self.traits(at) } else { Traits::default() };
            // "Chris Major": an office after a given name is a surname.
            let surname = at > start
                && at + 1 == end
                && (self.traits(start).any(Traits::GIVEN)
                    || at == start + 1 && traits.any(Traits::HONORIFIC) && self.is_unheard(start)
                    || self.addressed(start, at) && !self.tagged.is_any(at, OFFICES));
            // "Dean Baker": a given name, where it is not "the dean" nor "Dean Ana Baker".
            let given = at == start
                && traits.any(Traits::GIVEN)
                && (at + 1 == end && at > self.start || at + 2 == end && !self.traits(at + 1).any(Traits::GIVEN))
                && !(at > self.start && self.tagged.class(at - 1) == Class::Determiner);
            if given {
                break;
            }
            let names = traits.any(Traits::GIVEN) && !traits.any(titles);
            // "House of Representatives": what follows "of" is no office of the name's.
            if found.is_none() && self.is_word(at) && matches!(self.surface(at), "of" | "for" | "on") {
                break;
            }
            if traits.any(titles) && !surname {
                found = Some((Span::new(start, at + 1), at));
                if self.tagged.is(at + 1, "in") && self.tagged.is(at + 2, "charge") && at + 2 < end {
                    found = Some((Span::new(start, at + 3), at));
                    at += 3;
                    continue;
                }
                if self.tagged.is_any(at + 1, &["of", "to", "for"]) && at + 1 < end {
                    // "Secretary of State Ana Ruiz"
                    let mut after = at + 2;
                    while after < end && (self.tagged.is(after, "the") || !self.capital(after)) {
                        after += 1;
                    }
                    let stop = self.complement_end(after, end);
                    found = Some((Span::new(start, stop.min(end)), at));
                    break;
                }
            } else if names && found.is_some() {
                break;
            }
            at += 1;
        }
        let (tokens, head) = found?;
        // Before the title stand a place, a body, an adjective: no given name.
        let place = self.place_end(tokens.start, head).unwrap_or(tokens.start);
        let clean = (place..head).all(|at| {
            !self.is_word(at) || {
                let traits = self.traits(at);
                !traits.any(Traits::GIVEN)
                    || traits
                        .any(titles.with(Traits::BODY).with(Traits::PLACE).with(Traits::DEMONYM).with(Traits::PERSON))
                    || matches!(
                        crate::lexicon::vocabulary().entry(self.tagged.word(at)).plain.best(),
                        Class::Noun | Class::Nouns | Class::Adjective
                    )
            }
        });
        clean.then_some((tokens, head))
    }

    /// Where a listed place of several words that starts here ends: "South Carolina Sen. ...".
    fn place_end(&self, start: u32, end: u32) -> Option<u32> {
        let mut joined = 0;
        let mut place = None;
        for at in start..end.min(start + 4) {
            joined = join(joined, key(self.surface(at)));
            if at > start && lists().facts(joined).traits.any(Traits::PLACE) {
                place = Some(at + 1);
            }
        }
        place
    }

    /// Where what an office is "of" ends and a person's name begins: after a place, before a given name or an initial, else before
    /// the last two words of three or more.
    pub(super) fn complement_end(&self, start: u32, end: u32) -> u32 {
        let mut joined = 0;
        let mut place = None;
        for at in start..end.min(start + 4) {
            if !self.is_word(at) {
                break;
            }
            joined = join(joined, key(self.surface(at)));
            if lists().facts(joined).traits.any(Traits::PLACE) {
                place = Some(at + 1);
            }
        }
        // "Superintendent of Police R. K. Nair"
        let initial = |at: u32| self.surface(at).len() == 2 && self.surface(at).ends_with('.');
        let given = (start + 1..end).find(|at| {
            let traits = self.traits(*at);
            traits.any(Traits::GIVEN) && !traits.any(Traits::PLACE) || initial(*at)
        });
        let body = self.traits(self.last_word(start, end)).any(Traits::BODY);
        place.or(given).unwrap_or(if end >= start + 3 && !body { end - 2 } else { end })
    }

    /// Where a possessor before these tokens starts: "Ukraine" of "Ukraine's President".
    pub(super) fn possessor_before(&self, at: u32) -> Option<u32> {
        let genitive = at.checked_sub(1)?;
        let before = genitive.checked_sub(1)?;
        (before >= self.start && self.tagged.class(genitive) == Class::Genitive && self.names(before)).then_some(before)
    }

    /// A role in lower case directly before a name: its tokens and its head.
    pub(super) fn role_before(&self, at: u32, floor: u32) -> Option<(Span<Tok>, u32)> {
        let end = at;
        let mut head = at.checked_sub(1)?;
        // "secretary of state Ana Ruiz"
        if head >= self.start + 2
            && self.is_word(head)
            && !self.capital(head)
            && self.tagged.is(head - 1, "of")
            && matches!(self.tagged.class(head), Class::Noun | Class::Nouns)
        {
            head -= 2;
        }
        if head < self.start || !self.is_word(head) || !is_person_noun(self.tagged, head) {
            return None;
        }
        if self.capital(head) && head + 1 == end {
            return None;
        }
        // "named father Marren", "people": only what the tagger takes for a noun.
        if !matches!(self.tagged.class(head), Class::Noun | Class::Name | Class::Nouns | Class::Adjective) {
            return None;
        }
        let mut start = head;
        while start > self.start.max(floor) && head - start < 5 {
            let before = start - 1;
            let ok = matches!(self.kind(before), Some(Kind::Hyphen | Kind::Word))
                && !matches!(self.tagged.class(before), Class::Genitive)
                && (matches!(
                    self.tagged.class(before),
                    Class::Noun | Class::Adjective | Class::Name | Class::Participle
                ) || self.kind(before) == Some(Kind::Hyphen));
            if !ok {
                break;
            }
            start = before;
        }
        Some((Span::new(start, end), head))
    }

    /// The place and the party after a name: "of Florida", "(R-Fla.)", ", D-Ohio,"; 0 for none.
    pub(super) fn seat_after(&self, at: u32) -> (Key, Key) {
        let mut at = at;
        if self.is_word(at) && self.tagged.is_any(at, &["of", "from"]) {
            return (self.place_at(at + 1), 0);
        }
        if !matches!(self.kind(at), Some(Kind::Open | Kind::Comma)) {
            return (0, 0);
        }
        at += 1;
        // "R-Fla." is one word or several.
        let word = if self.is_word(at) { self.surface(at) } else { "" };
        let (party, rest) = word.split_once('-').unwrap_or((word, ""));
        let party = match party {
            "R" => key("republican"),
            "D" => key("democratic"),
            _ => return (0, 0),
        };
        if !rest.is_empty() {
            let listed = lists().of(rest);
            return (
                lists().state(rest).unwrap_or(if listed.traits.any(Traits::PLACE) { listed.place } else { 0 }),
                party,
            );
        }
        let apart = u32::from(self.kind(at + 1) == Some(Kind::Hyphen));
        let state = if apart == 1 && self.is_word(at + 2) { lists().state(self.surface(at + 2)) } else { None };
        (state.unwrap_or_else(|| self.place_at(at + 1 + apart)), party)
    }

    /// The listed place whose name starts here; 0 for none.
    fn place_at(&self, at: u32) -> Key {
        let mut joined = 0;
        let mut place = 0;
        for at in at..self.end.min(at + 3) {
            if !self.is_word(at) || !self.capital(at) {
                break;
            }
            joined = join(joined, key(self.surface(at)));
            let facts = lists().facts(joined);
            if facts.traits.any(Traits::PLACE) {
                place = facts.place;
            }
        }
        place
    }

    /// "Marren is the governor of ...": the role.
    pub(super) fn complement_after(&self, at: u32) -> Option<Role> {
        if !self.is_word(at) || !self.tagged.is_any(at, &["is", "was", "became"]) {
            return None;
        }
        let phrase = phrase_at(self.tagged, at + 1, self.end)?;
        let stated = matches!(phrase.determiner, Determiner::Definite | Determiner::Indefinite);
        if !stated || !is_person_noun(self.tagged, phrase.head) {
            return None;
        }
        let to = with_complements(self.tagged, phrase, self.end);
        Some(Role::new(self.tagged, Span::new(phrase.core.start, to), phrase.head))
    }

    /// "..., governor of Marren,": the role and where it ends.
    pub(super) fn apposition_after(&self, at: u32) -> Option<(Role, u32)> {
        if self.kind(at) != Some(Kind::Comma) {
            return None;
        }
        let mut from = at + 1;
        // "..., 34, a plumber,"
        if self.kind(from) == Some(Kind::Number) && self.kind(from + 1) == Some(Kind::Comma) {
            from += 2;
        }
        let phrase = phrase_at(self.tagged, from, self.end)?;
        let head = Some(phrase.head).filter(|head| is_person_noun(self.tagged, *head))?;
        let to = with_complements(self.tagged, phrase, self.end);
        // "Marren, chairman Ostby and ..." is a list.
        if phrase.determiner == Determiner::Bare && to < self.end && self.capital(to) && self.names(to) {
            return None;
        }
        // "In a talk with Ruiz, the governor said": a verb right after it makes it the subject.
        let to = self.second_role(phrase.determiner, to);
        if self.tagged.is(to, "and") || to < self.end && self.tagged.class(to).is_finite() {
            return None;
        }
        let mut tokens = Span::new(phrase.core.start, to);
        let whole = phrase.possessor.map_or(tokens, |possessor| Span::new(possessor.start, to));
        let mut role = Role::new(self.tagged, whole, head);
        if phrase.determiner == Determiner::Possessive && phrase.possessor.is_none() {
            tokens.start = phrase.core.start;
        }
        role.tokens = tokens;
        Some((role, to))
    }

    /// Where the second of two descriptions after one name ends: "..., a lawyer and former senator,"; else where the first does.
    fn second_role(&self, determiner: Determiner, to: u32) -> u32 {
        if determiner != Determiner::Indefinite || !self.tagged.is(to, "and") {
            return to;
        }
        let second = phrase_at(self.tagged, to + 1, self.end)
            .filter(|next| matches!(next.determiner, Determiner::Bare | Determiner::Indefinite));
        let end = second.map_or(to, |next| with_complements(self.tagged, next, self.end));
        let closes = self.kind(end) == Some(Kind::Comma) || end < self.end && self.tagged.class(end) == Class::Wh;
        if closes { end } else { to }
    }

    /// The comma before a name, or before what tells who bears it: "his father, the Rev. Tom Marren", "the head of the
    /// mission, the Norlandic diplomat Tom Lee".
    fn comma_before(&self, at: u32) -> Option<u32> {
        const WORDS: u32 = 4;
        let lowest = self.start.max(at.saturating_sub(WORDS + 1));
        let mut from = at;
        if from > lowest && is_person_noun(self.tagged, from - 1) {
            let describes = |at: u32| {
                matches!(self.tagged.class(at), Class::Adjective | Class::Noun | Class::Name)
                    && self.kind(at) == Some(Kind::Word)
            };
            while from > lowest && describes(from - 1) {
                from -= 1;
            }
        }
        let article = from > self.start && self.tagged.is_any(from - 1, &["the", "a", "an"]);
        let comma = from.checked_sub(1 + u32::from(article))?;
        (comma >= self.start && self.kind(comma) == Some(Kind::Comma)).then_some(comma)
    }

    /// "The president, ...", before the name from `at` to `end`: the tokens with the determiner, and the role.
    pub(super) fn apposition_before(&self, at: u32, end: u32) -> Option<(Span<Tok>, Role)> {
        let comma = self.comma_before(at)?;
        let lowest = self.start.max(comma.saturating_sub(18));
        let mut start = comma;
        // "the coast guard", of "a spokeswoman for the coast guard": the longer one is meant.
        let mut found = None;
        while start > lowest {
            start -= 1;
            let class = self.tagged.class(start);
            if matches!(self.kind(start), Some(Kind::Comma | Kind::DoubleMark | Kind::Colon | Kind::Semicolon))
                || matches!(class, Class::Past | Class::VerbS | Class::Aux | Class::Modal | Class::Wh)
            {
                return found;
            }
            let mut from = start;
            match class {
                Class::Determiner | Class::Possessive => {}
                // "Norway's prime minister, ..."
                Class::Genitive => {
                    while from > lowest && self.names(from - 1) && self.capital(from - 1) {
                        from -= 1;
                    }
                    if from == start {
                        continue;
                    }
                    if from > lowest && matches!(self.tagged.class(from - 1), Class::Determiner) {
                        from -= 1;
                    }
                }
                _ => continue,
            }
            let Some(phrase) = phrase_at(self.tagged, from, comma) else { continue };
            let head = phrase.head;
            if !is_person_noun(self.tagged, head) {
                continue;
            }
            let covered = phrase.tokens.end == comma
                || matches!(self.surface(phrase.tokens.end), "of" | "for" | "at" | "in" | "to" | "on");
            // "According to the official, Marren sent them"
            if self.kind(end) != Some(Kind::Comma)
                && from >= self.start + 2
                && self.tagged.is(from - 1, "to")
                && self.tagged.is(from - 2, "according")
            {
                return None;
            }
            // "including a boy, Ruiz said": what another word governs is no subject, and the name is one by itself.
            let governed = from > self.start
                && matches!(self.tagged.class(from - 1), Class::Gerund | Class::Past | Class::Verb | Class::VerbS);
            let governed = governed || from > self.start && self.tagged.is(from - 1, "including");
            if governed && end < self.end && matches!(self.tagged.class(end), Class::Past | Class::VerbS) {
                return found;
            }
            if covered {
                let words = phrase.possessor.map_or(phrase.core.start, |of| of.start);
                let mut role = Role::new(self.tagged, Span::new(words, comma), head);
                role.tokens = Span::new(phrase.core.start, comma);
                found = Some((Span::new(from, comma), role));
                if from == 0 || !self.tagged.is_any(from - 1, &["of", "for", "at"]) {
                    return found;
                }
            }
        }
        found
    }
}
