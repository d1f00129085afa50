"""Word files: what a person sees on the page comes back, and what cannot be read says why in one line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import digest_source
import make_docx
import pytest
import word_files as word
from hypothesis import given
from hypothesis import strategies as st
from programme_rows import FLAT, HEADS, ROWS, TITLE, UNITS, facts
from word_files import cell, docx, heading, item, level, lists, p, row, run, table

import ingest
from ingest import structure
from ingest.errors import Unreadable
from ingest.readers.docx import CHANGED, read
from ingest.records import Block

DIGEST = make_docx.TARGET.read_bytes()


def blocks(*body: str, **parts: str) -> list[Block]:
    return list(structure.blocks(read(docx(*body, **parts))))


def text(*body: str, **parts: str) -> str:
    return read(docx(*body, **parts)).text.strip()


def lines(*body: str, **parts: str) -> list[str]:
    return text(*body, **parts).split("\n")


def test_the_digest_is_read_back_as_its_source_says() -> None:
    digest = digest_source.notes.load(make_docx.NAME)
    assert digest_source.shown(read(DIGEST)) == list(digest_source.expected(digest, "docx"))


def test_no_block_of_it_has_a_page_or_a_line_and_all_stand_under_a_heading() -> None:
    found = structure.blocks(read(DIGEST))
    assert {(block.page, block.line) for block in found} == {(None, None)}
    first = next(index for index, block in enumerate(found) if block.kind == "heading")
    assert all(block.section for block in found[first + 1 :])


def test_headings_stand_below_the_title_by_style_or_outline_level() -> None:
    own = p("By hand", '<w:outlineLvl w:val="2"/>')
    found = blocks(heading("A plan", "T"), heading("Scope"), heading("Area", "H2"), own, p("Words of the text."))
    assert [b.level for b in found if b.kind == "heading"] == [1, 2, 3, 4]
    assert (found[-1].kind, found[-1].section) == ("paragraph", "By hand")


def test_a_short_line_is_no_heading_where_the_file_says_which_are() -> None:
    words = p("The words of a longer text follow here")
    assert [b.kind for b in blocks(p("Short line"), words)] == ["heading", "paragraph"]
    marked = blocks(heading("One"), p("Short line"), words, heading("Two"))
    assert [b.kind for b in marked] == ["heading", "paragraph", "paragraph", "heading"]


def test_bold_paragraphs_are_headings_also_by_their_style() -> None:
    bold = '<w:style w:type="paragraph" w:styleId="B"><w:rPr><w:b/></w:rPr></w:style>'
    styled = p("Set in bold", '<w:pStyle w:val="B"/>')
    lighter = p(run("Not ", '<w:b w:val="0"/>') + run("all of it"), '<w:pStyle w:val="B"/>')
    found = blocks(p(run("By hand", "<w:b/>")), styled, lighter, p("More words, which end."), styles=bold)
    assert [b.kind for b in found] == ["heading", "heading", "paragraph", "paragraph"]


def test_numbers_are_printed_as_word_counts_them() -> None:
    pattern = (
        level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "upperRoman", "%1.%2.%3", "<w:isLgl/>")
    )
    body = [
        item("a"),
        item("b"),
        item("c", level=1),
        item("d", level=1),
        item("e", level=2),
        item("f"),
        item("g", level=1),
    ]
    assert lines(*body, numbering=lists(pattern)) == ["1. a", "2. b", "(a) c", "(b) d", "2.2.1 e", "3. f", "(a) g"]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimal", "12."), ("decimalZero", "12."), ("lowerLetter", "l."), ("upperLetter", "L."),
        ("lowerRoman", "xii."), ("upperRoman", "XII."), ("none", "."), ("hebrew1", "12."),
    ],
)  # fmt: skip
def test_every_form_of_number(form: str, printed: str) -> None:
    pattern = level(0, form, "%1.")
    last = lines(*(item("x") for _ in range(12)), numbering=lists(pattern))[-1]
    assert last.removeprefix("- ") == f"{printed} x"


def test_a_list_starts_again_where_word_says_so_and_goes_on_where_not() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        '</w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = [item("a"), item("b", 3), p("Between them stands a text."), item("c", 2), item("d", 2), item("e")]
    found = lines(*body, numbering=lists(level(0, "decimal", "%1."), more=again))
    assert [line for line in found if line] == ["1. a", "2. b", "Between them stands a text.", "5. c", "6. d", "7. e"]


def test_a_level_may_count_on_across_the_level_above() -> None:
    pattern = level(0, "decimal", "%1.") + level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    body = [item("a"), item("b", level=1), item("c"), item("d", level=1)]
    assert lines(*body, numbering=lists(pattern)) == ["1. a", "1) b", "2. c", "2) d"]


def test_the_list_of_a_style_numbers_headings_and_can_be_left() -> None:
    styles = word.STYLES.replace(
        '<w:name w:val="heading 1"/>',
        '<w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
    )
    pattern = level(0, "decimal", "%1.", '<w:pStyle w:val="H1"/>')
    pattern += level(1, "decimal", "%1.%2.", '<w:pStyle w:val="H2"/>')
    none = p("Foreword", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    found = blocks(none, heading("Scope"), heading("Area", "H2"), styles=styles, numbering=lists(pattern))
    assert [(b.number, b.level) for b in found] == [(None, 1), ("1", 1), ("1.1", 2)]


def test_bullets_are_printed_as_a_sign_whatever_font_they_stand_in() -> None:
    pattern = level(0, "bullet", "\uf0b7") + level(1, "bullet", "o") + level(2, "bullet", "–")
    body = [item("a"), item("b", level=1), item("c", level=2)]
    assert lines(*body, numbering=lists(pattern)) == ["• a", "• b", "– c"]


def test_merged_cells_stand_in_their_columns_and_say_in_every_row_what_they_cover() -> None:
    wide, open_, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    source = read(
        docx(
            table(
                row(cell("No.", open_), cell("When", wide), "Who"),
                row(cell("", on), "2027", "2028", ""),
                row(cell("A", open_), "x", "", cell("GOs", open_)),
                row(cell("", on), "", "y", cell("", on)),
                '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("z", wide) + cell("NGOs") + "</w:tr>",
            )
        )
    )
    assert source.text.rstrip().split("\n") == [
        "No.\tWhen\t\tWho",
        "\t2027\t2028\t",
        "A\tx\t\tGOs",
        "A\t\ty\tGOs",
        "\tz\t\tNGOs",
    ]
    assert [len(line.cells) for line in source.lines] == [4] * 5
    assert [source.text[c.span.start : c.span.end] if c.span else "" for c in source.lines[3].cells] == [
        "A",
        "",
        "y",
        "GOs",
    ]


def test_one_bold_cell_across_a_table_is_a_heading_in_it() -> None:
    across = row(cell(p(run("Unit A", "<w:b/>")), '<w:gridSpan w:val="3"/>'))
    found = blocks(table(row("No.", "Action", "Lead"), across, row("1", "Count", "GOs")))
    assert [b.kind for b in found] == ["row", "heading", "row"]
    assert found[2].section == "Unit A"


def test_a_cell_holds_paragraphs_lists_and_tables_on_one_line() -> None:
    pattern = level(0, "lowerLetter", "%1)")
    inner = p("Do this:") + item("first") + item("second") + table(row("p", "q"), row("r", "s")) + p("")
    assert text(table(row("1", cell(inner))), numbering=lists(pattern)) == "1\tDo this: a) first b) second p q r s"


def test_the_numbers_of_a_column_that_holds_only_numbers_are_printed() -> None:
    rows = [row(cell(item("")), "Count"), row(cell(item("")), "Train")]
    assert lines(table(*rows), numbering=lists(level(0, "decimal", "%1."))) == ["1.\tCount", "2.\tTrain"]


def test_a_table_of_one_column_is_a_box_with_paragraphs() -> None:
    found = blocks(table(row(cell(p("One paragraph of it.") + p("And another one.")))))
    assert [b.kind for b in found] == ["paragraph", "paragraph"]


def test_footnotes_are_numbered_by_the_text_and_stand_at_its_end() -> None:
    def note(key: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{key}"/></w:r>'

    def foot(key: int, words: str) -> str:
        return f'<w:footnote w:id="{key}">' + p("<w:r><w:footnoteRef/></w:r>" + run(f" {words}")) + "</w:footnote>"

    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="8"/><w:t>*</w:t></w:r>'
    end = '<w:r><w:endnoteReference w:id="3"/></w:r>'
    body = [
        p(run("Argali") + note(7) + run(" and Urial") + note(5)),
        table(row("1", cell(p(run("Kulan") + note(9) + own + end)))),
    ]
    feet = (
        foot(0, "never pointed to") + foot(5, "Second.") + foot(7, "First.") + foot(8, "Starred.") + foot(9, "Third.")
    )
    found = blocks(*body, footnotes=feet, endnotes='<w:endnote w:id="3">' + p("Last.") + "</w:endnote>")
    source = text(*body, footnotes=feet, endnotes='<w:endnote w:id="3">' + p("Last.") + "</w:endnote>")
    assert source.split("\n")[0] == "Argali[^1] and Urial[^2]"
    assert "1\tKulan[^3]<sup>*</sup>[^i]" in source
    notes = [(b.number, source[b.span.start : b.span.end]) for b in found if b.kind == "footnote"]
    assert notes == [
        ("1", "[^1]: First."),
        ("2", "[^2]: Second."),
        ("3", "[^3]: Third."),
        ("*", "<sup>*</sup> Starred."),
        ("i", "[^i]: Last."),
    ]


def test_running_heads_are_furniture_and_page_numbers_are_left_out() -> None:
    page = '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT">' + run("7") + "</w:fldSimple>"
    foot = p(run("Secretariat of the plan, page ") + page)
    found = blocks(p("The text stands here."), header=p("UNEP/CMS/X/Doc.1"), footer=foot + p(page))
    source = text(p("The text stands here."), header=p("UNEP/CMS/X/Doc.1"), footer=foot + p(page))
    assert [(b.kind, source[b.span.start : b.span.end]) for b in found] == [
        ("furniture", "UNEP/CMS/X/Doc.1"),
        ("paragraph", "The text stands here."),
        ("furniture", "Secretariat of the plan, page"),
    ]


def test_a_table_of_contents_is_furniture() -> None:
    styles = word.STYLES + '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>'
    found = blocks(p("Annex I. The rules\t3", '<w:pStyle w:val="C"/>'), p("The text stands here."), styles=styles)
    assert [b.kind for b in found] == ["furniture", "paragraph"]


def test_of_a_field_only_what_it_came_to_is_read() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> REF x </w:instrText></w:r>"
    whole = mark("begin") + code + mark("separate") + run("Annex 2") + mark("end")
    assert text(p(run("See ") + whole + run("."))) == "See Annex 2."
    assert (
        text(p(run("Open") + mark("begin") + code), p("All of this is read.")).split("\n")[-1] == "All of this is read."
    )


def test_tracked_changes_are_taken_with_a_warning() -> None:
    runs = run("Count ") + f"<w:ins>{run('all ')}</w:ins><w:del><w:r><w:delText>some </w:delText></w:r></w:del>"
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + cell("9") + cell("Nothing") + "</w:tr>"
    joined = p("herds", "<w:rPr><w:del/></w:rPr>")
    source = read(docx(p(runs + run("Argali")), table(row("1", "Kept"), gone), joined, p(" of Urial")))
    assert [line for line in source.text.split("\n") if line] == ["Count all Argali", "1\tKept", "herds of Urial"]
    assert source.warnings == (CHANGED,)
    assert read(docx(p("Unchanged"))).warnings == ()


def test_signs_breaks_hidden_and_raised_words() -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    runs = (
        run("trans") + "<w:r><w:noBreakHyphen/></w:r>" + run("boundary") + "<w:r><w:tab/></w:r>" + run("a\u00adrea")
        + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 5 km") + run("2", up)
        + run(" 4") + run("th", up) + run(" secret", "<w:vanish/>")
        + "<w:r><w:br/></w:r>" + f"<w:hyperlink>{run('a link')}</w:hyperlink>"
    )  # fmt: skip
    assert text(p(runs)) == "trans-boundary area≥ 5 km<sup>2</sup> 4th\na link"


def test_words_in_boxes_and_content_controls_are_read_once() -> None:
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:pict><w:txbxContent>{p('In a box.')}</w:txbxContent></w:pict>"
    twice = f"<m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback>"
    drawn = f'<w:r><m:AlternateContent xmlns:m="{space}">{twice}</m:AlternateContent></w:r>'
    control = f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p('Controlled.')}</w:sdtContent></w:sdt>"
    found = lines(p(run("Beside it.") + drawn), control)
    assert [line for line in found if line] == ["Beside it.", "In a box.", "Controlled."]


def test_a_work_programme_gives_the_activities_that_its_text_gives(tmp_path: Path) -> None:
    def unit(name: str) -> str:
        return row(cell(p(run(name, "<w:b/>")), f'<w:gridSpan w:val="{len(HEADS)}"/>'))

    rows = [row(*HEADS)]
    for name in UNITS:
        rows += [unit(name), *(row(*(cell(p(one)) for one in cells)) for cells in ROWS[name])]
    made = docx(heading(TITLE, "T"), heading("Activities"), table(*rows))
    assert facts(made, ".docx", tmp_path) == facts(FLAT.encode(), ".txt", tmp_path)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"no archive", "is no Word file"),
        (b"{\\rtf1 words}", "is RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old format of Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
        (DIGEST[: len(DIGEST) // 2], "cut short"),
        (word.archive({"readme": "x"}), "holds no Word document"),
        (word.archive({"xl/workbook.xml": "x"}), "an Excel file"),
        (word.archive({"word/document.xml": "<a><b></a>"}), "is broken"),
        (word.archive({"word/document.xml": b"\xff\xfe\x00"}), "is broken"),
        (word.archive({"word/document.xml": b" " * (65 * 1024 * 1024)}), "larger than 64 MB"),
        (docx("<w:p>" * 2000 + "</w:p>" * 2000), "nested deeper"),
    ],
)
def test_what_cannot_be_read_says_why_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(data)
    assert says in str(raised.value) and "; " in str(raised.value) and "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d SYSTEM "http://example.org/d.dtd">',
    ],
)
def test_entities_are_never_declared(declared: str) -> None:
    body = f'<w:document xmlns:w="{word.WORD}"><w:body>{p("&b;").replace("&amp;", "&")}</w:body></w:document>'
    with pytest.raises(Unreadable, match="declares entities"):
        read(word.archive({"word/document.xml": declared + body}))


def test_missing_parts_leave_out_only_what_stands_in_them() -> None:
    full = zipfile.ZipFile(make_docx.TARGET)
    parts: dict[str, str | bytes] = {name: full.read(name) for name in full.namelist()}
    bare = read(word.archive({"word/document.xml": parts["word/document.xml"]}))
    assert "Key Activities\tField study\t-\tCensus in winter" in bare.text
    assert "flagship species.[^1]" in bare.text
    assert "[^1]: " not in bare.text and "• MS teams" not in bare.text and "MS teams" in bare.text


def test_widths_without_sense_are_no_danger() -> None:
    wide = '<w:gridSpan w:val="999999999999"/>'
    assert read(docx(table(*[row(cell("a", wide), "b")] * 50))).text.startswith("a\t")


@given(st.integers(0, len(DIGEST)), st.binary(max_size=40))
def test_a_damaged_file_is_read_or_refused(at: int, bytes_: bytes) -> None:
    for data in (DIGEST[:at] + bytes_ + DIGEST[at + len(bytes_) :], DIGEST[:at] + bytes_):
        try:
            structure.blocks(read(data))
        except Unreadable as error:
            assert "\n" not in str(error)


_TAGS = (
    *("body", "p", "r", "t", "tbl", "tr", "tc", "pPr", "numPr", "numId", "ilvl", "tcPr", "vMerge", "gridSpan"),
    *("footnoteReference", "sdt", "sdtContent", "ins", "del", "fldChar", "br", "txbxContent", "pict"),
)
_TREES = st.recursive(
    st.sampled_from(["", "words", "9", "&#10;"]),
    lambda inner: st.builds(
        lambda tag, value, parts: f'<w:{tag} w:val="{value}" w:id="{value}">{"".join(parts)}</w:{tag}>',
        st.sampled_from(_TAGS),
        st.sampled_from(["", "1", "0", "-1", "restart", "begin", "99999999999999999999"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(_TREES, _TREES)
def test_any_xml_that_parses_is_read(body: str, numbering: str) -> None:
    source = read(docx(body, numbering=numbering, footnotes=body, styles=numbering))
    assert all(source.text[line.span.start : line.span.end].strip() for line in source.lines)
    structure.blocks(source)


def test_the_same_file_gives_the_same_text() -> None:
    assert read(DIGEST) == read(DIGEST)


def test_it_is_one_of_the_formats() -> None:
    extraction = ingest.read(make_docx.TARGET)
    assert (extraction.document.format, extraction.document.pages) == ("docx", None)
    assert extraction.document.title == "Workshop on conservation of big cats in transboundary areas of North-East Asia"
    assert extraction.document.wording == "digest"
