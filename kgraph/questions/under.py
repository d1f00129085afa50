"""Units as the part of a programme where rows are looked for, and not what is asked for: "unit rows", "under the CUs",
"what do the units plan"."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.questions.tokens import Token

OF_UNITS = "of units"  # "site-based activities", "at unit level": the meaning of words that ask for rows of units
_WITHIN = ("in", "under", "within", "across", "throughout", "from", "inside", "beneath")
_WHATEVER = ("what", "whatever", "what's", "everything", "anything", "all", "that", "what all")
_ROWS = ("lines", "items", "entries", "everything", "anything", "all", "content", "contents")  # by other words
_AUXILIARY = ("do", "does", "did", "would", "will", "can", "have", "has")
_HOLDING = ("activity", "relation", "mention")  # what is said of units that hold rows
_SILENT = ("empty", "light", "relation", "only", "time", "section", "activity", OF_UNITS)


def is_where(read: Sequence[Token], at: int) -> bool:
    """Whether units say only where rows stand."""
    return (
        _is_of_rows(read, at)
        or _is_within(read, at)
        or _holds_what_is_asked(read, at)
        or is_left_out(read, at)
        or _is_all(read, at)
    )


def is_left_out(read: Sequence[Token], at: int) -> bool:
    """ "Apart from the conservation units", "not under the units"; not where something else is denied before."""
    for token in read[at - 1 :: -1] if at else ():
        if token.meaning == "exclusion":
            return True
        if token.meaning not in _SILENT or token.kind == "mark":
            return False
    return False


def _is_of_rows(read: Sequence[Token], at: int) -> bool:
    """ "Unit rows", "the CU activities"; but units may plan something themselves: "which units plan a census"."""
    behind = read[at + 1] if at + 1 < len(read) else None
    return behind is not None and behind.meaning == "activity" and not behind.text.casefold().startswith("plan")


def _is_within(read: Sequence[Token], at: int) -> bool:
    """ "In the conservation units", "everything under CUs", "lines of the units"."""
    before = [token for token in read[max(at - 4, 0) : at] if token.text.casefold() not in ("the", "these", "our")]
    if not before or any(token.meaning == "score" for token in read):
        return False
    last = before[-1].text.casefold().split()[-1]
    return last in _WITHIN or (last == "of" and len(before) > 1 and _means_rows(before[-2]))


def _means_rows(token: Token) -> bool:
    return token.meaning == "activity" or token.text.casefold() in _ROWS


def _holds_what_is_asked(read: Sequence[Token], at: int) -> bool:
    """ "What do the units plan for ...", "whatever the conservation units hold on ..."."""
    behind = read[at + 1].meaning if at + 1 < len(read) else ""
    before = [token.text.casefold() for token in read[:at] if token.text.casefold() != "the"]
    while before and before[-1] in _AUXILIARY:
        before.pop()
    asked = bool(before) and before[-1].split()[-1] in _WHATEVER
    return asked and (behind in _HOLDING or at + 2 >= len(read))


def _is_all(read: Sequence[Token], at: int) -> bool:
    """ "Units only", "only the units": nothing is asked of them beside."""
    near = [*read[max(at - 2, 0) : at], *read[at + 1 : at + 2]]
    asked = any(token.text.casefold() in ("which", "what") for token in read[:at])
    return not asked and any(token.meaning == "only" for token in near)
