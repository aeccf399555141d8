"""What reports tell of standing help: how much of it in which unit, by the offer, in the months of some days."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.urls import reverse

from activities.models import Tally
from osl_site.common.registry import Link, ReportFigure, ReportPart, ReportSectionOf, ReportTable, rows_named
from osl_site.common.text.date_formats import polish_month
from osl_site.common.text.number_format import number

KIND = "activities.tally"
SUPPORTING = 3  # the task of art. 32


def draw(first: date, last: date) -> ReportPart:
    """Of months that begin on these days, what holds of each. A unit adds up alone: lifts and calls are no sum. One
    query."""
    rows = Tally.objects.current().filter(month__range=(first, last), number__isnull=False)
    found: dict[tuple[int, str, str], list[tuple[int, Decimal]]] = {}
    columns = ("activity", "activity__title", "unit", "pk", "number")
    for activity, title, unit, pk, value in rows.order_by("activity__title", "unit", "pk").values_list(*columns):
        found.setdefault((activity, title, unit), []).append((pk, value))
    figures = tuple(
        ReportFigure(
            f"{activity}-{unit}",
            f"{title}: {unit}",
            sum((value for _pk, value in each), Decimal(0)),
            rows_named(KIND, (pk for pk, _value in each)),
            task=SUPPORTING,
            plain=title if title.lower() == unit else f"{title}: {unit}",
        )
        for (activity, title, unit), each in found.items()
    )
    lines = tuple(
        (title, unit, number(sum((value for _pk, value in each), Decimal(0))), str(len(each)))
        for (_activity, title, unit), each in found.items()
    )
    heads = ("Stała pomoc", "Co liczymy", "Ile", "Z ilu miesięcy")
    tables = (ReportTable("standing-help", "Stała pomoc", heads, lines, (2, 3)),) if lines else ()
    return ReportPart(figures, tables)


def _pages(ids: Sequence[int]) -> dict[int, Link]:
    found = Tally.objects.filter(pk__in=ids).select_related("activity")
    url = lambda row: reverse("activities:activity_detail", args=[row.activity_id])
    return {row.pk: Link("stała pomoc", f"{row.activity.title}, {polish_month(row.month)}", url(row)) for row in found}


SECTION = ReportSectionOf(
    "standing-help", "Stała pomoc", "Napisz, kto z niej korzysta i czego jeszcze brakuje.", draw, {KIND: _pages}
)
