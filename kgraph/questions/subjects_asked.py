"""Whether a question only names what rows are to be on: "camera traps", "training for rangers: where?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import takewhile

from ingest.cues import fold, meanings
from kgraph.agreed.field import is_light, is_of_the_field
from kgraph.analysis import words as words_in
from kgraph.questions.tokens import Token

_TIES = frozenset((
    "of", "for", "to", "on", "in", "at", "by", "with", "from", "along", "across", "through", "near", "against", "over",
    "between", "within", "under", "inside", "outside", "around", "into",
))  # fmt: skip
_ARTICLES = ("the", "a", "an")
_NEAR = 6  # tokens


def are_subjects(tokens: Sequence[Token]) -> bool:
    """Whether nothing is looked for but what rows are on, one thing or a list of them: "camera traps"."""
    tokens = list(takewhile(lambda token: token.meaning != "exclusion", tokens))  # "mining (not oil and gas)"
    named = [n for n, token in enumerate(tokens) if token.kind == "subject"]
    rest = [n for n, token in enumerate(tokens) if token.is_content and token.kind != "subject"]
    between = tokens[named[0] : named[-1]] if named else ()
    joints = [_joins(one) for one in between if one.kind != "subject" and (_joins(one) or not is_light(one.text))]
    in_a_list = all(joints) and len(joints) >= len(named) - 1
    again = {word.stem for n in named for word in words_in(tokens[n].text)}  # "camera traps / trapping"
    return bool(named) and in_a_list and all(_adds_nothing(tokens, n, again) for n in rest)


def _adds_nothing(tokens: Sequence[Token], at: int, again: Set[str]) -> bool:
    text = tokens[at].text
    return is_light(text) or _is_tied(tokens, at) or all(word.stem in again for word in words_in(text))


def _joins(token: Token) -> bool:
    """ "Roads and railways", "training for rangers", "fences along borders"."""
    return token.meaning in ("and", "or") or token.text == "," or token.text.casefold() in _TIES


def _is_tied(tokens: Sequence[Token], at: int) -> bool:
    """ "The control of fires", "fences along state borders": a word of the field before a subject, or behind one."""
    said = [
        one
        for one in tokens[max(at - _NEAR, 0) : at + 1]
        if not (one.text.casefold() in _ARTICLES or one.meaning == "relation")
    ]
    before = said[-3:-1]
    behind = [one for one in tokens[at + 1 : at + 1 + _NEAR] if one.text.casefold() not in _ARTICLES][:2]
    leads = len(behind) == 2 and behind[0].text.casefold() in _TIES and behind[1].kind == "subject"
    follows = len(before) == 2 and before[0].kind == "subject" and before[1].text.casefold() in _TIES
    return (leads or follows) and is_of_the_field(tokens[at].text)


def with_any_deed(tokens: Sequence[Token]) -> list[Token]:
    """ "Where are fences mapped, used or kept?": where a word that says little will do, the others narrow nothing."""
    if all(token.kind != "subject" for token in tokens):
        return list(tokens)
    any_will_do = {
        at
        for n, token in enumerate(tokens)
        if token.meaning == "or"
        for at in _listed_around(tokens, n)
        if any(tokens[other].meaning == "relation" for other in _listed_around(tokens, n))
    }
    deeds = {at for at in any_will_do if tokens[at].is_content and _is_deed(tokens[at].text)}
    return [replace(token, meaning="relation") if n in deeds else token for n, token in enumerate(tokens)]


def _is_deed(text: str) -> bool:
    return is_of_the_field(text) or fold(text) in meanings("verb_forms", "verb")


def _listed_around(tokens: Sequence[Token], joint: int) -> Iterator[int]:
    """The single words of a list that ends in "or"."""
    if joint + 1 < len(tokens) and tokens[joint + 1].kind == "word":
        yield joint + 1
    at = joint - 1
    while at >= 0 and tokens[at].kind == "word":
        yield at
        at = at - 2 if at > 1 and tokens[at - 1].text == "," else -1
