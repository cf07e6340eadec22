//! Quotes: who is said to have said, thought or wanted what.
//!
//! [`Marks`] pairs the quotation marks, the rules find cues, contents and sources, and the pieces of one quotation are
//! joined over its paragraph. A [`Reader`] is the seam for another way to find attributions.

mod attribution;
mod direct;
mod layout;
pub mod learned;
mod marks;
mod phrases;
mod rules;

pub use attribution::{Attribution, CueMatch};
pub use marks::{MarkStyle, Marks, Quoted};

use crate::model::Tagged;

/// A way to find the attributions of a text.
pub trait Reader {
    /// The attributions, in the order in which their contents start.
    fn read(&self, tagged: &Tagged<'_>, marks: &Marks) -> Vec<Attribution>;
}

/// Reads attributions by the rules of this module over the cue lexicon.
#[derive(Clone, Copy, Debug, Default)]
pub struct RuleReader;

impl Reader for RuleReader {
    fn read(&self, tagged: &Tagged<'_>, marks: &Marks) -> Vec<Attribution> {
        let mut found = Vec::new();
        let rules = rules::Rules::new(tagged, marks);
        let transcript = layout::is_transcript(tagged, marks);
        for paragraph in tagged.text.paragraphs() {
            let first = found.len();
            found.extend(layout::labelled(tagged, marks, paragraph, transcript));
            found.extend(layout::headline(tagged, marks, paragraph));
            for sentence in paragraph.first_sentence..paragraph.end_sentence {
                rules.sentence(tagged.text.sentences()[sentence as usize].tokens, &mut found);
            }
            direct::join_pieces(tagged, marks, paragraph, &mut found, first);
            for attribution in &mut found[first..] {
                attribution.kind = rules.kind_of(&attribution.content);
            }
        }
        found.sort_by_key(|attribution| attribution.content[0]);
        found
    }
}

/// Reads attributions by the models of [`learned`], and by rule what layout and quotation marks make certain.
#[derive(Clone, Copy, Debug, Default)]
pub struct ModelReader;

impl Reader for ModelReader {
    fn read(&self, tagged: &Tagged<'_>, marks: &Marks) -> Vec<Attribution> {
        let rules = rules::Rules::new(tagged, marks);
        let mut read = learned::reader::read(tagged, marks, learned::weights()).into_iter().peekable();
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
                    found.push(attribution);
                }
            }
            found.extend(layout::headline(tagged, marks, paragraph).filter(|_| found.len() == first));
            // Speech that the models have left alone, beside a cue: by rule.
            let orphans = direct::unclaimed(tagged, marks, paragraph, &found[first..]);
            let mut sentence = u32::MAX;
            for orphan in orphans {
                let own = tagged.text.token(orphan.start).sentence;
                for near in [own, own + 1] {
                    if near == sentence || near >= paragraph.end_sentence || near < paragraph.first_sentence {
                        continue;
                    }
                    sentence = near;
                    let mut by_rule = Vec::new();
                    rules.sentence(tagged.text.sentences()[near as usize].tokens, &mut by_rule);
                    by_rule.retain(|attribution| {
                        attribution.content.iter().any(|piece| piece.overlaps(orphan))
                            && attribution.kind == crate::article::QuoteKind::Direct
                            && rules::apart(&found[first..], &attribution.content)
                    });
                    found.extend(by_rule);
                }
            }
            direct::join_pieces(tagged, marks, paragraph, &mut found, first);
            for attribution in &mut found[first..] {
                attribution.kind = rules.kind_of(&attribution.content);
            }
        }
        found.sort_by_key(|attribution| attribution.content[0]);
        found
    }
}
