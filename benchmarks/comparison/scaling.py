"""Big batches: copies of the stories as other events, for measuring cost."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

import gold
from gold import EDITS, Row, Story

_MONTHS = list(calendar.month_name)[1:]
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"Sept": 9}
# Words with a capital that are no names.
_KEEP = {*_MONTHS, *_SHORT, *calendar.day_name, *EDITS["titles"]}
_NAME = re.compile(r"(?<![\w’'])[A-Z][\w]*")
_FIGURE = re.compile(
    rf"(?P<month>\b(?:{'|'.join(_MONTHS)}|{'|'.join(_SHORT)})) (?P<day>\d{{1,2}})\b(?!,?\d)|"
    r"\b(?P<year>(?:1[89]|20)\d\d)\b(?![,.]?\d)|"
    r"(?<![\w.,])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?![\w]*-?year-old)"
)


def _names(story: Story) -> list[str]:
    """Find the words that stand with a capital inside a sentence: names, as near as can be had without a parser."""
    found: dict[str, None] = {}
    for article in story.articles:
        for match in _NAME.finditer(article.text):
            before = article.text[: match.start()]
            inside = before.endswith(" ") and before.rstrip()[-1:] not in '.?!"”:-' and before.rstrip()[-1:] != ""
            word = match[0]
            if inside and len(word) > 1 and word not in _KEEP and word.title() not in _KEEP:
                found[word.title() if word.isupper() and len(word) > 4 else word] = None
    return list(found)


def _invent(random: Random, taken: set[str]) -> str:
    while True:
        name = "".join(random.choice("bdfgklmnprstvz") + random.choice("aeiou") for _ in range(random.randrange(2, 4)))
        name = (name + random.choice(["", "n", "r", "l", "s", "nd", "rk"])).title()
        if name not in taken:
            taken.add(name)
            return name


def _scaled(number: str, factor: float) -> str:
    """Multiply a number and round it to as many digits behind the point, and as many that are not zero, as it had."""
    digits = number.replace(",", "")
    places = len(digits.partition(".")[2])
    value = float(digits) * factor
    if not places:
        zeros = len(digits) - len(digits.rstrip("0"))
        step = 10**zeros
        value = max(1, round(value / step)) * step
        return f"{int(value):,}" if "," in number or value >= 10_000 else str(int(value))
    return f"{value:,.{places}f}" if "," in number else f"{value:.{places}f}"


def scale_articles(count: int, seed: int, parts: Sequence[str] = ("dev",)) -> list[Row]:
    """Copy stories as other events: other names, figures and dates in each copy, the same throughout the copy.

    A copy replaces each of the story's names by an invented one, moves its dates by a number of whole weeks (so that
    the days of the week still fit), and multiplies its figures by a factor of its own between a half and two; words for
    numbers stay. What a copy's articles say of one another thus stays as in the story, or nearly: rounding may turn
    `same` to `compatible`. The articles of a copy are not neighbours: they are shuffled over the whole batch.
    """
    random = Random(seed)
    stories = [story for part in parts for story in gold.stories(part)]
    names = {story.name: _names(story) for story in stories}
    rows: list[Row] = []
    taken: set[str] = set()
    copy = 0
    while len(rows) < count:
        story = random.choice(stories)
        # Names need not differ over the whole batch, only between most of its events.
        if len(taken) > 20_000:
            taken.clear()
        other = {name: _invent(random, taken) for name in names[story.name]}
        weeks = random.randrange(-250, 50)
        factor = 2 ** random.uniform(-1, 1)
        for article in story.articles:
            when = datetime.fromisoformat(article.published)
            moved = when + timedelta(weeks=weeks)
            text = _rewrite(article.text, other, factor, when, timedelta(weeks=weeks))
            published = moved.isoformat() if "T" in article.published else moved.date().isoformat()
            rows.append({"id": f"{copy:06}/{story.name}/{article.id}", "text": text, "published": published})
        copy += 1
    rows = rows[:count]
    random.shuffle(rows)
    return rows


def _rewrite(text: str, names: dict[str, str], factor: float, when: datetime, by: timedelta) -> str:
    def name(match: re.Match[str]) -> str:
        word = match[0]
        if word in names:
            return names[word]
        return names[word.title()].upper() if word.isupper() and word.title() in names else word

    def figure(match: re.Match[str]) -> str:
        if match["month"]:
            long = match["month"] in _MONTHS
            month = _MONTHS.index(match["month"]) + 1 if long else _SHORT[match["month"]]
            try:
                moved = datetime(when.year, month, int(match["day"])) + by
            except ValueError:
                return match[0]
            return f"{_MONTHS[moved.month - 1] if long else _MONTHS[moved.month - 1][:3]} {moved.day}"
        if match["year"]:
            return str(int(match["year"]) + (when + by).year - when.year)
        new = _scaled(match["number"], factor)
        share = re.match(r" ?%| per ?cent", text[match.end() :])
        return match["number"] if share and float(new.replace(",", "")) > 95 else new

    return _NAME.sub(name, _FIGURE.sub(figure, text))
