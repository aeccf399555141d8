"""Removing what is past its time, with a row for each time; and saying how long it is kept."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet

from osl_site.common import clock, registry
from osl_site.common.accounts.models import User
from osl_site.common.audit.erasures import note_erasure
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.privacy import rules
from osl_site.common.privacy.models import Period, RetentionRun
from osl_site.common.privacy.retention import due_of


@transaction.atomic
def remove_due(key: str) -> RetentionRun | None:
    """Remove what is past its time of one kind, and write down how much was seen and how much went. The worker's.

    Who comes meanwhile waits for this one and then finds nothing. An hourly look that finds nothing leaves no row.
    Raises KeyError for what nobody registered.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"privacy.retention {key}"])
    due = due_of(key, clock.now())
    seen = due.count
    if not seen and due.removal.is_hourly:
        return None
    removed = due.removal.remove(due.before) if due.removal.remove else _delete(due.rows, due.removal)
    return RetentionRun.objects.create(
        key=key, days=due.days, before=due.before, seen=seen, removed=removed, at=clock.now()
    )


def _delete(found: Sequence[QuerySet], removal: registry.Removal) -> int:
    """How many rows there were. Of residents' data a line is written for each, so that no backup brings them back."""
    removed = 0
    for rows in found:
        ids = list(rows.values_list("pk", flat=True))
        rows.model._default_manager.filter(pk__in=ids).delete()
        removed += len(ids)
        if removal.kind and removal.kind.of_residents and not removal.is_hourly:
            note_erasure(rows.model, ids, at=clock.now())
    return removed


def remove_all_due(*, is_hourly: bool = False) -> None:
    """Every removal of the night, or of the hour, each in a transaction of its own: one that fails keeps no other from
    being done. Raises what failed, when all were tried."""
    failed: list[Exception] = []
    for key, removal in registry.removals.items():
        if removal.is_hourly == is_hourly:
            try:
                remove_due(key)
            except Exception as problem:
                failed.append(problem)
    if failed:
        raise failed[0]


@transaction.atomic
def change_period(key: str, days: int, *, revision: int | None, by: User) -> Period:
    """Say how long one kind of trace is kept. What is past the new time goes with the next run.

    Raises PermissionDenied, ChangedMeanwhile, and ValidationError where the law or the program fixes it, or at `days`.
    """
    if not rules.may_change_periods(by):
        raise PermissionDenied
    removal = registry.removals.of(key)
    if not removal.is_setting:
        raise ValidationError("Tego okresu nie można tu zmienić.")
    if not removal.least <= days <= removal.most:
        raise ValidationError({"days": f"Wpisz liczbę dni od {removal.least} do {removal.most}."})
    Period.objects.get_or_create(key=key, defaults={"days": removal.days})
    stored = Period.objects.get(key=key)
    period, changed = records.change(stored, {"days": days}, revision=revision)
    if changed:
        record("retention.changed", period, by=by, fields=changed)
    return period
