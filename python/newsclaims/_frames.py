"""From a table to the libraries of data frames, which are imported when they are asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from newsclaims._core import Table


def _library(name: str, extra: str, call: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ImportError(f"{call}() needs {name}: pip install newsclaims[{extra}]", name=name) from error


def to_arrow(table: Table) -> Any:
    """Give the table as a `pyarrow.Table`."""
    return _library("pyarrow", "arrow", "to_arrow").table(table)


def to_pandas(table: Table) -> Any:
    """Give the table as a `pandas.DataFrame`, by way of pyarrow."""
    _library("pandas", "pandas", "to_pandas")
    return _library("pyarrow", "pandas", "to_pandas").table(table).to_pandas()


def to_polars(table: Table) -> Any:
    """Give the table as a `polars.DataFrame`."""
    return _library("polars", "polars", "to_polars").DataFrame(table)
