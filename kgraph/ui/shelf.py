"""The newest state of a store, open for all visitors at once.

Reading needs no lock: the graph and the records are never written to, and the index has a lock of its own. What is
counted is who still reads a state, so that one that a build has replaced is closed when its last reader is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import kgraph


@dataclass(slots=True)
class _Opened:
    corpus: kgraph.Corpus
    readers: int = 0
    replaced: bool = False


class Shelf:
    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = Lock()  # held to take and to give back, never while reading
        self._newest: _Opened | None = None

    @contextmanager
    def reading(self) -> Iterator[kgraph.Corpus]:
        """The newest state, open at least until the end of the block."""
        opened = self._take()
        try:
            yield opened.corpus
        finally:
            self._give_back(opened)

    def _take(self) -> _Opened:
        with self._lock:
            if self._newest is not None and self._newest.corpus.changed():
                self._newest.replaced = True
                self._close_unread(self._newest)
                self._newest = None
            if self._newest is None:
                self._newest = _Opened(kgraph.open(self._store))
            self._newest.readers += 1
            return self._newest

    def _give_back(self, opened: _Opened) -> None:
        with self._lock:
            opened.readers -= 1
            self._close_unread(opened)

    def _close_unread(self, opened: _Opened) -> None:
        if opened.replaced and not opened.readers:
            opened.corpus.close()
