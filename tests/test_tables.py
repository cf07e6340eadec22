"""The tables: columns as the contract has them, rows that are the articles', and the libraries that take them."""

import sys

import duckdb
import newsclaims
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

COLUMNS = {
    "claims": "article quote kind text speaker speaker_kind entity source cue cue_class negated date numbers context "
    "start end confidence",
    "quotes": "article quote kind text content cue source speaker within confidence",
    "numbers": "article number text kind value low high decimal modifier trend vague unit counted date quote speaker "
    "start end",
    "speakers": "article speaker entity name kind roles quotes mentions",
    "entities": "entity name kind variants roles articles quotes identifier",
    "errors": "position article reason",
}


@pytest.fixture(scope="module")
def batch(samples):
    return newsclaims.analyze_batch([*samples, None], ids=[*(f"a{at}" for at in range(len(samples))), "bad"])


@pytest.fixture(params=COLUMNS)
def table(request, batch):
    return getattr(batch, request.param)


def test_columns(table):
    assert list(table.columns) == COLUMNS[table.name].split()
    assert list(table.schema) == list(table.columns)
    assert len(table) == len(table.to_dicts()) > 0
    assert f"rows={len(table)}" in repr(table)


def test_every_library_takes_them(table):
    rows = table.to_dicts()
    assert pa.table(table).to_pylist() == rows
    assert table.to_arrow().to_pylist() == rows
    assert table.to_polars().to_dicts() == rows
    assert pl.DataFrame(table).to_dicts() == rows
    frame = table.to_pandas()
    assert list(frame.columns) == list(table.columns)
    assert len(frame) == len(rows)
    assert len(duckdb.from_arrow(table.to_arrow()).fetchall()) == len(rows)


def test_duckdb_reads_them_by_name(batch):
    claims = batch.claims
    assert duckdb.sql("select count(*) from claims").fetchall() == [(len(claims),)]


def test_streams_are_fresh_each_time(batch):
    assert pa.table(batch.claims).equals(pa.table(batch.claims))
    assert batch.claims is batch.claims


def test_claims_are_the_articles(batch):
    rows = batch.claims.to_dicts()
    claims = [(article, claim) for article in batch if article is not None for claim in article.claims]
    assert len(rows) == len(claims)
    for row, (article, claim) in zip(rows, claims, strict=True):
        quote = claim.quote
        assert row["article"] == article.id
        assert (row["quote"], row["kind"], row["text"]) == (quote.index, quote.kind, claim.text)
        assert row["speaker"] == (claim.speaker and claim.speaker.name)
        assert row["speaker_kind"] == (claim.speaker and claim.speaker.kind)
        assert row["source"] == (quote.source and quote.source.text)
        assert (row["cue"], row["cue_class"]) == (claim.cue, quote.cue and quote.cue.kind)
        assert [figure["number"] for figure in row["numbers"]] == [number.index for number in claim.numbers]
        assert row["context"] == article.text[claim.context.start : claim.context.end]
        assert (row["start"], row["end"]) == (quote.start, quote.end)


def test_numbers_and_quotes_are_the_articles(batch):
    numbers = [number for article in batch if article is not None for number in article.numbers]
    for row, number in zip(batch.numbers.to_dicts(), numbers, strict=True):
        for name in ("text", "kind", "value", "low", "high", "decimal", "modifier", "trend", "vague", "unit", "date"):
            assert row[name] == getattr(number, name)
        assert row["counted"] == (number.counted and number.counted.text)
        assert row["quote"] == (None if number.quote is None else number.quote.index)
        assert row["speaker"] == (None if number.speaker is None else number.speaker.index)
    quotes = [quote for article in batch if article is not None for quote in article.quotes]
    for row, quote in zip(batch.quotes.to_dicts(), quotes, strict=True):
        assert [(piece["start"], piece["end"]) for piece in row["content"]] == [tuple(piece) for piece in quote.content]
        assert row["within"] == (None if quote.within is None else quote.within.index)


def test_one_entity_throughout_the_batch():
    text = "Ana Ruiz said the harbour was safe. A senior official said it was not."
    batch = newsclaims.analyze_batch([text, text])
    rows = {(row["article"], row["name"]): row["entity"] for row in batch.speakers.to_dicts()}
    names = {name for _, name in rows}
    assert rows[0, "Ana Ruiz"] == rows[1, "Ana Ruiz"]
    assert all(rows[0, name] != rows[1, name] for name in names if "official" in name)
    ruiz = next(row for row in batch.entities.to_dicts() if row["name"] == "Ana Ruiz")
    assert (ruiz["articles"], ruiz["quotes"]) == (2, 2)


def test_article_has_the_type_of_the_ids(samples):
    assert newsclaims.analyze_batch(samples).claims.schema["article"] == "Int64"
    assert newsclaims.analyze_batch(samples, ids=range(len(samples))).claims.schema["article"] == "Int64"
    assert newsclaims.analyze_batch(samples, ids=map(str, range(len(samples)))).claims.schema["article"] == "LargeUtf8"


@pytest.mark.parametrize(
    "make",
    [
        list,
        iter,
        pd.Series,
        pl.Series,
        pa.array,
        lambda texts: pa.chunked_array([texts[:2], texts[2:]]),
        lambda texts: pa.array(texts, pa.large_string()),
        lambda texts: pa.array(texts, pa.string_view()),
        lambda texts: pa.array(texts).dictionary_encode(),
        lambda texts: pd.Series(texts, dtype="category"),
        lambda texts: pl.Series(texts, dtype=pl.Categorical),
        lambda texts: pl.DataFrame({"text": texts})["text"],
    ],
)
def test_texts_may_be_held_by_any_library(make):
    texts = ["The mayor said no.", None, "Zoë said “5 😀”.", "The mayor said no."]
    batch = newsclaims.analyze_batch(make(texts))
    assert [article and article.text for article in batch] == texts
    assert [row["position"] for row in batch.errors.to_dicts()] == [1]
    assert batch.claims.to_dicts() == newsclaims.analyze_batch(texts).claims.to_dicts()


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table])
def test_a_table_is_no_column_of_texts(make):
    with pytest.raises(TypeError, match="pass the column"):
        newsclaims.analyze_batch(make({"text": ["The mayor said no."]}))


def test_numbers_are_no_texts():
    with pytest.raises(TypeError, match="expected Arrow strings, not Int64"):
        newsclaims.analyze_batch(pa.array([1, 2]))


def test_dates_and_ids_may_be_columns():
    frame = pd.DataFrame({"id": [5, 6], "day": pd.to_datetime(["2024-05-01", None])})
    batch = newsclaims.analyze_batch(["a", "b"], ids=frame["id"], published=frame["day"])
    assert [article.id for article in batch] == [5, 6]
    assert batch[0].published.startswith("2024-05-01")
    assert batch[1].published is None
    batch = newsclaims.analyze_batch(["a"], ids=pa.array(["x"]), published=pl.Series(["2024-05-01"]).str.to_date())
    assert (batch[0].id, batch[0].published) == ("x", "2024-05-01")


def test_a_missing_library_is_named(batch, monkeypatch):
    for module, call, extra in [("polars", "to_polars", "polars"), ("pyarrow", "to_arrow", "arrow")]:
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(ImportError, match=rf"pip install newsclaims\[{extra}\]"):
            getattr(batch.claims, call)()
