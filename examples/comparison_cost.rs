//! What comparing many articles, or matching many quotes, costs: seconds, and the most memory that was held.
//!
//!     cargo run --release --example comparison_cost -- articles 100000
//!     cargo run --release --example comparison_cost -- quotes 1000000

#![allow(clippy::print_stdout, reason = "it is what it is for")]

#[path = "../benches/invented/mod.rs"]
mod invented;

use newsclaims::claims::compare::compare;
use newsclaims::claims::utterances::{Said, match_said};
use newsclaims::entities::Entities;
use newsclaims::{Analyzer, batch};
use std::borrow::Cow;
use std::ops::ControlFlow;
use std::time::Instant;
use std::{env, fs, io};

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
    let texts = invented::articles(&invented::samples()?, count);
    let items: Vec<_> = texts.iter().map(|text| batch::Item { text, published: None, id: None }).collect();
    let start = Instant::now();
    let read = batch::analyze_batch(&analyzer, &items, threads, go_on).unwrap_or_default();
    let articles: Vec<_> = read.into_iter().filter_map(Result::ok).collect();
    let rows: Vec<_> = articles.iter().zip(texts.iter().map(String::as_str)).collect();
    let entities = Entities::new(&rows, None);
    println!("{count} articles read: {:.1} s", start.elapsed().as_secs_f64());
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
