"""From a draft over two attempts to an approval, and on to an update with its register: each desk in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from needs.models import Conclusion
from needs.services import replace_conclusion
from osl_site.common.accounts.models import User
from plans import services
from tests import office
from tests.browser import E_MAIL, sideways_scroll
from tests.walking import fill, press, says

pytestmark = pytest.mark.browser
PERIOD = {"starts_on": "2029-01-01", "ends_on": "2029-12-31"}
REMARKS = {
    "Działanie 1.1 Otwarta świetlica": "Kto otwiera świetlicę?",
    "Rozdział: Wstęp": "Za długo.",
    "Cel 1. Młodzi mają swoje miejsce": "Dla jakiego wieku?",
}


def follow(page, name):
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def test_from_a_draft_over_two_attempts_to_an_update_in_the_register(desk_of, own_database):
    cited = complete_draft()
    with desk_of("organiser") as page:
        hands_over(page, until="2026-12-10")
    with desk_of("director") as page:
        is_asked_by(page, "10.12")
        remarks_at_three_places_and_returns(page)
    with desk_of("organiser") as page:
        is_held_back_until_every_remark_is_answered(page)
    with desk_of("director") as page:
        reads_what_changed_since_the_first_attempt(page)
        approves(page, "plan", day="2029-01-01")
    changed_materially(cited)
    with desk_of("organiser") as page:
        updates_what_the_conclusion_obliges_to(page)
    with desk_of("director") as page:
        reads_the_changes_of_the_update(page)
        approves(page, "aktualizację nr 1", day="2029-06-01")
    with desk_of("organiser") as page:
        finds_both_in_the_register(page)
        sees_the_duty_met(page, cited)


def organiser():
    return User.objects.get(email=E_MAIL["organiser"])


def complete_draft():
    """A plan with all that the law wants, on a conclusion of its own; answers the conclusion."""
    values = {"title": "Plan na rok 2029"} | PERIOD
    version = services.create_plan(values, by=organiser()).versions.get()
    drawn = Conclusion.objects.current().filter(material_change="").order_by("id").last()
    about = {"text": "Młodzi mają swoje miejsce", "conclusions": [drawn]}
    goal = services.add_goal(version, about, by=organiser())
    action = {"title": "Otwarta świetlica", "kind": "self_help", "description": "Świetlica dla młodych."}
    services.add_action(goal, action | {"time_words": "na bieżąco", "manner": "Prowadzi animator."}, by=organiser())
    return drawn


def hands_over(page, *, until):
    page.goto("/biuro/plany/")
    page.get_by_role("link", name="Plan", exact=True).first.click()
    page.goto("/biuro/plany/")
    page.get_by_role("region", name="Plan na rok 2029").get_by_role("listitem").get_by_role("link").first.click()
    follow(page, "Przekaż dyrektorowi")
    says(page, "Kto zdecyduje")
    fill(page, **{"Proszę o decyzję do": "2020-01-01"})
    press(page, "Przekaż dyrektorowi")
    says(page, "Podaj dzień od dzisiaj")
    fill(page, **{"Proszę o decyzję do": until})
    press(page, "Przekaż dyrektorowi")
    says(page, "Przekazano dyrektorowi.")
    says(page, "Prośba o decyzję do 10 grudnia 2026")


def is_asked_by(page, day):
    page.goto("/biuro/")
    waits = page.get_by_role("region", name="Do decyzji").get_by_role("listitem").filter(has_text="Plan na rok 2029")
    expect(waits).to_contain_text(f"do {day}")


def opens_the_review(page):
    page.goto("/biuro/plany/do-decyzji/")
    page.get_by_role("listitem").filter(has_text="Plan na rok 2029").get_by_role("link").click()


def remarks_at_three_places_and_returns(page):
    opens_the_review(page)
    for place, text in REMARKS.items():
        page.locator("#uwaga > summary").click()
        page.get_by_label("Do czego jest uwaga?").select_option(label=place)
        page.locator("#uwaga").get_by_label("Uwaga", exact=True).fill(text)
        press(page, "Zapisz uwagę")
        says(page, text)
    page.get_by_label("Zwróć do poprawy").check()
    press(page, "Zapisz decyzję")
    says(page, "Zwrócono do poprawy.")


def is_held_back_until_every_remark_is_answered(page):
    page.goto("/biuro/plany/")
    page.get_by_role("region", name="Plan na rok 2029").get_by_role("listitem").get_by_role("link").first.click()
    says(page, "nie można go zmieniać")
    press(page, "Zacznij następne podejście")
    follow(page, "Przekaż dyrektorowi")
    for text in REMARKS.values():
        says(page, f"Uwaga „{text}” czeka na odpowiedź.")
    for number, text in enumerate(REMARKS.values()):
        follow(page, f"Uwaga „{text}” czeka na odpowiedź. Napisz, co z nią zrobiono.")
        page.get_by_label("Wyjaśniona" if number else "Uwzględniona").check()
        fill(page, Odpowiedź=f"Odpowiedź nr {number}.")
        press(page, "Zapisz odpowiedź")
    follow(page, "Zmień (Działanie 1.1)")
    fill(page, **{"Sposób realizacji": "Prowadzi animator, drugi klucz ma prezes klubu."})
    press(page, "Zapisz")
    follow(page, "Przekaż dyrektorowi")
    press(page, "Przekaż dyrektorowi")
    says(page, "Przekazano dyrektorowi.")


def reads_what_changed_since_the_first_attempt(page):
    opens_the_review(page)
    says(page, "Zmienia się 1 z 1 działania.")
    follow(page, "Zmiany od podejścia 1")
    says(page, "zmieniono: Działanie 1.1. Otwarta świetlica")
    expect(page.locator("ins").first).to_have_text(", drugi klucz ma prezes klubu")
    says(page, "Uwaga dyrektora do podejścia 1: uwzględniona")
    follow(page, "Cały dokument")
    says(page, "Uwaga dyrektora do podejścia 1: wyjaśniona")


def approves(page, what, *, day):
    opens_the_review(page)
    page.get_by_label(f"Zatwierdź {what}").check()
    fill(page, **{"Obowiązuje od": day, "Znak sprawy": "CUS.5.2026", "Treść decyzji": "Dobrze."})
    fill(page, **{"Twoje hasło": "nie to hasło"})
    press(page, "Zapisz decyzję")
    says(page, "To nie jest Twoje hasło.")
    expect(page.get_by_label("Znak sprawy")).to_have_value("CUS.5.2026")
    expect(page.get_by_label("Twoje hasło")).to_have_value("")
    fill(page, **{"Twoje hasło": office.PASSWORD})
    press(page, "Zapisz decyzję")
    says(page, "Zatwierdzono.")


def changed_materially(cited):
    values = {
        "text": "Młodzi proszą też o zajęcia w soboty.",
        "about": cited.about,
        "scope": cited.scope,
        "valid_from": "2026-12-01",
        "material_change": "Zamknięto klub.",
    }
    replace_conclusion(cited, values, by=organiser())


def updates_what_the_conclusion_obliges_to(page):
    newer = Conclusion.objects.order_by("id").last()
    page.goto("/biuro/")
    says(page, f"istotnie zmienił się wniosek z rozeznania {newer.code}")
    page.goto("/biuro/plany/")
    page.get_by_role("link", name="Plan na rok 2029").click()
    follow(page, "Otwórz aktualizację")
    expect(page.get_by_label(re.compile(re.escape(newer.code)))).to_be_checked()
    fill(page, **{"Przyczyna aktualizacji": "Zamknięto klub."})
    press(page, "Otwórz aktualizację")
    follow(page, "Zmień (Działanie 1.1)")
    fill(page, Opis="Świetlica dla młodych w piątki i soboty.")
    page.locator("#id_costs-0-amount").fill("300")
    press(page, "Zapisz")
    follow(page, "Przekaż dyrektorowi")
    says(page, "Koszt rośnie o 300")
    press(page, "Przekaż dyrektorowi")
    says(page, "Przekazano dyrektorowi.")


def reads_the_changes_of_the_update(page):
    opens_the_review(page)
    says(page, "Koszt rośnie o 300")
    says(page, "Przyczyna: Zamknięto klub.")
    expect(page.locator("ins").first).to_have_text(" w piątki i soboty")
    follow(page, "Pokaż cały dokument")
    says(page, "Terminy i koszty na jednej stronie")


def finds_both_in_the_register(page):
    page.goto("/biuro/plany/")
    page.get_by_role("link", name="Plan na rok 2029").click()
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("Wejdzie w życie 1 czerwca 2029")
    expect(rows.nth(2)).to_contain_text("01.01.2029–31.05.2029")
    expect(rows.nth(2)).to_contain_text("Podejście 1: zwrócona do poprawy")
    page.set_viewport_size({"width": 768, "height": 1024})
    assert sideways_scroll(page) == 0
    follow(page, "Co się zmieniło (aktualizacja nr 1)")
    says(page, "Plan, podejście 2 → Aktualizacja nr 1")
    says(page, "zmieniono: Działanie 1.1. Otwarta świetlica")


def sees_the_duty_met(page, cited):
    cited.refresh_from_db()
    page.goto(cited.replaced_by.get_absolute_url())
    says(page, "Obowiązek spełniony aktualizacją nr 1.")
