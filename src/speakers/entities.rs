//! Entities: the names of an article that are of one person, body or place.

use super::lists::{ByKey, Gender, Key, Traits, key, lists};
use super::names::{Name, Sort};
use super::roles::Role;
use super::spelling::spelling;
use crate::article::MentionForm;
use crate::lexicon::vocabulary;
use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// A position in [`Entities::all`].
pub(super) type EntityId = u32;

/// Names under one key that are compared; an article that has more people of one surname is a list.
const RIVALS: usize = 12;

/// Other names in asides that are followed.
const RENAMED: usize = 64;

/// Roles kept for one entity.
const ROLES: usize = 8;

/// A person, body or place, with all that its names say of it.
#[derive(Debug)]
pub(super) struct Entity {
    /// The fullest name.
    pub(super) name: Span<Tok>,
    pub(super) words: u32,
    pub(super) sort: Sort,
    pub(super) gender: Gender,
    /// What a pronoun that was taken for it speaks for; less sure than `gender`.
    pub(super) guessed: Gender,
    /// Of the given name that is all it is called by; surnames are such words, too.
    pub(super) given: Gender,
    pub(super) roles: Vec<Role>,
    /// How often it is named as places are.
    placed: u32,
    /// How often it is named in full and by a part of its name.
    pub(super) named: u32,
    pub(super) mentions: Vec<(Span<Tok>, MentionForm)>,
    first: Key,
    last: Key,
    pub(super) whole: Key,
    suffix: Key,
    /// Its full name stands somewhere with "not" before it, and without.
    denied: bool,
    affirmed: bool,
    /// An all-lower-case or common word: kept only where it is a source.
    pub(super) weak: bool,
}

/// All entities of an article.
#[derive(Default)]
pub(super) struct Entities {
    pub(super) all: Vec<Entity>,
    /// The entity of each name; none where it can be one of several.
    pub(super) of_name: Vec<Option<EntityId>>,
    by_word: ByKey<Vec<EntityId>>,
    by_whole: ByKey<Vec<EntityId>>,
    /// The first person of a surname, whatever its transliteration, and how many there are.
    by_spelling: ByKey<(EntityId, u32)>,
}

impl Entities {
    /// Links the names: full names first, so that a headline's surname finds its owner further down.
    pub(super) fn new(tagged: &Tagged<'_>, names: &[Name]) -> Self {
        let mut entities = Entities { of_name: vec![None; names.len()], ..Entities::default() };
        for (at, name) in names.iter().enumerate().filter(|(_, name)| name.words > 1) {
            let id = entities.full(tagged, name);
            entities.of_name[at] = Some(id);
            let denied = name.tokens.start > 0 && tagged.is(name.tokens.start - 1, "not");
            entities.all[id as usize].denied |= denied;
            entities.all[id as usize].affirmed |= !denied;
        }
        let others = (1..names.len()).filter_map(|at| Some((at, also(tagged, names, at)?)));
        for (at, of) in others.take(RENAMED) {
            entities.rename(tagged, &names[of], &names[at], at);
        }
        let mut recent = Recent::default();
        let mut open = Vec::new();
        for (at, name) in names.iter().enumerate() {
            if name.words == 1 {
                let body = entities.body(name);
                entities.of_name[at] = body.or_else(|| entities.part(tagged, names, at, &recent));
            }
            match entities.of_name[at] {
                Some(id) => recent.seen(id),
                None => open.push(at),
            }
        }
        // A headline's surname of several: the one of them whom the article names far more often.
        for at in open {
            entities.of_name[at] = entities.part(tagged, names, at, &Recent::default());
        }
        for entity in &mut entities.all {
            let person = entity.gender != Gender::Unknown || !entity.roles.is_empty() || entity.words > 1;
            if entity.sort == Sort::Unknown && !person && 2 * entity.placed >= entity.named {
                entity.sort = Sort::Place;
            }
        }
        entities
    }

    fn is_like(entity: &Entity, name: &Name) -> bool {
        let person = |sort| matches!(sort, Sort::Person | Sort::Unknown);
        entity.sort == name.sort || person(entity.sort) && person(name.sort)
    }

