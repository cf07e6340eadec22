"""Print the claims of text files as a table, with nothing but the standard library."""

import sys
import textwrap
from pathlib import Path

import newsclaims


def cut(text: str, width: int) -> str:
    """Give a text that fits, with dots where it goes on."""
    return text if len(text) <= width else text[: width - 1] + "…"


def main(names: list[str]) -> None:
    """Read all files as one batch; print a line for each claim, then how many there are."""
    files = [Path(name) for name in names]
    texts = [file.read_text(encoding="utf-8") for file in files]
    batch = newsclaims.analyze_batch(texts, ids=[file.stem for file in files])

    row = "{:<10}  {:<22}  {:<12}  {:<52}  {}"
    print(row.format("article", "speaker", "cue", "claim", "figures"))
    print(row.format("-" * 10, "-" * 22, "-" * 12, "-" * 52, "-" * 24))
    for claim in batch.claims.to_dicts():
        figures = ", ".join(figure["text"] for figure in claim["numbers"])
        text = textwrap.shorten(claim["text"], 52, placeholder="…")
        cue = f"{'not ' if claim['negated'] else ''}{claim['cue'] or '-'}"
        speaker = claim["speaker"] or "-"
        print(row.format(cut(claim["article"], 10), cut(speaker, 22), cut(cue, 12), text, figures).rstrip())
    print(
        f"\n{len(batch)} articles, {len(batch.claims)} claims, {len(batch.numbers)} figures, "
        f"{len(batch.entities)} persons and bodies, {len(batch.errors)} errors"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
