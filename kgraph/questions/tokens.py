"""The words of a question in order, each with what it means there; the names in it were found before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.cues import fold, meanings, table
from kgraph.analysis import words as words_in
from kgraph.query import Asked

# In a question these are joined by a hyphen to words that mean something by themselves: "high-priority".
_WORD = re.compile(
    r"[“\"](?P<phrase>[^“”\"]+)[”\"]|(?P<code>\d+(?:\.\d+)+)(?!\w)|(?P<year>(?:19|20)\d\d)(?!\w)|(?P<number>\d+)(?!\w)"
    r"|(?P<word>[^\W_]+(?:[-'’/][^\W_]+)*)"
    r"|(?P<mark>[,;?&:]|(?<=\s)[/+](?=\s)|!(?=\s|$)|(?<!\bi\.e)(?<!\be\.g)(?<!\bcf)(?<!\bincl)"
    r"(?<!\bmin)(?<!\bmax)(?<!\bresp)(?<!\bno)(?<!\bnr)\.(?=\s|$))"
)
_CONTENT = "content"
_NOUN = re.compile(r"(?:ion|ment|ance|ence|ity|al|er|or|ant|ship|ness)s?$")  # what is done has a name: it is looked for
_LONGEST = 6  # words of a phrase
_SIGNS = {"&": "and", "+": "and", "/": "or"}
_PLAIN = ("empty", "light", "relation", "occasion")
ORDER = ("Low", "Medium", "High")  # priorities as they are printed
_TELLING = frozenset(("is", "are", "was", "were", "as"))
_SHORT = 4  # letters of most words that only hold a sentence together
ENDS = (".", "!", "?", ";")  # of a sentence
SAYS_NOTHING = frozenset((
    "", "empty", "light", "relation", "activity", "greeting", "only", "time", "before", "after", "count", "order",
    "soonest", "furthest", "definition", "mention", "document",
))  # fmt: skip
_OPENS = ("agreed", "status", "recommendation")  # "Agreed? A census of gazelles": what it is about may stand behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word, name or mark of a question. ``meaning`` is that of the table of question words."""

    start: int
    end: int
    text: str
    kind: str  # "name", "unit", "theme", "document", "topic", "subject", "phrase", "code", "year", "word" ...
    meaning: str = ""
    asked: tuple[Asked, ...] = ()
    keys: tuple[str, ...] = ()  # of a unit its title, of a document its id, of a topic its key

    @property
    def is_thing(self) -> bool:
        return self.kind in ("name", "unit", "theme", "document", "topic")

    @property
    def is_content(self) -> bool:
        """A word that says nothing of the question itself, so it is looked for."""
        return self.kind in ("phrase", "subject") or (self.kind == "word" and not self.meaning and len(self.text) > 1)


def tokens(question: str, things: Sequence[Token]) -> list[Token]:
    """Every word and mark outside the things that were found, and these, in order."""
    taken = {at for thing in things for at in range(thing.start, thing.end)}
    words = [word for word in _words(question) if taken.isdisjoint(range(word.start, word.end))]
    read = _with_meanings(sorted([*things, *words], key=lambda token: token.start))
    read = [token for n, token in enumerate(read) if not (token.is_content and _is_gloss(question, read[:n], token))]
    rated = any(token.meaning == "priority" for token in read) or _counts_levels(read)
    read = [
        replace(token, meaning="level") if _is_level(token, rated or _is_beside(read, at)) else token
        for at, token in enumerate(read)
    ]
    return list(_without_talk(read))


def _counts_levels(read: Sequence[Token]) -> bool:
    """ "Number of high / medium / low": levels are listed, and nothing but them is counted."""
    counted = any(token.meaning == "count" for token in read)
    listed = {fold(token.text) for token in read if token.kind == "word" and fold(token.text) in levels()}
    return counted and len(listed) > 1 and not any(t.is_content and fold(t.text) not in listed for t in read)


def _without_talk(read: Sequence[Token]) -> Iterator[Token]:
    """Without sentences that ask and name nothing, where another does: "Just the relevant ones, please." """
    sentences = list(_sentences(read))
    told = [any(map(_tells, sentence)) for sentence in sentences]
    for sentence, tells in zip(sentences, told, strict=True):
        asks = any(token.text == "?" for token in sentence)
        if tells or asks or not any(told) or all(token.meaning in _OPENS for token in read if _tells(token)):
            yield from sentence


def _tells(token: Token) -> bool:
    return token.is_thing or token.kind in ("code", "year", "phrase", "unknown") or token.meaning not in SAYS_NOTHING


def _sentences(read: Sequence[Token]) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for token in read:
        sentence.append(token)
        if token.text in ENDS:
            yield sentence
            sentence = []
    yield sentence


def _is_gloss(question: str, before: Sequence[Token], token: Token) -> bool:
    """Whether a word stands in brackets that explain the name before them: "Mongolia (the country or its people)"."""
    opened = question.rfind("(", 0, token.start)
    if opened < 0 or ")" in question[opened : token.start]:
        return False
    return any(one.kind == "name" and not question[one.end : opened].strip() for one in before)


def _is_level(token: Token, rated: bool) -> bool:
    """Where priorities are spoken of; else as a table prints it inside a sentence: "which of them are Medium"."""
    printed = token.start > 0 and token.text in ORDER
    return token.kind == "word" and fold(token.text) in levels() and (rated or printed)


