"""Every way a name of the vocabulary is written, in one automaton: what could be a name, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import ahocorasick

from ontology.concepts import Concept, Kind
from ontology.fold import WALL, View, normal
from ontology.forms import abbreviations, normals, plurals, spellings
from ontology.governments import names_of_body
from ontology.tables import Row
from ontology.vocabulary import Vocabulary

Form = Literal[
    "name",
    "scientific",
    "demonym",
    "short",
    "elided",
    "group",
    "domestic",
    "role",
    "meeting",
    "proposed",
    "title",
    "word",
    "unlisted",
    "none",
]
Case = Literal["any", "capital", "exact"]

# What a document mentions; the other forms help to read it and are no mentions.
MENTIONS: frozenset[Form] = frozenset({"name", "scientific", "demonym", "short", "elided", "title"})
# These stand for themselves: the longest wins and hides what is inside it.
SOLID: frozenset[Form] = frozenset({"name", "scientific", "demonym", "short", "elided", "domestic", "none"})

_FORM_OF_TYPE: dict[str, Form] = {"role": "role", "meeting": "meeting", "proposed": "proposed", "domestic": "domestic"}
_UNNAMED = frozenset({"population"})  # known by a place, never by a name of their own


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One meaning of a pattern."""

    kind: Kind
    key: str
    form: Form
    case: Case = "any"
    printed: str = ""  # as it must be printed where the case is exact
    open_end: bool = False  # the rest of the word may follow


