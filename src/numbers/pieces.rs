//! Pieces: the tokens of one sentence with what they can mean in a figure, compounds such as "five-year" cut up.

use super::romans::can_be_roman;
use super::settings::Present;
use super::timex::Stamp;
use crate::lexicon::WordId;
use crate::lexicon::figures::{Figures, Senses};
use crate::model::{Class, Tagged};
use crate::span::{Byte, Span, Tok};
use crate::text::{Kind, Shape};
use std::cell::Cell;

/// A token, or a part of a compound word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) word: WordId,
    pub(super) senses: Senses,
    pub(super) kind: Kind,
    /// Whether it touches the piece before it.
    pub(super) glued: bool,
    pub(super) shape: Shape,
    pub(super) class: Class,
}

/// The pieces of a sentence.
#[derive(Clone, Copy)]
pub(super) struct Pieces<'a, 't> {
    pub(super) tagged: &'a Tagged<'t>,
    pub(super) figures: &'a Figures,
    pub(super) list: &'a [Piece],
    pub(super) present: Present,
    /// The last place that was read for a day, and what was found: several rules ask at the same place.
    pub(super) days: &'a Cell<(usize, Option<(usize, Stamp)>)>,
}

/// Where no day has been read yet.
pub(super) const NOWHERE: (usize, Option<(usize, Stamp)>) = (usize::MAX, None);

const NUMERAL: u32 = Senses::CARDINAL | Senses::SCALE | Senses::DOZEN | Senses::PART;

/// Whether a figure may begin with the token.
pub(super) fn is_trigger(tagged: &Tagged<'_>, figures: &Figures, at: u32) -> bool {
    let token = tagged.text.token(at);
    match token.kind {
        Kind::Number => true,
        Kind::Word => {
            let senses = in_place(figures.senses_of(tagged.word(at), tagged.text.surface(at)), tagged, figures, at);
            senses.is_trigger()
                || senses.any(Senses::PRESENT | Senses::HOLIDAY)
                || token.shape.has_digit() && dated(tagged.text.surface(at), figures).is_some()
                || token.shape.is_capitalized() && can_be_roman(tagged, at)
                || token.shape.is_hyphenated() && compound(tagged.text.surface(at), figures)
        }
        Kind::Symbol => vulgar(tagged.text.surface(at)).is_some(),
        _ => false,
    }
}

/// The senses that a word has where it stands. Words as common as "new" and "now" can open a holiday's name or end one of the
/// present, and mostly do not.
fn in_place(mut senses: Senses, tagged: &Tagged<'_>, figures: &Figures, at: u32) -> Senses {
    if senses.any(Senses::HOLIDAY) && !is_holiday(tagged, figures, at) {
        senses.remove(Senses::HOLIDAY);
    }
    if senses.any(Senses::PRESENT) && !is_present(tagged, at) {
        senses.remove(Senses::PRESENT);
    }
    senses
}

/// Whether a word such as "now" ends a name of the present: "right now", "at this time", "to date".
fn is_present(tagged: &Tagged<'_>, at: u32) -> bool {
    at > 0
        && tagged.is_any(at - 1, &["right", "at", "this", "to"])
        && (!tagged.is(at - 1, "this") || tagged.is(at.wrapping_sub(2), "at"))
}

/// Whether a holiday is named here; the apostrophe of "Workers' Day" is a token of its own.
fn is_holiday(tagged: &Tagged<'_>, figures: &Figures, at: u32) -> bool {
    let word = |step: usize| {
        let mut place = at;
        for _ in 0..step {
            place += 1;
            place += u32::from(place < tagged.text.len() && tagged.text.token(place).kind == Kind::SingleMark);
        }
        tagged.word(place)
    };
    figures.match_holiday(word).is_some()
}

/// "½" and its like, as numerator and denominator.
pub(super) fn vulgar(surface: &str) -> Option<(u64, u64)> {
    if surface.is_ascii() {
        return None;
    }
    Some(match surface {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅐" => (1, 7),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅑" => (1, 9),
        "⅒" => (1, 10),
        _ => return None,
    })
}

