"""Bodies that a text names and the vocabulary does not know: by the noun that says what they are, wherever they stand.

They are mentions only, for a curator to judge: no concept is made of them, and nothing else is said of them by key.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ingest.clean import clean
from ingest.phrases import plain, source, words
from ingest.records import Block, Definition, Span
from ontology.fold import normal
from ontology.names import Name
from ontology.vocabulary import Vocabulary

TABLE = "body_words"
_BIG = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŘŚŞŠŤŪŮŰŲŹŻŽ"
_CAPITAL = rf"[{_BIG}][\w'’-]*"
_GAP = r"\s{1,4}"  # what is further apart was parted by markup
_OF_WHOM = rf"(?:of|for|on|in|to|under|with)(?:{_GAP}the)?"
_PARTICLE = r"d[aeo]s?|del|du|y|e|bin|al|von|van"
_LIST = rf",\s+(?=[{_BIG}][\w-]+(?:,|,?\s+and)\s+[{_BIG}])"
_PHRASE = re.compile(
    rf"(?<![\w.’'-]){_CAPITAL}(?:(?:{_GAP}(?:{_OF_WHOM}|{_PARTICLE}|and|&){_GAP}|{_GAP}|{_LIST}){_CAPITAL})+"
)
_OF = re.compile(rf"\s+{_OF_WHOM}\s+")
_APART = re.compile(r",?\s+and\s+|\s+&\s+|,\s+")
_APART_OR_OF = re.compile(rf"{_APART.pattern}|{_OF.pattern}")
_LAND = re.compile(rf"[ -]{_CAPITAL}(?: {_CAPITAL}){{0,2}}")
_NEAR = 160  # characters before a name in which one that overlaps it may begin


def bodies(read: str, names: Sequence[Name], start: int, end: int) -> Iterator[Span]:
    """The names of bodies in a stretch of a text, as ``phrases.plain`` gives it, apart from those of ours."""
    for phrase in _PHRASE.finditer(read, start, end):
        at = phrase.start()
        for stop in (*_cuts(read, names, Span(*phrase.span())), phrase.end()):
            joint = _APART.match(read, at)
            span = _body(read, joint.end() if joint else at, stop)
            at = stop
            if span is not None and not _is_ours(span, names, read):
                yield span


def is_body(name: str) -> bool:
    """Whether a name's own noun says that it is a body: the agency of "National Parks Agency for Gabon"."""
    return _noun(name, "body") is not None


def unlisted(
    text: str, blocks: Sequence[Block], definitions: Iterable[Definition], names: Sequence[Name], vocabulary: Vocabulary
) -> tuple[Name, ...]:
    """Every place where such a body is named, in full or by its acronym."""
    read = plain(text)
    named = {span: _name(text[span.start : span.end], span, text) for span in _branches(read, names, vocabulary)}
    taken = sorted(
        (name.start, name.end) for name in names if name.kind in ("organisation", "instrument") and name.is_mention
    )
    for one in (one for one in definitions if one.key is None and is_body(one.name) and not _is_kind(one, vocabulary)):
        for surface in (one.name, *([one.acronym] if one.acronym else ())):
            places = (place for place in _places(surface, read, blocks) if not _overlaps(place, taken, read))
            named |= {place: _name(one.name, place, text) for place in places}
    kept: list[Name] = []
    for _, name in sorted(named.items(), key=lambda found: (found[0].start, -found[0].end)):
        if not kept or kept[-1].end <= name.start:
            kept.append(name)
    return tuple(kept)


def _is_kind(one: Definition, vocabulary: Vocabulary) -> bool:
    """ "Non-Governmental Organization (NGO)": what many bodies are."""
    names = (one.name, one.acronym, f"{one.acronym}s")
    keys = (vocabulary.named("organisation", name) for name in names if name)
    return any(vocabulary.concept("organisation", key).type == "role" for key in keys if key)


