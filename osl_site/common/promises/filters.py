"""What may be asked of the list of promises."""

from django.db.models import QuerySet

from osl_site.common import clock
from osl_site.common.lists.filtersets import DayFilter, ListFilterSet, TickFilter


class PromiseFilter(ListFilterSet):
    moje = TickFilter(label="Tylko moje", method="of_mine")
    po_terminie = TickFilter(label="Tylko po terminie", method="late")
    zrobione = TickFilter(label="Także zrobione", method="as_they_are")
    od = DayFilter("due", "gte", label="Termin od")
    do = DayFilter("due", "lte", label="Termin do")

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Those that wait, unless what is done is asked for, too."""
        found = super().filter_queryset(queryset)
        return found if "zrobione" in self.answers else found.open()

    def of_mine(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.filter(owner=self.request.user)

    def late(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.open().filter(due__lt=clock.today())

    def as_they_are(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows
