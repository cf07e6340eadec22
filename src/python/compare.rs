//! The comparison as Python sees it: two tables, of figures in groups and of pairs.

use super::article::Read;
use super::batch::Given;
use super::table::{Table, arrow_error};
use super::tables::{Columns, Names};
use super::words::Word;
use crate::article::{Number, Speaker};
use crate::claims::compare::{Comparison as Compared, Member, Pair, Verdict};
use crate::entities::Entities;
use crate::surface::Surfaces;
use arrow_array::RecordBatch;
use arrow_array::builder::{Float64Builder, Int32Builder, Int64Builder, LargeStringBuilder as TextBuilder};
use arrow_schema::ArrowError;
use pyo3::exceptions::PyTypeError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyBool;
use std::collections::HashSet;
use std::sync::Arc;

/// Figures that speak of the same thing, in groups, and what is to be said of each pair.
///
/// Made by [`Batch.compare`][newsclaims.Batch.compare] and [`Article.compare`][newsclaims.Article.compare]. Its tables
/// are Arrow exporters like those of a batch; in a notebook it shows its groups as charts.
#[pyclass(frozen, module = "newsclaims")]
pub(super) struct Comparison {
    compared: Compared,
    given: Arc<Given>,
    entities: Arc<Entities>,
    figures: PyOnceLock<Py<Table>>,
    pairs: PyOnceLock<Py<Table>>,
}

impl Comparison {
    pub(super) fn new(compared: Compared, given: Arc<Given>, entities: Arc<Entities>) -> Self {
        Comparison { compared, given, entities, figures: PyOnceLock::new(), pairs: PyOnceLock::new() }
    }

    fn rows<'a>(&'a self, py: Python<'a>) -> PyResult<Members<'a>> {
        let texts = self.given.read().map(|(_, read)| read.text.as_str(py)).collect::<PyResult<Vec<_>>>()?;
        let reads = self.given.read().map(|(at, read)| (at, read.as_ref())).collect();
        Ok(Members { reads, texts, given: &self.given, entities: &self.entities })
    }
}

#[pymethods]
impl Comparison {
    /// A row for each figure of a group: group, label (what the group is of), article, number (its position in the
    /// article), text, value, low, high, unit, counted, speaker (its name; none for the writer), date (of the article),
    /// score (of the group, from 0 to 1), kind, modifier, entity, quote, start, end (code points), context (the
    /// sentence it stands in), common_value, common_low, common_high (in the unit of the group's first figure).
    #[getter]
    fn figures<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Table>> {
        let table = self.figures.get_or_try_init(py, || {
            let rows = self.rows(py)?;
            let batch = py.detach(|| figures(&self.compared, &rows)).map_err(|error| arrow_error(&error))?;
            Py::new(py, Table::new("figures", batch))
        })?;
        Ok(table.bind(py).clone())
    }

    /// A row for each two figures of a group: group, article_a, number_a, article_b, number_b, verdict (`same`,
    /// `compatible`, `differs`, `updated`), ratio (b by a), difference (b less a, in the unit of a), text_a, text_b,
    /// speaker_a, speaker_b, entity_a, entity_b, label.
    ///
    /// In a group of more than 48 figures each is paired with the 8 before it.
    #[getter]
    fn pairs<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Table>> {
        let table = self.pairs.get_or_try_init(py, || {
            let rows = self.rows(py)?;
            let batch = py.detach(|| pairs(&self.compared, &rows, |_| true)).map_err(|error| arrow_error(&error))?;
            Py::new(py, Table::new("pairs", batch))
        })?;
        Ok(table.bind(py).clone())
    }

    /// The pairs in which one speaker contradicts himself: both figures are his, and they differ. The columns are those
    /// of `pairs`. Where the sentences name two sources ("police put it at ..."), or one article says that the one figure
    /// stands in the place of the other ("up from an earlier 240"), it is no contradiction.
    ///
    /// Args:
    ///     speaker: A name, a variant of it or an entity number; `None` for everybody.
    #[pyo3(signature = (speaker=None))]
    fn contradictions<'py>(&self, py: Python<'py>, speaker: Option<SpeakerName>) -> PyResult<Bound<'py, Table>> {
        let rows = self.rows(py)?;
        let of: Option<HashSet<u32>> = speaker.map(|speaker| speaker.find(&self.entities).into_iter().collect());
        let batch = py.detach(|| {
            pairs(&self.compared, &rows, |pair| {
                let one = rows.entity(pair.one);
                let own = one.is_some() && one == rows.entity(pair.other);
                let asked = one.is_some_and(|one| of.as_ref().is_none_or(|of| of.contains(&one)));
                pair.verdict == Verdict::Differs && own && asked && !pair.sources_differ && !pair.revised
            })
        });
        Bound::new(py, Table::new("contradictions", batch.map_err(|error| arrow_error(&error))?))
    }

    /// How many groups there are.
    fn __len__(&self) -> usize {
        self.compared.groups.len()
    }

    /// The groups as charts, with who says what: a fragment with its own style sheet, without scripts.
    fn to_html(slf: Bound<'_, Self>) -> PyResult<String> {
        let py = slf.py();
        py.import("newsclaims._charts")?.call_method1("comparison_html", (slf,))?.extract()
    }

    fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<String> {
        Comparison::to_html(slf)
    }

    fn __repr__(&self) -> String {
        let figures: usize = self.compared.groups.iter().map(|group| group.members.len()).sum();
        let pairs = self.compared.pairs.len();
        format!("Comparison(groups={}, figures={figures}, pairs={pairs})", self.compared.groups.len())
    }
}

