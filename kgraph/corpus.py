"""The documents of a store, opened for reading: the object behind every verb.

``kgraph.open(store)`` gives one. It reads one generation, whole, for as long as it is open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from rdflib import URIRef

from ingest.records import Extraction, Span
from kgraph import answers, lookup, queries, rows, statements
from kgraph.agreed.asking import Planned, agreed
from kgraph.agreed.changing import changes
from kgraph.agreed.comparing import compare, successors
from kgraph.agreed.items import items
from kgraph.agreed.lineage import Lineage
from kgraph.agreed.results import AgreedResult, ChangesResult, ComparedResult, Successor
from kgraph.agreed.semantic import Kept, read_kept
from kgraph.asked import (
    ActivitiesAsked,
    CellsAsked,
    StatementsAsked,
    activity_filter,
    coverage_filter,
    statement_filter,
)
from kgraph.cells import CoverageResult
from kgraph.changes import LastBuild, last_build
from kgraph.check import check
from kgraph.coverage import CoverageFilter, coverage
from kgraph.covering import CoverTable
from kgraph.dates import checked
from kgraph.definition import Definition
from kgraph.evidence import Pieces
from kgraph.filters import ActivityFilter, Match, StatementFilter
from kgraph.fulltext import Alternatives, Narrowed, Rare
from kgraph.gaps import gaps
from kgraph.keeping import kept
from kgraph.planned import scope_of
from kgraph.present import document_result, mention_result
from kgraph.questions.shelf import Shelf
from kgraph.reach import reach
from kgraph.results import (
    ActivityResult,
    Answer,
    DocumentResult,
    Finding,
    MentionResult,
    RecommendationResult,
    ReportResult,
    SearchResult,
    Standing,
    Tier,
)
from kgraph.row_words import RowWords
from kgraph.shapes import violations
from kgraph.shelving import shelf_of
from kgraph.show import show as show_all
from kgraph.standing import Standings
from kgraph.store import Generation, open_generation
from kgraph.understood_names import with_curated
from ontology.vocabulary import Kind, Vocabulary, load

MENTION_KINDS = ("species", "country", "organisation", "place", "instrument", "code")


class Corpus:
    """What the documents of a store say, as results with their evidence."""

    def __init__(self, generation: Generation, vocabulary: Vocabulary) -> None:
        self._generation = generation
        self._entries = {entry.id: entry for entry in generation.entries}
        lines = [line for e in generation.entries if e.corrected for line in generation.extraction(e.id).corrections]
        self.vocabulary = with_curated(vocabulary, lines, self._is_named)

    def _is_named(self, kind: Kind, key: str) -> bool:
        return queries.is_named(self._generation.dataset, kind, key)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._generation.close()

    @property
    def generation(self) -> int:
        return self._generation.number

    def changed(self) -> bool:
        """Whether a newer state was published since this one was opened."""
        return self._generation.changed()

    def last_build(self) -> LastBuild:
        """What the build that made this state changed."""
        return last_build(self._generation.layout, self._generation.manifest)

    def labels(self, kind: Kind, key: str) -> str:
        return self.vocabulary.label(kind, key)

    # ------------------------------------------------------------ documents

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def documents(self) -> tuple[DocumentResult, ...]:
        return tuple(self.document(entry.id) for entry in self._generation.entries)

    @kept
    def document(self, document: str, as_of: str | None = None) -> DocumentResult:
        """A document, with the status that it had at a date."""
        document = self._known(document)
        return document_result(self._entries[document], self.extraction(document), self.standing(document, as_of))

    @kept
    def standing(self, what: str, as_of: str | None = None) -> Standing:
        """What a document, or a programme by its key, is at a date: draft, adopted, superseded, and on whose word.

        Without a date all counts that the documents say.
        """
        if what in self._entries:
            return self._standings.of_document(what, as_of)
        return self._standings.of_programme(what, as_of)

    @cached_property
    def _standings(self) -> Standings:
        return Standings(self, self._generation.entries)

    def newest_date(self) -> str | None:
        """The date of the newest document, for which an answer holds unless another is asked."""
        return max((entry.date for entry in self._generation.entries if entry.date), default=None)

    @cached_property
    def primaries(self) -> tuple[str, ...]:
        """The documents that count: every one that does not double another."""
        return tuple(entry.id for entry in self._generation.entries if entry.same_as is None)

    def extraction(self, document: str) -> Extraction:
        return self._generation.extraction(self._known(document))

    @kept
    def pieces(self, document: str) -> Pieces:
        """The pieces of a document, as evidence."""
        return Pieces(document, self.extraction(document))

    def file(self, document: str) -> Path | None:
        """The file that a document was read from; None where it is gone or has changed since."""
        return self._generation.file(self._known(document))

    def text(self, document: str) -> str:
        return self.extraction(document).text

    def mentions(self, document: str, kind: str | None = None) -> tuple[MentionResult, ...]:
        read = self.extraction(document)
        return tuple(mention_result(read, mention) for mention in read.mentions if kind in (None, mention.kind))

    def programmes(self) -> dict[str, tuple[str, ...]]:
        """The programmes that documents lay down, by key, with their titles."""
        found: dict[str, dict[str, None]] = {}
        for document in self.primaries:
            if programme := self.extraction(document).programme:
                found.setdefault(programme.key, {})[programme.title] = None
        return {key: tuple(titles) for key, titles in sorted(found.items())}

    def _known(self, document: str) -> str:
        return document if document in self._entries else self._generation.named(document)

    # ------------------------------------------------------------ activities

    @cached_property
    def unit_titles(self) -> tuple[str, ...]:
        """The titles of all conservation units."""
        return tuple(queries.unit_titles(self._generation.dataset))

    def activities(
        self, wanted: ActivityFilter | None = None, **asked: Unpack[ActivitiesAsked]
    ) -> tuple[ActivityResult, ...]:
        """The activities that fit, in document order; with the tier of what was asked. Asked is by keys or names."""
        wanted = wanted or activity_filter(self.vocabulary, asked)
        return tuple(self.result(match, wanted) for match in self.matches(wanted))

    def result(self, match: Match, wanted: ActivityFilter, as_of: str | None = None) -> ActivityResult:
        """A match with all that is shown of it, and the words by which it covers what was wanted."""
        return rows.shown(self, match, wanted, as_of)

    @cached_property
    def reports(self) -> dict[tuple[str, str], tuple[ReportResult, ...]]:
        """What meetings said, by programme and printed code."""
        return statements.by_code(self.reported())

    def activity(self, activity: str) -> ActivityResult:
        """One activity by its id."""
        return rows.one(self, activity)

    def matches(self, wanted: ActivityFilter) -> Iterator[Match]:
        """The activities that fit, in document order, without what it takes to show them."""
        return rows.matching(self, wanted)

    @cached_property
    def covering(self) -> CoverTable:
        """Which activities cover what, of all documents that count."""
        return CoverTable((document, self.extraction(document)) for document in self.primaries)

    @cached_property
    def row_words(self) -> RowWords:
        """What all activities say, by their words."""
        rows = self.covering.rows
        sections = (self.extraction(row.document).section(row.activity.section) for row in rows)
        return RowWords(rows, ["" if section.kind == "unit" else section.title for section in sections])

    def reaching(self, kind: Kind, keys: Sequence[str]) -> frozenset[str] | None:
        """All keys by which a row may cover what is asked: a group's members, and taxa above and below.

        A row on a species covers its subspecies; one on a subspecies covers the species in part.
        """
        return self._reach(kind, tuple(keys)) if keys else None

    @kept
    def _reach(self, kind: Kind, keys: tuple[str, ...]) -> frozenset[str]:
        return reach(self.vocabulary, kind, keys)

    @kept
    def scope(self, document: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The species and the countries that the programme of a document is for."""
        return scope_of(self.vocabulary, self.extraction(document))

    def coverage(self, wanted: CoverageFilter | None = None, **asked: Unpack[CellsAsked]) -> CoverageResult:
        """How many activities cover each species in each country, and what kind of zero a zero is."""
        wanted = wanted or coverage_filter(self.vocabulary, asked)
        return coverage(self, wanted) if wanted.species or wanted.countries else self._whole_matrix(wanted)

    @kept
    def _whole_matrix(self, wanted: CoverageFilter) -> CoverageResult:
        return coverage(self, wanted)

    def gaps(self, wanted: CoverageFilter | None = None, **asked: Unpack[CellsAsked]) -> CoverageResult:
        """Where a species is held to occur and nothing, or nothing of its own, is planned; the worst first."""
        return gaps(self, wanted or coverage_filter(self.vocabulary, asked))

    def recommendations(
        self, wanted: StatementFilter | None = None, **asked: Unpack[StatementsAsked]
    ) -> tuple[RecommendationResult, ...]:
        """What documents recommend, decide, ask for or agree on, oldest first. Asked is by keys or names."""
        return statements.recommendations(self, self._checked(wanted or statement_filter(self.vocabulary, asked)))

    def reported(
        self,
        wanted: StatementFilter | None = None,
        programme: str | None = None,
        **asked: Unpack[StatementsAsked],
    ) -> tuple[ReportResult, ...]:
        """What meetings said became of activities, oldest first."""
        return statements.reported(self, self._checked(wanted or statement_filter(self.vocabulary, asked)), programme)

    def _checked(self, wanted: StatementFilter) -> StatementFilter:
        """What is wanted, once its document is known to be here and its dates to exist."""
        checked(wanted.date_from)
        checked(wanted.date_to)
        return wanted if wanted.document is None else replace(wanted, document=self._known(wanted.document))

    # ------------------------------------------------------------ questions

    def search(self, words: str, **narrowed: Unpack[Narrowed]) -> SearchResult:
        """What holds some words, and fits every filter; of one filter's values, any."""
        narrowed["documents"] = [self._known(document) for document in narrowed.get("documents", ())]
        checked(narrowed.get("date_from"))
        checked(narrowed.get("date_to"))
        return self._generation.index.search(words, **narrowed)

    def nearest(self, terms: Sequence[Alternatives], limit: int) -> tuple[list[tuple[str, Span]], list[Rare]]:
        """The passages that hold the most and the rarest of some terms; and how rare each of those is."""
        return self._generation.index.nearest(terms, limit)

    def spelled_like(self, word: str) -> str | None:
        """The word of the documents that a word may be a misspelling of."""
        return self._generation.index.spelled_like(word)

    def matching(self, words: Sequence[str]) -> frozenset[str]:
        """The ids of all activities that hold every one of some words."""
        return self._generation.index.holding(" ".join(words))

    @cached_property
    def shelf(self) -> Shelf:
        """What the documents hold that a question may name beyond the vocabulary."""
        return shelf_of(self, self._generation.index.knows, self._generation.index.prints)

    def ask(self, question: str, tiers: tuple[Tier, ...] | None = None, as_of: str | None = None) -> Answer:
        return answers.answer(self, question, tiers=tiers, as_of=as_of)

    @cached_property
    def planned(self) -> Planned:
        """All that was planned or recommended, ready to be compared with a text."""
        return Planned(self)

    def agreed(self, text: str, as_of: str | None = None) -> AgreedResult:
        """Whether something was already agreed, proposed or recommended, and what comes nearest to it."""
        return agreed(self, text, checked(as_of))

    def agreed_file(self, path: Path, as_of: str | None = None) -> tuple[AgreedResult, ...]:
        """The same of each proposal in a file, in the file's order."""
        checked(as_of)  # before the file is read, which may take long
        return tuple(self.agreed(text, as_of) for text in items(path, self.vocabulary))

    def successors(self, activity: str, among: str) -> tuple[Successor, ...]:
        """Which activities of another programme, or document, may go on with one: scored claims with their reasons."""
        return successors(self, self.activity(activity).id, among)

    @cached_property
    def lineage(self) -> Lineage:
        """What may go on with each activity, and what it may go on with, over all programmes that are known."""
        return Lineage(self)

    def compare(self, draft: str, older: str) -> ComparedResult:
        """A draft beside an older programme, row by row, and what that one left unfinished."""
        return compare(self, draft, older)

    def changes(self, since: str) -> ChangesResult:
        """What is new since a date or a build."""
        return changes(self, since)

    def kept_vectors(self) -> Kept | None:
        """The vectors that a sentence model made of this state, if one did."""
        return read_kept(self._generation.folder / "index")

    def builds(self) -> tuple[int, ...]:
        """The numbers of the states that the store still keeps, up to this one."""
        return self._generation.kept()

    def records_of(self, build: int) -> dict[str, Extraction]:
        """The documents of a kept state that count, as they were read."""
        return self._generation.records_of(build)

    @kept
    def check(self, document: str | None = None) -> tuple[Finding, ...]:
        """What a person should look at in the documents, or in one of them; the gravest first."""
        return self._findings if document is None else check(self, self._known(document))

    @cached_property
    def _findings(self) -> tuple[Finding, ...]:
        return check(self, None)

    def graph_violations(self) -> tuple[Finding, ...]:
        """Where the graph does not hold to its shapes."""
        return tuple(violations(self._generation.dataset))

    def show(self, what: str) -> tuple[Definition, ...]:
        """All that is known of what goes by a name: a definition for each thing that does, with its neighbours.

        ``what`` is a key ("asiatic-wild-ass", "TKM"), any name ("Kulan", "Kopetdag", "big cats"), the id of an activity
        or its printed code (all activities that share it), the id or symbol of a document, the key or title of a
        programme, or the number of a section. Nothing known is an empty tuple; ``near`` then tells what is spelled
        like it.
        """
        return show_all(self, what)

    def near(self, what: str) -> tuple[str, ...]:
        """The names that are spelled most like a word that names nothing."""
        return lookup.near(self, what)

    def neighbours(self, iri: URIRef) -> list[tuple[str, str]]:
        """What lies one step from a node of the graph: relations, and the IRIs that they lead to."""
        return queries.neighbours(self._generation.dataset, iri)

    @cached_property
    def cited_but_absent(self) -> tuple[str, ...]:
        """The programmes and instruments that documents name and that are not among them, by their labels."""
        return tuple(queries.cited_but_absent(self._generation.dataset))


def open_corpus(store: Path | str, vocabulary: Path | None = None) -> Corpus:
    """Open the newest state of a store for reading."""
    return Corpus(open_generation(Path(store)), load(vocabulary))
