"""What makes the reading of a page doubtful, so that a second reader is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.assemble import Page, text_lines
from ingest.readers.grid import Grid, GridCell
from ingest.readers.layout import Word
from ingest.tables import is_code

SLIPS = 0.25  # of the codes of a table: documents misnumber a row here and there

_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, order=True)
class Faults:
    """Faults of a reading, the graver first; of two readings the one with fewer counts."""

    empty: bool = False  # no word on a page that is no picture
    missing: int = 0  # letters that stand in no cell and no block
    unknown: int = 0  # letters whose meaning the file does not say
    unsound: bool = False  # rules that make no rectangles
    disorder: int = 0  # codes in a table that stand before a smaller one

    @property
    def any(self) -> bool:
        return self != Faults()


def faults(page: Page, sound: bool) -> Faults:
    sheet = page.sheet
    placed = sum(_letters((*line.words, *line.raised)) for item in page.items for line in text_lines(item))
    return Faults(
        empty=not sheet.words and not sheet.pictured,
        missing=max(0, _letters(sheet.words) - placed),
        unknown=sheet.lost,
        unsound=not sound,
        disorder=sum(_disorder(item) for item in page.items if isinstance(item, Grid)),
    )


def _letters(words: Iterable[Word]) -> int:
    return sum(len(word.text) for word in words)


def _disorder(grid: Grid) -> int:
    """How often a code stands below a larger one, in the column that holds most codes."""
    width = max((len(row.cells) for row in grid.rows), default=0)
    columns = ([_code(row.cells[at]) for row in grid.rows if at < len(row.cells)] for at in range(width))
    codes = max(([code for code in column if code] for column in columns), key=len, default=[])
    falls = sum(before > code for before, code in pairwise(codes))
    return falls if falls > SLIPS * len(codes) else 0


def _code(cell: GridCell) -> list[int]:
    """The figures of a code like ``11.2``, where a cell holds nothing else."""
    if len(cell.lines) != 1 or cell.continued:
        return []
    text = cell.lines[0].text()
    return [int(figures) for figures in _FIGURES.findall(text)] if "." in text and is_code(text) else []
