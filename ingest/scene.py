"""What a report or a note says, sentence by sentence, with what a reader has in mind there: heading, list, context."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest import shapes
from ingest.clean import FOOTNOTE_MARK, clean
from ingest.phrases import plain, source
from ingest.records import Block, Span
from ontology import doc
from ontology.names import Name

_TABLE = "programme_parts"
_BREAK = re.compile(r"</?(?:br|p|div|ul|ol|li|tr|td|th)\b[^<>]*>", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_LIST = re.compile(r"^\W*\(?([a-z])\)\s")
_BULLET = re.compile(r"(?:[-*•‣▪○◦●]\s+)+")
_JOINT = re.compile(r"(?<=[;,])\s+(?:and|or)$", re.IGNORECASE)
_ADDRESS = re.compile(r"^[\[<]?https?://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, a list item or a table cell. ``words`` is its text, the same length, as it is read:
    markup and what a page break puts between its halves are blanks."""

    span: Span
    words: str
    block: Block  # where it begins
    section: str | None  # the document's own heading, with its number
    issue: str | None  # the number of the programme's issue under review: "1.1"
    objective: str | None  # of the programme under review: "Objective 1"
    heading: Span | None  # the nearest one
    names: tuple[Name, ...]
    paragraph: int  # the number of the stretch that it was cut from: sentences of one paragraph share it
    context_species: tuple[str, ...] = ()  # of the nearest sentence before it in its paragraph, or of its list's lead
    context_countries: tuple[str, ...] = ()
    heading_species: tuple[str, ...] = ()  # of the nearest heading
    heading_countries: tuple[str, ...] = ()
    lead: Span | None = None  # of a list item: the sentence that leads to the list

    def keys(self, kind: str) -> tuple[str, ...]:
        """The keys of one kind that are named in it, each once, in order."""
        return _keys(self.names, kind)


@dataclass(frozen=True, slots=True)
class _Where:
    """The headings that a block stands under. ``own`` is the number of the document's own section."""

    section: str | None = None
    issue: str | None = None
    objective: str | None = None
    heading: Span | None = None
    own: tuple[int, ...] = ()


@dataclass(slots=True)
class _Run:
    """Blocks that are read as one stretch, whatever a page break puts between them."""

    block: Block
    where: _Where
    parts: list[Span]
    lead: _Run | None = None
    said: list[Sentence] = field(default_factory=list)

    def span(self) -> Span:
        return Span(self.parts[0].start, self.parts[-1].end)


def sentences(text: str, blocks: Sequence[Block], names: Sequence[Name]) -> tuple[Sentence, ...]:
    """In text order; headings and what repeats on every page are no sentences."""
    read = _broken(plain(FOOTNOTE_MARK.sub(_blanks, text)), text)
    named = _Names(names)
    runs = _runs(blocks, text)
    for number, run in enumerate(runs):
        run.said = list(_said(run, number, read, named))
    return tuple(sorted((sentence for run in runs for sentence in run.said), key=lambda sentence: sentence.span))