def _branches(read: str, names: Sequence[Name], vocabulary: Vocabulary) -> Iterator[Span]:
    """ "WWF Indonesia": a body of many countries, and the country of a branch of it."""
    for name in (name for name in names if name.kind == "organisation" and name.is_mention):
        land = _LAND.match(read, name.end)
        if land is None or vocabulary.concept("organisation", name.key).type != "NGO":
            continue
        words = land.group().split()
        found = (" ".join(words[:length]) for length in range(len(words), 0, -1))
        country = next((one for one in found if vocabulary.named("country", one.lstrip("-"))), None)
        if country is not None:
            yield Span(name.start, read.index(country, name.end) + len(country))


def without_inner(names: Sequence[Name], bodies: Sequence[Name]) -> list[Name]:
    """The names but for those inside such a body's; a State body's country is still named."""
    return [name for name in names if not any(_hides(body, name) for body in bodies)]


def _hides(body: Name, name: Name) -> bool:
    if not (body.start <= name.start and name.end <= body.end):
        return False
    return not (name.kind == "country" and _noun(body.surface, "state body") is not None)


def _name(full: str, span: Span, text: str) -> Name:
    key, surface = "-".join(normal(full).split()), text[span.start : span.end]
    return Name(
        kind="organisation", key=key, start=span.start, end=span.end, surface=surface, certain=False, form="unlisted"
    )


def _places(surface: str, read: str, blocks: Sequence[Block]) -> Iterator[Span]:
    spaced = r"\s+".join(re.escape(plain(part)) for part in surface.split())
    pattern = re.compile(rf"(?<![\w/.-]){spaced}(?![\w/])")
    for block in blocks:
        if block.kind != "furniture":
            for match in pattern.finditer(read, block.span.start, block.span.end):
                yield Span(*match.span())


def _overlaps(span: Span, taken: Sequence[tuple[int, int]], read: str) -> bool:
    near = taken[bisect_left(taken, (span.start - _NEAR, 0)) : bisect_left(taken, (span.end, 0))]
    return any(end > span.start and not _is_of(span, start, end, read) for start, end in near)


def _is_of(span: Span, start: int, end: int, read: str) -> bool:
    """A body of another: "IUCN" stands before the noun of "IUCN Hare Specialist Group"."""
    return start == span.start and end < span.end and _APART_OR_OF.match(read, end) is None


# ------------------------------------------------------------------ what is a body


def _noun(name: str, meaning: str) -> str | None:
    """The word that says what a thing is: the last one before "of", "for" and the like."""
    before = _OF.split(clean(name), maxsplit=1)[0].casefold().split()
    found = (last for last in (" ".join(before[-2:]), " ".join(before[-1:])) if last in words(TABLE, meaning))
    return next(found, None)


def _body(read: str, start: int, end: int) -> Span | None:
    """The body in a phrase, without who is of it: "Permanent Secretary of the Ministry of Nature"."""
    opening = _opening().match(read, start, end)
    start = opening.end() if opening else start
    while start < end:
        if is_body(read[start:end]):
            said = read[start:end].split()
            return Span(start, end) if len(said) > 1 and not read[start:end].isupper() else None
        further = _OF.search(read, start, end)
        if further is None:
            return None
        start = further.end()
    return None


def _cuts(read: str, names: Sequence[Name], phrase: Span) -> Iterator[int]:
    """Where a phrase of two bodies, or of a body and a country, is to be cut."""
    at = phrase.start
    for joint in _APART.finditer(read, phrase.start, phrase.end):
        left, right = read[at : joint.start()], read[joint.end() : phrase.end]
        last = left.split()[-1].casefold() if left.split() else ""
        both = _body(read, at, joint.start()) is not None and _body(right, 0, len(right)) is not None
        begins = any(name.start == joint.end() and name.kind in ("country", "organisation") for name in names)
        if last in words(TABLE, "body") or both or begins:
            yield joint.start()
            at = joint.end()


def _is_ours(span: Span, names: Sequence[Name], read: str) -> bool:
    """A name of the vocabulary that is all of it, or a body or an instrument that shares words with it."""
    near = [name for name in names if name.start < span.end and name.end > span.start]
    if any(name.start <= span.start and name.end >= span.end for name in near):
        return True
    bodies = (name for name in near if name.kind in ("organisation", "instrument") and name.form != "role")
    return any(not _is_of(span, name.start, name.end, read) for name in bodies)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{source(TABLE, 'title')}\.?\s+|The\s+|An?\s+)+", re.IGNORECASE)
