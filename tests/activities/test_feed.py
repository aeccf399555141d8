"""The calendar as phones read it: two readers that share no code with its writer must find what the database holds."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

from activities import services
from activities.models import Activity, Occurrence, Venue
from osl_site.common.centre.models import Centre, Locality
from tests import builders
from tests.activities.builders import TEN_TO_TWELVE, make_activity, make_occurrence, rule, venue, wall

pytestmark = pytest.mark.django_db
FEED = "/kalendarz.ics"
CLOCKS_BACK, CLOCKS_FORWARD = (date(2026, 10, 20), date(2026, 10, 27)), (date(2027, 3, 23), date(2027, 3, 30))
LONG = "Zażółć gęślą jaźń, święć się źdźbło; ćma \\ żółw 🐢 " * 12


def read(client, query=None):
    return client.get(FEED, query).content


def by_vobject(body):
    return list(vobject.readOne(body.decode()).contents.get("vevent", []))


def by_ical(body):
    return IcsCalendarStream.calendar_from_ics(body.decode()).events


def moments_by_vobject(body):
    return [(row.dtstart.value.astimezone(UTC), row.dtend.value.astimezone(UTC)) for row in by_vobject(body)]


def moments_by_ical(body):
    return [(row.dtstart.astimezone(UTC), row.dtend.astimezone(UTC)) for row in by_ical(body)]


def only(body):
    (row,) = by_vobject(body)
    return row


def unfolded(body):
    return body.decode().replace("\r\n ", "").split("\r\n")


@pytest.fixture
def weekly(organiser, at):
    """Every Tuesday from nine to half past ten, from October to March, published in the offer."""
    at(2026, 9, 25, 9)
    activity = make_activity(in_charge=organiser)
    whole_winter = rule(starts_on=date(2026, 10, 6), until=date(2027, 4, 13), count=None)
    services.plan_occurrences(activity, whole_winter, starts=time(9), ends=time(10, 30), venue=None, by=organiser)
    services.publish_occurrences(activity, by=organiser)
    return activity


@pytest.mark.parametrize("moments", [moments_by_vobject, moments_by_ical])
def test_two_readers_find_exactly_the_moments_of_the_database(moments, client, weekly):
    stored = list(Occurrence.objects.in_order().values_list("starts_at", "ends_at"))

    assert len(stored) == 28
    assert sorted(moments(read(client))) == stored


@pytest.mark.parametrize("moments", [moments_by_vobject, moments_by_ical])
@pytest.mark.parametrize(("days", "hours"), [(CLOCKS_BACK, (7, 8)), (CLOCKS_FORWARD, (8, 7))], ids=["October", "March"])
def test_nine_stays_nine_on_the_wall_across_a_clock_change(moments, days, hours, client, weekly):
    found = dict(moments(read(client, {"od": days[0], "do": days[1]})))

    assert list(found) == [datetime.combine(day, time(hour), tzinfo=UTC) for day, hour in zip(days, hours, strict=True)]
    assert set(found.values()) == {start + timedelta(minutes=90) for start in found}


@pytest.mark.parametrize(
    ("starts_at", "expected"),
    [
        (wall(2026, 9, 1, 23, 59), 0),
        (wall(2026, 9, 2, 0, 0), 1),
        (wall(2028, 1, 5, 23, 59), 1),
        (wall(2028, 1, 6, 0, 0), 0),
    ],
)
def test_the_window_is_ninety_whole_days_back_and_four_hundred_ahead(starts_at, expected, client, at):
    at(2026, 12, 1, 9)
    make_occurrence(starts_at=starts_at)
    assert len(by_vobject(read(client))) == expected


def test_a_wider_window_may_be_asked_for(client, at):
    at(2026, 12, 1, 9)
    make_occurrence(starts_at=wall(2020, 6, 1, 10))
    assert len(by_vobject(read(client, {"od": "2020-06-01"}))) == 1


def test_only_published_meetings_of_published_offers_leave_the_office(client, at):
    at(2026, 12, 1, 9)
    shown = make_occurrence(make_activity(title="W ofercie"))
    make_occurrence(shown.activity, published_at=None)
    make_occurrence(make_activity(title="Szkic", published_at=None))

    assert [row.summary for row in by_ical(read(client))] == ["W ofercie"]


def test_an_empty_calendar_is_still_a_calendar(client, at):
    at(2026, 12, 1, 9)
    assert (by_vobject(read(client)), by_ical(read(client))) == ([], [])


def test_a_moved_meeting_keeps_its_identity_and_counts_up(client, organiser, at):
    at(2026, 11, 23, 9)
    occurrence = make_occurrence()
    before = only(read(client))
    at(2026, 11, 24, 9)
    services.move_occurrence(occurrence, day=date(2026, 12, 8), **TEN_TO_TWELVE, by=organiser)
    after = only(read(client))

    assert after.uid.value == before.uid.value
    assert (before.sequence.value, after.sequence.value) == ("0", "1")
    assert after.last_modified.value == after.dtstamp.value == datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert after.dtstart.value.astimezone(UTC) == datetime(2026, 12, 8, 9, tzinfo=UTC)


def test_two_meetings_are_two_identities(client, at):
    at(2026, 12, 1, 9)
    first = make_occurrence()
    make_occurrence(first.activity)
    assert len({row.uid for row in by_ical(read(client))}) == 2


def test_a_cancelled_meeting_stays_and_says_so(client, organiser, at):
    at(2026, 11, 23, 9)
    occurrence = make_occurrence(make_activity(title="Herbata"))
    services.cancel_occurrence(occurrence, reason="remont pieca", by=organiser)
    row = only(read(client))

    assert (row.status.value, row.summary.value, row.sequence.value) == ("CANCELLED", "ODWOŁANE: Herbata", "1")
    assert row.description.value.startswith("Odwołane. Powód: remont pieca")


def test_what_phones_show_comes_back_as_it_was_written(client, at):
    at(2026, 12, 1, 9)
    place = venue(name="Świetlica; „Pod Dębem”, sala 2", address="ul. Leśna 1")
    text = "Pierwsza linia,\ndruga; z \\ ukośnikiem"
    activity = make_activity(title="Ćma, żółw; i \\", text=text, venue=place, contact_phone="897610295")
    occurrence = make_occurrence(activity, note="Weź kubek")
    body = read(client)

    unknown = "Brak informacji, czy przy wejściu są schody. Zadzwoń przed przyjazdem. Brak informacji o toalecie."
    description = f"Weź kubek\n{text}\n{unknown}\nTelefon: 89\xa0761\xa002\xa095"
    (by_other,) = by_ical(body)
    row = only(body)
    assert (row.summary.value, row.description.value) == (activity.title, description)
    assert (by_other.summary, by_other.description) == (activity.title, description)
    assert row.location.value == by_other.location == f"{place}, ul. Leśna 1"
    assert row.url.value.endswith(f"/spotkania/{occurrence.pk}/")


def test_a_phone_says_how_one_gets_in(client, at):
    at(2026, 12, 1, 9)
    hall = venue(name="Świetlica", step_free="steps", toilet="none", parking=True, getting_there="wejście od podwórza")
    make_occurrence(make_activity(text="Przyjdź.", venue=hall, contact_phone="111"))
    assert only(read(client)).description.value.splitlines() == [
        "Przyjdź.",
        "Wejście od podwórza. Przy wejściu są schody lub próg. Nie ma toalety. Parking jest przy wejściu.",
        "Telefon: 111",
    ]


def test_no_line_is_longer_than_75_octets_and_none_cuts_a_letter(client, at):
    at(2026, 12, 1, 9)
    make_occurrence(make_activity(title=LONG[:120].strip(), text=LONG))
    lines = read(client).split(b"\r\n")

    assert max(len(line) for line in lines) in range(70, 76)
    assert [line.decode() for line in lines]
    assert only(read(client)).description.value == LONG.strip()


def test_lines_end_as_the_standard_says_and_no_other_way(client, at):
    at(2026, 12, 1, 9)
    make_occurrence(make_activity(text="Jedna\r\ndruga\rtrzecia\nczwarta"))
    body = read(client)

    assert body.endswith(b"END:VCALENDAR\r\n")
    assert body.count(b"\r") == body.count(b"\n") == body.count(b"\r\n")


def test_text_cannot_write_properties_of_its_own(client, at):
    at(2026, 12, 1, 9)
    make_occurrence(make_activity(title="Herbata\r\nSTATUS:CANCELLED", text="a\r\nEND:VEVENT\r\nBEGIN:VEVENT"))
    assert only(read(client)).status.value == "CONFIRMED"


def test_the_same_meetings_give_the_same_bytes_on_another_day(client, at):
    at(2026, 12, 1, 9)
    for day in (2, 3, 4):
        make_occurrence(starts_at=wall(2026, 12, day, 10))
    before = read(client)
    at(2026, 12, 2, 15)

    assert read(client) == before


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_phone_that_has_it_already_is_told_so(encoding, client, organiser, at):
    at(2026, 11, 23, 9)
    occurrence = make_occurrence()
    asked = {"accept-encoding": encoding}
    first = client.get(FEED, headers=asked)
    asked["if-none-match"] = first.headers["ETag"]
    again = client.get(FEED, headers=asked)
    assert first.headers.get("Content-Encoding", "identity") == encoding
    assert (again.status_code, again.content) == (304, b"")

    services.annotate_occurrence(occurrence, note="Weź kubek", by=organiser)
    assert client.get(FEED, headers=asked).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        lambda occurrence: Activity.objects.update(title="Nowa nazwa"),
        lambda occurrence: Venue.objects.update(name="Nowe miejsce"),
        lambda occurrence: Locality.objects.update(name="Nowa Wieś"),
        lambda occurrence: Centre.objects.update(organiser_phone="600600600"),
        lambda occurrence: Occurrence.objects.update(note="Weź kubek"),
        lambda occurrence: make_occurrence(occurrence.activity, starts_at=wall(2026, 12, 9, 10)),
    ],
    ids=["title", "place", "village", "phone", "note", "another"],
)
def test_whatever_changes_in_it_changes_its_version(change, client, at):
    at(2026, 11, 23, 9)
    builders.office(name="Centrum", short_name="CUS")
    occurrence = make_occurrence(make_activity(venue=venue()))
    before = client.get(FEED)
    change(occurrence)
    after = client.get(FEED, headers={"if-none-match": before.headers["ETag"]})
    assert (after.status_code, after.content != before.content) == (200, True)


def test_it_is_called_a_calendar_and_opens_in_place(client, at):
    at(2026, 12, 1, 9)
    answer = client.get(FEED)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == "inline"
    assert "Set-Cookie" not in answer.headers


def test_it_names_nobody_and_holds_no_address_of_theirs(client, at):
    at(2026, 12, 1, 9)
    builders.office(name="Centrum", short_name="CUS", organiser_name="Anna Kuzyk", organiser_email="a@b.pl")
    person = builders.user("organiser", name="Barbara Zielna", email="barbara@przyklad.pl")
    occurrence = make_occurrence(make_activity(in_charge=person, outside_plan_reason="prosiła pani Krystyna"))
    lines = unfolded(read(client))

    assert [line for line in lines if "@" in line] == [f"UID:{occurrence.uid}@osl"]
    assert [line for line in lines if any(name in line for name in ("Kuzyk", "Barbara", "Krystyna"))] == []
    assert [line for line in lines if line.startswith(("ORGANIZER", "ATTENDEE", "CONTACT"))] == []


def test_it_takes_the_questions_of_the_calendar(client, at):
    at(2026, 12, 1, 9)
    here = builders.locality("Kandyty")
    make_occurrence(make_activity(title="Tutaj", venue=venue(locality=here)))
    make_occurrence(make_activity(title="Gdzie indziej", venue=venue()))
    make_occurrence(make_activity(title="Warsztat", theme="learning"))

    assert [row.summary for row in by_ical(read(client, {"miejscowosc": here.simc}))] == ["Tutaj"]
    assert [row.summary for row in by_ical(read(client, {"temat": "learning"}))] == ["Warsztat"]


def test_a_question_that_cannot_be_read_is_as_if_not_asked(client, at):
    at(2026, 12, 1, 9)
    make_occurrence()
    everything = read(client)
    for query in ({"od": "2026-02-30"}, {"od": "9999-12-31"}, {"do": "0001-01-01"}, {"szukaj": "\x00"}):
        assert read(client, query) == everything


def test_one_meeting_is_a_file_of_its_own(client, at):
    at(2026, 12, 1, 9)
    occurrence = make_occurrence()
    hidden = make_occurrence(occurrence.activity, published_at=None)
    answer = client.get(f"/spotkania/{occurrence.pk}.ics")

    assert moments_by_ical(answer.content) == [(occurrence.starts_at, occurrence.ends_at)]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="spotkanie-{occurrence.pk}.ics"'
    assert client.get(f"/spotkania/{hidden.pk}.ics").status_code == 404


def test_it_speaks_the_language_of_its_address_where_that_was_written(client, at):
    at(2026, 12, 1, 9)
    make_occurrence(make_activity(title="Herbata", title_uk="Чай"))
    titles = [only(client.get(f"{prefix}{FEED}").content).summary.value for prefix in ("", "/uk", "/en")]
    assert titles == ["Herbata", "Чай", "Herbata"]


def test_thirty_meetings_ask_the_database_as_often_as_one(client, at, django_assert_num_queries):
    at(2026, 12, 1, 9)
    make_occurrence(make_activity(venue=venue(), groups=[builders.group()]))
    with django_assert_num_queries(8):
        read(client)
    for _ in range(29):
        make_occurrence(make_activity(venue=venue(), groups=[builders.group()]))
    with django_assert_num_queries(8):
        body = read(client)
    assert len(by_vobject(body)) == 30


def test_it_says_what_phones_ask_beside_the_meeting(client, at):
    """Nobody is made busy; the theme; where the village lies, if that is known; how often to come back."""
    at(2026, 12, 1, 9)
    place = venue(locality=builders.locality("Kandyty", latitude=54.3172, longitude=20.3697))
    make_occurrence(make_activity(theme="culture"), venue=place)
    lines = unfolded(read(client))
    assert {"TRANSP:TRANSPARENT", "CATEGORIES:Kultura i tradycja", "GEO:54.31720;20.36970"} <= set(lines)
    assert {"X-PUBLISHED-TTL:PT6H", "REFRESH-INTERVAL;VALUE=DURATION:PT6H"} <= set(lines)

    Locality.objects.update(latitude=None, longitude=None)
    assert "GEO" not in read(client).decode()


@pytest.mark.parametrize("feed", [FEED, "/kalendarz.atom"])
def test_who_knows_no_tags_is_told_by_the_moment_of_the_last_change(feed, client, organiser, at):
    at(2026, 11, 23, 9)
    occurrence = make_occurrence()
    at(2026, 11, 23, 10)
    services.annotate_occurrence(occurrence, note="Weź kubek", by=organiser)
    answer = client.get(feed)
    asked = {"if-modified-since": answer.headers["Last-Modified"]}
    assert asked == {"if-modified-since": "Mon, 23 Nov 2026 09:00:00 GMT"}
    assert client.get(feed, headers=asked).status_code == 304

    at(2026, 11, 23, 11)
    services.annotate_occurrence(occurrence, note="Weź koc", by=organiser)
    assert client.get(feed, headers=asked).status_code == 200


@pytest.mark.parametrize("signs", [".", ",", ")", ").", ">", "»"])
@pytest.mark.parametrize("address", [FEED, "/spotkania/{}.ics", "/spotkania/{}/", "/uk/kalendarz/", "/oferta/?dla=x"])
def test_an_address_that_a_sentence_went_on_behind_opens(address, signs, client, at):
    at(2026, 12, 1, 9)
    address = address.format(make_occurrence().pk)
    path, mark, query = address.partition("?")
    answer = client.get(f"{path}{signs}{mark}{query}")
    assert (answer.status_code, answer.url) == (301, address)


def test_a_link_to_ones_own_place_may_have_a_sentence_behind_it(client):
    answer = client.get("/moj-zapis/1.abc).")
    assert answer.status_code == 301
    assert client.get("/moj-zapis/1.abc)./").url == "/moj-zapis/1.abc/"


@pytest.mark.parametrize("address", ["/nie-ma.", "/.", "/spotkania/.../", "/spotkania/999/"])
def test_an_address_of_nothing_leads_nowhere(address, client):
    assert client.get(address).status_code == 404
