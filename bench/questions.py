"""Asks the questions of ``bench/questions/`` and prints how many are answered, by kind of question.

    python bench/questions.py [FOLDER] [--show]

The questions were written from the five originals alone, before any was asked, each in two or three wordings;
FOLDER holds those originals (default: KGRAPH_ORIGINALS). What counts as an answer is strict. Of a report every place
that proves it is cited among the first ten results and every fact stands in them; of a programme the rows are given
exactly, and every value stands in the answer; and nothing is given where nothing is right. The right row comes first
where it is asked whether something was agreed, and is called proposed; what was never made is called neither that nor
agreed.

``report.csv``: ``evidence`` is document:start-end for each place, in characters of the file; ``facts`` are separated by
semicolons, wordings of one by bars. ``programme.csv``: rows are counted from 1; ``optional`` ones count neither way.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import kgraph
from kgraph.build import build
from kgraph.corpus import Corpus
from kgraph.results import ActivityResult, Answer, to_json

HERE = Path(__file__).parent / "questions"
LOOKED_AT = 10  # results in which a place must be cited
TOO_MANY = 25  # results: nobody looks for an answer among them
CLAIMED = ("agreed", "proposed")
Asked = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("KGRAPH_ORIGINALS"))
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    chosen = parser.parse_args()
    if not chosen.folder:
        parser.error("give the folder of the originals, or set KGRAPH_ORIGINALS")
    with tempfile.TemporaryDirectory() as place:
        build([Path(chosen.folder)], Path(place) / "store")
        with kgraph.open(Path(place) / "store") as corpus:
            for name, fault in (("report", _Reports(corpus)), ("programme", _Rows(corpus))):
                table(name, corpus, fault, show=chosen.show)


def table(name: str, corpus: Corpus, fault: Callable[[Asked, Answer], str], *, show: bool) -> None:
    right: dict[str, list[bool]] = defaultdict(list)
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for asked in csv.DictReader(file):
            wrong = fault(asked, corpus.ask(asked["question"]))
            right[asked["kind"]].append(not wrong)
            if show and wrong:
                print(f"{asked['id']}  {asked['question']}\n      {wrong}")
    print(f"\n| {name} questions | asked | answered |\n|---|---|---|")
    for kind, results in sorted(right.items()):
        print(f"| {kind} | {len(results)} | {sum(results)} |")
    every = [one for results in right.values() for one in results]
    print(f"| all | {len(every)} | {sum(every)}, {sum(every) / len(every):.2f} |")


def flat(text: str) -> str:
    """Without markup, and in one kind of apostrophe and dash, so that wordings can be compared."""
    plain = re.sub(r"<[^>]+>|\*+", " ", text).replace("’", "'")
    return re.sub(r"\s+", " ", re.sub("[‑–]", "-", plain)).casefold()


def missing(told: str, answer: Answer) -> list[str]:
    """The facts that do not stand in an answer, in any of their wordings."""
    words = flat(f"{answer.summary} {json.dumps(to_json(answer.results[:LOOKED_AT]), ensure_ascii=False)}")
    facts = [fact for fact in told.split(";") if fact]
    return [fact for fact in facts if not any(flat(wording) in words for wording in fact.split("|"))]


class _Reports:
    """Faults of answers out of reports and notes."""

    def __init__(self, corpus: Corpus) -> None:
        self._ids = {Path(document.source).stem: document.id for document in corpus.documents()}

    def __call__(self, asked: Asked, answer: Answer) -> str:
        if not asked["evidence"]:
            return f"{len(answer.results)} results where nothing is right" if answer.results else ""
        if len(answer.results) > TOO_MANY:
            return f"{len(answer.results)} results"
        uncited = [place for place in asked["evidence"].split(";") if not self._is_cited(place, answer)]
        return "; ".join([*(f"not cited {one}" for one in uncited), *missing(asked["facts"], answer)])

    def _is_cited(self, place: str, answer: Answer) -> bool:
        document, _, span = place.partition(":")
        start, end = map(int, span.split("-"))
        proofs = (proof for one in answer.results[:LOOKED_AT] for proof in getattr(one, "evidence", ()))
        return any(p.document == self._ids[document] and p.start < end and start < p.end for p in proofs)


class _Rows:
    """Faults of answers out of a work programme."""

    def __init__(self, corpus: Corpus) -> None:
        self._number = {activity.id: n for n, activity in enumerate(corpus.activities(), start=1)}

    def __call__(self, asked: Asked, answer: Answer) -> str:
        if asked["kind"] == "agreed-no":
            return f"called {answer.verdict}" if answer.verdict in CLAIMED else ""
        rows = list(self._rows(answer))
        if asked["kind"] == "agreed-yes":
            first = rows[:1] and rows[0] in numbers(asked["rows"])
            return "" if first and answer.verdict in CLAIMED else f"{answer.verdict}, rows {rows[:3]}"
        lost = missing(asked["values"], answer)
        wrong = (set(rows) ^ numbers(asked["rows"])) - numbers(asked["optional"])
        if asked["values"] and not rows:
            wrong = set()  # a value may be told without its row
        return "; ".join([*(f"no {value}" for value in lost), *([f"rows {sorted(wrong)}"] if wrong else [])])

    def _rows(self, answer: Answer) -> Iterator[int]:
        return (self._number[one.id] for one in answer.results if isinstance(one, ActivityResult))


def numbers(told: str) -> set[int]:
    return {int(number) for number in told.split()}


if __name__ == "__main__":
    main()
