import pytest

from osl_site.common.centre import services
from osl_site.common.centre.models import Centre
from tests import builders

pytestmark = pytest.mark.django_db
OFFICE = {
    "name": "Centrum Usług Społecznych w Górowie Iławeckim",
    "short_name": "CUS Górowo",
    "organiser_name": "Anna Kuzyk",
    "organiser_phone": "897610295",
    "organiser_email": "osl@cus-gorowoilaweckie.pl",
}
EDIT = "/biuro/ustawienia/centrum/"


@pytest.fixture
def office():
    return services.save_office(OFFICE, by=None)


def test_the_administrator_fills_in_an_office_that_nobody_has(signed_in, administrator):
    answer = signed_in(administrator).post(EDIT, OFFICE)

    assert (answer.status_code, answer.url) == (302, EDIT)
    assert Centre.objects.get().short_name == "CUS Górowo"


def test_the_organiser_is_asked_only_for_what_residents_read(signed_in, organiser, office):
    client = signed_in(organiser)
    form = client.get(EDIT).context["form"]
    answer = client.post(EDIT, {"revision": "1", "address": "ul. Nowa 1", "name": "Inne centrum"})

    assert "name" not in form.fields
    assert answer.status_code == 302
    assert list(Centre.objects.values_list("name", "address")) == [(OFFICE["name"], "ul. Nowa 1")]


def test_a_broken_number_is_refused_at_its_field_with_everything_still_there(signed_in, administrator, office):
    page = signed_in(administrator).post(EDIT, OFFICE | {"organiser_phone": "7610295", "address": "ul. Nowa 1"})

    assert page.context["form"].errors == {
        "organiser_phone": ["Brakuje numeru kierunkowego. Wpisz go przed numerem, na przykład 22 123 45 67."]
    }
    assert 'value="ul. Nowa 1"' in page.content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("days_to_decide", "-1", "Wpisz liczbę nie mniejszą niż 1."),
        ("registrations_kept_days", "-30", "Wpisz liczbę nie mniejszą niż 1."),
        ("archive_category", "ZZ", "Wpisz kategorię z wykazu akt"),
        ("case_mark_pattern", "CUS.{liczba}.{rok}", "Nie ma pola {liczba}. Możesz użyć"),
        ("case_mark_pattern", "CUS.{numer.{rok}", "nie ma pary"),
        ("case_mark_pattern", "CUS.8120.{rok}", "wszystkie pisma miałyby ten sam znak"),
        ("statement_reviewed_on", "2126-03-31", "Ten dzień dopiero będzie"),
        ("statement_published_on", "2126-03-31", "Ten dzień dopiero będzie"),
    ],
)
def test_a_setting_that_cannot_be_so_is_refused_at_its_field(field, typed, said, signed_in, administrator, office):
    page = signed_in(administrator).post(EDIT, OFFICE | {field: typed})
    assert said in " ".join(page.context["form"].errors[field])


def test_a_pattern_says_where_the_number_of_a_case_stands_in_either_way(signed_in, administrator, office):
    for revision, typed in enumerate(("CUS.{symbol}.{numer}.{rok}", "CUS.____.2026", ""), office.revision):
        sent = OFFICE | {"case_mark_pattern": typed, "archive_category": "be 10", "revision": revision}
        assert signed_in(administrator).post(EDIT, sent).status_code == 302
        office.refresh_from_db()
        assert (office.case_mark_pattern, office.archive_category) == (typed, "BE10")


def test_two_people_in_the_settings_see_both_versions(signed_in, administrator, organiser, office):
    services.save_office({"address": "ul. Nowa 1"}, by=organiser, revision=1)
    client = signed_in(administrator)
    page = client.post(EDIT, OFFICE | {"address": "ul. Stara 2", "revision": "1"})

    assert ("adres", "ul. Nowa 1") in [(label.lower(), text) for label, text in page.context["form"].stored_version]
    assert 'value="ul. Stara 2"' in page.content.decode()
    assert client.post(EDIT, OFFICE | {"address": "ul. Stara 2", "revision": "2"}).status_code == 302
    assert Centre.objects.get().address == "ul. Stara 2"


