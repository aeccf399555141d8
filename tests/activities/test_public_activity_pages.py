"""Regular groups and help: the list, one of them, and the home page near one's village."""

import html

import pytest

from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.reading import text_at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


@pytest.fixture
def here(db):
    return builders.office(name="Centrum", short_name="CUS", organiser_phone="897610295", opening_hours="7:30–15:30")


def titles(client, **query):
    themes = client.get("/oferta/", query).context["themes"]
    return [str(activity.title) for _, activities in themes for activity in activities]


def days_shown(page):
    return [entry.title for day in page.context["days"] for entry in day.entries]


def test_an_offer_says_for_whom_where_when_and_how_one_joins(here, client):
    place = venue(name="Świetlica", locality=builders.locality("Kandyty"))
    activity = make_activity(
        title="Herbata",
        venue=place,
        groups=[builders.group("Osoby starsze")],
        sign_up="phone",
        cost="5 zł",
        ukrainian_spoken=True,
    )
    for day in (8, 15, 22, 29):
        make_occurrence(activity, starts_at=wall(2026, 12, day, 10))
    text = text_at(client, "/oferta/")

    wanted = (
        f'href="/oferta/{activity.pk}/"',
        "Osoby starsze",
        "Świetlica, Kandyty",
        "wtorek, 8 grudnia, 10:00",
        "wtorek, 22 grudnia, 10:00",
        "Zapisz się przez telefon.",
        'href="tel:+48897610295"',
        "5 zł",
        "Mówimy także po ukraińsku",
    )
    assert [words for words in wanted if words not in text] == []
    assert "29 grudnia" not in text


def test_the_offer_can_be_asked_for_one_theme_or_one_village(here, client):
    kandyty, bukowiec = builders.locality("Kandyty"), builders.locality("Bukowiec")
    make_occurrence(make_activity(title="Herbata", venue=venue(locality=kandyty)))
    make_occurrence(make_activity(title="Pieśni", theme="culture", venue=venue(locality=bukowiec)))
    make_activity(title="Podwózki", theme="help", is_continuous=True)
    make_occurrence(make_activity(title="Dyżur", theme="organiser", venue=None), venue=venue(locality=bukowiec))

    assert titles(client) == ["Herbata", "Podwózki", "Pieśni", "Dyżur"]  # by theme, in the order residents know
    assert titles(client, temat="culture") == ["Pieśni"]
    assert titles(client, miejscowosc=bukowiec.simc) == ["Pieśni", "Dyżur"]
    assert titles(client, miejscowosc=kandyty.simc, temat="culture") == []
    assert "Pokaż wszystko" in text_at(client, "/oferta/", {"miejscowosc": kandyty.simc, "temat": "culture"})


@pytest.mark.parametrize("query", [{"temat": "taniec"}, {"miejscowosc": "0000000"}, {"miejscowosc": "a\x00b"}])
def test_what_the_offer_cannot_be_asked_is_refused_at_its_field(query, here, client):
    make_activity(title="Podwózki", is_continuous=True)
    page = client.get("/oferta/", query)
    assert page.status_code == 200
    assert list(page.context["form"].errors) == list(query)
    assert ("Podwózki" in page.content.decode()) == ("temat" in query)


def test_help_without_dates_says_how_and_when_to_call(here, client):
    activity = make_activity(title="Podwózki", text="Zabierz sąsiada.", is_continuous=True, sign_up="phone")
    text = text_at(client, f"/oferta/{activity.pk}/")

    wanted = (
        "<h1>Podwózki</h1>",
        "Zabierz sąsiada.",
        "Zadzwoń i powiedz, czego potrzebujesz albo w czym możesz pomóc.",
        'Dzwoń w godzinach: <span lang="pl">7:30–15:30</span>',
        "To stała pomoc, bez wyznaczonych dat.",
        f'href="/oferta/{activity.pk}/plakat.pdf"',
    )
    assert [words for words in wanted if words not in text] == []