/// Whether a hyphenated word is to be cut: "five-year", "two-thirds", "mid-October", "mid-1990s".
fn compound(surface: &str, figures: &Figures) -> bool {
    let Some((first, rest)) = surface.split_once('-') else { return false };
    let senses = |word: &str| figures.senses(figures.find(word));
    let of_first = senses(first);
    // "one-in-five"
    if let Some((last, under)) = rest.rsplit_once('-').filter(|(link, _)| matches!(*link, "in" | "to")) {
        return of_first.any(Senses::CARDINAL) && senses(under).any(Senses::CARDINAL) && !last.is_empty();
    }
    if of_first.any(NUMERAL) {
        // "one-sided", "half-time": as a rule no figures; "one-year", "half-hour" are.
        if first.eq_ignore_ascii_case("one") || of_first.any(Senses::PART) {
            let next = rest.split('-').next().unwrap_or(rest);
            let of_next = senses(next);
            return of_next.any(NUMERAL | Senses::ORDINAL | Senses::ORDINALS | Senses::TIME)
                || of_next.any(Senses::UNIT) && next.len() > 2
                || rest.eq_ignore_ascii_case("year-old");
        }
        return true;
    }
    if of_first.any(Senses::ORDINAL) {
        return senses(rest).any(Senses::PART | Senses::TIME) && !rest.eq_ignore_ascii_case("half");
    }
    if first.eq_ignore_ascii_case("minus") && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let is_prefix = matches!(first, "mid" | "late" | "early" | "pre" | "post" | "Mid" | "Late" | "Early" | "non");
    let calendar = Senses::MONTH | Senses::WEEKDAY | Senses::SEASON | Senses::DECADE | Senses::DAYPART;
    is_prefix && (senses(rest).any(calendar) || rest.starts_with(|c: char| c.is_ascii_digit()))
        || of_first.any(Senses::MONTH | Senses::DOZEN)
            && (rest.starts_with(|c: char| c.is_ascii_digit()) || senses(rest).any(Senses::MONTH))
}

