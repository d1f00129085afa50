"""Whom a recommendation asks to act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.actors import spelled
from ingest.clean import clean
from ingest.phrases import any_of, source
from ingest.records import Actor
from ingest.saying import TABLE, Cue
from ingest.scene import Sentence
from ingest.speakers import subject
from ontology.names import Name
from ontology.vocabulary import Vocabulary

_LOOSE = re.compile(r"(?:the|all|other|relevant|its|both|their|those|these|respective|concerned|interested)\s+", re.I)
_JOINS = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:,\s*(?:and\s+|or\s+)?|\band/or\s+|\band\s+|\bor\s+|\bas\s+well\s+as\s+)"
)
_OBJECT = re.compile(r"\s+(?P<place>(?:to|for|with)\s+)?(?:from\s+)?(?:(?:request|invite|ask|encourage)\s+)?")
_TO_DO = re.compile(r"[^.;]*?\b(?:to|for|from)\b")
_ENDS_NAME = re.compile(  # "that CAMI work should be ...": it was only the beginning of what is spoken of
    r"\s+(?:\w+\s+){0,2}(?:should|shall|must|may|be|is|are|was|were)\b|\s+(?!go\s)\w+\s+(?:in|of|on|for|with)\b"
)
_MUST = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:should|shall|must|not|may|to)\b")
_HALF = re.compile(r"(\w+)\s+and\s+(\w+)\s+(?:States|Parties|Governments)\b")  # "Range and Consumer States"


class Addressees:
    """Who is asked to act, in a sentence."""

    def __init__(self, sentence: Sentence, vocabulary: Vocabulary) -> None:
        self._words = sentence.words
        self._start = sentence.span.start
        self._names = sentence.names
        self._vocabulary = vocabulary

    def of(self, cue: Cue, *, item: bool = False) -> tuple[Actor, ...]:
        """In order, each once."""
        found: dict[str, Actor] = {}
        for actor in self._found(cue, item):
            found.setdefault(actor.label.casefold(), actor)
        return tuple(found.values())

    def _found(self, cue: Cue, item: bool) -> Iterator[Actor]:
        if _asks_its_subject(cue):
            yield from self._subjects(cue)
        yield from self._objects(cue)
        for that in re.finditer(r"\bthat\s+", self._words[cue.end :]):
            actors, end = self._at(cue.end + that.end())
            if _MUST.match(self._words, end) or not _ENDS_NAME.match(self._words, end):
                yield from actors
        for agent in any_of(TABLE, "agent").finditer(self._words, cue.start):
            yield from self._at(agent.end() + 1)[0]
        if item:
            yield from self._between(cue.end)

    def _subjects(self, cue: Cue) -> Iterator[Actor]:
        """ "Parties should", "Parties were encouraged to": nothing else stands between them and the verb."""
        start, end = subject(self._words, cue.start)
        actors, after = self._at(start)
        if start < end and after >= end:
            yield from actors

    def _objects(self, cue: Cue) -> Iterator[Actor]:
        """ "requested the Secretariat to", "recommended for Mongolia that", "shared with the focal points"."""
        lead = _OBJECT.match(self._words, cue.end)
        if lead is not None and cue.kind not in ("agreed", "decision"):
            actors, end = self._at(lead.end())
            if lead.group("place") or _TO_DO.match(self._words, end):
                yield from actors
        if cue.kind == "request" and cue.use != "wish":
            for place in re.finditer(r"\b(?:to|with)\s+", self._words[cue.start : cue.end]):
                yield from self._at(cue.start + place.end())[0]

    def _between(self, at: int) -> Iterator[Actor]:
        """An item has no subject: "cooperation between Kyrgyzstan and Tajikistan" is theirs to do."""
        for place in re.finditer(r"\b(?:between|among)\s+(?:[a-z ]*countries[a-z ]*:\s*)?", self._words[at:]):
            yield from self._at(at + place.end())[0]

    def _at(self, at: int) -> tuple[list[Actor], int]:
        """The actors that are listed from a place on, and where the list ends."""
        actors: list[Actor] = []
        end = at
        while True:
            while self._one(at)[0] is None and (loose := _LOOSE.match(self._words, at)):
                at = loose.end()
            actor, after = self._one(at)
            if actor is None:
                return actors, end
            actors.append(actor)
            end = after
            join = _JOINS.match(self._words, end)
            if join is None:
                return actors, end
            at = join.end()

    def _one(self, at: int) -> tuple[Actor | None, int]:
        """The actor whose name begins at a place: the longest of the vocabulary's and the table's."""
        named = max(self._here(at), key=lambda name: name.end, default=None)
        listed = self._listed(at)
        if half := _HALF.match(self._words, at):
            return Actor(label=" ".join(half.group().split())), half.end()
        if named is not None and (more := self._listed(named.end - self._start + 1)) is not None:
            return Actor(label=clean(self._words[at : more.end()])), more.end()
        if listed is not None and (named is None or listed.end() > named.end - self._start):
            label = re.sub(r"^The\b", "the", " ".join(listed.group().split()))
            return Actor(label=spelled(label), key=self._key_at(listed.end())), listed.end()
        if named is None:
            return None, at
        label = self._vocabulary.label("country", named.key) if _is_country(named) else spelled(clean(named.surface))
        key = named.key if named.kind == "organisation" and named.is_mention else None
        return Actor(label=label, key=key), named.end - self._start

    def _key_at(self, end: int) -> str | None:
        """The organisation that "the Secretariat" is here."""
        end += self._start
        found = (n.key for n in self._names if n.end == end and n.kind == "organisation" and n.is_mention)
        return next(found, None)

    def _listed(self, at: int) -> re.Match[str] | None:
        return re.compile(source(TABLE, "actor"), re.IGNORECASE).match(self._words, at)

    def _here(self, at: int) -> Sequence[Name]:
        start = self._start + at
        return [name for name in self._names if name.start == start and name.kind in ("organisation", "country")]


def _asks_its_subject(cue: Cue) -> bool:
    if cue.use == "passive":
        return cue.kind in ("recommendation", "request")
    return cue.use in ("modal", "wish") or (cue.strength == "implicit" and cue.use != "active")


def _is_country(name: Name) -> bool:
    return name.kind == "country" and name.is_mention and name.form != "demonym"
