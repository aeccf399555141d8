"""A day of the organiser at 1280 px, without any script: from the desk through what waits, each step as it is said.

Then what telephones bring: a meeting called off, a talk with a partner, an idea of residents."""

import pytest
from playwright.sync_api import expect

from tests.browser import WIDE
from tests.walking import field, fill, press, says

pytestmark = pytest.mark.browser
HEARD = "Nie ma kto odśnieżyć wejścia do świetlicy."


def follow(page, name):
    page.get_by_role("main").get_by_role("link", name=name).first.click()


def test_a_day_from_the_desk_over_results_a_note_and_callers_to_an_initiative(own_visits, empty_queue):
    with own_visits.page("organiser", viewport=WIDE, script=False) as page:
        enters_two_results_in_a_row(page)
        writes_a_note_and_makes_a_need_of_it(page)
        writes_to_whoever_is_signed_up(page)
        takes_back_what_was_announced(page)
        writes_down_a_talk(page)
        begins_an_initiative(page)
        assert page.complaints == []


def enters_two_results_in_a_row(page):
    page.goto("/biuro/")
    follow(page, "Wpisz wyniki")
    page.locator("main .rows a.button").first.click()
    fill(page, Dorośli="3")
    press(page, "Zapisz i przejdź do następnego")
    says(page, "Wyniki są zapisane.")
    fill(page, **{"Osoby starsze": "7"})
    page.get_by_role("button", name="Zapisz wyniki").last.click()
    says(page, "Wyniki są zapisane.")


def writes_a_note_and_makes_a_need_of_it(page):
    page.goto("/biuro/")
    follow(page, "Dodaj notatkę")
    fill(page, **{"Co usłyszano?": HEARD})
    page.get_by_label("potrzeba", exact=True).check()
    press(page, "Zapisz notatkę")
    says(page, "jest zapisana.")
    follow(page, "Zrób z niej potrzebę")
    expect(field(page, "Potrzeba")).to_have_value(HEARD)
    press(page, "Zapisz potrzebę")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nie ma kto odśnieżyć wejścia")


def writes_to_whoever_is_signed_up(page):
    page.goto("/biuro/spotkania/")
    follow(page, "Telefon bez tajemnic")
    occurrence = page.url
    follow(page, "Zapisz osobę")
    page.locator("main [name=name]").fill("Anna Nowak")
    page.locator("main [name=email]").fill("anna@przyklad.pl")
    press(page, "Zapisz na spotkanie")
    page.goto(occurrence)
    if not page.get_by_role("link", name="Napisz do zapisanych").first.is_visible():
        page.locator("main details.more > summary").first.click()
    follow(page, "Napisz do zapisanych")
    page.locator("main textarea").first.fill("Weźcie ładowarki.")
    press(page, "Pokaż, kto ją dostanie")
    says(page, "Weźcie ładowarki.")
    press(page, "Wyślij wiadomość")
    says(page, "Wiadomość jest wysłana.")


def takes_back_what_was_announced(page):
    page.goto("/biuro/spotkania/")
    follow(page, "Grupa dla opiekunów")
    page.locator("main details.more > summary").first.click()
    follow(page, "Odwołaj")
    page.get_by_label("Powód").fill("awaria ogrzewania")
    press(page, "Odwołaj")
    says(page, "Odwołane")
    says(page, "awaria ogrzewania")


def writes_down_a_talk(page):
    page.goto("/biuro/partnerzy/dziennik/")
    follow(page, "Zapisz rozmowę")
    fill(page, **{"Z kim?": "KGW – przykład (Toprzyny)", "Co ustalono?": "Koło upiecze ciasto."})
    press(page, "Zapisz wpis")
    says(page, "jest w dzienniku.")


def begins_an_initiative(page):
    page.goto("/biuro/partnerzy/inicjatywy/")
    follow(page, "Dodaj inicjatywę")
    fill(page, **{"Co chcą zrobić?": "Ławka przy sklepie"})
    field(page, "Miejscowość").select_option(label="Bukowiec")
    press(page, "Zapisz inicjatywę")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ławka przy sklepie")
