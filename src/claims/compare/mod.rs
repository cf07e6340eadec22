//! The comparison: figures of one or many articles that speak of the same thing, and what is to be said of each pair.
//!
//! **A figure** (`figure`) is a number that is an amount, with what it states in the base unit of its dimension
//! (`quantity`), the noun it counts, and what stands around it (`context`): the words of its sentence, each with how near
//! it is; the verb; the days; whether it is a change, a part, or what was before; and the side it takes where words
//! exclude one another (killed, injured, missing). The words of the source and the cue are no part of that: who says it
//! is another question than what it is of. Forms of a word and words that say the same are one (`words`, from
//! `lexicon/comparison.txt`).
//!
//! **Weights.** A word weighs what its rarity among the articles of the batch says; a batch of few articles says little,
//! and a prior by the sort of word (name, rare, common) stands in (`rarity`).
//!
//! **Blocks** (`blocks`). Figures are looked at together where they share a key: their dimension, a word near the figure
//! (or the noun, the side, the value), and a word that the article is about. Each is compared with the few before it in
//! the list of a key, which is in the order of dates: the cost is linear in the number of figures.
//!
//! **The score** (`evidence`) of a pair is a logistic regression over some thirty features, every one of which can be
//! named: the nouns are the same, the nearer words are shared by so much, names differ, sides exclude one another, the
//! values are the same.
//!
//! **Groups** (`group`) are made from the best pair down; two groups become one only where their figures go with one
//! another on average and none of them does not at all. Whatever is doubtful stays apart.
//!
//! **Verdicts** (`verdict`): same, compatible (overlapping, rounded), updated (a later state of what changes), differs.
//! **Labels** (`label`) are words of the articles.

mod blocks;
mod context;
mod evidence;
mod figure;
mod group;
mod label;
mod quantity;
mod rarity;
mod verdict;
mod words;

pub use verdict::Verdict;

use crate::Analyzer;
use crate::article::Article;
use crate::batch::{Cancelled, default_threads, map};
use crate::entities::Entities;
use crate::span::{Char, Span};
use crate::surface::Surfaces;
use figure::{Figure, Moment, Read, Topic};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;

/// Members of a group up to which each is paired with each; in a larger one, each with so many before it.
const ALL_PAIRS: usize = 48;
const PAIRS_BEFORE: usize = 8;

/// Figures that speak of the same thing, group by group, and the pairs among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The groups, in the order of their first figures.
    pub groups: Vec<Group>,
    /// The pairs, group by group.
    pub pairs: Vec<Pair>,
}

/// Figures of the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they are of, in words of the articles.
    pub label: String,
    /// How probable it is that they are of the same thing, from 0 to 1.
    pub score: f64,
    /// The figures, in the order of the articles.
    pub members: Vec<Member>,
}

/// A figure of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// The row of its article among those that were compared.
    pub article: u32,
    /// Its position in [`Article::numbers`].
    pub number: u32,
}

/// Two figures of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The position of the group.
    pub group: u32,
    /// The figure that comes first.
    pub one: Member,
    /// The other.
    pub other: Member,
    /// What is to be said of them.
    pub verdict: Verdict,
    /// How many times the first one's value the other's is; `None` where one of them states no single value.
    pub ratio: Option<f64>,
    /// The other's value less the first one's, in the unit of the first.
    pub difference: Option<f64>,
}

/// Compares the figures of articles, each given with its text.
///
/// `entities` are those of the same articles. `tick` is called every [`TICK`](crate::batch::TICK); when it breaks, the
/// comparison stops.
///
/// # Resource usage
///
/// Linear in the number of figures; about half a kilobyte for each is held, and some hundred bytes for each pair.
///
/// # Errors
///
/// [`Cancelled`] when `tick` breaks.
pub fn compare(
    analyzer: &Analyzer,
    articles: &[(&Article, &str)],
    entities: &Entities,
    threads: NonZeroUsize,
    mut tick: impl FnMut(usize) -> ControlFlow<()>,
) -> Result<Comparison, Cancelled> {
    let material = Material::read(analyzer, articles, entities, threads, &mut tick)?;
    let figures = material.figures();
    let edges = figures.edges(threads.get(), &mut tick)?;
    let clusters = group::cluster(&figures, &edges);
    let labels = map(&clusters, threads.get().min(clusters.len() / 64 + 1), &mut tick, |cluster| {
        let members: Vec<&Figure> = cluster.members.iter().map(|at| &figures.all[*at as usize]).collect();
        label::label(&members, articles)
    })?;
    let mut comparison = Comparison::default();
    for (cluster, label) in clusters.iter().zip(labels) {
        let members: Vec<&Figure> = cluster.members.iter().map(|at| &figures.all[*at as usize]).collect();
        let group = comparison.groups.len() as u32;
        for (at, one) in members.iter().enumerate() {
            let least = if members.len() > ALL_PAIRS { at.saturating_sub(PAIRS_BEFORE) } else { 0 };
            for before in &members[least..at] {
                comparison.pairs.push(pair(group, before, one, figures.moments));
            }
        }
        comparison.groups.push(Group {
            label: label.unwrap_or_default(),
            score: f64::from(cluster.score),
            members: members.iter().map(|figure| figure.member()).collect(),
        });
    }
    comparison.pairs.sort_by_key(|pair| (pair.group, pair.one, pair.other));
    Ok(comparison)
}

