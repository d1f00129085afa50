"""Whether a text and a source say the same: evidence is weighed, and a real difference outweighs all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kgraph.agreed import sides
from kgraph.agreed.acted import acts_on_the_same, targets
from kgraph.agreed.acting import Acting, acting, has_act
from kgraph.agreed.acts import Act
from kgraph.agreed.proposal import Proposal
from kgraph.agreed.results import Sides
from kgraph.agreed.sides import UNSAID, Side
from kgraph.agreed.sources import Source
from kgraph.agreed.weighing import Held, Weights
from ontology.vocabulary import Vocabulary

# What speaks for the same, so weighed that 1 is enough; set on proposals made for the purpose.
SCORE = 1.53  # how near the source is to the text
LEAD = 0.4  # how far it is ahead of all else in its document
ACTS = 0.12  # how far it has the same done
THINGS = 0.21  # what weight of things both name: much that is rare is not there by chance
NAMES = 0.1  # and of names
NO_ACT = 0.12  # less, for a text that does not say what is to be done
MOST_LEAD = 0.5
MOST_THINGS = 1.8
ENOUGH = 1.0
RECOMMENDED = 1.2  # what a report says is longer and looser
BEHIND = 0.8  # of the score of what is nearest, in whatever document: what is further off is not what is meant
BY_CHANCE = 0.06  # so much more is enough for a text that shares little with what a source acts on
SIMILAR = 0.4  # of the words
SCOPE = 0.6  # of the species, countries or places that a text names, to lie in what the source covers
SAME_ACTS = 0.5
LITTLE = 1.3  # a text that shares no more than this with a source must be what the source acts on
NAME = 0.8  # what a place weighs beside the words, and a species, which is in many rows
SPECIES = 0.4
MEANING = 0.4  # the share of a score that the sentence model decides, where there is one
BACKWARD = 0.5  # beside how much of the text is in the source: how much of the source is in the text
SPELLED = 1.5  # and how alike they are in letters
PLACING = 0.6  # the share of a score that names decide
ELSEWHERE_TOO = 0.5  # how a source for one area fits a text that names none
SAME_YEAR = 1.1  # the source is due in the very year
LOOSE = 0.85  # a sentence of a report holds more than one thing


@dataclass(frozen=True)
class Judged:
    """A text beside a source, dimension by dimension."""

    said: Proposal
    source: Source
    held: Held
    acting: Acting
    species: Side
    countries: Side
    places: Side
    actors: Side
    date: Side
    meaning: float | None = None  # how alike both are to the sentence model, where there is one
    rival: float = 0.0  # the score of the nearest other source of the document
    best: float = 0.0  # of all sources

    @cached_property
    def same(self) -> bool:
        """Whether what the source says is what the text says: enough speaks for it and nothing against it."""
        enough = RECOMMENDED if self.source.type == "recommendation" else ENOUGH
        if not self.in_scope or self.acting.other or self._says_nothing or self._is_behind:
            return False
        return self.evidence >= enough + (BY_CHANCE if self._by_chance else 0.0)

    @cached_property
    def evidence(self) -> float:
        """What speaks for the same, all told."""
        lead = max(-1.0, min(MOST_LEAD, 1 - self.rival / self.score)) if self.score else 0.0
        things = min(MOST_THINGS, self.held.things)
        told = SCORE * self.score + LEAD * lead + ACTS * self.acting.alike + THINGS * things
        told += NAMES * self._named
        return told - (0.0 if has_act(self.said) else NO_ACT)

    @property
    def same_action(self) -> bool:
        return not self.acting.other and (self.same or self.acting.alike >= SAME_ACTS)

    @property
    def other_action(self) -> bool:
        """Whether the source is known to have something else done; a verb that nobody knows is no difference."""
        return bool(self.acting.other) or (not self.same and self.acting.alike == 0)

    @property
    def _by_chance(self) -> bool:
        """Whether they may only share a word or two: a text that says little should be what the source acts on."""
        return self.held.things + self._named < LITTLE and not acts_on_the_same(self.said, self.source.said)

    @property
    def _named(self) -> float:
        """What the species and the places weigh that both name."""
        return SPECIES * _is_near(self.species) + NAME * _is_near(self.places)

    @property
    def _says_nothing(self) -> bool:
        """Whether a text names nothing that is acted on, nor a second act, nor a name or a year of the source's own."""
        met = self.species.same.match if self.species.same else ()
        own = any(one.key in met and one.basis == "named" for one in self.source.species)
        due = self.date.same is not None and bool(self.source.years)
        return not (own or due or _is_near(self.places) or targets(self.said) or len(self.acting.met) > 1)

    @property
    def _is_behind(self) -> bool:
        """Whether another source is so much nearer that a row is not what is meant."""
        return self.source.type == "activity" and self.score < BEHIND * self.best

    @cached_property
    def in_scope(self) -> bool:
        """Whether what the text names lies, for the most part, within what the source covers."""
        return all(_mostly_in(side) for side in (self.species, self.countries, self.places))

    @property
    def similar(self) -> bool:
        return self.held.forward >= SIMILAR

    @cached_property
    def score(self) -> float:
        """How near the source is to the text, for their order: 0 to 1."""
        held = self.held.forward + BACKWARD * self.held.backward + SPELLED * self.held.spelled
        held /= 1 + BACKWARD + SPELLED / 2
        if self.meaning is not None:
            held = (1 - MEANING) * held + MEANING * max(0.0, self.meaning)
        if self.date.same is not None and self.source.years:
            held *= SAME_YEAR
        placed = held * (1 - PLACING + PLACING * self._fit)
        return min(1.0, placed * (1.0 if self.source.type == "activity" else LOOSE))

    @property
    def _fit(self) -> float:
        """How well the source fits what the text names; of a text that names nothing, as well as any other."""
        asked = (self.said.species, self.said.countries, self.said.places)
        if not any(asked):
            return ELSEWHERE_TOO if self.source.unit or self.source.places else UNSAID
        sides_of = zip((self.species, self.countries, self.places), asked, strict=True)
        fits = [side.fit for side, keys in sides_of if keys]
        return sum(fits) / len(fits)


