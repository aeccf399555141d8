"""Two people of the office at once, on two connections: one act wins, the other is told in a sentence."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime

from activities import services
from activities.models import Check, Occurrence
from activities.planning.chosen_preview import chosen_rows, marks_of
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Entry
from osl_site.common.database.locking import GONE, ChangedMeanwhile
from tests.activities.builders import sign_up
from tests.browser import E_MAIL
from tests.together import answer_of_the_second, at_once


@pytest.fixture
def organiser(own_database):
    return User.objects.get(email=E_MAIL["organiser"])


@pytest.fixture
def administrator(own_database):
    return User.objects.get(email=E_MAIL["administrator"])


@pytest.fixture
def unseen(own_database):
    """A meeting that nobody outside has seen: it began an hour ago and may still be deleted."""
    shown = Occurrence.objects.filter(activity__capacity=None, published_at__isnull=False)
    model = shown.exclude(activity__sign_up="none").first()
    moment = clock.now() - timedelta(hours=1)
    return Occurrence.objects.create(
        activity=model.activity,
        starts_at=moment,
        ends_at=moment + timedelta(hours=3),
        created_at=moment,
        changed_at=moment,
    )


RESULT = {"older": 3}


@pytest.mark.parametrize(
    "act",
    [
        lambda occurrence, by: sign_up(occurrence, by=by),
        lambda occurrence, by: services.send_message(occurrence, text="Do zobaczenia.", by=by),
        lambda occurrence, by: services.enter_result(occurrence, RESULT, by=by),
        lambda occurrence, by: services.cancel_occurrence(occurrence, reason="remont", by=by),
        lambda occurrence, by: services.annotate_occurrence(occurrence, note="Toaleta w remoncie.", by=by),
        lambda occurrence, by: services.change_place(occurrence, venue=None, capacity=5, by=by),
        lambda occurrence, by: services.delete_occurrence(occurrence, by=by),
    ],
    ids=["sign up", "write", "result", "cancel", "annotate", "place", "delete"],
)
def test_whoever_acts_on_a_meeting_that_is_being_deleted_is_told(act, unseen, organiser):
    told = answer_of_the_second(
        lambda: services.delete_occurrence(unseen, by=organiser),
        lambda: act(unseen, organiser),
    )
    assert getattr(told, "messages", told) == [GONE]


def test_of_two_results_at_once_the_second_is_shown_the_first(unseen, organiser):
    act = lambda: services.enter_result(unseen, RESULT, by=organiser)
    told = answer_of_the_second(act, act)
    assert isinstance(told, ChangedMeanwhile)
    assert told.current.occurrence_id == unseen.pk


def test_a_meeting_with_somebody_signed_up_meanwhile_is_not_deleted(unseen, organiser):
    told = answer_of_the_second(
        lambda: sign_up(unseen, by=organiser),
        lambda: services.delete_occurrence(unseen, by=organiser),
    )
    day = f"{localtime(unseen.starts_at):%d.%m.%Y}"
    assert getattr(told, "messages", told) == [services.results.SOMEONE_COMES % {"day": day}]
    assert unseen.registrations.count() == 1


def test_a_result_and_a_calling_off_at_once_never_both_stand(unseen, organiser):
    told = answer_of_the_second(
        lambda: services.enter_result(unseen, RESULT, by=organiser),
        lambda: services.cancel_occurrence(unseen, reason="remont", by=organiser),
    )
    assert getattr(told, "messages", told) == [services.results.TOOK_PLACE]


def test_two_who_retire_the_last_two_checks_at_once_leave_one(administrator):
    first, second = Check.objects.required()[:2]
    for _time in range(10):
        Check.objects.filter(pk__in=[first.pk, second.pk]).update(retired_on=None, retired_reason="")
        Check.objects.exclude(pk__in=[first.pk, second.pk]).update(
            retired_on=clock.today(), retired_reason="nowy przepis"
        )
        answers = at_once(
            lambda: services.require_check(first, required=False, reason="nowy przepis", by=administrator),
            lambda: services.require_check(second, required=False, reason="nowy przepis", by=administrator),
        )
        assert [answer.messages for answer in answers if isinstance(answer, ValidationError)] == [
            [services.minors.LAST_CHECK]
        ]
        assert Check.objects.required().count() == 1


def test_two_people_who_call_the_same_meetings_off_at_once_do_it_once(own_database, organiser):
    ahead = Occurrence.objects.filter(cancelled_at=None, starts_at__gt=clock.now(), activity__sign_up="none")
    ids = list(ahead.order_by("-pk").values_list("pk", flat=True)[:2])
    seen = {pk: mark for pk, (mark, *_told) in marks_of(chosen_rows(ids)).items()}
    act = lambda: services.cancel_chosen(seen, reason="remont", by=organiser)
    cancelled = Entry.objects.filter(act="occurrence.cancelled")
    before = cancelled.count()
    answers = at_once(act, act)
    assert [answer == (2, []) for answer in answers].count(True) == 1
    assert cancelled.count() == before + 2
