"""Scores of what is said of species in countries: the facts that were read, against the relations of a standard.

A fact is the same relation where species (or a narrower or wider taxon), country and kind are the same and their words
overlap; its value is not compared. The standard also ties sentences to species and countries that they only imply;
what it calls stated is open to no argument, and how much of that is found is told apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.records import Extraction, Fact, Span
from kgraph.evaluation.score import Gold, Score, key_of
from ontology.vocabulary import Vocabulary

_KINDS = {
    "occurs": "occurs",
    "population_figure": "population",
    "threat": "threat",
    "reintroduction": "reintroduction",
    "conservation_action": "action",
    "recommended_action": "recommended",
}


def relation_scores(
    name: str, entries: Sequence[Gold], read: Extraction, limits: Span, vocabulary: Vocabulary
) -> list[Score]:
    ours = [fact for fact in read.facts if fact.country is not None and limits.start <= fact.span.start < limits.end]
    found = [entry for entry in entries if any(_same(entry, fact, vocabulary) for fact in ours)]
    wrong = {_relation(fact): fact for fact in ours if not any(_same(entry, fact, vocabulary) for entry in entries)}
    missed = [f"missed {entry['id']}" for entry in entries if entry not in found]
    missed += [f"none at {fact.span.start}: {fact.kind}" for fact in wrong.values()]
    stated, found_stated = ([e for e in some if e["certainty"] == "stated"] for some in (entries, found))
    return [
        Score(
            name=f"{name}: relations",
            expected=len(entries),
            found=len(found) + len(wrong),
            right=len(found),
            missed=tuple(missed[:8]),
        ),
        Score(
            name=f"{name}: relations that are stated",
            expected=len(stated),
            found=len(found_stated),
            right=len(found_stated),
        ),
    ]


def _relation(fact: Fact) -> tuple[object, ...]:
    return fact.kind, fact.about, fact.country, fact.span


def _same(entry: Gold, fact: Fact, vocabulary: Vocabulary) -> bool:
    return (
        fact.country == entry["country"]
        and fact.kind == _KINDS.get(entry["relation"])
        and fact.span.start < entry["char_end"]
        and entry["char_start"] < fact.span.end
        and _is_near(key_of(vocabulary, "species", entry["species"]), fact.about, vocabulary)
    )


def _is_near(wanted: str, got: str, vocabulary: Vocabulary) -> bool:
    return wanted == got or got in vocabulary.below(wanted) or wanted in vocabulary.below(got)
