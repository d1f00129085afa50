"""From what a user types for a species, a country or an organisation to its key."""

from __future__ import annotations

import difflib

from ingest.named import topics_in
from kgraph.errors import BadInput
from ontology.names import matcher
from ontology.vocabulary import Kind, Vocabulary


def key_of(vocabulary: Vocabulary, kind: Kind, typed: str | None) -> tuple[str, ...]:
    """The key, as a tuple of one (of none where nothing is typed); a key or any name will do."""
    if typed is None:
        return ()
    if vocabulary.get(kind, typed) is not None:
        return (typed,)
    if (key := vocabulary.named(kind, typed)) is not None:
        return (key,)
    names = [name for name in matcher(vocabulary).find(typed) if name.kind == kind and name.surface == typed.strip()]
    if names:  # an ambiguous form, such as "leopard", is read as in a question
        return (names[0].key,)
    if kind == "topic" and (topics := topics_in(typed, vocabulary)):  # by the words that stand for it: "poaching"
        return topics[:1]
    folded = {concept.label.casefold(): concept.label for concept in vocabulary.of_kind(kind)}
    near = difflib.get_close_matches(typed.casefold(), folded, n=1)
    hint = f"did you mean {folded[near[0]]}?" if near else "give its name or its key"
    raise BadInput(f"no {kind} is called {typed!r}; {hint}")
