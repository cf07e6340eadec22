//! Articles with their attributions, read from brat standoff files as `PolNeAR` has them.
//!
//! `text/STEM.txt` and `attributions/STEM_ANNOTATOR.ann`; offsets are code points. Where several annotators marked an
//! article, the alphabetically first one is read.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Spans of code points, `start..end`.
pub(crate) type Spans = Vec<(u32, u32)>;

/// One attribution as annotated.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marked {
    pub(crate) source: Spans,
    pub(crate) cue: Spans,
    pub(crate) content: Spans,
}

/// One article.
#[derive(Clone, Debug)]
pub(crate) struct Article {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) attributions: Vec<Marked>,
}

/// The articles of a folder, by name.
pub(crate) fn read(folder: &Path) -> io::Result<Vec<Article>> {
    let mut first: BTreeMap<String, std::path::PathBuf> = BTreeMap::new();
    let mut files: Vec<_> = std::fs::read_dir(folder.join("attributions"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    files.sort();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if let Some((stem, _)) = name.rsplit_once('_') {
            first.entry(stem.to_owned()).or_insert(file);
        }
    }
    first
        .into_iter()
        .map(|(stem, file)| {
            let text = std::fs::read_to_string(folder.join("text").join(format!("{stem}.txt")))?;
            Ok(Article { name: stem, text, attributions: parse(&std::fs::read_to_string(file)?) })
        })
        .collect()
}

/// The attributions of a standoff file. Surfaces may hold line breaks, so a line of no known form is skipped.
fn parse(standoff: &str) -> Vec<Marked> {
    let mut spans: BTreeMap<&str, Spans> = BTreeMap::new();
    let mut events = Vec::new();
    for line in standoff.split('\n') {
        let mut fields = line.split('\t');
        let (Some(id), Some(body)) = (fields.next(), fields.next()) else { continue };
        let numbered =
            |prefix: char| id.starts_with(prefix) && id[1..].bytes().all(|b| b.is_ascii_digit()) && id.len() > 1;
        if numbered('T') {
            let Some((_, places)) = body.split_once(' ') else { continue };
            let parsed: Option<Spans> = places
                .split(';')
                .map(|place| {
                    let (start, end) = place.split_once(' ')?;
                    Some((start.parse().ok()?, end.parse().ok()?))
                })
                .collect();
            if let Some(parsed) = parsed {
                spans.insert(id, parsed);
            }
        } else if numbered('E') {
            events.push(body);
        }
    }
    let mut found = Vec::new();
    for event in events {
        let mut marked = Marked::default();
        for argument in event.split_whitespace() {
            let Some((role, id)) = argument.split_once(':') else { continue };
            let Some(places) = spans.get(id) else { continue };
            match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Source" => marked.source.extend(places),
                "Cue" => marked.cue.extend(places),
                "Content" => marked.content.extend(places),
                _ => {}
            }
        }
        if !marked.content.is_empty() {
            found.push(marked);
        }
    }
    found
}

/// The folder of the corpora, as in the Makefile from the folder of the workspace, where it has this part; says so where it
/// has not.
#[cfg(test)]
pub(crate) fn here(part: &str) -> Option<std::path::PathBuf> {
    use std::io::Write;
    let given = std::env::var_os("CORPORA").unwrap_or_else(|| "../shared/data".into());
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(given);
    let there = corpora.join(part).is_dir();
    if !there {
        // Past the capture of a test's output, so that it is seen.
        let _ = writeln!(io::stderr(), "skipped: no {part} in {}: set CORPORA to its folder", corpora.display());
    }
    there.then_some(corpora)
}
