//! Many articles: in parallel, in order, cancellable.
//!
//! Worker threads take the next text off a shared counter and live no longer than the call. There is no pool to
//! keep: a process that forks after a batch inherits nothing that could hang. Which thread reads a text has no say
//! in the answer, so the result is the same for any number of threads.

use crate::article::{Article, Id};
use crate::{Analyzer, Published};
use std::any::Any;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How long a batch runs between two calls of its `tick`.
pub const TICK: Duration = Duration::from_millis(50);

/// Text for which starting another thread pays.
const BYTES_PER_THREAD: usize = 32 * 1024;

/// One text of a batch, with what is known about it.
#[derive(Clone, Debug)]
pub struct Item<'t> {
    /// The text.
    pub text: &'t str,
    /// When it was published.
    pub published: Option<&'t Published>,
    /// The caller's name for it.
    pub id: Option<Id>,
}

/// The analysis of one text stopped at an internal error: the message of the panic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panicked(pub String);

/// The batch was stopped by its `tick`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

/// How many threads a batch takes where nothing is asked for: one for each core this process may use.
pub fn default_threads() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Reads every item and returns the answers in the order of the items.
///
/// `tick` is called on the calling thread, with the number of items done so far, every [`TICK`] and once more at the
/// end. When it breaks, the workers stop after the text they are at.
///
/// # Resource usage
///
/// At most `threads` threads besides the calling one, fewer for little text. The answers are held together; read a
/// stream in portions to bound the memory.
///
/// # Errors
///
/// [`Cancelled`] when `tick` breaks.
pub fn analyze_batch(
    analyzer: &Analyzer,
    items: &[Item<'_>],
    threads: NonZeroUsize,
    tick: impl FnMut(usize) -> ControlFlow<()>,
) -> Result<Vec<Result<Article, Panicked>>, Cancelled> {
    let bytes: usize = items.iter().map(|item| item.text.len()).sum();
    let threads = threads.get().min(items.len()).min(bytes / BYTES_PER_THREAD + 1);
    map(items, threads, tick, |item| analyzer.analyze(item.text, item.published, item.id.clone()))
}

/// `read` for every item, in parallel, results in order; a panic is that item's result.
pub(crate) fn map<I: Sync, O: Send>(
    items: &[I],
    threads: usize,
    mut tick: impl FnMut(usize) -> ControlFlow<()>,
    read: impl Fn(&I) -> O + Sync,
) -> Result<Vec<Result<O, Panicked>>, Cancelled> {
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let cancelled = AtomicBool::new(false);
    let work = || {
        let mut answers = Vec::new();
        while !cancelled.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { break };
            // The analysis holds no state between texts, so nothing is left broken behind a panic.
            let answer = catch_unwind(AssertUnwindSafe(|| read(item))).map_err(|cause| Panicked(message(&*cause)));
            answers.push((at, answer));
            done.fetch_add(1, Ordering::Relaxed);
        }
        answers
    };
    let parts = thread::scope(|scope| {
        let (finished, wait) = mpsc::channel::<()>();
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                let (work, finished) = (&work, finished.clone());
                scope.spawn(move || {
                    let answers = work();
                    // The channel closes when the last worker is through, and wakes the calling thread.
                    drop(finished);
                    answers
                })
            })
            .collect();
        drop(finished);
        while let Err(RecvTimeoutError::Timeout) = wait.recv_timeout(TICK) {
            if tick(done.load(Ordering::Relaxed)).is_break() {
                cancelled.store(true, Ordering::Relaxed);
                break;
            }
        }
        workers
            .into_iter()
            .map(|worker| worker.join().expect("a worker catches the panics of its items"))
            .collect::<Vec<_>>()
    });
    if cancelled.load(Ordering::Relaxed) || tick(done.load(Ordering::Relaxed)).is_break() {
        return Err(Cancelled);
    }
    let mut answers: Vec<_> = parts.into_iter().flatten().collect();
    answers.sort_unstable_by_key(|&(at, _)| at);
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

fn message(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().copied().or_else(|| cause.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn go_on(_: usize) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    #[test]
    fn answers_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..1000).collect();
        for threads in [1, 2, 7] {
            let answers = map(&items, threads, go_on, |item| item * 2).expect("not cancelled");
            let expected: Vec<_> = items.iter().map(|item| Ok(item * 2)).collect();
            assert_eq!(answers, expected);
        }
    }

    #[test]
    fn a_panic_is_the_answer_of_its_item_alone() {
        let answers = map(&[1, 2, 3], 2, go_on, |&item| {
            assert!(item != 2, "two is odd");
            item
        });
        assert_eq!(answers, Ok(vec![Ok(1), Err(Panicked("two is odd".to_owned())), Ok(3)]));
    }

    #[test]
    fn breaking_stops_before_the_end() {
        let items = vec![(); 10_000];
        let read = AtomicUsize::new(0);
        let answers = map(
            &items,
            2,
            |_| ControlFlow::Break(()),
            |()| {
                thread::sleep(Duration::from_millis(1));
                read.fetch_add(1, Ordering::Relaxed)
            },
        );
        assert_eq!(answers, Err(Cancelled));
        assert!(read.load(Ordering::Relaxed) < items.len());
    }

    #[test]
    fn the_last_tick_tells_the_whole_number() {
        let mut last = None;
        let tick = |done| {
            last = Some(done);
            ControlFlow::Continue(())
        };
        map(&[1, 2, 3], 2, tick, |item| *item).expect("not cancelled");
        assert_eq!(last, Some(3));
    }

    #[test]
    fn no_items_no_answers() {
        assert_eq!(map(&[], 0, go_on, |item: &u8| *item), Ok(vec![]));
    }

    #[test]
    fn articles_carry_their_ids() {
        let items: Vec<_> =
            (0..3).map(|id| Item { text: "A mayor said so.", published: None, id: Some(Id::Number(id)) }).collect();
        let articles = analyze_batch(&Analyzer::new(), &items, default_threads(), go_on).expect("not cancelled");
        let ids: Vec<_> = articles.into_iter().map(|article| article.expect("read").id).collect();
        assert_eq!(ids, (0..3).map(|id| Some(Id::Number(id))).collect::<Vec<_>>());
    }
}
