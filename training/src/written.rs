//! Sentences of our own with their attributions in brackets: constructions of agency prose that are rare in the corpus.
//!
//! A line is an article. `[s1 Ana Ruiz] [c1 said] [q1 the bridge was safe].` has an attribution with its source, cue and
//! content. The number joins the parts of one; `[s1,2 ` is the source of two; brackets may nest. A line without brackets
//! attributes nothing, and one that starts with `#` is a comment.

use crate::corpus::{Article, Marked};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The lines of every `.txt` file of a folder, or of one file.
pub(crate) fn read(path: &Path) -> io::Result<Vec<Article>> {
    let mut files = vec![path.to_owned()];
    if path.is_dir() {
        files = std::fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
        files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
        files.sort();
    }
    let mut articles = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let name = format!("{}:{}", file.display(), at + 1);
            let article = parse(line).ok_or_else(|| io::Error::other(format!("{name}: brackets do not match")))?;
            articles.push(Article { name, ..article });
        }
    }
    Ok(articles)
}

/// The text without its brackets, and what they hold. None where they do not match.
fn parse(line: &str) -> Option<Article> {
    let mut text = String::new();
    let mut length = 0;
    let mut open: Vec<(char, Vec<u32>, u32)> = Vec::new();
    let mut marked: BTreeMap<u32, Marked> = BTreeMap::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '[' => {
                let role = chars.next().filter(|role| "scq".contains(*role))?;
                let numbers: String = chars.by_ref().take_while(|c| *c != ' ').collect();
                let numbers = numbers.split(',').map(|number| number.parse().ok()).collect::<Option<_>>()?;
                open.push((role, numbers, length));
            }
            ']' => {
                let (role, numbers, start) = open.pop()?;
                for number in numbers {
                    let attribution = marked.entry(number).or_default();
                    let part = match role {
                        's' => &mut attribution.source,
                        'c' => &mut attribution.cue,
                        _ => &mut attribution.content,
                    };
                    part.push((start, length));
                }
            }
            c => {
                text.push(c);
                length += 1;
            }
        }
    }
    let complete = marked.values().all(|own| !own.cue.is_empty() && !own.content.is_empty());
    (open.is_empty() && complete).then(|| Article {
        name: String::new(),
        text,
        attributions: marked.into_values().collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_parts() {
        let article = parse("[q1 [q2 “No”], [s2,1 he] [c2 said]], [s1 Ruiz] [c1 wrote], [q1 twice].").unwrap();
        assert_eq!(article.text, "“No”, he said, Ruiz wrote, twice.");
        assert_eq!(article.attributions.len(), 2);
        assert_eq!(article.attributions[0].content, [(0, 13), (27, 32)]);
        assert_eq!(article.attributions[0].source, [(6, 8), (15, 19)]);
        assert_eq!(article.attributions[1].content, [(0, 4)]);
        assert_eq!(article.attributions[1].source, [(6, 8)]);
    }

    #[test]
    fn an_attribution_has_cue_and_content() {
        assert!(parse("[s1 Ruiz] [c1 said] it.").is_none());
        assert!(parse("[s1 Ruiz [c1 said] [q1 it].").is_none());
        assert!(parse("Police found 12 bodies.").is_some_and(|article| article.attributions.is_empty()));
    }
}
