"""Figures of animals in a sentence: how many, of which species, where and when, exactly as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.phrases import any_of, source
from ingest.spoken import LISTED, PLACE, SPECIES, Spoken

_TABLE = "fact_cues"
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\\s+few|a\\s+dozen"
_ONE = r"\d{1,3}(?:[,.\s]\d{3})+(?!\d)|\d+(?:\.\d+)?(?!\d|[.,/]\d)"
_PAIR = rf"(?<=between )(?:{_ONE})\s+and\s+(?:{_ONE})"
_FIGURE = rf"(?<![\d.,/–-])(?:{_PAIR}|(?:{_ONE})(?:\s*(?:-|–|to)\s*(?:{_ONE}))?(?:\s+(?:million|thousand)\b)?)"
_BARE = r"(?!\s*(?:%|per\s?cent|ha\b|km|USD|EUR|hectares|years?\b|months?\b))"
_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d{2}(?!\d|s\b|\s*[-–]\s*\d)")
_A_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s*[-–]\s*\d+)?")
_NEARBY = 40
_ESTIMATED = re.compile(rf"\bestimated(?:\s+at)?\s+(?P<figure>{_FIGURE}){_BARE}")
_DATED = re.compile(rf"(?P<figure>{_FIGURE})\s+in\s+(?P<year>(?:19|20)\d{{2}})(?!\d)")


@dataclass(frozen=True, slots=True)
class Figure:
    """``start`` and ``end`` count characters of the sentence."""

    start: int
    end: int
    property: str
    species: tuple[str, ...] = ()  # empty where it is of all that the sentence is about
    place: tuple[int, int] | None = None
    year: int | None = None


def figures(said: Spoken) -> list[Figure]:
    """In the order of the sentence; where two overlap, the one that says more."""
    found = [figure for figure in _all(said) if not _is_ahead(said.masked, figure)]
    found.sort(key=lambda figure: (figure.start - figure.end, figure.start))
    kept: list[Figure] = []
    for figure in found:
        if not any(other.start < figure.end and figure.start < other.end for other in kept):
            kept.append(figure)
    return sorted(kept, key=lambda figure: figure.start)


def _all(said: Spoken) -> Iterator[Figure]:
    masked, when = said.masked, year(said.sentence.words)
    for match in _counted().finditer(masked):
        if not _A_YEAR.fullmatch(match["figure"]):
            what = _what(masked, match)
            place = _place(masked, match.end())
            yield Figure(match.start(), match.end(), what, _species_in(said, match), place, when)
    for match in _ESTIMATED.finditer(masked):
        yield Figure(*match.span("figure"), "number", (), _place(masked, match.end()), when)
    for match in _placed().finditer(masked):
        if not _A_YEAR.fullmatch(match["figure"]):
            yield Figure(*match.span("figure"), "number", (), match.span("place"), when)
    for match in _stood().finditer(masked):
        if not _A_YEAR.fullmatch(match["figure"]):
            yield Figure(*match.span("figure"), "number", (), _place(masked, match.end()), when)
    if said.has("trend"):
        for match in _share().finditer(masked):
            yield Figure(*match.span(), "share", (), _place(masked, match.end()), when)
        for match in _DATED.finditer(masked) if re.search(r"\bpopulation", masked) else ():
            yield Figure(*match.span("figure"), "number", (), None, int(match["year"]))


def _what(masked: str, match: re.Match[str]) -> str:
    """Animals that live, that were lost or set free, or only those that were met with."""
    around = masked[max(0, match.start() - _NEARBY // 2) : match.end() + _NEARBY]
    far = 2 * _NEARBY  # one word of a sentence that says how they were met with goes for all its figures
    before = masked[max(0, match.start() - far) : match.start()].rpartition(";")[2]
    if any_of(_TABLE, "observed").search(before + masked[match.start() : match.end() + far]):
        return "observed"
    return next((meaning for meaning in ("lost", "released") if any_of(_TABLE, meaning).search(around)), "number")


def _is_ahead(masked: str, figure: Figure) -> bool:
    """Animals that are only meant to be: "planned to collar an additional 30"."""
    before = re.split(r"[,;:]\s", masked[max(0, figure.start - _NEARBY) : figure.start])[-1]
    behind = re.split(r"[,;:]\s", masked[figure.end : figure.end + _NEARBY])[0]
    if re.search(r"\bno\s+more\s+than\b", before):
        return False
    return any_of(_TABLE, "ahead").search(before + masked[figure.start : figure.end] + behind) is not None


def _species_in(said: Spoken, match: re.Match[str]) -> tuple[str, ...]:
    start = said.sentence.span.start
    inside = (n for n in said.sentence.names if match.start() <= n.start - start < match.end())
    return tuple(name.key for name in inside if name.kind == "species")


def _place(masked: str, end: int) -> tuple[int, int] | None:
    behind = re.compile(rf"\s+(?:in|from|on|at)\s+(?:the\s+)?(?P<place>{PLACE}+)").match(masked, end)
    return behind.span("place") if behind else None


def year(words: str) -> int | None:
    """The one year in the words; none where several stand there."""
    years = {int(match.group()) for match in _YEAR.finditer(words)}
    return min(years) if len(years) == 1 else None


def lands(said: Spoken, figure: Figure) -> tuple[str, ...]:
    """The countries that a figure is of: those of its own clause, else those named last before it."""
    runs = [match.span() for match in re.finditer(LISTED, said.masked)]
    commas = [m.start() for m in re.finditer("[,;]", said.masked) if not any(a <= m.start() < b for a, b in runs)]
    opens = max((at for at in commas if at < figure.start), default=0)
    closes = min((at for at in commas if at >= figure.end), default=len(said.masked))
    inside = [run for run in runs if opens <= run[0] < closes] or [run for run in runs if run[0] < figure.start][-1:]
    at = said.sentence.span.start
    named = (name for name in said.sentence.names if name.kind == "country")
    return tuple(dict.fromkeys(name.key for name in named if any(a <= name.start - at < b for a, b in inside)))


@cache
def _counted() -> re.Pattern[str]:
    """``19 out of 45 Amur tigers``, ``an estimated 3,000 animals``, ``41 collared Kulan``."""
    animals = rf"(?:{SPECIES}+(?!\s+(?:sub)?populations?)(?!{SPECIES})|{source(_TABLE, 'animals')})"
    animals += rf"(?!\s+{source(_TABLE, 'product')})"
    number = rf"(?:{_FIGURE}|\b(?:{_WORDS}))"
    return re.compile(
        rf"(?i:(?P<figure>{number}))(?:\s+(?:out\s+)?of\s+(?:the\s+)?{number})?\s+(?:[a-z]+\s+)?{animals}"
        rf"(?:\s+of\s+(?:the\s+)?{SPECIES}+)?"
    )


@cache
def _stood() -> re.Pattern[str]:
    """ "the population stood at 5,000", "and the western population at 390"; no figure of something else."""
    about = r"(?:(?:about|around|some|approximately|roughly|nearly|over|an\s+estimated)\s+)?"
    nothing_else = rf"(?!\s+(?!in\b|and\b|by\b|or\b|against\b|{source(_TABLE, 'animals')})[a-z]){_BARE}"
    return re.compile(
        rf"\b(?:populations?\s+(?:[^\s,;.]+\s+){{0,4}}?(?:at|of|to)|numbers|numbered|totals|totalled)\s+{about}(?P<figure>{_FIGURE}){nothing_else}"
    )


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"(?P<figure>{_FIGURE})(?:\s+of\s+them)?\s+in\s+(?:the\s+)?(?P<place>{PLACE}+)")


@cache
def _share() -> re.Pattern[str]:
    return re.compile(rf"(?P<figure>{_FIGURE})\s*{source(_TABLE, 'share')}")
