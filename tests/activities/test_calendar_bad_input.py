"""Whatever is typed into an address of the calendar: a clear page, and never an error of ours."""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.calendar.filters import QUESTIONS
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue

pytestmark = pytest.mark.django_db
FEEDS = ("/kalendarz.ics", "/kalendarz.atom")
PAGES = ("/kalendarz/", "/kalendarz/2026-12/", "/kalendarz/kandyty/", "/kalendarz.ics", "/kalendarz.atom")


@pytest.fixture
def tea(at):
    at(2026, 12, 1, 9)
    here = builders.locality("Kandyty", slug="kandyty", latitude=54.3, longitude=20.5)
    return make_occurrence(make_activity(title="Herbata", venue=venue(locality=here)))


ODD = ["2026-02-30", "9999-12-31", "-1", "9" * 5000, "\x00", "%_\\", "<script>", "\u202e", "ż" * 3000, "1e9", "٣"]


ASKED = ("/kalendarz/", "/kalendarz/2026-12/", "/kalendarz.ics", "/kalendarz/subskrypcja/")
NAMES = (*sorted(QUESTIONS), "blisko", "strona")


@pytest.mark.parametrize(("number", "name"), [*enumerate(NAMES)])
def test_an_odd_answer_to_any_question_gives_a_page(number, name, client, tea):
    """Every odd answer to every question on one page, in turn, and all of them at once on each: each pair is met."""
    each = [(ASKED[(number + turn) % len(ASKED)], value) for turn, value in enumerate(ODD)]
    for page, value in [*each, *((page, ODD) for page in ASKED)]:
        is_refused = page in FEEDS and name in ("miejscowosc", "nazwa")  # of a place that is none, no feed
        assert client.get(page, {name: value}).status_code == (404 if is_refused else 200), (page, value)


@pytest.mark.parametrize("page", PAGES)
def test_bytes_that_are_no_text_give_a_page(page, client, tea):
    for query in (b"szukaj=%ff%fe", b"szukaj=\xff", b"%ff=%ff", b"&&&=&=;", b"od=%00&od=%", b"szukaj=%C5"):
        assert client.get(page, QUERY_STRING=query.decode("latin-1")).status_code == 200


@pytest.mark.parametrize("month", ["2026-02-30", "0000-13", "9999-12", "2026-1", "2026-13", "20260-1", "٢٠٢٦-12", "-1"])
def test_a_month_that_is_none_is_told_on_a_page(month, client, tea):
    for address in (f"/kalendarz/{month}/", f"/uk/kalendarz/{quote(month)}/"):
        assert client.get(address).status_code == 404


def test_a_thousand_places_are_told_to_be_too_many_and_shown_as_far_as_they_go(client, tea):
    places = [tea.venue.locality.simc, *(builders.locality(f"Wieś {number}").simc for number in range(60))]
    query = urlencode([("miejscowosc", simc) for simc in places * 16])
    page = client.get(f"/kalendarz/?{query}")

    assert page.status_code == 200
    assert page.context["form"].errors == {
        "miejscowosc": ["Pokazujemy pierwsze 50 wybranych miejscowości. Wybierz ich mniej."]
    }
    assert "Herbata" in page.content.decode()


def test_places_asked_together_stay_together_in_the_form(client, tea):
    other = builders.locality("Zięby")
    page = client.get("/kalendarz/", {"miejscowosc": [tea.venue.locality.simc, other.simc]}).content.decode()
    assert f'<input type="hidden" name="miejscowosc" value="{tea.venue.locality.simc}">' in page
    assert f'<option value="{other.simc}" selected>' in page


anything = st.one_of(st.sampled_from(ODD), st.text(max_size=40), st.dates().map(str), st.integers().map(str))
names = st.one_of(st.sampled_from([*sorted(QUESTIONS), "blisko", "strona"]), st.text(max_size=6))
reading = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@reading
@given(page=st.sampled_from(PAGES), pairs=st.lists(st.tuples(names, anything), max_size=8))
def test_whatever_is_asked_gives_a_page(page, pairs, client, tea):
    query = urlencode(pairs, errors="replace")
    is_of_no_place = page in FEEDS and {"miejscowosc", "nazwa"} & {name for name, _value in pairs}
    assert client.get(f"{page}?{query}").status_code in ((200, 404) if is_of_no_place else (200,))


@reading
@given(part=st.text(st.characters(exclude_characters="/?#", exclude_categories=("Cs",)), min_size=1, max_size=30))
def test_whatever_stands_in_the_address_gives_a_page_or_says_that_there_is_none(part, client, tea):
    assert client.get(f"/kalendarz/{quote(part)}/").status_code in (200, 301, 404)
    assert client.get(f"/spotkania/{quote(part)}/").status_code in (200, 301, 404)
