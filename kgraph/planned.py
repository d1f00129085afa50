"""The programmes that plan activities: what each is for, and whether it holds at a date."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from ingest.records import Activity, Covered, Extraction, Section, Status
from kgraph.cells import ProgrammeCounted
from kgraph.dates import is_later
from kgraph.errors import BadInput
from ontology.vocabulary import Kind, Vocabulary

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

OVER = ("expired", "superseded")


@dataclass(frozen=True, slots=True)
class Planned:
    """A document that plans activities, with the species and countries that its programme is for, in its order."""

    told: ProgrammeCounted
    species: tuple[str, ...]
    countries: tuple[str, ...]

    def scope(self, kind: Kind) -> tuple[str, ...]:
        return self.species if kind == "species" else self.countries


def planned(
    corpus: Corpus, *, programme: str | None, status: str | None, documents: Collection[str], as_of: str | None
) -> list[Planned]:
    """The documents with activities, in their order; only those of a programme, of a status, where these are asked."""
    _check_status(status)
    plans = [
        Planned(_counted(corpus, document, as_of), *corpus.scope(document))
        for document in corpus.primaries
        if corpus.extraction(document).activities and (not documents or document in documents)
    ]
    if programme is not None:
        named = [plan for plan in plans if _is(corpus, plan.told, programme)]
        if not named:
            known = ", ".join(sorted({plan.told.programme or plan.told.document for plan in plans}))
            raise BadInput(f"no programme is called {programme!r}; give one of: {known or 'none is here'}")
        plans = named
    return [plan for plan in plans if status in (None, plan.told.status)]


def _check_status(status: str | None) -> None:
    if status is not None and status not in get_args(Status):
        raise BadInput(f"no status is called {status!r}; give one of: {', '.join(get_args(Status))}")


def _is(corpus: Corpus, told: ProgrammeCounted, typed: str) -> bool:
    """Whether a programme goes by a key, a title, a name of the vocabulary, or the id of its document."""
    key = corpus.vocabulary.named("instrument", typed) or typed
    return key in (told.programme, told.document) or typed.casefold() == told.title.casefold()


def _counted(corpus: Corpus, document: str, as_of: str | None) -> ProgrammeCounted:
    read = corpus.extraction(document)
    programme = read.programme
    status = corpus.standing(document, as_of).status
    why = _why_not(read, status, as_of)
    return ProgrammeCounted(
        document=document,
        programme=programme.key if programme else None,
        title=programme.title if programme else read.document.title,
        status=status,
        counted=not why,
        why=why,
    )


def _why_not(read: Extraction, status: str, as_of: str | None) -> str:
    """Why a programme does not hold at a date; nothing where it does."""
    period = read.programme.period if read.programme else None
    if as_of and period and period[1] < int(as_of[:4]):
        return f"its period ended in {period[1]}"
    if status in OVER:
        return f"it is {status}"
    date = read.document.date
    return f"it was written later, on {date}" if is_later(date, as_of) else ""


def scope_of(vocabulary: Vocabulary, read: Extraction) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom and where a programme is for: what it says itself, then what its units and rows have besides."""
    programme = read.programme
    parts: list[Section | Activity] = [*read.sections, *read.activities]
    species = [one for part in parts for one in part.species]
    countries = [*(programme.countries if programme else ()), *(one for part in parts for one in part.countries)]
    return (
        _besides(programme.species if programme else (), species, vocabulary),
        tuple(dict.fromkeys(one.key for one in countries)),
    )


def _besides(stated: Iterable[Covered], found: Iterable[Covered], vocabulary: Vocabulary) -> tuple[str, ...]:
    """What a programme states, and the single species found that are neither narrower nor wider than any of these."""
    scope = dict.fromkeys(one.key for one in stated)
    related = {key for one in scope for key in vocabulary.above(one) | vocabulary.below(one)}
    more = dict.fromkeys(one.key for one in found if one.key not in related)
    return tuple(scope) + tuple(key for key in more if not vocabulary.concept("species", key).is_group)
