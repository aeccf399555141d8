"""Opening pages of the office in a real Chromium, as a person of some role, and what every page must hold there."""

import fcntl
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import html5lib
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

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
    "receiver": "uslugi@przyklad.pl",
    "organiser": "organizator@przyklad.pl",
    "director": "dyrektor@przyklad.pl",
    "administrator": "administrator@przyklad.pl",
}
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE = 30_000  # milliseconds for what a page is waited for; the machine may be busy
LOOKED_AT = {  # by the rules of looks: what each is about, as axe itself has it
    "color-contrast": ["*"],
    "link-in-text-block": ["a[href]", "[role=link]"],
    "scrollable-region-focusable": ["*:not(select,textarea)"],
    "target-size": ["*"],
}
RULES_OF_LOOK = list(LOOKED_AT)
UNSEEN = """async ([options, lookedAt, fresh]) => {
    const unseen = [...placeOf.keys()].filter((element) => fresh.includes(placeOf.get(element)));
    const among = (mark) => {
        const rule = ([id, selectors]) => ({ id, selector: selectors.map((selector) => selector + mark).join(", ") });
        axe.configure({ rules: Object.entries(lookedAt).map(rule) });
    };
    unseen.forEach((element) => element.setAttribute("data-unseen", ""));
    among("[data-unseen]");
    try {
        return (await axe.run(document, { ...options, resultTypes: ["violations"] })).violations;
    } finally {
        among("");
        unseen.forEach((element) => element.removeAttribute("data-unseen"));
    }
}"""
PLACES = """() => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const mode = `${innerWidth}${dark ? " dark" : ""}`;
    window.placeOf = new Map();
    const name = (element) => {
        const states = ["type", "open", "disabled", "aria-current", "aria-invalid"];
        const known = states.filter((state) => element.hasAttribute(state));
        const said = known.map((state) => `[${state}=${element.getAttribute(state)}]`);
        return [element.tagName, ...element.classList, ...said].join(".");
    };
    const digest = (words) => {  // 53 bits, so that thousands of long chains are neither sent nor kept
        let [low, high] = [0xdeadbeef, 0x41c6ce57];
        for (let at = 0; at < words.length; at += 1) {
            low = Math.imul(low ^ words.charCodeAt(at), 2654435761);
            high = Math.imul(high ^ words.charCodeAt(at), 1597334677);
        }
        low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
        high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
        return ((high >>> 0) % 2097152 * 4294967296 + (low >>> 0)).toString(36);
    };
    const chains = new Map([[document.documentElement, mode]]);
    for (const element of document.body.querySelectorAll("*")) {
        chains.set(element, digest(`${chains.get(element.parentElement) || mode} ${name(element)}`));
        if (element.checkVisibility({ visibilityProperty: true })) placeOf.set(element, chains.get(element));
    }
    return [...new Set(placeOf.values())];
}"""
UNUSED = """() => {
    const drawn = { 400: new Set(), 700: new Set() };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (!text.parentElement.checkVisibility()) continue;
        const weight = getComputedStyle(text.parentElement).fontWeight < 600 ? 400 : 700;
        for (const sign of text.data.replace(/\\s+/g, "")) drawn[weight].add(sign.codePointAt(0));
    }
    const isDrawn = (weight) => (range) => {
        const [first, last = first] = range.trim().slice(2).split("-").map((point) => parseInt(point, 16));
        return [...drawn[weight]].some((point) => first <= point && point <= last);
    };
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => {
        const said = (name) => rule.style.getPropertyValue(name);
        const href = new URL(said("src").match(/url\\("([^"]+)/)[1], rule.parentStyleSheet.href).href;
        return { href, isUsed: said("unicode-range").split(",").some(isDrawn(said("font-weight"))) };
    });
    const used = faces.filter((face) => face.isUsed).map((face) => face.href);
    const preloaded = [...document.querySelectorAll("link[rel=preload]")].map((link) => link.href);
    return preloaded.filter((href) => !used.includes(href));
}"""  # not by the state of the letters: Chromium says of all that are preloaded that they are loaded
WORDS = """(sent) => {
    const shown = () => {
        const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
        const found = [];
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const element = text.parentElement;
            if (element.closest("[data-needs-script]")) continue;  // to copy, to print: what no page does alone
            if (element.checkVisibility({ visibilityProperty: true })) found.push(text.data);
        }
        return found.join(" ").split(/\\s+/).filter(Boolean);
    };
    const before = shown();
    const plain = new DOMParser().parseFromString(sent, "text/html");
    document.documentElement.className = plain.documentElement.className;
    document.body.replaceWith(document.adoptNode(plain.body));  // the head stays: styles need not be fetched again
    return [before, shown()];
}"""

