"""Civic dates: added, changed, ticked off for a year, the tick taken back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import rules
from activities.civic import dates as civic
from activities.models import CivicDate, CivicDone
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row

TICKED = "Ktoś już to odhaczył za rok {}."
AHEAD = "Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym to zrobiono."
TAKEN_BACK = "Ktoś już cofnął to odhaczenie."
NOT_THAT_YEAR = "W tym roku ten termin nie wypada."
ALL_THERE = "Wszystkie terminy z przepisów już są na liście."


@transaction.atomic
def add_civic_date(values: Mapping[str, Any], *, by: User) -> CivicDate:
    """A day of the year more. Raises ValidationError by field."""
    if not rules.may_keep_civic_dates(by):
        raise PermissionDenied
    row = records.create(CivicDate, values)
    record("civic_date.added", row, by=by)
    return row


@transaction.atomic
def add_usual_dates(*, by: User) -> int:
    """Those that the law sets, which are not on the list yet. How many; ValidationError where there is none."""
    if not rules.may_keep_civic_dates(by):
        raise PermissionDenied
    there = set(CivicDate.objects.values_list("name", flat=True))
    lacking = [values for values in civic.usual_dates(clock.today().year) if values["name"] not in there]
    if not lacking:
        raise ValidationError(ALL_THERE)
    for values in lacking:
        add_civic_date(values, by=by)
    return len(lacking)


@transaction.atomic
def change_civic_date(row: CivicDate, values: Mapping[str, Any], *, revision: int | None, by: User) -> CivicDate:
    """Change what is asked of a year. Raises ChangedMeanwhile when someone else saved it first."""
    if not rules.may_keep_civic_dates(by):
        raise PermissionDenied
    row, changed = records.change(row, values, revision=revision)
    record("civic_date.changed", row, by=by, fields=changed)
    return row


@transaction.atomic
def tick_civic_date(row: CivicDate, *, year: int, done_on: date, note: str, by: User) -> CivicDone:
    """It was done for that year. Raises ValidationError the second time, of a day to come and a year without it."""
    row = lock_row(row)
    if not rules.may_tick_civic_dates(by):
        raise PermissionDenied
    if row.falls_on(year) is None:
        raise ValidationError(NOT_THAT_YEAR)
    if done_on > clock.today():
        raise ValidationError({"done_on": AHEAD})
    if CivicDone.objects.standing().filter(civic_date=row, year=year).exists():
        raise ValidationError(TICKED.format(year))
    values = {"done_on": done_on, "note": note}
    done = records.create(CivicDone, values, civic_date=row, year=year, at=clock.now(), **done_by(by, *Role))
    record("civic_date.ticked", done, by=by)
    return done


@transaction.atomic
def untick_civic_date(done: CivicDone, *, by: User) -> CivicDone:
    """It was ticked by mistake: the year waits again, and may be ticked once more. Raises ValidationError the second
    time."""
    if not rules.may_tick_civic_dates(by):
        raise PermissionDenied
    done = lock_row(done)
    if done.taken_back_at:
        raise ValidationError(TAKEN_BACK)
    named = done_by(by, *Role, field="taken_back_by")
    for field, value in {"taken_back_at": clock.now(), **named}.items():
        setattr(done, field, value)
    done.save()
    record("civic_date.unticked", done, by=by)
    return done
