"""The names in a text, for a comparison: which species, which countries and places, who is to act, by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.phrases import any_of, words
from ontology.vocabulary import Kind, Vocabulary

CUES = "proposal_cues"
_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A name in a text, as far as a comparison needs it."""

    kind: Kind
    key: str
    start: int
    end: int
    form: str = "name"


def species(names: Iterable[Called], vocabulary: Vocabulary) -> Iterator[str]:
    for name in names:
        concept = vocabulary.get("species", name.key) if name.kind == "species" else None
        if concept is not None and concept.type != "domestic":
            yield name.key


def countries(names: Iterable[Called]) -> Iterator[str]:
    return (name.key for name in names if name.kind == "country")


def where(text: str, names: Iterable[Called]) -> list[Called]:
    """The countries and places that are meant, without those that only lie next door or are told of."""
    here = [name for name in names if name.kind in ("country", "place")]
    besides = [any_of(CUES, meaning) for meaning in ("beside", "told")]
    cues = [cue.end() for pattern in besides for cue in pattern.finditer(text)]
    meant = [n for n in here if not any(0 <= n.start - end <= 1 for end in cues)]
    return meant or here


def places(names: Iterable[Called], vocabulary: Vocabulary) -> Iterator[str]:
    """Places that say where; a part of the world says little."""
    for name in names:
        concept = vocabulary.get("place", name.key) if name.kind == "place" else None
        if concept is not None and concept.type not in ("region", "programme-region"):
            yield name.key


def actors(text: str, names: Sequence[Called]) -> Iterator[str]:
    """The bodies that a text begins with, where it goes on with what they are to do: "IUCN and WWF shall ..."."""
    found: list[Called] = []
    last = 0
    for name in (one for one in names if one.kind in ("organisation", "country") and one.form != "role"):
        if _small(text[last : name.start]) is None:
            return
        found.append(name)
        last = name.end
        if _obliged(text[last:]):
            yield from (one.key for one in found if one.kind == "organisation")
            return


def _small(gap: str) -> re.Match[str] | None:
    return re.fullmatch(r"\s*(?:,|/|&|and|with|the|\s)*\s*", gap, re.IGNORECASE)


def _obliged(behind: str) -> bool:
    """Whether "shall", "to" or the like follows."""
    return any_of(CUES, "obliges").match(behind.lstrip()) is not None


def years(text: str) -> Iterator[int]:
    """The years by which something is to be done."""
    for match in _YEAR.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()].rstrip()
        if any(before.casefold().endswith(cue) and _whole(before, cue) for cue in words(CUES, "by a year")):
            yield int(match.group())


def _whole(before: str, cue: str) -> bool:
    return len(before) == len(cue) or not before[-len(cue) - 1].isalnum()
