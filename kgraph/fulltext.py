"""Full-text search over activities, passages and recommendations, with the stems and the scores of Whoosh.

The index is derived: it is written from records, and only a folder that the store vouches for is opened, because
Whoosh keeps pickles in it. Scores depend on the documents alone, not on the order in which they came into the index.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from heapq import nlargest
from pathlib import Path
from threading import Lock
from typing import Any, Literal, NamedTuple, TypedDict, Unpack

from ingest.records import Extraction, Span
from kgraph.analysis import WordAnalyzer, distance, words
from kgraph.evidence import evidence
from kgraph.passages import Findable
from kgraph.results import Hit, SearchResult
from kgraph.search_query import any_of, between, looked_for, parse
from kgraph.snippets import snippet
from kgraph.weighing import LiveWeight, rarity

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields, index, qparser, query
    from whoosh.filedb.filestore import FileStorage
    from whoosh.searching import Searcher

WITHIN = ("recommendation",)  # stands in a passage that is found as well: given where its kind is asked for
LONGEST_WORD = 200  # characters; a longer one is in no document, and takes the parser seconds
MISSPELLED = 6  # letters of a word that is read as another one; shorter words are near to too many
SEGMENTS = 8  # more than these are merged
Order = Literal["best", "newest", "place"]  # newest document first, or by document and place
Alternatives = Collection[tuple[str, str]]  # of a term: fields, and words of them


class Rare(NamedTuple):
    """How rare a term is, and whether anything holds it at all."""

    weight: float  # of that of a term that nothing holds
    held: bool


def schema() -> fields.Schema:
    return fields.Schema(
        id=fields.ID(stored=True, unique=True),
        type=fields.ID(stored=True),
        document=fields.ID(stored=True),
        code=fields.ID(stored=True),
        section=fields.TEXT(analyzer=WordAnalyzer("stem"), stored=True),
        text=fields.TEXT(analyzer=WordAnalyzer("stem"), stored=True),
        words=fields.TEXT(analyzer=WordAnalyzer("folded"), phrase=False),
        species=fields.KEYWORD(stored=True),
        countries=fields.KEYWORD(stored=True),
        date=fields.ID(stored=True),
        page=fields.STORED,
        start=fields.STORED,
        end=fields.STORED,
    )


# -------------------------------------------------------------------- writing


def write(folder: Path, removed: Iterable[str], added: Iterable[Findable]) -> None:
    """Bring the index in a folder up to date: all of the removed documents go, then the entries come."""
    storage = FileStorage(str(folder))
    exists = index.exists_in(str(folder))
    found = storage.open_index() if exists else storage.create_index(schema())
    writer = found.writer(limitmb=256)
    for document in removed:
        writer.delete_by_term("document", document)
    for entry in added:
        writer.add_document(**_stored(entry))
    many = exists and len(writer.segments) >= SEGMENTS
    writer.commit(merge=many, optimize=many)
    found.close()
    for lock in folder.glob("*WRITELOCK"):
        lock.unlink()


def _stored(entry: Findable) -> dict[str, object]:
    searched = f"{entry.heading}\n{entry.text}" if entry.heading else entry.text
    return {
        "id": entry.id,
        "type": entry.type,
        "document": entry.document,
        "code": entry.code,
        "section": entry.section or "",
        "text": searched,
        "_stored_text": entry.text,
        "words": searched,
        "species": " ".join(entry.species),
        "countries": " ".join(entry.countries),
        "date": entry.date or "",
        "page": entry.page,
        "start": entry.span.start,
        "end": entry.span.end,
    }


# ------------------------------------------------------------------ searching


class Narrowed(TypedDict, total=False):
    """What a search is narrowed to, how it is ordered, and how much of it is given (20 unless told)."""

    kinds: Sequence[str]
    species: Sequence[str]
    countries: Sequence[str]
    documents: Sequence[str]
    date_from: str | None
    date_to: str | None
    order: Order
    limit: int


class Index:
    """The index of one generation, open for searching."""

    def __init__(self, folder: Path, extraction: Callable[[str], Extraction]) -> None:
        self._index = FileStorage(str(folder), readonly=True).open_index()
        self._searcher: Searcher = self._index.searcher(weighting=LiveWeight())
        self._extraction = extraction
        self._fields: dict[int, dict[str, Any]] = {}
        self._within = frozenset(self._searcher.docs_for_query(query.Or([query.Term("type", kind) for kind in WITHIN])))
        self._among = self._index.doc_count() - len(self._within)
        self._held: dict[tuple[str, str], frozenset[int]] = {}
        self._read_as: dict[str, str | None] = {}
        self._lock = Lock()  # Whoosh's readers share file positions

    def close(self) -> None:
        self._searcher.close()
        self._index.close()

    def search(self, text: str, **narrowed: Unpack[Narrowed]) -> SearchResult:
        """What fits the words and every filter; of one filter's values, any."""
        kinds, order, limit = narrowed.get("kinds", ()), narrowed.get("order", "best"), narrowed.get("limit", 20)
        wanted = [
            *any_of("type", kinds),
            *any_of("species", narrowed.get("species", ())),
            *any_of("countries", narrowed.get("countries", ())),
            *any_of("document", narrowed.get("documents", ())),
            *between(narrowed.get("date_from"), narrowed.get("date_to")),
        ]
        if any(len(word.folded) > LONGEST_WORD for word in words(text)):
            return SearchResult(total=0, hits=(), facets=_facets([]) | {"kinds": {}})
        with self._lock:
            asked, found = self._matching(text, query.And(wanted) if wanted else None)
            suggestions = () if found else self._suggestions(text)
            every = [(score, self._stored(number)) for number, score in found]
        rows = [row for row in every if kinds or row[1]["type"] not in WITHIN]
        rows.sort(key=lambda row: (-row[0], row[1]["id"]))
        if order != "best":
            rows.sort(key=lambda row: (row[1]["document"], row[1]["start"]))
        if order == "newest":
            rows.sort(key=lambda row: str(row[1].get("date", "")), reverse=True)
        return SearchResult(
            total=len(rows),
            hits=tuple(self._hit(asked, score, stored) for score, stored in rows[: max(limit, 0)]),
            facets=_facets([stored for _, stored in rows]) | {"kinds": _counted(stored["type"] for _, stored in every)},
            suggestions=suggestions,
        )

    def holding(self, text: str) -> frozenset[str]:
        """The ids of the activities that hold every word of a text, wherever."""
        terms = [query.Term("text", word.stem) for word in words(text)]
        with self._lock:
            found = self._searcher.docs_for_query(query.And([query.Term("type", "activity"), *terms]))
            return frozenset(self._stored(number)["id"] for number in found)

    def knows(self, word: str) -> bool:
        """Whether some document holds a word, in any form of it."""
        reader = self._searcher.reader()
        return all(("text", part.stem) in reader for part in words(word))

    def prints(self, word: str) -> bool:
        """Whether some document holds a word as it is written."""
        reader = self._searcher.reader()
        return all(("words", part.folded) in reader for part in words(word))

    def spelled_like(self, word: str) -> str | None:
        """The word of the documents that a word is a misspelling of, where one is near enough."""
        if word not in self._read_as:
            with self._lock:
                found = self._nearest(word) if MISSPELLED <= len(word) <= LONGEST_WORD else None
            self._read_as[word] = found if found and distance(found, word) == 1 else None
        return self._read_as[word]

    def _matching(self, text: str, wanted: Any) -> tuple[Any, list[tuple[int, float]]]:
        """All that fits every word, or where nothing does any word; with the query that found it."""
        asked = query.NullQuery
        for group in (qparser.AndGroup, qparser.OrGroup):
            asked = parse(text, group, schema())
            found = self._searcher.search(asked, filter=wanted, limit=None)
            if len(found):
                return asked, [(number, round(score, 4)) for score, number in found.top_n]
        return asked, []

    def _stored(self, number: int) -> dict[str, Any]:
        if number not in self._fields:
            self._fields[number] = self._searcher.stored_fields(number)
        return self._fields[number]

    def _hit(self, asked: Any, score: float, stored: dict[str, Any]) -> Hit:
        document: str = stored["document"]
        span = Span(stored["start"], stored["end"])
        stems, beginnings = looked_for(asked)
        return Hit(
            type=stored["type"],
            id=stored["id"],
            document=document,
            code=stored["code"] or None,
            page=stored.get("page"),
            section=stored["section"] or None,
            score=score,
            snippet=snippet(stored["text"], stems, beginnings),
            evidence=(evidence(document, self._extraction(document), span),),
        )

    def nearest(self, terms: Sequence[Alternatives], limit: int) -> tuple[list[tuple[str, Span]], list[Rare]]:
        """The entries that hold the most and the rarest of some terms, best first; and how rare each term is.

        A term is given by its alternatives, each a field and a word of it.
        """
        with self._lock:
            held = [frozenset().union(*(self._holding(*one) for one in alternatives)) for alternatives in terms]
            most = rarity(0, self._among)
            rare = [Rare(rarity(len(numbers), self._among) / most, bool(numbers)) for numbers in held]
            scores: dict[int, float] = {}
            for numbers, (weight, _) in zip(held, rare, strict=True):
                for number in numbers if limit else ():
                    scores[number] = scores.get(number, 0.0) + weight
            worst = min(nlargest(limit, scores.values()), default=0.0)
            best = [(number, score) for number, score in scores.items() if score >= worst]
            places = [(-score, self._stored(number)["id"], self._stored(number)) for number, score in best]
        places.sort(key=lambda place: place[:2])  # by the id where scores are equal, whatever the index's history
        spans = [(place["document"], Span(place["start"], place["end"])) for _, _, place in places[:limit]]
        return spans, rare

    def _holding(self, field: str, word: str) -> frozenset[int]:
        if (field, word) not in self._held:
            reader = self._searcher.reader()
            found = reader.postings(field, word).all_ids() if (field, word) in reader else ()
            self._held[field, word] = frozenset(found) - self._within
        return self._held[field, word]

    def _suggestions(self, text: str) -> tuple[str, ...]:
        """The query with the words that are nowhere replaced by the nearest that are somewhere."""
        better = text
        for word in reversed([word for word in words(text) if len(word.folded) > 2]):
            best = None if self._count(word.folded) else self._nearest(word.folded)
            if best is not None:
                better = better[: word.start] + best + better[word.end :]
        return () if better == text else (better,)

    def _nearest(self, word: str) -> str | None:
        """The word of the documents that is the fewest letters away, of several the commonest."""
        near = self._searcher.reader().terms_within("words", word, 1 if len(word) < 6 else 2, prefix=1)
        counted = ((distance(term, word), -self._count(term), term) for term in near)
        return min((found for found in counted if found[1]), default=(0, 0, None))[2]

    def _count(self, word: str) -> int:
        """In how many places a word is, without those that were deleted."""
        reader = self._searcher.reader()
        return sum(1 for _ in reader.postings("words", word).all_ids()) if ("words", word) in reader else 0


def open_index(folder: Path, extraction: Callable[[str], Extraction]) -> Index:
    return Index(folder, extraction)


def _facets(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, int]]:
    return {
        "species": _counted(key for row in rows for key in row["species"].split()),
        "countries": _counted(key for row in rows for key in row["countries"].split()),
        "documents": _counted(row["document"] for row in rows),
    }


def _counted(keys: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(keys).items(), key=lambda item: (-item[1], item[0])))
