"""Acronyms that a text explains itself: they hold throughout it, and one that it gives another meaning is not ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ontology.context import Scene, Span, longest
from ontology.fold import fold, normal
from ontology.patterns import Entry

_DEFINITION = re.compile(r" ?\((?P<acronym>(?=[A-Za-z-]{0,9}[A-Z][A-Za-z-]{0,8}[A-Z])[A-Z][A-Za-z-]{1,9})\)")


def _spelling(acronym: str, before: str) -> frozenset[str]:
    """The words before a bracket whose capitals make the acronym in it, folded; none where they do not."""
    capitals = "".join(c for c in acronym if c.isupper())
    words = list(re.finditer(r"\b[A-Z]\w*", before))[-len(capitals) :]
    if "".join(word.group()[0] for word in words) != capitals:
        return frozenset()
    return frozenset(fold(word.group()) for word in words)


def learn(scene: Scene) -> None:
    """Give the scene what its text says of acronyms, and the places where those stand."""
    scene.definitions = dict(_defined(scene))
    scene.solids = longest((*_carried(scene), *scene.solids))


def _defined(scene: Scene) -> Iterator[tuple[str, frozenset[str]]]:
    """Acronyms that the text explains, with the organisations they stand for there: ours, or none of ours."""
    ends = {scene.view.at(span.end): span for span in scene.solids}
    for match in _DEFINITION.finditer(scene.view.printed):
        acronym, span = match["acronym"], ends.get(match.start())
        bodies = [e.key for e in span.solid if e.kind == "organisation" and e.form == "name"] if span else []
        if span and bodies:
            if scene.words(span) not in scene.patterns.choices:
                yield acronym, frozenset(bodies)
        elif _is_of_others(scene, acronym, scene.view.printed[max(0, match.start() - 120) : match.start()]):
            yield acronym, frozenset()


def _is_of_others(scene: Scene, acronym: str, before: str) -> bool:
    """Whether the words before a bracket make the acronym in it and have nothing in common with our name for it."""
    words = _spelling(acronym, before)
    ours = scene.patterns.entries.get(normal(acronym), ())
    return bool(words) and not any(words & _name_words(scene, entry) for entry in ours)


def _name_words(scene: Scene, entry: Entry) -> frozenset[str]:
    concept = scene.vocabulary.get(entry.kind, entry.key)
    names = concept.all_names() if concept else ()
    return frozenset(word for name in names for word in normal(name).split() if len(word) > 3)


def _carried(scene: Scene) -> Iterator[Span]:
    """Every place where an acronym stands that the text itself gives to one of our organisations."""
    for acronym, keys in scene.definitions.items():
        form = normal(acronym)
        if len(keys) == 1 and (form not in scene.patterns.entries or form in scene.patterns.choices):
            entry = Entry("organisation", min(keys), "short", "exact", acronym)
            for match in re.finditer(rf"(?<!\w){re.escape(acronym)}(?!\w)", scene.view.printed):
                yield Span(*scene.view.span(match.start(), match.end()), (entry,))