def test_a_group_shows_its_next_ten_meetings_with_what_happened_to_them(here, client):
    activity = make_activity(title="Herbata", venue=venue(step_free="yes"))
    for day in range(1, 13):
        make_occurrence(activity, starts_at=wall(2026, 12, day, 10))
    make_occurrence(activity, starts_at=wall(2026, 11, 3, 10))
    page = client.get(f"/oferta/{activity.pk}/")

    assert [day.iso for day in page.context["days"]] == [f"2026-12-{day:02}" for day in range(1, 11)]
    assert "Wejście jest bez schodów." in page.content.decode()


def test_nobody_is_asked_to_come_to_what_is_paused(here, client):
    make_activity(title="Herbata", sign_up="none", venue=venue(), paused_at=builders.EPOCH, stopped_reason="remont")

    page = text_at(client, "/oferta/")

    assert "Zadzwoń i zapytaj, kiedy wracamy." in page
    assert "Po prostu przyjdź." not in page


def test_a_group_between_two_seasons_says_so_and_a_draft_is_not_there(here, client):
    assert "Teraz nie ma zaplanowanych spotkań." in text_at(client, f"/oferta/{make_activity().pk}/")
    assert client.get(f"/oferta/{make_activity(published_at=None).pk}/").status_code == 404


def test_the_pages_of_the_offer_ask_as_often_for_thirty_as_for_one(here, client, django_assert_num_queries):
    activity = make_activity(venue=venue(), groups=[builders.group()])
    make_occurrence(activity)
    for address, queries in (("/oferta/", 7), (f"/oferta/{activity.pk}/", 6)):
        with django_assert_num_queries(queries):
            client.get(address)
    for day in range(2, 31):
        make_occurrence(make_activity(venue=venue(), groups=[builders.group()]), starts_at=wall(2026, 12, day, 10))
        make_occurrence(activity, starts_at=wall(2026, 12, day, 14), venue=venue())
    for address, queries in (("/oferta/", 7), (f"/oferta/{activity.pk}/", 6)):
        with django_assert_num_queries(queries):
            client.get(address)


def test_a_long_offer_has_pages(here, client):
    for number in range(41):
        make_activity(title=f"Pomoc {number:02}", is_continuous=True)
    assert len(titles(client)) == 40
    assert titles(client, strona="2") == ["Pomoc 40"]


def around():
    """A village, one eight kilometres and one sixty kilometres away from it."""
    here = builders.locality("Kandyty", latitude=54.30, longitude=20.5)
    near = builders.locality("Blisko", latitude=54.37, longitude=20.5)
    far = builders.locality("Daleko", latitude=54.84, longitude=20.5)
    return here, near, far


def test_in_two_taps_one_sees_what_is_near_ones_village_this_week(here, client):
    village, near, far = around()
    for place in (village, near, far):
        make_occurrence(make_activity(title=f"W: {place.name}", venue=venue(locality=place)))
    make_occurrence(make_activity(title="Za osiem dni", venue=venue(locality=near)), starts_at=wall(2026, 12, 9, 10))
    home = client.get("/").content.decode()
    page = client.get("/", {"miejscowosc": village.simc})
    text = html.unescape(page.content.decode())

    assert '<form class="find" method="get" action="/#blisko">' in home
    assert days_shown(page) == ["W: Kandyty", "W: Blisko"]
    assert "W tym tygodniu blisko Ciebie" in text
    assert "Kandyty i okolica do 10 km. Od dziś do 7 grudnia." in text
    assert f'href="/kalendarz/?miejscowosc={village.simc}&odleglosc=10"' in text


def test_a_quiet_week_leads_to_the_next_meeting_near_or_to_the_whole_commune(here, client):
    village, near, _ = around()
    assert "Pokaż spotkania w całej gminie" in text_at(client, "/", {"miejscowosc": village.simc})
    later = make_occurrence(make_activity(venue=venue(locality=near)), starts_at=wall(2026, 12, 9, 10))
    text = text_at(client, "/", {"miejscowosc": village.simc})
    assert "W tych dniach nic tu nie zaplanowano." in text
    assert f'href="/spotkania/{later.pk}/">Najbliższe spotkanie: środa, 9 grudnia' in text


