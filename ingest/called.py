"""What a programme is called: by its title, by an acronym, by "the draft" with a symbol, and when two names mean one.

A name tells which family of programme it is, what it is about, and its years; work programmes of two initiatives, or
of two periods, are never one, however alike their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.cues import table
from ingest.phrases import any_of, source, words
from ingest.programme import KINDS, period
from ingest.records import Span
from ontology.names import Name, matcher
from ontology.vocabulary import Vocabulary

TABLE = "adoption_cues"
_YEARS = r"(?:19|20)\d\d\s*(?:[-/]|to|until)\s*(?:(?:19|20)\d\d|\d\d)(?![\d-])"
_PERIOD = re.compile(rf"(?:the\s+)?(?:\b(?:period|years|covering)\s+)?{_YEARS}")
_YEARS_BEHIND = re.compile(rf"\s*(?:for|covering|of|,)?\s*(?:the\s+)?(?:period\s+|years\s+)?\(?\s*{_YEARS}\s*\)?")
_CAPITAL = re.compile(r"[A-Z][\w'&/.-]*\w|[A-Z]")
_JOINT = re.compile(r"\s+(?:(?:of|the|and|for|in|on|to|its|their)\s+){0,2}")
_PREPOSITION = re.compile(r"\s+(?:for|of|on|concerning)\s+(?:the\s+)?", re.IGNORECASE)
_CONSERVATION = re.compile(
    r"(?:conservation|management|recovery|restoration)\s+(?:and\s+\w+\s+){0,2}of\s+(?:the\s+)?", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*\([^()]{0,120}\)")
_WHERE = re.compile(
    r"[\s,]*(?:as\s+)?(?:contained|set\s+out|presented|attached|annexed|included|provided)\s+(?:in|as)\s+"
    r"(?:the\s+)?(?:(?i:document|annex|appendix)(?:\s+[A-Z\d]{1,4}\b)?)?(?:\s+(?:to|of)\s+(?:this|the|that)\s+\w+)?"
)
_AMENDED = re.compile(
    r"\s*,?\s+as\s+(?:amended|revised|modified|updated)(?:\s+by\s+[\w ]{3,40}?)?(?=,|\s+(?:was|were|has|had)\b)"
)
_BEFORE = re.compile(r"(?P<word>[\w'/&.-]*\w)\s+$")
_SLUG = re.compile(r"[a-z0-9]+")
_LIGHT = frozenset({"a", "an", "and", "as", "conservation", "for", "in", "of", "on", "period", "s", "the", "to"})
_LEFT = 8  # words before the kind of a programme that can belong to its name
_GAP = 3  # blanks between a name and that
_SYMBOL = re.compile(r"(?<![\w/.])[A-Z][A-Za-z]+(?:/[\w.()-]*[\w)])+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A programme as some words call it."""

    start: int  # of the name, without its article
    end: int
    family: str  # "programme", "action-plan", "strategy", "roadmap"
    about: frozenset[tuple[str, str]] = frozenset()  # the species, initiatives and places in it, by kind and key
    words: frozenset[str] = frozenset()  # the other words that tell it from others
    years: tuple[int, int] | None = None
    symbol: str | None = None  # of the document that it stands in
    key: str | None = None  # of the vocabulary, where a name of it stands there with its years
    hint: str | None = None  # the same without years: the name may have passed on to another since
    itself: bool = False  # "this Work Programme"
    another: bool = False  # "the new one", "the draft": not the one that is in force

    @property
    def is_bare(self) -> bool:
        """Nothing but "the Work Programme": which one is said elsewhere."""
        return not (self.about or self.words or self.years or self.key)

    def fits(self, other: Called) -> bool:
        """Whether both may be the same programme: nothing that the one says is otherwise with the other."""
        if self.key and other.key:
            return self.key == other.key
        if self.years and other.years and self.years != other.years:
            return False
        few, many = sorted((self, other), key=lambda one: len(one.about) + len(one.words))
        if few.family != many.family or few.about != many.about:
            return False
        return few.words <= many.words and (bool(few.about) or few.words == many.words)


