//! What speaks for a mention as the antecedent of a pronoun, and how much.
//!
//! The weights stand in `models/pronouns.tsv`; `models/README.md` says where they are from.

use super::discourse::{Discourse, Who};
use super::names;
use super::pronouns::Pronoun;
use crate::model::Tagged;
use crate::quotes::{Attribution, Marks};
use crate::span::{Span, Tok};
use std::sync::LazyLock;

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What can be seen of a mention before a pronoun.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(usize)]
        pub(super) enum Feature { $($(#[$doc])* $name,)* }

        /// The features by name, in order.
        pub const NAMES: [&str; [$(Feature::$name),*].len()] = [$($word),*];
    };
}

features! {
    /// A name that is not surely a person's.
    Unsure = "unsure",
    /// ... that keeps coming back, and pronouns of this gender were taken for it.
    UnsureKnown = "unsure-known",
    /// ... and a word in lower case or of the dictionary.
    Weak = "weak",
    /// A title or given name shows this gender.
    GenderShown = "gender-shown",
    /// Pronouns of this gender were taken for it, or of the other.
    GenderGuessed = "gender-guessed",
    GenderAgainst = "gender-against",
    /// The one word that it is called by is a given name of this gender.
    GivenShown = "given-shown",
    /// Somebody without a name: whose noun shows the gender, or leaves it open.
    NamelessShown = "nameless-shown",
    NamelessOpen = "nameless-open",
    Organization = "organization",
    Place = "place",
    Group = "group",
    /// A body or document without a name; several persons without one.
    NamelessBody = "nameless-body",
    NamelessPlural = "nameless-plural",
    /// Sentences between, or short ones together.
    Distance = "distance",
    /// Words between, up to half a minute of speech.
    Far = "far",
    OtherParagraph = "other-paragraph",
    Subject = "subject",
    Possessor = "possessor",
    Pronoun = "pronoun",
    Source = "source",
    /// Who spoke last goes on.
    LastSource = "last-source",
    /// The subject of the sentence before the quotation that the pronoun follows: "Marren disagreed. "...," he said.
    Leads = "leads",
    /// Named in the words that are attributed: few speak of themselves by name.
    Spoken = "spoken",
    /// "Ruiz met him": somebody else.
    SubjectOfClause = "subject-of-clause",
    /// "Not Ruiz, I mean": hardly Ruiz.
    Denied = "denied",
    /// Who talk to each other say "you".
    Labelled = "labelled",
    /// In a quotation, with the pronoun outside.
    Quoted = "quoted",
    /// How often the article names it.
    Named = "named",
    /// How many others stand between.
    Between = "between",
    SameSentence = "same-sentence",
    /// Both are subjects.
    BothSubjects = "both-subjects",
    /// "Ruiz said his": the subject before a possessive in the same sentence.
    SubjectOfOwned = "subject-of-owned",
    /// Both stand in a quotation.
    BothQuoted = "both-quoted",
    /// "Ruiz came. A nurse spoke. She": somebody without a name was the subject since, or spoken of by an office that
    /// nobody is known to have.
    PastNameless = "past-nameless",
}

/// How many features there are.
const COUNT: usize = NAMES.len();

/// The values of all features of one mention.
#[derive(Clone, Copy, Debug)]
pub struct Features(pub [f32; COUNT]);

impl Features {
    pub(super) const fn none() -> Self {
        Features([0.0; COUNT])
    }

    pub(super) const fn set(&mut self, feature: Feature, value: f32) {
        self.0[feature as usize] = value;
    }

    pub(super) fn mark(&mut self, feature: Feature, holds: bool) {
        self.0[feature as usize] = f32::from(u8::from(holds));
    }

    /// How well they speak for the mention.
    pub fn score(&self, weights: &[f32; COUNT]) -> f32 {
        self.0.iter().zip(weights).map(|(value, weight)| value * weight).sum()
    }
}

/// Sorts of mentions with weights of their own: "he" and "she", "it", "they", and descriptions that stand for a pronoun.
pub const KINDS: usize = 4;

/// A description that stands for a pronoun: "the candidate".
pub(super) const DESCRIPTION: usize = 3;

/// The weights of the features for each sort of pronoun, and when a pronoun is left alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// The weights of the features.
    pub of: [[f32; COUNT]; KINDS],
    /// The least score of an antecedent that has a name.
    pub least: [f32; KINDS],
    /// The least score of one that has none: a wrong name is worse than none.
    pub nameless: [f32; KINDS],
    /// How far it must be ahead of the next.
    pub ahead: [f32; KINDS],
}

