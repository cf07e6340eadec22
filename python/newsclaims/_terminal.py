"""An article in the terminal: the text with its marks, then who says what with which figures."""

from __future__ import annotations

import unicodedata
from typing import Any

from newsclaims._core import Article
from newsclaims._marks import Stretch, number_words, stretches

__all__ = ["render", "safe", "styled"]

_RESET = "\x1b[0m"
_BOLD = "1"
_UNDERLINE = "4"
_DIM = "2"
# Colours of the terminal's own theme come first: they are legible on its background, light or dark.
_COLOURS = ("34", "35", "32", "36", "33", "31", "94", "95", "92", "96")
_SHORT = 100


def render(article: Article, *, colour: bool, title: str | None = None) -> str:
    """Draw an article; without colours, quotes stand in brackets with the number of their speaker."""
    answer = article.to_dict()
    text = article.text
    parts = [styled(title, (_BOLD, _UNDERLINE), colour) + "\n\n"] if title else []
    draw = _coloured if colour else _bracketed
    parts += draw(answer, text, stretches(answer, len(text)))
    parts.append("\n\n" if not text.endswith("\n") else "\n")
    parts.append(_footer(answer, colour))
    return "".join(parts)


def _coloured(answer: dict[str, Any], text: str, cut: list[Stretch]) -> list[str]:
    parts = []
    quotes = answer["quotes"]
    for stretch in cut:
        styles = []
        owner = next((at for at in (stretch.source, stretch.cue, stretch.quote) if at is not None), None)
        if owner is not None:
            styles.append(_colour(quotes[owner]["speaker"]))
        if stretch.source is not None or stretch.number is not None:
            styles.append(_BOLD)
        if stretch.cue is not None or stretch.number is not None:
            styles.append(_UNDERLINE)
        parts.append(styled(safe(text[stretch.start : stretch.end]), tuple(styles), True))
    return parts


def _bracketed(answer: dict[str, Any], text: str, cut: list[Stretch]) -> list[str]:
    parts = []
    before: int | None = None
    for stretch in cut:
        if stretch.quote != before:
            if before is not None:
                parts.append("]")
            if stretch.quote is not None:
                speaker = answer["quotes"][stretch.quote]["speaker"]
                parts.append(f"[{'?' if speaker is None else speaker + 1}: ")
            before = stretch.quote
        parts.append(safe(text[stretch.start : stretch.end]))
    if before is not None:
        parts.append("]")
    return parts


def _footer(answer: dict[str, Any], colour: bool) -> str:
    if answer["language"] is None:
        return "not English: nothing was read\n"
    lines = []
    known = [*enumerate(answer["speakers"]), (None, None)]
    for at, speaker in known:
        quotes = [quote for quote in answer["quotes"] if quote["speaker"] == at]
        if not quotes and speaker is None:
            continue
        name = "not resolved" if speaker is None else safe(speaker["name"])
        roles = "" if speaker is None or not speaker["roles"] else f" ({safe('; '.join(speaker['roles'][:2]))})"
        label = f"{'?' if at is None else at + 1}. {name}"
        lines.append(styled(label, (_colour(at), _BOLD), colour) + roles)
        for quote in quotes:
            cue = quote["cue"]["lemma"] if quote["cue"] else "-"
            denied = "not " if quote["negated"] else ""
            lines.append(f"   {denied}{cue}: {_short(quote['text'])}")
            own = [answer["numbers"][place] for place in quote["numbers"]]
            lines += ["      " + styled(_figure(number), (_DIM,), colour) for number in own]
    writers = [number for number in answer["numbers"] if number["quote"] is None]
    if writers:
        lines.append(styled("the writer's figures", (_BOLD,), colour))
        lines += ["      " + styled(_figure(number), (_DIM,), colour) for number in writers]
    return "\n".join(lines) + "\n" if lines else "nobody is quoted\n"


def _figure(number: dict[str, Any]) -> str:
    return f"{safe(number['text'])} = {safe(number_words(number))}"


def _colour(speaker: int | None) -> str:
    return _DIM if speaker is None else _COLOURS[speaker % len(_COLOURS)]


def styled(text: str, styles: tuple[str, ...], colour: bool) -> str:
    """Put a text in the terminal's codes, where colours are wanted."""
    if not colour or not styles:
        return text
    # Each line has its own codes: a pager that shows one line must not lose them.
    start = f"\x1b[{';'.join(styles)}m"
    return "\n".join(f"{start}{line}{_RESET}" if line else line for line in text.split("\n"))


def _short(text: str) -> str:
    line = " ".join(safe(text).split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


def safe(text: str) -> str:
    """Take away control characters: an article must not steer the terminal."""
    if text.isprintable():
        return text
    return "".join(
        "" if char == "\r" else "\ufffd" if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t" else char
        for char in text
    )
