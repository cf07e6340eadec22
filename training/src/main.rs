//! Rebuilds the files in `models/` from corpora read from outside.
//!
//!     newsclaims-training tags CORPORA > models/tags.tsv
//!     newsclaims-training attribution CORPORA models/attribution.bin
//!     newsclaims-training cross CORPORA
//!
//! CORPORA is a folder that holds `ud/ewt` and `ud/gum` (CoNLL-U), and `polnear/train` (brat standoff: `text/STEM.txt`
//! with `attributions/STEM_ANNOTATOR.ann`). Nothing of their text is kept: only weights, and counts of words and their
//! classes. `cross` writes nothing: it learns from two thirds of the articles and tries the third, three times, to
//! choose settings and the threshold by.

mod attribution;
mod corpus;
mod gold;
mod learn;
mod score;
mod tags;

use attribution::Settings;
use gold::Document;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = |at: usize| arguments.get(at).map(PathBuf::from);
    let out = &mut io::stdout().lock();
    let done = match (arguments.first().map(String::as_str), path(1), path(2)) {
        (Some("tags"), Some(corpora), None) => tags::build(&corpora, out),
        (Some("attribution"), Some(corpora), Some(target)) => attribution(&corpora, &target, out),
        (Some("cross"), Some(corpora), None) => cross(&corpora, out),
        _ => {
            Err(io::Error::other("usage: newsclaims-training tags CORPORA | attribution CORPORA FILE | cross CORPORA"))
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn documents(folder: &Path) -> io::Result<Vec<Document>> {
    Ok(corpus::read(folder)?.into_iter().map(Document::new).collect())
}

fn attribution(corpora: &Path, target: &Path, out: &mut impl Write) -> io::Result<()> {
    let documents = documents(&corpora.join("polnear/train"))?;
    let settings = Settings::default();
    let models = attribution::train(&documents.iter().collect::<Vec<_>>(), &settings);
    let file = models.compact(settings.least_choice).write();
    writeln!(out, "{} articles, {} bytes of weights", documents.len(), file.len())?;
    std::fs::write(target, file)
}

/// Thirds in turn, at several thresholds of the choice.
fn cross(corpora: &Path, out: &mut impl Write) -> io::Result<()> {
    const PARTS: usize = 3;
    let documents = documents(&corpora.join("polnear/train"))?;
    let thresholds = [-1.6, -1.3, -1.0, -0.85, -0.7, -0.4];
    let mut tallies = thresholds.map(|least| (least, score::Tally::default()));
    for part in 0..PARTS {
        let side = |own: bool| -> Vec<&Document> {
            let documents = documents.iter().enumerate();
            documents.filter(|(at, _)| (at % PARTS == part) == own).map(|(_, document)| document).collect()
        };
        let models = attribution::train(&side(false), &Settings::default());
        for (sum, (_, tally)) in tallies.iter_mut().zip(models.trial(&side(true), &thresholds)) {
            sum.1.join(&tally);
        }
    }
    for (least, tally) in tallies {
        let (content, sourced) = (tally.content_f1(), tally.end_to_end_f1());
        writeln!(out, "threshold {least:5.2}: contents {content:.2}, end to end {sourced:.2}")?;
    }
    Ok(())
}
