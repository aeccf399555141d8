"""The next attempt and the next update: copies in which everything keeps its key."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max, Model

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.search import services as search
from osl_site.common.withdrawal import services as withdrawal
from plans import rules
from plans.drafting.goal_order import in_order
from plans.models import Plan, State, TermDecision, TermKind, Version
from plans.services.locking import lock_version

NOT_COPIED = {"id", "goal", "version", "action", "main"}


@transaction.atomic
def next_attempt(version: Version, *, by: User) -> Version:
    """After a return or a withdrawal: a draft that begins as a copy, under the same number."""
    lock_row(version.plan)  # before its version: whoever opens an update meanwhile waits for it, too
    version = lock_version(version.pk)
    if not rules.may_draft(by):
        raise PermissionDenied
    if version.state not in (State.RETURNED, State.WITHDRAWN):
        raise ValidationError("Następne podejście jest możliwe po zwrocie albo po wycofaniu.")
    attempt = _copy(version, number=version.number, attempt=version.attempt + 1, reason=version.reason)
    attempt.changed_conclusions.set(version.changed_conclusions.all())
    record("version.attempted_again", attempt, by=by)
    return attempt


@transaction.atomic
def open_update(plan: Plan, values: Mapping[str, Any], *, by: User) -> Version:
    """Begin an update of the plan: a draft that begins as a copy of the newest approved version.

    `values` are the reason and the conclusions that changed (art. 20 ust. 2). An update that was withdrawn or returned
    keeps its number: the new one is the next attempt at it. Raises ValidationError while another version is open, or
    when nothing was approved yet.
    """
    plan = lock_row(plan)
    if not rules.may_draft(by):
        raise PermissionDenied
    approved = plan.versions.filter(state=State.APPROVED).order_by("-number").first()
    if approved is None:
        raise ValidationError("Zaktualizować można tylko zatwierdzony plan.")
    reason = records.tidy(values["reason"])
    if not reason:
        raise ValidationError({"reason": "Napisz, z jakiej przyczyny plan jest aktualizowany."})
    if TermDecision.objects.filter(version__plan=plan, kind=TermKind.REPEALED).exists():
        raise ValidationError("Ten plan jest uchylony, więc nie można go aktualizować. Załóż nowy plan.")
    withdrawal.refuse_choosing(values)
    number = approved.number + 1
    tried = plan.versions.filter(number=number).aggregate(last=Max("attempt"))["last"] or 0
    update = _copy(approved, number=number, attempt=tried + 1, reason=reason, ends_on=plan.last_day)
    update.changed_conclusions.set(values["changed_conclusions"])
    record("update.opened", update, by=by)
    return update


def _copy(source: Version, *, number: int, attempt: int, reason: str, ends_on: date | None = None) -> Version:
    """A draft with the same content; of a plan that was prolonged it ends when the plan does."""
    moment = clock.now()
    copy = Version(
        plan=source.plan,
        number=number,
        attempt=attempt,
        reason=reason,
        title=source.title,
        starts_on=source.starts_on,
        ends_on=ends_on or source.ends_on,
        manner=source.manner,
        created_at=moment,
        changed_at=moment,
    )
    copy.full_clean()  # says that another version is open
    copy.save()
    made = [copy, *(_copy_row(chapter, version=copy) for chapter in source.chapters.all())]
    copies: dict[int | None, Model | None] = {None: None}
    for goal in in_order(source.goals.all()):  # a main goal before its detailed ones
        copies[goal.pk] = new_goal = _copy_row(goal, version=copy, main=copies[goal.main_id])
        for indicator in goal.indicators.all():
            _copy_row(indicator, goal=new_goal)
        for action in goal.actions.all():
            new_action = _copy_row(action, goal=new_goal)
            made.append(new_action)
            for indicator in action.indicators.all():
                _copy_row(indicator, action=new_action)
        made.append(new_goal)
    search.index(*made)
    return copy


def _copy_row(row: Model, **parent: Model | None) -> Model:
    """A new row with the same content and key below another parent, many-to-many included."""
    values = {
        field.name: getattr(row, field.name) for field in row._meta.concrete_fields if field.name not in NOT_COPIED
    }
    copy = type(row).objects.create(**values | {"revision": 1}, **parent)
    for field in row._meta.many_to_many:
        getattr(copy, field.name).set(getattr(row, field.name).all())
    return copy
