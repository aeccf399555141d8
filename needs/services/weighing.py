"""Weighing needs: begun with the criteria of that day, weighed by each person for themselves, closed for good."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from needs import rules
from needs.models import Criterion, Need, WeighedNeed, WeighingSession, Weight
from needs.models.weighing import MARKS, NO_REASON
from needs.weighing.ranking import ranking
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.withdrawal import services as withdrawal

IS_CLOSED = "To ważenie jest zamknięte. Jego wyniku nikt już nie zmieni; możesz zacząć nowe."
NOTHING_WEIGHED = "Żadna potrzeba nie jest jeszcze zważona. Zważ choć jedną, potem zamknij."
WEIGHED_ALREADY = "Ktoś już ważył potrzeby w tym ważeniu. Nie da się go usunąć, można je zamknąć."
NO_NEEDS = "Wybierz potrzeby, które ważycie."
STAYS_WEIGHED = "{} ktoś już zważył, więc zostaje na liście."
NOT_ON_LIST = "Tej potrzeby nie ma już w tym ważeniu. Otwórz je jeszcze raz."
ALL_THREE = "Odpowiedz na wszystkie trzy pytania."


@dataclass(frozen=True)
class Mark:
    """One answer: 1 to 3, and why in one sentence."""

    value: int
    why: str


@transaction.atomic
def open_weighing(values: Mapping[str, Any], *, needs: Iterable[Need], by: User) -> WeighingSession:
    """Begin to weigh these needs by the criteria as they are worded today. Raises ValidationError by field: without
    needs, for one that is withdrawn, while the same round (or, without one, another weighing) is open."""
    if not rules.may_edit(by):
        raise PermissionDenied
    chosen = _chosen(needs)
    criteria = [one.in_words for one in Criterion.objects.order_by("position")]
    session = records.create(WeighingSession, values, criteria=criteria, opened_at=clock.now(), **done_by(by, *Role))
    WeighedNeed.objects.bulk_create(WeighedNeed(session=session, need_id=pk) for pk in chosen)
    record("weighing.opened", session, by=by)
    return session


@transaction.atomic
def change_weighing(
    session: WeighingSession, values: Mapping[str, Any], *, needs: Iterable[Need], revision: int | None, by: User
) -> WeighingSession:
    """Rename an open weighing, add needs or take away those that nobody weighed. Raises ChangedMeanwhile,
    ValidationError by field."""
    session = _held_open(session)
    if not rules.may_edit(by):
        raise PermissionDenied
    there = dict(session.weighed.values_list("need_id", "pk"))
    chosen = _chosen(needs, kept=there)
    session, changed = records.change(session, values, revision=revision)
    gone = [there[pk] for pk in there.keys() - set(chosen)]
    if used := WeighedNeed.objects.filter(pk__in=gone, weights__isnull=False).order_by("need").first():
        raise ValidationError({"needs": STAYS_WEIGHED.format(used.need.code)})
    WeighedNeed.objects.filter(pk__in=gone).delete()
    new = [pk for pk in chosen if pk not in there]
    WeighedNeed.objects.bulk_create(WeighedNeed(session=session, need_id=pk) for pk in new)
    if changed or gone or new:
        record("weighing.changed", session, by=by, fields=changed)
    return session


@transaction.atomic
def weigh(weighed: WeighedNeed, marks: Mapping[int, Mark], *, by: User) -> WeighedNeed:
    """Say of one need how this person weighs it by each criterion (its number to the mark); said again while the
    weighing is open, it is changed. Raises ValidationError once it is closed."""
    session = _held_open(weighed.session)
    if not rules.may_weigh(by):
        raise PermissionDenied
    if not session.weighed.filter(pk=weighed.pk).exists():
        raise ValidationError(NOT_ON_LIST)
    if marks.keys() != {one.pk for one in session.asked} or any(mark.value not in MARKS for mark in marks.values()):
        raise ValidationError(ALL_THREE)
    said = {weight.criterion_id: weight for weight in weighed.weights.filter(by=by)}
    for criterion, mark in marks.items():
        weight = said.get(criterion) or Weight(weighed=weighed, criterion_id=criterion)
        _say(weight, mark, by)
    record("need.weighed", weighed.need, by=by)
    return weighed


def _say(weight: Weight, mark: Mark, by: User) -> None:
    why = records.tidy(mark.why)
    if not why:
        raise ValidationError(NO_REASON)
    if (weight.value, weight.why) == (mark.value, why):
        return
    weight.value, weight.why, weight.at = mark.value, why, clock.now()
    for name, value in done_by(by, *Role).items():
        setattr(weight, name, value)
    records.store(weight)


@transaction.atomic
def give_dots(
    session: WeighingSession,
    dots: Mapping[int, int | None],
    values: Mapping[str, Any],
    *,
    revision: int | None,
    by: User,
) -> WeighingSession:
    """Write down how many dots residents gave each need (by its number), and where, when and how many people did. None
    is „not counted”. Raises ChangedMeanwhile, ValidationError once it is closed."""
    session = _held_open(session)
    if not rules.may_edit(by):
        raise PermissionDenied
    there = {row.need_id: row for row in session.weighed.all()}
    if dots.keys() - there.keys():
        raise ValidationError(NOT_ON_LIST)
    session, changed = records.change(session, values, revision=revision)
    moved = [there[pk] for pk, count in dots.items() if there[pk].dots != count]
    for row in moved:
        row.dots = dots[row.need_id]
    WeighedNeed.objects.bulk_update(moved, ["dots"])
    if changed or moved:
        record("weighing.dots_counted", session, by=by, fields=changed)
    return session


@transaction.atomic
def close_weighing(session: WeighingSession, *, by: User) -> WeighingSession:
    """Close it for good: from now on the list of needs goes by it. Raises ValidationError where nothing is weighed, and
    the second time."""
    session = _held_open(session)
    if not rules.may_edit(by):
        raise PermissionDenied
    if not any(one.place for one in ranking(session)):
        raise ValidationError(NOTHING_WEIGHED)
    ended = {"closed_at": clock.now(), **done_by(by, *Role, field="closed_by")}
    for name, value in ended.items():
        setattr(session, name, value)
    session.revision += 1
    session.save(update_fields=[*ended, "revision"])
    record("weighing.closed", session, by=by)
    return session


@transaction.atomic
def remove_weighing(session: WeighingSession, *, by: User) -> None:
    """Remove one that was begun by mistake. Raises ValidationError where somebody weighed, and once it is closed."""
    session = _held_open(session)
    if not rules.may_edit(by):
        raise PermissionDenied
    if Weight.objects.filter(weighed__session=session).exists():
        raise ValidationError(WEIGHED_ALREADY)
    record("weighing.removed", session, by=by)
    session.delete()


@transaction.atomic
def change_criterion(criterion: Criterion, values: Mapping[str, Any], *, revision: int | None, by: User) -> Criterion:
    """Word a criterion otherwise; weighings that have begun keep the words of their first day. Raises ChangedMeanwhile,
    ValidationError by field."""
    if not rules.may_edit_criteria(by):
        raise PermissionDenied
    criterion, changed = records.change(criterion, values, revision=revision)
    if changed:
        record("criterion.changed", criterion, by=by, fields=changed)
    return criterion


def _held_open(session: WeighingSession) -> WeighingSession:
    """As it stands now, held until the transaction ends. Raises ValidationError when it is closed or gone."""
    session = lock_row(session)
    if not session.is_open:
        raise ValidationError(IS_CLOSED)
    return session


def _chosen(needs: Iterable[Need], kept: Mapping[int, int] | None = None) -> list[int]:
    rows = {need.pk: need for need in needs}
    if not rows:
        raise ValidationError({"needs": NO_NEEDS})
    withdrawal.refuse_choosing({"needs": [need for pk, need in rows.items() if pk not in (kept or {})]})
    return sorted(rows)
