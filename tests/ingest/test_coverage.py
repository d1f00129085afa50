"""Which species and countries a row covers: what limits it, what only stresses, and what it leaves out."""

from __future__ import annotations

import pytest
from row_paper import Paper, keys

from ingest.records import Covered

SPECIES = ("argali", "saiga-antelope", "snow-leopard", "eurasian-lynx")
COUNTRIES = ("KAZ", "MNG", "RUS")


def covered(words: str, indicator: str = "") -> tuple[str, str]:
    """What a row covers, a basis shown where it is not the unit's."""
    row = Paper(SPECIES, COUNTRIES).add(words, indicator=indicator).row()
    return keys(row.species).replace(":unit", ""), keys(row.countries).replace(":unit", "")


ALL_SPECIES, ALL_COUNTRIES = " ".join(SPECIES), " ".join(COUNTRIES)


@pytest.mark.parametrize(
    ("words", "species"),
    [
        ("Count all mammals of the steppe.", ALL_SPECIES),
        ("Count Argali and Snow Leopard.", "argali:named snow-leopard:named"),
        ("Protect Panthera uncia.", "snow-leopard:named"),
        ("Count mammals, including Argali.", "argali:named saiga-antelope snow-leopard eurasian-lynx"),
        ("Count Argali and other ungulates.", "argali:named saiga-antelope snow-leopard eurasian-lynx"),
        ("Count the Argali, Lynx and other species.", "argali:named saiga-antelope snow-leopard eurasian-lynx:named"),
        ("Monitor target species, particularly Argali.", "argali:named saiga-antelope snow-leopard eurasian-lynx"),
        (
            "Find corridors, especially for Argali, Saiga and Lynx.",
            "argali:named saiga-antelope:named snow-leopard eurasian-lynx:named",
        ),
        # "including" belongs to the areas; what the corridor is for comes after.
        (
            "Set up a corridor, including the border areas, for Saiga and Lynx.",
            "saiga-antelope:named eurasian-lynx:named",
        ),
        ("Except for Saiga, count all mammals.", "argali snow-leopard eurasian-lynx"),
        # The title of a paper does not limit; a plan that is still to be made does.
        ("Carry out the Argali Action Plan.", "argali:named saiga-antelope snow-leopard eurasian-lynx"),
        (
            "Support the Range-wide Strategy for the Conservation of the Snow Leopard.",
            "argali saiga-antelope snow-leopard:named eurasian-lynx",
        ),
        ("Write an action plan for the Snow Leopard.", "snow-leopard:named"),
        # One lettered part does not limit the row; all of them do.
        ("Work on: a) training; b) tags for Saiga", "argali saiga-antelope:named snow-leopard eurasian-lynx"),
        ("Work on: a) counts of Argali; b) tags for Saiga", "argali:named saiga-antelope:named"),
        # The first sentence says what the row is for; a later task of its own does not limit it.
        ("Dig wells. Tag Argali with collars.", "argali:named saiga-antelope snow-leopard eurasian-lynx"),
        (
            "Dig wells; tag Argali with collars; train rangers.",
            "argali:named saiga-antelope snow-leopard eurasian-lynx",
        ),
        ("Count Argali. Publish what was found by 2028.", "argali:named"),
        ("Count Argali. Tag Saiga with collars.", "argali:named saiga-antelope:named"),
        ("Write a plan. It is for Argali.", "argali:named"),
        ("Dig more wells. Argali only.", "argali:named"),
        # Groups
        ("Count ungulates.", "argali saiga-antelope"),
        ("Count ungulates (Argali, Saiga).", "argali:named saiga-antelope:named"),
        ("Count wild cats (e.g. Lynx).", "snow-leopard eurasian-lynx:named"),
        ("Count Snow Leopards and their prey species.", "snow-leopard:named"),
        # Names that are not the animal
        ("Keep sheep, horses and cattle out.", ALL_SPECIES),
        ("Work with the Snow Leopard Trust and the Saiga Conservation Alliance.", ALL_SPECIES),
        # What the heading does not list
        ("Count Siberian Ibex.", f"{ALL_SPECIES} siberian-ibex:named"),
        ("Count Siberian Ibex and Argali.", "argali:named siberian-ibex:named"),
    ],
)
def test_species_of_a_row(words: str, species: str) -> None:
    assert covered(words) == (species, ALL_COUNTRIES)


