//! The join: quotes with their speakers and their figures.

use crate::article::{Claim, Cue, Mention, Number, Quote, QuoteKind, Resolution};
use crate::lexicon::{lemma, vocabulary};
use crate::model::{Class, Tagged};
use crate::quotes::{Attribution, Marks};
use crate::span::{Char, CharMap, Span, Tok};
use crate::text::Kind;

/// What the floors below have found.
pub(crate) struct Parts<'p, 't> {
    pub(crate) tagged: &'p Tagged<'t>,
    pub(crate) marks: &'p Marks,
    pub(crate) map: &'p CharMap<'t>,
    pub(crate) attributions: &'p [Attribution],
    /// For each attribution, its speaker and how it was found.
    pub(crate) voices: &'p [(Option<u32>, Resolution)],
    pub(crate) published: Option<&'p str>,
}

/// Joins them into quotes and claims, and gives every number its voucher.
pub(crate) fn join(parts: &Parts<'_, '_>, numbers: &mut [Number]) -> (Vec<Quote>, Vec<Claim>) {
    let mut quotes: Vec<Quote> = Vec::with_capacity(parts.attributions.len());
    for (attribution, (speaker, resolution)) in parts.attributions.iter().zip(parts.voices) {
        quotes.push(Quote {
            kind: attribution.kind,
            content: attribution.content.iter().map(|piece| parts.chars(*piece)).collect(),
            text: parts.cited(attribution),
            cue: attribution.cue.map(|cue| parts.cue(cue.tokens, cue.head)),
            negated: attribution.negated,
            source: attribution
                .source
                .map(|source| Mention { span: parts.chars(source), text: parts.tagged.surface(source).to_owned() }),
            speaker: *speaker,
            resolution: *resolution,
            numbers: Vec::new(),
            within: None,
            confidence: f64::from(attribution.confidence),
        });
    }
    nest(&mut quotes);
    let said: Vec<u32> = parts.attributions.iter().map(|attribution| parts.said_from(attribution)).collect();
    vouch(&mut quotes, &said, numbers);
    let claims = quotes
        .iter()
        .enumerate()
        .map(|(at, quote)| Claim {
            quote: at as u32,
            speaker: quote.speaker,
            numbers: quote.numbers.clone(),
            text: quote.text.clone(),
            cue: quote.cue.as_ref().map(|cue| cue.lemma.clone()),
            context: parts.context(&parts.attributions[at]),
            date: parts.published.map(|day| day.get(..10).unwrap_or(day).to_owned()),
            confidence: quote.confidence * if quote.speaker.is_some() { quote.resolution.confidence } else { 1.0 },
        })
        .collect();
    (quotes, claims)
}

/// Finds for each quote the smallest one whose content holds it. Quotes are in order of their start.
fn nest(quotes: &mut [Quote]) {
    // Those that may still hold what follows, outermost first.
    let mut open: Vec<usize> = Vec::new();
    for at in 0..quotes.len() {
        let first = quotes[at].content[0];
        let last = quotes[at].content.last().map_or(first.end, |piece| piece.end);
        open.retain(|outer| quotes[*outer].content.last().is_some_and(|piece| piece.end > first.start));
        let holds = |outer: &usize| {
            let outer = &quotes[*outer];
            let longer = extent(outer) > extent(&quotes[at]);
            longer && quotes[at].content.iter().all(|piece| outer.content.iter().any(|whole| whole.covers(*piece)))
        };
        let within = open.iter().rev().find(|outer| holds(outer)).map(|outer| *outer as u32);
        quotes[at].within = within;
        if last > first.start {
            open.push(at);
        }
    }
}

fn extent(quote: &Quote) -> u32 {
    quote.content.iter().map(|piece| piece.len()).sum()
}

/// Gives each number the innermost quote it stands in, and that quote's speaker. Both are in order of their start; what
/// is said in a quote begins at its place in `said`.
fn vouch(quotes: &mut [Quote], said: &[u32], numbers: &mut [Number]) {
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for (index, number) in numbers.iter_mut().enumerate() {
        while next < quotes.len() && quotes[next].content[0].start <= number.span.start {
            open.push(next);
            next += 1;
        }
        open.retain(|quote| quotes[*quote].content.last().is_some_and(|piece| piece.end > number.span.start));
        let innermost = open
            .iter()
            .copied()
            .filter(|quote| said[*quote] <= number.span.start)
            .filter(|quote| quotes[*quote].content.iter().any(|piece| piece.covers(number.span)))
            .min_by_key(|quote| extent(&quotes[*quote]));
        if let Some(quote) = innermost {
            number.quote = Some(quote as u32);
            number.speaker = quotes[quote].speaker;
            quotes[quote].numbers.push(index as u32);
        }
    }
}

