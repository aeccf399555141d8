"""A plan is written in a real browser: by template, from conclusions, in two tabs, until nothing is missing."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import axe_violations
from tests.walking import says

pytestmark = pytest.mark.django_db

NEW = "/biuro/plany/nowy/"


def button(page, name):
    return page.get_by_role("button", name=name, exact=name == "Zapisz")


def link(page, name, **options):
    return page.get_by_role("link", name=name, **options)


def new_plan(page, layout, starts="2031-01-01", ends="2031-12-31"):
    page.goto(NEW)
    page.get_by_label("Tytuł").fill("Plan organizowania społeczności lokalnej")
    page.get_by_label("Początek okresu").fill(starts)
    page.get_by_label("Koniec okresu").fill(ends)
    page.get_by_label(layout).check()
    button(page, "Załóż plan").click()
    page.wait_for_url(re.compile(r"/wersje/\d+/$"))


def in_focus(page):
    return " ".join(page.evaluate("document.activeElement.innerText").split())


def test_a_plan_is_written_until_nothing_is_missing(own_visits):
    with own_visits.page("organiser") as page:
        new_plan(page, re.compile("Szablon biura"))
        draft = page.url
        says(page, "Dodaj pierwszy cel.")

        link(page, "Zmień (Rozdział 1)").click()
        says(page, "Wskazówki do tego rozdziału")
        page.get_by_label("Treść").fill("Robimy to **razem**.\n\n- w Kandytach\n- w Pieszkowie")
        button(page, "Podgląd bez zapisywania").click()
        expect(page.locator("#podglad strong")).to_have_text("razem")
        expect(page.locator("#podglad")).to_be_focused()
        assert axe_violations(page) == []
        button(page, "Zapisz").click()
        says(page, "Rozdział jest zapisany.")

        page.get_by_text("Wnioski z rozeznania, z których nie ma jeszcze celu").click()
        link(page, "Zrób cel z tego wniosku (W-1)").click()
        chosen = page.locator("input[name=conclusions]:checked")
        expect(chosen).to_have_count(1)
        assert chosen.get_attribute("value") == "1"
        assert "rozmówcy" in page.inner_text(f"#dowody-{chosen.get_attribute('value')}")
        page.get_by_label("Cel", exact=True).fill("Osoby starsze mają z kim być")
        button(page, "Zapisz").click()
        says(page, "Cel 1 nie ma żadnego działania.")

        for title in ("Herbata u sąsiadów", "Dzień sąsiada"):
            link(page, "Dodaj działanie (Cel 1)").click()
            page.get_by_label("Nazwa działania").fill(title)
            page.get_by_text("Rodzaj, partnerzy i usługi").click()
            page.get_by_label("Rodzaj według ustawy").select_option("self_help")
            button(page, "Zapisz").click()
        says(page, "Działanie 1.2 nie ma sposobu realizacji.")

        times(page)
        order(page)
        finish(page)
        says(page, "Plan ma wszystko, czego wymaga art. 20 ustawy.")
        assert page.url.partition("#")[0] == draft
        assert (axe_violations(page), page.complaints) == ([], [])


def times(page):
    """A time stands as it was typed; one that runs backwards is told of at its field."""
    link(page, "Zmień (Działanie 1.1)").click()
    page.get_by_label("Termin realizacji").fill("od maja 2031 do marca 2031")
    button(page, "Zapisz").click()
    expect(page.locator("#div_id_time_words")).to_contain_text("Koniec terminu jest wcześniejszy niż początek.")
    page.get_by_label("Termin realizacji").fill("styczeń–grudzień 2031")
    button(page, "Zapisz").click()
    says(page, "styczeń–grudzień 2031")


def order(page):
    """By keyboard: the focus stays on what was moved, and its new place is said."""
    more = page.locator("summary", has_text="Więcej (Działanie 1.2)")
    more.focus()
    page.keyboard.press("Enter")
    move = button(page, "Wyżej (Działanie 1.2, 2 z 2)")
    move.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#dzialanie-*")
    assert "Działanie „Dzień sąsiada” stoi teraz na miejscu 1 z 2." in page.inner_text("[role=status]")
    assert in_focus(page) == "Niżej (Działanie 1.1, 1 z 2)"


def finish(page):
    """Every sentence leads to the page on which it is mended."""
    while (lacks := page.locator("section[aria-labelledby=braki] a")).count():
        sentence = lacks.first.inner_text()
        lacks.first.click()
        page.get_by_label("Opis").fill("Wspólne popołudnia.")
        page.get_by_label("Sposób realizacji", exact=False).first.fill("W świetlicy, prowadzi animator.")
        if page.get_by_label("Termin realizacji").input_value() == "":
            page.get_by_label("Termin realizacji").fill("na bieżąco")
        with page.expect_navigation():
            button(page, "Zapisz").click()
        assert sentence not in page.inner_text("main")


def test_two_tabs_choose_between_both_versions(own_visits):
    with own_visits.page("organiser", script=False) as page:
        new_plan(page, re.compile("Osiem rozdziałów"))
        with page.expect_navigation():
            link(page, "Zmień (Rozdział 1)").click()
        chapter = page.url
        page.get_by_label("Treść").fill("Spotkania odbywają się we wtorki w Kandytach.")
        with own_visits.page("organiser") as other:
            other.goto(chapter)
            other.get_by_label("Treść").fill("Spotkania odbywają się w środy w Kandytach, z herbatą.")
            button(other, "Zapisz").click()
            says(other, "Rozdział jest zapisany.")
        button(page, "Zapisz").last.click()
        both = page.locator("section.both")
        expect(both.locator("del").first).to_have_text("w środy")
        button(page, "Wstaw zapisaną wersję (pole: Treść)").click()
        expect(page.get_by_label("Treść")).to_have_value("Spotkania odbywają się w środy w Kandytach, z herbatą.")
        page.get_by_label("Treść").fill("Spotkania odbywają się we wtorki i w środy w Kandytach, z herbatą.")
        button(page, "Zapisz").last.click()
        says(page, "Rozdział jest zapisany.")


def test_a_plan_of_one_text_and_one_table_needs_no_made_up_value(own_visits):
    with own_visits.page("organiser") as page:
        new_plan(page, re.compile("Krótki tekst i jedna tabela"), "2032-01-01", "2032-12-31")
        link(page, "Dodaj działanie (Tabela działań)").first.click()
        page.get_by_label("Nazwa działania").fill("Dyżury organizatora we wsiach")
        page.get_by_label("Rodzaj według ustawy").select_option("neighbourly")
        page.get_by_label("Adresaci").fill("wszyscy mieszkańcy")
        page.get_by_label("Termin realizacji").fill("na bieżąco")
        button(page, "Zapisz").click()
        says(page, "Tabela działań nie ma sposobu realizacji.")
        page.locator("section[aria-labelledby=braki] a").first.click()
        page.get_by_label("Sposób realizacji").fill("Organizator, w świetlicach.")
        button(page, "Zapisz").click()
        says(page, "Plan ma wszystko, czego wymaga art. 20 ustawy.")
        assert "Cel 1" not in page.inner_text("main")
        link(page, "Przekaż dyrektorowi").click()
        button(page, "Przekaż dyrektorowi").click()
        page.wait_for_url(re.compile(r"/wersje/\d+/$"))
        says(page, "Czeka na decyzję dyrektora")
