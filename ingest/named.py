"""What else a row names: organisations and in which part, instruments, topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ingest.phrases import words
from ingest.records import Actor, NamedOrganisation, OrganisationRole, Programme
from ingest.rows import Row
from ontology.names import Name
from ontology.vocabulary import Vocabulary

_TABLE = "organisation_cues"
_NEXT = re.compile(r"\s*(?P<word>\w[\w-]*|[-/&]|$|.)")
_SHARED = re.compile(r"(?:\s*(?:,|/|&|\band\b|\bor\b)\s*[A-Z][A-Za-z]*[A-Z]+)*\s+(?P<head>[A-Z]?[a-z]+)")


def organisations(
    row: Row, actors: Iterable[Actor], own: str | None, vocabulary: Vocabulary
) -> tuple[NamedOrganisation, ...]:
    """Who is responsible or consulted, then who is named besides; each once. ``own`` is whose programme it is."""
    roles: dict[str, OrganisationRole] = {}
    for actor in actors:
        if actor.key is not None and _is_body(actor.key, vocabulary):
            roles.setdefault(actor.key, "consulted" if actor.consulted else "responsible")
    for name in [*row.names, *row.indicated]:
        if name.kind == "organisation" and name.key != own:
            key = _meant(row, name, vocabulary)
            if key is not None and _is_body(key, vocabulary):
                roles.setdefault(key, "named")
    return tuple(NamedOrganisation(key=key, role=role) for key, role in roles.items())


def instruments(row: Row, programme: Programme | None) -> tuple[str, ...]:
    """The instruments that a row names, without the programme that it is a row of."""
    own = programme.key if programme else None
    return _keys("instrument", [*row.names, *row.indicated], own)


def topics(row: Row, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The topics whose words stand in a row's text."""
    return topics_in(row.plain[row.text.start : row.text.end], vocabulary)


def topics_in(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The topics whose words stand in a text, in the order in which they first do."""
    found = [(match.start(), key) for key, pattern in _topics(vocabulary) if (match := pattern.search(text))]
    return tuple(key for _, key in sorted(found))


@cache
def _topics(vocabulary: Vocabulary) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each topic with its words: whole ones, the beginnings of words, and acronyms, whose capitals count."""
    found = []
    for topic in vocabulary.of_kind("topic"):
        whole = [rf"(?-i:{_spaced(word)})\b" if word.isupper() else rf"{_spaced(word)}\b" for word in topic.names]
        words_of = [*whole, *map(_spaced, topic.forms)]
        if words_of:
            found.append((topic.key, re.compile(rf"\b(?:{'|'.join(words_of)})", re.IGNORECASE)))
    return tuple(found)


def _spaced(words_of: str) -> str:
    return r"\s+".join(map(re.escape, words_of.split()))


def _keys(kind: str, names: Sequence[Name], own: str | None = None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.key for name in names if name.kind == kind and name.key != own))


def _is_body(key: str, vocabulary: Vocabulary) -> bool:
    """Governments at large, focal points and the like are kinds of actor, not bodies."""
    concept = vocabulary.get("organisation", key)
    return concept is not None and concept.type not in words(_TABLE, "no body")


def initiative(programme: Programme | None, vocabulary: Vocabulary) -> str | None:
    """The initiative that the programme is of: every row of it is a row of that."""
    if programme is None:
        return None
    title = programme.title.casefold()
    initiatives = (concept for concept in vocabulary.of_kind("organisation") if concept.type == "initiative")
    return next((one.key for one in initiatives if _is_in(title, (one.label, *one.names))), None)


def _is_in(title: str, names: Iterable[str]) -> bool:
    return any(name.casefold() in title for name in names if " " in name)


def _meant(row: Row, name: Name, vocabulary: Vocabulary) -> str | None:
    """Who acts by a name: a treaty's own body where one follows, no one where something of the treaty's does."""
    concept = vocabulary.get("organisation", name.key)
    if concept is not None and concept.type in words(_TABLE, "only titled") and row.in_instrument(name):
        return None
    paper = vocabulary.get("instrument", vocabulary.named("instrument", concept.label) or "") if concept else None
    if paper is None or paper.type != "convention":
        return name.key
    behind = row.behind(name)
    shared = _SHARED.match(behind)
    if shared is not None:
        one = shared["head"].removesuffix("s")
        if one in words("actor_words", "one"):
            return vocabulary.named("organisation", f"{name.surface} {one}")
    return name.key if _stands_alone(behind) else None


def _stands_alone(behind: str) -> bool:
    following = _NEXT.match(behind)
    word = following["word"].casefold() if following else ""
    if word in ("and", "or", "&") and following:
        return re.match(r"(?:/or)?\s*(?:the\s+)?[A-Z]{2,}[\w-]*\s+[A-Za-z]", behind[following.end() :]) is None
    return word in words(_TABLE, "free") or not word or not (word[0].isalnum() or word in "-/")
