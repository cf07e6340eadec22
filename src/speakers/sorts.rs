//! What a name stands for: a person, a body, a place, a group.

use super::lists::{Key, Traits, lists};
use super::names::{Finder, Sort};
use super::roles::{Determiner, phrase_at, with_complements};
use crate::model::Class;
use crate::span::{Span, Tok};
use crate::text::Kind;

/// "PACs", "NGOs"
fn is_plural_acronym(word: &str) -> bool {
    let letters = word.strip_suffix('s').unwrap_or("").as_bytes();
    letters.len() >= 2 && letters.iter().all(u8::is_ascii_uppercase)
}

/// "RealClear": capitals within a word, other than those of surnames ("Mc", "O", "Di").
fn is_mixed(word: &str) -> bool {
    const SURNAMES: &[&str] =
        &["Mc", "Mac", "De", "Di", "Du", "Da", "Del", "La", "Le", "Van", "Von", "Fitz", "O", "St"];
    let letters = word.as_bytes();
    let Some(at) = (1..letters.len()).find(|at| letters[*at].is_ascii_uppercase()) else { return false };
    letters[0].is_ascii_uppercase()
        && letters[at - 1].is_ascii_lowercase()
        && letters[1..at].iter().all(u8::is_ascii_lowercase)
        && !SURNAMES.contains(&&word[..at])
}

