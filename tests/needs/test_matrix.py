"""Villages by themes: needs counted where they are, blank spots, when somebody was there last."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from needs import services
from osl_site.common.centre.models import Theme
from tests import builders
from tests.needs.builders import need, note
from tests.reading import text_of

pytestmark = pytest.mark.django_db
PAGE = "/biuro/rozeznanie/wsie-i-tematy/"


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 12, 1, 9)


def themes():
    return list(Theme.objects.order_by("position")[:2])


def said(response):
    """By village, what its cells say."""
    shown = response.context["list"]
    names = [column.name for column in shown.columns]
    rows = [dict(zip(names, [field.text for field in row.fields], strict=True)) for row in shown.rows]
    return {row["Wieś"]: row for row in rows}


def test_needs_are_counted_where_they_are_once_a_theme_and_blank_spots_stay_blank(desk, organiser):
    one, two = themes()
    here, there = builders.locality("Kandyty"), builders.locality("Kamińsk")
    both = need(title="Dwa tematy", localities=[here, there])
    both.themes.set([one, two])
    need(title="Bez tematu", localities=[here])
    need(title="Cała gmina", communes=[here.commune]).themes.set([one])
    gone = need(title="Wycofana", localities=[here])
    gone.themes.set([one])
    services.withdraw_finding(gone, reason="Powtórzona.", by=organiser)
    found = said(desk.get(PAGE))
    told = lambda name: [found[name][column] for column in (one.name, two.name, "Bez tematu")]
    assert (told("Kandyty"), told("Kamińsk")) == (["1", "1", "1"], ["1", "1", ""])
    assert "Potrzeby całej gminy (1)" in text_of(desk.get(PAGE))
    assert list(said(desk.get(f"{PAGE}?bez_potrzeb=on"))) == []


def test_it_says_where_nobody_was_for_half_a_year(desk, organiser):
    here, there, never = (builders.locality(name) for name in ("Kandyty", "Kamińsk", "Bukowiec"))
    note(locality=here, noted_on=date(2026, 11, 20))
    note(locality=there, noted_on=date(2026, 1, 20))
    assert "nikt nie był w 2 wsiach: Bukowiec, Kamińsk." in text_of(desk.get(PAGE))
    days = {"begins_on": date(2026, 11, 1), "ends_on": date(2026, 12, 20)}
    row = services.create_round({"title": "Runda", **days}, places=[there], by=organiser)
    services.visit(row, there, by=organiser)
    assert "nikt nie był w 1 wsi: Bukowiec." in text_of(desk.get(PAGE))
    assert list(said(desk.get(f"{PAGE}?nikogo_od=2026-06-01"))) == ["Bukowiec"]
    found = said(desk.get(PAGE))
    assert [found[name]["Ostatnio byliśmy"] for name in ("Kandyty", "Kamińsk", "Bukowiec")] == [
        "20.11",
        "1.12",
        "nigdy",
    ]
    services.visit(row, never, by=organiser)
    assert "ktoś był w każdej wsi" in text_of(desk.get(PAGE))


def test_the_file_says_zero_and_a_list_of_thirty_asks_as_much_as_a_list_of_one(desk):
    def queries():
        with CaptureQueriesContext(connection) as found:
            desk.get(PAGE)
        return len(found)

    one = themes()[0]
    need(localities=[builders.locality("Kandyty")]).themes.set([one])
    queries()
    before = queries()
    for number in range(29):
        place = builders.locality(f"Wieś {number}")
        need(title=f"Potrzeba {number}", localities=[place]).themes.set([one])
        note(locality=place)
    assert queries() == before
    assert '"Kandyty";"1";"0";' in desk.get(f"{PAGE}?format=csv").content.decode()
