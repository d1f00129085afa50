"""What a Word file's styles say of its paragraphs and runs: outline level, list, bold, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from xml.etree.ElementTree import Element

_HEADING = re.compile(r"heading ([1-9])")
_NO = frozenset({"0", "false", "off", "none"})
_NO_OUTLINE = 9
_LIFTED = 3  # half points


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A list's number and the level in it, each None where it is not said; the number "0" is no list."""

    number: str | None = None
    level: int | None = None

    def over(self, other: ListPlace) -> ListPlace:
        """What this one does not say, the other says."""
        number = other.number if self.number is None else self.number
        return ListPlace(number, other.level if self.level is None else self.level)


class Styles:
    """Styles by their id; each says what it does not say itself through the one it is based on."""

    def __init__(self, part: Element | None) -> None:
        styles = part.findall("style") if part is not None else []
        self._styles = {style.get("styleId", ""): style for style in styles}
        self._default = next((s.get("styleId", "") for s in styles if _is_default(s)), "")

    def name(self, style: str | None) -> str:
        """The name that Word gives it, the same in every language."""
        found = self._styles.get(style or self._default)
        named = found.find("name") if found is not None else None
        return named.get("val", "").lower() if named is not None else ""

    def outline(self, style: str | None) -> int:
        """1 is the highest; 0 where it is no heading's style."""
        for ancestor in self._chain(style):
            level = outline(ancestor.find("pPr"))
            if level is not None:
                return level
            named = ancestor.find("name")
            heading = _HEADING.fullmatch(named.get("val", "").lower()) if named is not None else None
            if heading:
                return int(heading[1])
        return 0

    def place(self, style: str | None) -> ListPlace:
        """The list that a style belongs to."""
        return reduce(
            ListPlace.over, (list_place(ancestor.find("pPr")) for ancestor in self._chain(style)), ListPlace()
        )

    def lineage(self, style: str | None) -> list[str]:
        """The style and those it is based on."""
        return [ancestor.get("styleId", "") for ancestor in self._chain(style)]

    def says(self, style: str | None, what: str) -> bool | None:
        """Whether the style turns something on or off, such as "b"; None where it does not say."""
        return next((on for a in self._chain(style) if (on := turned(a.find("rPr"), what)) is not None), None)

    def raised(self, style: str | None) -> bool:
        return any(is_raised(ancestor.find("rPr")) for ancestor in self._chain(style, default=False))

    def _chain(self, style: str | None, default: bool = True) -> Iterator[Element]:
        seen: set[str] = set()
        key = style or (self._default if default else "")
        while key not in seen and key in self._styles:
            seen.add(key)
            yield self._styles[key]
            base = self._styles[key].find("basedOn")
            key = base.get("val", "") if base is not None else ""


def outline(properties: Element | None) -> int | None:
    level = properties.find("outlineLvl") if properties is not None else None
    if level is None:
        return None
    value = whole(level.get("val"), _NO_OUTLINE)
    return value + 1 if 0 <= value < _NO_OUTLINE else 0


def list_place(properties: Element | None) -> ListPlace:
    said = properties.find("numPr") if properties is not None else None
    if said is None:
        return ListPlace()
    number, level = said.find("numId"), said.find("ilvl")
    depth = whole(level.get("val"), 0) if level is not None else None
    return ListPlace(number.get("val", "0") if number is not None else None, depth)


def turned(properties: Element | None, what: str) -> bool | None:
    found = properties.find(what) if properties is not None else None
    return None if found is None else found.get("val", "1") not in _NO


def is_raised(properties: Element | None) -> bool:
    """Set as a superscript, or lifted by hand."""
    if properties is None:
        return False
    aligned, lifted = properties.find("vertAlign"), properties.find("position")
    if aligned is not None:
        return aligned.get("val") == "superscript"
    return lifted is not None and whole(lifted.get("val"), 0) > _LIFTED


def whole(value: str | None, otherwise: int) -> int:
    """A whole number of a sane size, whatever is written there."""
    return int(value) if value and re.fullmatch(r"[+-]?[0-9]{1,6}", value) else otherwise


def _is_default(style: Element) -> bool:
    return style.get("type") == "paragraph" and style.get("default", "0") not in _NO