LOUD = """() => {
    const shown = (element) => element.checkVisibility({ visibilityProperty: true });
    const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
    const said = (element) => element.textContent.trim().replace(/\\s+/g, " ").slice(0, 60);
    const lines = (element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 8))).size;
    };
    const filled = all("main .button").filter((button) => !/button--/.test(button.className));
    const found = [...new Set(filled.map(said))].slice(1).map((words) => `one more filled button: ${words}`);
    const taking = filled.filter((button) => /^(Usuń|Odwołaj|Skasuj)/.test(said(button)));
    found.push(...taking.map((button) => `takes away in the colour of what is added: ${said(button)}`));
    for (const heading of all(".staff main > .heading")) {
        const title = heading.querySelector("h1");
        const acts = heading.querySelector(".heading__acts");
        const further = title.offsetHeight - parseFloat(getComputedStyle(title).lineHeight);
        const height = Math.round(heading.offsetHeight - further - (acts ? acts.offsetHeight : 0));
        if (height > 112) found.push(`a heading ${height} px high: ${said(title)}`);
    }
    const long = all(".row__title").filter((title) => lines(title) > 2);
    return [...found, ...long.map((title) => `a row's title of ${lines(title)} lines: ${said(title)}`)];
}"""

expect.set_options(timeout=PATIENCE)


class Visits:
    """Pages of a served office, as any role, that remember what went wrong in them."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser = browser
        self.site = site
        self._pages: dict[str, Page] = {}

    @contextmanager
    def page(self, role: str = "nobody", *, script: bool = True, viewport: dict = WIDE, **options) -> Iterator[Page]:
        """A page in a browser of its own, that nobody has used."""
        context = self._opened(role, viewport=viewport, java_script_enabled=script, **options)
        try:
            yield watched(context, self.site)
        finally:
            context.close()

    @contextmanager
    def look(self, role: str = "nobody") -> Iterator[Page]:
        """The one page that this role keeps open, wide and light again: for those who only look, as it costs least.

        What it showed before is gone with the next address, while the process that draws it, its styles and letters
        stay.
        """
        if role not in self._pages:
            self._pages[role] = watched(self._opened(role, viewport=WIDE), self.site)
        page = self._pages[role]
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light")
        page.complaints.clear()
        yield page

    def _opened(self, role: str, **options) -> BrowserContext:
        return self.browser.new_context(
            base_url=self.site,
            locale="pl-PL",
            reduced_motion="reduce",  # a colour half way through its transition is nobody's colour
            storage_state=self.cookies(role),
            **options,
        )

    def cookies(self, role: str) -> dict | None:
        if role == "nobody":
            return None
        place = urlsplit(self.site)
        session = {"name": settings.SESSION_COOKIE_NAME, "value": session_of(role)}
        return {"cookies": [session | {"domain": place.hostname, "path": "/", "httpOnly": True, "sameSite": "Lax"}]}


def session_of(role: str) -> str:
    """The key of the session that `tests.additions` opens for this role in the seeded office."""
    return f"session-of-the-{role}"


# A busy machine draws too slowly for Chromium, which then says so. `preloaded_in_vain` is asked of every page instead.
LATE = "was preloaded using link preload"


def watched(context: BrowserContext, site: str) -> Page:
    """A page whose `complaints` list gathers console errors and every request that left the site."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.complaints = []
    host = urlsplit(site).netloc
    page.on(
        "console",
        lambda line: line.type in ("error", "warning") and LATE not in line.text and page.complaints.append(line.text),
    )
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


