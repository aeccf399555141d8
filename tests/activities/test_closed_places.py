"""A place that is withdrawn calls nothing off: what is still announced there is counted before, and waits for somebody
after."""

import pytest
from django.urls import reverse

from activities import services
from osl_site.roof import desk as desk_of
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.reading import text_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday")]
CLOSED = "miejsce jest zamknięte"


@pytest.fixture
def tuesday(at):
    at(2026, 12, 1, 9)


@pytest.fixture
def hall():
    """A place with one occurrence of each kind: announced, hidden, called off, gone by."""
    place = venue(name="Świetlica")
    activity = make_activity(title="Klub", venue=place)
    make_occurrence(activity, starts_at=wall(2026, 12, 3, 10))
    make_occurrence(activity, starts_at=wall(2026, 12, 4, 10), published_at=None)
    off = {"cancelled_at": wall(2026, 11, 30, 10), "cancelled_reason": "mróz"}
    make_occurrence(activity, starts_at=wall(2026, 12, 5, 10), **off)
    make_occurrence(activity, starts_at=wall(2026, 11, 3, 10))
    make_occurrence(activity, starts_at=wall(2026, 11, 4, 10))
    return place


def closed(place, by):
    services.withdraw_venue(place, reason="Remont.", by=by)
    return place.occurrences.get(starts_at=wall(2026, 12, 3, 10))


def test_before_a_place_is_withdrawn_each_link_counts_exactly_what_it_leads_to(desk, hall):
    page = desk.get(reverse("activities:venue_remove", args=[hall.pk]))
    assert "Mieszkańcy widzą w tym miejscu jeszcze 1 spotkanie." in page.text
    above = {link.label: link.url for link in page.context["how"].above if "spotkania" in link.kind}
    counts = {label: desk.get(url).context["list"].count for label, url in above.items()}
    assert counts == {"Opublikowane, przed nami: 1": 1, "Nieopublikowane, przed nami: 1": 1, "Minione: 2": 2}


def test_what_is_still_announced_at_a_closed_place_is_a_matter_until_it_is_settled(desk, hall, organiser):
    occurrence = closed(hall, organiser)

    def matters():
        return [(row.sentence, row.url) for row in desk_of.matters(organiser) if CLOSED in row.sentence]

    said = "„Klub”, czwartek, 3 grudnia, godz.\N{NO-BREAK SPACE}10:00: miejsce jest zamknięte. Przenieś albo odwołaj."
    assert matters() == [(said, occurrence.get_absolute_url())]
    found = desk.get("/biuro/spotkania/?stan=zamkniete-miejsce").context["list"].extra["rows"]
    assert [row.occurrence for row in found] == [occurrence]
    services.cancel_occurrence(occurrence, reason="Remont.", by=organiser)
    assert matters() == []


def test_staff_read_on_the_meeting_and_in_the_list_that_its_place_is_closed(desk, hall, organiser):
    occurrence = closed(hall, organiser)
    page = desk.get(occurrence.get_absolute_url()).text
    assert "Miejsce jest zamknięte: przenieś albo odwołaj to spotkanie." in page
    assert f"/biuro/spotkania/{occurrence.pk}/miejsce/" in page
    shown = [row.is_place_closed for row in desk.get("/biuro/spotkania/").context["list"].extra["rows"]]
    assert shown == [True, True, False], "announced, hidden, called off"
    assert text_at(desk, "/biuro/spotkania/").count("miejsce zamknięte") == 2


def test_residents_are_told_to_ring_as_long_as_the_place_is_closed(client, hall, organiser):
    builders.office(organiser_phone="89 761 02 95")
    occurrence = closed(hall, organiser)
    ring = "W tym miejscu już się nie spotykamy. Zanim przyjdziesz, zadzwoń do nas."
    assert ring in client.get(f"/spotkania/{occurrence.pk}/").text
    services.restore_venue(hall, by=organiser)
    assert ring not in client.get(f"/spotkania/{occurrence.pk}/").text
