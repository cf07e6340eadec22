//! What the words around a figure say of it: the lists of `lexicon/comparison.txt`, and one id for the forms of a word.
//!
//! A word is a 32-bit id: of its stem, or of the first word of its line in the list. Names keep their form, but for
//! spelling, and the people, capital and seat of government of a country are that country's.

use super::figure::Course;
use crate::lexicon::{sections, singular};
use crate::model::{hash, stem};
use crate::speakers::respelled;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A word whatever its form.
pub(super) type Word = u32;

/// No word.
pub(super) const NONE: Word = 0;

const COMPARISON: &str = include_str!("../../../lexicon/comparison.txt");
const PLACES: &str = include_str!("../../../lexicon/places.txt");
const ROLES: &str = include_str!("../../../lexicon/roles.txt");

/// A set of words of which a figure can have one: the position of a line of `[apart]`, and that of the word in it.
pub(super) type Side = (u8, u8);

/// The lists.
pub(super) struct Words {
    /// By the hash of a form in small letters: its word.
    same: HashMap<u32, Word>,
    /// By word: its sides.
    apart: HashMap<Word, Vec<Side>>,
    /// What says that a figure is of another place, body or time.
    elsewhere: HashSet<Word>,
    /// By the hash of a form: whether it sets a figure against another.
    disputes: HashSet<u32>,
    /// By the hash of a form: whether it puts one figure in the place of another, and whether it says that something is so by now.
    revises: HashSet<u32>,
    now: HashSet<u32>,
    /// What goes up and down.
    moves: HashSet<Word>,
    /// Verbs with which somebody states a figure.
    states: HashSet<Word>,
    /// By the hash of a form: whether it says nothing.
    empty: HashSet<u32>,
    people: HashMap<Word, Persons>,
    courses: HashMap<Word, Course>,
    /// By the hash of a name's form: the place.
    places: HashMap<u32, Word>,
}

/// What a word says of the figures near it, whatever they are of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hints {
    /// It sets one against another: "disputed".
    pub(super) disputes: bool,
    /// It puts one in the place of another: "rather".
    pub(super) revises: bool,
    /// It says that something is so by now: "still".
    pub(super) now: bool,
}

/// How a noun speaks of persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Persons {
    /// "people"
    Any,
    /// "passengers"
    Some,
}

static WORDS: LazyLock<Words> = LazyLock::new(Words::built_in);

/// The built-in lists; read at first use.
pub(super) fn words() -> &'static Words {
    &WORDS
}

fn form(text: &str) -> u32 {
    hash(text.as_bytes(), 11) | 1
}

/// The id of a stem.
fn stemmed(lower: &str) -> Word {
    let one = singular(lower);
    let (bytes, len) = stem(one.as_bytes());
    hash(&bytes[..len], 7) | 1
}

impl Words {
    fn built_in() -> Self {
        let mut words = Words {
            same: HashMap::new(),
            apart: HashMap::new(),
            elsewhere: HashSet::new(),
            disputes: HashSet::new(),
            revises: HashSet::new(),
            moves: HashSet::new(),
            states: HashSet::new(),
            now: HashSet::new(),
            empty: HashSet::new(),
            people: HashMap::new(),
            courses: HashMap::new(),
            places: HashMap::new(),
        };
        let mut sets = 0;
        for (section, line) in sections(COMPARISON) {
            match section {
                "same" => {
                    let mut forms = line.split_whitespace();
                    let first = forms.next().map_or(NONE, stemmed);
                    for text in line.split_whitespace() {
                        words.same.entry(form(text)).or_insert(first);
                    }
                }
                "apart" => {
                    for (at, side) in line.split(';').enumerate() {
                        for text in side.split_whitespace() {
                            let word = words.plain(text);
                            words.apart.entry(word).or_default().push((sets, at as u8));
                        }
                    }
                    sets += 1;
                }
                "elsewhere" | "moves" => {
                    for text in line.split_whitespace() {
                        let word = words.plain(text);
                        if section == "moves" { &mut words.moves } else { &mut words.elsewhere }.insert(word);
                    }
                }
                "states" => words.states.extend(line.split_whitespace().map(stemmed)),
                "now" => words.now.extend(line.split_whitespace().map(form)),
                "revises" => words.revises.extend(line.split_whitespace().map(form)),
                "disputes" => words.disputes.extend(line.split_whitespace().map(form)),
                "people" | "persons" => {
                    let sort = if section == "people" { Persons::Any } else { Persons::Some };
                    for text in line.split_whitespace() {
                        words.people.entry(stemmed(text)).or_insert(sort);
                    }
                }
                "grows" | "falls" => {
                    let course = if section == "grows" { Course::Grows } else { Course::Falls };
                    for text in line.split_whitespace() {
                        let word = words.plain(text);
                        words.courses.entry(word).or_insert(course);
                    }
                }
                _ => {
                    for text in line.split_whitespace() {
                        words.empty.insert(form(text));
                    }
                }
            }
        }
        for (section, line) in sections(ROLES) {
            if section == "titles" || section.starts_with("honorifics") {
                for text in line.split_whitespace() {
                    words.empty.insert(form(text));
                }
            }
        }
        for (_, line) in sections(PLACES) {
            let mut names = line.split([';', ',']).map(str::trim).filter(|name| !name.is_empty());
            let Some(first) = names.next() else { continue };
            // A name of several words is found by its last: "south korea" by neither.
            let place = hash(first.as_bytes(), 13) | 1;
            for name in std::iter::once(first).chain(names).filter(|name| !name.contains(' ')) {
                words.places.entry(form(name)).or_insert(place);
            }
        }
        words
    }

