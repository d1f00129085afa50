"""The ways a concept's names are written in running text: plurals, spellings, abbreviated genera."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ontology.fold import normal

_IRREGULAR = {
    "wolf": "wolves", "goose": "geese", "ox": "oxen", "mouse": "mice", "calf": "calves", "elk": "elk",
    "deer": "deer", "sheep": "sheep", "moose": "moose", "fish": "fish", "series": "series", "species": "species",
    "argali": "argali", "takhi": "takhi", "ibex": "ibex", "lynx": "lynx",
}  # fmt: skip
_SAME_OR_S = frozenset({"argali", "takhi", "ibex", "lynx", "elk", "fish"})


def plurals(name: str) -> tuple[str, ...]:
    """A normalised English name in the plural; none where it already is one."""
    head, space, last = name.rpartition(" ")
    if not last.isalpha():
        return ()
    forms = [_IRREGULAR[last]] if last in _IRREGULAR else []
    if not forms or last in _SAME_OR_S:
        forms.append(_regular(last))
    return tuple(head + space + form for form in forms if form != last)


def _regular(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


def spellings(name: str, pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """A normalised name with each word that is spelled in two ways written either way."""
    forms = [name]
    for one, other in pairs:
        for old, new in ((one, other), (other, one)):
            if old in name:
                swapped = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, name)
                if swapped != name:
                    forms.append(swapped)
    return tuple(dict.fromkeys(form for base in forms for form in _punctuation(base)))


def _punctuation(name: str) -> Iterator[str]:
    """With and without the possessive s, the spaces round a stroke, the brackets round a period at the end."""
    yield name
    if re.search(r" \d{4}-\d{4}$", name):
        head, _, period = name.rpartition(" ")
        yield f"{head} ({period})"
    if "'s" in name:
        stem = re.sub(r"s's\b", "s", name)
        yield stem.replace("s ", "s' ", 1) if stem != name else name.replace("'s", "'")
        yield name.replace("'s", "")
        yield name.replace("'s", "s")
    if "/" in name:
        yield re.sub(r" ?/ ?", "/", name)
        yield re.sub(r" ?/ ?", " / ", name)


def abbreviations(scientific: str) -> Iterator[str]:
    """A normalised scientific name with its genus, and then its species, cut to a letter and a dot."""
    words = scientific.split(" ")
    if not all(re.fullmatch(r"[a-z]{3,}", word) for word in words) or len(words) not in (2, 3):
        return
    genus, *epithets = words
    for gap in (" ", ""):
        yield f"{genus[0]}.{gap}{' '.join(epithets)}"
        if len(epithets) == 2:
            yield f"{genus[0]}.{gap}{epithets[0][0]}. {epithets[1]}"
            yield f"{genus[0]}.{gap}{epithets[0][0]}.{epithets[1]}"


def normals(names: Iterable[str]) -> Iterator[str]:
    """Names in the letters of a view, each once, none that is a single letter."""
    yield from dict.fromkeys(form for form in map(normal, names) if len(form) > 1)
