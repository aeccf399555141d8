"""What the calendar says of meetings that are moved, off or full, and where it leads when nothing is found."""

from dataclasses import fields
from datetime import date
from xml.etree import ElementTree

import pytest
from django.utils.safestring import SafeString

from activities import services
from activities.calendar.agenda import AgendaDay, AgendaEntry
from activities.models import Occurrence
from osl_site.common import clock
from osl_site.common.templatetags.agenda import agenda_lines, month_day
from tests import builders
from tests.activities.builders import TEN_TO_TWELVE, make_activity, make_occurrence, venue, wall
from tests.reading import text_of

pytestmark = pytest.mark.django_db
MONTH = "/kalendarz/2026-12/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
KANDYTY, GOROWO = {"latitude": 54.316, "longitude": 20.587}, {"latitude": 54.2856, "longitude": 20.4925}


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


@pytest.fixture
def moved(organiser):
    """From Tuesday the first, at ten, to Wednesday the ninth, at noon."""
    occurrence = make_occurrence(make_activity(title="Herbata"))
    services.move_occurrence(
        occurrence, day=date(2026, 12, 9), **TEN_TO_TWELVE | {"starts": wall(2026, 1, 1, 11).time()}, by=organiser
    )
    return occurrence


@pytest.mark.parametrize("address", ["/kalendarz/", MONTH])
def test_a_moved_meeting_is_found_on_both_days(address, moved, client):
    text = text_of(client.get(address))
    assert "Przeniesione na środę, 9 grudnia, godz. 11:00" in text
    assert text.count(f'href="/spotkania/{moved.pk}/"') == 2
    if address != MONTH:
        assert "Przeniesione z wtorku, 1 grudnia, godz. 10:00." in text


def test_who_asks_for_the_old_day_alone_is_told_where_it_went(moved, client):
    text = text_of(client.get("/kalendarz/?od=2026-12-01&do=2026-12-01"))
    assert "Przeniesione na środę, 9 grudnia, godz. 11:00." in text


def test_a_meeting_moved_within_its_day_stands_there_once(client):
    make_occurrence(starts_at=wall(2026, 12, 1, 12), moved_from=wall(2026, 12, 1, 10))
    assert [len(day.away) for day in client.get("/kalendarz/").context["days"]] == [0]


def test_what_was_moved_and_then_called_off_says_so_on_the_old_day_too(moved, client, organiser):
    services.cancel_occurrence(moved, reason="choroba", by=organiser)
    assert text_of(client.get("/kalendarz/?od=2026-12-01&do=2026-12-01")).count("Odwołane. Powód: choroba") == 1


