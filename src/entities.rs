//! Who is one person or body throughout many articles.
//!
//! Merging is conservative, for a wrong name is worse than two rows: full names that are the same but for case, accents,
//! transliteration and middle initials; a surname alone only under a role that the full name has; bodies of the same
//! name or of its acronym. What has no name of its own, "a senior official" or "the report", is a row for each article.

use crate::article::{Article, MentionForm, Speaker, SpeakerKind};
use crate::speakers::{Aliases, is_address, normal, respelled};
use crate::surface::Surfaces;
use std::collections::HashMap;

/// Variants and roles kept for one entity, and people of one surname that are compared.
const MOST: usize = 64;

/// A person or body of several articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name, or the canonical one of the user's table.
    pub name: String,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// The names as the articles write them, in the order in which they come.
    pub variants: Vec<String>,
    /// Titles and offices given to it.
    pub roles: Vec<String>,
    /// How many articles it speaks in.
    pub articles: u32,
    /// How many quotes it has.
    pub quotes: u32,
    /// The identifier of the user's table.
    pub identifier: Option<String>,
}

/// The persons and bodies of many articles, numbered by where they first speak.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// All of them.
    pub all: Vec<Entity>,
    /// The entity of each speaker, article after article.
    of: Vec<u32>,
    /// Where each article's speakers begin in `of`.
    begins: Vec<usize>,
}

impl Entities {
    /// Merges the speakers of articles, each given with its text.
    ///
    /// # Resource usage
    ///
    /// Linear in the number of mentions of speakers.
    pub fn new(articles: &[(&Article, &str)], aliases: Option<&Aliases>) -> Self {
        let mut merger = Merger { aliases, ..Merger::default() };
        let mut begins = Vec::with_capacity(articles.len());
        let mut of = Vec::new();
        // Full names first, so that a surname finds its owner in whichever article.
        for (article, text) in articles {
            begins.push(of.len());
            let surfaces = Surfaces::new(text);
            for speaker in &article.speakers {
                let slot = merger.full(speaker);
                if let Some(slot) = slot {
                    merger.note(slot, speaker, &surfaces);
                }
                of.push(slot.unwrap_or(u32::MAX));
            }
        }
        for (row, (article, text)) in articles.iter().enumerate() {
            let partial = |at: &usize| of[begins[row] + at] == u32::MAX;
            if !(0..article.speakers.len()).any(|at| partial(&at)) {
                continue;
            }
            let surfaces = Surfaces::new(text);
            for (at, speaker) in article.speakers.iter().enumerate() {
                if of[begins[row] + at] == u32::MAX {
                    let slot = merger.part(speaker);
                    merger.note(slot, speaker, &surfaces);
                    of[begins[row] + at] = slot;
                }
            }
        }
        let mut entities = Entities { all: Vec::new(), of, begins };
        entities.number(merger);
        entities.count(articles);
        entities
    }

    /// The entity of a speaker of the article in a row.
    pub fn of(&self, row: usize, speaker: u32) -> Option<u32> {
        self.of.get(self.begins.get(row)? + speaker as usize).copied()
    }

    /// The entities that have this name, variant or identifier, whatever its case, accents and transliteration, with or
    /// without "the", an address or a title before it. A surname is that of the one person who has it, too, if there is only one.
    pub fn named(&self, name: &str) -> Vec<u32> {
        let key = spelt(name);
        let called = |entity: &Entity| {
            spelt(&entity.name) == key
                || entity.variants.iter().any(|variant| spelt(variant) == key)
                || entity.identifier.as_deref() == Some(name)
        };
        let all = || (0..).zip(&self.all);
        let mut found: Vec<u32> = all().filter(|(_, entity)| called(entity)).map(|(at, _)| at).collect();
        let surname = |entity: &Entity| {
            let last = entity.name.rsplit_once(' ').map(|(_, last)| last);
            entity.kind == SpeakerKind::Person && last.is_some_and(|last| spelt(last) == key)
        };
        let bearers: Vec<u32> = all().filter(|(_, entity)| surname(entity)).map(|(at, _)| at).take(2).collect();
        if let [bearer] = bearers[..]
            && !found.contains(&bearer)
        {
            found.push(bearer);
            found.sort_unstable();
        }
        match name.trim().split_once(' ') {
            // "Mr Hale", "Governor Ruiz", "the police"
            Some((first, rest)) if found.is_empty() && (is_address(first) || first.eq_ignore_ascii_case("the")) => {
                self.named(rest)
            }
            _ => found,
        }
    }

