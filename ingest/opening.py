"""From a path to the text of its file: what it is, by its bytes before its name, and read by the reader of its kind."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.errors import Unreadable
from ingest.readers.source import Source

FORMATS = {
    **{".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".pdf": "pdf", ".docx": "docx"},
    **{".html": "html", ".htm": "html", ".xhtml": "html"},
}
# Endings that any word processor's file may have: some of them can be read, of others it can be said what they are.
WRITTEN = frozenset({".doc", ".docm", ".dot", ".dotm", ".dotx", ".odt", ".rtf"})
LARGEST = 200 * 1024 * 1024
_LOOKED_AT = 1024
_OLD_WORD = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def opened(path: Path) -> tuple[bytes, Source]:
    """The bytes of a file, and what its reader makes of them."""
    data = _bytes(path)
    return data, parsed(data, path.suffix)


def parsed(data: bytes, suffix: str) -> Source:
    """What a reader makes of the bytes of a file whose name ends so.

    Raises :class:`Unreadable`, and nothing else, where none can read them.
    """
    source = _read(data, _kind(data, FORMATS.get(suffix.lower(), "docx")))
    if not any(char.isalnum() for char in source.text):
        raise Unreadable("the file holds no text; if it is a scan, run text recognition over it first")
    return source


def _bytes(path: Path) -> bytes:
    if path.suffix.lower() not in FORMATS.keys() | WRITTEN:
        raise Unreadable(f"files of this type are not read; give one of {', '.join(sorted(FORMATS))}")
    try:
        if not path.is_file():
            raise Unreadable("there is no such file, or it is no regular file; give the path of a document")
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"the file is larger than {LARGEST // 1024**2} MB; split it")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"the file cannot be opened ({error.strerror}); check its permissions") from error
    if not data:
        raise Unreadable("the file is empty; put the document's text into it")
    return data


def _kind(data: bytes, named: str) -> str:
    """What the file is; what its name says where its bytes say nothing."""
    beginning = data[:_LOOKED_AT]
    if beginning.lstrip().startswith(b"%PDF-") or (named == "pdf" and b"%PDF-" in beginning):
        return "pdf"
    if data.startswith(_OLD_WORD) or (data.startswith(b"PK\x03\x04") and b"word/document" in data):
        return "docx"
    if _PAGE.match(beginning.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")):
        return "html"
    if named == "pdf":
        raise Unreadable("the file is no PDF, whatever its name says; give it the ending of what it is")
    return named


def _read(data: bytes, kind: str) -> Source:
    """Readers are imported when they are needed: most documents need only one."""
    if kind == "pdf":
        from ingest.readers import pdf

        return pdf.read(data)
    if kind == "docx":
        from ingest.readers import docx

        return docx.read(data)
    if kind == "html":
        from ingest.readers import html

        return html.read(data)
    from ingest.readers import text

    return text.read(data, kind)
