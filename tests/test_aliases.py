"""A user's own table of names, and the entities of a batch."""

import pickle

import newsclaims
import pytest

TABLE = """\
# name ; canonical name ; identifier
Big Ana ; Ana Ruiz ; Q7

the Harbour Office ; Halden Port Authority ; reg-1180
"""
TEXTS = [
    "Big Ana said the bridge was safe. Ana Ruiz said it was new.",
    "Ana Ruiz said the road was shut. The Harbour Office said it was open.",
]


@pytest.fixture(params=["file", "mapping"])
def analyzer(request, tmp_path):
    if request.param == "file":
        path = tmp_path / "names.txt"
        path.write_text(TABLE, encoding="utf-8")
        return newsclaims.Analyzer(aliases=path)
    return newsclaims.Analyzer(
        aliases={"Big Ana": ("Ana Ruiz", "Q7"), "the Harbour Office": ("Halden Port Authority", "reg-1180")}
    )


def test_speakers_have_their_canonical_name(analyzer):
    article = analyzer.analyze(TEXTS[0])
    assert [speaker.name for speaker in article.speakers] == ["Ana Ruiz"]
    assert [quote.speaker.name for quote in article.quotes] == ["Ana Ruiz", "Ana Ruiz"]


def test_entities_have_the_identifier(analyzer):
    rows = {row["name"]: row for row in analyzer.analyze_batch(TEXTS).entities.to_dicts()}
    ruiz = rows["Ana Ruiz"]
    assert (ruiz["identifier"], ruiz["articles"], ruiz["quotes"]) == ("Q7", 2, 3)
    assert {"Big Ana", "Ana Ruiz"} <= set(ruiz["variants"])
    assert rows["Halden Port Authority"]["identifier"] == "reg-1180"


def test_streams_use_it(analyzer):
    names = {speaker.name for article in analyzer.stream(TEXTS) for speaker in article.speakers}
    assert names == {"Ana Ruiz", "Halden Port Authority"}


def test_an_article_is_pickled_with_it(analyzer):
    article = analyzer.analyze(TEXTS[0])
    assert pickle.loads(pickle.dumps(article)) == article
    assert pickle.loads(pickle.dumps(analyzer)) == analyzer != newsclaims.Analyzer()
    assert hash(pickle.loads(pickle.dumps(analyzer))) == hash(analyzer)


def test_errors_name_file_and_line(tmp_path):
    path = tmp_path / "names.txt"
    path.write_text("Big Ana ; Ana Ruiz\nAna\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"aliases: .*names\.txt:2: expected"):
        newsclaims.Analyzer(aliases=path)
    with pytest.raises(FileNotFoundError, match=r"aliases: .*none"):
        newsclaims.Analyzer(aliases=tmp_path / "none")


@pytest.mark.parametrize(
    ("aliases", "error", "told"),
    [
        (7, TypeError, "aliases: expected a path or a mapping"),
        ({"Ana": 7}, TypeError, r"aliases\['Ana'\]: expected a canonical name"),
        ({"Ana": ""}, ValueError, r'aliases\["Ana"\]: a name is empty'),
        ({"a": "b", "b": "c"}, ValueError, r'aliases\["a"\]: "b" is itself a name of "c"'),
    ],
)
def test_wrong_tables_are_refused(aliases, error, told):
    with pytest.raises(error, match=told):
        newsclaims.Analyzer(aliases=aliases)


def test_entities_merge_what_is_sure():
    texts = [
        "Mayor Ana Ruiz said the bridge was safe. The police said it was shut.",
        "Mayor Ruiz said the road was shut. The police said it was open.",
        "Coach Ruiz said the game was good.",
    ]
    batch = newsclaims.analyze_batch(texts)
    found = [(row["name"], row["articles"]) for row in batch.entities.to_dicts() if "uiz" in row["name"]]
    assert found == [("Ana Ruiz", 2), ("Ruiz", 1)]
    assert sum(row["name"] == "police" for row in batch.entities.to_dicts()) == 2