    /// For each entity whom it may well be: a surname alone is the one person who has it, and what has no name of its own
    /// ("the police") is the same wherever it is called the same. `None` for who may be anybody: "an official", or a surname of
    /// two persons.
    ///
    /// This says less than that they are one: it serves to tell what is surely said by two.
    pub(crate) fn voices(&self) -> Vec<Option<u32>> {
        let mut surnames: HashMap<String, Option<u32>> = HashMap::new();
        for (entity, at) in self.all.iter().zip(0..).filter(|(entity, _)| entity.kind == SpeakerKind::Person) {
            if let Some((_, surname)) = person(&entity.name) {
                surnames.entry(surname).and_modify(|owner| *owner = None).or_insert(Some(at));
            }
        }
        let mut called: HashMap<String, u32> = HashMap::new();
        let voice = |(entity, at): (&Entity, u32)| match entity.kind {
            SpeakerKind::Unnamed => None,
            SpeakerKind::Person if person(&entity.name).is_some() => Some(at),
            SpeakerKind::Person => {
                let key = respelled(&entity.name);
                surnames.get(&key).copied().unwrap_or_else(|| Some(*called.entry(key).or_insert(at)))
            }
            _ => Some(*called.entry(normal(&entity.name)).or_insert(at)),
        };
        self.all.iter().zip(0..).map(voice).collect()
    }

    /// Numbers the entities by their first speaker.
    fn number(&mut self, merger: Merger<'_>) {
        let mut slots: Vec<Option<Entity>> = merger.slots.into_iter().map(Some).collect();
        let mut numbers = vec![0; slots.len()];
        for slot in &mut self.of {
            let at = *slot as usize;
            if let Some(entity) = slots[at].take() {
                numbers[at] = self.all.len() as u32;
                self.all.push(entity);
            }
            *slot = numbers[at];
        }
    }

    /// Counts the articles and quotes of each.
    fn count(&mut self, articles: &[(&Article, &str)]) {
        let mut last = vec![usize::MAX; self.all.len()];
        for (row, (article, _)) in articles.iter().enumerate() {
            let begin = self.begins[row];
            for at in &self.of[begin..begin + article.speakers.len()] {
                let entity = *at as usize;
                if last[entity] != row {
                    last[entity] = row;
                    self.all[entity].articles += 1;
                }
            }
            for speaker in article.quotes.iter().filter_map(|quote| quote.speaker) {
                if let Some(entity) = self.of.get(begin + speaker as usize) {
                    self.all[*entity as usize].quotes += 1;
                }
            }
        }
    }
}

/// What the names seen so far stand for.
#[derive(Default)]
struct Merger<'a> {
    aliases: Option<&'a Aliases>,
    slots: Vec<Entity>,
    known: HashMap<(SpeakerKind, String), u32>,
    /// Persons with a full name by their surname, and those of whom only that is known.
    full: HashMap<String, Vec<u32>>,
    part: HashMap<String, Vec<u32>>,
    /// Bodies by the names that their articles give them.
    bodies: HashMap<String, Vec<u32>>,
}

