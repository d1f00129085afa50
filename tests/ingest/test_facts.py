"""What a report says of a species in a country."""

from __future__ import annotations

from pathlib import Path

import pytest
from told import told

from ingest.facts import facts
from ingest.records import Document, DocumentKind, Fact, StatusWord


def read(words: str, kind: DocumentKind = "meeting-report") -> tuple[Fact, ...]:
    given = told(words)
    document = Document(format="markdown", sha256="0", title="", kind=kind, status=StatusWord(status="unknown"))
    return facts(given.text, given.sentences, document, given.vocabulary)


def of(kind: str, found: tuple[Fact, ...]) -> list[tuple[str, str | None, str]]:
    return [(fact.about, fact.country, fact.value) for fact in found if fact.kind == kind]


def where(found: tuple[Fact, ...]) -> set[tuple[str, str, str | None]]:
    return {(fact.kind, fact.about, fact.country) for fact in found}


def test_figures_keep_their_print_their_place_and_their_year() -> None:
    found = read(
        "Two populations of the Persian Onager existed in Iran, 815 in Bahram-e-Goor and 198 in Touran (data of 2017)."
    )
    figures = [fact for fact in found if fact.kind == "population"]
    assert [(f.value, f.place, f.year, f.country, f.property) for f in figures] == [
        ("815", "Bahram-e-Goor", 2017, "IRN", "number"),
        ("198", "Touran", 2017, "IRN", "number"),
    ]
    assert ("occurs", "persian-onager", "IRN") in where(found)


def test_a_figure_goes_on_with_the_species_and_the_country_of_the_sentence_before() -> None:
    found = read(
        "The group discussed the Mongolian Saiga population. An event in 2017 reduced the population size by 60 per "
        "cent, leaving 5,000 animals in Mongolia. A population survey in 2018 showed a reduction to an estimated 3,000 "
        "animals."
    )
    figures = [(f.value, f.year, f.country, f.stated) for f in found if f.kind == "population"]
    assert figures == [
        ("60 per cent", 2017, "MNG", False),
        ("5,000 animals", 2017, "MNG", False),
        ("3,000 animals", 2018, "MNG", False),
    ]


def test_figures_of_several_species_go_each_with_its_own() -> None:
    found = read("Cameras at the Sino-Russian border captured 19 out of 45 Amur tigers and 15 out of 89 Amur leopards.")
    assert of("population", found) == [
        ("amur-tiger", "CHN", "19 out of 45 Amur tigers"),
        ("amur-tiger", "RUS", "19 out of 45 Amur tigers"),
        ("amur-leopard", "CHN", "15 out of 89 Amur leopards"),
        ("amur-leopard", "RUS", "15 out of 89 Amur leopards"),
    ]


def test_ranges_and_series_of_figures_are_read_whole() -> None:
    words = "In Kazakhstan, the Saiga population increased from 21,000 in 2003 to 1.3 million in 2022."
    assert [(fact.value, fact.year) for fact in read(words) if fact.property == "number"] == [
        ("21,000", 2003),
        ("1.3 million", 2022),
    ]
    assert of("population", read("In Pakistan there are 155 to 167 Snow Leopards.")) == [
        ("snow-leopard", "PAK", "155 to 167 Snow Leopards")
    ]


def test_animals_lost_or_set_free_are_no_population() -> None:
    found = read("In Kazakhstan, disease killed 200,000 Saiga. Eight Kulan were released in Kazakhstan in 2022.")
    assert [(fact.value, fact.property) for fact in found if fact.kind == "population"] == [
        ("200,000 Saiga", "lost"),
        ("Eight Kulan", "released"),
    ]


def test_what_is_denied_is_no_presence() -> None:
    assert of("occurs", read("No Kulan were recorded in Kyrgyzstan. The Kulan does not occur in Tajikistan.")) == []
    assert len(of("occurs", read("Some Kulan were recorded in Kyrgyzstan."))) == 1


def test_animals_that_are_only_planned_and_years_are_no_figures() -> None:
    found = read("In Mongolia, it was planned to collar an additional 30 Kulan. In Mongolia, 2018 Kulan surveys began.")
    assert of("population", found) == []


def test_each_threat_of_a_list_is_one() -> None:
    found = read(
        "The Kulan population in Iran is small. The threats to the species included: poaching, conflicts with people, "
        "especially near farms, and drought."
    )
    assert [value for _, _, value in of("threat", found)] == [
        "poaching",
        "conflicts with people, especially near farms",
        "drought",
    ]


def test_a_threat_named_before_the_word_and_one_that_was_averted() -> None:
    found = read("It was noted that road kills were among the most important threats to Kulan in Iran.")
    assert of("threat", found) == [("asiatic-wild-ass", "IRN", "road kills")]
    assert of("threat", read("Measures in China have averted the threat of extinction of Amur tigers.")) == []


def test_halves_of_a_sentence_have_each_their_own_country() -> None:
    found = read(
        "The group spoke of Kulan. Reintroduction to the Alai Valley in Kyrgyzstan had not been assessed, "
        "while reintroduction into the steppe of Kazakhstan was ongoing, with a study."
    )
    assert of("reintroduction", found) == [
        (
            "asiatic-wild-ass",
            "KGZ",
            "Reintroduction to the Alai Valley in Kyrgyzstan had not been assessed",
        ),
        ("asiatic-wild-ass", "KAZ", "reintroduction into the steppe of Kazakhstan was ongoing, with a study."),
    ]
    assert [country for _, country, _ in of("action", found)] == ["KAZ"]


def test_animals_come_from_one_country_and_are_set_free_in_another() -> None:
    found = read("Reintroduction of Goitered Gazelles occurred only in Kyrgyzstan using animals from Kazakhstan.")
    assert [country for _, country, _ in of("reintroduction", found)] == ["KGZ"]


