"""Of which kinds all that a question names must hold: "Kulan and Saiga", and not "antelopes and gazelles"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kgraph.questions.tokens import Token
from ontology.vocabulary import Kind

_AT_ONCE = re.compile(
    r"\b(?:both|between|together|at\s+once|at\s+the\s+same\s+time|jointly|shared?|common)\b", re.IGNORECASE
)
_JOINS = ("and", "or", "both")


def every(tokens: Sequence[Token], excluded: Iterable[int], loose: Sequence[str]) -> Iterator[Kind]:
    """The kinds of two names that follow each other with an "and" between them, and no "or" anywhere in their list.

    What is of one group is not of another: "antelopes and gazelles" are either, save where it is said that they are
    both; so are the names that explain a group, "equids (wild horses and wild asses)".
    """
    names = [n for n, token in enumerate(tokens) if token.kind == "name" and n not in set(excluded)]
    joined: dict[Kind, set[str]] = {}
    grouped: set[Kind] = set()
    for one, other in pairwise(names):
        between = tokens[one + 1 : other]
        kind = tokens[one].asked[0].kind
        if kind == tokens[other].asked[0].kind and all(
            t.meaning in (*_JOINS, *loose) or t.kind == "mark" for t in between
        ):
            joined.setdefault(kind, set()).update("and" if _is_with(t, kind) else t.meaning for t in between)
            grouped |= {kind} if kind == "species" and (_is_group(tokens[one]) or _is_group(tokens[other])) else set()
    for kind, said in joined.items():
        if said & {"and", "both"} and "or" not in said and (kind not in grouped or "both" in said):
            yield kind


def at_once(question: str) -> bool:
    """Whether what is named is to hold at once: "in both units", "have in common"."""
    return _AT_ONCE.search(question) is not None


def hyphened(question: str, tokens: Sequence[Token]) -> bool:
    """ "Kazakh-Uzbek", "China–Mongolia": of the one country and of the other."""
    pairs = ((one, other) for one, other in pairwise(tokens) if other.start - one.end == 1)
    joined = ((one, other) for one, other in pairs if question[one.end] in "-–")
    return any({asked.kind for token in pair for asked in token.asked} == {"country"} for pair in joined)


def _is_group(token: Token) -> bool:
    return len(token.asked) > 1 or any(":" in one.key for one in token.asked)


def _is_with(token: Token, kind: Kind) -> bool:
    """ "Which activities does IUCN share with CMS?": bodies that act with each other act both."""
    return kind == "organisation" and token.text.casefold().split()[-1] in ("with", "alongside")
