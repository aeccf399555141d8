"""„Więcej” is closed by Esc, and whoever works by keyboard stands at its button again."""

import pytest

from osl_site.roof.pages.table import url_of

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.matches('details.more > summary')"


def test_esc_closes_what_is_open_and_its_button_has_the_focus(seeded, visits):
    with visits.look("organiser") as page:
        page.goto(url_of("plans:version_detail of what was approved"))
        fold = page.locator("details.more").first
        fold.locator("summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert (fold.get_attribute("open"), page.evaluate(FOCUSED)) == ("", False)
        page.keyboard.press("Escape")
        assert (fold.get_attribute("open"), page.evaluate(FOCUSED)) == (None, True)
        page.keyboard.press("Escape")
        assert fold.get_attribute("open") is None
