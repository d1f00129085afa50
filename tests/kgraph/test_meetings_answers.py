"""Meetings as their papers name them, lists with what leads to them, and figures that are not of all animals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from made_documents import write

from kgraph.build import build
from kgraph.corpus import Corpus, open_corpus
from kgraph.results import Answer, Hit, RecommendationResult, ReportResult

REPORT = """# Report of the Workshop on Kulan

14 March 2022, Tashkent, Uzbekistan

## 1. Kulan and Bukhara Deer

The group recommended the following action points for Kulan in Uzbekistan:

1) Survey the Kaplankyr plateau each spring;

2) Train rangers in the use of drones.

None of the activities for the Bukhara Deer had been implemented. Activity 2.5.4 was partly implemented.

In Uzbekistan, cameras captured 12 out of 30 Kulan in 2021.

## 2. Goitered Gazelle

The group called for a national action plan for the Goitered Gazelle in Uzbekistan.
"""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("workshop")
    store = folder / "store"
    build([write(folder / "papers", report_md=REPORT)], store, workers=1)
    with open_corpus(store) as corpus:
        yield corpus


def snippets(answer: Answer) -> list[str]:
    return [one.snippet for one in answer.results if isinstance(one, Hit)]


# ------------------------------------------------------------------ meetings


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Where will SOM-26 be held?", "Seoul, Republic of Korea"),
        ("Where did SOM-26 take place?", "Seoul, Republic of Korea"),
        ("When is SOM-26?", "23-24 November 2023"),
        ("When and where was the Harbin workshop?", "29 July 2019, Harbin, China"),
    ],
)
def test_a_meeting_is_told_of_by_the_head_of_its_paper(shipped: Corpus, question: str, first: str) -> None:
    answer = shipped.ask(question)
    assert snippets(answer)[0] == first
    assert first in answer.summary


def test_who_holds_a_meeting_stands_under_a_heading(shipped: Corpus) -> None:
    answer = shipped.ask("Who organised the Harbin workshop of 2019?")
    assert snippets(answer)[1] == "National Forestry and Grassland Administration, China"


def test_a_meeting_that_no_paper_is_for_is_not_made_up(workshop: Corpus) -> None:
    assert workshop.ask("Where will SOM-26 be held?").results == ()
    assert workshop.ask("When was the workshop on Saiga held?").results == ()


# ------------------------------------------------------------------ statements


def test_an_item_of_a_list_stands_with_what_leads_to_it(workshop: Corpus) -> None:
    answer = workshop.ask("Which two action points were recommended for Kulan in Uzbekistan?")
    items = [one for one in answer.results if isinstance(one, RecommendationResult)]
    assert len(items) == 2
    assert all("recommended the following action points" in one.evidence[1].quote for one in items)


def test_what_is_said_of_all_activities_answers_which_were_done(shipped: Corpus) -> None:
    answer = shipped.ask("Which activities for the Bukhara Deer had been implemented by 2018?")
    reports = [one for one in answer.results if isinstance(one, ReportResult)]
    assert (reports[0].code, reports[0].whole_issue) == ("2.5", True)
    assert "2.5.4" in {one.code for one in reports}


def test_codes_are_alternatives(shipped: Corpus) -> None:
    answer = shipped.ask("What is the state of activities 2.4.8 and 2.4.9 in China and India?")
    assert {one.code for one in answer.results if isinstance(one, ReportResult)} == {"2.4.8", "2.4.9"}


def test_what_was_said_to_the_convention_is_told_as_such(shipped: Corpus) -> None:
    answer = shipped.ask("What was requested of the CMS Secretariat regarding the Bukhara Deer?")
    assert len(answer.results) == 1
    assert answer.cautions[-1].endswith("not by name to CMS Secretariat.")


def test_a_statement_on_the_species_is_not_passed_off_as_one_on_a_subspecies(shipped: Corpus) -> None:
    answer = shipped.ask("What was recommended for Bukhara Urial?")
    assert any(caution.endswith("of Urial, not of Bukhara Urial alone.") for caution in answer.cautions)


def test_a_plan_that_was_called_for_is_no_meeting(workshop: Corpus) -> None:
    plan = workshop.ask("Was a national action plan for the Goitered Gazelle called for?")
    assert plan.summary.startswith("Yes:")
    assert workshop.ask("Was a meeting on the Goitered Gazelle called for?").results == ()


# ------------------------------------------------------------------ figures


def test_animals_that_were_caught_on_camera_are_not_all_that_live_there(workshop: Corpus) -> None:
    assert workshop.ask("How many Kulan live in Uzbekistan?").results == ()
    assert "12 out of 30 Kulan" in workshop.ask("How many Kulan were captured by cameras in Uzbekistan?").summary
