"""A document as it is read on a screen: leaf by leaf, its names and one passage marked.

A leaf is a page where the document has pages, else a stretch of it that ends before a heading where one is near.
What is shown is cleaned; the marks are those of the text that offsets count.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.clean import clean, trim
from ingest.records import Block, BlockKind, Extraction, Mention, MentionKind, Span

LONG = 4000  # characters: a leaf of a document without pages ends at the next heading after them
LONGEST = 8000  # and before any block after these
_CUT = "\ufdd0"  # stands in no text: Unicode keeps it free


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that are all of one name or of none, and all inside the passage or all outside."""

    text: str
    kind: MentionKind | None = None
    key: str = ""
    label: str = ""
    passage: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A block as pieces; a table's row has them by cell, everything else has one cell."""

    kind: BlockKind
    level: int
    start: int
    cells: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    number: int  # counted from 1; the page's number where the document has pages
    of: int
    is_page: bool
    blocks: tuple[Shown, ...]
    counts: dict[str, int]  # names by kind


def leaf(read: Extraction, number: int, passage: Span | None = None) -> Leaf:
    """One leaf, or the nearest that there is."""
    leaves = _leaves(read)
    number = min(max(number, 1), len(leaves))
    blocks = leaves[number - 1]
    named = [m for m in read.mentions if any(block.span.holds(m.span) for block in blocks)]
    return Leaf(
        number=number,
        of=len(leaves),
        is_page=_has_pages(read),
        blocks=tuple(_shown(read, block, named, passage) for block in blocks if block.kind != "furniture"),
        counts={kind: sum(m.kind == kind for m in named) for kind in sorted({m.kind for m in named})},
    )


def leaf_of(read: Extraction, offset: int) -> int:
    """The number of the leaf that an offset stands on."""
    leaves = _leaves(read)
    starts = [blocks[0].span.start if blocks else -1 for blocks in leaves]
    return max((n for n, start in enumerate(starts, start=1) if 0 <= start <= offset), default=1)


def _has_pages(read: Extraction) -> bool:
    return any(block.page is not None for block in read.blocks)


def _leaves(read: Extraction) -> list[list[Block]]:
    if not _has_pages(read):
        return list(_stretches(read.blocks)) or [[]]
    last = max(read.document.pages or 1, *(block.page or 1 for block in read.blocks))
    leaves: list[list[Block]] = [[] for _ in range(last)]
    for block in read.blocks:
        leaves[(block.page or 1) - 1].append(block)
    return leaves


def _stretches(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    leaf: list[Block] = []
    for block in blocks:
        length = block.span.end - leaf[0].span.start if leaf else 0
        if leaf and (length > LONGEST or (length > LONG and block.kind == "heading")):
            yield leaf
            leaf = []
        leaf.append(block)
    if leaf:
        yield leaf


def _shown(read: Extraction, block: Block, named: Sequence[Mention], passage: Span | None) -> Shown:
    spans = [cell.span for cell in block.cells if cell.span is not None] or [block.span]
    return Shown(
        kind=block.kind,
        level=block.level,
        start=block.span.start,
        cells=tuple(tuple(_pieces(read.text, span, named, passage)) for span in spans),
    )


def _pieces(text: str, span: Span, named: Sequence[Mention], passage: Span | None) -> Iterator[Piece]:
    """The words of a stretch, cut where a name or the passage begins or ends."""
    free = _apart(m for m in named if span.holds(m.span))
    edges = {edge for m in free for edge in (m.span.start, m.span.end)}
    if passage is not None:
        edges |= {passage.start, passage.end}
    words = trim(text, span.start, span.end) or span  # a cut before the marks of a heading would let them be seen
    cuts = sorted(edge for edge in edges if words.start < edge < words.end)
    starts = [m.span.start for m in free]
    bounds = [words.start, *cuts, words.end]
    for (start, end), shown in zip(pairwise(bounds), _cleaned(text, span, cuts), strict=True):
        at = bisect_right(starts, start) - 1
        mention = free[at] if at >= 0 and start < free[at].span.end else None
        piece = Piece(text=shown, passage=passage is not None and passage.start <= start and end <= passage.end)
        yield replace(piece, kind=mention.kind, key=mention.key, label=mention.label) if mention else piece


def _apart(named: Iterable[Mention]) -> list[Mention]:
    """Names that do not overlap: of those that do, the one that begins first, and of these the longer."""
    free: list[Mention] = []
    for mention in sorted(named, key=lambda m: (m.span.start, -m.span.end)):
        if not free or free[-1].span.end <= mention.span.start:
            free.append(mention)
    return free


def _cleaned(text: str, span: Span, cuts: Sequence[int]) -> list[str]:
    """The stretch cleaned as a whole, so that markup around a cut goes too, and then cut."""
    bounds = [span.start, *cuts, span.end]
    return clean(_CUT.join(text[start:end].replace(_CUT, " ") for start, end in pairwise(bounds))).split(_CUT)


def named_kinds(read: Extraction) -> tuple[MentionKind, ...]:
    """The kinds of names that a document holds."""
    return tuple(sorted({mention.kind for mention in read.mentions}))
