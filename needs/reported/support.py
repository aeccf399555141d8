"""What reports tell of support of some days: how often, how many minutes; small groups are never told apart."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from needs.models import Support, SupportedKind
from needs.support.figures import Table, tables_of
from osl_site.common.registry import Link, ReportFigure, ReportPart, ReportSectionOf, ReportTable, rows_named
from osl_site.common.text.date_formats import polish_day

KIND = "needs.support"
INITIATIVES = 4  # the task of art. 32
IN_TABLES = ("Forma", "Miejsce")


def draw(first: date, last: date) -> ReportPart:
    """Of support given on these days. Two queries."""
    rows = Support.objects.filter(held_on__range=(first, last))
    found = list(rows.values_list("pk", "kind", "people", "minutes"))
    of_groups = [pk for pk, kind, _people, _minutes in found if kind != SupportedKind.PERSON]
    every = rows_named(KIND, (row[0] for row in found))
    figures = (
        ReportFigure("entries", "Wsparcie: ile razy", Decimal(len(found)), every),
        ReportFigure(
            "groups",
            "Wsparcie grup, inicjatyw i organizacji: ile razy",
            Decimal(len(of_groups)),
            rows_named(KIND, of_groups),
            task=INITIATIVES,
        ),
        ReportFigure("minutes", "Wsparcie: ile minut", Decimal(sum(row[3] for row in found)), every, "min"),
    )
    tables = tables_of(rows, lambda keys: {}) if found else []
    return ReportPart(figures, tuple(_table(table) for table in tables if table.head in IN_TABLES))


def _table(table: Table) -> ReportTable:
    lines = tuple((line.name, str(line.entries), str(line.minutes)) for line in (*table.lines, table.total))
    caption = f"Wsparcie {table.title[:1].lower()}{table.title[1:]}"
    return ReportTable(f"support-{table.head}", caption, (table.head, "Ile razy", "Minuty"), lines, (1, 2))


def _pages(ids: Sequence[int]) -> dict[int, Link]:
    found = Support.objects.filter(pk__in=ids).only("pk", "held_on")
    return {
        row.pk: Link("wsparcie", f"WS-{row.pk}, {polish_day(row.held_on)}", row.get_absolute_url()) for row in found
    }


SECTION = ReportSectionOf(
    "support",
    "Wsparcie osób, grup i inicjatyw",
    "Napisz, w czym wsparcie pomogło. Nie podawaj danych osób.",
    draw,
    {KIND: _pages},
)
