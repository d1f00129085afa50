"""Numbers, lists and dates in plain English."""

from __future__ import annotations

from collections.abc import Sequence

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """``counted(1, "row")`` is "1 row", ``counted(3, "activity", "activities")`` is "3 activities"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def joined(words: Sequence[str], last: str = "and") -> str:
    """``joined(["a", "b", "c"])`` is "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(words: str) -> str:
    """With a capital at its head, the rest as it is."""
    return words[:1].upper() + words[1:]


def date_in_words(date: str) -> str:
    """An ISO date, as exact as it is: "2025-05-06" is "6 May 2025", "2025-05" is "May 2025"."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def on_one_line(words: str) -> str:
    """What a name may hold and a line may not, written as an escape: ``a\\nb`` for a line end in it."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in words)
