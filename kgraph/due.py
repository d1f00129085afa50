"""Whether the time of an obligation is over at a date."""

from __future__ import annotations

import re

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_EXACT = re.compile(rf"(?:(\d{{1,2}})\s+)?({'|'.join(_MONTHS)})\s+((?:19|20)\d\d)", re.IGNORECASE)


def over_by(printed: str, year: int, as_of: str | None) -> bool:
    """Whether a date, as printed, lies before another: a year is over at its end, a month at its own."""
    return as_of is not None and last_day(printed, year) < (as_of if len(as_of) > 4 else f"{as_of}-01-01")


def last_day(printed: str, year: int) -> str:
    """The last day of what is printed, in a form that is compared letter by letter."""
    match = _EXACT.search(printed)
    if match is None or int(match.group(3)) != year:
        return f"{year}-12-31"
    month = _MONTHS.index(match.group(2).casefold()) + 1
    return f"{year}-{month:02d}-{int(match.group(1) or 31):02d}"
