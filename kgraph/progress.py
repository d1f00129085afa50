"""How far a build is, on standard error: a bar on a terminal, a line a document elsewhere."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

_BAR = 30


class Progress:
    """Called with what was just done: ``progress(3, 5, "report.pdf")``."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live and self._width:
            print(file=sys.stderr)

    def __call__(self, done: int, total: int, what: str) -> None:
        if not self._live:
            print(f"[{done}/{total}] {what}", file=sys.stderr)
            return
        filled = _BAR * done // max(total, 1)
        line = f"[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total} {what}"[:110]
        print(f"\r{line.ljust(self._width)}", end="", file=sys.stderr, flush=True)
        self._width = len(line)
