//! What comparing many articles, or matching many quotes, costs: seconds, and the most memory that was held.
//!
//!     cargo run --release --example comparison_cost -- articles 100000
//!     cargo run --release --example comparison_cost -- articles FILE
//!     cargo run --release --example comparison_cost -- quotes 1000000

#![allow(clippy::print_stdout, reason = "it is what it is for")]

#[path = "../benches/invented/mod.rs"]
mod invented;

use newsclaims::claims::compare::compare;
use newsclaims::claims::utterances::{Said, match_said};
use newsclaims::entities::Entities;
use newsclaims::{Analyzer, Published, batch};
use std::borrow::Cow;
use std::ops::ControlFlow;
use std::time::Instant;
use std::{env, fs, io};

/// Articles as JSON lines, with their dates.
fn read(path: &str) -> io::Result<Vec<(String, Option<Published>)>> {
    let rows = fs::read_to_string(path)?;
    let rows = rows.lines().map(|line| {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let text = row["text"].as_str().unwrap_or_default().to_owned();
        Ok((text, row["published"].as_str().and_then(Published::parse)))
    });
    rows.collect()
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().collect();
    let count = arguments.get(2).and_then(|count| count.parse().ok()).unwrap_or(1_000);
    let threads = batch::default_threads();
    let go_on = |_| ControlFlow::Continue(());
    if arguments.get(1).is_some_and(|what| what == "quotes") {
        let texts = invented::quotes(count);
        let said: Vec<_> =
            texts.iter().map(|text| Said { text: Cow::Borrowed(text.as_str()), speaker: None }).collect();
        let before = memory();
        let start = Instant::now();
        let found = match_said(&said, threads, go_on).unwrap_or_default();
        println!(
            "{count} quotes: {:.1} s, {} matched, {} MB more",
            start.elapsed().as_secs_f64(),
            found.len(),
            memory() - before
        );
        return Ok(());
    }
    let analyzer = Analyzer::new();
    let texts = match arguments.get(2).filter(|count| count.parse::<usize>().is_err()) {
        Some(path) => read(path)?,
        None => invented::articles(&invented::samples()?, count).into_iter().map(|text| (text, None)).collect(),
    };
    let items: Vec<_> =
        texts.iter().map(|(text, published)| batch::Item { text, published: published.as_ref(), id: None }).collect();
    let start = Instant::now();
    let read = batch::analyze_batch(&analyzer, &items, threads, go_on).unwrap_or_default();
    let articles: Vec<_> = read.into_iter().filter_map(Result::ok).collect();
    let rows: Vec<_> = articles.iter().zip(texts.iter().map(|(text, _)| text.as_str())).collect();
    println!("{} articles read: {:.1} s", rows.len(), start.elapsed().as_secs_f64());
    let start = Instant::now();
    let entities = Entities::new(&rows, None);
    println!("speakers merged: {:.1} s", start.elapsed().as_secs_f64());
    let before = memory();
    let start = Instant::now();
    let found = compare(&analyzer, &rows, &entities, threads, go_on).unwrap_or_default();
    println!(
        "compared: {:.1} s, {} groups, {} pairs, {} MB more",
        start.elapsed().as_secs_f64(),
        found.groups.len(),
        found.pairs.len(),
        memory() - before
    );
    Ok(())
}

/// The most memory that the process has held so far, in megabytes; 0 where the system does not tell.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|size| size.parse::<u64>().ok()).unwrap_or(0) / 1024
}
