"""A process that fails ends alone, whatever it does; the others' results all come."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.workers import Crew, Ended


def act(task: str) -> str:
    """What the tests have done in a process: here, so that it can be imported there."""
    match task.split():
        case ["hang"]:
            time.sleep(600)
        case ["wait", path]:
            Path(path).write_text(str(os.getpid()))
            time.sleep(600)
        case ["crash"]:
            os.kill(os.getpid(), signal.SIGSEGV)
        case ["leave"]:
            os._exit(9)
        case ["explode"]:
            _fill([])
        case ["recurse"]:
            sys.setrecursionlimit(10**9)
            return str(_deep(0))
        case ["shout"]:
            print("shouted")
            print("shouted", file=sys.stderr)
    return task.upper()


def _fill(kept: list[bytes]) -> None:
    while True:
        kept.append(bytes(16 * 1024**2))


def _deep(level: int) -> int:
    return max(map(_deep, [level + 1]))


def crew(size: int, seconds: Callable[[str], float] = lambda _: 60) -> Crew[str, str]:
    return Crew(act=act, size=size, seconds=seconds, memory=1024**3)


@pytest.mark.parametrize("size", [1, 2, 5])
def test_what_goes_wrong_costs_the_others_nothing(size: int) -> None:
    tasks = ["a", "crash", "b", "leave", "hang", "c", "explode", "recurse", "d"]
    found = dict(crew(size, lambda task: 0.3 if task == "hang" else 60).results(tasks))
    assert [found[number] for number in range(len(tasks))] == [
        "A",
        Ended("crash", "SIGSEGV"),
        "B",
        Ended("crash", "exit code 9"),
        Ended("time"),
        "C",
        Ended("memory"),
        Ended("crash", "SIGSEGV"),
        "D",
    ]


def test_nothing_that_a_process_prints_is_seen(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(crew(1).results(["shout"])) == [(0, "SHOUT")]
    assert capfd.readouterr() == ("", "")


def test_no_tasks_start_no_process() -> None:
    assert list(crew(2).results([])) == []


def test_processes_are_ended_when_nobody_waits_any_more(tmp_path: Path) -> None:
    results = crew(2).results([f"wait {tmp_path / 'process'}", "a", "b"])
    assert [next(results), next(results)] == [(1, "A"), (2, "B")]
    process = int((tmp_path / "process").read_text())
    os.kill(process, 0)  # it is there
    results.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
