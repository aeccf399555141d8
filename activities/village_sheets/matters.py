"""What waits for a person about the month's sheets, for the desk."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import ngettext

from activities.models import VillageSheet
from activities.standing_help.months import month_after, month_of
from activities.village_sheets import state
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.registry import Degree, Group, Matter
from osl_site.common.text.date_formats import month_in_words, until
from osl_site.common.text.enumerations import few_of
from partners.models import VillageHead

MOST_NAMED = 4


def first_sheets(user: User) -> Iterator[Matter]:
    """The sheets of the next month from two working days before they are to go, then until they went. Three queries at
    most."""
    here = office()
    month = state.due_month(here)
    if month is None or not (count := state.unsent(month).count()):
        return
    subject = ngettext("%(count)d wieś", "%(count)d wsi", count) % {"count": count}
    found = state.not_ready(month)
    goes_on = state.goes_on(month, here)
    yield Matter(
        f"Arkusze na {month_in_words(month)}: {subject}{f', {found.words}' if found else ''}.",
        "Sprawdź i wyślij",
        _page(month),
        subject=subject,
        group=Group.TO_DO if goes_on <= clock.today() else Group.LATER,
        degree=Degree.LATE if goes_on < clock.today() else Degree.SOON,
        when="po terminie" if goes_on < clock.today() else until(goes_on),
        since=clock.midnight(goes_on),
    )


def due_first_sheets(user: User) -> QuerySet[VillageHead]:
    """Heads whose first sheet is to go today or is late: one matter for all of them. No query of its own: the rail of
    every page counts them, so the day of the office is asked in the same one."""
    today = clock.today()
    this = month_of(today)
    day = Coalesce(Subquery(Centre.objects.values("sheet_day")[:1]), Value(Centre().sheet_day))
    due = Q(day__in=range(1, today.day + 1), pk__in=state.unsent(month_after(this)).values("pk"))
    late = Q(day__in=state.sheet_days_of_late(today), pk__in=state.unsent(this).values("pk"))
    return VillageHead.objects.alias(day=day).filter(due | late)


def corrected_sheets(user: User) -> Iterator[Matter]:
    """Sheets on notice boards that are no longer so. One query while nothing changed."""
    for month in state.changed_months():
        names = [line.village.name for line in state.to_go(month, here=office()) if line.is_changed]
        if names:
            subject = few_of(names, MOST_NAMED)
            said = f"Wyślij poprawiony arkusz: {subject}."
            yield Matter(said, "Sprawdź i wyślij", _page(month), subject=subject, degree=Degree.SOON)


def sheets_to_tell(user: User) -> Iterator[Matter]:
    """Heads who are still to hear their sheet by telephone. One query."""
    months = list(calls_due(user).order_by("month").values_list("month", flat=True))
    if months:
        said = f"Zadzwoń do sołtysów z arkuszem na {month_in_words(months[0])}: {len(months)}."
        yield Matter(said, "Zobacz, do kogo", f"{_page(months[0])}#telefony", subject=str(len(months)))


def calls_due(user: User) -> QuerySet[VillageSheet]:
    """Of this month and the next; one matter for all of them. No query of its own."""
    return state.to_ring(month_of(clock.today()))


def _page(month: date) -> str:
    return reverse("activities:sheet_list", args=[month])
