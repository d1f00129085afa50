"""Whether a text and a source have the same thing done: investigating is not doing, discussing is not agreeing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kgraph.agreed.acts import Act
from kgraph.agreed.field import likeness
from kgraph.agreed.proposal import Proposal
from kgraph.agreed.sources import Source

# What is done to the world, or laid down; unlike looking at it, talking, telling and teaching.
DOING = frozenset({"do", "deed", "undo", "ban", "allow", "money", "law", "agree"})
DECISIVE = frozenset({"deed", "undo"})  # whoever says one of these means it
LIMITING = frozenset({"ban", "law"})
LESS = frozenset({"mitigate", "reduce-area", "undo"})
LOOKING = frozenset({"consider", "investigate", "discuss", "light"})
ALIKE = 0.5  # of the acts of a text, the head counted twice
HEAD = 2.0


@dataclass(frozen=True, slots=True)
class Acting:
    """How far the acts of a text are those of a source (1: all), and those that are not."""

    alike: float
    other: tuple[Act, ...]  # of the text, that the source does not have done
    met: tuple[Act, ...]  # of the text, that it does
    by: tuple[Act, ...]  # of the source, that meet them

    @property
    def same(self) -> bool:
        return self.alike >= ALIKE and not self.other


def acting(said: Proposal, source: Source) -> Acting:
    mine = _telling(said)
    if said.considered:  # what is done and what is only thought of will both do
        mine = [replace(act, kinds=act.kinds - (DOING - {"ban"})) for act in mine]
    theirs = source.said.acts
    if not mine:
        return Acting(1.0 if not _bans(theirs, source) else 0.0, (), said.acts[:1], source.said.acts[:1])
    pairs = [(act, _best(act, theirs)) for act in mine]
    total = sum(_share(n) for n in range(len(mine)))
    alike = sum(_share(n) * (like if like > 0 else 0.0) for n, (_, (like, _)) in enumerate(pairs)) / total
    other = list(_against(mine, theirs, pairs, source))
    met = tuple(act for act, (like, _) in pairs if like > 0)
    by = tuple(dict.fromkeys(one for _, (like, one) in pairs if like > 0 and one is not None))
    return Acting(alike, tuple(dict.fromkeys(other)), met, by or _heads(source))


def has_act(said: Proposal) -> bool:
    """Whether a text says what is to be done; "better fences" and "use of fences" do not."""
    return bool(_telling(said))


def _telling(said: Proposal) -> list[Act]:
    return [act for act in said.acts if act.main and act.kinds != {"light"}]


def _share(number: int) -> float:
    return HEAD if number == 0 else 1.0


def _heads(source: Source) -> tuple[Act, ...]:
    return (source.said.head,) if source.said.head else ()


def _best(act: Act, theirs: Iterable[Act]) -> tuple[float, Act | None]:
    """The act of the source that is most like one of the text; below 0 where it is only considered or talked about."""
    found = [(_like(act, other) * (1 if _is_level(act, other) else -1), other) for other in theirs]
    best = max(found, key=lambda pair: pair[0], default=(0.0, None))
    if best[0] > 0:
        return best
    worst = min(found, key=lambda pair: pair[0], default=(0.0, None))
    return worst if worst[0] < 0 else (0.0, None)


def _like(one: Act, other: Act) -> float:
    return max(likeness(mine, theirs) for mine in one.concepts for theirs in other.concepts)


def _is_level(one: Act, other: Act) -> bool:
    """Whether both are done, or both only considered, looked into or talked about; who meets to agree does agree."""
    if one.under == other.under or not _is_done(one) or not _is_done(other):
        return True
    if one.kinds == other.kinds == {"agree"} and {one.under, other.under} == {"", "discuss"}:
        return True
    return bool(one.under) and bool(other.under)


def _is_done(act: Act) -> bool:
    return not act.kinds.isdisjoint(DOING)


def _against(
    mine: Sequence[Act], theirs: Sequence[Act], pairs: Sequence[tuple[Act, tuple[float, Act | None]]], source: Source
) -> Iterable[Act]:
    """The acts of a text that a source speaks against, by not having them or by only considering them."""
    bans, alike = [act for act in mine if "ban" in act.kinds], max(like for _, (like, _) in pairs)
    if source.polarity != "against":
        yield from (act for act, (_, other) in pairs if act in bans and (other is None or "ban" not in other.kinds))
    if not bans and (source.polarity == "against" or (source.said.head and "ban" in source.said.head.kinds)):
        yield mine[0]
    for number, (act, (like, other)) in enumerate(pairs):
        if "total" in act.kinds and not any("total" in one.kinds for one in theirs):
            yield act  # "a full ban" is more than a limit
        if not bans and other is not None and "ban" in other.kinds - act.kinds:
            yield act  # "not to build" is not "to build"
        decides = not act.kinds.isdisjoint(DECISIVE)
        unmet = like < 0 or (alike <= 0 and _only_talked_of(act, theirs))
        if (number == 0 and unmet) or (like < 1 and decides):
            yield act
    if _is_opposed(mine[0], pairs[0][1][0], source):
        yield mine[0]
    if "allow" in mine[0].kinds and pairs[0][1][0] <= 0 and any(not act.kinds.isdisjoint(LIMITING) for act in theirs):
        yield mine[0]
    if any("consider" in act.kinds for act in mine[:2]) and not any(_looks(act) for act in theirs):
        yield mine[0]


def _is_opposed(head: Act, like: float, source: Source) -> bool:
    """Whether a text has less of what a source has more of, or the other way round."""
    theirs = source.said.head
    if like > 0 or theirs is None:
        return False
    less = [not act.concepts.isdisjoint(LESS) for act in (head, theirs)]
    more = ["better" in act.kinds for act in (head, theirs)]
    return (less[0] and more[1]) or (more[0] and less[1])


def _only_talked_of(act: Act, theirs: Sequence[Act]) -> bool:
    """Whether a source only looks at things and talks about them, where a text has something done."""
    return _is_done(act) and not act.under and all(other.under or other.kinds <= LOOKING for other in theirs)


def _looks(act: Act) -> bool:
    return not act.kinds.isdisjoint({"consider", "investigate", "discuss"})


def _bans(theirs: Iterable[Act], source: Source) -> bool:
    return source.polarity == "against" or any("ban" in act.kinds for act in theirs)
