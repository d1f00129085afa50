"""Whether a recommendation speaks for a thing or against it."""

from __future__ import annotations

import re

from ingest.phrases import source
from ingest.saying import TABLE, Cue

_NOT_DO = rf"not\s+(?!only\b|yet\b|\w+(?:ed|ing|ly)\b|{source(TABLE, 'past form')})\w+"
_NOT = re.compile(
    r"\s*(?:strongly\s+)?(?:(?:that\s+)?(?:not(?!\s+only)|no|never|against)\b|to\s+not\b|(?:to\s+)?refrain"
    rf"|(?:(?!\bto\b)[^,;.])*\bnot\s+to\b|that\s+(?:(?!\bto\b)[^,;.]){{0,80}}?\b(?:{_NOT_DO}|no\s+longer\b))"
)
_BUT_ALSO = re.compile(r",?\s+(?:and|but)\s+(?:to|that)\s+(?!no\b|not\b)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_ITEM_NOT = re.compile(r"\W*(?:\w{1,3}[.)]\W*)?(?:do\s+)?not\b", re.IGNORECASE)


def against(words: str, cue: Cue) -> bool:
    """Not to do it, and nothing else beside that is to be done; or a low priority."""
    rest = _BRACKETS.sub("", words[cue.end :])
    if re.match(rf"\s+(?:to\s+|that\s+[^,;.]*?)?{source(TABLE, 'undone')}", rest, re.IGNORECASE):
        return not cue.negated
    if cue.use == "modal" or cue.strength == "implicit":
        return cue.negated
    no = _NOT.match(rest)
    if no is not None:
        return not cue.negated and _BUT_ALSO.search(rest, no.end()) is None
    low = re.search(rf"{source(TABLE, 'low')}\s+priority\b", rest, re.IGNORECASE)
    return cue.negated or low is not None


def item_against(words: str, lead: Cue, led: str) -> bool:
    """An item of a list: "recommended not to: a) ...", "a) not ..."."""
    return against(led, lead) or _ITEM_NOT.match(words) is not None
