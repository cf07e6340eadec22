//! What is to be said of two figures that are of the same thing.

use super::evidence::course;
use super::figure::{Course, Figure, Moment, UNTIMED};
use super::quantity::{ABOUT, Hedge, close};
use super::sources::{Source, is_same};
use super::words::NONE;

/// Pairs of sources that are set against one another, of those of one thing.
const OPPOSED: usize = 16;

/// How two figures of the same thing stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Both state the same value with the same reserve.
    Same,
    /// Both can be true: they overlap, or one is the other rounded.
    Compatible,
    /// They cannot both be true of the same thing at the same time.
    Differs,
    /// The later one states a later state of a thing that changes.
    Updated,
}

impl Verdict {
    /// Its word in the tables.
    pub const fn word(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Compatible => "compatible",
            Verdict::Differs => "differs",
            Verdict::Updated => "updated",
        }
    }
}

features! {
    One "one"
    OtherDay "days of the articles differ"
    Days "how many days lie between"
    Onward "later and further on its course"
    Back "later and back on its course"
    OnwardOfThing "later and further on the course of others"
    BackOfThing "later and back on the course of others"
    NoCourse "no course"
    MovesOfThing "how many say that it goes up and down"
    Values "values for a day"
    DaysOfThing "days of the thing"
    Moves "a thing that goes up and down"
    MovesLater "a thing that goes up and down, later"
    Trend "the later one says that it moved"
    TrendOfOverlap "the later one says that it moved, values overlap"
    Now "the later one says that it is so now"
    From "the one was before, one article"
    Revised "the one in place of the other"
    Exacter "the later one more exact"
    Overlap "values overlap"
    Beyond "the earlier one a bound that the later one is beyond"
    Hedged "the earlier one hedged"
    DaysDiffer "days differ"
    DaysOfOne "days of one"
    VoiceSame "voice same"
    Voices "two voices"
    VoiceOfOne "voice of one"
    SourceSame "source same"
    SourcesDiffer "two sources"
    SourcesOpposed "two sources that an article sets against one another"
    OpposedOfOne "a source that is set against another, and no source"
    Contested "an article sets two sources against one another"
    Disputes "one disputes"
    Claimed "somebody's figure"
    Article "article same"
    Sentence "sentence same"
    Money "money"
    Share "share"
    Measure "measure"
    Persons "persons"
    Plans "both planned"
    Plan "one planned"
    Far "value far"
    Small "value near"
}

/// What the figures of one thing say together of how it changes.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    /// How it changes, where the figures that say so agree.
    course: Course,
    /// How many of its figures say that it goes up and down.
    moves: f32,
    /// How many values there are for each day.
    values: f32,
    /// How many days.
    days: f32,
    /// Sources that give two values in one article.
    opposed: Vec<(Source, Source)>,
}

impl Thing {
    pub(super) fn of(members: &[&Figure], moments: impl Fn(&Figure) -> Moment) -> Self {
        let mut courses = members.iter().map(|figure| figure.course).filter(|course| *course != Course::None);
        let first = courses.next().unwrap_or(Course::None);
        let mut days: Vec<_> = members.iter().map(|figure| moments(figure).map(|moment| moment.0)).collect();
        days.sort_unstable();
        days.dedup();
        let mut points: Vec<f64> = members.iter().map(|figure| figure.quantity.point).collect();
        points.sort_by(f64::total_cmp);
        points.dedup_by(|one, other| close(*one, *other));
        Thing {
            course: if courses.all(|course| course == first) { first } else { Course::None },
            moves: members.iter().filter(|figure| figure.moves).count() as f32 / members.len().max(1) as f32,
            values: points.len() as f32 / days.len().max(1) as f32,
            days: days.len() as f32,
            opposed: opposed(members),
        }
    }

    /// Whether an article sets these two sources against one another.
    fn are_opposed(&self, one: Source, other: Source) -> bool {
        let is = |one: Source, other: Source| is_same(one, other) == Some(true);
        self.opposed.iter().any(|(own, its)| is(*own, one) && is(*its, other) || is(*own, other) && is(*its, one))
    }

