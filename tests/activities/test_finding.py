"""A resident finds a village however its name is written, and is never shown the whole gmina instead of it."""

import re

import pytest

from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue
from tests.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def villages(at):
    at(2026, 11, 30, 9)
    rows = {
        "Kandyty": {"slug": "kandyty", "locative": "w Kandytach", "ukrainian": "Кандити"},
        "Krasnołąka": {"slug": "krasnolaka", "genitive": "Krasnołąki"},
    }
    for name, fields in rows.items():
        place = builders.locality(name, **fields)
        make_occurrence(make_activity(title=f"Tu {name}", venue=venue(name="Świetlica", locality=place)))
    for slug in ("paustry-1", "paustry-2"):
        builders.locality("Paustry", slug=slug)


def titles(page):
    return [entry.title for day in page.context["days"] for entry in day.entries]


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/kalendarz/Kandyty/", "/kalendarz/kandyty/"),
        ("/kalendarz/w kandytach/", "/kalendarz/kandyty/"),
        ("/kalendarz/krasnołąka/", "/kalendarz/krasnolaka/"),
        ("/kalendarz/Krasno-Laka/?temat=culture", "/kalendarz/krasnolaka/?temat=culture"),
        ("/uk/kalendarz/Кандити/", "/uk/kalendarz/kandyty/"),
        ("/en/kalendarz/KANDYTY/", "/en/kalendarz/kandyty/"),
    ],
)
def test_an_address_written_otherwise_leads_on(address, there, client):
    answer = client.get(address)
    assert (answer.status_code, answer.url) == (301, there)


def test_a_name_that_two_places_share_offers_both(client):
    page = client.get("/kalendarz/paustry/")
    assert page.status_code == 300
    assert [place.slug for place in page.context["places"]] == ["paustry-1", "paustry-2"]
    assert 'href="/kalendarz/paustry-2/"' in page.content.decode()


@pytest.mark.parametrize(("typed", "near"), [("kandtyy", ["Kandyty"]), ("Warszawa", [])])
def test_an_unknown_name_says_so_and_offers_the_nearest(typed, near, client):
    page = client.get(f"/kalendarz/{typed}/")
    assert page.status_code == 404
    assert [place.name for place in page.context["places"]] == near
    assert f"Nie znamy tu miejscowości „{typed}”" in page.content.decode()


@pytest.mark.parametrize("question", [{"miejscowosc": "w Kandytach"}, {"nazwa": "kandyty"}, {"nazwa": "Кандити"}])
@pytest.mark.parametrize("address", ["/kalendarz/", "/", "/kalendarz/2026-12/"])
def test_a_name_is_an_answer_like_its_number(question, address, client):
    page = client.get(address, question)
    assert page.context["form"].asked().localities[0].name == "Kandyty"
    assert "Tu Kandyty" in page.content.decode()
    assert "Tu Krasnołąka" not in page.content.decode()


@pytest.mark.parametrize("address", ["/kalendarz/", "/kalendarz/2026-12/"])
def test_villages_narrow_while_one_types(address, client):
    builders.locality("Kandyty")  # two of one name are offered once, and the name means both
    text = client.get(address).content.decode()
    listed, offered = re.search(r'list="(\w+)"', text).group(1), re.search(r"<datalist.*?</datalist>", text).group()
    assert f'<datalist id="{listed}">' in offered
    assert re.findall(r'value="(.*?)"', offered).count("Kandyty") == 1
    assert text.index("<datalist") < text.index('<details class="fold"')
    assert len(client.get(address, {"nazwa": "Kandyty"}).context["form"].asked().localities) == 2


@pytest.mark.parametrize("question", [{"miejscowosc": "Kandity"}, {"nazwa": "Kandity"}, {"miejscowosc": "0000000"}])
def test_an_unknown_answer_shows_no_other_villages(question, client):
    page = client.get("/kalendarz/", question)
    ((field, (sentence,)),) = page.context["form"].errors.items()

    assert (titles(page), [field]) == ([], list(question))
    assert sentence.startswith("Nie znamy tu takiej miejscowości.")
    said = text_of(page)
    assert "Nie znamy tu takiej miejscowości. Poszukaj szerzej:" in said and "nic tu nie zaplanowano" not in said
    is_like = "Kandity" in question.values()
    assert [way.label for way in page.context["wider"]] == ["Kandyty: 1\xa0spotkanie"] * is_like + [
        "W całej gminie: 2\xa0spotkania"
    ]
    assert client.get("/oferta/", question).context["page"].paginator.count == 0


@pytest.mark.parametrize("feed", ["/kalendarz.ics", "/kalendarz.atom"])
def test_feeds_know_names_and_refuse_unknown_ones(feed, client):
    assert "Tu Krasno" not in client.get(feed, {"miejscowosc": "Kandyty"}).content.decode()
    assert "Tu Kandyty" in client.get(feed, {"miejscowosc": "Kandyty"}).content.decode()
    assert client.get(feed, {"miejscowosc": "Kandity"}).status_code == 404


def test_what_is_followed_names_the_village_by_its_number(client):
    page = client.get("/kalendarz/subskrypcja/", {"nazwa": "kandyty"})
    assert "miejscowosc=09" in page.context["address"]
    assert "nazwa" not in page.context["address"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("krasnolaki", ["Tu Krasnołąka"]),
        ("SWIETLICA kandytach", ["Tu Kandyty"]),
        ("Кандити", ["Tu Kandyty"]),
        ("swietlica", ["Tu Kandyty", "Tu Krasnołąka"]),
        ("świetlicami", ["Tu Kandyty", "Tu Krasnołąka"]),
        ("w świetlicy Krasnołące", ["Tu Krasnołąka"]),
    ],
)
def test_words_find_what_is_on_and_where(words, found, client):
    assert titles(client.get("/kalendarz/", {"szukaj": words})) == found
