"""What leaves a view leaves a trace: for each thing that residents look by, in each place where they look."""

from dataclasses import dataclass, field
from datetime import date, time

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from activities import services
from activities.models import Occurrence
from activities.models.formerly import Told, of_groups, of_place, of_theme, of_title, of_when, until_today
from activities.paper import month_sheet
from activities.planning.change_preview import Change, Scope, preview_change
from activities.public.printing import PrintFilter
from tests import builders
from tests.activities.builders import TEN_TO_TWELVE, make_activity, make_occurrence, rule, venue, wall
from tests.reading import text_at

pytestmark = pytest.mark.django_db
AT_TEN = wall(2026, 12, 8, 10)


@pytest.fixture(autouse=True)
def third(at):
    builders.office(name="Centrum", short_name="CUS")
    at(2026, 12, 3, 9)


@dataclass
class Left:
    """A meeting, an act that takes it out of a view, and what is said of it then."""

    query: str
    short: str
    now: str
    was: str
    act: object = field(repr=False)

    @property
    def strikes(self):
        """Another name or theme sends nobody the wrong way."""
        return self.short not in ("Inna nazwa", "Inny temat")


def place(row, by):
    there = venue(name="Remiza", locality=builders.locality("Toprzyny"))
    services.change_place(row, venue=there, capacity=None, by=by)


def correction(row, by):
    values = {"locality": builders.locality("Toprzyny")}
    services.change_venue(row.venue, values, revision=1, by=by)


def of_activity(**values):
    return lambda row, by: services.change_activity(row.activity, values, revision=None, by=by)


def other_groups(row, by):
    services.change_activity(row.activity, {"groups": [builders.group("Dzieci")]}, revision=None, by=by)


CHANGES = {
    "place": Left("miejscowosc={simc}", "Inne miejsce", "Remiza, Toprzyny", "inne miejsce: Klub, Kandyty.", place),
    "where the venue is": Left(
        "miejscowosc={simc}", "Inne miejsce", "Klub, Toprzyny", "inne miejsce: Klub, Kandyty.", correction
    ),
    "title": Left("szukaj=herbata", "Inna nazwa", "Kawa", "inną nazwę: Herbata.", of_activity(title="Kawa")),
    "theme": Left(
        "temat=culture",
        "Inny temat",
        "pomoc i wsparcie",
        "inny temat: kultura i tradycja.",
        lambda row, by: of_activity(theme=builders.theme())(row, by),
    ),
    "group": Left("dla=starsi", "Inna grupa", "dzieci", "inną grupę: osoby starsze.", other_groups),
    "way in": Left(
        "dostepnosc=on",
        "Inne wejście",
        "schody lub próg przy wejściu",
        ": wejście bez schodów.",
        lambda row, by: services.change_venue(row.venue, {"step_free": "steps"}, revision=1, by=by),
    ),
}


@pytest.fixture
def row():
    group = builders.group("Osoby starsze", slug="starsi")
    activity = make_activity(title="Herbata", text="Przyjdź.", theme="culture", groups=[group])
    return make_occurrence(activity, starts_at=AT_TEN, venue=venue(name="Klub", step_free="yes"))


@pytest.fixture(params=CHANGES, ids=str)
def left(request, row, organiser):
    """The change is made; `query` asks for what the meeting was."""
    change = CHANGES[request.param]
    query = change.query.format(simc=row.venue.locality_id)
    change.act(row, organiser)
    return Left(query, change.short, change.now, change.was, change.act)


def feed(client, query=""):
    return client.get(f"/kalendarz.ics?{query}").content.decode().replace("\r\n ", "").replace("\\,", ",")


def news(client, query=""):
    return client.get(f"/kalendarz.atom?{query}").content.decode()


def sheet(query=""):
    return month_sheet.month_sheet(date(2026, 12, 1), PrintFilter(QueryDict(query), language="pl"), large=False)


