"""A page on what articles say: claims by speaker, figures set against one another, quotes of the same words."""

from __future__ import annotations

from newsclaims._charts import STYLE, group_chart, groups_of, matches_html
from newsclaims._core import Batch
from newsclaims.display import claims_rows, fragment, safe_text

__all__ = ["report_html"]

_SPEAKERS = 40
_CLAIMS = 60
_GROUPS = 100

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>{title}</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}}
h2{{margin-top:2.2em}}summary{{cursor:pointer;padding:.2em 0}}summary small{{opacity:.7}}</style></head>
<body><h1>{title}</h1>{body}</body></html>
"""


def report_html(batch: Batch, title: str = "Who said what") -> str:
    """Draw the page: self-contained, without scripts, with nothing to load; every character is escaped.

    Args:
        batch: The articles.
        title: The heading of the page.

    Returns:
        HTML. It shows the 40 persons and bodies that speak most, 60 claims of each, and 100 groups of figures.
    """
    comparison = batch.compare()
    read = sum(article is not None for article in batch)
    parts = [f"<p>{read} articles, {len(batch.claims)} claims, {len(comparison)} groups of figures.</p>"]
    parts.append("<h2>Figures set against one another</h2>")
    groups = groups_of(comparison)
    order = ("differs", "updated", "compatible", "same")
    groups.sort(key=lambda group: min(order.index(pair["verdict"]) for pair in group[1]))
    parts += [group_chart(figures, pairs) for figures, pairs in groups[:_GROUPS]]
    if len(groups) > _GROUPS:
        parts.append(f"<p>first {_GROUPS} of {len(groups)} groups</p>")
    if not groups:
        parts.append("<p>No two figures are of the same thing.</p>")
    parts.append("<h2>The same words</h2>")
    parts.append(matches_html(batch.match_quotes()))
    parts.append("<h2>Claims by speaker</h2>")
    parts += _speakers(batch)
    return _PAGE.format(title=safe_text(title), body=fragment("".join(parts), STYLE))


def _speakers(batch: Batch) -> list[str]:
    rows = [row for row in batch.entities.to_dicts() if row["quotes"]]
    rows.sort(key=lambda row: -row["quotes"])
    parts = []
    for row in rows[:_SPEAKERS]:
        about = f"{row['quotes']} claims in {row['articles']} articles" + (
            f"; {row['roles'][0]}" if row["roles"] else ""
        )
        table = claims_rows(batch.by_speaker(row["entity"]), _CLAIMS)
        head = f"<b>{safe_text(row['name'])}</b> <small>{safe_text(about)}</small>"
        parts.append(f"<details><summary>{head}</summary>{table}</details>")
    return parts
