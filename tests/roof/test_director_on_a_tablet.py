"""The director with a tablet held upright, by touch: from the desk to the plan that waits, a remark where it is read,
the decision at the end; and what she is then asked for."""

import pytest
from playwright.sync_api import expect

from plans.models import Remark, Version
from tests.browser import axe_violations, sideways_scroll
from tests.walking import says

pytestmark = pytest.mark.browser
TABLET = {"viewport": {"width": 768, "height": 1024}, "has_touch": True}
REMARK = "Kto odpowiada za zebranie chętnych?"


def looks_right(page):
    assert sideways_scroll(page) == 0
    assert page.complaints == []


def test_she_reads_what_changes_remarks_on_it_in_place_and_returns_it(own_visits, own_database, empty_queue):
    with own_visits.page("director", **TABLET) as page:
        page.goto("/biuro/")
        looks_right(page)
        page.locator(".desk-part").first.get_by_role("link", name="aktualizacj").last.tap()
        page.wait_for_url("**/decyzja/**")
        looks_right(page)
        here = page.locator("details.remark-here").first
        here.scroll_into_view_if_needed()
        before = here.locator("summary").bounding_box()
        here.locator("summary").tap()
        after = here.locator("summary").bounding_box()
        assert before["y"] == after["y"], "what one reads stays where it is"
        here.locator("textarea").fill(REMARK)
        assert here.locator("textarea").bounding_box()["y"] - after["y"] <= TABLET["viewport"]["height"] / 3
        here.get_by_role("button", name="Zapisz uwagę").tap()
        says(page, REMARK)
        looks_right(page)
        assert axe_violations(page) == []

        page.get_by_label("Zwróć do poprawy").check()
        expect(page.get_by_label("Obowiązuje od")).to_be_hidden()
        page.get_by_role("button", name="Zapisz decyzję").last.tap()
        says(page, "Zwrócon")
        looks_right(page)
    remark = Remark.objects.get(text=REMARK)
    assert Version.objects.get(pk=remark.version_id).decision.outcome == "returned"
