"""Every village from A to Z, and the page of one: what is near it, and what one may take along."""

import pytest

from osl_site.common.centre.models import Centre
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.reading import text_at, text_of

pytestmark = pytest.mark.django_db
NEAR, FAR = {"latitude": 54.37, "longitude": 20.5}, {"latitude": 54.84, "longitude": 20.5}


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


@pytest.fixture
def kandyty():
    return builders.locality("Kandyty", slug="kandyty", latitude=54.30, longitude=20.5, locative="w Kandytach")


def named(page):
    return [(letter, [place.name for place in places]) for letter, places in page.context["letters"]]


def test_all_stand_by_their_first_letters_in_polish_order_each_with_what_is_ahead(kandyty, client):
    for name, slug in (("Żywkowo", "zywkowo"), ("Łęcze", "lecze"), ("Lipniki", "lipniki")):
        builders.locality(name, slug=slug)
    twice = [builders.locality("Paustry", slug=f"paustry-{number}") for number in (1, 2)]
    make_occurrence(make_activity(venue=venue(locality=kandyty)))
    page = client.get("/kalendarz/wsie/")

    assert [letter for letter, _names in named(page)] == ["K", "L", "Ł", "P", "Ż"]
    assert [name for letter, names in named(page) for name in names if letter == "P"] == [
        f"Paustry ({place.kind})" for place in twice
    ]
    text = text_of(page)
    assert '<a href="/kalendarz/kandyty/" lang="pl">Kandyty</a> <span class="muted">1 spotkanie</span>' in text
    assert '<a href="/kalendarz/lipniki/" lang="pl">Lipniki</a></li>' in text
    assert '<a href="#litera-5">Ż</a>' in text and '<h2 class="letter__name" id="litera-5">Ż</h2>' in text


@pytest.mark.parametrize(
    ("typed", "found", "words"),
    [
        ("KANDYTY", ["Kandyty"], "Znaleziono 1 miejscowość."),
        ("w Kandytach", ["Kandyty"], "Znaleziono 1 miejscowość."),
        ("lecz", ["Łęcze"], "Znaleziono 1 miejscowość."),
        ("kandtyy", ["Kandyty"], "Może chodzi o:"),
        ("Warszawa<b>", [], "Nie znamy tu miejscowości „Warszawa<b>”. Sprawdź pisownię."),
        ("", ["Kandyty", "Łęcze"], ""),
        ("   ", ["Kandyty", "Łęcze"], ""),
    ],
)
def test_a_name_is_found_as_people_type_it(typed, found, words, kandyty, client):
    builders.locality("Łęcze", slug="lecze")
    page = client.get("/kalendarz/wsie/", {"szukaj": typed})

    assert [name for _letter, names in named(page) for name in names] == found
    assert words in text_of(page)
    assert "Warszawa<b>" not in page.content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_many_villages_cost_no_query_each(number, kandyty, client, django_assert_num_queries):
    for place in range(number):
        make_occurrence(make_activity(venue=venue(locality=builders.locality(f"Wieś {place}", slug=f"wies-{place}"))))
    client.get("/kalendarz/wsie/")
    with django_assert_num_queries(3):
        client.get("/kalendarz/wsie/")


def around(kandyty):
    for name, where in (
        ("Tutaj", kandyty),
        ("Blisko", builders.locality("B", **NEAR)),
        ("Daleko", builders.locality("D", **FAR)),
    ):
        make_occurrence(make_activity(title=name, venue=venue(locality=where)))
    make_occurrence(make_activity(title="Za tydzień", venue=venue(locality=kandyty)), starts_at=wall(2026, 12, 8, 10))


def titles(page):
    return [entry.title for day in page.context["days"] for entry in day.entries]


def test_a_village_shows_what_is_near_it_and_says_how_much_of_it_is_this_week(kandyty, client):
    around(kandyty)
    page = client.get("/kalendarz/kandyty/")

    assert titles(page) == ["Tutaj", "Blisko", "Za tydzień"]
    assert "<h1>Kandyty i okolica do 10 km</h1>" in text_of(page)
    assert "2 spotkania w ciągu 7 dni" in text_of(page)
    assert titles(client.get("/kalendarz/kandyty/?odleglosc=")) == ["Tutaj", "Za tydzień"]


def test_what_one_takes_from_a_village_is_of_that_village(kandyty, client):
    around(kandyty)
    text = text_at(client, "/kalendarz/kandyty/")
    asked = f"?miejscowosc={kandyty.pk}&odleglosc=10"

    assert f'href="/kalendarz/2026-12/druk/{asked}"' in text
    assert f'href="/kalendarz/subskrypcja/{asked}"' in text


def test_home_leads_in_one_press_to_the_three_villages_that_meet_next_and_to_all(kandyty, client):
    around(kandyty)
    places = [builders.locality(name, slug=name.lower()) for name in ("Czwarta", "Piąta")]
    for place in places:
        make_occurrence(make_activity(venue=venue(locality=place)), starts_at=wall(2026, 12, 9, 10))
    text = text_at(client, "/")

    assert [place.name for place in client.get("/").context["villages"]] == ["Kandyty", "B", "D"]
    assert 'href="/kalendarz/kandyty/#spotkania"' in text and 'href="/kalendarz/wsie/"' in text


