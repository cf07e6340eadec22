//! Names: capitalized words with their particles, titles before them and appositions around them.

use super::lists::{ByKey, Gender, Key, Traits, join, key, lists};
use super::roles::{Determiner, Role, is_party, is_person_noun, phrase_at, with_complements};
use crate::model::{Class, Tagged};
use crate::quotes::story_start;
use crate::span::{Span, Tok};
use crate::text::Kind;

/// What a name looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Organization,
    Place,
    /// "Republicans"
    Group,
    /// Nothing shows it; by far most often a person where there are two words or three.
    Unknown,
}

/// A name at one place.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// With the titles before it.
    pub(super) tokens: Span<Tok>,
    /// The name itself, without titles.
    pub(super) bare: Span<Tok>,
    pub(super) sort: Sort,
    pub(super) gender: Gender,
    /// The tokens of a description that stands in apposition before it: "the president, ...".
    pub(super) before: Option<Span<Tok>>,
    /// Where an apposition after it ends; else where the name ends.
    pub(super) end: u32,
    /// A title, a description before it, one after it.
    pub(super) roles: [Option<Role>; 3],
    /// An acronym in brackets after it, else the initials of a body's name.
    pub(super) acronym: Key,
    /// How many words the name has, and their first and last.
    pub(super) words: u32,
    pub(super) first: Key,
    pub(super) last: Key,
    /// All words together.
    pub(super) whole: Key,
    /// "Jr.", "III"; 0 for none.
    pub(super) suffix: Key,
    /// It stands as places do: "in Marren", "Ruvia's government".
    pub(super) placed: bool,
    /// No title, and a common word where a given name or surname should stand: perhaps no person.
    pub(super) weak: bool,
}

/// What can be "of" something within a name.
const OF: Traits = Traits::BODY.with(Traits::BODY_HEAD).with(Traits::TITLE);

/// Words of one name; a longer row of capitals is cut.
const LONGEST: u32 = 16;

/// Finds the names of a text, in order.
pub(super) fn find(tagged: &Tagged<'_>) -> Vec<Name> {
    let text = &tagged.text;
    let mut names = Vec::with_capacity(text.len() as usize / 16);
    let lower = is_lowercased(tagged);
    // The place of a date line is where the story was written, and says nothing in it; a headline may stand before it.
    let story = story_start(tagged);
    let line = story.checked_sub(1).map_or(0, |last| text.paragraphs()[text.paragraph_of(last) as usize].tokens.start);
    let from = |start: u32| if line <= start && start < story { story } else { start };
    let mut passed = Vec::new();
    let mut headlines = Vec::new();
    for sentence in text.sentences() {
        let Span { start, end, .. } = sentence.tokens;
        let (shouted, headline) = capitals(tagged, sentence.tokens);
        let finder = Finder { tagged, start, end, lower, shouted, headline, surname: false };
        if headline && !lower {
            headlines.push(finder);
            continue;
        }
        let shows = !lower && !shouted;
        let mut at = from(start);
        while at < end {
            // Most words are in small letters, and no place's name.
            if shows && !finder.capital(at) && !matches!(tagged.class(at), Class::Name | Class::Noun) {
                at += 1;
                continue;
            }
            if finder.opens(at) {
                let run = finder.run(at);
                let before = names.len();
                finder.read(Span::new(at, run), &mut names);
                // "Baker said": a trade, or the surname of somebody whom the article names in full.
                if names.len() == before && run == at + 1 && finder.capital(at) {
                    passed.push((at, sentence.tokens));
                }
                at = names[before..].last().map_or(run, |name: &Name| name.tokens.end).max(run);
            } else {
                let lowered = lower && tagged.class(at).is_nominal() && finder.is_word(at);
                if lowered || !lower && finder.capital(at) && finder.names(at) {
                    passed.push((at, sentence.tokens));
                }
                at += 1;
            }
        }
    }
    let mut found = names.len();
    if !headlines.is_empty() {
        let known = Known::of(&names);
        for finder in headlines {
            finder.headline(from(finder.start), &known, &mut names);
        }
        if names.len() > found {
            names.sort_by_key(|name| name.tokens.start);
        }
        found = names.len();
    }
    if !passed.is_empty() {
        // "Marsh said": a common word at the start of a sentence is a name where the article has it in one.
        let known = Known::of(&names);
        for (at, sentence) in passed {
            let Span { start, end, .. } = sentence;
            let finder = Finder { tagged, start, end, lower, shouted: false, headline: false, surname: true };
            let class = tagged.class(at);
            let plausible = class.is_nominal() || matches!(class, Class::Adjective | Class::Verb | Class::Modal);
            if plausible
                && known.is_last(key(text.surface(at)))
                && (finder.may_act(at + 1) || !finder.lowercase_noun(at + 1))
            {
                finder.read(Span::new(at, at + 1), &mut names);
            }
        }
        if names.len() > found {
            names.sort_by_key(|name| name.tokens.start);
        }
    }
    shorten(tagged, &mut names);
    names
}

