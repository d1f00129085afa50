"""What the runs of a Word paragraph say: words, breaks, signs, notes; not the codes of fields nor what was deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ingest.readers.inline import Words
from ingest.readers.word_styles import Styles, is_raised, turned

_SIGNS = {"tab": " ", "noBreakHyphen": "-", "ptab": " "}
_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_LEFT_OUT = frozenset({"pPr", "rPr", "instrText", "delText", "delInstrText", "sdtPr", "sdtEndPr", "rubyPr", "rt"})
# Signs of the two fonts that have no letters, by the last two digits of their code.
_WINGDINGS = {
    "FC": "✓", "FE": "☑", "FB": "✗", "FD": "☒", "A8": "□", "6F": "□", "71": "□", "A7": "▪", "6E": "■", "6C": "●",
    "D8": "▪", "E0": "→", "DF": "←", "F0": "→",
}  # fmt: skip
_SYMBOL = {
    "B7": "•", "B0": "°", "B1": "±", "A3": "≤", "B3": "≥", "B4": "×", "B8": "÷", "B9": "≠", "BB": "≈", "AE": "→",
    "D7": "·", "2D": "−", "61": "α", "62": "β", "67": "γ", "64": "δ", "6D": "μ", "44": "Δ", "57": "Ω",
}  # fmt: skip


@dataclass(slots=True)
class _Field:
    """A field that computes its words, such as a page number: first its code, then what it came to."""

    code: str = ""
    is_code: bool = True

    @property
    def is_page(self) -> bool:
        return self.code.split()[:1] != [] and self.code.split()[0].upper() in _PAGES


class Runs:
    """Reads paragraphs in text order, since a field may begin in one and end in another."""

    def __init__(self, styles: Styles, note: Callable[[Element, str], str | None]) -> None:
        self.styles = styles
        self.note = note  # what stands for a footnote's mark; None where that is printed as words
        self.boxes: list[Element] = []  # text boxes met, whose paragraphs stand by themselves
        self.changes = 0  # insertions and deletions met
        self._fields: list[_Field] = []

    def words(self, paragraph: Element, style: str | None) -> Words:
        found = Words()
        self._inside(paragraph, found, style)
        self._fields = [one for one in self._fields if not one.is_code]  # a code does not go beyond its paragraph
        return found

    def _inside(self, element: Element, found: Words, style: str | None) -> None:
        for child in element:
            if child.tag in ("del", "moveFrom"):
                self.changes += 1
            elif child.tag == "r":
                self._run(child, found, style)
            elif child.tag == "fldSimple":
                if not _Field(child.get("instr", "")).is_page:
                    self._inside(child, found, style)
            elif child.tag == "AlternateContent":
                self._choice(child, found, style)
            elif child.tag not in _LEFT_OUT:
                self.changes += child.tag in ("ins", "moveTo")
                self._inside(child, found, style)

    def _run(self, run: Element, found: Words, style: str | None) -> None:
        look = run.find("rPr")
        own = look.find("rStyle") if look is not None else None
        named = own.get("val") if own is not None else None
        if self._on(look, named, style, "vanish"):
            return
        bold = self._on(look, named, style, "b")
        raised = is_raised(look) or (named is not None and self.styles.raised(named))
        for child in run:
            self._piece(child, run, found, bold, raised)

    def _on(self, look: Element | None, named: str | None, style: str | None, what: str) -> bool:
        own = turned(look, what)
        if own is None and named is not None:
            own = self.styles.says(named, what)
        return bool(self.styles.says(style, what) if own is None else own)

    def _piece(self, child: Element, run: Element, found: Words, bold: bool, raised: bool) -> None:
        if child.tag == "fldChar":
            self._field(child.get("fldCharType"))
        elif child.tag == "instrText":
            if self._fields and self._fields[-1].is_code:
                self._fields[-1].code += child.text or ""
        elif child.tag == "AlternateContent":
            self._choice(child, found, None)
        elif child.tag in ("drawing", "pict", "object"):
            self.boxes += _outermost(child)
        elif any(field.is_code or field.is_page for field in self._fields):
            return
        elif child.tag in ("br", "cr"):
            if child.get("type") in ("page", "column"):
                found.add(" ")
            else:
                found.line_break()
        elif child.tag in ("footnoteReference", "endnoteReference"):
            printed = self.note(child, "".join(text.text or "" for text in run.findall("t")))
            if printed is not None:
                found.mark(printed, bold)
        elif not _is_custom_mark(child, run):
            found.add(_text(child), bold=bold, raised=raised)

    def _choice(self, element: Element, found: Words, style: str | None) -> None:
        """The same thing written in several ways: the first is meant for programs of today."""
        first = next((child for child in element if child.tag in ("Choice", "Fallback")), None)
        if first is None:
            return
        boxes = [*_outermost(first)]
        self.boxes += boxes
        if not boxes:
            self._inside(first, found, style)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_code = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _outermost(element: Element) -> Iterator[Element]:
    """Text boxes that stand in no other; of what is written in several ways, the first."""
    for child in element:
        if child.tag == "txbxContent":
            yield child
        elif child.tag != "Fallback" or element.tag != "AlternateContent" or element[0] is child:
            yield from _outermost(child)


def _is_custom_mark(child: Element, run: Element) -> bool:
    """The words of a run whose note has a mark of its own are that mark."""
    notes = [one for one in run if one.tag in ("footnoteReference", "endnoteReference")]
    return child.tag == "t" and any(one.get("customMarkFollows", "0") in ("1", "true", "on") for one in notes)


def _text(child: Element) -> str:
    if child.tag == "t":
        return child.text or ""
    if child.tag == "sym":
        font, code = child.get("font", "").lower(), child.get("char", "").upper()
        table = _SYMBOL if font == "symbol" else _WINGDINGS if "wingdings" in font else {}
        return table.get(code[-2:], "") if code.startswith("F0") or table else _sign(code)
    return _SIGNS.get(child.tag, "")


def _sign(code: str) -> str:
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return sign if sign.isprintable() else ""
