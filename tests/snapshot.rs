//! Whole-article snapshots: what was read in `tests/articles/<stem>.txt`, drawn under its text for a person to read.
//!
//! The test writes the snapshot that it gets over the old one and fails where the two differ: the diff is the review.
//!
//! Under each line of text stand the marks of what was read there. A bar of `-` between quotation marks is a piece of
//! content with its quote's position and speaker, `~` a cue, `=` a source, `#` a figure with its value and unit.

use newsclaims::Analyzer;
use newsclaims::article::{Article, Modifier, Number};
use newsclaims::span::{Char, Span};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Columns of a line of text.
const WIDTH: usize = 100;

/// Something drawn under the text.
struct Mark {
    span: Span<Char>,
    /// Contents stand above cues and sources, and those above figures.
    floor: u8,
    begin: char,
    fill: char,
    end: char,
    label: String,
}

/// The whole snapshot of an article.
fn render(text: &str, article: &Article) -> String {
    let chars: Vec<char> = text.chars().collect();
    let marks = marks(article);
    let mut out = String::new();
    let language = article.language.map_or("none", |_| "en");
    let published = article.published.as_deref().unwrap_or("none");
    let _ = writeln!(out, "language {language}, published {published}\n");
    for line in lines(&chars) {
        render_line(&mut out, &chars, line, &marks);
    }
    render_speakers(&mut out, &chars, article);
    render_claims(&mut out, article);
    out
}

/// Everything that is drawn, from the article.
fn marks(article: &Article) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, quote) in article.quotes.iter().enumerate() {
        for (place, piece) in quote.content.iter().enumerate() {
            let mut label = format!("{at}");
            if place == 0 {
                let _ = write!(label, " {}", speaker(article, quote.speaker));
                if quote.negated {
                    label.push_str(" (negated)");
                }
            }
            marks.push(Mark { span: *piece, floor: 0, begin: '“', fill: '-', end: '”', label });
        }
        if let Some(source) = &quote.source {
            marks.push(Mark { span: source.span, floor: 1, begin: '=', fill: '=', end: '=', label: format!("{at}") });
        }
        if let Some(cue) = &quote.cue {
            let label = format!("{at} {}/{}", cue.lemma, cue.kind);
            marks.push(Mark { span: cue.span, floor: 1, begin: '~', fill: '~', end: '~', label });
        }
    }
    for number in &article.numbers {
        marks.push(Mark { span: number.span, floor: 2, begin: '#', fill: '#', end: '#', label: figure(number) });
    }
    marks.sort_by_key(|mark| (mark.floor, mark.span.start, std::cmp::Reverse(mark.span.end)));
    marks
}

/// A speaker's name, or a question mark.
fn speaker(article: &Article, speaker: Option<u32>) -> &str {
    speaker.and_then(|at| article.speakers.get(at as usize)).map_or("?", |speaker| &speaker.name)
}

/// A name as the JSON has it.
fn json_name(part: &impl serde::Serialize) -> String {
    serde_json::to_value(part).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// What a figure says, in short: `>30 kilometre`, `8 Iranian drone`, `date 2022-10-14`, `100..1000 settlement`.
fn figure(number: &Number) -> String {
    let mut said = match number.modifier {
        Modifier::Exact => String::new(),
        Modifier::Approximate => "~".into(),
        Modifier::LessThan => "<".into(),
        Modifier::AtMost => "<=".into(),
        Modifier::MoreThan => ">".into(),
        Modifier::AtLeast => ">=".into(),
    };
    let end = |end: Option<f64>| end.map_or_else(String::new, |end| end.to_string());
    match (number.value, number.low, number.high) {
        (Some(value), ..) => said.push_str(&value.to_string()),
        (None, None, None) => {}
        (None, low, high) => {
            let _ = write!(said, "{}..{}", end(low), end(high));
        }
    }
    let mut parts = vec![said];
    parts.extend(number.unit.clone());
    parts.extend(number.counted.as_ref().map(|counted| counted.unit.clone()));
    parts.extend(number.date.clone().or_else(|| (!number.timex.is_empty()).then(|| number.timex.join(" "))));
    parts.extend(number.resolution.clone());
    parts.extend(number.trend.map(|trend| json_name(&trend)));
    parts.push(format!("({})", json_name(&number.kind)));
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// The lines of the drawing: the text's own lines, cut at blanks where they are wider than [`WIDTH`].
fn lines(chars: &[char]) -> Vec<Span<Char>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for end in (0..=chars.len()).filter(|&at| at == chars.len() || chars[at] == '\n') {
        let mut rest = trim(chars, start, end);
        loop {
            let cut = cut(chars, rest);
            lines.push(trim(chars, rest.start as usize, cut));
            rest = trim(chars, cut, rest.end as usize);
            if rest.is_empty() {
                break;
            }
        }
        start = end + 1;
    }
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}

/// The span without blanks at its ends.
fn trim(chars: &[char], mut start: usize, mut end: usize) -> Span<Char> {
    while start < end && chars[start].is_whitespace() {
        start += 1;
    }
    while start < end && chars[end - 1].is_whitespace() {
        end -= 1;
    }
    Span::new(start as u32, end as u32)
}

/// Where a line that is too wide is cut: at its last blank in reach, or at the first one beyond.
fn cut(chars: &[char], line: Span<Char>) -> usize {
    let (mut column, mut last) = (0, None);
    for at in line.range() {
        column += columns(chars[at]);
        if column > WIDTH && last.is_some() {
            return last.unwrap_or(at);
        }
        if chars[at].is_whitespace() {
            last = Some(at);
        }
    }
    line.end as usize
}

/// How many columns a character takes: none for what combines or is invisible, two for pictures and wide scripts.
fn columns(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ad}' => 0,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{1f300}'..='\u{1faff}' => 2,
        _ => 1,
    }
}

