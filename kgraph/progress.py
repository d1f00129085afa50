"""How far a build is, on standard error: one line that is rewritten on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from kgraph.words import counted, on_one_line

_BAR = 20
_EVERY = 5  # seconds between two lines where nobody watches
_FIRST, _LITTLE = 3, 0.01  # seconds, and of the work: before, nothing is said of the time that is left


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a build has read so far; ``share`` of all that it has to read, 1 when only the graph is left to make."""

    documents: int
    of: int
    pages: int = 0
    failed: int = 0
    share: float = 1.0
    what: str = ""  # that was done last, or is done now


class Progress:
    """Called with each step: ``progress(Step(documents=3, of=5, what="report.pdf"))``."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._width = 0
        self._line = ""
        self._began = self._said = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live and self._width:
            print(file=sys.stderr)

    def __call__(self, step: Step) -> None:
        now = time.monotonic()
        line = in_words(step, now - self._began)
        if self._live:
            room = shutil.get_terminal_size().columns - 1
            line = on_one_line(f"{_bar(step.share)} {line}: {step.what}")[:room]
            print(f"\r{line.ljust(self._width)}", end="", file=sys.stderr, flush=True)
            self._width = len(line)
        elif line != self._line and (step.share >= 1 or now - self._said >= _EVERY):
            print(line, file=sys.stderr, flush=True)
            self._line, self._said = line, now


def in_words(step: Step, seconds: float) -> str:
    """How much is done, what failed, and what is left as long as it takes what came before."""
    said = [f"{step.documents} of {counted(step.of, 'document')} read"]
    if step.pages:
        said.append(counted(step.pages, "page"))
    if step.failed:
        said.append(f"{step.failed} failed")
    if seconds >= _FIRST and _LITTLE <= step.share < 1:
        said.append(f"about {_time(seconds / step.share - seconds)} left")
    return ", ".join(said)


def _bar(share: float) -> str:
    filled = int(_BAR * share)
    return f"[{'#' * filled}{'.' * (_BAR - filled)}]"


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{max(10, round(seconds, -1)):.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{round(minutes / 60)} h"
