"""Rules of reading that need more than the name itself: shared heads, languages, persons, redefined acronyms, parks.

The words that a rule goes by are in ``context_words.csv``; what a rule means is said where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ontology.context import Reading, Scene, Span
from ontology.fold import WALL
from ontology.patterns import Entry

_AND = re.compile(r"(?:,|;| and| or| &|/|, and|, or)(?: the)? ?$")
_LIST_LEFT = re.compile(r"(?P<words>[\w'.]+(?: [\w'.]+)?)(?:,| and| or| &| ?/)(?: the)? ?$")


def elided(scene: Scene, span: Span, before: Span | None) -> Entry | None:
    """ "Amur tigers and leopards": the noun takes the modifier of the species named just before it."""
    if before is None or not _joined(scene, before, span):
        return None
    modifier = scene.words(before).rpartition(" ")[0]
    return _species(scene, f"{modifier} {scene.words(span)}") if modifier else None


def _joined(scene: Scene, one: Span, other: Span) -> bool:
    between = scene.view.folded[scene.view.at(one.end) : scene.view.at(other.start)]
    return len(between) < 12 and _AND.match(between.rstrip() + " ") is not None


def _species(scene: Scene, words: str) -> Entry | None:
    """The one species that goes by some words."""
    entries = [e for e in scene.patterns.entries.get(words, ()) if e.kind == "species" and e.form == "name"]
    return entries[0] if len({e.key for e in entries}) == 1 and words not in scene.patterns.choices else None


def shared_heads(scene: Scene, span: Span) -> Iterator[Reading]:
    """ "Persian and Amur Leopards", "CMS and CITES Secretariats": the first shares the last word of the second."""
    words = scene.words(span)
    if " " not in words:
        return
    at = scene.view.at(span.start)
    while found := _shared(scene, at, words.rpartition(" ")[2]):
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
            return start, Reading(span, Entry(entry.kind, entry.key, "elided"))
    return None


def _of_head(scene: Scene, modifier: str, head: str, initial: str) -> Entry | None:
    """What "Persian" with the head "leopards" is, if it is anything; and not if it is a name as it stands."""
    if not initial.isupper() or head in ("spp.", "sp."):
        return None
    found = _species(scene, f"{modifier} {head}")
    if found is None and head == "secretariats":
        bodies = scene.patterns.entries.get(f"{modifier} secretariat", ())
        found = next((e for e in bodies if e.kind == "organisation"), None)
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
    return opened and re.match(rf"\s*(?:[.,;:)\]!?{WALL}]|$| (?:and|or|only|as)\b)", rest) is not None


def _either(scene: Scene, context: str) -> str:
    return "|".join(map(re.escape, sorted(scene.patterns.context[context])))


def is_person(scene: Scene, span: Span) -> bool:
    """ "Mr. Chad Smith": nothing in a person's name is a name of ours."""
    at = scene.view.at(span.start)
    lead = scene.view.printed[max(0, at - 40) : at]
    titles = "|".join(re.escape(t) for t in sorted(scene.patterns.titles, key=len, reverse=True))
    return re.search(rf"\b(?:{titles}) (?:[^\W\d_][\w'’.-]* ){{0,2}}$", lead) is not None


def is_redefined(scene: Scene, span: Span, entry: Entry) -> bool:
    """ "International Medical Corps (IMC)": the text gives an acronym another meaning than ours."""
    if entry.form != "short":
        return False
    acronym = scene.printed(span)
    return entry.key not in scene.definitions.get(acronym, {entry.key})


def secretariat(scene: Scene) -> tuple[str, bool] | None:
    """Whose "the Secretariat" is: the issuing body's, else that of the body most often named."""
    of_body = {
        parent: concept.key
        for concept in scene.vocabulary.of_kind("organisation")
        if concept.type == "secretariat"
        for parent in concept.parents
    }
    for body in _upwards(scene, scene.issuer):
        if body in of_body or body in of_body.values():
            return of_body.get(body, body), True
    weights = {key: scene.counts[key] * 3 + scene.counts[body] for body, key in of_body.items()}
    best = max(sorted(weights), key=lambda key: weights[key], default=None)
    return (best, False) if best is not None and weights[best] else None


def _upwards(scene: Scene, key: str | None) -> Iterator[str]:
    while key:
        yield key
        concept = scene.vocabulary.get("organisation", key)
        key = concept.parents[0] if concept and concept.parents else None


def is_area(scene: Scene, span: Span) -> bool:
    """Whether a park is meant as the area, not as the body that runs it: under such a head, in a legend, "in" it."""
    line = scene.line(span)
    if re.match(rf"\W*(?:{_either(scene, 'area head')})\b", line):
        return True
    if re.search(r"\b1\. [^;]*; ?(?:and )?2\. ", line):
        return True
    return re.search(rf"\b(?:{_either(scene, 'lies in')}) (?:the )?$", scene.before(span)) is not None
