"""What is moved keeps its open end and its days unless asked otherwise, and goes back to exactly what it was."""

import pytest

from activities import services
from activities.calendar.status import state_on_paper
from activities.models import Occurrence
from activities.planning.change_preview import Change, Scope, preview_change
from tests.activities.builders import does, make_activity, make_occurrence, rule, sign_up, wall
from tests.activities.test_dates_that_follow import plain, words
from tests.activities.test_time import FEAST, FRIDAY, OPEN
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
CAMP = {"starts_at": wall(*FRIDAY, 16), "ends_at": wall(2026, 12, 6, 14)}
NIGHT = {"starts_at": wall(*FRIDAY, 20), "ends_at": wall(2026, 12, 5, 2)}
NINTH = {"day": "2026-12-09"}


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


def as_shown(desk, row, query=""):
    """Everything the form of a move begins with, as a browser sends it."""
    form = desk.get(f"/biuro/spotkania/{row.pk}/przenies/{query}").context["form"]
    shown = {name: form[name].field.widget.format_value(form[name].value()) or "" for name in ("starts", "ends")}
    shown |= {name: str(form[name].value() or "") for name in ("day", "ends_on", "revision")}
    return shown | ({"open_ended": "on"} if form["open_ended"].value() else {})


def stored():
    return Occurrence.objects.get().when


@pytest.mark.parametrize(
    ("kind", "typed", "when"),
    [
        (OPEN, {}, (wall(2026, 12, 9, 18), wall(2026, 12, 10), True)),
        (FEAST, {}, (wall(2026, 12, 9, 16), wall(2026, 12, 12), True)),
        (CAMP, {}, (wall(2026, 12, 9, 16), wall(2026, 12, 11, 14), False)),
        (NIGHT, {}, (wall(2026, 12, 9, 20), wall(2026, 12, 10, 2), False)),
        (OPEN, {"starts": "18.30–20", "open_ended": ""}, (wall(2026, 12, 9, 18, 30), wall(2026, 12, 9, 20), False)),
        (OPEN, {"ends": "24:00", "open_ended": ""}, (wall(2026, 12, 9, 18), wall(2026, 12, 10), False)),
        (CAMP, {"ends": "", "open_ended": "on"}, (wall(2026, 12, 9, 16), wall(2026, 12, 12), True)),
        (CAMP, {"ends_on": "2026-12-09", "ends": "20.00"}, (wall(2026, 12, 9, 16), wall(2026, 12, 9, 20), False)),
    ],
)
def test_a_move_keeps_what_nobody_changes_and_the_way_back_brings_all_of_it(kind, typed, when, desk):
    row = make_occurrence(**kind)
    before = row.when
    does(desk, row, "przenies/", **as_shown(desk, row) | NINTH | typed)
    assert stored() == when
    does(desk, row, "przenies/", **as_shown(desk, row, "?z-powrotem=tak"))
    assert (stored(), Occurrence.objects.get().moved_from_end) == (before, None)


def test_only_an_end_that_becomes_open_is_a_change_too(desk):
    row = make_occurrence(make_activity(sign_up="needed"), starts_at=wall(*FRIDAY, 18), ends_at=wall(2026, 12, 5))
    person = sign_up(row)
    does(desk, row, "przenies/", **as_shown(desk, row) | {"day": "2026-12-04", "ends": "", "open_ended": "on"})
    assert stored() == (row.starts_at, row.ends_at, True)
    letter = words(person, "moved")
    was = "Miało być: piątek, 4 grudnia 2026 r., godz. 18:00–24:00."
    assert f"Zmienił się koniec spotkania. {was}\n" in letter
    assert "od godz. 18:00" in letter


