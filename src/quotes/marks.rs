//! Quotation marks, paired.
//!
//! Double marks are paired first, paragraph by paragraph, by their form and by the blanks beside them, since writers type
//! wrong ones: a mark that stands before a word opens, one that stands after a word closes. A quotation left open ends
//! with its paragraph, so that a stray mark costs no more than that; where it was left open, the next paragraph may close
//! it. Single marks are paired where they stand at the edges of words and no apostrophe explains them.

use crate::model::{Class, Tagged};
use crate::span::{Span, Tok};
use crate::text::Kind;

/// Double or single marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkStyle {
    /// “so”, "so", ''so'', «so», „so“
    Double,
    /// ‘so’, 'so'
    Single,
}

/// A stretch of text between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Its tokens, marks included. Left open, it ends with its paragraph.
    pub tokens: Span<Tok>,
    /// Double or single marks.
    pub style: MarkStyle,
    /// Whether its closing mark was found.
    pub closed: bool,
    /// How many quotations it stands in.
    pub depth: u8,
}

impl Quoted {
    /// What stands between the marks.
    pub fn inner(&self) -> Span<Tok> {
        Span::new(self.tokens.start + 1, self.tokens.end - u32::from(self.closed && self.tokens.len() > 1))
    }
}

/// The quotations of a text, in the order in which they start.
#[derive(Debug, Default)]
pub struct Marks {
    quoted: Vec<Quoted>,
    /// For each token, the outermost quotation it stands in, plus one; 0 for none.
    outermost: Vec<u32>,
}

/// How far a single mark looks for its partner, in tokens.
const SINGLE_REACH: u32 = 120;

impl Marks {
    /// Pairs the marks of a text.
    pub fn new(tagged: &Tagged<'_>) -> Self {
        let mut marks = Marks { quoted: Vec::new(), outermost: vec![0; tagged.text.len() as usize] };
        let any = tagged.text.tokens().iter().any(|token| matches!(token.kind, Kind::DoubleMark | Kind::SingleMark));
        if any {
            marks.pair_doubles(tagged);
            marks.pair_singles(tagged);
            marks.settle();
        }
        marks
    }

    /// The quotations, nested ones after the one they stand in.
    pub fn quoted(&self) -> &[Quoted] {
        &self.quoted
    }

    /// The outermost quotation that a token stands in: a position in [`Marks::quoted`].
    pub fn outermost(&self, token: u32) -> Option<usize> {
        self.outermost.get(token as usize).and_then(|at| (*at as usize).checked_sub(1))
    }

    /// Whether a token stands in a quotation.
    pub fn is_quoted(&self, token: u32) -> bool {
        self.outermost.get(token as usize).is_some_and(|at| *at > 0)
    }

    fn pair_doubles(&mut self, tagged: &Tagged<'_>) {
        let text = &tagged.text;
        let mut left_open = false;
        for paragraph in text.paragraphs() {
            let mut open: Option<u32> = None;
            let mut seen = false;
            for at in paragraph.tokens.start..paragraph.tokens.end {
                let token = text.token(at);
                if token.kind != Kind::DoubleMark || is_inch(tagged, at) && open.is_none() {
                    continue;
                }
                match (role(tagged, at, open.is_some()), open) {
                    (Role::Opens, None) => open = Some(at),
                    // A second opening mark before the first is closed: a slip, or a quotation within one.
                    (Role::Opens, Some(_)) => {}
                    (Role::Closes, Some(start)) => {
                        self.push(start, at + 1, MarkStyle::Double, true);
                        open = None;
                    }
                    // The paragraph before was left open, and this mark closes it.
                    (Role::Closes, None) if left_open && !seen => {
                        self.push(paragraph.tokens.start, at + 1, MarkStyle::Double, true);
                    }
                    (Role::Closes, None) => {}
                }
                seen = true;
            }
            if let Some(start) = open {
                self.push(start, paragraph.tokens.end, MarkStyle::Double, false);
            }
            left_open = open.is_some();
        }
        self.settle();
    }

    fn pair_singles(&mut self, tagged: &Tagged<'_>) {
        let text = &tagged.text;
        let mut at = 0;
        while at < text.len() {
            if text.token(at).kind == Kind::SingleMark && opens_single(tagged, at) {
                let region = self.outermost(at);
                let end = match region {
                    Some(region) => self.quoted[region].tokens.end,
                    None => text.paragraphs()[text.paragraph_of(at) as usize].tokens.end,
                };
                let end = end.min(at + SINGLE_REACH);
                if let Some(close) = self.closing_single(tagged, at, end, region) {
                    self.push(at, close + 1, MarkStyle::Single, true);
                    at = close + 1;
                    continue;
                }
            }
            at += 1;
        }
    }

    /// The mark that closes the single one at `open`, before `end` and within the same quotation.
    fn closing_single(&self, tagged: &Tagged<'_>, open: u32, end: u32, region: Option<usize>) -> Option<u32> {
        let text = &tagged.text;
        let mut doubtful = None;
        for at in open + 1..end {
            if self.outermost(at) != region {
                // Out of the quotation that it stands in, or over one that stands in it.
                if region.is_some() {
                    break;
                }
                continue;
            }
            if text.token(at).kind != Kind::SingleMark {
                continue;
            }
            if !closes_single(tagged, at) {
                if opens_single(tagged, at) {
                    break;
                }
                continue;
            }
            // "the workers' rights": a plural's apostrophe closes only where nothing else does.
            let after_s = text.surface(at - 1).ends_with('s');
            let noun_follows = text.kind(at + 1) == Some(Kind::Word) && tagged.class(at + 1).is_nominal();
            if after_s && noun_follows {
                doubtful = doubtful.or(Some(at));
                continue;
            }
            return (at > open + 1).then_some(at);
        }
        doubtful
    }