/// "Former Marren aides", "secretary of State Marren": a common word is no given name where the article has the surname
/// with another.
fn shorten(tagged: &Tagged<'_>, names: &mut [Name]) {
    let doubtful = |name: &Name| name.words == 2 && name.weak && name.sort == Sort::Unknown && name.suffix == 0;
    if !names.iter().any(doubtful) {
        return;
    }
    let mut owners: ByKey<bool> = ByKey::default();
    for name in names.iter().filter(|name| name.words > 1 && !name.weak && name.sort == Sort::Person) {
        *owners.entry(name.last) = true;
    }
    for name in names.iter_mut().filter(|name| doubtful(name)) {
        if owners.get(name.last).is_some() && tagged.text.kind(name.bare.start + 1) == Some(Kind::Word) {
            name.bare.start += 1;
            name.tokens.start = name.bare.start;
            (name.words, name.first, name.whole, name.weak) = (1, name.last, name.last, false);
        }
    }
}

/// The names that an article has where capitals show them.
struct Known {
    /// 1 for the last word of a name, 2 for all words of one of several, 3 for both.
    keys: ByKey<u8>,
}

impl Known {
    fn of(names: &[Name]) -> Self {
        let mut keys: ByKey<u8> = ByKey::default();
        for name in names.iter().filter(|name| name.sort != Sort::Group && !name.weak) {
            if name.words > 1 && matches!(name.sort, Sort::Person | Sort::Unknown) || name.words == 1 {
                *keys.entry(name.last) |= 1;
            }
            if name.words > 1 {
                *keys.entry(name.whole) |= 2;
            }
        }
        Known { keys }
    }

    fn is_last(&self, word: Key) -> bool {
        self.keys.get(word).is_some_and(|how| how & 1 != 0)
    }

    fn is_whole(&self, words: Key) -> bool {
        self.keys.get(words).is_some_and(|how| how & 2 != 0)
    }
}

/// Whether a text has next to no capitals: then names are words that no list has.
fn is_lowercased(tagged: &Tagged<'_>) -> bool {
    let mut words = 0;
    for token in tagged.text.tokens().iter().filter(|token| token.kind == Kind::Word).take(200) {
        words += 1;
        if token.shape.is_capitalized() {
            return false;
        }
    }
    words >= 5
}

/// Whether a sentence is a headline in capitals, and whether one in which every longer word has a capital.
fn capitals(tagged: &Tagged<'_>, tokens: Span<Tok>) -> (bool, bool) {
    let (mut words, mut shouted, mut long, mut capitals, mut small) = (0, 0, 0, 0, false);
    for at in tokens.start..tokens.end.min(tokens.start + 24) {
        let token = tagged.text.token(at);
        if token.kind != Kind::Word || token.shape.is_clitic() {
            continue;
        }
        words += 1;
        shouted += usize::from(token.shape.is_all_caps());
        let capital = token.shape.is_capitalized();
        if token.span.len() > 3 {
            long += 1;
            capitals += usize::from(capital);
        }
        small |= !capital && !is_function(tagged.class(at));
        if words == 16 || long >= 3 && capitals == 0 {
            break;
        }
    }
    let shouted = words >= 4 && shouted * 4 >= words * 3;
    let stopped = tagged.text.kind(tokens.end.saturating_sub(1)) == Some(Kind::Period);
    // Some papers put a full stop after their headlines; no word but a function word is then in small letters.
    let enough = if stopped { long >= 4 && capitals == long && !small } else { long >= 3 && capitals * 8 >= long * 7 };
    (shouted, !shouted && words >= 4 && enough)
}

const fn is_function(class: Class) -> bool {
    matches!(
        class,
        Class::Determiner
            | Class::Preposition
            | Class::Conjunction
            | Class::To
            | Class::Pronoun
            | Class::Possessive
            | Class::Aux
            | Class::AuxNonfinite
            | Class::Wh
            | Class::Mark
            | Class::Genitive
    )
}

