//! Names: capitalized words with their particles, titles before them and appositions around them.

use super::headlines::{Known, capitals};
use super::lists::{ByKey, Gender, Key, Traits, join, key, lists};
use super::roles::{Role, is_party};
use super::rows::is_lowercased;
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
            if shows && at > start && !finder.capital(at) && !matches!(tagged.class(at), Class::Name | Class::Noun) {
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
                // "marren said", at the start of a sentence: a slip.
                let slip = at == start && !finder.capital(at) && tagged.word(at) == crate::lexicon::WordId::UNKNOWN;
                if lowered || slip && finder.is_word(at) || !lower && finder.capital(at) && finder.names(at) {
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
        self.is_word(at) && (self.tagged.text.token(at).shape.is_capitalized() || self.is_arabic(at))
    }

    /// "al-Rashid", "el-Masri": the capital stands after the article.
    pub(super) fn is_arabic(&self, at: u32) -> bool {
        if self.tagged.word(at) != crate::lexicon::WordId::UNKNOWN {
            return false;
        }
        let word = self.surface(at).as_bytes();
        (5..32).contains(&word.len()) && word[0].is_ascii_lowercase() && (word[2] == b'-' || word[3] == b'-') && {
            let hyphen = if word[2] == b'-' { 2 } else { 3 };
            word[..hyphen].iter().all(u8::is_ascii_lowercase)
                && word[hyphen + 1].is_ascii_uppercase()
                && matches!(
                    &word[..hyphen],
                    b"al" | b"el" | b"ul" | b"as" | b"ad" | b"ar" | b"an" | b"az" | b"ash" | b"ben" | b"ibn"
                )
        }
    }

    /// Reads one row of words: the titles, the name, what stands around it.
    pub(super) fn read(&self, run: Span<Tok>, names: &mut Vec<Name>) {
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
        // "Marren-based Ana Ruiz", "Mother-of-three Ana Ruiz"
        if start + 1 < end
            && ["-of-two", "-of-three", "-of-four", "-of-five", "-based", "-born", "-led", "-elect"]
                .iter()
                .any(|tail| self.surface(start).ends_with(tail))
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
            lower_role =
                self.role_before(from, floor).filter(|(tokens, _)| !people && !self.is_party_like(*tokens, end));
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
        // "KC" and "MP" tell no two people of one name apart, as "Jr." does.
        let mut bare_end = end;
        if last_now > start && self.traits(last_now).any(Traits::SUFFIX) {
            if self.tagged.is_any(last_now, &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]) {
                suffix = key(self.surface(last_now));
            } else if last_now > start + 1 && self.tagged.text.token(last_now).shape.is_all_caps() {
                bare_end = last_now - u32::from(self.kind(last_now - 1) == Some(Kind::Comma));
            }
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
                if sort == Some(Sort::Unknown)
                    && (self.is_apposed_body(end) || self.is_body_before(from) || self.is_like_a_body(from))
                {
                    sort = Some(Sort::Organization);
                }
                if after.is_none() && sort == Some(Sort::Person) {
                    after = self.complement_after(end);
                    gender = gender.or(after.map_or(Gender::Unknown, |role| role.gender()));
                }
                if let Some((tokens, role)) = self.apposition_before(from, end) {
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
            bare: Span::new(name.start, bare_end),
            sort: sort.unwrap_or(Sort::Unknown),
            gender,
            before,
            end: after_end,
            roles: [role, before_role, after],
            acronym,
            words,
            first,
            last: last_key,
            whole: if words > 1 { lists.body(of_name) } else { of_name },
            suffix,
            placed: words == 1
                && (sort == Some(Sort::Unknown) && self.placed(name)
                    || sort == Some(Sort::Place) && self.is_where(name)),
            weak,
        });
    }

    /// "the conservative Alliance": what a body is like, not what somebody is.
    fn is_party_like(&self, role: Span<Tok>, end: u32) -> bool {
        role.end + 1 == end
            && role.start > self.start
            && self.tagged.is(role.start - 1, "the")
            && self.traits(role.end).any(Traits::BODY)
            && !self.traits(role.end).any(Traits::GIVEN)
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