    fn push(&mut self, start: u32, end: u32, style: MarkStyle, closed: bool) {
        self.quoted.push(Quoted { tokens: Span::new(start, end), style, closed, depth: 0 });
    }

    /// Sorts the quotations, and computes their depths and the table of outermost ones.
    fn settle(&mut self) {
        self.quoted.sort_by_key(|quoted| (quoted.tokens.start, std::cmp::Reverse(quoted.tokens.end)));
        self.outermost.fill(0);
        let mut outer = Span::new(0, 0);
        for (at, quoted) in self.quoted.iter_mut().enumerate() {
            let nested = outer.covers(quoted.tokens);
            quoted.depth = u8::from(nested);
            if !nested {
                outer = quoted.tokens;
                self.outermost[quoted.tokens.range()].fill(at as u32 + 1);
            }
        }
    }
}

enum Role {
    Opens,
    Closes,
}

/// Whether blanks or other edges stand before and after a mark.
fn edges(tagged: &Tagged<'_>, at: u32) -> (bool, bool) {
    let text = &tagged.text;
    let paragraph = text.paragraphs()[text.paragraph_of(at) as usize].tokens;
    let opens = |kind| matches!(kind, Some(Kind::Open | Kind::Dash));
    let stops = |kind| {
        matches!(
            kind,
            Some(
                Kind::Comma
                    | Kind::Period
                    | Kind::Semicolon
                    | Kind::Colon
                    | Kind::Question
                    | Kind::Exclamation
                    | Kind::Close
                    | Kind::Dash
            )
        )
    };
    let before = at == paragraph.start || !text.token(at).shape.is_glued() || opens(text.kind(at - 1));
    let after = at + 1 >= paragraph.end || !text.token(at + 1).shape.is_glued() || stops(text.kind(at + 1));
    (before, after)
}

fn role(tagged: &Tagged<'_>, at: u32, is_open: bool) -> Role {
    let text = &tagged.text;
    let toggled = if is_open { Role::Closes } else { Role::Opens };
    match (edges(tagged, at), text.surface(at)) {
        ((true, false), _) => Role::Opens,
        ((false, true), _) => Role::Closes,
        (_, "“" | "``" | "„" | "〝") if !is_open => Role::Opens,
        (_, "”" | "〞") => Role::Closes,
        ((true, true), "«") => Role::Opens,
        ((true, true), "»") => Role::Closes,
        ((false, false), _) => {
            // Between two characters: brackets and dashes stand outside, full stops and commas inside.
            let before = text.kind(at.wrapping_sub(1));
            match before {
                Some(Kind::Open | Kind::Dash | Kind::Hyphen | Kind::Slash) if !is_open => Role::Opens,
                Some(Kind::Period | Kind::Comma | Kind::Question | Kind::Exclamation) if is_open => Role::Closes,
                _ => toggled,
            }
        }
        ((true, true), _) => toggled,
    }
}

/// A straight mark after a figure that stands for inches or seconds: 6'2".
fn is_inch(tagged: &Tagged<'_>, at: u32) -> bool {
    at > 0
        && matches!(tagged.text.surface(at), "\"" | "''" | "″")
        && tagged.text.token(at).shape.is_glued()
        && tagged.text.kind(at - 1) == Some(Kind::Number)
}

fn opens_single(tagged: &Tagged<'_>, at: u32) -> bool {
    let text = &tagged.text;
    let surface = text.surface(at);
    let token = text.token(at);
    let before = text.kind(at.wrapping_sub(1));
    let free = !token.shape.is_glued()
        || matches!(
            before,
            Some(Kind::DoubleMark | Kind::Open | Kind::Dash | Kind::Hyphen | Kind::Slash | Kind::Colon)
        )
        || edges(tagged, at).0;
    let glued_after = !edges(tagged, at).1;
    if !free || !glued_after {
        return false;
    }
    let elision = ["em", "til", "tis", "twas", "cause", "n", "bout", "round", "cos", "cuz", "neath"];
    let curly_open = matches!(surface, "‘" | "‚" | "‹" | "`" | "›");
    match text.kind(at + 1) {
        // '90s
        Some(Kind::Number) => curly_open && text.surface(at + 1).len() != 2,
        Some(Kind::Word) => {
            !tagged.is_any(at + 1, &elision) || curly_open && !tagged.is_any(at + 1, &["em", "n", "til"])
        }
        Some(Kind::Ellipsis | Kind::Open | Kind::Currency | Kind::Url | Kind::Handle) => true,
        _ => false,
    }
}

fn closes_single(tagged: &Tagged<'_>, at: u32) -> bool {
    if !tagged.text.token(at).shape.is_glued() || matches!(tagged.text.surface(at), "‘" | "‚" | "`") {
        return false;
    }
    // What follows is a blank or a mark; a word glued to it makes it an apostrophe.
    edges(tagged, at).1
        || !matches!(tagged.text.kind(at + 1), Some(Kind::Word | Kind::Number))
        || tagged.class(at + 1) == Class::Mark
}