pub(super) struct Finder<'a, 't> {
    pub(super) tagged: &'a Tagged<'t>,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) lower: bool,
    pub(super) shouted: bool,
    /// A headline whose words have capitals.
    pub(super) headline: bool,
    /// The words are known to be the surname of somebody.
    pub(super) surname: bool,
}

impl Finder<'_, '_> {
    pub(super) fn surface(&self, at: u32) -> &str {
        self.tagged.text.surface(at)
    }

    pub(super) fn traits(&self, at: u32) -> Traits {
        lists().traits(self.tagged, at)
    }

    pub(super) fn kind(&self, at: u32) -> Option<Kind> {
        if at < self.end { self.tagged.text.kind(at) } else { None }
    }

    pub(super) fn is_word(&self, at: u32) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    pub(super) fn capital(&self, at: u32) -> bool {
        self.is_word(at) && self.tagged.text.token(at).shape.is_capitalized()
    }

    /// Whether the token can be a word of a name.
    pub(super) fn names(&self, at: u32) -> bool {
        if !self.is_word(at) {
            return false;
        }
        let shape = self.tagged.text.token(at).shape;
        if shape.is_clitic() {
            return false;
        }
        let class = self.tagged.class(at);
        if self.lower || self.shouted {
            let traits = self.traits(at);
            return class == Class::Name
                || traits.any(Traits::PLACE.with(Traits::BODY_NAME)) && class != Class::Pronoun
                || class.is_nominal() && self.given_around(at, traits)
                || class.is_nominal()
                    && self.tagged.word(at) == crate::lexicon::WordId::UNKNOWN
                    && self.surface(at).len() > 2;
        }
        if !shape.is_capitalized() {
            // "kyiv dismissed": a place that the writer leaves in lower case.
            let unlisted = || crate::lexicon::vocabulary().entry(self.tagged.word(at)).plain.is_empty();
            let named = class == Class::Name || class == Class::Noun && unlisted();
            return named && self.traits(at).any(Traits::PLACE);
        }
        if self.headline && !self.in_headline(at) {
            return false;
        }
        !is_function(class) && !self.traits(at).any(Traits::NO_NAME)
            || self.will(at, class)
            || shape.is_all_caps() && self.traits(at).any(Traits::BODY_NAME.with(Traits::PLACE))
    }

    /// Reads a headline in which every longer word has a capital: the names that the article has elsewhere, and rows of
    /// words that can be one.
    fn headline(&self, from: u32, known: &Known, names: &mut Vec<Name>) {
        let mut at = from;
        while at < self.end {
            let whole = self.known_at(at, known);
            let surname = || {
                self.capital(at)
                    && known.is_last(key(self.surface(at)))
                    && !self.traits(at + 1).any(Traits::BODY.with(Traits::OUTLET).with(Traits::COMPANY_SUFFIX))
            };
            let mut end = match whole {
                Some(end) => end,
                None if surname() => at + 1,
                None if self.opens(at) => self.run(at),
                None => {
                    at += 1;
                    continue;
                }
            };
            if whole.is_none()
                && let Some((start, stop)) = (at + 1..end).find_map(|at| Some((at, self.known_at(at, known)?)))
            {
                // "Sen. Ana Ruiz": what stands before a known name is its title, or no name.
                let titles = Traits::TITLE.with(Traits::HONORIFIC).with(Traits::DEMONYM).with(Traits::PLACE);
                end = if (at..start).all(|at| self.traits(at).any(titles)) { stop } else { start };
            }
            let before = names.len();
            self.read(Span::new(at, end), names);
            at = names[before..].last().map_or(end, |name: &Name| name.tokens.end).max(end);
            // "Marren Wades In": what a known name does is no name.
            if (whole.is_some() || end == at && known.is_last(key(self.surface(at - 1))))
                && self.capital(at)
                && self.known_at(at, known).is_none()
                && !known.is_last(key(self.surface(at)))
                && !self.traits(at).any(Traits::BODY.with(Traits::OUTLET))
            {
                at += 1;
            }
        }
    }

    /// Where the name of several words ends that starts here and that the article has elsewhere.
    fn known_at(&self, at: u32, known: &Known) -> Option<u32> {
        let mut joined = 0;
        let mut found = None;
        for next in at..self.end.min(at + 6) {
            if !self.is_word(next) {
                break;
            }
            joined = join(joined, key(self.surface(next)));
            if next > at && self.capital(next) && known.is_whole(joined) {
                found = Some(next + 1);
            }
        }
        found.filter(|_| self.capital(at))
    }

