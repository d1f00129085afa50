"""The words of a table, as they are looked for in a text."""

import pytest

from ingest.cues import fold, occurrences


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("wild asses", "Where do WILD\n  Asses live?", ["WILD\n  Asses"]),
        ("farmers' unions", "asked farmers’ unions and farmers‘ unions", ["farmers’ unions", "farmers‘ unions"]),
        ("range-wide", "a range–wide survey, range-wide", ["range–wide", "range-wide"]),
        ("CITES MAs", "which cites mas were told", ["cites mas"]),
        ("ass", "an assessment of passes", []),
    ],
)
def test_words_are_found_whole_however_they_are_printed(words: str, text: str, found: list[str]) -> None:
    assert [match.group() for _, match in occurrences([words], text)] == found


def test_what_is_found_stands_in_the_order_of_the_words() -> None:
    found = [(words, match.start()) for words, match in occurrences(["saiga", "kulan"], "kulan, saiga, kulan")]
    assert found == [("saiga", 7), ("kulan", 0), ("kulan", 14)]


def test_folded_text_has_single_spaces_and_plain_marks() -> None:
    assert fold("\t The  Farmers’\u00a0UNION –\u2028East ") == "the farmers' union - east"
