//! Passives: whose subject does not say what the cue attributes.
//!
//! "The bridge is expected to open", "asked about it, Ruiz ...", "was told by the ministry that".

use super::page::Page;
use crate::lexicon::{CueId, Frame, vocabulary};
use crate::model::Class;
use crate::quotes::phrases;
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Tokens after a cue in which what follows "by" ends.
const REACH: u32 = 60;

/// The auxiliary of the passive.
const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "'re", "’re"];

/// States of mind that look like passives: "was convinced that".
const FELT: &[&str] = &[
    "alarmed",
    "amazed",
    "assured",
    "angered",
    "annoyed",
    "bothered",
    "committed",
    "concerned",
    "confused",
    "convinced",
    "dedicated",
    "delighted",
    "determined",
    "devoted",
    "disappointed",
    "disgusted",
    "dismayed",
    "disposed",
    "divided",
    "disturbed",
    "embarrassed",
    "encouraged",
    "excited",
    "enamored",
    "focused",
    "frightened",
    "frustrated",
    "heartened",
    "horrified",
    "impressed",
    "inclined",
    "inspired",
    "interested",
    "intrigued",
    "moved",
    "opposed",
    "outraged",
    "persuaded",
    "pleased",
    "prepared",
    "puzzled",
    "rattled",
    "reassured",
    "relieved",
    "resigned",
    "resolved",
    "satisfied",
    "scared",
    "shocked",
    "split",
    "stunned",
    "supposed",
    "surprised",
    "tempted",
    "terrified",
    "thrilled",
    "torn",
    "troubled",
    "unconvinced",
    "upset",
    "worried",
];

/// Participles of what somebody unnamed says or thinks, before "to be" and "to have".
const REPORTED: &[&str] = &[
    "alleged",
    "believed",
    "considered",
    "deemed",
    "estimated",
    "known",
    "reported",
    "reputed",
    "rumored",
    "rumoured",
    "said",
    "thought",
    "understood",
];

/// Whether the head of a cue is the participle of a passive with its auxiliary: "is widely expected".
pub(super) fn is_passive(page: &Page<'_, '_>, head: u32) -> bool {
    is_participle(page, head) && auxiliary(page, head).is_some_and(|at| page.tagged.is_any(at, BE))
}

/// Whether the subject of a passive is somebody spoken to, and so no content: "the governor was told that".
pub(super) fn is_addressed(page: &Page<'_, '_>, head: u32) -> bool {
    let listed = vocabulary().entry(page.tagged.word(head)).cue.map(CueId::get);
    listed.is_some_and(|word| word.frame.has(Frame::ADDRESSEE)) && is_passive(page, head)
}

/// Whether a source is only the subject of what somebody else says, thinks or asks.
pub(super) fn is_unsaid(page: &Page<'_, '_>, source: Span<Tok>, head: u32) -> bool {
    let tagged = page.tagged;
    if tagged.is_any(head, &["seem", "seems", "seemed", "seemingly", "appear", "appears", "appeared"]) {
        return true;
    }
    if !is_participle(page, head) || tagged.is_any(head, FELT) {
        return false;
    }
    // "The painting, believed to be his": a participle that has no object in the active.
    if tagged.is_any(head, REPORTED) && tagged.is(head + 1, "to") && tagged.is_any(head + 2, &["be", "have"]) {
        return true;
    }
    // "Asked about it, Ruiz", "when asked": somebody else asks.
    if tagged.is(head, "asked") {
        return auxiliary(page, head).is_none_or(|before| {
            tagged.is_any(before, BE)
                || tagged.is_any(before, &["when", "if"])
                || page.kind(before) != Kind::Word && source.start > head
        });
    }
    is_passive(page, head) && source.end <= head
}

/// Who does it in the passive: "asked by a reporter whether".
pub(super) fn agent(page: &Page<'_, '_>, head: u32) -> Option<Span<Tok>> {
    if !is_participle(page, head) || !page.tagged.is(head + 1, "by") {
        return None;
    }
    let end = page.sentence(head).end;
    // "told by doctors to rest": the infinitive is what they tell.
    let infinitive =
        (head + 2..end.min(head + REACH)).find(|at| page.class(*at) == Class::To && page.class(at + 1) == Class::Verb);
    phrases::starting_at(page.tagged, head + 2, infinitive.unwrap_or(end))
}

fn is_participle(page: &Page<'_, '_>, head: u32) -> bool {
    matches!(page.class(head), Class::Participle | Class::Past) || page.tagged.is(head, "forecast")
}

/// The token before a verb and its adverbs, in its sentence.
fn auxiliary(page: &Page<'_, '_>, head: u32) -> Option<u32> {
    let floor = page.sentence(head).start;
    let adverb = |at: u32| page.class(at) == Class::Adverb || page.tagged.is_any(at, &["not", "n't", "n’t"]);
    (floor..head).rev().find(|at| !adverb(*at))
}