@pytest.mark.parametrize(
    ("kind", "ends", "was"),
    [
        ({"starts_at": wall(*FRIDAY, 18), "ends_at": wall(*FRIDAY, 20)}, {"ends": "21"}, "godz. 18:00–20:00"),
        (OPEN, {"ends": "21", "open_ended": ""}, "od godz. 18:00"),
        (
            CAMP,
            {"ends_on": "2026-12-05"},
            "piątek, 4 grudnia 2026 r., godz. 16:00 – niedziela, 6 grudnia 2026 r., godz. 14:00",
        ),
    ],
)
def test_another_end_alone_is_told_wherever_a_move_is(kind, ends, was, desk, client):
    row = make_occurrence(make_activity(title="Herbata"), **kind)
    day = f"{row.starts_at:%Y-%m-%d}"
    does(desk, row, "przenies/", **as_shown(desk, row) | {"day": day} | ends)
    said = f"Inny koniec. Miało być: {was}."
    for address in (f"/spotkania/{row.pk}/", "/kalendarz/"):
        assert said in text_of(client.get(address))
    told = plain(client.get("/kalendarz.ics").content.decode().replace("\r\n ", "").replace("\\,", ","))
    news = plain(client.get("/kalendarz.atom").content.decode())
    assert (said in told, said in news, "PRZENIESIONE" in news) == (True, True, False)
    assert "Inny koniec</strong>" in text_of(client.get("/kalendarz/2026-12/"))
    assert "EventScheduled" in text_of(client.get(f"/spotkania/{row.pk}/"))
    row.refresh_from_db()
    assert plain(state_on_paper(row)) == f"INNY KONIEC. Miało być: {was}."
    does(desk, row, "przenies/", **as_shown(desk, row, "?z-powrotem=tak"))
    assert "Inny koniec" not in text_of(client.get("/kalendarz/"))


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"starts": "o świcie"}, "starts", "Wpisz godzinę, na przykład 10, 10:30 albo 18.30–20."),
        ({"ends": "25"}, "ends", "Nie ma godziny 25:00. Wpisz godzinę, na przykład 10, 10:30 albo 18.30–20."),
        ({"open_ended": "on"}, "open_ended", "Usuń godzinę końca albo to zaznaczenie: jedno z dwojga."),
        ({"ends_on": "2026-12-08"}, "ends_on", "Ostatni dzień jest wcześniejszy niż pierwszy. Popraw jedną z dat."),
        ({"ends_on": "2027-01-10"}, "ends_on", "Spotkanie może trwać najwyżej 31 dni. Wpisz wcześniejszy dzień."),
        ({"day": "9999-12-31"}, "day", "Wpisz rok od 2000 do 2100."),
    ],
)
@pytest.mark.parametrize("act", ["przenies/", "zmien/"])
def test_what_cannot_be_is_said_at_its_field(act, typed, field, said, desk):
    row = make_occurrence(**CAMP)
    whole = NINTH | {"starts": "16", "ends": "14.00", "note": "Weź kubek"} | typed
    page = desk.post(f"/biuro/spotkania/{row.pk}/{act}", whole | {"revision": "1", "scope": "to"})
    assert errors(page) == {field: [said]}
    missing = [name for name, value in whole.items() if f'value="{value}"' not in text_of(page)]
    assert [name for name in missing if name != "open_ended"] == []


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ({"starts": "19"}, [(3, 0, True), (10, 0, True)]),
        ({"starts": "18.30–20"}, [(2, 20, False), (9, 20, False)]),
        ({"day": "2026-12-03", "ends_on": "2026-12-05"}, [(6, 0, True), (13, 0, True)]),
    ],
)
def test_a_series_keeps_its_open_ends_unless_hours_are_given(typed, ends, desk, organiser):
    open_ones = {"starts": wall(2026, 12, 2, 18).time(), "ends": None, "venue": None}
    weekly = rule(starts_on=wall(2026, 12, 2).date(), weekdays=(2,), count=2)
    rows = services.plan_occurrences(make_activity(), weekly, **open_ones, by=organiser)
    does(desk, rows[0], "zmien/", **{"scope": "kolejne"} | typed)
    found = Occurrence.objects.in_order()
    assert [(row.ends_at.astimezone(wall(2026, 12, 2).tzinfo), row.open_ended) for row in found] == [
        (wall(2026, 12, day, hour), is_open) for day, hour, is_open in ends
    ]


def test_a_calling_off_taken_back_leaves_days_and_open_end(organiser):
    row = make_occurrence(**FEAST)
    services.cancel_occurrence(row, reason="mróz", by=organiser)
    services.restore_occurrence(row, by=organiser)
    assert stored() == row.when


def test_a_preview_of_an_open_end_says_so(organiser):
    row = make_occurrence(**OPEN)
    (step,) = preview_change(row, Change(Scope.THIS, shift=1)).steps
    assert plain(step.after.words).startswith("sobota, 5 grudnia 2026 r., od godz. 18:00")


def test_the_week_counts_a_meeting_of_three_days_once(desk):
    make_occurrence(**CAMP)
    make_occurrence(starts_at=wall(2026, 11, 29, 16), ends_at=wall(2026, 12, 1, 14))
    assert "Spotkania całego biura: 2" in text_of(desk.get("/biuro/spotkania/tydzien/2026-11-30/"))
