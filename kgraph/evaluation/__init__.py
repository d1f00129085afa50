"""Scores what was read against a hand-made standard, a row per class.

A standard is a folder with ``extent.json`` (where it is complete) beside its lists; it names a document by
the stem of its file. Nothing outside an extent is counted, neither for nor against.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.records import Extraction, Span
from kgraph.errors import BadInput
from kgraph.evaluation.mentions import mention_scores
from kgraph.evaluation.questions import question_scores
from kgraph.evaluation.relations import relation_scores
from kgraph.evaluation.rows import programme_scores
from kgraph.evaluation.score import Gold, Score, table
from kgraph.evaluation.statements import code_scores, recommendation_scores
from ontology.vocabulary import Vocabulary

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

__all__ = ["Score", "evaluate", "evaluate_answers", "table"]
LISTS = ("activities", "units", "wp_questions", "mentions", "codes", "recommendations", "relations")
QUESTIONS = ("report_questions", "wp_questions")
Scoring = Callable[[str, list[Gold], Extraction, Span], list[Score]]
STATEMENTS: dict[str, Scoring] = {"codes": code_scores, "recommendations": recommendation_scores}


def evaluate(gold: Path, extraction_of: Callable[[str], Extraction | None], vocabulary: Vocabulary) -> list[Score]:
    """Every class of a standard for which its documents are there."""
    extent = _load(gold, "extent.json")
    if not isinstance(extent, dict):
        raise BadInput(f"{gold.name} has no extent.json; give the folder of a standard")
    lists = {name: _load(gold, f"{name}.json") or [] for name in LISTS}
    units = set(extent.get("units", ()))
    scores: list[Score] = []
    for name in extent.get("activities", {}):
        if (extraction := extraction_of(name)) is not None:
            scores += programme_scores(lists, extraction, units, vocabulary)
    for name, limits in extent.get("mentions", {}).items():
        if (extraction := extraction_of(name)) is not None:
            start, end = limits or (0, len(extraction.text))
            entries = [mention for mention in lists["mentions"] if mention["doc"] == name]
            scores += mention_scores(name, entries, extraction, start, end, vocabulary)
    scored = STATEMENTS | {"relations": partial(relation_scores, vocabulary=vocabulary)}
    for kind, score in scored.items():
        for name, limits in extent.get(kind, {}).items():
            if (extraction := extraction_of(name)) is not None:
                within = Span(*limits) if limits else Span(0, len(extraction.text))
                scores += score(name, [entry for entry in lists[kind] if entry["doc"] == name], extraction, within)
    return scores


def evaluate_answers(gold: Path, corpus: Corpus) -> list[Score]:
    """The questions of a standard, asked of a store that holds its documents."""
    return question_scores(corpus, {name: _load(gold, f"{name}.json") or [] for name in QUESTIONS})


def _load(gold: Path, name: str) -> Any:
    path = gold / name
    if not path.is_file():
        return None
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadInput(f"{name} is not JSON ({error}); mend it or leave it out") from error
