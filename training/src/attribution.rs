//! The training of the three attribution models, and their trial on articles that they have not seen.

use crate::gold::{Document, Gold, Sightings};
use crate::learn::{Chain, Decisions, Logistic, Steps, Window};
use newsclaims::model::{CHAIN_BITS, CompactLinear, CompactRows};
use newsclaims::quotes::learned::Weights;
use newsclaims::quotes::learned::arguments::{self, CONTENT};
use newsclaims::quotes::learned::{Hypothesis, Page, choice, cues, hypotheses, likely_cues};
use std::collections::HashMap;
use std::thread;

/// Weights of the chain beyond this are cut: a handful, of millions.
const LARGEST: f32 = 160.0;

/// How the models are learnt; chosen by cross-validation on the training articles.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Sizes of the tables, as powers of two.
    pub(crate) cue_bits: u32,
    pub(crate) chain_bits: u32,
    pub(crate) choice_bits: u32,
    /// How the two decisions are learnt.
    pub(crate) cues: Steps,
    pub(crate) choice: Steps,
    pub(crate) chain_epochs: usize,
    /// How far wrong labels get ahead while the chain is learnt.
    pub(crate) cost: f32,
    /// Candidates below these log-odds get no hypothesis.
    pub(crate) least_cue: f32,
    /// Parts of the articles, each met by models of the others.
    pub(crate) folds: usize,
    /// Chains learnt from different orders of the examples, whose weights are averaged.
    pub(crate) seeds: u64,
    /// Readings below this score of the choice are left out; the best in cross-validation.
    pub(crate) least_choice: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            cue_bits: 18,
            chain_bits: CHAIN_BITS,
            choice_bits: 16,
            cues: Steps { epochs: 6, rate: 0.1, l1: 1.0, l2: 1.0, seed: 99 },
            choice: Steps { epochs: 8, rate: 0.015, l1: 0.0, l2: 1.0, seed: 7 },
            chain_epochs: 12,
            cost: 4.0,
            least_cue: -0.8,
            folds: 4,
            seeds: 8,
            least_choice: -0.85,
        }
    }
}

/// How often each stem attributes and stands in the documents at all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rates(HashMap<u32, Sightings>);

impl Rates {
    pub(crate) fn new(documents: &[&Document]) -> Self {
        let mut rates = Rates::default();
        for (stem, own) in documents.iter().flat_map(|document| &document.stems) {
            let sum = rates.0.entry(*stem).or_default();
            sum.cues += own.cues;
            sum.all += own.all;
        }
        rates
    }

    /// In steps from 1; 0 for stems that never attribute.
    fn step(&self, stem: u32, less: Sightings) -> u8 {
        let sum = self.0.get(&stem).copied().unwrap_or_default();
        let (cues, all) = (sum.cues.saturating_sub(less.cues), sum.all.saturating_sub(less.all));
        if cues == 0 {
            return 0;
        }
        let rate = (cues as f32 - 0.4) / (all as f32 + 0.5);
        1 + [0.01, 0.03, 0.1, 0.25, 0.5].iter().filter(|bound| rate >= **bound).count() as u8
    }

    /// All stems that attribute, with their steps.
    fn steps(&self) -> Vec<(u32, u8)> {
        let steps = self.0.keys().map(|stem| (*stem, self.step(*stem, Sightings::default())));
        steps.filter(|(_, step)| *step > 0).collect()
    }
}

/// A document that is not among those that the rates were counted in.
fn unseen<'d>(document: &'d Document, rates: &Rates) -> Page<'d, 'static> {
    document.page(|stem| rates.step(stem, Sightings::default()))
}

/// A document that is among them, with the rates of the others: so that the models meet rates as they will be.
fn seen<'d>(document: &'d Document, rates: &Rates) -> Page<'d, 'static> {
    document.page(|stem| rates.step(stem, document.stems.get(&stem).copied().unwrap_or_default()))
}

fn train_cues(documents: &[&Document], rates: &Rates, settings: &Settings) -> Logistic {
    let mut examples = Decisions::default();
    for document in documents {
        let page = seen(document, rates);
        let mut sentence = cues::Sentence::default();
        for at in (0..page.len()).filter(|at| cues::is_candidate(&page, *at)) {
            sentence.enter(&page, at);
            let right = document.gold.iter().any(|gold| gold.head == at);
            examples.push(right, |out| cues::features(&page, at, &sentence, |feature| out.push(feature)));
            if right {
                sentence.accept(at);
            }
        }
    }
    Logistic::train(&examples, settings.cue_bits, settings.cues)
}

/// The features of a window, token after token.
#[derive(Default)]
struct Collected {
    shared: [Vec<u32>; arguments::GROUPS],
    features: Vec<u32>,
}

impl arguments::Sink for Collected {
    fn share(&mut self, group: usize, features: &[u32]) {
        self.shared[group] = features.to_vec();
    }

    fn end_token(&mut self) {
        self.features.extend(self.shared.iter().flatten());
    }

    fn put(&mut self, feature: u32) {
        self.features.push(feature);
    }
}

type Likely = Vec<(u32, f32)>;

