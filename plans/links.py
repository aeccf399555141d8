"""Where a goal and an action come from, and what of plans stands on a conclusion or a partner."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from needs.models import Need
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_director
from osl_site.common.registry import Link, Step
from plans import rules
from plans.in_force.gone_by import NO_LONGER, actions_gone_by, is_over
from plans.models import OPEN_STATES, Action, Goal, State, Version

MOST_TIED = 6  # partners of one action


def newest() -> list[int]:
    """Of each plan the newest approved version, else the newest there is: copies are not counted twice. One query."""
    rows = Version.objects.order_by("plan_id", "-number", "-attempt").values_list("plan_id", "pk", "state")
    chosen: dict[int, tuple[int, str]] = {}
    for plan, pk, state in rows:
        if plan not in chosen or (state == State.APPROVED and chosen[plan][1] != State.APPROVED):
            chosen[plan] = (pk, state)
    return [pk for pk, _ in chosen.values()]


def goals_of_conclusions(ids: list[int]) -> dict[int, list[Link]]:
    """For the registry: goals that rest on these conclusions, in the newest approved version and in the open one."""
    through = Goal.conclusions.through.objects.filter(conclusion__in=ids).select_related("goal__version__plan")
    shown = through.filter(Q(goal__version__in=newest()) | Q(goal__version__state__in=OPEN_STATES))
    found: dict[int, list[Link]] = {}
    for row in shown.order_by("goal__version__number", "goal__position"):
        goal = row.goal
        label = str(goal)
        state = f"{goal.version.name}: {_word_of(goal.version)}"
        readers = partial(rules.may_read, version=goal.version)
        found.setdefault(row.conclusion_id, []).append(Link("cel", label, goal.get_absolute_url(), state, readers))
    return found


def exclusions_of_versions(ids: list[int]) -> dict[int, list[Link]]:
    """For the registry: where a director takes words of approved texts from the public. One query."""
    approved = Version.objects.filter(pk__in=ids, state=State.APPROVED).values_list("pk", flat=True)
    label = "Wyłącz jawność fragmentu"
    return {pk: [Link("plan", label, reverse("plans:exclusion_add", args=[pk]), may=is_director)] for pk in approved}


def _word_of(version: Version) -> str:
    """The state of a version, and of an approved one whether its plan is over."""
    word = State(version.state).label.lower()
    if version.state in OPEN_STATES:
        return word
    return NO_LONGER if is_over(version.plan, clock.today()) else f"wersja {word}"


def actions_of_partners(ids: list[int]) -> dict[int, list[Link]]:
    """For the registry: actions that these partners take part in, in the newest approved versions."""
    through = Action.partners.through.objects.filter(partner__in=ids, action__goal__version__in=newest())
    found: dict[int, list[Link]] = {}
    rows = through.select_related("action__goal__version__plan")
    for row in rows.order_by("action__goal__position", "action__position"):
        action = row.action
        label = f"{action.number} {action.title}"
        found.setdefault(row.partner_id, []).append(
            Link(
                "działanie",
                label,
                action.get_absolute_url(),
                NO_LONGER if is_over(action.goal.version.plan, clock.today()) else "",
                may=partial(rules.may_read, version=action.goal.version),
            )
        )
    return found


def occasions_of_partners(first: date, last: date) -> dict[int, tuple[date | None, list[int]]]:
    """For the registry: actions of several partners in the plan that is gone by on the last day. One that names more
    than six ties nobody: it only says that everybody is to help. Five queries."""
    few = actions_gone_by(last).annotate(count=Count("partners")).filter(count__lte=MOST_TIED).values("pk")
    through = Action.partners.through.objects.filter(action__in=few)
    found: dict[int, tuple[date | None, list[int]]] = {}
    for action, partner in through.order_by("pk").values_list("action", "partner"):
        found.setdefault(action, (None, []))[1].append(partner)
    return found


def actions_to_serve() -> list[tuple[UUID, str]]:
    """For the registry: the actions that are gone by today, by the keys that all versions bear. Five queries."""
    rows = actions_gone_by(clock.today()).select_related("goal").order_by("goal__position", "position")
    return [(action.key, f"{action.number} {action.title}") for action in rows]


def actions_by_key(keys: Sequence[UUID]) -> dict[UUID, Link]:
    """For the registry: pages of the actions with these keys, in the newest approved version that has them. Two
    queries."""
    rows = Action.objects.filter(key__in=keys, goal__version__in=newest()).select_related("goal")
    return {row.key: Link("działanie", f"{row.number} {row.title}", row.get_absolute_url()) for row in rows}


def cited_in_submitted() -> Q:
    """For the registry: conclusions that a submitted version cites. They are replaced, never edited."""
    goals = Goal.conclusions.through.objects.exclude(goal__version__state=State.DRAFT)
    updates = Version.changed_conclusions.through.objects.exclude(version__state=State.DRAFT)
    return Q(pk__in=goals.values("conclusion")) | Q(pk__in=updates.values("conclusion"))


def goal_steps(goal: Goal) -> list[Step]:
    """Note → need or asset → conclusion → this goal. At most five queries."""
    return [*_evidence(goal), Step("cel", goal.name, current=True)]


def action_steps(action: Action) -> list[Step]:
    """The same down to this action."""
    return [*steps_to(action)[:-1], Step("działanie", action.number, current=True)]


def steps_to(action: Action) -> list[Step]:
    """The same as links, for what stands on the action. At most five queries, beside the action's goal."""
    goal = action.goal
    here = Step("działanie", action.number, action.get_absolute_url(), rest=action.title)
    number = goal.name if goal.is_table else f"Cel {goal.position}"
    return [*_evidence(goal), Step("cel", number, goal.get_absolute_url(), rest=goal.text), here]


def _evidence(goal: Goal) -> list[Step]:
    """One line of evidence, the first of each kind: the goal's page shows them all."""
    conclusion = goal.conclusions.order_by("id").first()
    if conclusion is None:
        return [Step("wniosek", "brak")]
    found = conclusion.needs.order_by("id").first() or conclusion.assets.order_by("id").first()
    note = (found and found.notes.order_by("id").first()) or conclusion.notes.order_by("id").first()
    steps = []
    if note:
        steps.append(Step("notatka", note.code, note.get_absolute_url()))
    if found:
        steps.append(Step("potrzeba" if isinstance(found, Need) else "zasób", found.code, found.get_absolute_url()))
    return [*steps, Step("wniosek", conclusion.code, conclusion.get_absolute_url())]


def waiting_with(person: User) -> QuerySet[Version]:
    """Versions that wait for a decision which this person asked for, or as a director may take."""
    theirs = ~Q(submitted_by=person) if is_director(person) else Q(pk__in=())
    return Version.objects.awaiting_decision().filter(Q(submitted_by=person) | theirs).select_related("plan")


def link_of_waiting(version: Version) -> Link:
    return Link(
        "wersja planu", version.heading, version.get_absolute_url(), may=partial(rules.may_read, version=version)
    )