class _Names:
    """Names by where they stand."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = sorted(names, key=lambda name: (name.start, name.end, name.kind, name.key))
        self._starts = [name.start for name in self.names]

    def within(self, span: Span | None) -> tuple[Name, ...]:
        if span is None:
            return ()
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(name for name in self.names[first:last] if name.end <= span.end)


def _keys(names: Iterable[Name], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.key for name in names if name.kind == kind and name.is_mention))


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _said(run: _Run, number: int, read: str, named: _Names) -> Iterator[Sentence]:
    """The sentences of a stretch, each with what those before it spoke of."""
    span, where = run.span(), run.where
    words = _words(run, read)
    heading = named.within(where.heading)
    lead = run.lead.said[-1] if run.lead and run.lead.said else None
    species, countries = _last(run.lead, "species"), _last(run.lead, "country")
    for start, end in doc.sentences(words):
        start, end = start + len(_bullet(words[start:end])), end - len(_joint(words[start:end], run.block))
        if not any(map(str.isalnum if run.block.kind == "row" else str.isalpha, words[start:end])):
            continue
        here = Span(span.start + start, span.start + end)
        inside = tuple(n for n in named.within(here) if words[n.start - span.start : n.end - span.start].strip())
        yield Sentence(
            span=here,
            words=words[start:end],
            block=run.block,
            section=where.section,
            issue=where.issue,
            objective=where.objective,
            heading=where.heading,
            names=inside,
            paragraph=number,
            context_species=species,
            context_countries=countries,
            heading_species=_keys(heading, "species"),
            heading_countries=_keys(heading, "country"),
            lead=lead.span if lead else None,
        )
        species, countries = _keys(inside, "species") or species, _keys(inside, "country") or countries


def _bullet(words: str) -> str:
    mark = _BULLET.match(words)
    return mark.group() if mark else ""


def _joint(words: str, block: Block) -> str:
    """The word that joins an item to the next one: "..., and"."""
    joint = _JOINT.search(words) if block.kind == "item" else None
    return joint.group() if joint else ""


def _last(run: _Run | None, kind: str) -> tuple[str, ...]:
    """What a stretch named last."""
    said = reversed(run.said if run else ())
    return next((keys for sentence in said if (keys := sentence.keys(kind))), ())


def _words(run: _Run, read: str) -> str:
    """The stretch as it is read, the same length."""
    words, at = "", run.span().start
    for part in run.parts:
        words += " " * (part.start - at) + read[part.start : part.end]
        at = part.end
    return words


def _broken(read: str, text: str) -> str:
    """The text as it is read, with an end of a line where markup ends an item or a line of a cell."""
    pieces, at = [], 0
    for tag in _BREAK.finditer(text):
        pieces += [read[at : tag.start()], "\n\n".ljust(tag.end() - tag.start())]
        at = tag.end()
    return "".join([*pieces, read[at:]])


def _runs(blocks: Sequence[Block], text: str) -> list[_Run]:
    where = _Where()
    runs: list[_Run] = []
    run: _Run | None = None  # the stretch that may still go on
    broken = False  # something that is no part of the text stands between it and here
    for block in blocks:
        if block.kind == "heading":
            where, run = _under(where, block, text), None
        elif block.kind == "footnote" or block.kind == "furniture" or _ADDRESS.match(_words_of(block, text)):
            broken = True
            runs += [_Run(block, where, [block.span])] if block.kind == "footnote" else []
        elif block.kind == "row":
            run = None
            runs += [_Run(block, where, [cell.span]) for cell in block.cells if cell.span is not None]
        elif run is not None and _goes_on(run, block, text, broken):
            run.parts.append(block.span)
            broken = False
        else:
            run = _Run(block, where, [block.span], _lead(run, block))
            runs.append(run)
            broken = False
    return runs


def _words_of(block: Block, text: str) -> str:
    return text[block.span.start : block.span.end]


def _lead(before: _Run | None, block: Block) -> _Run | None:
    """The paragraph that leads to the list an item belongs to."""
    if block.kind != "item" or before is None:
        return None
    return before.lead if before.block.kind == "item" else before


def _goes_on(run: _Run, block: Block, text: str, broken: bool) -> bool:
    """A sentence cut by the end of a page, or an item that holds letters: "a) this and", "b) that"."""
    before, words = text[run.parts[-1].start : run.parts[-1].end], _words_of(block, text)
    if shapes.ended(before) or re.search(r";(?:\s+(?:and|or))?$", before):
        return False
    if block.kind == "item":
        letter = _LIST.match(words)
        return letter is not None and f" {chr(ord(letter.group(1)) - 1)}) " in f" {before}"
    numbered = block.number is not None and shapes.number(words) is not None
    return block.kind == "paragraph" and not numbered and (broken or shapes.starts_low(words))


def _under(where: _Where, block: Block, text: str) -> _Where:
    """What the blocks after a heading stand under. The programme's own parts are told from the document's sections."""
    words = clean(_words_of(block, text))
    printed = _NUMBER.match(block.number or "")
    own = tuple(map(int, printed.group().split("."))) if printed else ()
    objective, issue = _part(words, "objective"), _part(words, "issue")
    if objective:
        return _Where(words, None, objective.group("part"), block.span, own or where.own)
    if issue:
        return _Where(where.section, issue.group("number"), where.objective, block.span, where.own)
    if own and own <= where.own and where.objective is not None and len(own) > 1:
        return _Where(where.section, ".".join(map(str, own)), where.objective, block.span, where.own)
    return _Where(words, None, None, block.span, own or where.own)


def _part(words: str, meaning: str) -> re.Match[str] | None:
    """``Issue 1.1`` or ``Objective 2`` at the beginning of a heading, behind the document's own number."""
    number = r"(?P<number>\d+(?:\.\d+)*)"
    return re.match(rf"(?:{_NUMBER.pattern}\.?\s+)?(?P<part>{source(_TABLE, meaning)}\s+{number})(?!\w)", words)
