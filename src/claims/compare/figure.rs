//! A number as a figure that can be compared: what it states, what it counts, what stands around it.

use super::context::{Around, Context};
use super::elided;
use super::quantity::{Quantity, dimension};
use super::rates::{Rate, rates};
use super::sources::Source;
use super::themes::{self, Guess, Meaning, themes};
use super::words::{NONE, Persons, Word, words};
use crate::article::{Article, Modifier, Number, NumberKind, Trend};
use crate::lexicon::figures::Figures;
use crate::lexicon::singular;
use crate::model::Tagged;
use crate::numbers::{Date, Published};
use crate::text::Text;
use std::collections::BTreeMap;

/// Figures of one value that are put together; of more, the first ones speak for all.
const MERGED: usize = 12;
/// The set of sides that says what became of those who are counted: the first line of `[apart]`; and how near it is said.
pub(super) const FATE: u8 = 0;
/// That of what an amount of money or a share is for: the second line.
pub(super) const PURPOSE: u8 = 1;
const FATE_NEAR: f32 = 0.3;
/// How many times one count is another at most that leans on it, where neither has a noun.
const LIKE: f64 = 6.0;
/// Figures before one that are asked for what a pronoun stands for.
const LEANT_ON: usize = 3;
/// How near the words of the figure before are to one that leans on it.
const LEANING: f32 = 0.5;

/// A word near a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Nearby {
    pub(super) word: Word,
    /// How near it is: 1 at the figure, less with each word and mark between.
    pub(super) near: f32,
    /// How much of it is this figure's, and not that of others of its dimension in the article.
    pub(super) own: f32,
    /// How much it says by itself, before the batch is asked.
    pub(super) prior: f32,
    /// Whether it is a name, and not that of the speaker alone.
    pub(super) name: bool,
    /// Whether it is of the noun phrase that is counted, or the verb nearest to the figure.
    pub(super) core: bool,
    /// Whether it is a name in the noun phrase that is counted: "12 Velen soldiers".
    pub(super) of: bool,
}

/// The side that a figure takes in one set of `[apart]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Facet {
    pub(super) set: u8,
    pub(super) side: u8,
    pub(super) near: f32,
}

/// How what a figure states changes by its nature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    /// It does not, or nobody knows.
    None,
    /// "killed"
    Grows,
    /// "missing"
    Falls,
}

/// A number with all that says what it is of.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// The row of its article.
    pub(super) article: u32,
    /// Its position in the article's numbers.
    pub(super) number: u32,
    pub(super) quantity: Quantity,
    /// The noun that is counted or measured.
    pub(super) head: Word,
    /// Whether the noun is that which the number counts, and not one near it.
    pub(super) counts: bool,
    pub(super) persons: Option<Persons>,
    /// What it is guessed to be of.
    pub(super) theme: Guess,
    pub(super) meaning: Meaning,
    /// The words near it, in the order of their ids.
    pub(super) near: Box<[Nearby]>,
    /// The verb nearest to it.
    pub(super) verb: Word,
    pub(super) facets: Box<[Facet]>,
    /// The last word of the name that has it; none where no name does.
    pub(super) holder: Word,
    /// The days that its sentence says it is of, where these are not those of the article.
    pub(super) when: Option<(i32, i32)>,
    /// The same, be it of the article's own days.
    pub(super) period: Option<(i32, i32)>,
    /// Whether its article has few figures.
    pub(super) brief: bool,
    /// "from 12", "compared with 12 last year"
    pub(super) past: bool,
    /// "12 more", "rose by 12"
    pub(super) change: bool,
    /// "12 of them"
    pub(super) part: bool,
    pub(super) course: Course,
    /// "would win 12", "plans to build 12"
    pub(super) planned: bool,
    /// "in neighbouring Sokol, 12"
    pub(super) elsewhere: bool,
    /// "police spoke of 12": it is set against another figure
    pub(super) disputes: bool,
    /// "12, not the 14 first reported": it stands in the place of another figure, or another in its place
    pub(super) revises: bool,
    /// Whether what it counts is only said of the figure before.
    pub(super) leans: bool,
    /// "the figure of 12": it is spoken of as somebody's figure
    pub(super) claimed: bool,
    /// Whether it is of what goes up and down: a price, a level
    pub(super) moves: bool,
    /// "rose to 12"
    pub(super) trend: bool,
    /// Whether what it is of went up or down.
    pub(super) direction: Option<Trend>,
    /// "so far", "now"
    pub(super) now: bool,
    pub(super) money: bool,
    /// Whether it has neither a unit nor a noun.
    pub(super) bare: bool,
    /// One by how many figures of its sort its article has.
    pub(super) only: f32,
    /// Whether it is the greatest of those of its article that share its fate, and no part of one.
    pub(super) main: bool,
    /// Whether it is the first of them.
    pub(super) first: bool,
    /// Where it stands; of figures that were put together, where each does, in their order.
    pub(super) places: Box<[Place]>,
}

