"""A view as a file: every row with its words and their source, and no word that becomes markup."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from docx import Document

from kgraph.corpus import Corpus
from kgraph.errors import BadInput
from kgraph.packs import Pack, as_csv, as_docx, as_markdown
from kgraph.papers import of_answer, of_proposals, write_paper
from kgraph.results import Answer, DocumentResult, Evidence, RecommendationResult

KULAN = "Which activities cover Kulan in Turkmenistan?"
HOSTILE = "<script>alert(1)</script> **bold** [link](http://example.org) # no | cell\x00\x0b $x$ _under_"


@pytest.fixture
def answer(shipped: Corpus) -> Answer:
    return shipped.ask(KULAN)


@pytest.fixture
def pack(shipped: Corpus, answer: Answer) -> Pack:
    return of_answer(shipped, answer)


def hostile_pack(pack: Pack) -> Pack:
    """A recommendation in words that try everything."""
    (document,) = pack.documents.values()
    proof = Evidence(
        document=document.id, page=1, line=None, paragraph=None, section=None, box=None, quote=HOSTILE, start=0, end=9
    )
    said = RecommendationResult(
        id="r", document=document.id, date=None, quote=HOSTILE, by="the group", by_key=None, to=(), kind="request",
        strength="explicit", polarity="for", species=(), countries=(), organisations=(), codes=(), section=None,
        evidence=(proof,),
    )  # fmt: skip
    return Pack(title=HOSTILE, records=(said,), documents=pack.documents, lead=("1. not a list",))


def test_a_word_file_holds_every_row_with_its_proof_and_source(pack: Pack) -> None:
    paper = Document(io.BytesIO(as_docx(pack)))
    lines = [(line.style.name, line.text) for line in paper.paragraphs if line.style]
    assert lines[0] == ("Title", KULAN)
    rows = [text for style, text in lines if style == "Heading 2"]
    assert rows == ["11.1", "11.2", "11.3", "15.1", "15.2", "15.3", "15.4", "15.5", "15.6", "15.7"]
    assert ("Heading 1", "Listed for the conservation unit, 15. Kopetdag") in lines
    assert ("Quote", "“15. Kopetdag (Iran, Turkmenistan)⁷” (UNEP/CMS/CAMI-TW/Doc.3, page 13)") in lines
    assert any("draft that nobody has adopted" in text for style, text in lines if style == "List Bullet")
    source = lines[-1][1]
    assert source.startswith(
        "DRAFT WORK PROGRAMME FOR THE CENTRAL ASIAN MAMMALS INITIATIVE 2026-2031, UNEP/CMS/CAMI-TW/Doc.3"
    )
    assert source.endswith("draft, adopted by nobody; digest, wording not official; cami-work-programme-2026-2031.pdf")


def test_markdown_holds_the_same(pack: Pack) -> None:
    text = as_markdown(pack).decode()
    assert text.startswith(f"# {KULAN}\n")
    assert "### 15.3" in text
    assert "- Asiatic Wild Ass and Turkmenistan are listed for the unit Kopetdag\n" in text
    assert "> UNEP/CMS/CAMI-TW/Doc.3, page 13\n" in text
    assert "## Sources" in text


def test_csv_has_a_row_a_result(pack: Pack) -> None:
    text = as_csv(pack).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["code"] for row in rows][-1] == "15.7"
    assert len(rows) == 10


def test_the_same_view_gives_the_same_text(pack: Pack) -> None:
    assert as_markdown(pack) == as_markdown(pack)
    assert as_csv(pack) == as_csv(pack)


def test_words_stay_words(pack: Pack) -> None:
    hostile = hostile_pack(pack)
    text = as_markdown(hostile).decode()
    assert "<script>" not in text.replace("\\<script\\>", "")
    assert "**bold**" not in text and "[link](" not in text and "\n1. not" not in text
    paper = Document(io.BytesIO(as_docx(hostile)))
    assert paper.paragraphs[0].text == HOSTILE.replace("\x00", "").replace("\x0b", "")


def test_what_a_meeting_said_of_an_activity_goes_with_its_source(shipped: Corpus) -> None:
    said = shipped.reported()[:1]
    documents: dict[str, DocumentResult] = {said[0].document: shipped.document(said[0].document)}
    text = as_markdown(Pack(title="Reported", records=said, documents=documents)).decode()
    assert "### In progress: 1.1" in text
    assert "- As of: April 2018" in text
    assert "Report of the Workshop on the Central Asian Mammals Initiative" in text


def test_a_paper_is_written_in_the_form_that_its_name_ends_in(shipped: Corpus, pack: Pack, tmp_path: Path) -> None:
    write_paper(pack, tmp_path / "kulan.md")
    assert (tmp_path / "kulan.md").read_bytes() == as_markdown(pack)
    write_paper(of_proposals(shipped, [shipped.agreed("Vaccinate sheepdogs")]), tmp_path / "draft.DOCX")
    assert Document(str(tmp_path / "draft.DOCX")).paragraphs[0].text == "Already agreed?"
    with pytest.raises(
        BadInput, match=r"no paper is written as 'kulan.pdf'; give a name that ends in .docx, .md or .csv"
    ):
        write_paper(pack, tmp_path / "kulan.pdf")
