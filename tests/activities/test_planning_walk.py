"""The organiser plans a series, moves a date, calls one off, changes the rest; the week and the feed follow."""

import re
from datetime import date

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.walking import field, fill, says

pytestmark = pytest.mark.browser
ACTIVITY = "Szachy w Kandytach"
NEW = "/biuro/oferta/nowa/"


def press(page, name):
    """By the keyboard, as whoever does not use a mouse."""
    button = page.get_by_role("button", name=name, exact=True).first
    button.focus()
    page.keyboard.press("Enter")


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).first.focus()
    page.keyboard.press("Enter")


def unfolds(page, name):
    page.locator("summary").get_by_text(name, exact=True).focus()
    page.keyboard.press("Enter")


def feed(page):
    """SEQUENCE, STATUS and beginning of each meeting of this offer, as a phone gets them."""
    events = Calendar.from_ical(page.request.get("/kalendarz.ics").body()).walk("VEVENT")
    ours = [event for event in events if ACTIVITY in str(event["summary"])]
    return [
        (event["dtstart"].dt.strftime("%d.%m %H:%M"), int(event["sequence"]), str(event["status"])) for event in ours
    ]


def test_a_series_is_planned_moved_called_off_and_changed_and_everyone_sees_it(own_visits):
    with own_visits.page("organiser") as page:
        makes_the_activity(page)
        plans_the_series(page)
        assert feed(page) == [(f"{day} 16:00", 0, "CONFIRMED") for day in ("09.12", "16.12", "30.12", "13.01")]
        moves_the_first(page)
        calls_the_second_off(page)
        changes_this_and_the_following(page)
        assert feed(page) == [
            ("10.12 16:00", 1, "CONFIRMED"),
            ("16.12 16:00", 1, "CANCELLED"),
            ("30.12 17:00", 1, "CONFIRMED"),
            ("13.01 17:00", 1, "CONFIRMED"),
        ]
        sees_it_in_the_week(page)
        takes_the_calling_off_back(page)
        assert feed(page)[1] == ("16.12 16:00", 2, "CONFIRMED")
        assert page.complaints == []


def makes_the_activity(page):
    page.goto(NEW)
    fill(page, Nazwa=ACTIVITY, **{"Opis dla mieszkańców": "Gramy i uczymy się grać."})
    field(page, "Temat").select_option(label="Nauka i warsztaty")
    field(page, "Rodzaj").select_option(label="samopomocowe")
    field(page, "Dlaczego poza planem").fill("pomysł mieszkańca")
    venue = page.get_by_role("combobox", name="Miejsce", exact=True)
    venue.fill("biblioteka w kandytach")
    venue.press("Enter")
    page.get_by_text("Partnerzy i usługi").click()
    field(page, "Partner 1").select_option(index=1)
    field(page, "Co robi partner 1?").fill("daje szachownice")
    press(page, "Zapisz szkic")
    says(page, "daje szachownice")


def plans_the_series(page):
    follow(page, "Ułóż spotkania")
    fill(page, Początek="16:00", Koniec="18:00", **{"Pierwszy dzień": "2026-12-08", "Ostatni dzień": "2027-01-17"})
    page.locator('input[name=weekdays][value="2"]').press("Space")
    fill(page, **{"Omiń też te dni": "23.12.2026"})
    press(page, "Pokaż daty")
    says(page, "Podgląd. Liczba spotkań: 4")
    says(page, "Pierwsze spotkanie będzie później: środa, 9 grudnia 2026")
    says(page, "środa, 23 grudnia 2026\N{NO-BREAK SPACE}r. (dzień wyłączony)")
    says(page, "środa, 6 stycznia 2027\N{NO-BREAK SPACE}r. (święto: Święto Trzech Króli)")
    press(page, "Dodaj te 4 spotkania")
    says(page, "Ułożono 4 spotkania.")
    follow(page, "Opublikuj w ofercie")
    expect(page.get_by_role("heading", level=1)).to_have_text("Opublikuj w ofercie")
    press(page, "Opublikuj w ofercie")
    says(page, "Opublikowano. Mieszkańcy już to widzą.")


def opens(page, day):
    """The meeting of that day, by way of the organiser's own day."""
    page.goto(f"/biuro/spotkania/dzien/{day}/")
    follow(page, ACTIVITY)


def moves_the_first(page):
    opens(page, date(2026, 12, 9))
    follow(page, "Przenieś")
    fill(page, **{"Nowy dzień": "2026-12-10"})
    press(page, "Pokaż, co się zmieni")
    press(page, "Przenieś spotkanie")
    says(page, "Przeniesione ze środy, 9 grudnia")


def calls_the_second_off(page):
    opens(page, date(2026, 12, 16))
    unfolds(page, "Więcej")
    follow(page, "Odwołaj")
    fill(page, Powód="choroba")
    press(page, "Pokaż, co się zmieni")
    press(page, "Odwołaj")
    says(page, "Odwołane. Powód: choroba")


def changes_this_and_the_following(page):
    opens(page, date(2026, 12, 10))
    unfolds(page, "Więcej")
    follow(page, "Zmień to i następne")
    page.get_by_label("wszystkich przyszłych z tego cyklu", exact=True).check()
    fill(page, **{"Nowy początek": "17:00", "Nowy koniec": "19:00"})
    press(page, "Pokaż, co się zmieni")
    says(page, "Spotkania, które się zmienią: 3")
    opens(page, date(2026, 12, 30))
    unfolds(page, "Więcej")
    follow(page, "Zmień to i następne")
    page.get_by_label("tego i następnych z tego cyklu", exact=True).check()
    fill(page, **{"Nowy początek": "17:00", "Nowy koniec": "19:00"})
    press(page, "Pokaż, co się zmieni")
    says(page, "Spotkania, które się zmienią: 2")
    says(page, "Nikt nie jest zapisany")
    press(page, "Zapisz te zmiany")
    says(page, "Zmieniono 2 spotkania.")


def sees_it_in_the_week(page):
    page.goto("/biuro/spotkania/tydzien/2026-12-14/")
    row = page.get_by_role("row", name=re.compile(ACTIVITY))
    expect(row).to_contain_text("16:00–18:00")
    expect(row).to_contain_text("Odwołane. Powód: choroba")
    follow(page, "Poprzedni tydzień")
    expect(page.get_by_role("row", name=re.compile(ACTIVITY))).to_contain_text("Przeniesione ze środy, 9 grudnia")


def takes_the_calling_off_back(page):
    opens(page, date(2026, 12, 16))
    follow(page, "Cofnij odwołanie")
    press(page, "Cofnij odwołanie")
    says(page, "Spotkanie znowu jest w kalendarzu.")
