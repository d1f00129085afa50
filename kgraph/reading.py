"""Reading many documents at once: a record of each, or the reason why there is none.

Each is read in a process that can be ended: one that hangs, explodes or crashes its reader fails alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from ingest.errors import Unreadable
from ingest.pipeline import read
from ingest.records import Extraction
from kgraph.curation import Curated
from kgraph.errors import BadInput
from kgraph.workers import Crew, Ended
from ontology.vocabulary import load

SECONDS, SECONDS_A_MB, MOST_SECONDS = 60, 240, 3600  # that reading a document may take: ten times what it takes
MEMORY = 2 * 1024**3  # bytes


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, the hash of the bytes that it is known to hold, and what curators say of it."""

    path: str
    sha256: str
    size: int  # bytes
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
    pages: int = 0


def read_all(tasks: Sequence[Task], workers: int) -> Iterator[tuple[int, Result]]:
    """The results with the number of their task, as they come."""
    crew = Crew(act=read_one, size=workers, seconds=seconds, memory=MEMORY)
    for number, result in crew.results(tasks):
        yield number, _failed(result, tasks[number]) if isinstance(result, Ended) else result


def read_apart(path: Path) -> Extraction:
    """One document that somebody handed in, read in a process of its own."""
    data = path.read_bytes()
    task = Task(path=str(path), sha256=sha256(data).hexdigest(), size=len(data), vocabulary=None)
    result = next(result for _, result in read_all([task], 1))
    if result.record is None:
        raise BadInput(f"{path.name} cannot be read: {result.reason}")
    return msgspec.json.decode(result.record, type=Extraction)


def seconds(task: Task) -> float:
    return min(SECONDS + SECONDS_A_MB * task.size / 1024**2, MOST_SECONDS)


def _failed(ended: Ended, task: Task) -> Result:
    if ended.why == "time":
        reason = f"reading it took longer than {seconds(task):.0f} s; see whether it opens elsewhere, or split it"
    elif ended.why == "memory":
        reason = f"reading it takes more than {MEMORY // 1024**3} GB of memory; give it in parts"
    else:
        reason = f"its reader crashed ({ended.signal}); see whether it opens elsewhere, and save it from there again"
    return Result(reason=reason, lasting=False)


def read_one(task: Task) -> Result:
    """Read one document; whatever goes wrong with it is its own reason, never the build's end."""
    try:
        path = Path(task.path)
        vocabulary = load(Path(task.vocabulary) if task.vocabulary else None)
        extraction = read(path, task.curated.named(vocabulary) if task.curated else vocabulary)
        if extraction.document.sha256 != task.sha256 or sha256(path.read_bytes()).hexdigest() != task.sha256:
            return Result(reason="it changed while it was being read; build again", lasting=False)
        record = msgspec.json.encode(task.curated.applied(extraction) if task.curated else extraction)
        msgspec.json.decode(record, type=Extraction)  # what cannot be read back is no record
        return Result(record=record, pages=extraction.document.pages or 0)
    except MemoryError:
        raise  # ends the process, which has no room for another document
    except Unreadable as error:
        return Result(reason=_line(str(error)))
    except OSError as error:
        return Result(reason=f"it cannot be opened ({error.strerror}); see its permissions", lasting=False)
    except Exception as error:
        return Result(
            reason=f"reading it failed ({type(error).__name__}); please report it with the file", lasting=False
        )


def _line(text: str) -> str:
    return " ".join(text.split())[:300]