fn width(chars: &[char]) -> usize {
    chars.iter().map(|c| columns(*c)).sum()
}

/// One line of text and, under it, the marks that touch it, each in the first row where it has room.
fn render_line(out: &mut String, chars: &[char], line: Span<Char>, marks: &[Mark]) {
    let shown: String = chars[line.range()].iter().map(|c| if c.is_whitespace() { ' ' } else { *c }).collect();
    let _ = writeln!(out, "{shown}");
    let mut rows: Vec<(u8, String)> = Vec::new();
    for mark in marks.iter().filter(|mark| mark.span.overlaps(line)) {
        let begin = mark.span.start.max(line.start) as usize;
        let end = mark.span.end.min(line.end) as usize;
        let column = width(&chars[line.start as usize..begin]);
        let drawn = draw(mark, width(&chars[begin..end]), mark.span.start >= line.start, mark.span.end <= line.end);
        let fits = |row: &&mut (u8, String)| {
            let used = row.1.chars().count();
            row.0 == mark.floor && (used < column || (used == 0 && column == 0))
        };
        if let Some((_, row)) = rows.iter_mut().find(fits) {
            let gap = column - row.chars().count();
            row.extend(std::iter::repeat_n(' ', gap));
            row.push_str(&drawn);
        } else {
            rows.push((mark.floor, format!("{:column$}{drawn}", "")));
        }
    }
    for (_, row) in &rows {
        let _ = writeln!(out, "{row}");
    }
}

/// The bar under a stretch of text, with its label inside where there is room and behind it elsewhere.
fn draw(mark: &Mark, width: usize, begins: bool, ends: bool) -> String {
    let width = width.max(1);
    let mut bar = vec![mark.fill; width];
    if ends {
        bar[width - 1] = mark.end;
    }
    if begins {
        bar[0] = mark.begin;
    }
    // A label that goes on from the line above needs no more than the position.
    let label = if begins { mark.label.as_str() } else { mark.label.split(' ').next().unwrap_or_default() };
    let length = label.chars().count();
    if length + 2 <= width {
        bar.splice(1..=length, label.chars());
        bar.into_iter().collect()
    } else {
        format!("{} {label}", bar.into_iter().collect::<String>())
    }
}

fn render_speakers(out: &mut String, chars: &[char], article: &Article) {
    let _ = writeln!(out, "\n---- speakers");
    for (at, speaker) in article.speakers.iter().enumerate() {
        let _ = write!(out, "{at:3}  {} ({})", speaker.name, json_name(&speaker.kind));
        if !speaker.roles.is_empty() {
            let _ = write!(out, ", {}", speaker.roles.join("; "));
        }
        let mentions: Vec<String> = speaker
            .mentions
            .iter()
            .map(|mention| {
                let surface: String = chars.get(mention.span.range()).unwrap_or_default().iter().collect();
                format!("{surface} ({})", json_name(&mention.form))
            })
            .collect();
        let _ = writeln!(out, "\n       {}", mentions.join(", "));
    }
}

fn render_claims(out: &mut String, article: &Article) {
    let _ = writeln!(out, "\n---- claims");
    for claim in &article.claims {
        let quote = article.quotes.get(claim.quote as usize);
        let kind = quote.map_or_else(String::new, |quote| json_name(&quote.kind));
        let cue = claim.cue.as_deref().unwrap_or("-");
        let _ = write!(out, "{:3}  {} / {cue} / {kind}", claim.quote, speaker(article, claim.speaker));
        if let Some(date) = &claim.date {
            let _ = write!(out, " / {date}");
        }
        let _ = writeln!(out, "\n       {}", claim.text.split_whitespace().collect::<Vec<_>>().join(" "));
        for number in claim.numbers.iter().filter_map(|at| article.numbers.get(*at as usize)) {
            let _ = writeln!(out, "       # {}: {}", number.text, figure(number));
        }
    }
}

