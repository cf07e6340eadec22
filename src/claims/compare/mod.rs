//! The comparison: figures of one or many articles that speak of the same thing, and what is to be said of each pair.
//!
//! **A figure** (`figure`) is a number that is an amount, with what it states in the base unit of its dimension
//! (`quantity`), the noun it counts, and what stands around it (`context`): the words of its sentence, each with how near
//! it is; the verb; the days; whether it is a change, a part, or what was before; and the side it takes where words
//! exclude one another (killed, injured, missing). How near a word is goes by the clause
//! of the figure (`clause`): the subject is as near as its verb. The words of the source and the cue are no part of that: who
//! says it is another question than what it is of, and sets figures of one article against one another (`sources`). Forms
//! of a word and words that say the same are one (`words`, from `lexicon/comparison.txt`).
//!
//! **Units left unsaid and rates** (`elided`, `rates`). A bare number takes the unit of an amount beside it, and amounts of
//! two currencies are compared at the rate that the articles give.
//!
//! **Weights.** A word weighs what its rarity among the articles of the batch says; a batch of few articles says little,
//! and a prior by the sort of word (name, rare, common) stands in (`rarity`).
//!
//! **Blocks** (`blocks`). Figures are looked at together where they share a key: their dimension, a word near the figure
//! (or the noun, the side, the value), and a word that the article is about. Each is compared with the few before it in
//! the list of a key, which is in the order of dates: the cost is linear in the number of figures.
//!
//! **The score** (`evidence`) of a pair is a logistic regression over features every one of which can
//! be named: the nouns are the same, the nearer words are shared by so much, names differ, sides exclude one another, the
//! values are the same, and which themes both may be of (`themes`). Figures of two values in one article have weights of their own:
//! mostly they are of two things, but for those of two sources. A small net (`net`) mends the score of two values in two articles.
//!
//! **Groups** (`group`) are made from the best pair down; two groups become one only where their figures go with one
//! another on average and none of them does not at all. Whatever is doubtful stays apart.
//!
//! **Verdicts** (`verdict`): same, compatible (overlapping, rounded), updated (a later state of what changes: a logistic
//! regression of its own), differs.
//! **Labels** (`label`) are words of the articles.

/// Names features, each with its place in the weights.
macro_rules! features {
    ($($id:ident $name:literal)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Feature { $($id),* }
        /// The names of the features, in their order.
        pub(super) const NAMES: &[&str] = &[$($name),*];
        /// How many features there are.
        pub const FEATURES: usize = NAMES.len();
    };
}

mod beside;
mod blocks;
mod clause;
mod context;
mod elided;
mod evidence;
mod figure;
mod group;
mod instead;
mod label;
mod neighbours;
mod net;
mod quantity;
mod rarity;
mod rates;
mod rivals;
mod sources;
mod themes;
mod verdict;
mod weights;
mod words;

#[doc(hidden)]
pub use evidence::FEATURES;
#[doc(hidden)]
pub use net::{HIDDEN, INPUTS, Net};
#[doc(hidden)]
pub use themes::{THEMES, ThemeFeatures, Themes, names as theme_names, theme_features};
#[doc(hidden)]
pub use verdict::FEATURES as VERDICT_FEATURES;
pub use verdict::Verdict;
use weights::learnt;
#[doc(hidden)]
pub use weights::{LINEAR, Weights};

use crate::Analyzer;
use crate::article::Article;
use crate::batch::{Cancelled, default_threads, map};
use crate::entities::Entities;
use crate::lexicon::abbreviations::{self, Abbreviation};
use crate::span::{Char, Span};
use crate::surface::Surfaces;
use figure::{Figure, Moment, Read, Topic};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::OnceLock;
use themes::Mass;
use verdict::Thing;

/// Members of a group up to which each is paired with each; in a larger one, each with so many before it.
const ALL_PAIRS: usize = 48;
const PAIRS_BEFORE: usize = 8;
/// Members of a larger group among which those of the same speaker are looked for.
const LOOKED_BACK: usize = 1024;
/// How much of the score of a group of shares stands that are not said to be of one noun.
const UNCERTAIN: f32 = 0.9;

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
    /// For each figure what it states, in the unit of the first.
    pub amounts: Vec<Amount>,
}

/// What a figure states, in the unit of the first figure of its group.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amount {
    /// The value; `None` for a range.
    pub value: Option<f64>,
    /// The lower end of a range or bound.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
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
    /// How many times the first one's value the other's is; `None` where one of them states no single value, and of
    /// temperatures.
    pub ratio: Option<f64>,
    /// The other's value less the first one's, in the unit of the first.
    pub difference: Option<f64>,
    /// Whether their sentences name two sources, whoever vouches for the quotes that they stand in.
    pub sources_differ: bool,
    /// Whether the one is put in the place of the other, in one article: "12, up from an earlier 9", "12, not 14".
    pub revised: bool,
}

