"""What is shown of verdicts: in an answer, in a file for a meeting, marked in the words, and over programmes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kgraph
from kgraph.agreed.cases import cases
from kgraph.agreed.marking import marks
from kgraph.agreed.results import Sides
from kgraph.corpus import Corpus
from kgraph.entries import entry
from kgraph.results import to_json

WILDFIRE = "Train wardens in the Daurian steppe to fight fires"
PROGRAMME = "cami-work-programme-2026-2031-pdf"


@pytest.fixture(scope="module")
def corpus(corpus_store: Path) -> Iterator[Corpus]:
    with kgraph.open(corpus_store) as opened:
        yield opened


def test_a_question_whether_something_was_agreed_carries_its_verdict(corpus: Corpus) -> None:
    answer = corpus.ask(f"Was it agreed to {WILDFIRE[0].lower()}{WILDFIRE[1:]}?")
    assert (answer.verdict, [row.code for row in answer.results]) == ("proposed", ["22.2"])  # type: ignore[union-attr]
    assert answer.summary.startswith("Proposed, agreed by nobody: 22.2 in ")
    assert to_json(answer)["verdict"] == "proposed"


def test_no_other_question_has_a_verdict(corpus: Corpus) -> None:
    assert corpus.ask("Which activities cover Kulan in Turkmenistan?").verdict is None


def test_a_case_has_what_its_verdict_rests_on(corpus: Corpus) -> None:
    first, second = cases(corpus, [corpus.agreed(WILDFIRE), corpus.agreed("Vaccinate sheepdogs against rabies")])
    assert (first.number, first.verdict, first.code, first.place) == (1, "proposed", "22.2", "page 17")
    assert first.evidence[0].quote == first.says
    assert (second.verdict, second.code, second.evidence) == ("not found", None, ())
    shown = entry(first)
    assert (shown.title, shown.text) == ("1. Proposed, agreed by nobody", WILDFIRE)
    assert shown.facts["Standing"] == "draft, adopted by nobody"


def test_what_is_the_same_and_what_differs_is_marked_where_it_stands(corpus: Corpus) -> None:
    words = "Count the Kulan in Mongolia by 2030; count it again in 20301"
    same = {"species": Sides(text=("asiatic-wild-ass",), match=("asiatic-wild-ass",)),
            "date": Sides(text=("2030",), match=("2030",))}  # fmt: skip
    differs = {"countries": Sides(text=("MNG",), match=("TKM",)), "action": Sides(text=("Count",), match=("Train",))}
    found = [
        (words[one.start : one.end], one.differs) for one in marks(corpus.vocabulary, words, "text", same, differs)
    ]
    assert found == [("Count", True), ("Kulan", False), ("Mongolia", True), ("2030", False), ("count", True)]
    assert marks(corpus.vocabulary, words, "match", {}, differs) == []


def test_a_lineage_leads_there_and_back_with_one_score(corpus: Corpus) -> None:
    older = "cami-pow-2014-2020_1.4.3"
    after = corpus.lineage.after(older)
    assert after[0].id == f"{PROGRAMME}_19-1"
    back = next(one for one in corpus.lineage.before(after[0].id) if one.id == older)
    assert (back.score, back.reason) == (after[0].score, after[0].reason)
    assert corpus.lineage.before(older) == ()
    assert corpus.lineage.after(after[0].id) == ()
