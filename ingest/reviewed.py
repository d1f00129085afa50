"""Which programme a document reviews, and which one its words name beside a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.called import Called, key_of, known, made_key, of_title, other_years
from ingest.phrases import any_of, source
from ingest.programme import KINDS, period
from ingest.records import Document
from ingest.scene import Sentence
from ontology.names import Name, matcher
from ontology.vocabulary import Concept, Vocabulary

_TABLE = "code_words"
_OF = r"\W*(?:of|in|under|from)\s+(?:the\s+)?"


@dataclass(frozen=True, slots=True)
class Owner:
    """The programme whose numbers some are; ``sure`` where its very name stands beside them."""

    key: str
    sure: bool


def reviewed(sentences: Sequence[Sentence], document: Document, vocabulary: Vocabulary) -> str | None:
    """The programme whose carrying out the document says it reviews; one that lays down its own reviews none here."""
    if document.kind in KINDS:
        return None
    titled = of_title(document.title, vocabulary) if _reviews(document.title) else None
    if titled is not None and (key := key_of(titled, vocabulary)):
        return key
    for sentence in sentences:
        named = next(_programmes(sentence.names, vocabulary), None) if _reviews(sentence.words) else None
        if named is not None and not other_years(sentence.words[named.end - sentence.span.start :], named, vocabulary):
            return named.key
    return _unlisted(sentences, document, vocabulary)


def _unlisted(sentences: Sequence[Sentence], document: Document, vocabulary: Vocabulary) -> str | None:
    """One that no name of the vocabulary tells: by its title, by what a sentence says that it reviews, by a heading on
    its carrying out; in a text with its issues for headings, whichever programme is named."""
    said = [sentence.words for sentence in sentences if _reviews(sentence.words)]
    headings = dict.fromkeys(sentence.section or "" for sentence in sentences)
    about = any_of(_TABLE, "carrying out"), any_of(_TABLE, "review")
    headed = [heading for heading in headings if any(cue.search(heading) for cue in about)]
    told = any(sentence.issue or _pointed().search(sentence.words) for sentence in sentences)
    title = document.title if _reviews(document.title) or (told and about[0].search(document.title)) else ""
    rest = [sentence.words for sentence in sentences] if told else []
    for words in (title, *said, *headed, *rest):
        one = of_title(words, vocabulary)
        if one is not None and not one.is_bare:
            return _known(one, document, vocabulary) or _key(one, words, document, vocabulary)
    bare = next((one for words in rest if (one := of_title(words, vocabulary))), None)
    return _key(bare, "", document, vocabulary) if bare else None


def _key(one: Called, words: str, document: Document, vocabulary: Vocabulary) -> str:
    """Of the words that tell the programme; one that only its years tell is that of the document."""
    years = "-".join(map(str, one.years or ()))
    own = f"{one.family} {years} {document.title}"
    return made_key(one, words[one.start : one.end] if one.about or one.words else own, vocabulary)


@cache
def _pointed() -> re.Pattern[str]:
    """ "Activity 1.2", "actions 3.1 and 3.2"."""
    return re.compile(rf"{source(_TABLE, 'points')}\s+\d+\.\d", re.IGNORECASE)


def _known(one: Called, document: Document, vocabulary: Vocabulary) -> str | None:
    """The one programme of these years whose name goes on with what the document's title is about."""
    about = {(name.kind, name.key) for name in matcher(vocabulary).find(document.title)}
    programmes = ((key, own) for key, own in known(vocabulary) if own.years == one.years and own.about <= about)
    like = {key for key, own in programmes if own.fits(replace(one, about=own.about))}
    return like.pop() if len(like) == 1 else None


def _reviews(words: str) -> bool:
    return all(any_of(_TABLE, meaning).search(words) is not None for meaning in ("review", "carrying out"))


def _programmes(names: Sequence[Name], vocabulary: Vocabulary) -> Iterator[Name]:
    for name in names:
        concept = vocabulary.get("instrument", name.key) if name.kind == "instrument" else None
        if concept is not None and concept.type in KINDS:
            yield name


class Owners:
    """Says whose number one is, by the programme that is named beside it."""

    def __init__(self, sentences: Sequence[Sentence], document: Document, vocabulary: Vocabulary) -> None:
        self._document = document
        self._vocabulary = vocabulary
        named = (name.key for sentence in sentences for name in _programmes(sentence.names, vocabulary))
        keys = dict.fromkeys([document.reviews, *named])
        known = (vocabulary.get("instrument", key) for key in keys if key)
        self._named = [concept for concept in known if concept]

    def of(self, sentence: Sentence, start: int, end: int) -> Owner | None:
        """The programme in "29.7 of the X" and "X (activities 9.1-9.8)"; also where X goes without its whole name."""
        words, at = sentence.words, sentence.span.start
        for name in _programmes(sentence.names, self._vocabulary):
            if re.fullmatch(_OF, words[end : max(end, name.start - at)]):
                return Owner(name.key, sure=True)
            led = rf"[\s,(]*{source(_TABLE, 'points')}\s*"
            if re.fullmatch(led, words[name.end - at : max(start, name.end - at)], re.IGNORECASE):
                return Owner(name.key, sure=True)
        unnamed = re.match(rf"{_OF}(?P<title>{source(_TABLE, 'programme')})", words[end:])
        key = self._in_force(unnamed["title"]) if unnamed else None
        return Owner(key, sure=False) if key else None

    def _in_force(self, title: str) -> str | None:
        """Of the programmes that the document names and that are called so, the reviewed one or that of its year."""
        called = [concept for concept in self._named if _is_called(concept, title)]
        if called and called[0].key == self._document.reviews:
            return called[0].key
        year = int((self._document.date or "0")[:4])
        current = [concept.key for concept in called if (years := period(concept.period)) and year in range(*years)]
        return next(iter([*current, *(concept.key for concept in called[-1:])]), None)


def _is_called(concept: Concept, title: str) -> bool:
    """ "Programme of Work" and "PoW" for "Programme of Work for the X 2021-2026"."""
    label = concept.label.casefold()
    initials = "".join(word[0] for word in label.split()[:3])
    return label.startswith(title.casefold()) or initials.startswith(title.casefold())
