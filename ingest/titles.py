"""Whether a name stands in the title of a paper, which does not say whom a row is for."""

from __future__ import annotations

import re
from functools import cache

from ingest.phrases import source, words
from ingest.rows import TABLE, Row
from ontology.names import Name


def in_title(row: Row, name: Name) -> bool:
    """Inside an instrument that is known; a species also inside what is only written like the title of one."""
    if row.in_instrument(name):
        return True
    if name.kind != "species":
        return False
    return _behind().match(row.behind(name)) is not None or _leads(row.before(name, 120))


@cache
def _behind() -> re.Pattern[str]:
    """ "... (International) Action Plan" behind a name."""
    return re.compile(rf"(?:\s+(?:[A-Z][\w'-]*|\d{{4}}\s*-\s*\d{{4}})){{0,3}}?\s+{source(TABLE, 'title')}")


@cache
def _before() -> re.Pattern[str]:
    """ "Action Plan for the Conservation of" before a name, with the word before that."""
    title = rf"(?P<lead>[\w'-]+)?\s*(?P<head>(?:[A-Z][\w'-]*\s+)*{source(TABLE, 'title')})"
    return re.compile(title + r"\s+(?:for|on|of|concerning|between)(?:\s+(?:[A-Z][\w',-]*|and|of|the|for|on))*\s*$")


def _leads(before: str) -> bool:
    match = _before().search(before)
    return match is not None and (match["lead"] or "").casefold() not in words(TABLE, "new")
