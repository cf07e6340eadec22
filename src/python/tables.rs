//! A batch as Arrow tables: one row for each claim, quote, number, speaker, entity, error.
//!
//! `article` has the type of the ids that were given: integers or strings. Positions of quotes, numbers and speakers
//! are those of their article, so the tables join on `article` and a position.

use super::words::Word;
use crate::article::{Article, Claim, Id, Number};
use crate::claims::utterances::{Match, Utterance};
use crate::entities::Entities;
use crate::speakers::Aliases;
use crate::surface::Surfaces;
use arrow_array::builder::{
    BooleanBuilder, Float64Builder, Int32Builder, Int64Builder, LargeStringBuilder as TextBuilder,
};
use arrow_array::{Array, ArrayRef, ListArray, RecordBatch, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, Field, Fields, Schema};
use std::sync::Arc;

/// What the tables are made from.
pub(super) struct Rows<'a> {
    /// Each article that was read, with its position and its text.
    pub(super) articles: Vec<(usize, &'a Article, &'a str)>,
    /// The ids that were given, one for each position.
    pub(super) ids: Option<&'a [Id]>,
}

/// The columns of a table while they come together.
#[derive(Default)]
pub(super) struct Columns {
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
}

impl Columns {
    pub(super) fn add(mut self, name: &str, array: impl Array + 'static) -> Self {
        self.fields.push(Field::new(name, array.data_type().clone(), true));
        self.arrays.push(Arc::new(array));
        self
    }

    /// The table; every list is as long as the others by the loop that filled them.
    pub(super) fn table(self) -> Result<RecordBatch, ArrowError> {
        RecordBatch::try_new(Arc::new(Schema::new(self.fields)), self.arrays)
    }

    fn structs(self) -> Result<StructArray, ArrowError> {
        StructArray::try_new(Fields::from(self.fields), self.arrays, None)
    }
}

/// A column of lists while it grows: only where each list ends; the items are columns of their own.
struct Lists {
    ends: Vec<i32>,
}

impl Lists {
    fn new() -> Self {
        Lists { ends: vec![0] }
    }

    fn close(&mut self, items: usize) {
        self.ends.push(self.ends.last().copied().unwrap_or(0).saturating_add(items as i32));
    }

    fn finish(self, items: impl Array + 'static) -> Result<ListArray, ArrowError> {
        let field = Field::new("item", items.data_type().clone(), true);
        ListArray::try_new(Arc::new(field), OffsetBuffer::new(self.ends.into()), Arc::new(items), None)
    }
}

