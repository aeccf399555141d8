"""A browser that takes pictures of pages. Only for a machine on which one develops: see `LACKING`."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from osl_site.roof.contact_sheet.looks import Look
from osl_site.roof.contact_sheet.pages import Page

PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # the cheapest first
LACKING = (
    "Pictures need Chromium and the packages for developing: sudo apt install chromium-headless-shell; "
    "pip install -r requirements-dev.txt (`manage.py test` installs them by itself)."
)
MOST = 4_000  # CSS pixels of a long page that its picture shows
PATIENCE = 60_000  # milliseconds
DRAWN = "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"


class Camera:
    """Takes pictures of pages at `site`, as whoever has a session. Each role keeps one tab: styles and letters stay."""

    def __init__(self, browser: Any, site: str, keys: dict[str, str]) -> None:
        self._browser = browser
        self._site = site
        self._keys = keys
        self._tabs: dict[str, Any] = {}

    def take(self, page: Page, looks: Iterable[Look], folder: Path) -> dict[str, str]:
        """The picture of the page in each look, or what went wrong: file or sentence by the look's name."""
        if page.role not in self._tabs:
            self._tabs[page.role] = self.tab(page.role)
        tab = self._tabs[page.role]
        answer = tab.goto(page.url)
        if answer.status != 200:
            return {look.name: f"answers {answer.status}" for look in looks}
        taken = {look.name: f"{page.slug}-{look.name}.png" for look in looks}
        for look in looks:
            dress(tab, look)
            _stretch(tab, look)
            tab.screenshot(path=folder / taken[look.name])
        return taken

    def tab(self, role: str, **options: Any) -> Any:
        """A new tab of this role's."""
        context = self._browser.new_context(base_url=self._site, locale="pl-PL", reduced_motion="reduce", **options)
        if key := self._keys.get(role):
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self._site}])
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE)
        return tab

    def close(self) -> None:
        """Close every tab; who opened the browser closes that."""
        for tab in self._tabs.values():
            tab.context.close()


def dress(tab: Any, look: Look) -> None:
    """Give the tab the window, colours and letters of this look."""
    tab.set_viewport_size({"width": look.width, "height": look.height})
    media = "print" if look.is_print else "screen"
    tab.emulate_media(media=media, color_scheme="dark" if look.is_dark else "light", reduced_motion="reduce")
    tab.evaluate("letters => { document.documentElement.style.fontSize = letters }", look.letters)
    tab.evaluate("document.fonts.ready.then(() => true)")


def _stretch(tab: Any, look: Look) -> None:
    """Make the window as large as the page, down to `MOST`: what is fixed to it stands at its foot, and everything is
    drawn, which a browser leaves for later where it was out of sight."""
    width, height = tab.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    tab.set_viewport_size({"width": max(width, look.width), "height": max(min(height, MOST), look.height)})
    tab.evaluate(DRAWN)


@contextmanager
def browser() -> Iterator[Any]:
    """A headless Chromium. Raises CommandError where this machine has none."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    try:
        playwright = import_module("playwright.sync_api")  # not installed where the office is only served
    except ImportError as error:
        raise CommandError(LACKING) from error
    if not program:
        raise CommandError(LACKING)
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield launched
        finally:
            launched.close()
