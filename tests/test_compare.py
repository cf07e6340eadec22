"""Figures set against one another, quotes of the same words, one speaker's claims: tables, displays, commands."""

import csv
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import newsclaims
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

ARTICLES = [
    (
        "a",
        "2024-05-01",
        "The flood at Marren killed at least 12 people, the governor, Ana Ruiz, said on Wednesday. "
        "Some 30 people were injured.\n\nThe Marren dyke, which is 15 km long, broke at dawn. "
        "“The dyke was built for another river, and nobody listened to us,” said Tom Varga, a farmer.",
    ),
    (
        "b",
        "2024-05-03",
        "Two days after the flood, the number of people killed at Marren rose to 19, Governor Ana Ruiz said. "
        "The dyke of Marren, nine miles long, is to be rebuilt.\n\n"
        "“The dyke was built for another river and nobody ever listened to us,” said Lena Marsh, a teacher.",
    ),
    (
        "c",
        "2024-05-03",
        "Police put the number of those who marched in Velen at 8,000; the union, which called the march, said that "
        "20,000 people had marched in Velen.",
    ),
]
FIGURES = "group label article number text value low high unit counted speaker date score"
PAIRS = "group article_a number_a article_b number_b verdict ratio difference"
MATCHES = "group article quote text speaker similarity altered edits"


def read(articles, **options):
    ids, days, texts = zip(*articles, strict=True)
    return newsclaims.analyze_batch(texts, ids=ids, published=days, **options)


@pytest.fixture(scope="module")
def batch():
    return read(ARTICLES)


def texts_of(batch, pair):
    """The two figures of a pair, by their texts."""
    return {pair["text_a"], pair["text_b"]}


def test_columns(batch):
    comparison = batch.compare()
    assert list(comparison.figures.columns)[:13] == FIGURES.split()
    assert list(comparison.pairs.columns)[:8] == PAIRS.split()
    assert list(batch.match_quotes().columns)[:8] == MATCHES.split()


def test_figures_of_the_same_thing_meet(batch):
    verdicts = {frozenset(texts_of(batch, pair)): pair["verdict"] for pair in batch.compare().pairs.to_dicts()}
    assert verdicts[frozenset({"12", "19"})] == "updated"
    assert verdicts[frozenset({"15 km", "nine miles"})] == "same"
    assert frozenset({"12", "30"}) not in verdicts
    assert frozenset({"19", "30"}) not in verdicts


def test_rows_lead_to_the_articles(batch):
    articles = {article.id: article for article in batch}
    rows = batch.compare().figures.to_dicts()
    assert rows
    for row in rows:
        number = articles[row["article"]].numbers[row["number"]]
        assert (row["text"], row["value"], row["unit"]) == (number.text, number.value, number.unit)
        assert articles[row["article"]].text[row["start"] : row["end"]] == row["text"]
        assert row["text"] in row["context"]
        assert row["label"]
        assert 0 <= row["score"] <= 1
    groups = {(row["article"], row["number"]): row["group"] for row in rows}
    for pair in batch.compare().pairs.to_dicts():
        ends = [(pair[f"article_{side}"], pair[f"number_{side}"]) for side in "ab"]
        assert [groups[end] for end in ends] == [pair["group"]] * 2


def test_quotes_of_the_same_words(batch):
    rows = batch.match_quotes().to_dicts()
    assert [row["article"] for row in rows] == ["a", "b"]
    assert {row["speaker"] for row in rows} == {"Tom Varga", "Lena Marsh"}
    assert all(row["other_speaker"] for row in rows)
    altered = next(row for row in rows if not row["reference"])
    assert altered["altered"] == ["ever"]
    assert {edit["change"] for edit in altered["edits"]} <= {"added", "dropped"}
    assert next(row for row in rows if row["reference"])["edits"] == []


def test_an_excerpt_does_not_hide_what_was_altered():
    whole = "“We will {} sell this harbour to anybody, and we will fight this in every court in the land,” Ruiz said."
    excerpt = "Ruiz said: “We will fight this in every court in the land.”"
    rows = newsclaims.analyze_batch([whole.format("not"), whole.format("never"), excerpt]).match_quotes().to_dicts()
    assert [row["reference"] for row in rows] == [True, False, False]
    assert [row["altered"] for row in rows] == [[], ["not", "never"], []]


