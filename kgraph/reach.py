"""By which keys a row may hold what is asked: a group reaches its members, a taxon those above and below it."""

from __future__ import annotations

from collections.abc import Sequence

from ontology.vocabulary import Kind, Vocabulary


def reach(vocabulary: Vocabulary, kind: Kind, keys: Sequence[str]) -> frozenset[str]:
    if kind == "topic":
        return frozenset(narrower for key in keys for narrower in vocabulary.below(key, kind))
    members = {m for key in keys for m in (vocabulary.members(kind, key) or (key,))}
    if kind != "species":
        return frozenset(members)
    below = {k for key in members for k in vocabulary.below(key)}
    above = {k for key in members for k in vocabulary.above(key)}
    return frozenset(members | below | above)
