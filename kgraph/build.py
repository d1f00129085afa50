"""Sources to records to a new generation of the store. Only what changed is read again.

A record is kept under a hash of everything it was made from: the file, the reading code and the vocabulary. So the
result never depends on what was built before, except that a document keeps its id.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ingest.pipeline import FORMATS
from kgraph.gathering import GONE, Gathered, Reader, own
from kgraph.naming import Known, name_all
from kgraph.publish import alone, clear_unfinished, next_number, publish, retire
from kgraph.sources import discover, given
from kgraph.store import FORMAT, Entry, Layout, Manifest
from kgraph.versions import code_versions, last_manifest
from ontology.vocabulary import Vocabulary, load

State = Literal["added", "updated", "unchanged", "removed", "failed"]
Progress = Callable[[int, int, str], None]  # how much is done, of how much, and what was done last

_WORDING = {"official": 0, "digest": 1, "ocr": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReport:
    """What became of one document."""

    id: str
    source: str
    state: State
    reason: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build has done; ``changed`` is False where nothing had to be published."""

    documents: tuple[DocumentReport, ...]
    totals: dict[str, int]
    generation: int
    changed: bool


def build(
    paths: Sequence[Path],
    store: Path,
    *,
    workers: int | None = None,
    prune: bool = False,
    vocabulary: Path | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Read files and folders into a store and publish its next state, if there is one."""
    layout, names = Layout(store), load(vocabulary)
    workers = workers or min(2, os.cpu_count() or 1)
    tell = progress or _say_nothing
    with alone(layout):
        clear_unfinished(layout)
        last = last_manifest(layout)
        reader = Reader(layout, code_versions()["reading"], names, vocabulary, workers, tell)
        reports, entries = _entries(paths, layout, reader, last.entries if last else (), prune)
        wanted = _manifest(next_number(layout), entries, names)
        changed = last is None or _content(wanted) != _content(last)
        if changed:
            publish(layout, last, wanted, names)
            tell(1, 1, "graph and index")
        retire(layout, reader.used)
    return _report(reports, wanted.number if changed or last is None else last.number, changed)


def _say_nothing(done: int, total: int, what: str) -> None:
    """The progress of a build that nobody watches."""


def _entries(
    paths: Sequence[Path], layout: Layout, reader: Reader, before: Collection[Entry], prune: bool
) -> tuple[list[DocumentReport], list[Entry]]:
    """The documents of the next state, and what became of each that was found, or was there before."""
    known = Known.of(before, layout.folder)
    scope = given(paths, known.by_path)
    sources = discover(paths, layout.folder, FORMATS)
    found = {source.path for source in sources}
    gone = {entry.id for path, entry in known.by_path.items() if scope.holds(path) and path not in found}
    named = name_all(sources, known.without(gone) if prune else known)
    taken = {document.id for document in named}
    gathered = reader.gather(named)
    reports = [_became(g) for g in gathered]
    entries = [g.entry for g in gathered if g.entry is not None]
    for entry in before:
        if entry.id in taken:
            continue
        kept = None if prune and entry.id in gone else _kept(reader, entry, entry.id in gone)
        reports += [_left(entry, kept)] if entry.id in gone or kept is None else []
        entries += [kept] if kept else []
    return reports, entries


def _kept(reader: Reader, entry: Entry, gone: bool) -> Entry | None:
    """A document that was not read in this build; None where its record is lost too."""
    if not reader.is_sound(entry):
        return None
    return replace(entry, warnings=(*own(entry), GONE)) if gone else entry


def _left(entry: Entry, kept: Entry | None) -> DocumentReport:
    state: State = "unchanged" if kept else "removed"
    return DocumentReport(id=entry.id, source=entry.source, state=state, warnings=kept.warnings if kept else ())


def _became(gathered: Gathered) -> DocumentReport:
    entry, before = gathered.entry, gathered.document.entry
    same = entry is not None and before is not None and (entry.digest, entry.sha256) == (before.digest, before.sha256)
    state: State = "failed" if gathered.reason else "added" if before is None else "unchanged" if same else "updated"
    return DocumentReport(
        id=gathered.document.id,
        source=gathered.document.source.name,
        state=state,
        reason=gathered.reason,
        warnings=entry.warnings if entry else (),
    )


def _manifest(number: int, entries: Iterable[Entry], names: Vocabulary) -> Manifest:
    return Manifest(
        format=FORMAT,
        number=number,
        entries=tuple(sorted(_with_primaries(entries), key=lambda entry: entry.id)),
        code=code_versions(),
        vocabulary=names.digest,
    )


def _with_primaries(entries: Iterable[Entry]) -> list[Entry]:
    """Of the files that hold one document, all but the best are marked as the same as that."""
    first: dict[tuple[str, str], Entry] = {}
    ordered = sorted(entries, key=lambda entry: (_WORDING[entry.wording], entry.id))
    for entry in ordered:
        if entry.symbol and entry.date:
            first.setdefault((entry.symbol, entry.date), entry)
    return [replace(entry, same_as=_primary(entry, first)) for entry in ordered]


def _primary(entry: Entry, first: dict[tuple[str, str], Entry]) -> str | None:
    best = first.get((entry.symbol or "", entry.date or ""))
    return None if best is None or best is entry else best.id


def _content(manifest: Manifest) -> Manifest:
    """A manifest without what is another in every generation."""
    return replace(manifest, number=0, graph={}, index={})


def _report(reports: list[DocumentReport], number: int, changed: bool) -> BuildReport:
    states = ("added", "updated", "unchanged", "removed", "failed")
    totals = {state: sum(report.state == state for report in reports) for state in states}
    ordered = sorted(reports, key=lambda report: (report.id, report.source))
    return BuildReport(documents=tuple(ordered), totals=totals, generation=number, changed=changed)
