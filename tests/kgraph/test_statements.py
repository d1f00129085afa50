"""What meetings said, as the three people would ask for it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kgraph.corpus import Corpus
from kgraph.filters import StatementFilter
from kgraph.question import understand
from kgraph.results import RecommendationResult, ReportResult
from ontology.vocabulary import load

KULAN = "What was recommended for Kulan in Turkmenistan?"


def test_what_was_recommended_for_kulan_in_turkmenistan(seeds: Corpus) -> None:
    answer = seeds.ask(KULAN)
    found = [one for one in answer.results if isinstance(one, RecommendationResult)]
    assert answer.understood.intent == "recommendations"
    assert [(one.kind, one.by) for one in found] == [("recommendation", "the group"), ("request", "the group")]
    assert "address the steep decrease of the population" in found[0].quote
    assert [actor.key for actor in found[1].to][:1] == ["cms-secretariat"]
    assert answer.summary.startswith("1 recommendation and 1 request for Asiatic Wild Ass in Turkmenistan")
    for one in found:
        proof = one.evidence[0]
        assert seeds.text(one.document)[proof.start : proof.end] == one.quote


def test_what_was_recommended_not_to_be_done(seeds: Corpus) -> None:
    answer = seeds.ask("Which activity did the group recommend not to implement?")
    assert {one.polarity for one in answer.results if isinstance(one, RecommendationResult)} == {"against"}
    assert ("3.1.7",) in {one.codes for one in answer.results if isinstance(one, RecommendationResult)}


@pytest.mark.parametrize(
    "question",
    [
        "What was recommended in 2018 for Kulan in Afghanistan?",
        "What is the status of activity 1.2.1 in the 2018 report?",
        "What was recommended for Kulan in Turkmenistan in 1999?",
    ],
)
def test_where_nothing_was_said_the_answer_is_empty_and_says_so(seeds: Corpus, question: str) -> None:
    answer = seeds.ask(question)
    assert answer.results == ()
    assert answer.summary.startswith("No ")
    assert "in 5 documents" in answer.summary


def test_the_status_of_an_activity_that_is_only_reported_on(seeds: Corpus) -> None:
    answer = seeds.ask("What is the status of activity 2.3.11?")
    (report,) = [one for one in answer.results if isinstance(one, ReportResult)]
    assert (report.programme, report.code, report.status) == ("cami-pow-2014-2020", "2.3.11", "not_started")
    assert (report.date, report.species, report.countries) == ("2018-04", ("asiatic-wild-ass",), ("KGZ",))


def test_a_status_is_never_carried_to_an_equal_code_of_another_programme(seeds: Corpus) -> None:
    reported = {report.code for report in seeds.reported()}
    rows = seeds.activities()
    assert reported
    assert all(row.reported == () for row in rows), "the draft of 2025 is not the programme that was reviewed in 2018"


def test_statements_are_filtered(seeds: Corpus) -> None:
    to_cites = seeds.recommendations(StatementFilter(to_whom=("cites-secretariat",)))
    assert [one.document for one in to_cites] == ["000-txt"]
    requests = seeds.recommendations(StatementFilter(kind="request", document="003-txt"))
    assert requests
    assert {one.kind for one in requests} == {"request"}
    assert seeds.recommendations(StatementFilter(date_from="2024")) == ()


def test_what_is_known_only_by_its_code_is_shown_as_told(seeds: Corpus) -> None:
    (definition,) = seeds.show("2.3.11")
    assert definition.key == "cami-pow-2014-2020_2.3.11"
    assert [report.status for report in definition.reported] == ["not_started"]


@pytest.mark.parametrize(
    ("question", "intent", "years"),
    [
        (KULAN, "recommendations", ()),
        ("What did the 2018 meeting suggest on fences?", "recommendations", ("2018",)),
        ("What became of activity 2.3.5?", "reported_status", ()),
        ("Which activities cover Kulan in Turkmenistan?", "activities", ()),
    ],
)
def test_the_kind_of_question_is_told_by_its_words(question: str, intent: str, years: tuple[str, ...]) -> None:
    query = understand(question, load(), ())
    assert (query.intent, query.years) == (intent, years)


def run(*arguments: str | Path) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "kgraph", *map(str, arguments), "--json"], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_verbs_give_the_promised_fields(seed_store: Path) -> None:
    (first, *_) = run("reported", "--code", "2.3.11", "--store", seed_store)
    promised = {
        "programme",
        "code",
        "letters",
        "status",
        "quote",
        "document",
        "date",
        "species",
        "countries",
        "evidence",
    }
    assert set(first) >= promised
    found = run("recommendations", "--species", "kulan", "--country", "TKM", "--store", seed_store)
    assert set(found[0]) >= {
        "id", "document", "quote", "by", "to", "kind", "strength", "polarity", "species", "countries", "organisations",
        "codes", "section", "evidence",
    }  # fmt: skip


def test_a_wrong_kind_or_polarity_is_one_line(seed_store: Path) -> None:
    for wrong in (["--kind", "wish"], ["--polarity", "maybe"]):
        done = subprocess.run(
            [sys.executable, "-m", "kgraph", "recommendations", *wrong, "--store", str(seed_store)],
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1


def test_a_group_of_states_may_be_asked_too(seeds: Corpus) -> None:
    to_parties = seeds.recommendations(StatementFilter(to_whom=("cms-parties",)))
    assert [[actor.label for actor in one.to] for one in to_parties] == [["CMS Parties"], ["CMS Parties"]]