impl Finder<'_, '_> {
    /// What a name stands for, given its words ([`Finder::ends`]) and the key of all of them; `None` where it is no name.
    pub(super) fn sort(
        &self,
        name: Span<Tok>,
        person: bool,
        (words, first, last): (u32, Key, Key),
        whole: Key,
    ) -> Option<Sort> {
        let lists = lists();
        if words == 0 {
            return None;
        }
        if person {
            return Some(Sort::Person);
        }
        let whole = lists.facts(whole);
        if words > 1 || !whole.traits.any(Traits::GIVEN) || whole.traits.any(Traits::BODY_NAME) {
            if whole.traits.any(Traits::BODY_NAME) {
                return Some(Sort::Organization);
            }
            if whole.traits.any(Traits::PLACE) {
                return Some(Sort::Place);
            }
        }
        let (of_first, of_last) = (lists.facts(first).traits, lists.facts(last).traits);
        if words == 1 && self.surname && of_first.any(Traits::PERSON.with(Traits::DEMONYM)) {
            return Some(Sort::Unknown);
        }
        if words == 1 {
            let shape = self.tagged.text.token(name.start).shape;
            if of_first.any(Traits::GROUP) && !of_first.any(Traits::GIVEN) {
                return Some(Sort::Group);
            }
            if whole.traits.any(Traits::PLACE) {
                return Some(Sort::Place);
            }
            // "Rabbis"
            let plural =
                self.surface(name.start).strip_suffix('s').is_some_and(|one| lists.of(one).traits.any(Traits::PERSON));
            if plural && !of_first.any(Traits::GIVEN.with(Traits::BODY_NAME)) {
                return Some(Sort::Group);
            }
            // "the French said"
            if of_first.any(Traits::DEMONYM)
                && name.start > self.start
                && self.tagged.is(name.start - 1, "the")
                && !(self.is_word(name.end)
                    && (self.tagged.class(name.end).is_nominal() || self.tagged.class(name.end) == Class::Adjective))
                // "the Texan said": one of them.
                && ["ch", "sh", "ese", "ss"].iter().any(|tail| self.surface(name.start).ends_with(tail))
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
            if is_plural_acronym(self.surface(name.start)) {
                return Some(Sort::Group);
            }
            // "African-Americans"
            let tail = self.surface(name.start).rsplit_once('-').map_or("", |(_, tail)| tail);
            if tail.len() > 3 && tail.ends_with('s') && {
                let one = &tail[..tail.len() - 1];
                let traits = lists.of(tail).traits;
                traits.any(Traits::GROUP)
                    || lists.of(one).traits.any(Traits::PERSON.with(Traits::DEMONYM)) && !traits.any(Traits::GIVEN)
            } {
                return Some(Sort::Group);
            }
            if is_mixed(self.surface(name.start)) && !of_first.any(Traits::GIVEN) {
                return Some(Sort::Organization);
            }
            let letters = self.surface(name.start).chars().filter(|c| c.is_alphabetic()).count();
            // "MARSH:", the label of a turn
            let label = name.start == self.start && letters > 3 && self.kind(name.end) == Some(Kind::Colon);
            if shape.is_all_caps()
                && !self.shouted
                && !label
                && (2..=6).contains(&letters)
                && !of_first.any(Traits::GIVEN)
            {
                return Some(Sort::Organization);
            }
            return Some(Sort::Unknown);
        }
        // "Team Marren" is not Marren.
        let team = self.tagged.is_any(name.start, &["team", "camp"]);
        if team
            || of_last.any(Traits::BODY.with(Traits::COMPANY_SUFFIX).with(Traits::OUTLET))
                && !of_last.any(Traits::GIVEN)
        {
            return Some(Sort::Organization);
        }
        let inside = |test: &dyn Fn(u32) -> bool| (name.start..name.end).any(test);
        if inside(&|at| self.is_word(at) && matches!(self.surface(at), "of" | "for" | "on")) {
            let body = Traits::BODY.with(Traits::BODY_HEAD);
            return inside(&|at| self.is_word(at) && self.traits(at).any(body)).then_some(Sort::Organization);
        }
        let within = |at: u32| at > name.start && self.capital(at) && self.tagged.class(at) == Class::Preposition;
        if inside(&within) || inside(&|at| self.kind(at) == Some(Kind::Symbol)) {
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
        let nicknamed = words > 4 && inside(&|at| self.kind(at) == Some(Kind::DoubleMark));
        if of_first.any(Traits::GIVEN) && (words <= 4 || nicknamed) && !of_first.any(Traits::PLACE) {
            return Some(Sort::Person);
        }
        if of_last.any(Traits::GROUP)
            && (!of_first.any(Traits::GIVEN) || self.place(name) || self.traits(name.start).any(Traits::DEMONYM))
        {
            return Some(Sort::Group);
        }
        // "Bellwether County", "Long Beach"
        if of_last.any(Traits::GEOGRAPHY) {
            return Some(Sort::Place);
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
            // "Teal Baker, the director of ...": a surname that is a trade too.
            let apposed = words == 2 && !of_last.any(Traits::DOCUMENT) && self.apposition_after(name.end).is_some();
            return apposed.then_some(Sort::Person);
        }
        Some(Sort::Unknown)
    }

    /// Whether every word is one of places.
    pub(super) fn place(&self, name: Span<Tok>) -> bool {
        (name.start..name.end).all(|at| self.is_word(at) && lists().of(self.surface(at)).place != 0)
    }

    /// Where a person's name follows a body's in one row: "University of Marren student Ana Ruiz" in capitals.
    pub(super) fn cut(&self, run: Span<Tok>) -> Option<u32> {
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
        if self.traits(self.last_word(run.start, run.end)).any(Traits::BODY) {
            return None;
        }
        let named =
            (of + 2..run.end.saturating_sub(1)).find(|at| self.capital(*at) && self.capital(at - 1) && given(*at));
        named.or_else(|| {
            // "University of Norland Osk Marren": after the place two words that stand in no dictionary.
            let from = run.end.checked_sub(2).filter(|from| *from >= of + 2)?;
            let name = |at: u32| {
                self.capital(at)
                    && crate::lexicon::vocabulary().entry(self.tagged.word(at)).plain.is_empty()
                    && !self.traits(at).any(Traits::PLACE.with(Traits::BODY).with(Traits::BODY_NAME))
            };
            let place = (of + 1..from).any(|at| self.traits(at).any(Traits::PLACE));
            (place && name(from) && name(from + 1) && self.traits(run.start).any(Traits::BODY)).then_some(from)
        })
    }

    /// "in Marren", "Marren, Norland", "Ruvia's government": what stands there is a place.
    pub(super) fn placed(&self, name: Span<Tok>) -> bool {
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
    pub(super) fn is_apposed_body(&self, end: u32) -> bool {
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

    /// "the far-right Marren First", "the state-run Marren": what they are like is said of bodies.
    pub(super) fn is_like_a_body(&self, start: u32) -> bool {
        const TAILS: &[&str] = &["-right", "-left", "-wing", "-based", "-backed", "-owned", "-run", "-listed"];
        let Some(like) = start.checked_sub(1).filter(|at| *at > self.start && self.is_word(*at)) else { return false };
        let word = self.surface(like);
        self.tagged.is(like - 1, "the")
            && (TAILS.iter().any(|tail| word.ends_with(tail))
                || self.tagged.is_any(like, &["ruling", "opposition", "populist", "centrist", "nationalist"]))
    }

    /// "The mining company Marren": not nouns that are places to be at, too.
    pub(super) fn is_body_before(&self, start: u32) -> bool {
        const BODIES: &[&str] = &[
            "company",
            "firm",
            "agency",
            "broadcaster",
            "newspaper",
            "retailer",
            "lobby",
            "startup",
            "airline",
            "bank",
            "union",
            "charity",
            "manufacturer",
            "publisher",
            "nonprofit",
            "watchdog",
            "insurer",
            "lender",
            "chipmaker",
            "carmaker",
            "automaker",
            "drugmaker",
            "website",
            "magazine",
            "group",
        ];
        let Some(noun) = start.checked_sub(1).filter(|at| *at > self.start && self.tagged.is_any(*at, BODIES)) else {
            return false;
        };
        let first = noun.saturating_sub(4).max(self.start);
        let opens = first == self.start && (first..noun).all(|at| self.tagged.class(at).is_nominal());
        (opens || (first..noun).any(|at| self.tagged.is_any(at, &["the", "a", "an"])))
            && !self.traits(start).any(Traits::GIVEN)
    }

    /// Whether a listed place stands where a person does not: "to Paris", "Paris, Norland".
    pub(super) fn is_where(&self, name: Span<Tok>) -> bool {
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
    pub(super) fn is_people(&self, start: u32, end: u32, article: bool) -> bool {
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
}
