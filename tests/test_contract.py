"""The answer has the shape of the contract, and its offsets are those of the text, whatever the text."""

import json

import jsonschema
import newsclaims
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

VALIDATOR = jsonschema.Draft202012Validator(newsclaims.schema())

# Pieces that make the engine work: marks, cues, names, figures, and characters of every width.
MARKS = ['"', "“", "”", "‘", "’", "'", "«", "»", "-", "—", "?", ", ", ". ", "\n", "\r\n", "\n\n"]
WORDS = [" said ", " told ", "according to ", "Ana Ruiz", "the minister", "he", "that ", "did not ", "On Monday"]
FIGURES = ["5%", "$3 million", "more than 20 km", "two weeks", "hundreds of", "20 or 30", "1/2"]
CHARACTERS = ["\0", "😀", "é", "e\u0301", "\u00a0", "\u200b", "\ufeff", "𝒳"]
PIECES = st.sampled_from([*MARKS, *WORDS, *FIGURES, *CHARACTERS])
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join))


def spans(part):
    """Every object with `start` and `end`, however deep."""
    if isinstance(part, dict):
        if "start" in part:
            yield part
        for value in part.values():
            yield from spans(value)
    elif isinstance(part, list):
        for value in part:
            yield from spans(value)


def check(text: str, article: newsclaims.Article) -> None:
    answer = article.to_dict()
    VALIDATOR.validate(answer)
    for span in spans(answer):
        assert 0 <= span["start"] <= span["end"] <= len(text)
        if "text" in span:
            assert text[span["start"] : span["end"]] == span["text"]
    for quote in answer["quotes"]:
        assert quote["content"] == sorted(quote["content"], key=lambda piece: piece["start"])
    for name in ("quotes", "numbers"):
        for owner in answer["quotes"]:
            for link in owner["numbers"]:
                assert link < len(answer["numbers"])
        assert all(part["speaker"] is None or part["speaker"] < len(answer["speakers"]) for part in answer[name])
    assert len(answer["claims"]) == len(answer["quotes"])


def test_samples(sample):
    article = newsclaims.analyze(sample)
    check(sample, article)
    assert article.language == "en"
    assert article.claims
    assert article.numbers


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text(text):
    check(text, newsclaims.analyze(text))


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(codec=None)))
def test_any_python_string(text):
    try:
        text.encode()
    except UnicodeEncodeError:
        with pytest.raises(ValueError, match="lone surrogate"):
            newsclaims.analyze(text)
    else:
        assert newsclaims.analyze(text).text == text


def test_json_is_the_dictionary(sample):
    article = newsclaims.analyze(sample, id="x")
    assert json.loads(article.to_json()) == article.to_dict()
    assert list(json.loads(article.to_json())) == list(article.to_dict())
    assert "\n" not in article.to_json()


def test_same_answer_twice(sample):
    assert newsclaims.analyze(sample).to_json() == newsclaims.analyze(sample).to_json()


def test_the_schema_refuses_what_is_wrong(sample):
    answer = newsclaims.analyze(sample).to_dict()
    answer["quotes"][0]["kind"] = "heard"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(answer)