    /// Whether an article sets this source against another.
    fn is_opposed(&self, source: Source) -> bool {
        let is = |other: &Source| is_same(source, *other) == Some(true);
        self.opposed.iter().any(|(own, its)| is(own) || is(its))
    }
}

/// Sources of neighbouring figures of one article that give two values.
fn opposed(members: &[&Figure]) -> Vec<(Source, Source)> {
    let two = |pair: &[&Figure]| {
        let (one, other) = (pair[0], pair[1]);
        let apart = one.article == other.article && !one.quantity.same(&other.quantity);
        let sources = (one.places[0].source, other.places[0].source);
        (apart && is_same(sources.0, sources.1) == Some(false)).then_some(sources)
    };
    members.windows(2).filter_map(two).take(OPPOSED).collect()
}

/// Whether the first of two figures is the earlier one; none where nothing says which is. Of two in one article the one
/// that "from" or "earlier" stands with is the earlier one.
fn order(one: &Figure, other: &Figure, moments: (Moment, Moment)) -> Option<bool> {
    match moments {
        _ if one.article == other.article && one.past != other.past => Some(one.past),
        (Some(day), Some(its)) if day != its && (day.0 != its.0 || day.1 != UNTIMED && its.1 != UNTIMED) => {
            Some(day < its)
        }
        _ => None,
    }
}

/// The features of how two figures of one thing stand to one another, each with the moment at which its article was
/// published.
pub(super) fn features(one: &Figure, other: &Figure, thing: &Thing, moments: (Moment, Moment)) -> [f32; FEATURES] {
    use Feature as F;
    let flag = |value: bool| f32::from(u8::from(value));
    let mut features = [0.0; FEATURES];
    let mut set = |feature: Feature, value: f32| features[feature as usize] = value;
    let article = one.article == other.article;
    let order = order(one, other, moments);
    let (earlier, later) = if order == Some(false) { (other, one) } else { (one, other) };
    let (first, second) = (&earlier.quantity, &later.quantity);
    let overlap = first.overlaps(second);
    set(F::One, 1.0);
    set(F::OtherDay, flag(order.is_some() && !article));
    if let (Some(day), Some(its)) = moments {
        set(F::Days, ((day.0 - its.0).abs() as f32 + 1.0).ln());
    }
    let course = course(one, other);
    if order.is_some() && course != Course::None && !first.equal(second) {
        let grows = second.point > first.point;
        set(if grows == (course == Course::Grows) { F::Onward } else { F::Back }, 1.0);
    }
    if order.is_some() && course == Course::None && thing.course != Course::None && !first.equal(second) {
        let grows = second.point > first.point;
        set(if grows == (thing.course == Course::Grows) { F::OnwardOfThing } else { F::BackOfThing }, 1.0);
    }
    set(F::MovesOfThing, thing.moves);
    set(F::Values, thing.values.ln());
    set(F::DaysOfThing, thing.days.ln());
    let moves = one.moves || other.moves;
    set(F::NoCourse, flag(course == Course::None));
    set(F::Moves, flag(moves));
    set(F::MovesLater, flag(moves && order.is_some()));
    set(F::Trend, flag(order.is_some() && later.trend));
    set(F::TrendOfOverlap, flag(order.is_some() && later.trend && overlap && first.hedge == Hedge::Bare));
    set(F::Now, flag(order.is_some() && later.now));
    set(F::From, flag(article && one.past != other.past));
    set(F::Revised, flag(one.revises || other.revises));
    // "Dozens", and the next day 37: the earlier one said as much.
    let exacter = first.hedge != Hedge::Bare && (second.point - first.point).abs() <= ABOUT * first.point.abs()
        || overlap && first.hedge == Hedge::Range;
    set(F::Exacter, flag(exacter));
    set(F::Overlap, flag(overlap));
    let beyond = second.point - first.point;
    let bound = first.hedge == Hedge::AtLeast && beyond > 0.0 || first.hedge == Hedge::AtMost && beyond < 0.0;
    set(F::Beyond, flag(bound && order.is_some() && beyond.abs() > ABOUT * first.point.abs()));
    set(F::Hedged, flag(first.hedge != Hedge::Bare));
    match (one.when, other.when) {
        (None, None) => {}
        (Some(one), Some(other)) => set(F::DaysDiffer, flag(one.1 < other.0 || other.1 < one.0)),
        _ => set(F::DaysOfOne, 1.0),
    }
    match (one.places[0].entity, other.places[0].entity) {
        (None, None) => {}
        (Some(one), Some(other)) => set(if one == other { F::VoiceSame } else { F::Voices }, 1.0),
        _ => set(F::VoiceOfOne, 1.0),
    }
    let (source, its) = (one.places[0].source, other.places[0].source);
    if let Some(same) = is_same(source, its) {
        set(if same { F::SourceSame } else { F::SourcesDiffer }, 1.0);
    } else {
        set(F::OpposedOfOne, flag(thing.is_opposed(if source[0] == NONE { its } else { source })));
    }
    set(F::SourcesOpposed, flag(thing.are_opposed(source, its)));
    // What one source says twice is contested by nobody.
    set(F::Contested, flag(!thing.opposed.is_empty() && is_same(source, its) != Some(true)));
    set(F::Disputes, flag(one.disputes || other.disputes));
    set(F::Claimed, flag(one.claimed || other.claimed));
    set(F::Article, flag(article));
    set(F::Sentence, flag(article && one.places[0].sentence == other.places[0].sentence));
    set(F::Money, flag(one.money));
    set(F::Share, flag(first.is_share()));
    set(F::Measure, flag(first.is_measure()));
    set(F::Persons, flag(one.persons.is_some() && other.persons.is_some()));
    set(F::Plans, flag(one.planned && other.planned));
    set(F::Plan, flag(one.planned != other.planned));
    let times = (first.times(second).min(1e6) as f32).ln();
    set(F::Far, times.min(3.0));
    set(F::Small, (-8.0 * times).exp());
    features
}

