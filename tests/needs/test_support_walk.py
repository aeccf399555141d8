"""Support is written down on a phone: from the desk in four presses beside the minutes that are typed."""

import re

import pytest
from playwright.sync_api import expect

from needs.models import Support
from tests.browser import NARROW, axe_violations, sideways_scroll
from tests.walking import field, says


@pytest.mark.browser
def test_support_of_a_person_takes_four_presses_on_a_phone(own_visits, own_database):
    last = Support.objects.order_by("pk").last().pk
    presses = []

    def press(place):
        place.click()
        presses.append(place)

    with own_visits.page("organiser", viewport=NARROW) as page:
        page.goto("/biuro/")
        press(page.get_by_role("link", name="Dodaj wsparcie").locator("visible=true").first)
        expect(page.get_by_label("z osobą")).to_be_checked()
        assert page.get_by_label("Nazwa grupy albo inicjatywy").is_hidden()  # of a person there is nothing to write
        press(page.get_by_text("rozmowa", exact=True).first)
        press(page.get_by_role("group", name=re.compile("O czym")).locator("label").first)
        field(page, "Ile minut?").fill("20")
        assert sideways_scroll(page) == 0 and axe_violations(page) == []
        press(page.get_by_role("button", name="Zapisz wsparcie"))
        says(page, "jest zapisane.")
        assert page.complaints == []
    assert len(presses) <= 4
    row = Support.objects.get(pk__gt=last)
    assert (row.form, row.minutes, row.whom, row.note) == ("talk", 20, "osoba", "")
