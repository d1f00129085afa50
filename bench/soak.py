"""Measures what the store must bear and how fast it answers, and prints one table in Markdown.

    python bench/soak.py [FOLDER]        FOLDER holds the documents; corpus/ without it

It is no test: the numbers depend on the machine. ``make soak`` runs the long version of the tests.
"""

from __future__ import annotations

import datetime
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import kgraph
from kgraph.build import build
from kgraph.export import export_lines

ROOT = Path(__file__).parents[1]
QUESTION = "Which activities cover Kulan in Turkmenistan?"
KILLS, BUILDS, ASKED = 20, 10, 50


def main() -> None:
    documents = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "corpus").resolve()
    with tempfile.TemporaryDirectory() as place:
        rows = measure(documents, Path(place))
    commit = _said("git", "rev-parse", "--short", "HEAD")
    print(f"{documents.name}/, {datetime.date.today().isoformat()}, commit {commit}\n")
    print("| what | measured |\n|---|---|")
    for what, measured in rows:
        print(f"| {what} | {measured} |")


def measure(documents: Path, place: Path) -> list[tuple[str, str]]:
    store = place / "store"
    cold = _seconds(lambda: _kgraph("build", documents, "--store", store, "--workers", "2"))
    again = _seconds(lambda: _kgraph("build", documents, "--store", store))
    shell = _seconds(lambda: _kgraph("ask", QUESTION, "--store", store))
    with kgraph.open(store) as corpus:
        answered = [_seconds(lambda: corpus.ask(QUESTION)) for _ in range(ASKED)]
        found = [_seconds(lambda: corpus.search("camera trap kulan")) for _ in range(ASKED)]
    return [
        ("build from nothing, whole process, 2 workers", f"{cold:.1f} s"),
        ("build with nothing changed, whole process", f"{again:.2f} s"),
        ("quads in the graph", f"{sum(1 for _ in export_lines(store)):,}"),
        ("ask, from a cold shell", f"{shell:.2f} s"),
        (f"ask, warm, p50 and p95 of {ASKED}", _p50_p95(answered)),
        (f"search, warm, p50 and p95 of {ASKED}", _p50_p95(found)),
        (f"{KILLS} kills of a build at random moments", kills(documents, place, cold)),
        (f"{BUILDS} builds under an open reader", builds_under_a_reader(documents, place)),
    ]


def kills(documents: Path, place: Path, whole: float) -> str:
    """How often a killed build left the old state and how often the new, whole; anything else is said."""
    folder, store = place / "edited", place / "killed"
    shutil.copytree(documents, folder)
    build([folder], store)
    old, chance, states = _exported(store), random.Random(1), {"old": 0, "new": 0, "neither": 0}
    for number in range(KILLS):
        _edit(folder, number)
        build([folder], place / f"fresh-{number}")
        new = _exported(place / f"fresh-{number}")
        child = subprocess.Popen([sys.executable, "-m", "kgraph", "build", folder, "--store", store], **_QUIET)
        time.sleep(chance.uniform(0, whole))
        child.send_signal(signal.SIGKILL)
        child.wait()
        now = _exported(store)
        states["old" if now == old else "new" if now == new else "neither"] += 1
        build([folder], store)
        old = _exported(store)
        if old != new:
            states["neither"] += 1
    return ", ".join(f"{count} {state}" for state, count in states.items())


def builds_under_a_reader(documents: Path, place: Path) -> str:
    folder, store = place / "read", place / "watched"
    shutil.copytree(documents, folder)
    build([folder], store)
    with kgraph.open(store) as corpus:
        first = corpus.ask(QUESTION)
        for number in range(BUILDS):
            _edit(folder, number)
            build([folder], store)
            if corpus.ask(QUESTION) != first:
                return f"another answer after build {number + 1}"
        held = len(list((store / "generations").iterdir()))
    _edit(folder, BUILDS)
    build([folder], store)
    left = len(list((store / "generations").iterdir()))
    return f"the same answer each time; {held} generations with the reader, {left} after it"


_QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def _edit(folder: Path, number: int) -> None:
    (folder / "note.md").write_text(f"# Note {number}\n\nThe participants met {number} times about the Saiga.\n")


def _kgraph(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "kgraph", *map(str, arguments)], check=True, cwd=ROOT, **_QUIET)


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _p50_p95(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.1f} and {statistics.quantiles(seconds, n=20)[18] * 1000:.1f} ms"


def _exported(store: Path) -> str:
    return "".join(export_lines(store))


def _said(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip() or "unknown"


if __name__ == "__main__":
    main()
