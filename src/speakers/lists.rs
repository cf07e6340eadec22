//! The word lists of this floor: given names, places, organizations, roles (`lexicon/`).

use crate::lexicon::{WordId, sections, short, vocabulary};
use crate::model::Tagged;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A word whatever its case and its apostrophes, as a hash; 0 for no word.
pub(super) type Key = u64;

/// A person's gender, as far as names and words show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gender {
    /// Nothing shows it.
    #[default]
    Unknown,
    Male,
    Female,
}

impl Gender {
    /// Whether both can be of one person.
    pub(super) fn fits(self, other: Gender) -> bool {
        self == other || self == Gender::Unknown || other == Gender::Unknown
    }

    /// This one, or the other where nothing shows this.
    pub(super) fn or(self, other: Gender) -> Gender {
        if self == Gender::Unknown { other } else { self }
    }
}

/// What a word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u32);

impl Traits {
    pub(super) const GIVEN: Traits = Traits(1);
    pub(super) const HONORIFIC: Traits = Traits(1 << 1);
    /// An office that stands before a name.
    pub(super) const TITLE: Traits = Traits(1 << 2);
    /// A singular noun for a person.
    pub(super) const PERSON: Traits = Traits(1 << 3);
    /// A plural noun for persons.
    pub(super) const GROUP: Traits = Traits(1 << 4);
    pub(super) const DOCUMENT: Traits = Traits(1 << 5);
    /// A noun for an organization.
    pub(super) const BODY: Traits = Traits(1 << 6);
    /// "Inc."
    pub(super) const COMPANY_SUFFIX: Traits = Traits(1 << 7);
    /// The name of an organization by itself.
    pub(super) const BODY_NAME: Traits = Traits(1 << 8);
    /// Opens an organization's name before "of".
    pub(super) const BODY_HEAD: Traits = Traits(1 << 9);
    pub(super) const PLACE: Traits = Traits(1 << 10);
    /// "Russian"
    pub(super) const DEMONYM: Traits = Traits(1 << 11);
    pub(super) const PARTICLE: Traits = Traits(1 << 12);
    /// "Jr."
    pub(super) const SUFFIX: Traits = Traits(1 << 13);
    pub(super) const NO_NAME: Traits = Traits(1 << 14);
    pub(super) const RELATION: Traits = Traits(1 << 15);
    /// "Tribune": ends the name of a newspaper or broadcaster.
    pub(super) const OUTLET: Traits = Traits(1 << 16);
    /// "County", "Beach": ends the name of a place.
    pub(super) const GEOGRAPHY: Traits = Traits(1 << 17);
    /// "moderator": a part that most scenes have.
    pub(super) const SCENE: Traits = Traits(1 << 18);

    /// Both together.
    pub(super) const fn with(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// Whether it is any of these.
    pub(super) const fn any(self, of: Traits) -> bool {
        self.0 & of.0 != 0
    }
}

/// What the lists say of a word or name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts {
    pub(super) traits: Traits,
    pub(super) gender: Gender,
    /// The office or place that it stands for: its own key where the lists give no other.
    pub(super) same: Key,
    /// The country or region it speaks of.
    pub(super) place: Key,
}

/// Keys are hashes already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

type KeyMap<T> = HashMap<Key, T, BuildHasherDefault<AsItIs>>;

/// A map by key.
pub(super) struct ByKey<T>(KeyMap<T>);

impl<T> Default for ByKey<T> {
    fn default() -> Self {
        ByKey(KeyMap::default())
    }
}

impl<T: Default> ByKey<T> {
    pub(super) fn get(&self, key: Key) -> Option<&T> {
        self.0.get(&key)
    }
    pub(super) fn entry(&mut self, key: Key) -> &mut T {
        self.0.entry(key).or_default()
    }
}

/// Longer words with other letters than ASCII are taken as they stand.
const LONGEST: usize = 64;

