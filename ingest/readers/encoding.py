"""The characters of a text whose bytes say nothing of how they are meant, or say it with a mark at their beginning."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache

from ingest.errors import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_PAGES = ("cp1252", "cp1250", "cp1254", "cp1251", "koi8-u", "cp866", "cp1253", "cp1256", "mac-roman", "latin-1")
_NOT_TEXT = "the file is not text; give the document as .txt, .md, .html, .docx or .pdf"
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.01
_LOOKED_AT = 200_000  # bytes: enough to know a text by

_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_RUN = re.compile(rb"(?:[\x81-\xfe][\x40-\x7e\x80-\xfe])+")
_FEWEST_PAIRS, _RUN_LENGTH = 4, 2.5  # of characters that take two bytes; elsewhere such pairs stand alone

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset("“”‘’„‚–—…•€§°©®™«»±×·¹²³½¼¾ºª\u00a0£№")
_RARE = frozenset("ðþýÐÞÝƒ")  # where they stand, other letters are meant: in Turkish, or in German
_FREQUENT = frozenset("оеаинтсрвл")
_MANY_MARKED = re.compile(r"[^\x00-\x7f]{3}")
_RAISED = "¹²³ªº·’\u00a0"  # stand right behind a word


def decode(data: bytes) -> str:
    """The file as it is written: nothing translated, a byte order mark left out."""
    for mark, codec in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], codec)
    if b"\x00" in data:
        return _without_mark(data)
    if len(_CONTROL.findall(data)) > _MOST_CONTROL * len(data):
        raise Unreadable(_NOT_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mended(data) or data.decode(_guess(data))


def _strictly(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise Unreadable(f"the file says that it is {codec.upper()} and is not; save it as UTF-8") from error


def _without_mark(data: bytes) -> str:
    """Characters of two or four bytes without the mark: the reading in which the most of them are plain."""
    found = [text for codec in _WIDE if (text := _tried(data, codec)) is not None and "\x00" not in text]
    best = max(found, key=_plain, default="")
    if not best or len(_CONTROL.findall(best.encode("utf-8"))) > _MOST_CONTROL * len(best) or not _plain(best):
        raise Unreadable(_NOT_TEXT)
    return best


def _plain(text: str) -> float:
    return sum(char.isascii() for char in text) / len(text)


def _tried(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _mended(data: bytes) -> str | None:
    """UTF-8 in which some bytes of another encoding stand, as where two files were put together."""
    text = data.decode("utf-8", errors="surrogateescape")
    wrong = sum("\udc80" <= char <= "\udcff" for char in text)
    right = sum(not char.isascii() for char in text) - wrong
    if right <= wrong:
        return None
    return re.sub("[\udc80-\udcff]+", lambda match: _western(match.group()), text)


def _western(escaped: str) -> str:
    return escaped.encode("utf-8", "surrogateescape").decode("cp1252", errors="replace")


def _guess(data: bytes) -> str:
    """Two bytes a character where that makes words, else the code page whose words look like words."""
    sample = data[:_LOOKED_AT]
    wide = _east_asian(sample)
    if wide is not None and _tried(data, wide) is not None:
        return wide
    fitting = [page for page in _PAGES if _tried(data, page) is not None]
    return max(fitting, key=lambda page: _likeness(sample.decode(page)))


def _east_asian(data: bytes) -> str | None:
    """Chinese, Japanese and Korean are told apart by where in their tables the frequent characters stand."""
    pairs: list[bytes] = _PAIR.findall(data)

    def share(first: int, last: int, lowest: int = 0xA1) -> float:
        return sum(first <= lead <= last and trail >= lowest for lead, trail in pairs) / len(pairs)

    if len(pairs) > 1 and share(0xA1, 0xA9, 0x40) > 0.9 and share(0xA4, 0xA5) < 0.2:
        return "gb18030"  # quotes, dashes and accents as a Chinese machine writes them
    if len(pairs) < _FEWEST_PAIRS or len(pairs) < _RUN_LENGTH * len(_RUN.findall(data)):
        return None
    if share(0x82, 0x83, 0x40) > 0.2:
        return "cp932"
    if share(0xA4, 0xA5) > 0.2:
        return "euc_jp"
    if share(0xA1, 0xC8) > 0.95:
        return "cp949"
    if share(0xA1, 0xD7) > 0.85:
        return "gb18030"
    return "big5hkscs" if share(0xA1, 0xC6, 0x40) > 0.85 else None


def _likeness(text: str) -> float:
    """How much a text looks like one: its words are of one script, in one case but for their first letters."""
    score = 0.0
    for match in _WORD.finditer(text):
        word = match.group()
        if not word.isascii():
            score += _word_likeness(word)
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if not char.isascii() and not char.isalpha():
            inside = before.isalpha() and after.isalpha() and char not in _RAISED
            score += 1 if char in _COMMON and not inside else -2
    return score


def _word_likeness(word: str) -> float:
    foreign = [char for char in word if not char.isascii()]
    scripts = {_script(char) for char in word}
    if len(scripts) > 1 or (scripts == {"LATIN"} and _MANY_MARKED.search(word)):
        return -2 * len(foreign)
    if not (word[1:].islower() or word.isupper() or word[1:].upper() == word[1:].lower()):
        return -len(foreign)
    return sum(_letter_likeness(char) for char in foreign)


def _letter_likeness(char: str) -> float:
    if char in _RARE:
        return 0
    return (0.5 if char.isupper() else 1) + 2 * (char.lower() in _FREQUENT)


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "?").split()[0]