/// The verdict on two figures of one thing, each with the moment at which its article was published.
///
/// Whatever is the same is the same. Next, where one is later, whether it states a later state of what changes is a
/// logistic regression over the [`features`]: the dead grow in number, a price moves from day to day, and two sources that speak
/// against one another do so whatever the days between. What then overlaps is compatible, and the rest differs.
pub(super) fn verdict(
    one: &Figure,
    other: &Figure,
    thing: &Thing,
    moments: (Moment, Moment),
    weights: &[f32; FEATURES],
) -> Verdict {
    if one.quantity.same(&other.quantity) {
        return Verdict::Same;
    }
    let sum: f32 =
        features(one, other, thing, moments).iter().zip(weights).map(|(feature, weight)| feature * weight).sum();
    if sum > 0.0 && order(one, other, moments).is_some() {
        Verdict::Updated
    } else if one.quantity.overlaps(&other.quantity) {
        Verdict::Compatible
    } else {
        Verdict::Differs
    }
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use crate::entities::Entities;
    use crate::{Analyzer, Article, Published};
    use std::num::NonZeroUsize;
    use std::ops::ControlFlow;

    /// The verdicts on the pairs of two articles of two days.
    fn verdicts(first: &str, second: &str) -> Vec<&'static str> {
        published(("2024-03-01", first), ("2024-03-04", second))
    }

    /// The same of articles published then.
    fn published(first: (&str, &str), second: (&str, &str)) -> Vec<&'static str> {
        let analyzer = Analyzer::new();
        let articles: [(Article, &str); 2] =
            [first, second].map(|(day, text)| (analyzer.analyze(text, Published::parse(day).as_ref(), None), text));
        let rows: Vec<(&Article, &str)> = articles.iter().map(|(article, text)| (article, *text)).collect();
        let entities = Entities::new(&rows, None);
        let found = compare(&analyzer, &rows, &entities, NonZeroUsize::MIN, |_| ControlFlow::Continue(()));
        found.expect("nobody stops it").pairs.iter().map(|pair| pair.verdict.word()).collect()
    }

    #[test]
    fn the_dead_grow_in_number_and_a_price_moves() {
        let (first, second) = ("The flood in Velen killed 12 people.", "The flood in Velen has now killed 19 people.");
        assert_eq!(verdicts(first, second), ["updated"]);
        let (first, second) = (
            "The price of Velen crude stood at $61.20 a barrel in Velen.",
            "The price of Velen crude now stands at $68.40 a barrel in Velen.",
        );
        assert_eq!(verdicts(first, second), ["updated"]);
    }

    #[test]
    fn a_day_without_a_time_is_no_morning() {
        let (first, second) = ("The flood in Velen killed 12 people.", "The flood in Velen has now killed 19 people.");
        assert_eq!(published(("2024-03-01", first), ("2024-03-01T08:00", second)), ["differs"]);
        assert_eq!(published(("2024-03-01T06:00", first), ("2024-03-01T08:00", second)), ["updated"]);
    }

    #[test]
    fn without_dates_nothing_is_later() {
        let (first, second) = ("The flood in Velen killed 12 people.", "The flood in Velen has now killed 19 people.");
        let analyzer = Analyzer::new();
        let articles = [first, second].map(|text| analyzer.analyze(text, None, None));
        let rows = [(&articles[0], first), (&articles[1], second)];
        let entities = Entities::new(&rows, None);
        let found = compare(&analyzer, &rows, &entities, NonZeroUsize::MIN, |_| ControlFlow::Continue(()));
        let verdicts: Vec<_> = found.expect("nobody stops it").pairs.iter().map(|pair| pair.verdict.word()).collect();
        assert_eq!(verdicts, ["differs"]);
    }

    #[test]
    fn opposites_are_not_one_figure() {
        let dead = "The flood in Velen killed 12 people.";
        assert!(verdicts(dead, "The flood in Velen injured 12 people.").is_empty());
        let fell = "Shares in Velen Steel fell 6 percent.";
        assert!(verdicts(fell, "Shares in Velen Steel rose 6 percent.").is_empty());
    }

    #[test]
    fn what_differs_between_briefs_makes_two_things() {
        for (first, second) in [
            ("The flood in Velen killed 12 people.", "The flood in Marren killed 12 people."),
            (
                "Velen Steel reported revenue of $4.2 billion for 2023.",
                "Velen Steel reported revenue of $4.2 billion for 2022.",
            ),
            ("Velen's exports rose to $42 billion.", "Velen's imports rose to $42 billion."),
        ] {
            assert!(verdicts(first, second).is_empty(), "{first} {second}");
        }
        let (first, second) = (
            "Ana Ruiz has 54 percent of the vote and Karl Hale 46 percent.",
            "Karl Hale has 54 percent of the vote and Ana Ruiz 46 percent.",
        );
        assert_eq!(verdicts(first, second), ["updated", "updated"]);
    }

    #[test]
    fn the_same_in_other_words_is_the_same() {
        for (first, second) in [
            ("The mortgage rate in Velen averaged 5.4 percent.", "The mortgage rate in Velen was 5.4 percent."),
            ("Velen will harvest 26 million tonnes of maize.", "The maize crop of Velen will be 26 million tons."),
            ("The crash near Velen killed 34 passengers.", "The crash near Velen killed 34 people."),
            ("The plan will save Velen $220 million a year.", "The plan will save Velen $220 million annually."),
            (
                "Steel output in Velen fell to 26 million tonnes.",
                "Steel output in Velen fell from 28 to 26 million tonnes.",
            ),
        ] {
            assert_eq!(verdicts(first, second), ["same"], "{first} {second}");
        }
    }

    #[test]
    fn what_does_not_change_differs() {
        let (first, second) = (
            "The Velen bridge is 120 metres long, the Velen road office said.",
            "The Velen bridge is 150 metres long, the Velen builders said.",
        );
        assert_eq!(verdicts(first, second), ["differs"]);
    }
}