@pytest.mark.parametrize("role", ["director", "coworker"])
def test_others_do_not_open_the_office(role, signed_in, office):
    assert signed_in(builders.user(role)).get(EDIT).status_code == 403


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("coworker", ["Moje konto", "Słowniki", "Stan systemu"]),
        ("organiser", ["Moje konto", "Centrum", "Słowniki", "Stan systemu"]),
        ("director", ["Moje konto", "Słowniki", "Dziennik czynności", "Dane osobowe", "Stan systemu"]),
        (
            "administrator",
            [
                *("Moje konto", "Centrum", "Słowniki", "Konta", "Stan systemu", "Kopie zapasowe"),
                *("Sprawdzenia", "Zasady logowania", "Dziennik czynności", "Dane osobowe", "Uruchomienie"),
            ],
        ),
    ],
)
def test_settings_offer_what_a_person_may_open_and_it_opens(role, offered, signed_in, office):
    client = signed_in(builders.user(role))
    places = client.get("/biuro/ustawienia/").context["staff_tabs"]

    assert [place.label for place in places] == offered
    assert {client.get(place.url).status_code for place in places} == {200}


@pytest.mark.parametrize(("words", "found"), [("kand", ["Kandyty"]), ("0474293", ["Paustry"]), ("xyz", [])])
def test_localities_are_found_by_name_or_register_number(words, found, signed_in, coworker):
    builders.locality("Kandyty")
    builders.locality("Paustry", simc="0474293")
    page = signed_in(coworker).get("/biuro/ustawienia/miejscowosci/", {"szukaj": words})
    assert [row.name for row in page.context["page"]] == found


def test_localities_stand_in_polish_order(signed_in, coworker):
    for name in ["Dęby", "Deksyty", "Ćmielów", "Żywkowo", "Zięby"]:
        builders.locality(name)
    page = signed_in(coworker).get("/biuro/ustawienia/miejscowosci/")
    assert [row.name for row in page.context["page"]] == ["Ćmielów", "Deksyty", "Dęby", "Zięby", "Żywkowo"]


def test_a_longer_list_of_localities_takes_no_more_queries(signed_in, coworker, django_assert_num_queries):
    client = signed_in(coworker)
    builders.locality()
    with django_assert_num_queries(7):
        client.get("/biuro/ustawienia/miejscowosci/")
    for _ in range(29):
        builders.locality()
    with django_assert_num_queries(7):
        page = client.get("/biuro/ustawienia/miejscowosci/")
    assert len(page.context["page"]) == 30


def test_the_contact_page_says_the_number_as_people_read_it(client, office):
    page = client.get("/kontakt/").content.decode()

    assert 'href="tel:+48897610295"' in page
    assert "89\N{NO-BREAK SPACE}761\N{NO-BREAK SPACE}02\N{NO-BREAK SPACE}95" in page
    assert "Godziny pracy" not in page


STATEMENT_IDS = [
    "wstep",
    "podmiot",
    "zakres",
    "url",
    "data-publikacja",
    "data-aktualizacja",
    "status",
    "ocena",
    "data-sporzadzenie",
    "data-przeglad",
    "kontakt",
    "osoba",
    "email",
    "telefon",
    "procedura",
    "architektura",
    "komunikacja",
]


@pytest.mark.parametrize("dated", [True, False])
def test_the_statement_has_every_id_of_the_ministrys_structure_once(dated, client, office):
    if dated:
        services.save_office({"statement_published_on": "2026-09-01", "statement_reviewed_on": "2026-11-30"}, by=None)
    page = client.get("/deklaracja-dostepnosci/").content.decode()

    days = {"data-publikacja", "data-aktualizacja", "data-sporzadzenie"}  # left out while nobody has written them
    expected = {name: int(dated or name not in days) for name in STATEMENT_IDS}
    assert {name: page.count(f'id="a11y-{name}"') for name in STATEMENT_IDS} == expected
    assert ('datetime="2026-11-30"' in page) is dated


@pytest.mark.parametrize("address", ["/kontakt/", "/deklaracja-dostepnosci/", "/ochrona-danych/"])
def test_public_pages_of_the_office_ask_for_no_cookie(address, client, office):
    answer = client.get(address)
    assert (answer.status_code, len(answer.cookies)) == (200, 0)
