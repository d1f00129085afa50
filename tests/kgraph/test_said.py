"""Sentences of reports, weighed against a question in people's own words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from made_documents import write

from kgraph.build import build
from kgraph.corpus import Corpus, open_corpus
from kgraph.results import Answer, Hit, RecommendationResult
from kgraph.tables import heads

REPORT = """# Report of the Workshop on Kulan

14 March 2022, Tashkent, Uzbekistan

## 1. Priority topics

The plenary chose the following priority topics until 2024:

Border fences

Illegal trade

## 2. Kulan

In Kazakhstan, rangers counted the Kulan of Altyn Dala in 2020. There was a need to train more rangers for the Kulan.
The survey of spring 2021 found 340 animals of the species.

Two activities on data storage had not been started. The last two activities were given low priority.

The evaluation was led by Dr. Anna Petrova from March 2021. Her report will be finished by the end of 2023.

## 3. Programme

| Time | Session |
|---|---|
| | Session 1. Saiga in Kazakhstan |
| 9:00 | Dr. Berik Omarov, Institute of Zoology |
| | Session 2. Urial in Iran |
| 10:00 | Prof. Sara Ahmadi, University of Tehran |
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("said")
    store = folder / "store"
    build([write(folder / "papers", report_md=REPORT)], store, workers=1)
    with open_corpus(store) as corpus:
        yield corpus


def told(answer: Answer) -> list[str]:
    return [one.evidence[0].quote for one in answer.results if isinstance(one, Hit | RecommendationResult)]


def test_words_of_chat_weigh_nothing(report: Corpus) -> None:
    plain = report.ask("Who led the evaluation?")
    chatty = report.ask("Hey, do you happen to remember who actually led that evaluation thing?")
    assert told(plain)[0].startswith("The evaluation was led by Dr. Anna Petrova")
    assert told(chatty)[0] == told(plain)[0]


@pytest.mark.parametrize(
    "question", ["What was said about penguins?", "Was a vaccination suggested?", "penguin census"]
)
def test_words_that_no_document_holds_find_nothing(report: Corpus, question: str) -> None:
    assert report.ask(question).results == ()


def test_a_misspelled_word_is_read_as_the_one_that_is_there(report: Corpus) -> None:
    assert told(report.ask("Who led the evalluation?"))[0].startswith("The evaluation was led by")


def test_lines_after_a_colon_are_told_with_what_leads_to_them(report: Corpus) -> None:
    assert told(report.ask("Which priority topics did the plenary choose?")) == [
        "The plenary chose the following priority topics until 2024:",
        "Border fences",
        "Illegal trade",
    ]


def test_a_sentence_that_points_back_stands_with_the_one_before(report: Corpus) -> None:
    found = told(report.ask("What was given low priority?"))
    assert set(found) >= {
        "The last two activities were given low priority.",
        "Two activities on data storage had not been started.",
    }


def test_each_part_of_a_question_is_answered(report: Corpus) -> None:
    found = told(report.ask("Who led the evaluation, and by when will the report be finished?"))
    assert any("Anna Petrova" in one for one in found)
    assert any("end of 2023" in one for one in found)


def test_a_cell_is_about_what_heads_it(report: Corpus) -> None:
    found = " ".join(told(report.ask("Who presents in the session on Urial in Iran?")))
    assert "Sara Ahmadi" in found
    assert "Berik Omarov" not in found


def test_needs_are_shown_as_what_is_only_needed(report: Corpus) -> None:
    answer = report.ask("Kulan Kazakhstan needs")
    (need,) = [one for one in answer.results if isinstance(one, RecommendationResult)]
    assert (need.strength, need.species) == ("implicit", ("asiatic-wild-ass",))
    assert "1 of them only says that something is needed." in answer.cautions


def test_a_pair_that_nobody_spoke_of_gets_nothing(report: Corpus) -> None:
    assert report.ask("What was found on Saiga in Iran?").results == ()


def test_a_row_with_one_cell_heads_the_rows_below_it(report: Corpus) -> None:
    read = report.extraction(report.primaries[0])
    over = {read.quote(cell): [read.quote(span) for span in above] for cell, above in heads(read.blocks).items()}
    assert "Session 2. Urial in Iran" in over["Prof. Sara Ahmadi, University of Tehran"]


def test_a_label_of_a_table_is_no_answer(report: Corpus) -> None:
    assert "Session" not in told(report.ask("What was said in the session?"))


def test_an_order_to_list_is_no_word_to_look_for(seeds: Corpus) -> None:
    listed = seeds.ask("List all recommendations to the CMS Secretariat")
    assert listed.understood.intent == "recommendations"
    assert listed.results == seeds.ask("All recommendations to the CMS Secretariat").results
    assert len(listed.results) == 7


def test_what_a_meeting_said_of_a_species_is_told_without_other_words(seeds: Corpus) -> None:
    told = seeds.ask("What did the meeting say about the Gobi Bear?").results
    assert told and "Appendix I" in told[0].evidence[0].quote  # type: ignore[union-attr]


def test_how_many_there_are_is_told_only_where_a_number_is(seeds: Corpus) -> None:
    assert seeds.ask("What is the population of saiga in Kazakhstan?").results == ()
    assert "3,000 animals (2018)" in seeds.ask("What is the population of saiga in Mongolia?").summary