FACTS = [
    (
        {"step_free": "yes", "toilet": "accessible"},
        {"ukrainian_spoken": True},
        "bez schodów\xa0· toaleta dostępna\xa0· mówimy też po ukraińsku\xa0· bez zapisów",
        False,
    ),
    (
        {"step_free": "steps", "toilet": "ordinary"},
        {"sign_up": "phone"},
        "schody lub próg\xa0· toaleta nie dla osób na wózku\xa0· zapisy przez telefon",
        False,
    ),
    ({}, {}, "wejście i toaleta: nie wiemy\xa0· bez zapisów", True),
    ({"toilet": "none"}, {}, "wejście: nie wiemy\xa0· bez toalety\xa0· bez zapisów", True),
    ({"getting_in": "Wejście od podwórza", "toilet": "none"}, {}, "bez toalety\xa0· bez zapisów", False),
]


@pytest.mark.parametrize(("place", "activity", "words", "is_unsure"), FACTS)
def test_a_row_says_what_one_asks_before_setting_out_always_in_one_order(place, activity, words, is_unsure, client):
    builders.office(organiser_phone="897610295")
    make_occurrence(make_activity(venue=venue(**place), **activity))
    page = client.get("/kalendarz/")

    assert [entry.facts for day in page.context["days"] for entry in day.entries] == [words]
    assert ("Zadzwoń, zapytamy:" in text_of(page)) == is_unsure


def test_a_row_that_is_off_or_over_says_that_alone_and_a_word_for_the_day_is_said_apart(client):
    make_occurrence(cancelled_at=builders.EPOCH, cancelled_reason="remont")
    make_occurrence(starts_at=wall(2026, 12, 1, 12), note="Toaleta jest w remoncie")
    off, noted = [entry for day in client.get("/kalendarz/").context["days"] for entry in day.entries]

    assert (off.facts, off.word) == ("", "Odwołane. Powód: remont")
    assert (noted.word, noted.note) == ("", "Toaleta jest w remoncie")
    assert "toaleta" not in noted.facts


def test_a_village_with_nothing_this_week_says_when_the_next_one_is(kandyty, client):
    activity = make_activity(venue=venue(locality=kandyty))
    make_occurrence(activity, starts_at=wall(2026, 12, 10, 10))
    assert "W ciągu 7 dni nic tu nie zaplanowano. Najbliższe: czwartek, 10 grudnia." in text_at(
        client, "/kalendarz/kandyty/"
    )
    make_occurrence(activity, starts_at=wall(2026, 12, 7, 10))
    assert "1 spotkanie w ciągu 7 dni" in text_at(client, "/kalendarz/kandyty/")


def test_places_of_one_name_are_told_apart_wherever_one_chooses(client):
    builders.locality("Paustry", slug="paustry-1", kind="wieś")
    builders.locality("Paustry", slug="paustry-2", kind="osada")
    for address in ("/", "/kalendarz/", "/oferta/", "/kalendarz/wsie/", "/kalendarz/2026-12/druk/"):
        text = text_at(client, address)
        assert "Paustry (wieś)" in text and "Paustry (osada)" in text, address


def test_from_the_25th_paper_is_of_the_next_month_and_the_month_that_of_the_first_meeting(client, at):
    make_occurrence(starts_at=wall(2026, 12, 1, 10))
    at(2026, 11, 24, 23)
    assert all("/kalendarz/2026-11/druk/" in text_at(client, address) for address in ("/", "/kalendarz/"))
    at(2026, 11, 25, 0)
    assert all("/kalendarz/2026-12/druk/" in text_at(client, address) for address in ("/", "/kalendarz/"))
    assert 'href="/kalendarz/2026-12/"' in text_at(client, "/kalendarz/")


def test_the_first_week_of_a_month_is_whole_and_counts_its_own_alone(client):
    make_occurrence(starts_at=wall(2026, 11, 30, 10))
    make_occurrence(starts_at=wall(2026, 12, 2, 10))
    page = client.get("/kalendarz/2026-12/")
    days = {day.iso: len(day.entries) for week in page.context["weeks"] for day in week}
    assert (days["2026-11-30"], days["2026-12-02"], page.context["found"]) == (1, 1, 1)


def test_the_door_promises_what_the_page_of_contact_tells(client):
    builders.office(address="", opening_hours="", organiser_room="pokój nr 8", organiser_phone="897610295")
    assert "Pokój organizatora." in text_at(client, "/")
    assert "Zadzwoń, powiemy, jak dojść i kiedy." in text_at(client, "/kontakt/")
    Centre.objects.update(address="ul. Długa 1", opening_hours="8–16", organiser_room="")
    assert "Adres, godziny." in text_at(client, "/")
    assert "jak dojść i kiedy" not in text_at(client, "/kontakt/")
