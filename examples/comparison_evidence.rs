//! What the weights of the comparison's score are learnt from: the features of each pair of figures, as JSON lines.
//!
//! Standard input has a list of articles on each line, `[{"published": ..., "text": ...}, ...]`, of one story. A line of
//! the output has the figures of the story (article, number, start, end) and each pair of one dimension with its features.

use newsclaims::claims::compare::evidence;
use newsclaims::{Analyzer, Article, Published};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
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
        let pairs: Vec<_> = evidence(&Analyzer::new(), &rows)
            .into_iter()
            .map(|(one, other, features)| {
                let values: Vec<f32> = features.iter().map(|(_, value)| *value).collect();
                json!([[one.article, one.number], [other.article, other.number], values])
            })
            .collect();
        writeln!(out, "{}", json!({"figures": figures, "pairs": pairs}))?;
    }
    Ok(())
}
