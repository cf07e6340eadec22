//! What the weights of the comparison's score are learnt from: the features of each pair of figures, as JSON lines.
//!
//! Standard input has a list of articles on each line, `[{"published": ..., "text": ...}, ...]`, of one story. A line of
//! the output has the figures of the story (article, number, start, end) and each pair that is looked at with its features; with an
//! argument N every Nth pair only.

use newsclaims::claims::compare::{Member, compare, features};
use newsclaims::entities::Entities;
use newsclaims::{Analyzer, Article, Published};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;

fn member(member: Member) -> [u32; 2] {
    [member.article, member.number]
}

fn main() -> io::Result<()> {
    let every: usize = std::env::args().nth(1).and_then(|every| every.parse().ok()).unwrap_or(1);
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let story: Vec<Value> = serde_json::from_str(&line?)?;
        let read = |item: &Value| -> (Article, String) {
            let text = item["text"].as_str().unwrap_or_default().to_owned();
            let published = item["published"].as_str().and_then(Published::parse);
            (Analyzer::new().analyze(&text, published.as_ref(), None), text)
        };
        let articles: Vec<_> = story.iter().map(read).collect();
        let rows: Vec<_> = articles.iter().map(|(article, text)| (article, text.as_str())).collect();
        let figures: Vec<_> = articles
            .iter()
            .zip(0..)
            .flat_map(|((article, _), row)| {
                article.numbers.iter().zip(0..).map(move |(number, at)| {
                    json!([row, at, number.span.start, number.span.end, number.text, number.kind])
                })
            })
            .collect();
        let pairs: Vec<_> = features(&Analyzer::new(), &rows)
            .into_iter()
            .step_by(every)
            .map(|pair| {
                let values: Vec<f32> = pair.features.iter().map(|(_, value)| *value).collect();
                json!([member(pair.one), member(pair.other), pair.equal, values, pair.score])
            })
            .collect();
        let entities = Entities::new(&rows, None);
        let go_on = |_| ControlFlow::Continue(());
        let found = compare(&Analyzer::new(), &rows, &entities, NonZeroUsize::MIN, go_on).unwrap_or_default();
        let verdicts: Vec<_> = found
            .pairs
            .iter()
            .map(|pair| json!([pair.group, member(pair.one), member(pair.other), pair.verdict.word()]))
            .collect();
        let labels: Vec<_> = found.groups.iter().map(|group| json!([group.label, group.score])).collect();
        writeln!(out, "{}", json!({"figures": figures, "pairs": pairs, "verdicts": verdicts, "groups": labels}))?;
    }
    Ok(())
}
