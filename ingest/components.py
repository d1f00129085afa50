"""What a document says of a project's components: a table with a column for each, paragraphs that begin with one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ingest.clean import clean, trim
from ingest.cues import table
from ingest.phrases import plain, source
from ingest.records import Block, Cell, Fact, Span
from ingest.tables import words as words_of

_TABLE = "component_words"
_LIST = re.compile(r"</li>\s*<li>|\n|(?:^|(?<=\s)|(?<=>))[•○▪]\s")
_EDGES = " \t;,•○▪-–—"
_NOTHING = frozenset({"", "n/a", "none", "tbd"})
_QUOTED = re.compile(r"[“\"]\*?([^“”\"]{15,300}?)\*?[”\"]")
_PROJECT = re.compile(r"\bproject(?:,?\s+(?:titled|entitled|called|named|on|of))?[:,]?\s*$", re.IGNORECASE)
_NEAR = 6000  # characters before a component in which its project is named
_TITLE = 320  # a paragraph that is longer tells about a component, and does not only name it
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PERIOD = re.compile(
    rf"\b{_MONTH}(?:\s+\d{{4}})?\s*(?:[-–—]|to|until)\s*{_MONTH}\s+\d{{4}}\b"
    rf"|(?<=from )\d{{4}}\s*(?:[-–—]|to|until)\s*\d{{4}}\b"
)


def components(text: str, blocks: Sequence[Block]) -> tuple[Fact, ...]:
    """In text order; every fact has the words of one cell or paragraph."""
    said = [*_of_tables(text, blocks), *_of_paragraphs(text, blocks)]
    return tuple(sorted(said, key=lambda fact: (fact.span, fact.about, fact.property)))


def _of_tables(text: str, blocks: Sequence[Block]) -> Iterator[Fact]:
    heads: list[str] = []
    before, label = "", ""
    for block in blocks:
        if block.kind == "furniture":
            continue
        if block.kind != "row":
            heads = heads if block.kind == "footnote" else []
        elif found := _heads(block, text):
            heads, before, label = found, _project(text, block.span.start), ""
        elif heads:
            own, sub, cells = _read(block, len(heads), text)
            label = own or label
            yield from _row(label, sub, zip(heads, cells, strict=True), text, before)


def _heads(row: Block, text: str) -> list[str]:
    """The components at the head of a table, where every column but the first names one."""
    said = [words_of(cell, text) for cell in row.cells]
    named = [words for words in said[1:] if words]
    parts = [words for words in named if _component().fullmatch(words)]
    return parts if len(parts) > 1 and len(parts) == len(named) and parts[-1] == said[-1] else []


def _read(row: Block, columns: int, text: str) -> tuple[str, str, Sequence[Cell]]:
    """What a row is about, the part of that which it holds, and the cells of the components."""
    filled = [index for index, cell in enumerate(row.cells) if cell.span is not None]
    label = words_of(row.cells[0], text)
    if row.cells[-1].span is None and filled == list(range(columns + 1)):
        return label, "", row.cells[1 : columns + 1]  # a row that lost the empty cell beside its label
    if len(row.cells) <= columns:
        return label, "", [Cell(None)] * columns
    beside = row.cells[1:-columns]
    return label, " ".join(filter(None, (words_of(cell, text) for cell in beside))), row.cells[-columns:]


def _row(label: str, sub: str, cells: Iterable[tuple[str, Cell]], text: str, project: str) -> Iterator[Fact]:
    meaning = property_of(label)
    if not meaning:
        return
    for component, cell in cells:
        span = trim(text, cell.span.start, cell.span.end) if cell.span is not None else None
        value = listed(text[span.start : span.end]) if span is not None else ""
        if span is not None and value.casefold() not in _NOTHING:
            yield _fact(component, f"{meaning}: {sub}" if sub else meaning, value, span, project)


def property_of(label: str) -> str:
    """What the first cell of a row says that the row holds; empty where it says nothing known."""
    folded = " ".join(plain(label).split()).strip(" .:*").casefold()
    return next((row["meaning"] for row in table(_TABLE) if row["words"] == folded and row["meaning"] != "part"), "")


def listed(words: str) -> str:
    """A cell in one line, the items of a list in it divided by semicolons."""
    items = (clean(part).strip(_EDGES) for part in _LIST.split(words))
    return "; ".join(item.removesuffix("; and") for item in items if item)


def _of_paragraphs(text: str, blocks: Sequence[Block]) -> Iterator[Fact]:
    """``Project component 1: ...``: what it is called, or what is told about it, with its period where one is."""
    read = plain(text)
    for block in blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        opening = _opening().match(read, block.span.start, block.span.end)
        said = trim(text, opening.end(), block.span.end) if opening else None
        if opening is None or said is None:
            continue
        component = clean(opening["component"])
        project = _project(text, block.span.start)
        words = clean(text[said.start : said.end])
        is_title = len(words) < _TITLE and ". " not in words
        yield _fact(
            component, "title" if is_title else "account", words.strip(_EDGES).removesuffix("; and"), said, project
        )
        for period in _PERIOD.finditer(text, said.start, said.end) if not is_title else ():
            yield _fact(component, "period", clean(period.group()), Span(*period.span()), project)


def _project(text: str, before: int) -> str:
    """The title in quotation marks that the word project last stood before."""
    start = max(0, before - _NEAR)
    near = text[start:before]
    titles = [quoted for quoted in _QUOTED.finditer(near) if _PROJECT.search(near[: quoted.start()])]
    return clean(titles[-1].group(1)) if titles else ""


@cache
def _component() -> re.Pattern[str]:
    return re.compile(
        rf"{source(_TABLE, 'part')}\s+(?:no\.?\s*)?(?:\d{{1,2}}|[A-Z]|[IVX]+)\b(?:[:.]?\s.*)?", re.IGNORECASE
    )


@cache
def _opening() -> re.Pattern[str]:
    mark = r"(?:[-•○▪]\s+|\(?(?:\d{1,3}|[ivx]{1,5}|[a-z])[.)]\s+|\*|<[^<>]*>|\s)*+"
    parts = source(_TABLE, "part")
    return re.compile(rf"{mark}(?P<component>{parts}\s+(?:\d{{1,2}}|[IVX]+)):(?:\*|</\w+>|\s)*", re.IGNORECASE)


def _fact(component: str, meaning: str, value: str, span: Span, project: str) -> Fact:
    about = _about(component)
    key = f"{'-'.join(about.lower().split())}-{meaning.split(':')[0]}-{span.start}"
    return Fact(key=key, kind="component", about=about, property=meaning, value=value, span=span, within=project)


def _about(component: str) -> str:
    """``Component 1``, however it is printed: ``Project component 1: Transboundary cooperation``."""
    words = component.split(":")[0].split()
    words = words[1:] if len(words) > 2 and words[0].casefold() == "project" else words
    return " ".join([words[0].capitalize(), *words[1:]])
