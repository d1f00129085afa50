"""A small work programme around the rows that a test is about, with the names really found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.annotate import annotate
from ingest.clean import clean
from ingest.records import Activity, Covered, Programme, Section, Span, SubItem
from ontology.names import matcher
from ontology.vocabulary import load

_LETTER = re.compile(r"(?<!\S)([a-z])\)\s")


class Paper:
    """Rows under one heading; ``add`` a row as (code, words, responsible, indicator)."""

    def __init__(
        self,
        species: Sequence[str] = (),
        countries: Sequence[str] = (),
        scope: tuple[Sequence[str], Sequence[str]] = ((), ()),
        period: tuple[int, int] | None = (2026, 2031),
        title: str = "Work Programme for the Wide Steppe 2026-2031",
    ) -> None:
        self.text = f"{title}\nA heading\n"
        heading = Span(0, len(self.text) - 1)
        self.sections = [self._section(heading, species, countries)]
        self.programme = Programme(
            key="wide-steppe",
            title=title,
            span=heading,
            period=period,
            species=tuple(Covered(key=key, basis="programme", spans=(heading,)) for key in scope[0]),
            countries=tuple(Covered(key=key, basis="programme", spans=(heading,)) for key in scope[1]),
        )
        self.activities: list[Activity] = []

    def _section(self, heading: Span, species: Sequence[str], countries: Sequence[str]) -> Section:
        return Section(
            key=f"s{len(getattr(self, 'sections', []))}",
            number="1",
            title="A heading",
            kind="unit" if species or countries else "theme",
            span=heading,
            species=tuple(Covered(key=key, basis="unit", spans=(heading,)) for key in species),
            countries=tuple(Covered(key=key, basis="unit", spans=(heading,)) for key in countries),
        )

    def heading(self, species: Sequence[str] = (), countries: Sequence[str] = ()) -> Paper:
        start = len(self.text)
        self.text += "Another heading\n"
        self.sections.append(self._section(Span(start, len(self.text) - 1), species, countries))
        return self

    def add(self, words: str, code: str = "1.1", responsible: str = "", indicator: str = "") -> Paper:
        spans = []
        for cell in (words, responsible, indicator):
            spans.append(Span(len(self.text), len(self.text) + len(cell)) if cell else None)
            self.text += cell + "\t"
        self.text += "\n"
        text = spans[0]
        assert text is not None
        times = sum(activity.code == code for activity in self.activities)
        key = code.replace(".", "-") + (f"--{times + 1}" if times else "")
        self.activities.append(
            Activity(
                key=key,
                code=code,
                section=self.sections[-1].key,
                text=clean(words),
                row=Span(text.start, len(self.text) - 1),
                text_span=text,
                subitems=tuple(_items(words, text.start)),
                indicator=clean(indicator),
                indicator_span=spans[2],
                responsible_text=clean(responsible),
                responsible_span=spans[1],
            )
        )
        return self

    def read(self) -> tuple[Activity, ...]:
        vocabulary = load()
        names = matcher(vocabulary).find(self.text)
        return annotate(self.text, self.activities, self.sections, self.programme, names, vocabulary)

    def row(self) -> Activity:
        return self.read()[-1]


def _items(words: str, start: int) -> list[SubItem]:
    marks = list(_LETTER.finditer(words))
    ends = [mark.start() for mark in marks[1:]] + [len(words)] * bool(marks)
    return [
        SubItem(letter=m.group(1), text=words[m.end() : end].strip(), span=Span(start + m.start(), start + end))
        for m, end in zip(marks, ends, strict=True)
    ]


def keys(covered: Sequence[Covered]) -> str:
    """ "argali:named saiga-antelope:unit" """
    return " ".join(f"{one.key}:{one.basis}" for one in covered)
