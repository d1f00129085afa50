"""A page of a PDF as a picture, and what is said where there can be none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from kgraph.errors import KgraphError
from kgraph.picture import WIDTH, page_picture

PROGRAMME = Path(__file__).parents[2] / "corpus" / "cami-work-programme-2026-2031.pdf"


def test_a_passage_is_framed_where_it_stands() -> None:
    plain = Image.open(io.BytesIO(page_picture(PROGRAMME, 13))).convert("RGB")
    framed = Image.open(io.BytesIO(page_picture(PROGRAMME, 13, ((100.0, 200.0, 300.0, 260.0),)))).convert("RGB")
    assert plain.width == framed.width == WIDTH
    scale = WIDTH / 841.89
    left, top = round((100 - 3) * scale), round((200 - 3) * scale)
    red, _, blue = framed.getpixel((left + 60, top + 1))  # type: ignore[misc]
    assert red - blue > 100
    assert plain.getpixel((5, 5)) == framed.getpixel((5, 5))


@pytest.mark.parametrize("page", [0, 99])
def test_a_page_that_is_not_there_is_a_sentence(page: int) -> None:
    with pytest.raises(KgraphError, match=f"page {page} cannot be drawn; read its text instead"):
        page_picture(PROGRAMME, page)


def test_a_broken_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 no more")
    with pytest.raises(KgraphError, match="page 1 cannot be drawn"):
        page_picture(tmp_path / "broken.pdf", 1)
