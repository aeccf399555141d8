"""Lists of places narrow while one types: a venue by its name or its village, a village in a filter."""

import pytest

from activities.models import Venue
from osl_site.roof.pages.table import url_of
from tests import browser

pytestmark = pytest.mark.browser


def chosen(page, name):
    return page.locator(f"select[name={name}]").evaluate("select => select.value")


def test_a_venue_is_typed_by_its_village_chosen_with_the_keyboard_and_cleared(visits, seeded):
    venue = Venue.objects.get(name="Biblioteka w Kandytach")
    with visits.page("organiser", viewport=browser.WIDE) as page:
        page.goto(url_of("activities:occurrence_add"))
        field = page.get_by_role("combobox", name="Miejsce", exact=True)
        field.focus()
        page.keyboard.type("KANDYT")
        listed = page.locator(".typed__list li:visible")
        assert listed.count() > 1 and all("Kandyt" in words for words in listed.all_inner_texts())
        field.fill("biblio")
        assert listed.all_inner_texts() == [str(venue)]
        page.keyboard.press("Enter")
        assert (chosen(page, "venue"), field.input_value()) == (str(venue.pk), str(venue))

        field.fill("")
        page.keyboard.press("Tab")
        assert chosen(page, "venue") == ""
        field.focus()
        page.keyboard.press("ArrowDown")
        assert listed.count() == page.locator("select[name=venue] option:not([value=''])").count()
        page.keyboard.press("Escape")
        assert listed.count() == 0
        assert page.complaints == []


def test_what_is_no_place_is_said_at_once_and_nothing_is_sent(visits, seeded):
    with visits.page("organiser", viewport=browser.WIDE) as page:
        page.goto(url_of("activities:occurrence_list"))
        here = page.url
        field = page.get_by_role("combobox", name="Miejscowość")
        for typed, meant in (("kandytach", "Kandyty"), ("toprzynach", "Toprzyny")):
            field.fill(typed)
            assert page.locator(".typed__list li").first.inner_text() == meant
        field.fill("Atlantyda")
        page.keyboard.press("Enter")
        assert page.url == here
        assert "Nie znamy takiej miejscowości" in page.get_by_role("alert").filter(visible=True).inner_text()
        field.fill("kandyty")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        page.wait_for_url("**miejscowosc=*")


def test_villages_of_residents_are_offered_while_they_type_without_any_script(visits, seeded):
    with visits.page(viewport=browser.NARROW, script=False) as page:
        page.goto("/kalendarz/wsie/")
        names = page.locator("#nazwy option").count()
        assert page.locator("#szukaj").get_attribute("list") == "nazwy" and names > 50
