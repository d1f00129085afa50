"""All that is known of one thing: what the vocabulary, the documents and the graph say of it, put side by side.

The vocabulary says what it is called, the graph what lies next to it, the records what activities and documents say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.definition import ActivityCounts, Definition, NamedIn, Neighbour, Occurrence
from kgraph.errors import BadInput
from kgraph.evidence import evidence
from kgraph.filters import ActivityFilter
from kgraph.ids import activity_id
from kgraph.laid_down import counts, laid_down
from kgraph.lookup import Thing, concept_of, label_of, thing_of, things
from ontology.vocabulary import Concept, RangeStatus, Vocabulary

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_FACTS = {
    "type": "type", "appendix": "CMS appendix", "iso2": "ISO 3166 alpha-2", "year": "year", "period": "period",
    "status": "status", "adopted_by": "adopted by", "replaces": "replaces", "note": "note",
    "certainty": "certainty", "source": "source",
}  # fmt: skip


def show(corpus: Corpus, what: str) -> tuple[Definition, ...]:
    """A definition for each thing that goes by a name, a key, an id or a code."""
    if not what.strip():
        raise BadInput("there is nothing to show; give a name, a key, an id or a code, as in: kgraph show Kulan")
    return (*(_definition(corpus, thing) for thing in things(corpus, what)), *_told_only(corpus, what.strip()))


def _told_only(corpus: Corpus, code: str) -> Iterator[Definition]:
    """The activities of a code whose own text is in no document here, by what meetings said of them."""
    held = set(corpus.programmes())
    for (programme, printed), reports in sorted(corpus.reports.items()):
        if printed == code and programme not in held:
            yield Definition(
                kind="activity",
                key=f"{programme}_{code}",
                label=f"{code} of {corpus.labels('instrument', programme)}",
                about={"text": "not held here; known from what meetings said of it"},
                documents=tuple(NamedIn(id=key, mentions=None) for key in dict.fromkeys(r.document for r in reports)),
                evidence=tuple(proof for report in reports for proof in report.evidence),
                reported=reports,
            )


def _definition(corpus: Corpus, thing: Thing) -> Definition:
    concept = concept_of(corpus.vocabulary, thing)
    known = _of_concept(corpus, concept) if concept else laid_down(corpus, thing)
    return replace(known, neighbours=tuple(_neighbours(corpus, thing)))


def _neighbours(corpus: Corpus, thing: Thing) -> Iterator[Neighbour]:
    for relation, iri in corpus.neighbours(thing.iri):
        other = thing_of(corpus, iri)
        if other is not None:
            yield Neighbour(relation=relation, kind=other.kind, key=other.key, label=label_of(corpus, other))


def _of_concept(corpus: Corpus, concept: Concept) -> Definition:
    every = (*concept.names, *concept.acronyms, concept.short)
    return Definition(
        kind=concept.kind,
        key=concept.key,
        label=concept.label,
        names=tuple(dict.fromkeys(name for name in every if name and name != concept.label)),
        scientific=concept.scientific,
        about={name: value for field, name in _FACTS.items() if (value := getattr(concept, field))},
        activities=_activities(corpus, concept),
        documents=tuple(_naming(corpus, concept)),
        range=tuple(_occurrences(corpus.vocabulary, concept)),
    )


def _activities(corpus: Corpus, concept: Concept) -> ActivityCounts:
    """The activities that cover a species or a country; of anything else, those that name it: by their own words."""
    if concept.kind in ("species", "country"):
        species, countries = ((concept.key,), ()) if concept.kind == "species" else ((), (concept.key,))
        rows = corpus.matches(ActivityFilter(species=species, countries=countries))
        return counts((row.id, row.tier) for row in rows)
    return counts((activity, "explicit") for activity in _rows_naming(corpus, concept))


def _rows_naming(corpus: Corpus, concept: Concept) -> Iterator[str]:
    if concept.kind == "organisation":
        yield from (row.id for row in corpus.matches(ActivityFilter(organisations=(concept.key,))))
    elif concept.kind == "topic":
        yield from (row.id for row in corpus.matches(ActivityFilter(topic=concept.key)))
    elif concept.kind == "instrument":
        yield from (row.id for row in corpus.matches(ActivityFilter()) if concept.key in row.activity.instruments)
    else:
        yield from _rows_holding(corpus, concept)


def _rows_holding(corpus: Corpus, concept: Concept) -> Iterator[str]:
    """The activities that hold a mention, in whatever cell."""
    for document in corpus.primaries:
        read = corpus.extraction(document)
        spans = [m.span for m in read.mentions if (m.kind, m.key) == (concept.kind, concept.key)]
        for activity in read.activities:
            if any(activity.row.holds(span) for span in spans):
                yield activity_id(document, activity.key)


def _naming(corpus: Corpus, concept: Concept) -> Iterator[NamedIn]:
    for document in corpus.primaries:
        read = corpus.extraction(document)
        spans = [m.span for m in read.mentions if (m.kind, m.key) == (concept.kind, concept.key)]
        if spans:
            yield NamedIn(id=document, mentions=len(spans), evidence=(evidence(document, read, spans[0]),))


def _occurrences(vocabulary: Vocabulary, concept: Concept) -> Iterator[Occurrence]:
    """The countries of a species, or the species of a country, as the range table has them."""
    for (species, country), status in sorted(vocabulary.ranges.items()):
        if concept.key == {"species": species, "country": country}.get(concept.kind):
            yield _occurrence(vocabulary, status)


def _occurrence(vocabulary: Vocabulary, status: RangeStatus) -> Occurrence:
    return Occurrence(
        species=status.species,
        species_label=vocabulary.label("species", status.species),
        country=status.country,
        country_label=vocabulary.label("country", status.country),
        presence=status.presence,
        season=status.season,
        confidence=status.confidence,
        basis=status.basis,
        source=status.source,
        year=status.year,
        note=status.note,
        verified=status.verified,
    )
