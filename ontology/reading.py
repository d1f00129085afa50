"""From what could be names to what is named: one meaning a span, in the order in which the rules apply."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ontology import rules
from ontology.context import Reading, Scene, Span, choose, longest
from ontology.patterns import SOLID, Choice, Entry

# Where one stretch is two kinds of thing and nothing decides, the kind that comes first.
_KINDS = ("species", "country", "organisation", "place", "instrument", "topic")


def readings(scene: Scene, spans: Sequence[Span]) -> Iterator[Reading]:
    """Every name of a text with its meaning there."""
    solid = list(_solid(scene))
    yield from solid
    yield from _within(scene, solid, spans)
    yield from _soft(solid, spans)


def _solid(scene: Scene) -> Iterator[Reading]:
    """The names that stand for themselves."""
    shared = _shared(scene)
    taken = longest(reading.span for reading in shared)
    yield from (reading for reading in shared if reading.span in taken)
    before: Span | None = None
    for span in scene.solids:
        if _overlapping(taken, span):
            continue
        reading = _read(scene, span, before)
        if reading is not None and not _refused(scene, reading):
            yield reading
            before = span if reading.entry.kind == "species" else before


def _overlapping(spans: Sequence[Span], span: Span) -> list[Span]:
    """Those of some spans, in order and apart from each other, that overlap another span."""
    first = bisect_left(spans, span)
    last = bisect_left(spans, Span(span.end, span.end, ()))
    return [other for other in spans[max(0, first - 1) : last] if other.overlaps(span)]


def _shared(scene: Scene) -> list[Reading]:
    found = []
    for span in scene.solids:
        if any(e.kind in ("species", "organisation") for e in span.solid):
            found += list(rules.shared_heads(scene, span))
    return found


def _read(scene: Scene, span: Span, before: Span | None) -> Reading | None:
    """A span with its meaning; None where it has none."""
    choices = scene.patterns.choices.get(scene.words(span))
    if choices:
        return _chosen(scene, span, choices, before)
    entries = sorted((e for e in span.solid if e.form != "none"), key=lambda e: _KINDS.index(e.kind))
    if not entries:
        return None
    places = [e for e in entries if e.kind == "place"]
    bodies = [e for e in entries if e.kind == "organisation"]
    if places and bodies:
        return Reading(span, places[0] if rules.is_area(scene, span) else bodies[0])
    same_kind = {e.key for e in entries if e.kind == entries[0].kind}
    return Reading(span, entries[0], certain=len(same_kind) == 1)


def _chosen(scene: Scene, span: Span, choices: Sequence[Choice], before: Span | None) -> Reading | None:
    """The meaning of an ambiguous form."""
    kept = [c for c in choices if c.entry in span.entries or c.key == "-"]
    if not kept:
        return None
    if any("issuer" in c.rules for c in kept):
        owner = rules.secretariat(scene)
        return Reading(span, replace(kept[0].entry, key=owner[0], form="short"), owner[1]) if owner else None
    noun = rules.elided(scene, span, before) if len(kept) > 1 and kept[0].entry.kind == "species" else None
    if noun is not None:
        return Reading(span, replace(noun, form="elided"))
    choice, certain = choose(scene, span, kept)
    return None if choice.entry.form not in SOLID - {"none"} else Reading(span, choice.entry, certain)


def _refused(scene: Scene, reading: Reading) -> bool:
    """Whether a name is none after all."""
    span, entry = reading.span, reading.entry
    if entry.form == "demonym" and rules.is_language(scene, span):
        return True
    return rules.is_redefined(scene, span, entry) or rules.is_person(scene, span)


def _within(scene: Scene, solid: Sequence[Reading], spans: Sequence[Span]) -> Iterator[Reading]:
    """Names that still count inside a longer one: the country in the name of a State body."""
    for reading in solid:
        concept = scene.vocabulary.get(reading.entry.kind, reading.entry.key)
        if concept is None or not concept.within:
            continue
        outer = reading.span
        inner = [
            s
            for s in spans
            if outer.start <= s.start and s.end <= outer.end and s.end - s.start < outer.end - outer.start
        ]
        for span in longest(s for s in inner if any(e.kind in concept.within and e.form in SOLID for e in s.entries)):
            entry = next(e for e in span.solid if e.kind in concept.within)
            if entry.form != "none":
                yield Reading(span, entry)


def _soft(solid: Sequence[Reading], spans: Sequence[Span]) -> Iterator[Reading]:
    """Titles, groups, roles, meetings and topics: they hide nothing, and are hidden by a name around them."""
    meant = {reading.span: reading for reading in solid}
    inked = sorted(meant)
    for kind in _KINDS:
        soft = [Span(s.start, s.end, kept) for s in spans if (kept := _soft_entries(s, kind))]
        for span in longest(soft):
            if not any(_hides(meant[other], span, kind) for other in _overlapping(inked, span)):
                keys = {e.key for e in span.entries}
                yield Reading(span, span.entries[0], certain=len(keys) == 1)


def _soft_entries(span: Span, kind: str) -> tuple[Entry, ...]:
    return tuple(e for e in span.entries if e.kind == kind and e.form not in SOLID)


def _hides(reading: Reading, span: Span, kind: str) -> bool:
    """A name hides what lies within it, and what it overlaps of its own kind."""
    inside = reading.span.start <= span.start and span.end <= reading.span.end
    return inside or reading.entry.kind == kind
