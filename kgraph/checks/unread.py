"""What the file holds and the program could not read, so that nobody takes silence for absence."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.records import Block, Span
from ingest.tables import filled
from kgraph.checks.paper import Doubt, Paper
from kgraph.results import Severity
from kgraph.words import joined

_ANNEXES = ("Annex", "Appendix", "Attachment")
_MOST = 5  # rows that are shown


def find(paper: Paper) -> Iterator[Doubt]:
    title = paper.read.document.title
    for warning in dict.fromkeys((*paper.read.warnings, *paper.warnings)):
        severity: Severity = "high" if warning in paper.read.warnings else "medium"  # the store's own are of its files
        yield Doubt(kind="unread-part", message=_sentence(warning), where=(title,), words=(), severity=severity)
    yield from _rows(paper)
    yield from _empty_list(paper)
    yield from _announced(paper)


def _sentence(warning: str) -> str:
    return f"{warning[:1].upper()}{warning[1:]}".rstrip(".") + "."


def _rows(paper: Paper) -> Iterator[Doubt]:
    """Rows of a table of activities that are none, nor a heading."""
    read = {activity.row.start for activity in paper.read.activities}
    left = [
        row
        for table in paper.tables
        if table.is_of_activities()
        for row in table.rows
        if row.span.start not in read and not _is_part(paper, row)
    ]
    if left:
        yield Doubt(
            kind="unread-part",
            message=f"{len(left)} row{'s' if len(left) > 1 else ''} of the table of activities could not be read.",
            where=paper.places(row.span for row in left[:_MOST]),
            words=paper.words(*(filled(row) for row in left[:_MOST])),
        )


def _is_part(paper: Paper, row: Block) -> bool:
    """A section's heading, or the list of its species or countries set as a row; an empty row holds nothing to read."""
    if not any(cell.span is not None for cell in row.cells):
        return True
    parts = [span for section in paper.read.sections for side in (section.species, section.countries) for one in side
             for span in one.spans]  # fmt: skip
    parts += [section.span for section in paper.read.sections]
    return any(row.span.holds(part) or part.holds(row.span) for part in parts)


def _empty_list(paper: Paper) -> Iterator[Doubt]:
    """Numbers that stand one below the other without words: their words were torn away."""
    run: list[Span] = []
    for block in (*paper.running, None):
        if block is not None and block.kind == "item" and not any(map(str.isalpha, paper.said(block.span))):
            run.append(block.span)
            continue
        if len(run) > 1:
            span = Span(run[0].start, run[-1].end)
            yield Doubt(
                kind="unread-part",
                message=f"{len(run)} numbers of a list stand without their words; the words are elsewhere on the page.",
                where=(paper.place(span),),
                words=paper.words(paper.around(span)),
                severity="info",
            )
        run = []


def _announced(paper: Paper) -> Iterator[Doubt]:
    """Annexes that a list of contents names and that do not follow: their headings stand over nothing."""
    empty: dict[str, Span] = {}
    full: set[str] = set()
    for before, block, behind in zip((None, *paper.running), paper.running, (*paper.running[1:], None), strict=False):
        if not _is_annex(block):
            continue
        listed = _is_annex(before) or _is_annex(behind) or behind is None
        if listed and (behind is None or behind.kind == "heading"):
            empty.setdefault(block.number or "", block.span)
        else:
            full.add(block.number or "")
    missing = [number for number in empty if number not in full]
    if missing:
        verb, what = ("are", "them") if len(missing) > 1 else ("is", "it")
        yield Doubt(
            kind="unread-part",
            message=f"{joined(missing)} {verb} announced, and the file does not hold {what}.",
            where=tuple(missing),
            words=paper.words(*(empty[number] for number in missing)),
            severity="medium",
        )


def _is_annex(block: Block | None) -> bool:
    return block is not None and block.kind == "heading" and (block.number or "").partition(" ")[0] in _ANNEXES
