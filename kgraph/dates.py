"""Dates as users type them: a year, a month or a day, in ISO 8601."""

from __future__ import annotations

import re
from datetime import date

from kgraph.errors import BadInput

_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def checked(typed: str | None) -> str | None:
    """A date that exists, as it was typed; None where none was."""
    if typed is None:
        return None
    try:
        if _ISO.fullmatch(typed):
            date.fromisoformat(typed + "-01-01"[len(typed) - 4 :])
            return typed
    except ValueError:
        pass
    raise BadInput(f"{typed!r} is no date; write it as 2026, 2026-05 or 2026-05-06")


def is_later(date: str | None, than: str | None) -> bool:
    """Whether a date lies behind another; dates of unlike exactness are compared as far as both are told."""
    if not date or not than:
        return False
    length = min(len(date), len(than))
    return date[:length] > than[:length]
