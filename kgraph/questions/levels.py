"""How urgent the activities are that a question asks for: one level, several, all below or above one, all but one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from ingest.cues import fold
from ingest.phrases import source
from kgraph.questions.tokens import ORDER, Token, levels

WORDS = "level_words"
_BEFORE, _BEHIND = ("below", "above", "at least", "at most"), ("or higher", "or lower")


def asked_levels(
    question: str, tokens: Sequence[Token], excluded: Collection[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The levels that are asked for, any of which will do, and those that are to be left out, as rows have them."""
    wanted: set[str] = set()
    left_out: set[str] = set()
    for at, token in enumerate(tokens):
        if token.meaning == "level":
            level = levels()[fold(token.text)]
            compared = _compared(question, token, level)
            if compared is None and at in excluded:
                left_out.add(level)
            else:
                wanted.update((level,) if compared is None else compared)
    wanted -= left_out
    return _ordered(wanted), _ordered(left_out)


def _ordered(found: Collection[str]) -> tuple[str, ...]:
    return tuple(level for level in ORDER if level in found)


def _compared(question: str, token: Token, level: str) -> tuple[str, ...] | None:
    """The levels that a comparison with one means; None where it stands for itself."""
    if level not in ORDER:
        return None
    at = ORDER.index(level)
    meant = {
        "below": ORDER[:at], "above": ORDER[at + 1 :],
        "at least": ORDER[at:], "or higher": ORDER[at:], "at most": ORDER[: at + 1], "or lower": ORDER[: at + 1],
    }  # fmt: skip
    before, behind = question[max(token.start - 40, 0) : token.start], question[token.end : token.end + 40]
    said = {kind: hit for kind in _BEFORE if (hit := _leading(kind).search(before))}
    said |= {kind: hit for kind in _BEHIND if (hit := _following(kind).match(behind))}
    longest = max(said, key=lambda kind: len(said[kind].group()), default=None)  # "not below" is not "below"
    return meant[longest] if longest else None


@cache
def _leading(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{source(WORDS, kind)}(?:\s+(?:the|a|priority|importance|of))*\s+[\"“']?$", re.IGNORECASE)


@cache
def _following(kind: str) -> re.Pattern[str]:
    return re.compile(rf"[\"”']?(?:\s+(?:priority|importance))?\s+{source(WORDS, kind)}", re.IGNORECASE)
