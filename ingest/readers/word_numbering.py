"""The numbers and bullets that Word prints before the paragraphs of its lists, counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ingest.readers.counting import doubled, roman
from ingest.readers.word_styles import whole

BULLETS = "-*•‣▪○◦●–"
_LEVEL = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one depth of a list is numbered."""

    start: int
    form: str
    words: str  # "%1.%2" with the numbers of the levels put in
    restart: int | None  # the level (from 1) after which it begins anew; 0 never
    legal: bool  # all numbers in figures
    style: str  # the style whose paragraphs are of this level


@dataclass(slots=True)
class _List:
    """One use of a list's pattern, which counts with the others of the same pattern unless it starts anew."""

    pattern: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document from its first paragraph to its last."""

    def __init__(self, part: Element | None) -> None:
        patterns = part.findall("abstractNum") if part is not None else []
        named = {link.get("val"): one for one in patterns if (link := one.find("styleLink")) is not None}
        levels: dict[str, dict[int, _Level]] = {}
        for one in patterns:
            link = one.find("numStyleLink")
            real = named.get(link.get("val"), one) if link is not None else one
            levels[one.get("abstractNumId", "")] = _levels(real)
        self._lists = {n.get("numId", ""): _list(n, levels) for n in (part.findall("num") if part is not None else ())}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of(self, number: str, styles: Sequence[str]) -> int:
        """The level of a list that belongs to a style, or else to one that it is based on."""
        levels = self._lists[number].levels if number in self._lists else {}
        own = {level.style: depth for depth, level in sorted(levels.items()) if level.style}
        return next((own[style] for style in styles if style in own), 0)

    def label(self, number: str, depth: int) -> str:
        """What stands before the next paragraph of a list; empty where nothing does."""
        found = self._lists.get(number)
        level = found.levels.get(depth) if found is not None else None
        if found is None or level is None:
            return ""
        counts = self._counts.setdefault(found.pattern, {})
        if depth in found.starts and (number, depth) not in self._begun:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._begun.add((number, depth))
        for deeper in [d for d in counts if d > depth and _begins_anew(found.levels.get(d), depth)]:
            del counts[deeper]
        return _printed(level, found, counts)


def _levels(pattern: Element) -> dict[int, _Level]:
    return {whole(level.get("ilvl"), 0): _level(level) for level in pattern.findall("lvl")}


def _level(level: Element) -> _Level:
    def said(name: str, otherwise: str = "") -> str:
        found = level.find(name)
        return found.get("val", otherwise) if found is not None else otherwise

    restart = level.find("lvlRestart")
    legal = level.find("isLgl")
    return _Level(
        start=whole(said("start"), 0),
        form=said("numFmt", "decimal"),
        words=said("lvlText"),
        restart=whole(restart.get("val"), 0) if restart is not None else None,
        legal=legal is not None and legal.get("val", "1") not in ("0", "false"),
        style=said("pStyle"),
    )


def _list(number: Element, patterns: dict[str, dict[int, _Level]]) -> _List:
    link = number.find("abstractNumId")
    pattern = link.get("val", "") if link is not None else ""
    made = _List(pattern, dict(patterns.get(pattern, {})))
    for override in number.findall("lvlOverride"):
        depth = whole(override.get("ilvl"), 0)
        start, level = override.find("startOverride"), override.find("lvl")
        if level is not None:
            made.levels[depth] = _level(level)
        if start is not None:
            made.starts[depth] = whole(start.get("val"), 1)
    return made


def _begins_anew(level: _Level | None, after: int) -> bool:
    return level is None or level.restart is None or after < level.restart


def _printed(level: _Level, found: _List, counts: dict[int, int]) -> str:
    if level.form == "bullet":
        return _bullet(level.words)

    def number(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = found.levels.get(depth)
        count = counts.get(depth, other.start if other is not None else 1)
        return counted(count, "decimal" if level.legal or other is None else other.form)

    return " ".join(_LEVEL.sub(number, level.words).split())


def _bullet(words: str) -> str:
    """The sign where text has it, else the usual one: most stand in fonts of signs."""
    sign = words.strip()
    return sign if sign and sign in BULLETS else "" if not sign else "•"


def counted(number: int, form: str) -> str:
    """A number in one of Word's forms; forms that are not known are printed in figures."""
    if form in ("lowerRoman", "upperRoman"):
        printed = roman(number)
    elif form in ("lowerLetter", "upperLetter"):
        printed = doubled(number)
    elif form == "decimalZero":
        printed = f"{number:02}"
    elif form == "chicago" and 0 < number <= 12:
        printed = "*†‡§"[(number - 1) % 4] * ((number - 1) // 4 + 1)
    else:
        printed = "" if form == "none" else str(number)
    return printed.upper() if form.startswith("upper") else printed
