"""What reports tell of cooperation: with whom it was confirmed in some days."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from osl_site.common.registry import Link, ReportFigure, ReportPart, ReportSectionOf, ReportTable, rows_named
from osl_site.common.text.date_formats import polish_day
from partners.models import Partner

KIND = "partners.partner"
COOPERATION = 5  # the task of art. 32


def draw(first: date, last: date) -> ReportPart:
    """Partners whose data were confirmed on these days. One query."""
    found = list(Partner.objects.filter(confirmed_on__range=(first, last)).order_by("confirmed_on", "pk"))
    rows = rows_named(KIND, (row.pk for row in found))
    label = "Partnerzy, których dane potwierdzono w tym czasie"
    figure = ReportFigure("confirmed", label, Decimal(len(found)), rows, task=COOPERATION)
    lines = tuple((row.name, row.get_kind_display(), polish_day(row.confirmed_on)) for row in found)
    heads = ("Partner", "Typ", "Potwierdzono")
    tables = (ReportTable("partners", "Partnerzy", heads, lines),) if lines else ()
    return ReportPart((figure,), tables)


def _pages(ids: Sequence[int]) -> dict[int, Link]:
    found = Partner.objects.filter(pk__in=ids).only("pk", "name")
    return {row.pk: Link("partner", row.name, row.get_absolute_url()) for row in found}


SECTION = ReportSectionOf(
    "cooperation", "Współpraca", "Napisz, z kim i co się udało razem, i kogo jeszcze brakuje.", draw, {KIND: _pages}
)
