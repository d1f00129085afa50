"""The coverage matrix at a terminal: a table of numbers, or a few cells in words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

import click

from kgraph.cells import CellResult, CoverageResult, Gap
from kgraph.gaps import WORST_FIRST
from kgraph.printing import WIDTH, aligned, wrapped
from kgraph.words import counted, date_in_words, joined
from kgraph.zeros import GAPS, planned_words

SIGNS: dict[Gap, str] = {"no-activity": "!", "programme-only": "p", "not-range": ".", "not-covered-by-corpus": "x"}
_FEW = 5  # cells that are told in words


def coverage_lines(found: CoverageResult, width: int = WIDTH) -> Iterator[str]:
    """What is planned for each species in each country."""
    yield from few_or_matrix_lines(found.cells, width)
    yield ""
    yield from _foot(found)


def gap_lines(found: CoverageResult) -> Iterator[str]:
    """The gaps, the worst first."""
    yield from cell_lines(found.cells) if found.cells else ["No gap was found."]
    yield ""
    yield f"{counted(len(found.cells), 'gap')}."
    yield from _foot(found)


def few_or_matrix_lines(cells: Sequence[CellResult], width: int = WIDTH) -> Iterator[str]:
    gaps = all(cell.gap in WORST_FIRST for cell in cells)  # what is missing is told in words
    return cell_lines(cells) if gaps or len(cells) <= _FEW else matrix_lines(cells, width)


def matrix_lines(cells: Sequence[CellResult], width: int = WIDTH) -> Iterator[str]:
    """Species by countries, with the numbers by own words and by unit, or the kind of zero; as many a block as fit."""
    countries = list(dict.fromkeys(cell.country for cell in cells))
    table: dict[str, dict[str, str]] = {}
    for cell in cells:
        table.setdefault(cell.species_label, {})[cell.country] = short(cell)
    widest = max(len(words) for row in table.values() for words in row.values()) + 2
    fitting = max(1, (width - max(map(len, table))) // max(widest, 5))
    for first in range(0, len(countries), fitting):
        part = countries[first : first + fitting]
        if first:
            yield ""
        yield from aligned([["", *part], *([label, *(row.get(c, "") for c in part)] for label, row in table.items())])
    yield ""
    yield from (wrapped(line, "") for line in _legend(cells))


def short(cell: CellResult) -> str:
    """ "2+9": two activities by their own words, nine by the heading of their unit; a star is beyond the range."""
    return f"{cell.explicit}+{cell.unit}{'*' * cell.beyond_range}" if cell.gap == "none" else SIGNS[cell.gap]


def _legend(cells: Iterable[CellResult]) -> Iterator[str]:
    gaps = {cell.gap for cell in cells}
    signs = [f"{sign} {GAPS[gap]}" for gap, sign in SIGNS.items() if gap in gaps]
    yield "; ".join(["activities by their own words + by the heading of their unit", *signs])
    if any(cell.beyond_range for cell in cells):
        yield "* planned for, though the range table does not show it there for sure"


def cell_lines(cells: Iterable[CellResult]) -> Iterator[str]:
    """A cell after the other, with what is planned and why the species is held to occur there."""
    for cell in cells:
        yield from _cell_lines(cell)


def _cell_lines(cell: CellResult) -> Iterator[str]:
    head = click.style(f"{cell.species_label}, {cell.country_label}", bold=True)
    yield f"{head}: {planned_words(cell)}"
    yield wrapped(f"{cell.why}.", "    ")
    if cell.activities:
        yield _listed(cell.activities)
        if cell.left_out:
            yield "    Left out by their own words:"
            yield _listed(cell.left_out)


def _listed(ids: Sequence[str]) -> str:
    """Ids, never broken over lines: they are to be copied."""
    return textwrap.fill(", ".join(ids), WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)


def _foot(found: CoverageResult) -> Iterator[str]:
    """Which programmes were counted, on what date, and which were not."""
    counting = [f"{one.title} ({one.status})" for one in found.programmes if one.counted]
    date = f" as of {date_in_words(found.as_of)}" if found.as_of else ""
    if found.topics:
        yield f"Topic: {joined(found.topics, 'or')}."
    yield wrapped(f"Counted{date}: {joined(counting) or 'no programme'}.", "")
    yield from (wrapped(f"Not counted: {one.title}; {one.why}.", "") for one in found.programmes if not one.counted)
    if found.not_here:
        yield wrapped(f"In no programme here: {joined(found.not_here)}.", "")
