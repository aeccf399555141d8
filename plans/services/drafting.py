"""Writing a draft: every act locks the version first, so that a submission and an edit never cross."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.search import services as search
from osl_site.common.withdrawal import services as withdrawal
from plans import rules
from plans.drafting.goal_order import places_of
from plans.drafting.outlines import EIGHT, ONE_TEXT, Outline, Shape
from plans.drafting.own_words import understood
from plans.models import Action, Chapter, Goal, Indicator, IndicatorEntry, Piece, Plan, TemplateChapter, Version
from plans.services.locking import lock_draft

Typed = Mapping[str, Any]
MEASURE = ("source", "group", "aggregate", "counts_different")
MEASURED_SO = "Ten wskaźnik ma już wpisane wartości ({}), więc tego nie zmienisz. Dodaj nowy wskaźnik."
NAME_THE_TABLE = "Ten plan jest jedną tabelą działań. Najpierw napisz, jaki jest jej cel, a potem dodaj następny."
ACTIONS_STAND_BELOW = "Cel główny nie ma własnych działań. Dodaj je do celu szczegółowego."
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
    chapters = Chapter.objects.bulk_create(
        Chapter(version=version, position=position, title=chapter.title, guidance=chapter.guidance)
        for position, chapter in enumerate(outline_of(shape), 1)
    )
    search.index(*chapters)
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
    withdrawal.refuse_choosing(values, kept=version)
    version, changed = records.change(version, values, revision=revision)
    if {"starts_on", "ends_on"} & {*changed}:
        _read_times_again(version)
    record("version.changed", version, by=by, fields=changed)
    return version


@transaction.atomic
def add_chapter(version: Version, values: Typed, *, by: User) -> Chapter:
    """Add a chapter at the end of the draft."""
    version = lock_draft(version.pk, by)
    _refuse_held_twice(values, beside=version.chapters.all())
    chapter = records.create(Chapter, values, version=version, position=next_of(version.chapters))
    record("chapter.added", chapter, by=by)
    return chapter


@transaction.atomic
def change_chapter(chapter: Chapter, values: Typed, *, revision: int | None, by: User) -> Chapter:
    """Rewrite a chapter. Raises ChangedMeanwhile when someone else saved it first."""
    lock_draft(chapter.version_id, by)
    _refuse_held_twice(values, beside=Chapter.objects.filter(version=chapter.version_id).exclude(pk=chapter.pk))
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
    _refuse_wrong_main(version, values)
    withdrawal.refuse_choosing(values)
    goal = records.create(Goal, values, version=version, position=next_of(version.goals))
    number_goals(version)
    goal.refresh_from_db(fields=["position"])
    record("goal.added", goal, by=by)
    return goal


@transaction.atomic
def change_goal(goal: Goal, values: Typed, *, revision: int | None, by: User) -> Goal:
    """Change a goal. Raises ChangedMeanwhile when someone else saved it first."""
    version = lock_draft(goal.version_id, by)
    _refuse_without_words(values, beside=Goal.objects.filter(version=goal.version_id).exclude(pk=goal.pk))
    _refuse_wrong_main(version, values, goal)
    withdrawal.refuse_choosing(values, kept=goal)
    goal, changed = records.change(goal, values, revision=revision)
    if {"is_main", "main"} & {*changed}:
        if not goal.is_main:
            goal.detailed.update(main=None)
        number_goals(version)
        goal.refresh_from_db(fields=["position"])
    record("goal.changed", goal, by=by, fields=changed)
    return goal


@transaction.atomic
def add_action(goal: Goal, values: Typed, *, by: User) -> Action:
    """Add an action to a goal. What the law wants of it is asked at submission, not while it is being written.

    Raises ValidationError for a main goal: actions stand in its detailed ones.
    """
    version = lock_draft(goal.version_id, by)
    goal = lock_row(goal)
    if goal.is_main:
        raise ValidationError(ACTIONS_STAND_BELOW)
    withdrawal.refuse_choosing(values)
    action = records.create(Action, _told(values, version), goal=goal, position=next_of(goal.actions))
    record("action.added", action, by=by)
    return action


@transaction.atomic
def add_actions(goal: Goal, rows: Sequence[Typed], *, by: User) -> Goal:
    """Add the rows of a pasted table to a goal, or to the table of a plan without goals: all of them or none.

    Raises ValidationError for a main goal, and for what any of the rows lacks.
    """
    version = lock_draft(goal.version_id, by)
    goal = lock_row(goal)
    if goal.is_main:
        raise ValidationError(ACTIONS_STAND_BELOW)
    first = next_of(goal.actions)
    for place, values in enumerate(rows, first):
        records.create(Action, _told(values, version), goal=goal, position=place)
    record("actions.pasted", goal, by=by)
    return goal


@transaction.atomic
def change_action(action: Action, values: Typed, *, revision: int | None, by: User) -> Action:
    """Change an action. Raises ChangedMeanwhile when someone else saved it first."""
    version = lock_draft(version_of(action), by)
    withdrawal.refuse_choosing(values, kept=action)
    action, changed = records.change(action, _told(values, version), revision=revision)
    record("action.changed", action, by=by, fields=changed)
    return action


@transaction.atomic
def add_indicator(of: Action | Goal, values: Typed, *, by: User) -> Indicator:
    """Say how one will know that the action, or the whole goal, works."""
    lock_draft(version_of(of), by)
    of = lock_row(of)
    parent = {"action" if isinstance(of, Action) else "goal": of}
    withdrawal.refuse_choosing(values)
    indicator = records.create(Indicator, values, **parent, position=next_of(of.indicators))
    record("indicator.added", indicator, by=by)
    return indicator


@transaction.atomic
def change_indicator(indicator: Indicator, values: Typed, *, revision: int | None, by: User) -> Indicator:
    """Change an indicator. Raises ChangedMeanwhile when someone else saved it first, and ValidationError where values
    were entered that another measure would read anew."""
    lock_draft(version_of(indicator), by)
    _refuse_another_measure(indicator, values)
    withdrawal.refuse_choosing(values, kept=indicator)
    indicator, changed = records.change(indicator, values, revision=revision)
    record("indicator.changed", indicator, by=by, fields=changed)
    return indicator


def _refuse_another_measure(indicator: Indicator, values: Typed) -> None:
    if any(name in values and values[name] != getattr(indicator, name) for name in MEASURE) and (
        IndicatorEntry.objects.filter(key=indicator.key).exists()
    ):
        raise ValidationError({"aggregate": MEASURED_SO.format(indicator.kind_in_words)})


def _refuse_held_twice(values: Typed, *, beside: QuerySet[Chapter]) -> None:
    """Goals, the schedule and the indicators stand in one chapter each."""
    for chapter in beside:
        if twice := [Piece(piece).label for piece in values.get("holds", ()) if piece in chapter.holds]:
            sentence = (
                f"Rozdział {chapter.position} ma już pod tekstem: {', '.join(twice)}. Odznacz to w jednym z nich."
            )
            raise ValidationError({"holds": sentence})


def _told(values: Typed, version: Version) -> Typed:
    """With the words of a time the days that they come to in the plan's period, with parts of a cost their sum."""
    if costs := values.get("costs"):
        values = {**values, "cost": sum(Decimal(row["amount"]) for row in costs)}
    elif "costs" in values:
        values = {"cost": None, **values}
    if "time_words" not in values:
        return values
    return {**values, **_days(records.tidy(values["time_words"]), version), "time_text": ""}


