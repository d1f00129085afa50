"""Files that are broken, locked, misnamed, hostile or oddly named, made small, each with why it cannot be read."""

from __future__ import annotations

import io
import os
import socket
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
GOOD = "Saiga Antelope live in Kazakhstan.\n"
NO_TEXT = "the file holds no text; "
BROKEN_PDF = "the PDF is broken; "
BROKEN_WORD = "the Word file is broken; "


# --------------------------------------------------------------------- PDF


def pdf(*pages: str, password: str = "") -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, encrypt=StandardEncryption(password) if password else None)
    for words in pages:
        canvas.drawString(72, 720, words)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def objects(*bodies: str | bytes, trailer: str = "/Root 1 0 R") -> bytes:
    """A PDF of objects numbered from 1, the first its catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body.encode() if isinstance(body, str) else body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n"
    return made + f"{head}<</Size {len(places) + 1}{trailer}>>\nstartxref\n{len(made)}\n%%EOF\n".encode()


def stream(data: bytes, filters: str = "", **more: str) -> bytes:
    entries = "".join(f"/{name} {value}" for name, value in more.items())
    return f"<</Length {len(data)}{entries}{filters}>>\nstream\n".encode() + data + b"\nendstream"


CATALOGUE = "<</Type/Catalog/Pages 2 0 R>>"
PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>"


def squeezed(size: int) -> bytes:
    """So many spaces, compressed twice."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * 2**20) for _ in range(size // 2**20)) + packer.flush()
    return zlib.compress(once, 9)


def deep_page_tree(depth: int) -> bytes:
    inner = [f"<</Type/Pages/Kids[{n + 1} 0 R]/Count 1/Parent {n - 1} 0 R>>" for n in range(3, depth + 3)]
    page = f"<</Type/Page/Parent {depth + 2} 0 R/MediaBox[0 0 9 9]>>"
    return objects(CATALOGUE, PAGES, *inner, page)