    /// The entity of a name of several words.
    fn full(&mut self, tagged: &Tagged<'_>, name: &Name) -> EntityId {
        let known = self.by_whole.get(name.whole).and_then(|ids| {
            ids.iter().copied().take(RIVALS).find(|id| {
                let entity = &self.all[*id as usize];
                entity.suffix == name.suffix && entity.gender.fits(name.gender)
            })
        });
        let found = known.or_else(|| self.shorter(tagged, name)).or_else(|| {
            if !matches!(name.sort, Sort::Person | Sort::Unknown) {
                return None;
            }
            let rivals = self.by_word.get(name.last)?;
            let mut fitting = rivals.iter().copied().take(RIVALS).filter(|id| {
                let entity = &self.all[*id as usize];
                Self::is_like(entity, name)
                    && entity.last == name.last
                    && entity.words > 1
                    && (entity.first == name.first || initial(tagged, entity.name, name.bare))
                    && (entity.suffix == name.suffix || name.suffix == 0)
                    && entity.gender.fits(name.gender)
            });
            let first = fitting.next()?;
            fitting.next().is_none().then_some(first)
        });
        let id = found.unwrap_or_else(|| self.respelled(tagged, name));
        self.merge(id, name);
        // "Tom Okafor" is fuller than "T. Okafor".
        let own = self.all[id as usize].name;
        if known.is_none() && tagged.text.surface(own.start).len() <= 2 && initial(tagged, own, name.bare) {
            self.all[id as usize].name = name.bare;
        }
        if known.is_none() {
            self.by_whole.entry(name.whole).push(id);
        }
        id
    }

    /// The body or group that has a name of several words, by any of its names.
    pub(super) fn of_body(&self, whole: Key) -> Option<EntityId> {
        self.by_whole.get(lists().body(whole))?.first().copied()
    }

    /// The body of a name of one word: "the Fed", of the Federal Reserve.
    fn body(&mut self, name: &Name) -> Option<EntityId> {
        let id = self.of_body(name.whole).filter(|_| lists().has_names(name.whole))?;
        self.merge(id, name);
        Some(id)
    }

    /// The one person whose name ends with all the words of this one, or the other way round: "Luis Ruiz Marren" and
    /// "Ruiz Marren", "Ana van Marren" and "Van Marren".
    fn shorter(&self, tagged: &Tagged<'_>, name: &Name) -> Option<EntityId> {
        if !matches!(name.sort, Sort::Person | Sort::Unknown) {
            return None;
        }
        // "Trust Ana Ruiz" is no longer name of hers.
        let given = |tokens: Span<Tok>| {
            let entry = vocabulary().entry(tagged.word(tokens.start));
            let traits = lists().traits(tagged, tokens.start);
            entry.plain.is_empty() || entry.plain.best() == Class::Name || traits.any(Traits::GIVEN)
        };
        let words = |tokens: Span<Tok>| (tokens.start..tokens.end).rev().map(|at| key(tagged.text.surface(at)));
        let ends = |long: Span<Tok>, short: Span<Tok>| words(short).zip(words(long)).all(|(one, other)| one == other);
        let mut fitting = self.by_word.get(name.last)?.iter().copied().take(RIVALS).filter(|id| {
            let entity = &self.all[*id as usize];
            Self::is_like(entity, name)
                && entity.words > 1
                && entity.words != name.words
                && entity.suffix == name.suffix
                && entity.gender.fits(name.gender)
                && (if entity.words > name.words {
                    given(entity.name) && ends(entity.name, name.bare)
                } else {
                    given(name.bare) && ends(name.bare, entity.name)
                })
        });
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }

    /// The one person whose name this is in another transliteration, else a new entity.
    fn respelled(&mut self, tagged: &Tagged<'_>, name: &Name) -> EntityId {
        let surname = surname(tagged, name);
        let only = self.by_spelling.get(surname).filter(|(_, count)| *count == 1).map(|(id, _)| *id);
        let known = only.filter(|id| {
            let entity = &self.all[*id as usize];
            let first = |tokens: Span<Tok>| spelling(tagged.text.surface(tokens.start));
            entity.gender.fits(name.gender)
                && (entity.suffix == name.suffix || name.suffix == 0)
                && (name.words == 1 || entity.words > 1 && first(entity.name) == first(name.bare))
        });
        known.unwrap_or_else(|| self.add(tagged, name, surname))
    }

