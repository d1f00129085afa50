"""What a curator states of files: read as spreadsheets write it, checked line by line, put in the document's place."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest
from ingest.manifest import Line, Manifest, read_manifest, stated
from ingest.records import StatusWord
from ontology.vocabulary import load


def manifest(folder: Path, content: str | bytes) -> Manifest:
    for name in ("a.txt", "b.txt", "sub/c d.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("Words of a document.")
    data = content if isinstance(content, bytes) else content.encode()
    (folder / "manifest.csv").write_bytes(data)
    return read_manifest(folder, load())


def problems(folder: Path, content: str | bytes) -> list[str]:
    return [str(problem) for problem in manifest(folder, content).problems]


def test_a_folder_without_a_manifest_states_nothing(tmp_path: Path) -> None:
    assert read_manifest(tmp_path, load()) == Manifest()
    assert manifest(tmp_path, "") == Manifest()
    assert manifest(tmp_path, "file,id\n") == Manifest()


def test_every_column_is_read_and_names_become_keys(tmp_path: Path) -> None:
    said = manifest(
        tmp_path,
        "file,id,title,symbol,kind,date,status,status_by,status_date,place,body,series,reviews,wording,same_as,note\n"
        "a.txt,old-report,Report,UNEP/CMS/X/Doc.1,meeting-report,2018-04,report,CMS COP,2018-04-05,Vilm,CMS,UNEP/CMS/X,"
        "cami-pow-2014-2020,digest,b.txt,found in a drawer\n",
    )
    assert said.problems == ()
    assert said.lines == (
        Line(
            file="a.txt", line=2, id="old-report", title="Report", symbol="UNEP/CMS/X/Doc.1", kind="meeting-report",
            date="2018-04", status="report", status_by="cms-cop", status_date="2018-04-05", place="Vilm", body="cms",
            series="UNEP/CMS/X", reviews="cami-pow-2014-2020", wording="digest", same_as="b.txt",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        "file,date,title\na.txt,2018,A title\n",
        "\ufefffile,date,title\r\na.txt,2018,A title\r\n",
        "sep=;\nfile;date;title\na.txt;2018;A title\n",
        "File;Date;Title;;\n\n a.txt ;2018; A title;;\n;;;;\n;;;;\n",
        'title,date,file\n"A\n title",2018,./a.txt\n',
        "file,date,title\ra.txt,2018,A title\r",
        "file,date,title\na.txt,2018,A title",
    ],
)
def test_spreadsheets_write_it_in_many_ways(tmp_path: Path, content: str) -> None:
    said = manifest(tmp_path, content)
    assert said.problems == ()
    assert [(line.file, line.date, line.title) for line in said.lines] == [("a.txt", "2018", "A title")]


def test_a_file_in_a_subfolder_may_be_written_as_windows_does(tmp_path: Path) -> None:
    assert [line.file for line in manifest(tmp_path, "file\nsub\\c d.txt\n").lines] == ["sub/c d.txt"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("x.txt", "there is no file 'x.txt' in this folder; correct its path"),
        ("../a.txt", "there is no file '../a.txt' in this folder; correct its path"),
        ("sub", "there is no file 'sub' in this folder; correct its path"),
        (",an-id", "no file is named; write its path, seen from this folder"),
        ("b.txt,Report 1", "'Report 1' can be no id; write it in lower-case letters, digits and single hyphens"),
        ("b.txt,,2018-13", "'2018-13' is no date; write it as 2025-05-06, 2025-05 or 2025"),
        ("b.txt,,6 May 2025", "'6 May 2025' is no date; write it as 2025-05-06, 2025-05 or 2025"),
        ("b.txt,,2025-02-30", "'2025-02-30' is no date; write it as 2025-05-06, 2025-05 or 2025"),
        ("b.txt,,,agreed", "no status is called 'agreed'; give one of: draft, proposed, adopted, endorsed, in_force, "
         "expired, superseded, report, unknown"),
        ("b.txt,,,,2025", "there is a status_date but no status; give the status too"),
        ("b.txt,,,,,Book", "no kind of document is called 'Book'; give one of: work-programme, meeting-report, "
         "concept-note, secretariat-note, action-plan, resolution, other"),
        ("b.txt,,,,,,copy", "no wording is called 'copy'; give one of: official, digest, ocr"),
        ("b.txt,,,,,,,Nobody", "no organisation is called 'Nobody'; correct it, or add it to the vocabulary"),
        ("b.txt,,,,,,,,Vilm, Germany", "there are more cells than columns; quote a cell that holds a comma"),
        ("a.txt", "'a.txt' stands on line 2 already; keep one line a file"),
        ("b.txt,first", "the id 'first' is given on line 2 already; choose another"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line_and_costs_nothing_else(tmp_path: Path, row: str, message: str) -> None:
    heads = "file,id,date,status,status_date,kind,wording,body,place\n"
    content = heads + f"a.txt,first,2018\n{row}\nsub/c d.txt,third\n"
    said = manifest(tmp_path, content)
    assert [str(problem) for problem in said.problems] == [f"manifest.csv line 3: {message}"]
    assert [(line.file, line.id) for line in said.lines if line.line != 3] == [
        ("a.txt", "first"),
        ("sub/c d.txt", "third"),
    ]


def test_a_wrong_value_leaves_the_others_of_its_line(tmp_path: Path) -> None:
    (line,) = manifest(tmp_path, "file,id,date\na.txt,kept,yesterday\n").lines
    assert (line.id, line.date) == ("kept", None)


def test_what_is_wrong_with_the_whole_table(tmp_path: Path) -> None:
    assert problems(tmp_path, "name,id\na.txt,x\n") == ["manifest.csv line 1: there is no column 'file'; add it"]
    assert problems(tmp_path, "file,colour\na.txt,red\n")[0].startswith(
        "manifest.csv line 1: no column is called 'colour';"
    )
    assert problems(tmp_path, "file,id,id\na.txt,x,y\n") == [
        "manifest.csv line 1: the column 'id' is there twice; keep one"
    ]
    assert problems(tmp_path, b"file,title\na.txt,\xe9t\xe9\n") == [
        "manifest.csv: it is not UTF-8; save it as CSV UTF-8"
    ]
    (tmp_path / "manifest.csv").unlink()
    (tmp_path / "manifest.csv").mkdir()
    assert [str(p) for p in read_manifest(tmp_path, load()).problems] == [
        "manifest.csv: it is no ordinary file in this folder; put the table itself here"
    ]


def test_what_is_stated_takes_the_place_of_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(
        "Concept Note\n\nWorkshop on cats\n\n29 July 2019, Harbin, China\n\nBackground\n\nThere are cats.\n"
    )
    read = ingest.read(path, load())
    line = Line(file="note.txt", line=2, title="Workshop", status="adopted", status_by="cms-cop", status_date="2020")
    now = stated(read, line).document
    assert (now.title, now.stated) == ("Workshop", ("title", "status"))
    assert now.status == StatusWord(status="adopted", body="cms-cop", date="2020", span=None)
    assert (now.date, now.place) == (read.document.date, read.document.place) == ("2019-07-29", "Harbin, China")
