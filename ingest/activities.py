"""The rows of a table of activities: code, text with its sub-items, and the other cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clean import clean, trim, trimmed_end
from ingest.cues import fold, meanings
from ingest.records import Activity, Block, Section, Span, SubItem
from ingest.tables import Table

_LEADING_CODE = re.compile(
    r"(?:<\w+>|\*\*|\s)*([A-Z]{0,3}[.-]?\d{1,3}(?:\.\d{1,3})+\.?|[A-Z]{1,3}[.-]?\d{1,3})(?:</\w+>|\*\*)?[\s:.)-]+"
)
_LETTER = re.compile(r"(?:(?<=[\s>;:,.])|^)\(?([a-z]|\d{1,2}|[ivx]{1,5})\)(?=\s|</)")
_LAST_WORD = re.compile(r"[\s;,](?:and|or)$")
_ORDERS = (
    tuple("abcdefghijklmnopqrstuvwxyz"),
    tuple(str(number) for number in range(1, 31)),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
)


@dataclass(frozen=True, slots=True)
class _Cells:
    """The stretches of one row, by what its columns hold."""

    code: Span | None
    text: Span
    responsible: Span | None
    indicator: Span | None
    priority: Span | None
    deadline: Span | None
    species: Span | None
    countries: Span | None


def activities_of(sections: Sequence[tuple[Section, list[tuple[Block, Table]]]], text: str) -> tuple[Activity, ...]:
    """Every row as an activity, in document order; its section is where it stands, not what its digits say."""
    rows = [(row, table, section) for section, under in sections for row, table in under]
    rows.sort(key=lambda entry: entry[0].span.start)
    split = {id(table) for _, table, _ in rows if _codes_stand_in_the_text(table)}
    found: list[Activity] = []
    seen: dict[str, int] = {}
    for row, table, section in rows:
        cells = _cells(row, table, id(table) in split)
        if cells is not None:
            found.append(_activity(row, cells, section, text, seen, len(found) + 1))
    return tuple(found)


def _cells(row: Block, table: Table, split: bool) -> _Cells | None:
    """The cells of a row; None where it has no text, so is no activity."""

    def cell(meaning: str) -> Span | None:
        index = table.index(meaning)
        span = row.cells[index].span if index is not None and index < len(row.cells) else None
        return trim(table.text, span.start, span.end) if span is not None else None

    text, code = cell("text"), cell("code")
    leading = _LEADING_CODE.match(table.text, text.start, text.end) if text and split else None
    if text is not None and leading is not None:
        code, text = Span(leading.start(1), leading.end(1)), trim(table.text, leading.end(), text.end)
    if text is None:
        return None
    rest = ("responsible", "indicator", "priority", "deadline", "species", "countries")
    return _Cells(code, text, *map(cell, rest))


def _codes_stand_in_the_text(table: Table) -> bool:
    """A table without a column for codes whose texts begin with them."""
    at = table.index("text")
    if at is None or table.index("code") is not None:
        return False
    spans = [row.cells[at].span for row in table.rows if at < len(row.cells)]
    leading = [bool(_LEADING_CODE.match(table.text, span.start, span.end)) for span in spans if span is not None]
    return sum(leading) > len(leading) / 2


def _activity(row: Block, cells: _Cells, section: Section, text: str, seen: dict[str, int], place: int) -> Activity:
    def words(span: Span | None) -> str:
        return clean(text[span.start : span.end]) if span is not None else ""

    code = words(cells.code).rstrip(".")
    return Activity(
        key=_key(code, seen, place),
        code=code,
        section=section.key,
        text=words(cells.text),
        row=row.span,
        text_span=cells.text,
        subitems=subitems(text, cells.text),
        indicator=words(cells.indicator),
        indicator_span=cells.indicator,
        priority=_priority(words(cells.priority)),
        responsible_text=words(cells.responsible),
        responsible_span=cells.responsible,
        deadline_span=cells.deadline,
        species_span=cells.species,
        countries_span=cells.countries,
    )


def _key(code: str, seen: dict[str, int], place: int) -> str:
    """``11-1--2`` is the second row of the code 11.1; a row without a code goes by its position."""
    key = re.sub(r"[^A-Za-z0-9]+", "-", code).strip("-") or f"row-{place}"
    seen[key] = seen.get(key, 0) + 1
    return key if seen[key] == 1 else f"{key}--{seen[key]}"


def _priority(printed: str) -> str:
    return meanings("priorities", "priority").get(fold(printed).strip(" ."), printed)


def subitems(text: str, cell: Span) -> tuple[SubItem, ...]:
    """The lettered parts of a cell: a), b) ... or 1), 2) ... or i), ii) ..., from the first on and without a gap."""
    marks = max((_run(text, cell, order) for order in _ORDERS), key=len)
    if len(marks) < 2:
        return ()
    ends = [*(mark.start() for mark in marks[1:]), cell.end]
    parts = ((mark, _part(text, mark.end(), end)) for mark, end in zip(marks, ends, strict=True))
    return tuple(
        SubItem(letter=mark.group(1), text=clean(text[part.start : part.end]), span=part)
        for mark, part in parts
        if part is not None
    )


def _run(text: str, cell: Span, order: Sequence[str]) -> list[re.Match[str]]:
    """The marks of one order that stand in the cell one after the other."""
    marks: list[re.Match[str]] = []
    for match in _LETTER.finditer(text, cell.start, cell.end):
        if len(marks) < len(order) and match.group(1) == order[len(marks)]:
            marks.append(match)
    return marks


def _part(text: str, start: int, end: int) -> Span | None:
    """The words of a sub-item, without the "; and" that leads to the next."""
    end = trimmed_end(text, start, end, ";,")
    word = _LAST_WORD.search(text, max(start, end - 4), end)
    end = trimmed_end(text, start, word.start(), ";,") if word else end
    return trim(text, start, end)
