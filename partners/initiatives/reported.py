"""What reports tell of residents' initiatives of some days."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from osl_site.common.registry import Link, ReportFigure, ReportPart, ReportSectionOf, ReportTable, rows_named
from partners.initiatives.figures import counted, told_of
from partners.models import Funding, Initiative, InitiativeLead

INITIATIVE, FUNDING, LEAD = "partners.initiative", "partners.funding", "partners.initiativelead"
OWN_DOING = 4  # the task of art. 32


def draw(first: date, last: date) -> ReportPart:
    """Of initiatives that were begun, went on or ended on these days. Five queries."""
    found = counted(first, last)
    figures = (
        _figure("begun", "Inicjatywy rozpoczęte", INITIATIVE, found.begun),
        _figure("done", "Inicjatywy zrobione", INITIATIVE, found.done),
        _figure("stopped", "Inicjatywy wstrzymane", INITIATIVE, found.stopped),
        _figure("residents", "Inicjatywy, które prowadzą mieszkańcy", INITIATIVE, found.led_by_residents),
        _figure("filed", "Złożone podania o pieniądze", FUNDING, found.filed),
        _figure("won", "Podania, na które przyznano pieniądze", FUNDING, found.won),
        ReportFigure(
            "granted", "Przyznane pieniądze", found.granted, rows_named(FUNDING, found.won), "zł", task=OWN_DOING
        ),
        ReportFigure(
            "leaders", "Nowi liderzy", Decimal(found.new_leaders), rows_named(LEAD, found.leads), task=OWN_DOING
        ),
    )
    rows = told_of(sorted({*found.begun, *found.done, *found.stopped, *found.going_on}))
    lines = tuple((row.title, row.locality.name, row.stage_word, row.leader_word) for row in rows)
    heads = ("Inicjatywa", "Miejscowość", "Etap", "Prowadzi")
    return ReportPart(figures, (ReportTable("initiatives", "Inicjatywy mieszkańców", heads, lines),) if lines else ())


def _figure(key: str, label: str, kind: str, ids: Sequence[int]) -> ReportFigure:
    return ReportFigure(key, label, Decimal(len(ids)), rows_named(kind, ids), task=OWN_DOING)


def _initiatives(ids: Sequence[int]) -> dict[int, Link]:
    found = Initiative.objects.filter(pk__in=ids).only("pk", "title")
    return {row.pk: Link("inicjatywa", str(row), row.get_absolute_url()) for row in found}


def _funding(ids: Sequence[int]) -> dict[int, Link]:
    found = Funding.objects.filter(pk__in=ids).only("pk", "source", "initiative")
    words = lambda row: f"{row.get_source_display()}, I-{row.initiative_id}"
    return {row.pk: Link("podanie", words(row), row.get_absolute_url()) for row in found}


def _leads(ids: Sequence[int]) -> dict[int, Link]:
    found = InitiativeLead.objects.filter(pk__in=ids).select_related("initiative")
    return {row.pk: Link("inicjatywa", str(row.initiative), row.initiative.get_absolute_url()) for row in found}


SECTION = ReportSectionOf(
    "initiatives",
    "Inicjatywy mieszkańców",
    "Napisz, co mieszkańcy zrobili sami i co im w tym pomogło. Bez nazwisk.",
    draw,
    {INITIATIVE: _initiatives, FUNDING: _funding, LEAD: _leads},
)
