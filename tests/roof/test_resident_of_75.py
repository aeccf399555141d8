"""A resident of 75 on the smallest phone with letters twice as large, without a script: her village, a meeting, a place
on it, the code read aloud, and the place given back."""

import re

import pytest
from playwright.sync_api import expect

from activities.models import Registration
from tests.browser import NARROW, sideways_scroll
from tests.walking import says

pytestmark = pytest.mark.browser
LARGE = "document.documentElement.style.fontSize = '200%'"
LOW = """() => [...document.querySelectorAll("main .button")]
    .filter((button) => button.checkVisibility() && button.getBoundingClientRect().height < 44)
    .map((button) => button.textContent.trim())"""
CODE = re.compile(r"([A-Z]\d-){4}[A-Z]\d")
LINES = """(element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top / 8))).size;
}"""


def arrives(page, title):
    """Each page as she sees it: twice as large, nothing aside, buttons for a thumb."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(title.replace(" ", r"\s")))
    page.evaluate(LARGE)
    assert sideways_scroll(page) == 0, page.url
    assert page.evaluate(LOW) == [], page.url


def test_she_finds_a_meeting_of_her_village_signs_up_reads_her_code_and_gives_the_place_back(
    own_visits, own_database, empty_queue
):
    with own_visits.page(viewport=NARROW, script=False) as page:
        page.goto("/")
        arrives(page, "Co dzieje się")
        page.get_by_role("link", name="Wszystkie wsie").click()
        arrives(page, "Wszystkie wsie")
        page.get_by_role("link", name="Pieszkowo", exact=True).click()
        arrives(page, "Pieszkowo")
        page.get_by_role("link", name="Grupa dla opiekunów").first.click()
        arrives(page, "Grupa dla opiekunów")
        page.get_by_role("link", name="Zapisz się").first.click()
        arrives(page, "Zapis na spotkanie")
        page.get_by_label("Imię i nazwisko").fill("Genowefa Próbna")
        page.get_by_label("Telefon").fill("600 100 200")
        page.get_by_label("Potrzebuję podwózki").check()
        page.locator("main form button[type=submit]").first.click()
        says(page, "Zapis przyjęty")
        arrives(page, "Twój zapis")

        code = page.get_by_text(CODE).first
        assert code.evaluate(LINES) <= 2
        said = CODE.search(code.inner_text())[0]
        page.get_by_role("contentinfo").get_by_role("link", name="Mój zapis").click()
        arrives(page, "Mój zapis")
        page.get_by_label("Twój kod").fill(said.lower().replace("-", " "))
        page.get_by_role("button", name="Pokaż mój zapis").click()
        arrives(page, "Twój zapis")
        page.get_by_role("link", name="Zrezygnuj z miejsca").click()
        arrives(page, "Zrezygnować")
        page.get_by_role("button", name="Tak, rezygnuję").click()
        says(page, "Rezygnacja z tego zapisu przyjęta")
        arrives(page, "Twój zapis")
        assert page.complaints == []
    assert Registration.objects.get(name="Genowefa Próbna").state == "cancelled"
