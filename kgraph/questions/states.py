"""The states of activities that a question asks for: what was done, begun, given up or not yet started.

The words stand in ``state_words.csv``; those marked "rows" tell a state only where it is asked which activities are in
it, since elsewhere they say what is to be done, or ask how far something is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.cues import meanings, table

STATES = "state_words"
_WHICH_ROWS = re.compile(
    r"\b(?:which|what|how\s+many|number\s+of|list|name|all)\b.{0,40}?\b(?:activit(?:y|ies)|actions|measures|tasks)\b"
    r"|\breported\s+(?:\w+\s+)?as\b",
    re.IGNORECASE | re.DOTALL,
)
_HOW_FAR = re.compile(r"\b(?:how\s+far|extent|how\s+much|whether)\b", re.IGNORECASE)
_SEVERAL = {  # states that are called by one word
    "unfinished": {"not_started", "in_progress", "partly_implemented"},
    "begun": {"in_progress", "partly_implemented", "implemented"},
}
_PAST = ("implemented", "begun", "given_up")


def states_asked(question: str) -> frozenset[str]:
    """The states of activities that a question is about: "which activities have not been started?"."""
    return _states_and_rest(question)[0]


def without_state_words(question: str) -> str:
    return _states_and_rest(question)[1]


@lru_cache(maxsize=64)
def _states_and_rest(question: str) -> tuple[frozenset[str], str]:
    found, rest = set[str](), question.casefold()
    known = _of_rows() if _WHICH_ROWS.search(question) and not _HOW_FAR.search(question) else _of_any()
    for words, state in known:  # the longest first: "not implemented", "implemented"
        rest, number = words.subn(" ", rest)
        found |= _SEVERAL.get(state, {state}) if number else set()
    return frozenset(found), rest


def asks_what_was_done(question: str) -> bool:
    """ "Which activities have been completed?", "what measures are ongoing": how far they are, said of the past."""
    return _WHICH_ROWS.search(question) is not None and _reached().search(question) is not None


@cache
def _reached() -> re.Pattern[str]:
    states = {row["words"]: row["meaning"] for row in table(STATES)}
    past = (words for words, state in states.items() if state in _PAST and " " not in words)
    now = (words for words, state in states.items() if state == "in_progress")
    adverbs = r"(?:(?:not|yet|fully|already|successfully|ever|still|currently)\s+){0,3}"
    return re.compile(
        rf"\b(?:been|were|was)\s+{adverbs}(?:{'|'.join(past)}|carried\s+out)\b(?!\s+by\b)|\b(?:are|is)\s+{adverbs}(?:{'|'.join(now)})\b",
        re.IGNORECASE,
    )


@cache
def _of_any() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words that tell a state wherever they stand."""
    rows = {row["words"] for row in table(STATES) if row["of"] == "rows"}
    return tuple((_said(words), state) for words, state in meanings(STATES, "meaning").items() if words not in rows)


@cache
def _of_rows() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those, and the words that tell one where it is asked which activities are in it: "reported as done"."""
    return tuple((_said(words), state) for words, state in meanings(STATES, "meaning").items())


def _said(words: str) -> re.Pattern[str]:
    """Words with what may stand between them: "not yet been fully implemented"."""
    gap = r"\s+(?:(?:yet|been|fully|as|ever|being)\s+){0,3}"
    return re.compile(rf"\b{gap.join(map(re.escape, words.split()))}\b")
