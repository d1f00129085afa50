"""A document's symbol, ``UNEP/CMS/CAMI-TW/Doc.3/Rev.1``: where it is printed, its series, and whose document it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest import shapes
from ingest.cues import table
from ontology.vocabulary import Vocabulary

_OFTEN = 2  # a body that is named more often may be the issuer
_PART = r"(?:(?<=/Annex)|(?<=/Outcome)|(?<=/Inf\.)|(?<=/Doc\.))\s\d{1,2}(?![\w.])"
_SYMBOL = re.compile(rf"(?<![\w/.])[A-Z][A-Za-z]+(?:/[\w.()-]*[\w).])+(?:{_PART}|{shapes.NUMBERED})")
_REVISION = re.compile(r"(?:/(?:Rev|Add|Corr)\.?\d*)+$")


def inside(words: str) -> str | None:
    """The first symbol of an issuer's in some words."""
    found = (match.group().rstrip(".,") for match in _SYMBOL.finditer(words))
    return next((symbol for symbol in found if is_of_issuer(symbol)), None)


def is_of_issuer(symbol: str) -> bool:
    return _issuer_of(symbol) is not None or (symbol.count("/") > 1 and any(char.isdigit() for char in symbol))


def series(symbol: str | None) -> str | None:
    """``UNEP/CMS/CAMI-TW`` of ``UNEP/CMS/CAMI-TW/Doc.3/Rev.1``."""
    parts = _REVISION.sub("", symbol or "").split("/")
    return "/".join(parts[:-1]) if len(parts) > 2 else None


def issuer(symbol: str | None, front: Sequence[str], text: str, vocabulary: Vocabulary) -> str | None:
    """The body whose symbol it is; without one, the issuer that the text names again and again, or that alone has a
    line of the first page for its name."""
    if symbol is not None and (body := _issuer_of(symbol)):
        return body
    counts: dict[str, int] = {}
    for row in table("issuers"):
        concept = vocabulary.get("organisation", row["key"])
        names = {concept.label, *concept.acronyms} - {""} if concept else set()
        counts[row["key"]] = sum(len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) for name in sorted(names))
    best = max(counts, key=lambda key: counts[key], default=None)
    if best is not None and counts[best] > _OFTEN:
        return best
    headed = {vocabulary.named("organisation", line) for line in front} & counts.keys()
    return headed.pop() if len(headed) == 1 else None


def _issuer_of(symbol: str) -> str | None:
    for row in table("issuers"):
        if any(symbol.startswith(f"{start}/") for start in row["symbols"].split("|")):
            return row["key"]
    return None
