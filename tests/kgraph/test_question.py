"""What is made of a question, before anything is looked up."""

import pytest

from kgraph.question import understand
from ontology.vocabulary import load

UNITS = ("Southwestern Ustyurt", "Kopetdag", "Koytendag / Kugitang", "Aral Sea / Western Kyzylkum Desert")


@pytest.mark.parametrize(
    "question",
    [
        "Which activities cover Kulan in Turkmenistan?",
        "which activities cover kulan in turkmenistan",
        "kulan turkmenistan",
        "Kulans, Turkmenistan",
        "What is planned for the Asiatic Wild Ass in Turkmenistan?",
        "Which measures concern Equus hemionus in Turkmenistan?",
    ],
)
def test_many_ways_to_ask_one_thing(question: str) -> None:
    query = understand(question, load(), UNITS)
    assert query.intent == "activities"
    assert query.keys("species") == ("asiatic-wild-ass",)
    assert query.keys("country") == ("TKM",)
    assert query.words == ()
    assert query.not_understood == ()


def test_a_unit_is_known_by_its_title_or_by_one_of_its_two_names() -> None:
    assert understand("Which activities are planned in Kopetdag?", load(), UNITS).units == ("Kopetdag",)
    assert understand("Kugitang activities", load(), UNITS).units == ("Koytendag / Kugitang",)


def test_an_organisation_is_asked_for_by_its_short_name() -> None:
    query = understand("Which activities involve the IUCN SSC?", load(), UNITS)
    assert query.intent == "activities"
    assert query.keys("organisation") == ("iucn-ssc",)


def test_words_that_are_no_names_are_looked_for_as_text() -> None:
    query = understand("Which activities on water points cover Kulan in Turkmenistan?", load(), UNITS)
    assert query.intent == "activities"
    assert query.words == ("water", "points")


def test_a_question_without_names_is_a_plain_search() -> None:
    query = understand("satellite tracking of movements", load(), UNITS)
    assert query.intent == "search"
    assert query.words == ("satellite", "tracking", "movements")


def test_what_stands_in_quotes_is_one_phrase() -> None:
    assert understand('"border fence" monitoring', load(), UNITS).words == ("border fence", "monitoring")


def test_what_is_asked_to_be_left_out_is_said_not_to_be_understood() -> None:
    query = understand("Which activities cover Saiga but not in Kazakhstan?", load(), UNITS)
    assert query.not_understood == ("not",)


def test_a_code_is_one_word() -> None:
    query = understand("What is activity 11.1?", load(), UNITS)
    assert (query.intent, query.codes, query.words) == ("activities", ("11.1",), ())


def test_a_unit_is_known_by_another_name_of_its_place() -> None:
    units = (*UNITS, "Western Tian Shan")
    assert understand("Which activities are planned in Western Tien Shan?", load(), units).units == (
        "Western Tian Shan",
    )


def test_a_region_stands_for_its_countries() -> None:
    query = understand("Which activities cover ungulates in Central Asia?", load(), UNITS)
    assert query.keys("country") == ("KAZ", "KGZ", "TJK", "TKM", "UZB")


def test_livestock_narrows_nothing() -> None:
    query = understand("Which activities concern camels in Mongolia?", load(), UNITS)
    assert (query.keys("species"), query.words) == ((), ("camels",))
