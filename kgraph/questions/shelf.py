"""What the documents of a store hold that a question may name beyond the vocabulary: units, themes, documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.cues import fold, meanings
from ontology.fold import normal
from ontology.vocabulary import Vocabulary

_SHORTEST = 4  # letters of what a paper may be called


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading that activities stand under."""

    number: str
    title: str
    unit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document by all that it may be called."""

    id: str
    symbol: str = ""
    title: str = ""
    source: str = ""
    kind: str = ""
    status: str = ""
    programme: str = ""  # key of the programme that it lays down
    years: frozenset[str] = frozenset()  # of its own date and of what it reports


def _known(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    headings: tuple[Heading, ...] = ()
    papers: tuple[Paper, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)  # ids by all that papers are called, in lower case
    programmes: frozenset[str] = frozenset()  # keys of those that documents lay down
    covered: frozenset[str] = frozenset()  # keys of taxa that some activity covers
    actors: frozenset[str] = frozenset()  # keys of all who act in some activity
    named: frozenset[str] = frozenset()  # keys of all that documents name
    criteria: tuple[str, ...] = ()  # by which units were scored, as printed
    due_years: frozenset[int] = frozenset()  # in which activities are due
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # programmes that documents say use a code
    holds: Callable[[str], bool] = field(default=_known)  # whether some document has a word
    prints: Callable[[str], bool] = field(default=_known)  # whether it has it in that very form
    units: Mapping[str, str] = field(default_factory=dict)  # titles by every name of a unit, normalised
    themes: Mapping[str, str] = field(default_factory=dict)
    names: str = ""  # of units and themes, each on a line
    numbers: Mapping[str, tuple[Heading, ...]] = field(default_factory=dict)

    def begins(self, word: str) -> bool:
        """Whether the name of a unit or a theme begins with a word, or with its letters."""
        return f"\n{spoken(word)}" in self.names


def shelf(
    headings: Iterable[Heading] = (),
    papers: Sequence[Paper] = (),
    programmes: Iterable[str] = (),
    covered: Iterable[str] = (),
    actors: Iterable[str] = (),
    named: Iterable[str] = (),
    criteria: Iterable[str] = (),
    due_years: Iterable[int] = (),
    codes: Mapping[str, tuple[str, ...]] | None = None,
    holds: Callable[[str], bool] = _known,
    prints: Callable[[str], bool] | None = None,
    vocabulary: Vocabulary | None = None,
) -> Shelf:
    """A shelf, with its headings in the order in which they are looked up."""
    told = tuple(dict.fromkeys(headings))
    numbers: dict[str, list[Heading]] = {}
    for heading in told:
        numbers.setdefault(heading.number, []).append(heading)
    units, themes = _named((one for one in told if one.unit), vocabulary), _named((o for o in told if not o.unit), None)
    return Shelf(
        headings=told,
        papers=tuple(papers),
        called=_called(papers),
        programmes=frozenset(programmes),
        covered=frozenset(covered),
        actors=frozenset(actors),
        named=frozenset(named),
        criteria=tuple(dict.fromkeys(criteria)),
        due_years=frozenset(due_years),
        codes=codes or {},
        holds=holds,
        prints=prints or holds,
        units=units,
        themes=themes,
        names="".join(f"\n{name}" for name in (*units, *themes)),
        numbers={number: tuple(found) for number, found in numbers.items()},
    )


def _called(papers: Sequence[Paper]) -> dict[str, str]:
    """Papers by symbol, id, file and title; the first of those that share one."""
    found: dict[str, str] = {}
    for paper in papers:
        for name in (paper.symbol, paper.id, paper.source, paper.title):
            if len(name) >= _SHORTEST:
                found.setdefault(name.casefold(), paper.id)
    return found


def _named(headings: Iterable[Heading], vocabulary: Vocabulary | None) -> dict[str, str]:
    """Titles by the names they hold between slashes, and by the other names of the place that they are."""
    found: dict[str, str] = {}
    for heading in headings:
        names = {heading.title, *heading.title.split("/")}
        names |= {short for name in names if (short := _without_its_kind(name))}
        key = vocabulary.named("place", heading.title) if vocabulary else None
        if vocabulary and key:
            names.update(vocabulary.concept("place", key).all_names())
        for name in sorted(names):
            found.setdefault(spoken(name), heading.title)
    return found


def _without_its_kind(name: str) -> str:
    """ "Western Kyzylkum" of "Western Kyzylkum Desert": two words or more that say which one it is."""
    words = name.split()
    of_a_kind = meanings("question_words", "meaning").get(fold(words[-1]), "") in ("kind of place", "area")
    return " ".join(words[:-1]) if of_a_kind and len(words) > 2 else ""


def spoken(name: str) -> str:
    """A name as its words follow each other in a question, whatever stands between them."""
    return " ".join(normal(name.replace("/", " ").replace(",", " ")).split())
