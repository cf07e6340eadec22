"""The calls: one article, a batch of them, a stream of them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from newsclaims import _core
from newsclaims._core import Article, Batch

__all__ = ["Analyzer", "analyze", "analyze_batch", "stream"]

Published = str | datetime.date | None
"""An ISO 8601 date or date-time, or Python's own; a date stands for its whole day."""

Id = str | int

Units = str | os.PathLike[str] | Mapping[str, str | Iterable[str]]
"""A file (a `pathlib.Path`), the lines of one (a `str`), or a mapping of names to the words for them."""

Aliases = str | os.PathLike[str] | Mapping[str, str | tuple[str, str | None]]
"""The path of a table of names, or a mapping of them."""

Progress = Callable[[int, int], object]
"""Called with how many texts are done and how many there are."""

# A portion of a stream: enough to keep all cores at work, little enough to be held several times over.
_PORTION_TEXTS = 512
_PORTION_CHARACTERS = 8_000_000


class Analyzer:
    """A configuration of the analysis, with the calls that use it.

    Immutable, so it may be shared by threads; two with the same configuration are equal. The module's functions are
    those of a default analyzer.

    Args:
        units: Units and words of figures beside the built-in ones: a `pathlib.Path` of a file, a `str` with the lines
            of one, or a mapping of unit names to their words. The page "Units" has the format.
        aliases: Names that you know: a mapping of a name to its canonical name, or to a pair of it and an identifier
            of yours; or the path of a file with a line `name ; canonical name ; identifier` for each. A speaker whose
            fullest name in an article is in it is called by the canonical name, and `batch.entities` has the
            identifier.
        prefer_dates: Which day a weekday or a day without its year is, where no verb beside it tells: `"past"` takes
            the latest one (of a day and month up to three months ahead, the coming one), `"future"` the next.
        day_first: Whether `03/04/2021` is the third of April and not the fourth of March.
        attributions: `"all"` keeps what somebody is reported to say, think, want, judge or perceive; `"speech"` only
            what somebody says or writes: quotations, and paraphrases with a verb of saying, "according to" or a colon.

    Raises:
        TypeError: An argument is of another type.
        ValueError: A line or an item can't be read; the message names the file and the line. `prefer_dates` or
            `attributions` is none of its two words.
        OSError: A file can't be read.

    Example:
        >>> import newsclaims
        >>> farm = newsclaims.Analyzer(units={"tray": "tray, egg tray"})
        >>> farm.analyze("The farm sold 300 egg trays.").numbers[0].unit
        'tray'
        >>> analyzer = newsclaims.Analyzer(aliases={"Big Ana": ("Ana Ruiz", "Q7")})
        >>> analyzer.analyze("Big Ana said the harbour was safe.").speakers[0].name
        'Ana Ruiz'
        >>> speech = newsclaims.Analyzer(attributions="speech")
        >>> text = "Ana Ruiz wants to leave. She said that she was tired."
        >>> [quote.cue.lemma for quote in speech.analyze(text).quotes]
        ['say']
        >>> british = newsclaims.Analyzer(day_first=True)
        >>> british.analyze("The bridge opened on 03/04/2021.").numbers[0].date
        '2021-04-03'
    """

    __slots__ = ("_aliases", "_attributions", "_configuration", "_day_first", "_prefer_dates", "_units")

    _aliases: _core.Aliases | None
    _attributions: Literal["all", "speech"]
    _configuration: _core._Configuration | None
    _day_first: bool
    _prefer_dates: Literal["past", "future"]
    _units: str | None

    def __init__(
        self,
        *,
        units: Units | None = None,
        aliases: Aliases | _core.Aliases | None = None,
        prefer_dates: Literal["past", "future"] = "past",
        day_first: bool = False,
        attributions: Literal["all", "speech"] = "all",
    ) -> None:
        _one_of("prefer_dates", prefer_dates, "past", "future")
        _one_of("attributions", attributions, "all", "speech")
        if not isinstance(day_first, bool):
            raise TypeError(f"day_first: expected True or False, not {type(day_first).__name__}")
        file, text = ("units", None) if units is None else _unit_lines(units)
        names = aliases if aliases is None or isinstance(aliases, _core.Aliases) else _core.Aliases(aliases)
        default = (text, names, prefer_dates, day_first, attributions) == (None, None, "past", False, "all")
        switches = prefer_dates == "future", day_first, attributions == "speech"
        configuration = None if default else _core._Configuration(file, text or "", names, *switches)
        object.__setattr__(self, "_units", text)
        object.__setattr__(self, "_aliases", names)
        object.__setattr__(self, "_prefer_dates", prefer_dates)
        object.__setattr__(self, "_day_first", day_first)
        object.__setattr__(self, "_attributions", attributions)
        object.__setattr__(self, "_configuration", configuration)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name}: an Analyzer is immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{name}: an Analyzer is immutable")

    def __reduce__(self) -> tuple[Any, ...]:
        return _analyzer, self._settings()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Analyzer) and self._settings() == other._settings()

    def __hash__(self) -> int:
        return hash((Analyzer, *self._settings()))

    def __repr__(self) -> str:
        names = ("units", "aliases", "prefer_dates", "day_first", "attributions")
        default = (None, None, "past", False, "all")
        given = zip(names, self._settings(), default, strict=True)
        return f"Analyzer({', '.join(f'{name}={value!r}' for name, value, usual in given if value != usual)})"

    def _settings(
        self,
    ) -> tuple[str | None, _core.Aliases | None, Literal["past", "future"], bool, Literal["all", "speech"]]:
        return self._units, self._aliases, self._prefer_dates, self._day_first, self._attributions

    def analyze(self, text: str, published: Published = None, id: Id | None = None) -> Article:
        """Read one article.

        Args:
            text: The article as plain text; a line break parts paragraphs, or a blank line where the lines are wrapped.
            published: When it was published; ISO 8601, a `datetime.date` or a `datetime.datetime`. Without it, a date
                line that leads the text is used.
            id: Your name or number for it.

        Returns:
            Its quotes, numbers, speakers and claims, with offsets in Unicode code points of `text`, as Python slices
            it. Units are singular names in British spelling or ISO 4217 codes.

        Raises:
            TypeError: `text` is no `str`, or `published` or `id` is of another type.
            ValueError: `text` holds a lone surrogate, or `published` is not ISO 8601.

        No text fails beyond that: an empty one gives an empty answer, one that plainly is not English a `language` of
        `None`. The cost is linear in the length of the text.

        Example:
            >>> import newsclaims
            >>> article = newsclaims.analyze('"We lost 12 boats," said Ana Ruiz.', published="2024-05-01")
            >>> article.published
            '2024-05-01'
        """
        return _core.analyze(text, published, id, self._configuration)

    def analyze_batch(
        self,
        texts: Iterable[Any],
        *,
        ids: Iterable[Id] | None = None,
        published: Published | Iterable[Published] = None,
        threads: int | None = None,
        errors: Literal["record", "raise"] = "record",
        progress: bool | Progress = False,
    ) -> Batch:
        """Read many articles on all cores, in the order in which they are given.

        Args:
            texts: Any iterable of `str`: a list, a Series of pandas or polars, an Arrow array or column.
            ids: Your names or numbers, one for each text. Without them the tables' `article` is the position.
            published: One date for all texts, or one for each; `None` or an empty string where it is not known.
            threads: How many to use; `None` takes one for each core. It has no say in the answer.
            errors: `"record"` makes an item that can't be read (missing, no string, a lone surrogate, not English) a
                row of `batch.errors`; `"raise"` raises at the first.
            progress: `True` for a bar (needs `pip install newsclaims[progress]`), or a function that is called with
                how many are done and how many there are.

        Returns:
            The batch: a sequence of one article for each text (`None` for an item that could not be read), with
            tables of claims, quotes, numbers, speakers, entities and errors.

        Raises:
            TypeError: `texts` is one string or a table, or another argument is of the wrong type.
            ValueError: `ids` or `published` has another length than `texts`, or a date is not ISO 8601. The message
                names the row.

        The interpreter is released meanwhile; Ctrl-C stops the batch. All answers are held together: for more than
        fits into memory use `stream`.

        Example:
            >>> import newsclaims
            >>> batch = newsclaims.analyze_batch(["The mayor said no.", None], ids=["a", "b"])
            >>> len(batch), batch.errors.to_dicts()
            (2, [{'position': 1, 'article': 'b', 'reason': 'missing (no text)'}])
        """
        if errors not in ("record", "raise"):
            raise ValueError(f'errors: expected "record" or "raise", not {errors!r}')
        configuration = self._configuration
        if progress is False or progress is None:
            return _core.analyze_batch(texts, ids, published, threads, errors == "raise", None, 0, configuration)
        if callable(progress):
            return _core.analyze_batch(texts, ids, published, threads, errors == "raise", progress, 0, configuration)
        if progress is not True:
            raise TypeError(f"progress: expected a bool or a function, not {type(progress).__name__}")
        bar = _Bar()
        try:
            return _core.analyze_batch(texts, ids, published, threads, errors == "raise", bar.tell, 0, configuration)
        finally:
            bar.close()

    def stream(
        self,
        texts: Iterable[Any],
        *,
        ids: Iterable[Id] | None = None,
        published: Published | Iterable[Published] = None,
        threads: int | None = None,
        errors: Literal["record", "raise"] = "record",
        on_error: Callable[[int, str], object] | None = None,
    ) -> Iterator[Article | None]:
        """Read articles one after the other, as many as there are, in bounded memory.

        The arguments are those of `analyze_batch`; `texts`, `ids` and `published` are taken from as the stream goes on
        and may have no end. Articles come in the order of their texts, read in portions of 512 texts or 8 million
        characters. An item that can't be read comes as `None`; `on_error` is called with its position and the reason,
        and with those of a text that is not English.

        Example:
            >>> import newsclaims
            >>> [article.id for article in newsclaims.stream(["One.", "Two."], ids=[7, 8])]
            [7, 8]
        """
        if errors not in ("record", "raise"):
            raise ValueError(f'errors: expected "record" or "raise", not {errors!r}')
        return _stream(texts, ids, published, threads, errors == "raise", on_error, self._configuration)


