"""Periods of summaries of individual plans, as the office set them: whole months, each with a day when it is due."""

from dataclasses import dataclass
from datetime import date, timedelta

from needs.models import IpusSummary
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.centre.office import office
from osl_site.common.text.date_formats import period_in_figures

PROPOSED = 4  # periods that are over and may be presented


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included, and by when its summary is due."""

    first: date
    last: date
    due_on: date

    @property
    def words(self) -> str:
        """„1.01.2026–30.06.2026”."""
        return period_in_figures(self.first, self.last)

    @property
    def due_words(self) -> str:
        """„30.07.2026”."""
        return f"{self.due_on:%-d.%m.%Y}"


def over(count: int = PROPOSED) -> list[Period]:
    """The periods that ended last, the newest first; none of before the centre worked. One query."""
    here = office()
    first = _begin(clock.today(), here.ipus_months)
    found = []
    for _step in range(count):
        last = first - timedelta(days=1)
        first = _begin(last, here.ipus_months)
        found.append(Period(first, last, last + timedelta(days=here.ipus_days)))
    return [one for one in found if here.works_since is None or one.last >= here.works_since]


def _begin(day: date, months: int) -> date:
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def open_periods() -> list[Period]:
    """Those that are over and of which nothing was presented, the newest first. Two queries."""
    periods = over()
    there = set(IpusSummary.objects.filter(first_day__in=[one.first for one in periods]).values_list("first_day"))
    return [one for one in periods if (one.first,) not in there]


def awaited() -> Period | None:
    """The one that ended last, while its summary is not there and somebody in the house presents such. Three queries
    at most."""
    if not User.objects.filter(is_active=True, roles__contains=[Role.SERVICE_ORGANISER]).exists():
        return None
    newest = next(iter(over(1)), None)
    there = newest and IpusSummary.objects.filter(first_day=newest.first).exists()
    return None if there else newest
