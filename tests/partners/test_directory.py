"""Who helps, for residents: only who agreed, with what was agreed, in three languages."""

import json
import re
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from osl_site.common import clock
from partners import services
from partners.models import PartnerState
from partners.public.directory import version
from tests import builders
from tests.partners.builders import partner, person
from tests.reading import text_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 12, tzinfo=clock.WARSAW)
ADDRESS = reverse("public_partners")


def read(client, query="", language=""):
    with clock.at(NOW):
        return text_of(client.get(f"{language}{ADDRESS}{query}"))


def shown(name="Biblioteka w Kandytach", **fields):
    return partner(**{"name": name, "is_public": True, "confirmed_on": date(2026, 11, 3)} | fields)


def test_only_those_are_told_of_who_agreed_and_are_still_there(client, organiser):
    shown("Koło w Pieszkowie")
    shown("Koło, które się rozwiązało", state=PartnerState.ENDED)
    partner(name="Firma, która nie chce")
    services.withdraw_partner(shown("Wycofana szkoła"), reason="zamknięta", by=organiser)

    page = read(client)
    assert "Koło w Pieszkowie" in page
    assert [name for name in ("rozwiązało", "nie chce", "Wycofana") if name in page] == []


def test_of_people_only_those_are_named_who_agreed_and_can_be_reached(client):
    row = shown(alert="klucz u sąsiada", nip="1234567890")
    person(row, name="Maria Hnat", phone="897610001", email="biblioteka@przyklad.pl", is_public=True)
    person(row, name="Jan Sawka", phone="897610002")

    page = read(client)
    assert "Maria Hnat" in page and "89 761 00 01" in page and "biblioteka@przyklad.pl" in page
    assert [word for word in ("Sawka", "klucz", "1234567890") if word in page] == []


@pytest.mark.parametrize(
    ("confirmed_on", "said"),
    [
        (date(2026, 11, 3), "Potwierdzone 3 listopada 2026"),
        (date(2025, 11, 29), "dawniej niż rok temu. Sprawdź przed wyjazdem."),
        (None, "Nikt jeszcze nie potwierdził tych danych."),
    ],
)
def test_each_says_when_it_was_confirmed(client, confirmed_on, said):
    shown(confirmed_on=confirmed_on)
    assert said in read(client)


def test_who_is_closed_says_until_when_and_who_paused_says_so(client):
    shown("Zamknięta", state=PartnerState.CLOSED, closed_until=date(2026, 12, 15))
    shown("Wstrzymana", state=PartnerState.PAUSED)

    page = read(client)
    assert "Nieczynne do 15 grudnia 2026" in page and "Działalność wstrzymana" in page


def test_who_was_closed_till_a_day_gone_by_is_not_called_closed(client):
    shown("Otwarta znowu", state=PartnerState.CLOSED, closed_until=date(2026, 11, 29))
    shown("Zamknięta do dziś", state=PartnerState.CLOSED, closed_until=date(2026, 11, 30))

    page = read(client)
    assert "29 listopada" not in page and "Nieczynne do 30 listopada 2026" in page


def test_a_village_shows_its_own_and_those_of_the_whole_commune(client):
    kandyty = builders.locality()
    shown("Tutejsza", localities=[kandyty])
    shown("Wszędzie", communes=[kandyty.commune])
    shown("Gdzie indziej")

    page = read(client, f"?miejscowosc={kandyty.slug}")
    assert "Tutejsza" in page and "Wszędzie" in page and "Gdzie indziej" not in page


def test_a_village_that_nobody_knows_is_said_at_its_field_and_shows_nobody(client):
    shown("Biblioteka")
    page = read(client, "?miejscowosc=atlantyda")
    assert "Nie znamy tu takiej miejscowości." in page and "Nikogo tu jeszcze nie znamy." in page


@pytest.mark.parametrize("query", ["?szukaj=gimnastykę", "?szukaj=GIMNASTYKA", "?rodzaj=library"])
def test_they_are_found_by_what_they_help_with_in_any_case_and_by_kind(client, organiser, query):
    values = {"is_public": True, "kind": "library", "name": "Biblioteka", "offers": "gimnastyka dla seniorów"}
    services.create_partner(values, by=organiser)
    services.create_partner(values | {"name": "Szkoła", "kind": "school", "offers": "sala"}, by=organiser)

    page = read(client, query)
    assert "gimnastyka dla seniorów" in page and "sala" not in page


@pytest.mark.parametrize("query", ["?rodzaj=nie-ma", "?strona=99", "?szukaj=" + "a" * 300, "?szukaj=%00"])
def test_a_question_that_nobody_can_answer_breaks_nothing(client, query):
    shown("Biblioteka")
    with clock.at(NOW):
        assert client.get(f"{ADDRESS}{query}").status_code == 200


def test_what_search_engines_read_is_whole_whatever_was_typed(client):
    shown('Koło „A&B" </script><b>', offers="<i>sala</i>")
    with clock.at(NOW):
        page = client.get(ADDRESS).content.decode()
    found = json.loads(re.search(r'ld\+json">(.*?)</script>', page)[1])
    assert found["itemListElement"] == [
        {"@type": "Organization", "name": 'Koło „A&B" </script><b>', "description": "<i>sala</i>"}
    ]


def test_the_sheet_holds_no_formula_and_nobody_who_did_not_agree(client):
    person(shown("=1+1"), name="Jan Sawka")
    with clock.at(NOW):
        sheet = client.get(reverse("public_partners_csv"))
    assert sheet["Content-Type"] == "text/csv; charset=utf-8"
    text = sheet.content.decode("utf-8-sig")
    assert '"\'=1+1"' in text and "Sawka" not in text and "2026-11-03" in text


@pytest.mark.parametrize(("language", "title"), [("/uk", "Хто допомагає поблизу"), ("/en", "Who helps near you")])
def test_it_speaks_three_languages(client, language, title):
    shown("Biblioteka")
    assert title in read(client, language=language)


def test_as_many_queries_for_one_as_for_thirty(client):
    counts = []
    for number in (1, 29):
        for _ in range(number):
            person(shown(f"Koło {_} z {number}", localities=[builders.locality()]), is_public=True)
        with clock.at(NOW), CaptureQueriesContext(connection) as asked:
            client.get(ADDRESS)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_each_change_names_another_version(organiser):
    seen = [version()]
    row = services.create_partner({"name": "Szkoła", "kind": "school", "is_public": True}, by=organiser)
    seen.append(version())
    maria = {"name": "Maria Hnat", "phone": "897610001", "email": "", "is_public": True}
    row = services.change_partner(row, {}, revision=1, by=organiser, people=[maria])
    seen.append(version())
    row = services.change_partner(row, {"offers": "sala"}, revision=None, by=organiser)
    seen.append(version())
    services.withdraw_partner(row, reason="zamknięta", by=organiser)
    seen.append(version())
    services.restore_partner(row, by=organiser)
    seen.append(version())
    services.change_partner(row, {"is_public": False}, revision=None, by=organiser)
    seen.append(version())
    assert len(set(seen)) == len(seen)