fn train_chain(documents: &[&Document], likely: &[&Likely], rates: &Rates, settings: &Settings) -> Chain {
    let mut windows = Vec::new();
    let mut frame = arguments::Frame::default();
    for (document, likely) in documents.iter().zip(likely) {
        let page = seen(document, rates);
        let cues: Vec<u32> = likely.iter().filter(|(_, score)| *score > 0.0).map(|(at, _)| *at).collect();
        for gold in &document.gold {
            let window = arguments::window(&page, gold.head);
            let labels = gold.labels(window);
            if !labels.contains(&CONTENT) {
                continue;
            }
            let from = cues.partition_point(|at| *at < window.start);
            let to = cues.partition_point(|at| *at < window.end);
            let mut collected = Collected::default();
            arguments::features(&page, gold.head, window, &cues[from..to], &mut frame, &mut collected);
            windows.push(Window { features: collected.features, labels });
        }
    }
    let chains: Vec<Chain> = thread::scope(|scope| {
        let train = |seed| {
            let windows = &windows;
            let seed = 4242 + seed * 7919;
            scope.spawn(move || Chain::train(windows, settings.chain_bits, settings.chain_epochs, settings.cost, seed))
        };
        let running: Vec<_> = (0..settings.seeds).map(train).collect();
        running.into_iter().map(|one| one.join().expect("a chain is learnt from any windows")).collect()
    });
    let mut chains = chains.into_iter();
    let mut sum = chains.next().expect("one seed at least");
    for mut chain in chains {
        for (total, weight) in sum.weights().zip(chain.weights()) {
            *total += *weight;
        }
    }
    let seeds = settings.seeds as f32;
    sum.weights().for_each(|weight| *weight /= seeds);
    sum
}

/// Whether a hypothesis reads an annotated attribution: most of its content, and its cue.
fn is_right(gold: &[Gold], hypothesis: &Hypothesis) -> bool {
    gold.iter().any(|gold| {
        let shared = gold.content.iter().filter(|at| hypothesis.label(**at) == CONTENT).count();
        let either = gold.content.len() + hypothesis.content.count as usize - shared;
        let same_cue = gold.head == hypothesis.head
            || gold.cue.contains(&hypothesis.head)
            || hypothesis.label(gold.head) == arguments::CUE;
        let source: Vec<u32> = hypothesis.tokens(arguments::SOURCE).collect();
        let sourced = gold.source.is_empty() == source.is_empty()
            && (source.is_empty() || gold.source.iter().any(|at| source.contains(at)));
        2 * shared >= either && same_cue && sourced
    })
}

/// The three models with what they need.
pub(crate) struct Models {
    pub(crate) rates: Rates,
    pub(crate) cues: Logistic,
    pub(crate) chain: Chain,
    pub(crate) choice: Logistic,
    pub(crate) least_cue: f32,
}

/// One fold: models of the others, and what they make of it.
struct Fold {
    rates: Rates,
    cues: Logistic,
}

/// Learns all the models from these documents.
pub(crate) fn train(documents: &[&Document], settings: &Settings) -> Models {
    let folds = settings.folds;
    let part = |fold: usize, own: bool| -> Vec<usize> {
        (0..documents.len()).filter(|at| (at % folds == fold) == own).collect()
    };
    let pick = |places: &[usize]| -> Vec<&Document> { places.iter().map(|at| documents[*at]).collect() };
    // Cues of each document by a model that has not seen it, so that the later models meet cues as they will be.
    let cue_folds: Vec<Fold> = (0..folds)
        .map(|fold| {
            let others = pick(&part(fold, false));
            let rates = Rates::new(&others);
            let cues = train_cues(&others, &rates, settings);
            Fold { rates, cues }
        })
        .collect();
    let likely: Vec<Likely> = documents
        .iter()
        .enumerate()
        .map(|(at, document)| {
            let fold = &cue_folds[at % folds];
            likely_cues(&unseen(document, &fold.rates), &fold.cues, settings.least_cue)
        })
        .collect();
    let mut examples = Decisions::default();
    for (fold, Fold { rates, .. }) in cue_folds.iter().enumerate() {
        let others = part(fold, false);
        let of_others: Vec<&Likely> = others.iter().map(|at| &likely[*at]).collect();
        let chain = train_chain(&pick(&others), &of_others, rates, settings);
        for at in part(fold, true) {
            let page = unseen(documents[at], rates);
            let found = hypotheses(&page, &likely[at], &chain);
            let says = choice::says(&page, &found);
            for place in 0..found.len() {
                let right = is_right(&documents[at].gold, &found[place]);
                examples.push(right, |out| choice::features(&page, &found, &says, place, |feature| out.push(feature)));
            }
        }
    }
    let choice = Logistic::train(&examples, settings.choice_bits, settings.choice);
    let rates = Rates::new(documents);
    let cues = train_cues(documents, &rates, settings);
    let chain = train_chain(documents, &likely.iter().collect::<Vec<_>>(), &rates, settings);
    Models { rates, cues, chain, choice, least_cue: settings.least_cue }
}

impl Models {
    /// In the compact form that the engine reads.
    pub(crate) fn compact(&self, least_choice: f32) -> Weights {
        let mut weights = Weights::default().with_rates(self.rates.steps());
        weights.cues = CompactLinear::new(self.cues.bits, &self.cues.weights);
        weights.chain = CompactRows::new(&self.chain.rows, self.chain.moves, LARGEST);
        weights.choice = CompactLinear::new(self.choice.bits, &self.choice.weights);
        weights.least_cue = self.least_cue;
        weights.least_choice = least_choice;
        weights
    }
}
