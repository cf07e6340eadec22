//! The training of the weights of "he" and "she": a log-linear ranking of those whom a pronoun can refer to.

use crate::coreference::{self, Document, Mention};
use newsclaims::model::Tagged;
use newsclaims::quotes::{Attribution, Marks, ModelReader, Reader};
use newsclaims::span::{Span, Tok};
use newsclaims::speakers::ranking::{self, Asked, Features, KINDS, NAMES, Referent, Weights};
use newsclaims::text::Text;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// Weights set by hand: what the learnt ones are pulled to, and what "it", "they" and descriptions keep.
const PRIOR: &str = include_str!("pronouns-prior.tsv");

/// The project's own cases.
const CASES: &str = include_str!("../../tests/cases/speakers.toml");

/// The pronouns that are learnt.
const LEARNT: usize = 0;

const FEATURES: usize = NAMES.len();

/// Parts for cross-validation by document.
const PARTS: usize = 10;

/// How the weights are learnt; chosen by cross-validation.
#[derive(Clone, Copy, Debug)]
struct Settings {
    /// How strongly each weight is pulled to the prior: the precision of a Gaussian.
    pull: f64,
    /// How much a case of the project's own counts.
    own: f64,
    steps: usize,
    /// How much of the way from the prior to what was learnt is gone.
    share: f64,
    /// How far the antecedent must be ahead of the next.
    ahead: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { pull: 0.3, own: 3.0, steps: 200, share: 0.5, ahead: 0.35 }
    }
}

/// A document as the engine reads it.
struct Read {
    tagged: Tagged<'static>,
    marks: Marks,
    attributions: Vec<Attribution>,
    gold: Document,
}

impl Read {
    /// Texts live as long as the program: a trainer reads each of them many times.
    fn new(gold: Document) -> Self {
        let text: &'static str = Box::leak(gold.text.clone().into_boxed_str());
        let tagged = Tagged::new(Text::new(text));
        let marks = Marks::new(&tagged);
        let attributions = ModelReader::default().read(&tagged, &marks);
        Read { tagged, marks, attributions, gold }
    }

    fn asked(&self, weights: &Weights) -> (Vec<Asked>, Vec<Referent>) {
        ranking::asked(&self.tagged, &self.marks, &self.attributions, weights)
    }

    /// The mention of the gold that a mention of the engine's is: the likest of those whose head it covers.
    fn gold_of(&self, tokens: Span<Tok>) -> Option<&Mention> {
        let span = self.tagged.text.bytes(tokens);
        let likeness = |mention: &Mention| {
            let shared = mention.whole.end.min(span.end) - mention.whole.start.max(span.start);
            f64::from(shared) / f64::from(mention.whole.join(span).len())
        };
        let mentions = self.gold.mentions.iter().filter(|mention| span.covers(mention.head));
        mentions.max_by(|one, other| likeness(one).total_cmp(&likeness(other)))
    }

    /// The entity of the gold that most mentions of a referent are of.
    fn entity_of(&self, referent: &Referent) -> Option<usize> {
        let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
        for mention in &referent.mentions {
            if let Some(gold) = self.gold_of(*mention) {
                *counts.entry(gold.entity).or_default() += 1;
            }
        }
        counts.into_iter().max_by_key(|(entity, count)| (*count, std::cmp::Reverse(*entity))).map(|(entity, _)| entity)
    }
}

/// A pronoun with the answer of the gold.
struct Example {
    /// The document that it is of; none for the project's own cases.
    document: Option<usize>,
    /// For each candidate whether it is right, and its mentions.
    candidates: Vec<(bool, Vec<Features>)>,
    /// It is right to take none of them.
    nobody: bool,
}

/// What became of the pronouns.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// Pronouns for a person or body that is called by name somewhere.
    asked: u32,
    right: u32,
    wrong: u32,
    /// Pronouns for others, and those of them that were given a name.
    others: u32,
    strangers: u32,
}

/// By kind: of all pronouns, and of those that are sources.
type Tallies = [[Tally; KINDS]; 2];

