"""Work in processes of their own, each with its share of time and memory: what goes wrong there ends that one alone.

The processes are forked from one that has loaded what each of them needs, so a new one costs next to nothing.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import ceil
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any, Generic, Literal, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

STARTING = 120  # seconds until a process has begun with its task
SPARE = 10  # seconds after which a process ends itself, where nobody is left to end it
MOST_TASKS = 50  # that one process works off, as what is left of each adds up
FULL = 12  # the exit code of a process that ran out of memory

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["kgraph.forked"])


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that gave no result: it took too long, or too much memory, or crashed."""

    why: Literal["time", "memory", "crash"]
    signal: str = ""  # that it crashed with


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew(Generic[Task, Result]):
    """What is done with each task, how many are done at once, and what each may take."""

    act: Callable[[Task], Result]  # a function that another process can import
    size: int
    seconds: Callable[[Task], float]
    memory: int  # bytes

    def results(self, tasks: Sequence[Task]) -> Iterator[tuple[int, Result | Ended]]:
        """The results with the number of their task, as they come."""
        waiting = deque(enumerate(tasks))
        busy: list[_Worker] = []
        try:
            while waiting or busy:
                while waiting and len(busy) < self.size:
                    busy.append(self._give(_Worker(*self._start()), *waiting.popleft()))
                for worker in _ready(busy):
                    message = worker.heard()
                    if message is _BEGUN:
                        worker.until = time.monotonic() + worker.seconds
                        continue
                    number = worker.number
                    if waiting and worker.done < MOST_TASKS and not isinstance(message, Ended):
                        self._give(worker, *waiting.popleft())
                    else:
                        busy.remove(worker)
                        worker.end()
                    yield number, message
        finally:
            for worker in busy:
                worker.end()

    def _start(self) -> tuple[BaseProcess, Connection[Any, Any]]:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_work, args=(self.act, theirs, self.memory), daemon=True)
        with _undisturbed(), _without_script():
            process.start()
        theirs.close()
        return process, ours

    def _give(self, worker: _Worker, number: int, task: Task) -> _Worker:
        worker.number, worker.seconds = number, self.seconds(task)
        worker.done += 1
        worker.until = time.monotonic() + STARTING
        with suppress(OSError):  # the process has gone; that it says nothing tells so
            worker.pipe.send((task, ceil(worker.seconds) + SPARE))
        return worker


@dataclass(slots=True)
class _Worker:
    """A process, and the task that it is at."""

    process: BaseProcess
    pipe: Connection[Any, Any]
    number: int = 0
    seconds: float = 0
    until: float = 0
    done: int = 0

    def heard(self) -> Any:
        """What the process says; how it ended, where it says nothing any more or has had its time."""
        if not self.pipe.poll():
            return Ended("time")
        try:
            return self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            code = self.process.exitcode or 0
            return Ended("memory") if code == FULL else Ended("crash", _name(code))

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _ready(busy: Sequence[_Worker]) -> list[_Worker]:
    """Those that have said something or whose time is over, as soon as there are any."""
    now = time.monotonic()
    spoken = connection.wait([one.pipe for one in busy], max(0, min(one.until for one in busy) - now))
    return [one for one in busy if one.pipe in spoken or one.until <= time.monotonic()]


def _name(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit code {code}"


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without the keyboard's interrupt, which the process that is started then does not hear either."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _without_script() -> Iterator[None]:
    """A process would begin by running the script that we run; it needs none, and a page must not run there again."""
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


# ------------------------------------------------------------ in the process

_BEGUN = None


def _work(act: Callable[[Any], Any], pipe: Connection[Any, Any], memory: int) -> None:
    """Do the tasks that come, until nobody is left to give one."""
    _limit(memory)
    with suppress(EOFError, BrokenPipeError):
        while True:
            task, seconds = pipe.recv()
            pipe.send(_BEGUN)
            signal.alarm(seconds)
            try:
                result = act(task)
            except MemoryError:
                os._exit(FULL)
            signal.alarm(0)
            pipe.send(result)


def _limit(memory: int) -> None:
    """No more memory than its share, no copy of it on the disk after a crash, and nothing printed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