    /// Where capitals show nothing: a given name, or the word after one that is no common noun.
    fn given_around(&self, at: u32, traits: Traits) -> bool {
        let common = !crate::lexicon::vocabulary().entry(self.tagged.word(at)).plain.is_empty();
        let given = |at: u32| self.is_word(at) && self.traits(at).any(Traits::GIVEN);
        !common && (traits.any(Traits::GIVEN) || at > self.start && given(at - 1))
    }

    /// "In May Okafor said": a month that is a given name too.
    fn is_month(&self, at: u32) -> bool {
        const BEFORE: &[&str] = &["in", "since", "until", "during", "last", "next", "early", "late", "mid", "every"];
        at > self.start
            && self.traits(at).any(Traits::GIVEN)
            && self.tagged.is_any(at, &["april", "may", "june", "august"])
            && self.tagged.is_any(at - 1, BEFORE)
    }

    /// Whether a capitalized word of a headline is one of a name: one that is no common word, or one of the lists.
    fn in_headline(&self, at: u32) -> bool {
        const LISTED: Traits = Traits::GIVEN
            .with(Traits::HONORIFIC)
            .with(Traits::TITLE)
            .with(Traits::BODY)
            .with(Traits::BODY_NAME)
            .with(Traits::PLACE)
            .with(Traits::DEMONYM)
            .with(Traits::GROUP);
        if self.traits(at).any(LISTED) {
            return true;
        }
        let entry = crate::lexicon::vocabulary().entry(self.tagged.word(at));
        let common = entry.plain.best();
        // "Endorses", "Slams", "Just"
        entry.cue.is_none()
            && (entry.plain.is_empty()
                || common == Class::Name
                || !entry.capitalized.is_empty() && !common.is_verb() && common != Class::Adverb)
    }

    /// "Will Marren", "May Olsen": a given name that is a common word too, before a name.
    fn will(&self, at: u32, class: Class) -> bool {
        (class == Class::Modal || self.traits(at).any(Traits::NO_NAME))
            && self.traits(at).any(Traits::GIVEN)
            && self.capital(at + 1)
            && self.tagged.class(at + 1) == Class::Name
    }

    /// Whether a name starts here.
    fn opens(&self, at: u32) -> bool {
        if !self.names(at) || self.is_month(at) {
            return false;
        }
        // "The French said"
        let people = self.traits(at).any(Traits::DEMONYM) && at > self.start && self.tagged.is(at - 1, "the");
        if people && self.capital(at) && !self.tagged.class(at + 1).is_nominal() {
            return true;
        }
        if self.lower || self.shouted {
            return true;
        }
        if self.tagged.class(at) == Class::Name {
            // "Relatedly, Marren said"
            let adverb = at == self.start
                && !self.capital(at + 1)
                && self.surface(at).len() > 5
                && self.surface(at).ends_with("ly")
                && self.traits(at) == Traits::default();
            return !adverb;
        }
        // The first word of a sentence has a capital whatever it is: "Police said", "Police Chief Marren said".
        let class = self.tagged.class(at);
        let traits = self.traits(at);
        if traits.any(Traits::TITLE.with(Traits::HONORIFIC)) {
            return self.names(at + 1) || traits.any(Traits::TITLE) && is_person_noun(self.tagged, at);
        }
        let plausible = matches!(class, Class::Noun | Class::Nouns | Class::Adjective | Class::Modal | Class::Verb);
        let listed = self.capital(at + 1)
            && lists()
                .facts(join(key(self.surface(at)), key(self.surface(at + 1))))
                .traits
                .any(Traits::PLACE.with(Traits::BODY_NAME));
        listed
            || (plausible
                || traits.any(Traits::GIVEN.with(Traits::DEMONYM).with(Traits::PLACE).with(Traits::BODY_NAME)))
                && (self.names(at + 1) && self.capital(at + 1)
                    || traits.any(Traits::GIVEN.with(Traits::PLACE).with(Traits::BODY_NAME))
                        && (!self.lowercase_noun(at + 1) || traits.any(Traits::BODY_NAME) && self.may_act(at + 1)))
            || traits.any(Traits::GROUP) && lists().of(self.surface(at)).place != 0
    }

    /// Whether a word can be a verb of its own: "Street claims", "Marren plans".
    fn may_act(&self, at: u32) -> bool {
        let plain = crate::lexicon::vocabulary().entry(self.tagged.word(at)).plain;
        self.is_word(at) && (plain.has(Class::VerbS) || plain.has(Class::Past))
    }

