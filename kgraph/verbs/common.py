"""What the verbs share: options that mean the same everywhere, and the forms that results are printed in."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from kgraph.corpus import Corpus, open_corpus
from kgraph.questions.shelf import spoken
from kgraph.results import to_json
from kgraph.spreadsheet import write_csv


class FilePath(click.Path):
    """A path that is not empty: Python reads an empty one as the folder that one is in."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("the path is empty", param, ctx)
        return super().convert(value, param, ctx)


Command = TypeVar("Command", bound=Callable[..., Any])
STORE_VARIABLE = "KGRAPH_STORE"
DEFAULT_STORE = ".kgraph"


def store_option(command: Command) -> Command:
    """``--store`` may stand before the verb or behind it."""
    return click.option("--store", "own_store", metavar="DIR", help="The store.")(command)


def json_option(command: Command) -> Command:
    told = "One JSON value on standard output."
    return click.option("--json", "as_json", is_flag=True, is_eager=True, help=told)(command)  # known to _csv_file


def _csv_file(ctx: click.Context, param: click.Parameter, named: str | None) -> str | None:
    """Where a table goes: not to a file without a name, nor among the JSON."""
    if named == "":
        raise click.BadParameter("the path is empty", ctx, param)
    if named == "-" and ctx.params.get("as_json"):
        raise click.UsageError("--json and --csv - cannot both go to standard output; give --csv a file", ctx)
    return named


def csv_option(command: Command) -> Command:
    told = "A table as CSV; - for standard output."
    return click.option("--csv", "csv_file", metavar="FILE", callback=_csv_file, help=told)(command)


def paper_option(command: Command) -> Command:
    told = "Also as a paper for a meeting, with quotes and sources: a name in .docx, .md or .csv."
    return click.option("--paper", "paper", type=FilePath(), metavar="FILE", help=told)(command)


def store_path(own: str | None) -> Path:
    chosen = own or click.get_current_context().obj or os.environ.get(STORE_VARIABLE) or DEFAULT_STORE
    return Path(chosen)


def opened(own: str | None) -> Corpus:
    return open_corpus(store_path(own))


def put_json(value: Any) -> None:
    click.echo(json.dumps(to_json(value), ensure_ascii=False, indent=2))


def put_list(
    records: Sequence[Any],
    as_json: bool,
    csv_file: str | None,
    lines: Iterable[str],
    *,
    columns: Sequence[str] = (),
    whole: Any = None,
    nothing: str | None = None,
) -> None:
    """A list in the form that was asked for: JSON, CSV, or text.

    ``whole`` is what JSON gives around the list; ``nothing`` is said in place of a text without a record.
    """
    if csv_file == "-":
        write_csv(records, sys.stdout, columns)
        return
    if csv_file:
        with Path(csv_file).open("w", encoding="utf-8", newline="") as out:
            write_csv(records, out, columns)
    if as_json:
        put_json(records if whole is None else whole)
    elif not csv_file:
        put_lines(lines if records or nothing is None else (nothing,))


def put_warning(text: str) -> None:
    click.echo(f"kgraph: {' '.join(text.split())}", err=True)


def put_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def say_no_priority(of: str, typed: str, known: Iterable[str]) -> None:
    """That nothing has a priority, with those that there are."""
    given = dict.fromkeys(known)
    if typed.casefold() not in map(str.casefold, given):
        put_warning(f"no {of} has the priority {typed!r}; there are: {', '.join(given) or 'none'}")


def say_no_unit(corpus: Corpus, typed: str) -> None:
    """That no unit is called so, with those that there are: nothing found may be a slip of the pen."""
    units = [heading for heading in corpus.shelf.headings if heading.unit]
    names = {name.casefold() for unit in units for name in (unit.title, unit.number, f"{unit.number}. {unit.title}")}
    if typed.casefold() not in names and spoken(typed) not in corpus.shelf.units:
        titles = ", ".join(f"{unit.number} {unit.title}" for unit in units)
        put_warning(f"no unit is called {typed!r}; there are: {titles or 'none'}")
