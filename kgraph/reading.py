"""Reading many documents at once: a record of each, or the reason why there is none.

A document that cannot be read, or that brings down the process that reads it, fails alone.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import msgspec

from ingest.errors import Unreadable
from ingest.pipeline import read
from ingest.records import Extraction
from kgraph.curation import Curated
from ontology.vocabulary import load

SECONDS = 300  # that reading one document may take in a worker
MEMORY = 4 * 1024**3  # bytes that a worker may use
SMALL = 256 * 1024  # bytes below which a file is not worth the start of a process

_in_worker = False


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, the hash of the bytes that it is known to hold, and what curators say of it."""

    path: str
    sha256: str
    vocabulary: str | None  # the folder, where it is not the packaged one
    curated: Curated | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The record as it is to be written, or the reason why there is none.

    ``lasting`` is True where the same bytes would fail again.
    """

    record: bytes | None = None
    reason: str = ""
    lasting: bool = True


def read_all(tasks: Sequence[Task], workers: int) -> Iterator[tuple[int, Result]]:
    """The results with the number of their task, as they come."""
    if workers == 1 or (len(tasks) <= 2 and all(_is_small(task) for task in tasks)):
        yield from ((number, read_one(task)) for number, task in enumerate(tasks))
        return
    broken = []
    with _pool(min(workers, len(tasks))) as pool:
        futures: dict[Future[Result], int] = {pool.submit(read_one, task): n for n, task in enumerate(tasks)}
        for future in as_completed(futures):
            try:
                yield futures[future], future.result()
            except BrokenProcessPool:
                broken.append(futures[future])
    for number in sorted(broken):  # one of these brought the pool down: each gets a process of its own
        yield number, _alone(tasks[number])


def _is_small(task: Task) -> bool:
    try:
        return Path(task.path).stat().st_size <= SMALL
    except OSError:  # gone since it was found; reading it will say so
        return False


def _alone(task: Task) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(read_one, task).result()
        except BrokenProcessPool:
            reason = f"reading it crashed, or took more than {SECONDS} seconds; see whether it opens elsewhere"
            return Result(reason=reason, lasting=False)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_limit)


def _limit() -> None:
    """Give a worker its share of memory, and leave the keyboard's interrupt to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard), hard))
    global _in_worker
    _in_worker = True


def read_one(task: Task) -> Result:
    """Read one document; whatever goes wrong with it is its own reason, never the build's end."""

    if _in_worker:
        signal.alarm(SECONDS)  # ends the process: code outside Python would not listen to an exception
    try:
        path = Path(task.path)
        vocabulary = load(Path(task.vocabulary) if task.vocabulary else None)
        extraction = read(path, task.curated.named(vocabulary) if task.curated else vocabulary)
        if extraction.document.sha256 != task.sha256 or sha256(path.read_bytes()).hexdigest() != task.sha256:
            return Result(reason="it changed while it was being read; build again", lasting=False)
        record = msgspec.json.encode(task.curated.applied(extraction) if task.curated else extraction)
        msgspec.json.decode(record, type=Extraction)  # what cannot be read back is no record
        return Result(record=record)
    except Unreadable as error:
        return Result(reason=_line(str(error)))
    except OSError as error:
        return Result(reason=f"it cannot be opened ({error.strerror}); see its permissions", lasting=False)
    except MemoryError:
        return Result(reason="reading it takes more memory than there is; give it in parts", lasting=False)
    except Exception as error:
        return Result(
            reason=f"reading it failed ({type(error).__name__}); please report it with the file", lasting=False
        )
    finally:
        if _in_worker:
            signal.alarm(0)


def _line(text: str) -> str:
    return " ".join(text.split())[:300]
