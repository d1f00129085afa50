"""The page *Already agreed?*: a text or a file, its verdicts, and the two texts side by side."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from conftest import HOSTILE, Page
from docx import Document
from seen import assert_headings_in_order, downloads, html, links, words
from streamlit.testing.v1 import AppTest

from kgraph.build import build

WILDFIRE = "Train wardens in the Daurian steppe to fight fires"
DRAFT = f"{WILDFIRE}.\nStrengthen patrols with SMART in Tajikistan.\nVaccinate sheepdogs in the Altai against rabies."
ADOPTED = """UNEP/CMS/TEST/Doc.9

**WORK PROGRAMME FOR THE SAIGA AND ITS STEPPES 2026-2031**

Adopted by the CMS Standing Committee, Bonn, 12 March 2026

Activities to be implemented by 2031		Responsible	Indicator	Priority
<b>1. Capacity</b>\t\t\t\t
1.1	Train rangers of all Range States in the use of detection dogs.	GOs, NGOs	Training held by 2028	High
1.2	Assess the feasibility of compensation schemes for herders.	GOs	Report	Medium
"""


def rows(page: AppTest) -> list[list[str]]:
    """The table of verdicts, cell by cell."""
    table = html(page).split('class="kg-table kg-cases"')[1].split("</table>")[0]
    lines = table.split("<tbody>")[1].split("<tr>")[1:]
    return [[re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", line)] for line in lines]


def test_opens_with_examples_that_work_at_once(over_corpus: Page) -> None:
    page = over_corpus("agreed")
    assert [button.label for button in page.button if str(button.key).startswith("example")][-1:] == [
        "A draft of three proposals"
    ]
    assert downloads(page) == []
    found = page.button(key="example-2").click().run()
    assert found.query_params["text"] == DRAFT
    assert "3 proposals: 1 proposed (agreed by nobody)" in words(found)
    assert_headings_in_order(found)
    assert not found.exception


def test_each_proposal_has_its_verdict_and_the_standing_of_what_is_nearest(over_corpus: Page) -> None:
    page = over_corpus("agreed", text=DRAFT)
    first, second, third = rows(page)
    assert first[:5] == ["1", f"{WILDFIRE}.", "proposed", "Activity 22.2", "draft, adopted by nobody"]
    assert (second[2], third[2]) == ("similar", "not found")
    assert "Countries: Tajikistan; there" in second[5]
    assert third[3:] == ["", "", ""]
    assert downloads(page) == ["Word", "Markdown", "CSV"]


def test_a_proposal_stands_beside_its_match_with_the_words_marked(over_corpus: Page) -> None:
    page = over_corpus("agreed", text=WILDFIRE)
    drawn = html(page)
    assert '<mark class="kg-same" title="the same">Daurian steppe</mark>' in drawn
    assert "Places Daurian Steppe the same Daurian Steppe" in words(page)
    assert "programmes?activity=cami-work-programme-2026-2031-pdf_22-2" in links(page)
    assert any(address.startswith("documents?doc=cami-work-programme-2026-2031-pdf&at=") for address in links(page))
    other = over_corpus("agreed", text="Strengthen patrols with SMART in Tajikistan")
    assert '<mark class="kg-differs" title="differs">Tajikistan</mark>' in html(other)


def test_of_a_draft_nothing_is_called_agreed(over_corpus: Page) -> None:
    seen = words(over_corpus("agreed", text=DRAFT))
    assert "Proposed, agreed by nobody" in seen
    assert 'kg-badge kg-agreed"' not in html(over_corpus("agreed", text=DRAFT))


def test_what_was_adopted_is_agreed_with_body_date_and_words(
    opened: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "adopted.txt").write_text(ADOPTED, encoding="utf-8")
    build([tmp_path / "in"], tmp_path / "store", workers=1)
    monkeypatch.setenv("KGRAPH_STORE", str(tmp_path / "store"))
    text = "Teach wardens to work with sniffer dogs"
    page = opened("agreed", text=text)
    assert "Agreed: 1.1 in WORK PROGRAMME FOR THE SAIGA" in words(page)
    assert "adopted, CMS Standing Committee, 12 March 2026" in words(page)
    assert "Adopted by the CMS Standing Committee, Bonn, 12 March 2026" in words(page)
    before = page.date_input(key="agreed.as_of").set_value("2026-03-01").run()
    assert before.query_params["as_of"] == "2026-03-01"
    assert 'kg-badge kg-agreed"' not in html(before)
    assert not before.exception


def test_a_file_is_compared_line_by_line(over_corpus: Page) -> None:
    page = over_corpus("agreed", by="file")
    assert "are compared" in words(page)
    paper = Document()
    for line in DRAFT.splitlines():
        paper.add_paragraph(line, style="List Bullet")
    data = BytesIO()
    paper.save(data)
    found = page.file_uploader(key="agreed.file").set_value(("draft.docx", data.getvalue(), "")).run()
    assert [row[2] for row in rows(found)] == ["proposed", "similar", "not found"]
    assert not found.exception


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("scan.pdf", b"%PDF-1.4 nothing", "Scan.pdf cannot be read"),
        ("empty.txt", b"A heading:\n\n", "Empty.txt holds no proposals"),
    ],
)
def test_a_file_that_gives_nothing_is_said(over_corpus: Page, name: str, data: bytes, said: str) -> None:
    page = over_corpus("agreed", by="file").file_uploader(key="agreed.file").set_value((name, data, "")).run()
    assert said in words(page)
    assert not page.exception


def test_a_text_too_long_for_an_address_is_kept_for_the_visit(over_corpus: Page) -> None:
    page = over_corpus("agreed")
    page.text_area(key="agreed.text").set_value(f"{WILDFIRE} {'and so on ' * 200}")
    found = next(button for button in page.button if button.label == "Compare").click().run()
    assert "text" not in found.query_params
    assert "too long for an address" in words(found)
    assert "Side by side" in words(found)


def test_what_the_address_says_wrongly_is_left_out_and_said(over_corpus: Page) -> None:
    page = over_corpus("agreed", text=WILDFIRE, as_of="2025-02-30", by="post")
    assert "the as_of “2025-02-30”" in words(page)
    assert "the by “post”" in words(page)
    assert "Proposed, agreed by nobody" in words(page)
    early = over_corpus("agreed", text=WILDFIRE, as_of="0007")
    assert "the as_of “0007”" in words(early)
    assert not early.exception


def test_a_date_of_less_than_a_day_is_its_last_day(over_corpus: Page) -> None:
    page = over_corpus("agreed", as_of="2024-02")
    assert str(page.date_input(key="agreed.as_of").value) == "2024-02-29"


def test_text_is_never_markup(over_corpus: Page) -> None:
    page = over_corpus("agreed", text=HOSTILE)
    assert "<script" not in html(page)
    assert "<img" not in html(page)
    assert not page.exception


def test_without_a_store_the_command_is_said(over_nothing: Page) -> None:
    page = over_nothing("agreed", text=WILDFIRE)
    assert "<code>kgraph build</code>" in html(page)
    assert not page.exception
