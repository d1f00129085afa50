"""What every reader gives, so that one step finds the structure in all of them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.records import Box, Cell, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the text: printed so in a text file, a whole paragraph or table row where the reader knows that."""

    span: Span  # without the white space around it
    number: int | None = None
    page: int | None = None
    box: Box | None = None
    cells: tuple[Cell, ...] = ()  # of a table row
    furniture: bool = False  # where its place on the page shows that it is
    strong: bool = False  # set apart by its type: bold, or larger than the text
    whole: bool = False  # a paragraph that is already put together


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document's text and its lines, in text order."""

    format: str
    text: str
    lines: tuple[Line, ...]
    pages: int | None = None
    warnings: tuple[str, ...] = ()  # what a person should know of the reading
    page_labels: tuple[str, ...] = ()  # by page, the number it bears; none where every page bears its place
    read_by: tuple[str, ...] = ()  # by page, the library that read it, where there is a choice
