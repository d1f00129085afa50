"""Sources to records to a new generation of the store. Only what changed is read again.

A record is kept under a hash of everything it was made from: the file, the reading code and the vocabulary. So the
result never depends on what was built before, except that a document keeps its id.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ingest.curated import Problem
from ingest.manifest import NAME
from ingest.opening import FORMATS, WRITTEN
from kgraph.curation import Curation
from kgraph.doubles import stated_doubles, with_primaries
from kgraph.gathering import GONE, UNREVIEWED, Gathered, Reader, own
from kgraph.naming import Known, name_all
from kgraph.progress import Step
from kgraph.publish import alone, clear_unfinished, next_number, publish, retire
from kgraph.sources import discover, given
from kgraph.store import FORMAT, Entry, Layout, Manifest
from kgraph.versions import code_versions, last_manifest
from ontology.vocabulary import Vocabulary, load

State = Literal["added", "updated", "unchanged", "removed", "failed"]


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
    problems: tuple[str, ...]  # lines of curators' tables that could not be used: these are no documents
    generation: int
    changed: bool


def build(
    paths: Sequence[Path],
    store: Path,
    *,
    workers: int | None = None,
    prune: bool = False,
    vocabulary: Path | None = None,
    progress: Callable[[Step], None] | None = None,
) -> BuildReport:
    """Read files and folders into a store and publish its next state, if there is one."""
    layout, names = Layout(store), load(vocabulary)
    workers = workers or min(2, os.cpu_count() or 1)
    tell = progress or _say_nothing
    with alone(layout):
        clear_unfinished(layout)
        last = last_manifest(layout)
        reader = Reader(layout, code_versions()["reading"], names, vocabulary, workers, tell)
        reports, entries, problems = _entries(paths, layout, reader, last.entries if last else (), prune)
        wanted = _manifest(next_number(layout), entries, names)
        changed = last is None or _content(wanted) != _content(last)
        if changed:
            if reader.step is not None:
                tell(replace(reader.step, what="the graph and the index"))
            publish(layout, last, wanted, names)
        retire(layout, reader.used)
    return _report(reports, problems, wanted.number if changed or last is None else last.number, changed)


def _say_nothing(step: Step) -> None:
    """The progress of a build that nobody watches."""


def _entries(
    paths: Sequence[Path], layout: Layout, reader: Reader, before: Collection[Entry], prune: bool
) -> tuple[list[DocumentReport], list[Entry], list[Problem]]:
    """The documents of the next state, what became of each that was found or was there before, and what is wrong
    in the tables beside them."""
    known = Known.of(before, layout.folder)
    scope = given(paths, known.by_path)
    sources = discover(paths, layout.folder, FORMATS, WRITTEN)
    found = {source.path for source in sources}
    gone = {entry.id for path, entry in known.by_path.items() if scope.holds(path) and path not in found}
    curation = Curation.of([*scope.folders, *map(known.folder, sources)], reader.vocabulary)
    named, problems = name_all(sources, known, gone if prune else (), curation)
    gathered = reader.gather(named)
    reports = [_became(g) for g in gathered]
    entries = [g.entry for g in gathered if g.entry is not None]
    in_build = {document.id for document in named}
    renamed = {entry.id for path, entry in known.by_path.items() if path in found}
    for entry in (e for e in before if e.id not in in_build):
        lost = entry.id in renamed or (prune and entry.id in gone)
        kept = None if lost else _kept(reader, entry, entry.id in gone)
        reports += [_left(entry, kept)] if entry.id in gone or kept is None else []
        entries += [kept] if kept else []
    by_path = {path: entry.id for path, entry in known.by_path.items()} | {d.source.path: d.id for d in named}
    same, unknown = stated_doubles(named, by_path, {entry.id for entry in entries})
    entries = _settled(entries, in_build, same, reader.vocabulary)
    return _with_warnings(reports, entries), entries, [*curation.problems, *problems, *unknown]


def _with_warnings(reports: Iterable[DocumentReport], entries: Iterable[Entry]) -> list[DocumentReport]:
    warnings = {entry.id: entry.warnings for entry in entries}
    return [replace(report, warnings=warnings.get(report.id, ())) for report in reports]


def _settled(
    entries: Sequence[Entry], in_build: Collection[str], same: Mapping[str, str], names: Vocabulary
) -> list[Entry]:
    """The entries with all that rests on others: which document each doubles, and whether what it reviews is known."""
    told = [replace(e, stated_same=same.get(e.id)) if e.id in in_build else e for e in entries]
    programmes = {e.programme for e in entries} | {concept.key for concept in names.of_kind("instrument")}
    return [_reviewing(entry, programmes) for entry in with_primaries(told)]


def _reviewing(entry: Entry, programmes: Collection[str | None]) -> Entry:
    before = tuple(warning for warning in entry.warnings if not warning.startswith(UNREVIEWED))
    if entry.reviews is None or entry.reviews in programmes:
        return replace(entry, warnings=before)
    what = f"{UNREVIEWED} {entry.reviews!r}, which neither the vocabulary nor a document knows; correct {NAME}"
    return replace(entry, warnings=(*before, what))


def _kept(reader: Reader, entry: Entry, gone: bool) -> Entry | None:
    """A document that was not read in this build; None where its record is lost too."""
    if not reader.is_sound(entry):
        return None
    return replace(entry, warnings=(*own(entry), GONE)) if gone else entry


def _left(entry: Entry, kept: Entry | None) -> DocumentReport:
    state: State = "unchanged" if kept else "removed"
    return DocumentReport(id=entry.id, source=entry.source, state=state)


def _became(gathered: Gathered) -> DocumentReport:
    entry, before = gathered.entry, gathered.document.entry
    same = entry is not None and before is not None and (entry.digest, entry.sha256) == (before.digest, before.sha256)
    new = before is None or before.id != gathered.document.id
    state: State = "failed" if gathered.reason else "added" if new else "unchanged" if same else "updated"
    return DocumentReport(
        id=gathered.document.id,
        source=gathered.document.source.name,
        state=state,
        reason=gathered.reason,
    )


def _manifest(number: int, entries: Iterable[Entry], names: Vocabulary) -> Manifest:
    return Manifest(
        format=FORMAT,
        number=number,
        entries=tuple(sorted(entries, key=lambda entry: entry.id)),
        code=code_versions(),
        vocabulary=names.digest,
    )


def _content(manifest: Manifest) -> Manifest:
    """A manifest without what is another in every generation."""
    return replace(manifest, number=0, graph={}, index={})


def _report(reports: Sequence[DocumentReport], problems: Iterable[Problem], number: int, changed: bool) -> BuildReport:
    states = ("added", "updated", "unchanged", "removed", "failed")
    ordered = sorted(reports, key=lambda report: (report.id, report.source))
    return BuildReport(
        documents=tuple(ordered),
        totals={state: sum(report.state == state for report in reports) for state in states},
        problems=tuple(map(str, sorted(problems, key=lambda one: (one.file, one.line or 0, one.what)))),
        generation=number,
        changed=changed,
    )
