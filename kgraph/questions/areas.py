"""Units by a plain word: "which of the areas lie in China" asks for units, where it asks for nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgraph.agreed.field import hits
from kgraph.analysis import words as words_in
from kgraph.questions.bounds import is_number
from kgraph.questions.throughout import ALL, NONE
from kgraph.questions.tokens import Token

_OTHERS = (
    "activity", "unit", "species", "country", "organisation", "document", "deadline", "undated", "overdue", "start",
    "responsible", "duty", "consulted", "level", "priority", "indicator", "recommendation", "agreed", "status", "error",
)  # fmt: skip


def with_areas(read: Sequence[Token]) -> list[Token]:
    """The same tokens; a word for areas means units where it is what is asked for, and else says nothing."""
    first = next((n for n, token in enumerate(read) if token.meaning == "area"), None)
    meant = first is not None and _is_asked_for(read, first)
    return [
        replace(token, meaning="unit" if n == first and meant else "empty") if token.meaning == "area" else token
        for n, token in enumerate(read)
    ]


def _is_asked_for(read: Sequence[Token], at: int) -> bool:
    """ "In which of the twelve areas does the Saiga occur": only names stand behind it, nothing before."""
    if any(token.kind in (ALL, NONE) for token in read):
        return True  # "areas with nothing but High rows"
    before, behind = read[:at], [token for token in read if token.kind == "name"]
    said = any(token.is_thing or (token.is_content and not is_number(token.text)) for token in before)
    said = said or any(token.meaning in _OTHERS for token in read)
    listed = all(one.kind in ("species", "country") for token in behind for one in token.asked)
    plain = not any(token.kind in ("year", "code", "topic", "theme", "document", "phrase") for token in read)
    return bool(behind) and listed and plain and not said and not any(map(_is_of_the_field, read))


def _is_of_the_field(token: Token) -> bool:
    """Whether a word tells what is done, or of what: rows may say it, headings do not."""
    return token.is_content and bool(list(hits(token.text, list(words_in(token.text)))))