    /// The word of a form that is no name. `lower` is in small letters.
    pub(super) fn plain(&self, lower: &str) -> Word {
        self.same.get(&form(lower)).copied().unwrap_or_else(|| stemmed(lower))
    }

    /// The word of a name.
    pub(super) fn name(&self, surface: &str) -> Word {
        let lower = respelled(surface.trim_end_matches("'s").trim_end_matches("’s"));
        if let Some(place) = self.places.get(&form(&lower)) {
            return *place;
        }
        hash(lower.as_bytes(), 7) | 1
    }

    /// Whether a name's form is that of a place that the lists know.
    pub(super) fn is_place(&self, lower: &str) -> bool {
        self.places.contains_key(&form(lower))
    }

    /// Whether a form says nothing of what a figure is about.
    pub(super) fn is_empty(&self, lower: &str) -> bool {
        self.empty.contains(&form(lower))
    }

    /// Whether a list has it as the same as another.
    pub(super) fn is_listed(&self, lower: &str) -> bool {
        self.same.contains_key(&form(lower))
    }

    /// The sides that a word takes.
    pub(super) fn sides(&self, word: Word) -> &[Side] {
        self.apart.get(&word).map_or(&[], Vec::as_slice)
    }

    /// Whether a word says that a figure is of another place, body or time than that of the article.
    pub(super) fn is_elsewhere(&self, word: Word) -> bool {
        word != NONE && self.elsewhere.contains(&word)
    }

    /// Whether a word is of what goes up and down.
    pub(super) fn is_moving(&self, word: Word) -> bool {
        word != NONE && self.moves.contains(&word)
    }

    /// Whether a verb is one with which somebody states a figure; by the stem of its form, in small letters.
    pub(super) fn is_stating(&self, lower: &str) -> bool {
        self.states.contains(&stemmed(lower))
    }

    /// What a form says of the figures near it.
    pub(super) fn hints(&self, lower: &str) -> Hints {
        let form = form(lower);
        Hints {
            disputes: self.disputes.contains(&form),
            revises: self.revises.contains(&form),
            now: self.now.contains(&form),
        }
    }

    /// How what a word speaks of changes by its nature.
    pub(super) fn course(&self, word: Word) -> Course {
        self.courses.get(&word).copied().unwrap_or(Course::None)
    }

    /// How a noun speaks of persons; by the stem of its form, in small letters.
    pub(super) fn persons(&self, lower: &str) -> Option<Persons> {
        self.people.get(&stemmed(lower)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one() {
        let words = words();
        for (one, other) in [("reservist", "reservists"), ("killed", "deaths"), ("houses", "home"), ("tax", "taxes")] {
            assert_eq!(words.plain(one), words.plain(other), "{one}, {other}");
        }
        assert_ne!(words.plain("killed"), words.plain("injured"));
    }

    #[test]
    fn capitals_stand_for_their_country() {
        let words = words();
        assert_eq!(words.name("Ukrainian"), words.name("Kyiv"));
        assert_eq!(words.name("Zelensky"), words.name("Zelenskyy"));
        assert_ne!(words.name("Marren"), words.name("Velen"));
    }

    #[test]
    fn sides_exclude_one_another() {
        let words = words();
        let (dead, hurt) = (words.sides(words.plain("died")), words.sides(words.plain("wounded")));
        assert!(dead.iter().any(|one| hurt.iter().any(|other| one.0 == other.0 && one.1 != other.1)));
        assert!(words.sides(words.plain("bridge")).is_empty());
    }

    #[test]
    fn some_nouns_are_of_persons() {
        let words = words();
        assert_eq!(words.persons("people"), Some(Persons::Any));
        assert_eq!(words.persons("passengers"), Some(Persons::Some));
        assert_eq!(words.persons("bridges"), None);
    }

    #[test]
    fn the_first_lines_that_exclude_are_of_fates_and_of_purposes() {
        use super::super::figure::{FATE, PURPOSE};
        let words = words();
        let of = |form: &str, set: u8| words.sides(words.plain(form)).iter().any(|side| side.0 == set);
        assert!(of("killed", FATE) && of("evacuated", FATE) && !of("profit", FATE));
        assert!(of("profit", PURPOSE) && of("deficit", PURPOSE) && !of("killed", PURPOSE));
    }

    #[test]
    fn lists_hold_each_word_once() {
        let mut seen = HashSet::new();
        for (section, line) in sections(COMPARISON).filter(|(section, _)| *section == "same") {
            for form in line.split_whitespace() {
                assert!(seen.insert(form), "[{section}] {form}");
            }
        }
    }
}
