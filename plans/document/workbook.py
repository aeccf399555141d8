"""The plan as a spreadsheet: a sheet each for the plan itself, its goals, actions, localities and indicators, in their
order in the document. Costs are numbers and days are days, so that they can be added and sorted."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain

from osl_site.common.frozen_documents.markers import is_marker
from osl_site.common.frozen_documents.metryka import Term
from osl_site.common.lists.spreadsheets import Sheet, Value, write_book
from osl_site.common.text.typed_text import plain_of
from plans.content import Action, PlanContent, is_printed
from plans.document.schedule import where

ACTIONS = (
    "Nr", "Cel", "Działanie", "Opis", "Termin", "Od dnia", "Do dnia", "Sposób realizacji", "Adresaci", "Gdzie",
    "Odpowiada", "Partnerzy", "Rodzaj", "Uzupełnia usługi", "Zasoby", "Koszt w złotych", "Źródła kosztu", "Wskaźniki",
)  # fmt: skip
GOALS = ("Cel", "Wnioski z rozeznania", "Dlaczego bez wniosku", "Sposób realizacji", "Działania", "Koszt w złotych")
INDICATORS = (
    "Cel albo działanie", "Wskaźnik", "Stan początkowy", "Wartość docelowa", "Jednostka", "Skąd liczby",
    "Jak się liczy", "Cele pośrednie",
)  # fmt: skip
SERVICES = ("Usługa", "Program", "Działania wspierające", "Dlaczego brak i kiedy do tego wrócimy")
LOCALITIES = ("Miejscowość", "Nr", "Działanie", "Termin")


def draw(content: PlanContent, *, facts: Iterable[Term], moment: datetime, notes: Sequence[str] = ()) -> bytes:
    """The whole plan, and notes on words that are not public; the same content and moment give the same bytes."""
    sheets = [
        Sheet("Plan", ("Co", "Treść"), chain(_plan(content, facts), (("Wyłączenie jawności", row) for row in notes))),
        Sheet("Cele", GOALS, _goals(content)),
        Sheet("Działania", ACTIONS, _actions(content)),
        Sheet("Miejscowości", LOCALITIES, _localities(content)),
        Sheet("Wskaźniki", INDICATORS, _indicators(content)),
        *([Sheet("Usługi", SERVICES, _services(content))] if content.services else []),
    ]
    file = io.BytesIO()
    write_book(file, sheets, title=content.title, moment=moment)
    return file.getvalue()


def _plan(content: PlanContent, facts: Iterable[Term]) -> Iterator[tuple[str, str]]:
    yield "Tytuł", content.title
    yield "Okres", content.period
    yield from ((row.term, row.text) for row in facts)
    if content.number:
        yield "Przyczyna aktualizacji", plain_of(content.reason)
    yield from ((row.heading, plain_of(row.text)) for row in filter(is_printed, content.chapters))
    if content.manner:
        yield "Sposób realizacji", plain_of(content.manner)
    yield "Koszt", content.cost


def _goals(content: PlanContent) -> Iterator[tuple[Value, ...]]:
    for goal in content.goals:
        why = "\n".join(f"{row.code} {row.text}" for row in goal.conclusions)
        beside = (goal.no_conclusion_reason, plain_of(goal.manner))
        yield goal.heading, why, *beside, len(goal.actions), _sum(goal.cost, goal.amount or None)


def _actions(content: PlanContent) -> Iterator[tuple[Value, ...]]:
    for goal in content.goals:
        yield from (_action(action, goal.heading if goal.text else "") for action in goal.actions)


def _action(action: Action, goal: str) -> tuple[Value, ...]:
    said = (action.number, goal, action.title, plain_of(action.description), action.time)
    days = (date.fromisoformat(day) if day else None for day in (action.time_from, action.time_to))
    how = (plain_of(action.manner), action.addressees, where(action), action.responsible)
    lists = (", ".join(names) for names in (action.partners, action.kinds, action.services))
    cost = _sum(action.cost, Decimal(action.cost_value) if action.cost_value else None)
    sources = "; ".join(row.words for row in action.costs)
    indicators = "\n".join(row.words for row in action.indicators)
    return (*said, *days, *how, *lists, action.resources, cost, sources, indicators)


def _sum(words: str, amount: Decimal | None) -> Value:
    """A number; of a sum that is not public what stands instead."""
    return words if is_marker(words) else amount


def _localities(content: PlanContent) -> Iterator[tuple[Value, ...]]:
    places = [("cała gmina", content.actions_everywhere), *content.actions_of_localities]
    return ((name, row.number, row.title, row.time) for name, actions in places for row in actions)


def _services(content: PlanContent) -> Iterator[tuple[Value, ...]]:
    for service, actions in content.actions_of_services:
        yield service.name, service.programme, ", ".join(row.name for row in actions), service.gap_words


def _indicators(content: PlanContent) -> Iterator[tuple[Value, ...]]:
    for part, row in content.indicators:
        name = part.name if isinstance(part, Action) else part.heading
        yield name, row.name, row.baseline, row.target, row.unit, row.source, row.kind, row.path
