"""Which indicators are measured: those of a text of the plan, or one by its key, with the actions that they are of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from osl_site.common.centre.models import HeadGroup, Locality, TargetGroup
from osl_site.common.text.number_format import number
from plans.models import OF_INITIATIVES, Action, Aggregate, Indicator, Milestone, Source, State, Version
from plans.models.measures import counted_as

PEOPLE = "różne osoby albo rodziny"


@dataclass(frozen=True)
class Measured:
    """An indicator as an approved text has it. `actions` are the keys of its action, or of all those of its goal."""

    pk: int
    key: UUID
    number: str  # „1.2”, „cel 1”
    part: str
    part_key: UUID
    name: str
    unit: str
    aggregate: Aggregate
    source: Source
    group: HeadGroup | None  # whose participations it counts
    counts_different: bool
    baseline: Decimal
    target: Decimal
    path: tuple[Milestone, ...]
    actions: tuple[UUID, ...]
    first_day: date
    last_day: date

    @property
    def is_counted(self) -> bool:
        return self.source != Source.TYPED

    @property
    def is_tallied(self) -> bool:
        """Whether it is counted of standing help, not of meetings."""
        return self.source == Source.TALLY

    @property
    def is_of_initiatives(self) -> bool:
        """Whether it is counted of what residents do by themselves."""
        return self.source in OF_INITIATIVES

    @property
    def counted_as(self) -> str:
        """By what traces tell how much of it there was."""
        return counted_as(self.source, self.group.slug if self.group else "")

    @property
    def source_words(self) -> str:
        """Where its value comes from, with the group as the office calls it today."""
        return f"{self.source.label}: {self.group}" if self.group else self.source.label

    @property
    def heading(self) -> str:
        """Its name where a sentence or a page begins with it."""
        return self.name[:1].upper() + self.name[1:]

    @property
    def what(self) -> str:
        """What its numbers are: „udziały”, „różne osoby albo rodziny”, its unit."""
        return ", ".join(filter(None, (self.unit, PEOPLE if self.counts_different else "")))

    def said(self, value: Decimal | None) -> str:
        """A value of it in words, with its unit: „46 podwózek”, „62,5%”; of nothing „nie liczono”."""
        if value is None:
            return "nie liczono"
        if self.aggregate == Aggregate.SHARE:
            return f"{number(value)}%"
        words = self.aggregate.said(value)
        return words if self.aggregate == Aggregate.YES_NO or not self.unit else f"{words} ({self.unit})"

    @property
    def target_said(self) -> str:
        return self.said(self.target)


def measured_in(version: Version) -> list[Measured]:
    """All of a text, in the order of the document. Two queries."""
    actions = list(Action.objects.filter(goal__version=version).select_related("goal"))
    actions.sort(key=lambda row: (row.goal.position, row.position))
    of_goals: dict[int, list[UUID]] = {}
    for action in actions:
        of_goals.setdefault(action.goal_id, []).append(action.key)
    rows = Indicator.objects.filter(Q(goal__version=version) | Q(action__goal__version=version))
    found = [
        _measured(row, version, of_goals)
        for row in rows.select_related("goal", "action__goal", "group").order_by("position")
    ]
    places = {key: place for place, key in enumerate(_order(actions))}
    return sorted(found, key=lambda row: places.get(row.part_key, 0))


def measured_by(key: UUID) -> Measured | None:
    """The one with that key, as the newest approved text has it; None where no approved text does. Two queries."""
    texts = Q(goal__version__state=State.APPROVED) | Q(action__goal__version__state=State.APPROVED)
    row = (
        Indicator.objects.filter(texts, key=key)
        .select_related("goal__version__plan", "action__goal__version__plan", "group")
        .order_by("-pk")
        .first()
    )
    if row is None:
        return None
    goal = row.goal or row.action.goal
    keys = list(Action.objects.filter(goal=goal).order_by("position").values_list("key", flat=True))
    return _measured(row, goal.version, {goal.pk: keys})


def _order(actions: Iterable[Action]) -> Iterable[UUID]:
    goal = None
    for action in actions:
        if action.goal_id != goal:
            goal = action.goal_id
            yield action.goal.key
        yield action.key


def _measured(row: Indicator, version: Version, of_goals: dict[int, Sequence[UUID]]) -> Measured:
    part = row.action or row.goal
    return Measured(
        pk=row.pk,
        key=row.key,
        number=row.action.number if row.action_id else row.goal.name.lower(),
        part=row.action.title if row.action_id else row.goal.text,
        part_key=part.key,
        name=row.name,
        unit=row.unit,
        aggregate=Aggregate(row.aggregate),
        source=Source(row.source),
        group=row.group,
        counts_different=row.counts_different,
        baseline=row.baseline,
        target=row.target,
        path=tuple(row.path),
        actions=(row.action.key,) if row.action_id else tuple(of_goals.get(row.goal_id, ())),
        first_day=version.starts_on,
        last_day=version.ends_on,
    )


@dataclass(frozen=True)
class Breakdown:
    """Into which groups and places values of an indicator may be broken down: those that its action names."""

    groups: tuple[TargetGroup, ...]
    places: tuple[Locality, ...]


def breakdown_of(row: Measured) -> Breakdown:
    """Three queries."""
    versions = Action.objects.filter(key__in=row.actions, goal__version__state=State.APPROVED)
    groups = TargetGroup.objects.filter(actions__in=versions).distinct()
    places = Locality.objects.filter(actions__in=versions).distinct()
    return Breakdown(tuple(groups), tuple(places))
