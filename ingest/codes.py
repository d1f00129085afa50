"""The activities of a programme that a report or a note speaks of: their codes, told from all the other numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.phrases import source
from ingest.programme import KINDS
from ingest.records import Document, Span
from ingest.reviewed import Owners
from ingest.scene import Sentence
from ontology.vocabulary import Vocabulary

_TABLE = "code_words"
_NEAR = 60
_NUMBER = r"(?:[A-Z]\.?)?(?!0)\d{1,2}(?:\.\d{1,3}){1,4}(?!\d|[.,:/]\d|/)"
# "1.7.4 a", "2.2.1 c,g, and j", "3.1.2(b)": an "a" alone is a letter only where no word follows it
_FIRST_LETTER = r"(?:\([a-z]\)|[b-hj-z](?![\w'])\)?|a(?![\w'])(?!\s+(?!and\b|or\b|to\b)\w)\)?)"
_MORE_LETTERS = r"(?:\s*(?:,\s*and\b|,|&|\band\b|\bor\b|-|\bto\b)\s*(?:\([a-z]\)|[a-z](?![\w'])\)?))*"
_LETTERS = rf"(?:\s?{_FIRST_LETTER}{_MORE_LETTERS})"
ONE = re.compile(rf"(?P<code>{_NUMBER})(?P<letters>{_LETTERS})?\.?(?=\W|$)")
_FIRST = re.compile(rf"(?<![\w.,/$€£+-]){ONE.pattern}")  # no word and no number runs into it
_JOIN = re.compile(r"\s*(?:,\s*(?:and|or)\b|,|;|&|\band\b|\bor\b|\bas well as\b)\s*")
_RANGE = re.compile(r"\s*(?:-|\bto\b|\bthrough\b|\buntil\b)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeMention:
    """An activity that a text names by its code. The codes within a range share the span of the range."""

    programme: str  # key of the programme whose activity it is
    code: str  # without letters and closing dot
    letters: tuple[str, ...] = ()
    span: Span  # of the code as printed, without letters and closing dot
    printed: bool = True  # False where it is only within a range


@dataclass(frozen=True, slots=True)
class _Group:
    """Codes that are printed together: "2.4.8 and 2.4.9"."""

    start: int  # in the sentence's words
    end: int
    codes: tuple[re.Match[str], ...]


def codes(sentences: Sequence[Sentence], document: Document, vocabulary: Vocabulary) -> tuple[CodeMention, ...]:
    """In text order. A code is bound to the programme named beside it, else to the one that the document reviews."""
    scheme, owners = _Scheme.of(sentences), Owners(sentences, document, vocabulary)
    found: list[CodeMention] = []
    for sentence in sentences:
        if sentence.block.kind == "row" and document.kind in KINDS:
            continue
        for group in _groups(sentence):
            programme = _programme(sentence, group, document, owners, scheme)
            if programme is not None:
                found += _mentions(sentence, group, programme)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Scheme:
    """How the programme under review numbers its issues, and the document its own sections."""

    issues: frozenset[str]
    sections: frozenset[str]
    least: int  # dots of a code that nothing but brackets shows

    @staticmethod
    def of(sentences: Sequence[Sentence]) -> _Scheme:
        own = (re.match(r"\d+(?:\.\d+)*", sentence.section or "") for sentence in sentences)
        issues = frozenset(sentence.issue for sentence in sentences if sentence.issue)
        shallow = any(_shallow().search(sentence.words) for sentence in sentences)
        return _Scheme(issues, frozenset(match.group() for match in own if match), 1 if shallow else 2)

    def is_activity(self, code: str, pointed: bool, bracketed: bool) -> bool:
        """Of an issue; else pointed to or in brackets, and deeper than any issue."""
        issue = next((issue for issue in self.issues if code.startswith(f"{issue}.")), None)
        if issue is not None:
            return True
        depth = code.count(".")
        told = pointed or (bracketed and depth >= self.least and code not in self.sections)
        return told and depth > max((one.count(".") for one in self.issues), default=0)


@cache
def _shallow() -> re.Pattern[str]:
    """ "Activity 2.4": the programme numbers its activities with two figures."""
    return re.compile(rf"{source(_TABLE, 'points')}\s+\d{{1,2}}\.\d{{1,2}}(?![\d.]*\d)", re.IGNORECASE)


def _groups(sentence: Sentence) -> Iterator[_Group]:
    at, words = 0, sentence.words
    while (first := _FIRST.search(words, at)) is not None:
        found, at = [first], first.end()
        while (joint := _JOIN.match(words, at) or _RANGE.match(words, at)) and (more := ONE.match(words, joint.end())):
            found.append(more)
            at = more.end()
        yield _Group(first.start(), at, tuple(found))


def _programme(sentence: Sentence, group: _Group, document: Document, owners: Owners, scheme: _Scheme) -> str | None:
    """Whose codes they are; None where they are none."""
    words = sentence.words
    if _is_other(sentence, group):
        return None
    pointed = _before("points").search(words[max(0, group.start - _NEAR) : group.start]) is not None
    owner = owners.of(sentence, group.start, group.end)
    if owner is not None and (pointed or owner.sure):
        return owner.key
    if document.reviews is None or document.kind in KINDS:
        return None
    bracketed = words[: group.start].rstrip().endswith("(") or words[group.end :].lstrip().startswith(")")
    bracketed |= sentence.block.kind == "row" and words.strip() == words[group.start : group.end]
    are = (scheme.is_activity(m["code"], pointed or bool(m["letters"]), bracketed) for m in group.codes)
    return document.reviews if all(are) else None


@cache
def _before(meaning: str) -> re.Pattern[str]:
    """Such a word right before a number, perhaps with a bracket between."""
    return re.compile(rf"{source(_TABLE, meaning)}(?:\s+(?:no\.?|number|nos\.?))?[\s.:(]*$", re.IGNORECASE)


def _is_other(sentence: Sentence, group: _Group) -> bool:
    """The number of a resolution or a section, an amount, the paragraph's own number, a part of a title."""
    words = sentence.words
    other = _before("other").search(words[max(0, group.start - _NEAR) : group.start])
    if other and ("(" not in other.group() or other.group()[0].isupper()):  # not "to address policy issues (1.3.4)"
        return True
    behind = words[group.end : group.end + 20]
    if re.match(rf"\s*{source(_TABLE, 'measure')}", behind) or re.match(rf"\s*{source(_TABLE, 'side')}", behind):
        return True
    code = group.codes[0]["code"]
    if group.start == 0 and sentence.block.number == code and not code.startswith(f"{sentence.issue}."):
        return True
    start, end = sentence.span.start + group.start, sentence.span.start + group.end
    return any(name.start < end and start < name.end for name in sentence.names if name.kind == "instrument")


