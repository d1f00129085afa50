"""Scores of answers: the questions of a standard, asked as a person would ask them.

A question about reports is answered where the words of every fact of its answer are among the words that the answer
rests on, and where the answer is nothing, nothing is given. That the first results hold such words is scored apart. A
question about a programme is answered where the rows are the standard's rows, none missing and none besides; which
rows it leaves open counts neither way. Questions on whether something was agreed are not scored here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.records import Extraction
from kgraph.evaluation.score import Gold, Score
from kgraph.ids import split_id
from kgraph.results import ActivityResult, Evidence, Result

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_FIRST = 3  # results that a reader looks at
_OTHERS = ("agreed-yes", "agreed-no")


def question_scores(corpus: Corpus, lists: Mapping[str, list[Gold]]) -> list[Score]:
    documents = {Path(document.source).stem: document.id for document in corpus.documents()}
    reports = [one for one in lists["report_questions"] if documents.keys() >= set(one["scope_docs"])]
    programmes = [corpus.extraction(key) for key in documents.values() if corpus.extraction(key).activities]
    rows = [one for one in lists["wp_questions"] if one["kind"] not in _OTHERS and "rows" in one["answer"]]
    scores = _of_reports(corpus, documents, reports) if reports else []
    return scores + ([_of_rows(corpus, rows, programmes[0])] if rows and len(programmes) == 1 else [])


def _of_reports(corpus: Corpus, documents: Mapping[str, str], questions: Sequence[Gold]) -> list[Score]:
    answers = {one["id"]: corpus.ask(one["question"]).results for one in questions}
    told = [one for one in questions if not one["nothing_found"]]
    silent = [one for one in questions if one["nothing_found"]]

    def rests(fact: Gold, results: Sequence[Result]) -> bool:
        return any(_overlaps(fact, documents[fact["doc"]], proof) for one in results for proof in _evidence(one))

    whole = {one["id"] for one in told if all(rests(fact, answers[one["id"]]) for fact in one["evidence"])}
    early = {one["id"] for one in told if any(rests(fact, answers[one["id"]][:_FIRST]) for fact in one["evidence"])}
    quiet = {one["id"] for one in silent if not answers[one["id"]]}
    return [
        _score("report questions: every fact", told, whole),
        _score(f"report questions: a fact among the first {_FIRST}", told, early),
        _score("report questions: nothing where nothing is right", silent, quiet),
    ]


def _evidence(result: Result) -> tuple[Evidence, ...]:
    return getattr(result, "evidence", ())


def _overlaps(fact: Gold, document: str, proof: Evidence) -> bool:
    return proof.document == document and proof.start < fact["char_end"] and fact["char_start"] < proof.end


def _of_rows(corpus: Corpus, questions: Sequence[Gold], read: Extraction) -> Score:
    number = {activity.key: n for n, activity in enumerate(read.activities, start=1)}
    right = set()
    for one in questions:
        results = corpus.ask(one["question"]).results
        found = {number[split_id(row.id)[1]] for row in results if isinstance(row, ActivityResult)}
        if found ^ set(one["answer"]["rows"]) <= set(one["answer"].get("optional_rows", ())):
            right.add(one["id"])
    return _score("programme questions: exactly the rows", questions, right)


def _score(name: str, questions: Sequence[Gold], right: Collection[str]) -> Score:
    missed = tuple(one["id"] for one in questions if one["id"] not in right)
    return Score(name=name, expected=len(questions), found=len(questions), right=len(right), missed=missed[:8])
