"""Verdicts, comparisons and news for a person at a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from kgraph.agreed.results import AgreedMatch, AgreedResult, ChangesResult, ComparedResult, ComparedRow, Successor
from kgraph.agreed.telling import difference, named, standing_words
from kgraph.printing import wrapped
from kgraph.wording import place_words
from kgraph.words import counted, date_in_words

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_INDENT = "     "
_SHORT = 90


def agreed_lines(corpus: Corpus, result: AgreedResult) -> Iterator[str]:
    yield click.style(wrapped(result.text, ""), bold=True)
    yield wrapped(result.summary, "  ")
    for match in result.matches if result.verdict != "not found" else ():
        yield from _match_lines(corpus, match)
    yield from (wrapped(f"Mind: {caution}", "  ") for caution in result.cautions)
    date = f", as of {date_in_words(result.as_of)}" if result.as_of else ""
    yield f"  Documents searched: {result.searched.documents}{date}."
    yield ""


def _match_lines(corpus: Corpus, match: AgreedMatch) -> Iterator[str]:
    code = f"{match.code}  " if match.code else ""
    place = ", ".join(part for part in (match.document, place_words(match.evidence[0])) if part)
    head = f"{match.score:.2f}  {code}{match.verdict}; {standing_words(corpus, match)} ({place})"
    yield wrapped(head, "   ")
    held = "" if match.text_held else " (what a report says of it; its text is not held)"
    yield wrapped(f"“{match.text}”{held}", _INDENT)
    if match.status_by and match.status_by.quote:
        yield wrapped(f"status: “{' '.join(match.status_by.quote.split())}”", _INDENT)
    same = [f"{name} ({named(corpus, name, sides.text)})" for name, sides in match.same.items() if sides.text]
    if same:
        yield wrapped(f"same: {'; '.join(same)}", _INDENT)
    apart = [difference(corpus, name, sides) for name, sides in match.differs.items()]
    if apart:
        yield wrapped(f"differs: {'; '.join(apart)}", _INDENT)


def comparison_lines(result: ComparedResult) -> Iterator[str]:
    yield wrapped(result.summary, "")
    for row in result.rows:
        if row.state != "kept":
            yield from _row_lines(row)
    if result.unfinished:
        yield ""
        yield click.style("Not reported as done", bold=True)
    for left in result.unfinished:
        states = ", ".join(dict.fromkeys(said.status.replace("_", " ") for said in left.reported))
        yield wrapped(f"{left.code}  {states}: {textwrap.shorten(left.text, _SHORT)}", " ")
        yield from _successor_lines(left.successors)


def _row_lines(row: ComparedRow) -> Iterator[str]:
    codes = row.code if row.older_code in (None, row.code) else f"{row.older_code} → {row.code}"
    yield wrapped(f"{row.state:<8} {codes}  {textwrap.shorten(row.text, _SHORT)}", " ")
    for change in row.changes:
        before, after = (textwrap.shorten(text, _SHORT) or "nothing" for text in (change.before, change.after))
        yield wrapped(f"{change.part}: {before} → {after}", _INDENT)
    if row.state == "dropped":
        yield from _successor_lines(row.successors)


def _successor_lines(successors: Iterable[Successor]) -> Iterator[str]:
    told = [f"{one.code} ({one.score:.2f}; {one.reason})" for one in successors]
    yield wrapped(f"may go on as: {', '.join(told)}" if told else "no likely successor", _INDENT)


def changes_lines(result: ChangesResult) -> Iterator[str]:
    yield wrapped(result.summary, "")
    for document in result.documents:
        date = f", {date_in_words(document.date)}" if document.date else ""
        yield wrapped(f"{document.state}: {document.id}{date}; {document.title}", " ")
    for kind, items in (("activity", result.activities), ("recommendation", result.recommendations)):
        if items:
            yield ""
            yield click.style(counted(len(items), kind, "activities" if kind == "activity" else None), bold=True)
        for item in items:
            code = f"{item.code}  " if item.code else ""
            yield wrapped(f"{item.state}: {code}{textwrap.shorten(item.text, _SHORT)} ({item.document})", " ")
