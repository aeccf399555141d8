"""Standing help in numbers: entered for a month, corrected by a new row with a reason. Nothing is ever written over."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localtime

from activities import rules
from activities.models import Activity, Tally
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.text.date_formats import month_in_words

NOTHING_SAID = "Nie wpisano żadnej liczby. Wpisz choć jedną albo zaznacz, że nie liczono."
AHEAD = "Ten miesiąc jeszcze się nie zaczął. Wybierz miesiąc, który już trwa albo minął."
NOT_OFFERED = "Tej pomocy nie było jeszcze w ofercie. Jest w niej od: {}."
NEVER_OFFERED = "To jeszcze szkic. Opublikuj tę pozycję oferty, zanim policzysz pomoc."
ENDED = "Ta pomoc zakończyła się wcześniej. Ostatni miesiąc: {}."
WITH_DATES = "Ta pozycja ma spotkania z datami. Ich liczby wpisz w wynikach spotkań."
TAKEN = "To już wpisano: {}, {}. Jeśli było inaczej, popraw tamtą wartość."
CORRECTED = "Tę wartość już poprawiono: {}. Popraw najnowszą."
SAME = "Nic się nie zmieniło. Wpisz inną wartość albo wróć."
VALUES = ("number", "source", "comment")


def why_not_counted(activity: Activity, month: date) -> str:
    """The sentence that says why this offer has no numbers of that month (its first day); empty where it may."""
    if month > clock.today():
        return AHEAD
    if not activity.is_continuous:
        return WITH_DATES
    if activity.published_at is None:
        return NEVER_OFFERED
    first = localtime(activity.published_at).date().replace(day=1)
    if month < first:
        return NOT_OFFERED.format(month_in_words(first))
    if activity.ended_at and month > localtime(activity.ended_at).date():
        return ENDED.format(month_in_words(localtime(activity.ended_at).date()))
    return ""


@transaction.atomic
def enter_tallies(month: date, lines: Sequence[Mapping[str, Any]], *, by: User) -> int:
    """Enter numbers of one month, all or none, each an act of its own. How many. Raises ValidationError by the offer
    whose number is refused, or where there is none."""
    if not lines:
        raise ValidationError(NOTHING_SAID)
    in_order = sorted(lines, key=lambda line: line["activity"].pk)  # two people at once never wait for each other
    return len([enter_tally(line["activity"], month, line, by=by) for line in in_order])


@transaction.atomic
def enter_tally(activity: Activity, month: date, values: Mapping[str, Any], *, by: User) -> Tally:
    """Say how much of one unit there was in a month: a number, zero, or nothing with the reason why nobody counted.
    Raises ValidationError where somebody has said it already, or the offer did not stand then."""
    activity = lock_row(activity)
    if not rules.may_enter_result(by, activity):
        raise PermissionDenied
    if refusal := why_not_counted(activity, month):
        raise ValidationError(f"{activity}: {refusal}")
    unit = unit_of(values["unit"])
    if there := Tally.objects.current().filter(activity=activity, month=month, unit=unit).first():
        raise ValidationError(f"{activity}: {taken(there)}")
    given = {name: values[name] for name in VALUES}
    row = records.create(Tally, given, activity=activity, month=month, unit=unit, at=clock.now(), **done_by(by, *Role))
    record("tally.entered", row, by=by)
    return row


@transaction.atomic
def correct_tally(tally: Tally, values: Mapping[str, Any], *, by: User) -> Tally:
    """Say what it should have been, and why: a new row that stands in place of this one. Raises ValidationError when
    somebody has corrected it already, and where nothing differs."""
    activity = lock_row(tally.activity)
    if not rules.may_enter_result(by, activity):
        raise PermissionDenied
    if (newest := tally.newest) != tally:
        raise ValidationError(CORRECTED.format(newest.in_words))
    given = {name: values[name] for name in VALUES}
    if all(getattr(tally, name) == records.tidy(value) for name, value in given.items()):
        raise ValidationError({"number": SAME})
    same = {"activity": activity, "month": tally.month, "unit": tally.unit, "corrects": tally}
    row = records.create(Tally, given | {"reason": values["reason"]}, **same, at=clock.now(), **done_by(by, *Role))
    record("tally.corrected", row, by=by)
    return row


def taken(there: Tally) -> str:
    """The sentence that says who has said it already, and what."""
    return TAKEN.format(there.in_words, there.by_name)


def unit_of(typed: str) -> str:
    """The unit as it is stored: without capitals and spare spaces, so that „Podwózki” and „podwózki” are one."""
    return " ".join(str(records.tidy(typed)).lower().split())
