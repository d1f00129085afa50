"""Whom and where a whole programme is for, as it says before its activities begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from ingest.cues import meanings, pattern
from ingest.found import Found
from ingest.labels import labels
from ingest.phrases import any_of
from ingest.records import Block, Covered, Section, Span
from ingest.tables import Table
from ontology.vocabulary import Kind

_LISTED = frozenset({"paragraph", "item", "row", "heading", "footnote"})
_SENTENCE_END = re.compile(r"[.;!?](?=[\s*\"”]|$)(?<!spp\.)(?<!ssp\.)")
_NEAR = 160  # characters from the words that announce a list to the list
Side = Literal["species", "countries"]
_KIND: dict[Side, Kind] = {"species": "species", "countries": "country"}


def of_programme(
    blocks: Sequence[Block], tables: Sequence[Table], sections: Sequence[Section], titled: Span, found: Found
) -> tuple[tuple[Covered, ...], tuple[Covered, ...]]:
    """Its species and its countries: as its own scope says, else what its units have together, else its title."""
    heads = [table.head[0].span.start for table in tables if table.is_of_activities()]
    first = min(heads + [section.span.start for section in sections if section.kind == "unit"])
    before = [block for block in blocks if block.span.start < first and block.kind in _LISTED]
    listed = _table_spans(tables, first)
    sides = (listed + list(_announced(before, "species", found)), list(_announced(before, "countries", found)))
    species = found.covered((name for part in sides[0] for name in found.within(part, "species")), "programme")
    countries = found.covered((name for part in sides[1] for name in found.within(part, "country")), "programme")
    return (
        species
        or _together([section.species for section in sections])
        or found.covered(found.taxa(titled), "programme"),
        countries
        or _together([section.countries for section in sections])
        or found.covered(found.within(titled, "country"), "programme"),
    )


def _table_spans(tables: Sequence[Table], first: int) -> list[Span]:
    """The cells that name the species of a species table: by common name, or else by the scientific one."""
    spans: list[Span] = []
    for table in tables:
        if table.is_of_activities() or "scientific" not in table.columns or table.head[0].span.start > first:
            continue
        column = table.columns.index("species" if "species" in table.columns else "scientific")
        cells = [row.cells[column].span for row in table.rows if column < len(row.cells)]
        spans += [span for span in cells if span is not None]
    return spans


def _announced(blocks: Sequence[Block], side: Side, found: Found) -> Iterator[Span]:
    """The lists that words of ``scope.csv`` or a label announce, in the same paragraph or the items after it."""
    for index, block in enumerate(blocks):
        if block.kind == "footnote":
            continue
        start, end = block.span.start, block.span.end
        for label in labels(found.text, start, end):
            if label.meaning == side and label.content is not None:
                yield label.content
        part = _after_cue(start, end, side, found)
        if part is not None:
            yield part
        elif _ends_in_cue(found.text, start, end, side):
            yield from _items_after(blocks, index)


def _after_cue(start: int, end: int, side: Side, found: Found) -> Span | None:
    """What stands behind the words up to the end of the sentence, where it is a list: behind a colon, or at once."""
    for cue in _cues(side, "both"):
        for match in pattern(cue).finditer(found.text, start, end):
            stop = _SENTENCE_END.search(found.text, match.end(), end)
            last = stop.start() if stop else end
            colon = found.text.find(":", match.end(), min(last, match.end() + _NEAR))
            part = _list_in(colon + 1 if colon >= 0 else match.end(), last, side, found)
            if part is not None and not _denied(found.text[start : part.start]):
                return part
    return None


def _list_in(start: int, end: int, side: Side, found: Found) -> Span | None:
    """A stretch as far as its last name, where it holds more names than other words; a single name needs a colon."""
    if start >= end:
        return None
    names = found.within(Span(start, end), _KIND[side])
    if len(names) < (1 if found.text[start - 1] == ":" else 2):
        return None
    leads = [match.end() for match in any_of("scope", "are").finditer(found.text, start, names[0].start)]
    part = Span(leads[-1] if leads else start, names[-1].end)
    return Span(names[0].start, part.end) if found.mostly_names(part, "species", "country") else None


def _ends_in_cue(text: str, start: int, end: int, side: Side) -> bool:
    words = text[start:end].rstrip(" *_>")
    found = any(pattern(cue).search(text, start, end) for cue in _cues(side, "both"))
    return words.endswith(":") and found and not _denied(words)


def _items_after(blocks: Sequence[Block], index: int) -> Iterator[Span]:
    for block in blocks[index + 1 :]:
        if block.kind != "item":
            return
        yield block.span


def _cues(*sides: str) -> list[str]:
    return [words for words, meaning in meanings("scope", "meaning").items() if meaning in sides]


def _denied(words: str) -> bool:
    return any(pattern(cue).search(words) for cue in _cues("not"))


def _together(parts: Sequence[tuple[Covered, ...]]) -> tuple[Covered, ...]:
    """The union of what the units cover, in their order."""
    spans: dict[str, list[Span]] = {}
    for covered in (one for part in parts for one in part):
        spans.setdefault(covered.key, []).extend(covered.spans)
    return tuple(Covered(key=key, basis="programme", spans=tuple(where)) for key, where in spans.items())
