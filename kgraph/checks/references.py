"""References that lead nowhere, or to two things: codes, sections, annexes, footnote marks, misprinted numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.clean import FOOTNOTE_MARK
from ingest.phrases import source
from ingest.records import Activity, Block, Reference, Span
from ingest.references import Codes, Title, references
from kgraph.checks.paper import Doubt, Paper, heading
from kgraph.results import Severity
from kgraph.words import joined

_BELONGS = "belongs to the "
_NO_SUCH = "this document has no activity of that code"
_TWICE = "the code stands"
_LABELLED = r"(?P<label>Annex|Table|Figure|Box)(?:es|s)?\s+(?P<number>\d{1,2}|[IVX]{1,5}|[A-Z])(?![\w.]\w)"
_CITED = re.compile(rf"\b{_LABELLED}")
_OF_ANOTHER = re.compile(r"\s*,?\s*(?:\([^()]*\)\s*)?(?:of|to|in)\s+(?!this\b)")
_SECTION = re.compile(r"\(?\bsee\s+(?:section\s+)?(\d{1,2}(?:\.\d{1,2})+)\s+(?:above|below)", re.IGNORECASE)
_DECISION = re.compile(r"\b(Decision|Resolution)s?\s+(\d{1,3}(?:\.\d{1,3})?)(?![\d.]\d|\d)")
_CLOSING_DOT = re.compile(r"(?<![\w.])(\d{1,2}\.\d{1,2}\.\d{1,2})\.(?=\))")
_PLAIN_CODE = re.compile(r"(?<![\w.])\d{1,2}\.\d{1,2}\.\d{1,2}(?![.\d])")
_MARK = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>|\[\^(\w{1,8})\](?!:)")


def find(paper: Paper) -> Iterator[Doubt]:
    pointed = list(_pointed(paper))
    yield from _dangling(paper, pointed)
    yield from _ambiguous(paper, pointed)
    yield from _into_others(paper, pointed)
    yield from _sections(paper)
    yield from _labelled(paper)
    yield from _marks(paper)
    yield from _misprinted(paper)


# ---------------------------------------------------------------- codes


def _pointed(paper: Paper) -> Iterator[Reference]:
    """The references of the rows, and those of the footnotes and paragraphs around them."""
    for activity in paper.read.activities:
        yield from activity.references
    if paper.read.activities:
        codes = Codes.of(paper.read.activities, paper.read.document.title)
        titles = [Title(m.label, m.span) for m in paper.read.mentions if m.kind == "instrument"]
        for block in paper.running:
            if block.kind in ("footnote", "paragraph") and paper.activity_at(block.span.start) is None:
                inside = [title for title in titles if block.span.holds(title.span)]
                yield from references(paper.plain, [block.span], _row_for(paper, block), codes, inside)


def _row_for(paper: Paper, block: Block) -> Activity:
    """The row for which a footnote or paragraph speaks: the last before it."""
    before = [row for row in paper.read.activities if row.row.start < block.span.start]
    return before[-1] if before else paper.read.activities[0]


def _dangling(paper: Paper, pointed: Sequence[Reference]) -> Iterator[Doubt]:
    for reference in pointed:
        if reference.why == _NO_SUCH and not _is_in_front(paper, reference.span):
            place = paper.place(reference.span)
            yield Doubt(
                kind="dangling-reference",
                message=f"{_sentence_start(place)} points to {reference.code}, and no activity has that code"
                f"{_what_there_is(paper, reference.code)}.",
                where=(place,),
                words=paper.words(paper.around(reference.span)),
            )


def _is_in_front(paper: Paper, span: Span) -> bool:
    """Background paragraphs speak of other papers as well; only the table and its footnotes point with certainty."""
    block = paper.read.block_at(span.start)
    return block is not None and block.kind == "paragraph" and paper.activity_at(span.start) is None


def _sentence_start(place: str) -> str:
    return place[:1].upper() + place[1:] if not place[:1].isdigit() else f"Activity {place}"


def _what_there_is(paper: Paper, code: str) -> str:
    head = code.rpartition(".")[0]
    there = [other for other in paper.by_code if other.rpartition(".")[0] == head and other]
    section = next((s for s in paper.read.sections if s.number == head), None)
    if not there or section is None:
        return ""
    return f": “{heading(section)}” has {there[0]} to {there[-1]}"


def _ambiguous(paper: Paper, pointed: Sequence[Reference]) -> Iterator[Doubt]:
    """Codes that stand more than once, also where "above" or the heading tells which is meant: one finding a place."""
    groups: dict[Span, list[Reference]] = {}
    for reference in pointed:
        if _TWICE in reference.why:
            groups.setdefault(reference.span, []).append(reference)
    for span, same in groups.items():
        place = paper.place(span)
        codes = [reference.code for reference in same]
        rows = [row for code in codes for row in paper.by_code.get(code, ())]
        each = "each of these codes stands" if len(codes) > 1 else "that code stands"
        yield Doubt(
            kind="ambiguous-reference",
            message=f"{_sentence_start(place)} points to {joined(codes)}, and {each} more than once.",
            where=(place, *codes),
            words=paper.words(paper.around(span), *(paper.opening(row) for row in rows)),
        )


def _into_others(paper: Paper, pointed: Sequence[Reference]) -> Iterator[Doubt]:
    """Numbers of another instrument that this document has, too: one finding an instrument."""
    groups: dict[str, list[Reference]] = {}
    for reference in pointed:
        if reference.why.startswith(_BELONGS) and reference.code in paper.by_code:
            owner = reference.why.removeprefix(_BELONGS).rpartition(", not to")[0]
            groups.setdefault(owner, []).append(reference)
    for owner, same in groups.items():
        spans = list(dict.fromkeys(reference.span for reference in same))
        codes = list(dict.fromkeys(reference.code for reference in same))
        shown = f"{codes[0]} to {codes[-1]}" if len(codes) > 2 else joined(codes)
        only_in_front = all(_is_in_front(paper, span) for span in spans)
        yield Doubt(
            kind="ambiguous-reference",
            message=f"{shown} of the {owner} {'are' if len(codes) > 1 else 'is'} meant, but this document has "
            f"{'activities' if len(codes) > 1 else 'an activity'} of {'these codes' if len(codes) > 1 else 'that code'}"
            f"{_called(paper, spans)}. Name the instrument beside the number.",
            where=paper.places(spans),
            words=paper.words(*(paper.around(span) for span in spans)),
            severity="low" if only_in_front else None,
        )


def _called(paper: Paper, spans: Sequence[Span]) -> str:
    """The words before the numbers, where they are not the same everywhere: "Section", "activities"."""
    before = (re.search(r"(\w+)\W*$", paper.plain[max(0, span.start - 30) : span.start]) for span in spans)
    names = sorted({match.group(1).casefold() for match in before if match})
    return f", and they are called {joined([f'“{name}”' for name in names])}" if len(names) > 1 else ""


# ---------------------------------------------------------------- sections, annexes, footnotes


def _sections(paper: Paper) -> Iterator[Doubt]:
    """ "See 3.4 above" in a document whose sections are numbered, and none so."""
    numbers = {(block.number or "").rpartition(" ")[2] for block in paper.running if block.kind == "heading"}
    if paper.read.activities or not any("." in number for number in numbers):
        return
    for match in _SECTION.finditer(paper.plain):
        if match.group(1) not in numbers:
            span = Span(*match.span())
            yield Doubt(
                kind="dangling-reference",
                message=f"The text points to {match.group(1)}, and no section has that number.",
                where=(paper.place(span),),
                words=paper.words(paper.around(span)),
            )


def _labelled(paper: Paper) -> Iterator[Doubt]:
    """Annexes, tables and figures that are pointed to and are not in the file."""
    missing: dict[str, list[Span]] = {}
    there = {_label(match) for block in paper.running for match in _captions(paper, block)}
    for block in paper.running:
        for match in _CITED.finditer(paper.plain, block.span.start, block.span.end):
            another = _OF_ANOTHER.match(paper.plain, match.end(), match.end() + 40)
            if _label(match) not in there and not another:
                missing.setdefault(_label(match), []).append(Span(*match.span()))
    for label, spans in missing.items():
        yield Doubt(
            kind="dangling-reference",
            message=f"{label} is pointed to and is not in the file.",
            where=paper.places(spans),
            words=paper.words(*(paper.around(span) for span in spans)),
            severity="low",
        )


def _captions(paper: Paper, block: Block) -> Iterator[re.Match[str]]:
    lead = re.compile(rf"[\s*_|#]*{_LABELLED}")
    match = lead.match(paper.plain, block.span.start, block.span.end)
    if match:
        yield match


def _label(match: re.Match[str]) -> str:
    return f"{match.group('label').title()} {match.group('number')}"


def _marks(paper: Paper) -> Iterator[Doubt]:
    """Marks in the text without a footnote, and footnotes that nothing points to."""
    notes = {block.number: block for block in paper.running if block.kind == "footnote" and block.number}
    marks: dict[str, Span] = {}
    for block in paper.running:
        for match in _MARK.finditer(paper.read.text, block.span.start, block.span.end):
            if FOOTNOTE_MARK.match(paper.read.text, match.start()) and match.start() > block.span.start:
                marks.setdefault(match.group(1) or match.group(2), Span(*match.span()))
    for mark, span in marks.items() if notes else ():
        if mark not in notes and not all(digit in notes for digit in mark):
            yield _of_mark(paper, span, f"The mark {mark} points to a footnote that is not there.")
    pointed = marks.keys() | {digit for mark in marks if mark not in notes for digit in mark}
    for number, block in notes.items() if marks else ():
        if number not in pointed:
            yield _of_mark(paper, paper.shortened(block.span, 25), f"Nothing points to footnote {number}.")


def _of_mark(paper: Paper, span: Span, message: str) -> Doubt:
    return Doubt(
        kind="footnote-mark",
        message=message,
        where=(paper.place(span),),
        words=paper.words(paper.around(span)),
    )


# ---------------------------------------------------------------- misprints


def _misprinted(paper: Paper) -> Iterator[Doubt]:
    full_stop = re.compile(rf"\b(?i:see)\.\s+(?={source('reference_words', 'points')}?\s*\d)")
    for match in full_stop.finditer(paper.plain):
        yield _misprint(paper, [Span(*match.span())], f"A full stop stands after “{match.group().strip('. ')}”.", "low")
    yield from _cut_decisions(paper)
    dotted = list(_CLOSING_DOT.finditer(paper.plain))
    if dotted and len(_PLAIN_CODE.findall(paper.plain)) > len(dotted):
        codes = joined(list(dict.fromkeys(match.group(1) for match in dotted)))
        spans = [Span(*match.span()) for match in dotted]
        yield _misprint(paper, spans, f"A dot closes {codes} and no other code.", "info")


def _cut_decisions(paper: Paper) -> Iterator[Doubt]:
    """ "Decision 269" beside "Decision 17.271": the number of the meeting is missing."""
    found = list(_DECISION.finditer(paper.plain))
    heads = Counter((match.group(1), len(match.group(2).partition(".")[2])) for match in found if "." in match.group(2))
    for match in found:
        kind, number = match.groups()
        if "." not in number and len(number) > 2 and heads[kind, len(number)]:
            span = Span(*match.span())
            yield _misprint(paper, [span], f"{kind} {number} lacks the number of the meeting that took it.", "low")


def _misprint(paper: Paper, spans: Sequence[Span], message: str, severity: Severity) -> Doubt:
    return Doubt(
        kind="misprinted-code",
        message=message,
        where=paper.places(spans),
        words=paper.words(*(paper.around(span, 8) for span in spans)),
        severity=severity,
    )