/// Reads the pronouns of a document, and asks the gold about them.
fn examine(number: usize, read: &Read, weights: &Weights, tallies: &mut Tallies) -> Vec<Example> {
    let (asked, referents) = read.asked(weights);
    let entities: Vec<Option<usize>> = referents.iter().map(|referent| read.entity_of(referent)).collect();
    let mut examples = Vec::new();
    for Asked { at, kind, source, candidates, taken } in asked {
        let own = read.tagged.text.bytes(Span::new(at, at + 1));
        let Some(gold) = read.gold.mentions.iter().find(|mention| mention.whole == own).map(|gold| gold.entity) else {
            continue;
        };
        let is = |who: u32| entities[who as usize] == Some(gold);
        let named = taken.is_some_and(|who| referents[who as usize].named);
        let right = named && taken.is_some_and(is);
        for tallies in tallies.iter_mut().take(1 + usize::from(source)) {
            let tally = &mut tallies[kind];
            if read.gold.named[gold] {
                tally.asked += 1;
                tally.right += u32::from(right);
                tally.wrong += u32::from(named && !right);
            } else {
                tally.others += 1;
                tally.strangers += u32::from(named && !right);
            }
        }
        if kind == LEARNT && !candidates.is_empty() {
            let candidates: Vec<(bool, Vec<Features>)> =
                candidates.into_iter().map(|(who, mentions)| (who.is_some_and(is), mentions)).collect();
            let nobody = !candidates.iter().any(|(right, _)| *right);
            examples.push(Example { document: Some(number), candidates, nobody });
        }
    }
    examples
}

/// The project's own cases: invented texts with the speakers of their quotes.
#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    speakers: Vec<Said>,
    known: Option<String>,
}

#[derive(Deserialize)]
struct Said {
    source: Option<String>,
    content: Option<String>,
    name: String,
}

/// The pronouns that are sources in the cases.
fn own_cases(weights: &Weights) -> io::Result<Vec<Example>> {
    let cases: Cases = toml::from_str(CASES).map_err(io::Error::other)?;
    let mut examples = Vec::new();
    for case in cases.case.into_iter().filter(|case| case.known.is_none()) {
        let read = Read::new(Document { text: case.text, ..Document::default() });
        let text = &read.tagged.text;
        let (asked, referents) = read.asked(weights);
        let mut sources = asked.iter().filter(|asked| asked.source);
        for said in case.speakers {
            // The next one of that surface, or the source of the quote that has this content.
            let found = match (said.source, said.content) {
                (Some(source), _) => {
                    let mut later = sources.clone();
                    let found = later.find(|asked| text.surface(asked.at) == source);
                    if found.is_some() {
                        sources = later;
                    }
                    found
                }
                (None, Some(content)) => {
                    let place = text.source().find(&content).unwrap_or_default() as u32;
                    let covers = |piece: &Span<Tok>| text.bytes(*piece).contains(place);
                    let quote = read.attributions.iter().find(|quote| quote.content.iter().any(covers));
                    let source = quote.and_then(|quote| quote.source);
                    source.and_then(|source| asked.iter().find(|asked| asked.source && asked.at == source.start))
                }
                (None, None) => None,
            };
            let Some(asked) = found.filter(|asked| asked.kind == LEARNT && !asked.candidates.is_empty()) else {
                continue;
            };
            let nobody = said.name.is_empty();
            let is = |who: u32| {
                let referent = &referents[who as usize];
                if nobody { !referent.named } else { text.slice(text.bytes(referent.name)) == said.name }
            };
            let candidates = asked.candidates.iter();
            let candidates = candidates.map(|(who, mentions)| (who.is_some_and(is), mentions.clone())).collect();
            examples.push(Example { document: None, candidates, nobody });
        }
    }
    Ok(examples)
}

/// The mention of a candidate that speaks for it best, with its score.
fn best<'e>(mentions: &'e [Features], weights: &[f32; FEATURES]) -> (f64, &'e Features) {
    let scored = mentions.iter().map(|features| (f64::from(features.score(weights)), features));
    scored.max_by(|one, other| one.0.total_cmp(&other.0)).expect("a candidate is mentioned")
}

