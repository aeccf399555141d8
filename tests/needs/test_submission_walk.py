"""From a resident's phone to the inbox and back: sent in Ukrainian, put into Polish, made a need of, answered, read."""

import re

import pytest
from playwright.sync_api import expect

from needs.models import Submission
from tests.attachments.pictures import picture
from tests.browser import NARROW, axe_violations, sideways_scroll
from tests.walking import says

pytestmark = pytest.mark.browser
WIDE = picture(size=(1800, 1200))
WORDS = "Немає лавки біля зупинки."


def looks_right(page):
    assert sideways_scroll(page) == 0
    assert axe_violations(page) == []
    assert page.complaints == []


def test_a_resident_asks_in_ukrainian_and_reads_what_became_of_it(own_visits, own_database, empty_queue):
    with own_visits.page(viewport=NARROW) as page:
        page.goto("/uk/powiedz-nam/")
        page.get_by_label("Чогось бракує").check()
        page.get_by_label("Напишіть, у чому річ").fill(WORDS)
        page.get_by_label("Фотографії").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": WIDE})
        page.get_by_role("button", name="Закрити частину").wait_for()
        looks_right(page)
        page.get_by_role("button", name="Надіслати повідомлення").click()
        code = page.locator("#kod-zgloszenia").inner_text().strip()
        assert re.fullmatch(r"([A-Z]\d-){4}[A-Z]\d", code)
        looks_right(page)
    row = Submission.objects.get(words=WORDS)
    with own_visits.page("organiser") as page:
        page.goto("/biuro/rozeznanie/zgloszenia/?stan=waiting")
        page.get_by_role("link", name=row.code).first.click()
        page.get_by_role("link", name="Wpisz to po polsku").click()
        page.get_by_label("po polsku").fill("Nie ma ławki przy przystanku.")
        page.get_by_role("button", name="Zapisz").click()
        page.get_by_role("link", name="Zrób z tego potrzebę").click()
        page.get_by_label("potrzeba").first.fill("Brak ławek przy przystankach")
        page.get_by_role("button", name="Zapisz potrzebę").click()
        page.get_by_role("link", name=re.compile(row.code)).click()
        page.get_by_role("link", name="Załatwione").click()
        page.get_by_label("Co przeczyta autor").fill("Лавка вже стоїть.")
        page.get_by_role("button", name="Zapisz, że załatwione").click()
        says(page, "Zgłoszenie jest załatwione.")
    with own_visits.page(viewport=NARROW) as page:
        page.goto("/uk/sprawdz/")
        page.get_by_label("Код повідомлення").fill(code.lower().replace("-", " "))
        page.get_by_role("button", name="Показати, що далі").click()
        says(page, "Лавка вже стоїть.")
        page.get_by_role("button", name="Трохи").click()
        says(page, "Дякуємо. Так ми знаємо, що працює.")
        looks_right(page)
    row.refresh_from_db()
    assert (row.helped, row.needs.get().title) == ("a_little", "Brak ławek przy przystankach")


def test_without_a_script_the_receipt_offers_nothing_that_needs_one(own_visits, own_database, empty_queue):
    with own_visits.page(viewport=NARROW, script=False) as page:
        page.goto("/powiedz-nam/")
        page.get_by_label("Czegoś brakuje").check()
        page.get_by_label("Napisz, o co chodzi").fill("Nie ma ławki.")
        page.get_by_role("button", name="Wyślij zgłoszenie").click()
        expect(page.locator("#kod-zgloszenia")).to_be_visible()
        assert not page.locator("[data-needs-script]").is_visible()
        assert page.get_by_role("link", name="Zobacz, co dalej").is_visible()
