"""What waits for a person about the month's sheets, for the desk."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from activities.standing_help.months import month_after, month_of
from activities.village_sheets import state
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.registry import Degree, Group, Matter
from osl_site.common.text.date_formats import month_in_words, until
from osl_site.common.text.enumerations import few_of

MOST_NAMED = 4


def sheets(user: User) -> Iterator[Matter]:
    """The sheets of the next month from two working days before they are to go; then those that are no longer so, and
    those that are still to be told by telephone."""
    here = office()
    yield from _first_ones(here)
    for month in state.changed_months():
        yield from _corrected_ones(month, here)
    this = month_of(clock.today())
    for month in (this, month_after(this)):
        yield from _calls(month)


def _first_ones(here: Centre) -> Iterator[Matter]:
    month = state.due_month(here)
    count = state.unsent(month).count() if month else 0
    if month is None or count == 0:
        return
    subject = ngettext("%(count)d wieś", "%(count)d wsi", count) % {"count": count}
    found = state.not_ready(month)
    goes_on = state.goes_on(month, here)
    is_late = goes_on < clock.today()
    yield Matter(
        f"Arkusze na {month_in_words(month)}: {subject}{f', {found.words}' if found else ''}.",
        "Sprawdź i wyślij",
        _page(month),
        subject=subject,
        group=Group.LATER,
        degree=Degree.LATE if is_late else Degree.SOON,
        when="po terminie" if is_late else until(goes_on),
        since=clock.midnight(goes_on),
    )


def _corrected_ones(month: date, here: Centre) -> Iterator[Matter]:
    names = [line.village.name for line in state.to_go(month, here=here) if line.is_changed]
    if names:
        subject = few_of(names, MOST_NAMED)
        said = f"Wyślij poprawiony arkusz: {subject}."
        yield Matter(said, "Sprawdź i wyślij", _page(month), subject=subject, group=Group.LATER, degree=Degree.SOON)


def _calls(month: date) -> Iterator[Matter]:
    if count := state.to_ring(month).count():
        said = f"Zadzwoń do sołtysów z arkuszem na {month_in_words(month)}: {count}."
        yield Matter(said, "Zobacz, do kogo", f"{_page(month)}#telefony", subject=str(count), group=Group.LATER)


def _page(month: date) -> str:
    return reverse("activities:sheet_list", args=[month])
