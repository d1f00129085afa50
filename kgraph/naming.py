"""The ids of the documents of a build: made from their paths, never taken from a document that has one.

A file keeps the id that it has. Where two folders hold the same relative path, the second is told apart by its name.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from kgraph.ids import document_id
from kgraph.sources import Source
from kgraph.store import Entry


@dataclass(frozen=True, slots=True)
class Known:
    """The documents that a store has, by where their files are or were."""

    by_path: Mapping[Path, Entry]
    base: Path  # the folder that the store is in: roots are kept as seen from there, so that both can move together

    @classmethod
    def of(cls, entries: Iterable[Entry], store: Path) -> Known:
        base = Path(os.path.realpath(store)).parent
        return cls({Path(os.path.realpath(base / e.root / e.source)): e for e in entries}, base)

    def without(self, ids: Collection[str]) -> Known:
        return Known({path: entry for path, entry in self.by_path.items() if entry.id not in ids}, self.base)

    def root(self, folder: Path) -> str:
        return Path(os.path.relpath(folder, self.base)).as_posix()

    def moved(self, source: Source, document: str) -> Entry | None:
        """The document with this id and relative path, if the whole folder that it was found in is gone."""
        for entry in self.by_path.values():
            if entry.id == document and entry.source == source.name and not (self.base / entry.root).exists():
                return entry
        return None


@dataclass(frozen=True, slots=True)
class Named:
    """A file to read, with the id of its document, and what the store has of it."""

    id: str
    source: Source
    name: str  # the path that is shown
    root: str
    entry: Entry | None


def name_all(sources: Sequence[Source], known: Known) -> list[Named]:
    taken = {entry.id for entry in known.by_path.values()}
    named = []
    for source in sources:
        entry = known.by_path.get(source.path)
        if entry is not None:
            named.append(Named(entry.id, source, entry.source, entry.root, entry))
            continue
        plain = document_id(source.name)
        moved = known.moved(source, plain)
        chosen = plain if moved else next(i for i in _candidates(source, plain) if i not in taken)
        taken.add(chosen)
        named.append(Named(chosen, source, source.name, known.root(source.root), moved))
    return named


def _candidates(source: Source, plain: str) -> Iterator[str]:
    yield plain
    folders = [part for part in source.root.parts if part != source.root.anchor]
    for number in range(1, len(folders) + 1):
        yield document_id("/".join((*folders[-number:], source.name)))
    yield from (f"{plain}-{number}" for number in count(2))
