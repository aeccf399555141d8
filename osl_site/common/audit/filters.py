"""What the trail is narrowed by."""

from datetime import date, datetime, time

from django.db.models import QuerySet
from django.http import HttpRequest
from django_filters import ModelChoiceFilter

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.filtersets import DayFilter, ListFilterSet


def people(request: HttpRequest) -> QuerySet[User]:
    return User.objects.order_by(polish_order("name"), "id")


class TrailFilters(ListFilterSet):
    """A person, and days from–to, both included."""

    osoba = ModelChoiceFilter("by", label="Kto", queryset=people, empty_label="wszyscy")
    od = DayFilter("at", label="Od", method="since")
    do = DayFilter("at", label="Do", method="until")

    def since(self, entries: QuerySet, name: str, value: date) -> QuerySet:
        return entries.filter(at__gte=clock.midnight(value))  # a moment and not `at__date`, which no index serves

    def until(self, entries: QuerySet, name: str, value: date) -> QuerySet:
        return entries.filter(at__lte=datetime.combine(value, time.max, tzinfo=clock.WARSAW))
