"""Web pages: read as browsers show them, without what belongs to the site and what is hidden."""

from __future__ import annotations

from pathlib import Path

import digest_source
import make_html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from programme_rows import FLAT, HEADS, ROWS, TITLE, UNITS, facts

import ingest
from ingest import structure
from ingest.errors import Unreadable
from ingest.readers.html import CHANGED, read

DIGEST = make_html.TARGET.read_bytes()


def text(page: str) -> str:
    return read(page.encode()).text.strip()


def lines(page: str) -> list[str]:
    return [line for line in text(page).split("\n") if line]


def kinds(page: str) -> list[str]:
    return [block.kind for block in structure.blocks(read(page.encode()))]


def test_the_digest_is_read_back_as_its_source_says() -> None:
    digest = digest_source.notes.load(make_html.NAME)
    assert digest_source.shown(read(DIGEST)) == list(digest_source.expected(digest, "html"))


def test_no_block_of_it_has_a_page_or_a_line_and_all_stand_under_a_heading() -> None:
    found = structure.blocks(read(DIGEST))
    assert {(block.page, block.line) for block in found} == {(None, None)}
    first = next(index for index, block in enumerate(found) if block.kind == "heading")
    assert all(block.section for block in found[first + 1 :])


def test_headings_have_their_levels_and_other_lines_are_none() -> None:
    page = "<h1>A plan</h1><p>Short line</p><p>The words of a longer text follow.</p><h3>Area</h3><p><b>Bold</b></p>"
    found = structure.blocks(read(page.encode()))
    assert [(b.kind, b.level) for b in found] == [
        ("heading", 1),
        ("paragraph", 0),
        ("paragraph", 0),
        ("heading", 3),
        ("heading", 4),
    ]
    assert [b.section for b in found if b.kind == "paragraph"] == ["A plan", "A plan"]


def test_only_the_main_part_is_read_where_there_is_one() -> None:
    page = "<div>Cookies</div><main><h1>A plan</h1><p>Its text.</p></main><div>Share this</div>"
    assert lines(page) == ["# A plan", "Its text."]
    assert lines("<main></main><p>All the rest.</p>") == ["All the rest."]


def test_what_belongs_to_the_site_is_left_out_and_what_belongs_to_the_article_is_read() -> None:
    page = (
        "<header>The site</header><nav>Home</nav><div role=navigation>More</div><aside>News</aside>"
        "<article><header><h1>A plan</h1></header><p>Its text.</p><footer>Adopted in 2026</footer></article>"
        "<footer>Imprint</footer>"
    )
    assert lines(page) == ["# A plan", "Its text.", "Adopted in 2026"]


def test_hidden_words_scripts_and_comments_are_left_out() -> None:
    page = (
        "<h1>A plan</h1><script>var a = '<p>no</p>'</script><style>p {}</style><p hidden>no</p>"
        "<p style='color: red; DISPLAY : none'>no</p><span class='x sr-only'>no</span><!-- no -->"
        "<template>no</template><noscript>no</noscript><button>no</button>"
        "<svg><text>no</text></svg><p aria-hidden=true>no</p><p>yes</p>"
    )
    assert lines(page) == ["# A plan", "yes"]


def test_words_run_together_and_lines_break_as_they_are_seen() -> None:
    page = "<h1>T</h1><div>Snow\n  <i>leo</i>pard &amp; Argali&nbsp;&eacute;<br>next<br><br>another<p>last</div>tail"
    assert lines(page) == ["# T", "Snow leopard & Argali é", "next", "another", "last", "tail"]
    assert lines("<pre>one\n  two</pre>") == ["one", "two"]
    assert text("Kazakh&shy;stan") == "Kazakhstan"


def test_lists_are_numbered_as_browsers_number_them() -> None:
    page = (
        "<ol start=3><li>a<li>b<ul><li>c</ul><li value=9>d<li>e</ol><ol type=a><li>f<li>g</ol>"
        "<ol reversed type=i><li>h<li>i</ol><ul><li><p>j</p><p>k</p></ul><ol style='list-style: upper-alpha'><li>l</ol>"
    )
    assert lines(page) == [
        *("3) a", "4) b", "• c", "9) d", "10) e", "a) f", "b) g", "ii) h", "i) i", "• j", "k", "- A) l"),
    ]
    found = structure.blocks(read(page.encode()))
    assert [b.number for b in found if b.kind == "item"] == ["3", "4", None, "9", "10", "a", "b", "ii", "i", None, None]


def test_merged_cells_stand_in_their_columns_and_say_in_every_row_what_they_cover() -> None:
    page = (
        "<table><tfoot><tr><td>sum</tfoot><thead><tr><th rowspan=2>No.<th colspan=2>When<th rowspan=2>Who"
        "<tr><th>2027<th>2028</thead><tbody><tr><td rowspan=0>A<td>x<td><td rowspan=2>GOs<tr><td><td>y"
        "<tr><td colspan=2>z<td>NGOs</table>"
    )
    assert text(page).split("\n") == [
        "No.\tWhen\t\tWho", "\t2027\t2028\t", "A\tx\t\tGOs", "A\t\ty\tGOs", "A\tz\t\tNGOs", "sum",
    ]  # fmt: skip
    assert [len(line.cells) for line in read(page.encode()).lines] == [4] * 6


