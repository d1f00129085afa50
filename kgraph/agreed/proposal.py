"""What a text says is to be done: the action, what it is done to, for which species, where, by whom and by when.

A proposal and a row of a programme are read by the same rules, so that they can be compared word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.phrases import any_of, plain
from kgraph.agreed import called
from kgraph.agreed.called import CUES, Called
from kgraph.agreed.field import Concept, Hit, hits
from kgraph.analysis import Word
from kgraph.analysis import words as words_of
from ontology.names import matcher
from ontology.vocabulary import Kind, Vocabulary

Part = Literal["action", "object", "light", "word", "body"]
Under = Literal["", "consider", "investigate", "discuss"]

LATER = 0.6  # what stands in a clause of purpose says less
_HIDING: frozenset[Kind] = frozenset({"species", "country", "place"})
_STOP = re.compile(r"[;•]|(?<!\be\.g)(?<!\bi\.e)(?<!\bcf)[.!?](?=\s)|(?<=\s)[a-z]\)\s")
_JOINT = re.compile(
    r"(?:,|\band\b|\bor\b)\s*(?:(?:\w+ly|as \w+|where \w+|when \w+|if \w+|then|also|subsequently)[\s,]+)?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|which|that|what)\s+(?:can |could |will |would )?$", re.IGNORECASE)
_MARK = re.compile(r"[,:;–-]\s+(?:\w+ )?$")
_LOOKING = frozenset({"consider", "investigate"})
_NOUNS = ("ing", "ion", "ions", "ment", "ments", "ance")
_PLURAL = tuple(f"{letter}s" for letter in "abcdefghijklmnopqrtuvwxyz")  # "ss" ends verbs: assess, discuss
_LEAD = 3  # words of a text before any of them can say what for


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that count, and all that they may stand for."""

    concepts: frozenset[str]
    part: Part
    start: int
    surface: str
    weight: float  # 1, or less in a clause of purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something done, and whether it is only considered, looked into or talked about."""

    concepts: frozenset[str]
    kinds: frozenset[str]
    under: Under
    main: bool  # in no clause that says what for or which
    start: int
    surface: str


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
    found = list(hits(seen, said))
    purpose = _purpose(seen, said)
    bodies = [name for name in names if name.kind == "organisation" and name.form != "role"]
    own = [hit for hit in found if any(word in said[hit.first : hit.last + 1] for word in _free(said, bodies))]
    unknown = _unknown(seen, said, found, names, purpose)
    terms = [*_known(seen, said, found, purpose), *unknown, *_bodies(names, purpose)]
    acts = tuple(_acts(seen, said, own, purpose))
    return Proposal(text=text, terms=tuple(sorted(terms, key=_start)), acts=acts, considered=_at_last(seen, acts))


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


def _purpose(text: str, said: Sequence[Word]) -> int:
    """Where a text begins to say what for."""
    if len(said) <= _LEAD:
        return len(text)
    cue = any_of(CUES, "purpose").search(text, said[_LEAD].start)
    return cue.start() if cue else len(text)


# ------------------------------------------------------------------ its words


def _known(text: str, said: Sequence[Word], found: Iterable[Hit], purpose: int) -> Iterator[Term]:
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
    text: str, said: Sequence[Word], found: Sequence[Hit], names: Sequence[Called], purpose: int
) -> Iterator[Term]:
    """Words that are neither field words nor part of a name: they stand for themselves."""
    known = {at for hit in found for at in range(hit.first, hit.last + 1)}
    named = [name for name in names if name.form not in ("role", "domestic")]
    free = {word.start for word in _free(said, named)}
    for at, word in enumerate(said):
        if at not in known and word.start in free and len(word.stem) > 1 and not word.stem[0].isdigit():
            yield Term(
                concepts=frozenset({f"word:{word.stem}"}),
                part="word",
                start=word.start,
                surface=text[word.start : word.end],
                weight=_weight(word.start, purpose),
            )


def _weight(start: int, purpose: int) -> float:
    return 1.0 if start < purpose else LATER


def _part(concepts: Sequence[Concept]) -> Part:
    if any(concept.part == "object" for concept in concepts):
        return "object"
    return "action" if any(c.part == "action" and c.kind != "light" for c in concepts) else "light"


def _bodies(names: Iterable[Called], purpose: int) -> Iterator[Term]:
    """Organisations and instruments that are named: "the Ustyurt Memorandum" tells much of what a text is about."""
    for name in names:
        if name.kind in ("organisation", "instrument") and name.form != "role":
            key = f"{name.kind}:{name.key}"
            yield Term(
                concepts=frozenset({key}), part="body", start=name.start, surface=name.key,
                weight=_weight(name.start, purpose),
            )  # fmt: skip


# ------------------------------------------------------------------- its acts


def _acts(text: str, said: Sequence[Word], found: Iterable[Hit], purpose: int) -> Iterator[Act]:
    under: Under = ""
    last = 0
    for hit in found:
        acts = [concept for concept in hit.concepts if concept.part == "action"]
        start, end = said[hit.first].start, said[hit.last].end
        if under and (_STOP.search(text, last, start) or (acts and _ends(text, start, end, under))):
            under = ""
        last = end
        if not acts:
            continue
        kinds = frozenset(concept.kind for concept in acts)
        if _negated(text, start, end if kinds != {"light"} else None):
            kinds |= {"ban"}
        yield Act(
            concepts=frozenset(concept.key for concept in acts),
            kinds=kinds,
            under=under,
            main=start < purpose and _RELATIVE.search(text, 0, start) is None,
            start=start,
            surface=text[start:end],
        )
        under = _opens(acts) or under


def _opens(acts: Sequence[Concept]) -> Under:
    """What an act makes of those that follow it: to consider building is not to build."""
    kinds, keys = {concept.kind for concept in acts}, {concept.key for concept in acts}
    if kinds == {"consider"} and keys != {"consider"}:  # "consider proposing" is a polite proposal
        return "consider"
    if kinds == {"investigate"}:
        return "investigate"
    return "discuss" if keys <= {"meet", "discuss"} else ""


def _ends(text: str, start: int, end: int, under: Under) -> bool:
    """Whether an act begins a clause of its own: a verb in its plain form behind "and" or a comma."""
    if under == "discuss" or not is_plain(text[start:end]):
        return False
    return _JOINT.search(text[max(0, start - 40) : start]) is not None


def is_plain(said: str) -> bool:
    """Whether words begin with a verb in its plain form, not with a noun made of one: "train", not "training"."""
    return not said.split()[0].casefold().endswith((*_NOUNS, *_PLURAL))


def _negated(text: str, start: int, end: int | None) -> bool:
    """Whether a "not" or "no" stands right before an act, one word before it, or right behind it: "build no fences"."""
    behind = any_of(CUES, "negation").match(text, end + 1) if end is not None else None  # "have none" bans nothing
    if behind is not None and text[end : behind.start()].isspace():
        return True
    before = text[max(0, start - 24) : start]
    ends = [cue.end() for cue in any_of(CUES, "negation").finditer(before)]
    return bool(ends) and len(before[ends[-1] :].split()) <= 1
