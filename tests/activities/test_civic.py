"""Civic dates: data of the office, told on the desk before their day, ticked off once for a year."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities import services
from activities.civic.dates import PROGRAMME, USUAL, awaited, lacks_usual, to_tell
from activities.models import CivicDate, CivicDone
from osl_site.common.audit.models import Entry
from osl_site.common.centre.models import SocialService
from osl_site.roof import desk as matters
from tests.breaking import refused, sql
from tests.reading import text_of

pytestmark = pytest.mark.django_db
LIST = "/biuro/terminy-roku/"
COUNCIL = {"name": "Uchwała rady", "whose": "rada gminy", "day": 31, "month": 3, "first_year": 2026}


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 3, 10, 9)


def civic_date(by, **fields):
    return services.add_civic_date(COUNCIL | fields, by=by)


def waits(user):
    return [one.sentence for one in matters.matters(user) if "Uchwała rady" in one.sentence]


def test_those_of_the_law_are_added_once_by_the_organiser_or_the_administrator(organiser, coworker):
    with pytest.raises(PermissionDenied):
        services.add_usual_dates(by=coworker)
    assert services.add_usual_dates(by=organiser) == len(USUAL) == CivicDate.objects.count()
    with pytest.raises(ValidationError, match="już są na liście"):
        services.add_usual_dates(by=organiser)


def test_the_desk_tells_of_a_day_before_it_after_it_and_no_more_once_it_is_ticked(organiser, at):
    at(2026, 1, 2, 9)
    row = civic_date(organiser)
    assert waits(organiser) == []
    at(2026, 3, 10, 9)
    assert len(waits(organiser)) == 1
    at(2026, 4, 5, 9)
    assert awaited([row])[0].state == "po terminie"
    assert len(waits(organiser)) == 1
    services.tick_civic_date(row, year=2026, done_on=date(2026, 4, 5), note="uchwała 1", by=organiser)
    assert waits(organiser) == []
    assert awaited([row])[0].on == date(2027, 3, 31)


def test_one_of_every_two_years_comes_in_those_and_the_end_of_february_is_its_last_day(organiser):
    row = civic_date(organiser, every_years=2, day=31, month=8)
    assert [row.falls_on(year) for year in (2025, 2026, 2027, 2028)] == [
        None,
        date(2026, 8, 31),
        None,
        date(2028, 8, 31),
    ]
    assert civic_date(organiser, name="Luty", day=31, month=2).falls_on(2027) == date(2027, 2, 28)


def test_standards_are_assessed_again_two_years_after_they_were_whenever_that_was(organiser, desk, at):
    row = civic_date(organiser, every_years=2, day=31, month=8)
    services.tick_civic_date(
        row, year=2026, done_on=date(2026, 3, 2), note="BIP, wersja pełna i skrócona", by=organiser
    )
    assert [(one.on, one.year) for one in awaited([row])] == [(date(2028, 3, 2), 2028)]
    at(2028, 2, 20, 9)
    assert len(waits(organiser)) == 1
    desk.post(f"{LIST}{row.pk}/zrobione/", {"done_on": "2028-02-20", "note": ""})
    assert waits(organiser) == []
    assert [(one.on, one.year) for one in awaited([row])] == [(date(2030, 2, 20), 2030)]


@pytest.mark.parametrize("on", [date(2026, 8, 31), date(2026, 11, 4)])
def test_what_was_done_on_its_day_or_later_waits_for_its_day(organiser, at, on):
    row = civic_date(organiser, every_years=2, day=31, month=8)
    at(2026, 12, 1, 9)
    services.tick_civic_date(row, year=2026, done_on=on, note="", by=organiser)
    assert awaited([row])[0].on == date(2028, 8, 31)


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ([], [(30, 4, 1, 2026)]),
        ([("Program", date(2026, 1, 1), date(2030, 12, 31))], [(30, 4, 5, 2031)]),
        ([("Program", None, date(2026, 10, 31))], [(28, 2, 1, 2027)]),
        ([("Stary", None, date(2019, 6, 30))], [(30, 4, 1, 2026)]),
        ([("A", None, date(2026, 6, 30)), ("B", None, date(2027, 6, 30))], [(30, 10, 1, 2026), (30, 10, 1, 2027)]),
    ],
)
def test_four_months_are_counted_from_the_end_of_the_programme(organiser, ends, said):
    for number, (programme, starts, last) in enumerate(ends):
        for name in (f"Opieka {number}", f"Poradnictwo {number}"):
            service = SocialService(name=name, area="family_support", programme=programme)
            service.starts_on, service.ends_on = starts, last
            service.save()
    services.add_usual_dates(by=organiser)
    rows = CivicDate.objects.filter(name__startswith=PROGRAMME).order_by("first_year", "pk")
    assert [(row.day, row.month, row.every_years, row.first_year) for row in rows] == said
    assert not lacks_usual()


def test_every_date_of_the_law_is_told_changed_switched_off_and_comes_next_year(organiser, desk, at):
    at(2026, 1, 2, 9)
    services.add_usual_dates(by=organiser)
    for row in CivicDate.objects.all():
        on = row.falls_on(2026)
        at(on.year, on.month, on.day, 9)
        assert (row.name in told(), row.is_on) == (True, True)
        change = {name: getattr(row, name) for name in (*TYPED, "revision")} | {"days_before": 1}
        off = {name: value for name, value in change.items() if name != "is_on"}
        assert desk.post(f"{LIST}{row.pk}/zmien/", off).url == LIST
        assert row.name not in told()
        assert desk.post(f"{LIST}{row.pk}/zmien/", change | {"revision": row.revision + 1, "is_on": "on"}).url == LIST
        assert row.name in told()
        assert desk.post(f"{LIST}{row.pk}/zrobione/", {"done_on": on.isoformat(), "note": "BIP"}).url == LIST
        assert row.name not in told()
        assert awaited([row])[0].on == row.falls_on(2026 + row.every_years)


def told():
    return [one.date.name for one in to_tell()]


@pytest.mark.parametrize(
    ("every", "words"), [(1, "31 marca"), (2, "31 marca, co 2 lata od 2026"), (5, "31 marca, co 5 lat od 2026")]
)
def test_how_often_it_comes_is_said_as_one_speaks(organiser, every, words):
    assert civic_date(organiser, every_years=every).day_words == words


def test_a_year_is_ticked_once_and_never_ahead_and_stays(organiser):
    row = civic_date(organiser)
    tick = {"year": 2026, "note": "", "by": organiser}
    with pytest.raises(ValidationError, match="jeszcze nie nadszedł"):
        services.tick_civic_date(row, done_on=date(2026, 3, 11), **tick)
    services.tick_civic_date(row, done_on=date(2026, 3, 10), **tick)
    with pytest.raises(ValidationError, match="już to odhaczył"):
        services.tick_civic_date(row, done_on=date(2026, 3, 10), **tick)
    for statement in ("update activities_civicdone set year = 2027", "delete from activities_civicdone"):
        refused(lambda statement=statement: sql(statement))


def test_a_tick_by_mistake_is_taken_back_once_and_the_year_waits_again(organiser):
    row = civic_date(organiser)
    tick = {"year": 2026, "done_on": date(2026, 3, 10), "note": "", "by": organiser}
    wrong = services.tick_civic_date(row, **tick)
    assert awaited([row])[0].year == 2027
    services.untick_civic_date(wrong, by=organiser)
    assert [(one.year, one.done) for one in (*awaited([row]), *to_tell())] == [(2026, None)] * 2
    with pytest.raises(ValidationError, match="już cofnął"):
        services.untick_civic_date(wrong, by=organiser)
    again = services.tick_civic_date(row, **tick)
    assert CivicDone.objects.standing().get() == again
    for change in ("taken_back_at = null", "note = 'inna'", "taken_back_by_name = 'Ktoś'"):
        refused(lambda change=change: sql(f"update activities_civicdone set {change} where id = {wrong.pk}"))
    refused(lambda: sql(f"update activities_civicdone set year = 2027 where id = {again.pk}"))
    assert list(Entry.objects.order_by("pk").values_list("act", flat=True))[-3:] == [
        "civic_date.ticked",
        "civic_date.unticked",
        "civic_date.ticked",
    ]


def test_a_tick_is_taken_back_where_the_next_one_is_made(desk, organiser):
    row = civic_date(organiser)
    done = services.tick_civic_date(row, year=2026, done_on=date(2026, 3, 10), note="BIP", by=organiser)
    shown = text_of(desk.get(f"{LIST}{row.pk}/zrobione/"))
    assert "Ostatnio odhaczone za rok 2026: 10 marca 2026 r., BIP (" in shown
    assert desk.post(f"{LIST}odhaczone/{done.pk}/cofnij/").url == LIST
    assert "Termin znów czeka" in text_of(desk.get(LIST))
    assert "Ktoś już cofnął" in text_of(desk.post(f"{LIST}odhaczone/{done.pk}/cofnij/", follow=True))


def test_a_date_is_added_changed_and_ticked_on_its_pages(desk):
    refusal = desk.post(f"{LIST}nowy/", TYPED | {"day": "31", "month": "4"})
    assert refusal.context["form"].errors["day"] == ["W tym miesiącu nie ma takiego dnia."]
    assert desk.post(f"{LIST}nowy/", TYPED).url == LIST
    row = CivicDate.objects.get()
    assert "31 marca" in text_of(desk.get(LIST))
    assert desk.post(f"{LIST}{row.pk}/zmien/", TYPED | {"day": "30", "revision": "1"}).url == LIST
    ahead = desk.post(f"{LIST}{row.pk}/zrobione/", {"done_on": "2026-03-11", "note": ""})
    assert list(ahead.context["form"].errors) == ["done_on"]
    assert desk.post(f"{LIST}{row.pk}/zrobione/", {"done_on": "2026-03-10", "note": "BIP"}).url == LIST
    assert CivicDone.objects.get().note == "BIP"
    assert desk.post(f"{LIST}z-przepisow/").url == LIST


TYPED = {
    "name": "Uchwała rady",
    "whose": "rada gminy",
    "day": "31",
    "month": "3",
    "is_on": "on",
    "basis": "",
    "every_years": "1",
    "first_year": "2026",
    "days_before": "30",
}


def test_more_than_two_of_the_year_are_one_matter_that_leads_to_their_list(organiser, signed_in):
    for number in (1, 2):
        civic_date(organiser, name=f"Uchwała rady nr {number}")
    assert len(waits(organiser)) == 2
    civic_date(organiser, name="Uchwała rady nr 3")
    (one,) = waits(organiser)
    assert one.startswith("Terminy roku, które są blisko albo minęły: 3.")
    assert f'href="{LIST}"' in signed_in(organiser).get("/biuro/").text
