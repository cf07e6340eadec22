"""A comparison in the terminal and in files."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from newsclaims._charts import groups_of, verdict_words
from newsclaims._core import Comparison, Table
from newsclaims._terminal import safe, styled

__all__ = ["render_comparison", "render_matches", "write_comparison"]

_BOLD, _DIM = "1", "2"
_COLOURS = {"differs": "31", "updated": "33", "compatible": "36", "same": "32"}
_SHORT = 96


def render_comparison(comparison: Comparison, *, colour: bool) -> str:
    """Draw the groups: what they are of, who says which figure where, and what is to be said of each pair."""
    lines = []
    for figures, pairs in groups_of(comparison):
        head = styled(safe(figures[0]["label"]), (_BOLD,), colour)
        lines.append(f"{head}  {verdict_words(pairs)}")
        width = max(len(_figure(row)) for row in figures)
        for row in figures:
            who = safe(row["speaker"] or "the writer")
            when = f", {row['date']}" if row["date"] else ""
            lines.append(f"   {_figure(row):<{width}}  {who} ({safe(str(row['article']))}{when})")
            lines.append("   " + styled(_short(row["context"]), (_DIM,), colour))
        for pair in pairs:
            if pair["verdict"] in ("differs", "updated"):
                verdict = styled(pair["verdict"], (_COLOURS[pair["verdict"]],), colour)
                times = f"  x{pair['ratio']:.3g}" if pair["ratio"] is not None else ""
                lines.append(f"   {safe(pair['text_a'])} : {safe(pair['text_b'])}  {verdict}{times}")
        lines.append("")
    return "\n".join(lines) + "\n" if lines else "no two figures of the same thing\n"


def render_matches(matches: Table, *, colour: bool) -> str:
    """Draw the quotes of the same words that were altered or given to somebody else; nothing where there is none."""
    groups: dict[int, list[dict[str, Any]]] = {}
    for row in matches.to_dicts():
        groups.setdefault(row["group"], []).append(row)
    lines = []
    for rows in groups.values():
        reference = next(row for row in rows if row["reference"])
        lines.append(styled(f"“{_short(reference['text'])}”", (_BOLD,), colour))
        for row in rows:
            edits = [f"[{safe(edit['said'])} > {safe(edit['written'])}]" for edit in row["edits"]]
            who = safe(row["speaker"] or "not resolved")
            lines.append(f"   {who} ({safe(str(row['article']))})  {' '.join(edits)}".rstrip())
        lines.append("")
    return "\n".join(lines) + "\n" if lines else ""


def write_comparison(comparison: Comparison, path: Path) -> None:
    """Write the groups as JSON lines, or the pairs as CSV or Parquet, by the file's extension.

    Raises:
        ValueError: The extension is none of those that are known.
        ImportError: Parquet needs pyarrow.
        OSError: The file can't be written.
    """
    suffix = path.suffix.lower()
    if suffix not in (".jsonl", ".csv", ".parquet"):
        raise ValueError(f"{path}: expected an output that ends in .jsonl, .csv or .parquet")
    part = path.with_name(path.name + ".part")
    try:
        _write(comparison, part, suffix)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write(comparison: Comparison, part: Path, suffix: str) -> None:
    if suffix == ".parquet":
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError as error:
            raise ImportError("a .parquet output needs pyarrow: pip install newsclaims[arrow]") from error
        pyarrow.parquet.write_table(pyarrow.table(comparison.pairs), str(part), compression="zstd")
        return
    with part.open("w", encoding="utf-8", newline="") as stream:
        if suffix == ".csv":
            writer = csv.DictWriter(stream, comparison.pairs.columns)
            writer.writeheader()
            writer.writerows(comparison.pairs.to_dicts())
            return
        for figures, pairs in groups_of(comparison):
            group = {"group": figures[0]["group"], "label": figures[0]["label"], "score": figures[0]["score"]}
            left_out = ("group", "label")
            group["figures"] = [{k: v for k, v in row.items() if k not in (*left_out, "score")} for row in figures]
            group["pairs"] = [{k: v for k, v in row.items() if k not in left_out} for row in pairs]
            stream.write(json.dumps(group, ensure_ascii=False) + "\n")


def _figure(row: dict[str, Any]) -> str:
    modifier = "" if row["modifier"] == "exact" else row["modifier"].replace("_", " ") + " "
    return safe(f"{modifier}{row['text']}")


def _short(text: str) -> str:
    line = " ".join(safe(text).split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"
