//! What holds of the answer on any text at all: it comes, its spans are in bounds, its links lead somewhere.

use newsclaims::article::Article;
use newsclaims::span::{Char, Span};
use newsclaims::{Analyzer, Published};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

/// Pieces that, put together at random, make what a reader of news has rules for.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "''",
    "``",
    "“",
    "”",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "‹",
    "›",
    ",",
    ".",
    "...",
    "…",
    ":",
    ";",
    "-",
    "--",
    "—",
    "(",
    ")",
    "?",
    "!",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{2028}",
    "\u{301}",
    "\u{0}",
    "🔥",
    "👩‍🚒",
    "𝐀",
    "ß",
    "İ",
    "é",
    "e\u{301}",
    "中文",
    "said",
    "says",
    "told",
    "asked",
    "according to",
    "promised to",
    "put it at",
    "counted",
    "was quoted as saying",
    "quoted Ruiz as saying",
    "told the court",
    "a nurse at Velen Hospital, who",
    "the Marren striker",
    "The ministry closed.",
    "fell from 28 to 26 million",
    "from $209",
    "million annually",
    "while",
    ", but",
    "that",
    "whether",
    "not",
    "did not",
    "n't",
    "'s",
    "’s",
    "he",
    "she",
    "they",
    "who",
    "Ana Ruiz",
    "Ruiz",
    "Mayor Ruiz",
    "Tom Okafor",
    "Mr.",
    "Dr.",
    "U.S.",
    "Halden Inc.",
    "the ministry",
    "The National Roads Agency",
    "(NRA)",
    "0",
    "1",
    "12",
    "300",
    "1,234.5",
    "1,,2",
    ".5",
    "99999999999999999999999999",
    "1e999",
    "½",
    "٣",
    "$",
    "€",
    "US$",
    "%",
    "percent",
    "km",
    "million",
    "dozens of",
    "hundreds",
    "more than",
    "up to",
    "between",
    "and",
    "from",
    "to",
    "twenty-three",
    "third",
    "22nd",
    "one in five",
    "3-1",
    "March 3, 2021",
    "2021-02-30",
    "Friday",
    "last week",
    "10 a.m.",
    "25:61",
    "2019",
    "1990s",
    "-old",
    "year",
    "aged",
    "°C",
    "@ana",
    "#tag",
    "https://example.org/1?2=3",
    "date 2022-10-14",
    "MARREN, March 3, 2021 (Wire) -",
    "women",
    "soldiers",
    "a",
    "the",
    "of",
];

fn assembled() -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(PIECES), prop_oneof![3 => Just(" "), 1 => Just("")]);
    prop::collection::vec(piece, 0..60)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![4 => assembled(), 1 => any::<String>(), 1 => "(?s).{0,300}", 1 => "[ -~\\n]{0,300}"]
}

/// A span lies in the text and its end does not come before its start.
fn in_bounds(span: Span<Char>, chars: &[char]) -> TestCaseResult {
    prop_assert!(span.start <= span.end && span.end as usize <= chars.len(), "{:?} of {}", span, chars.len());
    Ok(())
}

/// A span lies in the text, covers something, and its surface is as told.
fn is_surface(span: Span<Char>, surface: &str, chars: &[char]) -> TestCaseResult {
    in_bounds(span, chars)?;
    prop_assert!(!span.is_empty(), "an empty span");
    let slice: String = chars[span.range()].iter().collect();
    prop_assert_eq!(surface, slice);
    Ok(())
}

fn is_share(share: f64) -> TestCaseResult {
    prop_assert!((0.0..=1.0).contains(&share), "{} is no confidence", share);
    Ok(())
}

fn leads_into<T>(links: impl IntoIterator<Item = u32>, list: &[T]) -> TestCaseResult {
    for link in links {
        prop_assert!((link as usize) < list.len(), "{} of {}", link, list.len());
    }
    Ok(())
}

