"""The sheet of one page: what a report says to residents, drawn for the council and the notice board."""

import io
from datetime import date
from decimal import Decimal

import pikepdf
import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from osl_site.common import clock
from osl_site.common.centre.office import office
from osl_site.common.pictures.people import MOST, PeopleOf, people_chart
from plans import services
from plans.reports import sheet
from plans.reports.content import Row, Table
from plans.reports.snapshot import content_of
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, result, venue, wall
from tests.activities.test_tallies import enter
from tests.needs.builders import note
from tests.plans.measuring import NOW, YEAR, carried_out
from tests.plans.reporting import FIRST, accepted, records_of, report, write
from tests.plans.test_pdf import strangers_in_lists
from tests.plans.test_report_papers import figures_in

pytestmark = pytest.mark.django_db
VILLAGES = ("Kandyty", "Sągnity", "Wojmiany", "Wiewiórki", "Toprzyny", "Gałajny", "Piasty", "Dęby")


@pytest.fixture(autouse=True)
def in_october():
    with clock.at(NOW):
        builders.office(organiser_phone="+48897610295")
        yield


@pytest.fixture
def tea(organiser, director):
    return carried_out(organiser, director, cost=500)


def busy_september(tea, by):
    """Meetings in eight villages, standing help in two units, notes."""
    records_of(tea, by)
    for place, name in enumerate(VILLAGES):
        there = venue(locality=builders.locality(name))
        activity = make_activity(action=tea, outside_plan_reason="", venue=there)
        for day in range(1, 9 - place):
            row = make_occurrence(activity, starts_at=wall(YEAR, 9, day, 16))
            result(row, older=6, adults=place, volunteer_hours=Decimal("1.5"))
    lifts = make_activity(
        title="Podwózki", action=tea, outside_plan_reason="", is_continuous=True, published_at=wall(YEAR, 1, 2, 9)
    )
    enter(lifts, by, date(YEAR, 9, 1), 46)
    enter(lifts, by, date(YEAR, 9, 1), 12, unit="rozmowy przez telefon")


def told(content):
    return sheet.sheet_of(content)


def test_it_says_in_plain_words_what_rooms_named_for_residents(tea, organiser):
    busy_september(tea, organiser)
    made = report(organiser)
    write(made, "Ludzie przychodzą, gdy jest *blisko*.", organiser, key="learnt")
    page = told(content_of(made))
    numbers = {words: number for number, words in page.numbers}
    assert numbers["Spotkania, które się odbyły"] == "40"
    assert (numbers["Podwózki"], numbers["Godziny, które podarowali wolontariusze"]) == ("46", "57,5")
    assert page.people.heading == "Tyle razy ktoś przyszedł na spotkanie"
    assert page.learnt == "Ludzie przychodzą, gdy jest blisko."
    (bars,) = page.bars  # there is one goal: of one nothing is compared
    assert (bars.heading, bars.further) == ("Gdzie się spotykaliśmy", 4)
    assert bars.chart.desc == "Najwięcej: Kandyty (12). Razem: 40."
    words = strip_tags(sheet.html_of(made, content_of(made), office()))
    assert "Projekt: liczby nie są jeszcze przyjęte." in words
    assert not [jargon for jargon in ("udział", "OSL", "art. 32", "wskaźnik", "zł") if jargon in words]


def test_of_few_people_who_were_talked_with_nothing_is_told(tea, organiser):
    note(noted_on=FIRST, people_count=4)
    few = told(content_of(report(organiser)))
    assert not [words for _number, words in few.numbers if "Rozmowy" in words]


def test_nothing_that_is_nothing_stands_on_it(tea, organiser):
    made = report(organiser)
    assert told(content_of(made)).is_empty
    assert "nie zapisano jeszcze niczego" in sheet.html_of(made, content_of(made), office())


@pytest.mark.parametrize(("long", "shown"), [(1, 4), (60, 3), (500, 2)])
def test_goals_stand_whole_and_as_many_of_them_as_the_page_holds(long, shown):
    goals = [f"Cel szczegółowy {number}. {('wieś ' * 100)[:long].strip()} {number}" for number in range(1, 6)]
    rows = tuple(Row(cells=(goal, str(10 - place))) for place, goal in enumerate(goals))
    said = {"key": "goals", "caption": "", "heads": ("Cel", "Odbyło się"), "numbers": (1,), "chart": 1}
    drawn = sheet._bars(Table(**said, rows=rows, sentence="", plain="Cele"))
    assert (len(drawn.chart.rows), drawn.further) == (shown, 5 - shown)
    assert "Cel szczegółowy" not in drawn.chart.drawn
    assert drawn.chart.desc.endswith("Razem: 40.") and ("Najwięcej" in drawn.chart.desc) is (long == 1)


@pytest.mark.parametrize("value", [1, 39, 40, 41, 214, 7999, 60_000])
def test_people_stand_for_round_numbers_and_none_is_lost(value):
    one = PeopleOf("o", "Tyle razy ktoś przyszedł", value)
    assert (one.drawn - 1) * one.each < value <= one.drawn * one.each
    assert one.drawn <= MOST
    assert people_chart(one).body.count("<path") == one.drawn


def test_the_pdf_is_one_tagged_page_with_words_for_each_picture(tea, organiser, director, signed_in):
    busy_september(tea, organiser)
    made = accepted(organiser, director)
    answer = signed_in(director).get(reverse("plans:report_sheet", args=[made.pk]))
    assert answer.headers["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as read:
        assert len(read.pages) == 1
        assert read.Root.MarkInfo.Marked
        pictures = figures_in(read.Root.StructTreeRoot, [])
        assert strangers_in_lists(read) == set()
    assert len(pictures) == 3
    assert all(pictures)
    address = reverse("plans:report_sheet", args=[made.pk])
    assert address in signed_in(director).get(made.get_absolute_url()).text


def test_residents_have_the_one_that_stands_in_bip(tea, organiser, director, client):
    address = reverse("public_progress_sheet")
    made = accepted(organiser, director)
    services.note_report_in_bip(made, {"address": "", "reason": "Czekamy na radę."}, by=organiser)
    assert client.get(address).status_code == 404
    services.note_report_in_bip(made, {"address": "https://bip.example.pl/1", "reason": ""}, by=organiser)
    answer = client.get(address)
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
