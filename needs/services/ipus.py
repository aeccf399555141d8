"""Summaries of individual plans: presented once for a period, corrected by a new row, and what is drawn from them."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from needs import rules
from needs.ipus.periods import Period
from needs.models import FieldNote, IpusSummary, Need
from needs.services.findings import create_need
from needs.services.notes import create_note
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.files.services import keep

THERE = "Podsumowanie za ten czas już jest, wpisane przez: {}. Jeśli było inaczej, popraw tamto."
CORRECTED = "To podsumowanie już poprawiono. Popraw najnowsze."
SAME = "Nic się nie zmieniło. Zmień coś albo wróć."
AHEAD = "Ten okres jeszcze trwa. Podsumuj go, gdy minie."
VALUES = ("persons", "begun", "ended", "resigned", "lacks", "works")


@transaction.atomic
def present_summary(period: Period, values: Mapping[str, Any], *, scan: bytes = b"", by: User) -> IpusSummary:
    """Present what individual plans came to in a period, in numbers, words or a PDF that names nobody. Raises
    ValidationError by field, for a group under five among others, and where somebody presented it already."""
    if not rules.may_present_ipus(by):
        raise PermissionDenied
    if period.last >= clock.today():
        raise ValidationError(AHEAD)
    if there := IpusSummary.objects.filter(first_day=period.first).first():
        raise ValidationError(THERE.format(there.by_name))
    row = _create(values, scan, by, first_day=period.first, last_day=period.last)
    record("ipus.presented", row, by=by)
    return row


@transaction.atomic
def correct_summary(
    summary: IpusSummary, values: Mapping[str, Any], *, reason: str, scan: bytes = b"", by: User
) -> IpusSummary:
    """Say what it should have been, and why: a new row in its place, which keeps its file where no other is sent, and
    what was drawn of it. Raises ValidationError when somebody corrected it already, and where nothing differs."""
    summary = lock_row(summary)
    if not rules.may_present_ipus(by):
        raise PermissionDenied
    if summary.newest != summary:
        raise ValidationError(CORRECTED)
    if not scan and all(getattr(summary, name) == records.tidy(values[name]) for name in VALUES):
        raise ValidationError(SAME)
    period = {"first_day": summary.first_day, "last_day": summary.last_day}
    row = _create(values, scan, by, corrects=summary, reason=records.tidy(reason), **period)
    row.notes.set(summary.notes.all())
    row.needs.set(summary.needs.all())
    record("ipus.corrected", row, by=by)
    return row


def _create(values: Mapping[str, Any], scan: bytes, by: User, **given: Any) -> IpusSummary:
    name = f"podsumowanie-ipus-{given['first_day']:%Y-%m-%d}.pdf"
    file = keep(scan, name=name, content_type="application/pdf", by=by) if scan else None
    typed = {name: values[name] for name in VALUES}
    return records.create(
        IpusSummary, typed, file=file, is_nameless=bool(file), at=clock.now(), **given, **done_by(by, *Role)
    )


@transaction.atomic
def note_of_summary(summary: IpusSummary, values: Mapping[str, Any], *, by: User) -> FieldNote:
    """Write down a note of what a summary says, and that it came of it. Raises ValidationError by field."""
    if not rules.may_draw_of_ipus(by):
        raise PermissionDenied
    note = create_note(values, by=by)
    summary.notes.add(note)
    return note


@transaction.atomic
def need_of_summary(summary: IpusSummary, values: Mapping[str, Any], *, by: User) -> Need:
    """The same with a need."""
    if not rules.may_draw_of_ipus(by):
        raise PermissionDenied
    need = create_need(values, by=by)
    summary.needs.add(need)
    return need
