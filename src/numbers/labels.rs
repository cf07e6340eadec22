//! Labels: numbers that are names ("iPhone 11", "Section 427", phone numbers), and years without a word for them.

use super::draft::Draft;
use super::numeral::Form;
use super::pieces::Pieces;
use crate::article::NumberKind;
use crate::model::Class;
use crate::text::Kind;

impl Pieces<'_, '_> {
    /// Makes a label of a bare number that is a name.
    pub(super) fn label(&self, draft: &mut Draft) {
        if draft.unit.is_some()
            || draft.form == Form::Vague
            || draft.kind == NumberKind::Ratio && draft.form != Form::Digits
        {
            return;
        }
        let glued_after =
            self.is_word(draft.end) && self.glued(draft.end) && !self.surface(draft.end).starts_with(['\'', '’']);
        let start = draft.start;
        let before = start.checked_sub(1);
        let joined = before.is_some_and(|before| {
            self.glued(start)
                && self.is_any_kind(before, &[Kind::Hyphen, Kind::Slash, Kind::Symbol, Kind::Word, Kind::Colon])
        });
        let name_before = before.is_some_and(|before| self.names_number(before))
            && draft.form == Form::Digits
            && draft.counted.as_ref().is_none_or(|_| self.class(draft.end) != Class::Nouns);
        if glued_after || joined || name_before {
            draft.kind = NumberKind::Label;
            draft.counted = None;
        }
    }

    fn is_any_kind(&self, at: usize, kinds: &[Kind]) -> bool {
        self.kind(at).is_some_and(|kind| kinds.contains(&kind))
    }

    /// Whether the word before a number makes it a name: "Section", "Route", "iPhone".
    fn names_number(&self, at: usize) -> bool {
        let Some(piece) = self.get(at) else { return false };
        if piece.kind != Kind::Word {
            return false;
        }
        let surface = self.surface(at);
        if self.is_any(
            at,
            &[
                "no.",
                "no",
                "nos.",
                "number",
                "chapter",
                "section",
                "article",
                "page",
                "route",
                "flight",
                "channel",
                "phase",
                "version",
                "level",
                "type",
                "row",
                "room",
                "part",
                "gate",
                "line",
                "verse",
                "grade",
                "group",
                "episode",
                "season",
                "volume",
                "step",
                "round",
                "week",
                "day",
                "game",
                "figure",
                "table",
                "clause",
                "exit",
                "highway",
                "interstate",
                "apollo",
                "covid",
            ],
        ) {
            return true;
        }
        let inner_capital = surface.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
        (piece.shape.is_capitalized() && at > 0 || inner_capital) && piece.class == Class::Name
    }
}
