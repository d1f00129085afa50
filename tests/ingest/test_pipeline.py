"""A file read whole: names, codes and places, the same every time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ingest
from ingest.errors import Unreadable
from ingest.records import Extraction
from tests.ingest import pdf_files as files

FIXTURES = Path(__file__).parent / "fixtures"
LINES = [*(FIXTURES / "altai.md").read_text("utf-8").split("\n"), "\t", "a\tb", "|", "<b>"]


def test_mentions_are_names_of_things_and_codes_of_rows() -> None:
    paper = ingest.read(FIXTURES / "altai.md")
    found = {(mention.kind, mention.key, mention.surface) for mention in paper.mentions}
    assert {("species", "argali", "Argali"), ("country", "MNG", "Mongolia"), ("code", "B1--2", "B1")} <= found
    assert not any(mention.key.startswith(("group:", "region:")) for mention in paper.mentions)
    assert "GOs" not in {mention.surface for mention in paper.mentions}


def test_a_reference_is_a_mention_of_the_row_it_points_to() -> None:
    paper = ingest.read(FIXTURES / "wetland.txt")
    codes = [(m.surface, m.key) for m in paper.mentions if m.kind == "code"]
    assert codes == [("1.1", "1-1"), ("1.2", "1-2"), ("1.2.1", "1-2-1"), ("1.2", "1-2")]


def test_what_repeats_on_every_page_names_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    page = "Page {0} is about the Kulan.\n\n{0}\n\nMeeting in Turkmenistan\n\n"
    path.write_text("".join(page.format(n) for n in range(1, 4)), encoding="utf-8")
    paper = ingest.read(path)
    assert [mention.surface for mention in paper.mentions] == ["Kulan"] * 3


def test_a_place_is_a_line_a_paragraph_and_a_section() -> None:
    paper = ingest.read(FIXTURES / "altai.md")
    place = paper.place(paper.activities[2].text_span)
    assert (place.line, place.section, place.page) == (29, "Unit B: Dzungaria (China, Mongolia)", None)


def test_a_programme_without_activities_is_in_doubt(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("# Action Plan for the Urial\n\nCount the Urial.\n", encoding="utf-8")
    paper = ingest.read(path)
    assert paper.warnings == ("the title names an action plan, but no table of activities was found in it",)
    assert ingest.read(FIXTURES / "altai.md").warnings == ()


@pytest.mark.parametrize("name", ["altai.md", "steppe.txt", "wetland.txt"])
def test_the_same_file_gives_the_same_records(name: str) -> None:
    first, second = (ingest.read(FIXTURES / name) for _ in range(2))
    assert first == second
    _is_sound(first)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(LINES)))
def test_lines_in_any_order_are_read_without_an_error(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.mktemp("shuffled") / "paper.md"
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        _is_sound(ingest.read(path))
    except Unreadable as error:
        assert not any(char.isalnum() for char in "".join(lines)), error


@pytest.mark.parametrize("seed", range(20))
def test_bytes_of_any_kind_are_read_or_refused(tmp_path: Path, seed: int) -> None:
    noise = random.Random(seed)
    data = bytearray((FIXTURES / "altai.md").read_bytes())
    for _ in range(seed * 20):
        data[noise.randrange(len(data))] = noise.randrange(256)
    path = tmp_path / "noise.md"
    path.write_bytes(bytes(data))
    try:
        _is_sound(ingest.read(path))
    except Unreadable as error:
        assert "; " in str(error)


@pytest.mark.parametrize("length", [10, 400, 1500, 3000])
def test_a_pdf_that_was_cut_short_is_read_or_refused(tmp_path: Path, length: int) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(files.pdf([files.plain("Kulan in Turkmenistan")])[:length])
    try:
        _is_sound(ingest.read(path))
    except Unreadable as error:
        assert "; " in str(error)


def _is_sound(paper: Extraction) -> None:
    """What every reading must hold, whatever the file."""
    end = 0
    for block in paper.blocks:
        assert end <= block.span.start < block.span.end <= len(paper.text)
        end = block.span.end
    for mention in paper.mentions:
        assert paper.quote(mention.span) == mention.surface
    assert len({activity.key for activity in paper.activities}) == len(paper.activities)
    assert len({section.key for section in paper.sections}) == len(paper.sections)
    for activity in paper.activities:
        assert paper.section(activity.section)
        assert activity.row.holds(activity.text_span)
        assert activity.text
