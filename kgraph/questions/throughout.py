"""Units all of whose rows fit, or none: "where every line is marked High", "nothing but High", "no Medium rows".

What says so stands as a thing of its own in a question, so that no "only" or "no" of it is read as anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgraph.questions.tokens import Token, levels

ALL, NONE = "throughout", "nowhere"
_LONGEST = 400  # characters; a longer question asks more than this
_ROW = r"(?:activit(?:y|ies)|rows?|lines?|actions?|measures?|items?|entr(?:y|ies)|points?|tasks?|thing|one)"
_WORDS = r"(?:\s+[\w'’-]+){0,4}?\s+"
_ASKED = re.compile(
    r"(?:^\W*|\b(?:which|what|any|those|name|list|find|show|there|how many)\s+"
    r"(?:(?:of|the|these|our|all|twelve|12)\s+)*)(?:conservation\s+)?(?:units?|cus?|areas?|hotspots?)\b"
    rf"(?!\s+{_ROW}|-)",  # "which unit rows" asks for rows
    re.IGNORECASE,
)


def throughout(question: str) -> Iterator[Token]:
    """The words that say that all rows of a unit are to fit, or none."""
    if len(question) > _LONGEST or not (asked := _ASKED.search(question)):
        return
    for meaning, pattern in _patterns():
        if match := pattern.search(question, asked.end()):
            start, end = match.span("said")
            yield Token(start=start, end=end, text=question[start:end], kind=meaning, meaning=meaning)
            return


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    level = rf"[\"“'‘]?(?:{'|'.join(sorted(map(re.escape, levels()), key=len, reverse=True))})\b"
    only = (
        r"only|nothing but|nothing (?:other|else) than|nothing except|none but|exclusively|solely|purely|entirely|all"
    )
    always = r"only|exclusively|throughout|without exception|across the board|from (?:first to last|top to bottom)"
    no_row = rf"nothing|no(?:t a single|t one|t any)?\s+{_ROW}|none(?:\s+of\s+(?:the|its|their|whose)\s+{_ROW})?"
    told = (
        (
            ALL,
            rf"\b(?P<said>(?:all|every|each)(?:\s+(?:single|of|the|its|their|last|individual))*\s+{_ROW}|everything)\b",
        ),
        (ALL, rf"\b(?P<said>{only})(?={_WORDS}{level})"),
        (ALL, rf"\b{level}{_WORDS}(?P<said>{always})\b"),
        (ALL, rf"\b{level}\s+(?P<said>{always})\b"),
        (NONE, rf"\b(?P<said>{no_row})(?={_WORDS}{level})"),
        (NONE, rf"\b(?P<said>no|without(?:\s+(?:any|a single|a|one))?|lack(?:s|ing)?(?:\s+any)?)(?=\s+{level})"),
    )
    return tuple((meaning, re.compile(words, re.IGNORECASE)) for meaning, words in told)
