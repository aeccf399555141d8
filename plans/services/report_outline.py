"""Which sections a new report has, in which order, with which title and question: data of the office. Reports that were
begun before keep what they took."""

from collections.abc import Mapping
from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import GONE
from plans import rules
from plans.models import ReportOutline
from plans.reports.drawing import sections_known
from plans.reports.outline import OWN
from plans.services.arranging import REORDERED


@transaction.atomic
def begin_report_outline(*, by: User) -> None:
    """Fill an empty outline with the sections that rooms have, to be changed. Raises ValidationError when it is not
    empty."""
    if _all(by):
        raise ValidationError("Układ ma już części. Zmień te, które są.")
    rows = [
        ReportOutline(key=key, position=position, title=section.title, question=section.hint)
        for position, (key, section) in enumerate(sections_known().items(), 1)
    ]
    ReportOutline.objects.bulk_create(rows)
    record("report_outline.begun", rows[0], by=by)


@transaction.atomic
def add_outline_section(values: Mapping[str, str], *, by: User) -> ReportOutline:
    """Add a section of the office's own at the end. Raises ValidationError while the outline is not begun."""
    rows = _all(by)
    if not rows:
        raise ValidationError("Najpierw ułóż części po swojemu.")
    section = records.create(
        ReportOutline, values, key=f"{OWN}{uuid4().hex[:12]}", position=max(row.position for row in rows) + 1
    )
    record("report_outline.added", section, by=by)
    return section


@transaction.atomic
def change_outline_section(
    section: ReportOutline, values: Mapping[str, str], *, revision: int | None, by: User
) -> ReportOutline:
    """Change the title or the question. Raises ChangedMeanwhile when someone else saved it first."""
    if not rules.may_draft(by):
        raise PermissionDenied
    section, changed = records.change(section, values, revision=revision)
    record("report_outline.changed", section, by=by, fields=changed)
    return section


@transaction.atomic
def move_outline_section(section: ReportOutline, step: int, *, seen: int | None, by: User) -> None:
    """One place up (-1) or down (1). Raises ValidationError when the order changed since the person saw it."""
    rows = _all(by)
    if section not in rows:
        raise ValidationError(GONE)
    here = rows.index(section)
    if seen is not None and seen != here + 1:
        raise ValidationError(REORDERED)
    rows.insert(min(max(here + step, 0), len(rows) - 1), rows.pop(here))
    for position, row in enumerate(rows, 1):
        row.position = position
    ReportOutline.objects.bulk_update(rows, ["position"])
    record("report_outline.moved", section, by=by, fields=["position"])


@transaction.atomic
def end_outline_section(section: ReportOutline, *, ends: bool, by: User) -> ReportOutline:
    """From now on new reports do not have it, or do again. Asked for twice, it is so once. Raises ValidationError for
    the last one that is left."""
    rows = {row.pk: row for row in _all(by)}
    row = rows.get(section.pk)
    if row is None:
        raise ValidationError(GONE)
    if ends == bool(row.ended_on):
        return row
    if ends and sum(not other.ended_on for other in rows.values()) == 1:
        raise ValidationError("To ostatnia część. Sprawozdanie bez żadnej części byłoby puste.")
    row.ended_on = clock.today() if ends else None
    row.save(update_fields=["ended_on"])
    record("report_outline.ended" if ends else "report_outline.restored", row, by=by)
    return row


def _all(by: User) -> list[ReportOutline]:
    """Every section in its order, held until the transaction ends; an empty outline has no row to be held by."""
    if not rules.may_draft(by):
        raise PermissionDenied
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [ReportOutline._meta.db_table])
    return list(ReportOutline.objects.select_for_update())