#[test]
fn articles_are_read_as_before() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let snapshots = tests.join("snapshots");
    fs::create_dir_all(&snapshots).expect("the folder of the snapshots can be made");
    let mut articles: Vec<_> = fs::read_dir(tests.join("articles"))
        .expect("the sample articles are there")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    articles.sort();
    assert!(!articles.is_empty(), "no sample article");
    let (analyzer, mut changed) = (Analyzer::new(), Vec::new());
    for path in &articles {
        let text = fs::read_to_string(path).expect("sample articles are UTF-8");
        let new = render(&text, &analyzer.analyze(&text, None, None));
        let name = path.file_name().expect("a file has a name");
        let snapshot = snapshots.join(name);
        if fs::read_to_string(&snapshot).ok().as_ref() != Some(&new) {
            fs::write(&snapshot, new).expect("the snapshot can be written");
            changed.push(name.to_string_lossy().into_owned());
        }
    }
    assert!(
        changed.is_empty(),
        "new snapshots are in {}: {}; review their diff",
        snapshots.display(),
        changed.join(", ")
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsclaims::article::{
        Claim, Counted, Cue, Mention, MentionForm, NumberKind, Quote, QuoteKind, Resolution, ResolutionForm, Speaker,
        SpeakerKind, SpeakerMention,
    };

    fn span(text: &str, surface: &str) -> Span<Char> {
        let start = text[..text.find(surface).expect("in the text")].chars().count() as u32;
        Span::new(start, start + surface.chars().count() as u32)
    }

    #[test]
    fn everything_stands_under_its_words() {
        let text = "Storm\r\n\r\n“The gale took more than 30 barns,” 🔥 Ana Ruiz said. “It was bad.”";
        let content = vec![span(text, "“The gale took more than 30 barns,”"), span(text, "“It was bad.”")];
        let source = Mention { span: span(text, "Ana Ruiz"), text: "Ana Ruiz".into() };
        let article = Article {
            quotes: vec![Quote {
                kind: QuoteKind::Direct,
                content,
                text: "The gale took more than 30 barns, It was bad.".into(),
                cue: Some(Cue {
                    span: span(text, "said"),
                    text: "said".into(),
                    lemma: "say".into(),
                    kind: "report".into(),
                }),
                negated: false,
                source: Some(source.clone()),
                speaker: Some(0),
                resolution: Resolution { form: ResolutionForm::Name, confidence: 1.0 },
                numbers: vec![0],
                within: None,
                confidence: 1.0,
            }],
            numbers: vec![Number {
                span: span(text, "30"),
                numeral: Some(span(text, "30")),
                phrase: span(text, "more than 30"),
                text: "30".into(),
                kind: NumberKind::Cardinal,
                value: Some(30.0),
                low: Some(30.0),
                high: None,
                decimal: Some("30".into()),
                modifier: Modifier::MoreThan,
                trend: None,
                vague: false,
                unit: None,
                counted: Some(Counted { span: span(text, "barns"), text: "barns".into(), unit: "barn".into() }),
                concept: vec![],
                resolution: None,
                date: None,
                timex: vec![],
                quote: Some(0),
                speaker: Some(0),
                confidence: 1.0,
            }],
            speakers: vec![Speaker {
                name: "Ana Ruiz".into(),
                kind: SpeakerKind::Person,
                roles: vec!["mayor".into()],
                mentions: vec![SpeakerMention { span: source.span, form: MentionForm::Name }],
            }],
            claims: vec![Claim {
                quote: 0,
                speaker: Some(0),
                numbers: vec![0],
                text: "The gale took more than 30 barns, It was bad.".into(),
                cue: Some("say".into()),
                context: Span::new(9, 60),
                date: None,
                confidence: 1.0,
            }],
            ..newsclaims::analyze("")
        };
        let drawn = "\
language en, published none

Storm

“The gale took more than 30 barns,” 🔥 Ana Ruiz said. “It was bad.”
“0 Ana Ruiz-----------------------”                   “0----------”
                                       =0====== ~~~~ 0 say/report
                         ## >30 barn (cardinal)

---- speakers
  0  Ana Ruiz (person), mayor
       Ana Ruiz (name)

---- claims
  0  Ana Ruiz / say / direct
       The gale took more than 30 barns, It was bad.
       # 30: >30 barn (cardinal)
";
        assert_eq!(render(text, &article), drawn);
    }

    #[test]
    fn wide_lines_are_cut_at_blanks_and_lose_no_word() {
        let text = format!("{}\n\n{}x", "word ".repeat(50), "y".repeat(WIDTH * 2));
        let chars: Vec<char> = text.chars().collect();
        let cut = lines(&chars);
        let joined: Vec<String> = cut.iter().map(|line| chars[line.range()].iter().collect()).collect();
        assert_eq!(joined.join(" ").split_whitespace().count(), 51);
        assert!(joined[..3].iter().all(|line| line.chars().count() <= WIDTH));
    }

    #[test]
    fn marks_that_meet_stand_in_two_rows() {
        let mark = |start, end, label: &str| Mark {
            span: Span::new(start, end),
            floor: 0,
            begin: '“',
            fill: '-',
            end: '”',
            label: label.into(),
        };
        let chars: Vec<char> = "one two three four".chars().collect();
        let mut out = String::new();
        render_line(
            &mut out,
            &chars,
            Span::new(0, 18),
            &[mark(0, 13, "0 A"), mark(4, 7, "1 Bea"), mark(14, 30, "2 C")],
        );
        assert_eq!(out, "one two three four\n“0 A--------” “--- 2 C\n    “-” 1 Bea\n");
    }
}