def _is_near(side: Side) -> bool:
    """Whether a source has what a text names for its own, and not only with all others."""
    return side.same is not None and side.fit > UNSAID


def _mostly_in(side: Side) -> bool:
    if side.differs is None:
        return True
    inside = len(side.same.text) if side.same else 0
    return inside / (inside + len(side.differs.text)) >= SCOPE


def judge(weights: Weights, said: Proposal, number: int, vocabulary: Vocabulary, end: int | None) -> Judged:
    """A text beside one source; ``end`` is the last year of the source's programme."""
    source = weights.sources[number]
    return Judged(
        said=said,
        source=source,
        held=weights.held(said, number),
        acting=acting(said, source),
        species=sides.species_side(said, source, vocabulary),
        countries=sides.countries_side(said, source, vocabulary),
        places=sides.places_side(said, source, vocabulary),
        actors=sides.actors_side(said, source, vocabulary),
        date=sides.date_side(said, source, end),
    )


def with_rivals(judged: Sequence[Judged]) -> list[Judged]:
    """Each with the score of the nearest other source of its document that does not have another thing done."""
    best: dict[str, list[float]] = {}
    for one in judged:
        best.setdefault(one.source.document, []).append(0.0 if one.acting.other else one.score)
    tops = {document: [*sorted(scores, reverse=True)[:2], 0.0] for document, scores in best.items()}
    nearest = max((one.score for one in judged), default=0.0)
    return [replace(one, rival=_other(tops[one.source.document], one.score), best=nearest) for one in judged]


def _other(tops: Sequence[float], score: float) -> float:
    return tops[1] if score == tops[0] else tops[0]


def same_and_differs(judged: Judged) -> tuple[dict[str, Sides], dict[str, Sides]]:
    """Both, by dimension; a dimension of which neither text speaks is in none."""
    named = {"species": judged.species, "countries": judged.countries, "places": judged.places}
    same = {name: side.same for name, side in named.items() if side.same}
    differs = {name: side.differs for name, side in named.items() if side.differs}
    if judged.same_action or judged.other_action:
        (same if judged.same_action else differs)["action"] = _action(judged)
    for name, side in {"actors": judged.actors, "date": judged.date}.items():
        if side.same:
            same[name] = side.same
        if side.differs:
            differs[name] = side.differs
    return same, differs


def _action(judged: Judged) -> Sides:
    """The words for what is done; those that make the difference, where one is made."""
    acts = judged.acting
    mine = acts.other or acts.met or _head(judged.said)
    theirs = acts.by or _head(judged.source.said)
    if judged.same_action or acts.other:
        return Sides(text=_surfaces(act.surface for act in mine), match=_surfaces(act.surface for act in theirs))
    return Sides(text=(_done(judged.said, mine),), match=(_done(judged.source.said, theirs),))


def _head(said: Proposal) -> tuple[Act, ...]:
    return (said.head,) if said.head else ()


def _surfaces(surfaces: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(surfaces))


def _done(said: Proposal, acts: Sequence[Act]) -> str:
    """An act with the first thing behind it: "ban trophy hunting" is not "ban livestock"."""
    if not acts:
        return " ".join(said.text.split()[:3])
    things = (term.surface for term in said.terms if term.part == "object" and term.start > acts[0].start)
    return " ".join(filter(None, (acts[0].surface, next(things, ""))))
