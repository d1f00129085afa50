"""Figures of animals in a sentence: how many, of which species, where and when, exactly as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.phrases import any_of, source
from ingest.spoken import PLACE, SPECIES, Spoken

_TABLE = "fact_cues"
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\\s+few|a\\s+dozen"
_FIGURE = r"(?<![\d.,/-])\d{1,3}(?:[,.\s]\d{3})+(?!\d)|(?<![\d.,/-])\d+(?:\.\d+)?(?![\d/-]|[.,]\d)"
_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d{2}(?!\d|\s*[-–]\s*\d)")
_A_YEAR = re.compile(r"(?:19|20)\d{2}")
_NEARBY = 40
_ESTIMATED = re.compile(rf"\bestimated(?:\s+at)?\s+(?P<figure>{_FIGURE})(?!\s*(?:%|per\s?cent|USD|EUR))")


@dataclass(frozen=True, slots=True)
class Figure:
    """``start`` and ``end`` count characters of the sentence."""

    start: int
    end: int
    property: str
    species: tuple[str, ...]  # empty where it is of all that the sentence is about
    place: tuple[int, int] | None = None


def figures(said: Spoken) -> list[Figure]:
    found = [figure for figure in _all(said) if not _is_ahead(said.masked, figure)]
    return sorted(_longest(found), key=lambda figure: figure.start)


def _all(said: Spoken) -> Iterator[Figure]:
    for match in _counted().finditer(said.masked):
        if not _A_YEAR.fullmatch(match["figure"]):
            yield Figure(match.start(), match.end(), "number", _species_in(said, match), _place(said, match.end()))
    for match in _ESTIMATED.finditer(said.masked):
        yield Figure(match.start("figure"), match.end("figure"), "number", (), _place(said, match.end()))
    for match in _placed().finditer(said.masked):
        if not _A_YEAR.fullmatch(match["figure"]):
            yield Figure(match.start("figure"), match.end("figure"), "number", (), match.span("place"))
    if any_of(_TABLE, "trend").search(said.masked):
        for match in _share().finditer(said.masked):
            yield Figure(match.start(), match.end(), "share", (), _place(said, match.end()))


def _longest(found: list[Figure]) -> list[Figure]:
    return [
        one for one in found
        if not any(other is not one and other.start <= one.start and one.end <= other.end and
                   (other.end - other.start, -other.start) > (one.end - one.start, -one.start) for other in found)
    ]  # fmt: skip


def _is_ahead(masked: str, figure: Figure) -> bool:
    """Animals that are only meant to be: "planned to collar an additional 30"."""
    before = re.split(r"[,;:]\s", masked[max(0, figure.start - _NEARBY) : figure.start])[-1]
    behind = re.split(r"[,;:]\s", masked[figure.end : figure.end + _NEARBY])[0]
    if re.search(r"\bno\s+more\s+than\b", before):
        return False
    return any_of(_TABLE, "ahead").search(before + masked[figure.start : figure.end] + behind) is not None


def _species_in(said: Spoken, match: re.Match[str]) -> tuple[str, ...]:
    start = said.sentence.span.start
    return tuple(
        name.key for name in said.sentence.names
        if name.kind == "species" and match.start() <= name.start - start < match.end()
    )  # fmt: skip


def _place(said: Spoken, end: int) -> tuple[int, int] | None:
    behind = re.compile(rf"\s+(?:in|from|on|at)\s+(?:the\s+)?(?P<place>{PLACE}+)").match(said.masked, end)
    return behind.span("place") if behind else None


def year(words: str) -> int | None:
    """The one year in the words; none where several stand there."""
    years = {int(match.group()) for match in _YEAR.finditer(words)}
    return min(years) if len(years) == 1 else None


@cache
def _counted() -> re.Pattern[str]:
    """``19 out of 45 Amur tigers``, ``an estimated 3,000 animals``, ``41 collared Kulan``."""
    animals = rf"(?:{SPECIES}+(?!\s+(?:sub)?populations?)(?!{SPECIES})|{source(_TABLE, 'animals')})"
    number = rf"(?:{_FIGURE}|\b(?:{_WORDS}))"
    return re.compile(rf"(?P<figure>{number})(?:\s+(?:out\s+)?of\s+(?:the\s+)?{number})?\s+(?:[a-z]+\s+)?{animals}")


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"(?P<figure>{_FIGURE})(?:\s+of\s+them)?\s+in\s+(?:the\s+)?(?P<place>{PLACE}+)")


@cache
def _share() -> re.Pattern[str]:
    return re.compile(rf"(?P<figure>{_FIGURE})\s*{source(_TABLE, 'share')}")
