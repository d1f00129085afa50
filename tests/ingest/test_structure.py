"""Lines to blocks: what a reader of the page sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import structure
from ingest.readers import text
from ingest.records import Block

WRAPPED = """1. Opening
The meeting was opened by the chair, who spoke of what had been done since the last meeting had
been held, and of what was still to do. The reports can be found in the annexes (1.1.7 and
2.3.4).

4.1 Objective 1. To Address Key Threats and Issues That Are Currently Not (Sufficiently)
Covered by Other Programmes
Issue 1.2 Overgrazing and Livestock
The group noted that there was little exchange between those who work on nature protection and
those who manage pastures. It advised to
a) hold a workshop;
b) write guidelines.
Breakout Group on Equids
Scientists gave an overview of what is known of the Kulan in the countries where it lives, and of

10

WILD/EQ1/Report

what threatens it there. In 2012 surveys were made along the border, which no one had counted
before.

11

WILD/EQ1/Report
"""


def shaped(words: str) -> list[tuple[str, str | None, str]]:
    source = text.read(words.encode())
    return [(b.kind, b.number, source.text[b.span.start : b.span.end]) for b in structure.blocks(source)]


def test_a_wrapped_report_comes_out_in_headings_paragraphs_and_items() -> None:
    found = [(kind, number, " ".join(words.split())[:60]) for kind, number, words in shaped(WRAPPED)]
    assert found == [
        ("heading", "1", "1. Opening"),
        ("paragraph", None, "The meeting was opened by the chair, who spoke of what had b"),
        ("heading", "4.1", "4.1 Objective 1. To Address Key Threats and Issues That Are "),
        ("heading", "Issue 1.2", "Issue 1.2 Overgrazing and Livestock"),
        ("paragraph", None, "The group noted that there was little exchange between those"),
        ("item", "a", "a) hold a workshop;"),
        ("item", "b", "b) write guidelines."),
        ("heading", None, "Breakout Group on Equids"),
        ("paragraph", None, "Scientists gave an overview of what is known of the Kulan in"),
        ("furniture", None, "10"),
        ("furniture", None, "WILD/EQ1/Report"),
        ("paragraph", None, "what threatens it there. In 2012 surveys were made along the"),
        ("furniture", None, "11"),
        ("furniture", None, "WILD/EQ1/Report"),
    ]


def test_a_heading_of_two_lines_is_one() -> None:
    headings = [words for kind, _, words in shaped(WRAPPED) if kind == "heading"]
    assert headings[1].endswith("Not (Sufficiently)\nCovered by Other Programmes")


def test_a_paragraph_cut_by_a_footnote_goes_on_with_its_number() -> None:
    start = (
        "5. " + "Much is known, and more has yet to be found out about the birds and their habitats, " * 3 + "with much"
    )
    words = f"{start}\n\n---\n\n<sup>1</sup> A note.\n\npotential for action.\n\n6. The end."
    assert shaped(words) == [
        ("paragraph", "5", start),
        ("furniture", None, "---"),
        ("footnote", "1", "<sup>1</sup> A note."),
        ("paragraph", "5", "potential for action."),
        ("paragraph", "6", "6. The end."),
    ]


@pytest.mark.parametrize(
    ("words", "kind", "number"),
    [
        ("## II. PROGRESS", "heading", "II"),
        ("**Table 1. Project overview**", "paragraph", None),
        ("**Objectives**", "heading", None),
        ("**DRAFT WORK PROGRAMME FOR  \n2026-2031**", "heading", None),
        ("**Everything above is one species.**", "paragraph", None),
        ("I. BACKGROUND.....2", "paragraph", "I"),
        ("- iii. Component 3: Assessment", "item", "iii"),
        ("• along the river", "item", None),
        ("² Key partners are named.", "footnote", "2"),
        ("[^a]: See below.", "footnote", "a"),
        ("16. The report recommended the following actions:", "paragraph", "16"),
        ("Annex IV. Activity plan", "heading", "Annex IV"),
        ("Page 3 of 12", "furniture", None),
        ("1. TLNP and LLNP; 2. Lesser Khingan", "paragraph", "1"),
    ],
)
def test_a_line_shows_what_it_is(words: str, kind: str, number: str | None) -> None:
    assert shaped(f"Some text before it.\n\n{words}\n\nSome more words after it.")[1] == (kind, number, words)


def test_a_repeated_table_head_is_furniture_and_a_row_that_repeats_is_not() -> None:
    head = "Code\tActivity\tLead"
    words = f"{head}\n1.1\tMeet\tGOs\n1.1\tMeet\tGOs\n\n{head}\n1.2\tMeet\tGOs"
    assert [kind for kind, _, _ in shaped(words)] == ["row", "row", "row", "furniture", "row"]


def test_a_tab_alone_makes_no_row() -> None:
    assert shaped("\tAn indented line of text.\n\nMore.")[0][0] == "paragraph"


def test_a_row_of_a_pipe_table_may_have_one_filled_cell() -> None:
    words = "| Time | Item |\n|---|---|\n| 9:00 | Opening |\n| | - remarks |\n| | - photo |\n| | - coffee |"
    assert [kind for kind, _, _ in shaped(words)] == ["row", "furniture", "row", "row", "row", "row"]


def test_blocks_know_the_heading_they_stand_under() -> None:
    source = text.read(b"# A (Iran)<sup>1</sup>\n\nOne.\n\n## <b>B</b> Species: Urial\n\nTwo.\n")
    sections = [block.section for block in structure.blocks(source)]
    assert sections == ["A (Iran)", "A (Iran)", "B", "B"]  # a heading stands under itself


@pytest.mark.parametrize("name", [f"00{n}.txt" for n in range(5)])
def test_the_blocks_of_an_original_hold_every_character_once(originals: Path, name: str) -> None:
    source = text.read((originals / name).read_bytes())
    _holds_everything(source.text, structure.blocks(source))


def test_blocks_hold_every_character_once() -> None:
    words = WRAPPED + "\n\n| a | b |\n|---|---|\n| c |\td |\n\n\f* x\n\u2028y\x85z\u200b\n<b>\n"
    source = text.read(words.encode())
    _holds_everything(source.text, structure.blocks(source))


def _holds_everything(words: str, blocks: tuple[Block, ...]) -> None:
    end = 0
    for block in blocks:
        assert not words[end : block.span.start].strip()
        assert block.span.start >= end
        end = block.span.end
    assert not words[end:].strip()


def in_markdown(words: str) -> list[tuple[str, str | None, str]]:
    source = text.read(words.encode(), "markdown")
    return [(b.kind, b.number, source.text[b.span.start : b.span.end]) for b in structure.blocks(source)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12. The meeting was opened by the chair, who spoke of what had been done since the last\n"
         "Meeting of the Parties in Samarkand, and of what was still to do.", "12"),
        ("3. The Range States are\n   Kazakhstan, Mongolia and\n   China. They agreed.", "3"),
        ("4. Participants from Kazakhstan,\nUzbekistan and Turkmenistan met.", "4"),
        ("The meeting was opened by the chair, who spoke long.\nThe participants thanked him, and went on to the next.",
         None),
        ("- an item that is long enough to be broken and\n  Goes on behind its mark", None),
    ],
)  # fmt: skip
def test_a_paragraph_of_markdown_that_wraps_is_one(words: str, number: str | None) -> None:
    found = in_markdown(f"# A report\n\n{words}\n\nThe end.")
    assert [(of, said) for _, of, said in found[1:]] == [(number, words), (None, "The end.")]


def test_lines_of_markdown_that_were_not_broken_stand_alone() -> None:
    words = (
        "Concept Note\nWorkshop on big cats\n29 July 2019, Harbin, China\n\n1. Count herds\n2. Train rangers\n- next"
    )
    assert [said for _, _, said in in_markdown(words)] == [line for line in words.split("\n") if line]


def test_a_line_of_signs_makes_a_heading_of_the_line_above() -> None:
    found = in_markdown("Work plan\n=========\n\nSome words.\n\nSteppe\n---\n\nIt ends here.\n\n---\nWords")
    assert [(kind, said) for kind, _, said in found if kind != "furniture"] == [
        ("heading", "Work plan"),
        ("paragraph", "Some words."),
        ("heading", "Steppe"),
        ("paragraph", "It ends here."),
        ("paragraph", "Words"),
    ]


def test_rows_of_markdown_need_no_pipe_around_them() -> None:
    source = text.read(b"No | Action\n:-- | --:\n1.1 | a \\| b\n| 1.2 | c\n1.3 | \n\nno | row", "markdown")
    rows = [[source.text[c.span.start : c.span.end] if c.span else "" for c in line.cells] for line in source.lines]
    assert rows == [["No", "Action"], [], ["1.1", "a \\| b"], ["1.2", "c"], ["1.3", ""], []]


@pytest.mark.parametrize("words", ["||", "Words\n||\n\nMore", "a | b\n--- | ---\n |\n||", "\t\t"])
def test_a_row_in_which_nothing_stands_is_none(words: str) -> None:
    assert all(any(map(str.isalpha, said)) or kind != "row" for kind, _, said in (*shaped(words), *in_markdown(words)))


def test_the_first_line_of_a_wrapped_sentence_with_a_number_is_no_heading() -> None:
    """Nor is a line that no title ends like, though every word of it has a capital."""
    words = (
        "The Meeting of the Parties to the\nConvention on the Hares of the Northern Hills and of all their Lakes\n\n"
        "7. Invites the Lake Fund, the Northern Hills Bank of Reconstruction and\nother donors to pay for it;\n\n"
        "8. Asks the Lake Fund, the Northern Hills Bank of Reconstruction and the\nother donors to pay for it;\n\n"
        "It was said that no one in the hills had seen so many of these hares, and\nthat more of them would come.\n"
    )
    assert {kind for kind, _, _ in shaped(words)} == {"paragraph"}


def test_the_first_line_of_a_numbered_sentence_may_end_before_a_name() -> None:
    words = (
        "8. The Chair had written to the Hare Commission of the Hills and to the\nInternational Fund of the Southern "
        "Hills, which had answered at once.\n\nIt was said that no one in the hills had seen so many of them, and\n"
        "that more of them would come to all of the lakes in due time, as they\n"
        "had done in the year before, when there had been as much of the snow,\nand of the rain.\n"
    )
    assert [(kind, number) for kind, number, _ in shaped(words)] == [("paragraph", "8"), ("paragraph", None)]
