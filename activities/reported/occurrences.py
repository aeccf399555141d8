"""What reports tell of meetings: planned, held, moved, called off, outside the plan; people, hours, cost."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Min, Sum
from django.urls import reverse
from django.utils.timezone import localtime

from activities.models import ActivityPartner, HeadCount, Occurrence
from activities.models.results import COUNTED
from osl_site.common import clock
from osl_site.common.registry import Link, ReportFigure, ReportPart, ReportSectionOf, ReportTable, rows_named
from osl_site.common.text.date_formats import polish_day
from partners.models import Partner
from plans.models import Kind

OCCURRENCE, PARTNER = "activities.occurrence", "partners.partner"
NOWHERE = "bez miejsca"
PARTICIPATIONS = "Udziały w spotkaniach (kto był dwa razy, liczy się dwa razy)"
TASK_OF = {Kind.RECOGNITION: 1, Kind.BONDS: 4, Kind.COOPERATION: 5}  # of all other kinds it is the third
COLUMNS = (
    "pk", "activity", "activity__title", "activity__kind", "activity__action", "activity__outside_plan_reason",
    "ends_at", "cancelled_at", "moved_from", "venue__locality__name", "result__nobody_came", "result__volunteer_hours",
    "result__cost",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A published meeting that begins on one of the days, as a report tells it."""

    pk: int
    activity: int
    title: str
    task: int
    is_outside: bool
    why_outside: str
    is_called_off: bool
    is_moved: bool
    is_over: bool
    is_told: bool  # somebody entered what came of it
    place: str
    people: int
    hours: Decimal
    cost: Decimal

    @property
    def is_held(self) -> bool:
        return self.is_over and not self.is_called_off


def occurrences_between(first: date, last: date) -> list[Told]:
    """The published meetings that begin on these days, in Warsaw, both included. One query."""
    rows = Occurrence.objects.published().between(clock.midnight(first), clock.midnight(last + timedelta(days=1)))
    now = clock.now()
    return [_told(row, now) for row in rows.order_by("starts_at", "pk").values(*COLUMNS, *_people())]


def _people() -> list[str]:
    return [f"result__{name}" for name in COUNTED]


def _told(row: dict, now: object) -> Told:
    is_told = row["result__nobody_came"] is not None
    counts = is_told and not row["cancelled_at"]
    return Told(
        pk=row["pk"],
        activity=row["activity"],
        title=row["activity__title"],
        task=TASK_OF.get(row["activity__kind"], 3),
        is_outside=row["activity__action"] is None,
        why_outside=row["activity__outside_plan_reason"],
        is_called_off=row["cancelled_at"] is not None,
        is_moved=row["moved_from"] is not None and row["cancelled_at"] is None,
        is_over=row["ends_at"] <= now,
        is_told=is_told,
        place=row["venue__locality__name"] or NOWHERE,
        people=sum(row[name] for name in _people()) if counts else 0,
        hours=row["result__volunteer_hours"] if counts else Decimal(0),
        cost=(row["result__cost"] or Decimal(0)) if counts else Decimal(0),
    )


def draw(first: date, last: date) -> ReportPart:
    """Three queries."""
    found = occurrences_between(first, last)
    held = [row for row in found if row.is_held]
    told = [row for row in held if row.is_told]
    figures = (
        _count("planned", "Spotkania, które były w kalendarzu", found),
        _count("held", "Spotkania, które się odbyły", held, plain="Spotkania, które się odbyły"),
        *(_of_task(task, held) for task in (1, 3, 4, 5) if any(row.task == task for row in held)),
        _count("moved", "Spotkania przeniesione", [row for row in found if row.is_moved]),
        _count("called-off", "Spotkania odwołane", [row for row in found if row.is_called_off]),
        _count("untold", "Spotkania bez wpisanych wyników", [row for row in held if not row.is_told]),
        _count("outside", "Odbyte spotkania poza planem", [row for row in held if row.is_outside]),
        replace(
            _sum("people", PARTICIPATIONS, told, lambda row: row.people),
            plain="Tyle razy ktoś przyszedł na spotkanie",
            as_people=True,
        ),
        replace(
            _sum("hours", "Godziny wolontariuszy według wyników", told, lambda row: row.hours, "godz."),
            plain="Godziny, które podarowali wolontariusze",
        ),
        _sum("cost", "Koszt spotkań według wyników", told, lambda row: row.cost, "zł"),
        _partners({row.activity for row in held}),
    )
    return ReportPart(figures, (*_by_place(held), *_by_group(told), *_outside(held)))


