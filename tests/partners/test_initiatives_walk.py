"""Three neighbours with an idea: from their words to an initiative, money, a bench, and the figures of a report."""

import pytest
from playwright.sync_api import expect

from needs.models import Submission
from osl_site.common import clock
from partners.initiatives.figures import counted
from partners.models import Initiative
from tests.browser import axe_violations
from tests.walking import field, says


@pytest.mark.browser
def test_an_idea_becomes_an_initiative_gets_money_and_is_done(own_visits, own_database):
    told = Submission.objects.filter(for_director=False, kind="idea").order_by("pk").last()
    today = clock.today()
    before = counted(today, today)
    with own_visits.page("organiser") as page:
        page.goto(told.get_absolute_url())
        page.get_by_role("link", name="Zrób z tego inicjatywę").click()
        field(page, "Co chcą zrobić?").fill("Budka z książkami")
        place = page.get_by_role("combobox", name="Miejscowość")
        if not place.input_value():
            place.fill("Bukowiec")
            place.press("Enter")
        page.get_by_role("button", name="Zapisz inicjatywę").click()
        says(page, "jest zapisana")
        expect(page.get_by_role("navigation", name="Skąd to jest i co z tego wynika")).to_contain_text(told.code)
        assert axe_violations(page) == []

        page.get_by_role("link", name="Dopisz, skąd pieniądze").click()
        page.get_by_label("LGD").check()
        page.get_by_label("złożono", exact=True).check()
        field(page, "Kiedy złożono?").fill(today.isoformat())
        page.get_by_role("button", name="Zapisz", exact=True).click()
        expect(page.locator("#pieniadze + ul")).to_contain_text("LGD")

        page.get_by_role("link", name="Zapisz, co dalej").click()
        page.get_by_label("zrobione").check()
        field(page, "Co zrobiono?").fill("Budka stoi przy sklepie.")
        page.get_by_role("button", name="Zapisz", exact=True).click()
        says(page, "Etap jest zapisany.")
        page.get_by_role("link", name="Zmień", exact=True).click()
        page.get_by_label("Pokaż mieszkańcom, co zrobiono").check()
        page.get_by_role("button", name="Zapisz inicjatywę").click()
        says(page, "zapisane")
        page.goto("/inicjatywy/")
        expect(page.get_by_role("main")).to_contain_text("Budka stoi przy sklepie.")
        reports(page, today)
        page.get_by_role("link", name="pokaż zapisy: Inicjatywy zrobione").click()
        page.get_by_role("main").get_by_role("link", name="Budka z książkami").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Budka z książkami")
        assert page.complaints == []
    row = Initiative.objects.get(title="Budka z książkami")
    after = counted(today, today)
    assert set(after.done) - set(before.done) == {row.pk}
    assert len(after.filed) == len(before.filed) + 1


def reports(page, day):
    """The draft of a report of this one day."""
    page.goto("/biuro/plany/sprawozdania/nowe/")
    field(page, "Tytuł").fill("Sprawozdanie z jednego dnia")
    page.locator("[name=starts_on]").fill(day.isoformat())
    page.locator("[name=ends_on]").fill(day.isoformat())
    if page.locator("[name=overlap]").count():
        page.locator("[name=overlap]").check()
    page.get_by_role("button", name="Ułóż z zapisów").click()
    if page.get_by_label("Tak ma być").count():
        page.get_by_label("Tak ma być").check()
        page.get_by_role("button", name="Ułóż z zapisów").click()
    says(page, "Sprawozdanie jest ułożone z zapisów.")
