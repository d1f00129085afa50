"""Of which species, in which countries, a sentence speaks: by its own names, or by those that it goes on with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import groupby, pairwise

from ingest.phrases import any_of, source
from ingest.scene import Sentence
from ontology.names import Name
from ontology.vocabulary import Kind, Vocabulary

_TABLE = "fact_cues"
SPECIES, COUNTRY, PLACE, BODY = "\ue000", "\ue001", "\ue002", "\ue003"  # stand for every character of a name
_PAINT = {"species": SPECIES, "country": COUNTRY, "place": PLACE, "organisation": BODY}
_HALF = re.compile(r";\s+(?=\S)|,\s+(?=(?:while|whereas|but|although|though|yet)\b)|\s+(?=whereas\b)")
_MANY = re.compile(
    r"\b(?:many|some|several|other|most|across)\s+(?:CAMI\s+)?(?:Range\s+States|countries)\b"
    r"|(?<!\ball )(?<!\bthe )\bRange\s+States?\b|\bthroughout\s+(?:the|their)\s+range\b"
)
_QUOTED = re.compile(r"[“\"][^“”\"]{3,300}[”\"]")
_FEW = 4  # a place that lies in more countries says nothing of where
LISTED = rf"(?:the\s+)?{COUNTRY}+(?:\s*(?:,\s*(?:and\s+)?|and\s+|or\s+)(?:the\s+)?{COUNTRY}+)*"


@dataclass(frozen=True)
class Spoken:
    """A sentence with what it is about. ``masked`` is its words with a sign for every letter of a name."""

    sentence: Sentence
    masked: str
    pairs: tuple[tuple[str, str], ...]  # species and country
    named_species: bool
    named_country: bool
    start: int = 0  # of the half that it is, where the sentence has two
    end: int | None = None

    @property
    def words(self) -> str:
        return self.sentence.words[self.start : self.end]

    @property
    def stated(self) -> bool:
        return self.named_species and self.named_country

    @cached_property
    def species(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(species for species, _ in self.pairs))

    def countries(self, species: str) -> tuple[str, ...]:
        return tuple(country for one, country in self.pairs if one == species)

    def has(self, meaning: str) -> bool:
        return any_of(_TABLE, meaning).search(self.masked) is not None


def spoken(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> Iterator[Spoken]:
    """Sentences that are about a species in a country. A list goes on with what leads to it."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        topic = _Topic(vocabulary)
        for sentence in group:
            found = topic.read(sentence)
            if found.pairs:
                yield from halves(found)


def halves(said: Spoken) -> Iterator[Spoken]:
    """The halves of a sentence that tells two things, "... in A, whereas ... in B", each with its own countries."""
    cuts = [0, *(cut.start() for cut in _HALF.finditer(said.masked)), len(said.masked)]
    parts = list(pairwise(cuts))
    placed = [_within(said, start, end) for start, end in parts]
    for (start, end), own in zip(parts, placed, strict=True):
        masked = " " * start + said.masked[start:end] + " " * (len(said.masked) - end)
        if len(parts) > 1 and not own and (_is_general(masked) or any_of(_TABLE, "others").search(masked)):
            continue
        apart = sum(map(bool, placed)) > 1 and own
        pairs = tuple(pair for pair in said.pairs if not apart or pair[1] in own)
        yield replace(said, masked=masked, pairs=pairs, start=start, end=end)


def _within(said: Spoken, start: int, end: int) -> frozenset[str]:
    """The countries that a half names."""
    first = said.sentence.span.start
    named = (n for n in said.sentence.names if start <= n.start - first < end and n.kind == "country")
    return frozenset(name.key for name in named) & {country for _, country in said.pairs}


def _is_general(words: str) -> bool:
    """Whether words say of their own accord that they hold for many countries."""
    return _MANY.search(words) is not None


