"""Opening pages of the office in a real Chromium, as a person of some role, and what every page must hold there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import html5lib
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.office import PASSWORD

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
E_MAIL = {
    "coworker": "wspolpracownik@przyklad.pl",
    "organiser": "organizator@przyklad.pl",
    "director": "dyrektor@przyklad.pl",
    "administrator": "administrator@przyklad.pl",
}
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE = 30_000  # milliseconds for what a page is waited for; the machine may be busy
RULES_OF_LOOK = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]

expect.set_options(timeout=PATIENCE)


class Visits:
    """Signs each role in once and keeps the cookies; gives pages that remember what went wrong in them."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser = browser
        self.site = site
        self._cookies: dict[str, dict] = {}

    @contextmanager
    def page(self, role: str = "nobody", *, script: bool = True, viewport: dict = WIDE, **options) -> Iterator[Page]:
        context = self.browser.new_context(
            base_url=self.site,
            viewport=viewport,
            java_script_enabled=script,
            locale="pl-PL",
            reduced_motion="reduce",  # a colour half way through its transition is nobody's colour
            storage_state=self.cookies(role),
            **options,
        )
        try:
            yield watched(context, self.site)
        finally:
            context.close()

    def cookies(self, role: str) -> dict | None:
        if role == "nobody":
            return None
        if role not in self._cookies:
            context = self.browser.new_context(base_url=self.site)
            sign_in(context.new_page(), role)
            self._cookies[role] = context.storage_state()
            context.close()
        return self._cookies[role]


def sign_in(page: Page, role: str) -> None:
    page.goto("/logowanie/")
    page.get_by_label("Adres e-mail").fill(E_MAIL[role])
    page.get_by_label("Hasło").fill(PASSWORD)
    page.get_by_role("button", name="Zaloguj").click()
    page.wait_for_url("**/biuro/")


def watched(context: BrowserContext, site: str) -> Page:
    """A page whose `complaints` list gathers console errors and every request that left the site."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.complaints = []
    host = urlsplit(site).netloc
    page.on("console", lambda line: line.type in ("error", "warning") and page.complaints.append(line.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            urlsplit(request.url).netloc not in (host, "")
            and page.complaints.append(f"asked another host: {request.url}")
        ),
    )
    return page


def fetched(page: Page, address: str) -> dict[str, int]:
    """Octets over the network, headers and all, of each answer that this address has a page ask for, by its address.

    Give it a new page: nothing of an earlier one is under way or kept. Everything that is counted is waited for: the
    page, what it names, and the letters it is drawn with.
    """
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    sizes = {request.url: request.sizes() for request in asked if not request.url.startswith("data:")}
    return {url: size["responseHeadersSize"] + size["responseBodySize"] for url, size in sizes.items()}


def axe_violations(page: Page, *, only_look: bool = False) -> list[str]:
    """WCAG 2.2 AA and best practices, as „rule: element” lines.

    `only_look` asks again what other colours and another width can change, and nothing that stands in the markup.
    """
    asked = {"type": "rule", "values": RULES_OF_LOOK} if only_look else {"type": "tag", "values": EVERY_RULE}
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    found = page.evaluate(
        "asked => axe.run({runOnly: asked, resultTypes: ['violations']}).then(result => result.violations)", asked
    )
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def words(page: Page) -> list[str]:
    """Every word that one can come to by scrolling: the window is made as tall as what it shows, which lays out days
    that are laid out only near the screen."""
    for _again in range(2):  # the days are taller than what stood for them
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": WIDE["width"], "height": height})
        page.screenshot(clip={"x": 0, "y": 0, "width": 1, "height": 1})  # waits until it is drawn, scripts or none
    return page.inner_text("main").split()


def sideways_scroll(page: Page) -> int:
    """How many CSS pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def html_errors(html: str) -> list[str]:
    """What a strict HTML parser has against this text."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(html)
    return [f"line {place[0]}: {code} {details}" for place, code, details in parser.errors]
