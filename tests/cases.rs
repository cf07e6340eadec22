//! The cases of `tests/cases` through the public API: tokens, marks, quotes, figures, speakers, publication dates.
//!
//! Each sheet runs whole and tells of all the cases that fail at once. A case that carries `known = "reason"` is an
//! open difficulty: it must fail, and once it passes the mark has to go.

use newsclaims::article::{Article, Number, NumberKind, Quote, QuoteKind, SpeakerKind};
use newsclaims::model::Tagged;
use newsclaims::quotes::Marks;
use newsclaims::span::{Char, Span};
use newsclaims::text::Text;
use newsclaims::{Analyzer, Published};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::fmt::{Debug, Write as _};
use std::path::Path;

/// A file of cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet<C> {
    /// The publication date of the cases that give none.
    published: Option<String>,
    case: Vec<C>,
}

/// What every case has.
trait Case: DeserializeOwned {
    fn name(&self) -> &str;
    fn text(&self) -> &str;
    fn known(&self) -> Option<&str>;
    /// The publication date that the caller gives.
    fn given(&self) -> Option<&str>;
    /// What is wrong with the answer, one line for each complaint; empty where all is right.
    fn complaints(&self, article: &Article) -> Vec<String>;
}

macro_rules! case {
    ($given:ident) => {
        fn name(&self) -> &str {
            &self.name
        }
        fn text(&self) -> &str {
            &self.text
        }
        fn known(&self) -> Option<&str> {
            self.known.as_deref()
        }
        fn given(&self) -> Option<&str> {
            self.$given.as_deref()
        }
    };
}

/// Runs a sheet; panics with one message about everything that is not as it should be.
fn run<C: Case>(file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(file);
    let source = std::fs::read_to_string(&path).expect("the sheet is there");
    let sheet: Sheet<C> = toml::from_str(&source).unwrap_or_else(|error| panic!("{file}: {error}"));
    let analyzer = Analyzer::new();
    let (mut report, mut failed) = (String::new(), 0);
    for case in &sheet.case {
        let given = case.given().or(sheet.published.as_deref());
        let published = given.map(|day| Published::parse(day).expect("cases give ISO 8601 dates"));
        let complaints = case.complaints(&analyzer.analyze(case.text(), published.as_ref(), None));
        let trouble = match case.known() {
            None => complaints,
            Some(_) if !complaints.is_empty() => continue,
            Some(reason) => vec![format!("passes now: remove `known = {reason:?}`")],
        };
        if !trouble.is_empty() {
            failed += 1;
            let _ = writeln!(report, "\n{}\n    {}", case.name(), case.text().replace('\n', "\n    "));
            for complaint in trouble {
                let _ = writeln!(report, "  * {complaint}");
            }
        }
    }
    assert!(failed == 0, "{file}: {failed} of {} cases fail\n{report}", sheet.case.len());
}

// ---- looking things up

fn slice(text: &str, span: Span<Char>) -> String {
    text.chars().skip(span.start as usize).take(span.len() as usize).collect()
}

/// Where a surface stands at or after a place (code points); with `bounded`, not inside a longer word or number.
fn find(text: &str, surface: &str, from: u32, bounded: bool) -> Option<Span<Char>> {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(surface).find_map(|(at, _)| {
        let start = text[..at].chars().count() as u32;
        let glued = (word(text[..at].chars().next_back()) && word(surface.chars().next()))
            || (word(surface.chars().next_back()) && word(text[at + surface.len()..].chars().next()));
        (start >= from && !(bounded && glued)).then(|| Span::new(start, start + surface.chars().count() as u32))
    })
}

/// Whether a span overlaps one of the places where the surface stands.
fn overlaps_any(text: &str, surface: &str, span: Span<Char>) -> bool {
    likeness_to_any(text, surface, span) > 0.0
}

/// How much a span is like the best of the places where the surface stands, from 0 to 1.
fn likeness_to_any(text: &str, surface: &str, span: Span<Char>) -> f64 {
    let (mut best, mut from) = (0.0, 0);
    while let Some(place) = find(text, surface, from, true) {
        let shared = place.end.min(span.end).saturating_sub(place.start.max(span.start));
        best = f64::max(best, f64::from(shared) / f64::from(place.join(span).len()));
        from = place.start + 1;
    }
    best
}

/// Where each word of the pieces starts: contents are compared by their words, not by their marks.
fn words(text: &str, pieces: &[Span<Char>]) -> Vec<u32> {
    let mut starts = Vec::new();
    for piece in pieces {
        let mut inside = false;
        for (at, c) in (piece.start..).zip(slice(text, *piece).chars()) {
            if c.is_alphanumeric() && !inside {
                starts.push(at);
            }
            inside = c.is_alphanumeric();
        }
    }
    starts.sort_unstable();
    starts
}