    fn lowercase_noun(&self, at: u32) -> bool {
        self.is_word(at) && !self.capital(at) && matches!(self.tagged.class(at), Class::Noun | Class::Nouns)
    }

    /// Where the row of words that starts at a token ends.
    fn run(&self, start: u32) -> u32 {
        let limit = self.end.min(start + LONGEST);
        let mut at = start + 1;
        let mut body = self.traits(start).any(Traits::BODY.with(Traits::BODY_HEAD).with(Traits::TITLE));
        let mut complement = false;
        while at < limit {
            if self.names(at) {
                // "In March Smith": a row never starts anew after a full stop inside it.
                body |= self.traits(at).any(Traits::BODY.with(Traits::TITLE));
                at += 1;
                continue;
            }
            let next = at + 1;
            if self.is_word(at) && !self.capital(at) && next < limit {
                let surface = self.surface(at);
                if surface == "of" || body && matches!(surface, "for" | "on" | "to") {
                    let mut after = next;
                    if after < limit && self.tagged.is(after, "the") {
                        after += 1;
                    }
                    // "Ambassador to Norway Ana Ruiz", but not "gave the Ministry to Ruiz".
                    let fits = surface != "to" || self.traits(at - 1).any(Traits::TITLE);
                    // "Senator Ana Ruiz of Norland": what a person is of is no part of the name.
                    let body = complement || body && self.traits(at - 1).any(OF);
                    if body && fits && after < limit && self.names(after) && self.capital(after) {
                        at = after + 1;
                        complement = true;
                        continue;
                    }
                    return at;
                }
                if surface == "and" && self.names(next) && self.capital(next) && self.joins(start, at, complement) {
                    at = next + 1;
                    continue;
                }
                let class = self.tagged.class(at);
                if self.traits(at).any(Traits::PARTICLE)
                    && surface.len() <= 5
                    && !matches!(class, Class::Pronoun | Class::Aux)
                {
                    let mut after = next;
                    if after < limit && self.is_word(after) && self.traits(after).any(Traits::PARTICLE) {
                        after += 1;
                    }
                    if after < limit && self.capital(after) && self.names(after) {
                        at = after + 1;
                        continue;
                    }
                }
                return at;
            }
            match self.kind(at) {
                // "Marren, Jr.", "Ostby, Inc."
                Some(Kind::Comma)
                    if self.is_word(next)
                        && self.capital(next)
                        && self.traits(next).any(Traits::SUFFIX.with(Traits::COMPANY_SUFFIX))
                        && !(self.capital(next + 1) && self.names(next + 1)) =>
                {
                    at = next + 1;
                }
                Some(Kind::Symbol) if self.surface(at) == "&" && next < limit && self.capital(next) => at = next + 1,
                // Robert "Bo" Marren
                Some(Kind::DoubleMark)
                    if self.capital(next)
                        && self.kind(next + 1) == Some(Kind::DoubleMark)
                        && self.names(next + 2)
                        && self.capital(next + 2) =>
                {
                    at = next + 3;
                }
                _ => return at,
            }
        }
        at
    }

    /// Whether "and" stands within one name: "Health and Safety Council", "Ministry of Trade and Industry".
    fn joins(&self, start: u32, and: u32, complement: bool) -> bool {
        let persons = Traits::TITLE.with(Traits::HONORIFIC).with(Traits::GIVEN);
        if self.traits(and + 1).any(persons) || self.traits(and - 1).any(Traits::BODY) {
            return false;
        }
        let mut at = and + 1;
        while self.names(at) && self.capital(at) && at < and + 6 {
            at += 1;
        }
        let closes = self.traits(at - 1).any(Traits::BODY);
        let common = |at: u32| {
            let entry = crate::lexicon::vocabulary().entry(self.tagged.word(at));
            matches!(entry.plain.best(), Class::Noun | Class::Nouns | Class::Adjective | Class::Gerund)
        };
        if complement {
            common(and + 1) && !self.traits(start).any(Traits::TITLE) || closes
        } else {
            closes && !self.traits(start).any(persons) && common(and - 1)
        }
    }

