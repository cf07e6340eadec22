//! A user's own table of names: which person or body a name stands for, under what name, with what identifier.
//!
//! A file of it has a line for each name: `name ; canonical name ; identifier`, the identifier left out where there is
//! none; a line that begins with `#` is a comment. A speaker whose fullest name in an article is in the table is called by the canonical
//! name, and two speakers of one canonical name are one.

use super::{Cast, CastMember};
use crate::article::SpeakerKind;
use std::collections::HashMap;
use std::fmt;
use std::path::Path;

/// Somebody whom the table knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Known {
    /// The canonical name.
    pub name: String,
    /// The user's identifier: of a knowledge base, of a register.
    pub identifier: Option<String>,
}

/// Names, each with the person or body it stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases {
    known: Vec<Known>,
    by_name: HashMap<String, usize>,
    of: HashMap<String, usize>,
    /// The names as they were given, with their position in `known`.
    given: Vec<(String, usize)>,
}

/// What is wrong with a table of aliases, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasError {
    /// The file, or what the table was called.
    pub file: String,
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong and how to mend it.
    pub reason: String,
}

impl fmt::Display for AliasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.reason),
            line => write!(f, "{}:{line}: {}", self.file, self.reason),
        }
    }
}

impl std::error::Error for AliasError {}

impl Aliases {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// The file can't be read or is not UTF-8, or one of its lines is wrong.
    pub fn read(path: &Path) -> Result<Self, AliasError> {
        let file = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| AliasError {
            file: file.clone(),
            line: 0,
            reason: error.to_string(),
        })?;
        Self::parse(&file, &text)
    }

    /// Reads the text of a table; `file` is what errors call it.
    ///
    /// # Errors
    ///
    /// The first line that is wrong.
    pub fn parse(file: &str, text: &str) -> Result<Self, AliasError> {
        let mut aliases = Aliases::default();
        let fail = |line, reason| AliasError { file: file.to_owned(), line, reason };
        let mut lines = Vec::new();
        for (row, line) in text.strip_prefix('\u{feff}').unwrap_or(text).lines().zip(1..) {
            let row = row.trim();
            if row.is_empty() || row.starts_with('#') {
                continue;
            }
            let mut fields = row.split(';').map(str::trim);
            let (alias, name, identifier) = (fields.next(), fields.next(), fields.next());
            let (Some(alias), Some(name)) = (alias, name) else {
                return Err(fail(line, "expected \"name ; canonical name\", found no semicolon".to_owned()));
            };
            if fields.next().is_some() {
                return Err(fail(line, "expected at most \"name ; canonical name ; identifier\"".to_owned()));
            }
            aliases.add(alias, name, identifier).map_err(|reason| fail(line, reason))?;
            lines.push(line);
        }
        aliases.check().map_err(|(at, reason)| fail(lines.get(at).copied().unwrap_or(0), reason))?;
        Ok(aliases)
    }

    /// Adds a name; [`Aliases::check`] what all of them make.
    ///
    /// # Errors
    ///
    /// Why it can't be added: a name is empty, or it contradicts one before.
    pub fn add(&mut self, alias: &str, name: &str, identifier: Option<&str>) -> Result<(), String> {
        let identifier = identifier.map(str::trim).filter(|identifier| !identifier.is_empty());
        let (key, name) = (normal(alias), name.trim());
        if key.is_empty() || name.is_empty() {
            return Err("a name is empty".to_owned());
        }
        let next = self.known.len();
        let at = *self.by_name.entry(name.to_owned()).or_insert(next);
        if at == next {
            self.known.push(Known { name: name.to_owned(), identifier: None });
        }
        match (&self.known[at].identifier, identifier) {
            (Some(own), Some(other)) if own != other => {
                return Err(format!("{name:?} has the identifier {own:?} already, not {other:?}"));
            }
            (None, Some(identifier)) => self.known[at].identifier = Some(identifier.to_owned()),
            _ => {}
        }
        if let Some(other) = self.of.get(&key).filter(|other| **other != at) {
            return Err(format!("{alias:?} stands for {:?} already", self.known[*other].name));
        }
        self.of.insert(key, at);
        self.given.push((alias.trim().to_owned(), at));
        Ok(())
    }

    /// Makes each canonical name stand for itself.
    ///
    /// # Errors
    ///
    /// The position of the name whose canonical name stands for somebody else, and the reason.
    pub fn check(&mut self) -> Result<(), (usize, String)> {
        for (at, known) in self.known.iter().enumerate() {
            let own = self.of.entry(normal(&known.name)).or_insert(at);
            if *own != at {
                let line = self.given.iter().position(|(_, of)| *of == at).unwrap_or(0);
                return Err((line, format!("{:?} is itself a name of {:?}", known.name, self.known[*own].name)));
            }
        }
        Ok(())
    }

    /// Whom a name stands for, whatever its case and spaces.
    pub fn find(&self, name: &str) -> Option<&Known> {
        self.of.get(&normal(name)).and_then(|at| self.known.get(*at))
    }

    /// The names as they were given, with whom they stand for.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Known)> {
        self.given.iter().map(|(alias, at)| (alias.as_str(), &self.known[*at]))
    }

    /// Calls the speakers of an article by their canonical names, and joins those of one.
    pub(crate) fn apply(&self, cast: &mut Cast) {
        let mut place: HashMap<&str, u32> = HashMap::new();
        let mut kept: Vec<CastMember> = Vec::with_capacity(cast.speakers.len());
        let mut moved = Vec::with_capacity(cast.speakers.len());
        for mut member in cast.speakers.drain(..) {
            let known = Some(&member).filter(|member| member.kind != SpeakerKind::Unnamed);
            let Some(known) = known.and_then(|member| self.find(&member.name)) else {
                moved.push(kept.len() as u32);
                kept.push(member);
                continue;
            };
            let next = kept.len() as u32;
            let at = *place.entry(known.name.as_str()).or_insert(next);
            moved.push(at);
            if at == next {
                member.name.clone_from(&known.name);
                kept.push(member);
                continue;
            }
            let first = &mut kept[at as usize];
            first.mentions.append(&mut member.mentions);
            first.mentions.sort_unstable_by_key(|(span, _)| *span);
            for role in member.roles {
                if !first.roles.iter().any(|own| own.eq_ignore_ascii_case(&role)) {
                    first.roles.push(role);
                }
            }
        }
        cast.speakers = kept;
        for (who, _) in &mut cast.of {
            *who = who.and_then(|at| moved.get(at as usize).copied());
        }
    }
}