/// Whether words are parted by one ASCII blank each, as most are: then there is nothing to tidy.
fn is_plain(words: &str) -> bool {
    let mut before = b' ';
    let plain = words.bytes().all(|byte| {
        let fits = byte.is_ascii_graphic() || byte == b' ' && before != b' ';
        before = byte;
        fits
    });
    plain && before != b' '
}

fn join_word(cited: &mut String, word: &str) {
    if !cited.is_empty() {
        cited.push(' ');
    }
    cited.push_str(word);
}

impl Parts<'_, '_> {
    fn chars(&self, tokens: Span<Tok>) -> Span<Char> {
        self.map.span(self.tagged.text.bytes(tokens))
    }

    /// Where what is said begins: "said on May 14 that ..." says nothing of a day, wherever the content was taken to begin.
    fn said_from(&self, attribution: &Attribution) -> u32 {
        let first = attribution.content[0];
        let chars = self.chars(first);
        if attribution.kind == QuoteKind::Direct {
            return chars.start;
        }
        let when = |at: u32| {
            let kind = self.tagged.text.kind(at);
            kind == Some(Kind::Number)
                || matches!(kind, Some(Kind::Comma | Kind::Slash | Kind::Hyphen))
                || matches!(self.tagged.class(at), Class::Name | Class::Number)
                || self
                    .tagged
                    .is_any(at, &["on", "this", "last", "late", "early", "afternoon", "morning", "evening", "day"])
        };
        let that = (first.start + 1..first.end.min(first.start + 7)).find(|at| !when(*at)).unwrap_or(first.start);
        if that > first.start && when(first.start) && self.tagged.is(that, "that") {
            return self.chars(Span::new(that, that + 1)).start;
        }
        chars.start
    }

    fn cue(&self, tokens: Span<Tok>, head: u32) -> Cue {
        let (word, surface) = (self.tagged.word(head), self.tagged.text.surface(head));
        let kind = vocabulary().entry(word).cue.map_or("report", |cue| {
            let next = self.tagged.class(head + 1);
            let object = next.is_nominal() || matches!(next, Class::Determiner | Class::Possessive | Class::Pronoun);
            if object { cue.get().of_object } else { cue.get().class }
        });
        let lemma = if surface.eq_ignore_ascii_case("according") {
            "according to".to_owned()
        } else {
            lemma(word, surface, self.tagged.class(head)).into_owned()
        };
        Cue { span: self.chars(tokens), text: self.tagged.surface(tokens).to_owned(), lemma, kind: kind.to_owned() }
    }

    /// Whether "that" stands here and joins a clause: in "said that was untrue" and "That was a mistake" it is the subject.
    fn is_conjunction(&self, at: u32) -> bool {
        let subject = matches!(self.tagged.class(at + 1), Class::Aux | Class::Modal | Class::VerbS | Class::Past);
        let opens = self.tagged.text.sentence_of(at).tokens.start == at;
        self.tagged.is(at, "that") && !subject && !opens
    }

    /// The content as a reader would cite it.
    fn cited(&self, attribution: &Attribution) -> String {
        let text = &self.tagged.text;
        let direct = attribution.kind == QuoteKind::Direct;
        let mut cited = String::new();
        for piece in &attribution.content {
            let mut piece = *piece;
            let is_mark = |at: u32| matches!(text.kind(at), Some(Kind::DoubleMark | Kind::SingleMark));
            while piece.len() > 1 && !direct && self.is_conjunction(piece.start) {
                piece = Span::new(piece.start + 1, piece.end);
            }
            let whole = self
                .marks
                .outermost(piece.start)
                .is_some_and(|region| self.marks.quoted()[region].tokens.covers(piece));
            if whole && is_mark(piece.start) {
                let end = if piece.len() > 1 && is_mark(piece.end - 1) { piece.end - 1 } else { piece.end };
                piece = Span::new(piece.start + 1, end);
            }
            if piece.is_empty() {
                continue;
            }
            let words = text.slice(text.bytes(piece));
            // "A," she said. "B.": the comma stands for the end of a sentence where the next piece begins one.
            if cited.ends_with(',') && text.surface(piece.start).starts_with(char::is_uppercase) {
                cited.pop();
                cited.push('.');
            }
            if is_plain(words) {
                join_word(&mut cited, words);
            } else {
                words.split_whitespace().for_each(|word| join_word(&mut cited, word));
            }
        }
        if cited.ends_with(',') {
            cited.pop();
        }
        cited
    }

    /// The sentences that an attribution touches.
    fn context(&self, attribution: &Attribution) -> Span<Char> {
        let text = &self.tagged.text;
        let mut tokens = attribution.content.iter().copied().reduce(Span::join).unwrap_or_default();
        for part in [attribution.cue.map(|cue| cue.tokens), attribution.source].into_iter().flatten() {
            tokens = tokens.join(part);
        }
        let first = text.sentence_of(tokens.start).tokens.start;
        let last = text.sentence_of(tokens.end.saturating_sub(1).max(tokens.start)).tokens.end;
        self.chars(Span::new(first, last))
    }
}
