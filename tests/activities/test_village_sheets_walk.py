"""In a real browser: the month's sheets looked at, sent by one press, told by telephone, corrected after a meeting is
called off."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import NARROW, sideways_scroll
from tests.test_thread import follow
from tests.walking import field, press, says

pytestmark = pytest.mark.browser


def test_sheets_are_looked_at_sent_told_and_corrected(own_visits, empty_queue, work_off_queue):
    with own_visits.page("organiser", viewport=NARROW) as page:
        page.goto("/biuro/")
        says(page, "Wyślij poprawiony arkusz:")
        page.goto("/biuro/oferta/arkusze/2026-12/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Arkusze:")
        says(page, "brak sołtysa")
        assert sideways_scroll(page) == 0
        month = page.url
        press(page, "Wyślij arkusze")
        says(page, "Arkusze idą.")
        says(page, "Nie ma teraz czego wysyłać.")
        work_off_queue()
        tells_by_phone(page, month)
        takes_away_the_paper(page)
        assert page.complaints == []
    with own_visits.page("organiser") as page:
        calls_one_off(page)
        sends_the_corrected_ones(page, month, work_off_queue)
        assert page.complaints == []


def tells_by_phone(page, month):
    page.goto(month)
    calls = page.get_by_role("button", name=re.compile("Rozmowa odbyta"))
    many = calls.count()
    assert many >= 4
    calls.first.click()
    says(page, "Zapisane: rozmowa odbyta")
    expect(calls).to_have_count(many - 1)


def takes_away_the_paper(page):
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("Arkusze na papier")).first.click()
    assert taken.value.suggested_filename.startswith("arkusze-")


def calls_one_off(page):
    page.goto("/biuro/spotkania/?stan=opublikowane&od=2026-12-05&do=2026-12-24")
    page.get_by_role("link", name="Herbata we wtorek w Kandytach").first.click()
    page.get_by_text("Więcej", exact=True).first.click()
    follow(page, "Odwołaj")
    field(page, "Powód").fill("remont pieca")
    press(page, "Pokaż, co się zmieni")
    press(page, "Odwołaj")
    says(page, "Odwołane. Powód: remont pieca")


def sends_the_corrected_ones(page, month, work_off_queue):
    page.goto(month)
    says(page, "zmienił się po wysłaniu")
    says(page, "Poprawione: ")
    press(page, "Wyślij poprawione arkusze")
    says(page, "Arkusze idą.")
    expect(page.get_by_role("button", name="Wyślij poprawione arkusze")).to_have_count(0)
    work_off_queue()
    page.goto(month)
    says(page, "wysłano poprawiony")