/// Compares the figures of one article.
pub fn compare_article(analyzer: &Analyzer, article: &Article, text: &str) -> Comparison {
    let rows = [(article, text)];
    let entities = Entities::new(&rows, None);
    compare(analyzer, &rows, &entities, NonZeroUsize::MIN, |_| ControlFlow::Continue(())).unwrap_or_default()
}

/// The sentence that a span stands in, without the blanks around it: the evidence for a figure.
///
/// Cheaper than cutting the whole text: it goes from the span to the nearest full stop or line end on either side.
pub(crate) fn sentence<'t>(surfaces: &Surfaces<'_>, text: &'t str, span: Span<Char>) -> &'t str {
    let (start, end) = (surfaces.byte(span.start), surfaces.byte(span.end));
    let stops = |at: usize| {
        let rest = &text[at..];
        rest.starts_with('\n')
            || rest.starts_with(['.', '!', '?'])
                && rest[1..].trim_start_matches(['"', '”', '’', '\'', ')']).starts_with(char::is_whitespace)
                && rest[1..].trim_start().starts_with(|c: char| !c.is_lowercase())
    };
    let from = text[..start].char_indices().rev().find(|(at, c)| matches!(c, '\n' | '.' | '!' | '?') && stops(*at));
    let from = from.map_or(0, |(at, c)| at + c.len_utf8());
    let to = text[end..].char_indices().find(|(at, c)| matches!(c, '\n' | '.' | '!' | '?') && stops(end + at));
    let to = to.map_or(text.len(), |(at, c)| if c == '\n' { end + at } else { end + at + 1 });
    text[from..to].trim_start_matches(['"', '”', '’', ')']).trim()
}

/// The features of each pair that is looked at, with their names: what the weights of the score are learnt from.
#[doc(hidden)]
pub fn evidence(analyzer: &Analyzer, articles: &[(&Article, &str)]) -> Vec<(Member, Member, Vec<(&'static str, f32)>)> {
    let entities = Entities::new(articles, analyzer.aliases());
    let go_on = |_| ControlFlow::Continue(());
    let Ok(material) = Material::read(analyzer, articles, &entities, default_threads(), go_on) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for (at, one) in material.all.iter().enumerate() {
        for other in &material.all[at + 1..] {
            if one.quantity.dimension == other.quantity.dimension {
                let topics = (&material.topics[one.article as usize], &material.topics[other.article as usize]);
                let features = evidence::evidence(one, other, topics);
                let named = evidence::NAMES.into_iter().zip(features).collect();
                rows.push((one.member(), other.member(), named));
            }
        }
    }
    rows
}

impl Figure {
    fn member(&self) -> Member {
        Member { article: self.article, number: self.number }
    }
}

fn pair(group: u32, one: &Figure, other: &Figure, moments: &[Moment]) -> Pair {
    let moments = (moments[one.article as usize], moments[other.article as usize]);
    let (first, second) = (&one.quantity, &other.quantity);
    let single = first.hedge != quantity::Hedge::Range && second.hedge != quantity::Hedge::Range;
    let finite = |value: f64| Some(value).filter(|value| single && value.is_finite());
    Pair {
        group,
        one: one.member(),
        other: other.member(),
        verdict: verdict::verdict(one, other, moments),
        ratio: finite(second.point / first.point),
        difference: finite((second.point - first.point) / first.scale).map(|value| if value == 0.0 { 0.0 } else { value }),
    }
}

/// What was read for a comparison.
struct Material {
    all: Vec<Figure>,
    topics: Vec<Topic>,
    moments: Vec<Moment>,
}

impl Material {
    fn read(
        analyzer: &Analyzer,
        articles: &[(&Article, &str)],
        entities: &Entities,
        threads: NonZeroUsize,
        tick: impl FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Self, Cancelled> {
        let rows: Vec<u32> = (0..articles.len() as u32).collect();
        let bytes: usize = articles.iter().map(|(_, text)| text.len()).sum();
        let threads = threads.get().min(bytes / 65_536 + 1);
        let read = map(&rows, threads, tick, |&row| {
            let (article, text) = articles[row as usize];
            figure::read(row, article, text, analyzer.figures(), |speaker| entities.of(row as usize, speaker))
        })?;
        let (mut all, mut topics, mut moments) = (Vec::new(), Vec::new(), Vec::new());
        for read in read {
            // An article that could not be read a second time has no figures.
            let Read { figures, topic, moment } =
                read.unwrap_or(Read { figures: Vec::new(), topic: Topic::default(), moment: None });
            all.extend(figures);
            topics.push(topic);
            moments.push(moment);
        }
        rarity::weigh(&mut all, &mut topics);
        all.sort_by_key(|figure| (moments[figure.article as usize], figure.article, figure.number));
        Ok(Material { all, topics, moments })
    }

    fn figures(&self) -> blocks::Figures<'_> {
        blocks::Figures { all: &self.all, topics: &self.topics, moments: &self.moments }
    }
}
