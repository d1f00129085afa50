"""What a text says is to be done: the action, what it is done to, for which species, where, by whom and by when.

A proposal and a row of a programme are read by the same rules, so that they can be compared word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.cues import meanings
from ingest.phrases import plain
from kgraph.agreed import called
from kgraph.agreed.acts import Act, Purpose, acts_in, is_purpose, purposes
from kgraph.agreed.called import Called
from kgraph.agreed.field import Concept, Hit, hits
from kgraph.analysis import Word
from kgraph.analysis import words as words_of
from ontology.names import matcher
from ontology.vocabulary import Kind, Vocabulary

Part = Literal["action", "object", "light", "word", "body"]
VERB_FORMS = "verb_forms"
TALK = "question_words"
LATER = 0.6  # what stands in a clause of purpose says less
_HIDING: frozenset[Kind] = frozenset({"species", "country", "place"})
_MARK = re.compile(r"[,:;–-]\s+(?:\w+ |(?:is|are|can|could|should|will|would) (?:\w+ ){1,6})?$")
_LOOKING = frozenset({"consider", "investigate"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that count, and all that they may stand for."""

    concepts: frozenset[str]
    part: Part
    start: int
    surface: str
    weight: float  # 1, or less in a clause of purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    text: str
    terms: tuple[Term, ...]
    acts: tuple[Act, ...]
    species: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()  # bodies that are to act: "The Secretariat shall ..."
    years: tuple[int, ...] = ()  # by which it is due
    considered: bool = False  # "...: check whether it is possible": nothing in it is done yet

    @property
    def head(self) -> Act | None:
        """What it is about to do: its first act that says anything."""
        strong = (act for act in self.acts if act.main and act.kinds != {"light"})
        return next(strong, self.acts[0] if self.acts else None)


def read(text: str, vocabulary: Vocabulary) -> Proposal:
    """Read a text that somebody proposes."""
    names = [
        Called(kind=name.kind, key=name.key, start=name.start, end=name.end, form=name.form)
        for name in matcher(vocabulary).find(text)
        if name.kind != "topic"
    ]
    said = read_words(text, names)
    return replace(
        said,
        species=tuple(dict.fromkeys(called.species(names, vocabulary))),
        countries=tuple(dict.fromkeys(called.countries(called.where(text, names)))),
        places=tuple(dict.fromkeys(called.places(called.where(text, names), vocabulary))),
        actors=tuple(dict.fromkeys(called.actors(text, names))),
        years=tuple(sorted(set(called.years(text)))),
    )


def read_words(text: str, names: Sequence[Called]) -> Proposal:
    """The words of a text alone; names in it are hidden, so that a snow leopard is not about snow."""
    seen = plain(text)
    said = _free(list(words_of(seen)), [n for n in names if n.kind in _HIDING and n.form != "domestic"])
    said = _in_plain_form(said, list(hits(seen, said)))
    found = list(hits(seen, said))
    purpose = tuple(purposes(seen, said))
    bodies = [name for name in names if name.kind == "organisation" and name.form != "role"]
    own = [hit for hit in found if any(word in said[hit.first : hit.last + 1] for word in _free(said, bodies))]
    unknown = _unknown(seen, said, found, names, purpose)
    terms = [*_known(seen, said, found, purpose), *unknown, *_bodies(names, purpose)]
    acts = tuple(acts_in(seen, said, own, purpose))
    return Proposal(text=text, terms=tuple(sorted(terms, key=_start)), acts=acts, considered=_at_last(seen, acts))


def _in_plain_form(said: Sequence[Word], known: Iterable[Hit]) -> list[Word]:
    """The words, "brought" and "taught" as "bring" and "teach" unless they are known as they are written."""
    taken = {at for hit in known for at in range(hit.first, hit.last + 1)}
    return [word if at in taken else _plain_verb(word) for at, word in enumerate(said)]


def _plain_verb(word: Word) -> Word:
    verb = meanings(VERB_FORMS, "verb").get(word.folded)
    return replace(word, folded=verb, stem=next(words_of(verb)).stem) if verb else word


def _at_last(text: str, acts: Sequence[Act]) -> bool:
    """Whether a text says behind all else, and a mark, that it is to be considered: "...: see if it is possible"."""
    looks = next((act for act in acts if not act.kinds.isdisjoint(_LOOKING) and _MARK.search(text, 0, act.start)), None)
    return (
        looks is not None and looks.start > acts[0].start and all(act.under for act in acts if act.start > looks.start)
    )


def _start(term: Term) -> int:
    return term.start


def _free(said: Sequence[Word], names: Sequence[Called]) -> list[Word]:
    return [word for word in said if not any(n.start < word.end and word.start < n.end for n in names)]


# ------------------------------------------------------------------ its words


def _known(text: str, said: Sequence[Word], found: Iterable[Hit], purpose: Purpose) -> Iterator[Term]:
    for hit in found:
        start, end = said[hit.first].start, said[hit.last].end
        yield Term(
            concepts=frozenset(concept.key for concept in hit.concepts),
            part=_part(hit.concepts),
            start=start,
            surface=text[start:end],
            weight=_weight(start, purpose),
        )


def _unknown(
    text: str, said: Sequence[Word], found: Sequence[Hit], names: Sequence[Called], purpose: Purpose
) -> Iterator[Term]:
    """Words that are neither field words nor part of a name: they stand for themselves."""
    known = {at for hit in found for at in range(hit.first, hit.last + 1)}
    named = [name for name in names if name.form not in ("role", "domestic")]
    free = {word.start for word in _free(said, named)}
    for at, word in enumerate(said):
        if at not in known and word.start in free and len(word.stem) > 1 and not word.stem[0].isdigit():
            yield Term(
                concepts=frozenset({f"word:{word.stem}"}),
                part="light" if _is_talk(word) else "word",
                start=word.start,
                surface=text[word.start : word.end],
                weight=_weight(word.start, purpose),
            )


def _is_talk(word: Word) -> bool:
    """A word of asking, of which no table of the field tells: "happen", "instance"."""
    return meanings(TALK, "meaning").get(word.folded) in ("empty", "light", "talk", "greeting")


def _weight(start: int, purpose: Purpose) -> float:
    return LATER if is_purpose(start, purpose) else 1.0


def _part(concepts: Sequence[Concept]) -> Part:
    if any(concept.part == "object" for concept in concepts):
        return "object"
    return "action" if any(c.part == "action" and c.kind != "light" for c in concepts) else "light"


def _bodies(names: Iterable[Called], purpose: Purpose) -> Iterator[Term]:
    """Organisations and instruments that are named: "the Ustyurt Memorandum" tells much of what a text is about."""
    for name in names:
        if name.kind in ("organisation", "instrument") and name.form != "role":
            key = f"{name.kind}:{name.key}"
            yield Term(
                concepts=frozenset({key}), part="body", start=name.start, surface=name.key,
                weight=_weight(name.start, purpose),
            )  # fmt: skip
