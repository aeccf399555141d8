"""Standing help counted in a browser: one table for all offers, a wrong number, a correction, and where it is read."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from osl_site.common import clock
from osl_site.common.accounts.models import User
from plans import services
from plans.models import Action, Indicator, Outcome, Remark, Settled, State, Version
from tests.browser import NARROW, axe_violations, sideways_scroll
from tests.walking import fill, press, says

pytestmark = pytest.mark.browser
LIFTS, CALLS, NAME = "Sąsiedzkie podwózki", "Telefon życzliwości", "podwózki z zeszytu"
WHY = "Jedna podwózka była w listopadzie."


@pytest.fixture
def tallied(own_database):
    """The update that waits is approved today, with an indicator of the lifts that the office counts by month."""
    organiser, director = (User.objects.get(email=f"{name}@przyklad.pl") for name in ("organizator", "dyrektor"))
    waits = Version.objects.get(state=State.SUBMITTED)
    services.withdraw(waits, by=organiser)
    update = services.next_attempt(waits, by=organiser)
    lifts = Action.objects.get(goal__version=update, title=LIFTS)
    counted = {"name": NAME, "source": "tally", "unit": "podwózki", "baseline": 0, "target": 60}
    services.add_indicator(lifts, counted, by=organiser)
    for remark in Remark.objects.standing().filter(version__plan=update.plan, answer=None):
        services.answer_remark(remark, outcome=Settled.EXPLAINED, text="Koszt stoi przy działaniu.", by=organiser)
    services.submit(update, by=organiser)
    services.decide(update, outcome=Outcome.APPROVED, effective_on=clock.today(), by=director)
    return Indicator.objects.get(name=NAME, action__goal__version=update)


def test_from_one_table_over_a_refusal_and_a_correction_to_indicator_action_and_report(desk_of, tallied):
    with desk_of("organiser") as page:
        types_a_wrong_number_and_keeps_everything(page)
        saves_and_corrects(page)
        reads_it_of_indicator_and_action(page, tallied)
        finds_it_in_the_draft(page)


def of(page, title):
    """The fields of one offer in the table of the month."""
    return page.get_by_role("group", name=title)


def types_a_wrong_number_and_keeps_everything(page):
    page.goto("/biuro/oferta/stala-pomoc/2026-12/")
    of(page, LIFTS).get_by_label("Ile").fill("siedem")
    of(page, CALLS).get_by_label("Ile").fill("12")
    of(page, CALLS).get_by_label("Skąd to wiemy").select_option("helper")
    of(page, CALLS).get_by_label("Komentarz").fill("Dwie osoby dzwonią co tydzień.")
    press(page, "Zapisz liczby")
    refused = of(page, LIFTS).get_by_label("Ile")
    expect(refused).to_have_attribute("aria-invalid", "true")
    expect(of(page, LIFTS)).to_contain_text("Wpisz liczbę cyframi, na przykład 14 albo 2,5.")
    expect(refused).to_have_value("siedem")
    expect(of(page, CALLS).get_by_label("Ile")).to_have_value("12")
    expect(of(page, CALLS).get_by_label("Skąd to wiemy")).to_have_value("helper")
    expect(of(page, CALLS).get_by_label("Komentarz")).to_have_value("Dwie osoby dzwonią co tydzień.")
    assert axe_violations(page) == []


def saves_and_corrects(page):
    of(page, LIFTS).get_by_label("Ile").fill("8")
    press(page, "Zapisz liczby")
    says(page, "Zapisane liczby za grudzień 2026")
    page.get_by_role("row").filter(has_text=LIFTS).get_by_role("link", name="Popraw").click()
    fill(page, Ile="7")
    press(page, "Zapisz poprawkę")
    expect(page.get_by_label("Dlaczego poprawiasz?")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Ile")).to_have_value("7")
    fill(page, **{"Dlaczego poprawiasz?": WHY})
    press(page, "Zapisz poprawkę")
    says(page, "Poprawione: podwózki: 7.")
    says(page, f"było: 8, {WHY}")


def reads_it_of_indicator_and_action(page, indicator):
    """14, 19 and 13 of the months before, and the 7 of this one."""
    page.goto(reverse("plans:measured_detail", args=[indicator.key]))
    says(page, "53 (podwózki)")
    says(page, "60 (podwózki)")
    says(page, "Tę wartość liczy aplikacja ze stałej pomocy w liczbach, więc nikt jej nie wpisuje.")
    page.get_by_role("main").get_by_role("link", name=LIFTS).click()
    row = page.get_by_role("row").filter(has_text="grudzień 2026")
    expect(row.get_by_role("cell").last).to_have_text("1")
    expect(page.get_by_role("region", name="Podwózki z zeszytu")).to_contain_text("53")


def finds_it_in_the_draft(page):
    page.goto("/biuro/plany/sprawozdania/nowe/")
    fill(page, Tytuł="Grudzień", **{"Od dnia": "2026-12-01", "Do dnia": "2026-12-31"})
    page.get_by_role("main").get_by_role("button").last.click()
    figure = page.get_by_role("main").get_by_role("row").filter(has_text="Podwózki z zeszytu").first
    expect(figure).to_contain_text("7")
    page.set_viewport_size(NARROW)
    assert sideways_scroll(page) == 0
