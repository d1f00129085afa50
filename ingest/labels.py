"""Labels that head a list of names, such as ``Species:``, wherever in a line they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.clean import trimmed_end
from ingest.cues import meanings
from ingest.records import Span


@dataclass(frozen=True, slots=True)
class Label:
    """A label, and the stretch up to the next label that it heads."""

    meaning: str  # "species" or "countries"
    start: int
    content: Span | None


def labels(text: str, start: int, end: int) -> tuple[Label, ...]:
    """The labels of a stretch of text, in order."""
    found = [match for match in _pattern().finditer(text, start, end) if _stands_first(text, start, match.start())]
    known = meanings("labels", "meaning")
    ends = [match.start() for match in found[1:]] + [end] * bool(found)
    return tuple(
        Label(known[" ".join(match.group(1).split()).casefold()], match.start(), _content(match.end(), stop))
        for match, stop in zip(found, ends, strict=True)
    )


def _stands_first(text: str, start: int, at: int) -> bool:
    """At the start, set apart by type, or after something that is over: no words of the same sentence before it."""
    end = trimmed_end(text, start, at, "|")
    set_apart = text[end:at].rstrip().endswith((">", "*"))
    return end == start or set_apart or not (text[end - 1].isalpha() or text[end - 1] in ",-–")


def _content(start: int, end: int) -> Span | None:
    return Span(start, end) if start < end else None


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(r"\s+".join(map(re.escape, label.split())) for label in meanings("labels", "meaning"))
    # Printed as a label: with a capital, and a colon or the next cell behind it.
    return re.compile(
        rf"(?:(?<=[\s>*])|^|\b)(?=[A-Z])((?i:{words}))\s*(?:</\w+>|\*\*)?\s*[:\t|](?:\s*(?:</\w+>|\*\*))?"
    )


def before_labels(text: str, start: int, end: int) -> int:
    """Where the first label of a stretch begins, with the markup that opens it; the end where there is none."""
    found = labels(text, start, end)
    if not found:
        return end
    return trimmed_end(text, start, found[0].start, ",;.")