def test_who_puts_it_at_another_figure_contradicts_nobody():
    text = "Organisers said 120,000 people joined the march in Leeds, but police put the number of people at 45,000."
    compared = newsclaims.analyze(text).compare()
    pairs = compared.pairs.to_dicts()
    assert [(pair["verdict"], pair["speaker_a"], pair["speaker_b"]) for pair in pairs] == [
        ("differs", "Organisers", "police")
    ]
    assert len(compared.contradictions()) == 0


def test_what_one_speaker_says(batch):
    rows = batch.by_speaker("ana RUIZ").to_dicts()
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    assert {row["article"] for row in rows} == {"a", "b"}
    entity = rows[0]["entity"]
    assert batch.by_speaker(entity).to_dicts() == rows
    assert list(batch.by_speaker("Ana Ruiz").columns) == list(batch.claims.columns)
    assert batch.by_speaker("Ruiz").to_dicts() == rows
    assert len(batch.by_speaker("nobody of that name")) == 0


def test_a_surname_is_that_of_the_one_person_who_has_it():
    texts = ["Ana Ruiz said 6 homes burned.", "Ruiz said 7 homes burned.", "Governor Tom Marsh said 8 people died."]
    batch = newsclaims.analyze_batch(texts)

    def articles(speaker):
        return [row["article"] for row in batch.by_speaker(speaker).to_dicts()]

    assert articles("Ruiz") == articles("Ms. Ruiz") == [0, 1]
    assert articles("Ana Ruiz") == [0]
    assert articles("Governor Marsh") == articles("Gov. Tom Marsh") == [2]
    # A column of numbers with gaps is one of floats.
    assert batch.by_speaker(0.0).to_dicts() == batch.by_speaker(0).to_dicts()


@pytest.mark.parametrize("speaker", [None, -1, True, 1.5, float("nan"), ["Ruiz"]])
def test_a_speaker_is_a_name_or_a_number(speaker):
    batch = newsclaims.analyze_batch(["Ana Ruiz said 6 homes burned."])
    with pytest.raises(TypeError, match="speaker: expected a name or the number of an entity"):
        batch.by_speaker(speaker)


def test_who_revises_a_figure_contradicts_nobody():
    for text in (
        "Governor Ana Ruiz said rebuilding would cost $300 million, up from an earlier estimate of $240 million.",
        "Ana Ruiz said 19 people had died. An earlier toll of 14 was wrong, she said.",
    ):
        compared = newsclaims.analyze_batch([text]).compare()
        assert len(compared.pairs) == 1
        assert len(compared.contradictions()) == 0


def test_a_speaker_contradicts_himself():
    one = "The mayor of Velen, Ana Ruiz, said that 400 boats were in the harbour of Velen."
    other = "The mayor of Velen, Ana Ruiz, said that 250 boats were in the harbour of Velen."
    batch = read([("a", "2024-05-01", one), ("b", "2024-05-01", other)])
    found = batch.compare().contradictions()
    assert [texts_of(batch, row) for row in found.to_dicts()] == [{"400", "250"}]
    assert len(batch.compare().contradictions("Ana Ruiz")) == 1
    assert len(batch.compare().contradictions("Tom Varga")) == 0


def test_one_article():
    text = (
        "The ministry said that 220,000 reservists had been called up. That is fewer than the number of 300,000 "
        "reservists to be called up that the army had given."
    )
    article = newsclaims.analyze(text, id=7)
    rows = article.compare().pairs.to_dicts()
    assert [(row["article_a"], row["verdict"]) for row in rows] == [(7, "differs")]
    assert rows[0]["ratio"] == pytest.approx(300 / 220)
    assert rows[0]["difference"] == 80_000
    assert len(newsclaims.analyze("Nothing is counted here.").compare()) == 0


def test_every_library_takes_them(batch):
    comparison = batch.compare()
    for table in (comparison.figures, comparison.pairs, comparison.contradictions(), batch.match_quotes()):
        rows = table.to_dicts()
        assert pa.table(table).to_pylist() == rows
        assert pl.DataFrame(table).to_dicts() == rows
        assert isinstance(table.to_pandas(), pd.DataFrame)
        assert "<table>" in table._repr_html_()


