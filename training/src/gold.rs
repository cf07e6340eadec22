//! Annotated attributions on the tokens of a text.

use crate::corpus::{Article, Marked, Spans};
use newsclaims::model::{Class, Tagged};
use newsclaims::quotes::Marks;
use newsclaims::quotes::learned::Page;
use newsclaims::quotes::learned::arguments::{CONTENT, CUE, SOURCE};
use newsclaims::span::{Span, Tok};
use newsclaims::text::{Kind, Text};

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

/// An article read by the engine, with its annotation.
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) tagged: Tagged<'static>,
    pub(crate) marks: Marks,
    pub(crate) gold: Vec<Gold>,
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
        Document { name: article.name, tagged, marks, gold, marked: article.attributions }
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