    /// Reads one row of words: the titles, the name, what stands around it.
    fn read(&self, run: Span<Tok>, names: &mut Vec<Name>) {
        let lists = lists();
        if let Some(cut) = self.cut(run) {
            self.read(Span::new(run.start, cut), names);
            self.read(Span::new(cut, run.end), names);
            return;
        }
        let mut start = run.start;
        let mut end = run.end;
        // The longest listed name at the start: "South Korean President ...", "White House spokesman ...".
        let whole = self.phrase(Span::new(start, end));
        let of_whole = lists.facts(whole).traits;
        let last = self.last_word(start, end);
        let last_traits = self.traits(last);
        let listed = of_whole.any(Traits::BODY_NAME.with(Traits::PLACE)) && !of_whole.any(Traits::TITLE);
        let office = self.traits(start).any(Traits::TITLE) && self.tagged.is(start + 1, "of");
        let body_last =
            last_traits.any(Traits::BODY.with(Traits::COMPANY_SUFFIX).with(Traits::OUTLET)) && last > start && !office;

        let mut title = None;
        if !listed && !body_last && !self.surname {
            title = self.title(start, end);
        }
        let mut honorific = Gender::Unknown;
        let mut person = false;
        let mut role = None;
        if let Some((titles, head)) = title {
            person = true;
            honorific = lists.of(self.surface(head)).gender;
            if titles.end >= end {
                // An office by itself, "the Prime Minister": a description, which is not read here.
                return;
            }
            let honorific_only = titles.start + 1 == titles.end
                && !lists.traits(self.tagged, head).any(Traits::TITLE.with(Traits::PERSON));
            if !honorific_only && lists.traits(self.tagged, head).any(Traits::TITLE.with(Traits::PERSON)) {
                // "Ukraine's President": the possessor belongs to the role.
                let from = self.possessor_before(titles.start).unwrap_or(titles.start);
                let mut read = Role::new(self.tagged, Span::new(from, titles.end), head);
                read.tokens = titles;
                role = Some(read);
            }
            start = titles.end;
        }
        let mut from = run.start;
        // "Russian Vladimir ...": a demonym is no part of a person's name.
        if title.is_none() && !body_last && !listed {
            while start + 2 < end
                && self.traits(start).any(Traits::DEMONYM.with(Traits::PERSON))
                && (self.traits(start + 1).any(Traits::GIVEN)
                    || self.traits(start).any(Traits::PERSON) && !self.traits(start).any(Traits::GIVEN))
                && !self.traits(last).any(Traits::BODY)
                && !self.traits(start + 1).any(Traits::BODY)
            {
                start += 1;
                from = start;
            }
        }
        // "Republicans Ana Ruiz and Tom Lee", "Democrats Ruiz and Lee"
        if title.is_none()
            && self.traits(start).any(Traits::GROUP)
            && (start + 2 < end && self.traits(start + 1).any(Traits::GIVEN)
                || start + 2 == end
                    && is_party(self.surface(start))
                    && self.is_word(start + 1)
                    && !listed
                    && !body_last)
        {
            start += 1;
            from = start;
        }
        // "Marren-based Ana Ruiz"
        if start + 1 < end
            && ["-based", "-born", "-led", "-elect"].iter().any(|tail| self.surface(start).ends_with(tail))
        {
            start += 1;
            from = start;
        }
        // "River Watch Grand Master Ana Ruiz", "House Republican Ana Ruiz": too long for one name, and a person's at its end.
        let long = last > start + 4 || last > start + 2 && self.traits(last - 2).any(Traits::PERSON);
        if title.is_none() && !body_last && !listed && long && last + 1 == end {
            let given = self.traits(last - 1);
            let clean = (start..end).all(|at| self.capital(at)) && !self.traits(start).any(Traits::GIVEN);
            if clean && given.any(Traits::GIVEN) && !given.any(Traits::PLACE.with(Traits::BODY)) {
                start = last - 1;
                from = start;
            }
        }
        if start >= end {
            return;
        }
        // A role noun in lower case before it: "campaign manager Ana Ruiz".
        let mut lower_role = None;
        if from > self.start && !body_last && !listed {
            // "conservative Jews": of a people, what they are like.
            let people = start + 1 == end && self.traits(start).any(Traits::GROUP);
            let floor = names.last().map_or(self.start, |name| name.tokens.end);
            lower_role = self.role_before(from, floor).filter(|_| !people);
            if let Some((tokens, head)) = lower_role {
                let possessor = self.possessor_before(tokens.start).unwrap_or(tokens.start);
                let mut read = Role::new(self.tagged, Span::new(possessor, tokens.end), head);
                read.tokens = tokens;
                if role.is_none() {
                    role = Some(read);
                }
                honorific = honorific.or(read.gender());
                person = true;
            }
        }
        let mut suffix = 0;
        let last_now = self.last_word(start, end);
        if last_now > start && self.traits(last_now).any(Traits::SUFFIX) {
            suffix = key(self.surface(last_now));
        }
        let name = Span::new(start, end);
        let ends = self.ends(name);
        let of_name = if name == run { whole } else { self.phrase(name) };
        let mut sort = self.sort(name, person, ends, of_name);
        if sort.is_none() {
            return;
        }
        let (words, first, last_key) = ends;
        let mut gender = honorific;
        let given = lists.facts(first);
        if words >= 2 && given.traits.any(Traits::GIVEN) {
            gender = gender.or(given.gender);
        }
        let mut acronym = 0;
        let mut after_end = end;
        let mut after = None;
        let mut before = None;
        let mut before_role = None;
        if sort != Some(Sort::Place) && sort != Some(Sort::Group) {
            if self.kind(end) == Some(Kind::Open)
                && self.is_word(end + 1)
                && self.tagged.text.token(end + 1).shape.is_all_caps()
                && !self.surface(end + 1).contains('-')
                && self.kind(end + 2) == Some(Kind::Close)
                && words >= 2
            {
                acronym = key(self.surface(end + 1));
                if sort == Some(Sort::Unknown) {
                    sort = Some(Sort::Organization);
                }
                after_end = end + 3;
            }
            if sort != Some(Sort::Organization) {
                if let Some((role, to)) = self.apposition_after(end) {
                    after_end = to;
                    gender = gender.or(role.gender());
                    after = Some(role);
                    sort = Some(Sort::Person);
                }
                if sort == Some(Sort::Unknown) && self.is_apposed_body(end) {
                    sort = Some(Sort::Organization);
                }
                if after.is_none() && sort == Some(Sort::Person) {
                    after = self.complement_after(end);
                    gender = gender.or(after.map_or(Gender::Unknown, |role| role.gender()));
                }
                if let Some((tokens, role)) = self.apposition_before(from) {
                    before = Some(tokens);
                    gender = gender.or(role.gender());
                    before_role = Some(role);
                    sort = Some(Sort::Person);
                }
            }
        }
        // "the Harbour Sentinel": an article does not stand before a person.
        let article = from > self.start && self.tagged.is(from - 1, "the");
        if sort == Some(Sort::Unknown) && article && title.is_none() && !self.lowercase_noun(end) {
            let plural = words == 1 && (self.surface(start).ends_with('s') || self.is_people(start, end, true));
            sort = Some(if plural { Sort::Group } else { Sort::Organization });
        }
        if words == 1 && sort == Some(Sort::Unknown) && self.is_people(start, end, article) {
            sort = Some(Sort::Group);
        }
        let weak = words == 1 && title.is_none() && {
            let entry = crate::lexicon::vocabulary().entry(self.tagged.word(start));
            !entry.plain.is_empty() && entry.plain.best() != Class::Name
                || start == self.start && self.lowercase_noun(start + 1)
        } || words > 1 && sort == Some(Sort::Unknown) && {
            let entry = crate::lexicon::vocabulary().entry(self.tagged.word(start));
            !entry.plain.is_empty() && entry.plain.best() != Class::Name && !given.traits.any(Traits::GIVEN)
        };
        if acronym == 0 && words >= 2 && sort == Some(Sort::Organization) {
            acronym = self.initials(name);
        }
        end = name.end;
        // "Sen. Ana Ruiz of Norland", "Sen. Ana Ruiz (R-Fla.)"
        let role = role.map(|role| role.seated(self.seat_after(end)));
        names.push(Name {
            tokens: Span::new(lower_role.map_or(from, |(tokens, _)| tokens.start), end),
            bare: name,
            sort: sort.unwrap_or(Sort::Unknown),
            gender,
            before,
            end: after_end,
            roles: [role, before_role, after],
            acronym,
            words,
            first,
            last: last_key,
            whole: of_name,
            suffix,
            placed: words == 1
                && (sort == Some(Sort::Unknown) && self.placed(name)
                    || sort == Some(Sort::Place) && self.is_where(name)),
            weak,
        });
    }

