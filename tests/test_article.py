"""An article and its parts: linked, frozen, hashable, comparable, picklable, readable."""

import datetime
import pickle

import newsclaims
import pytest

TEXT = "“We lost 12 boats,” said Ana Ruiz, the harbour master. “Nobody was hurt.” Ruiz said that 30 people were safe."


@pytest.fixture(scope="module")
def article():
    return newsclaims.analyze(TEXT, published="2024-05-01", id=7)


def parts(article):
    return [*article.quotes, *article.numbers, *article.speakers, *article.claims]


def test_links_are_objects(article):
    quote = article.quotes[0]
    assert quote.speaker.name == "Ana Ruiz"
    assert quote.cue.lemma == "say"
    assert TEXT[quote.start :].startswith("“We lost")
    assert quote.start == quote.content[0].start
    assert quote.end == quote.content[-1].end
    number = quote.numbers[0]
    assert number.value == 12
    assert number.quote == quote
    assert number.speaker == quote.speaker
    assert quote in quote.speaker.quotes
    assert number in quote.speaker.numbers
    claim = article.claims[0]
    assert claim.quote == quote
    assert claim.speaker == quote.speaker
    assert claim.numbers == quote.numbers
    assert quote.article == article


def test_attributes_are_the_dictionary(sample):
    article = newsclaims.analyze(sample)
    for name in ("quotes", "numbers", "speakers", "claims"):
        for place, part in enumerate(getattr(article, name)):
            plain = article.to_dict()[name][place]
            assert part.to_dict() == plain
            assert part.index == place
            for key, value in plain.items():
                got = getattr(part, key)
                if value is None or isinstance(value, (str, float, bool)):
                    assert got == value, key
                elif isinstance(value, int):
                    assert (got if key in ("start", "end") else got.index) == value, key
                elif isinstance(value, list):
                    assert [item if isinstance(item, str) else getattr(item, "index", None) for item in got] == [
                        item if isinstance(item, (int, str)) else None for item in value
                    ], key
                else:
                    assert (got.start, got.end) == (value["start"], value["end"]) if "start" in value else got, key


def test_spans_are_surfaces(sample):
    article = newsclaims.analyze(sample)
    for speaker in article.speakers:
        for mention in speaker.mentions:
            assert sample[mention.start : mention.end] == mention.text
    for quote in article.quotes:
        for start, end in quote.content:
            assert sample[start:end]
        if quote.source:
            assert sample[quote.source.start : quote.source.end] == quote.source.text
        if quote.cue:
            assert sample[quote.cue.start : quote.cue.end] == quote.cue.text


def test_parts_are_frozen(article):
    for part in [article, *parts(article), article.quotes[0].cue, article.quotes[0].content[0]]:
        with pytest.raises(AttributeError):
            part.text = "other"
        with pytest.raises(AttributeError):
            part.anything = 1


def test_equal_articles_have_equal_parts(article):
    again = newsclaims.analyze(TEXT, published="2024-05-01", id=7)
    assert article == again
    assert hash(article) == hash(again)
    assert parts(article) == parts(again)
    assert [hash(part) for part in parts(article)] == [hash(part) for part in parts(again)]
    assert len({*parts(article), *parts(again)}) == len(parts(article))
    assert article != newsclaims.analyze(TEXT, published="2024-05-01", id=8)
    assert article.quotes[0] != article.quotes[1]
    assert article.quotes[0] != article.claims[0]
    assert article.quotes[0].content[0] == newsclaims.Span(*article.quotes[0].content[0])
    assert newsclaims.Span(1, 2) < newsclaims.Span(1, 3)


def test_pickles(article):
    values = [article.quotes[0].cue, article.quotes[0].source, article.quotes[0].resolution, newsclaims.Span(1, 2)]
    values += [number.counted for number in article.numbers]
    for value in [article, *parts(article), *values]:
        assert pickle.loads(pickle.dumps(value)) == value


def test_repr_says_what_it_is(article):
    assert repr(article) == (
        f"Article(id=7, quotes={len(article.quotes)}, numbers={len(article.numbers)}, "
        f"speakers={len(article.speakers)}, claims={len(article.claims)})"
    )
    assert "Ana Ruiz" in repr(article.quotes[0])
    assert "12" in repr(article.numbers[0])
    assert "Ana Ruiz" in repr(article.speakers[0])
    assert "say" in repr(article.quotes[0].cue)
    assert repr(newsclaims.Span(1, 2)) == "Span(1, 2)"


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, None),
        ("2024-05-01", "2024-05-01"),
        (datetime.date(2024, 5, 1), "2024-05-01"),
        (datetime.datetime(2024, 5, 1, 9, 30), "2024-05-01"),
    ],
)
def test_published(published, expected):
    day = newsclaims.analyze("The mayor said no.", published=published).published
    assert day is None if expected is None else day.startswith(expected)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"text": 3}, TypeError, "text: expected str, not int"),
        ({"text": b"x"}, TypeError, "decode"),
        ({"text": None}, TypeError, "text: missing"),
        ({"text": "\ud800"}, ValueError, "text: lone surrogate at offset 0"),
        ({"text": "x", "published": 3}, TypeError, "published: expected an ISO 8601"),
        ({"text": "x", "published": "May"}, ValueError, "published: .*May.* is not an ISO 8601"),
        ({"text": "x", "id": 1.5}, TypeError, "id: expected a str or an int, not float"),
        ({"text": "x", "id": True}, TypeError, "id: expected a str or an int, not bool"),
        ({"text": "x", "id": 2**70}, ValueError, "id: an int beyond 64 bits"),
    ],
)
def test_wrong_arguments_are_named(arguments, error, words):
    with pytest.raises(error, match=words):
        newsclaims.analyze(**arguments)


def test_another_language_is_not_read():
    article = newsclaims.analyze("Der Minister sagte am Montag, dass die Zahl der Toten auf 20 gestiegen ist. " * 5)
    assert article.language is None
    assert article.quotes == ()
