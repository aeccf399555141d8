from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities import services
from activities.models import Occurrence
from osl_site.common.audit.models import Entry
from osl_site.common.database.editing import ChangedMeanwhile
from tests.activities.builders import TEN_TO_TWELVE, activity, occurrence, rule, venue, wall
from tests.partners.builders import partner

pytestmark = pytest.mark.django_db
VALUES = {
    "title": "Herbata we wtorek",
    "text": "Przyjdź.",
    "kind": "self_help",
    "theme": "neighbours",
    "outside_plan_reason": "pomysł mieszkanki",
}


def acts():
    return list(Entry.objects.roots().values_list("act", flat=True))


def test_a_series_becomes_unpublished_meetings_of_their_own(organiser):
    offer, place = activity(in_charge=organiser), venue()
    made = services.plan_occurrences(offer, rule(), **TEN_TO_TWELVE, venue=place, by=organiser)

    stored = Occurrence.objects.in_order()
    assert [meeting.starts_at for meeting in stored] == [wall(2026, 12, day, 10) for day in (1, 8, 15)]
    assert {meeting.published_at for meeting in stored} == {None}
    assert len({meeting.uid for meeting in made}) == 3
    assert stored[0].series.rule["weekdays"] == [1]
    assert acts() == ["series.planned"]


def test_a_series_sent_twice_makes_its_meetings_once(organiser):
    offer, place = activity(in_charge=organiser), venue()
    services.plan_occurrences(offer, rule(), **TEN_TO_TWELVE, venue=place, by=organiser)

    with pytest.raises(ValidationError, match=r"Spotkanie 01\.12\.2026 o tej godzinie jest już ułożone"):
        services.plan_occurrences(offer, rule(), **TEN_TO_TWELVE, venue=place, by=organiser)
    assert Occurrence.objects.count() == 3


def test_publishing_shows_the_offer_with_every_planned_meeting(organiser, at):
    at(2026, 11, 23, 9)
    offer = activity(published_at=None)
    occurrence(offer, published_at=None)
    services.publish_activity(offer, by=organiser)

    assert Occurrence.objects.published().count() == 1
    assert acts() == ["activity.published"]


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"kind": "cooperation"}, "Współpraca"),
        ({"for_minors": True}, "w rejestrach"),
        ({"text": ""}, "Napisz opis"),
    ],
)
def test_what_may_not_go_out_is_refused_with_the_reason(organiser, fields, word):
    offer = activity(published_at=None, **fields)
    with pytest.raises(ValidationError, match=word):
        services.publish_activity(offer, by=organiser)
    assert acts() == []


def test_a_meeting_called_off_stays_with_its_reason_and_the_next_sequence(organiser, at):
    at(2026, 11, 23, 9)
    meeting = services.cancel_occurrence(occurrence(), reason=" remont pieca ", by=organiser)

    meeting.refresh_from_db()
    assert (meeting.cancelled_reason, meeting.sequence, meeting.changed_at) == (
        "remont pieca",
        1,
        wall(2026, 11, 23, 9),
    )
    assert acts() == ["occurrence.cancelled"]
    with pytest.raises(ValidationError, match="już odwołane"):
        services.cancel_occurrence(meeting, reason="drugi raz", by=organiser)


def test_a_coworker_in_charge_calls_off_and_no_other(coworker, director, organiser):
    own, foreign = occurrence(activity(in_charge=coworker)), occurrence(activity(in_charge=organiser))
    services.cancel_occurrence(own, reason="choroba", by=coworker)
    for meeting, person in ((foreign, coworker), (foreign, director)):
        with pytest.raises(PermissionDenied):
            services.cancel_occurrence(meeting, reason="choroba", by=person)


def test_a_moved_meeting_says_where_it_was_from_first_and_moved_back_says_nothing(organiser):
    meeting = occurrence()
    uid = meeting.uid
    services.move_occurrence(meeting, day=date(2026, 12, 8), **TEN_TO_TWELVE, by=organiser)
    meeting = services.move_occurrence(meeting, day=date(2026, 12, 9), **TEN_TO_TWELVE, by=organiser)
    assert (meeting.moved_from, meeting.sequence, meeting.uid) == (wall(2026, 12, 1, 10), 2, uid)

    meeting = services.move_occurrence(meeting, day=date(2026, 12, 1), **TEN_TO_TWELVE, by=organiser)
    assert meeting.moved_from is None
    assert acts() == ["occurrence.moved"] * 3


def test_moving_to_the_same_time_or_backwards_is_refused(organiser):
    meeting = occurrence()
    with pytest.raises(ValidationError, match="już tego dnia o tej godzinie"):
        services.move_occurrence(meeting, day=date(2026, 12, 1), **TEN_TO_TWELVE, by=organiser)
    with pytest.raises(ValidationError) as refusal:
        services.move_occurrence(meeting, day=date(2026, 12, 2), starts=time(12), ends=time(10), by=organiser)
    assert list(refusal.value.error_dict) == ["ends"]


def test_the_second_of_two_people_who_change_an_offer_is_told(organiser):
    offer = services.create_activity(VALUES | {"in_charge": organiser}, by=organiser)
    with pytest.raises(ChangedMeanwhile):
        services.change_activity(offer, {"title": "Inna"}, revision=7, by=organiser)
    assert acts() == ["activity.created"]


def test_a_change_of_partners_alone_is_a_change_of_the_offer(organiser):
    offer = services.create_activity(VALUES | {"in_charge": organiser}, by=organiser)
    services.change_activity(offer, {}, revision=1, partners=[partner()], by=organiser)
    with pytest.raises(ChangedMeanwhile):
        services.change_activity(offer, {}, revision=1, partners=[], by=organiser)


@pytest.mark.parametrize("role", ["coworker", "director", "administrator"])
def test_only_the_organiser_makes_offers_series_and_places(role, request):
    person = request.getfixturevalue(role)
    offer = activity()
    for act in (
        lambda: services.create_activity(VALUES | {"in_charge": person}, by=person),
        lambda: services.plan_occurrences(offer, rule(), **TEN_TO_TWELVE, venue=None, by=person),
        lambda: services.publish_activity(offer, by=person),
        lambda: services.publish_occurrences(offer, by=person),
        lambda: services.create_venue({"name": "Remiza"}, by=person),
        lambda: services.move_occurrence(occurrence(), day=date(2026, 12, 8), **TEN_TO_TWELVE, by=person),
        lambda: services.change_place(occurrence(), venue=None, capacity=None, by=person),
    ):
        with pytest.raises(PermissionDenied):
            act()