/// Log-linear ranking of the candidates and of nobody, whose score is the least that an antecedent needs; with a Gaussian
/// prior around the weights given. By gradient ascent with `AdaGrad`'s steps (Duchi et al., 2011).
fn learn(examples: &[&Example], prior: &Weights, settings: Settings) -> Weights {
    const RATE: f64 = 0.2;
    let goal: Vec<f64> =
        prior.of[LEARNT].iter().chain([&prior.least[LEARNT]]).map(|weight| f64::from(*weight)).collect();
    let mut current = goal.clone();
    let mut squares = vec![1e-8; FEATURES + 1];
    for _ in 0..settings.steps {
        let single: [f32; FEATURES] = std::array::from_fn(|at| current[at] as f32);
        let least = current[FEATURES];
        let mut slope: Vec<f64> =
            goal.iter().zip(&current).map(|(goal, weight)| settings.pull * (goal - weight)).collect();
        for example in examples {
            let counts = if example.document.is_some() { 1.0 } else { settings.own };
            let scored: Vec<(bool, f64, &Features)> = example
                .candidates
                .iter()
                .map(|(right, mentions)| {
                    let (score, features) = best(mentions, &single);
                    (*right, score, features)
                })
                .collect();
            let top = scored.iter().map(|(_, score, _)| *score).fold(least, f64::max);
            let share = |score: f64| (score - top).exp();
            let all = share(least) + scored.iter().map(|(_, score, _)| share(*score)).sum::<f64>();
            let right = if example.nobody { share(least) } else { 0.0 }
                + scored.iter().filter(|(right, ..)| *right).map(|(_, score, _)| share(*score)).sum::<f64>();
            let pull = |is_right: bool, score: f64| {
                counts * (if is_right { share(score) / right } else { 0.0 } - share(score) / all)
            };
            for (is_right, score, features) in &scored {
                let pull = pull(*is_right, *score);
                slope.iter_mut().zip(features.0).for_each(|(slope, value)| *slope += pull * f64::from(value));
            }
            slope[FEATURES] += pull(example.nobody, least);
        }
        for ((weight, square), slope) in current.iter_mut().zip(&mut squares).zip(slope) {
            *square += slope * slope;
            *weight += RATE * slope / square.sqrt();
        }
    }
    // As in the table; no "-0.00".
    let rounded = |weight: f64| ((100.0 * weight).round() / 100.0 + 0.0) as f32;
    let mut weights = prior.clone();
    let mixed = |at: usize| rounded(goal[at] + settings.share * (current[at] - goal[at]));
    weights.of[LEARNT] = std::array::from_fn(mixed);
    weights.least[LEARNT] = mixed(FEATURES);
    weights.ahead[LEARNT] = settings.ahead;
    weights
}

/// What is learnt from.
struct Corpus {
    documents: Vec<Read>,
    examples: Vec<Example>,
    prior: Weights,
    /// The pronouns as they are read by hand-set weights.
    by_hand: Tallies,
}

impl Corpus {
    fn read(corpora: &Path) -> io::Result<Self> {
        let prior = Weights::parse(PRIOR).ok_or_else(|| io::Error::other("the prior lacks a feature"))?;
        let documents: Vec<Read> = coreference::read(&corpora.join("ud/gum"))?.into_iter().map(Read::new).collect();
        let mut by_hand = Tallies::default();
        let mut examples = own_cases(&prior)?;
        for (number, read) in documents.iter().enumerate() {
            examples.extend(examine(number, read, &prior, &mut by_hand));
        }
        Ok(Corpus { documents, examples, prior, by_hand })
    }

    /// Each document by weights that were learnt from the others.
    fn cross(&self, settings: Settings) -> Tallies {
        let mut tallies = Tallies::default();
        for part in 0..PARTS {
            let own = |number: usize| number % PARTS == part;
            let others = self.examples.iter().filter(|example| !example.document.is_some_and(own));
            let weights = learn(&others.collect::<Vec<_>>(), &self.prior, settings);
            for (number, read) in self.documents.iter().enumerate().filter(|(number, _)| own(*number)) {
                examine(number, read, &weights, &mut tallies);
            }
        }
        tallies
    }
}

/// Writes the table of the weights.
pub(crate) fn train(corpora: &Path, out: &mut impl Write) -> io::Result<()> {
    let corpus = Corpus::read(corpora)?;
    let weights = learn(&corpus.examples.iter().collect::<Vec<_>>(), &corpus.prior, Settings::default());
    writeln!(
        out,
        "# How much speaks for the antecedent of a pronoun: see README.md. Rebuilt by `make train`, not by hand."
    )?;
    writeln!(out, "# feature\the, she\tit\tthey\tdescriptions")?;
    write!(out, "{}", weights.table())
}

