"""The organiser's day and week."""

from datetime import date

import pytest

from activities.planning.diary import days_of_diary
from activities.views import diary
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.reading import text_of

pytestmark = pytest.mark.django_db
WEEK, DAY = "/biuro/spotkania/tydzien/", "/biuro/spotkania/dzien/"
DAY_OF = f"{DAY}2026-12-02/"


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


def test_a_week_is_whole_from_monday_on_and_names_its_holidays(desk):
    days = desk.get(f"{WEEK}2026-12-27/").context["days"]
    assert [str(day.day) for day in days] == [f"2026-12-{number}" for number in range(21, 28)]
    assert [day.holiday for day in days if day.holiday] == [
        "Wigilia Bożego Narodzenia",
        "Boże Narodzenie (pierwszy dzień)",
        "Boże Narodzenie (drugi dzień)",
    ]


def test_states_are_said_in_words_and_clashes_are_marked(desk, organiser):
    hall, at = venue(), wall(2026, 12, 2, 10)
    make_occurrence(make_activity(title="Klub"), starts_at=at, venue=hall)
    make_occurrence(make_activity(title="Herbata"), starts_at=wall(2026, 12, 2, 11), venue=hall)
    make_occurrence(make_activity(title="Szkic", published_at=None), starts_at=wall(2026, 12, 3, 10))
    make_occurrence(make_activity(title="Odwołane"), starts_at=at, venue=hall, cancelled_at=at, cancelled_reason="mróz")
    page = desk.get(f"{WEEK}2026-12-02/")

    rows = [(row.title, row.hours, row.word, len(row.clashes)) for day in page.context["days"] for row in day.rows]
    assert rows == [
        ("Klub", "10:00–12:00", "", 1),
        ("Odwołane", "10:00–12:00", "Odwołane. Powód: mróz", 0),
        ("Herbata", "11:00–13:00", "", 1),
        ("Szkic", "10:00–12:00", "Nieopublikowane", 0),
    ]
    assert "W tym czasie jest też „Herbata”" in text_of(page)
    assert "Opublikowane" not in text_of(page), "a state as usual is silent"


def test_ones_own_week_leaves_the_others_out_and_still_knows_what_is_in_the_way(desk, organiser, coworker):
    hall = venue()
    make_occurrence(make_activity(title="Moje", in_charge=organiser), starts_at=wall(2026, 12, 2, 10), venue=hall)
    make_occurrence(make_activity(title="Cudze", in_charge=coworker), starts_at=wall(2026, 12, 2, 10), venue=hall)
    page = desk.get(f"{WEEK}2026-12-02/?moje=on")
    assert [(row.title, len(row.clashes)) for day in page.context["days"] for row in day.rows] == [("Moje", 1)]


def test_the_neighbours_of_a_day_and_a_week_are_one_press_away(desk):
    assert f"{DAY}2026-11-30/" in text_of(desk.get(f"{DAY}2026-12-01/"))
    assert f"{DAY}2026-12-02/" in text_of(desk.get(f"{DAY}2026-12-01/"))
    week = text_of(desk.get(f"{WEEK}2026-12-03/?moje=on"))
    assert f"{WEEK}2026-11-23/?moje=on" in week
    assert f"{WEEK}2026-12-07/?moje=on" in week


@pytest.mark.parametrize("day", ["2000-01-01", "2100-12-31"])
def test_the_calendar_has_two_ends(day, desk):
    assert [desk.get(f"{kind}{day}/").status_code for kind in (DAY, WEEK)] == [200, 200]


@pytest.mark.parametrize("day", ["2026-02-30", "9999-01-01", "0000-00-00", "1999-12-31"])
def test_a_day_that_does_not_exist_is_no_address(day, desk):
    assert [desk.get(f"{kind}{day}/").status_code for kind in (DAY, WEEK)] == [404, 404]


def test_one_goes_to_the_week_of_any_day(desk):
    assert desk.get(WEEK).url == f"{WEEK}2026-12-01/"
    assert desk.get(WEEK, {"dzien": "2027-01-15"}).url == f"{WEEK}2027-01-15/"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026-02-30", "Wpisz datę, na przykład 1.12.2026."),
        ("9999-12-31", "Wpisz rok od 2000 do 2100."),
        ("\x00", "Wpisz datę"),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_the_field(typed, sentence, desk):
    assert sentence in text_of(desk.get(WEEK, {"dzien": typed}))


def test_a_fuller_week_takes_no_more_queries(organiser, django_assert_num_queries):
    for number in (1, 29):
        for _ in range(number):
            make_occurrence(make_activity(in_charge=organiser), starts_at=wall(2026, 12, 2, 10), venue=venue())
        with django_assert_num_queries(2):
            days_of_diary(date(2026, 11, 30), 7, shown=slice(5))


def crowded(organiser, number):
    """So many meetings at one hour in one hall."""
    activity, hall = make_activity(title="Klub", in_charge=organiser), venue()
    for _ in range(number):
        make_occurrence(activity, starts_at=wall(2026, 12, 2, 10), venue=hall)


def test_a_few_clashes_are_named_and_the_rest_counted(desk, organiser):
    crowded(organiser, 5)
    rows = desk.get(f"{DAY}2026-12-02/").context["days"][0].rows
    why = "to samo miejsce i ta sama osoba odpowiedzialna"
    named = f"W tym czasie jest też „Klub”, godz.\N{NO-BREAK SPACE}10:00–12:00: {why}."
    assert {row.clashes for row in rows} == {(*[named] * 3, "Razem takich spotkań: 4.")}


def test_a_week_shows_the_first_of_a_full_day_and_leads_to_the_rest_page_by_page(monkeypatch, desk, organiser):
    monkeypatch.setattr(diary, "MOST_OF_A_DAY", 2)
    monkeypatch.setattr(diary, "PAGE_OF_A_DAY", 3)
    crowded(organiser, 5)
    week, first, second = (desk.get(url) for url in (f"{WEEK}2026-12-02/", DAY_OF, f"{DAY_OF}?strona=2"))

    assert [len(day.rows) for day in week.context["days"]] == [0, 0, 2, 0, 0, 0, 0]
    assert f'href="{DAY_OF}">Zobacz wszystkie spotkania tego dnia: 5</a>' in text_of(week)
    assert [len(page.context["days"][0].rows) for page in (first, second)] == [3, 2]
    assert {page.context["count"] for page in (week, first, second)} == {5}
    urls = [row.url for page in (first, second) for row in page.context["days"][0].rows]
    assert len(set(urls)) == 5
