"""What a person is told while a build goes on."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from made_documents import note, programme, write

from kgraph.progress import Progress, Step, in_words
from kgraph.words import on_one_line


@pytest.mark.parametrize(
    ("step", "seconds", "words"),
    [
        (Step(documents=1, of=5, share=0.2), 1, "1 of 5 documents read"),
        (Step(documents=1, of=1, pages=1), 9, "1 of 1 document read, 1 page"),
        (Step(documents=20, of=300, pages=410, failed=2, share=0.1), 60,
         "20 of 300 documents read, 410 pages, 2 failed, about 9 min left"),
        (Step(documents=299, of=300, share=0.99), 60, "299 of 300 documents read, about 10 s left"),
        (Step(documents=9, of=90, share=0.01), 60, "9 of 90 documents read, about 99 min left"),
        (Step(documents=1, of=3000, share=0.001), 30, "1 of 3000 documents read"),
    ],
)  # fmt: skip
def test_a_step_in_words(step: Step, seconds: float, words: str) -> None:
    assert in_words(step, seconds) == words


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_has_one_line_that_is_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("COLUMNS", "60")
    with Progress() as progress:
        progress(Step(documents=1, of=2, share=0.5, what="a long\nname.pdf"))
        progress(Step(documents=2, of=2, what="b"))
    first, second = str(sys.stderr.getvalue()).removeprefix("\r").removesuffix("\n").split("\r")  # type: ignore[attr-defined]
    assert first == "[##########..........] 1 of 2 documents read: a long\\nname.pdf"[:59]
    assert second.rstrip() == "[####################] 2 of 2 documents read: b"
    assert len(second) == len(first)


def test_elsewhere_a_line_comes_now_and_then_and_once_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress() as progress:
        for number in range(1, 51):
            progress(Step(documents=number, of=50, share=number / 50, what="a.pdf"))
        progress(Step(documents=50, of=50, what="the graph and the index"))
    assert capsys.readouterr().err == "50 of 50 documents read\n"


def test_a_name_stays_on_its_line() -> None:
    assert on_one_line("Bericht für Ulan-Bator.pdf") == "Bericht für Ulan-Bator.pdf"
    assert on_one_line("a\nb\x1b[31m\u202e\udcff.txt") == "a\\nb\\x1b[31m\\u202e\\udcff.txt"


def has_begun(store: Path) -> bool:
    return (store / "build.lock").exists()


def has_read_one(store: Path) -> bool:
    return any((store / "records").glob("*"))


@pytest.mark.parametrize("reached", [has_begun, has_read_one])
def test_the_keyboard_stops_a_build_in_one_line(tmp_path: Path, reached: Callable[[Path], bool]) -> None:
    folder, store = tmp_path / "docs", tmp_path / "store"
    write(folder, **{f"a{number}_txt": programme(str(number)) for number in range(60)}, z_txt=note())
    child = subprocess.Popen(
        [sys.executable, "-m", "kgraph", "build", folder, "--store", store],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    while not reached(store):
        assert child.poll() is None
        time.sleep(0.01)
    os.killpg(child.pid, signal.SIGINT)  # as a terminal does it: every process of the build hears it
    out, err = child.communicate(timeout=60)
    told = [line for line in err.splitlines() if "documents read" not in line]  # where the machine is slow
    assert (child.returncode, out, told) == (1, "", ["kgraph: stopped; the store is as it was"])
    assert not (store / "current").exists()
