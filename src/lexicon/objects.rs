//! What goes with a verb: whom one tells, who hears, and the things with which a verb is an act.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// `lexicon/objects.txt`.
#[derive(Debug, Default)]
pub(crate) struct Objects {
    told: HashSet<&'static str>,
    hears: HashSet<&'static str>,
    states: HashSet<&'static str>,
    /// The nouns of each verb that is an act with them.
    acts: HashMap<&'static str, HashSet<&'static str>>,
}

static OBJECTS: LazyLock<Objects> = LazyLock::new(Objects::built_in);

/// The built-in lists; read at first use.
pub(crate) fn objects() -> &'static Objects {
    &OBJECTS
}

impl Objects {
    fn built_in() -> Self {
        let mut objects = Objects::default();
        let mut groups: HashMap<&str, HashSet<&str>> = HashMap::new();
        for (section, line) in super::sections(include_str!("../../lexicon/objects.txt")) {
            let list = match section {
                "told" => Some(&mut objects.told),
                "hears" => Some(&mut objects.hears),
                "states" => Some(&mut objects.states),
                _ => None,
            };
            if let Some(list) = list {
                list.extend(line.split_whitespace());
                continue;
            }
            let Some((name, words)) = line.split_once(':') else { continue };
            let words = words.split_whitespace();
            if section == "things" {
                groups.entry(name).or_default().extend(words);
            } else {
                let of = objects.acts.entry(name).or_default();
                for word in words {
                    match groups.get(word) {
                        Some(group) => of.extend(group),
                        None => drop(of.insert(word)),
                    }
                }
            }
        }
        objects
    }

    /// Whether what follows this noun may be what they are told.
    pub(crate) fn told(&self, noun: &str) -> bool {
        self.told.contains(noun.to_lowercase().as_str())
    }

    /// Whether things are said before a body of this noun: "court".
    pub(crate) fn hears(&self, noun: &str) -> bool {
        self.hears.contains(noun.to_lowercase().as_str())
    }

    /// Whether the noun stands for what somebody has said: "claim".
    pub(crate) fn states(&self, noun: &str) -> bool {
        self.states.contains(noun.to_lowercase().as_str())
    }

    /// Whether the verb, by its base form, is an act with some object.
    pub(crate) fn is_verb(&self, verb: &str) -> bool {
        self.acts.contains_key(verb)
    }

    /// Whether the verb is an act with this noun, singular or plural, for its object.
    pub(crate) fn is_act(&self, verb: &str, noun: &str) -> bool {
        let Some(nouns) = self.acts.get(verb) else { return false };
        nouns.contains(super::singular(&noun.to_lowercase()).as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::objects;

    #[test]
    fn verbs_are_acts_with_things() {
        for (verb, noun, act) in [
            ("recall", "cars", true),
            ("recall", "talks", false),
            ("find", "bodies", true),
            ("find", "knives", true),
            ("say", "cars", false),
        ] {
            assert_eq!(objects().is_act(verb, noun), act, "{verb} {noun}");
        }
        assert!(objects().told("Court") && !objects().told("bridge"));
        assert!(objects().hears("Court") && !objects().hears("reporters"));
        assert!(objects().states("claim") && !objects().states("bridge"));
    }
}