/// Where a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) article: u32,
    pub(super) sentence: u32,
    /// Which of the figures of its dimension in the article it is.
    pub(super) order: u16,
    /// Who vouches for it, throughout the batch; `None` for the writer and where nobody is known.
    pub(super) entity: Option<u32>,
    /// Words of who states it.
    pub(super) source: Source,
    /// Whether it stands in the place of the figure before it.
    pub(super) instead: bool,
}

impl Figure {
    /// One figure of several that state the same value of the same thing: what stands around any of them stands around
    /// it. The first gives what only one can give.
    pub(super) fn of(figures: &[&Figure]) -> Self {
        let mut merged = figures[0].clone();
        let mut near: BTreeMap<Word, Nearby> = BTreeMap::new();
        let mut facets: Vec<Facet> = Vec::new();
        let mut places: Vec<Place> = Vec::new();
        for figure in figures.iter().take(MERGED) {
            for word in &figure.near {
                let kept = near.entry(word.word).or_insert(*word);
                kept.near = kept.near.max(word.near);
                kept.own = kept.own.max(word.own);
                kept.name |= word.name;
                kept.core |= word.core;
                kept.of |= word.of;
            }
            for facet in &figure.facets {
                match facets.iter_mut().find(|kept| kept.set == facet.set) {
                    Some(kept) if kept.near >= facet.near => {}
                    Some(kept) => *kept = *facet,
                    None => facets.push(*facet),
                }
            }
            places.extend(&figure.places);
            merged.when = merged.when.or(figure.when);
            merged.period = merged.period.or(figure.period);
            merged.past &= figure.past;
            merged.change |= figure.change;
            merged.part |= figure.part;
            merged.planned &= figure.planned;
            merged.disputes |= figure.disputes;
            merged.revises |= figure.revises;
            merged.leans |= figure.leans;
            merged.elsewhere &= figure.elsewhere;
            merged.claimed |= figure.claimed;
            merged.only = merged.only.max(figure.only);
            merged.first |= figure.first;
            merged.main |= figure.main;
            if !merged.counts && figure.counts {
                (merged.head, merged.counts, merged.persons) = (figure.head, true, figure.persons);
            }
            if merged.course == Course::None {
                merged.course = figure.course;
            }
        }
        places.sort_unstable();
        merged.near = near.into_values().collect();
        merged.facets = facets.into();
        merged.places = places.into();
        merged
    }

    /// What became of those who are counted, where that is said near it.
    pub(super) fn fate(&self) -> Option<u8> {
        let set = if self.quantity.is_measure() { PURPOSE } else { FATE };
        self.facets.iter().find(|facet| facet.set == set && facet.near > FATE_NEAR).map(|facet| facet.side)
    }

    /// Takes what it does not say itself from the figure before.
    fn lean_on(&mut self, before: &Figure) {
        self.leans = true;
        if self.head == NONE || self.persons.is_none() {
            (self.head, self.persons) = (before.head, before.persons);
        }
        if self.facets.is_empty() {
            self.facets = before.facets.iter().map(|facet| Facet { near: facet.near * LEANING, ..*facet }).collect();
        }
        if self.course == Course::None {
            self.course = before.course;
        }
        let mut near = self.near.to_vec();
        for word in &before.near {
            let weaker = Nearby { near: word.near * LEANING, core: false, of: false, ..*word };
            match near.iter_mut().find(|own| own.word == word.word) {
                Some(own) => own.near = own.near.max(weaker.near),
                None => near.push(weaker),
            }
        }
        near.sort_by_key(|near| near.word);
        self.near = near.into();
    }
}

