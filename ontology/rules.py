"""Rules of reading that need more than the name itself: shared heads, languages, persons, redefined acronyms, parks.

The words that a rule goes by are in ``context_words.csv``; what a rule means is said where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ontology.concepts import Concept
from ontology.context import Reading, Scene, Span, overlapping
from ontology.fold import WALL, normal
from ontology.patterns import Choice, Entry

_AND = re.compile(r"(?:,|;| and| or| &|/|, and|, or)(?: the)? ?$")
_WITH_OFFICES = frozenset({"NGO", "IGO", "agency"})
_LIST_LEFT = re.compile(r"(?P<words>[\w'.]+(?: [\w'.]+)?)(?:,| and| or| &| ?/)(?: the)? ?$")


def elided(scene: Scene, span: Span, before: Reading | None) -> Entry | None:
    """ "Amur tigers and leopards": the noun takes the modifier of the species named just before it."""
    if before is None or not _joined(scene, before.span, span):
        return None
    label = normal(scene.vocabulary.label("species", before.entry.key))
    modifier = scene.words(before.span).rpartition(" ")[0] or label.rpartition(" ")[0]
    return _species(scene, f"{modifier} {scene.words(span)}") if modifier else None


def _joined(scene: Scene, one: Span, other: Span) -> bool:
    start, end = scene.view.at(one.end), scene.view.at(other.start)
    between = scene.view.folded[start:end]
    if between.strip() == "," and scene.cased and scene.view.printed[end].isupper():
        return False  # "African Cheetah, Leopard": a list of whole names
    return len(between) < 12 and _AND.match(between.rstrip() + " ") is not None


def _species(scene: Scene, words: str) -> Entry | None:
    """The one species that goes by some words."""
    entries = [e for e in scene.patterns.entries.get(words, ()) if e.kind == "species" and e.form == "name"]
    return entries[0] if len({e.key for e in entries}) == 1 and words not in scene.patterns.choices else None


def shared_heads(scene: Scene, span: Span) -> Iterator[Reading]:
    """ "Persian and Amur Leopards", "CMS and CITES Secretariats": the first shares the last word of the second."""
    words = scene.words(span).split(" ")
    at = scene.view.at(span.start)
    heads = [" ".join(words[first:]) for first in range(1, len(words))]
    while found := next((f for head in heads if (f := _shared(scene, at, head))), None):
        at, reading = found
        yield reading


def _shared(scene: Scene, at: int, head: str) -> tuple[int, Reading] | None:
    match = _LIST_LEFT.search(scene.view.folded[max(0, at - 60) : at])
    if match is None:
        return None
    parts = match["words"].split(" ")
    for modifier in (match["words"], parts[-1]):
        start = at - (match.end() - match.start("words")) + len(match["words"]) - len(modifier)
        entry = _of_head(scene, modifier, head, scene.view.printed[start])
        if entry is not None:
            span = Span(*scene.view.span(start, start + len(modifier)), (entry,))
            if any(e.kind == "species" for other in overlapping(scene.solids, span) for e in other.solid):
                return None  # "Persian Leopard, Pallas's Cat": the first has its own head
            return start, Reading(span, replace(entry, form="elided"))
    return None


def _of_head(scene: Scene, modifier: str, head: str, initial: str) -> Entry | None:
    """What "Persian" with the head "leopards" is, if it is anything; and not if it is a name as it stands."""
    if (scene.cased and not initial.isupper()) or head in ("spp.", "sp."):
        return None
    found = _species(scene, f"{modifier} {head}")
    if found is None and head in scene.patterns.plural_heads:
        bodies = [e for e in scene.patterns.entries.get(f"{modifier} {head}", ()) if e.form == "name"]
        found = bodies[0] if len({(e.kind, e.key) for e in bodies}) == 1 else None
    return found


def is_language(scene: Scene, span: Span) -> bool:
    """ "in Russian and English", "English/Chinese/Russian", "the Russian version": a language, no country."""
    words = scene.words(span)
    if words not in scene.patterns.context["language"]:
        return False
    languages = "|".join(map(re.escape, sorted(scene.patterns.context["language"])))
    link = r"(?:,| and| or| &| ?/)+ ?"
    left = re.search(rf"(?:\b(?:{languages})(?:{link}))+$", scene.before(span))
    right = re.match(rf"(?:(?:{link})(?:{languages})\b)+", scene.after(span))
    if any("english" in side.group() for side in (left, right) if side):
        return True
    rest = scene.after(span)[right.end() if right else 0 :]
    if re.match(rf" (?:{_either(scene, 'of language')})\b", rest):
        return True
    lead = scene.before(span)[: left.start() if left else None]
    opened = re.search(rf"\b(?:{_either(scene, 'in language')}) $", lead) is not None
    return opened and re.match(rf"\s*(?:[.,;:()\]!?{WALL}]|$| (?:and|or|only|as)\b)", rest) is not None


def is_of_many(scene: Scene, span: Span) -> bool:
    """ "Inter-American": of all the lands there, not of the one."""
    return re.search(rf"\b(?:{_either(scene, 'of many')})[- ]$", scene.before(span)) is not None


def _either(scene: Scene, context: str) -> str:
    return "|".join(map(re.escape, sorted(scene.patterns.context[context])))


def is_person(scene: Scene, span: Span) -> bool:
    """ "Mr. Chad Smith": nothing in a person's name is a name of ours; but "Mr. Smith from Chad" is from Chad."""
    at = scene.view.at(span.start)
    titles = "|".join(re.escape(t) for t in sorted(scene.patterns.titles, key=len, reverse=True))
    lead = re.search(
        rf"\b(?:{titles}) (?P<names>(?:[^\W\d_][\w'’.-]* ){{0,2}})$", scene.view.printed[max(0, at - 40) : at]
    )
    return lead is not None and all(name[0].isupper() for name in lead["names"].split())


