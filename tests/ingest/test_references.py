"""The codes a row points to: found, told from other numbers, and resolved within the document."""

from __future__ import annotations

import pytest
from row_paper import Paper


def paper() -> Paper:
    """Code 2.1 stands twice, under two headings; 2.2 to 2.4 once."""
    rows = Paper().add("First.", code="2.1").add("Second.", code="2.2").heading()
    return rows.add("Third.", code="2.1").add("Fourth.", code="2.3").add("Fifth.", code="2.4").heading()


def pointed(words: str) -> list[tuple[str, str | None]]:
    return [(one.code, one.target) for one in paper().add(words, code="3.1").row().references]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Keep to the plan (see 2.2).", [("2.2", "2-2")]),
        ("Discuss the issues reported in 2.2 and 2.4.", [("2.2", "2-2"), ("2.4", "2-4")]),
        ("Continue 2.2-2.4.", [("2.2", "2-2"), ("2.3", "2-3"), ("2.4", "2-4")]),
        ("In accordance with 8.7, map water points.", [("8.7", None)]),
        ("Pay herders, as foreseen in 8.7 and in 2.2.", [("8.7", None), ("2.2", "2-2")]),
        ("Go on with the work (see 2.1 above).", [("2.1", "2-1--2")]),
        ("Go on with the work (see 2.1).", [("2.1", None)]),
        # Numbers of something else
        ("Follow Resolution 2.2 and Decision 2.3.", []),
        ("Reach Target 2.2 of the framework.", []),
        ("Fence off 2.2 km, or 2.3% of the area, for 2.4 million.", []),
        ("Report on 12.2.2027.", []),
        ("Drill 3-4 wells.", []),
        ("Raise cover by 7.5 points.", []),
    ],
)
def test_codes_in_the_words(words: str, expected: list[tuple[str, str | None]]) -> None:
    assert pointed(words) == expected


def test_numbers_of_another_instrument_are_never_ours() -> None:
    words = (
        "Carry out activities 2.2-2.3 of the Medium-Term International Work Programme for the Saiga Antelope 2025-2030."
    )
    found = paper().add(words, code="3.1").row().references
    assert [(one.code, one.target) for one in found] == [("2.2", None), ("2.3", None)]
    assert found[0].why.startswith("belongs to the Medium-Term International Work Programme for the Saiga Antelope")
    assert pointed("Use the Range-wide Asiatic Wild Ass Action Plan (Section 2.2).") == [("2.2", None)]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Carry out measures 2.2 to 2.3 of the Species Action Plan for the Walrus (2014-2020).", None),
        ("Follow 2.2 of the Programme of Work 2014-2020.", None),
        ("Follow 2.2 of the Action Plan.", "2-2"),
        ("Follow 2.2 of the table.", "2-2"),
    ],
)
def test_numbers_of_an_instrument_that_no_table_knows_are_never_ours(words: str, target: str | None) -> None:
    found = paper().add(words, code="3.1").row().references
    assert (found[0].code, found[0].target) == ("2.2", target)


def test_codes_without_a_dot_are_those_that_the_document_has() -> None:
    rows = Paper().add("Count.", code="A1").add("Fence.", code="2").add("Tell.", code="3")
    words = "Follow up on A1, A7 and action 2; drill 3 wells; see activity 3 of the Action Plan for the Walrus."
    found = rows.add(words, code="B2").row().references
    assert [(one.code, one.target) for one in found] == [("A1", "A1"), ("2", "2"), ("3", None)]


def test_why_a_code_did_not_resolve() -> None:
    (twice,) = paper().add("As in 2.1.", code="3.1").row().references
    assert twice.why == "ambiguous: the code stands 2 times in this document"
    (nowhere,) = paper().add("See 8.7.", code="3.1").row().references
    assert nowhere.why == "this document has no activity of that code"


def test_a_code_that_stands_twice_is_the_one_under_the_same_heading() -> None:
    rows = Paper().add("A.", code="2.1").heading().add("B.", code="2.1").add("See 2.1.", code="2.2")
    assert [one.target for one in rows.row().references] == ["2-1--2"]


def test_the_words_of_a_reference_are_its_place() -> None:
    rows = paper().add("Go on (see 2.2 and 2.4).", code="3.1")
    assert {rows.text[one.span.start : one.span.end] for one in rows.row().references} == {"2.2 and 2.4"}