def test_nothing_is_said_of_what_is_as_it_was(row, client):
    said = [text_at(client, path) for path in ("/kalendarz/", "/kalendarz/2026-12/", f"/spotkania/{row.pk}/")]
    assert not any("podawaliśmy" in words or "Inn" in words for words in (*said, feed(client), news(client)))


def test_the_agenda_it_left_says_how_it_is_now(left, client):
    page = text_at(client, f"/kalendarz/?{left.query}")
    assert f"{left.short}. Teraz: {left.now}." in page
    assert "Znaleziono" not in page or "Znaleziono 0" in page
    assert ("entry--cancelled" in page) == left.strikes


def test_the_front_door_says_so_to_whoever_lives_there(row, client, organiser):
    place(row, organiser)
    page = text_at(client, f"/?miejscowosc={row.venue.locality_id}")
    assert "Inne miejsce. Teraz: Remiza, Toprzyny." in page


def test_the_month_it_left_says_so_in_a_word(left, client):
    page = text_at(client, f"/kalendarz/2026-12/?{left.query}")
    assert page.count(f">{left.short}</strong>") == 1
    assert ("month__entry--cancelled" in page) == left.strikes


def test_the_feed_it_left_keeps_it_under_a_title_that_says_so(left, row, client):
    told = feed(client, left.query)
    assert f"SUMMARY:{left.short.upper()}" in told
    assert left.now in told
    assert f"Do 3 grudnia podawaliśmy{'' if left.was[0] == ':' else ' '}{left.was}" in told
    assert ("STATUS:CONFIRMED" in told, f"UID:{row.uid}@osl" in told, "SEQUENCE:1\r\n" in told) == (True, True, True)


def test_the_news_of_the_view_it_left_say_so_at_once(left, client):
    told = news(client, left.query)
    assert f"<title>{left.short.upper()}" in told
    assert "2026-12-03T08:00:00Z</updated>" in told
    assert left.was in told


def test_the_paper_of_the_view_it_left_says_so(left):
    made = sheet(left.query)
    ((line,),) = [day.lines for day in made.days]
    assert (line.is_cancelled, line.state) == (left.strikes, f"{left.short.upper()}. Teraz: {left.now}.")


def test_its_own_page_and_file_say_what_it_was(left, row, client):
    words = f"Do 3 grudnia podawaliśmy{'' if left.was[0] == ':' else ' '}{left.was}"
    assert words in text_at(client, f"/spotkania/{row.pk}/")
    one = client.get(f"/spotkania/{row.pk}.ics").content.decode().replace("\r\n ", "").replace("\\,", ",")
    assert words in one
    assert left.short.upper() not in one


def test_where_it_is_found_now_it_stands_once_and_as_it_is(left, row, client):
    page = text_at(client, "/kalendarz/")
    assert page.count(f"/spotkania/{row.pk}/") == 1
    assert "Teraz:" not in page
    assert left.short.upper() not in feed(client) + news(client)


@pytest.mark.parametrize(
    ("language", "said", "gone"),
    [
        ("uk", "До 3 грудня ми вказували інше місце:", "Інше місце. Тепер:"),
        ("en", "Until 3 December we gave another place:", "Another place. Now:"),
    ],
)
def test_it_is_said_in_other_languages(language, said, gone, row, client, organiser):
    simc = row.venue.locality_id
    place(row, organiser)
    assert f'{said} <span lang="pl">Klub, Kandyty</span>.' in text_at(client, f"/{language}/spotkania/{row.pk}/")
    assert f'{said} <span lang="pl">Klub, Kandyty</span>.' in text_at(client, f"/{language}/kalendarz/")
    there = text_at(client, f"/{language}/kalendarz/?miejscowosc={simc}")
    assert f'{gone} <span lang="pl">Remiza, Toprzyny</span>.' in there


