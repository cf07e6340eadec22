"""Who said what in the news, with which figures, and who says otherwise.

`analyze` reads one article, `analyze_batch` many, `stream` any number of them in bounded memory. Offsets are Unicode
code points of the text as it was given: `text[start:end]` is the surface, always.
"""

from typing import Any

from newsclaims._api import Analyzer, analyze, analyze_batch, stream
from newsclaims._core import (
    Article,
    Batch,
    Claim,
    Comparison,
    Counted,
    Cue,
    Mention,
    Number,
    Quote,
    Resolution,
    Span,
    Speaker,
    Table,
    __version__,
)

__all__ = [
    "Analyzer",
    "Article",
    "Batch",
    "Claim",
    "Comparison",
    "Counted",
    "Cue",
    "Mention",
    "Number",
    "Quote",
    "Resolution",
    "Span",
    "Speaker",
    "Table",
    "__version__",
    "analyze",
    "analyze_batch",
    "schema",
    "stream",
]


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the contract: of `Article.to_dict()` and of the JSON lines of the command line."""
    # Few programs ask for it: what reads it is not loaded for the others.
    import json
    from pathlib import Path

    text = Path(__file__).with_name("schema.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]