@dataclass(frozen=True, slots=True)
class Choice:
    """One meaning of an ambiguous form, and what speaks for it."""

    entry: Entry
    rules: frozenset[str]  # "default", "near" (not from afar), "cue" (only by its words), "issuer"
    cues: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.entry.key


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found in a view, with the meanings that its printed form allows."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Patterns:
    """The automaton over a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._uncased = {row["word"]: row["uncased"] == "yes" for row in vocabulary.tables["common_words.csv"]}
        self._common = {normal(word) for word in self._uncased}
        self._never_uncased = {normal(word) for word, may in self._uncased.items() if not may}
        self._pairs = [(normal(r["one"]), normal(r["other"])) for r in vocabulary.tables["spelling_variants.csv"]]
        rows = vocabulary.tables["context_words.csv"]
        self.context = {row["context"]: frozenset(normals(row.many("words"))) for row in rows}
        self.name_ends = next(row.many("words") for row in rows if row["context"] == "end of a private name")
        self.plural_heads = {plural: head for head in self.context["head"] for plural in plurals(head)}
        self.titles = tuple(word for row in rows if row["context"] == "title of person" for word in row.many("words"))
        self.entries: dict[str, dict[Entry, None]] = {}
        for kind in ("country", "organisation", "place", "instrument", "species", "topic"):
            for concept in vocabulary.of_kind(kind):
                self._add_concept(concept)
                for country in concept.countries if concept.kind == "organisation" and concept.within else ():
                    for name in names_of_body(concept, vocabulary.concept("country", country)):
                        self._put(name, Entry("organisation", concept.key, "name"))
        self._add_abbreviations(vocabulary.of_kind("species"))
        self.choices: dict[str, list[Choice]] = {}
        self._add_choices(vocabulary)
        self._automaton = ahocorasick.Automaton()
        for pattern in self.entries:
            self._automaton.add_word(pattern, pattern)
        self._automaton.make_automaton()

    def hits(self, view: View) -> Iterator[Hit]:
        """Every pattern that stands in a view as a word of its own, printed as it must be."""
        cased = is_cased(view.printed)
        for last, pattern in self._automaton.iter(view.folded):
            start, end = last + 1 - len(pattern), last + 1
            if start and view.folded[start - 1].isalnum():
                continue
            entries = tuple(e for e in self.entries[pattern] if self._allows(e, pattern, view, start, end, cased))
            if entries:
                yield Hit(start, end, entries)

    def _allows(self, entry: Entry, pattern: str, view: View, start: int, end: int, cased: bool) -> bool:
        if not (entry.open_end or _ends(view.folded, end, entry.case)):
            return False
        if entry.case == "any":
            return True
        if not cased:
            return pattern not in self._never_uncased
        printed = view.printed[start:end]
        if entry.case == "capital":
            return printed[0].isupper()
        flat = re.sub(r"[\W_]+", " ", printed)
        if flat == re.sub(r"[\W_]+", " ", entry.printed):
            return True
        return len(pattern) > 3 and pattern not in self._common and " " not in pattern and not flat[1:].isupper()

    def _put(self, pattern: str, entry: Entry) -> None:
        self.entries.setdefault(pattern, {})[entry] = None

    def _add_concept(self, concept: Concept) -> None:
        if concept.type in _UNNAMED:
            return
        for wrong in normals(concept.not_forms):
            self._put(wrong, Entry(concept.kind, concept.key, "none"))
        if concept.kind == "topic":
            self._add_topic(concept)
            return
        form = _form_of(concept)
        for name in dict.fromkeys((concept.label, *concept.names, *concept.forms)):
            self._add_name(concept, name, form)
        self._add_special(concept, form)

    def _add_special(self, concept: Concept, form: Form) -> None:
        """Acronyms, adjectives and scientific names."""
        for acronym in dict.fromkeys((*concept.acronyms, *((concept.short,) if concept.short else ()))):
            self._add_name(concept, acronym, "short" if form == "name" else form)
        for adjective in concept.adjectives:
            self._put(normal(adjective), Entry(concept.kind, concept.key, "demonym", "capital"))
        for name in normals(concept.scientific):
            self._put(name, Entry(concept.kind, concept.key, "scientific" if form == "name" else form))

    def _add_name(self, concept: Concept, name: str, form: Form) -> None:
        case, pattern = self._case(concept, name), normal(name).removeprefix("the ")
        if len(pattern) < 2:
            return
        written = spellings(pattern, self._pairs) if case != "exact" else (pattern,)
        if " the " in pattern and concept.kind in ("organisation", "instrument"):
            written += (pattern.replace(" the ", " "),)
        for way in written:
            self._put(way, Entry(concept.kind, concept.key, form, case, name if case == "exact" else ""))
            if concept.kind == "species" or way.rpartition(" ")[2] in self.context["head"]:
                for plural in plurals(way):
                    self._put(plural, Entry(concept.kind, concept.key, form, case))

    def _case(self, concept: Concept, name: str) -> Case:
        return "capital" if concept.kind == "place" and " " not in name else self._case_of(name)

    def _case_of(self, name: str) -> Case:
        """How strictly the capitals of a printed name count."""
        if is_acronym(name) or (name in self._uncased and name.isupper()):
            return "exact"
        return "capital" if normal(name) in self._common else "any"

    def _add_topic(self, concept: Concept) -> None:
        for word in concept.names:
            case: Case = "exact" if is_acronym(word) else "any"
            printed = word if case == "exact" else ""
            self._put(normal(word), Entry("topic", concept.key, "word", case, printed))
        for stem in normals(concept.forms):
            self._put(stem, Entry("topic", concept.key, "word", open_end=True))

    def _add_abbreviations(self, species: Iterable[Concept]) -> None:
        """Short scientific names, where only one species can be meant."""
        meant: dict[str, set[str]] = {}
        for concept in species:
            if not concept.is_group and concept.type not in _UNNAMED | _FORM_OF_TYPE.keys():
                for name in normals(concept.scientific):
                    for short in abbreviations(name):
                        meant.setdefault(short, set()).add(concept.key)
        for short, keys in meant.items():
            if len(keys) == 1 and short not in self.entries:
                self._put(short, Entry("species", min(keys), "scientific", "capital"))

    def _add_choices(self, vocabulary: Vocabulary) -> None:
        """Forms with several meanings; the matcher asks the context which one holds."""
        for row in vocabulary.tables["ambiguous_forms.csv"]:
            form, case = row["form"], self._case_of(row["form"])
            for pattern in (normal(form), *(plurals(normal(form)) if row["kind"] == "species" else ())):
                entry = self._meaning(vocabulary, row, case, form if case == "exact" else "")
                cues = tuple(normals(row.many("cues")))
                self.choices.setdefault(pattern, []).append(Choice(entry, frozenset(row["rule"].split()), cues))
                self._put(pattern, entry)

    def _meaning(self, vocabulary: Vocabulary, row: Row, case: Case, printed: str) -> Entry:
        kind: Kind = row["kind"]  # type: ignore[assignment]
        if row["key"] == "-":
            return Entry(kind, "-", "none", case, printed)
        concept = vocabulary.concept(kind, row["key"])
        form = _form_of(concept)
        return Entry(kind, concept.key, "short" if case == "exact" and form == "name" else form, case, printed)


def _form_of(concept: Concept) -> Form:
    """What a name of a concept is."""
    if concept.is_group:
        return "group"
    return "title" if concept.kind == "instrument" else _FORM_OF_TYPE.get(concept.type, "name")


def is_acronym(name: str) -> bool:
    """Whether a name is letters that stand for words: GSLEP, BfN, IUCN Cat SG; not DPR Korea."""
    letters = [c for c in name if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return capitals >= 2 and capitals * 2 >= len(letters) and re.search(r"[a-z]{3}", name) is None


def is_cased(printed: str) -> bool:
    """Whether capitals mean anything in a text: some word that does not open a sentence begins with one, and not
    every letter is one."""
    start = printed[:20000]
    if len(start) > 40 and not any(letter.islower() for letter in start):
        return False
    inside = re.findall(r"(?<=[a-z,;] )[^\W\d_]", start)
    return not inside or any(letter.isupper() for letter in inside)


def _ends(folded: str, end: int, case: Case) -> bool:
    """Whether a word ends here; the mark of a footnote may be glued to a name."""
    rest = folded[end : end + 3]
    if not rest or rest[0] == WALL:
        return True
    if case == "exact" and rest[0] in "$0123456789":
        return False
    return not rest[0].isalnum() or re.match(r"\d{1,2}(?!\w)", rest) is not None
