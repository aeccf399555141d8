"""Values of indicators: entered for a period, many at once, corrected by a newer row that says why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.centre.models import Locality, TargetGroup
from osl_site.common.database.records import tidy
from osl_site.common.text.date_formats import polish_day
from osl_site.common.text.number_format import number
from plans import rules
from plans.measuring.measured import Measured, measured_by
from plans.models import Aggregate, Axis, IndicatorEntry, IndicatorPart
from plans.services.locking import hold_key

AHEAD = "Ta data dopiero będzie. Wpisz najpóźniej dziś."
BACKWARDS = "Koniec okresu jest wcześniejszy niż początek. Popraw jedną z dat."
OUTSIDE = "Okres wychodzi poza plan, który trwa od {} do {} Skróć go."
OVERLAPS = "Ten okres pokrywa się z już wpisanym (od {} do {}). Zmień daty albo popraw tamtą wartość."
COUNTED = "Ten wskaźnik liczy aplikacja, więc wartości się nie wpisuje."
EITHER = "Wpisz wartość albo napisz, dlaczego nie liczono. Zero znaczy „nic”."
NOT_BOTH = "Jest wartość, więc liczono. Wyczyść wartość albo to zdanie."
NO_SOURCE = "Napisz, skąd jest ta wartość, na przykład: zeszyt dyżuru."
NEGATIVE = "Wpisz zero albo liczbę większą od zera."
YES_OR_NO = "Wpisz 1, co znaczy „tak”, albo 0, co znaczy „nie”."
OUT_OF = "Wpisz, z ilu jest ta część: liczbę większą od zera."
MORE_THAN_ALL = "Część nie może być większa niż całość. Popraw jedną z liczb."
NOT_ADDED_UP = "Suma grup to {}, a razem {}. Popraw jedno."
NOT_ADDED_UP_BY_PLACE = "Suma miejsc to {}, a razem {}. Popraw jedno."
CORRECTED = "Tę wartość już poprawiono. Popraw najnowszą."
SAME = "Nic się nie zmieniło. Wpisz inną wartość albo wróć."
NO_REASON = "Napisz, dlaczego poprawiasz tę wartość."
NO_INDICATOR = "Tego wskaźnika nie ma w żadnym zatwierdzonym planie."


@dataclass(frozen=True)
class Part:
    """How much of a value is of a group or a place; without either, of all the others."""

    axis: Axis
    value: Decimal
    group: TargetGroup | None = None
    locality: Locality | None = None


@dataclass(frozen=True)
class Typed:
    """What somebody typed of one indicator for a period, both days included."""

    first: date
    last: date
    value: Decimal | None = None
    out_of: Decimal | None = None
    not_counted: str = ""
    source: str = ""
    comment: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def tidied(self) -> "Typed":
        words = {name: tidy(getattr(self, name)) for name in ("not_counted", "source", "comment")}
        return replace(self, **words | {"source": words["source"] if self.value is not None else ""})


@transaction.atomic
def enter_value(key: UUID, typed: Typed, *, by: User) -> IndicatorEntry:
    """Enter the value of an indicator for a period, or why it was not counted. Raises ValidationError by field."""
    return _enter(key, typed, by=by)


@transaction.atomic
def enter_values(rows: Sequence[tuple[UUID, Typed]], *, by: User) -> list[IndicatorEntry]:
    """Enter those of many indicators, all or none. Raises ValidationError of the fields „0-value”, „1-source”, by the
    place of the row."""
    entered: dict[UUID, IndicatorEntry] = {}
    refused: dict[str, list[str]] = {}
    for place, (key, typed) in sorted(enumerate(rows), key=lambda row: str(row[1][0])):  # locks in one order
        try:
            entered[key] = _enter(key, typed, by=by)
        except ValidationError as error:
            said = error.message_dict if hasattr(error, "error_dict") else {"value": error.messages}
            refused |= {f"{place}-{field}": sentences for field, sentences in said.items()}
    if refused:
        raise ValidationError(refused)
    return [entered[key] for key, _typed in rows]


@transaction.atomic
def correct_value(entry: IndicatorEntry, typed: Typed, *, reason: str, by: User) -> IndicatorEntry:
    """Put a newer row in the place of an entry; the old one stays to be read. Raises ValidationError by field, and
    of one that somebody corrected before."""
    if not rules.may_enter_values(by):
        raise PermissionDenied
    hold_key(entry.key)
    if entry.newest != entry:
        raise ValidationError(CORRECTED)
    typed = replace(typed, first=entry.first_day, last=entry.last_day).tidied
    refused = _refused_value(Aggregate(entry.aggregate), typed)
    if not tidy(reason):
        refused["reason"] = NO_REASON
    if not refused and _is_same(entry, typed):
        refused["value"] = SAME
    if refused:
        raise ValidationError(refused)
    newer = _create(entry.key, Aggregate(entry.aggregate), typed, by, corrects=entry, reason=tidy(reason))
    record("indicator.value_corrected", newer, by=by)
    return newer


def _enter(key: UUID, typed: Typed, *, by: User) -> IndicatorEntry:
    if not rules.may_enter_values(by):
        raise PermissionDenied
    hold_key(key)
    measured = measured_by(key)
    if measured is None:
        raise ValidationError(NO_INDICATOR)
    if measured.is_counted:
        raise ValidationError(COUNTED)
    if refused := refusals_of(measured, typed):
        raise ValidationError(refused)
    entry = _create(key, aggregate_of(measured), typed.tidied, by)
    record("indicator.value_entered", entry, by=by)
    return entry


def refusals_of(measured: Measured, typed: Typed) -> dict[str, str]:
    """What of these values cannot be, by field: all of it at once, as `enter_value` would refuse it. Two queries."""
    typed = typed.tidied
    return _refused_period(measured, typed) | _refused_value(aggregate_of(measured), typed)


def aggregate_of(measured: Measured) -> Aggregate:
    """How it was measured so far: a later text does not read earlier entries anew. One query."""
    first = IndicatorEntry.objects.filter(key=measured.key).values_list("aggregate", flat=True).first()
    return Aggregate(first) if first else measured.aggregate


def _is_same(entry: IndicatorEntry, typed: Typed) -> bool:
    """Whether nothing of the value differs. One query."""
    names = ("value", "out_of", "not_counted", "source", "comment")
    parts = {(part.axis, part.group_id, part.locality_id, part.value) for part in entry.parts.all()}
    said = {
        (part.axis, part.group and part.group.pk, part.locality and part.locality.pk, part.value)
        for part in typed.parts
    }
    return all(getattr(entry, name) == getattr(typed, name) for name in names) and parts == said


def _refused_period(measured: Measured, typed: Typed) -> dict[str, str]:
    if typed.first > typed.last:
        return {"last": BACKWARDS}
    if typed.last > clock.today():
        return {"last": AHEAD}
    if typed.first < measured.first_day or typed.last > measured.last_day:
        at = "first" if typed.first < measured.first_day else "last"
        return {at: OUTSIDE.format(polish_day(measured.first_day), polish_day(measured.last_day))}
    there = IndicatorEntry.objects.filter(key=measured.key, period__overlap=_range(typed)).first()
    if there:
        return {"first": OVERLAPS.format(polish_day(there.first_day), polish_day(there.last_day))}
    return {}


def _refused_value(aggregate: Aggregate, typed: Typed) -> dict[str, str]:
    """What of the value cannot be, by field."""
    if typed.value is None:
        return {} if typed.not_counted else {"value": EITHER}
    refused = {}
    if typed.not_counted:
        refused["not_counted"] = NOT_BOTH
    if not typed.source:
        refused["source"] = NO_SOURCE
    if typed.value < 0:
        refused["value"] = NEGATIVE
    elif aggregate == Aggregate.YES_NO and typed.value not in (0, 1):
        refused["value"] = YES_OR_NO
    elif aggregate == Aggregate.SHARE and not (typed.out_of and typed.out_of > 0):
        refused["out_of"] = OUT_OF
    elif aggregate == Aggregate.SHARE and typed.value > typed.out_of:
        refused["value"] = MORE_THAN_ALL
    for axis, sentence in ((Axis.GROUP, NOT_ADDED_UP), (Axis.PLACE, NOT_ADDED_UP_BY_PLACE)):
        parts = [part.value for part in typed.parts if part.axis == axis]
        if parts and sum(parts) != typed.value:
            refused.setdefault("value", sentence.format(number(sum(parts)), number(typed.value)))
    return refused


def _create(
    key: UUID,
    aggregate: Aggregate,
    typed: Typed,
    by: User,
    corrects: IndicatorEntry | None = None,
    reason: str = "",
) -> IndicatorEntry:
    is_share = aggregate == Aggregate.SHARE and typed.value is not None
    entry = IndicatorEntry(
        key=key,
        period=_range(typed),
        aggregate=aggregate,
        value=typed.value,
        out_of=typed.out_of if is_share else None,
        not_counted=typed.not_counted,
        source=typed.source,
        comment=typed.comment,
        corrects=corrects,
        reason=reason,
        at=clock.now(),
        **done_by(by, *Role),
    )
    entry.clean_fields(exclude=["period", "corrects", "by"])
    entry.save()
    parts = typed.parts if typed.value is not None and aggregate not in (Aggregate.SHARE, Aggregate.YES_NO) else ()
    IndicatorPart.objects.bulk_create(
        IndicatorPart(entry=entry, axis=part.axis, group=part.group, locality=part.locality, value=part.value)
        for part in parts
    )
    return entry


def _range(typed: Typed) -> DateRange:
    return DateRange(typed.first, typed.last + timedelta(days=1))