    /// The entity of a name of one word, by its position.
    fn part(&mut self, tagged: &Tagged<'_>, names: &[Name], at: usize, recent: &Recent) -> Option<EntityId> {
        let name = &names[at];
        // "Paris", of the one Ana Paris: where it is not to, in or of the place.
        let namesake = |entity: &Entity| {
            name.sort == Sort::Place
                && !name.placed
                && entity.sort == Sort::Person
                && entity.words > 1
                && entity.last == name.last
                && entity.suffix == 0
        };
        let person = self.by_word.get(name.last).is_some_and(|ids| {
            ids.iter().take(4 * RIVALS).filter(|id| namesake(&self.all[**id as usize])).count() == 1
        });
        let rivals: Vec<EntityId> = self.by_word.get(name.last).map_or_else(Vec::new, |ids| {
            ids.iter()
                .copied()
                .take(4 * RIVALS)
                .filter(|id| {
                    let entity = &self.all[*id as usize];
                    let person = person || matches!(name.sort, Sort::Person) || name.roles[0].is_some();
                    entity.gender.fits(name.gender)
                        && match entity.sort {
                            Sort::Person | Sort::Unknown if namesake(entity) => person,
                            // "Twitter" is not somebody whose name ends so, for all one knows.
                            Sort::Unknown
                                if name.sort == Sort::Organization
                                    && entity.words > 1
                                    && entity.last == name.last
                                    && lists().facts(name.whole).traits.any(Traits::BODY_NAME) =>
                            {
                                false
                            }
                            Sort::Person | Sort::Unknown => !matches!(name.sort, Sort::Place | Sort::Group),
                            Sort::Organization => !person && name.sort != Sort::Group,
                            Sort::Place => !person && matches!(name.sort, Sort::Place | Sort::Unknown),
                            Sort::Group => name.sort == Sort::Group,
                        }
                })
                .take(RIVALS)
                .collect()
        });
        let id = match rivals.as_slice() {
            [] => self.respelled(tagged, name),
            [one] if self.is_set_apart(name, *one) || self.is_elder(tagged, names, at, *one) => {
                let id = self.add(tagged, name, surname(tagged, name));
                self.all[id as usize].sort = Sort::Person;
                id
            }
            [one] => *one,
            // "the Senate", of several senates: a body of its own.
            _ if name.sort == Sort::Organization && lists().facts(name.last).traits.any(Traits::BODY) => {
                let exact = |id: &EntityId| {
                    let entity = &self.all[*id as usize];
                    entity.words == 1 && entity.whole == name.whole
                };
                rivals.iter().copied().find(exact).unwrap_or_else(|| self.add(tagged, name, surname(tagged, name)))
            }
            // "Mrs. Marren, Tom's second wife": somebody else of the family.
            several if self.is_introduced(tagged, name, several) => self.add(tagged, name, surname(tagged, name)),
            several => self.choose(name, several, recent)?,
        };
        self.merge(id, name);
        Some(id)
    }

    /// "What does Tom do? Not Tom Lee, I mean": a given name before the full name that is only there to be denied.
    fn is_set_apart(&self, name: &Name, other: EntityId) -> bool {
        let other = &self.all[other as usize];
        other.denied && !other.affirmed && name.last == other.first && name.tokens.start < other.name.start
    }

    /// "Marren went abroad. ... Marren taught. ... His daughter, Ana Marren": a surname that the text uses by itself before
    /// it names the other one, and names that one as somebody's kin.
    fn is_elder(&self, tagged: &Tagged<'_>, names: &[Name], at: usize, other: EntityId) -> bool {
        let (name, other) = (&names[at], &self.all[other as usize]);
        let before = |tokens: Span<Tok>| tokens.start < other.name.start;
        let kin = |role: &Role| {
            role.facts.traits.any(Traits::RELATION)
                && is_owned(tagged, role)
                && before(role.tokens)
                && other.name.start <= role.tokens.end + 1
        };
        before(name.tokens)
            && other.sort == Sort::Person
            && name.last != other.first
            && name.roles.iter().all(Option::is_none)
            && other.roles.iter().any(kin)
            && names[at + 1..].iter().take_while(|next| before(next.tokens)).any(|next| next.whole == name.whole)
    }