def test_a_line_says_only_what_sends_somebody_the_wrong_way(row, client, organiser):
    of_activity(title="Kawa", theme=builders.theme())(row, organiser)
    assert not any("Inn" in text_at(client, path) for path in ("/kalendarz/2026-12/", "/kalendarz/"))
    place(row, organiser)
    assert "Do 3 grudnia podawaliśmy inne miejsce: Klub, Kandyty." in text_at(client, "/kalendarz/")
    assert "Inne miejsce</strong>" in text_at(client, "/kalendarz/2026-12/")
    ((line,),) = [day.lines for day in sheet().days]
    assert line.state == "INNE MIEJSCE. Było: Klub, Kandyty."


def test_another_name_of_a_venue_leaves_no_view_and_so_no_trace(row, client, organiser):
    services.change_venue(row.venue, {"name": "Klub Złota Jesień", "address": "Leśna 1"}, revision=1, by=organiser)
    services.change_activity(row.activity, {"title": "herbata"}, revision=1, by=organiser)
    row.refresh_from_db()
    assert row.formerly == []


def test_what_is_as_it_was_again_is_told_no_more(row, client, organiser):
    here = row.venue
    place(row, organiser)
    services.change_place(row, venue=here, capacity=None, by=organiser)
    assert "inne miejsce: Remiza, Toprzyny." in text_at(client, f"/spotkania/{row.pk}/")
    page = text_at(client, f"/kalendarz/?miejscowosc={here.locality_id}")
    assert "Teraz:" not in page
    row.refresh_from_db()
    assert [entry["name"] for entry in row.formerly] == ["Klub, Kandyty", "Remiza, Toprzyny"]


def test_a_place_by_phone_is_told_as_such(row, client, organiser):
    simc = row.venue.locality_id
    services.change_place(row, venue=None, capacity=None, by=organiser)
    assert "Inne miejsce. Teraz: przez telefon." in text_at(client, f"/kalendarz/?miejscowosc={simc}")
    assert "INNE MIEJSCE (przez telefon): Herbata" in feed(client, f"miejscowosc={simc}")


def test_a_series_that_goes_elsewhere_leaves_traces_of_what_residents_saw(organiser, client):
    activity, here, there = make_activity(), venue(name="Klub"), venue(locality=builders.locality("Dęby"))
    hours = {"starts": wall(2026, 12, 8, 10).time(), "ends": wall(2026, 12, 8, 12).time()}
    first, *_others = services.plan_occurrences(
        activity, rule(starts_on=date(2026, 12, 8)), venue=here, by=organiser, **hours
    )
    Occurrence.objects.filter(pk=first.pk).update(published_at=builders.EPOCH)
    change = Change(Scope.FUTURE, venue=there)
    first = Occurrence.objects.get(pk=first.pk)
    services.change_occurrences(first, change, seen=preview_change(first, change).fingerprint, by=organiser)
    assert [len(row.formerly) for row in Occurrence.objects.in_order()] == [1, 0, 0]


def test_what_is_over_or_not_published_leaves_none(organiser):
    activity = make_activity()
    over = make_occurrence(activity, starts_at=wall(2026, 12, 1, 10))
    hidden = make_occurrence(activity, starts_at=AT_TEN, published_at=None)
    services.change_activity(activity, {"theme": builders.theme()}, revision=1, by=organiser)
    assert [row.formerly for row in Occurrence.objects.filter(pk__in=[over.pk, hidden.pk])] == [[], []]


def moved(row, by, *days):
    for day in days:
        services.move_occurrence(row, day=date(2026, 12, day), **TEN_TO_TWELVE, by=by)