fn shared_words(one: &[u32], other: &[u32]) -> usize {
    one.iter().filter(|start| other.contains(start)).count()
}

fn differs<T: PartialEq + Debug>(complaints: &mut Vec<String>, what: &str, wanted: Option<T>, found: &T) {
    if let Some(wanted) = wanted.filter(|wanted| wanted != found) {
        complaints.push(format!("{what}: wanted {wanted:?}, found {found:?}"));
    }
}

/// The name of a speaker, or "" where nobody is named.
fn speaker_name(article: &Article, speaker: Option<u32>) -> &str {
    match speaker.and_then(|at| article.speakers.get(at as usize)) {
        None => "",
        Some(found) => match found.kind {
            SpeakerKind::Unnamed | SpeakerKind::Group | SpeakerKind::Document => "",
            SpeakerKind::Person | SpeakerKind::Organization | SpeakerKind::Place => &found.name,
        },
    }
}

#[test]
fn surfaces_are_found_in_code_points_and_not_inside_words() {
    let text = "🔥 the 12 heirs said he 2 said";
    assert_eq!(find(text, "he", 0, true), Some(Span::new(20, 22)));
    assert_eq!(find(text, "2", 0, true), Some(Span::new(23, 24)));
    assert_eq!(find(text, "he", 0, false), Some(Span::new(3, 5)));
    assert_eq!(words(text, &[Span::new(20, 24), Span::new(2, 8)]), [2, 6, 20, 23]);
    assert!(overlaps_any(text, "said", Span::new(26, 30)) && !overlaps_any(text, "he", Span::new(2, 8)));
}

// ---- quotes

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuotesCase {
    name: String,
    text: String,
    published: Option<String>,
    known: Option<String>,
    quotes: Vec<WantedQuote>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedQuote {
    content: Vec<String>,
    kind: Option<String>,
    cue: Option<String>,
    source: Option<String>,
    speaker: Option<String>,
    negated: Option<bool>,
    /// Careful readers may leave it out.
    #[serde(default)]
    optional: bool,
}

fn kind_name(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Mixed => "mixed",
    }
}

fn show(text: &str, quote: &Quote) -> String {
    let pieces: Vec<_> = quote.content.iter().map(|piece| slice(text, *piece)).collect();
    let cue = quote.cue.as_ref().map_or("-", |cue| &cue.text);
    let source = quote.source.as_ref().map_or("-", |source| &source.text);
    format!("[{source}] [{cue}] {pieces:?}")
}

impl WantedQuote {
    fn compare(&self, text: &str, article: &Article, found: &Quote, wanted_words: &[u32]) -> Vec<String> {
        let mut complaints = Vec::new();
        if words(text, &found.content) != wanted_words {
            let pieces: Vec<_> = found.content.iter().map(|piece| slice(text, *piece)).collect();
            complaints.push(format!("content: wanted {:?}, found {pieces:?}", self.content));
        }
        differs(&mut complaints, "kind", self.kind.as_deref(), &kind_name(found.kind));
        differs(&mut complaints, "negated", self.negated, &found.negated);
        differs(&mut complaints, "speaker", self.speaker.as_deref(), &speaker_name(article, found.speaker));
        let cue = found.cue.as_ref().map(|cue| (cue.span, cue.text.as_str()));
        let source = found.source.as_ref().map(|source| (source.span, source.text.as_str()));
        for (what, wanted, found) in [("cue", &self.cue, cue), ("source", &self.source, source)] {
            let Some(wanted) = wanted else { continue };
            let right = match found {
                None => wanted.is_empty(),
                Some((span, _)) => !wanted.is_empty() && overlaps_any(text, wanted, span),
            };
            if !right {
                complaints.push(format!("{what}: wanted {wanted:?}, found {:?}", found.map_or("", |(_, text)| text)));
            }
        }
        complaints
    }
}

impl Case for QuotesCase {
    case!(published);

