"""The ids of the documents of a build: stated by a curator, or made from their paths.

A file keeps the id that it has, and a document whose id is stated keeps that wherever its file goes. Where two
folders hold the same relative path, the second is told apart by the folder's name.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from ingest.curated import Problem
from ingest.manifest import NAME
from kgraph.curation import Curated, Curation
from kgraph.ids import document_id
from kgraph.sources import Source
from kgraph.store import Entry

GRAPHS = ("range", "vocabulary")  # graphs of the store that are no documents'


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

    def folder(self, source: Source) -> Path:
        """The folder that a file was found in when it was first read."""
        entry = self.by_path.get(source.path)
        return Path(os.path.realpath(self.base / entry.root)) if entry else source.root

    def moved(self, source: Source, document: str) -> Entry | None:
        """The document with this id and relative path, if the whole folder that it was found in is gone."""
        for entry in self.by_path.values():
            if entry.id == document and entry.source == source.name and not (self.base / entry.root).exists():
                return entry
        return None


@dataclass(frozen=True, slots=True)
class Named:
    """A file to read, with the id of its document, and what the store has of it, maybe under another id."""

    id: str
    source: Source
    name: str  # the path that is shown
    root: str
    entry: Entry | None
    curated: Curated | None = None
    stated_id: bool = False


def name_all(
    sources: Sequence[Source], known: Known, pruned: Collection[str], curation: Curation
) -> tuple[list[Named], list[Problem]]:
    """``pruned`` are the ids of documents that this build removes: others may take them."""
    by_id = {entry.id: path for path, entry in known.by_path.items()}
    stated, problems = _stated_ids(sources, known, by_id, curation)
    paths = {source.path for source in sources}
    lost = [e.id for p, e in known.by_path.items() if p in stated or (p in paths and e.stated_id)]
    keeping = known.without({*lost, *pruned, *stated.values()})
    taken = {*stated.values(), *(entry.id for entry in keeping.by_path.values())}
    named = []
    for source in sources:
        if source.path in stated:
            one = _with_stated_id(source, known, stated[source.path], by_id)
        else:
            one = _named(source, known, keeping, taken)
        taken.add(one.id)
        named.append(replace(one, curated=curation.on(source.path)))
    return named, problems


def _with_stated_id(source: Source, known: Known, stated: str, by_id: Mapping[str, Path]) -> Named:
    """The document that has the id already, wherever its file was; else what the store has at this path."""
    here = known.by_path.get(source.path)
    before = known.by_path[by_id[stated]] if stated in by_id else here
    return Named(stated, source, *_shown(source, known), before, stated_id=True)


def _named(source: Source, known: Known, keeping: Known, taken: Collection[str]) -> Named:
    here = known.by_path.get(source.path)
    name, root = _shown(source, known)
    if here is not None and source.path in keeping.by_path:
        return Named(here.id, source, name, root, here)
    plain = document_id(name)
    moved = keeping.moved(source, plain)
    chosen = plain if moved else next(i for i in _candidates(source, plain) if i not in taken)
    return Named(chosen, source, name, root, moved or here)


def _shown(source: Source, known: Known) -> tuple[str, str]:
    """The path that is shown and its root: as when the file was first read."""
    here = known.by_path.get(source.path)
    return (here.source, here.root) if here else (source.name, known.root(source.root))


def _candidates(source: Source, plain: str) -> Iterator[str]:
    yield plain
    folders = [part for part in source.root.parts if part != source.root.anchor]
    for number in range(1, len(folders) + 1):
        yield document_id("/".join((*folders[-number:], source.name)))
    yield from (f"{plain}-{number}" for number in count(2))


# ---------------------------------------------------------------- stated ids


def _stated_ids(
    sources: Sequence[Source], known: Known, by_id: Mapping[str, Path], curation: Curation
) -> tuple[dict[Path, str], list[Problem]]:
    """The ids that curators state of the files of this build, without those that belong to others."""
    lines = {s.path: c.line for s in sources if (c := curation.on(s.path)) and c.line and c.line.id}
    plain = {document_id(source.name): source.name for source in reversed(sources) if source.path not in lines}
    paths = {source.path for source in sources}
    leaving = {p for p, entry in known.by_path.items() if p in lines or (p in paths and entry.stated_id)}
    stated: dict[str, Path] = {}
    problems = []
    for path, line in lines.items():
        chosen = line.id or ""
        holder = by_id.get(chosen, path)
        if chosen in GRAPHS:
            whose = "a part of the graph"
        elif chosen in stated:
            whose = "a file in another manifest"
        elif chosen in plain:
            whose = f"{plain[chosen]!r} by its path"
        elif holder != path and holder not in leaving and holder.exists():
            whose = "another document in the store"
        else:
            stated[chosen] = path
            continue
        problems.append(Problem(NAME, line.line, f"the id {chosen!r} is that of {whose}; choose another"))
    return {path: chosen for chosen, path in stated.items()}, problems
