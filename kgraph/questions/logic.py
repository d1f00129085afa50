"""What a question says of the things that it names: all of them, any, not this one, this one only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kgraph.query import Value
from kgraph.questions.every import every
from kgraph.questions.times import of_time
from kgraph.questions.tokens import ENDS, Token
from kgraph.questions.under import OF_UNITS
from ontology.vocabulary import Kind

_JOINS = ("and", "or", "both")
_LACKED: dict[str, Value] = {"deadline": "deadline", "indicator": "indicator", "priority": "priority"}
_WRITTEN = ("print", "prints", "printed", "say", "says", "read", "reads", "written", "spelled", "spelt")
_PARTS = ("responsible", "column", "consulted", "relation", "duty", "mention")  # that a body may have, or not have
_LEAVING = frozenset(("leave", "leaves", "leaving", "left", "keep", "keeps", "kept", "keeping"))
_LOOSE = ("empty", "relation", "activity", "mention", "occasion", "since", "until", "responsible", "duty")


@dataclass(slots=True)
class Logic:
    """What was read, by the number of the token."""

    excluded: set[int] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)  # words of exclusion that nothing follows
    every: set[Kind] = field(default_factory=set)
    only: set[int] = field(default_factory=set)  # the names beside which nothing else may hold
    only_of: set[Kind] = field(default_factory=set)
    alone: bool = False
    unresponsible: bool = False  # "named, but not as responsible"
    lacking: set[Value] = field(default_factory=set)
    unscored: bool = False
    excluded_levels: set[int] = field(default_factory=set)


def logic(tokens: Sequence[Token]) -> Logic:
    read = Logic()
    for at, token in enumerate(tokens):
        if token.meaning == "exclusion":
            if not of_time(tokens, at) and not _of_headings(tokens, at):
                _exclude(tokens, at, read)
        elif token.text.casefold() == "out" and _is_left(tokens, at):
            read.excluded.update(_bodies_before(tokens, at))
        elif token.meaning == "undated":
            read.lacking.add("deadline")
        elif token.meaning == "unassigned":
            read.lacking.add("responsible")
        elif token.meaning == "only":
            _restrict(tokens, at, read)
    read.every = set(every(tokens, read.excluded, _LOOSE))
    return read


# ---------------------------------------------------------------- not


def _exclude(tokens: Sequence[Token], at: int, read: Logic) -> None:
    """The first thing or word behind an exclusion, and what is joined to it by "and", "or" or a comma."""
    first = _next(tokens, at, lambda t: t.is_thing or t.is_content or t.meaning in (*_LACKED, "level", "score"))
    acts = _next_meaning(tokens, at) in _PARTS
    if acts and not (first is not None and _is_body(tokens[first])) and (bodies := _bodies_before(tokens, at)):
        read.excluded.update(bodies)
    elif acts and first is None and any(map(_is_body, tokens[:at])):
        read.unresponsible = True
    elif first is None and (before := _just_before(tokens, at)):
        read.excluded.update(before)
    elif first is None:
        read.lost.append(tokens[at].text)
    elif tokens[first].meaning == "priority" and _next_meaning(tokens, first) == "level":
        read.excluded_levels.update(_levels(tokens, first))  # "not ranked High"
    elif (lacked := _LACKED.get(tokens[first].meaning or "")) is not None:
        read.lacking.add(lacked)
    elif tokens[first].meaning == "score":
        read.unscored = True
    elif tokens[first].meaning == "level":
        read.excluded_levels.update(_levels(tokens, first))
    else:
        read.excluded.update(_joined_to(tokens, first))


def _levels(tokens: Sequence[Token], first: int) -> Iterator[int]:
    """A level and those that an "or" joins to it: "neither high nor low", "not low or medium"."""
    for at in range(first, len(tokens)):
        if tokens[at].meaning == "level":
            yield at
        elif tokens[at].meaning not in ("or", "empty", "exclusion", "priority") or tokens[at].text.casefold() == "but":
            return


def _of_headings(tokens: Sequence[Token], at: int) -> bool:
    """ "Apart from unit headings", "leaving out the general part": what stands behind that is not what is left out."""
    first = _next(tokens, at, lambda t: t.meaning not in ("empty", "only", "relation"))
    if first is not None and tokens[first].meaning == "programme-wide":
        return True
    if first is None or tokens[first].meaning not in ("unit", "section"):
        return False
    behind = _next(tokens, first, lambda t: t.meaning not in ("empty", "section"))
    return behind is None or tokens[behind].kind not in ("unit", "theme", "unknown")


def _is_body(token: Token) -> bool:
    return any(one.kind == "organisation" for one in token.asked)


def _bodies_before(tokens: Sequence[Token], at: int) -> list[int]:
    """ "Where NGOs are not responsible": the bodies just before what is denied, not the unit in which it is."""
    found: list[int] = []
    for before in range(at - 1, -1, -1):
        if _is_body(tokens[before]):
            found.append(before)
        elif tokens[before].meaning not in ("empty", *(_JOINS if found else ())):
            break
    return found


def _is_left(tokens: Sequence[Token], at: int) -> bool:
    """ "Which rows leave governments out?", "GOs in, NGOs out"."""
    said = [token.text.casefold() for token in tokens[:at]]
    inside = any(word == "in" and _is_body(tokens[n - 1]) for n, word in enumerate(said) if n)
    return at > 0 and _is_body(tokens[at - 1]) and (inside or not _LEAVING.isdisjoint(said))


def _just_before(tokens: Sequence[Token], at: int) -> list[int]:
    """ "..., but governments are not": the names that an exclusion at the end stands behind, where others go before."""
    found: list[int] = []
    for before in range(at - 1, -1, -1):
        if tokens[before].kind == "name":
            found.append(before)
        elif tokens[before].meaning != "empty":
            break
    return found if found and any(token.kind == "name" for token in tokens[: min(found)]) else []


def _joined_to(tokens: Sequence[Token], first: int) -> Iterator[int]:
    """A thing, and those of its kind that a list goes on with; of words, those that stand next to each other."""
    yield first
    if tokens[first].is_content:
        yield from _run(tokens, first)
        return
    at, joined = first + 1, False
    while at < len(tokens):
        token = tokens[at]
        again = bool(token.asked) and _keys(token) == _keys(tokens[first])  # "governments (GOs)"
        if again or (token.is_thing and joined and _sort(token) == _sort(tokens[first])):
            yield at
            joined = False
        elif token.meaning in _JOINS or token.text == ",":
            joined = True
        elif token.meaning not in ("empty", "since", "until", "exclusion"):
            return
        at += 1


def _run(tokens: Sequence[Token], first: int) -> Iterator[int]:
    for at in range(first + 1, len(tokens)):
        if not tokens[at].is_content:
            return
        yield at


def _keys(token: Token) -> set[str]:
    return {one.key for one in token.asked}


def _sort(token: Token) -> str:
    return token.asked[0].kind if token.asked else token.kind


# ---------------------------------------------------------------- only


def _restrict(tokens: Sequence[Token], at: int, read: Logic) -> None:
    """ "Turkmenistan only", "only Turkmenistan", "GOs alone", "no other species"."""
    if at and (tokens[at - 1].meaning in ("priority", "level", "unit", OF_UNITS) or _of_units(tokens[:at])):
        return  # "high priority only", "unit rows only"
    whole = tokens[at].text.casefold()
    if beside := _beside(whole):
        read.only_of.add(beside)
        read.alone |= beside == "organisation"
        return
    name = _nearest_name(tokens, at)
    if name is None:
        read.alone |= _acts_alone(tokens, at)
        return
    kind = tokens[name].asked[0].kind
    if kind == "organisation" and _is_wording(tokens, at, name):
        return  # "where just CMS is printed": so it is written, with whomever it stands
    read.only.add(name)
    if kind == "organisation":
        read.alone = True
    else:
        read.only_of.add(kind)


def _of_units(before: Sequence[Token]) -> bool:
    return [token.meaning for token in before[-2:]] == ["unit", "activity"]


def _acts_alone(tokens: Sequence[Token], at: int) -> bool:
    """ "The sole responsible actor", "have to do by themselves": said of whoever is named to act."""
    said = tokens[at].text.casefold().split()
    acting = "responsible" in said or _next_meaning(tokens, at) in ("responsible", "organisation")
    if any(map(_is_body, tokens)):
        return said[0] in ("by", "on") or acting
    near = {word for token in tokens[at + 1 : at + 3] for word in token.text.casefold().split()}
    return acting and not {"sole", "solely", "single", "one"}.isdisjoint({*said, *near})


def _is_wording(tokens: Sequence[Token], at: int, name: int) -> bool:
    near = (*tokens[max(at - 1, 0) : at], *tokens[max(at, name) + 1 : max(at, name) + 3])
    return any(token.text.casefold().split()[0] in _WRITTEN for token in near)


def _beside(words: str) -> Kind | None:
    """The kind that a phrase itself speaks of."""
    if "species" in words:
        return "species"
    if "countr" in words or "nowhere" in words:
        return "country"
    return "organisation" if "nobody" in words or "no one" in words else None


def _nearest_name(tokens: Sequence[Token], at: int) -> int | None:
    """The name just before, else the next one, else the one before other words."""
    if _next_meaning(tokens, at) in ("consulted", "indicator", "mention"):
        return None
    if at and tokens[at - 1].kind == "name":
        return at - 1
    after = _next(tokens, at, lambda t: t.kind == "name")
    if after is not None and all(t.meaning in _LOOSE for t in tokens[at + 1 : after]):
        return after
    ended = _next_meaning(tokens, at) == "exclusion" or (at + 1 < len(tokens) and tokens[at + 1].text == ",")
    if not ended and any(t.kind != "mark" and t.meaning != "empty" for t in tokens[at + 1 : at + 3]):
        return None  # "just the general ones": it restricts what follows
    before = next((n for n in range(at - 1, -1, -1) if tokens[n].kind == "name" or tokens[n].text in ENDS), None)
    return before if before is not None and tokens[before].kind == "name" else None


def _next_meaning(tokens: Sequence[Token], at: int) -> str:
    return next((t.meaning for t in tokens[at + 1 :] if t.meaning != "empty" and t.text != ","), "")


def _next(tokens: Sequence[Token], at: int, fits: Callable[[Token], bool]) -> int | None:
    return next((n for n in range(at + 1, len(tokens)) if fits(tokens[n])), None)
