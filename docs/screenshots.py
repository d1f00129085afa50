"""Makes the pictures of the README: builds ``corpus/``, serves it, and photographs pages in a real browser.

    python docs/screenshots.py

It needs Chromium and the tools of development.
"""

from __future__ import annotations

import io
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "screenshots"
SETTLED = "document.querySelector('[data-testid=stApp]')?.getAttribute('data-test-script-state') === 'notRunning'"
WIDTH = 1280
COLOURS = 128  # enough for a quiet page, and a fifth of the size
PAGES = {  # by the name of the picture: an address and a height
    "ask": (f"?q={quote('Which activities cover Kulan in Turkmenistan?')}", 860),
    "coverage": ("coverage", 1320),
    "reader": ("documents?doc=cami-review-report-2018-pdf&page=7", 860),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "store")
        subprocess.run([sys.executable, "-m", "kgraph", "--store", store, "build", "corpus"], cwd=ROOT, check=True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        serve = [sys.executable, "-m", "kgraph", "--store", store, "serve", "--no-browser", "--port", str(port)]
        server = subprocess.Popen(serve, cwd=ROOT)
        try:
            take(f"http://127.0.0.1:{port}/")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)


def take(address: str) -> None:
    wait_for(address)
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        for name, (path, height) in PAGES.items():
            page = browser.new_page(viewport={"width": WIDTH, "height": height})
            page.goto(f"{address}{path}")
            keep(page, FOLDER / f"{name}.png")
        browser.close()


def keep(page: Page, path: Path) -> None:
    page.wait_for_selector("h1")
    page.wait_for_function(SETTLED)
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")  # until the last widget is there
    page.wait_for_timeout(1000)  # fonts and pictures
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS).save(path, optimize=True)


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(f"{address}_stcore/health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise SystemExit("the front end did not answer within a minute")


if __name__ == "__main__":
    main()
