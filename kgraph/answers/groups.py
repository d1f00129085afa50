"""Rows in groups, to be counted: by tier, unit, country, priority and whatever else a question counts by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kgraph.cells import Of
from kgraph.coverage import members
from kgraph.covering import Row, Rows, Tiers, numbers
from kgraph.query import Asked, Query
from kgraph.selection import covered
from kgraph.tiers import TIERS
from ontology.vocabulary import Kind

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

COVERED: tuple[Kind, ...] = ("species", "country")


@dataclass(frozen=True, slots=True)
class Group:
    by: Of
    rows: Rows

    @property
    def count(self) -> int:
        return self.rows.bit_count()


def groups(corpus: Corpus, query: Query, by: str, rows: Rows, tiers: Tiers) -> list[Group]:
    """The groups of some rows. By species and country each has what covers it by name or unit, none of them too."""
    if by == "tier":
        named = zip(TIERS.values(), tiers, strict=True)
        return [Group(Of(kind="tier", key=tier, label=tier), found) for tier, found in named]
    if by in COVERED:
        return list(_covering(corpus, query, by, rows))
    found: dict[Of, Rows] = {}
    for number in numbers(rows):
        for of in _OF[by](corpus, corpus.covering.rows[number]):
            found[of] = found.get(of, 0) | 1 << number
    return [Group(of, held) for of, held in found.items()]


def without(query: Query, kind: str) -> Query:
    """A question without the things of a kind that it names, to be asked for each of them."""
    return replace(query, names=tuple(name for name in query.names if name.kind != kind))


def _covering(corpus: Corpus, query: Query, kind: Kind, rows: Rows) -> Iterator[Group]:
    rest = without(query, kind)
    for key in _keys(corpus, kind, query.keys(kind)):
        asked = replace(rest, names=(*rest.names, Asked(kind=kind, key=key, surface="")))
        strong = covered(corpus, asked)[1].strong & rows
        yield Group(Of(kind=kind, key=key, label=corpus.labels(kind, key)), strong)


def _keys(corpus: Corpus, kind: Kind, named: Sequence[str]) -> list[str]:
    """What a question names, groups by their members; else all that the programmes are for."""
    side = COVERED.index(kind)
    with_rows = [document for document in corpus.primaries if corpus.extraction(document).activities]
    scope = dict.fromkeys(key for document in with_rows for key in corpus.scope(document)[side])
    if not named:
        return list(scope)
    asked = dict.fromkeys(key for name in named for key in members(corpus, kind, name))
    return [key for key in asked if key in scope] if len(asked) > len(named) else list(asked)


# ---------------------------------------------------------------- by what one row has


def _unit(corpus: Corpus, row: Row) -> Iterator[Of]:
    section = corpus.extraction(row.document).section(row.activity.section)
    if section.kind == "unit":
        yield Of(kind="unit", key=section.key, label=section.title)


def _section(corpus: Corpus, row: Row) -> Iterator[Of]:
    section = corpus.extraction(row.document).section(row.activity.section)
    yield Of(kind="section", key=section.key, label=section.title)


def _organisation(corpus: Corpus, row: Row) -> Iterator[Of]:
    """Those who have a part in a row, as responsible, consulted or named."""
    keys = {one.key for one in row.activity.organisations} | {a.key for a in row.activity.responsible if a.key}
    for key in sorted(key for key in keys if key):
        yield Of(kind="organisation", key=key, label=corpus.labels("organisation", key))


def _topic(corpus: Corpus, row: Row) -> Iterator[Of]:
    return (Of(kind="topic", key=key, label=corpus.labels("topic", key)) for key in row.activity.topics)


def _priority(_: Corpus, row: Row) -> Iterator[Of]:
    priority = row.activity.priority or "none"
    yield Of(kind="priority", key=priority, label=priority)


def _year(_: Corpus, row: Row) -> Iterator[Of]:
    """The years by which a row is due."""
    for year in sorted({due.year for due in row.activity.due if due.kind != "start"}):
        yield Of(kind="year", key=str(year), label=str(year))


def _document(corpus: Corpus, row: Row) -> Iterator[Of]:
    document = corpus.document(row.document)
    yield Of(kind="document", key=document.id, label=document.symbol or document.title)


def _status(corpus: Corpus, row: Row) -> Iterator[Of]:
    status = corpus.standing(row.document).status
    yield Of(kind="status", key=status, label=status.replace("_", " "))


_OF: dict[str, Callable[[Corpus, Row], Iterable[Of]]] = {
    "unit": _unit, "section": _section, "organisation": _organisation, "topic": _topic,
    "priority": _priority, "document": _document, "status": _status, "year": _year,
}  # fmt: skip
GROUPED_BY = ("tier", *COVERED, *_OF)