/// "Dec31", "FY2019": where the digits begin.
fn dated(surface: &str, figures: &Figures) -> Option<usize> {
    let letters = surface.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = surface.len() - letters;
    if !(matches!(digits, 1 | 2 | 4)
        && surface.is_ascii()
        && surface.bytes().skip(letters).all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let word = &surface[..letters];
    let month = letters > 2 && digits < 3 && figures.senses(figures.find(word)).any(Senses::MONTH);
    let year = digits > 1 && matches!(word, "FY" | "CY" | "SY");
    (month || year).then_some(letters)
}

/// Cuts the sentence's tokens into pieces.
pub(super) fn fill(tagged: &Tagged<'_>, figures: &Figures, tokens: Span<Tok>, out: &mut Vec<Piece>) {
    out.clear();
    // The end of a decimal whose first digits stand in a compound: "minus-1.4".
    let mut joined = tokens.start;
    for at in tokens.start..tokens.end {
        if at < joined {
            continue;
        }
        let token = tagged.text.token(at);
        let known = match token.kind {
            Kind::Word => match tagged.word(at) {
                WordId::UNKNOWN => figures.find_own(tagged.text.surface(at)),
                known => known,
            },
            Kind::Currency | Kind::Percent | Kind::Symbol => figures.find(tagged.text.surface(at)),
            Kind::Hyphen => figures.marks[0],
            Kind::Period => figures.marks[1],
            Kind::Slash => figures.marks[2],
            _ => WordId::UNKNOWN,
        };
        let whole = Piece {
            start: token.span.start,
            end: token.span.end,
            word: known,
            senses: in_place(figures.senses(known), tagged, figures, at),
            kind: token.kind,
            glued: token.shape.is_glued(),
            shape: token.shape,
            class: tagged.class(at),
        };
        let surface = tagged.text.surface(at);
        // "6-foot-3", "3-in-10"
        let between = || {
            let digits = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
            ["foot-", "in-"].iter().any(|link| surface.strip_prefix(link).is_some_and(digits))
                && matches!(out.as_slice(), [.., number, hyphen] if number.kind == Kind::Number && hyphen.kind == Kind::Hyphen && hyphen.glued)
        };
        let after_digits = whole.glued && (out.last().is_some_and(|last| last.kind == Kind::Number) || between());
        if token.kind == Kind::Word && token.shape.is_hyphenated() && (after_digits || compound(surface, figures)) {
            cut(surface, whole, figures, after_digits, out);
            let glued = |at: u32, kind| {
                let token = (at < tokens.end).then(|| tagged.text.token(at));
                token.filter(|token| token.kind == kind && token.shape.is_glued())
            };
            if let Some(last) = out.last_mut().filter(|last| last.kind == Kind::Number)
                && glued(at + 1, Kind::Period).is_some()
                && let Some(places) = glued(at + 2, Kind::Number)
            {
                last.end = places.span.end;
                joined = at + 3;
            }
        } else if token.kind == Kind::Word
            && at + 1 == tokens.end
            && surface.len() == 2
            && surface.ends_with('.')
            && out
                .last()
                .is_some_and(|last| matches!(last.kind, Kind::Number | Kind::Symbol) || last.senses.any(Senses::UNIT))
        {
            // "It was 30 °C.": the full stop of the last letter ends the sentence.
            let letter = figures.find(&surface[..1]);
            out.push(Piece { end: whole.end - 1, word: letter, senses: figures.senses(letter), ..whole });
            out.push(Piece {
                start: whole.end - 1,
                word: figures.marks[1],
                senses: Senses::default(),
                kind: Kind::Period,
                glued: true,
                class: Class::Mark,
                ..whole
            });
        } else if token.kind == Kind::Word
            && token.shape.has_digit()
            && let Some(letters) = dated(surface, figures)
        {
            let middle = whole.start + letters as u32;
            let word = figures.find(&surface[..letters]);
            out.push(Piece { end: middle, word, senses: figures.senses(word), ..whole });
            out.push(Piece {
                start: middle,
                word: WordId::UNKNOWN,
                senses: Senses::default(),
                kind: Kind::Number,
                glued: true,
                class: Class::Number,
                ..whole
            });
        } else if token.kind == Kind::Number && is_list(surface) {
            list(surface, whole, out);
        } else {
            out.push(whole);
        }
    }
}

/// Cuts a compound: its numeral parts each, and the rest as one.
fn cut(surface: &str, whole: Piece, figures: &Figures, all: bool, out: &mut Vec<Piece>) {
    let mut at = 0;
    let mut glued = whole.glued;
    loop {
        let rest = &surface[at..];
        let numeral = |word: &str| {
            let senses = figures.senses(figures.find(word));
            senses.any(NUMERAL | Senses::ORDINAL | Senses::ORDINALS | Senses::MONTH)
                || matches!(
                    word,
                    "and" | "in" | "to" | "a" | "minus" | "mid" | "Mid" | "late" | "early" | "pre" | "post" | "non"
                )
        };
        let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let hyphen = rest.find('-').filter(|hyphen| all || numeral(&rest[..*hyphen]) || digits(&rest[..*hyphen]));
        let part = &rest[..hyphen.unwrap_or(rest.len())];
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        for (from, to) in [(0, digits), (digits, part.len())] {
            if from == to {
                continue;
            }
            let word = figures.find(&part[from..to]);
            if from == 0
                && digits == part.len()
                && out.last().is_some_and(|last| last.kind == Kind::Number && last.end == whole.start)
            {
                glued = true;
            }
            out.push(Piece {
                start: whole.start + (at + from) as u32,
                end: whole.start + (at + to) as u32,
                word,
                senses: figures.senses(word),
                kind: if from == 0 && digits > 0 { Kind::Number } else { Kind::Word },
                glued,
                class: if to == part.len() && hyphen.is_none() { whole.class } else { Class::Number },
                ..whole
            });
            glued = true;
        }
        let Some(hyphen) = hyphen else { return };
        let start = whole.start + (at + hyphen) as u32;
        out.push(Piece {
            start,
            end: start + 1,
            word: WordId::UNKNOWN,
            senses: Senses::default(),
            kind: Kind::Hyphen,
            glued: true,
            class: Class::Mark,
            ..whole
        });
        at += hyphen + 1;
    }
}

/// "22,24,26,31": several numbers, and no digits grouped in any way.
fn is_list(surface: &str) -> bool {
    let commas = surface.bytes().filter(|byte| *byte == b',').count();
    if commas < 2 || surface.contains('.') {
        return false;
    }
    let mut groups = surface.split(',').rev();
    let last = groups.next().map_or(0, str::len);
    let thousands = || surface.split(',').skip(1).all(|group| group.len() == 3);
    let lakhs = || last == 3 && surface.split(',').all(|group| group.len() <= 2 || group.len() == 3);
    let grouped = thousands() || lakhs() && groups.take(commas - 1).all(|group| group.len() == 2);
    !grouped
}

fn list(surface: &str, whole: Piece, out: &mut Vec<Piece>) {
    let mut at = 0;
    for (position, group) in surface.split(',').enumerate() {
        if position > 0 {
            let start = whole.start + at as u32 - 1;
            out.push(Piece { start, end: start + 1, kind: Kind::Comma, glued: true, class: Class::Mark, ..whole });
        }
        let start = whole.start + at as u32;
        out.push(Piece { start, end: start + group.len() as u32, glued: position > 0 || whole.glued, ..whole });
        at += group.len() + 1;
    }
}

/// Whether two words are the same but for their case. Nearly all differ in their length or first letter.
#[expect(clippy::inline_always, reason = "nearly every word is a constant, whose length and letters are then known")]
#[inline(always)]
fn same(surface: &[u8], word: &[u8]) -> bool {
    surface.len() == word.len()
        && match (surface.first(), word.first()) {
            (Some(one), Some(other)) => (one ^ other) & 0xdf == 0 && surface.eq_ignore_ascii_case(word),
            _ => false,
        }
}

impl<'t> Pieces<'_, 't> {
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Piece> {
        self.list.get(at)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.list.get(at).map(|piece| piece.kind)
    }

    pub(super) fn is_kind(&self, at: usize, kind: Kind) -> bool {
        self.kind(at) == Some(kind)
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.list.get(at).map_or(Class::Mark, |piece| piece.class)
    }

    pub(super) fn word(&self, at: usize) -> WordId {
        self.list.get(at).map_or(WordId::UNKNOWN, |piece| piece.word)
    }

    pub(super) fn senses(&self, at: usize) -> Senses {
        self.list.get(at).map(|piece| piece.senses).unwrap_or_default()
    }

    pub(super) fn has(&self, at: usize, senses: u32) -> bool {
        self.senses(at).any(senses)
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|piece| piece.glued)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.is_kind(at, Kind::Word)
    }

    /// The surface of a piece.
    pub(super) fn surface_of(&self, piece: &Piece) -> &'t str {
        &self.tagged.text.source()[piece.start as usize..piece.end as usize]
    }

    /// The surface of a piece; empty past the end.
    pub(super) fn surface(&self, at: usize) -> &'t str {
        self.list.get(at).map_or("", |piece| &self.tagged.text.source()[piece.start as usize..piece.end as usize])
    }

    /// The surface of a range of pieces.
    pub(super) fn slice(&self, from: usize, to: usize) -> &'t str {
        &self.tagged.text.source()[self.bytes(from, to).range()]
    }

    /// The bytes of a piece; empty past the end.
    #[inline]
    pub(super) fn raw(&self, at: usize) -> &'t [u8] {
        let source = self.tagged.text.source().as_bytes();
        self.list.get(at).and_then(|piece| source.get(piece.start as usize..piece.end as usize)).unwrap_or_default()
    }

    /// Whether it is this word, given in lower case.
    #[inline]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        same(self.raw(at), word.as_bytes())
    }

    /// Whether it is one of these words.
    #[inline]
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let surface = self.raw(at);
        words.iter().any(|word| same(surface, word.as_bytes()))
    }

    /// Whether these words stand here in a row.
    pub(super) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(step, word)| self.is(at + step, word))
    }

    /// A hyphen that touches both neighbours.
    pub(super) fn is_joint(&self, at: usize) -> bool {
        self.is_kind(at, Kind::Hyphen) && self.glued(at) && self.glued(at + 1)
    }

    /// The bytes of a range of pieces.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Span<Byte> {
        match (self.list.get(from), to.checked_sub(1).and_then(|last| self.list.get(last))) {
            (Some(first), Some(last)) => Span::new(first.start, last.end.max(first.start)),
            _ => Span::new(0, 0),
        }
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|piece| piece.shape.is_capitalized())
    }

    /// Whether it is a nominal word.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        self.is_word(at) && self.class(at).is_nominal()
    }
}
