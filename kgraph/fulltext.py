"""Full-text search over activities and passages. Whoosh is used here, for stems and for scores, and nowhere else.

The index is derived: it is written from records, and only a folder that the store vouches for is opened, because
Whoosh keeps pickles in it. Scores depend on the documents alone, not on the order in which they came into the index.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from heapq import nlargest
from pathlib import Path
from threading import Lock
from typing import Any

from ingest.records import Extraction, Span
from kgraph.analysis import WordAnalyzer, distance, words
from kgraph.evidence import evidence
from kgraph.passages import Findable
from kgraph.results import Hit, SearchResult
from kgraph.snippets import snippet
from kgraph.weighing import LiveWeight, rarity

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields, index, qparser, query
    from whoosh.filedb.filestore import FileStorage
    from whoosh.searching import Searcher

UNKNOWN = 0.6  # of its weight counts a term that nothing holds: it may only be a turn of phrase
SEGMENTS = 8  # more than these are merged
Alternatives = Collection[tuple[str, str]]  # of a term: fields, and words of them


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
        date=fields.ID(),
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


class Index:
    """The index of one generation, open for searching."""

    def __init__(self, folder: Path, extraction: Callable[[str], Extraction]) -> None:
        self._index = FileStorage(str(folder), readonly=True).open_index()
        self._searcher: Searcher = self._index.searcher(weighting=LiveWeight())
        self._extraction = extraction
        self._fields: dict[int, dict[str, Any]] = {}
        self._among = self._index.doc_count()
        self._held: dict[tuple[str, str], frozenset[int]] = {}
        self._lock = Lock()  # Whoosh's readers share file positions

    def close(self) -> None:
        self._searcher.close()
        self._index.close()

    def search(
        self,
        text: str,
        *,
        kind: str | None = None,
        species: Sequence[str] = (),
        countries: Sequence[str] = (),
        documents: Sequence[str] = (),
        date_from: str | None = None,
        date_to: str | None = None,
        limit: int = 20,
    ) -> SearchResult:
        """What fits the words and every filter; of one filter's values, any."""
        wanted = [
            *_any("type", (kind,) if kind else ()),
            *_any("species", species),
            *_any("countries", countries),
            *_any("document", documents),
            *_between(date_from, date_to),
        ]
        with self._lock:
            asked, found = self._matching(text, query.And(wanted) if wanted else None)
            suggestions = () if found else self._suggestions(text)
            rows = [(score, self._stored(number)) for number, score in found]
        rows.sort(key=lambda row: (-row[0], row[1]["id"]))
        return SearchResult(
            total=len(rows),
            hits=tuple(self._hit(asked, score, stored) for score, stored in rows[: max(limit, 0)]),
            facets=_facets([stored for _, stored in rows]),
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

    def _matching(self, text: str, wanted: Any) -> tuple[Any, list[tuple[int, float]]]:
        """All that fits every word, or where nothing does any word; with the query that found it."""
        asked = query.NullQuery
        for group in (qparser.AndGroup, qparser.OrGroup):
            asked = _parse(text, group)
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
        stems, beginnings = _looked_for(asked)
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

    def nearest(self, terms: Sequence[Alternatives], limit: int) -> tuple[list[tuple[str, Span]], list[float]]:
        """The entries that hold the most and the rarest of some terms, best first; and how rare each term is.

        A term is given by its alternatives, each a field and a word of it.
        """
        with self._lock:
            held = [frozenset().union(*(self._holding(*one) for one in alternatives)) for alternatives in terms]
            weights = [rarity(len(numbers), self._among) * (1 if numbers else UNKNOWN) for numbers in held]
            scores: dict[int, float] = {}
            for numbers, weight in zip(held, weights, strict=True):
                for number in numbers if limit else ():
                    scores[number] = scores.get(number, 0.0) + weight
            worst = min(nlargest(limit, scores.values()), default=0.0)
            best = [(number, score) for number, score in scores.items() if score >= worst]
            places = [(-score, self._stored(number)["id"], self._stored(number)) for number, score in best]
        places.sort(key=lambda place: place[:2])  # by the id where scores are equal, whatever the index's history
        spans = [(place["document"], Span(place["start"], place["end"])) for _, _, place in places[:limit]]
        return spans, weights

    def _holding(self, field: str, word: str) -> frozenset[int]:
        if (field, word) not in self._held:
            reader = self._searcher.reader()
            found = reader.postings(field, word).all_ids() if (field, word) in reader else ()
            self._held[field, word] = frozenset(found)
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


def _parse(text: str, group: Any) -> Any:
    """The query as the user meant it; what is no syntax is words."""
    plugins = [
        qparser.WhitespacePlugin(),
        qparser.PhrasePlugin(),
        qparser.FieldsPlugin(),
        qparser.PrefixPlugin(),
        qparser.OperatorsPlugin(),
        qparser.GroupPlugin(),
    ]
    parser = qparser.QueryParser("text", schema(), plugins=plugins, group=group)
    try:
        parsed = parser.parse(text).accept(_as_written).normalize()
    except Exception:  # Whoosh's parser fails in many ways on what it does not understand
        parsed = query.NullQuery
    if parsed == query.NullQuery:
        every = query.And if group is qparser.AndGroup else query.Or
        parsed = every([query.Term("text", word.stem) for word in words(text)]).normalize()
    return parsed


def _as_written(node: Any) -> Any:
    """A beginning of a word is looked for among the words as they are written: stems are cut at the end."""
    if isinstance(node, query.Prefix) and node.fieldname == "text":
        folded = [word.folded for word in words(node.text)]
        return query.Prefix("words", folded[0]) if folded else query.NullQuery
    return node


def _looked_for(asked: Any) -> tuple[frozenset[str], tuple[str, ...]]:
    """The stems and the beginnings of words that a query looks for, for marking them."""
    leaves = list(asked.leaves())
    stems = {leaf.text for leaf in leaves if isinstance(leaf, query.Term) and leaf.fieldname == "text"}
    stems |= {word for leaf in leaves if isinstance(leaf, query.Phrase) for word in leaf.words}
    return frozenset(stems), tuple(sorted(leaf.text for leaf in leaves if isinstance(leaf, query.Prefix)))


def _any(field: str, values: Collection[str]) -> Iterator[Any]:
    if values:
        yield query.Or([query.Term(field, value) for value in sorted(values)])


def _between(date_from: str | None, date_to: str | None) -> Iterator[Any]:
    """Dates are compared as they are printed: to 2025 takes in all of that year."""
    if date_from or date_to:
        yield query.TermRange("date", date_from or "0", (date_to or "9") + "~")


def _facets(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, int]]:
    counted = {
        "species": Counter(key for row in rows for key in row["species"].split()),
        "countries": Counter(key for row in rows for key in row["countries"].split()),
        "documents": Counter(row["document"] for row in rows),
        "kinds": Counter(row["type"] for row in rows),
    }
    return {name: dict(sorted(c.items(), key=lambda item: (-item[1], item[0]))) for name, c in counted.items()}
