"""From what somebody types to the things that it may mean, of whatever kind, and back from an IRI of the graph."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from textwrap import shorten
from typing import TYPE_CHECKING, get_args
from urllib.parse import unquote

from rdflib import URIRef

from ingest.records import Extraction, Section
from kgraph import ids
from kgraph.definition import ThingKind
from ontology.fold import normal
from ontology.names import matcher
from ontology.vocabulary import Concept, Kind, Vocabulary

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing by its kind and key. The keys of activities and sections begin with their document's id."""

    kind: ThingKind
    key: str

    @property
    def iri(self) -> URIRef:
        if self.kind == "activity":
            return ids.activity_iri(*ids.split_id(self.key))
        if self.kind in ("unit", "section"):
            return ids.section_iri(*ids.split_id(self.key))
        if self.kind == "programme":
            return ids.programme_iri(self.key)
        return ids.document_iri(self.key) if self.kind == "document" else ids.concept_iri(self.kind, self.key)


def things(corpus: Corpus, typed: str) -> tuple[Thing, ...]:
    """Everything that goes by a name, key, id, symbol or code; most often one thing, sometimes several."""
    if typed.startswith(ids.BASE):  # as a query of the graph gives it
        concept = _by_iri(corpus.vocabulary).get(typed)
        return (concept,) if concept else tuple(one for one, _ in _of_documents(corpus) if str(one.iri) == typed)
    wanted = normal(typed)
    concepts = _by_name(corpus.vocabulary).get(wanted, ())
    here = [thing for thing, names in _of_documents(corpus) if wanted in map(normal, names)]
    found = [*concepts, *here] or _as_in_a_text(corpus.vocabulary, typed)
    known = set(corpus.programmes())
    found += [Thing("programme", thing.key) for thing in found if thing.kind == "instrument" and thing.key in known]
    return tuple(dict.fromkeys(found))


def near(corpus: Corpus, typed: str) -> tuple[str, ...]:
    """The names that are spelled most like it."""
    spelled: dict[str, str] = {}
    for concept in corpus.vocabulary.concepts.values():
        spelled |= {name.casefold(): name for name in (concept.label, *concept.names, concept.key)}
    for _, names in _of_documents(corpus):
        spelled |= {name.casefold(): name for name in names if name}
    return tuple(spelled[name] for name in difflib.get_close_matches(typed.casefold(), sorted(spelled), cutoff=0.7))


def thing_of(corpus: Corpus, iri: str) -> Thing | None:
    """The thing that an IRI of the graph stands for; None for what is only a part of one."""
    kind, _, name = iri.removeprefix(ids.BASE).partition("/")
    if kind == "activity":
        activity = ids.activity_of(iri)  # one that is known only by a code in another document is no thing of its own
        return Thing("activity", activity) if ids.split_id(activity)[0] in corpus.primaries else None
    if kind == "section":
        document, key = ids.split_id(unquote(name))
        return section_thing(document, corpus.extraction(document).section(key))
    if kind == "document":
        return Thing("document", name)
    if kind == "programme":
        return next(
            (Thing("programme", key) for key in corpus.programmes() if str(ids.programme_iri(key)) == iri), None
        )
    return _by_iri(corpus.vocabulary).get(iri)


def concept_of(vocabulary: Vocabulary, thing: Thing) -> Concept | None:
    kind = next((kind for kind in get_args(Kind) if kind == thing.kind), None)
    return None if kind is None else vocabulary.concept(kind, thing.key)


def label_of(corpus: Corpus, thing: Thing) -> str:
    """What a person would call it."""
    concept = concept_of(corpus.vocabulary, thing)
    if concept is not None:
        return concept.label
    if thing.kind == "programme":
        return corpus.programmes()[thing.key][0]
    if thing.kind == "document":
        return corpus.extraction(thing.key).document.title
    document, key = ids.split_id(thing.key)
    read = corpus.extraction(document)
    if thing.kind == "activity":
        activity = next(row for row in read.activities if row.key == key)
        return shorten(f"{activity.code} {activity.text}".strip(), 80, placeholder=" …")
    return read.section(key).title


def section_thing(document: str, section: Section) -> Thing:
    return Thing("unit" if section.kind == "unit" else "section", f"{document}_{section.key}")


def _of_documents(corpus: Corpus) -> Iterator[tuple[Thing, tuple[str, ...]]]:
    """What the documents hold, each with all that it goes by."""
    for document in corpus.documents():
        yield Thing("document", document.id), (document.id, document.symbol or "", document.title, document.source)
    for key in corpus.programmes():
        yield Thing("programme", key), (key, *corpus.programmes()[key])
    for document_id in corpus.primaries:
        read = corpus.extraction(document_id)
        yield from _sections(document_id, read)
        for activity in read.activities:
            yield (
                Thing("activity", ids.activity_id(document_id, activity.key)),
                (
                    ids.activity_id(document_id, activity.key),
                    activity.code,
                ),
            )


def _sections(document: str, read: Extraction) -> Iterator[tuple[Thing, tuple[str, ...]]]:
    """Sections by number and title; where names are joined by a slash, by each of them."""
    for section in read.sections:
        thing = section_thing(document, section)
        whole = f"{section.number}. {section.title}"
        yield thing, (thing.key, section.number, section.title, whole, *section.title.split("/"))


def _as_in_a_text(vocabulary: Vocabulary, typed: str) -> list[Thing]:
    """All that a short form may stand for; else what the reader of documents takes it for, as "Kulans"."""
    wanted = normal(typed)
    forms = vocabulary.tables["ambiguous_forms.csv"]
    found = [_concept_thing(vocabulary, row["kind"], row["key"]) for row in forms if normal(row["form"]) == wanted]
    if not any(found):
        names = matcher(vocabulary).find(typed)
        found = [Thing(name.kind, name.key) for name in names if normal(name.surface) == wanted]
    return [thing for thing in found if thing is not None]


def _concept_thing(vocabulary: Vocabulary, kind: str, key: str) -> Thing | None:
    known: dict[str, Kind] = {each: each for each in get_args(Kind)}
    return Thing(known[kind], key) if kind in known and vocabulary.get(known[kind], key) else None


@lru_cache(maxsize=4)
def _by_name(vocabulary: Vocabulary) -> Mapping[str, tuple[Thing, ...]]:
    found: dict[str, dict[Thing, None]] = {}
    for thing, concept in _concepts(vocabulary):
        for name in (concept.key, concept.iso2, *concept.all_names()):
            if name:
                found.setdefault(normal(name), {})[thing] = None
    return {name: tuple(things) for name, things in found.items()}


@lru_cache(maxsize=4)
def _by_iri(vocabulary: Vocabulary) -> Mapping[str, Thing]:
    return {str(thing.iri): thing for thing, _ in _concepts(vocabulary)}


def _concepts(vocabulary: Vocabulary) -> Iterator[tuple[Thing, Concept]]:
    for kind in get_args(Kind):
        for concept in vocabulary.of_kind(kind):
            yield Thing(kind, concept.key), concept
