"""The question within a letter: what stands around the words of asking is greeting, background and thanks.

"Dear colleagues, as I am new here, could you tell me which species live in Iran?" asks which species live in Iran.
"""

from __future__ import annotations

import re

from kgraph.analysis import words

_FILLING = r"(?:\s+(?:me|us|you|please|kindly|know|again|once\s+more|out|exactly|\w+ly))*\s*,?\s+"
_ASKED = (
    r"(?:(?:at|by|for|from|in|of|on|since|to|until|under|with)\s+)?"
    r"(?:who|whom|whose|what|which|when|where|why|how)\b|whether\b|if\b"
)
_TOLD = (
    rf"(?:tell(?:ing)?|told|let|remind|show|inform|ask|know|hear|learn|say|see|confirm|explain|find|wonder(?:s|ing)?"
    rf"|remember|check|interested\s+in){_FILLING}(?={_ASKED})"
    rf"|(?:tell(?:ing)?|told|give|remind|confirm|know|learn|name|list|see|send|need|ask(?:\s+you)?\s+for|trouble\s+you\s+for"
    rf"|a\s+list\s+of){_FILLING}(?=(?:the|all)\b)"
)
_FRAME = re.compile(rf"\b(?:{_TOLD})", re.IGNORECASE)
_SELF = re.compile(
    r"\b(?:i|we|you|your|me|us|somebody|someone|anyone|would\s+like|kindly|please|therefore)\b[^.?!;:]{0,120}$",
    re.IGNORECASE,
)
_THANKS = re.compile(r",?\s+(?:and|as|because|since|but)\s+(?:i|we|my|our|would)\b", re.IGNORECASE)
_AGREED = re.compile(r"\b(?:we|you)\b[^.?!;:,]*\b(?:agreed?|decided?|already)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:it|its|such|these|this)\b|^\W*(?:\w+\W+){0,2}(?:it|they|that|so)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=\s)[A-Z]|\d\.\d")
_LEAST = 4  # words of a question


def core(question: str) -> str:
    """What is asked; the whole where nothing frames it, or where it only points back to what was said before."""
    frame = _last_frame(question)
    if frame is None:
        return question
    asked = question[frame.end() :].strip()
    thanks = _THANKS.search(asked)
    asked = asked[: thanks.start()] if thanks and _is_enough(asked[: thanks.start()]) else asked
    if not _is_enough(asked) or (_POINTS_BACK.search(asked) and not _NAME.search(asked)):
        return question
    return asked if asked.endswith("?") else f"{asked.rstrip('. ')}?"


def _last_frame(question: str) -> re.Match[str] | None:
    """The last words in which the writer asks to be told; what others said, or agreed to ask, is no frame."""
    frames = (hit for hit in _FRAME.finditer(question) if _SELF.search(question[: hit.end()]))
    return next((hit for hit in reversed(list(frames)) if not _AGREED.search(question[: hit.start()])), None)


def _is_enough(asked: str) -> bool:
    return len(list(words(asked))) >= _LEAST
