"""What this room tells in a report of some days: goals and actions, indicators, money, and what people write alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.urls import reverse
from psycopg.types.range import DateRange

from osl_site.common import clock, registry
from osl_site.common.registry import (
    Complemented,
    Link,
    ReportFigure,
    ReportPart,
    ReportSectionOf,
    ReportTable,
    Trace,
    TraceState,
    nothing_counted,
    rows_named,
)
from osl_site.common.text.date_formats import polish_day
from osl_site.common.text.number_format import money
from plans.measuring.figures import figures_of, traces_of
from plans.measuring.measured import Measured, measured_in
from plans.models import PARTICIPATIONS, Action, ActionLog, Aggregate, IndicatorEntry, LogKind, Source, State, Version
from plans.reports import pauses
from plans.reports.paths import paths_to_targets

VERSION, LOG, ENTRY = "plans.version", "plans.actionlog", "plans.indicatorentry"
PLANNING = 2  # the task of art. 32
HAPPENED = (TraceState.HAPPENED, TraceState.UNSAID)
SIGNS = (*HAPPENED, TraceState.STEP)


@dataclass(frozen=True)
class Told:
    """An action as the newest approved text of its plan has it, with what happened for it in some days."""

    action: Action
    traces: tuple[Trace, ...]
    log: tuple[ActionLog, ...]

    @property
    def happened(self) -> int:
        return sum(row.state in HAPPENED for row in self.traces)

    @property
    def unsaid(self) -> int:
        return sum(row.state == TraceState.UNSAID for row in self.traces)

    @property
    def planned(self) -> int:
        return sum(row.state != TraceState.STEP for row in self.traces)

    @property
    def signs(self) -> tuple[str, ...]:
        """The rows that happened or in which a step was taken, each once."""
        return tuple(dict.fromkeys(row.row for row in self.traces if row.state in SIGNS))

    @property
    def is_anything(self) -> bool:
        """Whether these days tell anything of it: something was arranged, happened, was written down or spent."""
        return bool(self.traces or self.log)

    @property
    def called_off(self) -> int:
        return sum(row.state == TraceState.CALLED_OFF for row in self.traces)

    @property
    def people(self) -> Decimal:
        return sum((row.figures.get(Source.PARTICIPANTS, Decimal(0)) for row in self.traces), Decimal(0))

    @property
    def spent(self) -> Decimal:
        """In złoty: by the log and by results of meetings."""
        logged = sum((row.amount for row in self.log if row.kind == LogKind.SPENT), Decimal(0))
        return logged + sum((row.cost for row in self.traces), Decimal(0))


def texts_of(first: date, last: date) -> list[Version]:
    """Of each plan that held on any of these days its newest approved text. One query."""
    rows = Version.objects.filter(state=State.APPROVED, plan__in_force_span__overlap=DateRange(first, last, "[]"))
    rows = rows.select_related("plan").defer("snapshot")
    return list(rows.order_by("plan_id", "-number", "-attempt").distinct("plan_id"))


def told_of(texts: Sequence[Version], first: date, last: date) -> list[Told]:
    """The actions of these texts in their order; of a plan that another took the place of by the last of these days
    those of which anything is told. Two queries, and those of `registry.traces`."""
    actions = list(Action.objects.filter(goal__version__in=texts).select_related("goal"))
    actions.sort(key=lambda row: (row.goal.version_id, row.goal.position, row.position))
    keys = [row.key for row in actions]
    traces, log = traces_of(keys, first, last), _log_of(keys, first, last)
    told = [Told(row, tuple(traces.get(row.key, ())), tuple(log.get(row.key, ()))) for row in actions]
    newest = newest_of(texts)
    return [row for row in told if row.action.goal.version_id == newest or row.is_anything]


def newest_of(texts: Sequence[Version]) -> int | None:
    """The id of the text whose plan holds last: no two hold on one day. Of an older plan zeros say nothing."""
    return max(texts, key=lambda row: row.plan.in_force_span.upper).pk if texts else None


def _log_of(keys: Sequence[UUID], first: date, last: date) -> dict[UUID, list[ActionLog]]:
    found: dict[UUID, list[ActionLog]] = defaultdict(list)
    rows = ActionLog.objects.current().filter(action_key__in=keys, happened_on__range=(first, last))
    for row in rows.order_by("happened_on", "pk"):
        found[row.action_key].append(row)
    return found


def draw_goals(first: date, last: date) -> ReportPart:
    """Goals with what was planned, happened and was called off, every deviation, and pauses. Six queries and those of
    `registry.traces`."""
    texts = texts_of(first, last)
    told = told_of(texts, first, last)
    days, paused = pauses.told(pauses.pauses_of(texts, first, last), first, last)
    moments = (clock.midnight(first), clock.midnight(last + timedelta(days=1)))
    approved = Version.objects.filter(decision__at__gte=moments[0], decision__at__lt=moments[1], state=State.APPROVED)
    versions = list(approved.values_list("pk", flat=True))
    with_trace = [row for row in told if row.signs or row.log]
    lines = [row for each in told for row in each.log]
    figures = (
        ReportFigure(
            "approved",
            "Zatwierdzone plany i aktualizacje",
            Decimal(len(versions)),
            rows_named(VERSION, versions),
            "",
            2,
        ),
        ReportFigure(
            "actions",
            "Działania planu, przy których coś się działo",
            Decimal(len(with_trace)),
            tuple(dict.fromkeys(name for row in with_trace for name in row.signs)),
        ),
        ReportFigure(
            "log", "Wpisy w dzienniku działań", Decimal(len(lines)), rows_named(LOG, (row.pk for row in lines))
        ),
    )
    return ReportPart((*figures, *days), (*paused, *_goals(told), *_actions(told), *_deviations(told)))


def _by_goal(told: Iterable[Told]) -> dict[int, list[Told]]:
    found: dict[int, list[Told]] = defaultdict(list)
    for row in told:
        found[row.action.goal_id].append(row)
    return found


def _goals(told: Sequence[Told]) -> list[ReportTable]:
    rows = tuple(
        (
            str(each[0].action.goal),
            str(sum(row.planned for row in each)),
            str(sum(row.happened for row in each)),
            str(sum(row.called_off for row in each)),
            str(int(sum(row.people for row in each))),
        )
        for each in _by_goal(told).values()
    )
    if not rows:
        return []
    sentence = f"Odbyło się: {sum(row.happened for row in told)}. Liczą się spotkania i miesiące stałej pomocy."
    if unsaid := sum(row.unsaid for row in told):
        sentence += f" Bez wpisanych wyników: {unsaid}, więc nie ma ich w udziałach ani we wskaźnikach."
    heads = ("Cel", "Zaplanowane", "Odbyło się", "Odwołane", "Udziały")
    return [
        ReportTable("goals", "Według celów", heads, rows, (1, 2, 3, 4), 2, sentence, "Ile zrobiliśmy dla celów planu")
    ]


def _actions(told: Sequence[Told]) -> list[ReportTable]:
    rows = tuple(
        (
            f"{row.action.number} {row.action.title}",
            str(row.planned),
            str(row.happened),
            str(row.called_off),
            str(int(row.people)),
        )
        for row in told
    )
    heads = ("Działanie", "Zaplanowane", "Odbyło się", "Odwołane", "Udziały")
    return [ReportTable("actions", "Według działań", heads, rows, (1, 2, 3, 4))] if rows else []


def _deviations(told: Sequence[Told]) -> list[ReportTable]:
    """What went otherwise than planned, by the log and by results, in the order of actions and days."""
    rows = []
    for each in told:
        name = f"{each.action.number} {each.action.title}"
        said = [(row.happened_on, row.text) for row in each.log if row.kind == LogKind.DEVIATION]
        said += [(trace.day, trace.deviation) for trace in each.traces if trace.deviation]
        rows += [(name, polish_day(day), text) for day, text in sorted(said)]
    heads = ("Działanie", "Kiedy", "Co poszło inaczej i dlaczego")
    return [ReportTable("deviations", "Odchylenia od planu", heads, tuple(rows))] if rows else []


def draw_indicators(first: date, last: date) -> ReportPart:
    """What indicators came to in these days, by the entries and traces of these days alone; their ways to targets."""
    texts = texts_of(first, last)
    newest = newest_of(texts)
    measured = [(row, text.pk == newest) for text in texts for row in measured_in(text)]
    found = figures_of([row for row, _is_newest in measured], first, last)
    values = [found[row.key] for row, is_newest in measured if is_newest or found[row.key].rows]
    figures = tuple(
        ReportFigure(
            str(each.measured.key),
            _named(each.measured),
            each.value,
            each.rows,
            "%" if each.measured.aggregate == Aggregate.SHARE else "",
        )
        for each in values
        if each.value is not None
    )
    rows = tuple(
        (each.measured.heading, each.measured.number, each.said, each.measured.target_said, _how(each.measured))
        for each in values
    )
    heads = ("Wskaźnik", "Cel lub działanie", "W tym czasie", "Cel planu", "Jak się liczy")
    tables = (ReportTable("indicators", "Wskaźniki", heads, rows),) if rows else ()
    return ReportPart(figures, tables, paths_to_targets([each.measured for each in values], last))


def _named(measured: Measured) -> str:
    """„Podwózki (1.2, podwózki)”: with what its number is of, so that no other number is mistaken for it."""
    beside = measured.what if measured.aggregate != Aggregate.SHARE else ""
    return f"{measured.heading} ({', '.join(filter(None, (measured.number, beside)))})"


def _how(measured: Measured) -> str:
    is_of_people = measured.source in PARTICIPATIONS
    beside = "różne osoby" if measured.counts_different else "udziały" if is_of_people else ""
    return ", ".join(filter(None, (measured.aggregate.label, beside)))


def draw_services(first: date, last: date) -> ReportPart:
    """Every service of the programme by what complements it, and of each gap the organiser's reason. The queries of
    `registry.complemented`."""
    rows = tuple(
        (row.name, ", ".join(row.planned), str(row.occurrences), str(row.participations), row.helped, _gap_of(row))
        for of in registry.complemented
        for row in of(first, last)
    )
    heads = ("Usługa", "Działania planu", "Spotkania", "Udziały", "Stała pomoc", "Luka")
    gaps = sum(bool(row[5]) for row in rows)
    sentence = f"Usługi: {len(rows)}, bez działań wspierających: {gaps}."
    return ReportPart((), (ReportTable("services", "Usługi", heads, rows, (2, 3), None, sentence),) if rows else ())


def _gap_of(row: Complemented) -> str:
    if not row.is_gap:
        return ""
    again = f"; wracamy do tego {polish_day(row.look_again_on)}" if row.look_again_on else ""
    return f"{row.reason.removesuffix('.') or 'nie zapisano, dlaczego'}{again}"


def draw_money(first: date, last: date) -> ReportPart:
    """What was spent in these days beside what the plan has for all its time."""
    told = told_of(texts_of(first, last), first, last)
    spent = [row for each in told for row in each.log if row.kind == LogKind.SPENT]
    costly = [trace for each in told for trace in each.traces if trace.cost]
    planned, total = sum((row.action.cost or Decimal(0) for row in told), Decimal(0)), sum(row.spent for row in told)
    figures = (
        ReportFigure(
            "logged",
            "Wydatki w dzienniku działań",
            sum((row.amount for row in spent), Decimal(0)),
            rows_named(LOG, (row.pk for row in spent)),
            "zł",
        ),
        ReportFigure(
            "of-meetings",
            "Koszt spotkań w działaniach planu",
            sum((row.cost for row in costly), Decimal(0)),
            tuple(row.row for row in costly),
            "zł",
        ),
    )
    rows = [
        (str(each[0].action.goal), money(_planned(each)), money(sum((row.spent for row in each), Decimal(0))))
        for each in _by_goal(told).values()
    ]
    if not rows:
        return ReportPart(figures)
    rows.append(("Razem", money(planned), money(total)))
    sentence = f"Wydano {money(total)} z {money(planned)} zaplanowanych na cały okres planu."
    heads = ("Cel", "W planie", "Wydano w tym czasie")
    return ReportPart(figures, (ReportTable("money", "Pieniądze", heads, tuple(rows), (1, 2), None, sentence),))


def _planned(each: Sequence[Told]) -> Decimal:
    return sum((row.action.cost or Decimal(0) for row in each), Decimal(0))


def _versions(ids: Sequence[int]) -> dict[int, Link]:
    found = Version.objects.filter(pk__in=ids).defer("snapshot")
    return {row.pk: Link("plan", f"{row.title}, {row.name}", row.get_absolute_url()) for row in found}


def _lines(ids: Sequence[int]) -> dict[int, Link]:
    found = ActionLog.objects.filter(pk__in=ids)
    url = lambda row: reverse("plans:action_progress", args=[row.action_key])
    return {row.pk: Link("dziennik", f"{row}: {row.text}", url(row)) for row in found}


def _entries(ids: Sequence[int]) -> dict[int, Link]:
    found = IndicatorEntry.objects.filter(pk__in=ids)
    url: Callable[[IndicatorEntry], str] = lambda row: reverse("plans:measured_detail", args=[row.key])
    return {row.pk: Link("wskaźnik", str(row), url(row)) for row in found}


GOALS = ReportSectionOf(
    "goals",
    "Cele i działania",
    "Napisz przy każdym celu, co się zmieniło u ludzi, i dlaczego coś poszło inaczej.",
    draw_goals,
    {VERSION: _versions, LOG: _lines, ENTRY: _entries, pauses.TERM: pauses.links},
)
INDICATORS = ReportSectionOf("indicators", "Wskaźniki", "Wyjaśnij wartości, które odbiegają od planu.", draw_indicators)
SERVICES = ReportSectionOf(
    "services",
    "Usługi i działania wspierające",
    "Napisz, czego przy usługach brakuje i dlaczego.",
    draw_services,
)
MONEY = ReportSectionOf("money", "Pieniądze", "Napisz, na co wystarczyło, a na co zabrakło.", draw_money)
LEARNT = ReportSectionOf(
    "learnt", "Czego się nauczyliśmy", "Kilka zdań dla tych, którzy przyjdą po nas.", nothing_counted
)
PROPOSALS = ReportSectionOf(
    "proposals", "Propozycje", "Napisz, co proponujesz zmienić w planie, w usługach albo w centrum.", nothing_counted
)