impl Merger<'_> {
    /// The slot of a speaker that its own name tells; `None` where that takes to know the others.
    fn full(&mut self, speaker: &Speaker) -> Option<u32> {
        if let Some(known) = self.known_by_user(speaker) {
            return Some(known);
        }
        let name = speaker.name.as_str();
        match speaker.kind {
            SpeakerKind::Unnamed | SpeakerKind::Document => Some(self.add(speaker)),
            SpeakerKind::Person => {
                let (key, surname) = person(name)?;
                let next = self.slots.len() as u32;
                let slot = *self.known.entry((speaker.kind, key)).or_insert(next);
                if slot == next {
                    self.add(speaker);
                    self.full.entry(surname).or_default().push(slot);
                }
                Some(slot)
            }
            SpeakerKind::Organization if is_acronym(name) => None,
            SpeakerKind::Group | SpeakerKind::Organization | SpeakerKind::Place => {
                // "the police", "the government": those of one article are not those of another.
                let own = name.split_whitespace().any(|word| word.starts_with(char::is_uppercase));
                if !own {
                    return Some(self.add(speaker));
                }
                Some(self.same(speaker, body(name)))
            }
        }
    }

    /// The slot of a surname or an acronym.
    fn part(&mut self, speaker: &Speaker) -> u32 {
        let key = if speaker.kind == SpeakerKind::Person { respelled(&speaker.name) } else { normal(&speaker.name) };
        if speaker.kind != SpeakerKind::Person {
            return match self.bodies.get(&key).map(Vec::as_slice) {
                Some([one]) => *one,
                _ => self.same(speaker, key),
            };
        }
        let owners = self.full.get(&key).map_or(&[][..], Vec::as_slice);
        let mut sharing =
            owners.iter().take(MOST).filter(|slot| shares_role(&self.slots[**slot as usize].roles, &speaker.roles));
        if let (Some(one), None) = (sharing.next(), sharing.next()) {
            return *one;
        }
        let alone = owners.is_empty();
        let like = |slot: &&u32| {
            let roles = &self.slots[**slot as usize].roles;
            shares_role(roles, &speaker.roles) || alone && (roles.is_empty() || speaker.roles.is_empty())
        };
        let found = self.part.get(&key).and_then(|slots| slots.iter().take(MOST).find(like)).copied();
        found.unwrap_or_else(|| {
            let slot = self.add(speaker);
            self.part.entry(key).or_default().push(slot);
            slot
        })
    }

    fn known_by_user(&mut self, speaker: &Speaker) -> Option<u32> {
        let known = self.aliases?.find(&speaker.name).filter(|_| speaker.kind != SpeakerKind::Unnamed)?;
        // Whatever each article takes it for: the user says that it is one.
        let slot = self.same_as(speaker, SpeakerKind::Unnamed, normal(&known.name));
        let entity = &mut self.slots[slot as usize];
        entity.name.clone_from(&known.name);
        entity.identifier.clone_from(&known.identifier);
        Some(slot)
    }

    fn same(&mut self, speaker: &Speaker, key: String) -> u32 {
        self.same_as(speaker, speaker.kind, key)
    }

    fn same_as(&mut self, speaker: &Speaker, kind: SpeakerKind, key: String) -> u32 {
        let next = self.slots.len() as u32;
        let slot = *self.known.entry((kind, key)).or_insert(next);
        if slot == next {
            self.add(speaker);
        }
        slot
    }

    fn add(&mut self, speaker: &Speaker) -> u32 {
        self.slots.push(Entity {
            name: speaker.name.clone(),
            kind: speaker.kind,
            variants: Vec::new(),
            roles: Vec::new(),
            articles: 0,
            quotes: 0,
            identifier: None,
        });
        self.slots.len() as u32 - 1
    }

    /// Adds what an article says of an entity.
    fn note(&mut self, slot: u32, speaker: &Speaker, surfaces: &Surfaces<'_>) {
        let entity = &mut self.slots[slot as usize];
        let own = entity.identifier.is_some() || self.aliases.is_some_and(|known| known.find(&entity.name).is_some());
        if !own && speaker.name.split_whitespace().count() > entity.name.split_whitespace().count() {
            entity.name.clone_from(&speaker.name);
        }
        keep(&mut entity.variants, &speaker.name);
        for role in &speaker.roles {
            keep(&mut entity.roles, role);
        }
        for mention in speaker.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
            let surface = surfaces.get(mention.span);
            if surface.contains(char::is_whitespace) {
                keep(&mut entity.variants, &surface.split_whitespace().collect::<Vec<_>>().join(" "));
            } else {
                keep(&mut entity.variants, surface);
            }
            if speaker.kind == SpeakerKind::Organization && is_acronym(surface) {
                let slots = self.bodies.entry(normal(surface)).or_default();
                if slots.len() < 2 && !slots.contains(&slot) {
                    slots.push(slot);
                }
            }
        }
    }
}

