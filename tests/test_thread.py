"""The whole chain in a real browser: from a field note to the resident's calendar, and back by clicking.

One office of the test's own, the real server, the real worker. Each step is done as its person does it.
"""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests import office
from tests.walking import field, fill, press, says

pytestmark = pytest.mark.browser
NEED = "Młodzież z Kandyt nie ma gdzie się spotkać"
CONCLUSION = "Młodzi z Kandyt potrzebują miejsca otwartego w piątki."
GOAL = "Młodzi z Kandyt mają swoje miejsce"
ACTION = "Otwarta świetlica"
ACTIVITY = "Piątek w świetlicy"
PARTNER = "Klub Sportowy Kandyty"


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()


def test_from_a_field_note_to_the_calendar_and_back(desk_of, empty_queue, work_off_queue, own_visits):
    with desk_of("organiser") as page:
        writes_a_note(page)
        draws_need_and_conclusion(page)
        drafts_a_plan(page)
        is_refused_and_mends(page)
    with desk_of("director") as page:
        returns_with_a_remark(page, work_off_queue)
    with desk_of("organiser") as page:
        answers_in_the_next_attempt(page)
    with desk_of("director") as page:
        approves(page, work_off_queue)
    with desk_of("organiser") as page:
        enters_a_partner(page)
        plans_a_weekly_series(page)
    with desk_of("nobody") as page:
        address = finds_it_in_the_calendar(page)
        reads_the_feed(page, own_visits.site)
    with desk_of("organiser") as page:
        clicks_back_and_forward(page, address)


def writes_a_note(page):
    page.goto("/biuro/")
    page.get_by_role("link", name=re.compile("^Rozeznanie")).first.click()  # with the number of what waits there
    follow(page, "Dodaj notatkę")
    page.get_by_text("Gdzie:").click()
    fill(page, **{"Kiedy?": "2026-11-30"})
    field(page, "Metoda").select_option(label="Zebranie wiejskie")
    page.get_by_role("combobox", name="Miejscowość").fill("Kandytach")
    page.get_by_role("option", name="Kandyty").click()
    page.get_by_label("potrzeba", exact=True).check()
    fill(page, **{"Co usłyszano?": f"{NEED}. Mówili o tym na zebraniu."})
    press(page, "Zapisz notatkę")
    says(page, "Mówili o tym na zebraniu.")


def draws_need_and_conclusion(page):
    follow(page, "Zrób z niej potrzebę")
    fill(page, Potrzeba=NEED)
    press(page, "Zapisz potrzebę")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(rf"P-\d+ {NEED}".replace(" ", r"\s")))
    follow(page, "Wyciągnij wniosek")
    fill(page, **{"Treść wniosku": CONCLUSION})
    page.get_by_label("potrzeby", exact=True).check()
    page.get_by_label("działania wspierające", exact=True).check()
    press(page, "Zapisz wniosek")
    says(page, CONCLUSION)


def drafts_a_plan(page):
    page.goto("/biuro/plany/")
    follow(page, "Nowy plan")
    fill(page, Tytuł="Plan na rok 2029", **{"Początek okresu": "2029-01-01", "Koniec okresu": "2029-12-31"})
    press(page, "Załóż plan")
    follow(page, "Dodaj cel")
    fill(page, Cel=GOAL)
    page.get_by_label(re.compile(re.escape(CONCLUSION))).check()
    press(page, "Zapisz")
    follow(page, "Dodaj działanie (Cel 1)")
    fill(page, **{"Nazwa działania": ACTION})
    page.get_by_text("Rodzaj, partnerzy i usługi").click()
    field(page, "Rodzaj według ustawy").select_option(label="samopomocowe")
    press(page, "Zapisz")
    says(page, f"1.1 {ACTION}")


