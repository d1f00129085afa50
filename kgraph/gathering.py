"""The records of a build's documents: those that are still good, and the others read anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import msgspec

from ingest.records import Adoption, CuratorLine, Document, Programme
from kgraph.errors import NoStore
from kgraph.naming import Named
from kgraph.progress import Step
from kgraph.reading import Result, Task, read_all
from kgraph.store import Entry, Layout
from ontology.vocabulary import Vocabulary

GONE = "its file is gone; the version read before is kept (--prune removes it)"
UNREVIEWED = "it is stated to review"
KEPT = "it could not be read again; the version read before is kept"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What became of one file: the document's entry, or why there is none or only the old one."""

    document: Named
    entry: Entry | None
    reason: str | None = None


class _Head(msgspec.Struct):
    """The parts of a record that an entry repeats."""

    document: Document
    programme: Programme | None
    warnings: tuple[str, ...]
    adoptions: tuple[Adoption, ...] = ()
    corrections: tuple[CuratorLine, ...] = ()


@dataclass(slots=True)
class Reader:
    """Reads what has to be read. A record is named by a hash of all that it is made from: one that is there is good."""

    layout: Layout
    code: str
    vocabulary: Vocabulary
    folder: Path | None  # of the vocabulary, where it is not the packaged one
    workers: int
    tell: Callable[[Step], None]
    step: Step | None = None  # the last that was told
    used: set[str] = field(default_factory=set)  # the names of all records that this build asked for
    reasons: dict[str, str] = field(default_factory=dict)  # why some of them cannot be made

    def gather(self, documents: Sequence[Named]) -> list[Gathered]:
        digests = [self._digest(document) for document in documents]
        keys = [self._key(document, digest) for document, digest in zip(documents, digests, strict=True)]
        self.used |= {key for key in keys if key}
        tasks = {
            key: self._task(document, digest)
            for document, digest, key in zip(documents, digests, keys, strict=True)
            if key and not self._is_there(document, key) and not self._failed_before(key)
        }
        self._read(tasks)
        return [self._gathered(*each) for each in zip(documents, digests, keys, strict=True)]

    def is_sound(self, entry: Entry) -> bool:
        """Whether the record of a document is as it was written."""
        return self._hash(entry.record) == entry.digest

    # ------------------------------------------------------------- helpers

    def _digest(self, document: Named) -> str:
        """The hash of the file; empty where it cannot be read."""
        if document.source.problem:
            return ""
        try:
            return sha256(document.source.path.read_bytes()).hexdigest()
        except OSError:
            return ""

    def _key(self, document: Named, digest: str) -> str:
        said = document.curated.made_of() if document.curated else ""
        made_from = (digest, Path(document.source.name).name, self.code, self.vocabulary.digest, said)
        return sha256("\n".join(made_from).encode()).hexdigest() if digest else ""

    def _task(self, document: Named, digest: str) -> Task:
        path = document.source.root / document.source.name
        folder = str(self.folder) if self.folder else None
        return Task(str(path), digest, _size(path), folder, document.curated)

    def _failed(self, key: str) -> Path:
        return self.layout.records / f"{key}.failed"

    def _failed_before(self, key: str) -> bool:
        try:
            self.reasons[key] = self._failed(key).read_text(encoding="utf-8")
        except OSError:
            return False
        return True

    def _hash(self, key: str) -> str | None:
        try:
            return sha256(self.layout.record(key).read_bytes()).hexdigest()
        except OSError:
            return None

    def _is_there(self, document: Named, key: str) -> bool:
        before = document.entry
        if before is not None and before.record == key:
            return self.is_sound(before)
        return self._head(key) is not None

    def _head(self, key: str) -> _Head | None:
        try:
            return msgspec.json.decode(self.layout.record(key).read_bytes(), type=_Head)
        except (OSError, msgspec.DecodeError):
            return None

    def _read(self, tasks: dict[str, Task]) -> None:
        keys, whole = list(tasks), sum(task.size for task in tasks.values())
        pages = failed = size = 0
        for done, (number, result) in enumerate(read_all(list(tasks.values()), self.workers), start=1):
            task = tasks[keys[number]]
            self._keep(keys[number], result)
            pages, failed, size = pages + result.pages, failed + (result.record is None), size + task.size
            share, name = size / max(whole, 1), Path(task.path).name
            self.step = Step(documents=done, of=len(tasks), pages=pages, failed=failed, share=share, what=name)
            self.tell(self.step)

    def _keep(self, key: str, result: Result) -> None:
        """Written at once, so that a build that is stopped need not read it again."""
        if result.record is not None:
            _write(self.layout.record(key), result.record)
            return
        self.reasons[key] = result.reason
        if result.lasting:
            _write(self._failed(key), result.reason.encode())

    def _gathered(self, document: Named, digest: str, key: str) -> Gathered:
        reason = self.reasons.get(key) if key else document.source.problem or "it cannot be opened; see its permissions"
        before = document.entry
        if reason is not None:
            old = _as_named(before, document) if before is not None and self.is_sound(before) else None
            return Gathered(document, replace(old, warnings=(*own(old), f"{KEPT} ({reason})")) if old else None, reason)
        if before is not None and before.record == key and self.is_sound(before):
            return Gathered(document, replace(_as_named(before, document), warnings=own(before)))
        return Gathered(document, self._entry(document, digest, key))

    def _entry(self, document: Named, digest: str, key: str) -> Entry:
        head, record = self._head(key), self._hash(key)
        if head is None or record is None:
            raise NoStore("the store cannot be written to; see whether its disk is full")
        told = head.document
        return Entry(
            id=document.id,
            source=document.name,
            root=document.root,
            record=key,
            digest=record,
            sha256=digest,
            title=None if told.title == Path(document.name).stem and "title" not in told.stated else told.title,
            symbol=told.symbol,
            kind=told.kind,
            date=told.date,
            body=told.body,
            wording=told.wording,
            programme=head.programme.key if head.programme else None,
            reviews=told.reviews if "reviews" in told.stated else None,
            adopts=bool(head.adoptions),
            corrected=bool(head.corrections),
            stated_id=document.stated_id,
            warnings=head.warnings,
        )


def _as_named(entry: Entry, document: Named) -> Entry:
    """An entry that was made before, under the name that its document has now."""
    return replace(
        entry, id=document.id, source=document.name, root=document.root, stated_id=document.stated_id, stated_same=None
    )


def own(entry: Entry) -> tuple[str, ...]:
    """The warnings of the reading itself, without those of earlier builds."""
    return tuple(warning for warning in entry.warnings if not warning.startswith((KEPT, GONE, UNREVIEWED)))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # gone since it was found; reading it will say so
        return 0


def _write(path: Path, data: bytes) -> None:
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(data)
    new.replace(path)