/// The key of a word.
pub(super) fn key(word: &str) -> Key {
    // A full stop at the end is not part of a word: "Sen." is "sen".
    let word = word.strip_suffix('.').unwrap_or(word);
    if word.is_ascii() {
        // This bit makes small letters of capitals, and is set in digits and in the marks inside words.
        return mix(word.as_bytes(), 0x2020_2020_2020_2020);
    }
    let mut folded = [0; LONGEST];
    let mut len = 0;
    for c in word.chars() {
        let c = match c {
            '’' | '‘' | 'ʼ' => '\'',
            '‐' | '‑' => '-',
            '\u{ad}' => continue,
            c => c,
        };
        for lower in c.to_lowercase() {
            if len + lower.len_utf8() > LONGEST {
                return mix(word.as_bytes(), 0);
            }
            len += lower.encode_utf8(&mut folded[len..]).len();
        }
    }
    mix(&folded[..len], 0)
}

fn mix(word: &[u8], fold: u64) -> Key {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state = word.len() as u64;
    let mut put = |bytes: [u8; 8]| state = (state.rotate_left(5) ^ (u64::from_le_bytes(bytes) | fold)).wrapping_mul(K);
    let mut chunks = word.chunks_exact(8);
    for chunk in &mut chunks {
        put(chunk.try_into().unwrap_or([0; 8]));
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        // Blanks after them.
        put((short(rest) | 0x2020_2020_2020_2020 << (8 * rest.len())).to_le_bytes());
    }
    state ^ (state >> 32) | 1
}

/// The key of several words together, from the key of those before and the next one's; 0 before the first.
pub(super) const fn join(before: Key, next: Key) -> Key {
    if before == 0 { next } else { (before.rotate_left(7) ^ next).wrapping_mul(0xff51_afd7_ed55_8ccd) | 1 }
}

/// The key of a name of one or more words with blanks between.
fn phrase(words: &str) -> Key {
    words.split_whitespace().fold(0, |before, word| join(before, key(word)))
}

const GIVEN_NAMES: &str = include_str!("../../lexicon/given-names.txt");
const PLACES: &str = include_str!("../../lexicon/places.txt");
const ORGANIZATIONS: &str = include_str!("../../lexicon/organizations.txt");
const ROLES: &str = include_str!("../../lexicon/roles.txt");

/// All lists, as one table.
#[derive(Default)]
pub(super) struct Lists {
    facts: ByKey<Facts>,
    covers: ByKey<Vec<Key>>,
    /// By a name of a body that has several: the one that stands for all.
    bodies: ByKey<Key>,
    /// By a noun of a body: of which kind that is.
    kinds: ByKey<u8>,
    /// The states that "Fla." and the like stand for.
    states: ByKey<Key>,
    /// The traits of the vocabulary's words, so that most tokens need no look-up of their own.
    of_word: Vec<Traits>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(Lists::built_in);

/// The built-in lists; read at first use.
pub(super) fn lists() -> &'static Lists {
    &LISTS
}

/// Whether a word is an address or a title before a name: "Mr", "Governor".
pub(crate) fn is_address(word: &str) -> bool {
    lists().of(word.trim_end_matches('.')).traits.any(Traits::HONORIFIC.with(Traits::TITLE))
}

/// Whether a word is of a body or an office: "union", "ministry", "mayor".
pub(crate) fn is_body(word: &str) -> bool {
    lists().of(word).traits.any(Traits::BODY.with(Traits::BODY_HEAD).with(Traits::TITLE).with(Traits::OUTLET))
}

impl Lists {
    /// What the lists say of a word or, by a joined key, of a name of several words.
    pub(super) fn facts(&self, key: Key) -> Facts {
        self.facts.get(key).copied().unwrap_or_default()
    }

    /// The key of a body's name, whichever of its names it is.
    pub(super) fn body(&self, name: Key) -> Key {
        self.bodies.get(name).copied().unwrap_or(name)
    }

    /// Of which kind a body is that is called by this noun, where it says so.
    pub(super) fn kind(&self, noun: Key) -> Option<u8> {
        self.kinds.get(noun).copied()
    }

    /// Whether a name is one of several that a body has.
    pub(super) fn has_names(&self, name: Key) -> bool {
        self.bodies.get(name).is_some()
    }

    /// What the lists say of a word.
    pub(super) fn of(&self, word: &str) -> Facts {
        self.facts(key(word))
    }