def is_refused_and_mends(page):
    follow(page, "Przekaż dyrektorowi")
    says(page, "Działanie 1.1 nie ma opisu.")
    says(page, "Działanie 1.1 nie ma terminu.")
    follow(page, "Działanie 1.1 nie ma sposobu realizacji. Napisz, kto, gdzie i jak je poprowadzi.")
    fill(page, Opis="Świetlica otwarta dla młodych.", **{"Termin realizacji": "w piątki"})
    fill(page, **{"Sposób realizacji": "Dyżur animatora z klubem."})
    page.locator("summary", has_text="Dla kogo").click()
    fill(page, Adresaci="młodzież")
    page.locator("summary", has_text="Gdzie").click()
    page.get_by_label("Kandyty", exact=True).check()
    press(page, "Zapisz")
    says(page, "Plan ma wszystko")
    follow(page, "Przekaż dyrektorowi")
    press(page, "Przekaż dyrektorowi")
    says(page, "Przekazano dyrektorowi.")
    says(page, "Czeka na decyzję dyrektora")


def opens_what_waits(page, work_off_queue):
    work_off_queue()
    page.goto("/biuro/plany/do-decyzji/")
    page.get_by_role("listitem").filter(has_text="Plan na rok 2029").get_by_role("link").click()
    says(page, GOAL)


def returns_with_a_remark(page, work_off_queue):
    opens_what_waits(page, work_off_queue)
    answer = page.request.get(page.get_by_role("link", name="Czytaj jako PDF").get_attribute("href"))
    assert answer.body().startswith(b"%PDF-")
    page.locator("summary", has_text="Napisz uwagę (Działanie 1.1)").click()
    page.locator("details[open]").get_by_label("Uwaga").fill("Kto otwiera, gdy animator choruje?")
    press(page, "Zapisz uwagę (Działanie 1.1)")
    page.get_by_label("Zwróć do poprawy").check()
    press(page, "Zapisz decyzję")
    says(page, "Zwrócono do poprawy.")


def answers_in_the_next_attempt(page):
    page.goto("/biuro/plany/")
    page.get_by_role("link", name="Plan, podejście 1").first.click()
    says(page, "Kto otwiera, gdy animator choruje?")
    follow(page, "Odpowiedz (Działanie 1.1)")
    page.get_by_label("Uwzględniona").check()
    fill(page, Odpowiedź="Prezes klubu ma drugi klucz.")
    press(page, "Zapisz odpowiedź")
    press(page, "Zacznij następne podejście")
    follow(page, "Zmień (Działanie 1.1)")
    fill(page, **{"Sposób realizacji": "Dyżur animatora; drugi klucz ma prezes klubu."})
    press(page, "Zapisz")
    follow(page, "Przekaż dyrektorowi")
    press(page, "Przekaż dyrektorowi")
    says(page, "Przekazano dyrektorowi.")


def approves(page, work_off_queue):
    opens_what_waits(page, work_off_queue)
    says(page, "drugi klucz ma prezes klubu")
    page.get_by_label("Zatwierdź plan").check()
    fill(page, **{"Obowiązuje od": "2028-12-31", "Znak sprawy": "CUS.5.2026", "Twoje hasło": office.PASSWORD})
    press(page, "Zapisz decyzję")
    says(page, "Podaj dzień z okresu planu")
    fill(page, **{"Obowiązuje od": "2029-01-01", "Twoje hasło": office.PASSWORD})
    press(page, "Zapisz decyzję")
    says(page, "Zatwierdzono.")
    work_off_queue()
    answer = page.request.get(page.get_by_role("link", name="Zatwierdzony dokument PDF").get_attribute("href"))
    assert answer.body().startswith(b"%PDF-")


def enters_a_partner(page):
    page.goto("/biuro/partnerzy/spis/")
    follow(page, "Dodaj partnera")
    fill(page, Nazwa=PARTNER)
    field(page, "Typ").select_option(label="organizacja pozarządowa")
    press(page, "Zapisz partnera")
    page.get_by_label("To inny partner").check()  # another club is in the register
    press(page, "Zapisz partnera")
    expect(page.get_by_role("heading", level=1)).to_have_text(PARTNER)


