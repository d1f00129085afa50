"""What stands before the items of a web page's lists: bullets, or numbers counted as browsers count them."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ingest.readers.counting import letters, roman
from ingest.readers.web_table import children

_FORMS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
_STYLED = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b([a-z]+(?:-[a-z]+)*)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([+-]?\d{1,6})")


def labels(node: LexborNode) -> dict[int, str]:
    """By the identity of the item. A file says only how an item is counted: the bracket behind the number is ours."""
    items = [child for child in children(node) if child.tag == "li"]
    form = _form(node) or ("decimal" if node.tag == "ol" else "disc")
    backwards = "reversed" in node.attributes
    count = _number(node, "start", len(items) if backwards else 1)
    found: dict[int, str] = {}
    for item in items:
        count = _number(item, "value", count)
        found[item.mem_id] = _label(count, _form(item) or form)
        count += -1 if backwards else 1
    return found


def _form(node: LexborNode) -> str:
    styled = _STYLED.search(node.attributes.get("style") or "")
    if styled:
        return styled[1].lower()
    return _FORMS.get(node.attributes.get("type") or "", "")


def _label(count: int, form: str) -> str:
    if form == "none":
        return ""
    if form in ("lower-alpha", "lower-latin", "upper-alpha", "upper-latin"):
        printed = letters(count)
    elif form in ("lower-roman", "upper-roman"):
        printed = roman(count)
    elif form.startswith("decimal"):
        printed = str(count)
    else:
        return "•"
    return f"{printed.upper() if form.startswith('upper') else printed})"


def _number(node: LexborNode, name: str, otherwise: int) -> int:
    match = _NUMBER.match(node.attributes.get(name) or "")
    return int(match[1]) if match else otherwise
