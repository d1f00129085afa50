"""What rows are asked for on, said right out: "activities on training", "which concern surveys", "research activities".

What is said so narrows the rows, whatever else is asked of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.agreed.field import hits
from kgraph.analysis import words as words_in
from kgraph.questions.tokens import Token

_ABOUT = frozenset((
    "about", "concern", "concerns", "concerning", "regarding", "related to", "relating to", "relate to", "deal with",
    "deals with", "dealing with", "dealt with", "have to do with", "has to do with", "with respect to", "touch on",
    "to do with", "devoted to", "dedicated to", "relevant to",
))  # fmt: skip
_BEHIND_ON = ("activity", "relation")  # "activities on", "focus on"; not "on paper"
_OBJECTS = ("it", "its", "them", "their", "the", "a", "an", "such")
_JOINS = ("and", "or", "both")


def on_what(read: Sequence[Token]) -> list[int]:
    """The tokens that say what the rows of a question are to be on; "how many workshops" asks for rows on them."""
    rows = next((at for at, token in enumerate(read) if token.meaning == "activity"), len(read))
    about = (at for at in range(rows + 1, len(read)) if _is_about(read, at))
    counted = (at for at in range(1, len(read)) if read[at].meaning == "occasion" and read[at - 1].meaning == "count")
    return [*counted, *_before(read, rows), *(at for leads in about for at in _behind(read, leads))]


def _is_about(read: Sequence[Token], at: int) -> bool:
    said = read[at].text.casefold()
    before = read[at - 1]
    return said in _ABOUT or (said == "on" and (before.meaning in _BEHIND_ON or before.is_thing))


def _before(read: Sequence[Token], rows: int) -> Iterator[int]:
    """ "Training activities": a word of the field just before them, that says more than that they are planned."""
    at = rows - 1
    if 0 < rows < len(read) and read[at].is_content and read[at].text.islower() and _is_done(read[at].text):
        yield at


def _is_done(text: str) -> bool:
    found = [concept for hit in hits(text, list(words_in(text))) for concept in hit.concepts]
    return any(one.part == "action" for one in found) and all("light" not in (one.part, one.kind) for one in found)


def _is_done_to(read: Sequence[Token], at: int) -> bool:
    behind = read[at + 1].text.casefold() if at + 1 < len(read) else ""
    return read[at].text.endswith("ing") and behind in _OBJECTS


def _behind(read: Sequence[Token], leads: int) -> Iterator[int]:
    """The words behind "on", with those that are joined to them."""
    for at in range(leads + 1, len(read)):
        token = read[at]
        if at > leads + 1 and _is_done_to(read, at):
            return  # "heritage sites or nominating them"
        if token.is_content or token.meaning == "occasion":
            yield at
        elif token.meaning not in (*_JOINS, "empty") and token.text != "," and not token.is_thing:
            return
        elif token.meaning == "empty" and at > leads + 1 and (read[at - 1].is_content or read[at - 1].is_thing):
            return  # "on training have", "on training in"
