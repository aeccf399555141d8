"""The search of the whole office: grouped, counted, marked, narrowed; only what the reader may read."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from osl_site.common.search.asked import asked_for
from osl_site.common.search.marking import excerpt, marked
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.needs.builders import asset, conclusion, need, note
from tests.partners.builders import partner
from tests.plans import builders as plans
from tests.reading import text_of

pytestmark = pytest.mark.django_db


def parts(client, **asked):
    page = client.get(reverse("search"), asked)
    return {part.heading: (part.count, [row.link.label for row in part.rows]) for part in page.context["parts"]}


def test_every_room_answers_grouped_and_counted(desk):
    note(text="Ławka przy przystanku jest połamana.")
    need(title="Brak ławek")
    conclusion(text="Brakuje ławek.", scope=["supporting", "services"])
    partner(name="Stolarnia", offers="Naprawa ławek")
    for number in range(7):
        asset(title=f"Ławka {number}")
    found = parts(desk, szukaj="ławką")
    assert {heading: count for heading, (count, _rows) in found.items()} == {
        "Partnerzy": 1,
        "Notatki": 1,
        "Potrzeby": 1,
        "Zasoby": 7,
        "Wnioski": 1,
    }
    assert len(found["Zasoby"][1]) == 5
    text = text_of(desk.get(reverse("search"), {"szukaj": "ławką"}))
    assert "Znaleziono 11 pozycji" in text
    assert "Wszystkie: zasoby (7)" in text


def test_the_kind_that_is_chosen_has_pages(desk):
    for number in range(25):
        asset(title=f"Ławka {number}")
    page = desk.get(reverse("search"), {"szukaj": "ławki", "dzial": "zasoby", "strona": "2"})
    assert len(page.context["parts"][0].rows) == 5
    assert "Strona 2 z 2" in text_of(page)


def test_found_words_are_marked_and_nothing_else_is_markup(desk):
    note(text="<b>Zepsuty</b> " + "słowo " * 60 + "przystanek & ławka, " + "koniec " * 40)
    page = desk.get(reverse("search"), {"szukaj": "przystanku ławki"}).text
    assert "<mark>przystanek</mark> &amp; <mark>ławka</mark>" in page
    assert "<b>Zepsuty" not in page


def test_words_are_marked_in_whatever_case_they_stand():
    terms = asked_for("swietlica").terms
    assert marked("W Świetlicy <i>", terms) == "W <mark>Świetlicy</mark> &lt;i&gt;"
    assert excerpt(note(text="Droga"), terms) == ""


def test_a_number_that_people_say_comes_first(desk):
    wanted = note(text="Chodnik")
    later = note(text=f"O {wanted.pk} osób za mało")
    assert parts(desk, szukaj=str(wanted.pk))["Notatki"] == (2, [wanted.in_words, later.in_words])
    assert parts(desk, szukaj=f"N-{wanted.pk}")["Notatki"][1] == [wanted.in_words]


def test_it_is_narrowed_by_kind_village_and_time(desk):
    here, there = builders.locality("Kandyty"), builders.locality("Toprzyny")
    note(text="Lampa stara", locality=here, noted_on=date(2026, 1, 5))
    note(text="Lampa nowa", locality=there, noted_on=date(2026, 11, 5))
    need(title="Lampa", localities=[here])
    make_occurrence(make_activity(title="Lampa i światło"), venue=venue(locality=here), starts_at=wall(2026, 11, 5, 10))
    partner(name="Lampy i spółka")
    assert set(parts(desk, szukaj="lampy", dzial="potrzeby")) == {"Potrzeby"}
    assert set(parts(desk, szukaj="lampy", miejscowosc=here.pk)) == {"Spotkania", "Notatki", "Potrzeby"}
    late = parts(desk, szukaj="lampy", od="2026-11-01", do="2026-11-30")
    assert {heading: count for heading, (count, _rows) in late.items()} == {"Spotkania": 1, "Notatki": 1}


def test_a_draft_is_found_by_whoever_may_read_it(signed_in, organiser, coworker, director):
    version = plans.plan(organiser, title="Plan z osobliwością").versions.get()
    plans.action(plans.goal(version, organiser, text="Osobliwość"), organiser, title="Osobliwości lokalne")
    found = parts(signed_in(organiser), szukaj="osobliwości")
    assert {"Plany", "Cele planu", "Działania planu"} <= set(found)
    assert parts(signed_in(coworker), szukaj="osobliwości") == {}
    assert parts(signed_in(director), szukaj="osobliwości") == {}


def test_where_nothing_is_found_there_are_ways_out(desk):
    need(title="Ławka")
    page = desk.get(reverse("search"), {"szukaj": "ławka hipopotam", "dzial": "potrzeby"})
    assert [label for label, _url in page.context["ways"]] == [
        "W całym biurze, bez wyboru",
        "Tylko „ławka”",
        "Tylko „hipopotam”",
    ]
    assert "Nic nie znaleziono" in text_of(page)


@pytest.mark.parametrize("asked", [{}, {"szukaj": " "}, {"szukaj": "%&|'"}, {"szukaj": "a" * 101}, {"dzial": "nie ma"}])
def test_whatever_is_asked_is_answered(asked, desk):
    assert desk.get(reverse("search"), asked).status_code == 200


def test_an_answer_asks_the_database_as_often_for_many_as_for_one(desk, at):
    at(2026, 12, 1, 9)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            desk.get(reverse("search"), {"szukaj": "ławka"})
        return len(captured)

    def grow(number):
        note(text=f"Ławka {number}", locality=here)
        need(title=f"Ławka {number}")
        make_occurrence(make_activity(title=f"Ławka {number}"))

    here = builders.locality("Kandyty")
    grow(1)
    queries()  # the session writes down that somebody was here
    before = queries()
    for number in range(8):
        grow(number)
    assert queries() == before <= 23
