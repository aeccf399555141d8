"""What art. 20 ust. 3 still wants of a draft, as sentences that say what to do and where."""

from dataclasses import dataclass

from django.urls import reverse

from osl_site import clock
from osl_site.centre.office import office
from plans.models import Action, Goal, TimeKind, Version

NEEDS_FROM = {TimeKind.DATE, TimeKind.RANGE, TimeKind.MONTH, TimeKind.QUARTER, TimeKind.YEAR}


@dataclass(frozen=True)
class Lack:
    """One thing that is missing, and the page on which it is mended."""

    sentence: str
    url: str


def missing(version: Version) -> list[Lack]:
    """Every lack of the draft, in the order of the document; empty when it may be handed over. Three queries."""
    goals = list(version.goals.prefetch_related("actions", "conclusions"))
    without = reverse("plans:version_detail", args=[version.pk])
    if not goals:
        return [Lack("W planie nie ma jeszcze żadnego celu. Dodaj pierwszy cel.", without)]
    lacks = []
    for goal in goals:
        lacks += _of_goal(goal)
        lacks += [lack for action in goal.actions.all() for lack in _of_action(version, goal, action)]
    if not any(action.is_supporting for goal in goals for action in goal.actions.all()):
        sentence = "W planie nie ma żadnego działania wspierającego. Ustawa wymaga ich opisu (art. 20 ust. 3 pkt 1)."
        lacks.append(Lack(sentence, without))
    return lacks


def first_year_without_conclusions() -> bool:
    """Art. 76 pkt 2: in the first year after the centre's creation the plan may stand without conclusions."""
    since = office().works_since
    return since is not None and (clock.today() - since).days < 366


def _of_goal(goal: Goal) -> list[Lack]:
    lacks = []
    here = reverse("plans:goal_edit", args=[goal.pk])
    number = goal.position
    if not goal.conclusions.all() and not goal.no_conclusion_reason and not first_year_without_conclusions():
        sentence = f"Cel {number} nie wskazuje wniosku z rozeznania. Wskaż wniosek albo napisz, dlaczego go brak."
        lacks.append(Lack(sentence, here))
    if not goal.actions.all():
        lacks.append(Lack(f"Cel {number} nie ma żadnego działania. Dodaj działanie albo usuń cel.", here))
    return lacks


def _of_action(version: Version, goal: Goal, action: Action) -> list[Lack]:
    name = f"Działanie {goal.position}.{action.position}"
    here = reverse("plans:action_edit", args=[action.pk])
    lacks = []
    if not action.description:
        lacks.append(Lack(f"{name} nie ma opisu. Napisz, co będzie robione.", here))
    if not has_time(action):
        sentence = f"{name} nie ma terminu. Wybierz datę, miesiąc, kwartał, powtarzanie albo „na bieżąco”."
        lacks.append(Lack(sentence, here))
    if not (action.manner or goal.manner or version.manner):
        lacks.append(Lack(f"{name} nie ma sposobu realizacji. Napisz, kto, gdzie i jak je poprowadzi.", here))
    return lacks


def has_time(action: Action) -> bool:
    """A kind of time with what that kind needs: a day, both days, or words of how it repeats."""
    if action.time_kind == TimeKind.RANGE:
        return action.time_from is not None and action.time_to is not None
    if action.time_kind in NEEDS_FROM:
        return action.time_from is not None
    return action.time_kind == TimeKind.ONGOING or (action.time_kind == TimeKind.RECURRING and action.time_text != "")
