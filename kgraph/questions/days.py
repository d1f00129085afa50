"""Deadlines more exact than a year: those that print a day or a month at all, and those of a certain one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgraph.due import MONTHS, Days, Exact
from kgraph.questions.tokens import Token

_EXACT = re.compile(
    r"\b(?:exact|precise|specific|concrete|full|more\s+(?:exact|precise|specific|detailed))\s+(?:calendar\s+)?"
    r"(?:dates?|days?|months?|deadlines?|than\s+(?:by\s+)?(?:a|the|just\s+a|only\s+a)\s+year)\b"
    r"|\b(?:days?|months?)\s+(?:or|and)\s+(?:an?\s+|the\s+)?(?:days?|months?)\b"
    r"|\b(?:exact\s+to|down\s+to|to|with|name|names|give|gives|given|state|states|stated|print|prints|hold|holds|say|says"
    r"|tell|tells|contain|contains|include|includes)\s+(?:(?:in|as|an?|the|only|also|which|calendar)\s+){0,2}"
    r"(?P<one>day|month)s?\b(?!\s+(?:or|and)\b)",
    re.IGNORECASE,
)
_CUES = {
    "no later than": "by", "not later than": "by", "later than": "after", "not before": "from", "in": "in", "on": "in",
    "during": "in", "by": "by", "until": "by", "till": "by", "before": "before", "after": "after", "since": "from",
    "from": "from",
}  # fmt: skip
_DATE = re.compile(
    rf"\b(?P<cue>{'|'.join(_CUES)})\s+(?:the\s+)?(?:end\s+of\s+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    rf"(?P<month>{'|'.join(MONTHS)})\b(?:\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b,?)?(?:\s+(?:of\s+)?(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_OF_TIME = ("deadline", "duty", "overdue", "dated", "start")


def exact(question: str, read: Sequence[Token]) -> Exact | None:
    """ "Given with a day or a month", "more exact than a year"; "to the day" asks for a day."""
    match = _EXACT.search(question) if _is_of_time(read) else None
    if match is None:
        return None
    return "day" if (match["one"] or "").casefold() == "day" else "month"


def days(question: str, read: Sequence[Token]) -> Days | None:
    """ "Due in September 2026", "by 15 September 2026"; without a year the month of any: "-09-01"."""
    match = _DATE.search(question) if _is_of_time(read) else None
    if match is None:
        return None
    month = f"{match['year'] or ''}-{MONTHS.index(match['month'].casefold()) + 1:02d}"
    day = int(match["day"] or match["after"] or 0)
    first, last = day or 1, day or 31
    bounds = {
        "in": (f"{month}-{first:02d}", f"{month}-{last:02d}"),
        "by": ("", f"{month}-{last:02d}"),
        "before": ("", f"{month}-{first - 1:02d}"),  # no day is printed so: it only stands between two
        "after": (f"{month}-{last + 1:02d}", "9999"),
        "from": (f"{month}-{first:02d}", "9999"),
    }
    cue = _CUES[match["cue"].casefold()] if match["year"] else "in"
    return Days(*bounds[cue], " ".join(match.group().split()))


def _is_of_time(read: Sequence[Token]) -> bool:
    return any(token.meaning in _OF_TIME for token in read)