    /// The traits of a token; none past the end of the text.
    pub(super) fn traits(&self, tagged: &Tagged<'_>, at: u32) -> Traits {
        match tagged.word(at) {
            WordId::UNKNOWN if at >= tagged.text.len() => Traits::default(),
            WordId::UNKNOWN => self.of(tagged.text.surface(at)).traits,
            word => self.of_word.get(word.index()).copied().unwrap_or_default(),
        }
    }

    /// Fills in the traits of the vocabulary's words.
    fn index(&mut self, listed: impl Iterator<Item = &'static str>) {
        let vocabulary = vocabulary();
        let short = Traits::TITLE
            .with(Traits::HONORIFIC)
            .with(Traits::COMPANY_SUFFIX)
            .with(Traits::SUFFIX)
            .with(Traits::NO_NAME);
        for word in listed {
            let traits = self.of(word).traits;
            // Titles and legal forms are abbreviated.
            let dotted = if traits.any(short) { vocabulary.find(&format!("{word}.")) } else { WordId::UNKNOWN };
            for id in [vocabulary.find(word), dotted] {
                if id != WordId::UNKNOWN {
                    if self.of_word.len() <= id.index() {
                        self.of_word.resize(id.index() + 1, Traits::default());
                    }
                    self.of_word[id.index()] = traits;
                }
            }
        }
    }

    /// Whether "the <noun>" can stand for somebody whose role has that head; both as [`Facts::same`].
    pub(super) fn covers(&self, noun: Key, role: Key) -> bool {
        self.covers.get(noun).is_some_and(|covered| covered.contains(&role))
    }

    /// The state that an abbreviation after a party stands for: "Fla." of "R-Fla.".
    pub(super) fn state(&self, abbreviation: &str) -> Option<Key> {
        self.states.get(key(abbreviation)).copied()
    }

    /// Whether the noun stands for offices: "the candidate", not "the voter".
    pub(super) fn is_office(&self, facts: Facts) -> bool {
        facts.traits.any(Traits::TITLE) || self.covers.get(facts.same).is_some()
    }

    fn add(&mut self, key: Key, traits: Traits) -> &mut Facts {
        let facts = self.facts.entry(key);
        facts.traits = facts.traits.with(traits);
        if facts.same == 0 {
            facts.same = key;
        }
        facts
    }

