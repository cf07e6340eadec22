"""The stories of the benchmark: reading them, rendering their articles, and finding what is wrong with them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PARTS = ("dev", "test")
Row = dict[str, str]
"""An article: its id, text and date of publication."""
EDITS: dict[str, Any] = tomllib.loads((HERE / "edits.toml").read_text(encoding="utf-8"))
"""Lists and tables of edits.toml: frames of articles, and how words are altered."""
VERDICTS = ("same", "compatible", "differs", "updated")

MARKED = re.compile(r"\[\[([^\[\]|]+)\]\]")
MARK = re.compile(r"\[\[([a-z][a-z0-9_]*)\|([^\[\]|]+)\]\]")

_SMALL = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|"
    "dozens?|half|halves|twice|double[ds]?|tripled?|halved|pair|couple"
)
_FRACTION = r"(?:a|one|two|three|four) (?:third|quarter|fifth|tenth)s?(?= of\b| more\b| less\b|[,.]|$)"
NUMERAL = re.compile(rf"\d|\b(?:{_SMALL}|one|none|{_FRACTION})\b", re.IGNORECASE)
# The "one" of "no one" and "one of them" is a pronoun.
PRONOUN = re.compile(
    r"\b(?:no one|one another|one of|every one|the one|this one|that one|one more|one day)\b", re.IGNORECASE
)

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
# What the scorer leaves out by the kind of the number: dates, times of day, ages.
EXEMPT = re.compile(
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?\b|\b\d{{1,2}} {_MONTH}(?: \d{{4}})?\b|"
    r"\b(?:1[5-9]|20|21)\d\ds?\b(?![\d,.]*\d)|"
    r"\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b\.?|\b\d{1,2}:\d\d\b|(?<=, )\d{2}(?=[,.])|\b\d{1,2}-year-old\b|"
    r"\b(?:[a-z]+-)+year-old\b|\b(?:\d+)(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """A marked figure: `text[start:end] == surface`, in code points of the rendered article."""

    key: str
    article: str
    start: int
    end: int
    surface: str


@dataclass
class Article:
    """A rendered article: its text without markup, and its figures in order."""

    id: str
    published: str
    text: str
    figures: list[Figure]


@dataclass
class Group:
    """Figures that put a number on the same thing; a verdict for each pair, under the pair's keys in group order."""

    about: str
    figures: list[str]
    verdicts: dict[tuple[str, str], str]


@dataclass
class Story:
    """A story: articles on the same events, its groups, and the surfaces of numbers that are left out."""

    name: str
    title: str
    difficulties: list[str]
    articles: list[Article]
    groups: list[Group]
    ignore: list[str]
    problems: list[str] = field(default_factory=list)
    marked_only: bool = False
    """Whether all numbers that are not marked are left out."""

    @property
    def figures(self) -> dict[str, Figure]:
        """The marked figures by key."""
        return {figure.key: figure for article in self.articles for figure in article.figures}


def render(article: str, marked: str) -> tuple[str, list[Figure]]:
    """Take the markup out of a text, and note the figures with their offsets in it."""
    pieces: list[str] = []
    figures: list[Figure] = []
    length = at = 0
    for mark in MARK.finditer(marked):
        before = marked[at : mark.start()]
        start = length + len(before)
        surface = mark[2]
        figures.append(Figure(mark[1], article, start, start + len(surface), surface))
        pieces += [before, surface]
        length = start + len(surface)
        at = mark.end()
    pieces.append(marked[at:])
    return "".join(pieces), figures