@pytest.mark.parametrize(
    ("words", "countries"),
    [
        ("Count in Kazakhstan.", "KAZ:named"),
        ("Dig wells with local shepherds (Kazakhstan).", "KAZ:named"),
        ("Dig wells (Kazakhstan and Mongolia).", "KAZ:named MNG:named"),
        ("Patrol the border between Kazakhstan and Mongolia.", "KAZ:named MNG:named"),
        ("Send out a joint Kazakh-Mongolian team.", "KAZ:named MNG:named RUS"),
        ("Use new tools, e.g. drones in Kazakhstan.", "KAZ:named MNG RUS"),
        ("Define corridors (as was done in Kazakhstan).", "KAZ:named MNG RUS"),
        ("Build passages, based on lessons from Kazakhstan.", "KAZ:named MNG RUS"),
        ("Train rangers, funded by Kazakhstan.", "KAZ:named MNG RUS"),
        ("Start in Kazakhstan, then go on to the other countries.", "KAZ:named MNG RUS"),
        ("Patrol all countries but Russia.", "KAZ MNG"),
        ("Report on all Range States and on Kazakhstan.", "KAZ:named MNG RUS"),
        ("Patrol all districts except in Mongolia.", "KAZ RUS"),
        ("Count outside Kazakhstan.", "MNG RUS"),
        # What lies next door is not meant; alone, it limits nothing.
        ("Found reserves on the Kazakh side bordering with Russian protected areas.", "KAZ:named"),
        ("Found reserves in areas bordering Mongolia.", "KAZ MNG:named RUS"),
        # Outside the heading: where the row is to happen is added, and nothing is taken away.
        ("Extend the count to pastures in China.", "KAZ MNG RUS CHN:named"),
        ("Learn from China.", ALL_COUNTRIES),
        # Words that only look like a country
        ("Translate the manual into Russian.", ALL_COUNTRIES),
        ("Hold a workshop in Ulaanbaatar.", ALL_COUNTRIES),
    ],
)
def test_countries_of_a_row(words: str, countries: str) -> None:
    expected = countries.replace("RUS", "") if "Kazakh-Mongolian" in words else countries
    assert covered(words) == (ALL_SPECIES, expected.strip())


@pytest.mark.parametrize(
    ("words", "countries"),
    [
        ("Keep livestock out of Great Gobi A.", "MNG:place"),
        ("Join Great Gobi A and Barsa-Kelmes in one network.", "KAZ:place MNG:place"),
        # A range that runs on into other countries says no more than the reserve beside it.
        ("Limit grazing around Great Gobi B and on the pastures of the Altai Mountains.", "MNG:place"),
        ("Limit grazing in the Altai Mountains.", "KAZ:place MNG:place RUS:place"),
        ("Limit grazing in the Altai Mountains in Mongolia.", "MNG:named"),
        ("Raise awareness of the Central Asian region.", ALL_COUNTRIES),
    ],
)
def test_places_limit_to_the_countries_they_lie_in(words: str, countries: str) -> None:
    assert covered(words) == (ALL_SPECIES, countries)


def test_what_only_the_indicator_names_is_named_and_does_not_limit() -> None:
    assert covered("Hold workshops.", "2 workshops on Saiga in Mongolia") == (
        "argali saiga-antelope:named snow-leopard eurasian-lynx",
        "KAZ MNG:named RUS",
    )


def test_a_park_is_a_place_also_where_it_acts() -> None:
    parks = "Link the Northeast China Tiger and Leopard National Park with the Land of the Leopard National Park."
    row = Paper(("amur-tiger",), ("CHN", "MNG", "RUS")).add(parks).row()
    assert keys(row.countries) == "CHN:place RUS:place"


def test_a_place_outside_the_heading_leaves_the_heading_whole() -> None:
    row = Paper(SPECIES, ("KAZ", "KGZ")).add("Share data with Great Gobi A.").row()
    assert keys(row.countries) == "KAZ:unit KGZ:unit"


def test_a_subspecies_covers_its_species_in_part() -> None:
    row = Paper(SPECIES, COUNTRIES).add("Count Severtzov's Argali.").row()
    assert keys(row.species) == "argali:named severtzovs-argali:named"
    assert row.species[0].note == "in part: Severtzov's Argali"


def test_what_is_left_out_quotes_the_words_that_leave_it_out() -> None:
    paper = Paper(("argali", "urial"), ("TKM", "UZB")).add("Ban grazing inside Koytendag Reserve, for the Urial.")
    row = paper.row()
    assert [(one.kind, one.key, one.why) for one in row.left_out] == [
        ("species", "argali", 'the row says "for the Urial"'),
        ("country", "UZB", 'the row says "inside Koytendag Reserve", in Turkmenistan'),
    ]
    span = row.left_out[1].span
    assert span is not None and paper.text[span.start : span.end] == "inside Koytendag Reserve"


def test_every_named_basis_rests_on_the_words_that_name_it() -> None:
    paper = Paper(SPECIES, COUNTRIES).add("Count Saiga, and count saigas again, in Kazakhstan.")
    row = paper.row()
    assert [paper.text[s.start : s.end] for s in row.species[0].spans] == ["Saiga", "saigas"]
    assert [paper.text[s.start : s.end] for s in row.countries[0].spans] == ["Kazakhstan"]


