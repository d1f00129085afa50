"""The question in a letter: what is asked, without the greeting, the reasons and the thanks around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from ingest.cues import meanings
from kgraph.agreed.phrasing import points_back
from ontology.names import matcher
from ontology.vocabulary import Vocabulary

WORDS = "letter_words"
Naming = Callable[[str], Sequence[str]]  # the names and codes in some words, as they are written
_ASKING = (
    r"(?:(?:in|by|from|of|to|for|on|with|at|under)\s+)?(?:which|what|who|whom|whose|where|when|why|how)\b"
    r"|whether\b|if\s+(?!you\b|i\b|we\b)"
)
_NOUN = r"(?:(?:all|any|some|only)\s+)?(?:the|a|an|all|any|every|everything|anything|whatever)\s"
_TO_WHOM = r"(?:\s+(?:me|us|you|somebody|politely|please|exactly|again))*"
_POLITE = r"(?:can|could|would|will|may|might|should)\s+(?:you|i|we|it)\b"
_YES_NO = r"(?:is|are|was|were|has|have|had|do|does|did|will|would|should|can|could)\b"
_AT_ONCE = re.compile(rf"(?!{_POLITE})(?:{_ASKING}|{_YES_NO})", re.I)
_GREETING = re.compile(
    r"\A\W*(?:dear|hello|hi|hey|good\s+(?:morning|afternoon|evening|day)|to\s+whom\s+it\s+may\s+concern)\b[^,:;.!?]*[,:;!]\s+",
    re.I,
)
_TURNS = re.compile(
    rf"(?:[:;]\s+(?=(?!{_POLITE}){_YES_NO})|[,;:]\s+(?:(?:but|so|and|therefore|thus)\s+)?(?={_ASKING})"
    rf"|,\s+(?=(?:{_YES_NO})\s+(?:it|there|we|any(?:one|body)|some(?:one|body))\b))",
    re.I,
)
_CLOSING = re.compile(
    r",?\s+(?:and|as|but|so|for|since|because)\s+(?:so\s+)?(?:i|we|would|should|my|our|this\s+one|thus)\b.*$"
    r"|,?\s+if\s+(?:i|we|you|that\s+is)\b.*$|,?\s+(?:please|pls|by\s+the\s+way|you\s+know)\s*(?=[?.!]*$)|;\s.*$",
    re.I | re.DOTALL,
)
_SENTENCES = re.compile(r"(?<=[.?!])\s+(?=[A-Z“\"])")
_BARE = re.compile(
    r"\W*(?:(?:and\s+)?(?:which|what|where|who|when)(?:\s+(?:ones?|of\s+them|are\s+(?:they|these|those)))?|name\s+them)\W*",
    re.I,
)
_NAMED = ("species", "country", "place", "organisation")
_CODE = re.compile(r"\b\d+(?:\.\d+)+")
_ENDING = re.compile(r"(?<=[a-z]{3})\([a-z]{1,4}\)(?![^\W\d_])")  # "camera trap(s)"
_SHORT = 8  # words: nobody writes a letter of fewer


def question_in(text: str, naming: Naming) -> str:
    """What a text asks; where that points back, with what the rest names."""
    whole = _ENDING.sub("", " ".join(text.split()))
    if len(whole.split()) < _SHORT:
        return whole
    found = _found(whole, naming)
    return whole if found == whole else f"{found.rstrip(' .,;?!')}?"


def _found(whole: str, naming: Naming) -> str:
    sentences = _SENTENCES.split(_GREETING.sub("", whole, count=1))
    if len(sentences) > 1 and points_back(sentences[-1]):
        return " ".join(sentences[-2:])  # "Do we have that already?"
    if len(sentences) > 1 and _BARE.fullmatch(sentences[-1]):
        return " ".join(sentences[-2:])  # "It is to be so in some units. Which?"
    cut = [_asked_in(sentence, naming) for sentence in sentences]
    asked = _where_asked(sentences, cut)
    found = " ".join(cut[number] for number in asked)
    if _of("points").search(found) is None:
        return found
    if asked[0] and not naming(found):  # "Was that ever agreed?"
        return f"{sentences[asked[0] - 1]} {found}"
    there = set(naming(found))
    return " ".join([found, *dict.fromkeys(name for name in naming(whole) if name not in there)])


def naming(vocabulary: Vocabulary) -> Naming:
    """Of names those of species, countries, places and bodies that are written as names; and codes."""

    def found(words: str) -> list[str]:
        names = (name for name in matcher(vocabulary).find(words) if name.kind in _NAMED)
        told = [name.surface for name in names if name.kind != "organisation" or name.surface[:1].isupper()]
        return [*told, *_CODE.findall(words)]

    return found


def _where_asked(sentences: Sequence[str], cut: Sequence[str]) -> list[int]:
    """The sentences that ask, with a question mark or in other ways; all where none does."""
    asking = [
        number
        for number, (one, asked) in enumerate(zip(sentences, cut, strict=True))
        if one.rstrip().endswith("?") or _AT_ONCE.match(one) or asked != one
    ]
    return asking or list(range(len(sentences)))


def _asked_in(sentence: str, naming: Naming) -> str:
    """What one sentence asks: from the words with which its writer asks on, or the question at its end."""
    if _AT_ONCE.match(sentence):
        return _CLOSING.sub("", sentence) or sentence
    turned = _TURNS.search(sentence)
    led = _led(sentence, _ASKING) or _led(sentence, _NOUN)
    if turned is not None and points_back(sentence[turned.end() :]):
        return sentence  # "We intend to count them; is this covered?"
    if turned is not None and (led is None or (turned.end() < led.end() and sentence[turned.start()] == ":")):
        before = sentence[: turned.start()]
        person, back = _of("person").search(before), _of("points").search(sentence, turned.end())
        if person is None or (naming(before) and back is None):
            return sentence
        led = turned
    return sentence if led is None else _CLOSING.sub("", sentence[led.end() :]) or sentence


@cache
def _of(meaning: str) -> re.Pattern[str]:
    rows = meanings(WORDS, "meaning").items()
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word, kind in rows if kind == meaning)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _led(sentence: str, behind: str) -> re.Match[str] | None:
    """ "I would be glad to know", up to what stands behind it."""
    person = _of("person").search(sentence)
    return _leads(behind).search(sentence, person.end()) if person else None


@cache
def _leads(behind: str) -> re.Pattern[str]:
    return re.compile(rf"{_of('asks').pattern}{_TO_WHOM}\s+(?={behind})", re.IGNORECASE)