impl Weights {
    /// Reads a table: for each feature a line with its name and a weight for each sort, and the lines `least`, `least-nameless` and `ahead`.
    pub fn parse(table: &str) -> Option<Self> {
        let row = |name: &str| -> Option<[f32; KINDS]> {
            let rest = table.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'))?;
            let mut row = [0.0; KINDS];
            let mut cells = rest.split('\t');
            for weight in &mut row {
                *weight = cells.next()?.parse().ok()?;
            }
            Some(row)
        };
        let mut weights = Weights {
            of: [[0.0; COUNT]; KINDS],
            least: row("least")?,
            nameless: row("least-nameless")?,
            ahead: row("ahead")?,
        };
        for (feature, name) in NAMES.iter().enumerate() {
            for (kind, weight) in row(name)?.into_iter().enumerate() {
                weights.of[kind][feature] = weight;
            }
        }
        Some(weights)
    }

    /// The table that [`Weights::parse`] reads.
    pub fn table(&self) -> String {
        let rows = NAMES.iter().enumerate().map(|(at, name)| (*name, self.of.map(|weights| weights[at])));
        let rows = rows.chain([("least", self.least), ("least-nameless", self.nameless), ("ahead", self.ahead)]);
        rows.fold(String::new(), |table, (name, weights)| {
            let row = weights.map(|weight| format!("{weight:.2}")).join("\t");
            table + name + "\t" + &row + "\n"
        })
    }
}

static LEARNT: LazyLock<Weights> =
    LazyLock::new(|| Weights::parse(include_str!("../../models/pronouns.tsv")).expect("the table has all features"));

/// The weights in use.
pub fn weights() -> &'static Weights {
    &LEARNT
}

/// A pronoun with those whom it can refer to, for the training.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Where it stands.
    pub at: u32,
    /// Its sort.
    pub kind: usize,
    /// It is the source of an attribution.
    pub source: bool,
    /// Positions among the [`Referent`]s, none for several without a name, with the features of their mentions.
    pub candidates: Vec<(Option<u32>, Vec<Features>)>,
    /// The one that was taken.
    pub taken: Option<u32>,
}

/// Somebody whom a pronoun can refer to.
#[derive(Clone, Debug)]
pub struct Referent {
    /// It has a name, and is no list of several.
    pub named: bool,
    /// Where it is mentioned by name, else at all.
    pub mentions: Vec<Span<Tok>>,
    /// Its fullest name.
    pub name: Span<Tok>,
}

/// The pronouns of an article as they are read with these weights, and all those they can refer to.
pub fn asked(
    tagged: &Tagged<'_>,
    marks: &Marks,
    attributions: &[Attribution],
    weights: &Weights,
) -> (Vec<Asked>, Vec<Referent>) {
    let names = names::find(tagged);
    let mut discourse = Discourse::new(tagged, &names, attributions, weights);
    discourse.log = Some(Vec::new());
    discourse.read(marks, attributions);
    let entities = discourse.entities.all.len() as u32;
    let place = |who: Who| match who {
        Who::Entity(id) => id,
        Who::Own(id) => entities + id,
    };
    let log = discourse.log.take().unwrap_or_default();
    let log = log.into_iter().map(|logged| Asked {
        at: logged.at,
        kind: logged.pronoun.kind(),
        source: logged.source,
        candidates: logged.candidates.into_iter().map(|(who, mentions)| (who.map(place), mentions)).collect(),
        taken: logged.taken.map(place),
    });
    let mut referents: Vec<Referent> = discourse
        .entities
        .all
        .iter()
        .map(|entity| Referent { named: true, mentions: Vec::new(), name: entity.name })
        .collect();
    for (name, id) in names.iter().zip(&discourse.entities.of_name) {
        if let Some(id) = id {
            referents[*id as usize].mentions.push(name.tokens);
        }
    }
    referents.extend(discourse.own.iter().map(|own| Referent {
        named: false,
        mentions: own.mentions.iter().map(|(tokens, _)| *tokens).collect(),
        name: own.name,
    }));
    (log.collect(), referents)
}

/// A pronoun as it was read.
#[derive(Debug)]
pub(super) struct Logged {
    pub(super) at: u32,
    pub(super) pronoun: Pronoun,
    pub(super) source: bool,
    pub(super) candidates: Vec<(Option<Who>, Vec<Features>)>,
    pub(super) taken: Option<Who>,
}
