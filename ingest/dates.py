"""Dates as documents print them, as ISO 8601 and no more exact than printed."""

from __future__ import annotations

import re

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "(" + "|".join(rf"{month}|{month[:4]}\.?|{month[:3]}\.?" for month in _MONTHS) + ")"
_TO = r"\s*(?:[-–—]|to|and)\s*"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_PLACE_WORDS = 4  # before the date of a letter or a title page
_PATTERNS = (
    re.compile(rf"\b{_DAY}(?:{_TO}\d{{1,2}}(?:st|nd|rd|th)?)?\s+{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+{_MONTH}{_TO}\d{{1,2}}\s+\w+,?\s+(\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:{_TO}\d{{1,2}})?,\s*(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"),
    re.compile(rf"\b(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
)


def first_date(text: str) -> tuple[str, int, int] | None:
    """
    >>> first_date("Vilm, 6 – 8 May 2025")
    ('2025-05-06', 6, 20)
    """
    found = [(match.start(), -match.end(), match) for match in (p.search(text) for p in _PATTERNS) if match]
    for _, _, match in sorted(found, key=lambda entry: entry[:2]):
        date = _iso(match)
        if date is not None:
            return date, match.start(), match.end()
    return None


def is_dateline(line: str) -> bool:
    """A line that is a date, perhaps behind a place: "Bishkek, 12 March 2024"."""
    date = first_date(line)
    if date is None or date[2] < len(line.rstrip()):
        return False
    before = line[: date[1]].rstrip()
    return not before or (before.endswith(",") and len(before.split()) <= _PLACE_WORDS and before[0].isupper())


def _iso(match: re.Match[str]) -> str | None:
    named = match.groupdict()
    if named:
        year, day = named["year"], named.get("day")
        month = int(named["number"]) if "number" in named else _month(named["month"])
    else:
        day, name, year = match.groups()[:3]
        month = _month(name)
    if not 1 <= month <= 12 or (day is not None and not 1 <= int(day) <= 31):
        return None
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day is not None else "")


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.casefold().rstrip(".")[:3]))
