"""A year of the plan, corrected in its middle, becomes a report that the director accepts: each desk in a browser."""

from decimal import Decimal

import pytest

from osl_site.common.accounts.models import User
from plans import services
from plans.models import IndicatorEntry, Report
from plans.services.entries import Typed
from tests import office
from tests.browser import axe_violations, sideways_scroll
from tests.walking import fill, press, says

pytestmark = pytest.mark.browser


def follow(page, name):
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def corrected_by_somebody():
    """While the report is being written, somebody corrects what was entered in the middle of the year."""
    entry = IndicatorEntry.objects.current().filter(aggregate="sum", value__gt=0).order_by("pk").first()
    typed = Typed(entry.first_day, entry.last_day, entry.value + Decimal(1), source=entry.source)
    services.correct_value(
        entry, typed, reason="pomyłka w zeszycie", by=User.objects.get(email="organizator@przyklad.pl")
    )


def test_from_records_over_a_correction_and_a_return_to_an_accepted_report(desk_of, own_database, work_off_queue):
    report = Report.objects.get(state="draft")
    with desk_of("organiser") as page:
        writes(page, report)
    corrected_by_somebody()
    with desk_of("organiser") as page:
        counts_again_and_hands_over(page, report)
    with desk_of("director") as page:
        remarks_and_returns(page)
    with desk_of("organiser") as page:
        answers_and_hands_over_again(page)
    with desk_of("director") as page:
        accepts(page)
    work_off_queue()
    with desk_of("organiser") as page:
        finds_the_document_for_bip(page)


def writes(page, report):
    page.goto("/biuro/plany/sprawozdania/")
    follow(page, report.title)
    page.get_by_role("link", name="Napisz tekst (Czego się nauczyliśmy)").click()
    fill(page, Tekst="Łatwiej o kierowcę niż o prośbę.")
    press(page, "Zapisz")
    says(page, "Część jest zapisana.")
    says(page, "Łatwiej o kierowcę niż o prośbę.")


def counts_again_and_hands_over(page, report):
    page.goto(report.get_absolute_url())
    says(page, "Co zapisy mówią dziś inaczej")
    page.locator("#dzis ~ p").get_by_role("button", name="Policz od nowa").click()
    says(page, "Liczby są policzone od nowa.")
    assert page.get_by_text("Co zapisy mówią dziś inaczej").count() == 0
    page.get_by_role("link", name="Przekaż dyrektorowi").click()
    press(page, "Przekaż dyrektorowi")
    says(page, "Przekazano dyrektorowi.")


def remarks_and_returns(page):
    page.goto("/biuro/")
    says(page, "czeka na przyjęcie")
    page.goto("/biuro/plany/do-decyzji/")
    page.get_by_role("listitem").filter(has_text="Sprawozdanie:").get_by_role("link").click()
    page.get_by_role("link", name="Napisz uwagę do tej części").first.click()
    fill(page, Uwaga="Ile wsi bez rozmowy?")
    press(page, "Zapisz uwagę")
    says(page, "Ile wsi bez rozmowy?")
    assert axe_violations(page) == []
    page.get_by_label("Zwróć do poprawy").check()
    press(page, "Zapisz decyzję")
    says(page, "Zwrócono do poprawy.")


def answers_and_hands_over_again(page):
    page.goto("/biuro/plany/sprawozdania/")
    page.get_by_role("row").filter(has_text="Zwrócone").get_by_role("link", name="Pół roku pracy").click()
    press(page, "Zacznij następne podejście")
    page.get_by_role("link", name="czeka na odpowiedź").click()
    fill(page, Odpowiedź="Cztery z czternastu.")
    press(page, "Zapisz odpowiedź")
    page.get_by_role("link", name="Przekaż dyrektorowi").click()
    press(page, "Przekaż dyrektorowi")
    says(page, "Przekazano dyrektorowi.")


def accepts(page):
    page.goto("/biuro/plany/do-decyzji/")
    page.get_by_role("listitem").filter(has_text="Sprawozdanie").get_by_role("link").click()
    says(page, "Cztery z czternastu.")
    page.get_by_label("Przyjmij sprawozdanie").check()
    fill(page, **{"Znak sprawy": "CUS.5400.2.2026"})
    page.get_by_label("Twoje hasło").fill(office.PASSWORD)
    press(page, "Zapisz decyzję")
    says(page, "Przyjęto.")


def finds_the_document_for_bip(page):
    page.goto("/biuro/")
    says(page, "Umieść je w BIP")
    page.goto("/biuro/plany/sprawozdania/")
    page.get_by_role("row").filter(has_text="Przyjęte").get_by_role("link", name="Pół roku pracy").click()
    address = page.get_by_role("link", name="Przyjęty dokument PDF").get_attribute("href")
    assert page.request.get(address).body()[:5] == b"%PDF-"
    page.get_by_role("link", name="Sprawozdanie w BIP").click()
    assert "Skrót SHA-256" in page.get_by_label("Metryka do skopiowania").input_value()
    page.set_viewport_size({"width": 320, "height": 700})
    assert sideways_scroll(page) == 0
