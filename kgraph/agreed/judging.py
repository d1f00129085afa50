"""Whether a text and a source are the same: by action, object, species and place, not by likeness of words alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kgraph.agreed import sides
from kgraph.agreed.acted import acts_on_the_same
from kgraph.agreed.acting import Acting, acting
from kgraph.agreed.field import NEAR
from kgraph.agreed.proposal import Act, Proposal, Term
from kgraph.agreed.results import Sides
from kgraph.agreed.sides import UNSAID, Side
from kgraph.agreed.sources import Source
from kgraph.agreed.weighing import Held, Weights
from ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Bounds:
    """From where on two texts are held to say the same; set on proposals made for the purpose."""

    things: float = 0.34  # of what a text has something done to
    target: float = 0.3  # of the first of them
    things_without_it: float = 0.68  # enough where the first is not met
    whole: float = 0.55  # of all that it says, names counted
    acts: float = 0.5  # of what it has done
    together: float = 1.2  # acts and things
    acts_at_least: float = 0.3  # enough where nearly all things are the same
    things_for_that: float = 0.75
    of_the_best: float = 0.8  # of what the nearest source says of the text, wherever that is for
    scope: float = 0.6  # of the species, countries or places that it names
    little: float = 1.3  # a text that shares no more than this with a source says little
    most: float = 0.7  # of the source; enough for a text that says little
    alike: float = 0.4  # of all that it says: from here on it is similar


BOUNDS = Bounds()
RECOMMENDED = Bounds(things=0.6, whole=0.65, acts=0.75, acts_at_least=0.75)  # what a report says is longer and looser
NAME = 0.8  # what a named species or place weighs beside the words
COUNTRY = 0.4
SPECIES = 0.4  # what it tells of a source, beside the things they share: a species is in many rows
MEANING = 0.4  # the share of a score that the sentence model decides
SOFTENING = 0.3  # the share that it has in whether all is said, where it finds two texts alike
PARAPHRASE = 0.65  # what it gives to paraphrases
ELSEWHERE_TOO = 0.6  # how a source for one area fits a text that names none
NEITHER = 0.5  # below it says nothing
SAME_YEAR = 1.1  # the source is due in the very year
LOOSE = 0.85  # a sentence of a report holds more than one thing
PLACING = 0.6  # the share of a score that names decide


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
    # how much of what the text has something done to is in the source; None where it names nothing
    things: float | None
    target: float | None  # how far the source has the first thing that the text has something done to
    words: float  # how much of all that it says
    whole: float  # the same, with the names that the source has of its own
    meaning: float | None = None  # how alike both are to the sentence model, where there is one
    shared: float = 0.0  # what weight of things both have
    best: tuple[float, float] = (0.0, 0.0)  # words and things of the source that says most of it, elsewhere

    @cached_property
    def same_action(self) -> bool:
        """The same is done to the same things."""
        acts, bounds = self.acting, RECOMMENDED if self.source.type == "recommendation" else BOUNDS
        things = 1.0 if self.things is None else self.things
        enough = acts.alike >= bounds.acts or (acts.alike >= bounds.acts_at_least and things >= bounds.things_for_that)
        if self._misses_target(bounds):
            return False
        enough = enough and not acts.other and self.whole >= bounds.whole
        if self.there:  # the words for a place that both name need not be the same
            return enough and things >= bounds.things / 2
        return enough and things >= bounds.things and acts.alike + things >= bounds.together

    def _misses_target(self, bounds: Bounds) -> bool:
        """Whether the text acts on something else: the first thing behind its verb is not in the source."""
        things = 1.0 if self.things is None else self.things
        return self.target is not None and self.target < bounds.target and things < bounds.things_without_it

    @property
    def other_action(self) -> bool:
        """Whether the source has something else done, or to something else; not merely said too little of it."""
        acts = self.acting
        things = 1.0 if self.things is None else self.things
        return bool(acts.other) or acts.alike < BOUNDS.acts or things < BOUNDS.things or self._misses_target(BOUNDS)

    @property
    def there(self) -> bool:
        """Whether the source is for the very place that the text names."""
        return self.places.same is not None and self.places.fit == 1.0

    @cached_property
    def same(self) -> bool:
        return self.same_action and self.in_scope and (self.own or self._near_the_best) and not self._by_chance

    @property
    def _by_chance(self) -> bool:
        """Whether they only share a word or two: a text that says little must be what the source acts on."""
        species, place = (side.same is not None and side.fit > UNSAID for side in (self.species, self.places))
        named = SPECIES * species + NAME * place
        if self.shared + named >= BOUNDS.little or self.held.backward >= BOUNDS.most:
            return False
        if self.things is None:  # it names nothing that something is done to
            return not self.own or self.acting.alike <= NEAR
        return not acts_on_the_same(self.said, self.source.said)

    @property
    def _near_the_best(self) -> bool:
        """Whether no source elsewhere says much more: a lesser likeness does not bring here what was planned there."""
        words, things = self.best
        return self.words >= BOUNDS.of_the_best * words and (self.things or 0.0) >= BOUNDS.of_the_best * things

    @property
    def own(self) -> bool:
        """Whether the source has a species or a place of the text for its own, and not only with all others."""
        return any(side.same is not None and side.fit > UNSAID for side in (self.species, self.places))

    @cached_property
    def in_scope(self) -> bool:
        """Whether what the text names lies, for the most part, within what the source covers."""
        return all(_mostly_in(side) for side in (self.species, self.countries, self.places))

    @property
    def similar(self) -> bool:
        return self.whole >= BOUNDS.alike

    @cached_property
    def score(self) -> float:
        """How near the source is to the text, for their order: 0 to 1."""
        held = (self.held.forward + 0.5 * self.held.backward + 0.5 * self.held.spelled) / 2
        if self.meaning is not None:
            held = (1 - MEANING) * held + MEANING * max(0.0, self.meaning)
        if self.date.same is not None and self.source.years:
            held *= SAME_YEAR
        placed = held * (1 - PLACING + PLACING * self._fit)
        return min(1.0, placed * (1.0 if self.same_action else 0.9) * self._kind)

    @property
    def _kind(self) -> float:
        return 1.0 if self.source.type == "activity" else LOOSE

    @property
    def _fit(self) -> float:
        """How well the source fits what the text names; of a text that names nothing, as well as any other."""
        asked = (self.said.species, self.said.countries, self.said.places)
        if not any(asked):
            return ELSEWHERE_TOO if self.source.unit or self.source.places else UNSAID
        sides_of = zip((self.species, self.countries, self.places), asked, strict=True)
        fits = [side.fit for side, keys in sides_of if keys]
        return sum(fits) / len(fits)


def _mostly_in(side: Side) -> bool:
    if side.differs is None:
        return True
    inside = len(side.same.text) if side.same else 0
    return inside / (inside + len(side.differs.text)) >= BOUNDS.scope


def judge(weights: Weights, said: Proposal, number: int, vocabulary: Vocabulary, end: int | None) -> Judged:
    """A text beside one source; ``end`` is the last year of the source's programme."""
    source = weights.sources[number]
    species = sides.species_side(said, source, vocabulary)
    countries = sides.countries_side(said, source, vocabulary)
    places = sides.places_side(said, source, vocabulary)
    matched = [(term, weights.match(term, number)) for term in said.terms if term.weight == 1]
    things = [pair for pair in matched if pair[0].part in ("object", "word", "body")]
    words = [pair for pair in matched if pair[0].part != "light"]
    return Judged(
        said=said,
        source=source,
        held=weights.held(said, number),
        acting=acting(said, source),
        species=species,
        countries=countries,
        places=places,
        actors=sides.actors_side(said, source, vocabulary),
        date=sides.date_side(said, source, end),
        things=weights.share(things) if things else None,
        target=_target(said, things),
        words=weights.share(words),
        shared=_shared(weights, said, number),
        whole=_whole(weights, matched, said, (species, countries, places)),
    )