    /// Whether a surname stands with a tie to somebody that none of those who have it is known for.
    fn is_introduced(&self, tagged: &Tagged<'_>, name: &Name, rivals: &[EntityId]) -> bool {
        let mut ties = name.roles[1..].iter().flatten();
        let tie = ties.find(|role| role.facts.traits.any(Traits::RELATION) && is_owned(tagged, role));
        tie.is_some_and(|tie| {
            let has = |id: &EntityId| self.all[*id as usize].roles.iter().any(|own| tie.speaks_of(own).is_some());
            !rivals.iter().any(has)
        })
    }

    /// One of several people of a surname: the one that the article names far more often, else the last one named.
    fn choose(&self, name: &Name, rivals: &[EntityId], recent: &Recent) -> Option<EntityId> {
        // Its own entity: a place or body of exactly this name.
        let exact = |id: &&EntityId| self.all[**id as usize].whole == name.whole && self.all[**id as usize].words == 1;
        if let Some(id) = rivals.iter().find(exact) {
            return Some(*id);
        }
        // A surname is a likelier reading than a given name or the first word of a body's name.
        let surname = |id: &EntityId| {
            let entity = &self.all[*id as usize];
            entity.last == name.last && matches!(entity.sort, Sort::Person | Sort::Unknown)
        };
        let surnames: Vec<EntityId> = rivals.iter().copied().filter(surname).collect();
        let pool = if surnames.is_empty() { rivals } else { &surnames };
        if let [one] = pool {
            return Some(*one);
        }
        // A title tells who it is: "Senator Marren".
        if let Some(role) = &name.roles[0] {
            let mut titled =
                pool.iter().filter(|id| self.all[**id as usize].roles.iter().any(|own| role.speaks_of(own).is_some()));
            match (titled.next(), titled.next()) {
                (Some(one), None) => return Some(*one),
                // "President Marren", of Marrens who are none: whoever it is, not the one who is named most.
                // But where only one of them was named before it, that one.
                (None, _) if role.facts.traits.any(Traits::TITLE) => {
                    let mut named = recent.ids.iter().copied().filter(|id| pool.contains(id));
                    let one = named.next()?;
                    return named.all(|id| id == one).then_some(one);
                }
                _ => {}
            }
        }
        // "Her son, Tom Marren": the bare surname is hers.
        let kin =
            |id: &EntityId| self.all[*id as usize].roles.iter().any(|role| role.facts.traits.any(Traits::RELATION));
        let mut others = pool.iter().copied().filter(|id| !kin(id));
        if let (Some(one), None) = (others.next(), others.next())
            && self.all[one as usize].sort == Sort::Person
            && pool.iter().all(|id| {
                let (this, other) = (&self.all[one as usize], &self.all[*id as usize]);
                *id == one || other.named <= 2 * this.named && other.name.start > this.name.start
            })
        {
            return Some(one);
        }
        let count = |id: &EntityId| self.all[*id as usize].named;
        let most = pool.iter().copied().max_by_key(|id| (count(id), std::cmp::Reverse(*id)))?;
        let next = pool.iter().copied().filter(|id| *id != most).map(|id| count(&id)).max().unwrap_or(0);
        if count(&most) >= 2 * next.max(1) {
            return Some(most);
        }
        recent.ids.iter().rev().copied().find(|id| pool.contains(id))
    }

