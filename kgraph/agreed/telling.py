"""Verdicts in words, for a person who has to decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kgraph.agreed.results import AgreedMatch, Sides, Verdict
from kgraph.phrases import later_cautions
from kgraph.wording import ENDED, STATUS
from kgraph.words import date_in_words, joined
from ontology.vocabulary import Kind

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

VERDICTS: dict[Verdict, str] = {
    "agreed": "Agreed",
    "proposed": "Proposed, agreed by nobody",
    "recommended": "Recommended by a meeting, agreed by nobody",
    "similar": "Not found as it stands; something near was",
    "not found": "Not found",
}
_OVER = "Agreed once, but no longer in force"
_KINDS: dict[str, Kind] = {"species": "species", "countries": "country", "places": "place", "actors": "organisation"}


def named(corpus: Corpus, dimension: str, values: Sequence[str]) -> str:
    """The values of a dimension as a person calls them."""
    kind = _KINDS.get(dimension)
    labels = [corpus.labels(kind, value) if kind else f"“{value}”" for value in values]
    return joined(labels) if labels else "nothing"


def beyond(corpus: Corpus, same: Mapping[str, Sides], differs: Mapping[str, Sides]) -> Iterator[str]:
    """What of a text goes beyond a match that holds the rest of it."""
    for dimension in ("species", "countries", "places"):
        if dimension in same and dimension in differs:
            outside, inside = differs[dimension].text, same[dimension].match
            yield f"{named(corpus, dimension, outside)} beyond {named(corpus, dimension, inside)}"


def difference(corpus: Corpus, dimension: str, sides: Sides) -> str:
    """``species: Argali instead of Saiga Antelope``"""
    return f"{dimension}: {named(corpus, dimension, sides.text)}; there {named(corpus, dimension, sides.match)}"


def summary(corpus: Corpus, verdict: Verdict, matches: Sequence[AgreedMatch]) -> str:
    """One sentence: the verdict, and the nearest with what it is worth."""
    if not matches or verdict == "not found":
        return f"Not found in what was searched ({len(corpus.primaries)} documents)."
    first = deciding(verdict, matches)
    code = f"{first.code} " if first.code and first.type != "recommendation" else ""
    where = corpus.document(first.document).title
    over = verdict == "similar" and first.status in ENDED and not first.differs
    told = f"{_OVER if over else VERDICTS[verdict]}: {code}in {where} ({standing_words(corpus, first)})."
    if verdict == "similar":
        apart = [difference(corpus, name, sides) for name, sides in first.differs.items()]
        told += f" It differs in {'; '.join(apart)}." if apart else ""
    return told


def deciding(verdict: Verdict, matches: Sequence[AgreedMatch]) -> AgreedMatch:
    """The match that a verdict rests on."""
    return next((match for match in matches if match.verdict == verdict), matches[0])


def standing_words(corpus: Corpus, match: AgreedMatch) -> str:
    """A status with who gave it and when: "adopted, CMS COP, 12 March 2026"."""
    by = match.status_by
    body = corpus.labels("organisation", by.body) if by and by.body else ""
    date = date_in_words(by.date) if by and by.date else ""
    return ", ".join(part for part in (STATUS.get(match.status, match.status), body, date) if part)


def cautions(corpus: Corpus, matches: Sequence[AgreedMatch], as_of: str | None) -> Iterator[str]:
    for key in dict.fromkeys(match.document for match in matches):
        if corpus.document(key).wording == "digest":
            yield f"Quoted from {corpus.document(key).source}, a digest: its wording is not official."
    if any(not match.text_held for match in matches):
        yield "Of some activities only what a report says of them is held, not their text."
    yield from later_cautions(corpus, (match.document for match in matches if match.text_held), as_of)