def test_a_village_nobody_knows_is_refused_at_its_field_and_everything_shown(here, client):
    make_occurrence(make_activity(title="Herbata"))
    page = client.get("/", {"miejscowosc": "cokolwiek"})
    assert page.status_code == 200
    assert len(page.context["form"].errors["miejscowosc"]) == 1
    assert days_shown(page) == ["Herbata"]


def test_home_near_a_village_asks_as_often_for_thirty_as_for_one(here, client, django_assert_num_queries):
    village, near, _ = around()
    make_occurrence(make_activity(venue=venue(locality=near), groups=[builders.group()]))
    with django_assert_num_queries(7):
        client.get("/", {"miejscowosc": village.simc})
    for hour in range(30):
        make_occurrence(
            make_activity(venue=venue(locality=near)), starts_at=wall(2026, 12, 2 + hour // 10, 8 + hour % 10)
        )
    with django_assert_num_queries(7):
        client.get("/", {"miejscowosc": village.simc})


def test_the_way_into_ones_phone_says_what_will_be_in_it(here, client):
    village = builders.locality("Kandyty")
    query = {"miejscowosc": village.simc, "odleglosc": "10", "temat": "culture"}
    page = client.get("/kalendarz/subskrypcja/", query)
    text = page.content.decode()

    assert page.context["chosen"] == ["Kandyty i okolica do 10 km", "temat: Kultura i tradycja"]
    assert f"<title>Kod QR z adresem testserver/kalendarz.ics?miejscowosc={village.simc}&amp;odleglosc=10" in text
    assert client.get("/kalendarz/subskrypcja/").context["chosen"] == []


def test_one_may_have_the_calendar_without_what_is_called_off_and_back(here, client):
    village = builders.locality("Kandyty")
    page = client.get("/kalendarz/subskrypcja/", {"miejscowosc": village.simc})
    assert f'href="/kalendarz/subskrypcja/?miejscowosc={village.simc}&amp;bez_odwolanych=1"' in page.content.decode()

    without = client.get("/kalendarz/subskrypcja/", {"miejscowosc": village.simc, "bez_odwolanych": "1"})
    assert without.context["chosen"] == ["Kandyty", "bez odwołanych"]
    assert without.context["address"].endswith(f"/kalendarz.ics?miejscowosc={village.simc}&bez_odwolanych=1")
    assert "W tym kalendarzu nie ma odwołanych spotkań" in without.content.decode()


def test_photographs_are_told_wherever_one_decides_to_come(here, client):
    activity = make_activity(sign_up="needed", photographs=True)
    occurrence = make_occurrence(activity, starts_at=wall(2026, 12, 20, 10))
    told = "Na tym spotkaniu robimy zdjęcia."
    pages = (f"/oferta/{activity.pk}/", f"/spotkania/{occurrence.pk}/", f"/spotkania/{occurrence.pk}/zapis/")
    assert [address for address in pages if told not in text_at(client, address)] == []


def test_a_group_one_signs_up_for_says_where(here, client):
    activity = make_activity(sign_up="needed")
    make_occurrence(activity, starts_at=wall(2026, 12, 20, 10))
    said = "Wybierz spotkanie z listy na tej stronie albo zadzwoń."
    assert said in text_at(client, f"/oferta/{activity.pk}/")
    assert said not in text_at(client, f"/oferta/{make_activity(sign_up='needed').pk}/")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("", ("„Subskrybuj”", "„Z adresu URL”", "„Subskrybuj z sieci Web”", "„Anuluj subskrypcję tego kalendarza”")),
        ("/uk", ("«Підписатися»", "«Через URL-адресу»", "«Підписатися з Інтернету»")),
        ("/en", ("“Subscribe”", "“From URL”", "“Subscribe from web”", "“Unsubscribe from this Calendar”")),
    ],
)
def test_the_way_into_ones_phone_is_told_in_the_phones_own_words(language, words, here, client):
    text = text_at(client, f"{language}/kalendarz/subskrypcja/")
    assert [said for said in words if said not in text] == []
