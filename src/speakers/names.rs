//! Names: capitalized words with their particles, titles before them and appositions around them.

use super::lists::{ByKey, Gender, Key, Traits, join, key, lists};
use super::roles::{Determiner, Role, is_person_noun, phrase_at, with_complements};
use crate::model::{Class, Tagged};
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
    /// The name itself.
    pub(super) name: Span<Tok>,
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
    /// No title, and a common word where a given name or surname should stand: perhaps no person.
    pub(super) weak: bool,
}

/// Words of one name; a longer row of capitals is cut.
const LONGEST: u32 = 16;

/// Finds the names of a text, in order.
pub(super) fn find(tagged: &Tagged<'_>) -> Vec<Name> {
    let text = &tagged.text;
    let mut names = Vec::with_capacity(text.len() as usize / 16);
    let lower = is_lowercased(tagged);
    let mut passed = Vec::new();
    for sentence in text.sentences() {
        let Span { start, end, .. } = sentence.tokens;
        let finder = Finder { tagged, start, end, lower, shouted: is_shouted(tagged, sentence.tokens) };
        let mut at = start;
        while at < end {
            if finder.opens(at) {
                let run = finder.run(at);
                let before = names.len();
                finder.read(Span::new(at, run), &mut names);
                at = names[before..].last().map_or(run, |name: &Name| name.tokens.end).max(run);
            } else {
                if !lower && finder.names(at) && finder.capital(at) {
                    passed.push((at, sentence.tokens));
                }
                at += 1;
            }
        }
    }
    // "Marsh said": a common word at the start of a sentence is a name where the article has it in one.
    let mut known: ByKey<bool> = ByKey::default();
    for name in names.iter().filter(|name| name.sort != Sort::Group && !name.weak) {
        if name.words > 1 && matches!(name.sort, Sort::Person | Sort::Unknown) || name.words == 1 {
            *known.entry(name.last) = true;
        }
    }
    let found = names.len();
    for (at, sentence) in passed {
        let Span { start, end, .. } = sentence;
        let finder = Finder { tagged, start, end, lower, shouted: false };
        let class = tagged.class(at);
        let plausible = class.is_nominal() || matches!(class, Class::Adjective | Class::Verb | Class::Modal);
        if plausible && known.get(key(text.surface(at))).is_some() && !finder.lowercase_noun(at + 1) {
            finder.read(Span::new(at, at + 1), &mut names);
        }
    }
    if names.len() > found {
        names.sort_by_key(|name| name.tokens.start);
    }
    names
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

/// A headline in capitals.
fn is_shouted(tagged: &Tagged<'_>, tokens: Span<Tok>) -> bool {
    let (mut words, mut shouted) = (0, 0);
    for token in tagged.text.tokens()[tokens.range()].iter().filter(|token| token.kind == Kind::Word).take(12) {
        words += 1;
        shouted += usize::from(token.shape.is_all_caps());
    }
    words >= 4 && shouted * 4 >= words * 3
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

struct Finder<'a, 't> {
    tagged: &'a Tagged<'t>,
    start: u32,
    end: u32,
    lower: bool,
    shouted: bool,
}

impl Finder<'_, '_> {
    fn surface(&self, at: u32) -> &str {
        self.tagged.text.surface(at)
    }

    fn traits(&self, at: u32) -> Traits {
        lists().of(self.surface(at)).traits
    }

    fn kind(&self, at: u32) -> Option<Kind> {
        if at < self.end { self.tagged.text.kind(at) } else { None }
    }

    fn is_word(&self, at: u32) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    fn capital(&self, at: u32) -> bool {
        self.is_word(at) && self.tagged.text.token(at).shape.is_capitalized()
    }

    /// Whether the token can be a word of a name.
    fn names(&self, at: u32) -> bool {
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
                || class.is_nominal()
                    && self.tagged.word(at) == crate::lexicon::WordId::UNKNOWN
                    && self.surface(at).len() > 2;
        }
        if !shape.is_capitalized() {
            // "kyiv dismissed": a place that the writer leaves in lower case.
            let entry = crate::lexicon::vocabulary().entry(self.tagged.word(at));
            let unlisted = entry.plain.is_empty() && class == Class::Noun;
            return (class == Class::Name || unlisted) && self.traits(at).any(Traits::PLACE);
        }
        !is_function(class) && !self.traits(at).any(Traits::NO_NAME)
            || self.will(at, class)
            || shape.is_all_caps() && self.traits(at).any(Traits::BODY_NAME.with(Traits::PLACE))
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
        if !self.names(at) {
            return false;
        }
        if self.lower || self.shouted || self.tagged.class(at) == Class::Name {
            return true;
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
                        && !self.lowercase_noun(at + 1))
            || traits.any(Traits::GROUP) && lists().of(self.surface(at)).place != 0
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
                        && self.traits(next).any(Traits::SUFFIX.with(Traits::COMPANY_SUFFIX)) =>
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
        let body_last = last_traits.any(Traits::BODY.with(Traits::COMPANY_SUFFIX)) && last > start && !office;

        let mut title = None;
        if !listed && !body_last {
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
                && !lists.of(self.surface(head)).traits.any(Traits::TITLE.with(Traits::PERSON));
            if !honorific_only && lists.of(self.surface(head)).traits.any(Traits::TITLE.with(Traits::PERSON)) {
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
            {
                start += 1;
                from = start;
            }
        }
        if start >= end {
            return;
        }
        // A role noun in lower case before it: "campaign manager Ana Ruiz".
        let mut lower_role = None;
        if from > self.start && !body_last && !listed {
            lower_role = self.role_before(from, names.last().map_or(self.start, |name| name.tokens.end));
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
        let mut sort = self.sort(name, person);
        if sort.is_none() {
            return;
        }
        let (words, first, last_key) = self.ends(name);
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
            let plural = words == 1 && self.surface(start).ends_with('s');
            sort = Some(if plural { Sort::Group } else { Sort::Organization });
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
        names.push(Name {
            tokens: Span::new(lower_role.map_or(from, |(tokens, _)| tokens.start), end),
            name,
            sort: sort.unwrap_or(Sort::Unknown),
            gender,
            before,
            end: after_end,
            roles: [role, before_role, after],
            acronym,
            words,
            first,
            last: last_key,
            whole: self.phrase(name),
            suffix,
            weak,
        });
    }

    /// Where a person's name follows a body's in one row: "University of Marren student Ana Ruiz" in capitals.
    fn cut(&self, run: Span<Tok>) -> Option<u32> {
        let of = (run.start..run.end).find(|at| self.is_word(*at) && matches!(self.surface(*at), "of" | "for"))?;
        if self.traits(run.start).any(Traits::TITLE) || self.traits(of - 1).any(Traits::TITLE) {
            return None;
        }
        let given = |at: u32| {
            let traits = self.traits(at);
            traits.any(Traits::GIVEN)
                && !traits.any(Traits::PLACE.with(Traits::BODY))
                && self.tagged.class(at) == Class::Name
        };
        let closes = self.traits(self.last_word(run.start, run.end)).any(Traits::BODY);
        (of + 2..run.end.saturating_sub(1))
            .find(|at| self.capital(*at) && self.capital(at - 1) && given(*at))
            .filter(|_| !closes)
    }

    /// The key of all words of a name.
    fn phrase(&self, tokens: Span<Tok>) -> Key {
        (tokens.start..tokens.end)
            .filter(|at| self.is_word(*at) && !self.traits(*at).any(Traits::SUFFIX) && !self.tagged.is(*at, "the"))
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

    fn last_word(&self, start: u32, end: u32) -> u32 {
        (start..end).rev().find(|at| self.is_word(*at)).unwrap_or(start)
    }

    /// How many words a name has, its first and its last; without "Jr.".
    fn ends(&self, name: Span<Tok>) -> (u32, Key, Key) {
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

    /// The titles that a row begins with: up to the last of them that a name can follow, and that word.
    fn title(&self, start: u32, end: u32) -> Option<(Span<Tok>, u32)> {
        let titles = Traits::TITLE.with(Traits::HONORIFIC);
        let mut found = None;
        let mut at = start;
        while at < end {
            let traits = if self.is_word(at) { self.traits(at) } else { Traits::default() };
            // "Chris Major": an office after a given name is a surname.
            let surname = at > start && at + 1 == end && self.traits(start).any(Traits::GIVEN);
            let names = traits.any(Traits::GIVEN) && !traits.any(titles);
            // "House of Representatives": what follows "of" is no office of the name's.
            if found.is_none() && self.is_word(at) && matches!(self.surface(at), "of" | "for" | "on") {
                break;
            }
            if traits.any(titles) && !surname {
                found = Some((Span::new(start, at + 1), at));
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
        let clean = (tokens.start..head).all(|at| {
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

    /// Where what an office is "of" ends and a person's name begins: after a place, before a given name, else before
    /// the last two words of three or more.
    fn complement_end(&self, start: u32, end: u32) -> u32 {
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
        let given = (start + 1..end).find(|at| {
            let traits = self.traits(*at);
            traits.any(Traits::GIVEN) && !traits.any(Traits::PLACE)
        });
        let body = self.traits(self.last_word(start, end)).any(Traits::BODY);
        place.or(given).unwrap_or(if end >= start + 3 && !body { end - 2 } else { end })
    }

    /// Where a possessor before these tokens starts: "Ukraine" of "Ukraine's President".
    fn possessor_before(&self, at: u32) -> Option<u32> {
        let genitive = at.checked_sub(1)?;
        let before = genitive.checked_sub(1)?;
        (before >= self.start && self.tagged.class(genitive) == Class::Genitive && self.names(before)).then_some(before)
    }

    /// A role in lower case directly before a name: its tokens and its head.
    fn role_before(&self, at: u32, floor: u32) -> Option<(Span<Tok>, u32)> {
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

    /// What a name stands for; `None` where it is no name.
    fn sort(&self, name: Span<Tok>, person: bool) -> Option<Sort> {
        let lists = lists();
        let (words, first, last) = self.ends(name);
        if words == 0 {
            return None;
        }
        if person {
            return Some(Sort::Person);
        }
        let whole = lists.facts(self.phrase(name));
        if words > 1 || !whole.traits.any(Traits::GIVEN) || whole.traits.any(Traits::BODY_NAME) {
            if whole.traits.any(Traits::BODY_NAME) {
                return Some(Sort::Organization);
            }
            if whole.traits.any(Traits::PLACE) {
                return Some(Sort::Place);
            }
        }
        let (of_first, of_last) = (lists.facts(first).traits, lists.facts(last).traits);
        if words == 1 {
            let shape = self.tagged.text.token(name.start).shape;
            if of_first.any(Traits::GROUP) && !of_first.any(Traits::GIVEN) {
                return Some(Sort::Group);
            }
            if whole.traits.any(Traits::PLACE) {
                return Some(Sort::Place);
            }
            // "the French said"
            if of_first.any(Traits::DEMONYM)
                && name.start > self.start
                && self.tagged.is(name.start - 1, "the")
                && !(self.is_word(name.end)
                    && (self.tagged.class(name.end).is_nominal() || self.tagged.class(name.end) == Class::Adjective))
            {
                return Some(Sort::Group);
            }
            if of_first.any(Traits::DEMONYM.with(Traits::PERSON).with(Traits::DOCUMENT)) && !of_first.any(Traits::GIVEN)
            {
                return None;
            }
            if of_first.any(Traits::BODY) {
                return Some(Sort::Organization);
            }
            let letters = self.surface(name.start).chars().filter(|c| c.is_alphabetic()).count();
            if shape.is_all_caps() && !self.shouted && (2..=6).contains(&letters) && !of_first.any(Traits::GIVEN) {
                return Some(Sort::Organization);
            }
            return Some(Sort::Unknown);
        }
        if of_last.any(Traits::BODY.with(Traits::COMPANY_SUFFIX)) && !of_last.any(Traits::GIVEN) {
            return Some(Sort::Organization);
        }
        let inside = |test: &dyn Fn(u32) -> bool| (name.start..name.end).any(test);
        if inside(&|at| self.is_word(at) && matches!(self.surface(at), "of" | "for" | "on")) {
            let body = Traits::BODY.with(Traits::BODY_HEAD);
            return inside(&|at| self.is_word(at) && self.traits(at).any(body)).then_some(Sort::Organization);
        }
        if inside(&|at| self.kind(at) == Some(Kind::Symbol)) {
            return Some(Sort::Organization);
        }
        let initial = inside(&|at| {
            self.is_word(at) && at > name.start && {
                let surface = self.surface(at);
                surface.len() == 2 && surface.ends_with('.') && self.capital(at)
            }
        });
        let suffix = self.traits(self.last_word(name.start, name.end)).any(Traits::SUFFIX);
        let particle = inside(&|at| self.is_word(at) && !self.capital(at) && self.traits(at).any(Traits::PARTICLE));
        if suffix || initial && words <= 4 {
            return Some(Sort::Person);
        }
        if of_first.any(Traits::GIVEN) && words <= 4 && !of_first.any(Traits::PLACE) {
            return Some(Sort::Person);
        }
        if of_last.any(Traits::GROUP) && (self.place(name) || self.traits(name.start).any(Traits::DEMONYM)) {
            return Some(Sort::Group);
        }
        if of_last.any(Traits::GROUP) && lists.facts(last).place == 0 && !of_first.any(Traits::GIVEN) {
            return Some(Sort::Group);
        }
        if particle && words <= 4 {
            return Some(Sort::Person);
        }
        // "Black Lives Matter": words of the dictionary make up no person's name.
        let common = (name.start..name.end).filter(|at| self.is_word(*at)).all(|at| {
            let entry = crate::lexicon::vocabulary().entry(self.tagged.word(at));
            !entry.plain.is_empty() && entry.plain.best() != Class::Name
        });
        if words >= 5 || common {
            return Some(Sort::Organization);
        }
        if of_last.any(Traits::PERSON.with(Traits::TITLE).with(Traits::DOCUMENT)) && !of_last.any(Traits::GIVEN) {
            return None;
        }
        Some(Sort::Unknown)
    }

    /// Whether every word is one of places.
    fn place(&self, name: Span<Tok>) -> bool {
        (name.start..name.end).all(|at| self.is_word(at) && lists().of(self.surface(at)).place != 0)
    }

    /// "Marren is the governor of ...": the role.
    fn complement_after(&self, at: u32) -> Option<Role> {
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
    fn apposition_after(&self, at: u32) -> Option<(Role, u32)> {
        if self.kind(at) != Some(Kind::Comma) {
            return None;
        }
        let mut from = at + 1;
        // "..., 34, a plumber,"
        if self.kind(from) == Some(Kind::Number) && self.kind(from + 1) == Some(Kind::Comma) {
            from += 2;
        }
        let phrase = phrase_at(self.tagged, from, self.end)?;
        let head = self.person_head(phrase.core, phrase.head)?;
        let to = with_complements(self.tagged, phrase, self.end);
        // "Marren, chairman Ostby and ..." is a list.
        if phrase.determiner == Determiner::Bare && to < self.end && self.capital(to) && self.names(to) {
            return None;
        }
        if self.tagged.is(to, "and") {
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

    /// The noun for a person that heads a phrase: its last word, or the word before a name within it.
    fn person_head(&self, core: Span<Tok>, head: u32) -> Option<u32> {
        let _ = core;
        is_person_noun(self.tagged, head).then_some(head)
    }

    /// "The president, ...": the tokens with the determiner, and the role.
    fn apposition_before(&self, at: u32) -> Option<(Span<Tok>, Role)> {
        let comma = at.checked_sub(1)?;
        if comma < self.start || self.kind(comma) != Some(Kind::Comma) {
            return None;
        }
        let lowest = self.start.max(comma.saturating_sub(18));
        let mut start = comma;
        while start > lowest {
            start -= 1;
            let class = self.tagged.class(start);
            if matches!(self.kind(start), Some(Kind::Comma | Kind::DoubleMark | Kind::Colon | Kind::Semicolon))
                || matches!(class, Class::Past | Class::VerbS | Class::Aux | Class::Modal | Class::Wh)
            {
                return None;
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
            let Some(head) = self.person_head(phrase.core, phrase.head) else { continue };
            let covered = phrase.tokens.end == comma
                || matches!(self.surface(phrase.tokens.end), "of" | "for" | "at" | "in" | "to" | "on");
            if covered {
                let words = phrase.possessor.map_or(phrase.core.start, |of| of.start);
                let mut role = Role::new(self.tagged, Span::new(words, comma), head);
                role.tokens = Span::new(phrase.core.start, comma);
                return Some((Span::new(from, comma), role));
            }
        }
        None
    }
}
