"""Which activities a row points to: the codes in its words, told from the numbers of other papers, and resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.phrases import source
from ingest.records import Activity, Reference, Span

_TABLE = "reference_words"
_CODE = r"[A-Z]?\d{1,3}(?:\.\d{1,3}){1,3}(?![\w/]|[.,]\d)"
_RANGE = re.compile(r"\s*(?:-|\bto\b|\buntil\b|\bthrough\b)\s*", re.IGNORECASE)
_JOIN = rf"(?:\s*(?:,|;|&|\band\b|\bor\b|,\s*and\b)\s*|{_RANGE.pattern})"
_CODES = re.compile(rf"(?<![\w.,/\-]){_CODE}(?:{_JOIN}{_CODE})*", re.IGNORECASE)
_NEAR = 60
_WORD = re.compile(r"\w+")
_LIGHT = frozenset({"a", "and", "concerning", "for", "in", "of", "on", "the", "to"})


@dataclass(frozen=True, slots=True)
class Title:
    """An instrument named in the words: what it is called, and where."""

    label: str
    span: Span


@dataclass(frozen=True)
class Codes:
    """The activities of a document by their printed codes, in document order."""

    by_code: Mapping[str, Sequence[Activity]]
    order: Mapping[str, int]
    own: frozenset[str] = frozenset()  # the words of the programme's own title

    @staticmethod
    def of(activities: Sequence[Activity], title: str = "") -> Codes:
        by_code: dict[str, list[Activity]] = {}
        for activity in activities:
            by_code.setdefault(activity.code, []).append(activity)
        order = {activity.key: place for place, activity in enumerate(activities)}
        return Codes(by_code, order, frozenset(_WORD.findall(title.casefold())))


def references(
    plain: str, spans: Sequence[Span], row: Activity, codes: Codes, titles: Sequence[Title]
) -> tuple[Reference, ...]:
    """The codes in some stretches of a row; ``titles`` are the other instruments named there."""
    found: dict[str, Reference] = {}
    for span in spans:
        for group in _CODES.finditer(plain, span.start, span.end):
            if _is_other(plain, span, group, titles) or not _is_code(plain, span, group, codes):
                continue
            owner = _owner(plain, group, titles) or _untold(plain, group, codes)
            side = _side(plain, group.end(), span.end)
            for code in _spelled_out(group.group()):
                target, why = _resolve(code, row, codes, owner, side)
                found.setdefault(code, Reference(code=code, target=target, why=why, span=Span(*group.span())))
        for match in _short(plain, span, codes):
            target, why = _resolve(
                match.group(), row, codes, _owner(plain, match, titles) or _untold(plain, match, codes), ""
            )
            if target != row.key:
                found.setdefault(
                    match.group(), Reference(code=match.group(), target=target, why=why, span=Span(*match.span()))
                )
    return tuple(found.values())


def _short(plain: str, span: Span, codes: Codes) -> Iterator[re.Match[str]]:
    """Codes without a dot, as the document has them: "A1" anywhere, "2" only behind "action" or the like."""
    own = sorted((code for code in codes.by_code if code.isalnum()), key=lambda code: (-len(code), code))
    if not own:
        return
    for match in re.compile(rf"(?<![\w.,/-])(?:{'|'.join(own)})(?![\w/-]|\.\d)").finditer(plain, span.start, span.end):
        lead = _before("numbered").search(plain, max(span.start, match.start() - _NEAR), match.start())
        if lead or (match.group()[0].isalpha() and match.group()[-1].isdigit()):
            yield match


@cache
def _before(meaning: str) -> re.Pattern[str]:
    """Such a word, perhaps with the codes it already led to, right before a place."""
    article = r"(?:\s+(?:of|the|this|no\.|number|activity|activities|action|actions|item|items))*"
    return re.compile(rf"{source(_TABLE, meaning)}{article}[\s.:(]*$", re.IGNORECASE)


def _is_other(plain: str, span: Span, group: re.Match[str], titles: Sequence[Title]) -> bool:
    """The number of a resolution or a target, an amount, or a part of a title."""
    if any(title.span.start <= group.start() and group.end() <= title.span.end for title in titles):
        return True
    if _before("other").search(plain, max(span.start, group.start() - _NEAR), group.start()):
        return True
    return re.match(rf"\s*{source(_TABLE, 'measure')}", plain[group.end() : group.end() + 20]) is not None


def _is_code(plain: str, span: Span, group: re.Match[str], codes: Codes) -> bool:
    """A number is taken for a code where a word points to it, or where the document has an activity so numbered."""
    if _before("points").search(plain, max(span.start, group.start() - _NEAR), group.start()):
        return True
    return any(code in codes.by_code for code in _spelled_out(group.group()))


def _owner(plain: str, group: re.Match[str], titles: Sequence[Title]) -> Title | None:
    """The other instrument whose numbers these are: "9.1-9.8 of the X", "X (Section 9.1-9.8)"."""
    for title in titles:
        between = plain[group.end() : title.span.start]
        if title.span.start >= group.end() and re.fullmatch(r"\s+(?:of|in|under)\s+(?:the\s+)?", between):
            return title
        between = plain[title.span.end : group.start()]
        led = rf"(?:\s*\(?\d{{4}}\s*-\s*\d{{4}}\)?)?\s*(?:\(|,)?\s*{source(_TABLE, 'numbered')}\s*"
        if title.span.end <= group.start() and re.fullmatch(led, between, re.IGNORECASE):
            return title
    return None


def _untold(plain: str, group: re.Match[str], codes: Codes) -> Title | None:
    """An instrument that no table knows, by the words of a title: "3.1 of the Action Plan for X 2014-2020"."""
    match = _titled().match(plain, group.end())
    if match is None:
        return None
    rest = re.sub(source("coverage_cues", "title"), " ", match["title"]).casefold()
    told = set(_WORD.findall(rest)) - _LIGHT
    return None if told <= codes.own else Title(match["title"], Span(*match.span("title")))


@cache
def _titled() -> re.Pattern[str]:
    word = r"[A-Z][\w'-]*"
    small = "|".join(sorted(_LIGHT))
    lead, tail = rf"(?:(?:{word}|{small})\s+){{0,8}}", rf"(?:\s+(?:(?:{small})\s+)*{word}){{0,12}}"
    years = r"(?:,?\s*\(?\d{4}\s*[-/]\s*\d{2,4}\)?)?"
    return re.compile(
        rf"\s+(?:of|in|under)\s+(?:the\s+)?(?P<title>{lead}{source('coverage_cues', 'title')}{tail}{years})"
    )


def _side(plain: str, start: int, end: int) -> str:
    """Whether "above" or "below" stands behind a code."""
    behind = plain[start : min(end, start + 20)]
    sides = (s for s in ("above", "below") if re.match(rf"\s*{source(_TABLE, s)}", behind, re.IGNORECASE))
    return next(sides, "")


def _spelled_out(words: str) -> Iterator[str]:
    """Each code of "9.3 and 9.4", or of "11.1-11.3"."""
    codes = list(re.finditer(rf"(?<![\w.]){_CODE}", words))
    for number, match in enumerate(codes):
        if number and _RANGE.fullmatch(words, codes[number - 1].end(), match.start()):
            yield from _between(codes[number - 1].group(), match.group())
        yield match.group()


def _between(first: str, last: str) -> list[str]:
    head, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    return [f"{head}.{n}" for n in range(int(low) + 1, int(high))] if head == other else []


def _resolve(code: str, row: Activity, codes: Codes, owner: Title | None, side: str) -> tuple[str | None, str]:
    if owner is not None:
        return None, f"belongs to the {owner.label}, not to this document"
    there = list(codes.by_code.get(code, ()))
    if not there:
        return None, "this document has no activity of that code"
    if len(there) == 1:
        return there[0].key, "the only activity of that code in this document"
    place = codes.order[row.key]
    if side == "above":
        before = [other for other in there if codes.order[other.key] < place]
        if before:
            return before[-1].key, f'the code stands {len(there)} times; "above" points to the nearest before'
    if side == "below":
        behind = [other for other in there if codes.order[other.key] > place]
        if behind:
            return behind[0].key, f'the code stands {len(there)} times; "below" points to the nearest behind'
    same = [other for other in there if other.section == row.section and other.key != row.key]
    if len(same) == 1:
        return same[0].key, f"the code stands {len(there)} times; this one stands under the same heading"
    return None, f"ambiguous: the code stands {len(there)} times in this document"
