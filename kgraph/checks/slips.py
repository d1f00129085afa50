"""Slips of the pen that are certain: a word twice, a bracket that never closes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from ingest.phrases import source
from ingest.records import Span
from ingest.shapes import ended
from kgraph.checks.paper import Doubt, Paper

_TWICE = re.compile(r"(?<![\w-])([a-z]{2,12})[ \n]+\1(?![\w-])")
_MEANT = frozenset({"had", "that"})  # may stand twice in good English
_LETTER = re.compile(r"[;:>\n]\s*(?:and\s+|or\s+)?(?:[a-z]|\d{1,2}|[ivx]{2,4})$")  # of a list
_LOW = re.compile(r"(?<![\w/.@%-])[a-z]{6,}(?![\w@/%-]|\.\w)")
_NO_ENDING = frozenset("bcfghjkmpquvwxz")  # letters that English words do not take on as an ending
_QUOTE = re.compile(r"(?<!\d)[\"“”]")
_USUAL = 5  # times that the word without the letter must stand in the document
_END = re.compile(r"[.;!?](?=\s)|\t")


def find(paper: Paper) -> Iterator[Doubt]:
    yield from _letter_too_many(paper)
    yield from _pairs_twice(paper)
    for block in paper.running:
        pieces = [cell.span for cell in block.cells if cell.span is not None] or [block.span]
        for piece in pieces:
            yield from _words_twice(paper, piece)
            yield from _phrase_twice(paper, piece)
            if block.kind == "row" or (block.kind != "heading" and ended(paper.said(piece))):
                yield from _bracket(paper, piece)  # a paragraph torn by a page may close it there
            if block.kind == "row":
                yield from _quotation(paper, piece)


def _words_twice(paper: Paper, piece: Span) -> Iterator[Doubt]:
    for match in _TWICE.finditer(paper.plain, piece.start, piece.end):
        if match.group(1) not in _MEANT and not _is_taxon(paper, match):
            yield _slip(paper, "doubled-words", Span(*match.span()), f"“{match.group(1)}” stands twice.")


def _is_taxon(paper: Paper, match: re.Match[str]) -> bool:
    """ "Ovis aries aries" names a subspecies."""
    genus = re.search(r"\b[A-Z][a-z]*\.?[\s*_]+$", paper.plain[max(0, match.start() - 30) : match.start()])
    return genus is not None and len(match.group(1)) > 3


def _phrase_twice(paper: Paper, piece: Span) -> Iterator[Doubt]:
    """ "Taking into account ... into account" within a sentence."""
    part, takes = source("check_words", "part"), source("check_words", "takes")
    phrase = re.compile(rf"{takes}\s+(?P<part>{part})", re.IGNORECASE)
    for match in phrase.finditer(paper.plain, piece.start, piece.end):
        end = _END.search(paper.plain, match.end(), piece.end)
        stop = end.start() if end else piece.end
        again = re.compile(re.escape(match.group("part")), re.IGNORECASE).search(paper.plain, match.end(), stop)
        if again and not re.search(takes, paper.plain[match.end() : again.start()], re.IGNORECASE):
            span = Span(match.start(), again.end())
            yield _slip(paper, "doubled-words", span, f"“{match.group('part')}” stands twice in one phrase.")


def _bracket(paper: Paper, piece: Span) -> Iterator[Doubt]:
    """A round bracket that opens and never closes; one that only closes may belong to "a)"."""
    open_at: list[int] = []
    text = paper.read.text
    for at in range(piece.start, piece.end):
        if text[at] == "(" and text[at - 1 : at] != "\\":
            open_at.append(at)
        elif text[at] == ")" and open_at and not _is_letter(text, at, open_at[-1]):
            open_at.pop()
    for at in open_at:
        yield _slip(paper, "unclosed-bracket", Span(at, at + 1), "A bracket opens here and is not closed.")


def _quotation(paper: Paper, piece: Span) -> Iterator[Doubt]:
    """A cell in which a quotation is opened and not closed, or closed and not opened; inches are none."""
    marks = [Span(*mark.span()) for mark in _QUOTE.finditer(paper.plain, piece.start, piece.end)]
    curled = [paper.plain[mark.start : mark.end] for mark in marks]
    if len(marks) % 2 or curled.count("“") != curled.count("”"):
        yield _slip(paper, "unclosed-quote", marks[-1], "A quotation mark stands without the one that belongs to it.")


def _is_letter(text: str, at: int, opened: int) -> bool:
    """The bracket of "b)", where a new part of a list may begin behind the open one."""
    return _LETTER.search(text[opened + 1 : at]) is not None


def _letter_too_many(paper: Paper) -> Iterator[Doubt]:
    """ "withing" in a text full of "within": a word with a letter behind it that makes no English word."""
    places: dict[str, list[Span]] = defaultdict(list)
    for match in _LOW.finditer(paper.plain):
        places[match.group()].append(Span(*match.span()))
    for word, spans in places.items():
        if word[-1] in _NO_ENDING and len(spans) == 1 and len(places.get(word[:-1], ())) >= _USUAL:
            yield _slip(paper, "misspelling", spans[0], f"“{word}” is “{word[:-1]}” with a letter too many.")


def _pairs_twice(paper: Paper) -> Iterator[Doubt]:
    """Two countries joined by a dash, and again the other way round, in one list."""
    countries = [mention for mention in paper.read.mentions if mention.kind == "country"]
    seen: dict[tuple[int, frozenset[str]], Span] = {}
    for one, other in pairwise(countries):
        joins = paper.plain[one.span.end : other.span.start].strip() == "-"
        activity = paper.activity_at(one.span.start) if joins else None
        if activity is None:
            continue
        pair, span = (activity.row.start, frozenset((one.key, other.key))), Span(one.span.start, other.span.end)
        if pair in seen:
            whole = Span(seen[pair].start, span.end)
            yield _slip(paper, "doubled-words", whole, f"{one.label} and {other.label} stand twice in one list.")
        seen.setdefault(pair, span)


def _slip(paper: Paper, kind: str, span: Span, message: str) -> Doubt:
    return Doubt(kind=kind, message=message, where=(paper.place(span),), words=paper.words(paper.around(span, 8)))
