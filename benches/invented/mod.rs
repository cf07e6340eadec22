//! Many articles made of the sample articles: each story has names and figures of its own, each article of a story some
//! figures and sentences of its own.

use std::{fs, io};

/// Articles of one story.
const ARTICLES: u64 = 8;

/// The sample articles, in the order of their names.
pub(crate) fn samples() -> io::Result<Vec<String>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.iter().map(fs::read_to_string).collect()
}

/// A number that looks random, and is the same each time.
pub(crate) fn random(seed: u64) -> u64 {
    let mut x = seed.wrapping_add(0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^= x >> 31;
    x.wrapping_mul(0x94d0_49bb_1331_11eb) ^ (x >> 29)
}

/// A name made of a number.
pub(crate) fn name(seed: u64) -> String {
    const STARTS: [&str; 16] =
        ["Ba", "Co", "De", "Fi", "Gu", "Ha", "Ke", "Lo", "Ma", "Ni", "Or", "Pe", "Ro", "Su", "Ta", "Vi"];
    const ENDS: [&str; 16] = [
        "den", "lin", "mar", "nov", "ras", "sel", "ton", "vik", "bar", "dis", "gor", "lem", "nas", "pol", "rid", "zan",
    ];
    let part = |list: &[&'static str; 16], by: u64| list[(random(seed) >> by) as usize % 16];
    format!("{}{}{}", part(&STARTS, 3), part(&ENDS, 11), part(&ENDS, 23))
}

/// So many articles.
pub(crate) fn articles(samples: &[String], count: usize) -> Vec<String> {
    (0..count as u64)
        .map(|at| {
            let story = at / ARTICLES;
            article(&samples[(random(story) % samples.len() as u64) as usize], story, at)
        })
        .collect()
}

/// A sample with the names and figures of a story; every fourth figure and every sixth paragraph are the article's own.
fn article(sample: &str, story: u64, at: u64) -> String {
    let mut text = String::with_capacity(sample.len());
    let mut words: u64 = 0;
    for (place, paragraph) in sample.split_inclusive('\n').enumerate() {
        if random(at ^ (place as u64) << 32).is_multiple_of(6) && place > 0 {
            continue;
        }
        let mut begins = true;
        for word in paragraph.split_inclusive(' ') {
            words += 1;
            let core = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            let rest = &word[core.len()..];
            let capital = core.starts_with(|c: char| c.is_ascii_uppercase()) && core.len() > 3;
            if capital && !begins && core.chars().all(|c| c.is_ascii_alphabetic()) {
                text.push_str(&name(story << 20 ^ core.bytes().fold(0, |sum, byte| sum * 31 + u64::from(byte))));
                text.push_str(rest);
            } else if core.len() > 1 && core.chars().all(|c| c.is_ascii_digit()) {
                let own = if words.is_multiple_of(4) { at } else { story };
                let value: u64 = core.parse().unwrap_or(7);
                text.push_str(&(value + 1 + random(own ^ words) % (value + 3)).to_string());
                text.push_str(rest);
            } else {
                text.push_str(word);
            }
            begins = rest.contains(['.', '!', '?', '“', '"', '\n']);
        }
    }
    text
}

/// So many quotes: a third are versions of others, cut or with a word in eight altered.
#[allow(dead_code, reason = "not everything that is measured is of quotes")]
pub(crate) fn quotes(count: usize) -> Vec<String> {
    const WORDS: [&str; 64] = [
        "the", "of", "and", "to", "we", "that", "is", "for", "it", "in", "not", "will", "have", "they", "with", "this",
        "are", "on", "be", "our", "people", "can", "was", "at", "as", "you", "but", "who", "from", "do", "an", "by",
        "bridge", "harbour", "winter", "school", "money", "council", "water", "night", "work", "home", "train",
        "field", "never", "always", "again", "today", "asked", "told", "built", "closed", "paid", "lost", "found",
        "begin", "small", "great", "late", "open", "old", "new", "last", "first",
    ];
    (0..count as u64)
        .map(|at| {
            // Every third is of the words of the one before it.
            let of = if at % 3 == 2 { at - 1 } else { at };
            let length = 12 + random(of) % 24;
            let mut words: Vec<String> = (0..length)
                .map(|place| {
                    let pick = random(of << 8 ^ place);
                    if pick.is_multiple_of(3) {
                        name(pick % 60_000).to_lowercase()
                    } else {
                        WORDS[(pick >> 8) as usize % 64].to_owned()
                    }
                })
                .collect();
            if of != at && at % 2 == 0 {
                words.truncate(words.len() / 2 + 2);
            } else if of != at {
                for place in (3..words.len()).step_by(8) {
                    words[place] = name(random(at ^ place as u64)).to_lowercase();
                }
            }
            words.join(" ")
        })
        .collect()
}
