"""Units and words of the user's own."""

import pickle
from concurrent.futures import ThreadPoolExecutor

import newsclaims
import pytest

LINES = "tray: tray, egg tray | trs\n[currency]\nZKM: zorkmid | Zk\n"
TEXT = "The farm sold 300 egg trays for 40 zorkmids in the end."


def units(article):
    return [number.unit for number in article.numbers]


def test_lines_a_mapping_and_a_file_say_the_same(tmp_path):
    path = tmp_path / "farm.txt"
    path.write_text(LINES, encoding="utf-8")
    assert units(newsclaims.Analyzer(units=LINES).analyze(TEXT)) == ["tray", "ZKM"]
    assert units(newsclaims.Analyzer(units=path).analyze(TEXT)) == ["tray", "ZKM"]
    assert units(newsclaims.Analyzer(units={"tray": ["tray", "egg tray"]}).analyze(TEXT)) == ["tray", None]
    assert units(newsclaims.analyze(TEXT)) == [None, None]


def test_batches_and_streams_use_them():
    farm = newsclaims.Analyzer(units=LINES)
    assert [units(article) for article in farm.analyze_batch([TEXT] * 3)] == [["tray", "ZKM"]] * 3
    assert [units(article) for article in farm.stream([TEXT])] == [["tray", "ZKM"]]
    with ThreadPoolExecutor(4) as pool:
        assert all(units(article) == ["tray", "ZKM"] for article in pool.map(farm.analyze, [TEXT] * 20))


def test_a_bad_file_is_told_with_its_line(tmp_path):
    path = tmp_path / "farm.txt"
    path.write_text("# eggs\n\ntray\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"farm\.txt:3: expected `name: words \| symbols`, found no colon"):
        newsclaims.Analyzer(units=path)
    with pytest.raises(ValueError, match=r"^units:1: unknown base unit `egg`"):
        newsclaims.Analyzer(units="tray: tray | | = 30 egg")
    with pytest.raises(OSError, match=r"nowhere\.txt"):
        newsclaims.Analyzer(units=tmp_path / "nowhere.txt")


@pytest.mark.parametrize("bad", [7, b"tray: tray", ["tray"]])
def test_other_types_are_refused(bad):
    with pytest.raises(TypeError, match=r"units: expected a pathlib\.Path, a str or a mapping, not"):
        newsclaims.Analyzer(units=bad)


def test_a_mapping_can_not_smuggle_lines_in():
    for mapping in ({"tray\n[up]": "tray"}, {"tray": "tray # egg"}, {"a:b": "tray"}):
        with pytest.raises(ValueError, match="holds a character"):
            newsclaims.Analyzer(units=mapping)


def test_analyzers_are_immutable_comparable_and_picklable():
    farm = newsclaims.Analyzer(units=LINES)
    assert farm == newsclaims.Analyzer(units=LINES)
    assert len({farm, newsclaims.Analyzer(units=LINES), newsclaims.Analyzer()}) == 2
    with pytest.raises(AttributeError, match="immutable"):
        farm._units = ""
    again = pickle.loads(pickle.dumps(farm))
    assert again == farm
    assert units(again.analyze(TEXT)) == ["tray", "ZKM"]
    article = pickle.loads(pickle.dumps(farm.analyze(TEXT)))
    assert units(article) == ["tray", "ZKM"]


@pytest.mark.parametrize("units", ["farm.txt", "C:/data/farm.txt", "data/farm.units"])
def test_the_name_of_a_file_is_no_unit(units):
    with pytest.raises(ValueError, match=r"pass pathlib\.Path"):
        newsclaims.Analyzer(units=units)
