"""Many articles: in order, the same for any number of threads, and one bad item is one row."""

import io
import os
import signal
import subprocess
import sys
import textwrap

import newsclaims
import pytest


def test_a_batch_is_its_articles(samples):
    ids = [f"a{place}" for place in range(len(samples))]
    batch = newsclaims.analyze_batch(samples, ids=ids)
    single = [newsclaims.analyze(text, id=name) for text, name in zip(samples, ids, strict=True)]
    assert len(batch) == len(samples)
    assert list(batch) == single
    assert list(batch.articles) == single
    assert batch[0] == single[0]
    assert batch[-1] == single[-1]
    with pytest.raises(IndexError):
        batch[len(samples)]


@pytest.mark.parametrize("threads", [1, 2, 5, None])
def test_threads_have_no_say(samples, threads):
    texts = samples * 4
    batch = newsclaims.analyze_batch(texts, threads=threads)
    assert [article.to_json() for article in batch] == [newsclaims.analyze(text).to_json() for text in texts]


def test_bad_items_are_rows():
    texts = ["The mayor said no.", None, float("nan"), 3, "\ud800", b"x", "She said yes."]
    batch = newsclaims.analyze_batch(texts, ids=list("abcdefg"))
    assert [article is None for article in batch] == [False, True, True, True, True, True, False]
    rows = batch.errors.to_dicts()
    assert [(row["position"], row["article"]) for row in rows] == [(1, "b"), (2, "c"), (3, "d"), (4, "e"), (5, "f")]
    for row, word in zip(rows, ["missing", "missing", "int", "surrogate", "bytes"], strict=True):
        assert word in row["reason"]


def test_another_language_is_a_row():
    batch = newsclaims.analyze_batch(["Die Ministerin hat am Montag gesagt, dass nichts entschieden ist. " * 5])
    assert batch[0].language is None
    assert "not English" in batch.errors.to_dicts()[0]["reason"]


@pytest.mark.parametrize(("bad", "error"), [(None, TypeError), (3, TypeError), ("\ud800", ValueError)])
def test_raise_names_the_first(bad, error):
    with pytest.raises(error, match=r"texts\[1\]"):
        newsclaims.analyze_batch(["fine", bad, None], errors="raise")


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"texts": {"a": "one"}}, TypeError, "texts: expected an iterable of str, not a dict"),
        ({"texts": "one"}, TypeError, "texts: expected an iterable of str, not one str"),
        ({"texts": io.StringIO("one")}, TypeError, r"not an open StringIO: use \[file.read\(\)\]"),
        ({"texts": 3}, TypeError, "texts: expected an iterable"),
        ({"texts": ["a"], "ids": [1, 2]}, ValueError, r"ids: expected one for each text \(1\), not 2"),
        ({"texts": ["a", "b"], "ids": [1, 2.5]}, TypeError, r"ids\[1\]: expected a str or an int"),
        ({"texts": ["a", "b"], "published": [None, "no"]}, ValueError, r"published\[1\]: .* ISO 8601"),
        ({"texts": ["a"], "published": []}, ValueError, "published: expected one for each text"),
        ({"texts": ["a"], "threads": 0}, ValueError, "threads: expected at least 1"),
        ({"texts": ["a"], "errors": "ignore"}, ValueError, "errors: expected"),
        ({"texts": ["a"], "progress": 3}, TypeError, "progress: expected"),
    ],
)
def test_wrong_arguments_are_named(arguments, error, words):
    with pytest.raises(error, match=words):
        newsclaims.analyze_batch(**arguments)


def test_one_date_or_one_for_each():
    texts = ["The mayor said no."] * 2
    assert [a.published for a in newsclaims.analyze_batch(texts, published="2024-05-01")] == ["2024-05-01"] * 2
    dates = ["2024-05-01", None]
    assert [a.published for a in newsclaims.analyze_batch(texts, published=dates)] == dates


def test_progress_is_told(samples):
    told = []
    newsclaims.analyze_batch([*samples, None], progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (len(samples) + 1, len(samples) + 1)
    assert told == sorted(told)


def test_progress_bar(samples, capsys):
    newsclaims.analyze_batch(samples, progress=True)
    assert f"{len(samples)}/{len(samples)}" in capsys.readouterr().err


def test_an_error_of_the_progress_stops_the_batch(samples):
    def stop(done, total):
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        newsclaims.analyze_batch(samples * 50, progress=stop)


def test_empty():
    batch = newsclaims.analyze_batch([])
    assert len(batch) == 0
    assert len(batch.claims) == 0
    assert list(newsclaims.stream([])) == []


def test_a_stream_takes_as_it_goes():
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield "The mayor said 5 people left."

    articles = newsclaims.stream(endless(), published="2024-05-01")
    first = [next(articles) for _ in range(3)]
    assert [article.published for article in first] == ["2024-05-01"] * 3
    assert len(taken) < 5_000


def test_a_stream_is_the_batch(samples):
    texts = [*samples, None] * 45
    told = []
    got = list(newsclaims.stream(texts, ids=range(len(texts)), on_error=lambda *row: told.append(row)))
    assert got == list(newsclaims.analyze_batch(texts, ids=range(len(texts))))
    assert [row[0] for row in told] == [place for place, text in enumerate(texts) if text is None]
    with pytest.raises(TypeError, match=r"texts\[600\]"):
        list(newsclaims.stream(["x"] * 600 + [None], errors="raise"))
    with pytest.raises(ValueError, match="ids: expected one for each text"):
        list(newsclaims.stream(["x"] * 600, ids=range(599)))


def test_interrupt():
    """Ctrl-C reaches a batch that holds every core, long before its end."""
    script = """
        import os, signal, threading
        import newsclaims

        text = "The mayor said that 12 boats were lost. " * 100
        done = []
        begun = threading.Event()

        def read(now, total):
            done.append(now)
            if now > 0:
                begun.set()

        def send():
            begun.wait()
            os.kill(os.getpid(), signal.SIGINT)

        threading.Thread(target=send).start()
        try:
            newsclaims.analyze_batch([text] * 200_000, progress=read)
        except KeyboardInterrupt:
            print(max(done))
    """
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, timeout=100)
    assert run.returncode == 0, run.stderr
    assert 0 < int(run.stdout) < 200_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")
def test_fork_after_a_batch(samples):
    expected = newsclaims.analyze_batch(samples * 10)[-1].to_json()
    child = os.fork()
    if child == 0:
        try:
            same = newsclaims.analyze_batch(samples * 10)[-1].to_json() == expected
            os._exit(0 if same else 1)
        finally:
            os._exit(2)
    signal.alarm(60)
    try:
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        signal.alarm(0)
