from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities import services
from activities.models import Occurrence
from osl_site.common.audit.models import Entry
from osl_site.common.database.locking import ChangedMeanwhile
from tests import builders
from tests.activities.builders import TEN_TO_TWELVE, make_activity, make_occurrence, rule, venue, wall
from tests.partners.builders import partner

pytestmark = pytest.mark.django_db
VALUES = {
    "title": "Herbata we wtorek",
    "text": "Przyjdź.",
    "kind": "self_help",
    "outside_plan_reason": "pomysł mieszkanki",
}


def acts():
    return list(Entry.objects.roots().values_list("act", flat=True))


def test_a_series_becomes_unpublished_meetings_of_their_own(organiser):
    activity, place = make_activity(in_charge=organiser), venue()
    made = services.plan_occurrences(activity, rule(), **TEN_TO_TWELVE, venue=place, by=organiser)

    stored = Occurrence.objects.in_order()
    assert [occurrence.starts_at for occurrence in stored] == [wall(2026, 12, day, 10) for day in (1, 8, 15)]
    assert {occurrence.published_at for occurrence in stored} == {None}
    assert len({occurrence.uid for occurrence in made}) == 3
    assert stored[0].series.rule["weekdays"] == [1]
    assert acts() == ["series.planned"]


def test_a_series_sent_twice_makes_its_meetings_once(organiser):
    activity, place = make_activity(in_charge=organiser), venue()
    services.plan_occurrences(activity, rule(), **TEN_TO_TWELVE, venue=place, by=organiser)

    with pytest.raises(ValidationError, match=r"Spotkanie 01\.12\.2026 o tej godzinie jest już ułożone"):
        services.plan_occurrences(activity, rule(), **TEN_TO_TWELVE, venue=place, by=organiser)
    assert Occurrence.objects.count() == 3


def test_publishing_shows_the_offer_with_every_planned_meeting(organiser, at):
    at(2026, 11, 23, 9)
    activity = make_activity(published_at=None)
    make_occurrence(activity, published_at=None)
    services.publish_activity(activity, by=organiser)

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
    activity = make_activity(published_at=None, **fields)
    with pytest.raises(ValidationError, match=word):
        services.publish_activity(activity, by=organiser)
    assert acts() == []


def test_a_meeting_called_off_stays_with_its_reason_and_the_next_sequence(organiser, at):
    at(2026, 11, 23, 9)
    occurrence = services.cancel_occurrence(make_occurrence(), reason=" remont pieca ", by=organiser)

    occurrence.refresh_from_db()
    assert (occurrence.cancelled_reason, occurrence.sequence, occurrence.changed_at) == (
        "remont pieca",
        1,
        wall(2026, 11, 23, 9),
    )
    assert acts() == ["occurrence.cancelled"]
    with pytest.raises(ValidationError, match="już odwołane"):
        services.cancel_occurrence(occurrence, reason="drugi raz", by=organiser)


def test_a_coworker_in_charge_calls_off_and_no_other(coworker, director, organiser):
    own, foreign = (
        make_occurrence(make_activity(in_charge=coworker)),
        make_occurrence(make_activity(in_charge=organiser)),
    )
    services.cancel_occurrence(own, reason="choroba", by=coworker)
    for occurrence, person in ((foreign, coworker), (foreign, director)):
        with pytest.raises(PermissionDenied):
            services.cancel_occurrence(occurrence, reason="choroba", by=person)


def test_a_moved_meeting_says_where_it_was_from_first_and_moved_back_says_nothing(organiser):
    occurrence = make_occurrence()
    uid = occurrence.uid
    services.move_occurrence(occurrence, day=date(2026, 12, 8), **TEN_TO_TWELVE, by=organiser)
    occurrence = services.move_occurrence(occurrence, day=date(2026, 12, 9), **TEN_TO_TWELVE, by=organiser)
    assert (occurrence.moved_from, occurrence.sequence, occurrence.uid) == (wall(2026, 12, 1, 10), 2, uid)

    occurrence = services.move_occurrence(occurrence, day=date(2026, 12, 1), **TEN_TO_TWELVE, by=organiser)
    assert occurrence.moved_from is None
    assert acts() == ["occurrence.moved"] * 3


def test_moving_to_the_same_time_or_backwards_is_refused(organiser):
    occurrence = make_occurrence()
    with pytest.raises(ValidationError, match="już tego dnia o tej godzinie"):
        services.move_occurrence(occurrence, day=date(2026, 12, 1), **TEN_TO_TWELVE, by=organiser)
    with pytest.raises(ValidationError) as refusal:
        services.move_occurrence(occurrence, day=date(2026, 12, 2), starts=time(12), ends=time(10), by=organiser)
    assert list(refusal.value.error_dict) == ["ends"]


def test_the_second_of_two_people_who_change_an_offer_is_told(organiser):
    activity = services.create_activity(VALUES | {"in_charge": organiser, "theme": builders.theme()}, by=organiser)
    with pytest.raises(ChangedMeanwhile):
        services.change_activity(activity, {"title": "Inna"}, revision=7, by=organiser)
    assert acts() == ["activity.created"]


def test_a_change_of_partners_alone_is_a_change_of_the_offer(organiser):
    activity = services.create_activity(VALUES | {"in_charge": organiser, "theme": builders.theme()}, by=organiser)
    services.change_activity(activity, {}, revision=1, partners=[partner()], by=organiser)
    with pytest.raises(ChangedMeanwhile):
        services.change_activity(activity, {}, revision=1, partners=[], by=organiser)


@pytest.mark.parametrize("role", ["coworker", "director", "administrator"])
def test_only_the_organiser_makes_offers_series_and_places(role, request):
    person = request.getfixturevalue(role)
    activity = make_activity()
    for act in (
        lambda: services.create_activity(VALUES | {"in_charge": person, "theme": builders.theme()}, by=person),
        lambda: services.plan_occurrences(activity, rule(), **TEN_TO_TWELVE, venue=None, by=person),
        lambda: services.publish_activity(activity, by=person),
        lambda: services.publish_occurrences(activity, by=person),
        lambda: services.create_venue({"name": "Remiza"}, by=person),
        lambda: services.move_occurrence(make_occurrence(), day=date(2026, 12, 8), **TEN_TO_TWELVE, by=person),
        lambda: services.change_place(make_occurrence(), venue=None, capacity=None, by=person),
    ):
        with pytest.raises(PermissionDenied):
            act()
