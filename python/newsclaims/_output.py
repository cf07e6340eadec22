"""Where the answers go: JSON lines, or the claims as CSV or Parquet."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from newsclaims._api import analyze_batch
from newsclaims._core import Batch
from newsclaims._files import Record

__all__ = ["Output", "open_output"]


class Output(Protocol):
    """Takes one portion of the answers after the other."""

    def ids(self, portion: list[Record]) -> list[str | int]: ...
    def write(self, batch: Batch) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_output(name: str | None) -> Output:
    """Open what a file's extension asks for; JSON lines to standard output where there is no name.

    Raises:
        ValueError: The extension is none of those that are known.
        ImportError: Parquet needs pyarrow.
        OSError: The file can't be written.
    """
    if name is None or name == "-":
        return _Lines(None)
    suffix = Path(name).suffix.lower()
    if suffix == ".jsonl":
        return _Lines(Path(name))
    if suffix == ".csv":
        return _Csv(Path(name))
    if suffix == ".parquet":
        return _Parquet(Path(name))
    raise ValueError(f"{name}: expected an output that ends in .jsonl, .csv or .parquet")


class _File:
    """A file that has its name only when it is whole: a run that is stopped leaves no half of one."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._part = None if path is None else path.with_name(path.name + ".part")
        # An article is no more than its text: line ends inside it are kept.
        self._stream: Any = sys.stdout if self._part is None else self._part.open("w", encoding="utf-8", newline="")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._path is None or self._part is None:
            return
        self._close()
        if kind is None:
            self._part.replace(self._path)
        else:
            self._part.unlink(missing_ok=True)

    def _close(self) -> None:
        self._stream.close()

    def ids(self, portion: list[Record]) -> list[str | int]:
        return [record.id for record in portion]


class _Lines(_File):
    def __init__(self, path: Path | None) -> None:
        super().__init__(path)
        if path is None:
            # JSON lines are UTF-8 whatever the locale says.
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]

    def write(self, batch: Batch) -> None:
        for article in batch:
            if article is not None:
                self._stream.write(article.to_json() + "\n")


class _Claims(_File):
    """A table has one type for each column: ids are strings."""

    _writer: Any = None

    def ids(self, portion: list[Record]) -> list[str | int]:
        return [str(record.id) for record in portion]

    def write(self, batch: Batch) -> None:
        raise NotImplementedError

    def _close(self) -> None:
        if self._writer is None:
            # Without any article there is still a table, with no rows.
            self.write(analyze_batch([]))
        super()._close()


class _Csv(_Claims):
    def write(self, batch: Batch) -> None:
        if self._writer is None:
            self._writer = csv.DictWriter(self._stream, batch.claims.columns)
            self._writer.writeheader()
        for row in batch.claims.to_dicts():
            row["numbers"] = json.dumps(row["numbers"], ensure_ascii=False)
            self._writer.writerow(row)


class _Parquet(_Claims):
    def __init__(self, path: Path) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError as error:
            raise ImportError("a .parquet output needs pyarrow: pip install newsclaims[arrow]") from error
        super().__init__(path)
        self._arrow = pyarrow

    def write(self, batch: Batch) -> None:
        table = self._arrow.table(batch.claims)
        if self._writer is None:
            self._stream.close()
            self._writer = self._arrow.parquet.ParquetWriter(str(self._part), table.schema, compression="zstd")
        self._writer.write_table(table)

    def _close(self) -> None:
        super()._close()
        self._writer.close()
