"""What a question names: things of the vocabulary, units, themes and documents of the store, topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import cast

from ingest.cues import fold, meanings, occurrences, table
from kgraph.analysis import words as words_in
from kgraph.query import Asked
from kgraph.questions.families import families
from kgraph.questions.headings import headings
from kgraph.questions.part_names import part_names
from kgraph.questions.shelf import Paper, Shelf
from kgraph.questions.throughout import throughout
from kgraph.questions.tokens import Token
from kgraph.questions.unnamed import unnamed
from kgraph.subjects import subjects
from ontology.names import Name
from ontology.vocabulary import Kind, Vocabulary

_KEY = re.compile(r"(?<!\w)[A-Z]{3}(?!\w)")
_WHERE = re.compile(r"\b(?:in|across|within|among|throughout|from|for)(?:\s+(?:the|all|all the))?\s*$", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s+to\s+(?:the\s+)?[A-Z]")  # "the Parties to the Ustyurt Memorandum" are its own
_OBJECT = re.compile(
    r"\s+(?:the|a|an|any|no|this|that|its|their|more|two|several|both|such|activity\s+\d+|\d+)(?!\w)", re.I
)
_ABOUT = re.compile(r"\b(?:about|concern|concerns|concerning|regarding|deals? with|mentions?|speak of)\s+$", re.I)
_NEVER = ("none", "proposed")  # forms of names that are read as plain words


def things(
    question: str,
    found: Sequence[Name],
    vocabulary: Vocabulary,
    shelf: Shelf,
    quoted: Sequence[Token],
    acting: bool = False,  # the question is about who does something
    of_rows: bool = False,  # and it may be about what rows are on
) -> list[Token]:
    """All that is named, the longest where two overlap; nothing inside quotation marks but a name that fills them."""
    found = [name for name in found if not _is_verb(question, name)]
    named = [
        *families(question, found, vocabulary),
        *_spoken_names(question, acting),
        *(token for name in found for token in _names(name, vocabulary, shelf)),
    ]
    on = list(_subjects(question)) if of_rows else []
    named = [token for token in named if not _is_only_a_subject(token, on, shelf)]
    every = [
        *_documents(question, shelf),
        *throughout(question),
        *unnamed(question),
        *headings(question, shelf),
        *_in_order(question, named, acting),
        *_keys(question, vocabulary, found),
        *part_names(question, shelf),
        *on,
        *_topics(question),
    ]
    filled = [token for token in every if not _cuts(token, quoted)]
    papers = [token for token in filled if token.kind == "document"]
    return _longest(token for token in filled if not _is_lower_case_instrument(token, papers))


def _is_only_a_subject(token: Token, on: Iterable[Token], shelf: Shelf) -> bool:
    """Animals that no activity covers, though rows may speak of them: "birds"."""
    spoken_of = any((one.start, one.end) == (token.start, token.end) for one in on)
    return spoken_of and all(one.kind == "species" and one.key not in shelf.covered for one in token.asked)


def _is_verb(question: str, name: Name) -> bool:
    """ "Bear the date", "cites activity 7.3": a word of asking in lower case with an object behind it is no name."""
    written = question[name.start : name.end]
    spoken = name.kind != "country" and written.islower() and written in _asking()
    return spoken and _OBJECT.match(question, name.end) is not None


def _is_lower_case_instrument(token: Token, papers: Iterable[Token]) -> bool:
    """ "The draft work programme for bukhara deer" is the draft, and no instrument of that name."""
    instrument = token.kind == "name" and token.asked[0].kind == "instrument" and token.text[:1].islower()
    return instrument and any(one.start < token.start < one.end for one in papers)


def _cuts(token: Token, quoted: Iterable[Token]) -> bool:
    return any(q.start < token.end and token.start < q.end and token.text != q.text for q in quoted)


def _longest(found: Iterable[Token]) -> list[Token]:
    """Of things that overlap the longest; of equal ones the first. Several meanings of one name stay together."""
    kept: list[Token] = []
    for token in sorted(found, key=lambda one: one.start - one.end):
        if not any(token.start < other.end and other.start < token.end for other in kept):
            kept.append(token)
    return sorted(kept, key=lambda token: token.start)


def _token(start: int, end: int, text: str, kind: str, **more: tuple[str, ...]) -> Token:
    return Token(start=start, end=end, text=text, kind=kind, **more)  # type: ignore[arg-type]


# ---------------------------------------------------------------- names of the vocabulary


def _names(name: Name, vocabulary: Vocabulary, shelf: Shelf) -> Iterator[Token]:
    if name.form in _NEVER or name.kind == "topic":
        return
    papers = shelf.papers if name.kind == "instrument" else ()
    if laid_down := tuple(paper.id for paper in papers if paper.programme == name.key):
        yield _token(name.start, name.end, name.surface, "document", keys=laid_down)
        return
    asked = tuple(_asked(name, vocabulary, shelf))
    if asked:
        yield Token(start=name.start, end=name.end, text=name.surface, kind="name", asked=asked)


def _in_order(question: str, names: list[Token], acting: bool) -> list[Token]:
    """Of two readings of the same words, who acts goes before where: "CMS Parties must", not "in CMS Parties"."""
    where = [token for token in names if not acting and _WHERE.search(question[: token.start])]
    return sorted(names, key=lambda token: any(one.kind == "organisation" for one in token.asked) == (token in where))


def _keys(question: str, vocabulary: Vocabulary, found: Sequence[Name]) -> Iterator[Token]:
    """Countries by their code in capitals, where that is no name of something else: "TKM", but not "SOM-26"."""
    for match in _KEY.finditer(question):
        if any(name.start <= match.start() < name.end for name in found) or fold(match.group()) in _asking():
            continue
        if vocabulary.get("country", match.group()) is not None:
            asked = Asked(kind="country", key=match.group(), surface=match.group(), start=match.start())
            yield Token(start=match.start(), end=match.end(), text=match.group(), kind="name", asked=(asked,))


@cache
def _asking() -> frozenset[str]:
    """Words that join and ask, which some print in capitals: "Saiga AND Urial"."""
    return frozenset(meanings("question_words", "meaning"))


def _asked(name: Name, vocabulary: Vocabulary, shelf: Shelf) -> Iterator[Asked]:
    """What a name narrows a question to: itself; a region to its countries; livestock to nothing."""
    concept = vocabulary.concept(name.kind, name.key)
    if name.kind == "place" and concept.type == "region":
        for country in concept.countries:
            yield Asked(kind="country", key=country, surface=name.surface, start=name.start)
    elif concept.type == "domestic" or (name.kind == "organisation" and _is_word(name, concept.type, shelf)):
        return
    else:
        yield Asked(kind=name.kind, key=name.key, surface=name.surface, start=name.start)


def _is_word(name: Name, of_type: str, shelf: Shelf) -> bool:
    """Whether a kind of actor acts nowhere here, so that its name is a word like any other: "the meeting"."""
    return of_type in ("role", "meeting") and name.key not in shelf.actors


# ---------------------------------------------------------------- documents, topics


def _documents(question: str, shelf: Shelf) -> Iterator[Token]:
    """Documents by symbol, id, file or title; by their kind, with a year or an article: "the 2018 report"."""
    folded = question.casefold()
    for name, document in shelf.called.items():
        at = folded.find(name)
        if at >= 0 and not re.match(r"\w", question[at + len(name) : at + len(name) + 1]):
            yield _token(at, at + len(name), question[at : at + len(name)], "document", keys=(document,))
    for words, meaning in meanings("question_documents", "meaning").items():
        if words not in folded:
            continue
        for match in (one for kind in _kind_of_paper(words) for one in kind.finditer(question)):
            found = [paper.id for paper in shelf.papers if _is(paper, meaning) and _is_so_called(paper, match)]
            if found:
                yield _token(match.start(), match.end(), match.group(), "document", keys=tuple(found))


def _is_so_called(paper: Paper, match: re.Match[str]) -> bool:
    """Whether the year, the period and the word before, if there are any, are those of a document."""
    year, word, name = match["before"] or match["after"], match["of"], f"{paper.title} {paper.symbol}"
    named = word is None or fold(word) in _asking() or re.search(rf"\b{re.escape(word)}\b", name, re.I) is not None
    return named and (year is None or year in paper.years) and _plain(match["period"] or "") in _plain(name)


def _plain(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


def _is(paper: Paper, meaning: str) -> bool:
    """Whether a document is of a kind, or of a status."""
    field, _, value = meaning.partition(":")
    return value == (paper.status if field == "status" else paper.kind)


@cache
def _kind_of_paper(words: str) -> tuple[re.Pattern[str], ...]:
    period = r"(?:[\s(]+(?P<period>(?:19|20)\d\d\s?[-–/]\s?(?:20)?\d\d)\)?)"
    named = rf"(?:(?P<before>(?:19|20)\d\d)\s+)?{re.escape(words)}\b(?:\s+(?:of|from)\s+(?P<after>(?:19|20)\d\d)\b)?"
    article = r"\b(?:the|this|that|our|your)\s+"
    word = r"(?:(?P<of>[^\W\d]+)\s+)?"
    bare = r"|\b(?=draft\s+\w)" if words.startswith("draft ") else ""
    called = rf"(?:{article}{word}{bare}){named}{period}?"
    dated = rf"\b{word}{named}{period}"  # its period is enough: "CAMI Work Programme 2026-2031"
    return re.compile(called, re.IGNORECASE), re.compile(dated, re.IGNORECASE)


def _spoken_names(question: str, acting: bool) -> Iterator[Token]:
    """What people call kinds of actors and of animals, beside what documents do: "scientists", "wild asses"."""
    known = {**_spoken("organisation", "species"), **(_spoken("actor") if acting else {})}
    for words, match in occurrences(known, question):
        if _OF_ANOTHER.match(question, match.end()) or _is_of_the_field(question, match):
            continue
        said, start = match.group(), match.start()
        asked = tuple(Asked(kind=kind, key=key, surface=said, start=start) for kind, key in known[words])
        yield Token(start=start, end=match.end(), text=said, kind="name", asked=asked)


def _is_of_the_field(question: str, match: re.Match[str]) -> bool:
    """ "Border authorities": with the word before it the field calls something else so; "responsible parties" act."""
    before = re.search(r"[^\W_]+\s+$", question[: match.start()])
    if before is not None and meanings("question_words", "meaning").get(fold(before.group())) == "responsible":
        return True
    return before is not None and fold(f"{before.group()}{match.group()}") in _field_phrases()


@cache
def _field_phrases() -> frozenset[str]:
    return frozenset(fold(words) for row in table("field_words") for words in row["words"].split("|") if " " in words)


@cache
def called() -> dict[str, tuple[str, ...]]:
    """What people call kinds of actors, with the keys that are meant."""
    return {words: tuple(key for _, key in meant) for words, meant in _spoken("organisation").items()}


@cache
def _spoken(*kinds: str) -> dict[str, tuple[tuple[Kind, str], ...]]:
    """The words for things of some kinds; an "actor" is an organisation where it is asked who acts: "no science"."""
    found: dict[str, list[tuple[Kind, str]]] = {}
    for row in table("question_names"):
        if row["kind"] in kinds:
            kind = "organisation" if row["kind"] == "actor" else row["kind"]
            found.setdefault(row["words"], []).append((cast(Kind, kind), row["key"]))
    return {words: tuple(meant) for words, meant in found.items()}


def _subjects(question: str) -> Iterator[Token]:
    """What rows may be on, by any of its names; words that say how something is asked are left to that."""
    said = list(words_in(question))
    for one in subjects(question, said):
        start, end = said[one.first].start, said[one.last].end
        if fold(question[start:end]) not in _asking() or _ABOUT.search(question[:start]):
            yield _token(start, end, question[start:end], "subject", keys=tuple(sorted(one.keys)))


def _topics(question: str) -> Iterator[Token]:
    topics = meanings("question_topics", "topic")
    for words, match in occurrences(topics, question):
        yield _token(match.start(), match.end(), match.group(), "topic", keys=(topics[words],))
