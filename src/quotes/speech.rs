//! Which attributions are reported speech: what somebody said or wrote, and not what he thought, wanted or judged.

use super::attribution::Attribution;
use crate::article::QuoteKind;
use crate::lexicon::{Frame, vocabulary};
use crate::model::Tagged;
use crate::text::Kind;

/// Which attributions an analysis keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Attributions {
    /// All that are read: speech, and thoughts, wishes, stances and perceptions too.
    #[default]
    All,
    /// Reported speech only: fewer, and surer.
    Speech,
}

/// Whether an attribution is reported speech.
///
/// It is where its cue is a verb that the lexicon marks as saying, "according to", a colon or a dash, or where it is a
/// quotation with a verb that may introduce one, or with none at all.
pub fn is_reported_speech(tagged: &Tagged<'_>, attribution: &Attribution) -> bool {
    let direct = attribution.kind == QuoteKind::Direct;
    let Some(cue) = attribution.cue else { return direct };
    if matches!(tagged.text.kind(cue.head), Some(Kind::Colon | Kind::Dash | Kind::Hyphen)) {
        return true;
    }
    match vocabulary().entry(tagged.word(cue.head)).cue.map(crate::lexicon::CueId::get) {
        Some(word) => word.frame.has(Frame::SPEECH) || direct && word.frame.has(Frame::QUOTATION),
        None => tagged.is(cue.head, "according"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyzer;

    #[test]
    fn speech_is_what_somebody_said() {
        let text = "“The mill is shut,” Ana Ruiz said. She believes that it will open again. She told reporters that 12 \
                    people had left. According to the county, the mill owes 3 million. Tom Okafor wants to buy it.";
        let read = |which| {
            let article = Analyzer::new().with_attributions(which).analyze(text, None, None);
            article.quotes.iter().filter_map(|quote| quote.cue.clone()).map(|cue| cue.lemma).collect::<Vec<_>>()
        };
        let (all, speech) = (read(Attributions::All), read(Attributions::Speech));
        assert_eq!(speech, ["say", "tell", "according to"]);
        assert!(speech.iter().all(|cue| all.contains(cue)));
        assert!(all.contains(&"believe".to_owned()) && all.contains(&"want".to_owned()), "{all:?}");
    }
}