/// Compares the figures of articles, each given with its text.
///
/// `entities` are those of the same articles. `tick` is called every [`TICK`](crate::batch::TICK); when it breaks, the
/// comparison stops.
///
/// # Resource usage
///
/// Linear in the number of figures; about two kilobytes for each are held, its pairs included.
///
/// # Errors
///
/// [`Cancelled`] when `tick` breaks.
pub fn compare(
    analyzer: &Analyzer,
    articles: &[(&Article, &str)],
    entities: &Entities,
    threads: NonZeroUsize,
    tick: impl FnMut(usize) -> ControlFlow<()>,
) -> Result<Comparison, Cancelled> {
    compare_with(analyzer, articles, entities, threads, learnt(), tick)
}

/// The same with other weights.
#[doc(hidden)]
pub fn compare_with(
    analyzer: &Analyzer,
    articles: &[(&Article, &str)],
    entities: &Entities,
    threads: NonZeroUsize,
    weights: &Weights,
    mut tick: impl FnMut(usize) -> ControlFlow<()>,
) -> Result<Comparison, Cancelled> {
    let material = Material::read(analyzer, articles, entities, threads, weights, &mut tick)?;
    let clusters = material.clusters(threads, &mut tick)?;
    // By article, for those that are asked.
    let surfaces: Vec<OnceLock<Surfaces<'_>>> = articles.iter().map(|_| OnceLock::new()).collect();
    let labels = map(&clusters, threads.get().min(clusters.len() / 64 + 1), &mut tick, |cluster| {
        let members: Vec<&Figure> = cluster.members.iter().map(|at| &material.all[*at as usize]).collect();
        label::label(&members, articles, |row| surfaces[row].get_or_init(|| Surfaces::new(articles[row].1)))
    })?;
    let mut comparison = Comparison::default();
    for (cluster, label) in clusters.iter().zip(labels) {
        let members: Vec<&Figure> = cluster.members.iter().map(|at| &material.all[*at as usize]).collect();
        let group = comparison.groups.len() as u32;
        let thing = Thing::of(&members, |figure| material.moments[figure.article as usize]);
        for (at, one) in members.iter().enumerate() {
            let least = if members.len() > ALL_PAIRS { at.saturating_sub(PAIRS_BEFORE) } else { 0 };
            // What one speaker said before is set beside it, however many others stand between.
            let own =
                |before: &&&Figure| before.places[0].entity.is_some_and(|entity| one.places[0].entity == Some(entity));
            let earlier = members[..least].iter().rev().take(LOOKED_BACK).filter(own).take(PAIRS_BEFORE);
            for before in earlier.chain(&members[least..at]) {
                comparison.pairs.push(pair(group, before, one, &thing, &material));
            }
        }
        comparison.groups.push(Group {
            label: label.unwrap_or_default(),
            score: f64::from(cluster.score),
            members: members.iter().map(|figure| figure.member()).collect(),
            amounts: amounts(&members, articles),
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
#[cfg_attr(not(feature = "python"), allow(dead_code, reason = "the door shows it"))]
pub(crate) fn sentence<'t>(surfaces: &Surfaces<'_>, text: &'t str, span: Span<Char>) -> &'t str {
    let (from, to) = sentence_at(surfaces, text, span);
    text[from..to].trim_start_matches(['"', '”', '’', ')']).trim()
}

/// The bytes of it, blanks around it included.
fn sentence_at(surfaces: &Surfaces<'_>, text: &str, span: Span<Char>) -> (usize, usize) {
    let (start, end) = (surfaces.byte(span.start), surfaces.byte(span.end));
    // "Gov. Ana Ruiz", "at 5 p.m. Eastern": a full stop that belongs to the word.
    let shortens = |at: usize| {
        let word = text[..at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        let dotted = word.contains('.') && !word.contains(|c: char| c.is_ascii_digit());
        let initials = word.len() == 1 && word.starts_with(char::is_uppercase) || dotted;
        !word.is_empty() && (initials || abbreviations::lookup(word) != Abbreviation::No)
    };
    let stops = |at: usize| {
        let rest = &text[at..];
        rest.starts_with('\n')
            || rest.starts_with(['.', '!', '?'])
                && rest[1..].trim_start_matches(['"', '”', '’', '\'', ')']).starts_with(char::is_whitespace)
                && rest[1..].trim_start().starts_with(|c: char| !c.is_lowercase())
                && !(rest.starts_with('.') && shortens(at))
    };
    let from = text[..start].char_indices().rev().find(|(at, c)| matches!(c, '\n' | '.' | '!' | '?') && stops(*at));
    let from = from.map_or(0, |(at, c)| at + c.len_utf8());
    let to = text[end..].char_indices().find(|(at, c)| matches!(c, '\n' | '.' | '!' | '?') && stops(end + at));
    let to = to.map_or(text.len(), |(at, c)| if c == '\n' { end + at } else { end + at + 1 });
    (from, to)
}

/// The features of a pair of figures, with their names: what the weights of the score are learnt from.
#[doc(hidden)]
#[derive(Debug)]
pub struct Features {
    pub one: Member,
    pub other: Member,
    /// Whether both state one value: the weights are others where they do.
    pub equal: bool,
    pub features: Vec<(&'static str, f32)>,
    /// The themes that both may be of, each with how much.
    pub themes: Vec<(usize, f32)>,
    /// What the net sees, without the zeros.
    pub inputs: Vec<(u16, f32)>,
    /// How many pairs of figures it stands for, where figures of one value were put together.
    pub pairs: usize,
    pub score: f32,
}

/// The features of all pairs that are looked at.
#[doc(hidden)]
pub fn features(analyzer: &Analyzer, articles: &[(&Article, &str)], weights: &Weights) -> Vec<Features> {
    let entities = Entities::new(articles, analyzer.aliases());
    let go_on = |_| ControlFlow::Continue(());
    let Ok(material) = Material::read(analyzer, articles, &entities, default_threads(), weights, go_on) else {
        return Vec::new();
    };
    let Ok(values) = material.values(NonZeroUsize::MIN, &mut { go_on }) else { return Vec::new() };
    let mut rows = Vec::new();
    for (figures, equal) in [(material.figures(), true), (values.figures(&material), false)] {
        let Ok(lists) = figures.lists(1, go_on) else { return Vec::new() };
        let mut near = Vec::new();
        let mut pairs = Vec::new();
        for at in 0..figures.all.len() as u32 {
            figures.candidates(&lists, at, &mut near);
            pairs.extend(near.iter().map(|other| (at.min(*other), at.max(*other))));
        }
        pairs.sort_unstable();
        pairs.dedup();
        for (one, other) in pairs {
            let found = figures.evidence(one, other).filter(|found| found.equal == equal);
            let Some(found) = found else { continue };
            rows.push(Features {
                one: figures.all[one as usize].member(),
                other: figures.all[other as usize].member(),
                equal,
                pairs: figures.all[one as usize].places.len() * figures.all[other as usize].places.len(),
                features: evidence::NAMES.iter().copied().zip(found.features).collect(),
                themes: found.themes.iter().map(|(theme, part)| (usize::from(*theme), *part)).collect(),
                inputs: {
                    let mut inputs = Vec::new();
                    net::inputs(&found, |at, value| inputs.push((at as u16, value)));
                    inputs
                },
                score: evidence::score(&found, weights),
            });
        }
    }
    rows
}

/// What the verdicts on pairs of a group are learnt from: the features of each pair in the order of the members, each
/// with those before it; none where the values are the same.
#[doc(hidden)]
pub fn verdict_features(
    analyzer: &Analyzer,
    articles: &[(&Article, &str)],
    groups: &[Vec<Member>],
) -> Vec<Vec<Option<Vec<f32>>>> {
    let entities = Entities::new(articles, analyzer.aliases());
    let go_on = |_| ControlFlow::Continue(());
    let weights = LINEAR;
    let Ok(material) = Material::read(analyzer, articles, &entities, default_threads(), &weights, go_on) else {
        return Vec::new();
    };
    let of = |group: &Vec<Member>| {
        let found: Vec<Option<&Figure>> =
            group.iter().map(|member| material.all.iter().find(|figure| figure.member() == *member)).collect();
        let members: Vec<&Figure> = found.iter().flatten().copied().collect();
        let thing = Thing::of(&members, |figure| material.moments[figure.article as usize]);
        let pair = |one: Option<&Figure>, other: Option<&Figure>| {
            let (one, other) = (one?, other?);
            let features = verdict::features(one, other, &thing, material.moments_of(one, other));
            (!one.quantity.same(&other.quantity)).then(|| features.to_vec())
        };
        let pairs = |at: usize| found[..at].iter().map(move |one| (*one, at));
        (0..found.len()).flat_map(pairs).map(|(one, at)| pair(one, found[at])).collect()
    };
    groups.iter().map(of).collect()
}

impl Figure {
    fn member(&self) -> Member {
        Member { article: self.article, number: self.number }
    }
}

/// What figures state, in the unit of the first.
fn amounts(members: &[&Figure], articles: &[(&Article, &str)]) -> Vec<Amount> {
    let first = &members[0].quantity;
    members
        .iter()
        .map(|figure| {
            let written = &articles[figure.article as usize].0.numbers[figure.number as usize];
            let reached = elided::reached(written);
            let number = reached.as_ref().unwrap_or(written);
            let own =
                |value: f64| Some(tidy(figure.quantity.rewritten(value, first))).filter(|value| value.is_finite());
            Amount { value: number.value.and_then(own), low: number.low.and_then(own), high: number.high.and_then(own) }
        })
        .collect()
}

/// A value to twelve digits: what conversions add beyond is noise.
fn tidy(value: f64) -> f64 {
    let digits = 11.0 - value.abs().log10().floor();
    if !(0.0..=300.0).contains(&digits) {
        return value;
    }
    let scale = 10f64.powi(digits as i32);
    (value * scale).round() / scale
}

fn pair(group: u32, one: &Figure, other: &Figure, thing: &Thing, material: &Material<'_>) -> Pair {
    let moments = material.moments_of(one, other);
    let (first, second) = (&one.quantity, &other.quantity);
    let single = first.hedge != quantity::Hedge::Range && second.hedge != quantity::Hedge::Range;
    let finite = |value: f64| Some(tidy(value)).filter(|value| single && value.is_finite());
    Pair {
        group,
        one: one.member(),
        other: other.member(),
        verdict: verdict::verdict(one, other, thing, moments, &material.weights.updated),
        ratio: first.ratio(second).and_then(finite),
        difference: finite(first.gap(second)),
        sources_differ: sources::is_same(one.places[0].source, other.places[0].source) == Some(false),
        revised: one.article == other.article && (one.revises || other.revises || one.past != other.past),
    }
}

/// What was read for a comparison.
struct Material<'w> {
    weights: &'w Weights,
    all: Vec<Figure>,
    topics: Vec<Topic>,
    moments: Vec<Moment>,
    masses: Vec<Mass>,
    neighbours: Vec<Vec<u32>>,
}

impl<'w> Material<'w> {
    fn read(
        analyzer: &Analyzer,
        articles: &[(&Article, &str)],
        entities: &Entities,
        threads: NonZeroUsize,
        weights: &'w Weights,
        tick: impl FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Self, Cancelled> {
        let rows: Vec<u32> = (0..articles.len() as u32).collect();
        let bytes: usize = articles.iter().map(|(_, text)| text.len()).sum();
        let threads = threads.get().min(bytes / 65_536 + 1);
        let read = map(&rows, threads, tick, |&row| {
            let (article, text) = articles[row as usize];
            figure::read(row, article, text, analyzer.figures(), |speaker| entities.of(row as usize, speaker))
        })?;
        let (mut all, mut topics, mut moments, mut rates) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for read in read {
            // An article that could not be read a second time has no figures.
            let Read { figures, topic, moment, rates: own } = read.unwrap_or_default();
            all.extend(figures);
            topics.push(topic);
            moments.push(moment);
            rates.push(own);
        }
        rarity::weigh(&mut all, &mut topics);
        all.sort_by_key(|figure| (moments[figure.article as usize], figure.article, figure.number));
        let neighbours = neighbours::neighbours(&topics, &moments);
        rates::convert(&mut all, &rates, &neighbours);
        elided::adopt(&mut all, &neighbours, articles, analyzer.figures());
        let mut masses = vec![Mass::default(); articles.len()];
        for figure in &all {
            masses[figure.article as usize].add(figure.quantity.dimension, &figure.theme);
        }
        Ok(Material { weights, all, topics, moments, masses, neighbours })
    }

    fn moments_of(&self, one: &Figure, other: &Figure) -> (Moment, Moment) {
        (self.moments[one.article as usize], self.moments[other.article as usize])
    }

    fn figures(&self) -> blocks::Figures<'_> {
        blocks::Figures {
            all: self.all.iter().collect(),
            topics: &self.topics,
            neighbours: &self.neighbours,
            moments: &self.moments,
            masses: &self.masses,
            weights: self.weights,
        }
    }

    /// The figures with those put together that state the same value of the same thing.
    fn values(
        &self,
        threads: NonZeroUsize,
        mut tick: impl FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Values, Cancelled> {
        let figures = self.figures();
        let edges = figures.edges(true, threads.get(), &mut tick)?;
        let clusters = group::cluster(&figures, &edges, tick)?;
        let mut first: Vec<Option<u32>> = vec![None; self.all.len()];
        let merged: Vec<Figure> = clusters
            .iter()
            .zip(0..)
            .map(|(cluster, at)| {
                cluster.members.iter().for_each(|member| first[*member as usize] = Some(at));
                let members: Vec<&Figure> = cluster.members.iter().map(|at| &self.all[*at as usize]).collect();
                Figure::of(&members)
            })
            .collect();
        let mut nodes = Vec::new();
        for (at, cluster) in (0..).zip(&first) {
            match cluster {
                None => nodes.push(Node::Figure(at)),
                Some(cluster) if clusters[*cluster as usize].members[0] == at => nodes.push(Node::Cluster(*cluster)),
                Some(_) => {}
            }
        }
        Ok(Values { nodes, clusters, merged })
    }

    /// How much of the score of a group stands: shares have one value by chance more often than amounts do, so those that are
    /// not said to be of one noun are less certain than their pairs are.
    fn certainty(&self, members: &[u32]) -> f32 {
        let first = &self.all[members[0] as usize];
        let noun = |at: &u32| self.all[*at as usize].head == first.head;
        let said = first.head != words::NONE && members.iter().all(noun);
        if first.quantity.is_share() && !said { UNCERTAIN } else { 1.0 }
    }

    /// The groups: their members are positions in `all`, and they are in the order of the articles.
    fn clusters(
        &self,
        threads: NonZeroUsize,
        mut tick: impl FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Vec<group::Cluster>, Cancelled> {
        let values = self.values(threads, &mut tick)?;
        let figures = values.figures(self);
        let edges = figures.edges(false, threads.get(), &mut tick)?;
        let mut taken = vec![false; values.nodes.len()];
        let mut clusters = Vec::new();
        for joined in group::cluster(&figures, &edges, tick)? {
            let mut members = Vec::new();
            for node in joined.members {
                taken[node as usize] = true;
                values.nodes[node as usize].members(&values.clusters, &mut members);
            }
            clusters.push(group::Cluster { members, score: joined.score });
        }
        for (node, _) in values.nodes.iter().zip(taken).filter(|(_, taken)| !taken) {
            if let Node::Cluster(at) = node {
                clusters.push(values.clusters[*at as usize].clone());
            }
        }
        let place = |at: &u32| self.all[*at as usize].member();
        for cluster in &mut clusters {
            cluster.members.sort_by_key(place);
            cluster.score *= self.certainty(&cluster.members);
        }
        clusters.sort_by_key(|cluster| place(&cluster.members[0]));
        Ok(clusters)
    }
}

/// What figures state: those of one value of one thing as one.
struct Values {
    nodes: Vec<Node>,
    clusters: Vec<group::Cluster>,
    /// For each cluster, its figures as one.
    merged: Vec<Figure>,
}

/// A figure alone, or several of one value.
#[derive(Clone, Copy)]
enum Node {
    Figure(u32),
    Cluster(u32),
}

impl Node {
    fn members(self, clusters: &[group::Cluster], into: &mut Vec<u32>) {
        match self {
            Node::Figure(at) => into.push(at),
            Node::Cluster(at) => into.extend(&clusters[at as usize].members),
        }
    }
}

impl Values {
    fn figures<'a>(&'a self, material: &'a Material<'_>) -> blocks::Figures<'a> {
        let all = self.nodes.iter().map(|node| match node {
            Node::Figure(at) => &material.all[*at as usize],
            Node::Cluster(at) => &self.merged[*at as usize],
        });
        blocks::Figures {
            all: all.collect(),
            topics: &material.topics,
            neighbours: &material.neighbours,
            moments: &material.moments,
            masses: &material.masses,
            weights: material.weights,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_is_a_whole_sentence() {
        let of = |text: &str, number: &str| {
            let start = text[..text.find(number).expect("it is there")].chars().count() as u32;
            sentence(&Surfaces::new(text), text, Span::new(start, start + 1)).to_owned()
        };
        let text = "Gov. Ana Ruiz said at 5 p.m. Eastern that 12 died. The U.S. Coast Guard found 14.\u{a0}Nobody else\u{a0}did.";
        assert_eq!(of(text, "12"), "Gov. Ana Ruiz said at 5 p.m. Eastern that 12 died.");
        assert_eq!(of(text, "14"), "The U.S. Coast Guard found 14.");
        assert_eq!(of("It fell to 3.5. It was 7.", "3.5"), "It fell to 3.5.");
        assert_eq!(of("Übrigens\u{a0}(Dr.\u{a0}Marsh) 12. So.", "12"), "Übrigens\u{a0}(Dr.\u{a0}Marsh) 12.");
    }
}
