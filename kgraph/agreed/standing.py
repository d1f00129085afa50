"""What a text's source was worth at a date: a draft, adopted, run out; on whose word. Nothing else decides "agreed"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.results import DocumentResult, StatusBy
from kgraph.wording import AGREED
from ontology.concepts import Concept

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

DRAFT = "draft"
EXPIRED = "expired"
BY_VOCABULARY = "stated by the vocabulary"
_AS_PRINTED = {"in-force": "in_force", "in force": "in_force"}  # the tables of instruments print it so


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, with who gave it and when, where anybody did."""

    status: str
    by: StatusBy | None = None

    @property
    def agreed(self) -> bool:
        return self.status in AGREED

    @property
    def proposed(self) -> bool:
        return self.status in ("draft", "proposed", "unknown")


def standing(corpus: Corpus, document: str, as_of: str | None) -> Standing:
    """What the programme that a document lays down was at a date.

    What was adopted later was a draft until then; what had run out by then is agreed no more.
    """
    told = corpus.document(document)
    end = last_year(corpus, document)
    if told.status in AGREED and as_of is not None:
        since = _since(told)
        if since is not None and as_of[: len(since)] < since[: len(as_of)]:
            return Standing(DRAFT)
        if end is not None and int(as_of[:4]) > end:
            return Standing(EXPIRED, told.status_by)
    return Standing(told.status, told.status_by)


def _since(told: DocumentResult) -> str | None:
    """From when on a status holds: the date of the decision, else that of the document."""
    return (told.status_by.date if told.status_by else None) or told.date


def last_year(corpus: Corpus, document: str) -> int | None:
    """The last year of the programme that a document lays down."""
    programme = corpus.extraction(document).programme
    return programme.period[1] if programme and programme.period else None


def standing_of_stub(corpus: Corpus, programme: str, document: str, as_of: str | None) -> Standing:
    """What a programme was at a date that no document lays down: on the word of the vocabulary."""
    concept = corpus.vocabulary.get("instrument", programme)
    if concept is None or not concept.adopted_by or (as_of or "9") < concept.year:
        return Standing("unknown")
    first, _, last = concept.period.partition("-")
    if last and as_of is not None and int(as_of[:4]) > int(last):
        return Standing(EXPIRED, _word(concept, document))
    status = _AS_PRINTED.get(concept.status, concept.status)
    was_adopted = status == EXPIRED and first and as_of is not None
    return Standing("adopted" if was_adopted else status, _word(concept, document))


def _word(concept: Concept, document: str) -> StatusBy:
    quote = f"{BY_VOCABULARY}: {concept.label}"
    return StatusBy(body=concept.adopted_by, date=concept.year or None, document=document, quote=quote)
