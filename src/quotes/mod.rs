//! Quotes: who is said to have said, thought or wanted what.
//!
//! [`Marks`] pairs the quotation marks. The models of [`learned`] find cues, contents and sources; rules keep what layout
//! and marks make certain, and join the pieces of one quotation over its paragraph. A [`Reader`] is the seam for another
//! way to find attributions.

mod acts;
mod addressees;
mod asides;
mod attribution;
mod certain;
mod coordinated;
mod direct;
mod edges;
mod elliptical;
mod heard;
mod inverted;
mod layout;
pub mod learned;
mod marks;
mod moments;
mod passed_on;
mod phrases;
mod rules;
mod speech;
mod voices;

pub use attribution::{Attribution, CueMatch};
pub(crate) use layout::story_start;
pub use marks::{MarkStyle, Marks, Quoted};
pub(crate) use phrases::is_nobody;
pub use speech::{Attributions, is_reported_speech};

use crate::model::Tagged;

/// A way to find the attributions of a text.
pub trait Reader {
    /// The attributions, in the order in which their contents start.
    fn read(&self, tagged: &Tagged<'_>, marks: &Marks) -> Vec<Attribution>;
}

/// A date line stands in one of the first quotes of an article, if in any.
const DATE_LINE_QUOTES: usize = 8;

/// Reads attributions by the models of [`learned`], and by rule what layout and quotation marks make certain.
#[derive(Clone, Copy, Debug)]
pub struct ModelReader<'w> {
    /// The weights of the models.
    pub weights: &'w learned::Weights,
}

impl Default for ModelReader<'static> {
    /// With the weights compiled in.
    fn default() -> Self {
        ModelReader { weights: learned::weights() }
    }
}

impl Reader for ModelReader<'_> {
    fn read(&self, tagged: &Tagged<'_>, marks: &Marks) -> Vec<Attribution> {
        let rules = rules::Rules::new(tagged, marks);
        let mut read = learned::reader::read(tagged, marks, self.weights).into_iter().peekable();
        let transcript = layout::is_transcript(tagged, marks);
        let mut found: Vec<Attribution> = Vec::new();
        for paragraph in tagged.text.paragraphs() {
            let first = found.len();
            while let Some(next) = read.next_if(|next| next.cue.is_some_and(|cue| cue.head < paragraph.tokens.end)) {
                let kind = rules.kind_of(&next.content);
                found.push(Attribution { kind, ..next });
            }
            if let Some(attribution) = layout::labelled(tagged, marks, paragraph, transcript) {
                let taken = |a: &Attribution| {
                    a.content.iter().any(|piece| attribution.content.iter().any(|own| own.overlaps(*piece)))
                };
                if transcript || !found[first..].iter().any(taken) {
                    // The models may have read the same colon.
                    let own = attribution.cue.map(|cue| cue.head);
                    let read = found.split_off(first);
                    found.extend(read.into_iter().filter(|other| other.cue.map(|cue| cue.head) != own));
                    found.push(attribution);
                }
            }
            found.extend(layout::headline(tagged, marks, paragraph).filter(|_| found.len() == first));
            coordinated::part(&rules, &mut found, first);
            addressees::settle(&rules, &mut found[first..]);
            moments::settle(&rules, &mut found[first..]);
            asides::settle(&rules, &mut found[first..]);
            edges::clauses(&rules, &mut found[first..]);
            inverted::settle(&rules, paragraph, &mut found, first);
            heard::settle(&rules, paragraph, &mut found, first);
            elliptical::part(&rules, paragraph, &mut found, first);
            voices::part(&rules, paragraph, &mut found, first);
            passed_on::settle(&rules, paragraph, &mut found, first);
            certain::settle(&rules, paragraph, &mut found, first);
            direct::join_pieces(&rules, paragraph, &mut found, first);
            for attribution in &mut found[first..] {
                attribution.kind = rules.kind_of(&attribution.content);
            }
            acts::drop(&rules, &mut found, first);
        }
        let story = layout::story_start(tagged);
        for attribution in found.iter_mut().take_while(|_| story > 0).take(DATE_LINE_QUOTES) {
            let first = &mut attribution.content[0];
            for span in [Some(first), attribution.source.as_mut()].into_iter().flatten() {
                if span.start < story && story < span.end {
                    *span = crate::span::Span::new(story, span.end);
                }
            }
        }
        found.sort_by_key(|attribution| attribution.content[0]);
        found
    }
}
