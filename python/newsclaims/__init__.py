"""Who said what in the news, with which figures, and who says otherwise."""

from newsclaims._core import (
    Article,
    Claim,
    Counted,
    Cue,
    Mention,
    Number,
    Quote,
    Resolution,
    Span,
    Speaker,
    __version__,
    analyze,
)

__all__ = [
    "Article",
    "Claim",
    "Counted",
    "Cue",
    "Mention",
    "Number",
    "Quote",
    "Resolution",
    "Span",
    "Speaker",
    "__version__",
    "analyze",
]
