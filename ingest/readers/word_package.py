"""The parts of a Word file: a zip archive of XML, opened without trust in anything that it says of itself."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ingest.errors import Unreadable

LARGEST_PART, LARGEST_WHOLE = 64 * 1024 * 1024, 256 * 1024 * 1024
MOST_ELEMENTS = 2_000_000
DEEPEST = 200
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATHS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SHORT = frozenset({*_WORD, *_MATHS, _CHOICES})
_BROKEN = "the Word file is broken; open it in Word or LibreOffice and save it again"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """A Word file's parts by what the file uses them for."""

    def __init__(self, data: bytes) -> None:
        if not zipfile.is_zipfile(io.BytesIO(data)) or not data.startswith(b"PK"):
            raise Unreadable(_no_archive(data))
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = {name.lower(): name for name in self._archive.namelist()}
        except Exception as error:  # a broken archive can fail in any part of the parser
            raise Unreadable(_BROKEN) from error
        self._elements = self._size = 0
        self._main = next((target for _, target in self._related("", "officeDocument")), "word/document.xml")

    def document(self) -> Element:
        document = self.part(self._main)
        body = document.find("body") if document is not None else None
        if body is None:
            raise Unreadable(self._no_document())
        return body

    def related(self, kind: str) -> Iterator[Element]:
        """The parts that the document uses for something, such as "styles" or "header"."""
        for _, target in sorted(self._related(self._main, kind)):
            part = self.part(target)
            if part is not None:
                yield part

    def first(self, kind: str) -> Element | None:
        return next(self.related(kind), None)

    def part(self, name: str) -> Element | None:
        """A part's root; None where the archive has no such part."""
        entry = self._names.get(name.lower())
        if entry is None:
            return None
        builder = _Builder(MOST_ELEMENTS - self._elements)
        try:
            root = ElementTree.fromstring(self._bytes(entry), ElementTree.XMLParser(target=builder))
        except (Unreadable, MemoryError):
            raise
        except Exception as error:  # as above: the archive, its compression and the XML can each be broken
            raise Unreadable(_BROKEN) from error
        self._elements += builder.count
        return root

    def _bytes(self, entry: str) -> bytes:
        """No more than a limit, whatever size the archive states."""
        if self._archive.getinfo(entry).flag_bits & 1:
            raise Unreadable("the Word file is locked by a password; save it without one")
        with self._archive.open(entry) as part:
            data = part.read(LARGEST_PART + 1)
        self._size += len(data)
        if len(data) > LARGEST_PART:
            raise Unreadable(f"a part of the Word file is larger than {LARGEST_PART // 1024**2} MB; split the document")
        if self._size > LARGEST_WHOLE:
            raise Unreadable(f"the Word file holds more than {LARGEST_WHOLE // 1024**2} MB; split the document")
        return data

    def _related(self, name: str, kind: str) -> list[tuple[int, str]]:
        folder, base = posixpath.split(name)
        relations = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = []
        for place, relation in enumerate(relations if relations is not None else ()):
            target = relation.get("Target", "")
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                found.append((place, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")))
        return found

    def _no_document(self) -> str:
        other = next((kind for start, kind in _OTHERS.items() if any(n.startswith(start) for n in self._names)), None)
        if other is not None:
            return f"the file is no Word file but {other}; save the document as .docx"
        return "the archive holds no Word document; save the document as .docx again"


_OTHERS = {"xl/": "an Excel file", "ppt/": "a PowerPoint file", "content.xml": "an OpenDocument file"}


class _Builder(ElementTree.TreeBuilder):
    """Word's own names without their namespace. Refuses what no Word file has: entities, endless nesting."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.count = 0
        self._most = most
        self._depth = 0
        self._short: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str], /) -> Element:
        self.count += 1
        self._depth += 1
        if self.count > self._most:
            raise Unreadable("the Word file has more parts than a document has; split it")
        if self._depth > DEEPEST:
            raise Unreadable("the Word file is nested deeper than a document is; save it again from Word")
        return super().start(self._name(tag), {self._name(key): value for key, value in attributes.items()})

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(self._name(tag))

    def doctype(self, name: str, public: str | None, system: str | None, /) -> None:  # noqa: ARG002
        raise Unreadable("the Word file declares entities, which no Word file does; save it again from Word")

    def _name(self, name: str) -> str:
        short = self._short.get(name)
        if short is None:
            space, _, local = name.rpartition("}")
            short = local if space[1:] in _SHORT else name
            self._short[name] = short
        return short


def _no_archive(data: bytes) -> str:
    if data.startswith(_OLD):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "the Word file is locked by a password; save it without one"
        return "the file is in the old format of Word (.doc); save it as .docx"
    if data.startswith(b"{\\rtf"):
        return "the file is RTF; save it as .docx"
    if data.startswith(b"PK"):
        return "the Word file is cut short; copy or download it again"
    return "the file is no Word file; save the document as .docx"
