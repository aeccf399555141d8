"""The questions of the calendar: what each of them finds, and that none of them can break a page."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.calendar import queries
from activities.calendar.filters import DISTANCES, MOST_LOCALITIES, CalendarFilter
from osl_site.common.centre.distances import kilometres
from osl_site.common.centre.models import Locality, TargetGroup
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall

PAGES = ("/kalendarz/", "/kalendarz/2026-12/", "/kalendarz.ics", "/kalendarz/subskrypcja/")
KANDYTY, GOROWO, BARTOSZYCE = (54.316, 20.587), (54.2856, 20.4925), (54.2535, 20.8082)


@pytest.fixture
def tuesday(db, at):
    at(2026, 12, 1, 9)


def form_of(query):
    text = query if isinstance(query, str) else urlencode(query, doseq=True)
    return CalendarFilter(QueryDict(text), language="pl")


def found(query):
    return [occurrence.activity.title for occurrence in queries.upcoming(form_of(query).asked())]


def place(name, coordinates=(None, None), **fields):
    latitude, longitude = coordinates
    return builders.locality(name, latitude=latitude, longitude=longitude, **fields)


def meets_in(locality, **fields):
    """A meeting in that locality, named after it."""
    return make_occurrence(make_activity(title=locality.name, venue=venue(locality=locality, **fields)))


@pytest.fixture
def three_places(tuesday):
    """Kandyty, Górowo seven kilometres away and Bartoszyce sixteen, with a meeting each, and one in Zięby, unplaced."""
    rows = [
        place("Kandyty", KANDYTY),
        place("Górowo", GOROWO),
        place("Bartoszyce", BARTOSZYCE),
        place("Zięby"),
    ]
    for row in rows:
        meets_in(row)
    return [row.simc for row in rows]


def test_a_distance_is_that_of_a_map():
    warsaw = Locality(latitude=52.2297, longitude=21.0122)
    olsztyn = Locality(latitude=53.7784, longitude=20.4801)
    assert round(kilometres(warsaw, olsztyn)) == 176
    assert kilometres(olsztyn, olsztyn) == 0
    assert kilometres(warsaw, olsztyn) == pytest.approx(kilometres(olsztyn, warsaw))


def test_half_the_world_away_is_half_the_world():
    here, there = Locality(latitude=0, longitude=0), Locality(latitude=0, longitude=180)
    assert round(kilometres(here, there)) == 20015


def test_a_place_without_a_distance_is_that_place_alone(three_places):
    assert found({"miejscowosc": three_places[0]}) == ["Kandyty"]


def test_two_places_may_be_asked_at_once(three_places):
    assert found({"miejscowosc": three_places[:2]}) == ["Kandyty", "Górowo"]


@pytest.mark.parametrize(
    ("km", "expected"), [(5, ["Kandyty"]), (10, ["Kandyty", "Górowo"]), (20, ["Kandyty", "Górowo", "Bartoszyce"])]
)
def test_a_distance_reaches_its_neighbours_and_what_lies_nobody_knows_where(km, expected, three_places):
    assert found({"miejscowosc": three_places[0], "odleglosc": km}) == [*expected, "Zięby"]


@pytest.mark.parametrize("path", ["/", "/kalendarz/", "/kalendarz/2026-12/", "/kalendarz.ics", "/kalendarz.atom"])
def test_every_outlet_has_what_lies_nobody_knows_where(path, client, three_places):
    unplaced = Locality.objects.get(simc=three_places[3])
    make_occurrence(make_activity(title="Robótki", venue=venue(locality=unplaced)))
    assert "Robótki" in client.get(path, {"miejscowosc": three_places[0], "odleglosc": 10}).text
    if path != "/":  # the home page always asks how far
        assert "Robótki" not in client.get(path, {"miejscowosc": three_places[0]}).text


def test_the_distance_is_from_the_nearest_place_asked(three_places):
    asked = form_of({"miejscowosc": [three_places[1], three_places[2]], "odleglosc": 10}).asked()
    kandyty = Locality.objects.get(simc=three_places[0])
    assert round(asked.distance(kandyty)) == 7


def test_what_lies_nobody_knows_where_stands_on_its_day_with_a_word(client, three_places):
    page = client.get("/kalendarz/", {"miejscowosc": three_places[0], "odleglosc": 5})
    said = {entry.title: entry.distance for day in page.context["days"] for entry in day.entries}

    assert said["Zięby"] == "odległości nie znamy"
    assert said["Kandyty"] == ""
    here = client.get("/kalendarz/", {"miejscowosc": three_places[0]})
    assert [entry.title for day in here.context["days"] for entry in day.entries] == ["Kandyty"]


def test_a_distance_from_an_unplaced_locality_finds_that_locality_alone(three_places):
    assert found({"miejscowosc": three_places[3], "odleglosc": 30}) == ["Zięby"]


def test_a_distance_from_nowhere_asks_where_one_lives(three_places):
    form = form_of({"odleglosc": "10"})
    assert form.errors == {"miejscowosc": ["Wybierz miejscowość, od której liczyć odległość."]}


def test_an_entry_says_how_far_it_is(client, three_places):
    page = client.get("/kalendarz/", {"miejscowosc": three_places[0], "odleglosc": 10})
    entries = [entry for day in page.context["days"] for entry in day.entries]
    assert [(entry.title, entry.distance) for entry in entries] == [
        ("Kandyty", ""),
        ("Górowo", "7\N{NO-BREAK SPACE}km stąd"),
        ("Zięby", "odległości nie znamy"),
    ]


def test_names_that_repeat_are_told_apart_by_what_they_are(tuesday):
    place("Paustry", kind="wieś")
    place("Paustry", kind="osada")
    place("Zięby", kind="wieś")
    labels = [label for _, label in form_of("").fields["miejscowosc"].choices]
    assert labels == ["Cała gmina", "Paustry (wieś)", "Paustry (osada)", "Zięby"]


def test_a_meeting_by_telephone_is_in_no_locality(three_places):
    make_occurrence(make_activity(title="Telefon"))
    assert found("") == ["Kandyty", "Górowo", "Bartoszyce", "Zięby", "Telefon"]
    assert "Telefon" not in found({"miejscowosc": three_places})


def test_a_group_finds_what_is_for_it_and_each_once(tuesday):
    seniors, parents = builders.group("Seniorzy", slug="seniorzy"), builders.group("Rodzice", slug="rodzice")
    make_occurrence(make_activity(title="Dla obu", groups=[seniors, parents]))
    make_occurrence(make_activity(title="Dla rodziców", groups=[parents]))
    make_occurrence(make_activity(title="Dla każdego"))

    assert found({"dla": "seniorzy"}) == ["Dla obu"]
    assert found({"dla": "rodzice"}) == ["Dla obu", "Dla rodziców"]


def test_a_theme_finds_its_own(tuesday):
    make_occurrence(make_activity(title="Kurs", theme="learning"))
    make_occurrence(make_activity(title="Herbata"))
    assert found({"temat": "learning"}) == ["Kurs"]


def test_step_free_finds_only_what_is_known_to_be(tuesday):
    for name, entrance in (("Bez schodów", "yes"), ("Próg", "steps"), ("Nie wiadomo", "unknown")):
        meets_in(place(name), step_free=entrance)
    assert found({"dostepnosc": "on"}) == ["Bez schodów"]


@pytest.mark.parametrize(
    "words",
    [
        "żółw",
        "ŻÓŁW",
        "Żółw",
        "  żółw  ",
        "łodzi",
        "ŁODZI",
        "zaże",
        "świetlica",
        "ŚWIETLICA",
        "gęś",
        "ŻÓŁW gęś",
        "Черепаха",
    ],
)
def test_words_are_found_in_any_case_with_polish_letters_wherever_they_stand(words, tuesday):
    here = venue(name="Świetlica", locality=place("Gęś"))
    text = "Zażegnamy nudę w Łodzi."
    make_occurrence(make_activity(title="Żółw na spacerze", text=text, title_uk="ЧЕРЕПАХА на прогулянці", venue=here))
    make_occurrence(make_activity(title="Herbata"))
    assert found({"szukaj": words}) == ["Żółw na spacerze"]


def test_a_word_typed_letter_by_letter_from_marks_is_the_same_word(tuesday):
    make_occurrence(make_activity(title="Żółw"))
    assert found({"szukaj": "z\N{COMBINING DOT ABOVE}o\N{COMBINING ACUTE ACCENT}łw"}) == ["Żółw"]


@pytest.mark.parametrize("words", ["żółw kawa", "%", "_", "\\", "' or 1=1 --", "zolty"])
def test_every_word_must_be_there_and_signs_are_only_signs(words, tuesday):
    make_occurrence(make_activity(title="Żółw"))
    assert found({"szukaj": words}) == []


def test_questions_narrow_each_other(three_places):
    make_occurrence(make_activity(title="Kurs", theme="learning", venue=venue(locality_id=three_places[0])))
    assert found({"miejscowosc": three_places[0], "temat": "learning"}) == ["Kurs"]


def test_days_asked_are_whole_and_both_count(tuesday):
    for day in (4, 5, 6, 7):
        make_occurrence(make_activity(title=f"{day} grudnia"), starts_at=wall(2026, 12, day, 0, 5))
    assert found({"od": "2026-12-05", "do": "2026-12-06"}) == ["5 grudnia", "6 grudnia"]


def test_a_wrong_answer_to_one_question_leaves_the_others_standing(tuesday):
    make_occurrence(make_activity(title="Kurs", theme="learning"))
    make_occurrence(make_activity(title="Herbata"))
    assert found({"od": "kiedyś", "dla": "nikogo", "temat": "learning"}) == ["Kurs"]


@pytest.mark.parametrize(
    ("query", "asked", "more"),
    [
        ({}, False, False),
        ({"miejscowosc": "x"}, True, False),
        ({"temat": "help"}, True, True),
        ({"szukaj": "a"}, True, True),
        ({"od": "x"}, True, True),
    ],
)
def test_the_folded_part_stands_open_when_it_holds_an_answer(query, asked, more, db):
    form = form_of(query)
    assert (form.is_asked, form.more_is_asked) == (asked, more)


def test_a_group_has_the_name_of_the_readers_language_where_that_is_known(db):
    TargetGroup.objects.all().delete()
    builders.group("Seniorzy", name_uk="Сеньйори")
    builders.group("Rodzice")
    form = CalendarFilter(QueryDict(), language="uk")
    assert [label for _, label in form.fields["dla"].choices][1:] == ["Сеньйори", "Rodzice"]


def typed():
    """Answers as anybody may send them: right ones, near misses and any text at all."""
    near = ["", "0474293", "5", "-5", "5.0", "٥", "neighbours", "on", "2026-12-01", "2026-02-30", "9999-12-31", "\x00"]
    return st.one_of(st.sampled_from(near), st.text(max_size=30), st.dates().map(str), st.integers().map(str))


names = st.one_of(st.sampled_from([*CalendarFilter.base_fields, "strona"]), st.text(max_size=5))
# The database is only read, so one transaction may serve every example.
reading = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@reading
@given(pairs=st.lists(st.tuples(names, typed()), max_size=12))
def test_whatever_is_asked_gives_a_form_and_an_answer(pairs, three_places):
    asked = form_of(pairs).asked()

    assert len(asked.localities) <= MOST_LOCALITIES
    assert asked.within_km in (None, *DISTANCES)
    assert asked.first is None or asked.last is None or asked.first <= asked.last
    assert set(found(pairs)) <= {"Kandyty", "Górowo", "Bartoszyce", "Zięby"}


@reading
@given(query=st.binary(max_size=60), page=st.sampled_from(PAGES))
def test_whatever_stands_after_the_question_mark_opens_a_page(query, page, client, three_places):
    assert client.get(page, QUERY_STRING=query.decode("latin-1")).status_code == 200
