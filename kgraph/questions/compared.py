"""Units that are held against one of them: "the same score as Kopetdag", "more points than High Pamirs"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kgraph.questions.tokens import Token

How = Literal["same", "more", "less"]
_FAR = 80  # characters
_OF = r"(?:(?:the|that\s+of|those\s+of|in|of)\s+)*"
_MORE = r"more|higher|better|greater|bigger|larger|above|ahead"
_LESS = r"fewer|less|lower|worse|smaller|below|behind"
_THAN = re.compile(rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b[^.?!;]{{0,40}}?\b(?:than|of)\s+{_OF}$", re.IGNORECASE)
_AS = re.compile(
    r"\b(?:same|equal|identical|as\s+(?:many|much|high|low|good|well)|ties?|tied|shares?|level)\b[^.?!;]{0,50}?"
    rf"\b(?:as|to|with|like)\s+{_OF}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Compared:
    title: str  # of the unit
    how: How
    span: tuple[int, int]  # of the words that compare


def compared(question: str, read: Sequence[Token]) -> Compared | None:
    """The unit that others are held against."""
    for token in read:
        first = max(token.start - _FAR, 0)
        before = question[first : token.start]
        match = (_THAN.search(before) or _AS.search(before)) if token.kind == "unit" and len(token.keys) == 1 else None
        if match is not None:
            told = match.groupdict()
            how: How = "more" if told.get("more") else "less" if told.get("less") else "same"
            return Compared(token.keys[0], how, (first + match.start(), token.start))
    return None