def plans_a_weekly_series(page):
    page.goto("/biuro/plany/")
    page.get_by_role("link", name="Plan, podejście 2").first.click()
    page.locator("summary", has_text=f"1.1 {ACTION}").click()
    follow(page, "Skąd to jest i co z tego wynika (Działanie 1.1)")
    follow(page, "Dodaj do oferty")
    fill(page, Nazwa=ACTIVITY, **{"Opis dla mieszkańców": "Gry, muzyka i rozmowy. Przyjdź, kiedy chcesz."})
    field(page, "Rodzaj").select_option(label="samopomocowe")
    field(page, "Temat").select_option(label="Robimy coś razem")
    page.get_by_text("Partnerzy i usługi").click()
    field(page, "Partner 1").select_option(label=PARTNER)
    hall = page.get_by_role("combobox", name="Miejsce", exact=True)
    hall.fill("kandyty")
    hall.press("Enter")
    press(page, "Zapisz szkic")
    follow(page, "Ułóż spotkania")
    fill(page, Początek="16:00", Koniec="18:00", **{"Pierwszy dzień": "2026-12-18", "Ostatni dzień": "2027-01-15"})
    page.get_by_role("group", name="W które dni?", exact=True).get_by_label("piątek", exact=True).check()
    press(page, "Pokaż daty")
    says(page, "Podgląd. Liczba spotkań: 3")
    says(page, "25 grudnia")
    says(page, "1 stycznia")
    press(page, "Dodaj te 3 spotkania")
    follow(page, "Opublikuj w ofercie")
    press(page, "Opublikuj w ofercie")
    says(page, "Opublikowano. Mieszkańcy już to widzą.")


def finds_it_in_the_calendar(page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/")
    page.locator("summary", has_text="Menu").click()
    follow(page, "Kalendarz")
    chooses(page, village="Kandyty", day="2026-12-18")
    expect(page.get_by_role("link", name=ACTIVITY)).to_have_count(3)
    chooses(page, village="Pieszkowo", day="2026-12-18")
    expect(page.get_by_role("link", name=ACTIVITY)).to_have_count(0)
    page.goto("/kalendarz/2026-12/")
    page.get_by_role("link", name=ACTIVITY).click()
    says(page, "piątek, 18 grudnia 2026 r.")
    says(page, "Gry, muzyka i rozmowy.")
    return page.url


def chooses(page, *, village, day):
    """One village, from that day on; on a phone the filter is folded away, and the rest of it within."""
    page.locator("summary").get_by_text(re.compile("Wybierz wieś|Zmień wybór")).click()
    field(page, "Miejscowość").select_option(label=village)
    if not field(page, "Od dnia").is_visible():
        page.locator("summary", has_text="Więcej").click()
    field(page, "Od dnia").fill(day)
    press(page, "Pokaż spotkania")


def reads_the_feed(page, site):
    feed = urlopen(f"{site}/kalendarz.ics").read().decode()
    assert feed.count(f"SUMMARY:{ACTIVITY}") == 3


def clicks_back_and_forward(page, address):
    number = re.search(r"/spotkania/(\d+)/", address).group(1)
    page.goto(f"/biuro/spotkania/{number}/")
    chain = page.get_by_role("navigation", name="Skąd to jest i co z tego wynika")
    for kind in ("działanie", "cel", "wnios", "potrzeb", "notatk"):
        chain.get_by_role("listitem").filter(has_text=kind).get_by_role("link").first.click()
    says(page, "Mówili o tym na zebraniu.")
    follow(page, NEED)
    page.get_by_role("link", name=CONCLUSION).first.click()
    page.get_by_role("link", name=re.compile(re.escape(GOAL))).first.click()
    page.get_by_role("link", name=f"1.1 {ACTION}").first.click()
    follow(page, ACTIVITY)
    expect(page.get_by_role("heading", level=1)).to_have_text(ACTIVITY)