class _Topic:
    """What the sentences of a paragraph have been about so far."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.species: tuple[str, ...] = ()
        self.countries: tuple[str, ...] = ()
        self.just_named: tuple[str, ...] = ()
        self.label: tuple[str, ...] = ()  # the countries that a heading, or words set before, say that it is on

    def read(self, sentence: Sentence) -> Spoken:
        masked = mask(sentence)
        here = _Here(sentence, masked, self.vocabulary)
        self._labelled(sentence, masked, here)
        species = here.species or self._gone_on_with(here)
        countries = self._narrowed(here, species) or here.homes(species) or self._where(here, species)
        pairs = here.pairs if here.species and countries == here.countries else _crossed(species, countries)
        self._remember(here, species, countries)
        return Spoken(sentence, masked, pairs, bool(here.species), bool(here.countries))

    def _gone_on_with(self, here: _Here) -> tuple[str, ...]:
        """The species of the words before, where these need one or a heading shows that they are on it still."""
        words = here.sentence.words
        if any_of(_TABLE, "again").search(words) or (here.countries and any_of(_TABLE, "again there").search(words)):
            return self.species or (here.sentence.heading_species if len(here.sentence.heading_species) == 1 else ())
        others = any_of(_TABLE, "others").search(here.masked) or here.groups
        before = self.just_named or (here.sentence.context_species if here.sentence.lead else ())
        if (others and here.sentence.lead is None) or not (here.countries or here.homes(before)):
            return ()
        return before if before and self._are_among(before, here.sentence.heading_species) else ()

    def _where(self, here: _Here, species: tuple[str, ...]) -> tuple[str, ...]:
        """The countries of the words before, where these are on the same species."""
        if not species or _is_general(here.sentence.words):
            return ()
        return self.countries if self._are_among(species, self.species) and self.countries else self.label

    def _labelled(self, sentence: Sentence, masked: str, here: _Here) -> None:
        """ "Gabon." before what is told of it, or a heading that is the name of a country and nothing else."""
        if re.fullmatch(rf"[\W\d]*(?:{LISTED})\W*", masked):
            self.label = here.countries
        elif not self.label and len(sentence.heading_countries) == 1:
            heading = re.sub(r"^[\d.\s]+", "", sentence.section or "")
            named = self.vocabulary.named("country", heading)
            self.label = (named,) if named else ()

    def _narrowed(self, here: _Here, species: tuple[str, ...]) -> tuple[str, ...]:
        """A place that lies in several countries is meant in the one that the words before are about."""
        if here.by_place and self._are_among(species, self.species):
            return tuple(country for country in here.countries if country in self.countries) or here.countries
        return here.countries

    def _are_among(self, species: Sequence[str], others: Sequence[str]) -> bool:
        """Each of them is one of the others, or a wider or narrower kind of it."""
        return all(
            any(
                one == other or one in self.vocabulary.below(other) or other in self.vocabulary.below(one)
                for other in others
            )
            for one in species
        )

    def _remember(self, here: _Here, species: tuple[str, ...], countries: tuple[str, ...]) -> None:
        if here.species or here.countries:
            self.countries = countries if species else ()
        self.species = here.species or self.species
        self.just_named = species


class _Here:
    """What a sentence itself names."""

    def __init__(self, sentence: Sentence, masked: str, vocabulary: Vocabulary) -> None:
        self.sentence = sentence
        self.masked = masked
        self.vocabulary = vocabulary
        self.names = [name for name in sentence.names if masked[name.start - sentence.span.start].strip()]
        self.bodies = [name for name in self.names if name.kind == "organisation"]

    @cached_property
    def _animals(self) -> list[Name]:
        return [n for n in self.names if n.kind == "species" and n.is_mention and not self._is_domestic(n)]

    def _is_domestic(self, name: Name) -> bool:
        concept = self.vocabulary.get("species", name.key)
        return concept is None or concept.type in ("domestic", "group")

    @cached_property
    def species(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.key for name in self._animals))

    @cached_property
    def groups(self) -> bool:
        """Whether it speaks of animals of other kinds, all together."""
        return any(n.kind == "species" and n.form == "group" and self._is_wide(n) for n in self.names)

    def _is_wide(self, name: Name) -> bool:
        return bool(self.vocabulary.members("species", name.key)) and not any_of(_TABLE, "again").search(self.masked)

    @cached_property
    def _lands(self) -> list[Name]:
        """Countries where something is, without those that only act."""
        named = [n for n in self.names if n.kind == "country" and n.is_mention and not self._is_in_a_body(n)]
        acting = [match.span() for pattern in _elsewhere() for match in pattern.finditer(self.masked)]
        start = self.sentence.span.start
        where = [n for n in named if not any(a <= n.start - start < b for a, b in acting)]
        return where or (named if any_of(_TABLE, "own").search(self.masked) else [])

    def _is_in_a_body(self, name: Name) -> bool:
        return any(body.start <= name.start and name.end <= body.end for body in self.bodies)

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Named, or where the places named lie."""
        named = [name.key for name in self._lands]
        parks = [key for name in self.bodies if self._is_a_park(name) for key in self._lies("organisation", name.key)]
        told = [*named, *(() if set(parks) <= set(named) else parks)]
        return tuple(dict.fromkeys(told or self._by_place()))

    @cached_property
    def by_place(self) -> bool:
        """Whether it names places, and no country."""
        return not self._lands and bool(self._by_place())

    def _by_place(self) -> list[str]:
        start = self.sentence.span.start
        titles = [match.span() for match in _QUOTED.finditer(self.sentence.words)]
        places = (name for name in self.names if name.kind == "place" and name.is_mention)
        free = (name for name in places if not any(a <= name.start - start < b for a, b in titles))
        return [key for name in free for key in self._lies("place", name.key)]

    def _lies(self, kind: Kind, key: str) -> tuple[str, ...]:
        concept = self.vocabulary.get(kind, key)
        return concept.countries if concept and len(concept.countries) < _FEW else ()

    def _is_a_park(self, name: Name) -> bool:
        """A body that is a place as well."""
        names = (self.vocabulary.label("organisation", name.key), name.surface)
        return any(self.vocabulary.named("place", one) is not None for one in names)

    def homes(self, species: Sequence[str]) -> tuple[str, ...]:
        """Where bodies are from that bear their country's name and act there: the animals must live there."""
        start = self.sentence.span.start
        acting = [match.span() for pattern in _elsewhere() for match in pattern.finditer(self.masked)]
        free = (name for name in self.bodies if not any(a <= name.start - start < b for a, b in acting))
        found = dict.fromkeys(key for name in free for key in self._home(name))
        ranges = self.vocabulary.range_status
        return tuple(country for country in found if any(ranges(one, country) is not None for one in species))

    def _home(self, name: Name) -> tuple[str, ...]:
        body = self.vocabulary.get("organisation", name.key)
        if body is None or len(body.countries) != 1:
            return ()
        country = self.vocabulary.concept("country", body.countries[0])
        own = (country.label, *country.names, *country.adjectives)
        return body.countries if any(word and word in body.label for word in own) else ()

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each species with each country; in "A and B on X and between A and C on Y" each with its own."""
        runs = self._runs()
        species = [keys for kind, keys in runs if kind == "species"]
        lands = [keys for kind, keys in runs if kind == "country"]
        if len(species) == len(lands) > 1 and len({key for keys in species for key in keys}) >= len(species):
            return tuple(dict.fromkeys(p for s, c in zip(species, lands, strict=True) for p in _crossed(s, c)))
        return _crossed(self.species, self.countries)

    def _runs(self) -> list[tuple[Kind, tuple[str, ...]]]:
        """Names of one kind that stand together: species, countries, species, countries."""
        both = sorted([*self._animals, *self._lands], key=lambda name: name.start)
        return [(kind, tuple(dict.fromkeys(n.key for n in run))) for kind, run in groupby(both, lambda n: n.kind)]


def _crossed(species: Sequence[str], countries: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((one, country) for one in species for country in countries)


def mask(sentence: Sentence) -> str:
    """The words, the same length, every letter of a name replaced by a sign for its kind; the longest name wins."""
    signs = list(sentence.words)
    for name in sorted(sentence.names, key=lambda name: name.end - name.start):
        if name.kind in _PAINT and name.is_mention:
            start, end = name.start - sentence.span.start, name.end - sentence.span.start
            signs[start:end] = _PAINT[name.kind] * (end - start)
    return "".join(signs)


@cache
def _elsewhere() -> tuple[re.Pattern[str], ...]:
    """Countries, or bodies of theirs, that are named and are not where the animals are."""
    before, behind = source(_TABLE, "actors"), source(_TABLE, "actors behind")
    return (
        re.compile(rf"{before}\s+(?:the\s+)?(?:{LISTED}|{BODY}+)", re.IGNORECASE),
        re.compile(rf"{COUNTRY}+\s+{behind}", re.IGNORECASE),
        re.compile(rf"{source(_TABLE, 'beside')}\s+(?:the\s+)?{COUNTRY}+", re.IGNORECASE),
    )
