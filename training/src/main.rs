//! Rebuilds the files in `models/` from corpora read from outside.
//!
//!     newsclaims-training tags CORPORA > models/tags.tsv
//!
//! CORPORA is a folder that holds `ud/ewt` and `ud/gum` (CoNLL-U). Nothing of their text is kept: only counts of
//! words and their classes.

mod tags;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (command, corpora) = (arguments.next(), arguments.next().map(PathBuf::from));
    let done = match (command.as_deref(), corpora) {
        (Some("tags"), Some(corpora)) => tags::build(&corpora, &mut std::io::stdout().lock()),
        _ => Err(std::io::Error::other("usage: newsclaims-training tags CORPORA")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{error}\n"));
            ExitCode::FAILURE
        }
    }
}
