"""A store of generations, opened for reading: one of them, whole, for as long as it is open.

``records/`` keeps what was read from each document, ``generations/<n>/`` a graph and an index made from one set of
records, and ``current`` names the generation that counts. Nothing here writes into a published folder, and opening
one only takes a shared lock, so that a build does not remove it meanwhile.
"""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import file_digest, sha256
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import pyoxigraph
from oxrdflib import OxigraphStore
from rdflib import Dataset

from ingest.records import DocumentKind, Extraction, Wording
from kgraph.errors import NoStore
from kgraph.fulltext import Index, open_index
from kgraph.ids import document_named

FORMAT = 2
REBUILD = "build it again with: kgraph build"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document of a store. ``root`` is the folder it was found in, seen from the folder that the store is in."""

    id: str
    source: str
    root: str
    record: str  # what its record was made from, hashed: the name of the record's file
    digest: str  # of the record itself
    sha256: str  # of the document's file
    title: str | None = None  # None where only the file's name could be taken
    symbol: str | None = None
    kind: DocumentKind = "other"
    date: str | None = None
    body: str | None = None
    wording: Wording = "official"
    programme: str | None = None  # the key of the one that it lays down
    reviews: str | None = None  # the key of the one that it reviews on a curator's word
    adopts: bool = False  # it says of some programme what became of it
    corrected: bool = False  # a curator corrects what was read of it
    same_as: str | None = None
    stated_id: bool = False  # its id is what a curator states, not made from its path
    stated_same: str | None = None  # the document that it doubles on a curator's word
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation is made of, and from. Its two halves fit only while their files are as listed here."""

    format: int
    number: int
    entries: tuple[Entry, ...]  # in the order of their ids
    code: dict[str, str]  # the versions of the code that made records, graph and index
    vocabulary: str
    graph: dict[str, int] = field(default_factory=dict)  # file names and sizes
    index: dict[str, str] = field(
        default_factory=dict
    )  # file names and hashes: a search index that we did not write is never opened


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a store are."""

    folder: Path

    @property
    def records(self) -> Path:
        return self.folder / "records"

    @property
    def generations(self) -> Path:
        return self.folder / "generations"

    @property
    def pointer(self) -> Path:
        return self.folder / "current"

    def record(self, key: str) -> Path:
        return self.records / f"{key}.json"

    def generation(self, number: int) -> Path:
        return self.generations / str(number)

    def lock(self, number: int) -> Path:
        return self.generation(number) / "lock"

    def current(self) -> int | None:
        """The number of the published generation; None where none was ever published."""
        try:
            text = self.pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise NoStore(f"the store in {self.folder.name!r} cannot be opened; {REBUILD}") from error
        if not text.isdecimal():
            raise NoStore(f"the store in {self.folder.name!r} is damaged; remove that folder and {REBUILD}")
        return int(text)

    def manifest(self, number: int) -> Manifest:
        try:
            data = (self.generation(number) / "generation.json").read_bytes()
            manifest = msgspec.json.decode(data, type=Manifest)
        except (OSError, msgspec.DecodeError) as error:
            raise NoStore(f"the store in {self.folder.name!r} is damaged; {REBUILD}") from error
        if manifest.format != FORMAT or manifest.number != number:
            raise NoStore(f"the store in {self.folder.name!r} was made by another version of kgraph; {REBUILD}")
        return manifest


class Generation:
    """One published state of a store: documents, graph and index of the same build."""

    def __init__(self, layout: Layout, number: int, lock: int) -> None:
        self.number = number
        self.layout = layout
        self._lock: int | None = lock
        self.manifest = layout.manifest(number)
        self._entries = {entry.id: entry for entry in self.entries}
        self._extractions: dict[str, Extraction] = {}
        check_graph(self.folder, self.manifest)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        return self.layout.generation(self.number)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.manifest.entries

    @property
    def vocabulary(self) -> str:
        """The digest of the vocabulary that this state was made with."""
        return self.manifest.vocabulary

    def named(self, typed: str) -> str:
        """The id of the document that somebody means."""
        return document_named(typed, {entry.id: entry.source for entry in self.entries})

    def extraction(self, document: str) -> Extraction:
        """Everything that was read from a document."""
        if document not in self._extractions:
            self._extractions[document] = read_record(self.layout, self._entries[document])
        return self._extractions[document]

    def file(self, document: str) -> Path | None:
        """The file of a document; None where it is gone, or is no longer the one that was read."""
        entry = self._entries[document]
        path = Path(os.path.realpath(self.layout.folder.parent / entry.root)) / entry.source
        try:
            with path.open("rb") as file:
                return path if file_digest(file, "sha256").hexdigest() == entry.sha256 else None
        except OSError:
            return None

    @cached_property
    def dataset(self) -> Dataset:
        """The graph; a query without GRAPH sees all named graphs as one."""
        return Dataset(store=OxigraphStore(store=open_graph(self.folder)), default_union=True)

    @cached_property
    def index(self) -> Index:
        check_index(self.folder, self.manifest)
        return open_index(self.folder / "index", self.extraction)

    def kept(self) -> tuple[int, ...]:
        """The numbers of the states that are kept, up to this one."""
        names = (path.name for path in self.layout.generations.iterdir())
        return tuple(sorted(int(name) for name in names if name.isdecimal() and int(name) <= self.number))

    def records_of(self, number: int) -> dict[str, Extraction]:
        """What was read from the documents of a kept state, those aside that double others."""
        entries = self.entries if number == self.number else self.layout.manifest(number).entries
        return {entry.id: read_record(self.layout, entry) for entry in entries if entry.same_as is None}

    def changed(self) -> bool:
        """Whether a newer state has been published."""
        return self.layout.current() != self.number

    def hold(self) -> int:
        """The lock that keeps this state, for a child process to share."""
        if self._lock is None:
            raise ValueError("this generation is closed")
        return self._lock

    def close(self) -> None:
        if self._lock is None:
            return
        if "index" in self.__dict__:
            self.index.close()
        for name in ("index", "dataset"):
            self.__dict__.pop(name, None)
        os.close(self._lock)
        self._lock = None


def open_generation(store: Path) -> Generation:
    """Open the newest state for reading."""
    layout = Layout(store)
    while True:
        number = layout.current()
        if number is None:
            raise NoStore(f"there is no store in {store.name!r}; make one with: kgraph build")
        lock = _hold(layout, number)
        if lock is None:  # a build has moved on and removed this one between two steps of ours
            continue
        try:
            return Generation(layout, number, lock)
        except NoStore:
            os.close(lock)
            raise


def _hold(layout: Layout, number: int) -> int | None:
    """A shared lock on a generation; None where it went away before it was held."""
    try:
        lock = os.open(layout.lock(number), os.O_RDONLY)
    except OSError as error:
        if layout.current() != number:
            return None
        raise NoStore(f"the store in {layout.folder.name!r} is damaged; {REBUILD}") from error
    fcntl.flock(lock, fcntl.LOCK_SH)
    if os.fstat(lock).st_nlink == 0:
        os.close(lock)
        return None
    return lock


def read_record(layout: Layout, entry: Entry) -> Extraction:
    try:
        data = layout.record(entry.record).read_bytes()
        if sha256(data).hexdigest() != entry.digest:
            raise NoStore(f"the record of {entry.id!r} is damaged; {REBUILD}")
        return msgspec.json.decode(data, type=Extraction)
    except (OSError, msgspec.DecodeError) as error:
        raise NoStore(f"the record of {entry.id!r} is missing or damaged; {REBUILD}") from error


def open_graph(folder: Path) -> pyoxigraph.Store:
    try:
        return pyoxigraph.Store.read_only(str(folder / "graph"))
    except OSError as error:
        raise NoStore(f"the graph of the store cannot be opened; {REBUILD}") from error


def sizes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in sorted(folder.iterdir())}


def hashes(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            found[path.name] = file_digest(file, "sha256").hexdigest()
    return found


def check_graph(folder: Path, manifest: Manifest) -> None:
    try:
        fits = sizes(folder / "graph") == manifest.graph
    except OSError:
        fits = False
    if not fits:
        raise NoStore(f"the graph of the store is not the one that was built with it; {REBUILD}")


def check_index(folder: Path, manifest: Manifest) -> None:
    try:
        fits = hashes(folder / "index") == manifest.index
    except OSError:
        fits = False
    if not fits:
        raise NoStore(f"the index of the store is not the one that was built with it; {REBUILD}")