def _days(words: str, version: Version) -> dict[str, Any]:
    time = understood(words, (version.starts_on, version.ends_on))
    return {"time_kind": time.kind, "time_from": time.start, "time_to": time.end}


def _read_times_again(version: Version) -> None:
    """„od września” is another day in another period."""
    actions = list(Action.objects.filter(goal__version=version).exclude(time_words=""))
    for action in actions:
        for name, value in _days(action.time_words, version).items():
            setattr(action, name, value)
    Action.objects.bulk_update(actions, ["time_kind", "time_from", "time_to"])


def _refuse_without_words(values: Typed, *, beside: QuerySet[Goal]) -> None:
    if not records.tidy(values.get("text", "-")) and beside.exists():
        raise ValidationError({"text": WORDS_OF_A_GOAL})


def _refuse_wrong_main(version: Version, values: Typed, goal: Goal | None = None) -> None:
    """A main goal has no actions of its own, and only another main goal of the same version may stand above a goal."""
    main = values.get("main")
    if main and not version.goals.filter(pk=main.pk, is_main=True).exclude(pk=goal and goal.pk).exists():
        raise ValidationError({"main": "Tego celu głównego nie ma już w tej wersji. Wybierz inny."})
    if goal and values.get("is_main") and goal.actions.exists():
        raise ValidationError("Ten cel ma działania, a cel główny ich nie ma. Najpierw przenieś je do innego celu.")


def number_goals(version: Version) -> None:
    """Places as they are printed: main goals are counted by themselves, the others through the whole plan."""
    rows = places_of(version.goals.all())
    for goal, place in rows:
        goal.position = place
    Goal.objects.bulk_update([goal for goal, _ in rows], ["position"])


def version_of(part: Chapter | Goal | Action | Indicator) -> int:
    """The id of the version that a part stands in."""
    if isinstance(part, Indicator):
        return version_of(part.action or part.goal)
    return part.goal.version_id if isinstance(part, Action) else part.version_id


def next_of(rows: QuerySet[Any]) -> int:
    """The position after the last of these."""
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1
