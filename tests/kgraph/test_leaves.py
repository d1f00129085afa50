"""A document leaf by leaf: nothing is lost, and what is marked is what the offsets say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.records import Block, Document, Extraction, Mention, Span, StatusWord
from kgraph.corpus import Corpus
from kgraph.leaves import Leaf, Piece, leaf, leaf_of, named_kinds


def pieces(shown: Leaf) -> list[Piece]:
    return [piece for block in shown.blocks for cell in block.cells for piece in cell]


def made(text: str, mentions: tuple[Mention, ...] = ()) -> Extraction:
    document = Document(format="text", sha256="", title="", kind="other", status=StatusWord(status="unknown"))
    block = Block(kind="paragraph", span=Span(0, len(text)))
    return Extraction(document=document, text=text, blocks=(block,), mentions=mentions)


def saiga(start: int, end: int) -> Mention:
    return Mention(kind="species", key="saiga-antelope", label="Saiga Antelope", surface="Saiga", span=Span(start, end))


def test_every_name_of_a_document_is_marked_once_or_inside_another(shipped: Corpus) -> None:
    for document in shipped.ids:
        read = shipped.extraction(document)
        furniture = [block.span for block in read.blocks if block.kind == "furniture"]
        named = [m for m in read.mentions if not any(span.holds(m.span) for span in furniture)]
        marked = [
            piece
            for number in range(1, leaf(read, 1).of + 1)
            for piece in pieces(leaf(read, number))
            if piece.kind is not None
        ]
        apart = [
            m
            for m in named
            if not any(o is not m and o.span.start < m.span.end and m.span.start < o.span.end for o in named)
        ]
        assert len(apart) <= len(marked) <= len(named)
        assert {piece.key for piece in marked} >= {m.key for m in apart}


def test_a_page_is_a_leaf_and_a_passage_is_on_its_own(shipped: Corpus) -> None:
    read = shipped.extraction("cami-work-programme-2026-2031-pdf")
    row = next(one for one in read.activities if one.code == "15.3")
    number = leaf_of(read, row.text_span.start)
    shown = leaf(read, number, row.text_span)
    assert (shown.number, shown.of, shown.is_page) == (13, 17, True)
    assert "".join(piece.text for piece in pieces(shown) if piece.passage) == row.text


def test_a_document_without_pages_is_cut_before_headings(shipped: Corpus) -> None:
    read = shipped.extraction("neaspec-nature-conservation-note-2023-html")
    shown = leaf(read, 2)
    assert (shown.of, shown.is_page) == (4, False)
    assert shown.blocks[0].kind == "heading"
    assert leaf(read, 99).number == 4


def test_markup_around_a_name_does_not_show() -> None:
    text = "## The **Saiga** and [Saiga](http://example.org) *Saiga*"
    spans = [(9, 14), (22, 27), (50, 55)]
    read = made(text, tuple(saiga(*span) for span in spans))
    shown = pieces(leaf(read, 1))
    assert "".join(piece.text for piece in shown) == "The Saiga and Saiga Saiga"
    assert [piece.text for piece in shown if piece.kind] == ["Saiga", "Saiga", "Saiga"]


def test_of_names_inside_one_another_the_longer_is_marked() -> None:
    text = "Persian Leopard here"
    inner = Mention(kind="country", key="IRN", label="Iran", surface="Persian", span=Span(0, 7))
    outer = Mention(kind="species", key="persian-leopard", label="", surface="Persian Leopard", span=Span(0, 15))
    shown = pieces(leaf(made(text, (inner, outer)), 1))
    assert [(piece.text, piece.key) for piece in shown] == [("Persian Leopard", "persian-leopard"), (" here", "")]


def test_an_empty_document_has_one_empty_leaf() -> None:
    document = Document(format="text", sha256="", title="", kind="other", status=StatusWord(status="unknown"))
    read = Extraction(document=document, text="", blocks=())
    assert leaf(read, 1).blocks == ()
    assert leaf_of(read, 5) == 1
    assert named_kinds(read) == ()


@pytest.mark.parametrize("document", ["cami-review-report-2018-pdf", "neaspec-big-cats-workshop-2021-docx"])
def test_what_is_shown_is_the_text_cleaned(shipped: Corpus, document: str) -> None:
    read = shipped.extraction(document)
    shown = [
        ["".join(piece.text for piece in cell) for cell in block.cells]
        for number in range(1, leaf(read, 1).of + 1)
        for block in leaf(read, number).blocks
        if len(block.cells) == 1
    ]
    wanted = [[clean(read.quote(b.span))] for b in read.blocks if b.kind != "furniture" and len(b.cells) < 2]
    assert shown == wanted


words = st.text(alphabet="ab *_<>[]()#&;\\\n\ufdd0", min_size=1, max_size=40)


@given(words, st.data())
def test_cutting_a_text_loses_and_adds_no_letter(text: str, data: st.DataObject) -> None:
    if not clean(text):
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = pieces(leaf(made(text), 1, Span(start, end)))
    plain = "".join(piece.text for piece in shown)
    assert "\ufdd0" not in plain
    assert plain.count("a") >= clean(text).count("a")
