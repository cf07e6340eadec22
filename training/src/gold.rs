//! Annotated attributions on the tokens of a text.

use crate::corpus::{Article, Marked, Spans};
use newsclaims::model::{Class, Tagged};
use newsclaims::quotes::Marks;
use newsclaims::quotes::learned::Page;
use newsclaims::quotes::learned::arguments::{CONTENT, CUE, SOURCE};
use newsclaims::span::{Span, Tok};
use newsclaims::text::{Kind, Text};
use std::collections::HashMap;

/// One attribution by tokens.
#[derive(Clone, Debug)]
pub(crate) struct Gold {
    pub(crate) head: u32,
    pub(crate) source: Vec<u32>,
    pub(crate) cue: Vec<u32>,
    pub(crate) content: Vec<u32>,
}

impl Gold {
    /// A label for each token of a window.
    pub(crate) fn labels(&self, window: Span<Tok>) -> Vec<u8> {
        let mut labels = vec![0; window.len() as usize];
        for (tokens, label) in [(&self.source, SOURCE), (&self.content, CONTENT), (&self.cue, CUE)] {
            for at in tokens.iter().filter(|at| window.contains(**at)) {
                labels[(at - window.start) as usize] = label;
            }
        }
        labels
    }
}

/// How often a stem is the head of a cue in an article, and how often it stands outside of quotation marks at all.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sightings {
    pub(crate) cues: u32,
    pub(crate) all: u32,
}

/// An article read by the engine, with its annotation.
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) tagged: Tagged<'static>,
    pub(crate) marks: Marks,
    pub(crate) gold: Vec<Gold>,
    /// Its stems.
    pub(crate) stems: HashMap<u32, Sightings>,
    /// The annotation by code points.
    pub(crate) marked: Vec<Marked>,
}

impl Document {
    /// Texts live as long as the program: a trainer reads each of them many times.
    pub(crate) fn new(article: Article) -> Self {
        let text: &'static str = Box::leak(article.text.into_boxed_str());
        let tagged = Tagged::new(Text::new(text));
        let marks = Marks::new(&tagged);
        let bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
        let tokens = |spans: &Spans| {
            let mut tokens: Vec<u32> = spans
                .iter()
                .filter_map(|(start, end)| Some((*bytes.get(*start as usize)?, *bytes.get(*end as usize)?)))
                .flat_map(|(start, end)| {
                    let covered = tagged.text.tokens_in(Span::new(start, end));
                    covered.start..covered.end
                })
                .collect();
            tokens.sort_unstable();
            tokens.dedup();
            tokens
        };
        let gold = article
            .attributions
            .iter()
            .filter_map(|marked| {
                let (source, cue, content) = (tokens(&marked.source), tokens(&marked.cue), tokens(&marked.content));
                let head = head(&tagged, &cue)?;
                (!content.is_empty()).then_some(Gold { head, source, cue, content })
            })
            .collect();
        let mut document =
            Document { name: article.name, tagged, marks, gold, stems: HashMap::new(), marked: article.attributions };
        document.stems = document.sightings();
        document
    }

    /// So that its cues count as nothing: how often a stem attributes is for the corpus to tell.
    pub(crate) fn without_rates(mut self) -> Self {
        self.stems.clear();
        self
    }

    fn sightings(&self) -> HashMap<u32, Sightings> {
        let mut stems: HashMap<u32, Sightings> = HashMap::new();
        let page = self.page(|_| 0);
        let mut heads: Vec<u32> = self.gold.iter().map(|gold| gold.head).collect();
        heads.sort_unstable();
        for (at, leaf) in page.leaves.iter().enumerate().filter(|(_, leaf)| leaf.quoted == 0) {
            let sum = stems.entry(leaf.stem).or_default();
            sum.all += 1;
            sum.cues += u32::from(heads.binary_search(&(at as u32)).is_ok());
        }
        stems
    }

    pub(crate) fn page(&self, rate: impl Fn(u32) -> u8) -> Page<'_, 'static> {
        Page::new(&self.tagged, &self.marks, rate)
    }
}

/// The head of a cue: its first full verb, else "according", else its first open-class word, else its first token.
fn head(tagged: &Tagged<'_>, cue: &[u32]) -> Option<u32> {
    let verb = |at: &&u32| tagged.class(**at).is_verb();
    let open = |at: &&u32| {
        tagged.text.token(**at).kind == Kind::Word
            && !matches!(
                tagged.class(**at),
                Class::Determiner
                    | Class::Preposition
                    | Class::To
                    | Class::Modal
                    | Class::Adverb
                    | Class::Pronoun
                    | Class::Possessive
                    | Class::Aux
                    | Class::AuxNonfinite
            )
    };
    let according = |at: &&u32| tagged.is(**at, "according");
    cue.iter()
        .find(verb)
        .or_else(|| cue.iter().find(according))
        .or_else(|| cue.iter().find(open))
        .or_else(|| cue.iter().find(|at| matches!(tagged.class(**at), Class::Aux | Class::AuxNonfinite)))
        .or_else(|| cue.first())
        .copied()
}
