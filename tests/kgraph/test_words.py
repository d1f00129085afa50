"""Numbers, lists and dates in plain English."""

import pytest

from kgraph.words import counted, date_in_words, joined


def test_a_number_agrees_with_its_noun() -> None:
    assert counted(1, "row") == "1 row"
    assert counted(0, "row") == "0 rows"
    assert counted(10, "activity", "activities") == "10 activities"


def test_a_list_ends_with_and() -> None:
    assert joined([]) == ""
    assert joined(["Kulan"]) == "Kulan"
    assert joined(["Kulan", "Saiga", "Urial"]) == "Kulan, Saiga and Urial"
    assert joined(["Iran", "Turkmenistan"], "or") == "Iran or Turkmenistan"


@pytest.mark.parametrize(("date", "words"), [("2025-05-06", "6 May 2025"), ("2018-04", "April 2018"), ("2014", "2014")])
def test_a_date_is_as_exact_as_it_is(date: str, words: str) -> None:
    assert date_in_words(date) == words
