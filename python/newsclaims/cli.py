"""The command line: `newsclaims analyze`, `show`, `compare` and `report`.

Exit status: 0 where all went well, 1 where a file, a line or an article could not be read, 2 for a wrong call, 130
where the user stopped it.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclaims._core import __version__

if TYPE_CHECKING:
    from newsclaims._api import Analyzer
    from newsclaims._core import Batch
    from newsclaims._files import Record

_INPUTS = """\
A .txt file is one article; its id is the file's name without the folder. In a .jsonl file each line is one:
{"id": ..., "text": ..., "published": ...}, of which only "text" must be there; without "id" it is FILE:LINE.
"-" is standard input: JSON lines where it begins with "{", else one article. Files are UTF-8."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        options.analyzer = _analyzer(options)
    except (OSError, ValueError) as error:
        print(f"newsclaims: error: {error}", file=sys.stderr)
        return 2
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What a terminal cannot show is shown as an escape.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever reads the output has had enough; Python's own last flush must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsclaims", description="Who said what in the news, with which figures.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"newsclaims {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    shared: dict[str, Any] = {
        "epilog": _INPUTS,
        "formatter_class": argparse.RawDescriptionHelpFormatter,
        "allow_abbrev": False,
    }

    analyze = commands.add_parser(
        "analyze",
        help="write what articles say as JSON lines, CSV or Parquet",
        description="Write what articles say: one JSON line for each, or a table of their claims.",
        **shared,
    )
    analyze.add_argument("files", nargs="+", metavar="FILE")
    analyze.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="where to: .jsonl, or the claims as .csv or .parquet (newsclaims[arrow]); default: JSON lines to stdout",
    )
    analyze.add_argument("--threads", type=_threads, metavar="N", help="default: one for each core")
    analyze.set_defaults(run=_analyze)

    show = commands.add_parser(
        "show",
        help="show articles in the terminal",
        description="Show articles with quotes, cues, sources and figures marked, one colour for each speaker.",
        **shared,
    )
    show.add_argument("files", nargs="+", metavar="FILE")
    show.add_argument("--no-color", action="store_true", help="no colours (nor with NO_COLOR set, nor in a pipe)")
    show.set_defaults(run=_show)

    compare = commands.add_parser(
        "compare",
        help="set figures of articles against one another",
        description="Show figures of the same thing with who says them, and quotes of the same words.",
        **shared,
    )
    compare.add_argument("files", nargs="+", metavar="FILE")
    compare.add_argument(
        "-o", "--output", metavar="OUT", help="groups as .jsonl, or pairs as .csv or .parquet (newsclaims[arrow])"
    )
    compare.add_argument("--no-color", action="store_true", help="no colours (nor with NO_COLOR set, nor in a pipe)")
    compare.set_defaults(run=_compare)

    report = commands.add_parser(
        "report",
        help="write a page on articles: claims by speaker, figures, quotes",
        description="Write a self-contained HTML page: claims by speaker, figures set against one another, quotes of "
        "the same words.",
        **shared,
    )
    report.add_argument("files", nargs="+", metavar="FILE")
    report.add_argument("-o", "--output", metavar="OUT", required=True, help="the .html file")
    report.add_argument("--title", default="Who said what", help="the heading of the page")
    report.set_defaults(run=_report)

    for command in (analyze, show, compare, report):
        command.add_argument(
            "--aliases", metavar="FILE", help="names that you know: name ; canonical name ; identifier"
        )
        command.add_argument("--units", metavar="FILE", help="units and words of figures beside the built-in ones")
        command.add_argument(
            "--attributions",
            choices=("all", "speech"),
            default="all",
            help="all, or only what somebody says or writes (default: all)",
        )
        command.add_argument("--day-first", action="store_true", help="03/04/2021 is the third of April")
    for command in (compare, report):
        command.add_argument("--threads", type=_threads, metavar="N", help="default: one for each core")
    for command in (analyze, show, compare, report):
        command.add_argument(
            "--published", type=_date, metavar="DATE", help="ISO 8601; for articles that do not give their own"
        )
    return parser


def _analyzer(options: argparse.Namespace) -> Analyzer:
    from newsclaims._api import Analyzer

    return Analyzer(
        units=None if options.units is None else Path(options.units),
        aliases=None if options.aliases is None else Path(options.aliases),
        attributions=options.attributions,
        day_first=options.day_first,
    )


