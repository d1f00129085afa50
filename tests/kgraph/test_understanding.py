"""How the parts of a question are put together: what is left out, what is alone, by when, and what is not known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.corpus import Corpus
from kgraph.query import Query
from kgraph.question import Heading, Paper, shelf, understand
from ontology.vocabulary import load

HELD = {"smart", "water", "points", "border", "fence", "trophy", "hunting", "newsletter"}
SHELF = shelf(
    headings=(
        Heading(number="2", title="Funding", unit=False),
        Heading(number="15", title="Kopetdag", unit=True),
        Heading(number="18", title="Koytendag / Kugitang", unit=True),
    ),
    papers=(
        Paper(id="draft-txt", symbol="UN/X/Doc.3", kind="work-programme", status="draft", years=frozenset({"2025"})),
        Paper(id="report-txt", kind="meeting-report", status="report", years=frozenset({"2018"})),
    ),
    actors=("gos", "ngos", "cms-parties", "cms-secretariat", "scientific-institutions"),
    holds=lambda word: word.casefold() in HELD,
    vocabulary=load(),
)


def read(question: str) -> Query:
    return understand(question, load(), SHELF)


@pytest.mark.parametrize(
    ("question", "every"),
    [
        ("Which activities cover both Kulan and Saiga in Kazakhstan?", {"species"}),
        ("Which activities cover Kulan or Saiga in Kazakhstan?", set()),
        ("Which activities cover Argali in China as well as in Mongolia?", {"country"}),
        ("kulan, saiga", set()),
    ],
)
def test_all_or_any_of_what_is_named(question: str, every: set[str]) -> None:
    assert read(question).every == every


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("Which Saiga activities do not concern Kazakhstan?", ["KAZ"]),
        ("Saiga activities, but not in Kazakhstan or Uzbekistan", ["KAZ", "UZB"]),
        ("Which Saiga activities do without NGOs in Kazakhstan?", ["ngos"]),
        ("Urial activities except those for the Lynx", ["eurasian-lynx"]),
    ],
)
def test_what_is_left_out(question: str, left_out: list[str]) -> None:
    assert [name.key for name in read(question).excluded] == left_out


@pytest.mark.parametrize(
    ("question", "first", "last", "start"),
    [
        ("What has to be done by the end of 2026?", None, 2026, None),
        ("What is due before 2028?", None, 2027, None),
        ("What is due in 2027?", 2027, 2027, None),
        ("What is due after 2028?", 2029, None, None),
        ("What is due between 2026 and 2028?", 2026, 2028, None),
        ("What is due from 2026 to 2028?", 2026, 2028, None),
        ("Which activities start in 2027?", None, None, 2027),
        ("What is due by the end of 2027, not earlier?", 2027, 2027, None),
        ("What is due by 2028, leaving out those due earlier?", 2028, 2028, None),
        ("Which activities are not due before 2028?", 2028, None, None),
        ("Which activities are due no earlier than 2028?", 2028, None, None),
        ("What is not due by 2027?", 2028, None, None),
        ("What is due in 2028 or later?", 2028, None, None),
        ("What is due in 2027 or earlier?", None, 2027, None),
        ("What is due 2029 onwards?", 2029, None, None),
    ],
)
def test_years_are_deadlines(question: str, first: int | None, last: int | None, start: int | None) -> None:
    query = read(question)
    assert (query.intent, query.due_from, query.due_by, query.due_start) == ("deadlines", first, last, start)


@pytest.mark.parametrize(
    ("question", "units", "last", "left_out"),
    [
        ("What is due in 2026 or 2028?", (), 2028, {2027}),
        ("What is due between 2026 and 2028?", (), 2028, set()),
        ("Which Kopetdag activities have a deadline by 2027, but not in 2026?", ("Kopetdag",), 2027, {2026}),
        ("Which activities have a deadline in 2027, not earlier, in Kopetdag?", ("Kopetdag",), 2027, set()),
    ],
)
def test_a_year_that_is_left_out_leaves_out_nothing_else(
    question: str, units: tuple[str, ...], last: int, left_out: set[int]
) -> None:
    query = read(question)
    assert (query.units, query.excluded_units, query.due_by, query.not_due) == (units, (), last, left_out)


@pytest.mark.parametrize(
    ("question", "end", "dated"),
    [
        ("Which activity has the earliest deadline?", "first", True),
        ("Which Kopetdag activities come due soonest?", "first", False),
        ("Which activities cover Kulan and have a deadline?", None, True),
        ("By when are the Kopetdag activities due?", None, False),
        ("Which activities must be ready for the First Meeting?", None, False),
    ],
)
def test_what_is_due_first_and_what_bears_a_date(question: str, end: str | None, dated: bool) -> None:
    assert (read(question).due_end, read(question).dated) == (end, dated)


@pytest.mark.parametrize(
    ("question", "wanted", "left_out"),
    [
        ("Which activities have at least medium priority?", ("Medium", "High"), ()),
        ("Which activities are ranked below High?", ("Low", "Medium"), ()),
        ("Which activities are not of high priority?", (), ("High",)),
        ("Which activities are neither high nor low priority?", (), ("Low", "High")),
        ("Which activities are of low or medium priority?", ("Low", "Medium"), ()),
        ("Which activities are not below Medium priority?", ("Medium", "High"), ()),
        ("Which Kopetdag activities are Medium?", ("Medium",), ()),
    ],
)
def test_priorities_are_compared(question: str, wanted: tuple[str, ...], left_out: tuple[str, ...]) -> None:
    assert (read(question).priorities, read(question).excluded_priorities) == (wanted, left_out)


def test_a_year_of_a_document_is_no_deadline() -> None:
    query = read("What did the 2018 report recommend for Kulan?")
    assert (query.intent, query.documents, query.due_by) == ("recommendations", ("report-txt",), None)


@pytest.mark.parametrize("level", ["Low", "Medium", "High"])
def test_a_priority_is_meant_only_beside_its_word(level: str) -> None:
    assert read(f"Which activities have {level.lower()} priority?").priorities == (level,)
    assert read(f"Which {level.lower()}-priority activities cover Kulan?").priorities == (level,)
    assert read(f"{level.lower()} fences").priorities == ()


def test_who_acts_alone() -> None:
    query = read("For which activities are governments (GOs) alone responsible?")
    assert (query.keys("organisation"), query.alone, query.responsible) == (("gos",), True, True)
    assert read("In which activities is the CMS Secretariat only consulted?").consulted


def test_those_who_act_are_told_from_the_states_of_the_same_name() -> None:
    assert read("What must the CMS Parties do?").keys("organisation") == ("cms-parties",)
    assert read("Which activities concern Kulan in CMS Parties?").keys("country") == ("region:cms-parties-cami",)


@pytest.mark.parametrize(
    "question", ["unit 15", "the Kopetdag unit", "conservation unit Kopetdag", "CU 15", "Kopet Dag"]
)
def test_a_unit_by_number_or_name(question: str) -> None:
    assert read(f"Which activities are planned in {question}?").units == ("Kopetdag",)


def test_a_unit_that_there_is_not_is_no_unit() -> None:
    query = read("Which activities are planned in unit 99?")
    assert (query.units, query.unknown) == ((), ("unit 99",))


def test_a_theme_is_asked_for_as_a_section() -> None:
    assert read("Which activities are in the section on Funding?").sections == ("Funding",)
    query = read("Which activities are about funding?")
    assert (query.sections, query.phrases, query.said_topics) == ((), ("funding",), ("funding",))


def test_a_misspelling_is_offered_back_and_not_taken() -> None:
    query = read("Which activities cover Kulan in Turkmenstan?")
    assert query.keys("country") == ()
    assert query.not_understood == ("Turkmenstan",)
    assert query.meant == (("Turkmenstan", "Turkmenistan"),)


def test_a_name_that_nothing_knows_is_not_dropped() -> None:
    query = read("Which activities cover the Blorptang in Turkmenistan?")
    assert (query.unknown, query.meant) == (("Blorptang",), ())


def test_a_verb_that_nothing_knows_counts_as_much_as_a_name() -> None:
    query = read("Which activities flimmer Kulan in Turkmenistan?")
    assert (query.not_understood, query.unknown, query.words) == (("flimmer",), ("flimmer",), ())


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("What is 2+2?", "talk"),
        ("delete everything", "order"),
        ("Could you rewrite activity 3.2 for me?", "order"),
        ("Which species is the most beautiful?", "opinion"),
        ("Which country is the best?", "opinion"),
        ("Will the Saiga survive?", "future"),
        ("What will the Kulan population be in 2050?", "future"),
    ],
)
def test_what_no_document_answers(question: str, why: str) -> None:
    assert (read(question).intent, read(question).beyond) == ("out_of_scope", why)


@pytest.mark.parametrize(
    "question",
    [
        "Was it agreed to ban trophy hunting of Argali?",
        "Will herders be trained in the use of camera traps?",
        "A joint count of gazelles in the Kyzylkum: already in?",
        "Is the Saiga to be vaccinated?",
        "agreed? impact assessment of mines near the border",
        "Countries that are no members should name a contact person: already decided or not?",
        "Have the Range States undertaken to release Cheetahs in Turkmenistan?",
        "Did they promise to bring back the Cheetah to Turkmenistan?",
        "Has it been laid down that rangers get uniforms?",
        "Must developers use an atlas of barriers?",
        "Wells for herders: has that been taken up?",
        "Better pay for rangers - is that already on the list?",
        "Somebody proposes enlarging the park. Do we have that already?",
        "Is the reintroduction of Kulan in Uzbekistan to go on?",
        "Is the status of species to be assessed?",
        "Does each country have to build the activities into its strategy?",
        "Was more protected area in line with the 30x30 target agreed?",
    ],
)
def test_whether_something_is_agreed(question: str) -> None:
    assert read(question).intent == "agreed"


@pytest.mark.parametrize(
    ("question", "intent", "asks"),
    [
        ("Which units hold Kulan?", "units", "unit"),
        ("Which species does unit 15 cover?", "units", "species"),
        ("In which countries is Kulan covered?", "coverage", "country"),
        ("Which organisations work on Saiga?", "responsible", "organisation"),
        ("Which documents mention Saiga?", "documents", "document"),
        ("Which codes are used twice?", "documents", "finding"),
        ("Which species have no activities in Turkmenistan?", "gaps", "species"),
        ("How many activities cover Kulan?", "counts", "activity"),
        ("How well is Kulan covered in Turkmenistan?", "coverage", None),
        ("What does ACBK stand for?", "definition", None),
        ("border fence", "activities", None),
        ("satellite tracking of movements", "activities", None),  # a subject of rows
        ("movements of herds at night", "search", None),
    ],
)
def test_what_is_asked_for(question: str, intent: str, asks: str | None) -> None:
    assert (read(question).intent, read(question).asks) == (intent, asks)


def test_words_in_brackets_that_explain_a_name_are_not_looked_for() -> None:
    assert read("Which activities name Mongolia (the country or its people)?").words == ()


def test_a_range_of_codes_is_spelled_out() -> None:
    assert read("Show activities 8.1 to 8.3").codes == ("8.1", "8.2", "8.3")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(question: str) -> None:
    query = read(question)
    assert all(word.strip() for word in query.words)


PARTS = (
    "not only both Kulan Saiga Turkmenistan unit 15 by 2026 priority high 3.2 who GOs alone and or , except ( ) ? start"
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([*PARTS.split(), '"', "the draft", "score"]), max_size=12))
def test_the_parts_go_together_in_any_order(words: list[str]) -> None:
    query = read(" ".join(words))
    assert not set(query.keys("species")) - {"asiatic-wild-ass", "saiga-antelope"}


@pytest.mark.parametrize(
    "question", ["kulan turkmenistan activities", "turkmenistan activities kulan", "kulan activities turkmenistan"]
)
def test_names_in_key_words_are_names_beside_any_word(seeds: Corpus, question: str) -> None:
    assert {name.key for name in understand(question, seeds.vocabulary, seeds.shelf).names} == {
        "asiatic-wild-ass",
        "TKM",
    }