fn spelt(name: &str) -> String {
    name.split_whitespace().map(respelled).collect::<Vec<_>>().join(" ")
}

fn keep(list: &mut Vec<String>, text: &str) {
    if list.len() < MOST && !text.is_empty() && !list.iter().any(|own| own == text) {
        list.push(text.to_owned());
    }
}

/// The key of a full name, and of its surname; `None` for a single word.
fn person(name: &str) -> Option<(String, String)> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let last =
        words.iter().rposition(|word| !matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV"))?;
    if last == 0 {
        return None;
    }
    let initial = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() == 1;
    let mut key = String::with_capacity(name.len());
    for (at, word) in words.iter().enumerate() {
        // "Lena R. Marsh": a middle initial comes and goes.
        if at == 0 || at >= last || !initial(word) {
            key.push_str(&respelled(word));
            key.push(' ');
        }
    }
    Some((key, respelled(words[last])))
}

/// The key of a body's name: without its legal form.
fn body(name: &str) -> String {
    let mut key = normal(name);
    while let Some((rest, last)) = key.rsplit_once(' ') {
        let form = last.trim_end_matches('.');
        if !matches!(form, "inc" | "ltd" | "llc" | "plc" | "corp" | "co" | "ag" | "gmbh" | "sa" | "nv" | "limited") {
            break;
        }
        key.truncate(rest.trim_end_matches(',').len());
    }
    key
}

/// "NRA", "U.N."
fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| *c != '.').count();
    (2..=6).contains(&letters) && name.chars().all(|c| c.is_uppercase() || c == '.')
}

/// Whether two lists of roles have one in common: "mayor" and "Mayor of Marren".
fn shares_role(some: &[String], others: &[String]) -> bool {
    some.iter().any(|one| others.iter().any(|other| is_part(one, other) || is_part(other, one)))
}