    fn add(&mut self, tagged: &Tagged<'_>, name: &Name, surname: Key) -> EntityId {
        let id = self.all.len() as EntityId;
        self.all.push(Entity {
            name: name.bare,
            words: name.words,
            sort: name.sort,
            gender: Gender::Unknown,
            guessed: Gender::Unknown,
            given: if name.words == 1 { lists().facts(name.whole).gender } else { Gender::Unknown },
            roles: Vec::new(),
            named: 0,
            placed: 0,
            mentions: Vec::new(),
            first: name.first,
            last: name.last,
            whole: name.whole,
            suffix: name.suffix,
            denied: false,
            affirmed: false,
            weak: name.weak,
        });
        self.by_word.entry(name.last).push(id);
        if surname != 0 {
            let of_spelling = self.by_spelling.entry(surname);
            *of_spelling = (if of_spelling.1 == 0 { id } else { of_spelling.0 }, of_spelling.1 + 1);
        }
        if name.words == 1 {
            return id;
        }
        // "Oleg", "Goldman": the first word stands for the whole, unless it is one of a place or of many names.
        let first = lists().facts(name.first).traits;
        let alone = match name.sort {
            Sort::Person | Sort::Unknown => true,
            Sort::Organization => {
                let common = Traits::PLACE.with(Traits::DEMONYM).with(Traits::BODY).with(Traits::BODY_HEAD);
                !first.any(common.with(Traits::GIVEN).with(Traits::GROUP).with(Traits::PERSON))
            }
            _ => false,
        };
        if alone && name.first != name.last {
            self.by_word.entry(name.first).push(id);
        }
        if name.acronym != 0 {
            self.by_word.entry(name.acronym).push(id);
        }
        // "Ruiz" of "Luis Ruiz Marren"
        if name.words > 2 && matches!(name.sort, Sort::Person | Sort::Unknown) {
            let inner = Traits::GIVEN.with(Traits::PARTICLE).with(Traits::PLACE).with(Traits::BODY);
            for at in name.bare.start + 1..name.bare.end.saturating_sub(1).min(name.bare.start + 6) {
                let word = key(tagged.text.surface(at));
                let token = tagged.text.token(at);
                if token.kind == Kind::Word
                    && token.shape.is_capitalized()
                    && tagged.text.surface(at).len() > 2
                    && !lists().traits(tagged, at).any(inner)
                    && word != name.first
                    && word != name.last
                {
                    self.by_word.entry(word).push(id);
                }
            }
        }
        id
    }

