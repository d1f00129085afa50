"""What a name is compared with: every offset stays, and markup hides nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.fold import fold, normal, unmarked, views

MARKED = st.text(alphabet=st.sampled_from(list("aÀİﬁß'’‘-–—\u00ad\u200b \t\n<>/b[]()#*_\\&;.:htpwS1")), max_size=80)


@given(st.text(max_size=200))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(MARKED)
def test_hiding_markup_keeps_the_length(text: str) -> None:
    assert len(unmarked(text)) == len(text)


@given(MARKED)
def test_a_view_knows_where_each_of_its_characters_stood(text: str) -> None:
    for view in views(text):
        assert len(view.folded) == len(view.printed) == len(view.origins)
        assert list(view.origins) == sorted(set(view.origins))
        assert all(0 <= origin < len(text) for origin in view.origins)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Snow\n  Leopard", "snow leopard"),
        ("Köýtendag – Türkiye’s", "koytendag turkiye's"),
        ("<b>Ovis</b> <i>ammon</i>", "ovis ammon"),
        ("*Felis* **manul**", "felis manul"),
        ("[Pallas's Cat](#)", "pallas's cat"),
        ("Plan \\(2024\\)", "plan (2024)"),
        ("Fauna &amp; Flora", "fauna & flora"),
        ("Turkmeni\u00adstan", "turkmenistan"),
    ],
)
def test_what_a_reader_sees_is_what_is_compared(text: str, seen: str) -> None:
    assert views(text)[0].folded.strip() == seen


def test_a_word_broken_over_lines_is_also_seen_whole() -> None:
    assert [view.folded for view in views("Kazakh-\nstan")] == ["kazakh stan", "kazakhstan"]


def test_a_name_of_the_vocabulary_is_written_as_in_a_view() -> None:
    assert normal("  Severtzov’s  Argali ") == "severtzov's argali"
