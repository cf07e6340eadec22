//! Speed of the number floor alone, without the tokens and word classes that it reads: over the sample articles, and over
//! hostile texts of two lengths, which must cost the same for each byte.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use newsclaims::model::Tagged;
use newsclaims::numbers;
use newsclaims::text::Text;
use std::hint::black_box;
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
    let mut group = criterion.benchmark_group("numbers");
    group.throughput(Throughput::Bytes(bytes as u64));
    let tagged: Vec<_> = articles.iter().map(|text| Tagged::new(Text::new(text))).collect();
    group.bench_function("articles", |bencher| {
        bencher.iter(|| {
            for article in &tagged {
                black_box(numbers::read(article, None));
            }
        });
    });
    group.sample_size(10);
    for (name, unit) in [
        ("digits", "7"),
        ("commas", "7,"),
        ("number words", "one hundred "),
        ("ranges", "7-"),
        ("from", "from 7 to "),
        ("and", "seven and "),
        ("dates", "May 7, "),
        ("weekdays", "on Friday "),
        ("durations", "in 2 weeks "),
    ] {
        for kilobytes in [64, 256] {
            let text = unit.repeat(kilobytes * 1024 / unit.len());
            let tagged = Tagged::new(Text::new(&text));
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, kilobytes), &tagged, |bencher, tagged| {
                bencher.iter(|| black_box(numbers::read(tagged, None)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, speed);
criterion_main!(benches);
