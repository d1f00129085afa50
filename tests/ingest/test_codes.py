"""A reviewed programme's codes are found in running text and told from every other number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from scene_text import REPORT, report_on, sentences_of

from ingest.codes import CodeMention, codes
from ingest.pipeline import read
from ontology.vocabulary import load

REVIEW = "The meeting reviewed the implementation of the CAMI Programme of Work 2014-2020 so far."
ISSUE = f"{REVIEW}\n\nIssue 1.1 Illegal Hunting and Trade\n\n"


def found(text: str) -> tuple[CodeMention, ...]:
    sentences = sentences_of(text)
    return codes(sentences, report_on(sentences), load())


def printed(text: str) -> list[str]:
    return [" ".join((code.code, *code.letters)) for code in found(ISSUE + text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hunting (1.1.7) has not been assessed.", ["1.1.7"]),
        ("Corridors (1.1.10.) needed attention.", ["1.1.10"]),
        ("Policy issues (1.1.4) are open.", ["1.1.4"]),
        ("It had no effect (activity 1.1.1 c,g, and j).", ["1.1.1 c g j"]),
        ("It was promoted (1.1.4 a).", ["1.1.4 a"]),
        ("It did 1.1.4 a favour.", ["1.1.4"]),
        ("It did 1.1.4(a)-(c) well.", ["1.1.4 a b c"]),
        ("Activity 1.1.4b) and d) stopped.", ["1.1.4 b d"]),
        ("Both (1.1.6 and\n1.1.7) are done.", ["1.1.6", "1.1.7"]),
        ("Of 1.1.3, 1.1.5 and 1.1.9 nothing was heard.", ["1.1.3", "1.1.5", "1.1.9"]),
        ("Activities 1.1.3 to 1.1.6 are done.", ["1.1.3", "1.1.4", "1.1.5", "1.1.6"]),
        ("Activities 1.1.3–1.1.5 are done.", ["1.1.3", "1.1.4", "1.1.5"]),
        ("In part 1.1.4. was addressed.", ["1.1.4"]),
        ("Activity 1.1.2.3 is a part.", ["1.1.2.3"]),
    ],
)
def test_codes_are_found_with_their_letters(text: str, expected: list[str]) -> None:
    assert printed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The fence was opened (see 3.4 above).",
        "This was suggested (5.1).",
        "Resolution 11.24 and Decisions 1.1.3 and 1.1.4 were adopted.",
        "It serves target 15.5 and SDG Target 1.1.3.",
        "It cost 1.1 million and took 1.5 years.",
        "About 1.1.3 km remain.",
        "They met at 14.30 on 1.1.2019.",
        "Agenda item 1.1.3 was closed.",
        "See UNEP/CMS/COP11/Doc.24.1.1 for it.",
        "Under Issue 1.1 nothing was said.",
        "The atlas (version 1.1.3) is new.",
    ],
)
def test_other_numbers_are_no_codes(text: str) -> None:
    assert printed(text) == []


def test_codes_stand_where_they_are_printed() -> None:
    text = ISSUE + "Both (1.1.6 and 1.1.7) are done."
    assert [text[code.span.start : code.span.end] for code in found(text)] == ["1.1.6", "1.1.7"]


def test_a_code_within_a_range_shares_its_span() -> None:
    text = ISSUE + "Activities 1.1.3 to 1.1.5 are done."
    assert [(text[code.span.start : code.span.end], code.printed) for code in found(text)] == [
        ("1.1.3", True),
        ("1.1.3 to 1.1.5", False),
        ("1.1.5", True),
    ]


def test_codes_are_of_the_programme_reviewed_or_of_the_one_named_beside_them() -> None:
    text = ISSUE + "It helps 1.1.3. Activity 1.2 of the Medium-Term International Work Programme 2015-2020 as well."
    assert [(code.programme, code.code) for code in found(text)] == [
        ("cami-pow-2014-2020", "1.1.3"),
        ("mtiwp-saiga-2015-2020", "1.2"),
    ]


def test_a_document_that_reviews_nothing_has_no_codes() -> None:
    assert found("The note speaks of activity 1.1.3 and (1.1.4).") == ()


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        ("All reviewed the implementation of the Great Bustard Work Programme 2018-2022.",
         "great-bustard-work-programme-2018-2022"),
        ("## Implementation of the Northern Lakes Action Plan", "northern-lakes-action-plan"),
        ("## Implementation of the Medium-Term International Work Programme 2021-2025",
         "medium-term-international-work-programme-2021-2025"),
        ("The Programme of Work was read.\n\n## Issue 4.2 Funding", "programme-a-report-on-hares"),
        ("## II. STATUS OF THE PROGRAMME OF WORK 2019-2023", "programme-2019-2023-a-report-on-hares"),
        ("The Hare Programme of Work 2019-2023 ends. Activity 4.1 is over.", "hare-programme-of-work-2019-2023"),
    ],
)  # fmt: skip
def test_a_programme_that_no_table_knows_goes_by_the_name_that_tells_it(text: str, programme: str) -> None:
    """By its title or a heading; where the text has the programme's issues for headings, by the document's title."""
    sentences = sentences_of(f"{text}\n\nThe atlas (4.2.1) was made.")
    document = report_on(sentences, replace(REPORT, title="A Report on Hares"))
    last = codes(sentences, document, load())[-1]
    assert (last.programme, last.code) == (programme, "4.2.1")


def test_a_programme_named_by_its_years_is_that_of_the_species_in_the_title() -> None:
    sentences = sentences_of(
        "## Implementation of the Medium-Term International Work Programme 2021-2025\n\nAll spoke."
    )
    document = report_on(sentences, replace(REPORT, title="Meeting of the Signatories on the Saiga Antelope"))
    assert document.reviews == "mtiwp-saiga-2021-2025"


def test_a_code_in_brackets_may_be_of_an_issue_that_is_no_heading() -> None:
    text = ISSUE + "## 5. Funding\n\nMore was needed (4.1.1). See the list in 4.1.2 and the steps (5.1)."
    assert [code.code for code in found(text)] == ["4.1.1"]


def test_a_work_programme_names_only_the_codes_of_others() -> None:
    text = (
        "The Programme of Work 2014-2020 for CAMI ended. In line with Activity 19.1 of the Programme of Work 2021-2026 "
        "all met. Activity 29.7 of the Programme of Work calls for more. See activity 3.2 below.\n"
    )
    document = replace(REPORT, kind="work-programme", date="2025-05-06")
    sentences = sentences_of(text)
    assert [(code.programme, code.code) for code in codes(sentences, document, load())] == [
        ("cami-pow-2021-2026", "19.1"),
        ("cami-pow-2021-2026", "29.7"),
    ]


def test_the_originals_codes(originals: Path) -> None:
    """All of the meeting report's, and none in the notes."""
    for name, count in (("000", 60), ("002", 0), ("003", 0), ("004", 0)):
        extraction = read(originals / f"{name}.txt")
        assert len(found(extraction.text)) == count, name


def test_codes_of_two_figures_where_activities_are_so_numbered() -> None:
    text = (
        "All reviewed the implementation of the Hare Programme of Work 2019-2023. Activity 2.4 was late. The work on "
        "3.1 (a) and (c) was done, and all had met twice (5.1). In 6.2 of the report more is said.\n"
    )
    assert [(code.code, code.letters) for code in found(text)] == [("2.4", ()), ("3.1", ("a", "c")), ("5.1", ())]


def test_a_programme_of_other_years_is_another_one() -> None:
    text = (
        "All assessed the implementation of the Work Programme for the Bukhara Deer 2021-2024. Activity 1.1 was late."
    )
    sentences = sentences_of(text)
    assert report_on(sentences).reviews == "work-programme-for-the-bukhara-deer-2021-2024"