def _count(key: str, label: str, rows: Sequence[Told], task: int = 0, plain: str = "") -> ReportFigure:
    named = rows_named(OCCURRENCE, (row.pk for row in rows))
    return ReportFigure(key, label, Decimal(len(rows)), named, task=task, plain=plain)


def _of_task(task: int, held: Sequence[Told]) -> ReportFigure:
    words = {
        1: "Spotkania o potrzebach",
        3: "Spotkania działań wspierających i aktywizujących",
        4: "Spotkania, które wzmacniają więzi i integrację",
        5: "Spotkania o współpracy",
    }
    return _count(f"held-{task}", words[task], [row for row in held if row.task == task], task)


def _sum(
    key: str, label: str, rows: Iterable[Told], of: Callable[[Told], int | Decimal], unit: str = ""
) -> ReportFigure:
    counted = [row for row in rows if of(row)]
    total = sum((Decimal(of(row)) for row in counted), Decimal(0))
    return ReportFigure(key, label, total, rows_named(OCCURRENCE, (row.pk for row in counted)), unit)


def _partners(activities: set[int]) -> ReportFigure:
    found = ActivityPartner.objects.filter(activity__in=activities).values_list("partner", flat=True)
    ids = set(found)
    label = "Partnerzy, z którymi odbyły się spotkania"
    plain = "Organizacje i grupy, które pomagały"
    return ReportFigure("partners", label, Decimal(len(ids)), rows_named(PARTNER, ids), task=5, plain=plain)


def _by_place(held: Sequence[Told]) -> list[ReportTable]:
    counted: dict[str, list[int]] = {}
    for row in held:
        line = counted.setdefault(row.place, [0, 0])
        line[0] += 1
        line[1] += row.people
    lines = sorted(counted.items(), key=lambda row: (-row[1][0], row[0]))
    if not lines:
        return []
    name, (most, _people) = lines[0]
    rows = tuple((place, str(held_there), str(people)) for place, (held_there, people) in lines)
    heads = ("Miejscowość spotkania", "Spotkania", "Udziały")
    sentence = f"Najwięcej spotkań odbyło się tu: {name} ({most}). Miejscowości: {len(lines)}."
    plain = "Gdzie się spotykaliśmy"
    return [ReportTable("by-place", "Spotkania według miejsc", heads, rows, (1, 2), 1, sentence, plain)]


def _by_group(told: Sequence[Told]) -> list[ReportTable]:
    """By the names under which heads were counted: a group that was renamed meanwhile stands under both. One query."""
    rows = HeadCount.objects.filter(result__occurrence__in=[row.pk for row in told if row.people]).order_by()
    sums = rows.values_list("name").annotate(people=Sum("people"), at=Min("group__position")).order_by("at", "name")
    lines = tuple((name, str(people)) for name, people, _at in sums)
    total = sum(int(people) for _name, people in lines)
    sentence = f"Razem udziałów: {total}."
    heads = ("Grupa", "Udziały")
    return [ReportTable("by-group", "Udziały według grup", heads, lines, (1,), 1, sentence)] if lines else []


def _outside(held: Sequence[Told]) -> list[ReportTable]:
    lines: dict[int, list[Told]] = {}
    for row in held:
        if row.is_outside:
            lines.setdefault(row.activity, []).append(row)
    rows = tuple((each[0].title, str(len(each)), each[0].why_outside) for each in lines.values())
    heads = ("Pozycja oferty", "Spotkania", "Dlaczego poza planem")
    return [ReportTable("outside", "Poza planem", heads, rows, (1,))] if rows else []


def _pages(ids: Sequence[int]) -> dict[int, Link]:
    found = Occurrence.objects.filter(pk__in=ids).select_related("activity").only("pk", "starts_at", "activity__title")
    url = lambda pk: reverse("activities:occurrence_detail", args=[pk])
    day = lambda row: polish_day(localtime(row.starts_at).date())
    return {row.pk: Link("spotkanie", f"{row.activity.title}, {day(row)}", url(row.pk)) for row in found}


def _partner_pages(ids: Sequence[int]) -> dict[int, Link]:
    found = Partner.objects.filter(pk__in=ids).only("pk", "name")
    return {row.pk: Link("partner", row.name, row.get_absolute_url()) for row in found}


SECTION = ReportSectionOf(
    "meetings",
    "Spotkania i miejsca",
    "Napisz, co się przyjęło, a co nie, i dlaczego.",
    draw,
    {OCCURRENCE: _pages, PARTNER: _partner_pages},
)