/// The article's own name in each row.
pub(super) enum Names<'a> {
    Positions(Int64Builder),
    Numbers(Int64Builder, &'a [Id]),
    Texts(TextBuilder, &'a [Id]),
}

impl<'a> Names<'a> {
    pub(super) fn new(ids: Option<&'a [Id]>) -> Self {
        match ids {
            None => Names::Positions(Int64Builder::new()),
            Some(ids) if ids.iter().all(|id| matches!(id, Id::Number(_))) => Names::Numbers(Int64Builder::new(), ids),
            Some(ids) => Names::Texts(TextBuilder::new(), ids),
        }
    }

    pub(super) fn push(&mut self, position: usize) {
        match self {
            Names::Positions(column) => column.append_value(position as i64),
            Names::Numbers(column, ids) => match ids.get(position) {
                Some(Id::Number(number)) => column.append_value(*number),
                _ => column.append_null(),
            },
            Names::Texts(column, ids) => match ids.get(position) {
                Some(Id::Text(text)) => column.append_value(text),
                Some(Id::Number(number)) => column.append_value(number.to_string()),
                None => column.append_null(),
            },
        }
    }

    fn add_to(self, columns: Columns) -> Columns {
        self.add_as("article", columns)
    }

    pub(super) fn add_as(self, name: &str, columns: Columns) -> Columns {
        match self {
            Names::Positions(mut column) | Names::Numbers(mut column, _) => columns.add(name, column.finish()),
            Names::Texts(mut column, _) => columns.add(name, column.finish()),
        }
    }
}

fn position(at: Option<u32>) -> Option<i32> {
    at.map(|at| at as i32)
}

/// A quote with its speaker: the row an analyst wants.
pub(super) fn claims(rows: &Rows<'_>, entities: &Entities) -> Result<RecordBatch, ArrowError> {
    let all = rows.articles.iter().enumerate().map(|(row, (_, article, _))| (row, article.claims.iter().collect()));
    chosen_claims(rows, entities, all)
}

/// The claims of some speakers, in the order of their dates; those without a date come last.
pub(super) fn claims_of(rows: &Rows<'_>, entities: &Entities, of: &[u32]) -> Result<RecordBatch, ArrowError> {
    let mut own = Vec::new();
    for (row, (_, article, _)) in rows.articles.iter().enumerate() {
        let speaks =
            |claim: &&Claim| claim.speaker.and_then(|at| entities.of(row, at)).is_some_and(|at| of.contains(&at));
        own.extend(article.claims.iter().filter(speaks).map(|claim| (row, claim)));
    }
    // A stable sort: claims of one day stay in the order of their articles.
    own.sort_by_key(|(_, claim)| (claim.date.is_none(), claim.date.as_deref()));
    chosen_claims(rows, entities, own.into_iter().map(|(row, claim)| (row, vec![claim])))
}

fn chosen_claims<'a>(
    rows: &Rows<'a>,
    entities: &Entities,
    chosen: impl Iterator<Item = (usize, Vec<&'a Claim>)>,
) -> Result<RecordBatch, ArrowError> {
    let mut names = Names::new(rows.ids);
    let (mut quotes, mut kinds, mut texts) = (Int32Builder::new(), TextBuilder::new(), TextBuilder::new());
    let (mut speakers, mut speaker_kinds, mut entity) = (TextBuilder::new(), TextBuilder::new(), Int64Builder::new());
    let (mut sources, mut cues, mut cue_classes) = (TextBuilder::new(), TextBuilder::new(), TextBuilder::new());
    let (mut negated, mut dates, mut contexts) = (BooleanBuilder::new(), TextBuilder::new(), TextBuilder::new());
    let (mut starts, mut ends, mut confidences) = (Int32Builder::new(), Int32Builder::new(), Float64Builder::new());
    let (mut numbers, mut figures) = (Lists::new(), Figures::default());
    for (row, claims) in chosen {
        let &(at, article, text) = &rows.articles[row];
        let surfaces = Surfaces::new(text);
        for claim in claims {
            let Some(quote) = article.quotes.get(claim.quote as usize) else { continue };
            names.push(at);
            quotes.append_value(claim.quote as i32);
            kinds.append_value(quote.kind.word());
            texts.append_value(&claim.text);
            let speaker = claim.speaker.and_then(|at| article.speakers.get(at as usize));
            speakers.append_option(speaker.map(|speaker| &speaker.name));
            speaker_kinds.append_option(speaker.map(|speaker| speaker.kind.word()));
            entity.append_option(claim.speaker.and_then(|at| entities.of(row, at).map(i64::from)));
            sources.append_option(quote.source.as_ref().map(|source| &source.text));
            cues.append_option(claim.cue.as_ref());
            cue_classes.append_option(quote.cue.as_ref().map(|cue| &cue.kind));
            negated.append_value(quote.negated);
            dates.append_option(claim.date.as_ref());
            let own = claim.numbers.iter().filter_map(|&at| Some((at, article.numbers.get(at as usize)?)));
            numbers.close(own.map(|(at, number)| figures.push(at, number)).count());
            contexts.append_value(surfaces.get(claim.context));
            starts.append_option(quote.content.first().map(|piece| piece.start as i32));
            ends.append_option(quote.content.last().map(|piece| piece.end as i32));
            confidences.append_value(claim.confidence);
        }
    }
    names
        .add_to(Columns::default())
        .add("quote", quotes.finish())
        .add("kind", kinds.finish())
        .add("text", texts.finish())
        .add("speaker", speakers.finish())
        .add("speaker_kind", speaker_kinds.finish())
        .add("entity", entity.finish())
        .add("source", sources.finish())
        .add("cue", cues.finish())
        .add("cue_class", cue_classes.finish())
        .add("negated", negated.finish())
        .add("date", dates.finish())
        .add("numbers", numbers.finish(figures.finish()?)?)
        .add("context", contexts.finish())
        .add("start", starts.finish())
        .add("end", ends.finish())
        .add("confidence", confidences.finish())
        .table()
}

/// The figures of a claim, nested in its row.
#[derive(Default)]
struct Figures {
    numbers: Int32Builder,
    texts: TextBuilder,
    kinds: TextBuilder,
    values: Float64Builder,
    lows: Float64Builder,
    highs: Float64Builder,
    modifiers: TextBuilder,
    units: TextBuilder,
    counted: TextBuilder,
}

impl Figures {
    fn push(&mut self, at: u32, number: &Number) {
        self.numbers.append_value(at as i32);
        self.texts.append_value(&number.text);
        self.kinds.append_value(number.kind.word());
        self.values.append_option(number.value);
        self.lows.append_option(number.low);
        self.highs.append_option(number.high);
        self.modifiers.append_value(number.modifier.word());
        self.units.append_option(number.unit.as_ref());
        self.counted.append_option(number.counted.as_ref().map(|counted| &counted.text));
    }

    fn finish(mut self) -> Result<StructArray, ArrowError> {
        Columns::default()
            .add("number", self.numbers.finish())
            .add("text", self.texts.finish())
            .add("kind", self.kinds.finish())
            .add("value", self.values.finish())
            .add("low", self.lows.finish())
            .add("high", self.highs.finish())
            .add("modifier", self.modifiers.finish())
            .add("unit", self.units.finish())
            .add("counted", self.counted.finish())
            .structs()
    }
}

/// A row for each quote.
pub(super) fn quotes(rows: &Rows<'_>) -> Result<RecordBatch, ArrowError> {
    let mut names = Names::new(rows.ids);
    let (mut quotes, mut kinds, mut texts) = (Int32Builder::new(), TextBuilder::new(), TextBuilder::new());
    let (mut contents, mut starts, mut ends) = (Lists::new(), Int32Builder::new(), Int32Builder::new());
    let (mut cues, mut sources, mut speakers) = (TextBuilder::new(), TextBuilder::new(), Int32Builder::new());
    let (mut within, mut confidences) = (Int32Builder::new(), Float64Builder::new());
    for &(at, article, _) in &rows.articles {
        for (quote, place) in article.quotes.iter().zip(0..) {
            names.push(at);
            quotes.append_value(place);
            kinds.append_value(quote.kind.word());
            texts.append_value(&quote.text);
            for piece in &quote.content {
                starts.append_value(piece.start as i32);
                ends.append_value(piece.end as i32);
            }
            contents.close(quote.content.len());
            cues.append_option(quote.cue.as_ref().map(|cue| &cue.lemma));
            sources.append_option(quote.source.as_ref().map(|source| &source.text));
            speakers.append_option(position(quote.speaker));
            within.append_option(position(quote.within));
            confidences.append_value(quote.confidence);
        }
    }
    let pieces = Columns::default().add("start", starts.finish()).add("end", ends.finish()).structs()?;
    names
        .add_to(Columns::default())
        .add("quote", quotes.finish())
        .add("kind", kinds.finish())
        .add("text", texts.finish())
        .add("content", contents.finish(pieces)?)
        .add("cue", cues.finish())
        .add("source", sources.finish())
        .add("speaker", speakers.finish())
        .add("within", within.finish())
        .add("confidence", confidences.finish())
        .table()
}

/// A row for each number.
pub(super) fn numbers(rows: &Rows<'_>) -> Result<RecordBatch, ArrowError> {
    let mut names = Names::new(rows.ids);
    let (mut numbers, mut texts, mut kinds) = (Int32Builder::new(), TextBuilder::new(), TextBuilder::new());
    let (mut values, mut lows, mut highs) = (Float64Builder::new(), Float64Builder::new(), Float64Builder::new());
    let (mut decimals, mut modifiers, mut trends) = (TextBuilder::new(), TextBuilder::new(), TextBuilder::new());
    let (mut vague, mut units, mut counted) = (BooleanBuilder::new(), TextBuilder::new(), TextBuilder::new());
    let (mut dates, mut quotes, mut speakers) = (TextBuilder::new(), Int32Builder::new(), Int32Builder::new());
    let (mut starts, mut ends) = (Int32Builder::new(), Int32Builder::new());
    for &(at, article, _) in &rows.articles {
        for (number, place) in article.numbers.iter().zip(0..) {
            names.push(at);
            numbers.append_value(place);
            texts.append_value(&number.text);
            kinds.append_value(number.kind.word());
            values.append_option(number.value);
            lows.append_option(number.low);
            highs.append_option(number.high);
            decimals.append_option(number.decimal.as_ref());
            modifiers.append_value(number.modifier.word());
            trends.append_option(number.trend.map(Word::word));
            vague.append_value(number.vague);
            units.append_option(number.unit.as_ref());
            counted.append_option(number.counted.as_ref().map(|counted| &counted.text));
            dates.append_option(number.date.as_ref());
            quotes.append_option(position(number.quote));
            speakers.append_option(position(number.speaker));
            starts.append_value(number.span.start as i32);
            ends.append_value(number.span.end as i32);
        }
    }
    names
        .add_to(Columns::default())
        .add("number", numbers.finish())
        .add("text", texts.finish())
        .add("kind", kinds.finish())
        .add("value", values.finish())
        .add("low", lows.finish())
        .add("high", highs.finish())
        .add("decimal", decimals.finish())
        .add("modifier", modifiers.finish())
        .add("trend", trends.finish())
        .add("vague", vague.finish())
        .add("unit", units.finish())
        .add("counted", counted.finish())
        .add("date", dates.finish())
        .add("quote", quotes.finish())
        .add("speaker", speakers.finish())
        .add("start", starts.finish())
        .add("end", ends.finish())
        .table()
}

/// A row for each speaker of each article.
pub(super) fn speakers(rows: &Rows<'_>, entities: &Entities) -> Result<RecordBatch, ArrowError> {
    let mut names = Names::new(rows.ids);
    let (mut speakers, mut entity, mut called) = (Int32Builder::new(), Int64Builder::new(), TextBuilder::new());
    let (mut kinds, mut roles, mut role) = (TextBuilder::new(), Lists::new(), TextBuilder::new());
    let (mut quotes, mut mentions) = (Int32Builder::new(), Lists::new());
    let (mut starts, mut ends, mut forms) = (Int32Builder::new(), Int32Builder::new(), TextBuilder::new());
    let mut said = Vec::new();
    for (row, &(at, article, _)) in rows.articles.iter().enumerate() {
        count_quotes(article, &mut said);
        for (speaker, place) in article.speakers.iter().zip(0..) {
            names.push(at);
            speakers.append_value(place as i32);
            entity.append_option(entities.of(row, place).map(i64::from));
            called.append_value(&speaker.name);
            kinds.append_value(speaker.kind.word());
            speaker.roles.iter().for_each(|text| role.append_value(text));
            roles.close(speaker.roles.len());
            quotes.append_value(said[place as usize]);
            for mention in &speaker.mentions {
                starts.append_value(mention.span.start as i32);
                ends.append_value(mention.span.end as i32);
                forms.append_value(mention.form.word());
            }
            mentions.close(speaker.mentions.len());
        }
    }
    let places = Columns::default()
        .add("start", starts.finish())
        .add("end", ends.finish())
        .add("form", forms.finish())
        .structs()?;
    names
        .add_to(Columns::default())
        .add("speaker", speakers.finish())
        .add("entity", entity.finish())
        .add("name", called.finish())
        .add("kind", kinds.finish())
        .add("roles", roles.finish(role.finish())?)
        .add("quotes", quotes.finish())
        .add("mentions", mentions.finish(places)?)
        .table()
}

/// How many quotes each speaker of an article has.
fn count_quotes(article: &Article, said: &mut Vec<i32>) {
    said.clear();
    said.resize(article.speakers.len(), 0);
    for speaker in article.quotes.iter().filter_map(|quote| quote.speaker) {
        if let Some(count) = said.get_mut(speaker as usize) {
            *count += 1;
        }
    }
}

/// A row for each quote of the same words as another.
pub(super) fn matches(
    rows: &Rows<'_>,
    utterances: &[Utterance<'_>],
    matches: &[Match],
) -> Result<RecordBatch, ArrowError> {
    let mut names = Names::new(rows.ids);
    let (mut groups, mut quotes, mut texts) = (Int64Builder::new(), Int32Builder::new(), TextBuilder::new());
    let (mut speakers, mut similarities) = (TextBuilder::new(), Float64Builder::new());
    let (mut altered, mut words) = (Lists::new(), TextBuilder::new());
    let (mut edits, mut changes) = (Lists::new(), TextBuilder::new());
    let (mut said, mut written) = (TextBuilder::new(), TextBuilder::new());
    let (mut references, mut others) = (BooleanBuilder::new(), BooleanBuilder::new());
    let (mut entities, mut dates) = (Int64Builder::new(), TextBuilder::new());
    let (mut starts, mut ends) = (Int32Builder::new(), Int32Builder::new());
    for found in matches {
        let utterance = &utterances[found.at as usize];
        let (at, article, _) = rows.articles[utterance.article as usize];
        let quote = &article.quotes[utterance.quote as usize];
        groups.append_value(i64::from(found.group));
        names.push(at);
        quotes.append_value(utterance.quote as i32);
        texts.append_value(&utterance.said.text);
        let speaker = quote.speaker.and_then(|at| article.speakers.get(at as usize));
        speakers.append_option(speaker.map(|speaker| &speaker.name));
        similarities.append_value(found.similarity);
        found.altered.iter().for_each(|word| words.append_value(word));
        altered.close(found.altered.len());
        for edit in &found.edits {
            changes.append_value(edit.change.word());
            said.append_value(&edit.said);
            written.append_value(&edit.written);
        }
        edits.close(found.edits.len());
        references.append_value(found.reference);
        others.append_value(found.other_speaker);
        entities.append_option(utterance.said.speaker.map(i64::from));
        dates.append_option(article.published.as_deref().map(|day| day.get(..10).unwrap_or(day)));
        starts.append_option(quote.content.first().map(|piece| piece.start as i32));
        ends.append_option(quote.content.last().map(|piece| piece.end as i32));
    }
    let edit = Columns::default()
        .add("change", changes.finish())
        .add("said", said.finish())
        .add("written", written.finish())
        .structs()?;
    let columns = Columns::default().add("group", groups.finish());
    names
        .add_as("article", columns)
        .add("quote", quotes.finish())
        .add("text", texts.finish())
        .add("speaker", speakers.finish())
        .add("similarity", similarities.finish())
        .add("altered", altered.finish(words.finish())?)
        .add("edits", edits.finish(edit)?)
        .add("reference", references.finish())
        .add("other_speaker", others.finish())
        .add("entity", entities.finish())
        .add("date", dates.finish())
        .add("start", starts.finish())
        .add("end", ends.finish())
        .table()
}

/// The persons and bodies of a batch.
pub(super) fn merge(rows: &Rows<'_>, aliases: Option<&Aliases>) -> Entities {
    let articles: Vec<_> = rows.articles.iter().map(|&(_, article, text)| (article, text)).collect();
    Entities::new(&articles, aliases)
}

/// A row for each person or body.
pub(super) fn entities(entities: &Entities) -> Result<RecordBatch, ArrowError> {
    let (mut ids, mut names, mut kinds) = (Int64Builder::new(), TextBuilder::new(), TextBuilder::new());
    let (mut variants, mut variant) = (Lists::new(), TextBuilder::new());
    let (mut roles, mut role) = (Lists::new(), TextBuilder::new());
    let (mut articles, mut quotes) = (Int32Builder::new(), Int32Builder::new());
    let mut identifiers = TextBuilder::new();
    for (entity, place) in entities.all.iter().zip(0..) {
        ids.append_value(place);
        names.append_value(&entity.name);
        kinds.append_value(entity.kind.word());
        entity.variants.iter().for_each(|text| variant.append_value(text));
        variants.close(entity.variants.len());
        entity.roles.iter().for_each(|text| role.append_value(text));
        roles.close(entity.roles.len());
        articles.append_value(entity.articles as i32);
        quotes.append_value(entity.quotes as i32);
        identifiers.append_option(entity.identifier.as_ref());
    }
    Columns::default()
        .add("entity", ids.finish())
        .add("name", names.finish())
        .add("kind", kinds.finish())
        .add("variants", variants.finish(variant.finish())?)
        .add("roles", roles.finish(role.finish())?)
        .add("articles", articles.finish())
        .add("quotes", quotes.finish())
        .add("identifier", identifiers.finish())
        .table()
}

/// A row for each item that could not be read.
pub(super) fn errors<'a>(
    items: impl Iterator<Item = (usize, &'a str)>,
    ids: Option<&[Id]>,
) -> Result<RecordBatch, ArrowError> {
    let (mut positions, mut names, mut reasons) = (Int64Builder::new(), Names::new(ids), TextBuilder::new());
    for (at, reason) in items {
        positions.append_value(at as i64);
        names.push(at);
        reasons.append_value(reason);
    }
    names.add_to(Columns::default().add("position", positions.finish())).add("reason", reasons.finish()).table()
}
