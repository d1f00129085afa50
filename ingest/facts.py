"""What a report says of a species in a country: that it is there, how many, what threatens it and what is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest import shapes
from ingest.clean import clean
from ingest.figures import Figure, figures, lands, year
from ingest.phrases import any_of, source
from ingest.records import Document, Fact, FactKind
from ingest.saying import aims_at
from ingest.scene import Sentence
from ingest.spoken import COUNTRY, SPECIES, Spoken, spoken
from ontology.vocabulary import Vocabulary

_TABLE = "fact_cues"
_PLANS = ("work-programme", "action-plan")  # what their rows say is planned, and recorded as activities
_LEAD = re.compile(r"^(?:\W*(?:\d{1,3}[.)]|\(?[a-z]\))|while|whereas|but|although|though|yet)\s+")
_ITEMS = re.compile(r",\s*(?:and\s+|as\s+well\s+as\s+)?")
_FEW_ITEMS = re.compile(r"\s+and\s+|\s+as\s+well\s+as\s+")
_ADDED = re.compile(
    r"(?:especially|particularly|in\s+particular|above\s+all|such\s+as|including|mainly|notably)\b", re.IGNORECASE
)
_ORIGIN = re.compile(rf"\bfrom\s+(?:the\s+)?{COUNTRY}+")
_TITLE = re.compile(r"[“\"][^“”\"]{15,300}[”\"]")
_IS_ONE = re.compile(r"(?:main\s+)?(?:threats?|concerns?|drivers?)\b", re.IGNORECASE)
_BEHIND = re.compile(
    rf"{_IS_ONE.pattern}[^.;]{{0,60}}?(?:(?:included?|comprised?|due\s+to|posed\s+by|was|were|are)(?:\s*:)?\s+)"
    r"(?!also|the\s+most|important|among)(?P<list>[^.;]+)",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"(?:^|\bthat\s+|;\s+|,\s+(?=while|whereas))\s*(?:(?:while|whereas|but|although|though)\s+)?(?:In\s[^,;]{3,60},\s+)?"
    r"(?P<list>[^;:]{3,200}?)\s+(?:was|were|is|are|remains?|remained|still)\s+(?:[\w'-]+\s+){0,7}$"
)
_OPENING = re.compile(r"^(?:that|while|whereas|although)\s+")
_NEVER = re.compile(r"\b(?:no(?!\s+more\s+than)|not|never|none|without|extinct)\b", re.IGNORECASE)
_WAY = 60  # characters between a threat and the word that takes it back


def facts(text: str, sentences: Sequence[Sentence], document: Document, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """In text order, each once; a work programme's rows are activities and no facts."""
    if document.kind in _PLANS:
        return ()
    heard = (one for one in sentences if one.block.kind != "footnote" and not aims_at(one.section))
    read = [one for one in heard if not shapes.is_caption(one.words)]
    said = (fact for one in spoken(read, vocabulary) for fact in _Teller(text, one).facts())
    first: dict[tuple[object, ...], Fact] = {}
    for fact in said:
        first.setdefault((fact.kind, fact.about, fact.country, fact.property, fact.value, fact.place, fact.span), fact)
    return tuple(_keyed(first.values()))


def _keyed(found: Iterable[Fact]) -> Iterator[Fact]:
    counts: dict[str, int] = {}
    for fact in found:
        stem = f"{fact.kind}-{fact.about}-{fact.country}-{fact.span.start}".lower().replace(":", "-")
        counts[stem] = counts.get(stem, 0) + 1
        yield replace(fact, key=stem if counts[stem] == 1 else f"{stem}-{counts[stem]}")


