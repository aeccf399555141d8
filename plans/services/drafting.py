"""Writing a draft: every act locks the version first, so that a submission and an edit never cross."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from plans import rules
from plans.drafting.outlines import EIGHT, ONE_TEXT, Outline, Shape
from plans.drafting.own_words import understood
from plans.models import Action, Chapter, Goal, Indicator, Plan, TemplateChapter, Version
from plans.services.locking import lock_draft

Typed = Mapping[str, Any]
NAME_THE_TABLE = "Ten plan jest jedną tabelą działań. Najpierw napisz, jaki jest jej cel, a potem dodaj następny."
WORDS_OF_A_GOAL = "Napisz, jaki to jest cel. Bez celu może być tylko plan, który jest jedną tabelą działań."


@transaction.atomic
def create_plan(values: Typed, *, shape: str = Shape.EIGHT, by: User) -> Plan:
    """Begin a plan for a period: version 0 as a draft, laid out as chosen; a plan of one table has no goals.

    Its period may overlap another plan's: only one of them will be approved for those days. Raises ValidationError by
    field.
    """
    if not rules.may_draft(by):
        raise PermissionDenied
    plan = Plan.objects.create(created_at=clock.now())
    version = records.create(Version, values, plan=plan, number=0)
    Chapter.objects.bulk_create(
        Chapter(version=version, position=position, title=chapter.title, guidance=chapter.guidance)
        for position, chapter in enumerate(outline_of(shape), 1)
    )
    if shape == Shape.TABLE:
        records.create(Goal, {"text": ""}, version=version, position=1)
    record("plan.created", plan, by=by)
    return plan


def outline_of(shape: str) -> list[Outline]:
    """The chapters that a plan laid out so begins with. The office's own: one query."""
    if shape == Shape.OWN:
        return [Outline(row.title, row.guidance) for row in TemplateChapter.objects.all()]
    return list(ONE_TEXT if shape == Shape.TABLE else EIGHT)


@transaction.atomic
def change_version(version: Version, values: Typed, *, revision: int | None, by: User) -> Version:
    """Change what belongs to the whole: title, period, common manner, and of an update its reason and conclusions."""
    lock_draft(version.pk, by)
    version, changed = records.change(version, values, revision=revision)
    record("version.changed", version, by=by, fields=changed)
    return version


@transaction.atomic
def add_chapter(version: Version, values: Typed, *, by: User) -> Chapter:
    """Add a chapter at the end of the draft."""
    version = lock_draft(version.pk, by)
    chapter = records.create(Chapter, values, version=version, position=next_of(version.chapters))
    record("chapter.added", chapter, by=by)
    return chapter


@transaction.atomic
def change_chapter(chapter: Chapter, values: Typed, *, revision: int | None, by: User) -> Chapter:
    """Rewrite a chapter. Raises ChangedMeanwhile when someone else saved it first."""
    lock_draft(chapter.version_id, by)
    chapter, changed = records.change(chapter, values, revision=revision)
    record("chapter.changed", chapter, by=by, fields=changed)
    return chapter


@transaction.atomic
def add_goal(version: Version, values: Typed, *, by: User) -> Goal:
    """Add a goal, resting on conclusions of the recognition or saying why on none.

    Raises ValidationError in a plan of one table, and for a goal without words beside others.
    """
    version = lock_draft(version.pk, by)
    if version.goals.filter(text="").exists():
        raise ValidationError(NAME_THE_TABLE)
    _refuse_without_words(values, beside=version.goals.all())
    goal = records.create(Goal, values, version=version, position=next_of(version.goals))
    record("goal.added", goal, by=by)
    return goal


@transaction.atomic
def change_goal(goal: Goal, values: Typed, *, revision: int | None, by: User) -> Goal:
    """Change a goal. Raises ChangedMeanwhile when someone else saved it first."""
    lock_draft(goal.version_id, by)
    _refuse_without_words(values, beside=Goal.objects.filter(version=goal.version_id).exclude(pk=goal.pk))
    goal, changed = records.change(goal, values, revision=revision)
    record("goal.changed", goal, by=by, fields=changed)
    return goal


@transaction.atomic
def add_action(goal: Goal, values: Typed, *, by: User) -> Action:
    """Add an action to a goal. What the law wants of it is asked at submission, not while it is being written."""
    version = lock_draft(goal.version_id, by)
    goal = lock_row(goal)
    action = records.create(Action, _timed(values, version), goal=goal, position=next_of(goal.actions))
    record("action.added", action, by=by)
    return action


@transaction.atomic
def change_action(action: Action, values: Typed, *, revision: int | None, by: User) -> Action:
    """Change an action. Raises ChangedMeanwhile when someone else saved it first."""
    version = lock_draft(version_of(action), by)
    action, changed = records.change(action, _timed(values, version), revision=revision)
    record("action.changed", action, by=by, fields=changed)
    return action


@transaction.atomic
def add_indicator(action: Action, values: Typed, *, by: User) -> Indicator:
    """Say how one will know that the action works."""
    lock_draft(version_of(action), by)
    action = lock_row(action)
    indicator = records.create(Indicator, values, action=action, position=next_of(action.indicators))
    record("indicator.added", indicator, by=by)
    return indicator


@transaction.atomic
def change_indicator(indicator: Indicator, values: Typed, *, revision: int | None, by: User) -> Indicator:
    """Change an indicator. Raises ChangedMeanwhile when someone else saved it first."""
    lock_draft(version_of(indicator), by)
    indicator, changed = records.change(indicator, values, revision=revision)
    record("indicator.changed", indicator, by=by, fields=changed)
    return indicator


def _timed(values: Typed, version: Version) -> Typed:
    """With the words of a time the days that they come to in the plan's period."""
    if "time_words" not in values:
        return values
    time = understood(records.tidy(values["time_words"]), (version.starts_on, version.ends_on))
    days = {"time_kind": time.kind, "time_from": time.start, "time_to": time.end, "time_text": ""}
    return {**values, **days}


def _refuse_without_words(values: Typed, *, beside: QuerySet[Goal]) -> None:
    if not records.tidy(values.get("text", "-")) and beside.exists():
        raise ValidationError({"text": WORDS_OF_A_GOAL})


def version_of(part: Chapter | Goal | Action | Indicator) -> int:
    """The id of the version that a part stands in."""
    if isinstance(part, Indicator):
        return part.action.goal.version_id
    return part.goal.version_id if isinstance(part, Action) else part.version_id


def next_of(rows: QuerySet[Any]) -> int:
    """The position after the last of these."""
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1
