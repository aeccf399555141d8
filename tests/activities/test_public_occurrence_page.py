"""The page of one meeting: what stands there in words, what can be sent on, and what it tells search engines."""

import json
from datetime import datetime
from urllib.parse import unquote

import pytest

from activities import services
from activities.calendar.venue_text import in_short, sentences
from activities.models import ActivityPartner
from partners.models import Partner
from tests import builders
from tests.activities.builders import TEN_TO_TWELVE, make_activity, make_occurrence, venue, wall
from tests.reading import text_at

pytestmark = pytest.mark.django_db
SCHEMA = "https://schema.org/"
STATUSES = {f"{SCHEMA}Event{name}" for name in ("Scheduled", "Cancelled", "Rescheduled")}


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


@pytest.fixture
def here(db):
    return builders.office(name="Centrum", short_name="CUS", organiser_phone="897610295")


def text_of_occurrence(client, occurrence, language=""):
    return text_at(client, f"{language}/spotkania/{occurrence.pk}/")


def event_of(client, occurrence, language=""):
    page = client.get(f"{language}/spotkania/{occurrence.pk}/").content.decode()
    return json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script")[0])


def faults(event):
    """What schema.org and the guidelines of search engines expect of an Event and this one does not keep."""
    found = [name for name in ("name", "startDate", "endDate", "eventStatus", "location", "url") if not event.get(name)]
    found += [] if event["@context"] == "https://schema.org" and event["@type"] == "Event" else ["type"]
    found += [] if event["eventStatus"] in STATUSES else ["status"]
    starts, ends = (datetime.fromisoformat(event[name]) for name in ("startDate", "endDate"))
    found += [] if starts.tzinfo and starts < ends else ["dates"]
    rescheduled = event["eventStatus"] == f"{SCHEMA}EventRescheduled"
    found += ["rescheduled from nowhere"] if rescheduled and "previousStartDate" not in event else []
    place, online = event["location"], event["eventAttendanceMode"] == f"{SCHEMA}OnlineEventAttendanceMode"
    found += [] if (place["@type"] == "VirtualLocation") == online else ["attendance"]
    found += [] if online or (place["name"] and place["address"]["addressLocality"]) else ["address"]
    found += [] if event["organizer"]["@type"] == "Organization" and event["organizer"]["name"] else ["organizer"]
    activity = event.get("offers")
    found += ["price"] if (activity is None) == event["isAccessibleForFree"] else []
    found += ["offer"] if activity and (activity["price"], activity["priceCurrency"]) != (0, "PLN") else []
    return found


def test_a_meeting_ahead_is_an_event_that_is_free_of_charge(here, client):
    place = venue(name="Świetlica", locality=builders.locality("Kandyty"), step_free="yes", toilet="ordinary")
    event = event_of(client, make_occurrence(make_activity(venue=place, ukrainian_spoken=True), capacity=10))

    assert faults(event) == []
    assert event["eventStatus"] == f"{SCHEMA}EventScheduled"
    assert event["location"] == {
        "@type": "Place",
        "name": "Świetlica",
        "address": {"@type": "PostalAddress", "addressLocality": "Kandyty", "addressCountry": "PL"},
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": "Step-free entrance", "value": True},
            {"@type": "LocationFeatureSpecification", "name": "Accessible toilet", "value": False},
        ],
    }
    assert event["organizer"] == {
        "@type": "Organization",
        "name": "Centrum",
        "url": "http://127.0.0.1:8000",
        "telephone": "+48897610295",
    }
    assert event["offers"]["availability"] == f"{SCHEMA}InStock"
    assert event["inLanguage"] == ["pl", "uk"]
    assert "image" not in event


def test_what_is_called_off_is_told_as_called_off(here, client, organiser):
    occurrence = make_occurrence()
    services.cancel_occurrence(occurrence, reason="remont", by=organiser)
    event = event_of(client, occurrence)
    assert faults(event) == []
    assert event["eventStatus"] == f"{SCHEMA}EventCancelled"
    assert event["offers"]["availability"] == f"{SCHEMA}SoldOut"


