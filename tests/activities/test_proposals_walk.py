"""A rural women's circle with a phone proposes a harvest evening by its own link; the office puts it into the calendar;
the circle is told."""

import re

import pytest
from playwright.sync_api import expect

from activities.models import Activity, EventProposal
from activities.proposals.own_link import page_of
from activities.services import give_link
from osl_site.common.accounts.models import User
from osl_site.common.letters.models import Letter
from partners.models import Partner
from tests.browser import NARROW, axe_violations, sideways_scroll
from tests.walking import says

pytestmark = pytest.mark.browser


def looks_right(page):
    assert sideways_scroll(page) == 0
    assert axe_violations(page) == []
    assert page.complaints == []


def test_a_circle_proposes_an_evening_that_gets_into_the_calendar_and_is_told(own_visits, own_database, empty_queue):
    organiser = User.objects.get(email="organizator@przyklad.pl")
    circle = Partner.objects.filter(kind="rural_women", is_public=True).order_by("pk").first()
    address = page_of(give_link(circle, by=organiser))
    with own_visits.page(viewport=NARROW) as page:
        page.goto(address)
        looks_right(page)
        page.get_by_role("link", name="Zaproponuj wydarzenie").first.click()
        page.get_by_label("Co to za wydarzenie?").fill("Wieczór dożynkowy")
        page.get_by_label("Dzień").fill("2026-12-19")
        page.get_by_role("button", name="Sprawdź, co jest tego dnia").click()
        says(page, re.compile("Co jeszcze jest: sobota, 19 grudnia"))
        looks_right(page)
        page.get_by_label("Od", exact=True).fill("18:00")
        page.get_by_label("Do", exact=True).fill("17:00")
        page.get_by_label("Miejsce", exact=True).fill("remiza")
        page.get_by_role("button", name="Wyślij propozycję").click()
        says(page, "Koniec jest wcześniej niż początek.")
        looks_right(page)
        page.get_by_label("Do", exact=True).fill("21:00")
        page.get_by_label("E-mail").fill("kolo@example.org")
        page.get_by_role("button", name="Wyślij propozycję").click()
        expect(page.locator("#kod-zgloszenia")).to_be_visible()
        code = page.locator("#kod-zgloszenia").inner_text().strip()
    row = EventProposal.objects.latest("pk")
    assert (row.partner, row.organiser) == (circle, circle.name)
    with own_visits.page("organiser") as page:
        page.goto("/biuro/oferta/propozycje/?szukaj=dożynkowy")
        page.get_by_role("link", name=re.compile("Dodaj do oferty")).first.click()
        expect(page.get_by_label("Nazwa").first).to_have_value("Wieczór dożynkowy")
        page.get_by_label("Opis").first.fill("Ciasto i śpiew.")
        page.get_by_label("Temat").first.select_option(index=1)
        page.get_by_label("Rodzaj").first.select_option("więzi i integracja")
        page.get_by_role("button", name="Zapisz szkic").first.click()
        says(page, "Szkic jest zapisany.")
        assert page.complaints == []
        page.goto(row.submission.get_absolute_url())
        page.get_by_role("link", name="Załatwione").click()
        page.get_by_label("Co przeczyta autor").fill("Wieczór jest w kalendarzu.")
        page.get_by_role("button", name="Zapisz, że załatwione").click()
        says(page, "Zgłoszenie jest załatwione.")
    activity = Activity.objects.get(title="Wieczór dożynkowy")
    assert (list(activity.submissions.all()), activity.led_by) == ([row.submission], "residents")
    assert activity.partners.get() == circle and activity.occurrences.count() == 1
    assert Letter.objects.filter(to="kolo@example.org").count() == 2  # the code, and that it was taken
    with own_visits.page(viewport=NARROW) as page:
        page.goto("/sprawdz/")
        page.get_by_label("Kod zgłoszenia").fill(code)
        page.get_by_role("button", name="Pokaż, co dalej").click()
        says(page, "Wieczór jest w kalendarzu.")
