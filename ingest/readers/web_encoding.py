"""The characters of a web page, whatever it says or does not say of its encoding."""

from __future__ import annotations

import codecs
import re

from ingest.readers import encoding

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_LOOKED_AT = 4096  # bytes: browsers look at the first thousand
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What browsers take a name for, where Python takes it for less; other names only where they are in `_KNOWN`.
_MEANT = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252",
    "latin-1": "cp1252", "l1": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874",
    "windows-874": "cp874", "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic", "big5": "big5hkscs",
}  # fmt: skip
_KNOWN = frozenset(
    {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | {f"cp{page}" for page in range(1250, 1259)}
    | {"utf-8", "cp866", "koi8-r", "koi8-u", "gb18030", "big5", "euc_jp", "iso2022_jp"}
)


def decode(data: bytes) -> str:
    """A byte order mark says it surely; then bytes that are UTF-8 and could hardly be else; then what is declared."""
    if data.startswith(_MARKS):
        return encoding.decode(data)
    for start, codec in ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be")):
        if data.startswith(start):
            return data.decode(codec, errors="replace")
    declared = _declared(data)
    if declared is not None and (data.isascii() or not _is_utf8(data)):
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            pass  # it is something else than it says; what follows finds out
    return encoding.decode(data)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _LOOKED_AT)
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    if name in _MEANT:
        return _MEANT[name]
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    return codec if codec in _KNOWN else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
