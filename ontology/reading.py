"""From what could be names to what is named: one meaning a span, in the order in which the rules apply."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ontology import rules
from ontology.choice import choose
from ontology.context import Reading, Scene, Span, longest, overlapping
from ontology.patterns import SOLID, Choice, Entry

# Where one stretch is two kinds of thing and nothing decides, the kind that comes first.
_KINDS = ("species", "country", "organisation", "place", "instrument", "topic")


def readings(scene: Scene, spans: Sequence[Span]) -> Iterator[Reading]:
    """Every name of a text with its meaning there."""
    solid = list(_solid(scene))
    yield from solid
    yield from _within(scene, solid, spans)
    yield from _soft(scene, solid, spans)


def _solid(scene: Scene) -> Iterator[Reading]:
    """The names that stand for themselves."""
    shared = _shared(scene)
    taken = longest(reading.span for reading in shared)
    kept = frozenset(taken)
    yield from (reading for reading in shared if reading.span in kept)
    before: Reading | None = None  # the species named last
    body: Reading | None = None  # the organisation named last
    for span in scene.solids:
        if overlapping(taken, span):
            continue
        reading = _read(scene, span, before)
        if reading is None or _refused(scene, reading) or rules.is_office(scene, reading, body):
            continue
        yield reading
        before = reading if reading.entry.kind == "species" else before
        body = reading if reading.entry.kind == "organisation" else body


def _shared(scene: Scene) -> list[Reading]:
    found = []
    for span in scene.solids:
        if any(e.kind in ("species", "organisation", "place") for e in span.solid):
            found += list(rules.shared_heads(scene, span))
    return found


def _read(scene: Scene, span: Span, before: Reading | None) -> Reading | None:
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
        body = scene.vocabulary.concept("organisation", bodies[0].key)
        return Reading(span, places[0] if rules.is_area(scene, span, body) else bodies[0])
    same_kind = {e.key for e in entries if e.kind == entries[0].kind}
    key = rules.beside(scene, span, entries[0], before)
    return Reading(span, replace(entries[0], key=key), certain=len(same_kind) == 1)


def _chosen(scene: Scene, span: Span, choices: Sequence[Choice], before: Reading | None) -> Reading | None:
    """The meaning of an ambiguous form."""
    printed = {(e.kind, e.form == "none") for e in span.entries}
    kept = [c for c in choices if (c.entry.kind, False) in printed]
    if not kept:
        return None
    if any("issuer" in c.rules for c in kept):
        owner = rules.of_issuer(scene, span, kept)
        return Reading(span, replace(owner[0].entry, form="short"), owner[1]) if owner else None
    noun = rules.elided(scene, span, before) if len(kept) > 1 and kept[0].entry.kind == "species" else None
    if noun is not None:
        return Reading(span, replace(noun, form="elided"))
    choice, certain = choose(scene, span, kept)
    if choice.entry.form not in SOLID - {"none"}:
        return None
    return Reading(span, replace(choice.entry, key=rules.beside(scene, span, choice.entry, before)), certain)


def _refused(scene: Scene, reading: Reading) -> bool:
    """Whether a name is none after all."""
    span, entry = reading.span, reading.entry
    if entry.form == "demonym" and (rules.is_language(scene, span) or rules.is_of_many(scene, span)):
        return True
    if entry.kind == "place" and rules.of_branch(scene, span):
        return True
    if entry.kind in ("species", "country") and rules.is_part_of_name(scene, span, entry):
        return True
    if entry.kind != "organisation" and rules.is_person(scene, span):
        return True
    return rules.is_redefined(scene, span, entry)


def _within(scene: Scene, solid: Sequence[Reading], spans: Sequence[Span]) -> Iterator[Reading]:
    """Names that still count inside a longer one: the country in the name of a State body."""
    for reading in solid:
        concept = scene.vocabulary.get(reading.entry.kind, reading.entry.key)
        if concept is None or not concept.within:
            continue
        outer = reading.span
        first, last = (bisect_left(spans, Span(offset, 0, ())) for offset in (outer.start, outer.end))
        inner = [s for s in spans[first:last] if s.end <= outer.end and s.end - s.start < outer.end - outer.start]
        for span in longest(s for s in inner if any(e.kind in concept.within and e.form in SOLID for e in s.entries)):
            entry = next(e for e in span.solid if e.kind in concept.within)
            if entry.form != "none":
                yield Reading(span, entry)


def _soft(scene: Scene, solid: Sequence[Reading], spans: Sequence[Span]) -> Iterator[Reading]:
    """Titles, groups, roles, meetings and topics: they hide nothing, and are hidden by a name around them."""
    meant = {reading.span: reading for reading in solid}
    inked = sorted(meant)
    for kind in _KINDS:
        soft = [Span(s.start, s.end, kept) for s in spans if (kept := _soft_entries(s, kind))]
        for span in longest(soft):
            if not any(_hides(meant[other], span, kind) for other in overlapping(inked, span)):
                yield _softly(scene, span)


def _softly(scene: Scene, span: Span) -> Reading:
    kind = span.entries[0].kind
    choices = [c for c in scene.patterns.choices.get(scene.words(span), ()) if c.entry in span.entries]
    if kind == "instrument" and len(choices) > 1:
        choice, certain = choose(scene, span, choices)
        return Reading(span, choice.entry, certain)
    return Reading(span, span.entries[0], certain=len({e.key for e in span.entries}) == 1)


def _soft_entries(span: Span, kind: str) -> tuple[Entry, ...]:
    return tuple(e for e in span.entries if e.kind == kind and e.form not in SOLID)


def _hides(reading: Reading, span: Span, kind: str) -> bool:
    """A name hides what lies within it, and what it overlaps of its own kind."""
    inside = reading.span.start <= span.start and span.end <= reading.span.end
    return inside or reading.entry.kind == kind
