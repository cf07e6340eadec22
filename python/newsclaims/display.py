"""Articles and tables as HTML fragments: escaped, without scripts, with nothing to load."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from newsclaims._core import Article, Batch, Table
from newsclaims._marks import Stretch, number_words, stretches

__all__ = ["article_html", "batch_html", "claims_rows", "fragment", "safe_text", "table_html"]

# Hues far apart come first; later ones lie between them.
_HUES = (255, 25, 145, 310, 75, 200, 345, 110, 285, 50, 170, 230)

# The page's own colour is the text's: colour only tints and underlines, so that it is legible on any background.
_STYLE = """
.nc{--nc-l:.58;--nc-c:.16;font-size:inherit;line-height:1.75;text-align:left}
.nc-text,.nc-who{max-width:52rem}
@media (prefers-color-scheme:dark){.nc{--nc-l:.74;--nc-c:.13}}
[data-jp-theme-light="true"] .nc,.vscode-light .nc,[data-theme="light"] .nc{--nc-l:.58;--nc-c:.16}
[data-jp-theme-light="false"] .nc,.vscode-dark .nc,[data-theme="dark"] .nc{--nc-l:.74;--nc-c:.13}
.nc [style^="--h"]{--k:oklch(var(--nc-l) var(--nc-c) var(--h))}
.nc .nc-x{--k:oklch(var(--nc-l) 0 0)}
.nc-text{white-space:pre-wrap;overflow-wrap:anywhere}
.nc-q{background:color-mix(in oklab,var(--k) 17%,transparent);padding:.13em 0}
.nc-i{background:color-mix(in oklab,var(--k) 32%,transparent)}
.nc-c{border-bottom:2px dotted var(--k)}
.nc-s{border-bottom:2px solid var(--k);font-weight:600}
.nc-n{font-weight:600;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}
.nc-who{display:flex;flex-wrap:wrap;gap:.2em 1.1em;margin:0 0 .8em;padding:0 0 .5em;
border-bottom:1px solid color-mix(in oklab,currentColor 20%,transparent);font-size:.9em;line-height:1.5}
.nc-who b::before{content:"";display:inline-block;width:.8em;height:.8em;margin-right:.4em;border-radius:2px;
background:var(--k)}
.nc-who small,.nc-more{opacity:.75}
.nc-scroll{overflow-x:auto;max-width:100%}
.nc table{border-collapse:collapse;font-size:.88em;line-height:1.4}
.nc th,.nc td{text-align:left;vertical-align:top;padding:.3em .6em;max-width:26rem;overflow-wrap:break-word;
border-bottom:1px solid color-mix(in oklab,currentColor 15%,transparent)}
.nc th{white-space:nowrap}
.nc td.nc-r{text-align:right;font-variant-numeric:tabular-nums}
"""

_ROWS = 20
_LONGEST = 240
# The columns that a reader of a whole batch wants to see; the table itself shows all.
_CLAIM_COLUMNS = ("article", "speaker", "cue", "text", "numbers", "source", "date")


def article_html(article: Article) -> str:
    """Draw the whole text with quotes, cues, sources and numbers marked, one colour for each speaker.

    The text is in the element of the class `nc-text`; without its tags it is the article's text.
    """
    answer = article.to_dict()
    text = article.text
    body = "".join(_stretch(answer, text, stretch) for stretch in stretches(answer, len(text)))
    return fragment(f'{_legend(answer)}<div class="nc-text">{body}</div>')


def table_html(table: Table) -> str:
    """Draw the first rows of a table with all its columns, and how many rows there are."""
    return fragment(_rows(table, table.columns))


def batch_html(batch: Batch) -> str:
    """Draw the first claims of a batch, and how many articles and errors there are."""
    count = f"{_count(len(batch), 'article')}, {_count(len(batch.errors), 'error')}"
    errors = _rows(batch.errors, batch.errors.columns) if len(batch.errors) else ""
    return fragment(f"<div>{count}</div>{_rows(batch.claims, _CLAIM_COLUMNS)}{errors}")


def fragment(inner: str, style: str = "") -> str:
    """Put a fragment in its element, with the style sheet of all fragments and one of its own."""
    return f'<div class="nc"><style>{_STYLE}{style}</style>{inner}</div>'


def _colour(speaker: int | None) -> str:
    """Give an element the colour of a speaker; where nobody is known, its class makes it grey."""
    if speaker is None:
        return ""
    turn, place = divmod(speaker, len(_HUES))
    return f' style="--h:{(_HUES[place] + 17 * turn) % 360}"'


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _legend(answer: dict[str, Any]) -> str:
    entries = []
    for at, speaker in enumerate(answer["speakers"]):
        quotes = sum(quote["speaker"] == at for quote in answer["quotes"])
        numbers = sum(number["speaker"] == at for number in answer["numbers"])
        about = [*speaker["roles"][:1], _count(quotes, "quote"), _count(numbers, "figure")]
        small = escape(" · ".join(about))
        entries.append(f"<span{_colour(at)}><b>{safe_text(speaker['name'])}</b> <small>{small}</small></span>")
    if any(quote["speaker"] is None for quote in answer["quotes"]):
        entries.append('<span class="nc-x"><b>not resolved</b></span>')
    if answer["language"] is None:
        entries.append("<span>not English: nothing was read</span>")
    return f'<div class="nc-who">{"".join(entries)}</div>' if entries else ""


def _stretch(answer: dict[str, Any], text: str, stretch: Stretch) -> str:
    surface = safe_text(text[stretch.start : stretch.end])
    classes, tips = [], []
    owner = None
    quotes = answer["quotes"]
    if stretch.number is not None:
        number = answer["numbers"][stretch.number]
        classes.append("nc-n")
        tips.append(f"{number['kind'].replace('_', ' ')}: {number_words(number)}")
    if stretch.cue is not None:
        owner = quotes[stretch.cue]
        classes.append("nc-c")
        tips.append(f"cue: {owner['cue']['lemma']} ({owner['cue']['class']})")
    if stretch.source is not None:
        owner = quotes[stretch.source]
        classes.append("nc-s")
        tips.append(f"source: {_speaker(answer, owner)}")
    if stretch.quote is not None:
        quote = quotes[stretch.quote]
        owner = owner or quote
        classes.append("nc-q nc-i" if stretch.depth > 1 else "nc-q")
        tips.append(f"{quote['kind']} quote: {_speaker(answer, quote)}")
    if not classes:
        return surface
    colour = _colour(owner["speaker"]) if owner else ""
    if not colour:
        classes.append("nc-x")
    return f'<span class="{" ".join(classes)}" title="{escape("; ".join(tips))}"{colour}>{surface}</span>'


def _speaker(answer: dict[str, Any], quote: dict[str, Any]) -> str:
    return "not resolved" if quote["speaker"] is None else str(answer["speakers"][quote["speaker"]]["name"])


def safe_text(text: str) -> str:
    """Escape a text so that a browser shows it as it is; NUL, which HTML can't hold, becomes a sign for it."""
    return escape(text).replace("\r", "&#13;").replace("\0", "\ufffd")


def claims_rows(table: Table, limit: int) -> str:
    """Draw the first rows of a table of claims with the columns that a reader wants to see."""
    return _rows(table, _CLAIM_COLUMNS, limit)


def _rows(table: Table, columns: Iterable[str], limit: int = _ROWS) -> str:
    columns = tuple(columns)
    rows = table.to_dicts(limit)
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(_cell(row[column]) for column in columns) + "</tr>" for row in rows)
    more = f"first {limit} of " if len(table) > limit else ""
    return (
        f'<div class="nc-scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
        f'<div class="nc-more">{table.name}: {more}{_count(len(table), "row")}</div>'
    )


def _cell(value: Any) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f'<td class="nc-r">{value:,.15g}</td>' if isinstance(value, float) else f'<td class="nc-r">{value}</td>'
    return f"<td>{safe_text(_short(value))}</td>"


def _short(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        words = ", ".join(_short(item) for item in value)
    elif isinstance(value, dict):
        words = value.get("text") or " ".join(str(part) for part in value.values())
    else:
        words = str(value)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
