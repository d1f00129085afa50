"""What no document can answer: an opinion, the future, a sum, an order to the program, talk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgraph.questions.tokens import Token

_ORDER = re.compile(r"\W*(?:please|pls|kindly|now|just|can you|could you|would you|will you|i want you to)\b", re.I)
_ADVICE = re.compile(r"\W*(?:should|ought|shall) (?:we|i|you|one|people)\b", re.I)
_JUDGED = re.compile(
    r"\W*(?:is|are)\b.*\b(?:any good|good|bad|useful|useless|sensible|realistic|stupid|too \w+|worthwhile)"
    r"(?: (?:programme|plan|draft|idea|document|one|enough))?\W*$",
    re.I,
)
_AHEAD = re.compile(r"\bin\s+(?:\w+\s+){1,2}years\b|\byears\s+(?:from\s+now|down\s+the\s+road|hence|ahead)\b", re.I)
_FORESEEN = re.compile(r"\W*will\b|\b(?:will|going\s+to|expected\s+that|shall)\b", re.I)
_DONE = re.compile(r"\b(?:will|shall)\s+(?:[\w-]+\s+){0,5}be\s+(?:\w+ed|held|built|set\s+up|made|done|taken)\b", re.I)
_TOLD = re.compile(r"\b(?:did|had|were|was|came|ranked|chose)\b", re.I)
_SUM = re.compile(r"\d\s*(?:[+*/x×÷^]|(?<=\s)-(?=\s))\s*\d")
_COUNTED = ("score", "priority", "coverage", "activity", "unit", "section", "deadline", "responsible")


def beyond(question: str, tokens: Sequence[Token]) -> str | None:
    """Why no document can answer: an opinion, the future, a sum, an order to the program, talk."""
    words = [token for token in tokens if token.kind == "word"]
    heads = words if _ORDER.match(question) else words[:1]
    if any(token.meaning == "order" for token in heads):
        return "order"
    for reason in ("opinion", "talk"):
        if any(token.meaning == reason for token in words):
            return reason
    if tokens and all(token.meaning in ("greeting", "empty") or token.kind == "mark" for token in tokens):
        return "talk" if any(token.meaning == "greeting" for token in tokens) else None
    if _ADVICE.match(question) or _JUDGED.match(question):
        return "opinion"
    if _SUM.search(question) and not _names_a_sum(tokens):
        return "talk"
    if _of_the_future(question, words):
        return "future"
    counted = any(token.meaning in _COUNTED for token in words)
    told = _TOLD.search(question) is not None  # "which two did the plenary rank highest": that was said
    return None if told or (counted and words[-1].text.casefold() != "one") else _judging(words)


def _names_a_sum(tokens: Sequence[Token]) -> bool:
    """ "The 30 x 30 target", "30x30": a goal is called so."""
    return any(token.meaning == "activity" or (token.is_thing and _SUM.search(token.text)) for token in tokens)


def _of_the_future(question: str, words: Sequence[Token]) -> bool:
    """ "Will the Saiga survive?", "what will the population be in 2050"; not "will be done by 2027"."""
    told = {token.meaning for token in words}
    asked = re.match(r"\W*(?:what|how|when|where)\b[^,;]{0,60}? (?:will|shall)\b", question, re.I) is not None
    done = _DONE.search(question) is not None  # "where will grazing be restricted": that is planned
    ahead = _AHEAD.search(question) is not None and _FORESEEN.search(question) is not None
    return (
        "future" in told
        or ahead
        or (asked and not done and not told & {"activity", "duty", "deadline", "responsible", "start"})
    )


def _judging(words: Sequence[Token]) -> str | None:
    """ "Which country is the best?": the best at nothing that is counted here."""
    most = any(token.meaning in ("most", "least") for token in words[-2:])
    return "opinion" if most else None