def test_the_same_on_any_thread_count():
    articles = [
        (f"{name}{at}", day, text.replace("Marren", f"Mar{at}en")) for at in range(60) for name, day, text in ARTICLES
    ]
    tables = []
    for threads in (1, 2, 5):
        batch = read(articles, threads=threads)
        comparison = batch.compare(threads=threads)
        tables.append(
            [comparison.figures.to_dicts(), comparison.pairs.to_dicts(), batch.match_quotes(threads=threads).to_dicts()]
        )
    assert tables[0] == tables[1] == tables[2]
    assert len(tables[0][0]) > 60


@pytest.mark.parametrize(
    "text", ["", "12", "12 12 12 12", "“12” “12”", "𝟙𝟚 ٣ 12 percent \0 " * 50, "1e999 boats " * 30]
)
def test_text_never_fails(text):
    batch = newsclaims.analyze_batch([text, text, None, "“…” said 5"])
    batch.compare().figures.to_dicts()
    batch.compare().pairs.to_dicts()
    batch.match_quotes().to_dicts()
    assert batch.compare() is batch.compare()


def test_threads_are_checked(batch):
    with pytest.raises(ValueError, match="at least 1"):
        batch.compare(threads=0)
    with pytest.raises(ValueError, match="at least 1"):
        batch.match_quotes(threads=-1)


HOSTILE = "<script>alert(1)</script> The mayor of <b>Velen</b>, Ana Ruiz, said that 400 boats & ships lay in Velen."


def test_charts_are_escaped():
    batch = newsclaims.analyze_batch(
        [HOSTILE, HOSTILE.replace("400", "300")], ids=["<i>", "<img src=x onerror=alert(1)>"]
    )
    fragment = batch.compare()._repr_html_()
    assert "<svg" in fragment
    tags = set(re.findall(r"</?([a-zA-Z]+)", fragment))
    assert tags <= {"div", "style", "b", "span", "svg", "g", "title", "desc", "text", "line", "circle"}
    assert not re.search(r"<[^>]*\son\w+=", fragment)
    assert "Ana Ruiz" in fragment
    assert html.escape("& ships") in fragment
    assert fragment == batch.compare().to_html()


def test_nothing_to_compare_is_shown():
    fragment = newsclaims.analyze("Nothing is counted here.").compare().to_html()
    assert "no two figures" in fragment


def run(*arguments):
    command = [sys.executable, "-m", "newsclaims", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False)


@pytest.fixture
def files(tmp_path):
    lines = [json.dumps({"id": name, "published": day, "text": text}) for name, day, text in ARTICLES]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_compare_command(files, batch):
    done = run("compare", files)
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode()
    assert "\x1b" not in shown
    assert "Ana Ruiz (b, 2024-05-03)" in shown
    assert "updated" in shown
    assert "Lena Marsh (b)" in shown


def test_compare_writes_files(files, tmp_path, batch):
    comparison = batch.compare()
    lines, table, parquet = (tmp_path / f"out.{suffix}" for suffix in ("jsonl", "csv", "parquet"))
    for path in (lines, table, parquet):
        assert run("compare", files, "-o", path).returncode == 0
    groups = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert len(groups) == len(comparison)
    assert sum(len(group["figures"]) for group in groups) == len(comparison.figures)
    with table.open(encoding="utf-8", newline="") as file:
        assert [row["verdict"] for row in csv.DictReader(file)] == [r["verdict"] for r in comparison.pairs.to_dicts()]
    assert pq.read_table(parquet).to_pylist() == comparison.pairs.to_dicts()
    assert run("compare", files, "-o", tmp_path / "out.xyz").returncode == 2
    assert run("compare", tmp_path / "none.txt").returncode == 1
    assert not list(tmp_path.glob("*.part"))


def test_report_command(files, tmp_path):
    page = tmp_path / "page.html"
    assert run("report", files, "-o", page, "--title", "<Marren>").returncode == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "&lt;Marren&gt;" in text
    assert "<Marren>" not in text
    assert "http" not in text
    assert "<script" not in text
    for name in ("Ana Ruiz", "Tom Varga", "<svg", "The same words"):
        assert name in text
    assert run("report", files, "-o", Path(tmp_path) / "no" / "page.html").returncode == 2
