//! Rebuilds the files in `models/` from corpora read from outside.

fn main() {}
