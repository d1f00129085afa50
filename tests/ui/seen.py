"""What a reader sees of a page under test."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

from streamlit.testing.v1 import AppTest


def html(page: AppTest) -> str:
    bodies = [element.proto.body for element in page.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def words(page: AppTest) -> str:
    """The words, a space where a tag stood."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html(page)))).strip()


def headings(page: AppTest) -> list[int]:
    """The levels of the headings, in order."""
    return [int(level) for level in re.findall(r"<h([1-6])", html(page))]


def links(page: AppTest) -> list[str]:
    return [unescape(address) for address in re.findall(r'href="([^"]*)"', html(page))]


def downloads(page: AppTest) -> list[str]:
    return [button.proto.label for button in page.get("download_button")]


def assert_headings_in_order(page: AppTest) -> None:
    levels = headings(page)
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
