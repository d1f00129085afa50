"""How plain values become triples: what every module that writes a part of the graph needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rdflib import XSD, Literal, URIRef

from kgraph import ids

Triple = tuple[URIRef, URIRef, URIRef | Literal]

_DATES = ((r"\d{4}", XSD.gYear), (r"\d{4}-\d\d", XSD.gYearMonth), (r"\d{4}-\d\d-\d\d", XSD.date))


def literal(value: str | int) -> Literal:
    return Literal(value)


def dated(date: str) -> Literal:
    """A date as exact as it is printed."""
    datatype = next((datatype for pattern, datatype in _DATES if re.fullmatch(pattern, date)), None)
    return Literal(date, datatype=datatype, normalize=False)


def optional(subject: URIRef, term: URIRef, value: str | int | None) -> Iterator[Triple]:
    if value not in (None, ""):
        yield subject, term, literal(value)


def concepts(subject: URIRef, term: URIRef, kind: str, keys: Iterable[str]) -> Iterator[Triple]:
    for key in keys:
        yield subject, term, ids.concept_iri(kind, key)