def test_pairs_that_stand_together_are_not_crossed() -> None:
    found = read(
        "There is cooperation between Kyrgyzstan and Tajikistan on the Urial and between Mongolia and China on the "
        "Wild Camel."
    )
    assert where(found) == {
        ("action", "urial", "KGZ"),
        ("action", "urial", "TJK"),
        ("action", "wild-camel", "MNG"),
        ("action", "wild-camel", "CHN"),
    }


def test_what_is_recommended_is_not_yet_done() -> None:
    assert where(read("In Mongolia, a national action plan for Kulan was needed.")) == {
        ("recommended", "asiatic-wild-ass", "MNG")
    }


def test_items_of_a_list_go_on_with_what_leads_to_it() -> None:
    found = read(
        "## 2.1 Snow Leopard\n\nFor the Snow Leopard, the group suggested these action points:\n\n"
        "1) Enhance cooperation in the West Tian Shan shared by Kazakhstan and Kyrgyzstan;\n"
        "2) Share lessons.\n"
    )
    assert where(found) == {("recommended", "snow-leopard", "KAZ"), ("recommended", "snow-leopard", "KGZ")}


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("In Kyrgyzstan local communities were given the right to detain hunters.", id="no species"),
        pytest.param(
            "A project on Amur tigers and Snow leopards began. It was developed by experts from China and Mongolia.",
            id="countries that only act",
        ),
        pytest.param(
            "Kulan live in Turkmenistan. For ungulates in Uzbekistan, activities were ongoing.", id="other animals"
        ),
        pytest.param(
            "Activities for Argali are few. Some projects were planned by China, India and others.",
            id="no heading on it",
        ),
    ],
)
def test_what_is_said_of_no_species_there_gives_nothing_for_it(words: str) -> None:
    assert [one for one in where(read(words)) if one[2] != "TKM"] == []


def test_a_programme_tells_activities_and_no_facts() -> None:
    words = "The Kulan population in Iran is small."
    assert len(read(words)) > 0
    assert read(words, "work-programme") == ()


def test_keys_are_unique_and_spans_are_sentences(originals: Path) -> None:
    given = told((originals / "000.txt").read_bytes().decode())
    document = Document(format="text", sha256="0", title="", kind="meeting-report", status=StatusWord(status="unknown"))
    found = facts(given.text, given.sentences, document, given.vocabulary)
    assert len({fact.key for fact in found}) == len(found)
    spans = {sentence.span for sentence in given.sentences}
    assert {fact.span for fact in found} <= spans
    kulan = {fact.country for fact in found if fact.about == "asiatic-wild-ass" and fact.kind == "occurs"}
    assert kulan == {"CHN", "TKM", "UZB"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Saiga is extinct in China, and fewer than 200 individuals remain in Mongolia, it was said.",
         [("saiga-antelope", "MNG", "200 individuals")]),
        ("In Uzbekistan, all found 42 breeding pairs of Cinereous Vulture, and Armenia holds between 50 and 60 pairs "
         "of Egyptian Vulture.",
         [("cinereous-vulture", "UZB", "42 breeding pairs of Cinereous Vulture"),
          ("egyptian-vulture", "ARM", "50 and 60 pairs of Egyptian Vulture")]),
        ("In China, Mongolia and India, 300 Argali were counted.",
         [("argali", "CHN", "300 Argali"), ("argali", "MNG", "300 Argali"), ("argali", "IND", "300 Argali")]),
        ("The Saiga population in Kazakhstan stood at 1,130,000, that of the east rose, and the western population at "
         "745,300.",
         [("saiga-antelope", "KAZ", "1,130,000"), ("saiga-antelope", "KAZ", "745,300")]),
        ("In Mongolia 214 Saiga horns were seized.", []),
        ("Kazakhstan will receive the first seven Przewalski's Horses.", []),
        ("The Saiga numbers about 130 in Uzbekistan.", [("saiga-antelope", "UZB", "130")]),
        ("In Mongolia the population of the Saiga had recovered from 3,800 in 2018 to 15,540 in 2023.",
         [("saiga-antelope", "MNG", "3,800"), ("saiga-antelope", "MNG", "15,540")]),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_country_of_its_own_clause(words: str, expected: list[tuple[str, str, str]]) -> None:
    assert of("population", read(words)) == expected


def test_a_country_set_before_what_is_told_of_it_holds_for_all_of_it() -> None:
    label = "Gabon. The rangers reported 9,850 nests of Leatherback Turtle and 410 of Olive Ridley."
    heading = "## 3.1 Gabon\n\nThe rangers reported 9,850 nests of Leatherback Turtle."
    nests = ("leatherback-turtle", "GAB", "9,850 nests of Leatherback Turtle")
    assert of("population", read(label)) == [nests, ("olive-ridley-turtle", "GAB", "410 of Olive Ridley")]
    assert of("population", read(heading)) == [nests]
    assert not any(fact.stated for fact in read(label))


def test_what_a_meeting_aims_at_is_no_fact() -> None:
    assert of("population", read("## Agenda item 5: Counts\n\nIn Mongolia 300 Argali were counted."))
    assert read("## Aims\n\nTo plan the reintroduction of the Siberian Crane in Kazakhstan.") == ()


def test_the_population_is_that_of_the_one_species_in_the_heading() -> None:
    found = read("## Issue 2.2 Bukhara Deer\n\nThe population in Uzbekistan grew from 1,130 in 2015 to 2,640 in 2022.")
    assert of("population", found) == [("bukhara-deer", "UZB", "1,130"), ("bukhara-deer", "UZB", "2,640")]
