"""The next generation: made beside the last, synced to the disk, then published by moving one pointer.

Until the pointer moves, readers and the next build see the last one as it was; so a build may be killed anywhere.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import msgspec
import pyoxigraph
from rdflib import Literal, URIRef

from kgraph import fulltext, ids
from kgraph.agreed import semantic
from kgraph.agreed.sources import texts
from kgraph.errors import BadInput, Busy, NoStore
from kgraph.passages import findables
from kgraph.rdf import Triple
from kgraph.skos import range_triples, vocabulary_triples
from kgraph.store import Entry, Layout, Manifest, hashes, open_graph, read_record, sizes
from kgraph.triples import document_triples
from ontology.vocabulary import Vocabulary

KEPT = 2  # generations, the published one among them


def publish(layout: Layout, last: Manifest | None, wanted: Manifest, vocabulary: Vocabulary) -> Manifest:
    """Make the generation that a manifest wants and publish it. ``last`` is None where there is none to build on."""
    folder = layout.generation(wanted.number)
    folder.mkdir(parents=True)
    layout.lock(wanted.number).touch()
    _make_graph(layout, last, wanted, vocabulary)
    _make_index(layout, last, wanted)
    made = replace(wanted, graph=sizes(folder / "graph"), index=hashes(folder / "index"))
    (folder / "generation.json").write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=1))
    for entry in made.entries:
        _sync(layout.record(entry.record))
    _sync_tree(folder)
    for path in (layout.records, layout.generations):
        _sync(path)
    _point(layout, made.number)
    return made


# ------------------------------------------------------------------ the graph


def _make_graph(layout: Layout, last: Manifest | None, wanted: Manifest, vocabulary: Vocabulary) -> None:
    same_names = last is not None and last.vocabulary == wanted.vocabulary
    base = _base(last, wanted, "graph") if same_names else None
    removed, added = _changes(base, wanted)
    target = str(layout.generation(wanted.number) / "graph")
    if base is None:
        graph = pyoxigraph.Store(target)
    else:
        open_graph(layout.generation(base.number)).backup(target)
        graph = pyoxigraph.Store(target)
    for document in removed:
        graph.remove_graph(pyoxigraph.NamedNode(ids.graph_iri(document)))
    graph.bulk_extend(_quads(layout, added, vocabulary, whole=base is None))
    graph.flush()
    if base is None:
        graph.optimize()


def _quads(layout: Layout, added: Iterable[Entry], vocabulary: Vocabulary, *, whole: bool) -> Iterator[pyoxigraph.Quad]:
    """The graphs of documents, one in memory at a time; of a whole store, those of the vocabulary first."""
    if whole:
        yield from _in_graph("vocabulary", vocabulary_triples(vocabulary))
        yield from _in_graph("range", range_triples(vocabulary))
    for entry in added:
        read = read_record(layout, entry)
        yield from _in_graph(entry.id, document_triples(entry.id, entry.source, read, entry.same_as, vocabulary))


def _in_graph(name: str, triples: Iterable[Triple]) -> Iterator[pyoxigraph.Quad]:
    here = pyoxigraph.NamedNode(ids.graph_iri(name))
    for subject, term, value in triples:
        yield pyoxigraph.Quad(pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(term), _term(value), here)


def _term(term: URIRef | Literal) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    if isinstance(term, URIRef):
        return pyoxigraph.NamedNode(term)
    if term.language:
        return pyoxigraph.Literal(str(term), language=term.language)
    return pyoxigraph.Literal(str(term), datatype=pyoxigraph.NamedNode(term.datatype) if term.datatype else None)


# ------------------------------------------------------------------ the index


def _make_index(layout: Layout, last: Manifest | None, wanted: Manifest) -> None:
    base = _base(last, wanted, "index")
    removed, added = _changes(base, wanted)
    folder = layout.generation(wanted.number) / "index"
    folder.mkdir()
    if base is not None:
        for path in sorted((layout.generation(base.number) / "index").iterdir()):
            _link(path, folder / path.name)
    primary = [entry for entry in added if entry.same_as is None]
    if base is None or removed or primary:
        fulltext.write(
            folder, removed, (f for entry in primary for f in findables(entry.id, read_record(layout, entry)))
        )
    if semantic.wanted() is not None:
        counting = [read_record(layout, entry) for entry in wanted.entries if entry.same_as is None]
        semantic.keep(folder, [text for read in counting for text in texts(read)])


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # some file systems cannot
        shutil.copyfile(source, target)


def _base(last: Manifest | None, wanted: Manifest, half: str) -> Manifest | None:
    """The generation to build a half on; None where its code is another, or so much changed that nothing is saved."""
    if last is None or last.code[half] != wanted.code[half]:
        return None
    removed, _ = _changes(last, wanted)
    return last if 2 * len(removed) <= len(last.entries) else None


def _changes(last: Manifest | None, wanted: Manifest) -> tuple[list[str], list[Entry]]:
    """The documents whose part must go, and the entries whose part must come; of a changed one, both."""
    before = {e.id: _made_of(e) for e in last.entries} if last else {}
    now = {e.id: _made_of(e) for e in wanted.entries}
    removed = [document for document, parts in before.items() if now.get(document) != parts]
    added = [entry for entry in wanted.entries if before.get(entry.id) != now[entry.id]]
    return removed, added


def _made_of(entry: Entry) -> tuple[str, str, str | None]:
    return entry.digest, entry.source, entry.same_as


# ---------------------------------------------------------------- publication


def _point(layout: Layout, number: int) -> None:
    new = layout.pointer.with_name("current.new")
    new.write_text(f"{number}\n", encoding="ascii")
    _sync(new)
    new.replace(layout.pointer)
    _sync(layout.folder)


def _sync_tree(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# ------------------------------------------------------------------- tidying


@contextmanager
def alone(layout: Layout) -> Iterator[None]:
    """Hold the store for one build; make its folders where there are none."""
    ours = {"records", "generations", "current", "build.lock"}
    if layout.folder.is_dir() and not ours >= {path.name for path in layout.folder.iterdir() if path.suffix != ".new"}:
        raise BadInput(f"{layout.folder.name!r} is a folder with other things in it; name an empty or a new one")
    try:
        layout.records.mkdir(parents=True, exist_ok=True)
        layout.generations.mkdir(exist_ok=True)
        lock = os.open(layout.folder / "build.lock", os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise BadInput(f"{layout.folder.name!r} cannot be written to; name a folder that can") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(lock, 0)
        os.pwrite(lock, str(os.getpid()).encode(), 0)
        yield
    except BlockingIOError as error:
        builder = os.pread(lock, 20, 0).decode() or "unknown"
        raise Busy(f"the store is being built by process {builder}; wait until it has ended") from error
    finally:
        os.close(lock)


def next_number(layout: Layout) -> int:
    return max([_current(layout), *_numbers(layout)]) + 1


def _current(layout: Layout) -> int:
    """The published generation; where the pointer is damaged, the newest: nothing that is read may be removed."""
    try:
        return layout.current() or 0
    except NoStore:
        return max(_numbers(layout), default=0)


def clear_unfinished(layout: Layout) -> None:
    """Remove what a killed build has left: generations that were never published, and files half written."""
    current = _current(layout)
    for number in _numbers(layout):
        if number > current:
            shutil.rmtree(layout.generation(number))
    for folder in layout.generations.glob("*.old"):
        shutil.rmtree(folder)
    for path in (*layout.records.glob("*.new"), *layout.folder.glob("*.new")):
        path.unlink()


def retire(layout: Layout, used: Collection[str]) -> None:
    """Remove old generations that nobody reads, and records that no generation and not this build has a use for."""
    for number in sorted(_numbers(layout), reverse=True)[KEPT:]:
        _remove_unread(layout, number)
    named = {entry.record for number in _numbers(layout) for entry in _manifest_entries(layout, number)}
    for path in layout.records.iterdir():
        if path.stem not in named and path.stem not in used:
            path.unlink()


def _manifest_entries(layout: Layout, number: int) -> tuple[Entry, ...]:
    try:
        return layout.manifest(number).entries
    except NoStore:  # damaged: nothing can be read from it
        return ()


def _remove_unread(layout: Layout, number: int) -> None:
    """Remove a generation that can be locked alone; one that is read stays until a later build."""
    lock = os.open(layout.lock(number), os.O_RDONLY | os.O_CREAT)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    else:
        away = layout.generation(number).with_suffix(".old")  # in one step, so that a kill leaves no half of it
        layout.generation(number).rename(away)
        shutil.rmtree(away)
    finally:
        os.close(lock)


def _numbers(layout: Layout) -> list[int]:
    return [int(path.name) for path in layout.generations.iterdir() if path.name.isdecimal()]