/// Who is asked for: by name or by number.
pub(super) enum SpeakerName {
    /// An entity's number.
    Number(u32),
    /// A name, or a variant of it.
    Name(String),
}

/// The types that a speaker is given as.
#[derive(FromPyObject)]
enum Called {
    Number(u32),
    Name(String),
}

impl<'a, 'py> FromPyObject<'a, 'py> for SpeakerName {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = <Called as FromPyObject<'a, 'py>>::INPUT_TYPE;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if !given.is_instance_of::<PyBool>() {
            match given.extract::<Called>() {
                Ok(Called::Number(at)) => return Ok(SpeakerName::Number(at)),
                Ok(Called::Name(name)) => return Ok(SpeakerName::Name(name)),
                Err(_) => {}
            }
            // A column of numbers with gaps is one of floats.
            if let Ok(at) = given.extract::<f64>()
                && at >= 0.0
                && at.fract() == 0.0
                && at < f64::from(u32::MAX)
            {
                return Ok(SpeakerName::Number(at as u32));
            }
        }
        let shown = given.repr().map_or_else(|_| "?".to_owned(), |text| text.to_string());
        let shown: String = shown.chars().take(60).collect();
        Err(PyTypeError::new_err(format!("speaker: expected a name or the number of an entity, not {shown}")))
    }
}

impl SpeakerName {
    /// The entities that are called so.
    pub(super) fn find(&self, entities: &Entities) -> Vec<u32> {
        match self {
            SpeakerName::Number(at) => vec![*at],
            SpeakerName::Name(name) => entities.named(name),
        }
    }
}

/// Members of groups, with what there is to say of them.
struct Members<'a> {
    /// The articles that were compared, each with its position among the texts.
    reads: Vec<(usize, &'a Read)>,
    texts: Vec<&'a str>,
    given: &'a Given,
    entities: &'a Entities,
}

impl Members<'_> {
    fn number(&self, member: Member) -> &Number {
        &self.reads[member.article as usize].1.article.numbers[member.number as usize]
    }

    fn speaker(&self, member: Member) -> Option<&Speaker> {
        let at = self.number(member).speaker?;
        self.reads[member.article as usize].1.article.speakers.get(at as usize)
    }

    fn entity(&self, member: Member) -> Option<u32> {
        self.entities.of(member.article as usize, self.number(member).speaker?)
    }
}

