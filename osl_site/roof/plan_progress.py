"""How the plan that holds goes, in three sentences from facts, and what was approved last: for whoever decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q

from activities.models import Occurrence
from osl_site.common import clock
from osl_site.common.text.date_formats import polish_day, quoted
from plans.drafting.action_dates import span
from plans.in_force.status import VersionStatus
from plans.measuring.figures import traces_of
from plans.models import Action, State, Version
from plans.progress.facts import HAPPENED, SIGNS
from plans.progress.whole import late_of_text, text_in_force

SOON = timedelta(days=30)
MOST_NAMES = 3
MOST_APPROVED = 3


@dataclass(frozen=True)
class Met:
    """Of one action: how many of its meetings are over, how many are planned. What was called off is none."""

    held: int = 0
    ahead: int = 0


@dataclass(frozen=True)
class Sentence:
    """One sentence of how the plan goes, and exactly those actions it speaks of that one asks about."""

    text: str
    label: str = ""  # „Działania po terminie: 2”, above them
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Progress:
    """What is said of the plan that holds, and where one reads it."""

    sentences: tuple[Sentence, ...]
    url: str


def progress_of(day: date) -> Progress | None:
    """Of the plan that holds on the day; None where there is none. A constant number of queries."""
    text = text_in_force(day)
    if text is None:
        return None
    actions = list(Action.objects.filter(goal__version=text.version).select_related("goal"))
    actions.sort(key=lambda action: (action.goal.position, action.position))
    met = occurrences_of([action.key for action in actions])
    late = [row.action for row in late_of_text(text, day)]
    goes = Sentence(f"{text.pause.sentence} {text.pause.reason}") if text.pause else _late(late)
    said = (_held(actions, met, _signs(actions, text, day)), goes, _ends(actions, text, day))
    return Progress(said, text.version.get_absolute_url())


def approved_last() -> list[Version]:
    """The texts that were approved last, the newest first. One query."""
    rows = Version.objects.filter(state=State.APPROVED).select_related("plan", "decision").defer("snapshot")
    return list(rows.order_by("-decision__at", "-pk")[:MOST_APPROVED])


def occurrences_of(keys: Sequence[UUID]) -> dict[UUID, Met]:
    """By the key of an action, whichever version it stands in, its published meetings. One query."""
    rows = Occurrence.objects.published().filter(activity__action__key__in=keys, cancelled_at=None).order_by()
    now = clock.now()
    held, ahead = Count("pk", filter=Q(ends_at__lte=now)), Count("pk", filter=Q(ends_at__gt=now))
    found = rows.values_list("activity__action__key").annotate(held=held, ahead=ahead)
    return {key: Met(over, planned) for key, over, planned in found}


def _signs(actions: Sequence[Action], text: VersionStatus, day: date) -> dict[UUID, bool]:
    """Of those that have something to show by the day whether it happened, standing help with no dates among it; the
    others have steps that residents took. The queries of the traces."""
    first = text.version.starts_on
    traces = traces_of([action.key for action in actions], first, max(first, day))
    found = {key: {row.state for row in rows if row.state in SIGNS} for key, rows in traces.items()}
    return {key: not states.isdisjoint(HAPPENED) for key, states in found.items() if states}


def _held(actions: Sequence[Action], met: Mapping[UUID, Met], signs: Mapping[UUID, bool]) -> Sentence:
    held = sum(met.get(action.key, Met()).held > 0 for action in actions)
    planned = sum(not (one := met.get(action.key, Met())).held and one.ahead > 0 for action in actions)
    told = [f"Spotkania odbyły się w {held} z {len(actions)} działań planu"]
    told += [f"w {planned} są zaplanowane"] if planned else []
    unmet = [action for action in actions if met.get(action.key, Met()) == Met()]
    nothing = tuple(action for action in unmet if action.key not in signs)
    standing = sum(signs.get(action.key, False) for action in unmet)
    led = len(unmet) - len(nothing) - standing
    told += [f"w {standing} jest stała pomoc"] if standing else []
    told += [f"w {led} działają mieszkańcy"] if led else []
    said = ", ".join([*told, f"w {len(nothing)} nie ma jeszcze nic" if nothing else "w każdym coś się dzieje"])
    return Sentence(f"{said}.", f"Działania, w których nic jeszcze nie było: {len(nothing)}", nothing)


def _late(late: Sequence[Action]) -> Sentence:
    if not late:
        return Sentence("Żaden termin nie minął bez śladu.")
    said = f"Termin minął i nie ma żadnego śladu: {names(late)}."
    return Sentence(said, f"Działania po terminie: {len(late)}", tuple(late))


def _ends(actions: Sequence[Action], text: VersionStatus, day: date) -> Sentence:
    soon = [row for row in actions if (last := last_day(row)) and day <= last <= day + SOON]
    ends = f"Plan obowiązuje do {polish_day(text.version.plan.last_day)}"
    if not soon:
        return Sentence(f"W ciągu 30 dni nic się nie kończy. {ends}")
    said = f"W ciągu 30 dni kończą się: {names(soon)}. {ends}"
    return Sentence(said, f"Działania, które się kończą: {len(soon)}", tuple(soon))


def last_day(action: Action) -> date | None:
    """The last day of its time; None where its words name none."""
    return span(action.time_kind, action.time_from, action.time_to)[1]


def names(actions: Sequence[Action]) -> str:
    """„1.2 „Herbata u sąsiadów”, 3.1 „Klub rodzica”, dalsze: 2”."""
    told = [f"{action.number} {quoted(action.title)}" for action in actions[:MOST_NAMES]]
    further = len(actions) - MOST_NAMES
    return ", ".join([*told, f"dalsze: {further}"] if further > 0 else told)
