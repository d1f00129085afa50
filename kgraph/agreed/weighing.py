"""An index of what was planned, by the words that count in it: finds what is most like a text."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from kgraph.agreed.field import likeness, near
from kgraph.agreed.proposal import Part, Proposal, Term
from kgraph.agreed.sources import Source

PARTS = {"object": 1.0, "action": 0.8, "body": 0.5, "word": 0.6, "light": 0.08}
THINGS = ("object", "word", "body")
NAMED = 0.8  # the weight of a species or a place that both name, when candidates are looked for
FLOOR = 0.3  # the weight of what every text says, against 1 of what none does
GRAM = 4
SAMPLE = 2000  # sources that are enough to tell how rare a run of letters is
ALIKE = 1e-8  # scores that differ by less count as one
SPELLED_ALIKE = 0.62  # words with so many letters in common stand for each other


@dataclass(frozen=True, slots=True)
class Held:
    """How much of a text a source holds (0 to 1), how much of it the text holds, and how alike they are spelled."""

    forward: float
    backward: float
    spelled: float
    things: float  # the weight of what both name


class Weights:
    """What was planned, by concept."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        self._features = [_features(source.whole.terms) for source in sources]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, features in enumerate(self._features):
            for concept in features:
                self._holding[concept].append(number)
        self._naming: dict[str, list[int]] = defaultdict(list)
        for number, source in enumerate(sources):
            for key in _named(source):
                self._naming[key].append(number)
        self._rarity_of_grams = _rarities([_grams(source.text) for source in sources[:SAMPLE]])
        self._grams: dict[int, tuple[Counter[str], float]] = {}
        self._meant: dict[frozenset[str], tuple[tuple[str, float], ...]] = {}
        self._weighed: dict[tuple[frozenset[str], Part], float] = {}
        self._spelled: dict[str, list[str]] = defaultdict(list)
        for concept in sorted(c for c in self._holding if c.startswith("word:")):
            for gram in _letters(concept[5:]):
                self._spelled[gram].append(concept)

    # ------------------------------------------------------------ candidates

    def nearest(self, said: Proposal, limit: int) -> list[int]:
        """The numbers of the sources that hold most of a text."""
        found: dict[int, float] = defaultdict(float)
        for term in said.terms:
            best: dict[int, float] = {}
            for concept, value in self._alike(term):
                for number in self._holding.get(concept, ()):
                    best[number] = max(best.get(number, 0.0), value * self._features[number][concept])
            weight = self.weight(term)
            for number, value in best.items():
                found[number] += weight * value
        for key in (*said.species, *said.places):
            for number in self._naming.get(key, ()):
                found[number] += NAMED
        least = min(nlargest(limit, found.values()), default=0.0) - ALIKE  # of many thousand few need a place
        top = [(-round(score, 9), number) for number, score in found.items() if score >= least]
        return [number for _, number in sorted(top)[:limit]]

    def _alike(self, term: Term) -> tuple[tuple[str, float], ...]:
        """The concepts of the sources that may stand for a term, each with how far it does."""
        if term.concepts not in self._meant:
            found = (pair for pair in self._standing_for(term) if pair[0] in self._holding)
            self._meant[term.concepts] = tuple(dict.fromkeys(found))
        return self._meant[term.concepts]

    def _standing_for(self, term: Term) -> Iterator[tuple[str, float]]:
        for concept in sorted(term.concepts):
            yield concept, 1.0
            yield from near(concept)
            if concept.startswith("word:") and concept not in self._holding:
                yield from self._misspelled(concept)

    def _misspelled(self, concept: str) -> Iterator[tuple[str, float]]:
        letters = _letters(concept[5:])
        shared = Counter(other for gram in letters for other in self._spelled.get(gram, ()))
        for other, number in sorted(shared.items()):
            alike = 2 * number / (len(letters) + len(_letters(other[5:])))
            if alike >= SPELLED_ALIKE:
                yield other, alike

    # --------------------------------------------------------------- measures

    def weight(self, term: Term) -> float:
        """What a term weighs: by what it is, how rare, and where in the text it stands."""
        known = term.concepts, term.part
        if known not in self._weighed:
            rarest = min((self._rarity(concept) for concept in term.concepts), default=1.0)
            self._weighed[known] = PARTS[term.part] * (FLOOR + (1 - FLOOR) * rarest)
        return self._weighed[known] * term.weight

    def _rarity(self, concept: str) -> float:
        """1 for what no source says, near 0 for what all of them do."""
        total = len(self.sources)
        return math.log((total + 1) / (len(self._holding.get(concept, ())) + 1)) / math.log(total + 1) if total else 1.0

    def match(self, term: Term, number: int) -> float:
        """How far a source says what a term does."""
        features = self._features[number]
        return max((value * features.get(concept, 0.0) for concept, value in self._alike(term)), default=0.0)

    def held(self, said: Proposal, number: int) -> Held:
        matched = [(term, self.match(term, number)) for term in said.terms]
        forward = self.share(matched)
        things = sum(self.weight(term) * value for term, value in matched if term.part in THINGS)
        mine = _features(said.terms)
        source = self.sources[number].said
        backward = self.share((term, _best(term, mine)) for term in source.terms)
        return Held(forward, backward, self._alike_in_letters(said.text, number), things)

    def share(self, matched: Iterable[tuple[Term, float]]) -> float:
        """How much of the weight of some terms is matched; a named body that is not in both says little."""
        total = got = 0.0
        for term, value in matched:
            weight = self.weight(term)
            total += weight
            got += weight * value
        return got / total if total else 0.0

    def _alike_in_letters(self, text: str, number: int) -> float:
        if number not in self._grams:
            grams = _grams(self.sources[number].text)
            self._grams[number] = grams, self._length(grams)
        theirs, length = self._grams[number]
        mine, rarity = _grams(text), self._rarity_of_grams
        dot = sum(count * theirs[gram] * rarity.get(gram, 0.0) ** 2 for gram, count in mine.items() if gram in theirs)
        lengths = self._length(mine) * length
        return dot / lengths if lengths else 0.0

    def _length(self, grams: Counter[str]) -> float:
        top = math.log(min(len(self.sources), SAMPLE) + 2)
        return math.sqrt(sum((count * self._rarity_of_grams.get(gram, top)) ** 2 for gram, count in grams.items()))


def _named(source: Source) -> set[str]:
    """The species and places that a source names itself, and the place that its unit is."""
    named = {one.key for one in source.species if one.basis == "named"}
    return {*named, *source.places, *source.unit}


def _features(terms: Iterable[Term]) -> dict[str, float]:
    found: dict[str, float] = {}
    for term in terms:
        for concept in term.concepts:
            found[concept] = max(found.get(concept, 0.0), term.weight if term.weight < 1 else 1.0)
    return found


def _best(term: Term, features: dict[str, float]) -> float:
    return max(
        (likeness(concept, other) for concept in term.concepts for other in features if likeness(concept, other)),
        default=0.0,
    )


def _letters(word: str) -> frozenset[str]:
    padded = f"^{word}$"
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def _grams(text: str) -> Counter[str]:
    padded = f" {' '.join(text.casefold().split())} "
    return Counter(padded[at : at + GRAM] for at in range(len(padded) - GRAM + 1))


def _rarities(all_grams: Sequence[Counter[str]]) -> dict[str, float]:
    holding: Counter[str] = Counter()
    for grams in all_grams:
        holding.update(grams.keys())
    return {gram: math.log((len(all_grams) + 1) / (number + 0.5)) for gram, number in holding.items()}