/// The words that an article speaks of most, in the order of their ids, with how much they weigh in it, and
/// whether they are names.
pub(super) type Topic = Box<[(Word, f32, bool)]>;

/// When an article was published: its day, and the second of that day, from 1; [`UNTIMED`] where only the day is known.
pub(super) type Moment = Option<(i32, u32)>;

/// No time of day.
pub(super) const UNTIMED: u32 = 0;

/// Figures of one article, and what it is about.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) figures: Vec<Figure>,
    pub(super) topic: Topic,
    pub(super) moment: Moment,
    /// The rates between currencies that it gives.
    pub(super) rates: Vec<Rate>,
}

/// Finds the figures of an article. `entity` gives the speakers their number in the batch.
///
/// # Resource usage
///
/// The text is cut and tagged anew; about a kilobyte for each figure is kept.
pub(super) fn read(
    row: u32,
    article: &Article,
    text: &str,
    tables: &Figures,
    entity: impl Fn(u32) -> Option<u32>,
) -> Read {
    let published = article.published.as_deref().and_then(Published::parse);
    let moment = published
        .as_ref()
        .map(|published| (published.day().number() as i32, published.second().map_or(UNTIMED, |second| second + 1)));
    let amounts = article.numbers.iter().any(|number| Quantity::of(number, tables).is_some());
    if article.language.is_none() || !amounts {
        return Read { moment, ..Read::default() };
    }
    let tagged = Tagged::new(Text::new(text));
    let context = Context::new(article, &tagged, text, moment.map(|(day, _)| day));
    let mut figures: Vec<Figure> = Vec::new();
    for (at, number) in article.numbers.iter().enumerate() {
        let supplied = elided::understood(at, article, &context);
        // "from 62 to 41": the value is where the way ends, and no change.
        let reaches = number.value.is_none() && supplied.as_ref().is_some_and(|own| own.value.is_some());
        let number = supplied.as_ref().unwrap_or(number);
        let quantity = match number.modifier {
            Modifier::Approximate if context.is_mean(at) => {
                Quantity::of(&Number { modifier: Modifier::Exact, ..number.clone() }, tables)
            }
            _ => Quantity::of(number, tables),
        };
        let Some(quantity) = quantity.filter(|_| !is_pronoun(&context, number, at)) else { continue };
        let around = context.around(at);
        let mut quantity = stated(number, quantity, &around, tables);
        if context.is_close(at) {
            quantity = quantity.closely();
        }
        if context.is_magnitude(at) {
            quantity.dimension = dimension("magnitude");
        }
        let (head, counts, persons) = head(number, &around, &context);
        let seen_by = themes::features(&context, number, at, &quantity);
        let mut figure = Figure {
            article: row,
            number: at as u32,
            quantity,
            head,
            counts,
            persons,
            theme: themes().guess(&seen_by),
            meaning: Meaning::of(&seen_by),
            verb: around.verb,
            facets: around.facets,
            near: around.near,
            holder: around.holder,
            when: around.when,
            period: around.period,
            brief: false,
            past: around.past && !reaches,
            change: !reaches && (around.change || number.trend.is_some() && !around.to),
            part: around.part,
            course: around.course,
            planned: around.planned,
            elsewhere: around.elsewhere,
            // "fewer than the number of 12 that was given"
            revises: around.revises,
            disputes: around.disputes || around.claimed && around.than,
            leans: false,
            claimed: around.claimed,
            moves: around.moves,
            trend: number.trend.is_some() || around.to,
            direction: number.trend,
            now: around.now,
            money: number.kind == NumberKind::Money,
            bare: elided::is_bare(number),
            only: 1.0,
            main: false,
            first: true,
            places: [Place {
                article: row,
                sentence: around.sentence,
                order: 0,
                entity: number.speaker.and_then(&entity),
                source: around.source,
                instead: around.instead,
            }]
            .into(),
        };
        if around.unsaid
            && let Some(before) = figures.last()
            && before.places[0].sentence == figure.places[0].sentence
        {
            figure.lean_on(before);
        } else if elided::is_bare(number) {
            // "Police spoke of 45,000": of what the figure before counts.
            let near = |before: &&Figure| {
                let size = before.quantity.times(&figure.quantity) < LIKE;
                before.places[0].sentence + 1 >= figure.places[0].sentence
                    && (before.counts || !before.quantity.is_measure() && size)
            };
            if let Some(before) = figures.last().filter(near) {
                figure.lean_on(before);
            }
        } else if around.points && !figure.counts {
            // "Its rival sees them at $3 billion": the losses of the figure before.
            let before = figures.iter().rev().take(LEANT_ON).find(|before| {
                before.quantity.dimension == figure.quantity.dimension
                    && before.places[0].sentence + 1 >= figure.places[0].sentence
            });
            if let Some(before) = before.cloned() {
                figure.lean_on(&before);
            }
        }
        figures.push(figure);
    }
    share(&mut figures);
    Read { figures, topic: context.topic(), moment, rates: rates(article, &context) }
}

