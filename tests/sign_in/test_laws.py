"""What somebody may not do who has the application's own connection: say when it was, or how it came out, otherwise."""

from datetime import timedelta

import pytest
from django.utils import timezone

from osl_site.common import clock
from osl_site.common.accounts.models import RoleGrant
from osl_site.common.accounts.services import set_substitute
from osl_site.common.backup.models import Backup
from osl_site.common.sign_in import services
from osl_site.common.sign_in.lines import Line
from osl_site.common.sign_in.models import Attempt, Step
from tests.breaking import refused, sql
from tests.test_triggers import plain_role

pytestmark = pytest.mark.django_db
HERE = Line("łącze", "203.0.113.0/24")
plain_role = plain_role  # the fixture


@pytest.fixture
def attempt(organiser):
    return services.begin_attempt(Step.PASSWORD, email=organiser.email, line=HERE)


@pytest.mark.parametrize("ends", ["wrong", "unknown", "closed", "locked"])
def test_what_passed_or_was_locked_is_never_anything_else(attempt, ends):
    services.pass_attempt(attempt)
    refused(lambda: Attempt.objects.update(outcome=ends))
    services.pass_attempt(attempt)


@pytest.mark.parametrize(
    ("was", "ends"), [("unknown", "passed"), ("closed", "passed"), ("locked", "passed"), ("wrong", "unknown")]
)
def test_nobody_passes_who_was_nobody(attempt, was, ends):
    row = Attempt(at=attempt.at, step="password", outcome=was, user=attempt.user, network="x", counts=False)
    row.save()
    refused(lambda: Attempt.objects.filter(pk=row.pk).update(outcome=ends, counts=False))


@pytest.mark.parametrize(
    "change",
    [
        {"number": 0},
        {"number": 2},
        {"name": "inny"},
        {"line": "inne"},
        {"outcome": "locked"},  # and goes on counting
    ],
)
def test_an_attempt_is_counted_as_it_was(attempt, change):
    refused(lambda: Attempt.objects.update(**change))


def test_what_counts_no_more_is_not_made_to_count(attempt):
    Attempt.objects.update(counts=False)
    refused(lambda: Attempt.objects.update(counts=True))


def test_a_wrong_attempt_passes_as_long_as_a_look_takes_and_is_not_written_for_another_day(
    true_time, plain_role, organiser
):
    now = timezone.now()
    told = {"step": "password", "outcome": "wrong", "user": organiser, "network": "x"}
    old = Attempt.objects.create(at=now - timedelta(minutes=6), **told)  # the owner may
    fresh = Attempt.objects.create(at=now - timedelta(minutes=2), **told)
    plain_role()
    Attempt.objects.filter(pk=fresh.pk).update(outcome="passed")
    refused(lambda: Attempt.objects.filter(pk=old.pk).update(outcome="passed"))
    for at in (now - timedelta(days=1), now + timedelta(minutes=2)):
        refused(lambda at=at: Attempt.objects.create(at=at, **told))


def test_the_schedule_alone_removes_attempts_and_none_too_early(true_time, plain_role, organiser):
    now = timezone.now()
    told = {"step": "password", "user": organiser, "network": "x"}
    for outcome, days in (("wrong", 800), ("wrong", 700), ("passed", 2), ("passed", 0)):
        Attempt.objects.create(at=now - timedelta(days=days), outcome=outcome, **told)
    plain_role()
    refused(Attempt.objects.all().delete)
    for older, passed in ((now - timedelta(days=600), now - timedelta(days=2)), (now - timedelta(days=731), now)):
        with pytest.raises(Exception, match="are kept for"):
            sql("savepoint here")
            sql("select sign_in_remove_old_attempts(%s, %s)", older, passed)
        sql("rollback to here")
    sql("select sign_in_remove_old_attempts(%s, %s)", now - timedelta(days=731), now - timedelta(days=1))
    kept = Attempt.objects.order_by("at").values_list("outcome", "at")
    assert [(outcome, (now - at).days) for outcome, at in kept] == [("wrong", 700), ("passed", 0)]


@pytest.mark.parametrize("days", [-2, 2])
def test_who_had_which_role_when_is_dated_by_nobody(days, true_time, plain_role, organiser, director):
    moment = timezone.now() + timedelta(days=days)
    day = clock.today()
    row = set_substitute(organiser, substitute=director, from_on=day, until_on=day, by=organiser)
    plain_role()
    refused(lambda: sql("update accounts_user set roles = '{coworker}', roles_at = %s", moment))
    refused(lambda: sql("update accounts_user set created_at = %s", moment))
    refused(lambda: sql("update accounts_user set is_active = false, closed_at = %s", moment))
    refused(lambda: sql("update accounts_substitution set called_off_at = %s where id = %s", moment, row.pk))
    refused(lambda: RoleGrant.objects.update(from_at=moment))


def test_nobody_has_stood_in_before_it_was_said(organiser, director):
    day = clock.today()
    set_substitute(organiser, substitute=director, from_on=day, until_on=day, by=organiser)
    refused(
        lambda: sql(
            "insert into accounts_substitution (away_id, substitute_id, from_on, until_on, at, by_id, by_name,"
            " by_position, called_off_by_name, called_off_by_position) select substitute_id, away_id, from_on - 9,"
            " until_on, at, by_id, by_name, by_position, '', '' from accounts_substitution"
        )
    )


@pytest.mark.parametrize("column", ["rehearsed_at", "removed_at"])
@pytest.mark.parametrize("days", [-2, 2])
def test_a_backup_is_rehearsed_and_removed_when_it_is(column, days, true_time, plain_role):
    now = timezone.now()
    told = {"started_at": now, "ended_at": now, "name": "osl.tar", "size": 1, "sha256": "0" * 64}
    row = Backup.objects.create(**told)
    plain_role()
    refused(lambda: Backup.objects.update(**{column: now + timedelta(days=days)}))
    refused(lambda: Backup.objects.create(**told | {"started_at": now - timedelta(9), "ended_at": now - timedelta(2)}))
    Backup.objects.filter(pk=row.pk).update(**{column: now})