fn check(text: &str, article: &Article) -> TestCaseResult {
    let chars: Vec<char> = text.chars().collect();

    prop_assert!(article.quotes.is_sorted_by_key(|quote| quote.content.first().map(|piece| piece.start)));
    for (at, quote) in article.quotes.iter().enumerate() {
        prop_assert!(!quote.content.is_empty(), "a quote without content");
        for piece in &quote.content {
            in_bounds(*piece, &chars)?;
            prop_assert!(!piece.is_empty(), "an empty piece");
        }
        for pair in quote.content.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "pieces out of order");
        }
        if let Some(cue) = &quote.cue {
            is_surface(cue.span, &cue.text, &chars)?;
        }
        if let Some(source) = &quote.source {
            is_surface(source.span, &source.text, &chars)?;
        }
        leads_into(quote.speaker, &article.speakers)?;
        leads_into(quote.numbers.iter().copied(), &article.numbers)?;
        leads_into(quote.within, &article.quotes)?;
        prop_assert_ne!(quote.within, Some(at as u32), "a quote within itself");
        for &number in &quote.numbers {
            prop_assert_eq!(article.numbers[number as usize].quote, Some(at as u32), "a figure has one quote");
        }
        is_share(quote.confidence)?;
        is_share(quote.resolution.confidence)?;
    }

    prop_assert!(article.numbers.is_sorted_by_key(|number| number.span.start));
    for (at, number) in article.numbers.iter().enumerate() {
        is_surface(number.span, &number.text, &chars)?;
        in_bounds(number.phrase, &chars)?;
        prop_assert!(number.phrase.covers(number.span), "the phrase holds the figure");
        if let Some(numeral) = number.numeral {
            in_bounds(numeral, &chars)?;
            prop_assert!(number.span.covers(numeral), "the figure holds its numeral");
        }
        if let Some(counted) = &number.counted {
            is_surface(counted.span, &counted.text, &chars)?;
        }
        prop_assert!(number.concept.len() <= 4);
        for value in [number.value, number.low, number.high].into_iter().flatten() {
            prop_assert!(value.is_finite(), "{} can't be written as JSON", value);
        }
        leads_into(number.quote, &article.quotes)?;
        leads_into(number.speaker, &article.speakers)?;
        if let Some(quote) = number.quote {
            prop_assert!(article.quotes[quote as usize].numbers.contains(&(at as u32)), "a quote lists its figures");
        }
        is_share(number.confidence)?;
    }

    for speaker in &article.speakers {
        prop_assert!(!speaker.name.is_empty());
        prop_assert!(speaker.mentions.is_sorted_by_key(|mention| mention.span.start));
        for mention in &speaker.mentions {
            in_bounds(mention.span, &chars)?;
            prop_assert!(!mention.span.is_empty(), "an empty mention");
        }
    }

    prop_assert_eq!(article.claims.len(), article.quotes.len(), "one claim for each quote");
    for claim in &article.claims {
        leads_into([claim.quote], &article.quotes)?;
        leads_into(claim.speaker, &article.speakers)?;
        leads_into(claim.numbers.iter().copied(), &article.numbers)?;
        in_bounds(claim.context, &chars)?;
        prop_assert_eq!(&claim.text, &article.quotes[claim.quote as usize].text);
        is_share(claim.confidence)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_a_sound_answer(text in any_text()) {
        check(&text, &newsclaims::analyze(&text))?;
    }

    #[test]
    fn the_same_text_has_the_same_answer(text in any_text()) {
        let analyzer = Analyzer::new();
        let published = Published::parse("2022-10-14");
        let once = analyzer.analyze(&text, published.as_ref(), None);
        let twice = analyzer.analyze(&text, published.as_ref(), None);
        prop_assert_eq!(once.to_json(), twice.to_json());
        prop_assert_eq!(once.to_json(), Analyzer::new().analyze(&text, published.as_ref(), None).to_json());
    }

    #[test]
    fn the_json_can_be_read(text in any_text()) {
        let article = newsclaims::analyze(&text);
        let json: serde_json::Value = serde_json::from_str(&article.to_json()).expect("valid JSON");
        prop_assert_eq!(&json["schema"], "newsclaims/1");
        prop_assert_eq!(json["quotes"].as_array().map(Vec::len), Some(article.quotes.len()));
        prop_assert_eq!(json["numbers"].as_array().map(Vec::len), Some(article.numbers.len()));
    }

    #[test]
    fn any_publication_date_is_read_or_refused(given in prop_oneof!["\\PC{0,20}", "[0-9T:Z+-]{0,30}"], text in assembled()) {
        if let Some(published) = Published::parse(&given) {
            check(&text, &Analyzer::new().analyze(&text, Some(&published), None))?;
        }
    }
}

#[test]
fn the_sample_articles_have_sound_answers() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("the sample articles are there") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let text = std::fs::read_to_string(&path).expect("UTF-8");
            if let Err(error) = check(&text, &newsclaims::analyze(&text)) {
                panic!("{}: {error}", path.display());
            }
            read += 1;
        }
    }
    assert!(read > 0, "no sample article");
}
