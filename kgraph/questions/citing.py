"""Whether a question is about the rows that point to a code: "cross-references to 7.3", "who refers to it"."""

from __future__ import annotations

import re
from functools import cache

from ingest.phrases import any_of, source

_TABLE = "citing_words"
_CODE = re.compile(r"(?<![\w.])\d+(?:\.\d+)+(?!\w)")
_WHERE = re.compile(r"\W*(?:where|(?:in|by|under)\s+(?:which|what))\b", re.IGNORECASE)
_SOONER = 80  # characters


def asks_who_cites(question: str) -> bool:
    """Where words that point stand right before a code, or behind it with "it" for the code."""
    code = _CODE.search(question)
    if code is None:
        return False
    if _WHERE.match(question) and _right_behind().match(question, code.end()):
        return True
    before = question[max(code.start() - _SOONER, 0) : code.start()]
    return _before().search(before) is not None or any_of(_TABLE, "behind").search(question, code.end()) is not None


@cache
def _before() -> re.Pattern[str]:
    noun = (
        r"(?:(?:the|an?|activit(?:y|ies)|actions?|numbers?|codes?|rows?|items?|no\.?|missing|lost|absent|unknown"
        r"|non-?existent|dangling|wrong|resolutions?|decisions?|res\.?)\s+){0,3}"
    )
    return re.compile(rf"{source(_TABLE, 'before')}\s+{noun}[\"“'‘(]?$", re.IGNORECASE)


@cache
def _right_behind() -> re.Pattern[str]:
    """ "Where is 7.3 mentioned?" """
    return re.compile(rf"[\"”'’)]?\s+{source(_TABLE, 'right behind')}(?!\w)", re.IGNORECASE)


def speaks_of_footnotes(question: str) -> bool:
    return any_of(_TABLE, "note").search(question) is not None