/// A name without differences of case and spaces, and without "the".
pub(crate) fn normal(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    for (at, word) in name.split_whitespace().enumerate() {
        if at == 0 && word.eq_ignore_ascii_case("the") {
            continue;
        }
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.extend(word.chars().flat_map(char::to_lowercase));
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_somebody() {
        let aliases = Aliases::parse("a.txt", "# mine\nBig Ana ; Ana Ruiz ; Q1\n\nthe Dock ;Halden Port Authority\n")
            .expect("a good table");
        let ruiz = aliases.find("big  ana").expect("known");
        assert_eq!((ruiz.name.as_str(), ruiz.identifier.as_deref()), ("Ana Ruiz", Some("Q1")));
        assert_eq!(aliases.find("Ana Ruiz"), Some(ruiz));
        assert_eq!(aliases.find("Dock").map(|known| known.name.as_str()), Some("Halden Port Authority"));
        assert_eq!(aliases.find("Marren"), None);
        assert_eq!(aliases.iter().count(), 2);
    }

    #[test]
    fn errors_tell_file_and_line() {
        for (text, told) in [
            ("\nAna Ruiz", "a.txt:2: expected \"name ; canonical name\", found no semicolon"),
            ("a;b;c;d", "a.txt:1: expected at most"),
            ("a;b\n;b", "a.txt:2: a name is empty"),
            ("a;b\n\na;c", "a.txt:3: \"a\" stands for \"b\" already"),
            ("a;b;1\nc;b;2", "a.txt:2: \"b\" has the identifier \"1\" already"),
            ("a;b\nb;c", "a.txt:1: \"b\" is itself a name of \"c\""),
        ] {
            let error = Aliases::parse("a.txt", text).expect_err(text).to_string();
            assert!(error.starts_with(told), "{text:?}: {error}");
        }
        let missing = Aliases::read(Path::new("/no/such/table")).expect_err("no file").to_string();
        assert!(missing.starts_with("/no/such/table: "), "{missing}");
    }
}