def test_old_days_belong_to_the_page_they_lie_in(client):
    activity = make_activity()
    for hour in range(50):
        make_occurrence(activity, starts_at=wall(2026, 12, 2 + hour // 10, 8 + hour % 10))
    make_occurrence(activity, starts_at=wall(2027, 3, 1, 10), moved_from=wall(2026, 12, 3, 7))
    make_occurrence(activity, starts_at=wall(2027, 3, 2, 10), moved_from=wall(2026, 12, 6, 23))
    away = [
        [entry.iso[:10] for day in client.get(f"/kalendarz/?strona={page}").context["days"] for entry in day.away]
        for page in (1, 2)
    ]
    assert away == [["2026-12-03"], ["2026-12-06"]]


def test_a_full_meeting_promises_a_waiting_list_only_where_there_is_one(client):
    make_occurrence(make_activity(sign_up="needed", waiting_limit=0), starts_at=wall(2026, 12, 5, 10), is_full=True)

    page = client.get("/kalendarz/").content.decode()

    assert "Brak miejsc." in page
    assert "listę rezerwową" not in page


@pytest.mark.parametrize(
    ("sign_up", "starts_at", "said"),
    [
        ("needed", wall(2026, 12, 5, 10), True),
        ("phone", wall(2026, 12, 5, 10), False),
        ("none", wall(2026, 12, 5, 10), False),
        ("needed", wall(2026, 12, 1, 8), False),
    ],
)
@pytest.mark.parametrize("address", ["/kalendarz/", MONTH])
def test_a_full_meeting_says_so_where_one_signs_up(address, sign_up, starts_at, said, client):
    make_occurrence(make_activity(sign_up=sign_up), starts_at=starts_at, is_full=True)
    word = "Brak miejsc" if address == MONTH else "Brak miejsc. Możesz wpisać się na listę rezerwową."
    assert (word in text_of(client.get(address))) is said


def test_a_link_is_heard_with_its_whole_day(client):
    activity = make_activity(title="Herbata", venue=venue())
    for hour in range(8, 13):
        make_occurrence(activity, starts_at=wall(2026, 12, 1, hour))
    hidden = '<span class="visually-hidden">wtorek, 1 grudnia, '
    assert f'{hidden}</span><time datetime="2026-12-01T10:00+01:00">10:00</time>' in text_of(client.get(MONTH))
    assert f"{hidden}</span>i jeszcze 2" in text_of(client.get(MONTH))
    assert f"{hidden}10:00, </span>Herbata" in text_of(client.get("/kalendarz/"))


def ways(page):
    return {way.label.replace("\N{NO-BREAK SPACE}", " "): way.url for way in page.context["wider"]}


def test_where_nothing_is_found_wider_questions_are_offered_with_what_they_find(client):
    here = builders.locality("Kandyty", **KANDYTY)
    near = builders.locality("Górowo", **GOROWO)
    parents = builders.group("Rodzice", slug="rodzice")
    for _ in range(2):
        make_occurrence(make_activity(groups=[parents], venue=venue(locality=near)))
    make_occurrence(make_activity(venue=venue(locality=here)))
    asked = f"miejscowosc={here.simc}&dla=rodzice"
    found = ways(client.get(f"/kalendarz/?{asked}"))

    assert found == {
        "Do 10 km stąd: 2 spotkania": f"/kalendarz/?miejscowosc={here.simc}&odleglosc=10&dla=rodzice",
        "W całej gminie: 2 spotkania": "/kalendarz/?dla=rodzice",
        "Dla wszystkich grup: 1 spotkanie": f"/kalendarz/?miejscowosc={here.simc}",
    }
    for label, url in found.items():
        count = sum(len(day.entries) for day in client.get(url).context["days"])
        assert f": {count} spotka" in label


@pytest.mark.parametrize(
    ("asked", "label"),
    [
        ("temat=help", "Wszystkie tematy: 1 spotkanie"),
        ("dostepnosc=on", "Także ze schodami przy wejściu: 1 spotkanie"),
        ("szukaj=kajaki", "Bez wpisanego słowa: 1 spotkanie"),
        ("od=2026-12-20", "W innych dniach: 1 spotkanie"),
    ],
)
def test_each_answer_can_be_taken_back(asked, label, client):
    make_occurrence(make_activity(venue=venue()))
    assert ways(client.get(f"/kalendarz/?{asked}")) == {label: "/kalendarz/"}


def test_an_empty_month_is_widened_within_the_month(client):
    make_occurrence(make_activity(), starts_at=wall(2026, 12, 5, 10))
    make_occurrence(make_activity(), starts_at=wall(2027, 1, 5, 10))
    assert ways(client.get(f"{MONTH}?temat=help")) == {"Wszystkie tematy: 1 spotkanie": MONTH}


def test_an_empty_answer_asks_the_database_as_often_for_many_as_for_one(client, django_assert_max_num_queries):
    here = builders.locality("Kandyty", **KANDYTY)
    group = builders.group(slug="rodzice")
    asked = f"miejscowosc={here.simc}&odleglosc=5&dla=rodzice&temat=help&dostepnosc=on&szukaj=nic&od=2026-12-02"
    for day in range(1, 29):
        make_occurrence(make_activity(groups=[group], venue=venue()), starts_at=wall(2026, 12, day, 10))
    with django_assert_max_num_queries(15):
        client.get(f"/kalendarz/?{asked}")


def test_the_days_before_are_one_link_away_again_and_again(client):
    text = text_of(client.get("/kalendarz/?temat=help"))
    assert 'href="/kalendarz/?temat=help&od=2026-11-01&do=2026-12-01"' in text
    text = text_of(client.get("/kalendarz/?temat=help&od=2026-11-01&do=2026-12-01"))
    assert 'href="/kalendarz/?temat=help&od=2026-10-02&do=2026-10-31"' in text


def test_the_front_door_asks_for_ten_kilometres_around_and_never_from_nowhere(client):
    here = builders.locality("Kandyty", **KANDYTY)
    near = builders.locality("Górowo", **GOROWO)
    make_occurrence(make_activity(title="Blisko", venue=venue(locality=near)))
    page = client.get("/kalendarz/", {"miejscowosc": here.simc, "blisko": "10"})
    nowhere = client.get("/kalendarz/", {"miejscowosc": "", "blisko": "10"})

    assert "7 km stąd" in text_of(page)
    assert '<option value="10" selected>' in text_of(page)
    assert (nowhere.context["form"].errors, "Blisko" in text_of(nowhere)) == ({}, True)


def test_changes_are_told_newest_first_and_alike_each_time(moved, client, at, organiser):
    at(2026, 12, 1, 10)
    off = services.cancel_occurrence(
        make_occurrence(make_activity(title="Warsztat")), reason="choroba & brak", by=organiser
    )
    body = client.get("/kalendarz.atom").content
    feed = ElementTree.fromstring(body)
    first, second = feed.findall("a:entry", ATOM)

    assert [entry.find("a:title", ATOM).text for entry in (first, second)] == [
        "ODWOŁANE: Warsztat",
        "PRZENIESIONE: Herbata",
    ]
    assert first.find("a:id", ATOM).text == f"urn:uuid:{off.uid}"
    assert "Odwołane. Powód: choroba & brak" in first.find("a:summary", ATOM).text
    assert feed.find("a:updated", ATOM).text == first.find("a:updated", ATOM).text == "2026-12-01T09:00:00Z"
    at(2026, 12, 5, 10)
    assert client.get("/kalendarz.atom").content == body


def test_another_name_of_a_place_is_one_piece_of_news_and_new_meetings_are_each(client, at, organiser):
    at(2026, 11, 2, 10)
    place, activity = venue(), make_activity()
    days = (wall(2026, 11, 1, 10), wall(2026, 12, 2, 10), wall(2026, 12, 9, 10))
    _past, soonest, later = (make_occurrence(activity, venue=place, starts_at=day) for day in days)
    Occurrence.objects.update(published_at=clock.now(), changed_at=clock.now())
    assert len(news(client)) == 3
    at(2026, 11, 3, 10)
    services.change_venue(place, {"name": "Dworek"}, revision=1, by=organiser)
    assert news(client) == [f"urn:uuid:{soonest.uid}"]
    services.cancel_occurrence(later, reason="mróz", by=organiser)
    assert news(client) == [f"urn:uuid:{row.uid}" for row in (later, soonest)]


def news(client):
    feed = ElementTree.fromstring(client.get("/kalendarz.atom").content)
    return [entry.findtext("a:id", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]


def test_an_atom_feed_has_all_that_the_standard_asks_for_even_when_empty(client):
    answer = client.get("/kalendarz.atom?temat=help")
    feed = ElementTree.fromstring(answer.content)
    wanted = ("id", "title", "updated", "author/a:name")
    assert [name for name in wanted if not feed.findtext(f"a:{name}", namespaces=ATOM)] == []
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert {rel: href.partition("/kalendarz")[2] for rel, href in links.items()} == {
        "self": ".atom?temat=help",
        "alternate": "/?temat=help",
    }
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_every_word_of_a_line_is_text_unless_it_is_markup():
    typed = "<b id='1' title=\"a\">&"
    ours = {"iso": "2026-12-01", "tone": "amber"}
    words = {one.name: typed for one in fields(AgendaEntry) if one.type in (str, "str")} | ours
    entries = [AgendaEntry(**words, cancelled=True), AgendaEntry(**words | {"title": SafeString("<i>x</i>")})]
    day = AgendaDay("2026-12-01", typed, typed, typed, more=2, more_url=typed, entries=entries, away=entries)

    for written in (agenda_lines(day), month_day(day)):
        assert [sign for sign in ("<b", "'1'", '"a"', "&<") if sign in written] == []
        assert "&lt;b id=&#x27;1&#x27; title=&quot;a&quot;&gt;&amp;" in written
        assert written.count("<i>x</i>") == 2