    fn built_in() -> Self {
        let mut lists = Lists::default();
        for (section, line) in sections(GIVEN_NAMES) {
            for word in line.split_whitespace() {
                lists.add(key(word), Traits::GIVEN).gender = match section {
                    "male" => Gender::Male,
                    "female" => Gender::Female,
                    _ => Gender::Unknown,
                };
            }
        }
        for (section, line) in sections(PLACES) {
            let mut fields = line.split(';');
            let name = fields.next().unwrap_or("").trim();
            if section == "states" {
                *lists.states.entry(key(name)) = phrase(fields.next().unwrap_or(""));
                continue;
            }
            let demonyms = fields.next().unwrap_or("").split(',').map(str::trim).filter(|word| !word.is_empty());
            let others = fields.next().unwrap_or("").split(',').map(str::trim).filter(|word| !word.is_empty());
            let place = phrase(name);
            lists.add(place, Traits::PLACE).place = place;
            for word in others {
                let key = phrase(word);
                lists.add(key, Traits::PLACE).place = place;
            }
            for word in demonyms {
                let plural = word.ends_with('s') && !word.ends_with("ss");
                let traits = if plural { Traits::GROUP } else { Traits::DEMONYM };
                lists.add(phrase(word), traits).place = place;
            }
        }
        let mut kinds = 0;
        for (section, line) in sections(ORGANIZATIONS) {
            if section == "kinds" {
                for noun in line.split_whitespace() {
                    *lists.kinds.entry(key(noun)) = kinds;
                }
                kinds += 1;
            } else if section == "names" {
                for name in line.split(';') {
                    lists.add(phrase(name), Traits::BODY_NAME);
                }
            } else if section == "same" {
                let first = line.split(';').next().map_or(0, phrase);
                for name in line.split(';') {
                    *lists.bodies.entry(phrase(name)) = first;
                }
            } else {
                let traits = match section {
                    "nouns" => Traits::BODY,
                    "suffixes" => Traits::COMPANY_SUFFIX,
                    "outlets" => Traits::OUTLET,
                    "geography" => Traits::GEOGRAPHY,
                    _ => Traits::BODY_HEAD,
                };
                for word in line.split_whitespace() {
                    lists.add(key(word), traits);
                }
            }
        }
        for (section, line) in sections(ROLES) {
            let words = || line.split_whitespace();
            match section {
                "same" => {
                    let first = words().next().map_or(0, key);
                    for word in words() {
                        lists.facts.entry(key(word)).same = first;
                    }
                }
                "covers" => {
                    if let Some((noun, covered)) = line.split_once(':') {
                        let noun = lists.canonical(noun.trim());
                        let covered: Vec<Key> = covered.split_whitespace().map(|word| lists.canonical(word)).collect();
                        lists.covers.entry(noun).extend(covered);
                    }
                }
                "honorifics-male" | "honorifics-female" | "honorifics" => {
                    for word in words() {
                        let facts = lists.add(key(word), Traits::HONORIFIC);
                        facts.gender = match section {
                            "honorifics-male" => Gender::Male,
                            "honorifics-female" => Gender::Female,
                            _ => facts.gender,
                        };
                    }
                }
                "male" | "female" => {
                    for word in words() {
                        lists.add(key(word), Traits::PERSON).gender =
                            if section == "male" { Gender::Male } else { Gender::Female };
                    }
                }
                "titles" => {
                    let first = words().next().map_or(0, key);
                    for word in words() {
                        let facts = lists.add(key(word), Traits::TITLE.with(Traits::PERSON));
                        // "Senators" and "Sens." stand before several names, "Sen." before one.
                        facts.same = first;
                    }
                }
                _ => {
                    let traits = match section {
                        "either" => Traits::PERSON,
                        "groups" => Traits::GROUP,
                        "documents" => Traits::DOCUMENT,
                        "relations" => Traits::RELATION,
                        "scene" => Traits::SCENE,
                        "particles" => Traits::PARTICLE,
                        "suffixes" => Traits::SUFFIX,
                        _ => Traits::NO_NAME,
                    };
                    for word in words() {
                        lists.add(key(word), traits);
                    }
                }
            }
        }
        let files = [GIVEN_NAMES, PLACES, ORGANIZATIONS, ROLES];
        let words = |line: &'static str| line.split([' ', ';', ',', ':']).filter(|word| !word.is_empty());
        lists.index(files.into_iter().flat_map(sections).flat_map(|(_, line)| words(line)));
        lists
    }

    fn canonical(&self, word: &str) -> Key {
        let key = key(word);
        self.facts.get(key).map_or(key, |facts| facts.same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_traits() {
        let lists = lists();
        assert!(lists.of("Ministry").traits.any(Traits::BODY));
        assert!(lists.of("Tribune").traits.any(Traits::OUTLET));
        assert!(lists.of("MARY").traits.any(Traits::GIVEN));
        assert_eq!(lists.of("Mary").gender, Gender::Female);
        assert_eq!(lists.of("Oleksiy").gender, Gender::Male);
        assert_eq!(lists.of("spokeswoman").gender, Gender::Female);
        assert!(!lists.of("qwzx").traits.any(Traits::PERSON));
    }

    #[test]
    fn abbreviated_offices_are_the_office() {
        let lists = lists();
        assert_eq!(lists.of("Sen.").same, lists.of("senator").same);
        assert_eq!(lists.of("Pres.").same, lists.of("president").same);
    }

    #[test]
    fn a_leader_can_be_a_president() {
        let lists = lists();
        assert!(lists.covers(lists.of("leader").same, lists.of("president").same));
        assert!(!lists.covers(lists.of("president").same, lists.of("leader").same));
    }

    #[test]
    fn capitals_and_people_speak_of_their_country() {
        let lists = lists();
        let place = lists.of("Russia").place;
        assert_eq!(lists.of("Russian").place, place);
        assert_eq!(lists.of("Kremlin").place, place);
        assert_ne!(lists.of("Ukrainian").place, place);
        assert!(lists.facts(phrase("South Korea")).traits.any(Traits::PLACE));
    }

    #[test]
    fn keys_fold_case_and_apostrophes() {
        assert_eq!(key("O’Neil"), key("o'neil"));
        assert_eq!(key("ÉLYSÉE"), key("élysée"));
        assert_ne!(key("a"), key("b"));
    }
}
