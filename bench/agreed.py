"""Scores a file of proposals: is the right row first, are things never made called agreed, is what differs named.

    python bench/agreed.py PROPOSALS.json --store DIR [--document ID] [--show]

The file holds {"positive": [{"text", "rows": [n]}], "negative": [{"text", "differs": [dimension]}]}; a row is counted
from 1 in the order of the document's activities. "held" entries are scored with --held, the others without.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import kgraph
from kgraph.agreed.results import AgreedResult

CLAIMED = ("agreed", "proposed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("proposals", type=Path)
    parser.add_argument("--store", required=True)
    parser.add_argument("--document", help="whose rows are meant (default: the document with most activities)")
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    chosen = parser.parse_args()
    cases = json.loads(chosen.proposals.read_text(encoding="utf-8"))
    with kgraph.open(chosen.store) as corpus:
        documents = [one.document for one in corpus.activities()]
        document = chosen.document or max(sorted(set(documents)), key=documents.count)
        rows = {one.id: n for n, one in enumerate((a for a in corpus.activities() if a.document == document), start=1)}
        kept = {side: [c for c in cases[side] if bool(c.get("held")) == chosen.held] for side in cases}
        made = [(case, corpus.agreed(case["text"])) for case in kept["positive"]]
        never = [(case, corpus.agreed(case["text"])) for case in kept["negative"]]
    positive(made, rows, chosen.show)
    negative(never, chosen.show)


def positive(made: Iterable[tuple[dict[str, Any], AgreedResult]], rows: dict[str, int], show: bool) -> None:
    first, three, claimed, differing = [], [], [], []
    for case, result in made:
        ranked = [rows[match.id] for match in result.matches if match.id in rows]
        right = next((match for match in result.matches if rows.get(match.id) in case["rows"]), None)
        first.append(ranked[:1] != [] and ranked[0] in case["rows"])
        three.append(not set(ranked[:3]).isdisjoint(case["rows"]))
        claimed.append(right is not None and right.verdict in CLAIMED)
        differing.append(right is not None and bool(right.differs))
        if show and not (first[-1] and claimed[-1] and not differing[-1]):
            print(
                f"{case['rows']} {ranked[:3]} {result.verdict} {list(right.differs) if right else '-'} {case['text']}"
            )
    table("made", {"first": first, "first three": three, "agreed or proposed": claimed, "false difference": differing})


def negative(never: Iterable[tuple[dict[str, Any], AgreedResult]], show: bool) -> None:
    quiet, named = [], []
    for case, result in never:
        quiet.append(result.verdict not in CLAIMED)
        told = set(result.matches[0].differs) if result.matches else set()
        if case["differs"]:
            named.append(set(case["differs"]) <= told)
        if show and not (quiet[-1] and set(case["differs"]) <= told):
            near = result.matches[0] if result.matches else None
            print(f"{result.verdict} {case['differs']} {sorted(told)} {near.code if near else '-'} {case['text']}")
    table("never made", {"not claimed": quiet, "difference named": named})


def table(what: str, columns: dict[str, list[bool]]) -> None:
    number = len(next(iter(columns.values())))
    told = [f"{name} {sum(hits) / len(hits):.3f}" for name, hits in columns.items() if hits]
    print(f"{what} ({number}): {', '.join(told)}")


if __name__ == "__main__":
    main()