def _unit_lines(units: Units) -> tuple[str, str]:
    """Give the name of a file of units, for errors, and its text."""
    if isinstance(units, str):
        ending = Path(units).suffix
        if ending and not set("\n |=") & set(ending) and (":" not in units or set("/\\") & set(units)):
            raise ValueError(
                f"units: a str holds the lines of a file; for the file {units!r} pass pathlib.Path({units!r})"
            )
        return "units", units
    if isinstance(units, os.PathLike):
        return os.fspath(units), Path(units).read_text(encoding="utf-8")
    if not isinstance(units, Mapping):
        raise TypeError(f"units: expected a pathlib.Path, a str or a mapping, not {type(units).__name__}")
    lines = []
    for name, forms in units.items():
        words = forms if isinstance(forms, str) else ", ".join(forms)
        if any(mark in name for mark in ":[]#\n") or any(mark in words for mark in "#\n"):
            raise ValueError(f"units: {name!r} holds a character that means something in a file of units")
        lines.append(f"{name}: {words}")
    return "units", "\n".join(lines)


def _analyzer(
    units: str | None,
    aliases: _core.Aliases | None,
    prefer_dates: Literal["past", "future"] = "past",
    day_first: bool = False,
    attributions: Literal["all", "speech"] = "all",
) -> Analyzer:
    return Analyzer(
        units=units, aliases=aliases, prefer_dates=prefer_dates, day_first=day_first, attributions=attributions
    )


