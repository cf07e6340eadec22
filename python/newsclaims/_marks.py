"""An article cut into stretches that carry the same marks: what every display draws."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text, and the marks that cover all of it.

    Of quotes that cover the same words the innermost counts: the one that starts last, and of those the shortest.
    """

    start: int
    end: int
    quote: int | None = None
    """Its innermost quote: a position in the article's quotes."""
    depth: int = 0
    """How many quotes cover it."""
    cue: int | None = None
    """The quote that it is the cue of."""
    source: int | None = None
    """The quote that it is the source of."""
    number: int | None = None
    """A position in the article's numbers."""


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    at: int


@dataclass(slots=True)
class _Open:
    marks: list[_Mark] = field(default_factory=list)

    def innermost(self, kind: str) -> int | None:
        marks = [mark for mark in self.marks if mark.kind == kind]
        return max(marks, key=lambda mark: (mark.start, -mark.end, mark.at)).at if marks else None

    def count(self, kind: str) -> int:
        return sum(mark.kind == kind for mark in self.marks)


def stretches(answer: Answer, length: int) -> list[Stretch]:
    """Cut a text of some length, in order and without gaps, where a mark of its answer begins or ends.

    The cost is that of sorting the marks; any overlap of marks is allowed.
    """
    marks = _marks(answer, length)
    marks.sort(key=lambda mark: mark.start)
    bounds = sorted({0, length, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    cut: list[Stretch] = []
    open_marks = _Open()
    coming = 0
    for start, end in pairwise(bounds):
        open_marks.marks = [mark for mark in open_marks.marks if mark.end > start]
        while coming < len(marks) and marks[coming].start <= start:
            open_marks.marks.append(marks[coming])
            coming += 1
        cut.append(
            Stretch(
                start,
                end,
                quote=open_marks.innermost("quote"),
                depth=open_marks.count("quote"),
                cue=open_marks.innermost("cue"),
                source=open_marks.innermost("source"),
                number=open_marks.innermost("number"),
            )
        )
    return cut


def _marks(answer: Answer, length: int) -> list[_Mark]:
    marks = []
    for at, quote in enumerate(answer["quotes"]):
        parts = [("quote", piece) for piece in quote["content"]]
        parts += [(name, quote[name]) for name in ("cue", "source") if quote[name] is not None]
        marks += [_Mark(part["start"], part["end"], name, at) for name, part in parts]
    for at, number in enumerate(answer["numbers"]):
        marks.append(_Mark(number["start"], number["end"], "number", at))
    return [mark for mark in marks if 0 <= mark.start < mark.end <= length]


def number_words(number: dict[str, Any]) -> str:
    """Say what a number means: `about 30 kilometre`, `100 to 1000 settlement`."""
    value, low, high = number["value"], number["low"], number["high"]
    if number["date"] is not None:
        return str(number["date"])
    if value is not None:
        words = _plain(value)
    elif low is not None and high is not None:
        words = f"{_plain(low)} to {_plain(high)}"
    elif low is not None:
        words = f"from {_plain(low)}"
    elif high is not None:
        words = f"up to {_plain(high)}"
    else:
        words = str(number["resolution"] or number["text"])
    modifier = number["modifier"]
    if value is not None and modifier != "exact":
        words = f"{'about' if modifier == 'approximate' else modifier.replace('_', ' ')} {words}"
    unit = number["unit"] or (number["counted"] or {}).get("unit")
    return f"{words} {unit}" if unit else words


def _plain(value: float) -> str:
    return f"{value:,.15g}"