def title_and_heads(page: Page) -> tuple[str, int]:
    """The title, and how many headings of the first rank there are. Asked in one go, by no machinery of locators."""
    return tuple(page.evaluate("[document.title.trim(), document.querySelectorAll('h1').length]"))


def preloaded_in_vain(page: Page) -> list[str]:
    """What the head has fetched at once and no letter that is drawn needs, however fast the machine is."""
    return page.evaluate(UNUSED)


def axe_violations(page: Page, *, only_look: bool = False) -> list[str]:
    """WCAG 2.2 AA and best practices, as „rule: element” lines.

    `only_look` asks again what other colours and another width can change, and nothing that stands in the markup.
    """
    load_axe(page)
    asked = _asked(only_look) | {"resultTypes": ["violations"]}
    return lines_of(page.evaluate("asked => axe.run(document, asked).then((found) => found.violations)", asked))


def violations_unseen(page: Page, seen: "Seen", *, only_look: bool = False) -> list[str]:
    """As `axe_violations`, but what rules of looks are about only in those parts that have not been looked at.

    These rules take four fifths of the time. A part is an element within elements like these: tags, classes and states
    from the root down, in this width and colour scheme. The frame of all pages is looked at once, and a known component
    again where it stands in another.
    """
    fresh = seen.add(page.evaluate(PLACES))
    if only_look and not fresh:
        return []
    load_axe(page)
    return lines_of(page.evaluate(UNSEEN, [_asked(only_look), LOOKED_AT, fresh]))


def _asked(only_look: bool) -> dict:
    by = {"type": "rule", "values": RULES_OF_LOOK} if only_look else {"type": "tag", "values": EVERY_RULE}
    return {"runOnly": by}


def load_axe(page: Page) -> None:
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)


def lines_of(violations: list[dict]) -> list[str]:
    return [f"{rule['id']}: {node['html'][:160]}" for rule in violations for node in rule["nodes"]]


class Seen:
    """What all workers of this run have looked at, kept in one file."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def add(self, places: list[str]) -> list[str]:
        """Those of the places that nobody has looked at; from now on they are seen."""
        with self.file.open("a+") as kept:
            fcntl.flock(kept, fcntl.LOCK_EX)
            kept.seek(0)
            fresh = sorted(set(places) - set(kept.read().split("\n")))
            kept.write("".join(f"{place}\n" for place in fresh))
        return fresh


def words_with_and_without_script(page: Page, sent: str) -> tuple[list[str], list[str]]:
    """The words that are shown in `main`: as the page stands, then with what the server sent put in its place.

    A parsed document runs no script. The page is not the same afterwards: ask this last.
    """
    return tuple(page.evaluate(WORDS, sent))


WIDER = """letters => {
    const root = document.documentElement;
    const before = root.style.fontSize;
    root.style.fontSize = letters || before;
    const wider = root.scrollWidth - root.clientWidth;
    root.style.fontSize = before;
    return wider;
}"""


def sideways_scroll(page: Page, *, letters: str = "") -> int:
    """How many CSS pixels the page is wider than its window, with `letters` of that size („200%”), else as they are."""
    return page.evaluate(WIDER, letters)


def too_loud(page: Page) -> list[str]:
    """What draws more attention than the frames allow: a filled button in `main` beside another that says something
    else (a long page may repeat its one act at its end), or one that takes away and is not brick; a head of a page of
    the staff that is higher than 112 px without its quiet acts and all lines of its title but one; a row's title over
    two lines."""
    return page.evaluate(LOUD)


def html_errors(html: str) -> list[str]:
    """What a strict HTML parser has against this text, and every id that is given twice."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    ids = Counter(element.get("id") for element in parser.parse(html).iter() if element.get("id"))
    twice = [f"id given {times} times: {name}" for name, times in ids.items() if times > 1]
    return twice + [f"line {place[0]}: {code} {details}" for place, code, details in parser.errors]
