"""Articles from files: one in a `.txt` file, one in each line of a `.jsonl` file."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newsclaims._core import _check

__all__ = ["Record", "portions", "read_records"]

Tell = Callable[[str, str], object]
"""Told where something could not be read, and why."""

_PORTION_TEXTS = 512
_PORTION_CHARACTERS = 8_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """An article as it stands in a file."""

    text: str
    id: str | int
    published: str | None
    where: str
    """The file, and the line where it has many."""
    alone: bool
    """Whether it is all that the file holds."""


def read_records(files: Iterable[str], published: str | None, tell: Tell) -> Iterator[Record]:
    """Read the articles of files one after the other; what can't be read is told and left out.

    An article without an id of its own is called by its file, or by the path as given where two files share a name.
    """
    files = list(files)
    names = Counter(Path(file).name for file in set(files))
    for name in files:
        own = Path(name).name
        try:
            yield from _read_file(name, name if names[own] > 1 else own, published, tell)
        except OSError as error:
            tell(name, error.strerror or str(error))
        except UnicodeDecodeError as error:
            tell(name, f"not UTF-8: byte {error.start} is {error.object[error.start]:#04x}")


def portions(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Portions of records that keep all cores at work and are little enough to be held."""
    portion: list[Record] = []
    characters = 0
    for record in records:
        portion.append(record)
        characters += len(record.text)
        if len(portion) >= _PORTION_TEXTS or characters >= _PORTION_CHARACTERS:
            yield portion
            portion, characters = [], 0
    if portion:
        yield portion


def _read_file(name: str, called: str, published: str | None, tell: Tell) -> Iterator[Record]:
    if name == "-":
        stream = sys.stdin.buffer
        start = _first_words(stream)
        rest = _Joined(start, stream)
        if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            yield from _read_lines("-", "-", rest.lines(), published, tell)
        else:
            yield Record(rest.all().decode("utf-8-sig"), "-", published, "-", alone=True)
        return
    path = Path(name)
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        with path.open("rb") as file:
            yield from _read_lines(name, called, file, published, tell)
    elif suffix == ".txt":
        yield Record(path.read_bytes().decode("utf-8-sig"), called, published, name, alone=True)
    elif path.is_dir():
        tell(name, f"is a folder; name its files, such as {path / '*.txt'}")
    elif not path.exists():
        tell(name, "No such file or directory")
    else:
        tell(name, "expected a .txt or a .jsonl file")


def _first_words(stream: BinaryIO) -> bytes:
    """Read up to the first line that is not blank."""
    start = b""
    while line := stream.readline():
        start += line
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            break
    return start


class _Joined:
    """What was read already, and the rest of the stream."""

    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        self._start, self._stream = start, stream

    def lines(self) -> Iterator[bytes]:
        yield from io.BytesIO(self._start)
        yield from self._stream

    def all(self) -> bytes:
        return self._start + self._stream.read()


def _read_lines(name: str, called: str, lines: Iterable[bytes], published: str | None, tell: Tell) -> Iterator[Record]:
    for count, line in enumerate(lines, start=1):
        where = f"{name}:{count}"
        if not line.strip():
            continue
        try:
            yield _record(json.loads(line.decode("utf-8-sig")), published, where, f"{called}:{count}")
        except UnicodeDecodeError as error:
            tell(where, f"not UTF-8: byte {error.start} of the line is {error.object[error.start]:#04x}")
        except json.JSONDecodeError as error:
            tell(where, f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}")
        except RecursionError:
            tell(where, "not JSON: nested too deeply")
        except (TypeError, ValueError) as error:
            tell(where, str(error))


def _record(line: object, published: str | None, where: str, name: str) -> Record:
    if not isinstance(line, dict):
        raise TypeError(f'expected an object with "text", not {type(line).__name__}')
    if not isinstance(line.get("text"), str):
        raise TypeError('"text": expected a string' + (", it is missing" if "text" not in line else ""))
    line["text"].encode("utf-8")
    record_id = line.get("id")
    # An empty string is no date, as in a column.
    date = line.get("published") or None
    _check(date, record_id)
    return Record(
        line["text"],
        name if record_id is None else record_id,
        published if date is None else date,
        where,
        alone=False,
    )