class _Teller:
    """Reads one sentence for each kind of thing that it may say."""

    def __init__(self, text: str, said: Spoken) -> None:
        self.text = text
        self.said = said
        self.masked = said.masked

    def facts(self) -> Iterator[Fact]:
        advice = self._advice()
        if self.said.has("agenda") or self.said.has("supposed"):
            return
        yield from self._figures()
        if self.said.named_country and self._tells_presence() and not (advice and not self._is_range()):
            yield from self._told("occurs", value=self._whole())
        if not advice:
            yield from self._threats()
        if self.said.has("reintroduction"):
            yield from self._reintroduced()
        if advice:
            yield from self._told("recommended", value=self._whole())
        if self._is_done(advice):
            yield from self._told("action", value=self._whole())

    def _told(self, kind: FactKind, *, value: str, countries: Sequence[str] | None = None) -> Iterator[Fact]:
        when = year(self.said.sentence.words) if kind in ("action", "reintroduction", "occurs") else None
        for species, country in self.said.pairs:
            if countries is None or country in countries:
                yield self._fact(kind, species, country, value=value, year=when)

    def _fact(self, kind: FactKind, species: str, country: str, *, value: str, year: int | None) -> Fact:
        return Fact(
            key="", kind=kind, about=species, country=country, value=value, year=year,
            stated=self.said.stated, span=self.said.sentence.span,
        )  # fmt: skip

    def _advice(self) -> bool:
        """Whether something is recommended or needed, in the sentence or by what leads to its list."""
        lead = self.said.sentence.lead
        words = clean(self.text[lead.start : lead.end]) if lead else ""
        if self.said.has("against"):
            return False
        return self.said.has("recommended") or any_of(_TABLE, "recommended").search(words) is not None

    def _is_done(self, advice: bool) -> bool:
        if advice or self.said.has("undone"):
            return advice and self.said.has("done")
        return any_of(_TABLE, "action").search(any_of(_TABLE, "no action").sub("", self.masked)) is not None

    def _tells_presence(self) -> bool:
        return self._presence() is not None

    def _presence(self) -> re.Match[str] | None:
        untitled = _TITLE.sub(lambda quoted: " " * len(quoted.group()), self.masked)
        found = _present().search(untitled)
        if found is None and self.said.named_species:
            found = any_of(_TABLE, "lives").search(untitled)
        return None if found and _NEVER.search(untitled[max(0, found.start() - _WAY) : found.end()]) else found

    def _is_range(self) -> bool:
        return _ranging().search(self.masked) is not None

    def _threats(self) -> Iterator[Fact]:
        cues = [cue for cue in any_of(_TABLE, "threat").finditer(self.masked) if not self._follows(cue, "averted")]
        if cues and not self.said.has("averted behind"):
            causes = (causes for cue in cues if (causes := _causes(self._plain(), cue.start())))
            for value in next(causes, [self._whole()]):
                yield from self._told("threat", value=value)

    def _follows(self, cue: re.Match[str], meaning: str) -> bool:
        """Whether words of a meaning stand shortly before a cue."""
        before = self.masked[max(0, cue.start() - _WAY) : cue.start()]
        return any_of(_TABLE, meaning).search(before) is not None

    def _reintroduced(self) -> Iterator[Fact]:
        """Where animals were set free again; the country that they come from is not that."""
        origins = {m.end() for m in _ORIGIN.finditer(self.masked)}
        start = self.said.sentence.span.start
        given = [n.key for n in self.said.sentence.names if n.kind == "country" and n.end - start in origins]
        countries = [country for _, country in self.said.pairs if country not in given]
        yield from self._told("reintroduction", value=self._whole(), countries=countries)

    def _figures(self) -> Iterator[Fact]:
        told = figures(self.said)
        for figure in told:
            yield from self._counted(figure)
        trend = any_of(_TABLE, "trend").search(self.masked)
        if (
            trend
            and not self._follows(trend, "prevented")
            and re.search(r"\bpopulation", self.masked)
            and not any(_is_of(trend, figure) for figure in told)
        ):
            for fact in self._told("population", value=self._whole(), countries=self._nearest(trend)):
                yield replace(fact, property="trend")

    def _nearest(self, cue: re.Match[str]) -> list[str] | None:
        """The country that stands behind some words before any other; all where none does."""
        start = self.said.sentence.span.start + cue.end()
        behind = [name for name in self.said.sentence.names if name.kind == "country" and name.start >= start]
        return [behind[0].key] if behind else None

    def _counted(self, figure: Figure) -> Iterator[Fact]:
        words = self.said.sentence.words
        place = clean(words[slice(*figure.place)]) if figure.place else ""
        near = lands(self.said, figure)
        for species in figure.species or self.said.species:
            own = self.said.countries(species)
            for country in [one for one in own if one in near] or own:
                told = self._fact(
                    "population", species, country, value=clean(words[figure.start : figure.end]), year=figure.year
                )
                yield replace(told, property=figure.property, place=place)

    def _plain(self) -> str:
        """The words of the half, at their place in the sentence."""
        return " " * self.said.start + self.said.words

    def _whole(self) -> str:
        return _LEAD.sub("", clean(self.said.words).strip(" ;,"))


def _is_of(trend: re.Match[str], figure: Figure) -> bool:
    """A figure that says how much more or fewer there are."""
    return 0 <= figure.start - trend.end() < _WAY


def _causes(words: str, at: int) -> list[str]:
    """What threatens: behind the word, ``threats included: a, b and c``, or before it, ``a and b were threats``."""
    if not _IS_ONE.match(words, at):
        return []
    listed = _BEHIND.match(words, at) or _FRONT.search(words[:at])
    if listed is None:
        return []
    said = any_of(_TABLE, "reported").split(listed["list"])[-1].strip(" .:")
    parts: list[str] = []
    for part in (_ITEMS if "," in said else _FEW_ITEMS).split(said):
        if parts and (_ADDED.match(part) or _ADDED.search(part[-20:])):
            parts[-1] += f", {part}"
        elif part.strip():
            parts.append(part)
    return [_OPENING.sub("", clean(part)) for part in parts]


@cache
def _present() -> re.Pattern[str]:
    presence, animals = source(_TABLE, "presence"), rf"{SPECIES}+"
    before = rf"{presence}\s+(?:sizes?\s+)?of\s+(?:the\s+)?(?:(?:sub)?species\s+)?{animals}"
    return re.compile(rf"{animals}(?:['’]s)?\s+(?:{presence}|{source(_TABLE, 'range')})|{before}", re.IGNORECASE)


@cache
def _ranging() -> re.Pattern[str]:
    return re.compile(rf"{SPECIES}+(?:['’]s)?\s+{source(_TABLE, 'range')}", re.IGNORECASE)
