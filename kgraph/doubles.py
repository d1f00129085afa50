"""Which files hold one document, and which of them counts.

They have the same symbol and date or, without a symbol, the same title, date, body and kind; or a curator says so.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ingest.cues import fold
from ingest.curated import Problem, inside
from ingest.manifest import NAME
from kgraph.naming import Named
from kgraph.store import Entry

_WORDING = {"official": 0, "digest": 1, "ocr": 2}
_Likeness = tuple[str | None, ...]  # what files must share to hold the same document


def with_primaries(entries: Iterable[Entry]) -> list[Entry]:
    """Of the files that hold one document, all but the best are marked as the same as that."""
    ordered = sorted(entries, key=lambda entry: (_WORDING[entry.wording], bool(entry.stated_same), entry.id))
    dates: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for entry in ordered:
        dates[entry.symbol, entry.kind].update([entry.date] if entry.date else [])
    groups = _Groups()
    for entry in ordered:
        groups.join([("id", entry.id), *_likenesses(entry, dates[entry.symbol, entry.kind])])
    best: dict[_Likeness, str] = {}
    for entry in ordered:
        best.setdefault(groups.of(("id", entry.id)), entry.id)
    primaries = ((entry, best[groups.of(("id", entry.id))]) for entry in ordered)
    return [replace(entry, same_as=None if primary == entry.id else primary) for entry, primary in primaries]


def _likenesses(entry: Entry, dates: Collection[str]) -> Iterator[_Likeness]:
    """``dates`` are those of the files of its symbol and kind; a file without a date takes one that stands alone."""
    if entry.stated_same:
        yield "id", entry.stated_same
    if entry.symbol and (entry.date or len(dates) == 1):
        yield "symbol", entry.symbol, entry.date or min(dates)
    elif entry.symbol and not dates:
        yield "symbol", entry.symbol, entry.kind
    elif entry.title and entry.date and not entry.symbol:
        yield "title", fold(entry.title), entry.date, entry.body, entry.kind


class _Groups:
    """Things that hang together, directly or by others."""

    def __init__(self) -> None:
        self._next: dict[_Likeness, _Likeness] = {}

    def of(self, one: _Likeness) -> _Likeness:
        """What stands for the whole group of one thing."""
        passed = []
        while one in self._next:
            passed.append(one)
            one = self._next[one]
        self._next.update(dict.fromkeys(passed, one))  # so that the way is short the next time
        return one

    def join(self, things: Iterable[_Likeness]) -> None:
        first, *others = map(self.of, things)
        for other in dict.fromkeys(others):
            if other != first:
                self._next[other] = first


def stated_doubles(
    named: Iterable[Named], by_path: Mapping[Path, str], ids: Collection[str]
) -> tuple[dict[str, str], list[Problem]]:
    """By id, the documents that others double on a curator's word: named by their file or their id."""
    found: dict[str, str] = {}
    problems = []
    for document in named:
        curated = document.curated
        if curated is None or curated.line is None or not curated.line.same_as:
            continue
        written = curated.line.same_as
        file = inside(curated.folder, written)
        other = by_path.get(Path(os.path.realpath(curated.folder / file))) if file else written
        if other is not None and other in ids and other != document.id:
            found[document.id] = other
        elif file is None or other == document.id:
            what = f"same_as names no other document: {written!r}; write a file of this folder, or a document's id"
            problems.append(Problem(NAME, curated.line.line, what))
    return found, problems
