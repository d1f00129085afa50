"""Questions for what a programme is itself: its years, who drew it up, what score a unit needed to be taken up.

Such a question holds nothing but words for that, in ``programme_words.csv``, and words of the programme's own name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Set
from typing import Literal

from ingest.cues import meanings
from kgraph.analysis import words as words_in

Side = Literal["start", "end", "period", "author", "score"]
_LONGEST = 30  # words
_NEEDED = re.compile(
    r"\b(?:need\w*|require\w*|necessary|minimum|lowest|threshold|cut-?off|at\s+least|ha[sd]\s+to|have\s+to|must|enough"
    r"|sufficient)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:taken?\s+up|taken\s+in(?:to)?|select\w*|chosen|includ\w+|qualif\w+|accepted|ma[dk]e\s+it|get\s+in(?:to)?"
    r"|got\s+in(?:to)?|enter\w*|become\s+part|be\s+part)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r"\b(?:scores?|points)\b", re.IGNORECASE)


def asked_of_programme(question: str, name: Collection[str]) -> Side | None:
    """What is asked of a programme itself, if that is all; ``name`` holds the words of the programmes' names."""
    said = list(words_in(question))
    if len(said) > _LONGEST:
        return None
    if _SCORE.search(question) and _NEEDED.search(question) and _TAKEN.search(question):
        return "score"
    known = meanings("programme_words", "meaning")
    told = {known.get(word.folded, "filler" if word.folded in name else "") for word in said}
    return _side(told) if "programme" in told and "" not in told else None


def _side(told: Set[str]) -> Side | None:
    timed = "ask" in told and not {"start", "end", "run"}.isdisjoint(told)
    if "maker" in told or "who" in told:
        return "author" if told & {"author", "maker"} else None
    if "author" in told or not (timed or "period" in told):
        return None
    sides = told & {"start", "end"}
    return "period" if len(sides) != 1 else "start" if "start" in sides else "end"