def called(said: str, names: Sequence[Name], at: int, text: str, vocabulary: Vocabulary) -> Iterator[Called]:
    """The programmes that some words name, in order. ``names`` and ``text`` are the document's; the words begin at
    ``at`` in it, where symbols stand that a sentence is read without."""
    inside = tuple(name for name in names if name.start >= at and name.end <= at + len(said))
    finder = _Finder(said, inside, at, text, vocabulary)
    end = 0
    for head in _heads().finditer(said):
        if head.start() >= end:
            one = finder.one(head)
            end = one.end
            yield one


@cache
def _heads() -> re.Pattern[str]:
    """The words for a kind of programme, which every name of one has in it."""
    return re.compile(rf"(?i:{source(TABLE, 'programme')})|{source(TABLE, 'acronym')}")


@cache
def _families() -> dict[str, str]:
    rows = (row for row in table(TABLE) if row["meaning"] in ("programme", "acronym"))
    return {row["words"].casefold(): row["value"] for row in rows}


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds how far a name goes to either side of the word for its kind, and what it tells."""

    said: str
    names: tuple[Name, ...]
    at: int
    text: str
    vocabulary: Vocabulary

    def one(self, head: re.Match[str]) -> Called:
        start = self._begins(head.start())
        end = start + len(self.said[start : self._ends(head.end())].rstrip())
        inside = [n for n in self.names if start <= n.start - self.at and n.end - self.at <= end]
        about = [name for name in inside if _tells(name, self.vocabulary)]
        years = _period(self.said[start:end])
        hint = _key(inside, years, self.vocabulary)
        key = hint if hint and (years or not _own(hint, self.vocabulary)) else None
        lead = self.said[:start].rstrip()
        drafted = re.search(rf"{source(TABLE, 'version')}(?:\s+the)?$", lead, re.IGNORECASE) is not None
        return Called(
            start=start,
            end=end,
            family=_families()[" ".join(head.group().split()).casefold()],
            about=frozenset((name.kind, name.key) for name in about),
            words=self._other_words(start, end, head, about),
            years=years or (_own(key, self.vocabulary) if key else None),
            symbol=_symbol(self.text[self.at + start : self.at + end]),
            key=key,
            hint=hint,
            itself=re.search(rf"(?<!\w){source(TABLE, 'itself')}$", lead, re.IGNORECASE) is not None,
            another=drafted or any_of(TABLE, "another").search(self.said[start : head.start()]) is not None,
        )

    def _other_words(self, start: int, end: int, head: re.Match[str], about: Sequence[Name]) -> frozenset[str]:
        """Without its kind, its years, whom it is about, and what stands in brackets or tells where it is printed."""
        told = list(self.said)
        for name in about:
            told[name.start - self.at : name.end - self.at] = " " * (name.end - name.start)
        told[head.start() : head.end()] = " " * (head.end() - head.start())
        rest = "".join(told)[start:end]
        for pattern in (_BRACKET, _WHERE, _AMENDED, _PERIOD, _CONSERVATION):
            rest = pattern.sub(" ", rest)
        return frozenset(_SLUG.findall(rest.casefold())) - _LIGHT - words(TABLE, "modifier")

    def _begins(self, start: int) -> int:
        """Back over capitals, names and "draft", up to an article or a verb."""
        for _ in range(_LEFT):
            name = next((n for n in self.names if self._is_before(n, start)), None)
            word = _BEFORE.search(self.said[:start])
            if name is not None:
                start = name.start - self.at
            elif word is not None and _belongs(word["word"]):
                start = word.start("word")
            else:
                break
        return start

    def _is_before(self, name: Name, start: int) -> bool:
        end = name.end - self.at
        return end <= start and start - end <= _GAP and not self.said[end:start].strip()

    def _ends(self, end: int) -> int:
        """On over whom it is for, its years, brackets and where it is printed, in any order."""
        while True:
            steps = (pattern.match(self.said, end) for pattern in (_BRACKET, _YEARS_BEHIND, _WHERE, _AMENDED))
            after = max((step.end() for step in steps if step and step.group().strip()), default=end)
            after = after if after > end else self._for_whom(end)
            if after == end:
                return end
            end = after

    def _for_whom(self, end: int) -> int:
        """ "for the Conservation of the Argali": names and capitals, with small words between them."""
        led = _PREPOSITION.match(self.said, end)
        if led is None:
            return end
        kept = _CONSERVATION.match(self.said, led.end())
        here = kept.end() if kept else led.end()
        while True:
            name = next((n for n in self.names if n.start - self.at == here), None)
            capital = _CAPITAL.match(self.said, here)
            if name is None and capital is None:
                return end
            end = name.end - self.at if name else capital.end() if capital else end
            joint = _JOINT.match(self.said, end)
            if joint is None:
                return end
            here = joint.end()


def _belongs(word: str) -> bool:
    if word.casefold() in words(TABLE, "modifier") or _PERIOD.fullmatch(word):
        return True
    return word.casefold() not in words(TABLE, "article") and (word[0].isupper() or "-" in word)


def _tells(name: Name, vocabulary: Vocabulary) -> bool:
    """Whether a name in a title tells what the programme is about; whose treaty it is under does not."""
    concept = vocabulary.get(name.kind, name.key)
    if concept is None or concept.is_group:
        return False
    return name.kind in ("species", "place", "country") or (
        name.kind == "organisation" and concept.type == "initiative"
    )


def _key(inside: Sequence[Name], years: tuple[int, int] | None, vocabulary: Vocabulary) -> str | None:
    """The programme of the vocabulary that is named, unless other years stand beside the name."""
    for name in inside:
        concept = vocabulary.get("instrument", name.key) if name.kind == "instrument" else None
        fits = concept is not None and concept.type in KINDS and name.certain
        if fits and years in (None, _own(name.key, vocabulary)):
            return name.key
    return None


def other_years(behind: str, name: Name, vocabulary: Vocabulary) -> bool:
    """Whether the words behind a programme's name give it other years than it has: it is another of that name."""
    printed = _YEARS_BEHIND.match(behind.replace("–", "-"))
    years = _period(printed.group()) if printed else None
    return years is not None and years != _own(name.key, vocabulary) and _period(name.surface) is None


