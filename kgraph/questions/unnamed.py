"""Species and countries that no row names: "which species does no activity mention", "only in headings of units".

The word that denies it stands as a thing of its own, so that it is not taken for a gap or for something left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgraph.questions.tokens import Token

UNNAMED = "unnamed"
_LONGEST = 400  # characters
_ROW = r"(?:activit(?:y|ies)|rows?|lines?|actions?|measures?|items?|entr(?:y|ies)|texts?)"
_ASKED = re.compile(
    r"(?:^\W*|\b(?:which|what|any|some|those|name|list|find|show|there)\s+(?:\w+\s+){0,4}?)"
    r"(?:species|spp|animals?|mammals?|countr(?:y|ies)|(?:range )?states?)\b",
    re.IGNORECASE,
)
_TEXT = r"(?:wording|texts?|indicators?|body|activit(?:y|ies)|rows?|lines?)"
_HEADING = r"(?:headings?|headers?|titles?|head lines?|species lines?)"
_ONLY = r"(?:only|solely|merely|exclusively|just|nowhere(?: else)? (?:but|except)|nothing but)"
_NAMED = r"(?:named|mentioned|printed|referred to|spoken of|spelled out|spelt out)"
_DENIED = (
    rf"\b(?P<said>no|not (?:one|a single|any))\s+(?:single\s+|one\s+)?{_ROW}\s+(?:ever\s+|itself\s+|at all\s+)?"
    r"(?:names?|mentions?|prints?|refers? to|speaks? of|spells? out)\b",
    rf"\b(?P<said>never|not|n't)\s+(?:\w+\s+){{0,2}}?{_NAMED}\b(?:\W+\w+){{0,7}}?\W+{_ROW}\b",
    rf"\b{_NAMED}\s+(?:\w+\s+){{0,3}}?(?P<said>(?:in|by) (?:no|none of (?:the|its))|nowhere in)\b"
    rf"(?:\W+\w+){{0,3}}?\W+{_ROW}\b",
    rf"\b(?P<said>never|not|nowhere)\s+(?:once\s+|ever\s+)?in\s+(?:(?:the|a|any|its|their)\s+)?{_TEXT}\b",
    rf"\b(?:but|yet|and|though|although)\s+(?P<said>in no|in none of the|in not one)\s+(?:\w+\s+)?{_ROW}\b",
    rf"\b(?P<said>without)\s+(?:an?y?\s+|one\s+|a single\s+)?{_ROW}\s+(?:ever\s+)?(?:naming|mentioning)\b",
    rf"\b(?P<said>{_ONLY})\s+(?:by|in|from|through)?\s*(?:(?:the|a|unit|cu)\s+){{0,3}}{_HEADING}\b",
    rf"\b{_HEADING}\s+(?:of\s+(?:the\s+)?(?:conservation\s+)?units?\s+)?(?P<said>only|alone|exclusively)\b",
)
_HEADED = re.compile(
    rf"\b(?:{_HEADING}|(?:listed|given|printed|appear|stand|are) (?:for|by|under|in) (?:\w+ ){{0,3}}(?:units?|cus?))\b",
    re.I,
)
_PATTERNS = tuple(re.compile(words, re.IGNORECASE) for words in _DENIED)


def unnamed(question: str) -> Iterator[Token]:
    """The word of a question that says that no row names what is asked for."""
    if len(question) > _LONGEST or not (asked := _ASKED.search(question)):
        return
    found = (pattern.search(question, asked.end()) for pattern in _PATTERNS)
    if match := next(filter(None, found), None):
        start, end = match.span("said")
        yield Token(start=start, end=end, text=question[start:end], kind=UNNAMED, meaning=UNNAMED)


def headed(question: str) -> bool:
    """Whether the headings of units are said to hold what no row names."""
    return _HEADED.search(question) is not None