def test_a_group_of_states_limits_unless_it_is_only_addressed() -> None:
    scope = (SPECIES, ("BTN", "CHN", "KAZ", "MNG", "NPL", "RUS"))
    row = Paper(scope=scope).add("Request non-Party Range States to name a focal point.").row()
    assert keys(row.countries) == "BTN:programme CHN:programme NPL:programme RUS:programme"
    row = Paper(scope=scope).add("Propose to CMS Parties to name a focal point.").row()
    assert [one.key for one in row.countries] == list(scope[1])


def test_a_theme_takes_the_scope_of_the_programme() -> None:
    row = Paper(scope=(("argali",), ("KAZ", "MNG"))).add("Train rangers in Mongolia.").row()
    assert (keys(row.species), keys(row.countries)) == ("argali:programme", "MNG:named")


def test_a_heading_without_countries_takes_those_of_the_programme() -> None:
    row = Paper(species=("argali",), scope=(SPECIES, ("KAZ", "MNG"))).add("Train rangers.").row()
    assert (keys(row.species), keys(row.countries)) == ("argali:unit", "KAZ:programme MNG:programme")


@pytest.mark.parametrize(
    ("words", "species", "countries"),
    [
        ("Count Saiga in Kazakhstan and, except in China, in Mongolia.", "saiga-antelope:named", "KAZ:named MNG:named"),
        ("Count Saiga in Great Gobi A.", "saiga-antelope:named", "MNG:place"),
        ("Plant trees along the Amu Darya in Tajikistan.", "", "TJK:named"),
        ("Train rangers in all Range States.", "", ""),
        ("Carry out the Argali Action Plan.", "argali:named", ""),
    ],
)
def test_without_heading_and_scope_a_row_covers_what_it_names(words: str, species: str, countries: str) -> None:
    row = Paper().add(words).row()
    assert (keys(row.species), keys(row.countries), row.left_out) == (species, countries, ())


def test_notes_of_the_heading_stay() -> None:
    paper = Paper(SPECIES, COUNTRIES).add("Count Saiga.")
    section = paper.sections[0]
    noted = Covered(key="saiga-antelope", basis="unit", spans=section.species[1].spans, note="re-introduced")
    object.__setattr__(section, "species", (noted,))
    assert paper.row().species[0].note == "re-introduced"


def test_a_bracket_at_the_end_says_where_for_all() -> None:
    row = Paper(SPECIES, COUNTRIES).add("Reduce conflict with carnivores, especially Lynx (Mongolia).").row()
    assert (keys(row.species), keys(row.countries)) == ("snow-leopard:unit eurasian-lynx:named", "MNG:named")


def test_what_limits_a_row_is_quoted_where_it_stands_first() -> None:
    row = Paper(SPECIES, COUNTRIES).add("Count Argali so well that nobody could ever miss a single Argali.").row()
    assert {one.why for one in row.left_out} == {'the row says "Argali"'}
    row = Paper(SPECIES, COUNTRIES).add("Count Argali and the much larger herds of Saiga.").row()
    assert {one.why for one in row.left_out} == {'the row says "Argali and the much larger herds of Saiga"'}


@pytest.mark.parametrize(
    ("words", "countries"),
    [
        # A group without the name of an initiative is the programme's own.
        ("Range States shall adopt plans.", ALL_COUNTRIES),
        ("Count in the Range States of the Mongolian Gazelle.", "MNG RUS"),
        ("Count in the range countries of the Mongolian Gazelle and the Saiga.", "KAZ MNG RUS"),
        ("Set up committees in every Range State, building on the experience gained in Mongolia.", "KAZ MNG:named RUS"),
        ("Set fines along the lines of the law of Mongolia.", "KAZ MNG:named RUS"),
        # A label in the row's own text lists all that the row is for.
        ("Ban lead shot. Applicable to: Mongolia, Russian Federation", "MNG:named RUS:named"),
        ("Ban lead shot. Applicable to: KZ, MN", "KAZ:named MNG:named"),
        ("Ban lead shot. Applicable to: all Range States except Mongolia", "KAZ RUS"),
        ("Ban lead shot. Applicable to: all Range States", ALL_COUNTRIES),
        ("Resolve conflicts, with priority in Mongolia.", "KAZ MNG:named RUS"),
        ("Write standards, with inputs from Mongolian and Russian experts.", "KAZ MNG:named RUS:named"),
        ("Count in Kazakhstan, following the method used in Mongolia.", "KAZ:named"),
        ("Translate it into Bangla, Hindi, Tamil, Mongolian and Russian.", ALL_COUNTRIES),
    ],
)
def test_states_by_range_by_example_and_by_no_more_than_their_language(words: str, countries: str) -> None:
    assert covered(words)[1] == countries