def _own(key: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    concept = vocabulary.concept("instrument", key)
    return period(concept.period or concept.label)


def _period(said: str) -> tuple[int, int] | None:
    match = re.search(_YEARS, said.replace("–", "-"))
    return period(match.group().replace("until", "to")) if match else None


def _symbol(said: str) -> str | None:
    match = _SYMBOL.search(said)
    symbol = match.group() if match else ""
    symbol = symbol.removesuffix(")") if symbol.count(")") > symbol.count("(") else symbol
    return symbol if any(map(str.isdigit, symbol)) else None


@lru_cache(maxsize=1024)
def of_title(title: str, vocabulary: Vocabulary) -> Called | None:
    """What a title calls its programme; None where it names none."""
    plain = title.replace("–", "-").replace("—", "-").replace("’", "'")
    if plain.isupper():
        plain = plain.title()
    names = matcher(vocabulary).find(plain)
    found = list(called(plain, names, 0, plain, vocabulary))
    return next(iter(found), None)


def key_of(one: Called, vocabulary: Vocabulary) -> str | None:
    """The one programme of the vocabulary that fits a name and its years."""
    if one.key:
        return one.key
    if one.is_bare or one.years is None:
        return None
    fitting = {key for key, own in known(vocabulary) if own.years == one.years and one.fits(own)}
    return fitting.pop() if len(fitting) == 1 else None


def made_key(one: Called, title: str, vocabulary: Vocabulary) -> str:
    """The key of a programme; where the vocabulary does not know it, made of the words that tell which it is."""
    return key_of(one, vocabulary) or "-".join(_SLUG.findall(title.casefold()))[:80].strip("-") or "programme"


@lru_cache(maxsize=4)
def known(vocabulary: Vocabulary) -> tuple[tuple[str, Called], ...]:
    """The programmes of the vocabulary by each of their names, as these call them."""
    found = []
    for concept in vocabulary.of_kind("instrument"):
        if concept.type in KINDS:
            titles = (of_title(name, vocabulary) for name in (concept.label, *concept.names))
            found += [(concept.key, title) for title in titles if title is not None]
    return tuple(found)


def span_of(one: Called, at: int) -> Span:
    return Span(at + one.start, at + one.end)
