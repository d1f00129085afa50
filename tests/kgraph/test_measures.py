"""Questions about the numbers of units: every column of the table of scores, and how much a unit lists."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.definition import UnitResult
from kgraph.query import Measure
from kgraph.question import understand
from kgraph.questions.shelf import Heading, shelf
from kgraph.results import ConceptResult
from ontology.vocabulary import load

CRITERIA = ("Need, urgency and feasibility for action", "Political feasibility of working together", "Existing areas")


def measures(question: str) -> tuple[Measure, ...]:
    known = shelf(headings=[Heading(number="15", title="Kopetdag", unit=True)], criteria=CRITERIA)
    return understand(question, load(), known).measures


@pytest.mark.parametrize(
    ("question", "of", "low", "high"),
    [
        ("Which units have a score of 20?", "score", 20, 20),
        ("Which units scored more than 21?", "score", 22, None),
        ("Units with fewer than 20 points", "score", None, 19),
        ("Which units got at least twenty points?", "score", 20, None),
        ("Which units scored 21 or more?", "score", 21, None),
        ("Which units scored between 19 and 20 points?", "score", 19, 20),
        ("Which conservation units have priority 2 in the scoring table?", "priority", 2, 2),
        ("Which units share second place in the priority ranking of the scoring table?", "priority", 2, 2),
        ("Which units were 10th in the TH Study?", "rank", 10, 10),
        ("Which units score only 1 for political feasibility?", CRITERIA[1], 1, 1),
        ("Where is political feasibility rated 2?", CRITERIA[1], 2, 2),
        ("Which units have an urgency of 3?", CRITERIA[0], 3, 3),
        ("Which units list exactly two countries?", "country", 2, 2),
        ("Which units have more than five species?", "species", 6, None),
    ],
)
def test_a_number_hangs_on_what_it_measures(question: str, of: str, low: int | None, high: int | None) -> None:
    assert measures(question) == (Measure(of=of, low=low, high=high),)


def test_two_numbers_have_their_own_measures() -> None:
    found = measures("Which units came second in the priority ranking, with a score of 22?")
    assert found == (Measure(of="priority", low=2, high=2), Measure(of="score", low=22, high=22))


@pytest.mark.parametrize(
    "question",
    [
        "Which activities of units assess the feasibility of two wells?",
        "Which of the twelve conservation units list the Urial?",
        "What is due by 2027 in Kopetdag, and what are its priorities?",
        "Which water points are mapped in Kopetdag?",
        "What has high priority in Kopetdag?",
    ],
)
def test_what_is_no_number_of_a_unit_is_not_measured(question: str) -> None:
    assert measures(question) == ()


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("Which unit was first in the ranking of the TH study?", {"Trans-Altai Gobi"}),
        ("Which unit has the lowest priority in the table of scores?", {"Daurian Steppe"}),
        ("Which units have the lowest political feasibility?", {"High Pamirs", "Daurian Steppe"}),
        ("Conservation units whose political feasibility is rated low (1)", {"High Pamirs", "Daurian Steppe"}),
        ("Which unit lists the most species?", {"Trans-Altai Gobi"}),
        ("Which unit has the smallest number of CAMI species?", {"Daurian Steppe"}),
        ("Which areas do Turkmenistan and Uzbekistan have in common?",
         {"Southwestern Ustyurt", "Koytendag / Kugitang"}),
        ("Which of the twelve areas lie partly on Mongolian soil?",
         {"Trans-Altai Gobi", "Jungarian Gobi", "Daurian Steppe"}),
        ("In which of the areas does saiga occur according to the headings?",
         {"Southwestern Ustyurt", "Eastern Ustyurt", "Aral Sea / Western Kyzylkum Desert"}),
        ("Which area did the TH study put last?", {"Western Tian Shan"}),
        ("Two areas reached twenty points - which ones?", {"Aral Sea / Western Kyzylkum Desert", "High Pamirs"}),
        ("importance = 4: units", {"Koytendag / Kugitang"}),
        ("Which areas have the top mark for the need and urgency of action?",
         {"Southwestern Ustyurt", "Eastern Ustyurt", "Kopetdag", "Aral Sea / Western Kyzylkum Desert",
          "Khan Tengri region", "Trans-Altai Gobi", "Western Trans-Himalaya", "High Pamirs", "Daurian Steppe",
          "Koytendag / Kugitang"}),
        ("Where was transboundary cooperation judged politically hardest in the scoring table?",
         {"High Pamirs", "Daurian Steppe"}),
        ("For which area were no points given?", {"Jungarian Gobi"}),
        ("Which units have the same score as Kopetdag?", {"Eastern Ustyurt"}),
        ("Which units score lower than High Pamirs?", {"Western Tian Shan", "Koytendag / Kugitang", "Daurian Steppe"}),
        ("Which unit shares its priority with Koytendag?", {"Western Tian Shan"}),
        ("Which units have more species than Kopetdag?", {"Trans-Altai Gobi"}),
        ("Which units are purely Kazakh-Uzbek?", {"Eastern Ustyurt", "Aral Sea / Western Kyzylkum Desert"}),
        ("Which units straddle the border between China and Mongolia?",
         {"Trans-Altai Gobi", "Jungarian Gobi", "Daurian Steppe"}),
    ],
)  # fmt: skip
def test_units_are_found_by_their_numbers_and_by_what_they_list(seeds: Corpus, question: str, units: set[str]) -> None:
    found = seeds.ask(question).results
    assert {one.name for one in found if isinstance(one, UnitResult)} == units
    assert len(found) == len(units)


def test_numbers_of_one_unit_are_told(seeds: Corpus) -> None:
    feasible = seeds.ask("How did the Daurian Steppe score on political feasibility?").summary
    assert feasible.endswith("22. Daurian Steppe (score 18 and political feasibility 1).")
    assert "(priority 3 and score 21)" in seeds.ask("What priority does Kopetdag have in the scoring table?").summary


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Which Range State isn't part of any unit?", "Bhutan"),
        ("Which CAMI species has not been assigned to any of the units?", "Bukhara Deer"),
        ("Name the species that no area-based heading lists.", "Bukhara Deer"),
        ("Is there a species on the CAMI list that didn't make it into any of the units?", "Bukhara Deer"),
    ],
)
def test_what_no_unit_lists_is_told_however_it_is_denied(seeds: Corpus, question: str, label: str) -> None:
    assert [one.label for one in seeds.ask(question).results if isinstance(one, ConceptResult)] == [label]


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Which species are in only one of the units?",
         {"Asiatic Cheetah", "Gobi Bear", "Kiang", "Mongolian Gazelle", "Przewalski's Horse", "Wild Camel",
          "Wild Yak"}),
        ("Which country is listed in most units?", {"China"}),
        ("Which species occur in both the High Pamirs and the Jungarian Gobi?",
         {"Argali", "Eurasian Lynx", "Pallas's Cat", "Snow Leopard"}),
        ("Which countries do the Daurian Steppe and the Jungarian Gobi share?", {"China", "Mongolia"}),
        ("Which countries are left with programme-wide activities only?", {"Bhutan"}),
        ("Name countries on the list that have not a single unit row.", {"Bhutan"}),
        ("Which Range States have more than three units?", {"China", "Kazakhstan", "Uzbekistan"}),
        ("For which of the fourteen states was no conservation unit defined?", {"Bhutan"}),
        ("Which species does the unit with the highest score list?",
         {"Asiatic Wild Ass", "Goitered Gazelle", "Persian Leopard", "Saiga Antelope", "Urial"}),
    ],
)  # fmt: skip
def test_species_and_countries_by_the_units_that_list_them(seeds: Corpus, question: str, labels: set[str]) -> None:
    assert {one.label for one in seeds.ask(question).results if isinstance(one, ConceptResult)} == labels


@pytest.mark.parametrize(
    "question",
    [
        "In which conservation units do all activities have High priority?",
        "Are there units where every single line is marked High? Name them.",
        "units w/ nothing but High priority",
        "Are there units where nothing is rated below high? Which?",
        "units w/ only High rows",
        "Which areas have nothing but high-priority actions?",
        "Which units have no Medium rows?",
    ],
)
def test_units_all_of_whose_rows_fit(seeds: Corpus, question: str) -> None:
    found = [one.name for one in seeds.ask(question).results if isinstance(one, UnitResult)]
    assert found == ["Kopetdag", "Khan Tengri region", "Koytendag / Kugitang", "Jungarian Gobi", "Daurian Steppe"]


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Which CAMI species are not named in the text or indicator of any activity?", "Gobi Bear, Kiang, Wild Yak"),
        ("Which of the listed species does no single activity mention by name?", "Gobi Bear, Kiang, Wild Yak"),
        ("spp never named in a row (text+indicator)", "Gobi Bear, Kiang, Wild Yak"),
        ("Which species are named in no activity?", "Gobi Bear, Kiang, Wild Yak"),
        ("Which countries are never named in an activity's text?", "Bhutan, India, Nepal"),
        ("Which countries turn up in the headings of units but in no row?", "India, Nepal"),
        ("Is there an animal that only the heading of a unit names?", "Gobi Bear, Kiang, Wild Yak"),
        ("Countries that are listed under units without any row naming them", "India, Nepal"),
    ],
)
def test_what_no_row_names_is_told(seeds: Corpus, question: str, labels: str) -> None:
    found = [one.label for one in seeds.ask(question).results if isinstance(one, ConceptResult)]
    assert ", ".join(sorted(found)) == labels