@pytest.mark.parametrize("days", [(9, 11), (9, 8)], ids=["moved on", "moved back"])
def test_moved_twice_it_is_told_of_at_the_day_between_as_well(days, row, client, organiser):
    moved(row, organiser, *days)
    there = "piątek, 11 grudnia" if days[-1] == 11 else "wtorek, 8 grudnia"
    said = {11: "Przeniesione na piątek, 11 grudnia", 8: "Przeniesione na wtorek, 8 grudnia"}[days[-1]]
    between = f"/kalendarz/?od=2026-12-09&do=2026-12-09&miejscowosc={row.venue.locality_id}"
    assert f"{said}." in text_at(client, between)
    assert text_at(client, "/kalendarz/2026-12/").count(said) == (2 if days[-1] == 11 else 1)
    told = "Do 3 grudnia podawaliśmy inny dzień: środa, 9 grudnia."
    assert all(told in words for words in (text_at(client, f"/spotkania/{row.pk}/"), feed(client), news(client)))
    assert there in text_at(client, f"/spotkania/{row.pk}/")


def test_the_day_it_returns_to_says_nothing(row, client, organiser):
    moved(row, organiser, 9, 11, 9)
    page = text_at(client, "/kalendarz/?od=2026-12-09&do=2026-12-09")
    assert "Przeniesione na" not in page
    assert "inny dzień: piątek, 11 grudnia" in text_at(client, f"/spotkania/{row.pk}/")


def test_another_hour_of_the_same_day_leaves_no_day(row, organiser):
    moved(row, organiser, 9)
    services.move_occurrence(row, day=date(2026, 12, 9), starts=time(14), ends=time(15), by=organiser)
    row.refresh_from_db()
    assert row.formerly == []


def test_the_database_refuses_a_second_move_without_a_trace_at_the_day_between(row, organiser):
    moved(row, organiser, 9)
    with pytest.raises(IntegrityError, match="day between"), transaction.atomic():
        Occurrence.objects.filter(pk=row.pk).update(starts_at=wall(2026, 12, 11, 10), ends_at=wall(2026, 12, 11, 12))
    Occurrence.objects.filter(pk=row.pk).update(starts_at=wall(2026, 12, 9, 9), ends_at=wall(2026, 12, 9, 12))


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_eleven_that_left_cost_as_many_queries_as_one(client):
    here, now = venue(name="Klub"), builders.group("Dzieci")
    was = make_activity(title="Herbata", theme="culture", groups=[builders.group("Starsi", slug="starsi")])
    told = until_today(
        of_title(was), of_theme(was), of_groups(was.groups.all()), of_place(here), of_when(wall(2026, 12, 9, 10))
    )
    asked = [f"miejscowosc={here.locality_id}", "dla=starsi", "temat=culture", "szukaj=herbata"]
    addresses = [f"/kalendarz{view}?{query}" for view in ("/", "/2026-12/", ".ics", ".atom") for query in asked]

    def ask(number):
        for _row in range(number):
            make_occurrence(make_activity(title="Kawa", groups=[now]), starts_at=AT_TEN, formerly=told)
        return [queries_of(client, address) for address in addresses]

    assert ask(1) == ask(10)


@pytest.mark.parametrize(
    "values",
    [
        {"formerly": []},
        {"formerly": {}},
        {"venue": None},
        {"formerly": [{"of": "place", "name": "Inny"}, {"of": "theme", "theme": "help"}]},
    ],
)
def test_the_database_keeps_what_was_told(values, row, organiser):
    place(row, organiser)
    with pytest.raises(IntegrityError, match=r"told|trace"), transaction.atomic():
        Occurrence.objects.filter(pk=row.pk).update(**values)
    Occurrence.objects.filter(pk=row.pk).update(published_at=row.published_at, note="Weź kubek")


def test_whatever_the_calendar_is_asked_for_is_remembered(row, organiser):
    """A question of the calendar that is added is found by what a meeting was, or says here why not."""
    by_days = {"od", "do", "bez_odwolanych", "odleglosc", "nazwa"}  # a move says so; distance and name are of places
    of = {"miejscowosc": Told.PLACE, "dla": Told.GROUPS, "temat": Told.THEME, "szukaj": Told.TITLE}
    assert PrintFilter.base_fields.keys() - {"druk"} == by_days | of.keys() | {"dostepnosc"}
    assert set(Told) == {*of.values(), Told.WAY_IN, Told.WHEN}
