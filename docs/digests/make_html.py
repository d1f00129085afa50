"""Set the digest of the secretariat's note as a web page, with the navigation and the feet that web pages have.

python docs/digests/make_html.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from notes import CORPUS, Cell, Digest, Heading, Item, Items, Line, Paragraph, Placed, Table, Title, grid, load, runs

NAME = "neaspec-nature-conservation-note-2023"
TARGET = CORPUS / f"{NAME}.html"
STYLE = """
  body { margin: 0; color: #1d2b28; background: #fff; font: 17px/1.55 Georgia, "Times New Roman", serif; }
  header.site, footer.site { background: #eaf1ee; font: 14px/1.5 system-ui, sans-serif; padding: .7rem 1.5rem; }
  header.site a, footer.site a, nav a { color: #1d5c4c; text-decoration: none; margin-right: 1.2rem; }
  nav.contents { font: 14px/1.5 system-ui, sans-serif; border-bottom: 1px solid #d5e3de; padding: .7rem 1.5rem; }
  nav.contents ul { margin: 0; padding: 0; list-style: none; }
  main { max-width: 52rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; }
  .digest { background: #f7f5ec; border-left: 4px solid #b59b3c; padding: .6rem 1rem; font-size: 15px; }
  .digest p { margin: .15rem 0; }
  .line { margin: .2rem 0; }
  .caption { font-style: italic; color: #41524d; margin: 1.1rem 0 .3rem; }
  h1 { font-size: 1.7rem; line-height: 1.25; margin: .8rem 0 .4rem; }
  h2 { font-size: 1.15rem; line-height: 1.35; margin: 2.2rem 0 .6rem; }
  h3 { font-size: 1.05rem; line-height: 1.35; font-style: italic; font-weight: normal; margin: 1.5rem 0 .5rem; }
  table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 1.4; margin: .5rem 0 1.5rem; }
  caption { text-align: left; font-style: italic; padding-bottom: .3rem; }
  th, td { border: 1px solid #7d8b87; padding: .35rem .5rem; text-align: left; vertical-align: top; }
  th { background: #eaf1ee; font-weight: bold; }
  td ul { margin: 0; padding-left: 1.1rem; }
  @counter-style bracketed { system: extends lower-alpha; prefix: "("; suffix: ") "; }
  ol[type="a"] { list-style: bracketed; }
  sup { line-height: 0; }
  .footnotes { border-top: 1px solid #7d8b87; margin-top: 2.5rem; font-size: 14px; overflow-wrap: anywhere; }
"""
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header class="site"><a href="#top">kgraph</a><a href="./">Documents</a><a href="#notes">Footnotes</a></header>
<nav class="contents" aria-label="On this page">
<ul>
{contents}
</ul>
</nav>
<main id="top">
{body}
</main>
<footer class="site"><a href="#top">Back to the top</a><a href="./">All documents</a></footer>
</body>
</html>
"""
COUNTED = {"bullets": "", "letters": ' type="a"', "roman": ' type="i"'}
CAPTION = re.compile(r"(?:Figure|Note/|Annex|The three components) ?")


def make(digest: Digest) -> bytes:
    headings = [block for block in digest.blocks if isinstance(block, Heading) and block.level == 1]
    contents = "\n".join(f'<li><a href="#{_anchor(one)}">{escape(one.text)}</a></li>' for one in headings)
    body = "\n".join(_body(digest))
    title = f"{escape(digest.source['title'])} (digest)"
    return PAGE.format(title=title, style=STYLE, contents=contents, body=body).encode("utf-8")


def _body(digest: Digest) -> Iterator[str]:
    yield '<div class="digest">'
    yield from (f"<p><strong>{name}:</strong> {escape(words)}</p>" for name, words in digest.labels())
    yield "</div>"
    yield from (_set(block) for block in digest.blocks)
    yield '<section class="footnotes" id="notes">'
    for number, words in digest.notes.items():
        yield f'<p id="note-{number}"><sup><a href="#mark-{number}">{number}</a></sup> {_linked(words)}</p>'
    yield "</section>"


def _set(block: Line | Title | Heading | Paragraph | Items | Table) -> str:
    if isinstance(block, Items):
        return _list(block.items, COUNTED[block.marks])
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Title):
        return f"<h1>{_words(block.text)}</h1>"
    if isinstance(block, Heading):
        name = f' id="{_anchor(block)}"' if block.level == 1 else ""
        return f"<h{block.level + 1}{name}>{_words(block.text)}</h{block.level + 1}>"
    if isinstance(block, Line):
        return f'<p class="{"caption" if CAPTION.match(block.text) else "line"}">{_words(block.text)}</p>'
    number = block.number.rstrip(".")
    return f'<p id="paragraph-{number}">{block.number} {_words(block.text)}</p>'


def _anchor(heading: Heading) -> str:
    """``part-ii`` of ``II. PROGRESS ...``"""
    return f"part-{heading.text.split('.')[0].lower()}"


def _words(text: str) -> str:
    return "".join(_run(kind, words) for kind, words in runs(text))


def _run(kind: str, words: str) -> str:
    if kind == "note":
        return f'<sup><a id="mark-{words}" href="#note-{words}">{words}</a></sup>'
    return f"<strong>{escape(words, quote=False)}</strong>" if kind == "bold" else escape(words, quote=False)


def _linked(text: str) -> str:
    return re.sub(r"https?://\S+", lambda match: f'<a href="{match[0]}">{match[0]}</a>', escape(text, quote=False))


def _list(items: tuple[Item, ...], counted: str = "") -> str:
    kind = "ol" if counted else "ul"
    inner: list[str] = []
    for item in items:
        if isinstance(item, str):
            inner.append(_words(item))
        else:
            inner[-1] += "\n" + _list(item) + "\n"
    return "\n".join([f"<{kind}{counted}>", *(f"<li>{words}</li>" for words in inner), f"</{kind}>"])


def _table(table: Table) -> str:
    rows = grid(table)
    head, body = rows[: table.head], rows[table.head :]
    lines = ["<table>", f"<caption>{_words(table.caption)}</caption>"] if table.caption else ["<table>"]
    lines.append("<colgroup>" + "".join(f'<col style="width: {width}%">' for width in table.widths) + "</colgroup>")
    if head:
        lines += ["<thead>", *(_row(row, len(table.widths), "col") for row in head), "</thead>"]
    return "\n".join([*lines, "<tbody>", *(_row(row, table.stub, "row") for row in body), "</tbody>", "</table>"])


def _row(row: list[Placed], stub: int, scope: str) -> str:
    cells = []
    for one in row:
        if one.continued:
            continue
        tag = "th" if one.column < stub else "td"
        said = f' scope="{scope}"' * (tag == "th")
        said += f' colspan="{one.cell.across}"' * (one.cell.across > 1)
        said += f' rowspan="{one.cell.down}"' * (one.cell.down > 1)
        cells.append(f"<{tag}{said}>{_content(one.cell)}</{tag}>")
    return "\n".join(["<tr>", *cells, "</tr>"])


def _content(cell: Cell) -> str:
    return _list(cell.items) if cell.listed else _words(str(cell.items[0]))


if __name__ == "__main__":
    TARGET.write_bytes(make(load(NAME)))