/// Figures of a brief, at most.
const BRIEF: usize = 3;
/// Figures of an article that a word is shared out among.
const SHARED: usize = 64;

/// Shares each word out among the figures of one dimension by how near it is to them, and counts the figures of a sort.
fn share(figures: &mut [Figure]) {
    let rows: Vec<(Quantity, Option<Persons>, Box<[Nearby]>)> =
        figures.iter().map(|figure| (figure.quantity, figure.persons, figure.near.clone())).collect();
    let fates: Vec<Option<(u8, f64)>> = figures
        .iter()
        .map(|figure| {
            let whole = !figure.part && !figure.elsewhere && !figure.past && !figure.change;
            figure.fate().filter(|_| whole).map(|side| (side, figure.quantity.point))
        })
        .collect();
    for (at, figure) in figures.iter_mut().enumerate() {
        let before = rows[..at].iter().filter(|(quantity, ..)| quantity.dimension == figure.quantity.dimension);
        figure.places[0].order = before.take(usize::from(u16::MAX)).count() as u16;
        let greatest = |own: (u8, f64)| {
            let others = fates.iter().zip(&rows).filter(|(_, row)| row.0.dimension == figure.quantity.dimension);
            others.filter_map(|(fate, _)| *fate).all(|its| its.0 != own.0 || its.1 <= own.1)
        };
        figure.main = fates[at].is_some_and(greatest);
        let mut count = 1.0;
        let mut sums: Vec<f32> = figure.near.iter().map(|word| word.near * word.near).collect();
        for (its, (quantity, persons, near)) in rows.iter().enumerate().skip(at.saturating_sub(SHARED)).take(2 * SHARED)
        {
            if quantity.dimension != figure.quantity.dimension || quantity.equal(&figure.quantity) {
                continue;
            }
            if persons.is_some() == figure.persons.is_some() {
                count += 1.0;
                figure.first &= its > at;
            }
            let mut b = 0;
            for (word, sum) in figure.near.iter().zip(&mut sums) {
                while b < near.len() && near[b].word < word.word {
                    b += 1;
                }
                if near.get(b).is_some_and(|other| other.word == word.word) {
                    *sum += near[b].near * near[b].near;
                }
            }
        }
        figure.only = 1.0 / count;
        figure.brief = rows.len() <= BRIEF;
        for (word, sum) in figure.near.iter_mut().zip(sums) {
            word.own = word.near * word.near / sum.max(f32::MIN_POSITIVE);
        }
    }
}

/// What a number states where it stands: "more than the 12 of last year" states 12, and a rise by 2 degrees Celsius is one by
/// 3.6 degrees Fahrenheit.
fn stated(number: &Number, quantity: Quantity, around: &Around, tables: &Figures) -> Quantity {
    let bound = matches!(number.modifier, Modifier::MoreThan | Modifier::LessThan);
    if bound && around.definite {
        let mut bare = number.clone();
        (bare.modifier, bare.low, bare.high) = (Modifier::Exact, None, None);
        return Quantity::of(&bare, tables).unwrap_or(quantity);
    }
    if number.kind == NumberKind::Temperature && (around.change || number.trend.is_some()) {
        return quantity.difference(number, tables);
    }
    quantity
}

