"""In a real browser: a result entered on a phone by keyboard alone, what it taught; and checks that open an offer."""

import pytest
from playwright.sync_api import expect

from tests.browser import NARROW, axe_violations, sideways_scroll
from tests.test_thread import field, follow, press, says

pytestmark = pytest.mark.browser
LEARNT = "Proszą o drugi termin w miesiącu."


def test_who_is_in_charge_enters_a_result_by_keyboard_and_makes_a_note_of_it(own_visits):
    with own_visits.page("coworker", viewport=NARROW) as page:
        page.goto("/biuro/")
        says(page, "Bez wyników: 3 spotkania")
        page.get_by_role("link", name="Wpisz wyniki").first.click()
        for left in ("2 spotkania", "1 spotkanie", ""):
            enters_by_keyboard(page)
            page.goto("/biuro/")
            if left:
                says(page, f"Bez wyników: {left}")
                page.get_by_role("link", name="Wpisz wyniki").first.click()
        expect(page.get_by_role("main")).not_to_contain_text("Bez wyników")
        page.goto("/biuro/spotkania/bez-wynikow/")
        says(page, "Wyniki są wpisane do wszystkich spotkań.")
        assert page.complaints == []

    with own_visits.page("coworker", viewport=NARROW) as page:
        page.goto("/biuro/spotkania/?kiedy=minione")
        page.get_by_role("link", name="Herbata we wtorek w Kandytach").first.click()
        makes_a_note(page)
        assert page.complaints == []


def enters_by_keyboard(page):
    """The newest meeting that waits: two adults, nine older people, half an hour of a volunteer, what they said."""
    page.locator("main .rows a.button").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wyniki spotkania")
    assert sideways_scroll(page) == 0
    field(page, "Dzieci").focus()
    for typed in ("", "", "2", "9", None, None, "0,5", LEARNT):  # None: the check box and the first button
        if typed is not None:
            page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(field(page, "Czego się dowiedzieliśmy?")).to_be_focused()
    field(page, "Osoby starsze").focus()
    page.keyboard.press("Enter")
    says(page, "Wyniki są zapisane.")
    says(page, "11: dorośli 2, osoby starsze 9")
    says(page, "0,5")


def makes_a_note(page):
    expect(page.get_by_role("main")).to_contain_text("Odbyło się")
    follow(page, "Zrób z tego notatkę")
    expect(field(page, "Metoda").locator("option:checked")).to_have_text("Informacja zwrotna po spotkaniu")
    expect(page.locator("select[name=locality] option:checked")).to_have_text("Kandyty")
    expect(field(page, "Co usłyszano?")).to_have_value(LEARNT)
    press(page, "Zapisz notatkę")
    says(page, "Notatka jest zapisana i połączona ze spotkaniem.")
    says(page, "Powstała po spotkaniu Herbata we wtorek w Kandytach")
    follow(page, "Herbata we wtorek w Kandytach, 24.11.2026")
    says(page, LEARNT)
    expect(page.get_by_role("link", name="Zrób z tego notatkę")).to_have_count(0)


def test_the_organiser_records_the_checks_and_publishes_what_is_for_minors(own_visits):
    with own_visits.page("organiser") as page:
        page.goto("/biuro/oferta/")
        follow(page, "Rowerownia w Kiwajnach")
        says(page, "Nie można opublikować. Osoba prowadząca nr 2 nie ma potwierdzonego sprawdzenia w rejestrach.")
        for role in ("button", "link"):
            expect(page.get_by_role(role, name="Opublikuj w ofercie")).to_have_count(0)
        page.locator("summary", has_text="Więcej").click()
        follow(page, "Sprawdzenia osób prowadzących")
        page.get_by_role("link", name="Wpisz sprawdzenia (Michał Topolski").click()
        for day in page.get_by_label("Data sprawdzenia").all():
            day.fill("2026-11-30")
        page.get_by_label("Gdzie w aktach jest wydruk").first.fill("teczka O-11, karta 3")
        press(page, "Zapisz sprawdzenia")
        says(page, "Wszystkie sprawdzenia są wpisane. Można opublikować.")
        assert axe_violations(page) == []
        follow(page, "Opublikuj w ofercie")
        press(page, "Opublikuj w ofercie")
        says(page, "Opublikowano. Mieszkańcy już to widzą.")
        page.goto("/kalendarz/?szukaj=Rowerownia")
        expect(page.get_by_role("link", name="Rowerownia w Kiwajnach")).to_have_count(5)
        assert page.complaints == []