def load(path: Path) -> Story:
    """Read a story from its file; what is wrong with it is in `problems`."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    problems: list[str] = []
    articles = []
    for entry in data["article"]:
        text, figures = render(entry["id"], entry["text"].strip() + "\n")
        articles.append(Article(entry["id"], entry["published"], text, figures))
    groups = []
    for entry in data["group"]:
        order = {key: at for at, key in enumerate(entry["figures"])}
        verdicts: dict[tuple[str, str], str] = {}
        for line in entry["verdicts"]:
            words = line.split()
            if len(words) != 3 or words[2] not in VERDICTS:
                problems.append(f"not a verdict: {line!r}")
                continue
            if not (words[0] in order and words[1] in order and words[0] != words[1]):
                problems.append(f"verdict on figures that are not a pair of {entry['about']!r}: {line!r}")
                continue
            pair = (words[0], words[1]) if order[words[0]] < order[words[1]] else (words[1], words[0])
            if pair in verdicts:
                problems.append(f"two verdicts on {pair}")
            verdicts[pair] = words[2]
        groups.append(Group(entry["about"], entry["figures"], verdicts))
    story = Story(path.stem, data["title"], data["difficulties"], articles, groups, data.get("ignore", []), problems)
    problems += _check(story)
    return story


def stories(part: str) -> list[Story]:
    """Read all stories of a part, in the order of their names."""
    return [load(path) for path in sorted((HERE / "stories" / part).glob("*.toml"))]


BRIEF_DAY = date(2024, 5, 1)
"""When the first of two briefs appeared."""


def briefs(part: str) -> list[Story]:
    """Read the pairs of briefs of a part, each as a story of two articles with one marked figure each."""
    path = HERE / "briefs" / f"{part}.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["pair"] if path.exists() else []
    return [_brief(f"{part}-{at:03}", entry) for at, entry in enumerate(entries)]


def _brief(name: str, entry: dict[str, Any]) -> Story:
    articles, problems = [], []
    for key, days in (("one", 0), ("other", entry["days"])):
        text, figures = render(key, MARKED.sub(rf"[[{key}|\1]]", entry[key].strip()) + "\n")
        articles.append(Article(key, str(BRIEF_DAY + timedelta(days=days)), text, figures))
        if len(figures) != 1 or not NUMERAL.search(figures[0].surface):
            problems.append(f"not one figure: {entry[key]!r}")
    verdict = entry["verdict"]
    if verdict not in (*VERDICTS, "apart"):
        problems.append(f"not a verdict: {verdict!r}")
    if verdict == "updated" and not entry["days"]:
        problems.append(f"updated, but of the same time: {entry['one']!r}")
    of = [] if verdict == "apart" else [Group(name, ["one", "other"], {("one", "other"): verdict})]
    return Story(name, name, [], articles, of, [], problems, marked_only=True)


def counted(part: str) -> str:
    """Write the line of README.md with the counts of a part."""
    all_of_it = stories(part)
    figures = sum(len(story.figures) for story in all_of_it)
    groups = [group for story in all_of_it for group in story.groups]
    placed = sum(len(group.figures) for group in groups)
    verdicts = [sum(list(group.verdicts.values()).count(verdict) for group in groups) for verdict in VERDICTS]
    articles = sum(len(story.articles) for story in all_of_it)
    row = [len(all_of_it), articles, figures, figures - placed, len(groups), sum(verdicts), *verdicts]
    return f"| {part} | {' | '.join(map(str, row))} |"


def counted_briefs(part: str) -> str:
    """Write the line of README.md with the counts of the briefs of a part."""
    pairs = briefs(part)
    given = [verdict for story in pairs for group in story.groups for verdict in group.verdicts.values()]
    return (
        f"| {part} | {len(pairs)} | {len(pairs) - len(given)} | {' | '.join(str(given.count(v)) for v in VERDICTS)} |"
    )


def dates(text: str) -> list[tuple[int, int]]:
    """Find where dates, times, ages and pronouns stand, as near as a pattern tells."""
    return [match.span() for pattern in (EXEMPT, PRONOUN) for match in pattern.finditer(text)]


def ignored(story: Story, text: str) -> list[tuple[int, int]]:
    """Find where the story's ignored surfaces stand in a text."""
    if story.marked_only:
        return [(0, len(text))]
    spans = []
    for surface in story.ignore:
        at = text.find(surface)
        while at >= 0:
            spans.append((at, at + len(surface)))
            at = text.find(surface, at + 1)
    return spans


def _check(story: Story) -> list[str]:
    problems: list[str] = []
    keys = [figure.key for article in story.articles for figure in article.figures]
    problems += [f"key used twice: {key}" for key in sorted(set(keys)) if keys.count(key) > 1]
    if len({article.id for article in story.articles}) < len(story.articles):
        problems.append("article id used twice")
    for article in story.articles:
        try:
            datetime.fromisoformat(article.published)
        except ValueError:
            problems.append(f"{article.id}: not a date: {article.published}")
        if "[[" in article.text or "]]" in article.text or "\t" in article.text:
            problems.append(f"{article.id}: markup left in the text")
        for figure in article.figures:
            if article.text[figure.start : figure.end] != figure.surface:
                problems.append(f"{figure.key}: offsets do not give the surface")
            if not NUMERAL.search(figure.surface):
                problems.append(f"{figure.key}: no numeral in {figure.surface!r}")
        problems += [f"{article.id}: neither marked nor ignored: {near}" for near in unmarked(story, article)]
    placed: set[str] = set()
    for group in story.groups:
        for key in group.figures:
            if key not in keys:
                problems.append(f"figure of {group.about!r} is not marked: {key}")
            if key in placed:
                problems.append(f"figure in two groups: {key}")
            placed.add(key)
        problems += [
            f"no verdict on {a}, {b}" for a, b in combinations(group.figures, 2) if (a, b) not in group.verdicts
        ]
        if len(group.figures) < 2:
            problems.append(f"group of one: {group.about!r}")
    when = {article.id: article.published for article in story.articles}
    figures = story.figures
    for group in story.groups:
        for (a, b), verdict in group.verdicts.items():
            if verdict == "updated" and a in figures and b in figures:
                dates = [when[figures[key].article] for key in (a, b)]
                if dates[0] == dates[1] and figures[a].article != figures[b].article:
                    problems.append(f"updated, but of the same time: {a}, {b}")
    for surface in story.ignore:
        if not any(surface in article.text for article in story.articles):
            problems.append(f"ignored, but in no article: {surface!r}")
    return problems


def unmarked(story: Story, article: Article) -> list[str]:
    """Find numerals that are neither marked, nor ignored, nor dates, times, ages or ordinals; in context."""
    text = article.text
    covered = [(figure.start, figure.end) for figure in article.figures] + ignored(story, text)
    covered += dates(text)
    found = []
    last = -9
    for match in NUMERAL.finditer(text):
        at = match.start()
        if any(start <= at < end for start, end in covered):
            continue
        if at - last > 8:
            found.append(text[max(0, at - 15) : at + 25].replace("\n", " "))
        last = at
    return found