    fn complaints(&self, article: &Article) -> Vec<String> {
        let mut complaints = Vec::new();
        let mut unused: Vec<&Quote> = article.quotes.iter().collect();
        let mut from = 0;
        for wanted in &self.quotes {
            let (mut pieces, mut at) = (Vec::new(), from);
            for piece in &wanted.content {
                let span = find(&self.text, piece, at, false).expect("contents are copied from the text");
                at = span.end;
                pieces.push(span);
            }
            from = pieces.first().map_or(from, |piece| piece.start);
            let wanted_words = words(&self.text, &pieces);
            let likeness = |quote: &Quote| {
                let found = words(&self.text, &quote.content);
                let shared = shared_words(&wanted_words, &found);
                (1000 * shared).checked_div(wanted_words.len() + found.len() - shared).unwrap_or(0)
            };
            let best =
                (0..unused.len()).rev().max_by_key(|&at| likeness(unused[at])).filter(|&at| likeness(unused[at]) > 0);
            match best {
                Some(at) if !wanted.optional || likeness(unused[at]) == 1000 => {
                    let found = unused.remove(at);
                    complaints.extend(wanted.compare(&self.text, article, found, &wanted_words));
                }
                _ if wanted.optional => {}
                _ => complaints.push(format!("not found: {:?}", wanted.content)),
            }
        }
        complaints.extend(unused.iter().map(|quote| format!("no quote: {}", show(&self.text, quote))));
        complaints
    }
}

/// The judge is judged: a right answer has no complaint, and each wrong part of an answer has one.
#[test]
fn a_wrong_quote_is_told() {
    use newsclaims::article::{Cue, Mention, Resolution};
    let case: QuotesCase = toml::from_str(
        "name = 'n'\ntext = '«Stop», she said.'\n\
         quotes = [{ content = ['«Stop»'], kind = 'direct', cue = 'said', source = 'she', speaker = '', negated = false }]",
    )
    .expect("a case");
    let right = Quote {
        kind: QuoteKind::Direct,
        content: vec![Span::new(0, 6)],
        text: "Stop".into(),
        cue: Some(Cue { span: Span::new(12, 16), text: "said".into(), lemma: "say".into(), kind: "report".into() }),
        negated: false,
        source: Some(Mention { span: Span::new(8, 11), text: "she".into() }),
        speaker: None,
        resolution: Resolution { form: newsclaims::article::ResolutionForm::None, confidence: 0.0 },
        numbers: vec![],
        within: None,
        confidence: 1.0,
    };
    let told = |quotes: Vec<Quote>| case.complaints(&Article { quotes, ..newsclaims::analyze("") });
    assert_eq!(told(vec![right.clone()]), [""; 0]);
    assert_eq!(told(vec![]).len(), 1);
    assert_eq!(told(vec![right.clone(), Quote { content: vec![Span::new(8, 16)], ..right.clone() }]).len(), 1);
    assert_eq!(told(vec![Quote { content: vec![Span::new(0, 16)], ..right.clone() }]).len(), 1);
    assert_eq!(told(vec![Quote { kind: QuoteKind::Mixed, negated: true, ..right.clone() }]).len(), 2);
    assert_eq!(
        told(vec![Quote {
            cue: None,
            source: right.cue.clone().map(|cue| Mention { span: cue.span, text: cue.text }),
            ..right
        }])
        .len(),
        2
    );
}

#[test]
fn quotes() {
    run::<QuotesCase>("quotes.toml");
}

// ---- figures

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumbersCase {
    name: String,
    text: String,
    published: Option<String>,
    known: Option<String>,
    numbers: Vec<WantedNumber>,
}

