"""CSV files as curators keep them; what is wrong with one is said in one line, with file and line."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


class VocabularyError(Exception):
    """A vocabulary file cannot be used; the message is one line: file, line, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: cells by column head, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def many(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds several, divided by bars."""
        return tuple(part for part in (p.strip() for p in self[column].split("|")) if part)

    def wrong(self, what: str) -> VocabularyError:
        return VocabularyError(f"{self.file} line {self.line}: {what}")


def read_table(path: Path, needed: Iterable[str]) -> tuple[Row, ...]:
    """The rows of a CSV file, cells stripped; a missing file or column is a VocabularyError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            heads = [head.strip() for head in next(reader, [])]
            missing = [column for column in needed if column not in heads]
            if missing:
                raise VocabularyError(f"{path.name} line 1: no column {missing[0]}; add it, or restore the file")
            rows, start = [], reader.line_num + 1
            for cells in reader:
                rows.append(_row(path.name, start, heads, cells))
                start = reader.line_num + 1
    except FileNotFoundError:
        raise VocabularyError(f"{path.name}: there is no such file in the vocabulary; restore it") from None
    except UnicodeDecodeError:
        raise VocabularyError(f"{path.name}: it is not UTF-8; save it as CSV UTF-8") from None
    except csv.Error as error:
        raise VocabularyError(f"{path.name} line {reader.line_num}: {error}; check the quotes") from None
    return tuple(row for row in rows if any(row.cells.values()))


def _row(file: str, line: int, heads: list[str], cells: list[str]) -> Row:
    if cells and len(cells) != len(heads):
        raise VocabularyError(
            f"{file} line {line}: {len(cells)} cells, but {len(heads)} columns; quote a cell that holds a comma"
        )
    return Row(file, line, {head: cell.strip() for head, cell in zip(heads, cells, strict=False)})
