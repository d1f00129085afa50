"""One name spelled in two ways, in a document or between documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from ingest.cues import table
from ingest.records import Section, Span
from kgraph.checks.alike import alike, close
from kgraph.checks.paper import Doubt, Paper, Words, heading
from kgraph.checks.scoring import TABLE
from kgraph.words import joined

_KINDS = ("species", "organisation", "place", "instrument")
_STEM = 6  # letters by which a name is known to be an ordinary word, too
_SHOWN = 5  # places of one spelling that are shown
_PARTS = re.compile(r"\s*(?:[,;/]|\band\b)\s*")
_CAPITAL = re.compile(
    r"(?<![\w/.@%=&'-])[A-Z][a-z]{6,}(?![\w@/%='-]|\.\w)"
)  # long enough to know one letter for a slip
_LOW = re.compile(r"(?<![\w/.@%=&-])[a-z]{7,}")
_FOLD = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-"})

Pair = tuple[str, str]


def find(paper: Paper) -> Iterator[Doubt]:
    for pair in _pairs([paper]):
        yield _doubt(pair, [paper])
    yield from _actors(paper)


def between(papers: Sequence[Paper]) -> Iterator[Doubt]:
    """What documents spell with other letters, each in one way of its own; hyphens are a matter of house style."""
    for pair in (pair for pair in _pairs(papers) if alike(*pair) != "marks"):
        first, second = ({words.document for words in _written(name, papers)} for name in pair)
        if first and second and not first & second:
            yield _doubt(pair, [paper for paper in papers if paper.id in first | second])


# ---------------------------------------------------------------- which names


def _pairs(papers: Sequence[Paper]) -> list[Pair]:
    """Two ways of writing one name; of a name inside a longer one, only the shorter."""
    found = {*_of_concepts(papers), *_of_units(papers), *_of_unknown_words(papers)}
    kept: list[Pair] = []
    for pair in sorted(found, key=lambda pair: (len(pair[0]) + len(pair[1]), pair)):
        if not any(_is_part(shorter, pair) for shorter in kept):
            kept.append(pair)
    return kept


def _is_part(shorter: Pair, longer: Pair) -> bool:
    one, other = (name.casefold() for name in shorter)
    first, second = (name.casefold() for name in longer)
    return (one in first and other in second) or (one in second and other in first)


def _of_concepts(papers: Sequence[Paper]) -> Iterator[Pair]:
    """What each concept of the vocabulary is called, whatever the case."""
    names: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for paper in papers:
        for mention in paper.read.mentions:
            if mention.kind in _KINDS:
                surface = _tidy(mention.surface)
                names[mention.kind, mention.key].setdefault(surface.casefold(), surface)
    for (kind, _), forms in sorted(names.items()):
        for one, other in combinations(sorted(forms.values()), 2):
            difference = alike(one, other)
            if difference and (difference != "words" or kind in ("organisation", "place")):
                yield one, other
            elif kind != "species" and len(one.split()) != len(other.split()):
                yield from _of_their_words(one, other)


def _of_their_words(one: str, other: str) -> Iterator[Pair]:
    """ "Kalamaili" and the first word of "Kalimaili Nature Reserve"."""
    for first in one.split():
        for second in other.split():
            if first[0].isupper() and second[0].isupper() and first[0] == second[0] and close(first, second):
                yield first, second


def _tidy(surface: str) -> str:
    return " ".join(surface.translate(_FOLD).split())


def _of_units(papers: Sequence[Paper]) -> Iterator[Pair]:
    """A unit's heading, and its name in the scoring table."""
    for paper in papers:
        for unit in paper.units:
            if unit.scoring is not None and alike(unit.scoring.name, unit.title):
                first, second = sorted((_tidy(unit.scoring.name), _tidy(unit.title)))
                yield first, second


def _of_unknown_words(papers: Sequence[Paper]) -> Iterator[Pair]:
    """Long words, written large everywhere, that no table knows and that one letter tells apart."""
    large = {match.group() for paper in papers for match in _CAPITAL.finditer(paper.plain)}
    stems = {match.group()[:_STEM] for paper in papers for match in _LOW.finditer(paper.plain)}
    known = {word for paper in papers for mention in paper.read.mentions for word in mention.surface.split()}
    groups: dict[str, set[str]] = defaultdict(set)
    for word in large:
        if word not in known and word.casefold()[:_STEM] not in stems:
            for at in range(1, len(word)):
                groups[word[:at] + word[at + 1 :]].add(word)
    for words in groups.values():
        yield from ((one, other) for one, other in combinations(sorted(words), 2) if close(one, other))


# ---------------------------------------------------------------- what is said of them


