"""What of a web page nobody reads: what is hidden, what is no text, and what every page of a site carries."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

_NO_TEXT = frozenset(
    {"script", "style", "template", "noscript", "noframes", "noembed", "head", "svg", "canvas", "iframe", "object"}
    | {"audio", "video", "map", "button", "select", "datalist", "textarea", "rt", "rp", "title", "progress", "meter"}
)
_FURNITURE = frozenset({"nav", "aside", "search"})
_HEAD_AND_FOOT = frozenset({"header", "footer"})
_PARTS = frozenset({"main", "article", "section"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar"})
_STYLED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN = frozenset({"sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden"})


def is_hidden(node: LexborNode, tag: str) -> bool:
    if tag in _NO_TEXT:
        return True
    said = node.attributes
    if "hidden" in said or (said.get("aria-hidden") or "").lower() == "true":
        return True
    if tag == "dialog" and "open" not in said:
        return True
    return _STYLED.search(said.get("style") or "") is not None or bool(_UNSEEN & {*(said.get("class") or "").split()})


def is_site_furniture(node: LexborNode, tag: str) -> bool:
    """The head and foot of an article are part of it, those of the page are not."""
    if tag in _FURNITURE or (node.attributes.get("role") or "").lower() in _ROLES:
        return True
    if tag == "div" and node.attributes.get("title") in _HEAD_AND_FOOT:
        return True  # the running head and foot of a page that LibreOffice made of a document
    return tag in _HEAD_AND_FOOT and not _is_in_a_part(node)


def _is_in_a_part(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.tag not in _PARTS:
        parent = parent.parent
    return parent is not None
