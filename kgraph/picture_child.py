"""The child that draws a page of a PDF: the request on standard input, the PNG on standard output.

A script, and the only place where PDFium draws. It imports nothing of kgraph, so that it starts fast.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from typing import Any

import pypdfium2
from PIL import ImageDraw

FRAME = (184, 92, 0)
FILL = (255, 196, 0)
MARGIN = 3  # points between the words and their frame


def draw(request: dict[str, Any]) -> bytes:
    page = pypdfium2.PdfDocument(request["file"])[request["page"] - 1]
    scale = request["width"] / page.get_width()
    picture = page.render(scale=scale).to_pil().convert("RGB")
    pen = ImageDraw.Draw(picture, "RGBA")
    for x0, y0, x1, y1 in request["boxes"]:
        frame = [scale * edge for edge in (x0 - MARGIN, y0 - MARGIN, x1 + MARGIN, y1 + MARGIN)]
        pen.rectangle(frame, fill=(*FILL, 40), outline=FRAME, width=3)
    out = io.BytesIO()
    picture.quantize(64).save(out, "PNG")
    return out.getvalue()


def main() -> None:
    request = json.load(sys.stdin)
    room = request["megabytes"] * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    resource.setrlimit(resource.RLIMIT_CPU, (request["seconds"], request["seconds"]))
    sys.stdout.buffer.write(draw(request))


if __name__ == "__main__":
    main()
