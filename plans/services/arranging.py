"""Order and removal in a draft: nothing that someone else changed meanwhile is moved or removed unseen."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, Q, QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import GONE
from plans.models import Action, Chapter, Goal, Indicator, Version
from plans.services.drafting import ACTIONS_STAND_BELOW, next_of, number_goals, version_of
from plans.services.locking import lock_draft

Part = Chapter | Goal | Action | Indicator
REORDERED = "Ktoś inny zmienił w tym czasie kolejność. Zobacz, jak jest teraz, i przestaw jeszcze raz."
CHANGED_SINCE = "Ktoś inny zmienił to w tym czasie. Zobacz, co jest teraz, i potwierdź jeszcze raz."


class ChangedSinceSeen(ValidationError):
    """What is to be removed is no longer what the person saw."""

    def __init__(self) -> None:
        super().__init__(CHANGED_SINCE)


@transaction.atomic
def move(part: Part, step: int, *, seen: int | None = None, by: User) -> None:
    """Move a part one place up (-1) or down (1) among its neighbours; at the edge it stays where it is.

    Raises ValidationError when it no longer stands at the place where the person saw it (`seen`).
    """
    lock_draft(version_of(part), by)
    rows = list(neighbours(part))
    if part not in rows:
        raise ValidationError(GONE)
    here = rows.index(part)
    if seen is not None and seen != here + 1:
        raise ValidationError(REORDERED)
    there = min(max(here + step, 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    _number(rows)
    if isinstance(part, Goal):
        number_goals(part.version)
    record("plan_part.moved", part, by=by, fields=["position"])


@transaction.atomic
def move_to_goal(action: Action, goal: Goal, *, revision: int | None, by: User) -> Action:
    """Put an action last under another goal of the same draft; what follows it there moves up.

    Raises ChangedMeanwhile when someone else saved it first, ValidationError when that goal is not of this draft.
    """
    version = lock_draft(version_of(action), by)
    goal = version.goals.filter(pk=goal.pk).first()
    if goal is None:
        raise ValidationError({"goal": "Tego celu nie ma już w tej wersji. Wybierz inny."})
    if goal.is_main:
        raise ValidationError({"goal": ACTIONS_STAND_BELOW})
    left = list(action.goal.actions.exclude(pk=action.pk))
    values = {"goal": goal} if action.goal_id == goal.pk else {"goal": goal, "position": next_of(goal.actions)}
    action, changed = records.change(action, values, revision=revision)
    if changed:
        _number(left)
    record("plan_part.moved", action, by=by, fields=changed)
    return action


@transaction.atomic
def remove(part: Part, *, seen: str | None = None, by: User) -> None:
    """Take a chapter, goal, action or indicator out of a draft, with what is below it; the others move up. Detailed
    goals of a main one stay.

    `seen` is what `edition_of` said when the person was asked: raises ChangedSinceSeen when it has changed.
    """
    lock_draft(version_of(part), by)
    if not neighbours(part).filter(pk=part.pk).exists():
        raise ValidationError(GONE)
    _refuse_unseen(part, seen)
    record("plan_part.removed", part, by=by)
    others = list(neighbours(part).exclude(pk=part.pk))
    part.delete()
    if isinstance(part, Goal):
        number_goals(part.version)
    else:
        _number(others)


@transaction.atomic
def discard(version: Version, *, seen: str | None = None, by: User) -> None:
    """Throw a draft away that was never handed over; a plan without any other version goes with it.

    `seen` as for `remove`.
    """
    version = lock_draft(version.pk, by)
    _refuse_unseen(version, seen)
    plan = version.plan
    record("version.discarded", version, by=by)
    for part in (*version.goals.all(), *version.chapters.all()):
        part.delete()
    version.delete()
    if not plan.versions.exists():
        plan.delete()


def edition_of(row: Part | Version) -> str:
    """What stands here now and below, as one short line that changes with any of it. At most five queries."""
    rows: list[Model] = [type(row).objects.only("revision").get(pk=row.pk)]
    rows += _below(row)
    return "-".join(f"{below.pk}.{below.revision}" for below in rows)


def _below(row: Part | Version) -> list[Model]:
    if isinstance(row, Version):
        actions = Action.objects.filter(goal__version=row.pk)
        rows = [*row.chapters.only("version", "revision"), *row.goals.only("version", "revision")]
    elif isinstance(row, Goal):
        actions, rows = Action.objects.filter(goal=row.pk), list(row.indicators.only("goal", "revision"))
    else:
        return list(row.indicators.only("action", "revision")) if isinstance(row, Action) else []
    of_goals = Q(goal__version=row.pk) if isinstance(row, Version) else Q(pk__in=[])
    indicators = Indicator.objects.filter(Q(action__in=actions.values("pk")) | of_goals)
    return [*rows, *actions.only("revision").order_by("pk"), *indicators.only("revision").order_by("pk")]


def _refuse_unseen(row: Part | Version, seen: str | None) -> None:
    if seen is not None and seen != edition_of(row):
        raise ChangedSinceSeen


def neighbours(part: Part) -> QuerySet[Any]:
    """The rows among which the part has its place, itself included."""
    if isinstance(part, Indicator):
        return (part.action or part.goal).indicators.all()
    if isinstance(part, Action):
        return part.goal.actions.all()
    if isinstance(part, Goal):
        return part.version.goals.filter(is_main=part.is_main, main=part.main_id)
    return part.version.chapters.all()


def _number(rows: list[Any]) -> None:
    """Positions from 1 on, in this order, without gaps."""
    for position, row in enumerate(rows, 1):
        row.position = position
    if rows:
        type(rows[0]).objects.bulk_update(rows, ["position"])
