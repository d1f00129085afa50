"""The footnotes of a web page: links that point down to a note, the notes, and the links that lead back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

_MARK = re.compile(r"[\[(]?\s*(\w{1,3}|[*†‡§]{1,3})\s*[\])]?")
_BRACKETED = re.compile(r"\[.*\]", re.DOTALL)
_CALLED = re.compile(r"noteref|note-ref|footnote|endnote|_ftn|_edn|msofootnote|cite_?note|fn[-:]?\d", re.IGNORECASE)
_BACK = re.compile(r"[\s↩↑^⏎\ufe0e\ufe0f\[\]()]*|(?:back|return)\b.{0,40}", re.IGNORECASE)


class Notes:
    """Which links are marks, which elements are notes, by the identity of their nodes."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self.marks: dict[int, str] = {}
        self.targets: dict[int, str] = {}
        self.around: set[int] = set()  # what holds a note is no mere furniture
        self._back: set[str] = set()  # the names of the places that marks stand at
        links = [link for link in page.css("a[href]") if _goes_to(link)]
        if links:
            self._find(links, _places(page), {node.mem_id: at for at, node in enumerate(page.css("*"))})

    def _find(self, links: list[LexborNode], places: dict[str, LexborNode], order: dict[int, int]) -> None:
        for link in links:
            target, printed = places.get(_goes_to(link)), _MARK.fullmatch(link.text(deep=True).strip())
            if target is None or printed is None or not _is_mark(link):
                continue
            if order[target.mem_id] > order[link.mem_id] and target.mem_id not in self.marks:
                self.marks[link.mem_id] = printed[1]
                self.targets.setdefault(target.mem_id, printed[1])
                self._back |= set(_names_at(link))
                fresh = takewhile(lambda node: node.mem_id not in self.around, _from(target))
                self.around |= {node.mem_id for node in [*fresh]}

    def leads_back(self, link: LexborNode) -> bool:
        """A link from a note up to its mark, printed as the mark or as an arrow."""
        if _goes_to(link) not in self._back:
            return False
        words = link.text(deep=True).strip()
        return _MARK.fullmatch(words) is not None or _BACK.fullmatch(words) is not None


def without_mark(words: str, name: str) -> str:
    """A note's words without the mark that is printed before them."""
    own = rf"(?:<sup>)?[\[(]?\s*{re.escape(name)}\s*[\])]?(?:</sup>|[.:)]|(?=\s))\s*"
    return re.sub(rf"^(?:{own}|[\^↑]\s+|\[\]\s*|\.\s+)", "", words)


def _goes_to(link: LexborNode) -> str:
    """The name of the place on this page that a link goes to."""
    address = link.attributes.get("href") or ""
    return unquote(address[1:]) if address.startswith("#") else ""


def _places(page: LexborHTMLParser) -> dict[str, LexborNode]:
    found: dict[str, LexborNode] = {}
    for node in page.css("[id], a[name]"):
        for name in (node.attributes.get("id"), node.attributes.get("name")):
            if name:
                found.setdefault(name, node)
    return found


def _is_mark(link: LexborNode) -> bool:
    """Raised, in square brackets, or called a note."""
    near = [*islice(_from(link), 3)]
    if any(node.tag == "sup" for node in near) or link.css_first("sup") is not None:
        return True
    called = " ".join(link.attributes.get(name) or "" for name in ("href", "class", "role", "epub:type", "id"))
    return bool(_BRACKETED.fullmatch(link.text(deep=True).strip()) or _CALLED.search(called))


def _names_at(link: LexborNode) -> Iterator[str]:
    """The names of a mark: its own, that of what it raises, that of what stands in it."""
    for node in (*islice(_from(link), 3), *link.css("[id]")):
        for name in (node.attributes.get("id"), node.attributes.get("name")):
            if name and node.tag in ("a", "sup", "span"):
                yield name


def _from(node: LexborNode | None) -> Iterator[LexborNode]:
    """The node and all that it stands in."""
    while node is not None:
        yield node
        node = node.parent
