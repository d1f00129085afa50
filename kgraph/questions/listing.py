"""How the words of a question are joined: "map, protect or monitor", "mines, oil and gas", "DNA / genetics"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Literal

from kgraph.questions.on_what import on_what
from kgraph.questions.tokens import Token

Joint = Literal["or", "and", ""]  # of a run of words to the one before it
_SIGNS: dict[str, Joint] = {"/": "or", "+": "and"}
_EXAMPLES = re.compile(r"[\s,;:–—-]*(?:\(|\b(?:such as|including|like|e\.g\.|i\.e\.|for example|namely)(?!\w))", re.I)


def joints(question: str, tokens: Sequence[Token], runs: Sequence[Sequence[int]]) -> list[Joint]:
    """For every run of words how it is joined to the one before; commas join as the last of their list does."""
    found: list[Joint] = []
    later: Joint = ""
    about = set(on_what(tokens))
    for one, other in reversed(list(pairwise(runs))):
        joint = _joint(question, tokens, one[-1], other[0], about)
        later = "or" if joint == "or" else (later or "and") if joint == "," else "and" if joint else ""
        found.append(later)
    first: list[Joint] = [""] if runs else []
    return first + found[::-1]


def _joint(question: str, tokens: Sequence[Token], one: int, other: int, about: Collection[int]) -> str:
    """What stands between two runs: "or", of subjects "and", or only a comma; nothing where there is more."""
    said = {token.text if token.kind == "mark" else token.meaning for token in tokens[one + 1 : other]} - {"empty"}
    subjects = all(tokens[at].kind == "subject" or at in about for at in (one, other))
    if subjects and _EXAMPLES.match(question, tokens[one].end, tokens[other].start):
        return "or"
    if "or" in said and said <= {"or", "relation", ","}:
        return "or"
    sign = _SIGNS.get(question[tokens[one].end : tokens[other].start].strip(), "")
    if sign == "or" or (sign and subjects):
        return sign
    if subjects and said & {"and", "&", "both"} and said <= {"and", "&", "both", ","}:
        return "and"
    return "," if "," in said and said <= {",", "relation"} else ""
