"""SEQUENCE and LAST-MODIFIED follow every change that a reader can see, wherever it is made."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from activities import services
from activities.calendar.outlets import SEEN_OF_ACTIVITY, SEEN_OF_VENUE
from activities.models import ActivityPartner, Occurrence
from activities.public import feeds
from activities.services.locking import LOOKED_BACK
from osl_site.common.centre.models import Centre, Locality, TargetGroup
from partners.models import Partner
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, sign_up, venue, wall
from tests.activities.columns import NEW
from tests.partners.builders import partner

pytestmark = pytest.mark.django_db
BY_OTHER_ACTS = {"groups", "partners", "paused_at"}
OF_ACTIVITY = {name: NEW["activity"][name] for name in sorted(SEEN_OF_ACTIVITY - BY_OTHER_ACTS)}
OF_VENUE = {name: NEW["venue"][name] for name in sorted(SEEN_OF_VENUE - {"locality"})}


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


def sequences(*occurrences):
    return [Occurrence.objects.get(pk=occurrence.pk).sequence for occurrence in occurrences]


@pytest.mark.parametrize("name", OF_ACTIVITY)
def test_what_readers_see_of_an_offer_moves_the_sequence_of_its_meetings(name, organiser):
    occurrence = make_occurrence(make_activity(sign_up="phone"))
    services.change_activity(
        occurrence.activity,
        {name: builders.theme() if name == "theme" else OF_ACTIVITY[name]},
        revision=1,
        by=organiser,
    )
    assert sequences(occurrence) == [1]
    assert Occurrence.objects.get().changed_at == wall(2026, 11, 23, 9)


def test_whom_an_offer_is_for_moves_the_sequence(organiser):
    occurrence = make_occurrence()
    services.change_activity(occurrence.activity, {"groups": [builders.group()]}, revision=1, by=organiser)
    assert sequences(occurrence) == [1]


def test_who_helps_with_an_offer_moves_the_sequence(organiser):
    occurrence = make_occurrence()
    services.change_activity(occurrence.activity, {}, revision=1, by=organiser, partners=[partner()])
    assert sequences(occurrence) == [1]


def test_an_offer_that_pauses_comes_back_and_ends_moves_the_sequence(organiser):
    occurrence = make_occurrence()
    services.pause_activity(occurrence.activity, reason="remont", by=organiser)
    services.resume_activity(occurrence.activity, by=organiser)
    services.end_activity(occurrence.activity, reason="brak chętnych", by=organiser)
    assert sequences(occurrence) == [3]


def test_what_only_staff_see_of_an_offer_does_not(organiser):
    occurrence = make_occurrence()
    services.change_activity(occurrence.activity, {"reminds": False, "confirm_days": 3}, revision=1, by=organiser)
    assert sequences(occurrence) == [0]


@pytest.mark.parametrize("name", OF_VENUE)
def test_what_readers_see_of_a_place_moves_the_sequence_of_meetings_there(name, organiser):
    place = venue()
    here, elsewhere = make_occurrence(venue=place), make_occurrence(venue=venue())
    services.change_venue(place, {name: OF_VENUE[name]}, revision=1, by=organiser)
    assert sequences(here, elsewhere) == [1, 0]


def test_another_locality_of_a_place_moves_the_sequence(organiser):
    occurrence = make_occurrence(venue=venue())
    services.change_venue(occurrence.venue, {"locality": builders.locality("Dęby")}, revision=1, by=organiser)
    assert sequences(occurrence) == [1]


def test_meetings_of_the_last_ninety_days_change_too_and_older_ones_do_not(organiser):
    activity = make_activity()
    days = (wall(2026, 8, 24, 10), wall(2026, 8, 25, 10), wall(2026, 12, 1, 10))
    old, held, ahead = (make_occurrence(activity, starts_at=day) for day in days)
    services.change_activity(activity, {"title": "Nowa"}, revision=1, by=organiser)
    assert sequences(old, held, ahead) == [0, 1, 1]


def test_what_changes_reaches_as_far_back_as_the_feed():
    assert LOOKED_BACK >= feeds.FEED_BACK


def test_whoever_renames_a_locality_the_meetings_there_say_so():
    place = builders.locality("Pareżki")
    here, elsewhere = make_occurrence(venue=venue(locality=place)), make_occurrence(venue=venue())
    Locality.objects.filter(pk=place.pk).update(name="Parężki")

    assert sequences(here, elsewhere) == [1, 0]
    moved = Occurrence.objects.get(pk=here.pk).changed_at
    assert moved > here.changed_at + timedelta(0)
    Locality.objects.filter(pk=place.pk).update(kind="osada")
    assert sequences(here) == [1]


def test_a_partner_that_is_renamed_or_hidden_is_seen_where_it_is_named():
    helping, hidden = partner(name="Koło", is_public=True), partner(name="Ktoś", is_public=False)
    here, there, elsewhere = make_occurrence(), make_occurrence(), make_occurrence()
    for row, who in ((here, helping), (there, hidden)):
        ActivityPartner.objects.create(activity=row.activity, partner=who)
    Partner.objects.filter(pk=helping.pk).update(name="Koło gospodyń")
    Partner.objects.filter(pk=hidden.pk).update(name="Ktoś inny")
    assert sequences(here, there, elsewhere) == [1, 0, 0]
    Partner.objects.filter(pk=helping.pk).update(is_public=False)
    Partner.objects.filter(pk=helping.pk).update(offers="sala")
    assert sequences(here, there, elsewhere) == [2, 0, 0]


def test_another_name_of_the_office_is_seen_where_the_office_leads():
    builders.office(name="Centrum", short_name="CUS")
    ours, theirs = make_occurrence(), make_occurrence(make_activity(led_by="residents"))
    Centre.objects.update(name_uk="Центр")
    assert sequences(ours, theirs) == [1, 0]


def test_that_no_seat_is_left_bears_its_moment(at):
    occurrence = make_occurrence(make_activity(sign_up="needed", capacity=1))
    at(2026, 11, 23, 12)
    sign_up(occurrence)
    occurrence.refresh_from_db()
    assert (occurrence.is_full, occurrence.changed_at) == (True, wall(2026, 11, 23, 12))


def test_a_group_that_is_renamed_is_seen_at_its_meetings():
    group = builders.group("Seniorzy")
    of_group, other = make_occurrence(make_activity(groups=[group])), make_occurrence()
    TargetGroup.objects.filter(pk=group.pk).update(name="Osoby starsze")
    TargetGroup.objects.filter(pk=group.pk).update(position=77)
    assert sequences(of_group, other) == [1, 0]


def test_another_telephone_of_the_office_is_seen_where_an_offer_has_none_of_its_own():
    builders.office(name="Centrum", short_name="CUS", organiser_phone="897610295")
    offices, own = make_occurrence(), make_occurrence(make_activity(contact_phone="601234567"))
    Centre.objects.update(organiser_phone="897610296")
    Centre.objects.update(opening_hours="7:30–15:30")
    assert sequences(offices, own) == [1, 0]


def test_a_meeting_that_is_planned_moved_annotated_and_put_elsewhere_counts_each_step(organiser):
    occurrence = make_occurrence()
    start = localtime(occurrence.starts_at)
    services.annotate_occurrence(occurrence, note="Weź kubek", by=organiser)
    services.change_place(occurrence, venue=venue(), capacity=5, by=organiser)
    hours = {"starts": start.time(), "ends": localtime(occurrence.ends_at).time()}
    services.move_occurrence(occurrence, day=start.date() + timedelta(days=1), **hours, by=organiser)
    services.cancel_occurrence(occurrence, reason="mróz", by=organiser)
    services.restore_occurrence(occurrence, by=organiser)
    assert sequences(occurrence) == [5]
