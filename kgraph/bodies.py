"""Organs of a body that bear its name: whoever names the CITES Secretariat names CITES as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kgraph.query import Query
from ontology.vocabulary import Vocabulary


def tails(vocabulary: Vocabulary, whole: str, part: str) -> Iterator[str]:
    """What the names of a part say behind the name of the whole: "Secretariat" of "CITES Secretariat"."""
    heads = vocabulary.concept("organisation", whole).all_names()
    for name in vocabulary.concept("organisation", part).all_names():
        yield from (name[len(head) + 1 :] for head in heads if name.startswith(f"{head} "))


@lru_cache(maxsize=1000)
def organs(vocabulary: Vocabulary, whole: str) -> frozenset[str]:
    """The parts of a body whose names begin with its own; a commission or an initiative has groups of others."""
    if vocabulary.concept("organisation", whole).type != "IGO":
        return frozenset()
    parts = vocabulary.below(whole, "organisation") - {whole}
    return frozenset(part for part in parts if any(tails(vocabulary, whole, part)))


def undivided(vocabulary: Vocabulary, query: Query, keys: Sequence[str]) -> frozenset[str]:
    """Of the bodies that are asked for those that are not told apart from an organ, and are not to act alone."""
    if query.alone:
        return frozenset()
    named = {one.key for one in (*query.names, *query.excluded) if one.kind == "organisation"}
    return frozenset(key for key in keys if organs(vocabulary, key).isdisjoint(named))


def with_organs(vocabulary: Vocabulary, query: Query, keys: Sequence[str]) -> frozenset[str]:
    """Bodies that are asked for, each with its organs where it is not told apart from them."""
    return frozenset(keys).union(*(organs(vocabulary, key) for key in undivided(vocabulary, query, keys)))
