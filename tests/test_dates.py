"""How dates are read that leave something open."""

import pickle

import newsclaims
import numpy as np
import pytest


def dates(text, published="2022-10-14", **settings):
    article = newsclaims.Analyzer(**settings).analyze(text, published=published)
    return [number.date for number in article.numbers]


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("The deadline: Wednesday.", "2022-10-12", "2022-10-19"),
        ("The deadline: March 3.", "2022-03-03", "2023-03-03"),
        ("The deadline: December 3.", "2022-12-03", "2022-12-03"),
        # A verb tells.
        ("The council met on Wednesday.", "2022-10-12", "2022-10-12"),
        ("The council will meet on Wednesday.", "2022-10-19", "2022-10-19"),
        # Nothing is open.
        ("The deadline: March 3, 2021.", "2021-03-03", "2021-03-03"),
    ],
)
def test_the_day_that_is_preferred(text, past, future):
    assert dates(text) == dates(text, prefer_dates="past") == [past]
    assert dates(text, prefer_dates="future") == [future]


@pytest.mark.parametrize(
    ("text", "month_first", "day_first"),
    [
        ("It opened on 03/04/2021.", "2021-03-04", "2021-04-03"),
        ("It opened on 03-04-2021.", "2021-03-04", "2021-04-03"),
        ("It opened on 3/4/21.", "2021-03-04", "2021-04-03"),
        ("It opened on 13/04/2021.", "2021-04-13", "2021-04-13"),
        ("It opened on 04/13/2021.", "2021-04-13", "2021-04-13"),
        ("It opened on 2021-03-04.", "2021-03-04", "2021-03-04"),
    ],
)
def test_the_order_of_day_and_month(text, month_first, day_first):
    assert dates(text) == [month_first]
    assert dates(text, day_first=True) == [day_first]


def test_wrong_settings_are_told_by_name():
    with pytest.raises(ValueError, match=r'^prefer_dates: expected "past" or "future", not \'present\'$'):
        newsclaims.Analyzer(prefer_dates="present")
    with pytest.raises(TypeError, match=r'^prefer_dates: expected "past" or "future", not NoneType$'):
        newsclaims.Analyzer(prefer_dates=None)
    with pytest.raises(TypeError, match=r"^day_first: expected True or False, not int$"):
        newsclaims.Analyzer(day_first=1)


def test_analyzers_with_settings_are_comparable_and_picklable():
    one = newsclaims.Analyzer(prefer_dates="future", day_first=True)
    assert one == newsclaims.Analyzer(prefer_dates="future", day_first=True)
    assert one != newsclaims.Analyzer(day_first=True)
    assert len({one, newsclaims.Analyzer(prefer_dates="future", day_first=True), newsclaims.Analyzer()}) == 2
    assert newsclaims.Analyzer(prefer_dates="past", day_first=False) == newsclaims.Analyzer()
    assert repr(one) == "Analyzer(prefer_dates='future', day_first=True)"
    again = pickle.loads(pickle.dumps(one))
    assert again == one
    article = pickle.loads(pickle.dumps(again.analyze("It opened on 03/04/2021.")))
    assert article.numbers[0].date == "2021-04-03"
    assert article == one.analyze("It opened on 03/04/2021.")


def test_batches_and_streams_use_them():
    analyzer = newsclaims.Analyzer(day_first=True)
    texts = ["It opened on 03/04/2021."] * 3
    for articles in (analyzer.analyze_batch(texts, threads=2), analyzer.stream(texts)):
        assert [article.numbers[0].date for article in articles] == ["2021-04-03"] * 3


def test_a_period_has_its_first_day():
    assert dates("It rained in October 2019.") == ["2019-10-01"]
    assert dates("It rained last week.") == ["2022-10-03"]
    assert dates("It rained from August to October.") == ["2022-08-01"]
    assert dates("It rained in summer.") == [None]


@pytest.mark.parametrize(
    "published",
    [
        ["2024-05-01", ""],
        ["2024-05-01", " "],
        np.array(["2024-05-01", "NaT"], dtype="datetime64[D]"),
        np.array(["2024-05-01T00:00:00", "NaT"], dtype="datetime64[ns]"),
    ],
)
def test_a_column_of_dates_may_have_gaps(published):
    batch = newsclaims.analyze_batch(["Ana Ruiz said 5 homes burned."] * 2, published=published)
    assert [article.published is None for article in batch] == [False, True]
    assert batch[0].published.startswith("2024-05-01")