def test_a_caption_stands_before_its_table_and_a_cell_holds_its_list() -> None:
    page = "<table><caption>Table 1. Work</caption><tr><td>1<td>Do:<ol type=a><li>x<li>y<ul><li>z</ul></ol></table>"
    assert lines(page) == ["Table 1. Work", "1\tDo: a) x b) y • z"]


def test_one_bold_cell_across_a_table_is_a_heading_in_it() -> None:
    page = "<table><tr><td>No.<td>Action<td>Lead<tr><th colspan=3>Unit A<tr><td>1<td>Count<td>GOs</table>"
    assert kinds(page) == ["row", "heading", "row"]


def test_tables_that_only_lay_out_the_page_are_none() -> None:
    data = "<table><tr><td>1<td>2</table>"
    assert lines(f"<table><tr><td><h1>T</h1><p>Text.</p><td>Beside<tr><td>{data}</table>") == [
        "# T",
        "Text.",
        "Beside",
        "1\t2",
    ]
    assert lines("<table role=presentation><tr><td>left<td>right</table>") == ["left", "right"]
    assert lines("<table><tr><td><p>One.</p><p>Two.</p></table>") == ["One.", "Two."]


MARKED = {
    "raised": "<sup><a id=m1 href=#n1>1</a></sup>|<p id=n1><sup><a href=#m1>1</a></sup> Adopted.</p>",
    "pandoc": "<a id=r1 href=#f1 class=footnote-ref role=doc-noteref><sup>1</sup></a>"
    "|<section class=footnotes><ol><li id=f1><p>Adopted. <a href=#r1 class=footnote-back>↩︎</a></p></ol></section>",
    "word": "<a href=#_ftn1 name=_ftnref1><span>[1]</span></a>"
    "|<div id=ftn1><p><a href=#_ftnref1 name=_ftn1>[1]</a> Adopted.",
    "wiki": "<sup id=cite_ref-1><a href=#cite_note-1>[1]</a></sup>"
    "|<ol><li id=cite_note-1><b><a href=#cite_ref-1>^</a></b> <span>Adopted.</span></ol>",
    "aside": "<sup><a href=#n>1</a></sup>|<aside id=n>1. Adopted.</aside>",
    "libreoffice": "<a name=sdfootnote1anc href=#sdfootnote1sym><sup>1</sup></a>"
    "|<div id=sdfootnote1><p><a name=sdfootnote1sym href=#sdfootnote1anc>1</a> Adopted.</p></div>",
}


@pytest.mark.parametrize("kind", MARKED)
def test_footnotes_are_bound_to_their_marks(kind: str) -> None:
    mark, note = MARKED[kind].split("|")
    page = f"<h1>T</h1><p>The Argali{mark} lives here.</p><h2>Notes</h2>{note}"
    assert lines(page) == ["# T", "The Argali[^1] lives here.", "## Notes", "[^1]: Adopted."]
    assert structure.blocks(read(page.encode()))[-1].number == "1"


def test_other_raised_words_and_links_are_no_footnotes() -> None:
    page = (
        "<p>5 km<sup>2</sup> on the 4<sup>th</sup> day, <a href=#s>2</a> as <a href=/x>said</a></p><h2 id=s>2 Area</h2>"
    )
    assert lines(page)[0] == "5 km<sup>2</sup> on the 4th day, 2 as said"
    assert lines(page)[-1] == "## 2 Area"


def test_deleted_words_are_left_out_with_a_warning() -> None:
    source = read(b"<p>Count <del>some</del><ins>all</ins> Argali")
    assert (source.text.strip(), source.warnings) == ("Count all Argali", (CHANGED,))
    assert read(b"<p>Count all").warnings == ()


def test_the_title_over_the_window_stands_in_for_a_missing_one() -> None:
    assert lines("<title>A  plan</title><p>Text.") == ["# A plan", "Text."]
    assert lines("<title>A plan | Site</title><h1>A plan</h1>") == ["# A plan"]


def test_broken_pages_are_read_as_browsers_read_them() -> None:
    assert lines("<p>one<p>two</b></div><table><tr><td>a<td>b</table") == ["one", "two", "a\tb"]
    assert lines("<b><p>bold</b> plain</p><td>more") == ["bold plain", "more"]
    assert text("a < b and &unknown; &#x110000; c") == "a < b and &unknown; \ufffd c"


def test_a_page_of_xml_may_close_its_elements_at_once() -> None:
    page = (
        '<?xml version="1.0"?><html><head><script src="a"/><title/></head><body><a id="x"/><p>Text.</p></body></html>'
    )
    assert lines(page) == ["Text."]


