"""From the director's approval to a resident's phone: published, read, taken away as PDF, compared with what was."""

import pytest

from tests import browser, office
from tests.walking import press, says

pytestmark = pytest.mark.browser


def approve(page):
    page.goto("/biuro/plany/do-decyzji/")
    page.get_by_role("main").get_by_role("link", name="Przeczytaj i zdecyduj").first.click()
    page.get_by_label("Zatwierdź aktualizację nr 1").check()
    page.get_by_label("Obowiązuje od").fill("2026-12-01")
    page.get_by_label("Znak sprawy").fill("CUS.5.2026")
    page.get_by_label("Twoje hasło").fill(office.PASSWORD)
    press(page, "Zapisz decyzję")
    says(page, "Zatwierdzono.")


def publish(page):
    page.goto("/biuro/")
    says(page, "Aktualizacja nr 1 jest zatwierdzona, ale nie opublikowana.")
    page.get_by_role("link", name="Opublikuj").first.click()
    press(page, "Opublikuj aktualizację nr 1")
    says(page, "Opublikowano.")
    says(page, "PDF bez wyłączonych słów nie jest jeszcze gotowy.")  # the update names the donor, too


def test_from_approval_to_a_residents_phone(own_visits, work_off_queue):
    with own_visits.page("director") as page:
        approve(page)
    with own_visits.page("organiser") as page:
        page.goto("/biuro/")
        page.get_by_role("link", name="Opublikuj").first.click()
        says(page, "Dokument PDF z decyzją nie jest jeszcze gotowy.")
        work_off_queue()
        publish(page)
        work_off_queue()
        page.reload()
        assert "Skrót SHA-256" in page.get_by_label("Przypisy do skopiowania").input_value()
    with own_visits.page(viewport=browser.NARROW) as page:
        page.goto("/")
        page.get_by_text("Menu", exact=True).click()
        page.get_by_role("navigation", name="Menu główne").get_by_role("link", name="Plan").click()
        says(page, "Obowiązuje od 1 grudnia 2026")
        says(page, "Przyczyna aktualizacji")
        assert browser.sideways_scroll(page) == 0
        address = page.get_by_role("link", name="Pobierz PDF").get_attribute("href")
        answer = page.request.get(address)
        assert (answer.headers["content-type"], answer.body()[:5]) == ("application/pdf", b"%PDF-")
        page.get_by_role("link", name="Wszystkie wersje planu").click()
        says(page, "Poprzednia wersja")
        press(page, "Pokaż, co się zmieniło")
        says(page, "Wiewiórki, Wojmiany")
        assert browser.sideways_scroll(page) == 0
        assert browser.axe_violations(page) == []
        assert page.complaints == []


def test_the_plan_begins_with_its_page_and_a_phone_folds_its_actions_which_a_wide_window_opens(visits):
    with visits.page(viewport={"width": 360, "height": 740}) as page:
        page.goto("/plan/")
        headings = page.locator("main h2").all_inner_texts()
        assert headings[0] == "Plan na jednej stronie"
        action = page.locator(".action").first
        assert not action.get_by_role("table").is_visible()
        action.locator("summary").click()
        assert action.get_by_role("table").is_visible()
        page.reload()
        page.set_viewport_size({"width": 1280, "height": 900})
        assert action.get_by_role("table").is_visible() and not action.locator("summary").is_visible()
        assert page.locator(".page__side").get_by_role("link", name="Plan na jednej stronie").is_visible()
