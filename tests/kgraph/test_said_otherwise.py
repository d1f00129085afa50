"""Questions in other words than those of the reports that answer them."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.results import Answer, Hit, RecommendationResult, ReportResult

SHOWN = 10


def quotes(answer: Answer) -> list[str]:
    said = (one for one in answer.results[:SHOWN] if isinstance(one, Hit | RecommendationResult | ReportResult))
    return [" ".join(proof.quote.split()) for one in said for proof in one.evidence]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Has the proposal about the three flagship birds been given the go-ahead?", "pending for approval"),
        ("What were the aims of the workshop in Harbin?", "To reach consensus on transboundary conservation"),
        ("What did participants ask for with respect to the Turkmen kulan?", "attention of the Turkmen Government"),
        ("What would the experts like to see done for the onager of Iran?", "a national action plan for Kulan"),
        ("What proportion of the Mongolian saigas perished in 2017?", "60 per cent"),
        ("Where do we stand with the border fence between Kazakhstan and Uzbekistan: has anything been altered so that "
         "saigas get through?", "modified as well as removed"),
        ("When was the saiga reserve in Uzbekistan created?", "Saigachiy Reserve"),
        ("By what year were tiger numbers supposed to double?", "double tiger numbers by 2022"),
    ],
)  # fmt: skip
def test_a_report_answers_in_its_own_words(seeds: Corpus, question: str, words: str) -> None:
    assert any(words in quote for quote in quotes(seeds.ask(question)))


def test_a_status_comes_with_the_other_half_of_its_sentence(seeds: Corpus) -> None:
    told = quotes(seeds.ask("What is the status of activity 2.3.11, and in which countries?"))
    assert any("re-introduction into the Central steppe in Kazakhstan" in quote for quote in told)


def test_a_status_comes_with_what_goes_on_about_it(seeds: Corpus) -> None:
    told = quotes(seeds.ask("What is the status of activity 2.2.7, and who else is to be involved?"))
    assert "It was recommended to involve the Russian Federation as well." in told


def test_the_last_two_are_named_by_the_sentence_before(seeds: Corpus) -> None:
    found = seeds.ask("Which activities on knowledge and data sharing were given low priority?")
    assert [one.code for one in found.results if isinstance(one, ReportResult)] == ["3.1.3", "3.1.6", "3.1.7"]
    assert any("(3.1.3) nor" in quote for quote in quotes(found))


def test_what_no_report_tells_is_not_told(seeds: Corpus) -> None:
    for question in (
        "How many rangers does the Badkhyz reserve employ?",
        "What is the budget of the migration atlas?",
        "Who counted the saiga in Uzbekistan in 2021?",
        "Who funded the Harbin workshop?",
    ):
        assert seeds.ask(question).results == ()


def test_a_form_of_a_word_is_no_slip_of_another(seeds: Corpus) -> None:
    told = quotes(seeds.ask("Who helped Tajikistan and Kyrgyzstan to set up community conservancies?"))
    assert any("with the support of Panthera" in quote for quote in told)
