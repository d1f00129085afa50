"""What the words of a sentence say of how far something is: done, under way, planned, needed, recommended, or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from ingest.phrases import source
from ingest.records import ReportedStatus

TABLE = "status_cues"
_NAMES: dict[str, ReportedStatus] = {
    "done": "implemented",
    "stands": "implemented",
    "ongoing": "in_progress",
    "partly": "partly_implemented",
    "planned": "planned",
    "needed": "needs_attention",
    "recommended": "recommended",
    "against": "not_recommended",
    "unknown": "unknown",
    "undone": "not_started",
    "waits": "not_started",
    "goes": "in_progress",
    "given up": "not_recommended",
}
_AUXILIARY = r"(?<!\w)(?:has|have|had|was|were|is|are|been|being)"
_NEAR = 80  # characters before a word in which its auxiliary stands
_LEADING = 6  # words: a "no" further behind the beginning belongs to something else


@dataclass(frozen=True, slots=True)
class State:
    """A status that words give, and where they stand. ``verb``: they are the verb of a clause."""

    status: ReportedStatus
    start: int
    end: int
    verb: bool = True


def states(words: str) -> tuple[State, ...]:
    """In order, without overlap; where two readings share words, the longer one counts."""
    found = sorted(_readings(words), key=lambda state: (state.start - state.end, state.start))
    kept: list[State] = []
    for state in found:
        if all(state.end <= other.start or other.end <= state.start for other in kept):
            kept.append(state)
    kept.sort(key=lambda state: state.start)
    return tuple(_meant(words, kept))


def plain_status(words: str) -> ReportedStatus:
    """Of a stretch without any state: "no publication compiled the data", "Iran practised it", "Completed"; any other
    verb in the passive that is a deed, "was galvanised", and what "will" be."""
    if _denies(words):
        return "not_started"
    if _compiled(rf"(?<!\bthe ){_any('done')}").search(words):
        return "implemented"
    deed = rf"(?!{_any('no deed', 'recommended', 'needed', 'planned')})[a-z]{{3,}}(?<!e)ed(?!\w)"
    passive = _compiled(rf"(?<!\w)(?:been|was|were|is|are|being){_between()}\s+{deed}").search(words)
    if passive and not _is_modal(words, passive.start()):
        return _how(passive.group(), "implemented")
    if _did().search(words):
        return "implemented"
    if _compiled(r"\b(?:remains?|remained|is|are|was|were)\s+(?:still\s+)?un(?!ited|expected)[a-z]{3,}ed\b").search(
        words
    ):
        return "not_started"  # "remains unsigned"
    return "planned" if _compiled(_any("to come")).search(words) else "unknown"


@cache
def _did() -> re.Pattern[str]:
    """ "Kyrgyzstan has equipped its parks", "Kazakhstan released deer"."""
    deed = rf"(?!(?i:{_any('no deed', 'recommended', 'needed', 'planned')}))[a-z]{{3,}}(?<!e)ed(?!\w)"
    return re.compile(rf"\b(?:has|have|had)\s+(?:[a-z]+ly\s+)?{deed}|(?<![\w.])[A-Z]\w+\s+(?:[a-z]+ly\s+)?{deed}")


@cache
def _any(*meanings: str) -> str:
    return "(?:" + "|".join(source(TABLE, meaning) for meaning in meanings) + ")"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _between() -> str:
    """What may stand between the parts of a verb: "has not yet been carried out"."""
    return rf"(?:\s+(?:{_any('adverb', 'not', 'mostly')}|been|being|\w+ly))*"


def _readings(words: str) -> Iterator[State]:
    yield from _passives(words)
    yield from _progressives(words)
    for meaning, fits in _FITS.items():
        for match in _compiled(_any(meaning)).finditer(words):
            state = fits(words, match, _NAMES[meaning])
            if state is not None:
                yield state


def _passives(words: str) -> Iterator[State]:
    """ "had been implemented", "had not yet been assessed", "was being undertaken", "not addressed to date"."""
    pattern = rf"(?:{_AUXILIARY}|{_any('not')}){_between()}\s+{_any('done')}"
    for match in _compiled(pattern).finditer(words):
        if not _is_modal(words, match.start()):
            made = _progress().search(words[max(0, match.start() - _NEAR) : match.end() + _NEAR])
            yield State(_how(match.group(), "in_progress" if made else "implemented"), *match.span())


@cache
def _progress() -> re.Pattern[str]:
    """ "Good progress was made", "India had made some progress": that is not the end of it."""
    made = rf"{_AUXILIARY}{_between()}\s+made"
    return _compiled(rf"\b(?:progress|headway)\s+{made}|{made}\s+(?:[a-z]+\s+){{0,2}}(?:progress|headway)\b")


def _progressives(words: str) -> Iterator[State]:
    """ "was currently conceptualizing", "were working on"."""
    pattern = rf"(?<!\w)(?:was|were|is|are|been)(?P<between>{_between()})\s+(?P<doing>(?!being\b)\w{{2,}}ing)(?!\w)"
    for match in _compiled(pattern).finditer(words):
        noun = words[match.end() :].lstrip().startswith("(")  # "among the threats were poaching (2.3.16)"
        if not noun and not _compiled(_any("needed", "planned", "ongoing")).fullmatch(match["doing"]):
            going = "planned" if match["doing"].casefold() in ("planning", "going") else "in_progress"
            yield State(_how(match["between"], cast(ReportedStatus, going)), *match.span())


def _how(between: str, status: ReportedStatus) -> ReportedStatus:
    if _compiled(_any("partly")).search(between):
        return "partly_implemented"
    if _compiled(_any("not")).search(between):
        return "not_started"
    return "in_progress" if "being" in between.split() else status


def _is_modal(words: str, start: int) -> bool:
    return (
        _compiled(r"(?:would|could|should|might|may|must|can)(?:\s+not)?\s+$").search(_before(words, start)) is not None
    )


def _before(words: str, start: int) -> str:
    return words[max(0, start - _NEAR) : start]


def _behind_auxiliary(words: str, start: int) -> re.Match[str] | None:
    return _compiled(rf"{_AUXILIARY}(?P<between>{_between()})\s+$").search(_before(words, start))


def _plainly(words: str, match: re.Match[str], status: ReportedStatus) -> State | None:
    """The words alone say it, unless denied or said of something only by the way: "the required information"."""
    if _compiled(rf"(?:(?<!\w)(?:the|any|these|those)|no\s+longer|{_any('not')})\s+$").search(
        _before(words, match.start())
    ):
        return None
    return State(status, *match.span())


def _stands(words: str, match: re.Match[str], status: ReportedStatus) -> State | None:
    denied = _compiled(rf"{_any('not')}\s+$").search(_before(words, match.start()))
    return State("not_started" if denied else status, *match.span())


def _goes_on(words: str, match: re.Match[str], status: ReportedStatus) -> State | None:
    """ "were ongoing", "had started", "or in progress", "Ongoing in both ..."; not "ongoing discussions"."""
    verb = _behind_auxiliary(words, match.start())
    if verb is not None:
        return State(_how(verb["between"], status), match.start() - len(verb.group()), match.end())
    before = _before(words, match.start()).rstrip()
    if _compiled(rf"{_any('not')}(?:\s+{_any('adverb')})?$").search(before):
        return State("not_started", *match.span())
    simple = _compiled(_any("begun")).fullmatch(match.group()) is not None and not before.endswith(" to")
    free = not before or before.endswith((";", ":", " or", " and", ",")) or simple
    return State(status, *match.span()) if free else None


def _intended(words: str, match: re.Match[str], status: ReportedStatus) -> State | None:
    """ "was planned", "there were plans to"; not "planned activities"."""
    verb = _behind_auxiliary(words, match.start())
    if verb is not None:
        return (
            None
            if _how(verb["between"], status) == "not_started"
            else State(status, match.start() - len(verb.group()), match.end())
        )
    return State(status, *match.span()) if " " in match.group() else None


def _advised(words: str, match: re.Match[str], status: ReportedStatus) -> State | None:
    """ "it was recommended to", "the group recommended"; not "all recommended activities"."""
    before = _before(words, match.start()).split()[-1:]
    named = _compiled(rf"\s+(?:\w+\s+)?{_any('noun')}").match(words, match.end())
    if before and before[0].casefold() in ("all", "the", "these", "every", "other", "not") and named:
        return None
    behind = re.sub(r"\([^()]*\)", lambda inside: " " * len(inside.group()), words[match.end() :])
    denied = re.match(r"\s+(?:that\s+)?[^,;.]{0,120}?\b(?:would|should|will|shall)\s+not\b", behind)
    return State("not_recommended" if denied else status, *match.span())


def _put_off(words: str, match: re.Match[str], status: ReportedStatus) -> State | None:
    """ "was postponed", "has been put off"."""
    verb = _behind_auxiliary(words, match.start())
    return State(status, match.start() - len(verb.group()), match.end()) if verb else None


def _proceeds(words: str, match: re.Match[str], status: ReportedStatus) -> State | None:
    """ "Counts continue", "work advanced"; not "should continue"."""
    wished = rf"(?:\bto|\bnot|\bshould|\bmust|\bshall|\bcould|\bwould|\bwill|\bthe){_between()}\s+$"
    return None if _compiled(wished).search(_before(words, match.start())) else State(status, *match.span())


def _in_part(_words: str, match: re.Match[str], status: ReportedStatus) -> State | None:
    return State(status, *match.span(), verb=False)


_FITS: dict[str, Callable[[str, re.Match[str], ReportedStatus], State | None]] = {
    "stands": _stands,
    "ongoing": _goes_on,
    "partly": _in_part,
    "planned": _intended,
    "needed": _plainly,
    "recommended": _advised,
    "against": _plainly,
    "unknown": _plainly,
    "undone": _put_off,
    "waits": _plainly,
    "goes": _proceeds,
    "given up": _put_off,
}


def _meant(words: str, found: list[State]) -> Iterator[State]:
    """Each state with what its subject says of it: "no mechanisms had been identified" is none."""
    for number, state in enumerate(found):
        since = found[number - 1].end if number else 0
        subject = re.split(rf";|\bthat\b|{_any('divides', 'turns')}", words[since : state.start], flags=re.IGNORECASE)[
            -1
        ]
        if state.status in ("implemented", "in_progress") and _denies(subject):
            yield State("not_started", state.start, state.end)
        elif state.status == "implemented" and (_limits(words, subject, state) or _beside_part(words, found, number)):
            yield State("partly_implemented", state.start, state.end)
        else:
            yield state


def _denies(subject: str) -> bool:
    leading = rf"\W*(?:\w+\W+){{0,{_LEADING}}}?{_any('none')}"
    return bool(_compiled(leading).match(subject) or _compiled(r"\b(?:neither|nor|none)\b").search(subject))


def _limits(words: str, subject: str, state: State) -> bool:
    """ "Some analysis was done", "were mostly implemented"; but "mostly implemented by governments" says by whom."""
    if _compiled(rf"\W*{_any('some')}").match(subject):
        return True
    mostly = _compiled(_any("mostly"))
    by = re.match(r"\s+by\b", words[state.end :])
    return mostly.search(subject) is not None or (mostly.search(words[state.start : state.end]) is not None and not by)


def _beside_part(words: str, found: list[State], number: int) -> bool:
    """ "had occurred only in ...", "in part X was addressed"."""
    state = found[number]
    before, after = found[max(0, number - 1)], found[min(len(found) - 1, number + 1)]
    pairs = [(words[before.end : state.start], before), (words[state.end : after.start], after)]
    return any(other.status == "partly_implemented" and not re.search("[,;]", gap.lstrip(" ,")) for gap, other in pairs)
