"""What a resident's phone shows before anything is scrolled, and with letters as large as they need."""

import pytest

from tests import browser

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}


def box(page, selector):
    return page.locator(selector).first.bounding_box()


@pytest.mark.parametrize("address", ["/", "/uk/plan/"])
def test_the_header_leaves_a_phone_its_screen_and_its_menu_unfolds_below_its_button(address, visits):
    with visits.page(viewport=PHONE) as page:
        page.goto(address)
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
