"""Groups of figures as charts, and quotes of the same words with their differences: HTML fragments without scripts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from html import escape
from typing import Any

from newsclaims._core import Comparison, Table
from newsclaims.display import fragment, safe_text

__all__ = ["comparison_html", "group_chart", "groups_of", "matches_html"]

Row = dict[str, Any]

# Groups that a notebook shows; the tables have all.
_GROUPS = 12
_MEMBERS = 30
_WIDTH, _LEFT, _RIGHT, _LINE = 640, 210, 120, 22
# Beyond so many times a linear axis puts all but the greatest in one place.
_TIMES = 40

STYLE = """
.nc-g{margin:0 0 1.4em;max-width:52rem}
.nc-g b{font-size:1.05em}
.nc-g svg{display:block;width:100%;max-width:44rem;height:auto;font:12px system-ui,sans-serif;fill:currentColor}
.nc-g svg .nc-a{stroke:currentColor;stroke-opacity:.25}
.nc-g svg .nc-b{stroke:var(--nc-dot);stroke-width:4;stroke-opacity:.45;stroke-linecap:round}
.nc-g svg .nc-d{fill:var(--nc-dot)}
.nc-g svg .nc-m{fill-opacity:.65}
.nc-g{--nc-dot:oklch(var(--nc-l) var(--nc-c) 255)}
.nc-v{font-size:.85em;opacity:.8}
.nc-u{margin:0 0 1em;padding:0;list-style:none;max-width:52rem}
.nc-u li{margin:.15em 0}
.nc-u ins{text-decoration:underline;text-decoration-color:oklch(var(--nc-l) var(--nc-c) 145)}
.nc-u del{text-decoration-color:oklch(var(--nc-l) var(--nc-c) 25)}
"""


def comparison_html(comparison: Comparison) -> str:
    """Draw the groups of a comparison: those in which figures differ first."""
    groups = groups_of(comparison)
    # A stable sort: groups of one sort stay in the order of the articles.
    shown = sorted(groups, key=lambda group: _weight(group[1]))[:_GROUPS]
    more = f'<div class="nc-more">{len(shown)} of {len(groups)} groups</div>' if len(groups) > len(shown) else ""
    body = "".join(group_chart(figures, pairs) for figures, pairs in shown)
    return fragment((body or '<div class="nc-more">no two figures of the same thing</div>') + more, STYLE)


def groups_of(comparison: Comparison) -> list[tuple[list[Row], list[Row]]]:
    """List the groups, each with its figures and its pairs."""
    figures: dict[int, list[Row]] = defaultdict(list)
    pairs: dict[int, list[Row]] = defaultdict(list)
    for row in comparison.figures.to_dicts():
        figures[row["group"]].append(row)
    for row in comparison.pairs.to_dicts():
        pairs[row["group"]].append(row)
    return [(figures[at], pairs[at]) for at in sorted(figures)]


def _weight(pairs: list[Row]) -> int:
    verdicts = {pair["verdict"] for pair in pairs}
    return next(
        (at for at, verdict in enumerate(("differs", "updated", "compatible")) if verdict in verdicts),
        len(verdicts) + 3,
    )


def verdict_words(pairs: Iterable[Row]) -> str:
    """Count the verdicts of a group in words: `3 same, 1 differs`."""
    counts: dict[str, int] = defaultdict(int)
    for pair in pairs:
        counts[pair["verdict"]] += 1
    return ", ".join(f"{counts[name]} {name}" for name in ("differs", "updated", "compatible", "same") if counts[name])


def group_chart(figures: list[Row], pairs: list[Row]) -> str:
    """Draw a group: a line for each figure with who says it, a dot for its value, a bar for its range."""
    shown = figures[:_MEMBERS]
    values = [v for row in shown for v in (row["common_value"], row["common_low"], row["common_high"]) if v is not None]
    place = _axis(values)
    height = _LINE * len(shown) + 8
    parts = [f'<svg viewBox="0 0 {_WIDTH} {height}" role="img">']
    end = _WIDTH - _RIGHT
    for at, row in enumerate(shown):
        y = _LINE * at + 16
        low, high, value = row["common_low"], row["common_high"], row["common_value"]
        tip = safe_text(" ".join(str(row["context"]).split())[:400])
        who = _cut(str(row["speaker"] or "the writer"), 26)
        where = _cut(f"{row['article']}" + (f", {row['date']}" if row["date"] else ""), 34)
        parts.append(f"<g><title>{tip}</title>")
        parts.append(f'<text x="0" y="{y}">{safe_text(who)}</text>')
        parts.append(f'<line class="nc-a" x1="{_LEFT}" y1="{y - 4}" x2="{end}" y2="{y - 4}"/>')
        if low is not None or high is not None:
            first = place(low) if low is not None else _LEFT
            last = place(high) if high is not None else end
            parts.append(f'<line class="nc-b" x1="{first:.1f}" y1="{y - 4}" x2="{last:.1f}" y2="{y - 4}"/>')
        if value is not None:
            parts.append(f'<circle class="nc-d" cx="{place(value):.1f}" cy="{y - 4}" r="5"/>')
        parts.append(f'<text x="{end + 12}" y="{y}">{safe_text(_cut(str(row["text"]), 16))}</text>')
        parts.append(f"<desc>{safe_text(where)}</desc></g>")
    parts.append("</svg>")
    more = f" (first {_MEMBERS} of {len(figures)})" if len(figures) > len(shown) else ""
    sources = "; ".join(
        dict.fromkeys(f"{row['article']}" + (f" ({row['date']})" if row["date"] else "") for row in shown)
    )
    return (
        f'<div class="nc-g"><b>{safe_text(figures[0]["label"])}</b> '
        f'<span class="nc-v">{escape(verdict_words(pairs))}{more}</span>{"".join(parts)}'
        f'<div class="nc-more">{safe_text(_cut(sources, 300))}</div></div>'
    )


def _axis(values: list[float]) -> Any:
    """Give the place of a value on the axis: linear, or logarithmic where the values lie far apart."""
    least, most = (min(values), max(values)) if values else (0.0, 0.0)
    wide = least > 0 and most / least > _TIMES
    scale = math.log if wide else float
    first, last = scale(least), scale(most)
    space = _WIDTH - _RIGHT - _LEFT - 24

    def place(value: float) -> float:
        share = (scale(value) - first) / (last - first) if last > first else 0.5
        return _LEFT + 12 + space * min(max(share, 0.0), 1.0)

    return place


def matches_html(matches: Table, limit: int = 50) -> str:
    """Draw quotes of the same words: the reference of each group, then what the others altered, and by whom."""
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in matches.to_dicts():
        groups[row["group"]].append(row)
    parts = []
    for rows in list(groups.values())[:limit]:
        reference = next(row for row in rows if row["reference"])
        others = [row for row in rows if row is not reference]
        parts.append(f'<div class="nc-g"><b>“{safe_text(reference["text"])}”</b><ul class="nc-u">')
        parts.append(f"<li>{_said_by(reference)}</li>")
        for row in others:
            kind = "as another’s words: " if _another(row, reference) else ""
            parts.append(f"<li>{kind}{_said_by(row)}: {_edits(row)}</li>")
        parts.append("</ul></div>")
    if len(groups) > limit:
        parts.append(f'<div class="nc-more">first {limit} of {len(groups)} groups</div>')
    return "".join(parts) or '<div class="nc-more">no two quotes of the same words</div>'


def _another(row: Row, reference: Row) -> bool:
    return None not in (row["entity"], reference["entity"]) and row["entity"] != reference["entity"]


def _said_by(row: Row) -> str:
    when = f", {row['date']}" if row["date"] else ""
    return safe_text(f"{row['speaker'] or 'not resolved'} ({row['article']}{when})")


def _edits(row: Row) -> str:
    marks = []
    for edit in row["edits"]:
        said = f"<del>{safe_text(edit['said'])}</del>" if edit["said"] else ""
        written = f"<ins>{safe_text(edit['written'])}</ins>" if edit["written"] else ""
        marks.append(f"{said} {written}".strip())
    return "; ".join(marks) or "the same words"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