fn figures(compared: &Compared, rows: &Members<'_>) -> Result<RecordBatch, ArrowError> {
    let mut names = Names::new(rows.given.ids.as_deref());
    let (mut groups, mut labels, mut numbers) = (Int64Builder::new(), TextBuilder::new(), Int32Builder::new());
    let (mut texts, mut values) = (TextBuilder::new(), Float64Builder::new());
    let (mut lows, mut highs) = (Float64Builder::new(), Float64Builder::new());
    let (mut units, mut counted, mut speakers) = (TextBuilder::new(), TextBuilder::new(), TextBuilder::new());
    let (mut dates, mut scores, mut kinds) = (TextBuilder::new(), Float64Builder::new(), TextBuilder::new());
    let (mut modifiers, mut entities, mut quotes) = (TextBuilder::new(), Int64Builder::new(), Int32Builder::new());
    let (mut starts, mut ends, mut contexts) = (Int32Builder::new(), Int32Builder::new(), TextBuilder::new());
    let (mut common, mut common_low, mut common_high) =
        (Float64Builder::new(), Float64Builder::new(), Float64Builder::new());
    let mut surfaces: Vec<Option<Surfaces<'_>>> = rows.texts.iter().map(|_| None).collect();
    for (at, group) in compared.groups.iter().enumerate() {
        for (&member, amount) in group.members.iter().zip(&group.amounts) {
            let (position, read) = rows.reads[member.article as usize];
            let number = rows.number(member);
            groups.append_value(at as i64);
            labels.append_value(&group.label);
            names.push(position);
            numbers.append_value(member.number as i32);
            texts.append_value(&number.text);
            values.append_option(number.value);
            lows.append_option(number.low);
            highs.append_option(number.high);
            units.append_option(number.unit.as_ref());
            counted.append_option(number.counted.as_ref().map(|counted| &counted.text));
            speakers.append_option(rows.speaker(member).map(|speaker| &speaker.name));
            dates.append_option(read.article.published.as_deref().map(|day| day.get(..10).unwrap_or(day)));
            scores.append_value(group.score);
            kinds.append_value(number.kind.word());
            modifiers.append_value(number.modifier.word());
            entities.append_option(rows.entity(member).map(i64::from));
            quotes.append_option(number.quote.map(|at| at as i32));
            starts.append_value(number.span.start as i32);
            ends.append_value(number.span.end as i32);
            let row = member.article as usize;
            let text = rows.texts[row];
            let surfaces = surfaces[row].get_or_insert_with(|| Surfaces::new(text));
            common.append_option(amount.value);
            common_low.append_option(amount.low);
            common_high.append_option(amount.high);
            contexts.append_value(crate::claims::compare::sentence(surfaces, text, number.phrase));
        }
    }
    let columns = Columns::default().add("group", groups.finish()).add("label", labels.finish());
    names
        .add_as("article", columns)
        .add("number", numbers.finish())
        .add("text", texts.finish())
        .add("value", values.finish())
        .add("low", lows.finish())
        .add("high", highs.finish())
        .add("unit", units.finish())
        .add("counted", counted.finish())
        .add("speaker", speakers.finish())
        .add("date", dates.finish())
        .add("score", scores.finish())
        .add("kind", kinds.finish())
        .add("modifier", modifiers.finish())
        .add("entity", entities.finish())
        .add("quote", quotes.finish())
        .add("start", starts.finish())
        .add("end", ends.finish())
        .add("context", contexts.finish())
        .add("common_value", common.finish())
        .add("common_low", common_low.finish())
        .add("common_high", common_high.finish())
        .table()
}

fn pairs(compared: &Compared, rows: &Members<'_>, wanted: impl Fn(&Pair) -> bool) -> Result<RecordBatch, ArrowError> {
    let ids = rows.given.ids.as_deref();
    let (mut groups, mut verdicts, mut labels) = (Int64Builder::new(), TextBuilder::new(), TextBuilder::new());
    let (mut ratios, mut differences) = (Float64Builder::new(), Float64Builder::new());
    let mut sides = [Side::new(ids), Side::new(ids)];
    for pair in compared.pairs.iter().filter(|pair| wanted(pair)) {
        groups.append_value(i64::from(pair.group));
        verdicts.append_value(pair.verdict.word());
        labels.append_option(compared.groups.get(pair.group as usize).map(|group| &group.label));
        ratios.append_option(pair.ratio);
        differences.append_option(pair.difference);
        sides[0].push(rows, pair.one);
        sides[1].push(rows, pair.other);
    }
    let [mut a, mut b] = sides;
    let columns = Columns::default().add("group", groups.finish());
    let columns = a.names.add_as("article_a", columns).add("number_a", a.numbers.finish());
    let columns = b.names.add_as("article_b", columns).add("number_b", b.numbers.finish());
    columns
        .add("verdict", verdicts.finish())
        .add("ratio", ratios.finish())
        .add("difference", differences.finish())
        .add("text_a", a.texts.finish())
        .add("text_b", b.texts.finish())
        .add("speaker_a", a.speakers.finish())
        .add("speaker_b", b.speakers.finish())
        .add("entity_a", a.entities.finish())
        .add("entity_b", b.entities.finish())
        .add("label", labels.finish())
        .table()
}

/// The columns of one figure of a pair.
struct Side<'a> {
    names: Names<'a>,
    numbers: Int32Builder,
    texts: TextBuilder,
    speakers: TextBuilder,
    entities: Int64Builder,
}

impl<'a> Side<'a> {
    fn new(ids: Option<&'a [crate::article::Id]>) -> Self {
        Side {
            names: Names::new(ids),
            numbers: Int32Builder::new(),
            texts: TextBuilder::new(),
            speakers: TextBuilder::new(),
            entities: Int64Builder::new(),
        }
    }

    fn push(&mut self, rows: &Members<'_>, member: Member) {
        let (position, _) = rows.reads[member.article as usize];
        self.names.push(position);
        self.numbers.append_value(member.number as i32);
        self.texts.append_value(&rows.number(member).text);
        self.speakers.append_option(rows.speaker(member).map(|speaker| &speaker.name));
        self.entities.append_option(rows.entity(member).map(i64::from));
    }
}