    /// "in Marren", "Marren, Norland", "Ruvia's government": what stands there is a place.
    fn placed(&self, name: Span<Tok>) -> bool {
        const OWNED: &[&str] = &[
            "president",
            "prime",
            "government",
            "capital",
            "parliament",
            "leader",
            "foreign",
            "defense",
            "defence",
            "army",
            "military",
            "economy",
            "border",
            "borders",
            "mayor",
            "streets",
            "airport",
            "harbour",
            "port",
        ];
        let genitive = self.tagged.class(name.end) == Class::Genitive;
        let before = name.start.checked_sub(1).filter(|at| *at >= self.start);
        genitive && self.tagged.is_any(name.end + 1, OWNED)
            || !genitive && before.is_some_and(|at| self.tagged.is_any(at, &["in", "near", "outside", "throughout"]))
            || self.kind(name.end) == Some(Kind::Comma)
                && self.is_word(name.end + 1)
                && self.capital(name.end + 1)
                && self.traits(name.end + 1).any(Traits::PLACE)
    }

    /// "Marren, the mining company,"
    fn is_apposed_body(&self, end: u32) -> bool {
        if self.kind(end) != Some(Kind::Comma) {
            return false;
        }
        let phrase = phrase_at(self.tagged, end + 1, self.end).filter(|phrase| {
            matches!(phrase.determiner, Determiner::Definite | Determiner::Indefinite)
                && self.tagged.class(phrase.head) == Class::Noun
        });
        phrase.is_some_and(|phrase| {
            let traits = self.traits(phrase.head);
            let to = with_complements(self.tagged, phrase, self.end);
            let closes = to >= self.end
                || matches!(self.kind(to), Some(Kind::Comma | Kind::Period))
                || matches!(self.tagged.class(to), Class::Preposition | Class::Wh);
            traits.any(Traits::BODY) && !traits.any(Traits::PERSON) && closes
        })
    }