/// A figure, or the word "none".
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Figure {
    Value(f64),
    None(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedNumber {
    text: Option<String>,
    at: Option<String>,
    numeral: Option<String>,
    phrase: Option<String>,
    kind: Option<String>,
    value: Option<Figure>,
    low: Option<Figure>,
    high: Option<Figure>,
    decimal: Option<String>,
    unit: Option<String>,
    modifier: Option<String>,
    trend: Option<String>,
    vague: Option<bool>,
    counted: Option<String>,
    counted_unit: Option<String>,
    date: Option<String>,
    timex: Option<String>,
}

/// The name that a part has in the contract's JSON.
fn contract_name(part: &impl serde::Serialize) -> String {
    serde_json::to_value(part).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_else(|| "none".into())
}

impl WantedNumber {
    fn anchor(&self) -> &str {
        self.text.as_deref().or(self.at.as_deref()).expect("a figure has `text` or `at`")
    }

    fn compare(&self, text: &str, found: &Number) -> Vec<String> {
        let mut complaints = Vec::new();
        let none = || "none".to_owned();
        let strings = [
            ("text", &self.text, found.text.clone()),
            ("numeral", &self.numeral, found.numeral.map_or_else(none, |span| slice(text, span))),
            ("phrase", &self.phrase, slice(text, found.phrase)),
            ("kind", &self.kind, contract_name(&found.kind)),
            ("decimal", &self.decimal, found.decimal.clone().unwrap_or_else(none)),
            ("unit", &self.unit, found.unit.clone().unwrap_or_else(none)),
            ("modifier", &self.modifier, contract_name(&found.modifier)),
            ("trend", &self.trend, contract_name(&found.trend)),
            ("counted", &self.counted, found.counted.as_ref().map_or_else(none, |counted| counted.text.clone())),
            (
                "counted_unit",
                &self.counted_unit,
                found.counted.as_ref().map_or_else(none, |counted| counted.unit.clone()),
            ),
            ("date", &self.date, found.date.clone().unwrap_or_else(none)),
            ("timex", &self.timex, if found.timex.is_empty() { none() } else { found.timex.join(" ") }),
        ];
        for (what, wanted, found) in strings {
            differs(&mut complaints, what, wanted.clone(), &found);
        }
        differs(&mut complaints, "vague", self.vague, &found.vague);
        for (what, wanted, found) in
            [("value", &self.value, found.value), ("low", &self.low, found.low), ("high", &self.high, found.high)]
        {
            let right = match (wanted, found) {
                (None, _) => true,
                (Some(Figure::None(word)), None) => word == "none",
                (Some(Figure::Value(wanted)), Some(found)) => (wanted - found).abs() <= 1e-5 * wanted.abs(),
                _ => false,
            };
            if !right {
                complaints.push(format!("{what}: wanted {wanted:?}, found {found:?}"));
            }
        }
        let subject = self.anchor();
        complaints.into_iter().map(|complaint| format!("{subject:?} {complaint}")).collect()
    }
}

impl Case for NumbersCase {
    case!(published);

    fn complaints(&self, article: &Article) -> Vec<String> {
        let mut complaints = Vec::new();
        let mut unused: Vec<&Number> = article.numbers.iter().collect();
        let mut from = 0;
        for wanted in &self.numbers {
            let place = find(&self.text, wanted.anchor(), from, true).expect("figures are copied from the text");
            from = place.end;
            match unused.iter().position(|number| number.span.overlaps(place)) {
                Some(at) => complaints.extend(wanted.compare(&self.text, unused.remove(at))),
                None => complaints.push(format!("not found: {:?}", wanted.anchor())),
            }
        }
        unused.retain(|number| number.kind != NumberKind::Label);
        complaints.extend(unused.iter().map(|number| format!("no figure: {:?} ({:?})", number.text, number.kind)));
        complaints
    }
}

#[test]
fn a_wrong_figure_is_told() {
    let case: NumbersCase = toml::from_str(
        "name = 'n'\ntext = 'Over 30 km of Route 9'\n\
         numbers = [{ text = '30 km', phrase = 'Over 30 km', kind = 'measure', value = 30, low = 30.0, high = 'none', \
         unit = 'kilometre', modifier = 'more_than', trend = 'none', counted = 'none' }]",
    )
    .expect("a case");
    let right = Number {
        span: Span::new(5, 10),
        numeral: Some(Span::new(5, 7)),
        phrase: Span::new(0, 10),
        text: "30 km".into(),
        kind: NumberKind::Measure,
        value: Some(30.0),
        low: Some(30.0),
        high: None,
        decimal: Some("30".into()),
        modifier: newsclaims::article::Modifier::MoreThan,
        trend: None,
        vague: false,
        unit: Some("kilometre".into()),
        counted: None,
        concept: vec![],
        resolution: None,
        date: None,
        timex: vec![],
        quote: None,
        speaker: None,
        confidence: 1.0,
    };
    let label =
        Number { span: Span::new(20, 21), text: "9".into(), kind: NumberKind::Label, unit: None, ..right.clone() };
    let told = |numbers: Vec<Number>| case.complaints(&Article { numbers, ..newsclaims::analyze("") });
    assert_eq!(told(vec![right.clone(), label.clone()]), [""; 0]);
    assert_eq!(told(vec![label.clone()]).len(), 1);
    assert_eq!(told(vec![right.clone(), Number { kind: NumberKind::Cardinal, ..label }]).len(), 1);
    assert_eq!(told(vec![Number { value: Some(31.0), high: Some(40.0), ..right.clone() }]).len(), 2);
    assert_eq!(told(vec![Number { unit: None, phrase: Span::new(5, 10), ..right }]).len(), 2);
}

#[test]
fn numbers() {
    run::<NumbersCase>("numbers.toml");
}

// ---- speakers

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeakersCase {
    name: String,
    text: String,
    published: Option<String>,
    known: Option<String>,
    speakers: Vec<WantedSpeaker>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedSpeaker {
    source: Option<String>,
    content: Option<String>,
    name: String,
    kind: Option<String>,
    form: Option<String>,
    #[serde(default)]
    roles: Vec<String>,
}

impl Case for SpeakersCase {
    case!(published);

    fn complaints(&self, article: &Article) -> Vec<String> {
        let mut complaints = Vec::new();
        let mut unused: Vec<&Quote> = article.quotes.iter().collect();
        for wanted in &self.speakers {
            let subject = wanted.source.as_deref().or(wanted.content.as_deref()).expect("`source` or `content`");
            let likeness = |quote: &Quote| match (&wanted.source, &quote.source) {
                (Some(wanted), Some(found)) => likeness_to_any(&self.text, wanted, found.span),
                (Some(_), None) => 0.0,
                (None, _) => {
                    quote.content.iter().map(|piece| likeness_to_any(&self.text, subject, *piece)).fold(0.0, f64::max)
                }
            };
            let best = (0..unused.len()).rev().max_by(|&a, &b| likeness(unused[a]).total_cmp(&likeness(unused[b])));
            let Some(at) = best.filter(|&at| likeness(unused[at]) > 0.0) else {
                complaints.push(format!("no quote of {subject:?}"));
                continue;
            };
            let quote = unused.remove(at);
            let found = quote.speaker.and_then(|at| article.speakers.get(at as usize));
            let mut wrong = Vec::new();
            differs(&mut wrong, "name", Some(wanted.name.as_str()), &speaker_name(article, quote.speaker));
            let kind = contract_name(&found.map(|speaker| speaker.kind));
            differs(&mut wrong, "kind", wanted.kind.clone(), &kind);
            let form = contract_name(&quote.resolution.form);
            differs(&mut wrong, "form", wanted.form.clone(), &form);
            for role in &wanted.roles {
                if !found.is_some_and(|speaker| speaker.roles.contains(role)) {
                    wrong.push(format!("role {role:?} is not among {:?}", found.map(|speaker| &speaker.roles)));
                }
            }
            complaints.extend(wrong.into_iter().map(|complaint| format!("{subject:?} {complaint}")));
        }
        complaints
    }
}

#[test]
fn speakers() {
    run::<SpeakersCase>("speakers.toml");
}

// ---- publication dates

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PublishedCase {
    name: String,
    text: String,
    given: Option<String>,
    known: Option<String>,
    published: String,
}

impl Case for PublishedCase {
    case!(given);

    fn complaints(&self, article: &Article) -> Vec<String> {
        let mut complaints = Vec::new();
        let found = article.published.as_deref().unwrap_or("none");
        differs(&mut complaints, "published", Some(self.published.as_str()), &found);
        complaints
    }
}

#[test]
fn published() {
    run::<PublishedCase>("published.toml");
}

// ---- tokens, sentences, paragraphs and quotation marks

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextCase {
    name: String,
    text: String,
    known: Option<String>,
    published: Option<String>,
    tokens: Option<Vec<String>>,
    sentences: Option<Vec<String>>,
    paragraphs: Option<Vec<String>>,
    quoted: Option<Vec<String>>,
}

impl Case for TextCase {
    case!(published);

    fn complaints(&self, _: &Article) -> Vec<String> {
        let tagged = Tagged::new(Text::new(&self.text));
        let text = &tagged.text;
        let surfaces = |spans: &mut dyn Iterator<Item = Span<newsclaims::span::Tok>>| {
            spans.map(|span| tagged.surface(span).to_owned()).collect::<Vec<_>>()
        };
        let compare = |what: &str, wanted: &Option<Vec<String>>, found: Vec<String>| {
            wanted
                .as_ref()
                .filter(|wanted| **wanted != found)
                .map(|wanted| format!("{what}: wanted {wanted:?}, found {found:?}"))
        };
        [
            compare("tokens", &self.tokens, (0..text.len()).map(|at| text.surface(at).to_owned()).collect()),
            compare(
                "sentences",
                &self.sentences,
                surfaces(&mut text.sentences().iter().map(|sentence| sentence.tokens)),
            ),
            compare("paragraphs", &self.paragraphs, surfaces(&mut text.paragraphs().iter().map(|one| one.tokens))),
            compare(
                "quoted",
                &self.quoted,
                surfaces(&mut Marks::new(&tagged).quoted().iter().map(|region| region.tokens)),
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[test]
fn text() {
    run::<TextCase>("text.toml");
}

#[test]
fn marks() {
    run::<TextCase>("marks.toml");
}
