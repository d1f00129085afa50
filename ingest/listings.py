"""Under which appendix of a convention a document says a species is listed, and how many States it says are Parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.clean import clean, trim
from ingest.cues import table
from ingest.found import Found
from ingest.phrases import source
from ingest.records import Block, Fact, Span
from ingest.scene import Sentence
from ingest.tables import words
from ontology.names import Name

_TABLE = "listing_words"
_VALUE = re.compile(r"(?:App(?:endix|endices|\.)?\s*)?(?:III|II|I)(?:\s*(?:&|and|/|,)\s*(?:III|II|I))*", re.IGNORECASE)
_PARTIES = r"(?:(?:Contracting\s+)?Parties)\s+to\s"
_COUNT = r"(?P<count>\d{1,3}\s+(?:out\s+)?of\s+(?:the\s+)?\d{1,3})\s+(?:\w+\s+){0,2}"
_CAPITALS = re.compile(
    r"names\s+of\s+(?:the\s+)?(?P<body>\w+)\s+Parties\s+are\s+(?:capitali[sz]ed|in\s+capitals)", re.I
)
_NEAR = 120


def listings(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], found: Found) -> tuple[Fact, ...]:
    """In text order, each with the row or the sentence that says it."""
    said = [*_of_tables(text, blocks, found), *_of_sentences(sentences), *_counts(sentences, found)]
    return tuple(sorted(said, key=lambda fact: (fact.span, fact.about)))


def _of_tables(text: str, blocks: Sequence[Block], found: Found) -> Iterator[Fact]:
    """The rows of a table with a column for the appendix."""
    column: int | None = None
    for block in blocks:
        if block.kind != "row":
            column = column if block.kind in ("furniture", "footnote") else None
            continue
        head = _appendix_column(block, text)
        if head is not None:
            column = head
        elif column is not None and column < len(block.cells):
            yield from _row(block, column, text, found)


def _appendix_column(row: Block, text: str) -> int | None:
    heads = [" ".join(words(cell, text).casefold().split()).strip(" .:") for cell in row.cells]
    known = {line["words"] for line in table(_TABLE) if line["meaning"] == "column"}
    at = [index for index, head in enumerate(heads) if head in known]
    return at[0] if at and any("species" in head or "name" in head for head in heads) else None


def _row(row: Block, column: int, text: str, found: Found) -> Iterator[Fact]:
    cell = row.cells[column].span
    names = [name for name in found.within(row.span, "species") if name.is_mention]
    span = trim(text, cell.start, cell.end) if cell is not None else None
    value = clean(text[span.start : span.end]) if span is not None else ""
    if names and _VALUE.fullmatch(value):
        yield _listing(names[0].key, value, row.span)


def _of_sentences(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """``the Gobi Bear which has been listed on CMS Appendix I``: the species is the last named before the words."""
    for sentence in sentences:
        if sentence.block.kind == "row":
            continue
        for match in _listed().finditer(sentence.words):
            at = sentence.span.start + match.start()
            before = [n for n in sentence.names if n.kind == "species" and n.is_mention and at - _NEAR < n.end <= at]
            if before and not _is_negated(sentence.words[: match.start()]):
                yield _listing(before[-1].key, clean(match["value"]), sentence.span)


def _is_negated(before: str) -> bool:
    return re.search(r"\b(?:not|to be|should be|could be|may be|if)\s*$", before, re.IGNORECASE) is not None


def _listing(species: str, value: str, span: Span) -> Fact:
    key = f"listing-{species}-{span.start}"
    return Fact(key=key, kind="listing", about=species, property="CMS Appendix", value=value, span=span)


def _counts(sentences: Sequence[Sentence], found: Found) -> Iterator[Fact]:
    """How many of the States that a text is about are Parties: said in figures, or shown by capitals."""
    for sentence in sentences:
        told = _counted().search(sentence.words)
        if told is not None:
            treaties = [name for name in sentence.names if _is_treaty(name, found)]
            key = next((name.key for name in treaties if name.start >= sentence.span.start + told.start()), None)
            yield from _count(key, " ".join(told["count"].split()), sentence.span)
        shown = _CAPITALS.search(sentence.words)
        if shown is not None:
            states = _countries(sentence)
            of = sum(any(word.isupper() for word in name.surface.split()) for name in states)
            key = found.vocabulary.named("organisation", shown["body"])
            yield from _count(key, f"{of} out of {len(states)}" if of else "", sentence.span)


def _is_treaty(name: Name, found: Found) -> bool:
    """A convention that has Parties is a body and a paper under one name."""
    body = found.vocabulary.get("organisation", name.key) if name.kind == "organisation" else None
    paper = found.vocabulary.get("instrument", found.vocabulary.named("instrument", body.label) or "") if body else None
    return paper is not None and paper.type == "convention"


def _countries(sentence: Sentence) -> list[Name]:
    named = {name.key: name for name in sentence.names if name.kind == "country" and name.form == "name"}
    return list(named.values())


def _count(body: str | None, value: str, span: Span) -> Iterator[Fact]:
    if body and value:
        yield Fact(
            key=f"count-parties-{span.start}", kind="count", about=body, property="Parties", value=value, span=span
        )


@cache
def _listed() -> re.Pattern[str]:
    value = rf"(?P<value>App(?:endix|endices|\.)\s*{_VALUE.pattern})(?!\w)"
    return re.compile(rf"{source(_TABLE, 'listed')}\s+(?:the\s+)?CMS\s+{value}", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"{_COUNT}{source(_TABLE, 'count')}\s+{_PARTIES}", re.IGNORECASE)
