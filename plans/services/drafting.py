"""Writing a draft: every act locks the version first, so that a submission and an edit never cross."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet

from osl_site import clock, editing
from osl_site.accounts.models import User
from osl_site.audit.trail import record
from plans import rules
from plans.chapters import DEFAULT_TITLES
from plans.models import Action, Chapter, Goal, Indicator, Plan, Version
from plans.services.locking import draft

Typed = Mapping[str, Any]
Part = Chapter | Goal | Action | Indicator


@transaction.atomic
def create_plan(values: Typed, *, by: User) -> Plan:
    """Begin a plan for a period: version 0 as a draft, with the default chapters.

    Raises ValidationError when the period overlaps another plan's.
    """
    if not rules.may_draft(by):
        raise PermissionDenied
    plan = editing.create(Plan, values)
    version = Version.objects.create(plan=plan, number=0, created_at=clock.now(), changed_at=clock.now())
    Chapter.objects.bulk_create(
        Chapter(version=version, position=position, title=title) for position, title in enumerate(DEFAULT_TITLES, 1)
    )
    record("plan.created", plan, by=by)
    return plan


@transaction.atomic
def change_version(version: Version, values: Typed, *, revision: int | None, by: User) -> Version:
    """Change what belongs to the whole: the common manner, and of an update its reason and conclusions."""
    draft(version.pk, by)
    version, changed = editing.change(version, values, revision=revision)
    record("version.changed", version, by=by, fields=changed)
    return version


@transaction.atomic
def add_chapter(version: Version, values: Typed, *, by: User) -> Chapter:
    """Add a chapter at the end of the draft."""
    version = draft(version.pk, by)
    chapter = editing.create(Chapter, values, version=version, position=_next(version.chapters))
    record("chapter.added", chapter, by=by)
    return chapter


@transaction.atomic
def change_chapter(chapter: Chapter, values: Typed, *, revision: int | None, by: User) -> Chapter:
    """Rewrite a chapter. Raises ChangedMeanwhile when someone else saved it first."""
    draft(chapter.version_id, by)
    chapter, changed = editing.change(chapter, values, revision=revision)
    record("chapter.changed", chapter, by=by, fields=changed)
    return chapter


@transaction.atomic
def add_goal(version: Version, values: Typed, *, by: User) -> Goal:
    """Add a goal, resting on conclusions of the recognition or saying why on none."""
    version = draft(version.pk, by)
    goal = editing.create(Goal, values, version=version, position=_next(version.goals))
    record("goal.added", goal, by=by)
    return goal


@transaction.atomic
def change_goal(goal: Goal, values: Typed, *, revision: int | None, by: User) -> Goal:
    """Change a goal. Raises ChangedMeanwhile when someone else saved it first."""
    draft(goal.version_id, by)
    goal, changed = editing.change(goal, values, revision=revision)
    record("goal.changed", goal, by=by, fields=changed)
    return goal


@transaction.atomic
def add_action(goal: Goal, values: Typed, *, by: User) -> Action:
    """Add an action to a goal. What the law wants of it is asked at submission, not while it is being written."""
    draft(goal.version_id, by)
    action = editing.create(Action, values, goal=goal, position=_next(goal.actions))
    record("action.added", action, by=by)
    return action


@transaction.atomic
def change_action(action: Action, values: Typed, *, revision: int | None, by: User) -> Action:
    """Change an action. Raises ChangedMeanwhile when someone else saved it first."""
    draft(version_of(action), by)
    action, changed = editing.change(action, values, revision=revision)
    record("action.changed", action, by=by, fields=changed)
    return action


@transaction.atomic
def add_indicator(action: Action, values: Typed, *, by: User) -> Indicator:
    """Say how one will know that the action works."""
    draft(version_of(action), by)
    indicator = editing.create(Indicator, values, action=action, position=_next(action.indicators))
    record("indicator.added", indicator, by=by)
    return indicator


@transaction.atomic
def change_indicator(indicator: Indicator, values: Typed, *, revision: int | None, by: User) -> Indicator:
    """Change an indicator. Raises ChangedMeanwhile when someone else saved it first."""
    draft(version_of(indicator), by)
    indicator, changed = editing.change(indicator, values, revision=revision)
    record("indicator.changed", indicator, by=by, fields=changed)
    return indicator


@transaction.atomic
def remove(part: Part, *, by: User) -> None:
    """Take a chapter, goal, action or indicator out of a draft, with what is below it."""
    draft(version_of(part), by)
    if not _neighbours(part).filter(pk=part.pk).exists():
        raise ValidationError(editing.GONE)
    record("plan_part.removed", part, by=by)
    part.delete()


@transaction.atomic
def move(part: Part, step: int, *, by: User) -> None:
    """Move a part one place up (-1) or down (1) among its neighbours; at the edge it stays where it is."""
    draft(version_of(part), by)
    rows = list(_neighbours(part))
    if part not in rows:
        raise ValidationError(editing.GONE)
    here = rows.index(part)
    there = min(max(here + step, 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    for position, row in enumerate(rows, 1):
        row.position = position
    type(part).objects.bulk_update(rows, ["position"])
    record("plan_part.moved", part, by=by, fields=["position"])


@transaction.atomic
def discard(version: Version, *, by: User) -> None:
    """Throw a draft away that was never handed over; a plan without any other version goes with it."""
    version = draft(version.pk, by)
    plan = version.plan
    record("version.discarded", version, by=by)
    for part in (*version.goals.all(), *version.chapters.all()):
        part.delete()
    version.delete()
    if not plan.versions.exists():
        plan.delete()


def version_of(part: Part) -> int:
    """The id of the version that a part stands in."""
    if isinstance(part, Indicator):
        return part.action.goal.version_id
    return part.goal.version_id if isinstance(part, Action) else part.version_id


def _neighbours(part: Part) -> QuerySet[Any]:
    if isinstance(part, Indicator):
        return part.action.indicators.all()
    if isinstance(part, Action):
        return part.goal.actions.all()
    return part.version.goals.all() if isinstance(part, Goal) else part.version.chapters.all()


def _next(rows: QuerySet[Any]) -> int:
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1
