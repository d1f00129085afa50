"""A Word file's footnotes and endnotes, numbered as Word numbers them: as the text comes to point to them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ingest.readers import flow
from ingest.readers.word_numbering import counted
from ingest.readers.word_package import Package
from ingest.readers.word_styles import whole

_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


class Notes:
    """Gives every note its mark when the text first points to it."""

    def __init__(self, package: Package) -> None:
        settings = package.first("settings")
        self._notes = {kind: _by_id(package.first(f"{kind}s"), kind) for kind in _FORMS}
        self._forms = {kind: _form(settings, kind) for kind in _FORMS}
        self._numbers = {kind: _start(settings, kind) - 1 for kind in _FORMS}
        self._marks: dict[tuple[str, str], str] = {}

    def mark(self, reference: Element, words: str) -> str | None:
        """What stands for a reference; ``words`` are those of its run, for a mark of its own."""
        kind = reference.tag.removesuffix("Reference")
        key = kind, reference.get("id", "")
        if key not in self._marks:
            own = reference.get("customMarkFollows", "0") in ("1", "true", "on") and words.strip()
            if not own:
                self._numbers[kind] += 1
            self._marks[key] = own or counted(self._numbers[kind], self._forms[kind])
        return flow.mark(self._marks[key])

    def used(self) -> Iterator[tuple[str, Element]]:
        """Marks and notes. Reading a note may point to another one, which then follows."""
        for kind in _FORMS:
            given: set[str] = set()
            while left := [key for of, key in self._marks if of == kind and key not in given]:
                given.add(left[0])
                note = self._notes[kind].get(left[0])
                if note is not None:
                    yield self._marks[kind, left[0]], note


def _by_id(part: Element | None, kind: str) -> dict[str, Element]:
    return {note.get("id", ""): note for note in (part.findall(kind) if part is not None else ())}


def _form(settings: Element | None, kind: str) -> str:
    return _setting(settings, kind, "numFmt") or _FORMS[kind]


def _start(settings: Element | None, kind: str) -> int:
    return whole(_setting(settings, kind, "numStart"), 1)


def _setting(settings: Element | None, kind: str, name: str) -> str | None:
    found = settings.find(f"{kind}Pr/{name}") if settings is not None else None
    return found.get("val") if found is not None else None
