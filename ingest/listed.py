"""Activities of a programme that has no table: numbered paragraphs, each with its cells behind labels.

"1.1 Map the calving grounds. Responsible: IUCN. Indicator: Maps published", in one paragraph, over lines or as bullets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.clean import trim, trimmed_end
from ingest.records import Block, Cell, Span
from ingest.tables import ACTIVITY_COLUMNS, SCOPES, Table, meaning_of

_CODE = re.compile(
    r"(?:[#*>\s]|<\w+>|[-•]\s)*"
    r"([A-Z]{0,3}[.-]?\d{1,3}(?:\.\d{1,3})*)[.):]?(?:\*\*|</\w+>)?[.):]?\s+(?=\S)"
)
_LABEL = re.compile(
    r"(?:(?:^|(?<=[.;\n|]))\s*(?:[-*•‣▪–]\s+)?)(?:\*\*|<b>)?"
    r"(?P<label>[A-Z][\w /()-]{1,40}?)(?:\*\*|</b>)?:(?:\*\*|</b>)?",
    re.MULTILINE,
)
_COLUMNS = ("code", "text", "responsible", "indicator", "priority", "deadline", "species", "countries")
FEWEST_LABELS = 2  # of an activity: a sentence may hold one
FEWEST = 2  # activities
_LISTED = frozenset({"paragraph", "item", "heading"})


@dataclass(slots=True)
class _Entry:
    """A numbered paragraph with the blocks that follow it, and what its labels head."""

    blocks: list[Block]
    cells: dict[str, Span] = field(default_factory=dict)
    over: bool = False  # what comes next is no part of it

    def is_activity(self) -> bool:
        return "text" in self.cells and len(ACTIVITY_COLUMNS & set(self.cells)) >= FEWEST_LABELS


def listed(blocks: Sequence[Block], text: str) -> tuple[list[Block], Table | None]:
    """The blocks with every such activity as a row, and the table that these rows are; None where there are none."""
    entries = [entry for entry in _entries(blocks, text) if entry.is_activity()]
    if len(entries) < FEWEST:
        return list(blocks), None
    rows = {entry.blocks[0].span.start: _row(entry) for entry in entries}
    held = {block.span.start for entry in entries for block in entry.blocks[1:]}
    kept = [rows.get(block.span.start, block) for block in blocks if block.span.start not in held]
    made = tuple(rows.values())
    return kept, Table(text, made[:1], _COLUMNS, _COLUMNS, made)


def _entries(blocks: Sequence[Block], text: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for block in blocks:
        if block.kind in ("furniture", "footnote"):
            continue
        code = _CODE.match(text, block.span.start, block.span.end) if block.kind in _LISTED else None
        if code is not None:
            if entry is not None:
                yield entry
            entry = _Entry([], {"code": Span(code.start(1), code.end(1))})
            _add(entry, block, code.end(), text)
        elif entry is not None and not entry.over and block.kind in ("paragraph", "item"):
            _add(entry, block, block.span.start, text)
        elif entry is not None:
            entry.over = True
    if entry is not None:
        yield entry


def _add(entry: _Entry, block: Block, start: int, text: str) -> None:
    """A block goes on with the text of an entry as far as its first label; behind the labels nothing does."""
    found = list(_labelled(text, start, block.span.end))
    end = found[0][0].start if found else block.span.end
    words = trim(text, start, trimmed_end(text, start, end, "-•|"))
    labelled = bool(set(entry.cells) - {"code", "text"})
    if labelled and words is not None:
        entry.over = True
        return
    if words is not None:
        entry.cells["text"] = Span(entry.cells.get("text", words).start, words.end)
    ends = [*(label.start for label, _ in found[1:]), block.span.end][: len(found)]
    for (label, meaning), stop in zip(found, ends, strict=True):
        value = trim(text, label.end, trimmed_end(text, label.end, stop, ".;|-•" if len(found) > 1 else "|"))
        if value is not None:
            entry.cells.setdefault(meaning, value)
    entry.blocks.append(block)


def _labelled(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """The labels of a stretch, which begins as a line does however far it is indented."""
    for label in _LABEL.finditer(text[start:end]):
        if meaning := _meaning(label):
            yield Span(start + label.start(), start + label.end()), meaning


def opens_a_cell(line: str) -> bool:
    """A line such as ``Responsible: IUCN``, which begins anew however full the line above it is."""
    label = _LABEL.match(line)
    return label is not None and _meaning(label) in ACTIVITY_COLUMNS


def _meaning(label: re.Match[str]) -> str:
    """What a label heads, by the words for the heads of columns; a code or a text has none."""
    meaning = meaning_of(label["label"])
    return meaning if meaning in (*ACTIVITY_COLUMNS, *SCOPES, "other", "status") else ""


def _row(entry: _Entry) -> Block:
    first, last = entry.blocks[0], entry.blocks[-1]
    cells = tuple(Cell(entry.cells.get(column)) for column in _COLUMNS)
    return Block(
        kind="row",
        span=Span(first.span.start, last.span.end),
        line=first.line,
        page=first.page,
        box=first.box,
        cells=cells,
        section=first.section,
    )