def _written(name: str, papers: Iterable[Paper]) -> list[Words]:
    """Where a name is written so, also inside a longer one."""
    pattern = r"\s+".join(map(re.escape, name.split()))
    whole = re.compile(rf"(?<![\w-]){pattern}(?![\w-]|'\w)", re.IGNORECASE)
    return [
        Words(paper.id, Span(*match.span()))
        for paper in papers
        if name.split()[0].casefold() in paper.folded
        for match in whole.finditer(paper.plain)
        if (block := paper.read.block_at(match.start())) and block.kind != "furniture"
    ]


def _doubt(pair: Pair, papers: Sequence[Paper]) -> Doubt:
    by_id = {paper.id: paper for paper in papers}
    written = {name: _written(name, papers) for name in pair}
    rare, usual = sorted(pair, key=lambda name: (len(written[name]), name))
    shown = [*_first_places(written[rare], by_id), *_first_places(written[usual], by_id)]
    places = {name: list(dict.fromkeys(_place(one, by_id) for one in written[name])) for name in pair}
    told = [f"“{name}” ({_few(places[name])})" for name in (rare, usual)]
    headed = any(name.casefold() in _names_of_units(papers) for name in pair)
    return Doubt(
        kind="spelling-variant",
        message=f"One name is spelled in two ways: {told[0]} and {told[1]}.",
        where=tuple(dict.fromkeys(_place(one, by_id) for one in shown)),
        words=tuple(Words(one.document, _proof(one.span, by_id[one.document])) for one in shown),
        severity="medium" if headed and len(papers) == 1 else "low",
    )


def _proof(span: Span, paper: Paper) -> Span:
    """A name with the words beside it; in the scoring table with its row."""
    row = next((scoring.span for scoring in paper.scorings if scoring.span.holds(span)), None)
    return row or paper.around(span, 6)


def _few(places: Sequence[str]) -> str:
    rest = len(places) - _SHOWN
    return joined(places if rest < 1 else [*places[:_SHOWN], f"{rest} more"])


def _first_places(words: Sequence[Words], papers: dict[str, Paper]) -> list[Words]:
    """Each place once, and not too many."""
    return list({_place(one, papers): one for one in reversed(words)}.values())[::-1][:_SHOWN]


def _place(words: Words, papers: dict[str, Paper]) -> str:
    paper = papers[words.document]
    if any(scoring.span.holds(words.span) for scoring in paper.scorings):
        return TABLE
    unit = _unit_at(words, paper)
    place = heading(unit) if unit else paper.place(words.span)
    return f"{words.document}: {place}" if len(papers) > 1 else place


def _unit_at(words: Words, paper: Paper) -> Section | None:
    return next((unit for unit in paper.units if unit.span.holds(words.span)), None)


def _names_of_units(papers: Iterable[Paper]) -> str:
    """The titles of all units, and their names in the scoring table."""
    titles = [unit.title for paper in papers for unit in paper.units]
    return "\n".join((*titles, *(scoring.name for paper in papers for scoring in paper.scorings))).casefold()


# ---------------------------------------------------------------- kinds of actors


def _actors(paper: Paper) -> Iterator[Doubt]:
    """ "GO" where "GOs" is printed elsewhere: kinds of actors that the responsible cells spell in several ways."""
    labels = {form.casefold(): row["label"] for row in table("actors") for form in row["spellings"].split("|")}
    forms: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for activity in paper.read.activities:
        for span in _parts(paper, activity.responsible_span):
            name = paper.read.quote(span)
            label = labels.get(name.casefold())
            if label is not None:
                forms[label][name if label[:2].isupper() else name.casefold()].append(span)
    told, spans = [], []
    for printed in forms.values():
        usual, *others = sorted(printed, key=lambda form: (-len(printed[form]), form))
        told += [f"“{form}” for “{usual}” ({joined(paper.places(printed[form]))})" for form in others]
        spans += [span for form in others for span in printed[form]]
    if told:
        yield Doubt(
            kind="spelling-variant",
            message=f"Cells of the responsible spell kinds of actors in other ways than elsewhere: {joined(told)}.",
            where=paper.places(sorted(spans)),
            words=paper.words(*(paper.around(span, 6) for span in sorted(spans))),
        )


def _parts(paper: Paper, cell: Span | None) -> Iterator[Span]:
    """The stretches of a cell between commas and the like."""
    if cell is None:
        return
    cuts = [(cell.start, cell.start), *(m.span() for m in _PARTS.finditer(paper.read.text, cell.start, cell.end))]
    for (_, start), (end, _) in zip(cuts, [*cuts[1:], (cell.end, cell.end)], strict=True):
        if start < end:
            yield Span(start, end)