def _one_of(argument: str, given: object, one: str, other: str) -> None:
    if not isinstance(given, str):
        raise TypeError(f'{argument}: expected "{one}" or "{other}", not {type(given).__name__}')
    if given not in (one, other):
        raise ValueError(f'{argument}: expected "{one}" or "{other}", not {given!r}')


def _stream(
    texts: Iterable[Any],
    ids: Iterable[Id] | None,
    published: Published | Iterable[Published],
    threads: int | None,
    raise_errors: bool,
    on_error: Callable[[int, str], object] | None,
    configuration: _core._Configuration | None,
) -> Iterator[Article | None]:
    if isinstance(texts, (str, bytes)):
        raise TypeError(f"texts: expected an iterable of str, not one {type(texts).__name__}: use [text]")
    names = None if ids is None else iter(ids)
    one_date = published is None or isinstance(published, (str, datetime.date))
    dates = None if one_date else iter(published)  # type: ignore[arg-type]
    first = 0
    for portion in _portions(texts):
        batch = _core.analyze_batch(
            portion,
            None if names is None else _take(names, len(portion), "ids", first),
            published if dates is None else _take(dates, len(portion), "published", first),
            threads,
            raise_errors,
            None,
            first,
            configuration,
        )
        if on_error is not None and len(batch.errors):
            for row in batch.errors.to_dicts():
                on_error(first + row["position"], row["reason"])
        yield from batch
        first += len(portion)


def _take(values: Iterator[Any], count: int, name: str, first: int) -> list[Any]:
    taken = list(islice(values, count))
    if len(taken) < count:
        raise ValueError(f"{name}: expected one for each text, but they end after {first + len(taken)}")
    return taken


def _portions(texts: Iterable[Any]) -> Iterator[list[Any]]:
    portion: list[Any] = []
    characters = 0
    for text in texts:
        portion.append(text)
        characters += len(text) if isinstance(text, str) else 0
        if len(portion) >= _PORTION_TEXTS or characters >= _PORTION_CHARACTERS:
            yield portion
            portion, characters = [], 0
    if portion:
        yield portion


class _Bar:
    """A progress bar for the terminal or the notebook, whichever it is in."""

    def __init__(self) -> None:
        try:
            from tqdm.auto import tqdm
        except ImportError as error:
            raise ImportError("progress=True needs tqdm: pip install newsclaims[progress]") from error
        self._bar = tqdm(unit=" articles")

    def tell(self, done: int, total: int) -> None:
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        self._bar.close()


_default = Analyzer()
analyze = _default.analyze
analyze_batch = _default.analyze_batch
stream = _default.stream
