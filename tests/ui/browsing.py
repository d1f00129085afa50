"""A visit in a real browser: what was asked for, and what keeps people from using a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PATIENCE = 30_000  # milliseconds, on a machine that does other things too
SETTLED = "document.querySelector('[data-testid=stApp]')?.getAttribute('data-test-script-state') === 'notRunning'"


@dataclass
class Visit:
    page: Page
    address: str
    asked: list[str] = field(default_factory=list)  # every address the page asked for anything

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.address}{path}")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the page is drawn."""
        self.page.wait_for_selector("h1")
        self.page.wait_for_function(SETTLED)

    def focused(self, after: int = 0) -> str:
        """The words of what the keyboard acts on, after so many milliseconds."""
        self.page.wait_for_timeout(after)
        return str(self.page.evaluate("document.activeElement.innerText || ''")).strip()

    def take(self, form: str, folder: Path) -> Path:
        """Download the view."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name=form, exact=True).click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def asked_others(self) -> set[str | None]:
        hosts = {urlsplit(address).hostname for address in self.asked if not address.startswith(("data:", "blob:"))}
        return hosts - {urlsplit(self.address).hostname}

    def too_wide(self) -> bool:
        """Whether a page must be moved sideways to be read."""
        width = self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        return bool(width > (self.page.viewport_size or {"width": 0})["width"])

    def obstacles(self) -> list[str]:
        """What axe-core calls serious or critical, with the first place of each."""
        found = Axe().run(self.page).response["violations"]
        grave = [one for one in found if one["impact"] in ("serious", "critical")]
        return [f"{one['id']}: {' '.join(one['nodes'][0]['html'].split())[:200]}" for one in grave]
