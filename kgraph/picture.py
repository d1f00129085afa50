"""A page of a PDF as a picture. PDFium draws it, in a child process: a file that breaks it breaks nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from kgraph import picture_child
from kgraph.errors import KgraphError, LimitReached

SECONDS = 20
MEGABYTES = 1024
WIDTH = 1100  # pixels: sharp on a screen, and some hundred kilobytes


def page_picture(file: Path, page: int, boxes: tuple[tuple[float, float, float, float], ...] = ()) -> bytes:
    """A page (counted from 1) as PNG, with a frame around each box (points from the top left corner)."""
    request = {
        "file": str(file), "page": page, "boxes": boxes, "width": WIDTH, "seconds": SECONDS, "megabytes": MEGABYTES
    }  # fmt: skip
    try:
        done = subprocess.run(
            [sys.executable, "-I", picture_child.__file__],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise LimitReached(f"page {page} took more than {SECONDS} seconds to draw; read its text instead") from error
    if done.returncode or not done.stdout:
        raise KgraphError(f"page {page} cannot be drawn; read its text instead")
    return done.stdout
