"""A question of two parts: each is answered, the second about the same things, and the answers are put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgraph.query import Intent, Query
from kgraph.results import Answer, Result

_SECOND = re.compile(
    r"\s*(?:[,;]\s*(?:and\s+)?|\band\s+|[?.!]\s+(?:and\s+)?)"
    r"(?=(?:who|whom|whose|by whom|when|by when|until when|which|what|in which|for which|how many|to whom)\b\s+\w+)",
    re.IGNORECASE,
)
_TWO_DATES = re.compile(  # "By when must the request and the full file be handed in?"
    r"\W*(?P<when>(?:by\s)?when\s(?:must|should|shall|will|do|does|is|are|have|has))\s(?P<one>the\s[^,;.?]{2,120}?)"
    r"\sand\s(?P<other>the\s[^,;.?]{2,120}?)\s(?P<done>(?:be|to\sbe|have\sto|has\sto|need\sto|due|come)\b[^,;.?]*)[?.\s]*",
    re.IGNORECASE,
)
_DATE = r"(?:the\s+)?(?:due\s+dates?|dates?|deadlines?)"
_DATES_OF = re.compile(  # "UNESCO, Koytendag: date of the request + date of the dossier"
    rf"\W*(?:(?P<about>[^:?]{{2,80}}):\s*)?(?:what\s(?:is|are)\s)?{_DATE}\s(?:of|for)\s(?P<one>[^,;.?+&]{{2,80}}?)"
    rf"\s*(?:,\s*and\b|[+,&]|\band\b)\s*(?:{_DATE}\s)?(?:of|for)\s(?P<other>[^;.?]{{2,80}}?)[?.\s]*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|both)\b", re.IGNORECASE)
_LEAD = re.compile(r"\W*(?:of|in|for|under|among|amongst|from|at|on|within|around|regarding|concerning|about)\b", re.I)
_CLAUSE = re.compile(  # "Where disease is at issue, which ...": it only says of what is asked
    r"\W*(?:where|when|whenever|wherever|if|once|as|since|while)\s+(?!(?:is|are|was|were|do|does|did|will|would|shall|should"
    r"|can|could|has|have|had|must|may|might|in|on|to|exactly|else)\b)",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\bhow\s+many\b", re.IGNORECASE)
_ASKING = re.compile(r"\b(?:who|whom|whose|when|which|what|where|how|why)\b", re.IGNORECASE)
# What can be asked of the same things side by side. Of what was said in words, one passage answers both parts.
_STRUCTURED: tuple[Intent, ...] = (
    "activities", "responsible", "deadlines", "units", "documents", "coverage", "gaps", "counts", "definition",
    "recommendations", "reported_status",
)  # fmt: skip


def split(question: str) -> tuple[str, str] | None:
    """The two halves of a question, where the second begins to ask anew."""
    dates = _TWO_DATES.fullmatch(question)
    if dates is not None and not _BETWEEN.search(dates["one"]):
        first, second = (f"{dates['when']} {dates[one]} {dates['done']}?" for one in ("one", "other"))
        return first, second
    if named := _DATES_OF.fullmatch(question):
        about = f" ({named['about']})" if named["about"] else ""
        first, second = (f"By when is {named[one]} due{about}?" for one in ("one", "other"))
        return first, second
    found = (m for m in _SECOND.finditer(question) if m.start() > 0 and not _leads(question[: m.start()], m.group()))
    match = next(found, None)
    if match is None:
        return None
    first, second = question[: match.start()].strip(), question[match.end() :].strip()
    return (first, second) if len(first.split()) > 1 and len(second.split()) > 1 else None


def _leads(first: str, between: str) -> bool:
    """ "Of the activities under Kopetdag, which ...": what only says of what is asked; nor is one count split."""
    if between.strip() == "," and _CLAUSE.match(first) is not None:
        return True
    return _LEAD.match(first) is not None and (_ASKING.search(first) is None or _COUNTS.search(first) is not None)


def are_two(first: Query, second: Query) -> bool:
    plain = first.intent in _STRUCTURED and second.intent in _STRUCTURED
    asked = first.wants is not None or (first.asks_rows and first.asks is not None)
    return plain and asked and (first.narrows() or first.asks is not None) and not _is_said(first, second)


def _is_said(*queries: Query) -> bool:
    """Whether a part asks what a meeting said: then its sentences answer the whole."""
    return any(query.intent in ("recommendations", "reported_status") for query in queries)


def carried(first: Query, second: Query) -> Query:
    """The second part, about what the first is about where it names nothing itself."""
    if second.narrows():
        return _in_the_same_unit(first, second)
    asks = "organisation" if second.intent == "responsible" and second.asks is None else second.asks
    return replace(
        second, asks=asks,
        names=first.names, excluded=first.excluded, every=first.every, units=first.units, codes=first.codes,
        topics=first.topics, words=first.words, unknown=first.unknown, documents=first.documents,
        sections=first.sections, due_by=first.due_by, due_from=first.due_from, not_due=first.not_due,
        priorities=first.priorities, excluded_priorities=first.excluded_priorities,
        only_of=first.only_of, alone=first.alone, tiers=first.tiers, named=first.named, asks_rows=True,
    )  # fmt: skip


def _in_the_same_unit(first: Query, second: Query) -> Query:
    """ "By when is the request on Kopetdag due, and by when the full dossier?": that one, too, is of Kopetdag."""
    both = first.intent == second.intent == "deadlines"
    named = second.names or second.units or second.sections or second.codes or second.documents
    return replace(second, units=first.units) if both and not named else second


def together(question: str, answers: Sequence[Answer]) -> Answer:
    """One answer: every row says which part it answers."""
    first = answers[0]
    rows: list[Result] = []
    for number, one in enumerate(answers, start=1):
        rows += (replace(row, part=number) for row in one.results if row not in first.results or number == 1)
    return replace(
        first,
        question=question,
        summary=" ".join(one.summary for one in answers),
        results=tuple(rows),
        cautions=tuple(dict.fromkeys(caution for one in answers for caution in one.cautions)),
        suggestions=tuple(dict.fromkeys(near for one in answers for near in one.suggestions)),
    )
