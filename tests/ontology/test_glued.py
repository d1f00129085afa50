"""Names in texts as some archives have them: words run together, or everything in small letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.fold import WALL, views
from ontology.names import matcher
from ontology.vocabulary import load

MATCHER = matcher(load())
GLUED = (
    "The PersianLeopard lives inTurkmenistan and in the RussianFederation.\n"
    "Experts spoke of theKulan, and of SaigaAntelope herds inKazakhstan.Mongolia was absent."
)


def mentioned(text: str) -> list[tuple[str, str]]:
    return [(name.surface, name.key) for name in MATCHER.find(text) if name.is_mention]


def test_names_are_found_where_words_run_together_time_and_again() -> None:
    assert mentioned(GLUED) == [
        ("PersianLeopard", "persian-leopard"),
        ("Turkmenistan", "TKM"),
        ("RussianFederation", "RUS"),
        ("Kulan", "asiatic-wild-ass"),
        ("SaigaAntelope", "saiga-antelope"),
        ("Kazakhstan", "KAZ"),
        ("Mongolia", "MNG"),
    ]


def test_names_in_the_names_of_products_are_none() -> None:
    assert (
        mentioned("They used the iTurkey app, eChina and openKazakhstan. " + "More was said of the survey. " * 200)
        == []
    )
    assert mentioned("The SaigaNews came out, and a workshop was held by the SnowLeopardTrust.") == []


@pytest.mark.parametrize("text", ["saiga antelope and argali in kazakhstan, by wwf", "the snow leopard in mongolia"])
def test_names_in_small_letters_are_found(text: str) -> None:
    as_printed = text.replace("wwf", "WWF").replace("kazakhstan", "Kazakhstan").replace("mongolia", "Mongolia")
    assert [key for _, key in mentioned(text)] == [key for _, key in mentioned(as_printed)] != []


WORDS = [
    "inKazakhstan",
    "theSaiga",
    "SnowLeopard",
    "wasSeen",
    "of",
    "Kulan",
    "\n",
    "<b>",
    "wild-\n  ass",
    "é",
    "\u00ad",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(["", " "]))
def test_every_view_maps_back_to_the_text(words: list[str], between: str) -> None:
    text = between.join(words)
    for view in views(text):
        assert len(view.folded) == len(view.printed) == len(view.origins)
        assert list(view.origins) == sorted(view.origins)
        assert all(char in (" ", WALL, text[at]) for char, at in zip(view.printed, view.origins, strict=True))
    for name in MATCHER.find(text):
        assert text[name.start : name.end] == name.surface
