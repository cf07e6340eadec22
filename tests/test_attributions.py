"""The setting `attributions`: everything that is attributed, or reported speech only."""

import pickle

import newsclaims
import pytest

TEXT = "“The mill is shut,” Ana Ruiz said. Tom Okafor wants to buy it. According to the county, it owes 3 million."


def lemmas(analyzer: newsclaims.Analyzer) -> list[str]:
    return [quote.cue.lemma for quote in analyzer.analyze(TEXT).quotes if quote.cue]


def test_speech_leaves_out_what_is_wanted() -> None:
    assert "want" in lemmas(newsclaims.Analyzer())
    assert lemmas(newsclaims.Analyzer(attributions="speech")) == ["say", "according to"]


def test_a_figure_outside_of_speech_is_the_writers() -> None:
    text = "Tom Okafor wants 12 boats. Ana Ruiz said that 5 boats were left."
    numbers = newsclaims.Analyzer(attributions="speech").analyze(text).numbers
    assert [number.speaker and number.speaker.name for number in numbers] == [None, "Ana Ruiz"]


def test_analyzers_with_it_are_equal_hashable_and_picklable() -> None:
    speech = newsclaims.Analyzer(attributions="speech")
    assert speech == newsclaims.Analyzer(attributions="speech") != newsclaims.Analyzer()
    assert hash(speech) == hash(newsclaims.Analyzer(attributions="speech"))
    assert repr(speech) == "Analyzer(attributions='speech')"
    assert pickle.loads(pickle.dumps(speech)).analyze(TEXT) == speech.analyze(TEXT)


def test_a_wrong_word_is_named() -> None:
    with pytest.raises(ValueError, match='attributions: expected "all" or "speech", not \'quotes\''):
        newsclaims.Analyzer(attributions="quotes")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"attributions: .* not int"):
        newsclaims.Analyzer(attributions=1)  # type: ignore[arg-type]