def _is_beside(read: Sequence[Token], at: int) -> bool:
    """ "Medium rows", "the medium ones", "which of them are only medium?" """
    if [token.meaning for token in read[at + 1 : at + 2]] == ["activity"]:
        return True
    before = [token.text.casefold() for token in read[max(at - 2, 0) : at]]
    if [token.text.casefold() for token in read[at + 1 : at + 2]] in (["one"], ["ones"]):
        return True
    ends = at + 1 == len(read) or read[at + 1].kind == "mark"
    return ends and not _TELLING.isdisjoint(before)


def phrases(question: str) -> Iterator[Token]:
    """What stands in quotation marks, to be found as it stands."""
    return (word for word in _words(question) if word.kind == "phrase")


def _words(question: str) -> Iterator[Token]:
    for match in _WORD.finditer(question):
        kind = str(match.lastgroup)
        text = " ".join(str(match[kind]).split())
        token = Token(start=match.start(), end=match.end(), text=text, kind=kind)
        yield from _parts(token) if kind == "word" else (token,)


def _parts(token: Token) -> Iterator[Token]:
    """A word with hyphens, apart where each part means something in a question: "high-priority", "Kulan-related";
    with slashes where any does: "score/rank"."""
    if "-" not in token.text and "/" not in token.text:
        yield token
        return
    known = _table()[0]
    parts = list(re.finditer(r"[^\W_]+", token.text))
    means = [fold(part.group()) in known or fold(part.group()) in levels() for part in parts]
    apart = any(means) if "/" in token.text else "-" in token.text and all(means)
    if fold(token.text) in known or not apart:
        yield token
        return
    for part in parts:
        start = token.start + part.start()
        yield replace(token, start=start, end=start + len(part.group()), text=part.group())


def _with_meanings(found: list[Token]) -> list[Token]:
    """The longest phrases of the table of question words, each as one token."""
    read: list[Token] = []
    at = 0
    while at < len(found):
        length, meaning = _meaning(found, at)
        last = found[at + length - 1]
        text = " ".join(token.text for token in found[at : at + length])
        told = replace(found[at], end=last.end, text=text, meaning="" if meaning == _CONTENT else meaning)
        read.append(told if meaning else found[at])
        at += length
    return read


def _meaning(found: Sequence[Token], at: int) -> tuple[int, str]:
    known, firsts = _table()
    if found[at].kind == "mark":
        return 1, _SIGNS.get(found[at].text, "")
    if found[at].kind != "word" or fold(found[at].text) not in firsts:
        return 1, _light(found[at])
    words = []
    for token in found[at : at + _LONGEST]:
        if token.kind != "word":
            break
        words.append(fold(token.text))
    for length in range(len(words), 0, -1):
        if meaning := known.get(" ".join(words[:length])):
            return length, "relation" if meaning == "light" else meaning
    return 1, _light(found[at])


def _light(token: Token) -> str:
    """What a form of a verb that says nothing means: "living", "stands"; a name in capitals is none."""
    lower = token.kind == "word" and token.text[:1].islower()
    noun = _NOUN.search(token.text) and token.text.removesuffix("s") not in _table()[0]
    return "relation" if lower and not noun and _stem(token.text) in _light_stems() else ""


@cache
def _light_stems() -> frozenset[str]:
    return frozenset(_stem(words) for words, meaning in _listed().items() if meaning in ("light", "relation"))


@cache
def _listed() -> Mapping[str, str]:
    return meanings("question_words", "meaning")


def _stem(text: str) -> str:
    return " ".join(word.stem for word in words_in(text))


@cache
def _table() -> tuple[dict[str, str], frozenset[str]]:
    """What words and phrases mean, and the words that these begin with."""
    compared = (row["words"] for row in table("level_words") if " " in row["words"])
    known = dict.fromkeys(compared, "relation") | dict(_listed())  # "Medium or lower"
    known |= {words: _CONTENT for words in _compounds() if words not in known and known.keys() & set(words.split())}
    known |= dict.fromkeys(_field_compounds(), _CONTENT)
    return known, frozenset(words.split()[0] for words in known)


def _compounds() -> Iterator[str]:
    """What topics are spoken of in several words: the parts of "protected areas" say little, together they do."""
    for row in table("topics"):
        for words in filter(None, (*row["words"].split("|"), *row["stems"].split("|"))):
            if " " in words:
                yield from (fold(words), fold(words) + "s")


def _field_compounds() -> Iterator[str]:
    """Things that the field calls by two words, one of which says nothing alone: "water points", "mining sites"."""
    plain = {*_PLAIN, *_light_stems()}
    for row in table("field_words"):
        for words in row["words"].split("|") if row["part"] == "object" and row["words"].count(" ") else ():
            if words.count(" ") == 1 and fold(words) not in _listed():
                said = [word for word in fold(words).split() if _listed().get(word, _stem(word)) in plain]
                if len(said) == 1 and len(said[0]) > _SHORT:
                    yield fold(words)


@cache
def levels() -> dict[str, str]:
    """The words for a priority, as questions and documents print them."""
    return dict(meanings("priorities", "priority"))
