"""From a question in words to a query over keys.

The matcher that reads documents reads the question. What is left after names and empty words is looked for
as text; what cannot be honoured is said to be not understood, never dropped in silence.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from ontology import names as name_finder
from ontology.names import Name
from ontology.vocabulary import Kind, Vocabulary

Intent = Literal["activities", "search"]
WORDS_FILE = Path(name_finder.__file__).with_name("question_words.csv")
_WORD = re.compile(r"[“\"](?P<phrase>[^“”\"]+)[”\"]|[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing of the vocabulary that a question names, with the words it was named by."""

    kind: Kind
    key: str
    surface: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    intent: Intent
    names: tuple[Asked, ...] = ()
    units: tuple[str, ...] = ()  # titles
    words: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()

    def keys(self, kind: Kind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.key for name in self.names if name.kind == kind))

    @property
    def structured(self) -> bool:
        return bool(self.names or self.units)


@lru_cache(maxsize=1)
def _meanings() -> Mapping[str, str]:
    with WORDS_FILE.open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["meaning"] for row in csv.DictReader(file)}


def understand(question: str, vocabulary: Vocabulary, units: Sequence[str]) -> Query:
    """Read a question; ``units`` are the titles of the conservation units in the corpus."""
    found = name_finder.matcher(vocabulary).find(question)
    unit_titles, unit_spans = _units_named(question, units)
    used = list(unit_spans)
    names: list[Asked] = []
    for name in found:
        if _is_asked(name, vocabulary) and not _overlaps(name, unit_spans):
            names.append(Asked(kind=name.kind, key=name.key, surface=name.surface))
            used.append((name.start, name.end))
    left = _words_outside(question, used)
    meaning = _meanings()
    excluded = [word for word in left if meaning.get(word.casefold()) == "exclusion"]
    content = [word for word in left if word.casefold() not in meaning]
    asks_rows = any(meaning.get(word.casefold()) == "activity" for word in left)
    structured = bool(names or unit_titles)
    return Query(
        intent="activities" if structured and (asks_rows or not content) else "search",
        names=tuple(names),
        units=tuple(unit_titles),
        words=tuple(content),
        not_understood=tuple(dict.fromkeys(excluded)),
    )


def _is_asked(name: Name, vocabulary: Vocabulary) -> bool:
    """Whether a name narrows a question; livestock does not, so "camels" is looked for as a word."""
    asked = name.kind in ("species", "country", "organisation")
    return asked and vocabulary.concept(name.kind, name.key).type != "domestic"


def _units_named(question: str, units: Sequence[str]) -> tuple[list[str], list[tuple[int, int]]]:
    """The units whose title, or one of the names joined by a slash in it, stands in the question."""
    titles: list[str] = []
    spans: list[tuple[int, int]] = []
    for title in sorted(set(units), key=lambda unit: (-len(unit), unit)):
        for name in (title, *(part.strip() for part in title.split("/"))):
            hit = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", question, re.IGNORECASE)
            if hit and not any(hit.start() < end and start < hit.end() for start, end in spans):
                titles.append(title)
                spans.append(hit.span())
                break
    return titles, spans


def _overlaps(name: Name, spans: Sequence[tuple[int, int]]) -> bool:
    return any(name.start < end and start < name.end for start, end in spans)


def _words_outside(question: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The words that belong to no name; what stands in quotes is one, to be found as it stands."""
    free = (
        hit
        for hit in _WORD.finditer(question)
        if not any(hit.start() < end and start < hit.end() for start, end in spans)
    )
    return [" ".join((hit["phrase"] or hit.group()).split()) for hit in free]
