//! Word statistics: which word classes a word has, counted in treebanks.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// Fewer sightings than this say nothing about a word.
const LEAST: u32 = 2;

/// A word seen less often as a number is none.
const LEAST_NUMBER: u32 = 4;

/// The share of a word's sightings from which a class is kept beside the commonest.
const SHARE: f64 = 0.06;

#[derive(Default)]
struct Counts {
    /// In lower case, or at the start of a sentence.
    plain: BTreeMap<&'static str, u32>,
    /// Capitalized within a sentence.
    capitalized: BTreeMap<&'static str, u32>,
}

/// Writes a line for each word: the word, its classes when in lower case (commonest first), its classes when
/// capitalized within a sentence. `-` stands for none.
pub(crate) fn build(corpora: &Path, out: &mut impl Write) -> io::Result<()> {
    let mut words: BTreeMap<String, Counts> = BTreeMap::new();
    let mut files: Vec<_> = [corpora.join("ud/ewt"), corpora.join("ud/gum")]
        .iter()
        .map(std::fs::read_dir)
        .collect::<io::Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "conllu")) {
        count(&std::fs::read_to_string(file)?, &mut words);
    }
    writeln!(
        out,
        "# Word classes by word, from English treebanks: see README.md. Rebuilt by `make train`, not by hand."
    )?;
    writeln!(out, "# word\tclasses in lower case or first in a sentence\tclasses when capitalized within one")?;
    for (word, counts) in &words {
        let (plain, capitalized) = (ranked(&counts.plain), ranked(&counts.capitalized));
        if plain.is_empty() && capitalized.is_empty() {
            continue;
        }
        writeln!(out, "{word}\t{}\t{}", field(&plain), field(&capitalized))?;
    }
    Ok(())
}

fn field(classes: &[&str]) -> String {
    if classes.is_empty() { "-".to_owned() } else { classes.join(",") }
}

fn ranked(counts: &BTreeMap<&'static str, u32>) -> Vec<&'static str> {
    let total: u32 = counts.values().sum();
    if total < LEAST {
        return Vec::new();
    }
    let mut kept: Vec<_> =
        counts.iter().filter(|(_, count)| **count >= LEAST && f64::from(**count) >= SHARE * f64::from(total)).collect();
    // Number words are common; a rare one is an abbreviation ("mill" for million) that is otherwise a plain word.
    kept.retain(|(class, count)| **class != "number" || **count >= LEAST_NUMBER);
    if kept.is_empty() {
        kept = counts
            .iter()
            .filter(|(class, _)| **class != "number")
            .max_by_key(|(_, count)| **count)
            .into_iter()
            .collect();
    }
    kept.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    kept.into_iter().map(|(class, _)| *class).collect()
}

fn count(file: &str, words: &mut BTreeMap<String, Counts>) {
    let mut first = true;
    for line in file.lines() {
        if line.is_empty() {
            first = true;
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() < 10 || fields[0].contains(['-', '.']) {
            continue;
        }
        let word = fields[1].replace('’', "'");
        if word.chars().any(|c| c.is_ascii_digit()) || !word.chars().any(char::is_alphabetic) {
            first = first && !word.chars().any(char::is_alphanumeric);
            continue;
        }
        let Some(class) = class_of(fields[4], fields[2]) else {
            first = first && !word.chars().any(char::is_alphanumeric);
            continue;
        };
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let shouted = word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase);
        if !shouted || class == "name" {
            let counts = words.entry(word.to_lowercase()).or_default();
            let name_first = first && class == "name";
            let side = if capital && (!first || name_first) { &mut counts.capitalized } else { &mut counts.plain };
            *side.entry(class).or_default() += 1;
        }
        first = false;
    }
}

/// Our name for a tag of the Penn Treebank; `None` for marks and figures, which need no statistics.
fn class_of(tag: &str, lemma: &str) -> Option<&'static str> {
    Some(match tag {
        "NN" => "noun",
        "NNS" => "nouns",
        "NNP" | "NNPS" => "name",
        "VB" | "VBP" | "VBZ" | "VBD" | "VBN" | "VBG" if matches!(lemma, "be" | "have" | "do") => match tag {
            "VB" | "VBN" | "VBG" => "aux-nonfinite",
            _ => "aux",
        },
        "VB" | "VBP" => "verb",
        "VBZ" => "verb-s",
        "VBD" => "past",
        "VBN" => "participle",
        "VBG" => "gerund",
        "MD" => "modal",
        "JJ" | "JJR" | "JJS" | "AFX" => "adjective",
        "RB" | "RBR" | "RBS" | "RP" | "UH" => "adverb",
        "DT" | "PDT" => "determiner",
        "PRP" | "EX" => "pronoun",
        "PRP$" | "WP$" => "possessive",
        "IN" => "preposition",
        "CC" => "conjunction",
        "TO" => "to",
        "WDT" | "WP" | "WRB" => "wh",
        "CD" => "number",
        "POS" => "genitive",
        _ => return None,
    })
}