/// Whether all words of one role are words of the other.
fn is_part(one: &str, other: &str) -> bool {
    one.split_whitespace().all(|word| other.split_whitespace().any(|own| own.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyzer;

    fn entities(texts: &[&str], aliases: Option<&str>) -> Vec<(String, Vec<String>, u32, u32)> {
        let aliases = aliases.map(|table| Aliases::parse("table", table).expect("a good table"));
        let analyzer = match &aliases {
            Some(aliases) => Analyzer::new().with_aliases(aliases.clone()),
            None => Analyzer::new(),
        };
        let articles: Vec<_> = texts.iter().map(|text| analyzer.analyze(text, None, None)).collect();
        let rows: Vec<_> = articles.iter().zip(texts.iter().copied()).collect();
        let entities = Entities::new(&rows, aliases.as_ref());
        let all = entities.all.into_iter();
        all.map(|entity| (entity.name, entity.variants, entity.articles, entity.quotes)).collect()
    }

    fn names(texts: &[&str]) -> Vec<(String, u32)> {
        entities(texts, None).into_iter().map(|(name, _, articles, _)| (name, articles)).collect()
    }

    #[test]
    fn full_names_are_one_whatever_the_spelling() {
        let found = names(&[
            "Volodymyr Zelensky said the road was shut.",
            "Volodymyr Zelenskyy said the road was open.",
            "VOLODYMYR ZELENSKIY said the ships left the harbour early.",
        ]);
        assert_eq!(found, [("Volodymyr Zelensky".to_owned(), 3)]);
        assert_eq!(
            names(&["Lena R. Marsh said the bridge was safe.", "Lena Marsh said the bridge was shut."]),
            [("Lena R. Marsh".to_owned(), 2)]
        );
    }

    #[test]
    fn surnames_need_a_shared_role() {
        let full = "Mayor Ana Ruiz said the bridge was safe.";
        assert_eq!(names(&["Mayor Ruiz said the road was shut.", full]), [("Ana Ruiz".to_owned(), 2)]);
        assert_eq!(names(&["Ruiz said the road was shut.", full]).len(), 2);
        assert_eq!(names(&["Coach Ruiz said the road was shut.", full]).len(), 2);
        let two = [full, "Mayor Marco Ruiz said the bridge was safe.", "Mayor Ruiz said the road was shut."];
        assert_eq!(names(&two).len(), 3);
        let husband = [full, "Coach Marco Ruiz said the bridge was safe.", "Mayor Ruiz said the road was shut."];
        assert_eq!(names(&husband).len(), 2);
    }

    #[test]
    fn who_may_be_one_has_one_voice() {
        let texts = [
            "Mayor Ana Ruiz said the bridge was safe. Police said the road was shut.",
            "Ruiz said the road was shut. A senior official said the bridge was safe.",
            "Police said the road was open. Coach Leo Marsh said the bridge was safe.",
        ];
        let read: Vec<Article> = texts.iter().map(|text| crate::analyze(text)).collect();
        let articles: Vec<(&Article, &str)> = read.iter().zip(texts).collect();
        let found = Entities::new(&articles, None);
        let voices = found.voices();
        let voice = |row: usize, name: &str| {
            let speaker = read[row].speakers.iter().position(|speaker| speaker.name == name).expect(name);
            voices[found.of(row, speaker as u32).expect(name) as usize]
        };
        assert_eq!(voice(0, "Ana Ruiz"), voice(1, "Ruiz"));
        assert_eq!(voice(0, "police"), voice(2, "police"));
        assert_ne!(voice(0, "Ana Ruiz"), voice(2, "Leo Marsh"));
        assert_eq!(voice(1, "a senior official"), None);
        assert_eq!(found.named("Mr Marsh"), found.named("Leo Marsh"));
        assert!(found.named("Ms Nobody").is_empty());
    }

    #[test]
    fn bodies_are_one_by_name_and_acronym() {
        let long = "The National Roads Agency (NRA) said the bridge was safe. The NRA said the road was shut.";
        assert_eq!(names(&["The NRA said the road was shut.", long]), [("National Roads Agency".to_owned(), 2)]);
        let firm = names(&["Halden Bank Inc. said it had no orders.", "Halden Bank said it had orders."]);
        assert_eq!(firm.len(), 1, "{firm:?}");
    }

    #[test]
    fn those_without_a_name_stay_apart() {
        let text = "A senior official said the bridge was safe. The police said the road was shut.";
        let found = names(&[text, text]);
        assert!(found.iter().all(|(_, articles)| *articles == 1), "{found:?}");
    }

    #[test]
    fn the_users_table_joins_what_it_names() {
        let texts =
            ["Big Ana said the road was shut. Ana Ruiz said the road was open.", "Ana Ruiz said the bridge was safe."];
        let found = entities(&texts, Some("Big Ana ; Ana Ruiz Ortega ; Q7\nAna Ruiz ; Ana Ruiz Ortega"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].0.as_str(), found[0].2, found[0].3), ("Ana Ruiz Ortega", 2, 3));
        assert!(found[0].1.iter().any(|variant| variant == "Big Ana"), "{found:?}");
    }
}
