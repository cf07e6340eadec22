//! Cost of the comparison over many articles, and of matching quotes. `examples/comparison_cost.rs` measures more of them
//! once, with the memory they take.

mod invented;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use newsclaims::claims::compare::compare;
use newsclaims::claims::utterances::{Said, match_said};
use newsclaims::entities::Entities;
use newsclaims::{Analyzer, batch};
use std::borrow::Cow;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Duration;

fn figures(criterion: &mut Criterion) {
    let samples = invented::samples().expect("the sample articles are part of the project");
    let analyzer = Analyzer::new();
    let threads = batch::default_threads();
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    for count in [1_000, 10_000] {
        let texts = invented::articles(&samples, count);
        let items: Vec<_> = texts.iter().map(|text| batch::Item { text, published: None, id: None }).collect();
        let read =
            batch::analyze_batch(&analyzer, &items, threads, |_| ControlFlow::Continue(())).expect("not cancelled");
        let articles: Vec<_> = read.into_iter().map(|article| article.expect("any text is read")).collect();
        let rows: Vec<_> = articles.iter().zip(texts.iter().map(String::as_str)).collect();
        let entities = Entities::new(&rows, None);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_with_input(BenchmarkId::new("articles", count), &rows, |bencher, rows| {
            bencher.iter(|| black_box(compare(&analyzer, rows, &entities, threads, |_| ControlFlow::Continue(()))));
        });
    }
    group.finish();
}

fn quotes(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("match quotes");
    group.sample_size(10);
    let texts = invented::quotes(50_000);
    let said: Vec<_> = texts.iter().map(|text| Said { text: Cow::Borrowed(text.as_str()), speaker: None }).collect();
    group.throughput(Throughput::Elements(texts.len() as u64));
    group.bench_function("50000", |bencher| {
        bencher.iter(|| black_box(match_said(&said, batch::default_threads(), |_| ControlFlow::Continue(()))));
    });
    group.finish();
}

criterion_group!(benches, figures, quotes);
criterion_main!(benches);
