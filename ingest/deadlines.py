"""By when a row is to be done: the years it prints as obligations, told from those of titles and of the past."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.phrases import any_of, source
from ingest.records import Due, DueKind, Span

_TABLE = "deadlines"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_MORE = (
    rf"(?P<to>\s*(?:-|/|\bto\b|\buntil\b|\bthrough\b)\s*(?:{_YEAR}|\d\d(?![\w-])))?"
    rf"(?P<also>(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s*&\s*){_YEAR})*)"
)
_IN_BRACKETS = re.compile(rf"(?<=[a-z])\s+\(\s*(?P<year>{_YEAR})\s*\)")
_BARE = re.compile(rf"(?<!\d)(?P<year>{_YEAR}){_MORE}", re.IGNORECASE)
_TITLE_AFTER = re.compile(r"\s+(?:[A-Z][\w-]*\s+)?[A-Z][a-z]")


@cache
def _phrase() -> re.Pattern[str]:
    """A word for a time, what may stand between, and the years."""
    kinds = "|".join(f"(?P<{kind}>{source(_TABLE, kind)})" for kind in ("past", "start", "by"))
    filler = rf"(?:(?:{source(_TABLE, 'filler')}|\d{{1,2}}(?:st|nd|rd|th)?)[\s,-]+)*(?:\d{{1,2}}[./]\d{{1,2}}[./])?"
    return re.compile(rf"(?:{kinds})\s+{filler}(?P<year>{_YEAR}){_MORE}", re.IGNORECASE)


def due(
    plain: str, spans: Sequence[Span], taken: Sequence[Span], since: int | None, column: Span | None = None
) -> tuple[Due, ...]:
    """
    The obligations in some stretches, and in the cell of a column for dates, where a year needs no word before it.

    ``taken`` are names, whose years are theirs; what lies before the year ``since`` is past.
    """
    found: dict[tuple[int, DueKind], Due] = {}
    for span, match in _all_matches(plain, spans, column):
        place = Span(*match.span("year"))
        if any(name.holds(place) for name in taken):
            continue
        for year, kind in _years(match, plain, span):
            if since is None or year >= since:
                found.setdefault((year, kind), Due(year=year, kind=kind, span=_words(match)))
    return tuple(found.values())


def _all_matches(plain: str, spans: Sequence[Span], column: Span | None) -> Iterator[tuple[Span, re.Match[str]]]:
    for span in spans:
        yield from ((span, match) for match in _matches(plain, span))
    if column is not None:
        worded = list(_phrase().finditer(plain, column.start, column.end))
        bare = _BARE.finditer(plain, column.start, column.end)
        alone = [m for m in bare if not any(w.start() <= m.start() < w.end() for w in worded)]
        yield from ((column, match) for match in sorted([*worded, *alone], key=lambda m: m.start()))


def _matches(plain: str, span: Span) -> Iterator[re.Match[str]]:
    both = [*_phrase().finditer(plain, span.start, span.end), *_IN_BRACKETS.finditer(plain, span.start, span.end)]
    yield from sorted(both, key=lambda match: match.start("year"))


def _words(match: re.Match[str]) -> Span:
    lead = len(match.group()) - len(match.group().lstrip())
    return Span(match.start() + lead, match.end())


def _years(match: re.Match[str], plain: str, span: Span) -> list[tuple[int, DueKind]]:
    groups = match.groupdict()
    if groups.get("past"):
        return []
    first = int(match["year"])
    years = [first]
    if groups.get("to"):
        if _TITLE_AFTER.match(plain, match.end(), span.end):
            return []  # "in the 2026-2031 Work Programme"
        years = list(range(first, _last(first, match["to"]) + 1))
    others = [int(year) for year in re.findall(_YEAR, groups.get("also") or "")]
    if others and (groups.get("by") or "").casefold() == "between":
        years = list(range(first, others[-1] + 1))
    else:
        years += others
    return [(year, _kind(match, plain, span, len(years))) for year in years]


def _last(first: int, words: str) -> int:
    """The end of "2027/28", "2027-2029", "2027 to 2029"; never more than a programme's length away."""
    digits = re.findall(r"\d+", words)[-1]
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    return last if first <= last <= first + 30 else first


def _kind(match: re.Match[str], plain: str, span: Span, years: int) -> DueKind:
    if match.groupdict().get("start") and years == 1:
        return "start"
    before = plain[max(span.start, match.start() - 40) : match.start()]
    again = [m.end() for m in any_of(_TABLE, "every").finditer(before)]
    return "every" if again and not re.search(r"[.;]", before[again[-1] :]) else "by"
