"""What is past its time goes by the schedule, exactly as it was shown before, and each time leaves a row."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from activities.models import Registration
from osl_site.common import clock, queue, registry
from osl_site.common.accounts.models import done_by
from osl_site.common.audit.erasures import note_erasure
from osl_site.common.audit.models import Access, AccessKind, Entry, Erasure
from osl_site.common.backup.models import Backup
from osl_site.common.forms.models import Draft
from osl_site.common.privacy import services, tasks
from osl_site.common.privacy.models import Period, RetentionRun
from osl_site.common.privacy.retention import all_due, due_of, next_run
from tests import builders
from tests.activities.builders import line_up
from tests.breaking import refused, sql

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


def draft(person, days):
    moment = clock.now() - timedelta(days=days)
    return Draft.objects.create(by=person, path="/x/", key=uuid4(), fields={"text": ["Pani Maria"]}, at=moment)


def test_the_run_removes_exactly_what_the_page_showed(at, organiser):
    for days in (13, 14, 15, 40):
        draft(organiser, days)
    due = due_of("drafts", next_run())
    shown = {row.pk for rows in due.rows for row in rows}
    kept = set(Draft.objects.exclude(pk__in=shown).values_list("pk", flat=True))
    assert (due.count, len(kept)) == (3, 1)  # the one of fourteen days will be older by tonight
    at(2026, 11, 24, 3, 30)
    assert next_run() == due.moment + timedelta(days=1)
    run = services.remove_due("drafts")
    assert (run.key, run.days, run.seen, run.removed, run.before) == ("drafts", 14, 3, 3, due.before)
    assert set(Draft.objects.values_list("pk", flat=True)) == kept
    assert {int(line.row) for line in Erasure.objects.filter(table="forms_draft", column="")} == shown


def test_every_removal_runs_and_leaves_its_row(at, organiser):
    builders.office()
    tasks.remove_due.func(timestamp=0)
    tasks.remove_due_hourly.func(timestamp=0)
    nightly = {key for key, removal in registry.removals.items() if not removal.is_hourly}
    assert {run.key for run in RetentionRun.objects.all()} == nightly
    assert {"sign_ups", "drafts", "letters", "form_keys", "jobs", "access_log", "wrong_codes", "uploads"} <= nightly
    assert {run.seen for run in RetentionRun.objects.all()} == {0}


def test_one_that_fails_keeps_no_other_from_being_done(organiser, monkeypatch):
    builders.office()
    broken = replace(registry.removals.of("letters"), due=lambda before: 1 / 0)
    entries = {"letters": broken} | {key: one for key, one in registry.removals.items() if key != "letters"}
    monkeypatch.setattr(registry.removals, "_entries", entries)
    old = draft(organiser, 30)
    with pytest.raises(ZeroDivisionError):
        tasks.remove_due.func(timestamp=0)
    assert not Draft.objects.filter(pk=old.pk).exists()
    assert not RetentionRun.objects.filter(key="letters").exists()


def test_sign_ups_are_kept_as_long_as_the_office_says(at):
    builders.office(registrations_kept_days=60)
    line_up(2, 1)
    at(2027, 1, 20, 9)
    assert (due_of("sign_ups", clock.now()).count, services.remove_due("sign_ups").removed) == (0, 0)
    at(2027, 2, 2, 9)
    assert due_of("sign_ups", clock.now()).count == services.remove_due("sign_ups").removed == 1
    assert Registration.objects.get().name == ""


def test_accesses_go_after_two_years_and_not_before(organiser):
    with clock.at(timezone.localtime()):  # the law of the table reads the clock of the database
        for days in (732, 730):
            Access.objects.create(
                kind=AccessKind.READ, what=f"{days}", at=clock.now() - timedelta(days=days), **done_by(organiser)
            )
        assert due_of("access_log", clock.now()).count == 1
        assert services.remove_due("access_log").removed == 1
    assert [row.what for row in Access.objects.all()] == ["730"]


def test_a_job_that_waits_is_never_forgotten(at):
    queue.defer("osl_site.common.letters.tasks.send_letter", letter_id=1)
    assert due_of("jobs", clock.now() + timedelta(days=9999)).count == 0
    assert ProcrastinateJob.objects.count() == 1


def test_a_period_is_changed_by_the_administrator_and_told_in_the_trail(administrator, organiser):
    draft(organiser, 10)
    assert due_of("drafts", clock.now()).count == 0
    services.change_period("drafts", 7, revision=None, by=administrator)
    assert due_of("drafts", clock.now()).count == 1
    entry = Entry.objects.get(act="retention.changed")
    assert [(change.before, change.after) for change in entry.changes.all()] == [("14", "7")]
    with pytest.raises(PermissionDenied):
        services.change_period("drafts", 7, revision=None, by=organiser)
    assert Period.objects.get().days == 7


@pytest.mark.parametrize("key", ["access_log", "counters", "sign_ups", "uploads"])
def test_what_the_law_or_another_page_says_is_not_changed_here(key, administrator, signed_in):
    with pytest.raises(ValidationError):
        services.change_period(key, 7, revision=None, by=administrator)
    assert signed_in(administrator).get(reverse("retention_edit", args=[key])).status_code == 404


def test_a_number_out_of_bounds_is_refused_at_the_field(administrator, signed_in):
    page = signed_in(administrator).post(reverse("retention_edit", args=["drafts"]), {"days": "400"})
    assert page.context["form"].errors == {"days": ["Wpisz liczbę dni od 1 do 90."]}
    assert 'value="400"' in page.text


def test_what_was_removed_stays_written():
    services.remove_due("drafts")
    refused(lambda: RetentionRun.objects.update(removed=5))
    refused(RetentionRun.objects.all().delete)
    refused(lambda: sql("truncate privacy_retentionrun"))


def test_the_pages_say_what_goes_next(administrator, director, organiser, signed_in):
    builders.office()
    draft(organiser, 30)
    register = signed_in(director).get(reverse("privacy_register"))
    periods = signed_in(director).get(reverse("retention_list"))
    assert "Zapisy na spotkania" in register.text
    assert "1, najbliżej 24 listopada 2026" in register.text
    assert "Zmień" not in periods.text
    assert "Zmień" in signed_in(administrator).get(reverse("retention_list")).text
    assert signed_in(organiser).get(reverse("privacy_register")).status_code == 403


def test_the_list_of_periods_asks_no_more_with_many_rows_than_with_one(
    administrator, organiser, signed_in, django_assert_max_num_queries
):
    builders.office()
    for days in range(20, 50):
        draft(organiser, days)
    client = signed_in(administrator)
    with django_assert_max_num_queries(32):
        client.get(reverse("retention_list"))


def test_every_period_lies_in_its_bounds():
    for due in all_due(clock.now()):
        assert due.removal.fixed or due.removal.kept_by or due.removal.least <= due.removal.days <= due.removal.most


def test_lines_of_erasures_stay_as_long_as_a_backup_is_older():
    with clock.at(timezone.localtime()):  # the law of the table reads the clock of the database
        now = clock.now()
        for days in (900, 500, 399):
            note_erasure(Draft, [days], at=now - timedelta(days=days))
        taken = {"started_at": now - timedelta(days=800), "ended_at": now, "size": 1, "sha256": "0" * 64}
        kept = Backup.objects.create(name="osl.tar", **taken)
        assert due_of("erasures", now).count == services.remove_due("erasures").removed == 1
        kept.removed_at = now
        kept.save(update_fields=["removed_at"])
        assert due_of("erasures", now).count == services.remove_due("erasures").removed == 1
    assert [line.row for line in Erasure.objects.all()] == ["399"]
    refused(lambda: sql("delete from audit_erasure"))
    with pytest.raises(Exception, match="told for thirteen months"), transaction.atomic():
        sql("select audit_remove_old_erasures(now() - interval '12 months')")
