"""What the database refuses of results, and of offers for minors, however the change comes to it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from activities.models import Activity, ActivityLead, Check, Lead, Occurrence, RecordedCheck, Result
from tests import builders
from tests.activities.builders import (
    activity_for_minors,
    checked,
    lead,
    make_activity,
    make_occurrence,
    recorded,
    result,
    wall,
)
from tests.activities.test_models import both_ways
from tests.breaking import sql

pytestmark = pytest.mark.django_db
CHECKS = "activity_for_minors_waits_for_checks"
BROKEN_RESULTS = [
    ("result_somebody_or_nobody", {"older": 0}),
    ("result_somebody_or_nobody", {"nobody_came": True}),
    ("activities_result_children_check", {"children": -1}),
    ("result_people_sensible", {"adults": 10_000}),
    ("result_hours_in_halves", {"volunteer_hours": Decimal("1.3")}),
    ("result_hours_in_halves", {"volunteer_hours": Decimal("-0.5")}),
    ("result_hours_in_halves", {"volunteer_hours": Decimal("2000.5")}),
    ("result_cost_not_negative", {"cost": Decimal("-1")}),
]


def refused(why=CHECKS):
    return pytest.raises(IntegrityError, match=why)


# Results


@both_ways
@pytest.mark.parametrize(("constraint", "changes"), BROKEN_RESULTS)
def test_a_result_that_makes_no_sense_is_refused(constraint, changes, break_it):
    row = result()
    with refused(constraint), transaction.atomic():
        break_it(row, changes)


@pytest.mark.parametrize("hours", ["0", "0.5", "7", "2000"])
def test_hours_are_whole_or_half(hours):
    assert result(volunteer_hours=Decimal(hours)).volunteer_hours == Decimal(hours)


def test_a_meeting_has_one_result():
    occurrence = result().occurrence
    with refused("occurrence_id"), transaction.atomic():
        result(occurrence)


def test_a_meeting_that_was_called_off_has_no_result():
    occurrence = make_occurrence(cancelled_at=wall(2026, 12, 1, 9), cancelled_reason="remont")
    with refused("called off"), transaction.atomic():
        result(occurrence)


def test_a_meeting_that_has_not_begun_has_no_result():
    occurrence = make_occurrence()
    with refused("has not begun"), transaction.atomic():
        result(occurrence, created_at=occurrence.starts_at - timedelta(minutes=1))
    assert result(occurrence, created_at=occurrence.starts_at).people == 4


@both_ways
@pytest.mark.parametrize(
    "change",
    [
        {"cancelled_at": wall(2026, 12, 2, 9), "cancelled_reason": "remont"},
        {"starts_at": wall(2026, 12, 3, 10), "ends_at": wall(2026, 12, 3, 12)},
    ],
)
def test_a_meeting_with_a_result_is_neither_called_off_nor_moved_past_it(break_it, change):
    occurrence = result(make_occurrence(starts_at=wall(2026, 12, 1, 10))).occurrence
    with refused("has a result"), transaction.atomic():
        break_it(occurrence, change)


def test_a_result_never_changes_hands_to_a_meeting_that_has_none():
    row = result()
    for occurrence in (
        make_occurrence(starts_at=wall(2027, 12, 1, 10)),
        make_occurrence(cancelled_at=wall(2026, 12, 1, 9), cancelled_reason="remont"),
    ):
        with refused("meeting"), transaction.atomic():
            Result.objects.filter(pk=row.pk).update(occurrence=occurrence)


# Who leads, and what is checked


def test_the_list_begins_with_the_checks_of_the_act():
    assert list(Check.objects.required().values_list("basis", flat=True)) == [
        "art. 21 ust. 2",
        "art. 21 ust. 2",
        "art. 21 ust. 3",
        "art. 21 ust. 4–7",
    ]


@pytest.mark.parametrize("fields", [{"name": ""}, {"user": True, "name": "Ktoś"}])
def test_a_lead_is_of_the_office_or_has_a_name(fields, organiser):
    fields = fields | {"user": organiser if "user" in fields else None}
    with refused("lead_of_the_office_or_named"), transaction.atomic():
        Lead.objects.create(**fields)


def test_a_check_is_recorded_once_and_with_its_place(organiser):
    who, kind = lead(), Check.objects.first()
    recorded(who, kind)
    with refused("recorded_check_once"), transaction.atomic():
        recorded(who, kind)
    with refused("recorded_check_has_place"), transaction.atomic():
        RecordedCheck.objects.update(place_in_files="")


def test_a_check_stands_once_on_the_list():
    with refused("check_once"), transaction.atomic():
        Check.objects.create(name=Check.objects.first().name)
    with refused("check_has_name"), transaction.atomic():
        Check.objects.create(name="")


# No publication for minors before the checks of everyone who leads


@both_ways
def test_an_offer_for_minors_goes_out_only_when_everyone_is_checked(break_it, organiser):
    activity = make_activity(in_charge=organiser, for_minors=True, published_at=None)
    going_out = {"published_at": wall(2026, 12, 1, 9)}
    with refused(), transaction.atomic():
        break_it(activity, going_out)

    in_charge, outside = lead(organiser), lead()
    recorded(in_charge)
    ActivityLead.objects.create(activity=activity, lead=outside)
    *some, last = Check.objects.required()
    recorded(outside, *some)
    with refused(), transaction.atomic():
        break_it(activity, going_out)

    recorded(outside, last)
    break_it(activity, going_out)
    assert Activity.objects.published().get() == activity


def test_an_offer_for_minors_is_not_made_published(organiser):
    with refused(), transaction.atomic():
        make_activity(in_charge=organiser, for_minors=True)


@both_ways
def test_a_published_offer_is_not_turned_over_to_minors_unchecked(break_it, organiser):
    activity = make_activity(in_charge=organiser)
    with refused(), transaction.atomic():
        break_it(activity, {"for_minors": True})
    checked(organiser)
    break_it(activity, {"for_minors": True})


@both_ways
def test_a_published_offer_for_minors_is_not_handed_to_somebody_unchecked(break_it, coworker):
    activity = activity_for_minors()
    with refused(), transaction.atomic():
        break_it(activity, {"in_charge_id": coworker.pk})
    checked(coworker)
    break_it(activity, {"in_charge_id": coworker.pk})


def test_nobody_unchecked_joins_those_who_lead_a_published_offer_for_minors():
    activity, draft, stranger = activity_for_minors(), make_activity(for_minors=True, published_at=None), lead()
    with refused(), transaction.atomic():
        ActivityLead.objects.create(activity=activity, lead=stranger)
    with refused(), transaction.atomic():
        sql("insert into activities_activitylead (activity_id, lead_id) values (%s, %s)", activity.pk, stranger.pk)
    waiting = ActivityLead.objects.create(activity=draft, lead=stranger)
    with refused(), transaction.atomic():
        ActivityLead.objects.filter(pk=waiting.pk).update(activity=activity)


@pytest.mark.parametrize("is_in_charge", [True, False])
@pytest.mark.usefixtures("owner")
def test_a_recorded_check_that_a_published_offer_relies_on_stays(is_in_charge, organiser):
    activity = activity_for_minors(in_charge=organiser)
    other = checked()
    ActivityLead.objects.create(activity=activity, lead=other)
    who = Lead.objects.get(user=organiser) if is_in_charge else other
    with refused(), transaction.atomic():
        who.recorded.first().delete()
    with refused(), transaction.atomic():
        sql("delete from activities_recordedcheck where lead_id = %s", who.pk)
    with refused(), transaction.atomic():
        who.recorded.all().update(lead=lead())
    with refused("removed one by one"), transaction.atomic():
        sql("set constraints all immediate")
        sql("truncate activities_recordedcheck")
    assert who.recorded.count() == 4


def test_recorded_checks_of_others_may_go():
    recorded(lead())
    RecordedCheck.objects.all().delete()
    assert RecordedCheck.objects.count() == 0


def test_meetings_of_an_offer_for_minors_go_out_only_when_everyone_is_checked():
    activity = activity_for_minors()
    occurrence = make_occurrence(activity, published_at=None)
    Check.objects.create(name="Nowe sprawdzenie")  # what is out stays, what goes out from now on is asked
    with refused(), transaction.atomic():
        Occurrence.objects.filter(pk=occurrence.pk).update(published_at=wall(2026, 12, 1, 9))
    with refused(), transaction.atomic():
        make_occurrence(activity)
    recorded(Lead.objects.get(), Check.objects.last())
    make_occurrence(activity)


def test_a_list_without_a_single_check_lets_nothing_out(organiser):
    checked(organiser)
    Check.objects.update(retired_on=builders.EPOCH.date(), retired_reason="nowy przepis")
    with refused(), transaction.atomic():
        make_activity(in_charge=organiser, for_minors=True)


def test_checks_that_are_required_no_longer_are_not_asked(organiser):
    who = lead(organiser)
    first, *rest = Check.objects.required()
    recorded(who, *rest)
    Check.objects.filter(pk=first.pk).update(retired_on=builders.EPOCH.date(), retired_reason="nowy przepis")
    assert make_activity(in_charge=organiser, for_minors=True).for_minors


def test_a_lead_stays_the_person_it_is(organiser, coworker):
    who = checked(organiser)
    with refused("stays the person"), transaction.atomic():
        Lead.objects.filter(pk=who.pk).update(user=coworker)


@pytest.mark.parametrize("relied_on", ["checks", "an offer that is led"])
def test_a_lead_is_not_put_in_anew_as_somebody_else(relied_on, coworker):
    who = checked() if relied_on == "checks" else lead()
    if relied_on != "checks":
        ActivityLead.objects.create(activity=make_activity(), lead=who)
    with refused("is cited by"), transaction.atomic():
        sql("delete from activities_lead where id = %s", who.pk)
        sql("insert into activities_lead (id, user_id, name) values (%s, %s, '')", who.pk, coworker.pk)


def test_the_sentences_of_the_constraints_are_polish():
    row = result()
    row.older = 0
    with pytest.raises(ValidationError, match="Wpisz, ile osób przyszło"):
        row.full_clean()
