"""The names of a State's government and of its bodies, made by pattern: no table has to list them all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ontology.concepts import Concept, Kind
from ontology.fold import normal

# Words that are no name of a body until the name of a State follows.
_BARE = frozenset({"government", "federal government"})


def governments(concepts: Mapping[tuple[Kind, str], Concept], patterns: Sequence[str]) -> list[Concept]:
    """What the tables know of a government is kept; a name that two States would share is left out."""
    states = sorted((c for c in concepts.values() if c.kind == "country" and not c.is_group), key=lambda c: c.key)
    shared = Counter(name for state in states for name in set(_names(state, patterns)))
    return [
        _government(state, concepts, [name for name in _names(state, patterns) if shared[name] == 1])
        for state in states
    ]


def _government(state: Concept, concepts: Mapping[tuple[Kind, str], Concept], names: Sequence[str]) -> Concept:
    key = f"{state.key.lower()}-gov"
    known = concepts.get(("organisation", key))
    label = known.label if known else _with_article(names[0], state)
    given = dict.fromkeys((*(known.names if known else ()), *names))
    given.pop(label, None)
    return Concept(
        kind="organisation", key=key, label=label, names=tuple(given), type="government", countries=(state.key,),
        within=("country",), note=known.note if known else "",
        source=known.source if known else "name_patterns.csv",
    )  # fmt: skip


def _names(state: Concept, patterns: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(name for pattern in patterns for name in _filled(pattern, state)))


def _filled(pattern: str, state: Concept) -> list[str]:
    if "{demonym}" in pattern:
        return [pattern.replace("{demonym}", adjective) for adjective in state.adjectives]
    return [pattern.replace("{country}", name) for name in (state.label, *state.names)]


def _with_article(name: str, state: Concept) -> str:
    """ "Government of the Philippines": as the forms of the State have it."""
    article = f"the {state.label}"
    return name.replace(f" {state.label}", f" {article}") if article in state.forms else name


def names_of_body(body: Concept, state: Concept) -> Iterator[str]:
    """ "Mongolian Ministry of X" for "Ministry of X of Mongolia", and its State by every name; normalised."""
    states = [normal(name).removeprefix("the ") for name in (state.label, *state.names)]
    ending = re.compile(rf" of (?:the )?(?:{'|'.join(map(re.escape, states))})$")
    for name in map(normal, (body.label, *body.names)):
        base = ending.sub("", name)
        if base != name and base not in _BARE:
            yield from (f"{base} of {article}{other}" for other in states for article in ("", "the "))
            yield from (f"{normal(adjective)} {base}" for adjective in state.adjectives)