def _target(said: Proposal, things: list[tuple[Term, float]]) -> float | None:
    """How far a source has the first thing behind the verb: "a task force" in "set up a task force on fences"."""
    start = said.head.start if said.head else 0
    behind = (value for term, value in things if term.part == "object" and term.start > start)
    return next(behind, None)


def _shared(weights: Weights, said: Proposal, number: int) -> float:
    """What weight of things a source has of all that a text names, its clauses of purpose included."""
    things = (term for term in said.terms if term.part in ("object", "word", "body"))
    return sum(weights.weight(term) * weights.match(term, number) for term in things)


def with_meaning(judged: Judged, meaning: float) -> Judged:
    """What was judged by words, with what a sentence model makes of both texts: it adds to a likeness, never takes."""
    if meaning < NEITHER:
        return replace(judged, meaning=meaning)
    alike = min(1.0, meaning / PARAPHRASE)
    return replace(
        judged,
        meaning=meaning,
        things=None if judged.things is None else max(judged.things, _softened(judged.things, alike)),
        whole=max(judged.whole, _softened(judged.whole, alike)),
    )


def _softened(value: float, alike: float) -> float:
    return (1 - SOFTENING) * value + SOFTENING * alike


def _whole(
    weights: Weights, matched: list[tuple[Term, float]], said: Proposal, named: tuple[Side, Side, Side]
) -> float:
    """How much of all that a text says in its main clause is in a source, the names counted with the words."""
    total = got = 0.0
    for term, value in matched:
        total += weights.weight(term)
        got += weights.weight(term) * value
    counts = (len(said.species) * NAME, len(said.countries) * COUNTRY, len(said.places) * NAME)
    for side, weight in zip(named, counts, strict=True):
        if side.same is not None and side.fit < UNSAID:
            continue  # it holds for all of the programme: that says nothing
        total += weight
        got += weight * (_inside(side) if weight else 0.0)
    return got / total if total else 0.0


def _inside(side: Side) -> float:
    if side.same is None:
        return 0.0
    outside = len(side.differs.text) if side.differs else 0
    return len(side.same.text) / (len(side.same.text) + outside)


def same_and_differs(judged: Judged) -> tuple[dict[str, Sides], dict[str, Sides]]:
    """Both, by dimension; a dimension of which neither text speaks is in none."""
    named = {"species": judged.species, "countries": judged.countries, "places": judged.places}
    same = {name: side.same for name, side in named.items() if side.same}
    differs = {name: side.differs for name, side in named.items() if side.differs}
    action = _action(judged)
    if judged.same_action or judged.other_action:
        (same if judged.same_action else differs)["action"] = action
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