    /// Whether a listed place stands where a person does not: "to Paris", "Paris, Norland".
    fn is_where(&self, name: Span<Tok>) -> bool {
        const BEFORE: &[&str] = &[
            "to", "from", "of", "across", "around", "into", "over", "between", "through", "toward", "towards", "at",
            "within",
        ];
        let before = name.start.checked_sub(1).filter(|at| *at >= self.start);
        self.placed(name)
            || before.is_some_and(|at| self.tagged.is_any(at, BEFORE) || self.tagged.class(at) == Class::Determiner)
            || self.lowercase_noun(name.end)
    }

    /// "Norlanders were", "the Halden are": a people or club, by its verb.
    fn is_people(&self, start: u32, end: u32, article: bool) -> bool {
        let word = self.surface(start);
        let plural = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
        (plural || article)
            && !self.traits(start).any(Traits::GIVEN)
            && (plural && start == self.start && self.tagged.is(end, "who")
                || self.tagged.is_any(end, &["are", "were", "have", "aren't", "weren't", "haven't"])
                || plural
                    && start > self.start
                    && self
                        .tagged
                        .is_any(start - 1, &["other", "many", "most", "several", "few", "some", "these", "those"])
                || plural && !article && word.ends_with("ians"))
    }

    /// The key of all words of a name.
    pub(super) fn phrase(&self, tokens: Span<Tok>) -> Key {
        (tokens.start..tokens.end)
            .filter(|at| {
                let form = *at > tokens.start && self.traits(*at).any(Traits::SUFFIX.with(Traits::COMPANY_SUFFIX));
                self.is_word(*at) && !form && !self.tagged.is(*at, "the")
            })
            .fold(0, |before, at| join(before, key(self.surface(at))))
    }

    /// The key of the initials of a name's capitalized words.
    fn initials(&self, name: Span<Tok>) -> Key {
        let mut letters = [0; 8];
        let mut count = 0;
        for at in (name.start..name.end).filter(|at| self.capital(*at)) {
            let Some(slot) = letters.get_mut(count) else { return 0 };
            *slot = self.surface(at).bytes().next().unwrap_or(0);
            count += 1;
        }
        std::str::from_utf8(&letters[..count]).ok().filter(|_| count >= 2).map_or(0, key)
    }

    pub(super) fn last_word(&self, start: u32, end: u32) -> u32 {
        (start..end).rev().find(|at| self.is_word(*at)).unwrap_or(start)
    }

    /// How many words a name has, its first and its last; without "Jr.".
    pub(super) fn ends(&self, name: Span<Tok>) -> (u32, Key, Key) {
        let mut words = 0;
        let (mut first, mut last) = (0, 0);
        for at in (name.start..name.end).filter(|at| self.is_word(*at)) {
            if words > 0 && self.traits(at).any(Traits::SUFFIX) {
                continue;
            }
            let word = key(self.surface(at));
            if words == 0 {
                first = word;
            }
            words += 1;
            last = word;
        }
        (words, first, last)
    }
}
