"""What is made of a question, before anything is looked up."""

import pytest

from kgraph.question import Heading, shelf, understand
from ontology.vocabulary import load

TITLES = {
    "11": "Southwestern Ustyurt", "12": "Western Tian Shan", "15": "Kopetdag",
    "16": "Aral Sea / Western Kyzylkum Desert", "18": "Koytendag / Kugitang",
}  # fmt: skip
SHELF = shelf(
    headings=[Heading(number=number, title=title, unit=True) for number, title in TITLES.items()],
    actors=("gos", "ngos", "cms-parties", "cms-secretariat"),
    vocabulary=load(),
)


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
    query = understand(question, load(), SHELF)
    assert query.intent == "activities"
    assert query.keys("species") == ("asiatic-wild-ass",)
    assert query.keys("country") == ("TKM",)
    assert query.words == ()
    assert query.not_understood == ()


def test_a_unit_is_known_by_its_title_or_by_one_of_its_two_names() -> None:
    assert understand("Which activities are planned in Kopetdag?", load(), SHELF).units == ("Kopetdag",)
    assert understand("Kugitang activities", load(), SHELF).units == ("Koytendag / Kugitang",)


def test_an_organisation_is_asked_for_by_its_short_name() -> None:
    query = understand("Which activities involve the IUCN SSC?", load(), SHELF)
    assert query.intent == "activities"
    assert query.keys("organisation") == ("iucn-ssc",)


def test_words_that_are_no_names_are_looked_for_as_text() -> None:
    query = understand("Which activities on water points cover Kulan in Turkmenistan?", load(), SHELF)
    assert query.intent == "activities"
    assert query.words == ("water points",)


def test_a_question_without_names_is_a_plain_search() -> None:
    query = understand("births that satellites see", load(), SHELF)
    assert query.intent == "search"
    assert query.words == ("births", "satellites")


def test_what_stands_in_quotes_is_one_phrase() -> None:
    assert understand('"border fence" monitoring', load(), SHELF).words == ("border fence", "monitoring")


def test_what_follows_a_not_is_left_out() -> None:
    query = understand("Which activities cover Saiga but not in Kazakhstan?", load(), SHELF)
    assert (query.keys("species"), query.keys("country")) == (("saiga-antelope",), ())
    assert [name.key for name in query.excluded] == ["KAZ"]


def test_a_not_that_nothing_follows_is_said_not_to_be_understood() -> None:
    assert understand("Which Saiga activities are not?", load(), SHELF).not_understood == ("are not",)


def test_a_code_is_one_word() -> None:
    query = understand("What is activity 11.1?", load(), SHELF)
    assert (query.intent, query.codes, query.words) == ("definition", ("11.1",), ())


def test_a_unit_is_known_by_another_name_of_its_place() -> None:
    query = understand("Which activities are planned in Western Tien Shan?", load(), SHELF)
    assert query.units == ("Western Tian Shan",)


def test_a_region_stands_for_its_countries() -> None:
    query = understand("Which activities cover ungulates in Central Asia?", load(), SHELF)
    assert query.keys("country") == ("KAZ", "KGZ", "TJK", "TKM", "UZB")


def test_livestock_narrows_nothing() -> None:
    query = understand("Which activities concern camels in Mongolia?", load(), SHELF)
    assert (query.keys("species"), query.words) == ((), ("camels",))
