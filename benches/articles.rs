//! Speed over the sample articles: the ground floor alone, and the whole analysis; and over hostile texts of two lengths,
//! which must cost the same for each byte.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use newsclaims::text::Text;
use newsclaims::{Analyzer, batch};
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::{fs, io};

/// The sample articles, in the order of their names.
fn articles() -> io::Result<Vec<String>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.iter().map(fs::read_to_string).collect()
}

fn speed(criterion: &mut Criterion) {
    let articles = articles().expect("the sample articles are part of the project");
    let bytes: usize = articles.iter().map(String::len).sum();
    let analyzer = Analyzer::new();
    let mut group = criterion.benchmark_group("articles");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("text", |bencher| {
        bencher.iter(|| {
            for article in &articles {
                black_box(Text::new(article));
            }
        });
    });
    group.bench_function("analysis", |bencher| {
        bencher.iter(|| {
            for article in &articles {
                black_box(analyzer.analyze(article, None, None));
            }
        });
    });
    group.bench_function("batch, one thread", |bencher| {
        let items: Vec<_> = articles.iter().map(|text| batch::Item { text, published: None, id: None }).collect();
        bencher.iter(|| {
            black_box(batch::analyze_batch(&analyzer, &items, NonZeroUsize::MIN, |_| ControlFlow::Continue(())))
        });
    });
    group.finish();
}

/// What is repeated in one sentence, or in paragraphs without end, to defeat every window.
const HOSTILE: [(&str, &str); 11] = [
    ("marks", "\" "),
    ("cues", "he said "),
    ("clauses", "The mayor said that the bridge was shut and praised the crew, "),
    ("insets", "he saw \"the big red house up there\" and "),
    ("nested", "“he said ‘"),
    ("turns", "\"We go,\" she said, recalling the talks. \"We stay.\" "),
    ("additions", "\"We go,\" she said, adding that he will stay, "),
    ("passives", "it was said, who went, is told by "),
    ("joined verbs", "she dismissed it and praised it and "),
    ("quoted paragraphs", "“We will go home.”\n\n"),
    ("labels", "Ana Ruiz: We go.\n\n"),
];

fn hostile(criterion: &mut Criterion) {
    let analyzer = Analyzer::new();
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10);
    for (name, unit) in HOSTILE {
        for bytes in [100_000, 200_000] {
            let text = unit.repeat(bytes / unit.len());
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, bytes), &text, |bencher, text| {
                bencher.iter(|| black_box(analyzer.analyze(text, None, None)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, speed, hostile);
criterion_main!(benches);