/// Figures by cross-validation, for choosing the settings and for the model card.
pub(crate) fn cross(corpora: &Path, out: &mut impl Write) -> io::Result<()> {
    let corpus = Corpus::read(corpora)?;
    let own = corpus.examples.iter().filter(|example| example.document.is_none()).count();
    writeln!(
        out,
        "{} documents, {} pronouns, {own} of own cases\n",
        corpus.documents.len(),
        corpus.examples.len() - own
    )?;
    writeln!(
        out,
        "| weights | pronouns | named | right | wrong | not named | given a name |\n|---|---|---|---|---|---|---|"
    )?;
    let chosen = Settings::default();
    show("by hand", &corpus.by_hand, 0..KINDS - 1, out)?;
    show("learnt", &corpus.cross(chosen), 0..1, out)?;
    for pull in [0.1, 1.0, 3.0, 10.0] {
        show(&format!("pull {pull}"), &corpus.cross(Settings { pull, ..chosen }), 0..1, out)?;
    }
    for share in [0.25, 0.75, 1.0] {
        show(&format!("share {share}"), &corpus.cross(Settings { share, ..chosen }), 0..1, out)?;
    }
    for ahead in [0.0, 0.25, 0.5, 1.0] {
        show(&format!("ahead {ahead}"), &corpus.cross(Settings { ahead, ..chosen }), 0..1, out)?;
    }
    Ok(())
}

fn show(label: &str, tallies: &Tallies, kinds: std::ops::Range<usize>, out: &mut impl Write) -> io::Result<()> {
    let share = |part: u32, of: u32| 100.0 * f64::from(part) / f64::from(of.max(1));
    for kind in kinds {
        for (which, tallies) in ["", ", sources"].iter().zip(tallies) {
            let Tally { asked, right, wrong, others, strangers } = tallies[kind];
            let name = ["he, she", "it", "they"][kind];
            writeln!(
                out,
                "| {label} | {name}{which} | {asked} | {:.1} | {:.1} | {others} | {:.1} |",
                share(right, asked),
                share(wrong, asked),
                share(strangers, others)
            )?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_that_nothing_speaks_for_stays_as_it_was_set() {
        let prior = Weights::parse(PRIOR).expect("the prior has all features");
        assert_eq!(learn(&[], &prior, Settings { ahead: prior.ahead[LEARNT], ..Settings::default() }), prior);
    }

    #[test]
    fn what_is_right_gains_weight() {
        let prior = Weights::parse(PRIOR).expect("the prior has all features");
        let with = |feature: usize| {
            let mut features = Features([0.0; FEATURES]);
            features.0[feature] = 1.0;
            vec![features]
        };
        let (one, other) = (3, 4);
        let example =
            || Example { document: Some(0), candidates: vec![(true, with(one)), (false, with(other))], nobody: false };
        let examples: Vec<Example> = (0..20).map(|_| example()).collect();
        let learnt = learn(&examples.iter().collect::<Vec<_>>(), &prior, Settings::default());
        assert!(learnt.of[LEARNT][one] > prior.of[LEARNT][one] + 0.5);
        assert!(learnt.of[LEARNT][other] < prior.of[LEARNT][other] - 0.5);
        assert!(learnt.least[LEARNT] < prior.least[LEARNT] + 0.1);
    }

    #[test]
    fn the_file_has_the_features_of_the_engine() {
        let file = include_str!("../../models/pronouns.tsv");
        let rows = file.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').next());
        let names = NAMES.iter().copied().chain(["least", "least-nameless", "ahead"]).map(Some);
        assert!(rows.eq(names));
    }

    /// Where the corpora are, the file is what they give.
    #[test]
    fn the_file_is_rebuilt_byte_for_byte() {
        let Some(corpora) = crate::corpus::here("ud/gum") else { return };
        let mut table = Vec::new();
        train(&corpora, &mut table).expect("the corpora are read");
        assert_eq!(String::from_utf8_lossy(&table), include_str!("../../models/pronouns.tsv"));
    }
}
