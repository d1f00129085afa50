"""Answers that are species, countries or organisations: those of a unit, of a programme, or of the rows that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import phrases
from kgraph.answers import measuring
from kgraph.answers.activities import results, shown_and_held
from kgraph.answers.reply import Asking, reply
from kgraph.answers.units import units
from kgraph.evidence import evidence
from kgraph.query import Asked, Asks, Query
from kgraph.questions.every import at_once
from kgraph.results import ActivityResult, Answer, ConceptResult, Evidence
from kgraph.selection import saying, selected
from kgraph.words import counted, joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus
    from ontology.vocabulary import Kind

_STRONG = ("named", "place", "unit")
_PLURALS: dict[Asks, tuple[str, str]] = {
    "species": ("species", "species"), "country": ("country", "countries"),
    "organisation": ("organisation", "organisations"),
}  # fmt: skip


def answer(asking: Asking) -> Answer | None:
    corpus, query = asking.corpus, _without_the_group(asking)
    kinds = [kind for kind in (query.asks, *query.asks_too) if kind in _PLURALS]
    if not (query.unlisted or query.unnamed or query.measures) and (members := list(_of_groups(asking))):
        plain = replace(asking, query=replace(asking.query, intent="search"))  # no sentence tells who is in no group
        labels = joined([one.label for one in members])
        return reply(plain, f"{counted(len(members), *_PLURALS['country'])}: {labels}.", members)
    found = [one for kind in kinds for one in _found(replace(asking, query=query), kind)]
    if not found and (query.words or query.names):
        return None
    return reply(
        asking,
        " ".join(_summary(corpus, query, kind, found) for kind in kinds),
        found,
        cautions=(
            *phrases.standing_cautions(
                corpus, [proof.document for one in found for proof in one.evidence], asking.as_of
            ),
            *phrases.not_taken(query),
        ),
    )


def _without_the_group(asking: Asking) -> Query:
    """ "Which CAMI species are covered in Nepal?": the group that is asked for does not narrow the rows."""
    query = asking.query
    kind: Kind | None = query.asks if query.asks in ("species", "country") else None
    if kind is None or len(query.keys(kind)) != 1 or not _is_group(asking.corpus, kind, query.keys(kind)[0]):
        return query
    return replace(query, names=tuple(name for name in query.names if name.kind != kind))


def _is_group(corpus: Corpus, kind: Kind, key: str) -> bool:
    return bool(corpus.vocabulary.members(kind, key))


def _of_groups(asking: Asking) -> Iterator[ConceptResult]:
    """ "Which Range States are not Parties to CMS?": who belongs to all groups that are asked, of those a programme is
    for; where rows are asked for, or anything but groups is named, this does not answer."""
    query, corpus = asking.query, asking.corpus
    asked = [(name, _group_of(corpus, name)) for name in (*query.names, *query.excluded)]
    asked = [(name, group) for name, group in asked if group or name.kind != "organisation" or _acts(corpus, name)]
    plain = not replace(query, names=(), excluded=(), documents=()).narrows()
    if query.asks != "country" or query.asks_rows or not plain or not asked or not all(group for _, group in asked):
        return
    for one in _of_programmes(asking, "country"):
        if all((one.key in group) == (name in query.names) for name, group in asked):
            yield one


def _group_of(corpus: Corpus, name: Asked) -> frozenset[str]:
    """The countries of a group; "CMS Parties" are one, and those who act."""
    key = name.key if name.kind == "country" else corpus.vocabulary.named("country", name.surface)
    return frozenset(corpus.vocabulary.members("country", key) or ()) if key else frozenset()


def _acts(corpus: Corpus, name: Asked) -> bool:
    return name.key in corpus.shelf.actors


def _found(asking: Asking, kind: Asks) -> Iterator[ConceptResult]:
    if asking.query.unnamed and kind != "organisation":
        of = _of_units if asking.query.headed else _of_programmes
        yield from (one for one in of(asking, kind) if not _is_named(asking.corpus, one))
    elif asking.query.unlisted and kind != "organisation":
        every = replace(asking, query=replace(asking.query, measures=()))
        listed = {one.key for one in _of_units(every, kind)}
        yield from (one for one in _of_programmes(asking, kind) if one.key not in listed)
    elif (asking.query.units or asking.query.measures) and kind != "organisation":
        yield from _of_units(asking, kind)
    elif asking.query.narrows() or kind == "organisation":
        yield from _of_rows(asking, kind)
    else:
        yield from _of_programmes(asking, kind)


def _is_named(corpus: Corpus, one: ConceptResult) -> bool:
    """Whether a row names it in its text or its indicator."""
    kind: Kind = "species" if one.type == "species" else "country"
    return bool(saying(corpus, Query(intent="activities", names=(Asked(kind=kind, key=one.key, surface=""),))))


def _of_units(asking: Asking, kind: Asks) -> Iterator[ConceptResult]:
    """What the headings of the units that are meant list, each once; in as many of them as is asked."""
    proofs: dict[str, tuple[str, list[Evidence], list[str]]] = {}
    of_kinds = [measure for measure in asking.query.measures if measure.of == "unit"]
    of_units = [measure for measure in asking.query.measures if measure.of != "unit"]
    for unit in measuring.fitting(of_units, list(units(asking.corpus, asking.query))):
        for one in unit.species if kind == "species" else unit.countries:
            proof = proofs.setdefault(one.key, (one.label, [], []))
            proof[1].extend(unit.evidence[:1])
            proof[2].extend(unit.activities)
    if len(asking.query.units) > 1 and at_once(asking.question):
        proofs = {key: told for key, told in proofs.items() if len(told[1]) == len(asking.query.units)}
    for measure in of_kinds:
        kept = measuring.chosen(measure, {key: len(proof) for key, (_, proof, _) in proofs.items()})
        proofs = {key: told for key, told in proofs.items() if key in kept}
    for key, (label, evidence_, ids) in proofs.items():
        yield _concept(kind, key, label, ids, evidence_)


def _of_rows(asking: Asking, kind: Asks) -> Iterator[ConceptResult]:
    """What the rows that fit cover by name or by their unit; or who has a part in them."""
    corpus, query = asking.corpus, asking.query
    shown = shown_and_held(asking, selected(corpus, query, asking.as_of))[0]
    told: dict[str, tuple[str, list[ActivityResult]]] = {}
    for row in results(corpus, query, shown):
        for key, label in _keys(row, kind):
            told.setdefault(key, (label, []))[1].append(row)
    for key, (label, rows) in sorted(told.items(), key=lambda one: (-len(one[1][1]), one[0])):
        shown_label = (
            label if kind == "organisation" else corpus.labels("species" if kind == "species" else "country", key)
        )
        yield _concept(kind, key, shown_label, [row.id for row in rows], [rows[0].evidence[0]])


def _keys(row: ActivityResult, kind: Asks) -> Iterable[tuple[str, str]]:
    if kind == "organisation":
        actors = {actor.key: actor.label for actor in row.responsible if actor.key}
        return ({one.key: one.label for one in row.organisations} | actors).items()
    covered = row.species if kind == "species" else row.countries
    return [(one.key, one.label) for one in covered if one.basis in _STRONG]


def _of_programmes(asking: Asking, kind: Asks) -> Iterator[ConceptResult]:
    """Whom and where the programmes are for."""
    corpus = asking.corpus
    for document in asking.query.documents or corpus.primaries:
        read = corpus.extraction(document)
        if read.programme is None:
            continue
        for one in read.programme.species if kind == "species" else read.programme.countries:
            label = corpus.labels("species" if kind == "species" else "country", one.key)
            yield _concept(kind, one.key, label, [], [evidence(document, read, span) for span in one.spans[:1]])


def _concept(kind: Asks, key: str, label: str, ids: Sequence[str], proof: Sequence[Evidence]) -> ConceptResult:
    type_ = {"species": "species", "country": "country"}.get(kind, "organisation")
    return ConceptResult(type=type_, key=key, label=label, activities=tuple(ids), evidence=tuple(proof))  # type: ignore[arg-type]


def _summary(corpus: Corpus, query: Query, kind: Asks, found: Sequence[ConceptResult]) -> str:
    labels = [one.label for one in found if one.type == kind]
    if query.unlisted:
        stand = "stands" if len(labels) == 1 else "stand"
        return f"{counted(len(labels), *_PLURALS[kind])} of a programme {stand} in no unit: {joined(labels)}."
    if query.unnamed:
        be = "is" if len(labels) == 1 else "are"
        number = counted(len(labels), *_PLURALS[kind])
        where = "listed by units and" if query.headed else "of a programme"
        told = "named by no activity" if query.headed else "named by none of its activities"
        return f"{number} {f'{be} {where}' if query.headed else f'{where} {be}'} {told}: {joined(labels)}."
    of = f" for {joined(query.units)}" if query.units else ""
    if query.measures:
        told = joined([f"{one.label} ({counted(len(one.evidence), 'unit')})" for one in found if one.type == kind])
        return f"{counted(len(labels), *_PLURALS[kind])} {'is' if len(labels) == 1 else 'are'} listed: {told}."
    asked = phrases.asked_in_words(corpus, query) if not query.units and query.narrows() else ""
    where = f" by activities that {asked}" if asked else of
    if not labels:
        return f"No {_PLURALS[kind][0]} was found{where}."
    verb = ("has a part in" if len(labels) == 1 else "have a part in") if kind == "organisation" else ""
    if verb:
        activities = f"activities that {asked}" if asked else "activities"
        return f"{counted(len(labels), *_PLURALS[kind])} {verb} {activities}: {joined(labels)}."
    listed = ("is" if len(labels) == 1 else "are") + (" listed" if query.units else " covered")
    return f"{counted(len(labels), *_PLURALS[kind])} {listed}{where}: {joined(labels)}."
