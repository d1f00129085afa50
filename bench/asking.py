"""Measures how fast questions are answered, and prints one table in Markdown.

    python bench/asking.py [STORE]

Two hundred questions of every kind are asked of the documents that come with the project, and of a corpus a hundred
times as large, which is written and built first: ``TIMES`` in the environment says another number, 0 leaves it out.
Where a STORE is given, only that is measured.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from large_corpus import write_corpus

import kgraph
from kgraph.build import build
from kgraph.corpus import Corpus

ROOT = Path(__file__).parents[1]
TOUCHSTONE = "Which activities cover Kulan in Turkmenistan?"
ASKED, COLD = 200, 5
Row = tuple[str, str]

# By kind of question, the forms in which it is asked; what stands in braces is filled from the corpus.
FORMS: dict[str, Sequence[str]] = {
    "activities": (
        "Which activities cover {species} in {country}?", "What is planned for {species}?", "{species} {country}",
        "Which activities cover {species} and {other species} in {country} but not {other country}?",
        "Which high priority activities are there in {country}?", "activities on {topic} for {species}",
        "Which activities of {unit} concern {species}?", "Which activities use {word}?",
    ),
    "responsible and due": (
        "Who is responsible for the activities in {unit}?", "Which activities involve {organisation}?",
        "What has to be done by 2027 in {country}?", "Which activities in {country} are overdue?",
    ),
    "coverage": (
        "Is {species} covered in {country}?", "coverage of {species}", "coverage matrix",
        "How well is {species} covered in {country}?",
    ),
    "gaps": (
        "gaps", "gaps for {country}", "Which countries have no activity for {species}?",
        "Where is nothing planned for {species} and {topic}?",
    ),
    "counts": (
        "How many activities cover {species} in {country}, per tier?", "How many activities are there per unit?",
        "Which country has the most activities?", "Are there more activities for {species} or for {other species}?",
        "How many recommendations concern {species}?",
    ),
    "what was said": (
        "What was recommended for {species} in {country}?", "What was recommended on {topic}?",
        "What is the status of activity {code}?", "Was it agreed to count {species} in {country}?",
    ),
    "definitions and documents": (
        "What is {species}?", "What is activity {code}?", "Which documents mention {species}?",
        "Which units list {species}?", "Which errors are in the documents?",
    ),
    "in words": (
        "How many {species} live in {country}?", "Why was {word} discussed?", "{word} and {topic}",
        "Where was {species} reintroduced?",
    ),
    "nothing to find": (
        "Which country is the best?", "Will the {species} survive?", "Which activities cover unicorns?",
        "What is 2 + 2?", "Which activities cover Kulen in Turkmenistan?",
    ),
}  # fmt: skip
WORDS = ("camera traps", "fences", "rangers", "water points", "SMART", "workshop", "vaccination", "border guards")


def main() -> None:
    if len(sys.argv) > 1:
        table(Path(sys.argv[1]).name, measure(Path(sys.argv[1])))
        return
    times = int(os.environ.get("TIMES", "100"))
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "store"
        build([ROOT / "corpus"], store)
        table("corpus/", [*measure(store), ("ask, from a cold shell", cold(store))])
        if times:
            large = Path(place) / "large"
            documents = write_corpus(large, times, ROOT / "corpus")
            taken = seconds(lambda: build([large, ROOT / "corpus"], Path(place) / "large-store", workers=2))
            built: Row = (f"build of {documents} documents, 2 workers", f"{taken:.0f} s")
            table(f"{times} times corpus/", [built, *measure(Path(place) / "large-store")])


def measure(store: Path) -> list[Row]:
    with kgraph.open(store) as corpus:
        opened = seconds(lambda: corpus.ask(TOUCHSTONE))
        matrix = seconds(corpus.coverage)
        first = _asked(corpus, seed=1)
        warm = _asked(corpus, seed=2)  # other questions: what the first ones needed has been read
    return [
        ("first question after opening", f"{opened:.2f} s"),
        ("the whole coverage matrix, first time", f"{matrix * 1000:.0f} ms"),
        (f"ask, p50 and p95 of the first {ASKED}", p50_p95([*chain.from_iterable(first.values())])),
        (f"ask, warm, p50 and p95 of {ASKED} others", p50_p95([*chain.from_iterable(warm.values())])),
        *((f"ask, warm, {kind}", p50_p95(several)) for kind, several in warm.items()),
    ]


def _asked(corpus: Corpus, seed: int) -> dict[str, list[float]]:
    """The seconds that questions took, by kind."""
    taken: dict[str, list[float]] = defaultdict(list)
    for kind, question in questions(corpus, seed):
        taken[kind].append(seconds(partial(corpus.ask, question)))
    return taken


def questions(corpus: Corpus, seed: int) -> Iterator[tuple[str, str]]:
    """Questions of every kind in turn, each about things that the programmes are for; the same ones every time."""
    chance = random.Random(seed)
    forms = [(kind, form) for kind, several in FORMS.items() for form in several]
    known = _known(corpus)
    for number in range(ASKED):
        kind, form = forms[number % len(forms)]
        for name, values in known.items():
            while f"{{{name}}}" in form:
                form = form.replace(f"{{{name}}}", chance.choice(values), 1)
        yield kind, form


def _known(corpus: Corpus) -> dict[str, list[str]]:
    cells = corpus.coverage().cells
    species = sorted({cell.species_label for cell in cells})
    countries = sorted({cell.country_label for cell in cells})
    rows = corpus.activities()
    return {
        "other species": species,
        "species": species,
        "other country": countries,
        "country": countries,
        "unit": sorted(corpus.unit_titles),
        "organisation": sorted({one.label for row in rows for one in row.organisations}),
        "topic": sorted({corpus.labels("topic", key) for row in rows for key in row.topics}),
        "code": sorted({row.code for row in rows}),
        "word": list(WORDS),
    }


def cold(store: Path) -> str:
    command = [sys.executable, "-m", "kgraph", "ask", TOUCHSTONE, "--store", str(store)]
    runs = [seconds(lambda: subprocess.run(command, check=True, cwd=ROOT, capture_output=True)) for _ in range(COLD)]
    return f"{statistics.median(runs):.2f} s (median of {COLD})"


def seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def p50_p95(taken: Sequence[float]) -> str:
    return f"{statistics.median(taken) * 1000:.1f} and {statistics.quantiles(taken, n=20)[18] * 1000:.1f} ms"


def table(name: str, rows: Sequence[Row]) -> None:
    print(f"{name}\n\n| what | measured |\n|---|---|")
    for what, measured in rows:
        print(f"| {what} | {measured} |")
    print()


if __name__ == "__main__":
    main()