def test_what_is_moved_says_from_when(here, client, organiser):
    occurrence = make_occurrence()
    services.move_occurrence(occurrence, day=wall(2026, 12, 9).date(), **TEN_TO_TWELVE, note="", by=organiser)
    event = event_of(client, occurrence)
    assert faults(event) == []
    assert (event["eventStatus"], event["previousStartDate"]) == (
        f"{SCHEMA}EventRescheduled",
        "2026-12-01T10:00:00+01:00",
    )


def test_no_price_is_told_where_only_words_about_it_are_stored(here, client):
    event = event_of(client, make_occurrence(make_activity(cost="5 zł za materiały")))
    assert faults(event) == []
    assert "offers" not in event


def test_what_is_full_is_told_as_sold_out_and_what_has_no_place_as_virtual(here, client):
    event = event_of(client, make_occurrence(is_full=True))
    assert faults(event) == []
    assert event["offers"]["availability"] == f"{SCHEMA}SoldOut"
    assert event["location"]["@type"] == "VirtualLocation"


@pytest.mark.parametrize("language", ["/uk", "/en"])
def test_other_languages_tell_the_same_event(language, here, client):
    event = event_of(client, make_occurrence(make_activity(title_uk="Чай", title_en="Tea")), language)
    assert faults(event) == []
    assert event["name"] == {"/uk": "Чай", "/en": "Tea"}[language]


def test_an_event_without_a_text_is_described_by_its_time(here, client):
    event = event_of(client, make_occurrence(make_activity(text="")))
    assert event["description"].startswith("wtorek, 1 grudnia 2026")


def test_the_text_to_send_on_is_plain_and_whole(here, client):
    place = venue(name="Świetlica", locality=builders.locality("Kandyty"), address="Kandyty 5", step_free="yes")
    occurrence = make_occurrence(make_activity(title="Herbata <z> sąsiadami", venue=place), note="Weź kubek")
    copied = client.get(f"/spotkania/{occurrence.pk}/").context["copied"]

    assert copied.splitlines() == [
        "Herbata <z> sąsiadami",
        "wtorek, 1 grudnia 2026 r., godz. 10:00–12:00",
        "Świetlica, Kandyty 5",
        "Wejście jest bez schodów. Brak informacji o toalecie.",
        "Weź kubek.",
        "Bezpłatnie.",
        "Nie trzeba się zapisywać. Przyjdź.",
        "Telefon: 89 761 02 95",
        f"http://127.0.0.1:8000/spotkania/{occurrence.pk}/",
    ]


def test_the_text_of_what_is_called_off_begins_with_that(here, client):
    occurrence = make_occurrence(make_activity(title="Herbata"), cancelled_at=builders.EPOCH, cancelled_reason="remont")
    lines = client.get(f"/spotkania/{occurrence.pk}/").context["copied"].splitlines()
    assert [lines[0], lines[2]] == ["ODWOŁANE: Herbata", "Odwołane. Powód: Remont."]


def test_the_text_can_be_sent_by_message_and_by_mail(here, client):
    occurrence = make_occurrence(make_activity(title="Herbata & ciasto"))
    page = client.get(f"/spotkania/{occurrence.pk}/")
    assert unquote(page.context["by_message"]) == f"sms:?&body={page.context['copied']}"
    assert page.context["by_mail"].startswith("mailto:?subject=Herbata%20%26%20ciasto&body=Herbata")


def test_only_partners_who_may_be_named_are_named(here, client):
    activity = make_activity(led_by="residents")
    for name, is_public in (("KGW Kandyty", True), ("Ośrodek zdrowia", False)):
        partner = Partner.objects.create(name=name, kind="other", is_public=is_public)
        ActivityPartner.objects.create(activity=activity, partner=partner)
    text = text_of_occurrence(client, make_occurrence(activity))
    assert "Mieszkańcy. Pomagają: KGW Kandyty." in text
    assert "Ośrodek zdrowia" not in text


