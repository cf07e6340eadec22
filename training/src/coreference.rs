//! Texts with their coreference, read from CoNLL-U with the `Entity` notes of GUM.
//!
//! "(GROUP-TYPE-STATUS-SALIENCE-CENTRE-HEADS-..." opens a mention on its first token and "GROUP)" closes it on its last; heads
//! are counted from the first token, from 1.

use newsclaims::span::{Byte, Span};
use std::collections::HashMap;
use std::io;
use std::path::Path;

/// A mention as annotated.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    pub(crate) whole: Span<Byte>,
    pub(crate) head: Span<Byte>,
    /// A position in [`Text::named`].
    pub(crate) entity: usize,
}

/// A text and who is who in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    pub(crate) text: String,
    /// In the order in which they end.
    pub(crate) mentions: Vec<Mention>,
    /// For each entity whether it is a person or body that is called by name somewhere.
    pub(crate) named: Vec<bool>,
}

/// The documents of a folder, by name.
pub(crate) fn read(folder: &Path) -> io::Result<Vec<Document>> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "conllu"));
    files.sort();
    files.into_iter().map(|file| Ok(parse(&std::fs::read_to_string(file)?))).collect()
}

struct Token {
    span: Span<Byte>,
    name: bool,
}

struct Open {
    group: u32,
    first: usize,
    head: usize,
    speaks: bool,
}

fn parse(file: &str) -> Document {
    let mut document = Document::default();
    let mut tokens: Vec<Token> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut entities: HashMap<u32, usize> = HashMap::new();
    // What stands before the next token; the last number and the span of a word of several tokens.
    let (mut gap, mut joined) = ("", (0, Span::new(0, 0)));
    for line in file.lines() {
        if line.starts_with("# newpar") && !line.starts_with("# newpar_block") {
            gap = "\n\n";
        }
        if line.is_empty() && gap != "\n\n" {
            gap = " ";
        }
        let fields: Vec<&str> = line.split('\t').collect();
        if line.starts_with('#') || fields.len() < 10 || fields[0].contains('.') {
            continue;
        }
        let (first, last) = fields[0].split_once('-').unwrap_or((fields[0], fields[0]));
        let (Ok(first), Ok(last)) = (first.parse::<u32>(), last.parse::<u32>()) else { continue };
        if first == 1 {
            joined.0 = 0;
        }
        let span = if first > joined.0 {
            if !document.text.is_empty() {
                document.text.push_str(gap);
            }
            let start = document.text.len() as u32;
            document.text.push_str(fields[1]);
            gap = if fields[9].contains("SpaceAfter=No") { "" } else { " " };
            Span::new(start, document.text.len() as u32)
        } else {
            joined.1
        };
        if fields[0].contains('-') {
            joined = (last, span);
            continue;
        }
        tokens.push(Token { span, name: fields[3] == "PROPN" });
        let notes = fields[9].split('|').find_map(|note| note.strip_prefix("Entity="));
        let mut rest = notes.unwrap_or_default();
        while !rest.is_empty() {
            let opens = rest.starts_with('(');
            let body = rest.trim_start_matches('(');
            let end = body.find(['(', ')']).unwrap_or(body.len());
            let mut parts = body[..end].split('-');
            let closes = body[end..].starts_with(')');
            let group = parts.next().and_then(|group| group.parse::<u32>().ok());
            if let Some(group) = group.filter(|_| opens) {
                let speaks = matches!(parts.next(), Some("person" | "organization"));
                let heads = parts.nth(3).and_then(|heads| heads.split(',').next()?.parse::<usize>().ok());
                let first = tokens.len() - 1;
                open.push(Open { group, first, head: first + heads.unwrap_or(1).saturating_sub(1), speaks });
            }
            if closes
                && let Some(group) = group
                && let Some(at) = open.iter().rposition(|open| open.group == group)
            {
                let mention = open.remove(at);
                let next = entities.len();
                let entity = *entities.entry(group).or_insert(next);
                if entity == document.named.len() {
                    document.named.push(false);
                }
                let head = &tokens[mention.head.min(tokens.len() - 1)];
                document.named[entity] |= head.name && mention.speaks;
                let whole = Span::new(tokens[mention.first].span.start, span.end);
                document.mentions.push(Mention { whole, head: head.span, entity });
            }
            rest = &body[(end + usize::from(closes)).min(body.len())..];
        }
    }
    document
}
