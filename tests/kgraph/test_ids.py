"""Ids are readable where they can be, and never two paths' at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import ids
from kgraph.errors import BadInput

PATHS = st.text(alphabet="ab01-_./ é", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("001.txt", "001-txt"),
        ("cami-work-programme-2026-2031.pdf", "cami-work-programme-2026-2031-pdf"),
        ("Report.txt", "report-txt-9d03bd"),
        ("sub/001.txt", "sub-001-txt-862cdf"),
        ("été.txt", "t-txt-ea4a4f"),
    ],
)
def test_an_id_is_made_from_the_path(path: str, expected: str) -> None:
    assert ids.document_id(path) == expected


@given(st.sets(PATHS, min_size=2, max_size=30))
def test_no_two_paths_share_an_id(paths: set[str]) -> None:
    assert len({ids.document_id(path) for path in paths}) == len(paths)


@given(PATHS)
def test_an_id_can_stand_in_an_iri(path: str) -> None:
    found = ids.document_id(path)
    assert found and set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_an_activity_s_id_gives_back_its_parts() -> None:
    made = ids.activity_id("001-txt", "11-1--2")
    assert made == "001-txt_11-1--2"
    assert ids.split_id(made) == ("001-txt", "11-1--2")
    assert ids.split_id("001-txt_row_7") == ("001-txt", "row_7")


def test_an_activity_s_iri_gives_back_its_id() -> None:
    for key in ("15-2", "a b", "ü_%"):
        iri = ids.activity_iri("001-txt", key)
        assert " " not in iri
        assert ids.activity_of(iri) == f"001-txt_{key}"


def test_group_keys_have_no_colon_in_their_iri() -> None:
    assert str(ids.concept_iri("species", "group:big-cats")) == "https://example.org/kgraph/taxon/group-big-cats"
    assert str(ids.concept_iri("country", "TKM")) == "https://example.org/kgraph/country/TKM"


SOURCES = {"a-txt": "a.txt", "plan-pdf": "sub/plan.pdf", "plan-docx": "plan.docx"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("a-txt", "a-txt"), ("a", "a-txt"), ("a.txt", "a-txt"), ("sub/plan.pdf", "plan-pdf"), ("plan.pdf", "plan-pdf")],
)
def test_a_document_goes_by_its_id_its_path_and_its_file_s_name(typed: str, meant: str) -> None:
    assert ids.document_named(typed, SOURCES) == meant


@pytest.mark.parametrize("typed", ["plan", "b", ""])
def test_a_name_of_no_document_or_of_two_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match=f"no document has the id '{typed}'; see: kgraph documents"):
        ids.document_named(typed, SOURCES)
