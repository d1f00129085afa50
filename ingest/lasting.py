"""What else gives a programme a standing: "in force", "expired in", "since the adoption of", what leads to a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from ingest.called import TABLE, Called
from ingest.cues import table
from ingest.enacting import (
    APART,
    BRACKETS,
    SIDE,
    YEAR,
    Act,
    auxiliaries,
    by_whom,
    is_subject,
    subject_of,
    unsure,
    until,
    verbs,
)
from ingest.phrases import any_of, source, words
from ingest.records import Status

_NOBODY = Called(start=0, end=0, family="programme")


def lasting(said: str, programmes: Sequence[Called]) -> Iterator[Act]:
    """ "expired in 2020", "entered into force", "is in force", "runs until 2020"."""
    for meaning in ("begins", "is", "ends", "runs"):
        for match in any_of(TABLE, meaning).finditer(said):
            act = _act(said, meaning, match, programmes)
            if act is not None:
                yield act


def _act(said: str, meaning: str, match: re.Match[str], programmes: Sequence[Called]) -> Act | None:
    lead = auxiliaries().search(said[: match.start()])
    before = set(lead.group().casefold().split()) if lead else set()
    start = lead.start() if lead else match.start()
    one = next((one for one in reversed(programmes) if one.end <= start), None)
    if one is None or before & words(TABLE, "planned") or unsure(said, start):
        return None
    if meaning == "is" and not before & words(TABLE, "be"):
        return None
    which = re.fullmatch(rf"{BRACKETS}\s*,?\s*(?:which|that)\s+", said[one.end : start], re.IGNORECASE)
    plain = re.fullmatch(rf"{BRACKETS}{APART}\s*,?\s*", said[one.end : start]) and is_subject(said, one)
    year = until(said, match.start()) if meaning == "runs" else None
    if not (which or plain) or (meaning == "runs" and year is None):
        return None
    denied = bool(before & words(TABLE, "not")) or re.search(r"no\s+longer", said[start : match.end()]) is not None
    status = _value(meaning, match.group())
    return Act(status=status, of=one, start=start, end=match.end(), stated=not denied, until=year)


def _value(meaning: str, said: str) -> Status:
    folded = " ".join(said.casefold().split())
    return next(
        cast(Status, row["value"]) for row in table(TABLE) if row["meaning"] == meaning and row["words"] == folded
    )


def nominal(said: str, programmes: Sequence[Called]) -> Iterator[Act]:
    """ "since the adoption of the Work Programme", "following its endorsement by COP11 in 2014"."""
    noun = rf"(?P<noun>{source(TABLE, 'noun')})"
    by = r"(?:by\s+(?P<by>[^,;]{3,80}?)\s+)?"
    lead = rf"{source(TABLE, 'after')}\s+(?:the\s+)?(?:formal\s+)?{noun}\s+{by}of\s+(?:the\s+)?$"
    for one in programmes:
        match = re.search(lead, said[: one.start], re.IGNORECASE)
        if match is None:
            continue
        told = re.match(rf"[^,;]{{0,{SIDE}}}?\b(?:in|on)\s+(?:[\w ]{{0,20}}\s)?{YEAR}", said[one.end :])
        if told or match.group().casefold().startswith("since"):
            agent = " ".join((match["by"] or "").split()) or by_whom(said, one.end)
            status = _value("noun", match["noun"])
            yield Act(status=status, of=one, start=match.start(), end=one.end, agent=agent)


def leading(said: str) -> Act | None:
    """ "The Meeting adopted the following documents:", "The following have been adopted by Range States:"."""
    if not said.rstrip().endswith(":"):
        return None
    for verb in verbs(said):
        rest, lead = said[verb.end :], said[: verb.start]
        if verb.meaning != "verb" or verb.denied or unsure(said, verb.start):
            continue
        if verb.passive and re.search(r"\bfollowing\b[^,;]{0,80}$", lead, re.IGNORECASE):
            return Act(status=verb.status, of=_NOBODY, start=verb.start, end=verb.end, agent=by_whom(said, verb.end))
        if verb.form == "past" and not verb.passive and re.fullmatch(r"\s*(?:the\s+following[^,;]{0,60})?:\s*", rest):
            return Act(status=verb.status, of=_NOBODY, start=verb.start, end=verb.end, agent=subject_of(said, verb))
    return None
