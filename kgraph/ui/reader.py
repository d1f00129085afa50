"""A leaf of a document as HTML: its words as they stand, names marked by kind, the passage in a frame."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from kgraph.leaves import Leaf, Piece, Shown
from kgraph.ui import links
from kgraph.ui.markup import Html, tag, together

NAMES = {
    "species": "Species",
    "country": "Countries",
    "organisation": "Organisations",
    "place": "Places",
    "instrument": "Instruments",
    "code": "Codes",
}


def words(leaf: Leaf, shown: Collection[str]) -> Html:
    """The blocks of a leaf, table rows together; ``shown`` are the kinds of names to mark."""
    parts: list[Html] = []
    for is_table, group in groupby(leaf.blocks, key=lambda block: block.kind == "row"):
        blocks = list(group)
        parts += [_table(blocks, shown)] if is_table else [_block(block, shown) for block in blocks]
    return tag("div", *parts, css="kg-leaf", lang="en")


def _block(block: Shown, shown: Collection[str]) -> Html:
    inside = together(*(_pieces(cell, shown) for cell in block.cells))
    if block.kind == "heading":
        return tag("h3", inside)
    return tag("p", inside, css={"item": "kg-item", "footnote": "kg-footnote"}.get(block.kind, ""))


def _table(rows: Sequence[Shown], shown: Collection[str]) -> Html:
    width = max(len(row.cells) for row in rows)
    table = tag("table", *(_row(row, width, shown) for row in rows))
    return tag("div", table, css="kg-scroll", tabindex="0", role="group", aria_label="Table")


def _row(row: Shown, width: int, shown: Collection[str]) -> Html:
    *before, last = row.cells
    cells = [tag("td", _pieces(cell, shown)) for cell in before]
    return tag("tr", *cells, tag("td", _pieces(last, shown), colspan=str(width - len(before))))


def _pieces(pieces: Iterable[Piece], shown: Collection[str]) -> Html:
    """Words in order; those of the passage inside one mark."""
    parts = [
        tag("mark", *inside, css="kg-passage") if passage else together(*inside)
        for passage, inside in (
            (passage, [_piece(piece, shown) for piece in group])
            for passage, group in groupby(pieces, key=lambda piece: piece.passage)
        )
    ]
    return together(*parts)


def _piece(piece: Piece, shown: Collection[str]) -> Html | str:
    if piece.kind is None or piece.kind not in shown:
        return piece.text
    if piece.kind == "code":
        return tag("span", piece.text, css="kg-name kg-printed")
    told = f"{NAMES[piece.kind]}: {piece.label}"
    return tag(
        "a", piece.text, css=f"kg-name kg-{piece.kind}", href=links.to_name(piece.key), target="_self", title=told
    )
