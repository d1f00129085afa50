"""Scores of the names found in a document, by span and concept."""

from __future__ import annotations

from ingest.records import Extraction
from kgraph.evaluation.score import Gold, Score, key_of
from ontology.vocabulary import Kind, Vocabulary

KINDS: tuple[Kind, ...] = ("species", "country", "organisation")


def mention_scores(
    name: str, entries: list[Gold], read: Extraction, start: int, end: int, vocabulary: Vocabulary
) -> list[Score]:
    scores = []
    for kind in KINDS:
        got = {(m.span.start, m.span.end): m.key for m in read.mentions if m.kind == kind}
        got = {span: key for span, key in got.items() if start <= span[0] and span[1] <= end}
        scores.append(_mentions(f"{name}: {kind} mentions", kind, entries, got, vocabulary))
    return scores


def _mentions(
    name: str, kind: Kind, entries: list[Gold], got: dict[tuple[int, int], str], vocabulary: Vocabulary
) -> Score:
    expected, right, missed = 0, 0, []
    for entry in (e for e in entries if e["type"] == kind):
        spans = [(entry["char_start"], entry["char_end"]), *map(tuple, entry.get("alt_spans", ()))]
        hit = next((span for span in spans if span in got), None)
        if hit is not None and _same_concept(entry, kind, got[hit], vocabulary):
            got.pop(hit)
            expected, right = expected + 1, right + 1
        elif "optional" not in entry and "uncertain" not in entry:
            expected += 1
            missed.append(f"missed {entry['surface']!r} at {entry['char_start']}")
    missed += [f"wrongly found {key} at {span[0]}" for span, key in sorted(got.items())]
    return Score(name=name, expected=expected, found=right + len(got), right=right, missed=tuple(missed[:8]))


def _same_concept(entry: Gold, kind: Kind, key: str, vocabulary: Vocabulary) -> bool:
    if kind == "country":
        return bool(entry["alpha3"] == key)
    wanted = key_of(vocabulary, kind, entry["canonical"])
    if vocabulary.get(kind, wanted) is None:  # a name of the standard that our vocabulary spells differently
        return True
    return wanted == key or (kind == "species" and key in vocabulary.below(wanted))
