//! Rebuilds the files in `models/` from corpora read from outside.
//!
//!     newsclaims-training tags CORPORA > models/tags.tsv
//!     newsclaims-training trial CORPORA
//!
//! CORPORA is a folder that holds `ud/ewt` and `ud/gum` (CoNLL-U), and `polnear/train`, `polnear/dev` (brat standoff).
//! Nothing of their text is kept: only weights, and counts of words and their classes.

mod attribution;
mod corpus;
mod gold;
mod learn;
mod score;
mod tags;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn documents(folder: &Path) -> std::io::Result<Vec<gold::Document>> {
    Ok(corpus::read(folder)?.into_iter().map(gold::Document::new).collect())
}

fn trial(corpora: &Path, out: &mut impl std::io::Write) -> std::io::Result<()> {
    let started = std::time::Instant::now();
    let train = documents(&corpora.join("polnear/train"))?;
    let dev = documents(&corpora.join("polnear/dev"))?;
    let setting =
        |name: &str| std::env::args().find_map(|a| a.strip_prefix(name)?.strip_prefix('=')?.parse::<f32>().ok());
    let mut settings = attribution::Settings::default();
    if let Some(x) = setting("chain_bits") {
        settings.chain_bits = x as u32;
    }
    if let Some(x) = setting("cue_bits") {
        settings.cue_bits = x as u32;
    }
    if let Some(x) = setting("epochs") {
        settings.chain_epochs = x as usize;
    }
    if let Some(x) = setting("seeds") {
        settings.seeds = x as u64;
    }
    if let Some(x) = setting("least") {
        settings.least_cue = x;
    }
    if std::env::args().any(|a| a == "cross") {
        let mut sums: Vec<(f32, score::Tally)> = Vec::new();
        let mut parts: Vec<Vec<gold::Document>> = (0..3).map(|_| Vec::new()).collect();
        for (at, document) in train.into_iter().chain(dev).enumerate() {
            parts[at % 3].push(document);
        }
        for _ in 0..3 {
            let held = parts.remove(0);
            let rest: Vec<gold::Document> = parts.drain(..).flatten().collect();
            let models = attribution::train(&rest, &settings);
            for (at, (least, tally)) in models.trial(&held, &[-1.9, -1.6, -1.3, -1.0, -0.7]).into_iter().enumerate() {
                if sums.len() <= at {
                    sums.push((least, tally));
                } else {
                    sums[at].1.join(&tally);
                }
            }
            let mut again: Vec<Vec<gold::Document>> = (0..2).map(|_| Vec::new()).collect();
            for (at, document) in rest.into_iter().enumerate() {
                again[usize::from(at * 2 >= 616)].push(document);
            }
            parts = again;
            parts.push(held);
        }
        for (least, tally) in sums {
            writeln!(
                out,
                "{least:5.1} partial {:.2} end to end {:.2} predicted {} gold {}",
                tally.partial_f1(),
                tally.end_to_end_f1(),
                tally.predicted,
                tally.gold
            )?;
        }
        return writeln!(out, "{:?}", started.elapsed());
    }
    if std::env::args().any(|a| a == "errors") {
        let (mut rest, mut held) = (Vec::new(), Vec::new());
        for (at, document) in train.into_iter().enumerate() {
            if at % 5 == 0 { held.push(document) } else { rest.push(document) }
        }
        let models = attribution::train(&rest, &settings);
        return writeln!(out, "{:#?}", models.losses(&held));
    }
    let models = attribution::train(&train, &settings);
    let largest = models.chain.rows.iter().flatten().fold(0f32, |a, b| a.max(b.abs()));
    writeln!(
        out,
        "largest {largest} over 100 {} nonzero {}",
        models.chain.rows.iter().flatten().filter(|w| w.abs() > 100.).count(),
        models.chain.rows.iter().flatten().filter(|w| w.abs() > 0.6).count()
    )?;
    std::fs::write("models/attribution.bin", models.compact(setting("choice").unwrap_or(-0.8)).write())?;
    writeln!(out, "trained {:?}", started.elapsed())?;
    for (least, tally) in models.trial(&dev, &[-1.9, -1.6, -1.3, -1.0, -0.7, -0.4]) {
        writeln!(
            out,
            "{least:5.1} partial {:.2} end to end {:.2} predicted {} gold {}",
            tally.partial_f1(),
            tally.end_to_end_f1(),
            tally.predicted,
            tally.gold
        )?;
    }
    writeln!(out, "{:?}", started.elapsed())
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (command, corpora) = (arguments.next(), arguments.next().map(PathBuf::from));
    let out = &mut std::io::stdout().lock();
    let done = match (command.as_deref(), corpora) {
        (Some("tags"), Some(corpora)) => tags::build(&corpora, out),
        (Some("trial"), Some(corpora)) => trial(&corpora, out),
        _ => Err(std::io::Error::other("usage: newsclaims-training tags|trial CORPORA")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{error}\n"));
            ExitCode::FAILURE
        }
    }
}