def is_part_of_name(scene: Scene, span: Span, entry: Entry) -> bool:
    """ "Cheetah Conservation Fund", "Uzbekistan Zoological Society": what only names a body that we do not know."""
    ends = "|".join(re.escape(end) for end in sorted(scene.patterns.name_ends, key=len, reverse=True))
    first = "" if entry.kind == "country" else "|and|&"
    words = rf"(?: (?:[A-Z][\w'’]+{first})(?: (?:[A-Z][\w'’]+|and|of|for|&)){{0,3}})?"
    at = scene.view.at(span.end)
    if re.match(rf"{words} (?:{ends})\b", scene.view.printed[at : at + 90]) is None:
        return False
    follows = Span(*scene.view.span(at + 1, at + 2), ())
    return not overlapping(scene.solids, follows)  # "Turkmenistan Koytendag Reserve": two names of ours


def is_office(scene: Scene, reading: Reading, body: Reading | None) -> bool:
    """ "WWF Kazakhstan": the country tells which office of the body is meant."""
    if body is None or reading.entry.kind != "country" or reading.entry.form != "name":
        return False
    between = scene.view.printed[scene.view.at(body.span.end) : scene.view.at(reading.span.start)]
    return between == " " and scene.vocabulary.concept("organisation", body.entry.key).type in _WITH_OFFICES


def is_redefined(scene: Scene, span: Span, entry: Entry) -> bool:
    """ "International Medical Corps (IMC)": the text gives an acronym another meaning than ours."""
    if entry.form != "short":
        return False
    acronym = scene.printed(span)
    return entry.key not in scene.definitions.get(acronym, {entry.key})


def of_issuer(scene: Scene, span: Span, choices: Sequence[Choice]) -> tuple[Choice, bool] | None:
    """Whose "the Secretariat" is: the issuing body's, else that of the body most often named."""
    bodies = {parent: choice for choice in choices for parent in _parents(scene, choice.key)}
    if of := re.match(r" of (?:the )?", scene.after(span)):
        return _of_named(scene, scene.view.at(span.end) + of.end(), bodies)
    for body in _upwards(scene, scene.issuer):
        found = bodies.get(body) or next((c for c in choices if c.key == body), None)
        if found is not None:
            return found, True
    weights = {choice.key: scene.count(body) + 3 * scene.count(choice.key) for body, choice in bodies.items()}
    best = max(bodies.values(), key=lambda choice: weights[choice.key], default=None)
    return (best, False) if best is not None and weights[best.key] else None


def _of_named(scene: Scene, at: int, bodies: Mapping[str, Choice]) -> tuple[Choice, bool] | None:
    """ "Secretariat of the ...": that of the body named there; of a body that we do not know, none of ours."""
    offset = scene.view.origins[at] if at < len(scene.view.origins) else -1
    named = [e.key for span in scene.solids if span.start == offset for e in span.solid if e.key in bodies]
    return (bodies[named[0]], True) if named else None


def _parents(scene: Scene, key: str) -> tuple[str, ...]:
    return scene.vocabulary.concept("organisation", key).parents


def _upwards(scene: Scene, key: str | None) -> Iterator[str]:
    while key:
        yield key
        concept = scene.vocabulary.get("organisation", key)
        key = concept.parents[0] if concept and concept.parents else None


def of_branch(scene: Scene, span: Span) -> bool:
    """ "WWF Russia (Amur branch)": a place that only tells one part of an organisation from another."""
    return re.match(rf" (?:{_either(scene, 'branch')})\b", scene.after(span)) is not None


def beside(scene: Scene, span: Span, entry: Entry, before: Reading | None) -> str:
    """ "Asiatic Cheetah (Acinonyx jubatus)": a scientific name beside a common one is that of the same animal, though
    a list may give the wider taxon's. The key that holds."""
    if before is None or entry.form != "scientific":
        return entry.key
    between = scene.view.folded[scene.view.at(before.span.end) : scene.view.at(span.start)]
    if not re.fullmatch(rf"[\s({WALL}\[]*(?:and )?", between):
        return entry.key
    other = before.entry.key
    related = other in scene.vocabulary.above(entry.key) or other in scene.vocabulary.below(entry.key)
    return other if related else entry.key


def is_area(scene: Scene, span: Span, body: Concept) -> bool:
    """Whether a park is meant as the area, not as the body that runs it: under such a head, in a legend, "in" it.
    The administration of a reserve is meant only where its acting is spoken of."""
    line = scene.line(span)
    if re.match(rf"\W*(?:{_either(scene, 'area head')})\b", line):
        return True
    if re.search(r"\b1\. [^;]*; ?(?:and )?2\. ", line):
        return True
    if re.search(rf"\b(?:{_either(scene, 'lies in')}) (?:the )?$", scene.before(span)):
        return True
    acts = re.search(rf"\b(?:{_either(scene, 'acting')})\b[^.]*$", scene.before(span, 120))
    return body.type == "reserve administration" and acts is None