def test_the_other_dates_of_the_group_follow_with_what_happened_to_them(here, client):
    activity = make_activity(title="Herbata")
    first = make_occurrence(activity)
    for day in (8, 15, 22, 29):
        make_occurrence(activity, starts_at=wall(2026, 12, day, 10))
    off = make_occurrence(
        activity, starts_at=wall(2026, 12, 2, 10), cancelled_at=builders.EPOCH, cancelled_reason="mróz"
    )
    make_occurrence(activity, starts_at=wall(2027, 1, 5, 10))
    make_occurrence(make_activity(title="Inna grupa"))
    text = text_of_occurrence(client, first)

    assert [day for day in ("8 grudnia", "15 grudnia", "22 grudnia", "29 grudnia", "5 stycznia") if day in text] == [
        "8 grudnia",
        "15 grudnia",
        "22 grudnia",
        "29 grudnia",
    ]
    assert f'href="/spotkania/{off.pk}/">środa, 2 grudnia, <span class="nowrap">10:00–12:00' in text
    assert "Odwołane. Powód: mróz" in text
    assert "Inna grupa" not in text


def test_the_poster_is_offered_while_there_is_something_to_come(here, client):
    ahead, past = make_occurrence(), make_occurrence(starts_at=wall(2026, 11, 1, 10))
    assert f'href="/spotkania/{ahead.pk}/plakat.pdf"' in text_of_occurrence(client, ahead)
    assert "plakat.pdf" not in text_of_occurrence(client, past)


def test_a_meeting_asks_the_database_as_often_with_many_dates_as_with_one(here, client, django_assert_num_queries):
    activity = make_activity(venue=venue(), groups=[builders.group()])
    occurrence = make_occurrence(activity)
    with django_assert_num_queries(5):
        client.get(f"/spotkania/{occurrence.pk}/")
    for day in range(2, 31):
        make_occurrence(activity, starts_at=wall(2026, 12, day, 10), venue=venue())
    with django_assert_num_queries(5):
        client.get(f"/spotkania/{occurrence.pk}/")


def test_what_nobody_knows_of_a_venue_is_said_to_be_unknown():
    place = venue(getting_there="brak informacji", getting_in="Brak informacji.")
    assert sentences(place) == [
        "Brak informacji, czy przy wejściu są schody. Zadzwoń przed przyjazdem.",
        "Brak informacji o toalecie.",
    ]
    assert in_short(place) == "o wejściu brak informacji"


def test_a_venue_is_told_in_whole_sentences_in_the_order_in_which_one_comes():
    place = venue(
        step_free="steps",
        toilet="none",
        getting_there="naprzeciw kościoła",
        getting_in="dwa schody, poręcz!",
        induction_loop=True,
        parking=True,
    )
    assert sentences(place) == [
        "Naprzeciw kościoła.",
        "Przy wejściu są schody lub próg.",
        "Dwa schody, poręcz!",
        "Nie ma toalety.",
        "Jest pętla indukcyjna dla osób z aparatem słuchowym.",
        "Parking jest przy wejściu.",
    ]
    assert in_short(place) == "schody lub próg przy wejściu, bez toalety, pętla indukcyjna"


def test_what_the_office_wrote_of_a_venue_is_marked_as_polish_in_other_languages(here, client):
    place = venue(step_free="yes", getting_there="obok szkoły")
    text = text_of_occurrence(client, make_occurrence(make_activity(venue=place)), "/en")
    assert '<span lang="pl">Obok szkoły.</span> The entrance is step-free.' in text


def test_the_page_names_the_partner_whose_event_it_is(here, client):
    activity = make_activity(led_by="residents")
    for name, role in (("KGW Kandyty", "organizuje"), ("OSP Kandyty", "")):
        row = Partner.objects.create(name=name, kind="other", is_public=True)
        ActivityPartner.objects.create(activity=activity, partner=row, role=role)
    page = client.get(f"/spotkania/{make_occurrence(activity).pk}/")
    text = text_at(client, page.request["PATH_INFO"])
    assert "<dt>Organizuje</dt>" in text and "KGW Kandyty. Pomagają: OSP Kandyty." in text
    assert '"organizer": {"@type": "Organization", "name": "KGW Kandyty"}' in page.content.decode()