/// "one of the best", "no one": no figure at all.
fn is_pronoun(context: &Context<'_, '_>, number: &Number, at: usize) -> bool {
    number.kind == NumberKind::Cardinal
        && number.value == Some(1.0)
        && number.text.eq_ignore_ascii_case("one")
        && (number.counted.is_none() || context.is_followed_by(at, "of"))
}

/// The noun that a figure counts, or that which it measures.
fn head(number: &Number, around: &Around, context: &Context<'_, '_>) -> (Word, bool, Option<Persons>) {
    let unknown = (around.noun, false, None);
    let Some(counted) = &number.counted else {
        let of = around.number_of.filter(|_| elided::is_bare(number)).map(|token| context.lower(token));
        return of.and_then(|noun| noun_of(&noun)).unwrap_or(unknown);
    };
    // "barrels of oil" counts barrels, "officers per town" officers.
    let surface = counted.text.split(" of ").next().unwrap_or_default();
    let surface = surface.split(" per ").next().unwrap_or_default();
    let last = surface.rsplit([' ', '\u{a0}', '\n']).next().unwrap_or_default().to_lowercase();
    noun_of(&last).unwrap_or(unknown)
}

/// What a counted noun says, where it says anything.
fn noun_of(lower: &str) -> Option<(Word, bool, Option<Persons>)> {
    let words = words();
    let persons = words.persons(lower);
    if lower.is_empty() || words.is_empty(lower) && persons.is_none() {
        return None;
    }
    let word = if words.is_listed(lower) { words.plain(lower) } else { words.plain(&singular(lower)) };
    Some(if word == NONE { (NONE, false, None) } else { (word, true, persons) })
}

/// The days of a date figure: from its date, or from its TIMEX3 value. `now` is the day of the article.
pub(super) fn days(number: &Number, now: Option<i32>) -> Option<(i32, i32)> {
    let day = number.date.as_deref().and_then(|text| Date::parse(text.get(..10)?)).map(|date| date.number() as i32);
    // The date of a period is its first day.
    if let Some(day) = day.filter(|_| number.kind != NumberKind::DateRange) {
        return Some((day, day));
    }
    let now = day.or(now);
    let text = number.timex.first()?;
    if let Some(range) = text.strip_prefix('(') {
        let mut ends = range.split(',').map(|end| span_of(end, now));
        let (first, last) = (ends.next()??, ends.next()??);
        return Some((first.0, last.1));
    }
    span_of(text, now)
}

/// The days of "2009", "2024-03", "2022-W40", "2024-03-02"; a month or day without a year is the one of the year before
/// the article that is nearest to it.
fn span_of(text: &str, now: Option<i32>) -> Option<(i32, i32)> {
    let year: i32 = match text.get(..4)? {
        "XXXX" => {
            let now = Date::from_number(i64::from(now?))?;
            let month: u8 = text.get(5..7)?.parse().ok()?;
            // "in June" said in May is the coming one, said in March the last.
            if month > now.month() + 1 { now.year() - 1 } else { now.year() }
        }
        year => year.parse().ok()?,
    };
    let first = |year, month| Date::new(year, month, 1).map(|date| date.number() as i32);
    let rest = text.get(4..).unwrap_or_default();
    if rest.is_empty() {
        return Some((first(year, 1)?, first(year + 1, 1)? - 1));
    }
    if let Some(week) = rest.strip_prefix("-W") {
        let week: i32 = week.get(..2)?.parse().ok()?;
        let monday = Date::new(year, 1, 4)?.monday()?.number() as i32 + 7 * (week - 1);
        return Some((monday, monday + 6));
    }
    let month: u8 = rest.get(1..3)?.parse().ok()?;
    if let Some(day) = rest.get(4..6).and_then(|day| day.parse().ok()) {
        let day = Date::new(year, month, day)?.number() as i32;
        return Some((day, day));
    }
    let next = if month == 12 { first(year + 1, 1)? } else { first(year, month + 1)? };
    Some((first(year, month)?, next - 1))
}
