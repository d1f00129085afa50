"""What is said of a row, a document and a place, word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples

from kgraph import wording
from kgraph.results import CoveredResult, DueResult, StatusBy, Understood

ASKED = Understood(intent="activities", species=("asiatic-wild-ass",), countries=("TKM",))


def covered(key: str, label: str, basis: str) -> tuple[CoveredResult, ...]:
    return (CoveredResult(key=key, label=label, basis=basis),)


@pytest.mark.parametrize(
    ("species", "country", "said"),
    [
        ("unit", "unit", "Asiatic Wild Ass and Turkmenistan are listed for the unit Kopetdag"),
        ("named", "unit", "Asiatic Wild Ass is named in the row; Turkmenistan is listed for the unit Kopetdag"),
        ("named", "named", "Asiatic Wild Ass and Turkmenistan are named in the row"),
        (
            "unit",
            "place",
            "Turkmenistan is covered by a place named in the row; Asiatic Wild Ass is listed for the unit Kopetdag",
        ),
        ("programme", "programme", "Asiatic Wild Ass and Turkmenistan are covered by the whole programme"),
    ],
)
def test_basis_in_words(species: str, country: str, said: str) -> None:
    row = replace(
        samples.ROWS[-1],
        species=covered("asiatic-wild-ass", "Asiatic Wild Ass", species),
        countries=covered("TKM", "Turkmenistan", country),
    )
    assert wording.basis_words(row, ASKED) == said


def test_only_what_was_asked_for_is_explained() -> None:
    row = samples.ROWS[-1]
    row = replace(row, countries=(*row.countries, *covered("IRN", "Iran", "unit")))
    assert wording.basis_words(row, replace(ASKED, species=())) == "Turkmenistan is listed for the unit Kopetdag"


def test_a_row_that_covers_by_another_taxon_names_it() -> None:
    row = replace(samples.ROWS[-1], species=covered("kulan", "Turkmen Kulan", "named"))
    assert wording.basis_words(row, replace(ASKED, countries=())) == "Turkmen Kulan is named in the row"


def test_deadlines_in_words() -> None:
    due = (
        DueResult(year=2027, kind="by", quote="by end of 2027"),
        DueResult(year=2028, kind="start", quote="starting in 2028"),
        DueResult(year=2029, kind="every", quote="2029 and 2030"),
        DueResult(year=2030, kind="every", quote="2029 and 2030"),
    )
    assert wording.due_words(due) == "by 2027; from 2028; in 2029 and 2030"


def test_an_adoption_says_by_whom_and_when() -> None:
    by = StatusBy(body="COP14", date="2024-02-17", document="x", quote="adopted")
    adopted = replace(samples.DOCUMENT, status="adopted", status_by=by)
    assert wording.status_words(adopted) == "adopted by COP14, 17 February 2024"
    assert wording.status_words(replace(adopted, status="draft")) == "draft, adopted by nobody"


def test_a_place_is_said_as_exactly_as_it_is_known() -> None:
    proof = samples.ROWS[0].evidence[0]
    assert wording.place_words(proof) == "page 9"
    assert wording.place_words(replace(proof, page=None, line=238, paragraph="12")) == "line 238, paragraph 12"


def test_what_was_written_is_said_only_where_it_differs() -> None:
    asked = replace(ASKED, written={"asiatic-wild-ass": "Kulan", "TKM": "turkmenistan"}, words=("fence",))
    assert wording.understood_lines(asked, samples.LABELS) == [
        "Species: Asiatic Wild Ass (you wrote Kulan)",
        "Country: Turkmenistan",
        "Words: fence",
    ]