def _threads(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a number from 1, not {text!r}")
    return int(text)


def _date(text: str) -> str:
    from newsclaims._core import _check

    try:
        _check(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


class _Trouble:
    """What went wrong so far; each is told at once on standard error."""

    def __init__(self) -> None:
        self.any = False

    def tell(self, where: str, why: str) -> None:
        self.any = True
        print(f"newsclaims: {where}: {why}", file=sys.stderr)

    @property
    def status(self) -> int:
        return 1 if self.any else 0


def _analyze(options: argparse.Namespace) -> int:
    from newsclaims._files import portions, read_records
    from newsclaims._output import open_output

    trouble = _Trouble()
    try:
        output = open_output(options.output)
    except (ValueError, ImportError, OSError) as error:
        print(f"newsclaims analyze: error: {error}", file=sys.stderr)
        return 2
    with output:
        for portion in portions(read_records(options.files, options.published, trouble.tell)):
            batch = options.analyzer.analyze_batch(
                [record.text for record in portion],
                ids=output.ids(portion),
                published=[record.published for record in portion],
                threads=options.threads,
            )
            for error_row in batch.errors.to_dicts():
                trouble.tell(portion[error_row["position"]].where, error_row["reason"])
            output.write(batch)
    return trouble.status


def _show(options: argparse.Namespace) -> int:
    from newsclaims._files import read_records
    from newsclaims._terminal import render

    trouble = _Trouble()
    colour = not options.no_color and not os.environ.get("NO_COLOR") and sys.stdout.isatty()
    for record in read_records(options.files, options.published, trouble.tell):
        article = options.analyzer.analyze(record.text, published=record.published, id=record.id)
        sys.stdout.write(render(article, colour=colour, title=_title(record, options.files)) + "\n")
    return trouble.status


def _batch(options: argparse.Namespace, trouble: _Trouble) -> Batch:
    """Read all articles as one batch: they are compared with one another."""
    from newsclaims._files import read_records

    records = list(read_records(options.files, options.published, trouble.tell))
    batch: Batch = options.analyzer.analyze_batch(
        [record.text for record in records],
        # A table has one type for each column: ids are strings.
        ids=[str(record.id) for record in records],
        published=[record.published for record in records],
        threads=options.threads,
    )
    for row in batch.errors.to_dicts():
        trouble.tell(records[row["position"]].where, row["reason"])
    return batch


def _compare(options: argparse.Namespace) -> int:
    from newsclaims._comparison import render_comparison, render_matches, write_comparison

    trouble = _Trouble()
    if options.output is not None and not _can_write("compare", options.output, ".jsonl", ".csv", ".parquet"):
        return 2
    batch = _batch(options, trouble)
    comparison = batch.compare(threads=options.threads)
    if options.output is not None:
        try:
            write_comparison(comparison, Path(options.output))
        except (ImportError, OSError) as error:
            print(f"newsclaims compare: error: {error}", file=sys.stderr)
            return 2
        return trouble.status
    colour = not options.no_color and not os.environ.get("NO_COLOR") and sys.stdout.isatty()
    sys.stdout.write(render_comparison(comparison, colour=colour))
    sys.stdout.write(render_matches(batch.match_quotes(threads=options.threads), colour=colour))
    return trouble.status


def _report(options: argparse.Namespace) -> int:
    from newsclaims._report import report_html

    trouble = _Trouble()
    if not _can_write("report", options.output, ".html", ".htm"):
        return 2
    page = report_html(_batch(options, trouble), options.title)
    path = Path(options.output)
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(page, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        print(f"newsclaims report: error: {error}", file=sys.stderr)
        return 2
    return trouble.status


def _can_write(command: str, output: str, *suffixes: str) -> bool:
    """Whether there can be such a file, which is asked before any article is read; tell what is wrong."""
    *most, last = suffixes
    path = Path(output)
    if path.suffix.lower() not in suffixes:
        why = f"expected an output that ends in {', '.join(most)} or {last}"
    elif not path.parent.is_dir():
        why = f"there is no folder {str(path.parent)!r}"
    else:
        return True
    print(f"newsclaims {command}: error: {output}: {why}", file=sys.stderr)
    return False


def _title(record: Record, files: Sequence[str]) -> str | None:
    return None if len(files) == 1 and record.alone else str(record.id)
