"""What was asked of activities, in words: the clauses that a summary is made of and a reader can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kgraph.bodies import with_organs
from kgraph.query import Asked, Measure, Query
from kgraph.words import counted, joined
from ontology.vocabulary import Kind

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


_NOTHING = {"responsible": "nobody responsible"}


def clauses(corpus: Corpus, query: Query, number: int = 2) -> list[str]:
    """ "cover Asiatic Wild Ass in Turkmenistan", "are due by 2026", ...; for one row "covers", "is due"."""
    return [*_covering(corpus, query, number), *_standing(corpus, query, number), *_acting(corpus, query, number),
            *_rated(query, number), *_holding(corpus, query, number), *_not(corpus, query, number)]  # fmt: skip


def _s(number: int) -> str:
    return "s" if number == 1 else ""


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _do(number: int) -> str:
    return "does" if number == 1 else "do"


def labels(corpus: Corpus, query: Query, kind: Kind) -> str:
    """ "A and B" where both must hold, "A or B" where any does; "only A" where nothing else may."""
    names = [corpus.labels(kind, key) for key in query.keys(kind)]
    told = joined(names, "and" if kind in query.every else "or")
    return f"only {told}" if kind in query.only_of and told else told


def _covering(corpus: Corpus, query: Query, number: int) -> Iterator[str]:
    species, countries = labels(corpus, query, "species"), labels(corpus, query, "country")
    verb = f"name{_s(number)}" if query.named else f"cover{_s(number)}"
    if species and countries:
        yield f"{verb} {species} in {countries}"
    elif species or countries:
        yield f"{verb} {species or countries}"
    for kind, one in (("species", "one species"), ("country", "one country")):
        if kind in query.only_of and not query.keys("species" if kind == "species" else "country"):
            yield f"cover{_s(number)} {one} only"


def _standing(corpus: Corpus, query: Query, number: int) -> Iterator[str]:
    if query.units:
        yield f"stand{_s(number)} under the unit {joined(query.units, 'or')}"
    if query.under:
        whose = "a conservation unit" if query.under == "unit" else "a theme, not a conservation unit"
        yield f"stand{_s(number)} under {whose}"
    if query.sections:
        yield f"stand{_s(number)} under the heading {joined(query.sections, 'or')}"
    if query.documents:
        yield f"stand{_s(number)} in {joined([_title(corpus, document) for document in query.documents], 'or')}"


def _title(corpus: Corpus, document: str) -> str:
    found = corpus.document(document)
    return found.symbol or found.title or document


def _many(bodies: Measure) -> str:
    low, high = bodies.low, bodies.high
    if bodies.extreme:
        return "the most" if bodies.extreme == "most" else "the fewest"
    if low == high:
        return f"{low}"
    if low is not None and high is not None:
        return f"{low} to {high}"
    return f"{low} or more" if high is None else f"{high} or fewer"


def _acting(corpus: Corpus, query: Query, number: int) -> Iterator[str]:
    if query.bodies:
        yield f"{'has' if number == 1 else 'have'} {_many(query.bodies)} bodies responsible"
    actors = labels(corpus, query, "organisation") + _with_organs(corpus, query)
    if not actors and query.consulted:
        yield f"{'has' if number == 1 else 'have'} somebody consulted"
    if not actors:
        return
    have = "has" if number == 1 else "have"
    if query.alone:
        together = joined([corpus.labels("organisation", key) for key in query.keys("organisation")])
        yield f"{have} {together} alone responsible"
    elif query.consulted:
        yield f"{have} {actors} consulted"
    else:
        yield f"{have} {actors} responsible" if query.responsible else f"name{_s(number)} {actors}"


def _with_organs(corpus: Corpus, query: Query) -> str:
    """Said where a body is found by organs of its name that act in a programme, too."""
    keys = query.keys("organisation")
    acting = (with_organs(corpus.vocabulary, query, keys) - set(keys)) & corpus.shelf.actors
    return " or an organ of that name" if acting else ""


def _rated(query: Query, number: int) -> Iterator[str]:
    have, be = "has" if number == 1 else "have", _be(number)
    if query.priorities:
        yield f"{have} {joined(query.priorities, 'or')} priority"
    if query.excluded_priorities:
        yield f"{_do(number)} not have {joined(query.excluded_priorities, 'or')} priority"
    if query.due_by is not None and query.due_by == query.due_from:
        yield f"{be} due in {query.due_by}"
    elif query.due_by is not None and query.due_from is not None:
        yield f"{be} due from {query.due_from} to {query.due_by}"
    elif query.due_by is not None:
        yield f"{be} due by the end of {query.due_by}"
    elif query.due_from is not None:
        yield f"{be} due in {query.due_from} or later"
    if query.not_due:
        yield f"{be} not due in {joined(list(map(str, sorted(query.not_due))), 'or')}"
    if query.due_exact:
        yield f"{have} a deadline with {'a day' if query.due_exact == 'day' else 'a month or a day'}"
    elif query.dated and not query.due_days:
        yield f"{have} a deadline"
    if query.due_days:
        yield f"{be} due {query.due_days.words}"
    if query.due_end:
        yield f"{be} due {query.due_end} of these"
    if query.due_start is not None:
        yield f"{be} to begin in {query.due_start}"
    yield from (f"{have} {_NOTHING.get(value, f'no {value}')}" for value in sorted(query.lacking))
    if query.overdue:
        yield f"{be} overdue"


def _holding(corpus: Corpus, query: Query, number: int) -> Iterator[str]:
    if query.topics:
        yield f"{_be(number)} about {joined([corpus.labels('topic', key) for key in query.topics], 'or')}"
    if instruments := labels(corpus, query, "instrument"):
        yield f"name{_s(number)} {instruments}"
    if places := labels(corpus, query, "place"):
        yield f"concern{_s(number)} {places}"
    if query.codes:
        yield f"carr{'ies' if number == 1 else 'y'} the code {joined(query.codes, 'or')}"
    if words := (*query.words, *query.unknown):
        yield f"hold{_s(number)} the {'word' if len(words) == 1 else 'words'} {quoted(words)}"


def _not(corpus: Corpus, query: Query, number: int) -> Iterator[str]:
    do = _do(number)
    covered = [name for name in query.excluded if name.kind in ("species", "country")]
    others = [name for name in query.excluded if name.kind not in ("species", "country")]
    if covered:
        yield f"{do} not cover {_list(corpus, covered)}"
    if others:
        yield f"{do} not name {_list(corpus, others)}"
    if query.excluded_units:
        yield f"{do} not stand under {joined(query.excluded_units, 'or')}"
    if query.excluded_words:
        yield f"{do} not hold {quoted(query.excluded_words)}"


def _list(corpus: Corpus, names: Sequence[Asked]) -> str:
    return joined(list(dict.fromkeys(corpus.labels(name.kind, name.key) for name in names)), "or")


def quoted(words: Sequence[str]) -> str:
    return joined([f"“{word}”" for word in words])


def told(corpus: Corpus, query: Query) -> tuple[str, ...]:
    """What was understood beyond names, units and codes, for a person to check: "Priority: High"."""
    lines = [f"Priority: {joined(query.priorities, 'or')}" if query.priorities else ""]
    lines += [f"{clause[:1].upper()}{clause[1:]}" for clause in _rated(query, 2) if "priority" not in clause]
    lines += [f"Left out: {clause}" for clause in _not(corpus, query, 2)]
    lines += [f"Only: {joined(sorted(query.only_of))}" if query.only_of else ""]
    lines += ["Responsible alone" if query.alone else "Responsible" if query.responsible else ""]
    lines += [f"Documents: {counted(len(query.documents), 'document')}" if query.documents else ""]
    return tuple(line for line in lines if line)
