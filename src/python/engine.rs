//! The calls that read: one article, or many with the interpreter released.

use super::article::{Article, Read};
use super::batch::Batch;
use super::configuration::{Configuration, analyzer};
use super::input;
use crate::analyzer::Analyzer;
use crate::article;
use crate::batch::{self, Item, Panicked};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Reads one article: `newsclaims.analyze`, whose signature and description are in Python.
#[pyfunction]
#[pyo3(signature = (text, published=None, id=None, configuration=None))]
pub(super) fn analyze(
    py: Python<'_>,
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    id: Option<&Bound<'_, PyAny>>,
    configuration: Option<Py<Configuration>>,
) -> PyResult<Article> {
    let source = input::text(text)?;
    let day = input::one_date(published)?;
    let id = input::one_id(id)?;
    let words = source.as_str(py)?;
    let date = day.as_ref().map(|day| &day.day);
    let analyzer = analyzer(configuration.as_ref());
    // The analysis keeps nothing between texts, so nothing is left broken behind a panic.
    let article = py
        .detach(|| catch_unwind(AssertUnwindSafe(|| analyzer.analyze(words, date, id))))
        .map_err(|_| PyRuntimeError::new_err("text: the analysis stopped at an internal error; please report it"))?;
    Ok(Article::new(Arc::new(Read { article, text: source, published: day.map(|day| day.given), configuration })))
}

/// Reads many articles: `newsclaims.analyze_batch`, whose signature and description are in Python.
///
/// `progress` is called on this thread with how many are done and how many there are. `first` is added to the positions
/// that errors name: the texts may be a portion of a stream.
#[pyfunction]
#[pyo3(signature = (texts, ids, published, threads, raise_errors, progress, first=0, configuration=None))]
pub(super) fn analyze_batch(
    py: Python<'_>,
    texts: &Bound<'_, PyAny>,
    ids: Option<&Bound<'_, PyAny>>,
    published: Option<&Bound<'_, PyAny>>,
    threads: Option<isize>,
    raise_errors: bool,
    progress: Option<Py<PyAny>>,
    first: usize,
    configuration: Option<Py<Configuration>>,
) -> PyResult<Batch> {
    let threads = thread_count(threads)?;
    let texts = input::texts(texts)?;
    if raise_errors
        && let Some((at, bad)) = texts.iter().enumerate().find_map(|(at, text)| Some((at, text.as_ref().err()?)))
    {
        return Err(bad.raise(first + at));
    }
    let ids = input::ids(ids, texts.len(), first)?;
    let days = input::dates(published, texts.len(), first)?;

    let mut places = Vec::with_capacity(texts.len());
    let mut items = Vec::with_capacity(texts.len());
    for (at, source) in texts.iter().enumerate().filter_map(|(at, text)| Some((at, text.as_ref().ok()?))) {
        let id = ids.as_ref().and_then(|ids| ids.get(at).cloned());
        places.push(at);
        items.push(Item { text: source.as_str(py)?, published: days.get(at).map(|day| &day.day), id });
    }
    let analyzer = analyzer(configuration.as_ref());
    let answers = wait(py, &analyzer, &items, threads, texts.len() - items.len(), progress.as_ref())?;
    drop(items);

    let mut failures = Vec::new();
    let mut articles = Vec::with_capacity(texts.len());
    let mut answers = answers.into_iter();
    for (at, text) in texts.into_iter().enumerate() {
        let source = match text {
            Ok(source) => source,
            Err(bad) => {
                failures.push((at, bad.reason().to_owned()));
                articles.push(None);
                continue;
            }
        };
        let answer = answers.next().unwrap_or_else(|| Err(Panicked("no answer".to_owned())));
        let read = match answer {
            Ok(article) => {
                if article.language.is_none() {
                    failures.push((at, "language: not English, nothing was read".to_owned()));
                }
                let published = days.get(at).map(|day| day.given.clone());
                let configuration = configuration.as_ref().map(|given| given.clone_ref(py));
                Some(Arc::new(Read { article, text: source, published, configuration }))
            }
            Err(Panicked(message)) => {
                failures.push((at, format!("internal error, please report it: {message}")));
                None
            }
        };
        articles.push(read);
    }
    if raise_errors && let Some((at, reason)) = failures.first() {
        return Err(PyValueError::new_err(format!("texts[{}]: {reason}", first + at)));
    }
    Ok(Batch::new(articles, failures, ids, configuration))
}

/// How many threads are asked for.
pub(super) fn thread_count(threads: Option<isize>) -> PyResult<NonZeroUsize> {
    match threads {
        None => Ok(batch::default_threads()),
        Some(threads) => usize::try_from(threads).ok().and_then(NonZeroUsize::new).ok_or_else(|| {
            PyValueError::new_err(format!("threads: expected at least 1, not {threads}; None takes all cores"))
        }),
    }
}

/// Runs what calls a `tick` now and then, with the interpreter released; Ctrl-C stops it.
pub(super) fn interruptible<T: Send>(
    py: Python<'_>,
    run: impl FnOnce(&mut (dyn FnMut(usize) -> ControlFlow<()> + Send)) -> Result<T, batch::Cancelled> + Send,
) -> PyResult<T> {
    let mut stopped = None;
    let answer = py.detach(|| {
        run(&mut |_| {
            stopped = Python::attach(|py| {
                let signal = py.check_signals();
                signal.err()
            });
            if stopped.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    });
    answer.map_err(|_| stopped.unwrap_or_else(|| PyRuntimeError::new_err("the comparison was stopped")))
}

/// The one place where a long call waits: the interpreter is released, and taken back at each tick to see whether the
/// user wants to stop and to tell how far it is.
fn wait(
    py: Python<'_>,
    analyzer: &Analyzer,
    items: &[Item<'_>],
    threads: NonZeroUsize,
    skipped: usize,
    progress: Option<&Py<PyAny>>,
) -> PyResult<Vec<Result<article::Article, Panicked>>> {
    let total = items.len() + skipped;
    let mut stopped = None;
    let mut told = None;
    let tick = |done: usize| {
        let done = done + skipped;
        let went = Python::attach(|py| {
            py.check_signals()?;
            if let Some(progress) = progress.filter(|_| told != Some(done)) {
                told = Some(done);
                progress.call1(py, (done, total))?;
            }
            Ok(())
        });
        match went {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                stopped = Some(error);
                ControlFlow::Break(())
            }
        }
    };
    let answers = py.detach(|| batch::analyze_batch(analyzer, items, threads, tick));
    answers.map_err(|_| stopped.unwrap_or_else(|| PyRuntimeError::new_err("the batch was stopped")))
}

/// Raises what `analyze` would raise for a date or an id.
#[pyfunction]
#[pyo3(signature = (published=None, id=None))]
pub(super) fn _check(published: Option<&Bound<'_, PyAny>>, id: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
    input::one_date(published)?;
    input::one_id(id)?;
    Ok(())
}

/// What a pickled article is made of again.
#[pyfunction]
#[pyo3(signature = (text, published, id, configuration=None))]
pub(super) fn _read_again(
    py: Python<'_>,
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    id: Option<&Bound<'_, PyAny>>,
    configuration: Option<Py<Configuration>>,
) -> PyResult<Article> {
    analyze(py, text, published, id, configuration)
}
