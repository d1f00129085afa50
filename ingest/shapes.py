"""What a single line of a document looks like, judged by its own characters alone."""

from __future__ import annotations

import re

from ingest.clean import clean
from ingest.cues import table

_NUMBERED = re.compile(r"^(\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?=\.)|[IVX]{1,6}(?=\.))\.?\s+(?=\S)")
_ITEM = re.compile(
    r"^(?:[-*•‣▪○◦●–]|\\-)\s+(?:\(?([a-z]|[ivx]{1,5}|\d{1,2})[.)]\s+)?(?=\S)|^\(?([a-z]|[ivx]{1,5}|\d{1,2})\)\s+(?=\S)"
    r"|^(\d{1,2})[.)]$"
)
_FOOTNOTE = re.compile(
    r"^(?:<sup>\s*(\d{1,3}|[*†‡])\s*</sup>|\[\^(\w{1,8})\]:|([¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]*)|\^(\d{1,3})\s)\s*(?=\S)"
)
_HASHES = re.compile(r"^(#{1,6})\s+\S")
_ALL_BOLD = re.compile(
    r"^(?:\*\*(?!\*).+?\*\*|<b>.+?</b>|\*\*\*.+?\*\*\*)(?:\s*(?:\([^()]*\)|<sup>.*?</sup>))*\s*$", re.DOTALL
)
_CAPTION = re.compile(r"^(?:\W|</?\w+>)*(?:table|figure|fig\.|map|box)\s+\d", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"^(?:page\s+)?[-–]?\s*\d{1,4}\s*[-–]?$|^(?:page\s+)?\d{1,4}\s*(?:of|/)\s*\d{1,4}$", re.IGNORECASE
)
NUMBERED = (  # behind a symbol that ends in such a word: "UNEP/CMS/Resolution 11.24 (Rev.COP13)"
    r"(?:(?:(?<=Resolution)|(?<=Decision)|(?<=Recommendation))\s\d+(?:\.\d+)*(?:\s?\(Rev[^()]*\))?)?"
)
_SYMBOL = re.compile(rf"^[A-Z][A-Za-z0-9]*(?:[/.-][\w.()-]+)*/[\w.()/-]+{NUMBERED}$")
_LEADERS = re.compile(r"\.{4,}\s*\d*$")
_ENDED = re.compile(r"[.!?:;…][\"”’')\]*_]*(?:</\w+>|<sup>.*?</sup>)*$")
TAIL = 120  # characters: enough of a line to see how it ends
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SMALL = frozenset(
    {"about", "above", "after", "among", "and", "for", "from", "into", "its", "nor", "not", "of", "on", "over"}
)
_SMALLER = frozenset(
    {"the", "their", "through", "to", "towards", "under", "until", "upon", "via", "with", "within", "by", "in", "since"}
)


def hashes(line: str) -> int:
    """The level of a Markdown heading, 0 where it is none."""
    match = _HASHES.match(line)
    return len(match.group(1)) if match else 0


def number(line: str) -> str | None:
    """The number before a numbered line: ``3.1`` of ``3.1 Report of the Secretariat``."""
    match = _NUMBERED.match(clean_start(line))
    return match.group(1) if match else None


def cue(line: str) -> str | None:
    """The word and number of a heading such as ``Issue 1.2 Overgrazing`` or ``Annex II. The Initiative``."""
    match = _cues().match(clean_start(line))
    return " ".join(match.group(0).rstrip(" .:-–—").split()) if match else None


def _cues() -> re.Pattern[str]:
    known = (row["word"] for row in table("headings"))
    words = "|".join(re.escape(form) for word in known for form in (word, word.upper()))
    return re.compile(rf"^(?:{words})\s+(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])\b[.:]?(?=\s*[-–—]?\s*[A-Z(“\"]|\s*$)")


def item(line: str) -> str | None:
    """The letter or number of a list item, empty for a bullet, None for what is no item."""
    match = _ITEM.match(line)
    return next(filter(None, match.groups()), "") if match else None


def footnote(line: str) -> str | None:
    """The mark of a line that is a footnote."""
    match = _FOOTNOTE.match(line)
    return next(group for group in match.groups() if group).translate(_SUPERSCRIPTS) if match else None


def clean_start(line: str) -> str:
    """The line without the markup that it opens with."""
    return re.sub(r"^(?:#{1,6}\s+|\*{1,3}(?=\S)|<\w+>)+", "", line)


def is_bold(line: str) -> bool:
    return _ALL_BOLD.match(line) is not None and not ended(line.rstrip("*"))


def is_caption(line: str) -> bool:
    return _CAPTION.match(line) is not None


def is_page_number(line: str) -> bool:
    return _PAGE_NUMBER.match(line) is not None


def says_page(line: str) -> bool:
    """A page number that says of itself that it is one."""
    return is_page_number(line) and not line.strip("-– ").isdigit()


def is_symbol(line: str) -> bool:
    """A document's symbol standing alone, as in a running head."""
    return _SYMBOL.match(line) is not None


def is_contents(line: str) -> bool:
    """A line of a table of contents, with dots that lead to a page number."""
    return _LEADERS.search(line[-TAIL:]) is not None


def ended(line: str) -> bool:
    """The line ends as sentences end."""
    return _ENDED.search(line[-TAIL:]) is not None


def is_cut(line: str) -> bool:
    """The line breaks off where nothing can end: at a comma, or at a word such as "and" or "of"."""
    last = line[-TAIL:].rsplit(None, 1)[-1:]
    return line.endswith(",") or (bool(last) and last[0] in _SMALL | _SMALLER)


def opens_emphasis(line: str) -> bool:
    """Bold type begins in the line and does not end in it."""
    return line.count("**") % 2 == 1


def is_title_case(line: str, slips: int = 0) -> bool:
    """Every word of weight begins with a capital, as in the headings of English reports; one in so many may not."""
    words = re.findall(r"[^\W\d_][\w’'-]*", clean(line))
    heavy = [word for word in words if word.lower() not in _SMALL | _SMALLER and len(word) > 2]
    low = sum(word[0].islower() for word in heavy)
    return len(words) > 1 and words[0][0].isupper() and low <= (len(heavy) // slips if slips else 0)


def is_left_open(line: str) -> bool:
    """The line ends in a word that no title ends with: "The Conference of the Parties to the"."""
    return line.split()[-1:] != [] and line.split()[-1].lower() in _SMALL | _SMALLER


def starts_low(line: str) -> bool:
    return line[:1].islower()