WORDS = "Заповедник «Даурский»"
PLAIN = "Заповедник Даурский"


@pytest.mark.parametrize(
    "data",
    [
        f"<p>{WORDS}".encode(),
        f"<p>{WORDS}".encode("utf-8-sig"),
        f"<p>{WORDS}".encode("utf-16"),
        f"<p>{WORDS}".encode("utf-16-le"),
        f"<meta charset=windows-1251><p>{WORDS}".encode("cp1251"),
        f'<meta http-equiv=Content-Type content="text/html; charset=koi8-r"><p>{PLAIN}'.encode("koi8-r"),
        f'<?xml version="1.0" encoding="windows-1251"?><p>{WORDS}'.encode("cp1251"),
        f"<meta charset=iso-8859-1><p>{WORDS}".encode(),
        f"<meta charset=nonsense><p>{WORDS}".encode(),
        f"<meta charset=rot13><p>{WORDS}".encode(),
        f"<meta charset=utf-8><p>{WORDS} и ещё несколько слов о журавлях".encode("cp1251"),
    ],
)  # fmt: skip
def test_any_encoding(data: bytes) -> None:
    assert read(data).text.startswith((WORDS, PLAIN))


def test_western_pages_are_those_of_windows() -> None:
    assert read("<meta charset=iso-8859-1><p>“Réserve” – €".encode("cp1252")).text.strip() == "“Réserve” – €"


def test_a_work_programme_gives_the_activities_that_its_text_gives(tmp_path: Path) -> None:
    head = "".join(f"<th>{name}</th>" for name in HEADS)
    body = "".join(
        f"<tr><th colspan={len(HEADS)}>{unit}</th></tr>"
        + "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in cells)}</tr>" for cells in ROWS[unit])
        for unit in UNITS
    )
    page = f"<h1>{TITLE}</h1><h2>Activities</h2><table><tr>{head}</tr>{body}</table>"
    assert facts(page.encode(), ".html", tmp_path) == facts(FLAT.encode(), ".txt", tmp_path)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 2000 + "deep words",
        "<table><tr><td>" * 2000 + "deep words",
        "<table><tr><th>a<td>" * 2000 + "deep words",
        "<ul><li>" * 2000 + "deep words",
        "<b><i>" * 2000 + "deep words",
        "<p class='" + "a " * 500_000 + "'>deep words",
        "<table>" + "<tr><td rowspan=65534 colspan=1000>deep words<td>b" * 500 + "</table>",
        "<sup><a href='#x'>1</a>" * 500 + "<p id=x>deep words",
    ],
)
def test_hostile_pages_keep_their_words(page: str) -> None:
    assert "deep words" in text(page)


def test_what_cannot_be_read_says_why_in_one_line() -> None:
    with pytest.raises(Unreadable, match="nested deeper than a page is; "):
        read(b"<div>" * 100_000)
    with pytest.raises(Unreadable, match="more text than ten thousand pages"):
        read(b"<table><tr><td>h<td>h<tr><td rowspan=0>" + b"a" * 100_000 + b"<td>b" + b"<tr><td>x" * 500)
    with pytest.raises(Unreadable, match="the file is not text"):
        read(bytes(range(256)) * 4)


_TAGS = (
    *("p", "div", "table", "tr", "td", "th", "ul", "ol", "li", "sup", "a", "h1", "b", "br", "pre", "nav", "section"),
    *("caption", "svg", "title", "template", "math", "select", "frameset", "body"),
)
_PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(_TAGS).map(lambda tag: f"<{tag} id=x href=#x rowspan=3 colspan=2 start=2>"),
    st.sampled_from(_TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from(["<!--", "-->", "<![CDATA[", "&#0;", "&lt;", "<a href=#x>1</a>", "\x00", "]]>", "<?", "&#xD800;"]),
)


@given(st.lists(_PIECES, max_size=40))
def test_any_soup_is_read(pieces: list[str]) -> None:
    try:
        source = read("".join(pieces).encode("utf-8", "surrogatepass"))
    except Unreadable:
        return
    assert all(source.text[line.span.start : line.span.end].strip() for line in source.lines)
    structure.blocks(source)


@given(st.binary(max_size=200), st.integers(0, len(DIGEST)))
def test_any_bytes_are_read_or_refused(data: bytes, at: int) -> None:
    for whole in (data, DIGEST[:at] + data + DIGEST[at:], DIGEST[:at]):
        try:
            structure.blocks(read(whole))
        except Unreadable as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize("suffix", [".html", ".htm", ".xhtml", ".HTML"])
def test_it_is_one_of_the_formats(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"page{suffix}"
    path.write_bytes(DIGEST)
    extraction = ingest.read(path)
    assert (extraction.document.format, extraction.document.pages) == ("html", None)
    assert (extraction.document.symbol, extraction.document.date) == (None, "2023-10-06")


def test_a_page_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<html><script>words()</script></html>")
    with pytest.raises(Unreadable, match="holds no text"):
        ingest.read(path)
