"""When and where a meeting was, where only the text of its report says it."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest

REPORT = """# Report of the Fifth Meeting of the Signatories

## 1. Opening

{says}

## 2. Other

## 3. More

{later}
"""


def told(tmp_path: Path, says: str, later: str = "Nothing.") -> tuple[str | None, str | None]:
    path = tmp_path / "report.md"
    path.write_text(REPORT.format(says=says, later=later), encoding="utf-8")
    document = ingest.read(path).document
    return document.date, document.place


@pytest.mark.parametrize(
    ("says", "date", "place"),
    [
        ("1. The Meeting was held from 28 to 30 May 2021 in Bonn, Germany.", "2021-05-28", "Bonn, Germany"),
        ("The workshop was held from 25 to 28 September 2018 on the Isle of Vilm.", "2018-09-25", "Isle of Vilm"),
        ("The Fifth Meeting of the Signatories took place in Astana, Kazakhstan, on 3-5 May 2020.", "2020-05-03",
         "Astana, Kazakhstan"),
        ("This session was jointly organised on 3 May 2020.", "2020-05-03", None),
    ],
)  # fmt: skip
def test_the_first_words_tell_it(tmp_path: Path, says: str, date: str, place: str | None) -> None:
    assert told(tmp_path, says) == (date, place)


@pytest.mark.parametrize(
    "says",
    [
        "The Fourth Meeting of the Signatories was held on 3 May 2015 in Bonn, Germany.",
        "The previous meeting was held on 3 May 2015 in Bonn, Germany.",
        "The next meeting will be held on 3 May 2025 in Bonn, Germany.",
        "A workshop held in Bishkek on 3 May 2015 had proposed it.",
        "The Secretariat reported on the work since 3 May 2015.",
    ],
)
def test_another_meeting_tells_nothing(tmp_path: Path, says: str) -> None:
    assert told(tmp_path, says) == (None, None)


def test_later_sections_tell_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, "Words.", "The Meeting was held on 3 May 2015 in Bonn, Germany.") == (None, None)
