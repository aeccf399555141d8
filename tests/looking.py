"""What every frame of pages must bear besides large letters: wider spacing, a small window, forced colours, focus."""

from playwright.sync_api import Page

SMALL = {"width": 320, "height": 256}  # 1280 × 1024 at 400 %, WCAG 1.4.10
SPACED = """() => {
    const spacing = new CSSStyleSheet();
    const every = "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important";
    spacing.replaceSync(`* { ${every} } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [spacing];
    const root = document.documentElement;
    const cut = [...document.body.querySelectorAll("*")].filter((element) => {
        const style = getComputedStyle(element);
        const isClamped = style.webkitLineClamp !== "none" || style.clipPath !== "none";
        const hides = ["hidden", "clip"].includes(style.overflowY) && !isClamped && element.checkVisibility();
        return hides && !element.closest("svg") && element.scrollHeight > element.clientHeight + 1;
    });
    const found = cut.map((element) => `cut: ${element.textContent.trim().slice(0, 60)}`);
    if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth - root.clientWidth} px too wide`);
    document.adoptedStyleSheets = [];
    return found;
}"""
FLOATING = """() => [...document.body.querySelectorAll("*")]
    .filter((element) => ["fixed", "sticky"].includes(getComputedStyle(element).position) && element.checkVisibility())
    .map((element) => element.className || element.tagName)"""
COVERED = """() => {
    const bars = [...document.querySelectorAll("body *")].filter((element) =>
        ["fixed", "sticky"].includes(getComputedStyle(element).position) && element.checkVisibility());
    const covered = (element) => {
        element.focus();
        const [box] = element.getClientRects();
        const at = (x, y) => document.elementFromPoint(x, y);
        const top = box && at(box.left + box.width / 2, Math.max(box.top, 0) + 1);
        const foot = box && at(box.left + box.width / 2, Math.min(box.bottom, innerHeight) - 1);
        const under = (found) => found && bars.some((bar) => bar.contains(found) && !bar.contains(element));
        return under(top) && under(foot);
    };
    const all = document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)");
    const seen = [...all].filter((element) => element.checkVisibility({ visibilityProperty: true })).slice(0, 80);
    return seen.filter(covered).map((element) => element.outerHTML.slice(0, 120));
}"""
UNDRAWN = """() => {
    const controls = ".button, input:not([type=hidden]), select, textarea, .tabs a, .bar a, .menu a";
    const all = document.querySelectorAll(controls);
    const isDrawn = (element) => {
        const style = getComputedStyle(element, element.matches("[type=file]") ? "::file-selector-button" : null);
        const isLink = element.matches("a:not(.button)");
        if (isLink) return !element.hasAttribute("aria-current") || Number(style.fontWeight) >= 600;
        return parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none";
    };
    const natural = "input:is([type=checkbox], [type=radio])";
    const drawnByBrowser = (element) => element.matches(natural) && getComputedStyle(element).appearance !== "none";
    return [...all]
        .filter((element) => element.checkVisibility() && !isDrawn(element) && !drawnByBrowser(element))
        .map((element) => element.outerHTML.slice(0, 120));
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
    const { transitionDuration, animationDuration } = getComputedStyle(element);
    return `${transitionDuration}, ${animationDuration}`.split(", ").some((one) => one !== "0s");
}).map((element) => element.className || element.tagName)"""


def spoilt_by_spacing(page: Page) -> list[str]:
    """What is cut, and how much too wide the page is, with the spacing of WCAG 1.4.12."""
    return page.evaluate(SPACED)


def floating(page: Page) -> list[str]:
    """What stays on the screen while the page is moved."""
    return page.evaluate(FLOATING)


def covered_when_focused(page: Page) -> list[str]:
    """Controls of `main` that have the focus below something that floats, WCAG 2.4.11."""
    return page.evaluate(COVERED)


def undrawn(page: Page) -> list[str]:
    """Controls without any edge and current places that look like the others, as the page's colours are now."""
    return page.evaluate(UNDRAWN)


def moving(page: Page) -> list[str]:
    """What changes over time."""
    return page.evaluate(MOVING)
