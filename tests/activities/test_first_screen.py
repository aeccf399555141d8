"""What a resident's phone shows before anything is scrolled, and with letters as large as they need."""

import pytest

from osl_site.roof.pages.table import url_of
from tests import browser

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}


def opened(page, address):
    """The page in its own letters: those that come late are not shown, but kept for the next view."""
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.reload()


def box(page, selector):
    return page.locator(selector).first.bounding_box()


@pytest.mark.parametrize("address", ["/", "/uk/plan/"])
def test_the_header_leaves_a_phone_its_screen_and_its_menu_unfolds_below_its_button(address, visits):
    with visits.page(viewport=PHONE) as page:
        opened(page, address)
        assert box(page, ".head")["height"] <= 110
        button = page.locator(".menu-fold > summary")
        folded = button.bounding_box()
        assert not page.locator(".menu-fold .menu").is_visible()
        button.click()
        assert button.bounding_box() == folded
        assert (
            min(row["height"] for row in map(lambda link: link.bounding_box(), page.locator(".menu-fold a").all()))
            >= 48
        )
        page.locator(".brand").click()
        page.wait_for_url("**/uk/" if "uk" in address else "**/")
        page.set_viewport_size(browser.WIDE)
        assert page.locator(".menu-fold .menu").is_visible() and not button.is_visible()
        assert box(page, ".head")["height"] <= 112


MOST = 0.47  # of the screen of the smallest phone, with the strip of the demonstration


@pytest.mark.parametrize(("role", "address"), [("nobody", "/"), ("nobody", "/uk/"), ("organiser", "/biuro/")])
def test_letters_twice_as_large_leave_half_of_the_screen_below_the_header(role, address, visits):
    with visits.page(role, viewport=browser.NARROW) as page:
        opened(page, address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert box(page, "main")["y"] <= MOST * browser.NARROW["height"]
        if role == "nobody":
            button = page.locator(".menu-fold > summary")
            folded = button.bounding_box()
            button.click()
            assert button.bounding_box() == folded and folded["height"] >= 48
            assert page.locator(".head .call").is_visible() and browser.sideways_scroll(page) == 0


@pytest.mark.parametrize("address", ["/", "/kalendarz/kandyty/"])
def test_the_first_meeting_stands_on_the_first_screen(address, visits):
    with visits.page(viewport=PHONE) as page:
        opened(page, address)
        first = box(page, ".entry")
        assert first["y"] <= 600 and first["y"] + first["height"] <= PHONE["height"]
        page.set_viewport_size(browser.WIDE)
        assert box(page, ".entry")["y"] <= (300 if address == "/" else 600)


def test_two_taps_lead_from_home_to_what_is_near_any_village_this_week(visits):
    with visits.page(viewport=PHONE) as page:
        page.goto("/")
        page.get_by_role("link", name="Wszystkie wsie").click()
        page.wait_for_url("**/kalendarz/wsie/")
        assert browser.axe_violations(page) == []
        assert min(row.bounding_box()["height"] for row in page.locator(".villages a").all()) >= 48
        page.get_by_role("link", name="Kandyty", exact=True).click()
        page.wait_for_url("**/kalendarz/kandyty/")
        assert page.get_by_role("heading", level=1).inner_text().split() == [
            "Kandyty",
            "i",
            "okolica",
            "do",
            "10",
            "km",
        ]
        assert page.locator("main").get_by_text("w ciągu 7 dni").is_visible()


@pytest.mark.parametrize("address", ["/kalendarz/kandyty/", "/kalendarz/wsie/", "/plan/"])
def test_letters_twice_as_large_wrap_within_the_narrowest_phone(address, visits):
    with visits.page(viewport=browser.NARROW) as page:
        opened(page, address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert browser.sideways_scroll(page) == 0
        if page.locator(".entry").count():
            assert box(page, ".entry__text")["width"] >= 250


BROKEN = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode;
        if (!text.parentElement.checkVisibility()) continue;
        for (const match of text.data.matchAll(/\\d{1,2}:\\d\\d(.?–.?\\d{1,2}:\\d\\d)?|\\d\\d \\d{3} \\d\\d \\d\\d/g)) {
            const range = document.createRange();
            range.setStart(text, match.index);
            range.setEnd(text, match.index + match[0].length);
            if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) found.push(match[0]);
        }
    }
    return found;
}"""


def test_letters_twice_as_large_break_no_hour_and_no_telephone(seeded, visits):
    with visits.page(viewport=browser.NARROW) as page:
        for name in ("public_occurrence that takes sign-ups", "sign_up", "contact"):
            opened(page, url_of(name))
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert page.evaluate(BROKEN) == [], name
