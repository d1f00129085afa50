"""Whether the time of an obligation is over at a date, and how exactly it is printed."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Exact = Literal["month", "day"]

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_EXACT = re.compile(rf"(?:(\d{{1,2}})\s+)?({'|'.join(MONTHS)})\s+((?:19|20)\d\d)", re.IGNORECASE)


class Days(NamedTuple):
    """The days in which something is to be due, as they are compared; without a year those of any: "-09-01"."""

    first: str
    last: str
    words: str  # that said so: "before March 2028"


def over_by(printed: str, year: int, as_of: str | None) -> bool:
    """Whether a date, as printed, lies before another: a year is over at its end, a month at its own."""
    return as_of is not None and last_day(printed, year) < (as_of if len(as_of) > 4 else f"{as_of}-01-01")


def last_day(printed: str, year: int) -> str:
    """The last day of what is printed, in a form that is compared letter by letter."""
    match = _EXACT.search(printed)
    if match is None or int(match.group(3)) != year:
        return f"{year}-12-31"
    month = MONTHS.index(match.group(2).casefold()) + 1
    return f"{year}-{month:02d}-{int(match.group(1) or 31):02d}"


def exactness(printed: str, year: int) -> Exact | None:
    """Whether a month or even a day is printed, and not the year alone."""
    match = _EXACT.search(printed)
    if match is None or int(match.group(3)) != year:
        return None
    return "day" if match.group(1) else "month"
