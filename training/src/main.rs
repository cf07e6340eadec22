//! Rebuilds the files in `models/` from corpora read from outside.
//!
//!     newsclaims-training tags CORPORA > models/tags.tsv
//!     newsclaims-training vectors GLOVE models/vectors.bin
//!     newsclaims-training themes training/themes models/themes.bin
//!     newsclaims-training attribution CORPORA models/attribution.bin
//!     newsclaims-training pronouns CORPORA > models/pronouns.tsv
//!     newsclaims-training comparison figures | learn [FILE]
//!     newsclaims-training cross CORPORA [FOLDER]
//!     newsclaims-training pronouns-cross CORPORA
//!     newsclaims-training evaluate POLNEAR | SENTENCES
//!
//! CORPORA is a folder that holds `ud/ewt` and `ud/gum` (CoNLL-U), and `polnear/train` (brat standoff: `text/STEM.txt`
//! with `attributions/STEM_ANNOTATOR.ann`). Nothing of their text is kept: only weights, and counts of words and their
//! classes. `cross` learns from two thirds of the articles and tries the third, three times, to choose settings and the threshold
//! by; `pronouns-cross` does so for pronouns, by tenths. `evaluate` scores the library as it is built on a folder like `polnear/dev`,
//! or on a file of sentences like those of `training/quotes/`, from which `attribution` learns, too.

mod attribution;
mod comparison;
mod coreference;
mod corpus;
mod evaluate;
mod gold;
mod learn;
mod net;
mod predict;
mod pronouns;
mod score;
mod tags;
mod themes;
mod vectors;
mod written;

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
        (Some("vectors"), Some(source), Some(target)) => vectors::build(&source, &target, out),
        (Some("themes"), Some(folder), Some(target)) => themes::build(&folder, &target, out),
        (Some("comparison"), Some(part), target) => match part.to_str() {
            Some("figures") => comparison::figures(out),
            Some("learn") => comparison::learn_all(target.as_deref(), out),
            _ => Err(io::Error::other("usage: newsclaims-training comparison figures | comparison learn [FILE]")),
        },
        (Some("attribution"), Some(corpora), Some(target)) => attribution(&corpora, &target, out),
        (Some("pronouns"), Some(corpora), None) => pronouns::train(&corpora, out),
        (Some("pronouns-cross"), Some(corpora), None) => pronouns::cross(&corpora, out),
        (Some("evaluate"), Some(folder), None) => evaluate::evaluate(&folder, out),
        (Some("cross"), Some(corpora), target) => cross(&corpora, target.as_deref(), out),
        _ => Err(io::Error::other(
            "usage: newsclaims-training tags CORPORA | vectors GLOVE FILE | themes FOLDER FILE | attribution CORPORA FILE | \
             pronouns CORPORA | comparison figures | comparison learn [FILE] | cross CORPORA [FOLDER] | pronouns-cross CORPORA | \
             evaluate POLNEAR | SENTENCES",
        )),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

/// The articles of the corpus, and the sentences of our own that are learnt from with them.
fn documents(folder: &Path) -> io::Result<(Vec<Document>, Vec<Document>)> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("quotes");
    let read = |articles: Vec<corpus::Article>| articles.into_iter().map(Document::new);
    let own = read(written::read(&own)?).map(Document::without_rates);
    Ok((read(corpus::read(folder)?).collect(), own.collect()))
}

fn attribution(corpora: &Path, target: &Path, out: &mut impl Write) -> io::Result<()> {
    let (documents, own) = documents(&corpora.join("polnear/train"))?;
    let settings = Settings::default();
    let models = attribution::train(&documents.iter().chain(&own).collect::<Vec<_>>(), &settings);
    let file = models.compact(settings.least_choice).write();
    writeln!(out, "{} articles, {} sentences, {} bytes of weights", documents.len(), own.len(), file.len())?;
    std::fs::write(target, file)
}

/// Learns from two thirds of the articles and tries the other third, three times; a line for each of several thresholds of the
/// choice. With a `target`, the predictions at each of them go to a file of that folder.
fn cross(corpora: &Path, target: Option<&Path>, out: &mut impl Write) -> io::Result<()> {
    const PARTS: usize = 3;
    let (documents, own) = documents(&corpora.join("polnear/train"))?;
    // One order of the examples is enough to compare settings by.
    let settings = Settings { seeds: 1, ..Settings::default() };
    let side = |part: usize, own: bool| -> Vec<&Document> {
        let documents = documents.iter().enumerate();
        documents.filter(|(at, _)| (at % PARTS == part) == own).map(|(_, document)| document).collect()
    };
    let learnt: Vec<_> = std::thread::scope(|scope| {
        let parts: Vec<_> = (0..PARTS)
            .map(|part| {
                let (side, settings) = (&side, &settings);
                let mut others = side(part, false);
                others.extend(&own);
                scope.spawn(move || attribution::train(&others, settings))
            })
            .collect();
        parts.into_iter().map(|part| part.join().expect("training ends")).collect()
    });
    for least in [-1.6_f32, -1.3, -1.0, -0.85, -0.7, -0.4] {
        let mut sum = score::Tally::default();
        let mut file = match target {
            Some(target) => Some(io::BufWriter::new(std::fs::File::create(target.join(format!("{least:.2}.jsonl")))?)),
            None => None,
        };
        for (part, models) in learnt.iter().enumerate() {
            let weights = models.compact(least);
            for document in side(part, true) {
                let quotes = predict::predict(document, &weights);
                sum.add(&score::Tally::of(document.tagged.text.source(), &document.marked, &quotes).0);
                if let Some(file) = &mut file {
                    writeln!(file, "{}", serde_json::json!({"id": document.name, "quotes": quotes}))?;
                }
            }
        }
        let (precision, recall) = sum.end_to_end[3].parts();
        write!(out, "{least:5.2}: P {precision:.1} R {recall:.1} |")?;
        for (name, figure) in sum.figures() {
            write!(out, " {name} {figure:.2};")?;
        }
        writeln!(out)?;
    }
    Ok(())
}
