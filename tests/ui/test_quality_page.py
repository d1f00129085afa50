"""The page *Quality*: findings, what was not read, how well it reads, what the last build changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Page
from seen import assert_headings_in_order, downloads, html, links, words

from kgraph.build import build


def test_shows_the_gravest_findings_first(over_corpus: Page) -> None:
    page = over_corpus("quality")
    seen = words(page)
    assert seen.index("High 6") < seen.index("Medium 14") < seen.index("Low")
    assert "Duplicate code: 3.3" in seen
    assert any(address.startswith("documents?doc=cami-work-programme-2026-2031-pdf&at=") for address in links(page))
    assert downloads(page) == ["Word", "Markdown", "CSV"]
    assert_headings_in_order(page)
    assert not page.exception


def test_findings_are_narrowed_and_the_address_says_by_what(over_corpus: Page) -> None:
    page = over_corpus("quality")
    narrower = page.selectbox(key="quality.severity").set_value("high").run()
    assert narrower.query_params["severity"] == "high"
    assert "Medium" not in words(narrower)
    linked = over_corpus("quality", kind="date-conflict")
    assert set(re.findall(r"kg-code\">([A-Z][a-z]+ [a-z]+)", html(linked))) == {"Date conflict"}
    assert not linked.exception


def test_what_was_not_read_and_unknown_names_stand_apart(over_corpus: Page) -> None:
    unread = over_corpus("quality", show="unread")
    assert html(unread).count("<article ") == 1
    assert "Unread part" in words(unread)
    names = over_corpus("quality", show="names")
    assert "Unknown name" in words(names)
    assert not names.exception


def test_the_accuracy_table(over_corpus: Page) -> None:
    page = over_corpus("quality", show="accuracy")
    assert "Measured against a standard made by hand" in words(page)
    assert "rows: coverage 56 56 56 1.000 1.000 1.000" in words(page)
    assert not page.exception


def test_what_the_last_build_changed(
    over_corpus: Page, opened: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Build 1, the first that is kept: 5 added." in words(over_corpus("quality", show="build"))
    folder = tmp_path / "notes"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text("The Saiga lives in Kazakhstan.\n", encoding="utf-8")
        build([folder], tmp_path / "store", workers=1)
    monkeypatch.setenv("KGRAPH_STORE", str(tmp_path / "store"))
    page = opened("quality", show="build")
    assert "Build 2, compared with build 1: 1 added, 1 unchanged." in words(page)
    assert "b.txt added" in words(page)


def test_a_part_is_turned_to_by_its_button(over_corpus: Page) -> None:
    page = over_corpus("quality").button_group(key="quality.show").set_value("build").run()
    assert page.query_params["show"] == "build"
    assert "Build 1" in words(page)


def test_what_the_address_says_wrongly_is_left_out_and_said(over_corpus: Page) -> None:
    page = over_corpus("quality", show="everything", severity="dire")
    assert "the show “everything”, which is not known here" in words(page)
    assert "High 6" in words(page)
    assert not page.exception


def test_nothing_found_is_said(over_note: Page) -> None:
    page = over_note("quality", show="unread")
    assert "Every part of every document was read." in words(page)
    assert not page.exception


def test_without_a_store_the_command_is_said(over_nothing: Page) -> None:
    page = over_nothing("quality")
    assert "<code>kgraph build</code>" in html(page)
    assert not page.exception