def endless_pages() -> bytes:
    kids = " ".join("3 0 R" for _ in range(2000))
    return objects(
        CATALOGUE, f"<</Type/Pages/Kids[{kids}]/Count 2000>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    )


def picture() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.setFillGray(0.4)
    canvas.rect(72, 72, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def broken_pdfs() -> dict[str, tuple[bytes, str]]:
    good = pdf(GOOD)
    bomb = stream(squeezed(2**26), "/Filter[/FlateDecode/FlateDecode]")
    return {
        "header-only.pdf": (b"%PDF-1.7\n", BROKEN_PDF),
        "half.pdf": (good[: len(good) // 2], f"{BROKEN_PDF}|{NO_TEXT}"),
        "noise.pdf": (b"%PDF-1.4\n" + bytes(range(256)) * 40, BROKEN_PDF),
        "locked.pdf": (pdf(GOOD, password="secret"), "the PDF is locked by a password; "),
        "no-pages.pdf": (objects(CATALOGUE, "<</Type/Pages/Kids[]/Count 0>>"), f"{BROKEN_PDF}|{NO_TEXT}"),
        "no-catalogue.pdf": (objects("<<>>"), BROKEN_PDF),
        "loop-of-pages.pdf": (objects(CATALOGUE, "<</Type/Pages/Kids[2 0 R]/Count 1>>"), f"{BROKEN_PDF}|{NO_TEXT}"),
        "loop-of-tables.pdf": (
            objects(CATALOGUE, PAGES, PAGE, stream(b""), trailer="/Root 1 0 R/Prev 9") + b"startxref\n9\n%%EOF",
            f"{BROKEN_PDF}|{NO_TEXT}",
        ),
        "many-said.pdf": (objects(CATALOGUE, "<</Type/Pages/Kids[]/Count 2147483647>>"), f"{BROKEN_PDF}|{NO_TEXT}"),
        "deep-tree.pdf": (deep_page_tree(3000), f"{BROKEN_PDF}|{NO_TEXT}"),
        "deep-array.pdf": (objects(CATALOGUE, "[" * 100_000), f"{BROKEN_PDF}|{NO_TEXT}"),
        "empty-pages.pdf": (endless_pages(), NO_TEXT),
        "picture.pdf": (picture(), NO_TEXT),
        "bomb.pdf": (objects(CATALOGUE, PAGES, PAGE, bomb), f"{BROKEN_PDF}|{NO_TEXT}|memory|longer|crashed"),
        "endless-drawing.pdf": (
            objects(CATALOGUE, PAGES, PAGE, stream(zlib.compress(b"q " * 40_000), "/Filter/FlateDecode")),
            f"{BROKEN_PDF}|{NO_TEXT}|memory|longer|crashed",
        ),
        "words.pdf": (GOOD.encode(), "the file is no PDF, whatever its name says; "),
        "image.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(100), "the file is no PDF, whatever its name says; "),
    }


# -------------------------------------------------------------------- Word


def docx(document: str | bytes, **parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, words in parts.items():
            archive.writestr(name, words)
    return target.getvalue()


def body(inner: str) -> str:
    return f'<w:document xmlns:w="{WORD}"><w:body>{inner}</w:body></w:document>'


def word_bomb() -> bytes:
    """Far more white space than any document, in a small file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(100):
            part.write(b" " * 2**20)
    return target.getvalue()


def entities(depth: int) -> str:
    """Each entity stands for ten of the one before."""
    lines = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth)]
    return f'<!DOCTYPE d [<!ENTITY e0 "ha">{"".join(lines)}]>' + body(
        f"<w:p><w:r><w:t>&e{depth - 1};</w:t></w:r></w:p>"
    )


def with_flag(data: bytes) -> bytes:
    """An archive whose parts say that they are encrypted."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(mark, at + 1)
    return bytes(changed)


def broken_word() -> dict[str, tuple[bytes, str]]:
    good = docx(body(f"<w:p><w:r><w:t>{GOOD}</w:t></w:r></w:p>"))
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    declared = '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + body("<w:p><w:r><w:t>&f;</w:t></w:r></w:p>")
    damaged = bytearray(good)
    damaged[60] ^= 0xFF
    return {
        "bomb.docx": (word_bomb(), "a part of the Word file is larger than 64 MB; "),
        "entities.docx": (docx(entities(12)), "the Word file declares entities, "),
        "outside.docx": (docx(declared), "the Word file declares entities, "),
        "deep.docx": (
            docx(body("<w:p>" * 5000 + "</w:p>" * 5000)),
            "the Word file is nested deeper than a document is; ",
        ),
        "half.docx": (good[: len(good) // 2], "the Word file is cut short; "),
        "damaged.docx": (bytes(damaged), BROKEN_WORD),
        "no-xml.docx": (docx(b"\x00\x01"), BROKEN_WORD),
        "no-words.docx": (docx(body("<w:p/>")), NO_TEXT),
        "locked.docx": (with_flag(good), "the Word file is locked by a password; "),
        "locked-new.docx": (old + "EncryptedPackage".encode("utf-16-le"), "the Word file is locked by a password; "),
        "old.doc": (old, "the file is in the old format of Word "),
        "letter.rtf": (rb"{\rtf1 Saiga}", "the file is RTF; "),
        "words.docx": (GOOD.encode(), "the file is no Word file; "),
        "table.docx": (_archive({"xl/workbook.xml": "<x/>"}), "the file is no Word file but an Excel file; "),
        "letter.odt": (_archive({"content.xml": "<x/>"}), "the file is no Word file but an OpenDocument file; "),
        "empty-archive.docx": (_archive({}), "the "),
        "elsewhere.docx": (
            _archive({"_rels/.rels": '<R><R Type="x/officeDocument" Target="../../../../etc/passwd"/></R>'}),
            "the archive holds no Word document; ",
        ),
    }


def _archive(parts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return target.getvalue()


# ---------------------------------------------------------- pages and text


def broken_pages() -> dict[str, tuple[bytes, str]]:
    wide = b"<table>" + b"<tr><td colspan=999>a<td>b" * 25_000
    return {
        "empty.html": (b"", "the file is empty; "),
        "no-words.html": (b"<html><body><script>var a = 'Saiga';</script></body></html>", NO_TEXT),
        "deep.html": (b"<div>" * 20_000 + b"Saiga", "the page is nested deeper than a page is; "),
        "hidden.html": (b"<!-- " + GOOD.encode() * 50, NO_TEXT),
        "wide.html": (wide, "the file holds more text than ten thousand pages do; |longer"),
        "binary.html": (bytes(range(256)) * 8, "the file is not text; "),
        "empty.txt": (b"", "the file is empty; "),
        "blank.md": (b" \n\t\r\n\x0c", NO_TEXT),
        "binary.txt": (bytes(range(256)) * 8, "the file is not text; "),
        "archive.txt": (_archive({"a": "b"}), "the file is not text; "),
        "half.txt": (b"\xff\xfeS\x00a", "the file says that it is UTF-16-LE and is not; "),
        "signs.txt": ("…—!?".encode() * 9, NO_TEXT),
        "packed.md": (b"\x1f\x8b\x08\x00" + zlib.compress(GOOD.encode()), "the file is not text; "),
    }


def strange_but_good() -> dict[str, bytes]:
    """Files that are hard on a reader and hold words nevertheless."""
    cycle = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    styled = f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>{GOOD}</w:t></w:r></w:p>'
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    spans = f"<w:tbl><w:tr>{cell * 3}</w:tr></w:tbl>"
    return {
        "page.pdf": f"<html><body>{GOOD}</body></html>".encode(),
        "report.txt": pdf(GOOD),
        "letter.doc": docx(body(f"<w:p><w:r><w:t>{GOOD}</w:t></w:r></w:p>")),
        "cycle.docx": docx(body(styled), **{"word/styles.xml": f'<w:styles xmlns:w="{WORD}">{cycle}</w:styles>'}),
        "spans.docx": docx(body(styled + spans)),
        "fetching.html": f'<meta http-equiv=refresh content="0;url=file:///etc/passwd"><img src=x>{GOOD}'.encode(),
        "rows.html": b"<table><tr>" + b"<td rowspan=65534 colspan=1000>a" * 40 + b"<td>b</table>" + GOOD.encode(),
        "brackets.txt": b"(" * 20_000 + GOOD.encode(),
        "pipes.md": b"|" * 20_000 + b"\n" + GOOD.encode(),
        "hashes.md": b"#" * 20_000 + b"\n\n" + GOOD.encode(),
        "stars.md": b"**a" * 8_000 + b"\n\n" + GOOD.encode(),
        "numbers.txt": b"1." * 20_000 + b"\n\n" + GOOD.encode(),
        "tags.md": b"<b" * 20_000 + b"\n\n" + GOOD.encode(),
        "spaces.txt": b"a" + b" " * 50_000 + b"b\n\n" + GOOD.encode(),
        "tabs.txt": b"a\t" * 5_000 + b"\n\n" + GOOD.encode(),
        "one-line.txt": b"word " * 10_000 + GOOD.encode(),
        "lines.txt": b"\n" * 100_000 + GOOD.encode(),
        "unseen.txt": "\u200b\u202e\ufeff\u0301".encode() * 2_000 + GOOD.encode(),
        "accents.txt": ("a" + "\u0301" * 20_000).encode() + b"\n\n" + GOOD.encode(),
    }


# ------------------------------------------------------------------- names

ODD_NAMES = (
    "a name with  spaces .txt",
    "-rf.txt",
    "--help.md",
    "line\nend.txt",
    "tab\tand \x1b[31m red.txt",
    "$(reboot) `reboot` %s {0} '\".txt",
    "back\\slash.txt",
    "Case.txt",
    "case.txt",
    "CASE.TXT",
    "ünïcode – 中文 🦌.md",
    "dots... .txt",
    "CON.txt",
    "n" * 240 + ".txt",
    "sub folder/-x/deep.txt",
    "looks like.pdf/inside.txt",
)


def write_odd_names(folder: Path) -> list[str]:
    """Good files under odd names; all of them are read."""
    for number, name in enumerate(ODD_NAMES):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{GOOD}\nNumber {number}.\n", encoding="utf-8")
    return [*ODD_NAMES]


def write_no_files(folder: Path, outside: Path) -> dict[str, str]:
    """What has a name and is no file that can be read, each with the reason that is to be given."""
    (outside / "secret.txt").write_text("Snow Leopard\n")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(folder)  # the path of a socket must be short
        made.bind("socket.txt")
        os.chdir(here)
    for name, target in {
        "out.txt": outside / "secret.txt",
        "out": outside,
        "device.txt": Path("/dev/zero"),
        "self.txt": Path("self.txt"),
        "dangling.txt": Path("nowhere.txt"),
        "loop": Path(),
    }.items():
        (folder / name).symlink_to(target)
    with (folder / "huge.pdf").open("wb") as file:
        file.truncate(2**40)
    (folder / os.fsdecode(b"latin-\xe9.txt")).write_text(GOOD)
    (folder / os.fsdecode(b"folder-\xff")).mkdir()
    (folder / os.fsdecode(b"folder-\xff/inside.txt")).write_text(GOOD)
    out, unreached = "it is a link that leads out of the folder; ", "it cannot be reached; "
    return {
        "pipe.txt": "it is no ordinary file; ",
        "socket.txt": "it is no ordinary file; ",
        "out.txt": out,
        "out": out,
        "device.txt": out,
        "self.txt": unreached,
        "dangling.txt": unreached,
        "huge.pdf": "it is larger than 200 MB; ",
        os.fsdecode(b"latin-\xe9.txt"): "its name or its folder's is not written in UTF-8; ",
        os.fsdecode(b"folder-\xff/inside.txt"): "its name or its folder's is not written in UTF-8; ",
    }


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for name, data in files:
        (folder / name).write_bytes(data)
