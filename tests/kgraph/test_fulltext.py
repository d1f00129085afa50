"""Search finds words as people mean them, shows where, and bears whatever is typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_documents import note, programme, write

from kgraph.analysis import words
from kgraph.build import build
from kgraph.corpus import Corpus
from kgraph.results import SearchResult
from kgraph.snippets import snippet
from kgraph.store import Generation, open_generation

MORE = """# Notes

1. Re-introduction of the Kulan was discussed in Kazakhstan.

2. The Köpetdag range, and the border of Mongolia’s steppe.

3. A trap for a camera is no camera trap.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    place = tmp_path_factory.mktemp("fulltext")
    write(place / "docs", a_txt=programme(), b_md=note(), c_md=MORE)
    build([place / "docs"], place / "store", workers=1)
    with open_generation(place / "store") as generation:
        yield generation


def found(made: Generation, words: str, **filters: object) -> list[str]:
    result: SearchResult = made.index.search(words, **filters)  # type: ignore[arg-type]
    return [hit.snippet for hit in result.hits]


def test_words_are_found_in_any_form_and_marked(made: Generation) -> None:
    assert found(made, "workshops for ranger")[0].startswith("Hold a ‹workshop› ‹for› ‹rangers› of all Range States.")


def test_a_hyphen_or_an_accent_more_or_less_makes_no_difference(made: Generation) -> None:
    expected = ["1. ‹Re-introduction› of the Kulan was discussed in Kazakhstan."]
    assert found(made, "reintroduction") == found(made, "re-introduction") == found(made, "Reintroduc*") == expected
    assert found(made, "kopetdag range") == ["2. The ‹Köpetdag› ‹range›, and the border of Mongolia’s steppe."]
    assert found(made, "Mongolia's steppe") == ["2. The Köpetdag range, and the border of ‹Mongolia’s› ‹steppe›."]


def test_a_phrase_means_its_words_in_their_order(made: Generation) -> None:
    assert found(made, '"trap for a camera"') == ["3. ‹A› ‹trap› ‹for› ‹a› ‹camera› is no ‹camera› ‹trap›."]
    assert found(made, '"trap camera"') == []  # the little words between count


def test_and_or_not(made: Generation) -> None:
    assert made.index.search("camera OR kulan").total == 4
    assert made.index.search("camera AND urial").total == 1
    assert [hit.document for hit in made.index.search("camera NOT urial").hits] == ["c-md"]


def test_fields(made: Generation) -> None:
    assert [hit.id for hit in made.index.search("code:2.2").hits] == ["a-txt_2-2"]
    assert made.index.search("document:b-md surveys").total == 1


def test_every_word_is_wanted_and_where_that_finds_nothing_any(made: Generation) -> None:
    assert made.index.search("camera urial").total == 1
    assert made.index.search("camera zebra").total == 2


def test_rows_of_activities_are_found_as_activities_only(made: Generation) -> None:
    hits = made.index.search("kulan turkmenistan").hits
    assert [(hit.type, hit.id, hit.section) for hit in hits] == [("activity", "a-txt_2-1", "Kopetdag")]


def test_the_title_of_its_unit_finds_an_activity(made: Generation) -> None:
    ids = {hit.id for hit in made.index.search("kopetdag", kinds=("activity",)).hits}
    assert ids == {"a-txt_2-1", "a-txt_2-2", "a-txt_2-3"}


def test_filters_narrow_and_facets_count(made: Generation) -> None:
    result = made.index.search("camera OR kulan")
    assert result.facets["documents"] == {"a-txt": 2, "c-md": 2}
    assert result.facets["kinds"] == {"activity": 2, "passage": 2}
    assert result.facets["countries"] == {"TKM": 2, "IRN": 1, "KAZ": 1}
    assert made.index.search("camera OR kulan", kinds=("passage",)).total == 2
    assert made.index.search("camera OR kulan", countries=("KAZ", "IRN")).total == 2
    assert made.index.search("camera OR kulan", documents=("a-txt",), species=("urial",)).total == 1
    assert made.index.search("kulan", date_from="2025-05", date_to="2025").total == 1
    assert made.index.search("kulan", date_to="2024").total == 0


def test_what_is_found_can_be_in_the_order_of_documents_or_of_their_dates(shipped: Corpus) -> None:
    by_place = [(hit.document, hit.evidence[0].start) for hit in shipped.search("saiga", order="place", limit=500).hits]
    assert by_place == sorted(by_place)
    newest = [shipped.document(hit.document).date for hit in shipped.search("saiga", order="newest", limit=500).hits]
    assert newest == sorted(newest, reverse=True)
    assert newest[0] == "2025-05-06"
    assert len(newest) == len(by_place) == shipped.search("saiga").total


def test_a_limit_leaves_total_and_facets_whole(made: Generation) -> None:
    result = made.index.search("camera OR kulan", limit=1)
    assert (len(result.hits), result.total, sum(result.facets["kinds"].values())) == (1, 4, 4)


def test_evidence_is_the_words_of_the_document(made: Generation) -> None:
    for hit in made.index.search("camera OR kulan").hits:
        proof = hit.evidence[0]
        assert made.extraction(hit.document).text[proof.start : proof.end] == proof.quote
        assert proof.document == hit.document


def test_what_is_misspelt_is_asked_back(made: Generation) -> None:
    assert made.index.search("camra trapp").suggestions == ("camera trap",)
    assert made.index.search("kulan").suggestions == ()


def test_scores_do_not_depend_on_the_history(tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note(), c_md=MORE)
    for number in range(12):  # enough to merge segments on the way
        write(folder, b_md=note("Kulan", words=f" in {number}"))
        build([folder], tmp_path / "store", workers=1)
    build([folder], tmp_path / "fresh", workers=1)
    with open_generation(tmp_path / "store") as old, open_generation(tmp_path / "fresh") as fresh:
        segments = len(list((old.folder / "index").glob("*.seg")))
        assert 1 <= segments <= 9
        for text in ("kulan", "camera trap", "survey*", "discussed in kazakhstan", "NOT kulan", "kulam"):
            assert old.index.search(text) == fresh.index.search(text)


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="ab\"()*:^~[]{}\\/ ANDORT?!-+<>'", max_size=25))
def test_no_query_is_an_error(made: Generation, text: str) -> None:
    result = made.index.search(text)
    assert result.total >= len(result.hits)


def test_long_and_deep_queries_are_answered(made: Generation) -> None:
    assert made.index.search("(" * 3000 + "kulan").total > 0
    assert made.index.search("kulan " * 2000).total > 0


def test_a_long_text_is_cut_around_its_matches() -> None:
    text = "one two three four five six. " * 40 + "The Kulan came. " + "seven eight nine. " * 40
    shown = snippet(text, {word.stem for word in words("kulan")}, ())
    assert "The ‹Kulan› came." in shown
    assert shown.startswith("… ") and shown.endswith(" …") and len(shown) < 260


def test_a_recommendation_is_found_by_itself_where_its_kind_is_asked_for(shipped: Corpus) -> None:
    every, asked = (
        shipped.search("training of agencies"),
        shipped.search("training of agencies", kinds=("recommendation",)),
    )
    assert {hit.type for hit in every.hits} == {"passage"}
    assert every.facets["kinds"]["recommendation"] == asked.total > 0
    said = {one.id: one.quote for one in shipped.recommendations()}
    assert all(hit.evidence[0].quote == said[hit.id] for hit in asked.hits)