    /// Makes a name that the text gives as another name of somebody stand for the same entity. A second name that the
    /// text uses by itself elsewhere is the entity's where it is the fuller one.
    fn rename(&mut self, tagged: &Tagged<'_>, of: &Name, name: &Name, at: usize) {
        let find = |entities: &Self, name: &Name| {
            let ids = entities.by_whole.get(name.whole).or_else(|| entities.by_word.get(name.whole));
            ids.and_then(|ids| ids.iter().copied().find(|id| entities.all[*id as usize].whole == name.whole))
        };
        let id = find(self, of).unwrap_or_else(|| self.add(tagged, of, surname(tagged, of)));
        let other = self.of_name[at].filter(|other| *other != id);
        let used = other.is_some_and(|other| self.all[other as usize].named > 1);
        if let Some(other) = other {
            for slot in self.of_name.iter_mut().filter(|slot| **slot == Some(other)) {
                *slot = Some(id);
            }
            let (named, roles) = (self.all[other as usize].named, std::mem::take(&mut self.all[other as usize].roles));
            self.all[id as usize].named += named;
            self.all[id as usize].roles.extend(roles);
            self.all[id as usize].roles.truncate(ROLES);
        }
        for word in [name.whole, name.last] {
            let ids = self.by_word.entry(word);
            ids.retain(|own| Some(*own) != other);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        self.by_whole.entry(name.whole).retain(|own| Some(*own) != other);
        self.by_whole.entry(name.whole).push(id);
        let entity = &mut self.all[id as usize];
        entity.gender = entity.gender.or(name.gender);
        if entity.sort == Sort::Unknown && name.sort == Sort::Person {
            entity.sort = Sort::Person;
        }
        if used && name.words > entity.words {
            entity.name = name.bare;
            entity.words = name.words;
            entity.given = Gender::Unknown;
        }
        self.of_name[at] = Some(id);
    }

    /// Adds to an entity what one of its names says of it.
    fn merge(&mut self, id: EntityId, name: &Name) {
        if name.acronym != 0 {
            let ids = self.by_word.entry(name.acronym);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let entity = &mut self.all[id as usize];
        entity.named += 1;
        entity.placed += u32::from(name.placed);
        entity.weak &= name.weak;
        entity.gender = entity.gender.or(name.gender);
        let nobody = entity.gender == Gender::Unknown
            && entity.roles.is_empty()
            && (entity.whole == name.whole || name.words == 1 && name.last == entity.first)
            && !lists().facts(entity.first).traits.any(Traits::GIVEN);
        if entity.sort == Sort::Unknown && (name.sort == Sort::Person || name.sort == Sort::Organization && nobody) {
            entity.sort = name.sort;
        }
        if name.words > entity.words && entity.sort != Sort::Place {
            entity.name = name.bare;
            entity.words = name.words;
            entity.given = Gender::Unknown;
            entity.suffix = if name.suffix == 0 { entity.suffix } else { name.suffix };
        }
        for role in name.roles.iter().flatten() {
            if entity.roles.len() < ROLES {
                entity.roles.push(*role);
            }
        }
    }
}

/// "her | husband", "Marren's | husband"
fn is_owned(tagged: &Tagged<'_>, role: &Role) -> bool {
    let before = role.tokens.start.checked_sub(1);
    before.is_some_and(|at| matches!(tagged.class(at), Class::Genitive | Class::Possessive))
}

/// The name before this one that it is another name of: "Ana Ruiz, also known as Big Ana", "Ruiz (Latin: Anna Ruissia)".
fn also(tagged: &Tagged<'_>, names: &[Name], at: usize) -> Option<usize> {
    let start = names[at].tokens.start;
    let cue = start.checked_sub(1)?;
    let sentence = tagged.text.sentence_of(start).tokens.start;
    let of = at.checked_sub(1).filter(|of| names[*of].tokens.start >= sentence)?;
    if !matches!(names[of].sort, Sort::Person | Sort::Unknown)
        || !matches!(names[at].sort, Sort::Person | Sort::Unknown)
    {
        return None;
    }
    let before = cue.checked_sub(1)?;
    // ", also known as"
    let known = tagged.is(cue, "as")
        && tagged.is(before, "known")
        && before > sentence
        && (tagged.text.kind(before - 1) == Some(Kind::Comma)
            || tagged.is_any(before - 1, &["also", "better", "commonly", "usually", "popularly", "formerly"]));
    if known {
        return Some(of).filter(|of| tagged.text.kind(names[*of].end) == Some(Kind::Comma));
    }
    // "(born", "(Latin:", "; Greek:"
    let starts = |at: u32| matches!(tagged.text.kind(at), Some(Kind::Open | Kind::Semicolon));
    let born = tagged.is_any(cue, &["born", "née", "nee", "formerly", "aka", "alias"]) && starts(before);
    let language = tagged.text.kind(cue) == Some(Kind::Colon)
        && before > sentence
        && tagged.text.kind(before) == Some(Kind::Word)
        && tagged.text.token(before).shape.is_capitalized()
        && starts(before - 1);
    if !born && !language {
        return None;
    }
    let open = (sentence..cue).rev().take(24).find(|at| tagged.text.kind(*at) == Some(Kind::Open))?;
    (0..=of).rev().take(4).find(|of| names[*of].tokens.end == open)
}

/// Whether one of two names has only the initial of the other's given name: "T. Okafor" and "Tom Okafor".
fn initial(tagged: &Tagged<'_>, one: Span<Tok>, other: Span<Tok>) -> bool {
    let first = |name: Span<Tok>| tagged.text.surface(name.start);
    let (one, other) = (first(one), first(other));
    let short = |word: &str| word.trim_end_matches('.').chars().count() == 1;
    (short(one) != short(other)) && one.chars().next() == other.chars().next()
}

/// The last word of a person's name whatever its transliteration; 0 for what is no person.
fn surname(tagged: &Tagged<'_>, name: &Name) -> Key {
    if !matches!(name.sort, Sort::Person | Sort::Unknown) {
        return 0;
    }
    let word = |at: &u32| tagged.text.kind(*at) == Some(Kind::Word) && !lists().traits(tagged, *at).any(Traits::SUFFIX);
    let last = (name.bare.start..name.bare.end).rev().find(word);
    last.map_or(0, |last| spelling(tagged.text.surface(last)))
}

/// The entities named last, in order.
#[derive(Default)]
struct Recent {
    ids: Vec<EntityId>,
}

impl Recent {
    const MOST: usize = 32;

    fn seen(&mut self, id: EntityId) {
        if self.ids.last() == Some(&id) {
            return;
        }
        if self.ids.len() == Self::MOST {
            self.ids.remove(0);
        }
        self.ids.push(id);
    }
}
