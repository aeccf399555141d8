"""Hours as people write them, in the forms of one meeting and of a series."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime

from activities.forms.fields import MonthDaysField
from activities.forms.hours import EndField, Hours, MoreHoursField, hours_from
from activities.models import Occurrence
from tests.activities.builders import make_activity, wall
from tests.reading import errors, text_of

TEN, HALF, EIGHT = time(10), time(18, 30), time(20)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        *((words, Hours(TEN)) for words in ("10", "10.00", "10:00", "1000", "godz. 10", "o 10", "10:00:00", "10,00")),
        *((words, Hours(HALF, EIGHT)) for words in ("18.30–20", "18:30-20:00", "od 18.30 do 20", "18.30 – 20.00")),
        ("20–24", Hours(EIGHT, time.min)),
        ("od 20 do 2", Hours(EIGHT, time(2))),
    ],
)
def test_an_hour_is_understood_as_people_write_it(typed, said):
    assert hours_from(typed) == said


@pytest.mark.parametrize("typed", ["25", "18.75", "rano", "10 albo 11", "830", "24:00"])
def test_what_is_no_hour_is_refused_in_a_sentence(typed):
    with pytest.raises(ValidationError, match="Wpisz"):
        hours_from(typed)


def test_an_end_may_be_midnight_and_more_hours_have_their_ends():
    assert (EndField().clean("24:00"), EndField().clean("do 20"), EndField().clean("")) == (time.min, EIGHT, None)
    assert MoreHoursField().clean("13–15, 17–19") == (Hours(time(13), time(15)), Hours(time(17), time(19)))
    with pytest.raises(ValidationError, match="z końcem"):
        MoreHoursField().clean("17")


def test_days_of_the_month_are_numbers_and_the_last_ones():
    assert MonthDaysField().clean("1., 15 i ostatni dzień") == (1, 15, -1)
    for typed in ("0", "32", "piąty"):
        with pytest.raises(ValidationError, match="Nie ma takiego dnia miesiąca"):
            MonthDaysField().clean(typed)


ONE = {"day": "2026-12-04", "starts": "10", "ends": "12"}
SERIES = {
    "starts_on": "2026-12-04",
    "starts": "10–12",
    "frequency": "weekly",
    "interval": "1",
    "weekdays": ["4"],
    "count": "2",
    "on_holiday": "skip",
}


@pytest.fixture
def tuesday(at):
    at(2026, 12, 1, 9)


pages = pytest.mark.usefixtures("db", "tuesday")


def one(desk, **typed):
    return desk.post(f"/biuro/oferta/{make_activity().pk}/spotkania/jedno/", ONE | typed)


@pages
@pytest.mark.parametrize(
    ("typed", "end", "is_open"),
    [
        ({"starts": "18.30–20", "ends": ""}, wall(2026, 12, 4, 20), False),
        ({"starts": "20", "ends": "2.00"}, wall(2026, 12, 5, 2), False),
        ({"starts": "20", "ends": "24:00"}, wall(2026, 12, 5), False),
        ({"starts": "18", "ends": "", "open_ended": "on"}, wall(2026, 12, 5), True),
        ({"ends_on": "2026-12-06", "ends": "9"}, wall(2026, 12, 6, 9), False),
        ({"ends_on": "2026-12-06", "ends": "", "open_ended": "on"}, wall(2026, 12, 7), True),
        ({"ends_on": "2027-01-03"}, wall(2027, 1, 3, 12), False),
    ],
)
def test_one_meeting_lasts_as_long_as_was_typed(typed, end, is_open, desk):
    one(desk, **typed)
    made = Occurrence.objects.get()
    assert (made.ends_at, made.open_ended) == (end, is_open)


@pages
@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"starts": "o świcie"}, "starts", "Wpisz godzinę, na przykład 10, 10:30 albo 18.30–20."),
        ({"ends": ""}, "ends", "Wpisz, o której się kończy, albo zaznacz, że koniec jest otwarty."),
        ({"open_ended": "on"}, "open_ended", "Usuń godzinę końca albo to zaznaczenie: jedno z dwojga."),
        ({"starts": "10–11"}, "ends", "Koniec jest wpisany dwa razy, za każdym razem inaczej. Zostaw jeden."),
        ({"ends": "2"}, "ends", "Koniec musi być późniejszy niż początek. Popraw jedną z godzin."),
        ({"ends_on": "2026-12-01"}, "ends_on", "Ostatni dzień jest wcześniejszy niż pierwszy. Popraw jedną z dat."),
        ({"ends_on": "2027-01-05"}, "ends_on", "Spotkanie może trwać najwyżej 31 dni. Wpisz wcześniejszy dzień."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_with_everything_typed_still_there(typed, field, words, desk):
    page = one(desk, **typed, note="Weź kubek")
    assert errors(page) == {field: [words]}
    shown = page.content.decode()
    assert [
        value for value in (ONE | typed).values() if value not in ("", "on") and f'value="{value}"' not in shown
    ] == []
    assert ("Weź kubek" in shown, Occurrence.objects.exists()) == (True, False)


def planned(desk, **typed):
    activity = make_activity()
    address = f"/biuro/oferta/{activity.pk}/spotkania/uloz/"
    page = desk.post(address, SERIES | typed)
    preview = page.context["preview"]
    if preview:
        desk.post(address, SERIES | typed | {"make": "1", "shown": preview.fingerprint})
    return page, [localtime(row.starts_at).strftime("%-d.%m %-H") for row in Occurrence.objects.in_order()]


@pages
def test_a_day_has_two_meetings_and_the_preview_says_both(desk):
    page, made = planned(desk, also_at="17–19")
    assert made == ["4.12 10", "4.12 17", "11.12 10", "11.12 17"]
    assert "Podgląd. Liczba spotkań: 4" in text_of(page)
    assert page.context["preview"].rule.replace("\N{NO-BREAK SPACE}", " ") == (
        "Co tydzień w piątek, godz. 10:00–12:00 i godz. 17:00–19:00, od 4 grudnia 2026 r., łącznie 2 dni, bez świąt."
    )


@pages
def test_hours_of_a_day_stand_in_their_order_however_they_were_typed(desk):
    page, _made = planned(desk, starts="17", ends="", open_ended="on", also_at="8–9.30", count="1")
    (early, late) = (day.words.replace("\N{NO-BREAK SPACE}", " ") for day in page.context["preview"].days)
    day = "piątek, 4 grudnia 2026 r."
    assert (early, late) == (f"{day}, godz. 8:00–9:30", f"{day}, od godz. 17:00")
    assert list(Occurrence.objects.in_order().values_list("open_ended", flat=True)) == [False, True]


@pages
def test_a_series_of_evenings_with_an_open_end(desk):
    planned(desk, starts="20", open_ended="on")
    assert [(row.open_ended, row.ends_at - row.starts_at) for row in Occurrence.objects.all()] == [
        (True, timedelta(hours=4))
    ] * 2


@pages
def test_the_preview_names_months_without_the_day_and_where_holidays_went(desk):
    last = {"frequency": "monthly_by_day", "weekdays": [], "month_days": "1, 31", "count": "", "until": "2027-02-28"}
    page, made = planned(desk, **last, starts_on="2026-12-31", on_holiday="next")
    assert made == ["31.12 10", "2.01 10", "31.01 10", "1.02 10"]
    assert "luty 2027 nie ma 31. dnia." in text_of(page)
    assert "1 stycznia 2027 r. (święto: Nowy Rok), zamiast tego: sobota, 2 stycznia 2027" in text_of(page).replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pages
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"until": "2027-01-31"}, "count"),
        ({"also_at": "11–13"}, "also_at"),
        ({"also_at": "po południu"}, "also_at"),
        ({"frequency": "monthly_between", "days_from": "16", "days_to": "10"}, "days_to"),
        ({"frequency": "monthly_by_weekday", "places": ["1"], "more_places": ["3"]}, "more_weekdays"),
        ({"frequency": "monthly_by_day", "weekdays": [], "month_days": "40"}, "month_days"),
    ],
)
def test_a_rule_that_contradicts_itself_is_refused_at_its_field(typed, field, desk):
    page, made = planned(desk, **typed)
    assert (list(errors(page)), made) == ([field], [])