def _mentions(sentence: Sentence, group: _Group, programme: str) -> Iterator[CodeMention]:
    at = sentence.span.start
    for number, match in enumerate(group.codes):
        if number and _RANGE.fullmatch(sentence.words, group.codes[number - 1].end(), match.start()):
            first = group.codes[number - 1]
            whole = Span(at + first.start("code"), at + match.end("code"))
            for code in _between(first["code"], match["code"]):
                yield CodeMention(programme=programme, code=code, span=whole, printed=False)
        yield CodeMention(
            programme=programme,
            code=match["code"],
            letters=letters(match["letters"] or ""),
            span=Span(at + match.start("code"), at + match.end("code")),
        )


def _between(first: str, last: str) -> list[str]:
    """The codes that "1.1.3 to 1.1.6" leaves out."""
    head, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    return [f"{head}.{number}" for number in range(int(low) + 1, int(high))] if head == other else []


def letters(words: str) -> tuple[str, ...]:
    """Each letter of "c,g, and j", or of "a-c"."""
    found: list[str] = []
    end = 0
    for match in re.finditer(r"(?<![a-z])[a-z](?![a-z])", words):
        if found and re.fullmatch(r"\W*(?:-|\bto\b)\W*", words[end : match.start()]):
            found += map(chr, range(ord(found[-1]) + 1, ord(match.group())))
        found.append(match.group())
        end = match.end()
    return tuple(found)
